//! Words that nothing stands for, and words that were read as something else than they say.

use crate::graph::Party;
use crate::query::Ask;
use crate::query::chunk::{Chunk, Tag};
use crate::query::understand::Reading;

impl Reading<'_> {
    /// "Which allies", where nothing tells what kind of answer that is.
    pub(super) fn unknown_kind(&self) -> Option<String> {
        let [which, kind, ..] = &self.pieces[..] else { return None };
        let open = kind.tag == Tag::Word && !self.g.knows(&kind.fold) && which.fold == "which";
        let discussed = self.pieces.iter().any(|c| self.g.is("DISCUSSED", &c.fold));
        (open && !discussed && self.query.asks == [Ask::What]).then(|| kind.text.clone())
    }

    /// Countries that the question for the holder of an office names besides that of the office: "envoy of the UN for Myanmar".
    pub(super) fn left_over(&self) -> Vec<String> {
        let holder = self.query.asks[0] == Ask::Holder;
        let who = self.query.meetings.iter().flat_map(|s| &s.who).filter(|p| holder && matches!(p, Party::Polity(_)));
        who.map(Party::to_string).collect()
    }

    /// Whether a pronoun takes up meetings or people of the same question: "which meeting was called off, and when was it".
    pub(super) fn refers_back(&self, at: usize) -> bool {
        let classes: &[&str] = match self.pieces[at].fold.as_str() {
            "it" => &["MEETING"],
            "they" | "them" => &["MANY", "PEOPLE", "NATIONS"],
            _ => return false,
        };
        self.pieces[..at].iter().any(|c| c.tag == Tag::Word && classes.iter().any(|k| self.g.is(k, &c.fold)))
    }

    /// Whether a word stands where a name would stand.
    pub(super) fn slot(&self, at: usize) -> bool {
        let before = self.pieces[..at].iter().rev().find(|c| !matches!(c.fold.as_str(), "the" | "a" | "an"));
        before.is_some_and(|c| matches!(c.fold.as_str(), "with" | "met" | "meet" | "did" | "between" | "to" | "by"))
    }

    /// Whether a word of questions stands with a capital where a name would: "who met Most".
    pub(super) fn misnamed(&self, at: usize) -> bool {
        let c = &self.pieces[at];
        let small = at > 0 && !self.pieces[at - 1].capital;
        let said = |class: &str| self.g.is(class, &c.fold);
        let plain = ["PEOPLE", "MEETING", "MEET", "WH", "NATIONS", "POSTS"].iter().any(|k| said(k));
        c.capital && small && self.slot(at) && !plain && !matches!(c.fold.as_str(), "the" | "a" | "an" | "i" | "who")
    }

    /// What was read as something that is spelled otherwise.
    pub(super) fn readings(&self) -> Vec<String> {
        let said = |c: &Chunk| match &c.tag {
            Tag::Side(Party::Person { name, ids }) if ids.len() > 1 && !name.contains(" or ") => {
                Some(format!("\"{}\" may be any of {} persons called {name}", c.text, ids.len()))
            }
            Tag::Side(Party::Person { name, ids }) if ids.len() > 1 => Some(format!("\"{}\" may be {name}", c.text)),
            Tag::Side(Party::Person { name, .. }) if !self.names.spelled(&c.fold) => {
                Some(format!("\"{}\" read as {name}", c.text))
            }
            Tag::Word if c.guess => Some(format!("\"{}\" read as \"{}\"", c.text, c.fold)),
            _ => None,
        };
        self.pieces.iter().filter_map(said).collect()
    }
}
