//! Those of whom several stand behind an office, told by common words: "representatives of the political parties".

use super::complement::{COMMUNITIES, ENVOYS};
use super::{Of, Reader};
use crate::document::tag::Tag;
use crate::schema::Flags;

/// Words for several that mean the sides of an encounter unless more is said of them.
const SIDES: &[&str] = &["parties", "groups", "forces", "members", "factions", "rivals", "powers", "republics"];

/// What several head of whom no more is told.
const HEADED: &[&str] =
    &["factions", "missions", "parties", "committees", "churches", "blocs", "companies", "agencies", "chambers"];

/// Words for several that always do.
const CAMPS: &[&str] = &[
    "sides",
    "countries",
    "nations",
    "governments",
    "states",
    "camps",
    "delegations",
    "ministries",
    "teams",
    "capitals",
    "neighbours",
    "neighbors",
    "years",
    "days",
    "weeks",
    "months",
];

impl Reader<'_, '_, '_> {
    /// "of the political parties", "of the business community": where the words for several end that have no name.
    pub(super) fn of_groups(&self, at: usize) -> Option<usize> {
        let from = self.counted(at);
        let inner = |i: usize| {
            let word = &self.page.words[i];
            let plain = word.tag.is_noun() || word.tag.is_adjective() || word.flags.any(Flags::PORTFOLIO);
            plain && !word.capital() && !word.flags.any(Flags::HEAD) && word.word()
        };
        let stop = (from..self.end.min(from + 5)).find(|&i| !inner(i))?;
        let last = &self.page.words[stop.checked_sub(1).filter(|&l| l >= from)?];
        let many = last.tag == Tag::NNS && !last.flags.any(Flags::PORTFOLIO) && (stop > from + 1 || !last.among(SIDES));
        let ends = !self.is(stop, &["'s", "’s", "'", "’"]) && !self.page.words[stop.min(self.end - 1)].capital();
        ((many || last.among(COMMUNITIES) && !last.is("opposition")) && ends && !last.among(CAMPS)).then_some(stop)
    }

    /// Behind "ten" or "several".
    fn counted(&self, at: usize) -> usize {
        let count = at + 1 < self.end && crate::mention::party::number(&self.page.words[at].lower).is_some();
        at + usize::from(count || self.is(at, &["several", "various", "many", "all", "some"]))
    }

    /// Those of whom several come are the body of an envoy; they belong to the title of whoever heads them.
    pub(super) fn of_several(&mut self, at: usize, stop: usize) -> bool {
        if self.is(self.out.head, ENVOYS) && self.out.of == Of::Open {
            self.out.of = Of::Body(self.page.text(self.counted(at)..stop));
        } else if self.is(self.out.head, &["heads", "leaders", "chairmen"]) && self.is(stop - 1, HEADED) {
            self.push_words("of", self.counted(at)..stop);
        } else {
            return false;
        }
        self.at = stop;
        true
    }
}
