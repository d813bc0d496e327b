//! For whom does "whom" before a verb stand? "the minister whom he met", "with whom she spoke".

use super::{Bound, Seeker};
use crate::claim::line::What;
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::schema::phrase::{Label, Part};

impl<'r> Seeker<'r, '_> {
    /// How many of the next parts the antecedent of a relative clause fills: "whom he met", "with whom she spoke".
    pub(super) fn relative(&mut self, parts: &'r [Part]) -> Option<usize> {
        let (preposition, name, taken) = match parts {
            [Part::Slot { name, label: Label::Who }, ..] => (None, name, 1),
            [Part::Word(word), Part::Slot { name, label: Label::Who }, ..] => (Some(word.as_str()), name, 2),
            _ => return None,
        };
        let (group, before) = self.antecedent()?;
        if self.slots.values().any(|b| *b == Bound::Who(group)) || before.as_deref() != preposition {
            return None;
        }
        self.slots.insert(name, Bound::Who(group));
        Some(taken)
    }

    /// The party that "whom" before the verb stands for, and the preposition in front of it.
    fn antecedent(&self) -> Option<(usize, Option<String>)> {
        let finite = |k: &usize| matches!(self.line.items[*k].what, What::Verb(v) if self.line.verbs[v].finite());
        let from = (0..self.anchor).rev().find(finite).map_or(0, |k| k + 1);
        let whom = (from..self.anchor).rev().find(|&k| self.plain(k) && self.word(k).is("whom"))?;
        let preposition = whom.checked_sub(1).filter(|&k| self.plain(k) && self.word(k).tag == Tag::IN);
        let mut at = preposition.unwrap_or(whom);
        while at > 0 && self.plain(at - 1) && self.word(at - 1).kind == TokenKind::Mark {
            at -= 1;
        }
        match self.line.items.get(at.checked_sub(1)?)?.what {
            What::Who(g) => Some((g, preposition.map(|k| self.word(k).lower.to_string()))),
            _ => None,
        }
    }
}
