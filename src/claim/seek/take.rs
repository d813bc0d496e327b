//! Does one part of a rule take one item of a sentence?

use super::{Bound, Seeker};
use crate::claim::line::What;
use crate::claim::topic::list;
use crate::claim::topic::phrase::listed;
use crate::claim::topic::purpose::scene;
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::mention::verb::Tense;
use crate::schema::phrase::{Label, Part};

impl<'r> Seeker<'r, '_> {
    /// Holds one part against the item at `at`; gives the item after it.
    pub(super) fn take(&mut self, part: &'r Part, at: usize) -> Option<usize> {
        let item = self.line.items.get(at)?;
        match (part, item.what) {
            (Part::Word(word), What::Word) => self.word(at).is(word).then_some(at + 1),
            (Part::Word(word), What::Place(p)) if self.line.places[p].preposition == *word => None,
            (Part::Verb { bases, passive }, What::Verb(v)) => {
                let verb = &self.line.verbs[v];
                let by = self.line.items.get(at + 1).is_some_and(|_| self.plain(at + 1) && self.word(at + 1).is("by"));
                let is_passive = verb.passive || verb.tense == Tense::PastParticiple && by;
                let governs = self.topical
                    && !passive
                    && !self.page.schema.topicwords.objectless.has(&verb.base)
                    && verb.governs.last().is_some_and(|g| bases.contains(g));
                if *passive && verb.base == "be" && self.participle(bases, at + 1) {
                    return Some(at + 2);
                }
                (bases.contains(&verb.base) && *passive == is_passive || governs).then_some(at + 1)
            }
            (Part::Slot { name, label }, what) => self.slot(name, *label, what, at),
            _ => None,
        }
    }

    /// Whether a word taken for an adjective is the participle of one of these verbs: "was underlined".
    fn participle(&self, bases: &[String], at: usize) -> bool {
        at < self.line.items.len()
            && self.plain(at)
            && self.word(at).tag == Tag::JJ
            && self.word(at).lower.ends_with("ed")
            && bases.iter().any(|b| b == self.page.schema.forms.base(&self.word(at).lower))
    }

    /// Fills a slot with the item at `at`, where it is of its kind.
    fn slot(&mut self, name: &'r str, label: Label, what: What, at: usize) -> Option<usize> {
        let bound = match (label, what) {
            (Label::Who, What::Who(g)) => Bound::Who(g),
            (Label::Encounter, What::Encounter(e)) => Bound::Encounter(e),
            (Label::Place, What::Place(p)) => Bound::Place(p),
            (Label::Date, What::Time(t)) => Bound::Time(t),
            (Label::Topic, _) => return self.topics(name, at),
            _ => return None,
        };
        self.slots.insert(name, bound);
        Some(at + 1)
    }

    /// Fills a slot with the list of topics that starts at an item.
    fn topics(&mut self, name: &'r str, at: usize) -> Option<usize> {
        let start = self.line.items[at].tokens.start;
        let first = &self.page.words[start];
        if first.kind == TokenKind::Mark && !first.among(&["“", "\"", "‘", ":"])
            || listed(&self.page.schema.topicwords.away, self.page, start)
        {
            return None;
        }
        let on = start > self.line.tokens.start && self.page.words[start - 1].is("on");
        if on && first.is("the") && scene(self.page, self.line, start) {
            return None;
        }
        let read = || list(self.page, self.line, start);
        let (end, topics) = self.lists.borrow_mut().entry((true, start)).or_insert_with(read).clone();
        if topics.is_empty() {
            return None;
        }
        self.slots.insert(name, Bound::Topics(topics));
        Some(self.line.items.partition_point(|i| i.tokens.end <= end))
    }
}
