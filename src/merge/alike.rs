//! Are two names of one person? The one place where merging looks into names.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use crate::name::{self, Suffix, odds};
use crate::schema;

/// A name, ready to be compared.
#[derive(Clone, Debug)]
pub struct Name {
    parsed: name::Name,
    words: Vec<String>,
    spelling: Arc<str>,
    short_key: OnceLock<String>,
}

impl Name {
    /// Takes a name apart.
    pub fn parse(text: &str) -> Name {
        let parsed = name::Name::parse(text);
        let words: Vec<String> = parsed.words().map(String::from).collect();
        let spelling = spelling(&words.join(" "), &parsed).into();
        Name { parsed, words, spelling, short_key: OnceLock::new() }
    }

    /// Whether the name has several words, and not a surname alone.
    pub fn is_full(&self) -> bool {
        !name::is_short(&self.parsed)
    }

    /// Whether the name has the number of a monarch.
    pub fn is_numbered(&self) -> bool {
        self.parsed.ordinal().is_some()
    }

    /// Whether the name is told with a country or place, as those of monarchs are: "Harald of Norway".
    pub fn is_of_a_place(&self) -> bool {
        self.parsed.place().is_some()
    }

    /// Whether the name tells of an elder or a younger one of that name: Sr. or Jr.
    pub fn generation(&self) -> Option<Suffix> {
        self.parsed.suffix().filter(|s| matches!(s, Suffix::Senior | Suffix::Junior))
    }

    /// What names must share to be one spelling: the words, the number of a monarch, Jr. or Sr., the place.
    pub fn spelling(&self) -> &Arc<str> {
        &self.spelling
    }

    /// What short names must share to be one: their sound, as most romanisations agree on it.
    pub fn short_key(&self) -> &str {
        self.short_key.get_or_init(|| {
            let sounds: Vec<String> = self.words.iter().map(|w| sound(w)).collect();
            format!("{} {:?}", sounds.concat(), self.parsed.ordinal())
        })
    }

    /// The short key without the number of a monarch.
    pub fn short_sound(&self) -> &str {
        self.short_key().rsplit_once(' ').map_or("", |(sound, _)| sound)
    }

    /// The short key of the family name alone.
    pub fn family_key(&self) -> String {
        let family = self.parsed.family().or(self.words.last().map(String::as_str));
        format!("{} {:?}", sound(family.unwrap_or_default()), self.parsed.ordinal())
    }

    /// The spelling of the family name alone.
    pub fn family_spelling(&self) -> Option<String> {
        Some(spelling(self.parsed.family()?, &self.parsed))
    }

    /// Keys of which a short form shares at least one with its full name.
    pub fn short_keys(&self) -> Vec<u64> {
        name::short_keys(&self.parsed)
    }

    /// How much the two names speak for one person, as a logarithm of odds.
    pub fn odds(&self, other: &Name) -> f32 {
        odds::names(&self.parsed, &other.parsed)
    }

    /// Whether this can stand for the full name.
    pub fn shortens(&self, full: &Name) -> bool {
        name::short_of(&self.parsed, &full.parsed) && name::score(&self.parsed, &full.parsed) >= name::SAME
    }

    /// Whether all words of this are among those of a longer name.
    pub fn is_within(&self, longer: &Name) -> bool {
        self.parsed.ordinal() == longer.parsed.ordinal()
            && self.parsed.suffix() == longer.parsed.suffix()
            && self.words.len() < longer.words.len()
            && self.words.iter().all(|w| longer.words.contains(w))
    }

    /// Whether this is one word of the full name, whichever. A monarch of another number is somebody else.
    pub fn is_part_of(&self, full: &Name) -> bool {
        self.parsed.ordinal() == full.parsed.ordinal()
            && matches!(self.words.as_slice(), [word] if full.words.contains(word))
    }
}

fn spelling(words: &str, name: &name::Name) -> String {
    format!("{words} {:?} {:?} {}", name.ordinal(), name.suffix(), name.place().unwrap_or_default())
}

/// Whether names that speak so much for one person are of one if all else speaks for it, too.
pub fn may_be_one(names: f32) -> bool {
    names + odds::BEST >= odds::JOIN
}

/// Which full names are worth comparing. The names are to be in the order of their spelling.
pub fn meetings(names: &[&Name]) -> name::Meetings {
    name::Meetings::of(&names.iter().map(|n| &n.parsed).collect::<Vec<_>>())
}

/// Which of the names share a key with any of the others: pairs of their numbers.
pub fn sharing(names: &name::Meetings, others: &[&Name]) -> BTreeSet<(usize, usize)> {
    names.sharing(&others.iter().map(|n| &n.parsed).collect::<Vec<_>>())
}

/// How much pairs of names, by number, speak for one person: on all cores. Pairs of unknown names are left out.
pub fn compare_all<'a>(
    pairs: &[(usize, usize)],
    known: impl Fn(usize) -> Option<&'a Name> + Sync,
) -> Vec<(usize, usize, f32)> {
    let compare = |(a, b): &(usize, usize)| Some((*a, *b, known(*a)?.odds(known(*b)?)));
    name::shared(pairs, |part| part.iter().filter_map(compare).collect())
}

/// Takes names apart, on all cores.
pub fn parse_all(names: &[&str]) -> Vec<Name> {
    name::shared(names, |part| part.iter().map(|n| Name::parse(n)).collect())
}

/// The words of a text in small plain letters, punctuation left out.
pub fn words(text: &str) -> Vec<String> {
    let joined = schema::fold(text).replace('\'', "");
    joined.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).map(String::from).collect()
}

/// The word by which a person is called shortly.
pub fn surname(text: &str) -> String {
    let name = Name::parse(text);
    let surname = name.parsed.family().or(name.words.last().map(String::as_str));
    words(surname.unwrap_or(text)).concat()
}

/// A word as most romanisations agree on it: y, j and i are one, doubled letters single, silent h dropped.
fn sound(word: &str) -> String {
    let mut word = word.replace('\'', "");
    for (from, to) in [("sch", "sh"), ("tch", "ch"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d")] {
        word = word.replace(from, to);
    }
    for (from, to) in [("ck", "k"), ("x", "ks"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("w", "v"), ("q", "k")] {
        word = word.replace(from, to);
    }
    single(word.chars().map(|c| if matches!(c, 'y' | 'j') { 'i' } else { c }))
}

fn single(letters: impl Iterator<Item = char>) -> String {
    let mut last = None;
    letters.filter(|&c| last.replace(c) != Some(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_meet() {
        for (a, b) in [
            ("Sergei Shoigu", "Sergey Shoygu"),
            ("Viktor Yuschenko", "Viktor Yushchenko"),
            ("Joe Biden", "Joseph R. Biden, Jr."),
            ("Muammar Gaddafi", "Moammar Qadhafi"),
            ("Xi Jinping", "Xi Jin-ping"),
            ("Abdullah bin Zayed", "Abdullah bin Zayed Al Nahyan"),
        ] {
            let (a, b) = (Name::parse(a), Name::parse(b));
            assert!(a.odds(&b) >= odds::JOIN, "{a:?} / {b:?}");
            assert_eq!(meetings(&[&a, &b]).pairs(&[true; 2]), [(0, 1)], "{a:?} / {b:?}");
        }
        assert!(Name::parse("Joan F. Marsh").odds(&Name::parse("Lars B. Joanson")) < odds::JOIN);
    }

    #[test]
    fn words_are_plain() {
        assert_eq!(words("Mata'afa, Støre & Путин"), ["mataafa", "store", "putin"]);
        assert_eq!(words("..."), Vec::<String>::new());
        assert_eq!(surname("Xi Jinping"), "xi");
        assert_eq!(surname("Joseph R. Biden, Jr."), "biden");
    }
}
