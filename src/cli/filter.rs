//! Flags as a selection of meetings.

use std::collections::BTreeSet;

use rapporteur::dossier::{Dossier, Who};
use rapporteur::graph::{Graph, Party, Selection, select};
use rapporteur::{Error, Result, query};

use super::args::Filters;

/// Somebody who was asked for and whom the graph does not know.
pub struct Stranger {
    /// As it was typed.
    pub name: String,
    /// Names of the graph that come near.
    pub near: Vec<String>,
}

/// The selection that flags mean, or the first name that the graph does not have.
pub fn selection(filters: &Filters, graph: &Graph) -> std::result::Result<Selection, Stranger> {
    let party = |name: &String| {
        let known: std::result::Result<Party, Vec<String>> = query::party(name, graph);
        known.map_err(|near| Stranger { name: name.clone(), near })
    };
    Ok(Selection {
        who: filters.who.iter().chain(&filters.with).map(party).collect::<std::result::Result<_, _>>()?,
        about: filters.about.clone(),
        from: filters.from,
        to: filters.to,
        month: None,
        place: filters.place.clone(),
        kinds: filters.kind.clone(),
        statuses: filters.status.clone(),
    })
}

/// Refuses a time that ends before it begins.
pub fn check(filters: &Filters) -> Result<()> {
    match (filters.from, filters.to) {
        (Some(from), Some(to)) if from.bounds().0 > to.bounds().1 => {
            Err(Error::new("", format!("--from {from} is later than --to {to}")))
        }
        _ => Ok(()),
    }
}

/// The meetings of a dossier that fit, with those who took part and the documents that tell of them.
pub fn narrow(dossier: &Dossier, selection: &Selection) -> Dossier {
    let meetings: Vec<_> = select(selection, dossier).into_iter().cloned().collect();
    let documents: BTreeSet<&str> = meetings.iter().flat_map(|m| &m.evidence).map(|e| e.document.as_str()).collect();
    let there = meetings.iter().flat_map(|m| &m.participants).filter_map(|p| match &p.who {
        Who::Person(id) => Some(id.as_str()),
        _ => None,
    });
    let there: BTreeSet<&str> = there.collect();
    Dossier {
        documents: dossier.documents.iter().filter(|d| documents.contains(d.id.as_str())).cloned().collect(),
        persons: dossier.persons.iter().filter(|p| there.contains(p.id.as_str())).cloned().collect(),
        meetings: meetings.clone(),
    }
}
