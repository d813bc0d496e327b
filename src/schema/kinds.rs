//! Kinds of words: what is known of a word by the list that it stands in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::places::{Places, key};

/// The kind of a word that no list holds.
pub const OTHER: &str = "?";

/// Words by their kinds, and the kinds of a word in one step; a word may be of several, of the first 32.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, Vec<String>>", into = "BTreeMap<String, Vec<String>>")]
pub struct Kinds {
    lists: BTreeMap<String, Vec<String>>,
    names: Vec<String>,
    words: Vec<String>,
    /// Of each word, a bit for each kind.
    bits: Vec<u32>,
    places: Places,
}

/// Kinds of verbs and nouns, as in `schema/kinds.ron`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordKinds {
    /// Verbs by their base form.
    pub deeds: Kinds,
    /// Nouns.
    pub things: Kinds,
}

impl Kinds {
    /// The kinds of a word or of its singular; [`OTHER`] where no list holds it.
    pub fn of(&self, word: &str) -> impl Iterator<Item = &str> + Clone {
        let place = self.places.find(key(word), |place| self.words[place] == word);
        let bits = place.map_or(0, |place| self.bits[place]);
        let some = |bits: u32| Some(bits).filter(|bits| *bits != 0);
        let each = std::iter::successors(some(bits), move |bits| some(bits & (bits - 1)));
        let kinds = each.map(move |bits| self.names[bits.trailing_zeros() as usize].as_str());
        kinds.chain((bits == 0).then_some(OTHER))
    }
}

impl From<BTreeMap<String, Vec<String>>> for Kinds {
    fn from(lists: BTreeMap<String, Vec<String>>) -> Kinds {
        let mut bits: BTreeMap<String, u32> = BTreeMap::new();
        for (k, words) in lists.values().enumerate().take(32) {
            for word in words.iter().flat_map(|w| [w.clone(), plural(w)]) {
                *bits.entry(word).or_default() |= 1 << k;
            }
        }
        let (words, bits): (Vec<String>, Vec<u32>) = bits.into_iter().unzip();
        let places = Places::of(words.iter().map(String::as_str));
        Kinds { names: lists.keys().cloned().collect(), lists, words, bits, places }
    }
}

impl From<Kinds> for BTreeMap<String, Vec<String>> {
    fn from(kinds: Kinds) -> BTreeMap<String, Vec<String>> {
        kinds.lists
    }
}

/// The regular plural of a noun.
fn plural(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if word.ends_with(['s', 'x']) || word.ends_with("ch") || word.ends_with("sh") => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_of_the_kinds_that_hold_it() {
        let words = |all: &str| all.split(' ').map(str::to_string).collect::<Vec<_>>();
        let lists = [("war", words("war attack")), ("deal", words("treaty")), ("deed", words("attack box"))];
        let kinds = Kinds::from(BTreeMap::from(lists.map(|(name, words)| (name.to_string(), words))));
        let of = |word: &str| kinds.of(word).collect::<Vec<_>>().join(" ");
        assert_eq!([of("war"), of("attacks"), of("treaties"), of("boxes")], ["war", "deed war", "deal", "deed"]);
        assert_eq!(of("peace"), OTHER);
        let again: Kinds = BTreeMap::from(kinds.clone()).into();
        assert_eq!(again, kinds);
    }
}
