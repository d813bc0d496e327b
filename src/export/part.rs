//! A part of a dossier: what lies near somebody.

use std::collections::BTreeSet;

use crate::dossier::{Dossier, Meeting, Who};

/// The meetings that lie near some persons, in the order of the dossier.
///
/// At depth 1 those in which one of them took part; at depth 2 also those of everybody whom they met there, and so on.
pub fn around<'d>(dossier: &'d Dossier, persons: &[String], depth: u32) -> Vec<&'d Meeting> {
    let mut near: BTreeSet<&str> = persons.iter().map(String::as_str).collect();
    let mut found: BTreeSet<usize> = BTreeSet::new();
    for _ in 0..depth {
        let (known, people) = (found.len(), near.len());
        let there = |m: &Meeting| present(m).any(|id| near.contains(id));
        found.extend((0..dossier.meetings.len()).filter(|i| there(&dossier.meetings[*i])));
        near.extend(found.iter().flat_map(|i| present(&dossier.meetings[*i])));
        if (found.len(), near.len()) == (known, people) {
            break;
        }
    }
    found.into_iter().map(|i| &dossier.meetings[i]).collect()
}

/// Ids of the persons who took part.
fn present(meeting: &Meeting) -> impl Iterator<Item = &str> {
    meeting.participants.iter().filter_map(|p| match &p.who {
        Who::Person(id) => Some(id.as_str()),
        _ => None,
    })
}

/// A dossier of these meetings alone, with the persons who took part and the documents that tell of them.
pub fn only<'d>(dossier: &Dossier, meetings: impl IntoIterator<Item = &'d Meeting>) -> Dossier {
    let meetings: Vec<Meeting> = meetings.into_iter().cloned().collect();
    let documents: BTreeSet<&str> = meetings.iter().flat_map(|m| &m.evidence).map(|e| e.document.as_str()).collect();
    let there: BTreeSet<&str> = meetings.iter().flat_map(present).collect();
    Dossier {
        documents: dossier.documents.iter().filter(|d| documents.contains(d.id.as_str())).cloned().collect(),
        persons: dossier.persons.iter().filter(|p| there.contains(p.id.as_str())).cloned().collect(),
        meetings: meetings.clone(),
    }
}
