//! Words that name a topic without saying so: "kent paz missile defence". What stands where only a name can is none.

use crate::dossier::Office;
use crate::graph::{Party, Selection};
use crate::query::chunk::{Chunk, Tag};
use crate::query::understand::Reading;

/// Sorts of people of which no graph tells who is one.
const SORTS: [&str; 12] = [
    "western",
    "eastern",
    "northern",
    "southern",
    "tribal",
    "religious",
    "business",
    "spiritual",
    "civic",
    "student",
    "regional",
    "military",
];

impl Reading<'_> {
    /// Words that name a topic of the graph without saying so: "kerry lavrov missile defence".
    pub(super) fn loose_topics(&mut self, selection: &mut Selection) {
        let open: Vec<bool> = (0..self.pieces.len())
            .map(|at| {
                let c = &self.pieces[at];
                c.tag == Tag::Word && !c.taken && !self.g.knows(&c.fold) && !self.named(at)
            })
            .collect();
        let mut at = 0;
        while at < open.len() {
            let end = (at..open.len()).find(|i| !open[*i]).unwrap_or(open.len());
            let run = (at + 1..=end).rev().find(|e| self.names.is_topic(&joined(&self.pieces[at..*e])));
            if let Some(end) = run {
                selection.about.push(joined(&self.pieces[at..end]));
                self.pieces[at..end].iter_mut().for_each(|c| c.taken = true);
                at = end;
            } else {
                at += 1;
            }
        }
    }

    /// Whether a word with a capital stands where only a name can: "in Plains", "Queen Elizabeth".
    fn named(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|i| &self.pieces[i]) else { return false };
        let cased = self.pieces.iter().any(|c| c.tag == Tag::Word && !c.capital);
        let place = before.tag == Tag::Word && matches!(before.fold.as_str(), "in" | "at" | "near" | "outside");
        let title = match &before.tag {
            Tag::Side(Party::Office(office)) => office.of.is_none() && !before.comma && !before.owner && before.capital,
            _ => false,
        };
        cased && self.pieces[at].capital && (place || title) || self.sort(at)
    }

    /// "western leaders": whom that means, no graph tells.
    fn sort(&self, at: usize) -> bool {
        let next = self.pieces.get(at + 1).is_some_and(|c| match &c.tag {
            Tag::Word => self.g.is("PEOPLE", &c.fold),
            Tag::Side(side) => matches!(side, Party::Office(Office { of: None, .. })),
            _ => false,
        });
        next && SORTS.contains(&self.pieces[at].fold.as_str())
    }
}

fn joined(pieces: &[Chunk]) -> String {
    pieces.iter().map(|c| if c.capital { c.text.as_str() } else { c.fold.as_str() }).collect::<Vec<_>>().join(" ")
}
