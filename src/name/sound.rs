//! Words as short strings of sounds.
//!
//! A word is read once: letters that spell one sound together (kh, tsch, ou) become one code, doublings one, silent
//! endings none. What remains between two romanisations of one name is then a cheap exchange: see `distance`.

use super::distance::floor;
use super::spell::spell;
use std::hash::{Hash, Hasher};

/// The most sounds kept of a word; longer words are cut.
pub const LONGEST: usize = 18;

const NAMES: [&str; 37] = [
    "a", "e", "i", "o", "u", "y", "w", "b", "p", "f", "v", "d", "t", "dh", "th", "k", "q", "g", "gh", "h", "kh", "ch",
    "sh", "zh", "dj", "j", "c", "ts", "dz", "s", "z", "l", "m", "n", "r", "x", "ng",
];
/// No sound.
pub const NONE: u8 = u8::MAX;
/// More than there are sounds: a row of this length is reached by any code.
pub const COUNT: usize = 64;

/// A word as sounds.
#[derive(Clone, Copy)]
pub struct Sounds {
    codes: [u8; LONGEST],
    len: u8,
    /// How often each family of consonants occurs.
    pub(super) classes: [u8; 8],
    /// How many sounds are of no family: vowels and glides.
    pub(super) open: u8,
    /// What all sounds weigh: hundred for a consonant, less for others.
    pub(super) weight: u16,
    /// What each sound costs at the least to find an answer here.
    pub(super) floor: [u8; COUNT],
}

/// The codes are all; the rest follows from them.
impl PartialEq for Sounds {
    fn eq(&self, other: &Sounds) -> bool {
        self.codes == other.codes
    }
}

impl Eq for Sounds {}

impl Hash for Sounds {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.codes().hash(state);
    }
}

impl std::fmt::Debug for Sounds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for c in self.codes() {
            f.write_str(NAMES.get(*c as usize).unwrap_or(&"?"))?;
        }
        Ok(())
    }
}

/// Which habits of spelling hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Habit {
    /// All but the next.
    Usual,
    /// Chinese and Korean: every consonant counts, but aspiration and voice are spelled at will.
    East,
}

/// The code of a sound as `schema/names/sounds.txt` writes it.
pub fn code_of(name: &str) -> Option<u8> {
    match find(name) {
        NONE => None,
        code => Some(code),
    }
}

/// The same for spellings in the code, while the program is built.
pub const fn code(name: &str) -> u8 {
    let code = find(name);
    assert!(code != NONE, "no such sound");
    code
}

const fn find(name: &str) -> u8 {
    let mut n = 0;
    while n < NAMES.len() {
        if same(NAMES[n].as_bytes(), name.as_bytes()) {
            return n as u8;
        }
        n += 1;
    }
    NONE
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut n = 0;
    while n < a.len() && n < b.len() && a[n] == b[n] {
        n += 1;
    }
    n == a.len() && n == b.len()
}

fn weight(code: u8) -> u16 {
    match code {
        0..5 => 50,
        5 => 30,
        6 => 60,
        19 => 60,
        _ => 100,
    }
}

/// Consonants that pass into one another share a class; vowels, glides and h have none.
const fn class(code: u8) -> u8 {
    const CLASSES: [u8; NAMES.len()] = {
        let mut classes = [0; NAMES.len()];
        let mut n = 0;
        while n < NAMES.len() {
            classes[n] = match NAMES[n].as_bytes() {
                b"b" | b"p" | b"f" => 1,
                b"d" | b"t" | b"th" | b"dh" => 2,
                b"k" | b"q" | b"g" => 3,
                b"s" | b"z" | b"ts" | b"sh" | b"zh" | b"ch" | b"dj" | b"dz" | b"c" => 4,
                b"l" => 5,
                b"r" => 6,
                b"m" | b"n" | b"ng" => 7,
                _ => 0,
            };
            n += 1;
        }
        classes
    };
    CLASSES[code as usize]
}

impl Sounds {
    /// Reads a word of lower-case Latin letters. Anything else parts syllables: no spelling reaches across it.
    pub fn read(word: &str, habit: Habit) -> Sounds {
        let mut out = Sounds::new();
        let mut letters = Vec::with_capacity(word.len());
        for piece in word.split('-') {
            letters.clear();
            letters.extend(piece.bytes().filter(u8::is_ascii_lowercase));
            let mut at = 0;
            while at < letters.len() {
                let (used, codes) = spell(&letters, at, habit);
                codes.iter().for_each(|code| out.push(*code));
                at += used;
            }
        }
        out.end();
        out.weigh();
        out
    }

    fn new() -> Sounds {
        // No code is 255: a word that ends sooner is not one that ends in the first vowel.
        Sounds { codes: [NONE; LONGEST], len: 0, classes: [0; 8], open: 0, weight: 0, floor: [0; COUNT] }
    }

    /// The first sound.
    pub fn first(&self) -> u8 {
        self.codes[0]
    }

    /// The codes, first to last.
    pub fn codes(&self) -> &[u8] {
        &self.codes[..self.len as usize]
    }

    /// Whether nothing is left of the word.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    fn weigh(&mut self) {
        for code in &self.codes[..self.len as usize] {
            match class(*code) {
                0 => self.open += 1,
                class => self.classes[usize::from(class)] += 1,
            }
            self.weight += weight(*code);
        }
        self.floor = floor(self.codes());
    }

    fn push(&mut self, code: u8) {
        let doubled = self.codes().last() == Some(&code);
        if !doubled && (self.len as usize) < LONGEST {
            self.codes[self.len as usize] = code;
            self.len += 1;
        }
    }

    /// A final run of i, y and j is one i.
    fn end(&mut self) {
        let tail = self.codes().iter().rev().take_while(|c| matches!(c, 2 | 5 | 25)).count();
        if tail > 0 && tail < self.len as usize {
            self.len -= tail as u8 - 1;
            self.codes[self.len as usize - 1] = 2;
        }
        self.codes[self.len as usize..].fill(NONE);
    }

    /// The consonants alone, voice and aspiration forgotten: a key for finding candidates.
    pub fn skeleton(&self) -> u64 {
        self.key(0)
    }

    /// The same without the sounds of the throat, which romanisations confuse most; none where the word has none.
    pub fn throatless(&self) -> Option<u64> {
        let throat = |c: &u8| (15..=20).contains(c);
        self.codes().iter().any(throat).then(|| self.key(3))
    }

    fn key(&self, without: u8) -> u64 {
        let mut key = 1u64;
        let mut last = 0;
        for code in self.codes() {
            let c = class(*code);
            if c != 0 && c != without && c != last {
                key = key << 3 | u64::from(c);
            }
            last = c;
        }
        key
    }

    /// The sounds without vowels and glides, for words of scripts that write none.
    pub fn bare(&self) -> Sounds {
        let mut out = Sounds::new();
        for code in self.codes() {
            if *code > 6 && !matches!(*code, 10 | 19 | 25) {
                out.push(*code);
            }
        }
        out.weigh();
        out
    }
}
