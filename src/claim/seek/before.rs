//! Do the parts before the anchor fit what stands before it?

use super::{Bound, Seeker};
use crate::claim::clause::{Subject, subject};
use crate::claim::line::What;
use crate::claim::topic::list_before;
use crate::schema::phrase::{Label, Part};

/// "with {of:Who} <be> {who:Who}": whether the slot before the verb is no subject of it.
fn fronted(parts: &[Part]) -> bool {
    matches!(parts, [.., Part::Word(word), Part::Slot { .. }] if ["with", "alongside", "beside"].contains(&word.as_str()))
}

impl<'r> Seeker<'r, '_> {
    /// Parts before the anchor, from right to left.
    pub(super) fn before(&mut self, parts: &'r [Part]) -> Option<()> {
        let mut at = self.anchor;
        for (n, part) in parts.iter().rev().enumerate() {
            match part {
                Part::Slot { label: Label::Encounter, .. }
                    if self.left_item(at).is_some_and(|k| matches!(self.line.items[k].what, What::Encounter(_))) =>
                {
                    at = self.left_item(at)?;
                    self.take(part, at)?;
                }
                Part::Slot { name, label }
                    if n == 0 && !fronted(parts) && matches!(self.line.items[self.anchor].what, What::Verb(_)) =>
                {
                    self.left_of_verb(name, *label)?;
                    at = self.first;
                }
                Part::Word(word) => at = self.word_left(word, at)?,
                _ => {
                    at = (0..at).rev().find(|&k| !self.skippable_left(k))?;
                    self.take(part, at)?;
                }
            }
            self.first = self.first.min(at);
        }
        Some(())
    }

    /// The item to the left that is this word, adverbials passed over.
    fn word_left(&self, word: &str, at: usize) -> Option<usize> {
        for k in (0..at).rev() {
            if self.plain(k) && self.word(k).is(word) {
                return Some(k);
            }
            if !self.skippable_left(k) {
                return None;
            }
        }
        None
    }

    /// The item to the left, adverbials passed over.
    fn left_item(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|&k| !self.skippable_left(k))
    }

    /// Whether an item is an adverbial, passed over on the way to the left.
    fn skippable_left(&self, k: usize) -> bool {
        matches!(self.line.items[k].what, What::Time(_) | What::Place(_))
            || self.plain(k) && (self.word(k).tag.is_adverb() || self.word(k).among(&["\"", "“", "”", ","]))
    }

    /// The slot right before a verb is its subject.
    fn left_of_verb(&mut self, name: &'r str, label: Label) -> Option<()> {
        let bound = match (label, subject(self.page, self.line, self.anchor)) {
            (Label::Who, Subject::Who(g)) => Bound::Who(g),
            (Label::Who, Subject::Implied) => Bound::Implied,
            (Label::Encounter, Subject::Encounter(e)) => Bound::Encounter(e),
            (Label::Topic, _) => {
                let end = self.line.items[self.anchor].tokens.start;
                let read = || (end, list_before(self.page, self.line, end));
                let (_, topics) = self.lists.borrow_mut().entry((false, end)).or_insert_with(read).clone();
                if topics.is_empty() {
                    return None;
                }
                Bound::Topics(topics)
            }
            _ => return None,
        };
        if let Bound::Who(g) = bound {
            let start = self.line.groups[g].tokens.start;
            self.first = self.first.min(self.line.item_of(start).unwrap_or(self.first));
        }
        self.slots.insert(name, bound);
        Some(())
    }
}
