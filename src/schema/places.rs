//! Texts found by their letters in one step.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

/// Where each of some texts stands in a list that keeps them.
///
/// A text's key tells a slot; a text whose slot is taken stands in the next free one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Places {
    /// One more than the place of a text, 0 where there is none; above that the upper bits of its key.
    slots: Vec<u32>,
}

/// The bits of a slot that tell the place.
const PLACE: u32 = (1 << 20) - 1;

impl Places {
    /// The places of these texts, in their order; of equal ones the first counts. There is room for a million.
    pub(super) fn of<'t>(texts: impl ExactSizeIterator<Item = &'t str> + Clone) -> Places {
        let mut places = Places { slots: vec![0; (texts.len() * 2).next_power_of_two()] };
        for (place, text) in texts.clone().enumerate().take(PLACE as usize) {
            let key = key(text);
            let known = places.find(key, |other| texts.clone().nth(other) == Some(text)).is_some();
            let free = tried(key as usize, places.slots.len()).find(|&at| places.slots[at] == 0);
            if let Some(at) = free.filter(|_| !known) {
                places.slots[at] = key & !PLACE | (place as u32 + 1);
            }
        }
        places
    }

    /// The place of a text with this key; `same` tells whether it stands at a place.
    #[inline]
    pub(super) fn find(&self, key: u32, same: impl Fn(usize) -> bool) -> Option<usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = key as usize & mask;
        // Half of the slots are free.
        loop {
            let slot = *self.slots.get(at)?;
            if slot == 0 {
                return None;
            }
            let place = (slot & PLACE) as usize;
            if slot & !PLACE == key & !PLACE && same(place - 1) {
                return Some(place - 1);
            }
            at = (at + 1) & mask;
        }
    }
}

/// The slots in which something with this key may stand, of so many (a power of two, or none): the first, and those behind it.
#[inline]
fn tried(key: usize, slots: usize) -> impl Iterator<Item = usize> {
    (0..slots).map(move |n| key.wrapping_add(n) & (slots - 1))
}

/// A number for a text, the same on every machine.
#[inline]
pub fn key(text: &str) -> u32 {
    (long_key(text) >> 16) as u32
}

/// A number of 64 bits for a text, the same on every machine: eight bytes at a time, mixed by a multiplication.
#[inline]
pub(super) fn long_key(text: &str) -> u64 {
    let mix = |hash: u64, part: u64| (hash ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    let mut rest = text.as_bytes();
    let mut hash = rest.len() as u64;
    while let Some((eight, others)) = rest.split_first_chunk() {
        hash = mix(hash, u64::from_le_bytes(*eight));
        rest = others;
    }
    if let Some((four, others)) = rest.split_first_chunk() {
        hash = mix(hash, u64::from(u32::from_le_bytes(*four)));
        rest = others;
    }
    let rest = rest.iter().fold(1, |word, byte| word << 8 | u64::from(*byte));
    mix(hash, rest)
}

/// Where each of some texts stands in a list that need not keep them: their long keys tell them apart.
///
/// That a text not among them passes for one of them has a chance of about the list's length in 2 to the power of 58.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct KeyPlaces {
    /// The upper bits of a key, below them one more than its place; 0 where there is none.
    slots: Vec<u64>,
}

/// The bits of a slot that tell the place of a key.
const KEY_PLACE: u64 = (1 << 16) - 1;

impl KeyPlaces {
    /// The places of these keys, in their order; of equal ones the first counts. There is room for 65,000.
    pub(super) fn of(keys: &[u64]) -> KeyPlaces {
        let mut places = KeyPlaces { slots: vec![0; (keys.len() * 2).next_power_of_two()] };
        for (place, &key) in keys.iter().enumerate().take(KEY_PLACE as usize) {
            let known = places.find(key).is_some();
            let free = tried(key as usize, places.slots.len()).find(|&at| places.slots[at] == 0);
            if let Some(at) = free.filter(|_| !known) {
                places.slots[at] = key & !KEY_PLACE | (place as u64 + 1);
            }
        }
        places
    }

    /// The place of a key.
    #[inline]
    pub(super) fn find(&self, key: u64) -> Option<u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = key as usize & mask;
        // Half of the slots are free.
        loop {
            match *self.slots.get(at)? {
                0 => return None,
                slot if (slot ^ key) & !KEY_PLACE == 0 => return Some((slot & KEY_PLACE) as u32 - 1),
                _ => at = (at + 1) & mask,
            }
        }
    }
}

/// A list of words that is asked whether it holds one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
pub struct WordList {
    words: Vec<String>,
    places: Places,
}

impl WordList {
    /// Whether it holds a word.
    pub fn has(&self, word: &str) -> bool {
        self.has_keyed(key(word), word)
    }

    /// Whether it holds a word with this [`key`].
    #[inline]
    pub fn has_keyed(&self, key: u32, word: &str) -> bool {
        self.places.find(key, |place| self.words[place] == word).is_some()
    }
}

impl From<Vec<String>> for WordList {
    fn from(words: Vec<String>) -> WordList {
        WordList { places: Places::of(words.iter().map(String::as_str)), words }
    }
}

impl From<WordList> for Vec<String> {
    fn from(list: WordList) -> Vec<String> {
        list.words
    }
}

impl Deref for WordList {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_no_other() {
        let words: Vec<String> = (0..3000).map(|n| format!("{}{n}", "é".repeat(n % 9))).collect();
        let list = WordList::from(words.clone());
        assert!(words.iter().all(|word| list.has(word)));
        assert!(!words.iter().any(|word| list.has(&format!("{word}x")) || list.has(&format!("x{word}"))));
        assert!(!list.has("") && !WordList::default().has(""));
    }

    #[test]
    fn of_equal_texts_the_first_counts() {
        let texts = ["talks", "visit", "talks"];
        let places = Places::of(texts.iter().copied());
        assert_eq!(places.find(key("talks"), |place| texts[place] == "talks"), Some(0));
        assert_eq!(places.find(key("visit"), |place| texts[place] == "visit"), Some(1));
        assert_eq!(places.find(key("call"), |place| texts[place] == "call"), None);
    }

    #[test]
    fn a_key_is_found_at_its_first_place() {
        let keys: Vec<u64> = (0..3000).map(|n| long_key(&format!("far|verb={n}"))).collect();
        let places = KeyPlaces::of(&[&keys[..], &keys[..9]].concat());
        assert!(keys.iter().enumerate().all(|(place, key)| places.find(*key) == Some(place as u32)));
        assert!((3000..9000).all(|n| places.find(long_key(&format!("far|verb={n}"))).is_none()));
        assert_eq!((places.find(0), KeyPlaces::default().find(7)), (None, None));
    }

    #[test]
    fn keys_part_texts_that_differ_little() {
        let texts: std::collections::BTreeSet<String> =
            (0..40_000).map(|n| format!("{}{}", ["", "a=", "far|a="][n % 3], n / 3)).collect();
        let keys: std::collections::BTreeSet<u32> = texts.iter().map(|text| key(text)).collect();
        assert!(texts.len() - keys.len() < 5, "{} of {}", keys.len(), texts.len());
    }
}
