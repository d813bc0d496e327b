//! Is a person a woman or a man? Names, courtesies and titles tell.

use std::ops::Range;

use super::Cast;
use crate::mention::party::Head;
use crate::name::Name;
use crate::schema::{Flags, fold};

/// A woman or a man, as names and courtesies tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "she".
    Woman,
    /// "he".
    Man,
}

impl Cast<'_> {
    /// Whether a person is known to be a woman or a man: by given name, courtesy or title.
    pub(super) fn gender(&self, person: usize) -> Option<Gender> {
        let mut found = None;
        for (&(sentence, k), &p) in &self.beings.of_party {
            if p != person {
                continue;
            }
            let party = &self.claims.lines[sentence].parties[k];
            let Head::Name(name) = &party.head else { continue };
            let before = name.start.saturating_sub(2).max(party.tokens.start)..name.start;
            // "Peace envoy Olav Berg": what stands before a name is no given name.
            let title = |i: &usize| self.page.words[*i].flags.any(Flags::HONORIFIC.with(Flags::HEAD));
            let courtesy = before.rev().filter(title).find_map(|i| self.marked(i));
            if courtesy.is_some() {
                return courtesy;
            }
            let marked = (name.start..name.end).any(|i| self.marked(i).is_some());
            if found.is_none() && marked {
                found = self.given(person, name).find_map(|i| self.marked(i));
            }
        }
        found
    }

    /// The given names of a name: all but the last word; none where the family comes first, as lists know few such names.
    fn given(&self, person: usize, name: &Range<usize>) -> Range<usize> {
        let forms = &self.beings.all[person].forms;
        let called = |i: usize| forms.contains_key(&self.page.text(i..i + 1));
        let family_first = || {
            let parsed = self.beings.parsed.get(&self.page.text(name.clone()));
            let first = fold(self.page.words[name.start].text);
            parsed.and_then(Name::family).is_some_and(|f| fold(f) == first)
        };
        if name.len() > 1 && !called(name.end - 1) && family_first() {
            return name.start..name.start;
        }
        name.start..name.end.saturating_sub(1)
    }

    /// Whether a word is of women or men alone.
    fn marked(&self, token: usize) -> Option<Gender> {
        match self.page.words[token].flags {
            f if f.any(Flags::WOMAN) && !f.any(Flags::MAN) => Some(Gender::Woman),
            f if f.any(Flags::MAN) && !f.any(Flags::WOMAN) => Some(Gender::Man),
            _ => None,
        }
    }

    /// Whether a description is of women or men alone: "the Queen", "the spokesman".
    pub(super) fn gender_told(&self, tokens: Range<usize>) -> Option<Gender> {
        let told = |i: usize| {
            let word = &*self.page.words[i].lower;
            match word {
                _ if word.ends_with("woman") => Some(Gender::Woman),
                "spokesman" | "statesman" | "pope" | "pontiff" | "king" | "sultan" | "emir" | "prince" | "emperor"
                | "sheikh" | "ayatollah" | "cardinal" | "duke" => Some(Gender::Man),
                "duchess" | "princess" | "queen" | "empress" | "lady" => Some(Gender::Woman),
                _ => None,
            }
        };
        tokens.rev().find_map(told)
    }

    /// Whether a pronoun may stand for a person.
    pub(super) fn agrees(&self, word: &str, person: usize) -> bool {
        let gender = self.genders.get(person).copied().flatten();
        gender.is_none() || gender_of(word).is_none() || gender == gender_of(word)
    }
}

/// What a pronoun tells.
pub(super) fn gender_of(word: &str) -> Option<Gender> {
    match word {
        "he" | "him" | "his" => Some(Gender::Man),
        "she" | "her" => Some(Gender::Woman),
        _ => None,
    }
}
