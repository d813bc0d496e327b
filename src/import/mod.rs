//! Which lists are there already? Registers of journeys and of meetings, each entry as the dossier of a document of its own.
//!
//! An entry keeps its words as the evidence, so that lists and articles meet in one graph.

mod cell;
mod day;
mod disclosure;
mod journey;
mod words;
mod xml;

pub use day::{Order, day};
pub use disclosure::{Columns, Disclosure, disclosures};
pub use journey::{Journey, journeys};

use crate::dossier::Dossier;
use crate::schema::Schema;

/// An entry of a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A journey of an official, with remarks on whom he or she met.
    Journey(Journey),
    /// A meeting that was made public.
    Disclosure(Disclosure),
}

impl Entry {
    /// What the entry says, as the dossier of one document.
    pub fn dossier(&self, schema: &Schema) -> Dossier {
        match self {
            Entry::Journey(journey) => journey.dossier(schema),
            Entry::Disclosure(disclosure) => disclosure.dossier(schema),
        }
    }
}
