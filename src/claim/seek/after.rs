//! Do the parts behind the anchor fit what stands behind it?

use super::Seeker;
use crate::claim::line::{self, What};
use crate::document::tag::Tag;
use crate::mention::party::Head;
use crate::mention::verb::Tense;
use crate::schema::phrase::{Label, Part};

/// How many items are tried for a part.
const TRIES: usize = 9;

impl<'r> Seeker<'r, '_> {
    /// Parts after the anchor, from left to right, adverbials passed over.
    pub(super) fn after(&mut self, parts: &'r [Part], from: usize) -> Option<usize> {
        let mut at = from;
        let mut skip = 0;
        for (n, part) in parts.iter().enumerate() {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            if let Some(taken) = self.relative(&parts[n..]) {
                skip = taken - 1;
                continue;
            }
            if *part == Part::Stop {
                if self.goes_on(at) {
                    return None;
                }
                continue;
            }
            at = self.reach(part, at)?;
        }
        Some(at)
    }

    /// The item behind the next one that a part takes, so many adverbials passed over.
    fn reach(&mut self, part: &'r Part, from: usize) -> Option<usize> {
        let topic = matches!(part, Part::Slot { label: Label::Topic, .. });
        let mut at = from;
        for _ in 0..TRIES {
            if at >= self.line.items.len() || topic && self.plain(at) && self.word(at).is(",") {
                return None;
            }
            if let Some(next) = self.take_here(part, at) {
                return Some(next);
            }
            at = self.adverbial(at)?;
        }
        None
    }

    /// A part held against an item, or against what a description or a preposition there leads to.
    fn take_here(&mut self, part: &'r Part, at: usize) -> Option<usize> {
        if let Some(next) = self.take(part, at) {
            return Some(next);
        }
        match part {
            Part::Slot { label: Label::Who, .. } => self.described(at).and_then(|named| self.take(part, named)),
            Part::Slot { label: Label::Encounter, .. } if self.plain(at) && self.word(at).tag == Tag::IN => {
                self.line.items.get(at + 1).and_then(|_| self.take(part, at + 1))
            }
            _ => None,
        }
    }

    /// The name behind a description that no list knows: "with [the retired judge,] Ana Duarte".
    fn described(&self, at: usize) -> Option<usize> {
        let inside = |k: usize| {
            let word = self.word(k);
            match self.line.items[k].what {
                What::Word => {
                    word.tag.is_noun()
                        || word.tag.is_adjective()
                        || matches!(word.tag, Tag::DT | Tag::PRPS | Tag::POS | Tag::CD)
                        || k > at && word.is("of")
                }
                What::Who(g) => k > at && self.line.groups[g].parties.iter().all(|&p| !self.line.parties[p].personal()),
                _ => false,
            }
        };
        let mut end = at;
        while end < self.line.items.len() && end < at + 12 && inside(end) {
            end += 1;
        }
        if end > at && self.plain(end - 1) && self.word(end - 1).tag == Tag::POS {
            // "with President Paz's [envoy]": whom somebody else has or sends.
            let owned = self.line.items.get(end).map(|i| i.what);
            return matches!(owned, Some(What::Who(g)) if self.line.parties[self.line.groups[g].parties[0]].owner.is_some())
                .then_some(end);
        }
        if end == at || !self.plain(end - 1) || !self.word(end - 1).tag.is_noun() {
            return None;
        }
        let comma = end < self.line.items.len() && self.plain(end) && self.word(end).is(",");
        let named = end + usize::from(comma);
        let What::Who(g) = self.line.items.get(named)?.what else { return None };
        let name = matches!(self.line.parties[self.line.groups[g].parties[0]].head, Head::Name(_));
        let closed = !comma
            || self.line.items.get(named + 1).is_none_or(|i| {
                i.what != What::Word || line::mark(self.page, i) || self.page.words[i.tokens.start].tag == Tag::IN
            });
        (name && closed).then_some(named)
    }

    /// Whether the words at `at` still belong to the object before: "called him a friend", "expects her to resign".
    fn goes_on(&self, at: usize) -> bool {
        let Some(item) = self.line.items.get(at) else { return false };
        let word = self.word(at);
        match item.what {
            What::Word => {
                word.tag.is_noun()
                    || word.tag.is_adjective()
                    || matches!(word.tag, Tag::DT | Tag::PRPS | Tag::VBN | Tag::POS | Tag::TO)
                    || word.is("as")
            }
            What::Verb(v) => {
                let verb = &self.line.verbs[v];
                let first = &self.page.words[verb.tokens.start];
                let bare = matches!(first.tag, Tag::VB | Tag::VBP) && verb.tokens.len() == 1 && !first.is("be");
                bare || verb.tense == Tense::Infinitive && verb.base == "be"
            }
            What::Encounter(_) => true,
            _ => false,
        }
    }
}
