//! How is a person called shortly?

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::alike::Name;
use super::seen::Seen;

/// How much it speaks for a person that he or she is called so to the letter, as a logarithm of odds.
const CALLED: f32 = 2.2;
/// Single words by which documents call somebody, taken apart.
#[derive(Default)]
pub struct Forms<'a>(FxHashMap<&'a str, Name>);

/// How a person of full name is called shortly: by the family name, and by the single words that documents use, whichever
/// they are: "Lula", "Saddam".
#[derive(Debug, Default)]
pub struct Called {
    keys: BTreeSet<String>,
    /// Spellings.
    pub letters: BTreeSet<String>,
}

impl Called {
    /// By the name alone.
    pub fn by_name(name: &Name) -> Called {
        Called { keys: BTreeSet::from([name.family_key()]), letters: name.family_spelling().into_iter().collect() }
    }

    /// What a document calls a person of that name.
    pub fn note<'a>(&mut self, s: &Seen<'a>, forms: &mut Forms<'a>) {
        for mention in s.person.mentions.iter().filter(|m| !m.value.contains(' ') && m.value != s.person.name) {
            let form = forms.0.entry(&mention.value).or_insert_with(|| Name::parse(&mention.value));
            if form.is_part_of(&s.name) {
                self.keys.insert(form.short_key().to_string());
                self.letters.insert(form.spelling().to_string());
            }
        }
    }

    /// How a short name stands for the full one; `None` where it cannot. Both must share one of the short keys.
    pub fn tie(&self, full: &Name, short: &Name) -> Option<Tie> {
        let needs = if self.letters.contains(&**short.spelling()) {
            return Some(Tie::CALLED);
        } else if self.keys.contains(short.short_key()) || short.shortens(full) {
            Need::Country
        } else if short.is_part_of(full) {
            Need::Office
        } else {
            return None;
        };
        Some(Tie { needs, odds: short.odds(full).min(CALLED) })
    }
}

/// What must speak for a short name beside its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// The person is called so to the letter.
    Nothing,
    /// The person is called so, in some romanisation.
    Country,
    /// It is another word of the name: the office, or the country where nothing else is told.
    Office,
}

/// How a short name stands for a full one.
#[derive(Clone, Copy, Debug)]
pub struct Tie {
    /// What must speak for it.
    pub needs: Need,
    /// How much the names speak for it, as a logarithm of odds.
    pub odds: f32,
}

impl Tie {
    /// To the letter.
    pub const CALLED: Tie = Tie { needs: Need::Nothing, odds: CALLED };
}
