//! Words and phrases that mean something: a trie over words, and flags on single words.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use super::fold;

/// A word that no list knows.
pub const UNKNOWN: u32 = u32::MAX;

/// What a listed phrase stands for; the number is its row in the list of that kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// The name of a country: "Russia".
    Polity(u16),
    /// The adjective of a country: "Russian".
    Adjective(u16),
    /// A national or nationals: "Russians".
    People(u16),
    /// A part of the world, or its adjective.
    Region(u16),
    /// An organisation or organ of a state.
    Organisation(u16),
    /// A city.
    City(u16),
    /// A palace or seat.
    Venue(u16),
    /// A title with a meaning of its own: "Raksha Mantri".
    Title(u16),
}

impl Entry {
    /// In four bytes: the row above, the kind and whether capitals count below.
    pub(super) fn packed(self, capitals: Capitals) -> u32 {
        let (kind, row) = match self {
            Entry::Polity(row) => (0, row),
            Entry::Adjective(row) => (1, row),
            Entry::People(row) => (2, row),
            Entry::Region(row) => (3, row),
            Entry::Organisation(row) => (4, row),
            Entry::City(row) => (5, row),
            Entry::Venue(row) => (6, row),
            Entry::Title(row) => (7, row),
        };
        u32::from(row) << 16 | u32::from(capitals == Capitals::AsListed) << 8 | kind
    }

    /// Back from [`Entry::packed`].
    fn unpacked(packed: u32) -> (Entry, Capitals) {
        let row = (packed >> 16) as u16;
        let entry = match packed & 7 {
            0 => Entry::Polity(row),
            1 => Entry::Adjective(row),
            2 => Entry::People(row),
            3 => Entry::Region(row),
            4 => Entry::Organisation(row),
            5 => Entry::City(row),
            6 => Entry::Venue(row),
            _ => Entry::Title(row),
        };
        (entry, if packed >> 8 & 1 == 1 { Capitals::AsListed } else { Capitals::Free })
    }
}

/// Which capitals a phrase must have in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// Each listed capital must be one: "US" is no "us".
    AsListed,
    /// Any.
    Free,
}

/// Marks on single words, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(pub u32);

impl Flags {
    /// A common English word.
    pub const COMMON: Flags = Flags(1);
    /// A given name.
    pub const GIVEN: Flags = Flags(1 << 1);
    /// A family name.
    pub const FAMILY: Flags = Flags(1 << 2);
    /// A small word inside names: "bin", "van".
    pub const PARTICLE: Flags = Flags(1 << 3);
    /// "Mr", "Dr", "Sir".
    pub const HONORIFIC: Flags = Flags(1 << 4);
    /// The head of an office: "minister".
    pub const HEAD: Flags = Flags(1 << 5);
    /// A word before the head: "foreign", "deputy".
    pub const PORTFOLIO: Flags = Flags(1 << 6);
    /// "former", "then", "ousted".
    pub const FORMER: Flags = Flags(1 << 7);
    /// "acting", "visiting", "new": left out of titles.
    pub const QUALIFIER: Flags = Flags(1 << 8);
    /// The head of a group: "officials", "delegation".
    pub const GROUP: Flags = Flags(1 << 9);
    /// A word that names of bodies and things contain: "Council", "Agreement".
    pub const BODYWORD: Flags = Flags(1 << 10);
    /// The name of a month.
    pub const MONTH: Flags = Flags(1 << 11);
    /// The name of a day of the week.
    pub const WEEKDAY: Flags = Flags(1 << 12);
    /// A rank or style before a name that is part of no office: "General".
    pub const RANK: Flags = Flags(1 << 13);
    /// A plural of a head: "ministers".
    pub const PLURAL: Flags = Flags(1 << 14);
    /// A verb of saying: "said", "told".
    pub const SAYING: Flags = Flags(1 << 15);
    /// A noun of an encounter: "talks", "summit".
    pub const ENCOUNTER: Flags = Flags(1 << 16);
    /// A person by description: "envoy", "guest", "host".
    pub const EPITHET: Flags = Flags(1 << 17);
    /// A follower of a name in brackets or commas: "left", "right", "centre".
    pub const SIDE: Flags = Flags(1 << 18);
    /// A given name of women, or a title or courtesy that only a woman bears: "Mrs", "Queen".
    pub const WOMAN: Flags = Flags(1 << 19);
    /// A given name of men, or a title or courtesy that only a man bears: "Mr", "King".
    pub const MAN: Flags = Flags(1 << 20);

    /// Whether any of `other`'s marks is set.
    pub fn any(self, other: Flags) -> bool {
        self.0 & other.0 != 0
    }

    /// Both.
    pub const fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
}

/// All listed words and phrases, laid down so that they are looked up where they lie: nothing is unpacked.
///
/// Little-endian numbers of four bytes, then text. A head: the number of bits of a bucket's number, how many words, nodes and
/// ends there are. Where the words of each bucket begin. The words: where each begins in the text, its marks, the node of the
/// phrases that it begins. The nodes of a trie of phrases: the word that leads there, the first of the nodes that follow, the
/// first of the phrases that end there. Those: what each stands for, where it begins in the text, its length.
#[derive(Clone, PartialEq, Eq)]
pub struct Lexicon {
    bytes: Cow<'static, [u8]>,
    bits: u32,
    words: usize,
    nodes: usize,
    ends: usize,
    text: usize,
}

impl Lexicon {
    /// Looks at what [`super::gathered::Gathered`] has laid down.
    pub(super) fn from_bytes(bytes: Cow<'static, [u8]>) -> Lexicon {
        let [bits, words, nodes, ends] = [0, 1, 2, 3].map(|at| number(&bytes, 4 * at));
        let bits = bits & 31;
        let words_at = 16 + 4 * ((1 << bits) + 1);
        let nodes_at = words_at + 12 * (words as usize + 1);
        let ends_at = nodes_at + 12 * (nodes as usize + 1);
        let text = ends_at + 12 * ends as usize;
        Lexicon { bytes, bits, words: words_at, nodes: nodes_at, ends: ends_at, text }
    }

    /// The bytes that it lies in.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The number of a word in folded form, `UNKNOWN` for one in no list.
    pub fn word(&self, folded: &str) -> u32 {
        let place = 16 + 4 * bucket(folded, self.bits) as usize;
        let (from, to) = (number(&self.bytes, place), number(&self.bytes, place + 4));
        let start = |word| self.cell(self.words, word, 0);
        let same = |&word: &u32| self.text(start(word), start(word + 1)) == folded.as_bytes();
        (from..to).find(same).unwrap_or(UNKNOWN)
    }

    /// The marks on a word.
    pub fn flags(&self, word: u32) -> Flags {
        Flags(if word == UNKNOWN { 0 } else { self.cell(self.words, word, 1) })
    }

    /// The marks on a word given as text.
    pub fn flags_of(&self, text: &str) -> Flags {
        self.flags(self.word(&fold(text)))
    }

    /// The longest listed phrase that starts with these words, with all that it may stand for.
    /// Each word is its number and its text; gives the count of words.
    pub fn longest<'w>(&self, words: impl Iterator<Item = (u32, &'w str)>) -> Option<(usize, Vec<Entry>)> {
        let mut node = 0;
        let mut texts: Vec<&str> = Vec::new();
        let mut best = None;
        for (word, text) in words {
            node = self.follow(node, word);
            if node == 0 {
                break;
            }
            texts.push(text);
            let ends = self.cell(self.nodes, node, 2)..self.cell(self.nodes, node + 1, 2);
            let fit: Vec<Entry> = ends.filter_map(|end| self.fitting(end, &texts)).collect();
            if !fit.is_empty() {
                best = Some((texts.len(), fit));
            }
        }
        best
    }

    /// The node that a word leads to from another node; 0, the root, where no phrase goes on so.
    fn follow(&self, node: u32, word: u32) -> u32 {
        if word == UNKNOWN {
            return 0;
        }
        if node == 0 {
            return self.cell(self.words, word, 2);
        }
        let (mut from, mut to) = (self.cell(self.nodes, node, 1), self.cell(self.nodes, node + 1, 1));
        while from < to {
            let middle = from + (to - from) / 2;
            match self.cell(self.nodes, middle, 0).cmp(&word) {
                Ordering::Equal => return middle,
                Ordering::Less => from = middle + 1,
                Ordering::Greater => to = middle,
            }
        }
        0
    }

    /// What a listed phrase stands for, if these words have the capitals that it asks for.
    fn fitting(&self, end: u32, texts: &[&str]) -> Option<Entry> {
        let (entry, capitals) = Entry::unpacked(self.cell(self.ends, end, 0));
        let start = self.cell(self.ends, end, 1);
        let listed = || std::str::from_utf8(self.text(start, start + self.cell(self.ends, end, 2))).unwrap_or("");
        (capitals == Capitals::Free || fits(listed(), texts)).then_some(entry)
    }

    /// A cell of the table that begins at `table`, three cells to a row.
    #[inline]
    fn cell(&self, table: usize, row: u32, column: usize) -> u32 {
        number(&self.bytes, table + 12 * row as usize + 4 * column)
    }

    #[inline]
    fn text(&self, from: u32, to: u32) -> &[u8] {
        self.bytes.get(self.text + from as usize..self.text + to as usize).unwrap_or(&[])
    }
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lexicon of {} bytes", self.bytes.len())
    }
}

#[inline]
fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

/// The bucket of a word, of as many as there are numbers of so many bits.
pub(super) fn bucket(word: &str, bits: u32) -> u32 {
    let stir = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    let sum = word.bytes().fold(0xcbf2_9ce4_8422_2325, stir);
    ((sum ^ sum >> 32) as u32) & ((1 << bits) - 1)
}

/// Whether words have the capitals that a listed phrase asks for.
fn fits(listed: &str, texts: &[&str]) -> bool {
    let upper = |s: &str| s.chars().next().is_some_and(char::is_uppercase);
    let acronym = |s: &str| s.len() > 1 && !s.chars().any(char::is_lowercase);
    split_words(listed).zip(texts).all(|(listed, text)| {
        (!upper(listed) || upper(text)) && (!acronym(listed) || !text.chars().any(char::is_lowercase))
    })
}

/// Words of a listed phrase as the tokenizer would part them.
pub(super) fn split_words(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split_whitespace().flat_map(|word| {
        let cut = word.find("'s").or_else(|| word.find("’s")).filter(|&i| i > 0 && word[i..].chars().count() == 2);
        let (head, tail) = word.split_at(cut.unwrap_or(word.len()));
        let comma = head.strip_suffix(',');
        [comma.unwrap_or(head), if comma.is_some() { "," } else { "" }, tail].into_iter().filter(|s| !s.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::gathered::Gathered;

    fn find(lexicon: &Lexicon, text: &str) -> Option<(usize, Vec<Entry>)> {
        let words: Vec<&str> = text.split(' ').collect();
        lexicon.longest(words.iter().map(|w| (lexicon.word(&fold(w)), *w)))
    }

    #[test]
    fn the_longest_phrase_wins_and_capitals_count() {
        let mut lists = Gathered::default();
        lists.add("United States", Entry::Polity(0), Capitals::AsListed);
        lists.add("United States of America", Entry::Polity(0), Capitals::AsListed);
        lists.add("US", Entry::Polity(0), Capitals::AsListed);
        let lexicon = lists.lexicon();
        assert_eq!(find(&lexicon, "United States of America said"), Some((4, vec![Entry::Polity(0)])));
        assert_eq!(find(&lexicon, "UNITED STATES said").map(|f| f.0), Some(2));
        assert_eq!(find(&lexicon, "us said"), None);
        assert_eq!(find(&lexicon, "united States"), None);
    }

    #[test]
    fn marks_add_up() {
        let mut lists = Gathered::default();
        lists.mark("Minister", Flags::HEAD);
        lists.mark("minister", Flags::COMMON);
        let lexicon = lists.lexicon();
        assert!(lexicon.flags_of("MINISTER").any(Flags::HEAD) && lexicon.flags_of("minister").any(Flags::COMMON));
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        for entry in [Entry::Polity(0), Entry::City(65535), Entry::Venue(7), Entry::Title(300)] {
            for capitals in [Capitals::AsListed, Capitals::Free] {
                assert_eq!(Entry::unpacked(entry.packed(capitals)), (entry, capitals));
            }
        }
    }

    #[test]
    fn nothing_is_found_where_there_is_nothing() {
        let empty = Gathered::default().lexicon();
        assert_eq!(empty.word("talks"), UNKNOWN);
        let broken = Lexicon::from_bytes(vec![3; 40].into());
        assert_eq!((broken.flags(7), find(&broken, "peace talks")), (Flags(0), None));
    }
}
