//! Flags as a selection of meetings.

use rapporteur::dossier::{Dossier, Meeting};
use rapporteur::export::part;
use rapporteur::graph::{Graph, Party, Selection, select};
use rapporteur::{Error, Result, query};

use super::args::{Filters, Near};

/// Somebody who was asked for and whom the graph does not know.
pub struct Stranger {
    /// As it was typed.
    pub name: String,
    /// Names of the graph that come near.
    pub near: Vec<String>,
}

impl Stranger {
    /// What to tell of it; `file` is the graph.
    pub fn error(&self, file: &str) -> Error {
        let error = Error::new(file, format!("it does not have `{}`", self.name));
        let near = self.near.join(", ");
        if near.is_empty() { error } else { error.hint(format!("it has: {near}")) }
    }
}

/// The selection that flags mean, or the first name that the graph does not have.
pub fn selection(filters: &Filters, graph: &Graph) -> std::result::Result<Selection, Stranger> {
    let party = |name: &String| party(name, graph);
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

/// The person, office or country that a name means.
pub fn party(name: &str, graph: &Graph) -> std::result::Result<Party, Stranger> {
    query::party(name, graph).map_err(|near| Stranger { name: name.to_string(), near })
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

/// What flags mean: which meetings, and around whom.
pub struct Meant {
    /// What the meetings must be like.
    pub selection: Selection,
    /// Around whom; nobody where the meetings of all are meant.
    pub centre: Vec<Party>,
    /// How far from the centre.
    pub depth: u32,
}

impl Meant {
    /// What the flags mean, or the first name that the graph does not have.
    pub fn of(filters: &Filters, near: &Near, graph: &Graph) -> std::result::Result<Meant, Stranger> {
        let centre = near.around.iter().map(|name| party(name, graph)).collect::<std::result::Result<_, _>>()?;
        Ok(Meant { selection: selection(filters, graph)?, centre, depth: near.depth })
    }

    /// The meetings of a dossier that fit, in its order. Steps from the centre lead over these alone.
    pub fn meetings<'d>(&self, dossier: &'d Dossier) -> Vec<&'d Meeting> {
        let all = select(&self.selection, dossier);
        if self.centre.is_empty() { all } else { part::around(dossier, &all, &self.centre, self.depth) }
    }

    /// The meetings that fit, with those who took part and the documents that tell of them.
    pub fn narrow(&self, dossier: &Dossier) -> Dossier {
        part::only(dossier, self.meetings(dossier))
    }
}
