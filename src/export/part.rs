//! A part of a dossier: what lies near somebody.

use std::collections::BTreeSet;

use crate::dossier::{Dossier, Meeting, Who};
use crate::graph::Party;

/// Those of some meetings that lie near a centre, in their order.
///
/// At depth 1 those in which one of the centre took part: a person, an office, or anyone of a country; at depth 2 also those of
/// everybody who was there, and so on.
pub fn around<'d>(dossier: &Dossier, meetings: &[&'d Meeting], centre: &[Party], depth: u32) -> Vec<&'d Meeting> {
    let central = |m: &Meeting| centre.iter().any(|party| party.took_part(m, dossier));
    let mut found: Vec<bool> = meetings.iter().map(|m| depth > 0 && central(m)).collect();
    for _ in 1..depth {
        let inside = meetings.iter().zip(&found).filter(|(_, found)| **found);
        let near: BTreeSet<&str> = inside.flat_map(|(m, _)| present(m)).collect();
        let wider: Vec<bool> =
            meetings.iter().zip(&found).map(|(m, found)| *found || present(m).any(|id| near.contains(id))).collect();
        if wider == found {
            break;
        }
        found = wider;
    }
    meetings.iter().zip(found).filter(|(_, found)| *found).map(|(m, _)| *m).collect()
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
