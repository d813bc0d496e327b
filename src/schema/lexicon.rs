//! Words and phrases that mean something: a trie over words, and flags on single words.

use rustc_hash::FxHashMap;

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

#[derive(Debug)]
struct Stored {
    entry: Entry,
    capitals: Capitals,
    listed: Box<str>,
}

/// All listed words and phrases.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: FxHashMap<Box<str>, u32>,
    flags: Vec<Flags>,
    next: FxHashMap<(u32, u32), u32>,
    nodes: u32,
    ends: FxHashMap<u32, Vec<Stored>>,
}

impl Lexicon {
    /// The number of a word in folded form, `UNKNOWN` for one in no list.
    pub fn word(&self, folded: &str) -> u32 {
        self.words.get(folded).copied().unwrap_or(UNKNOWN)
    }

    /// The marks on a word.
    pub fn flags(&self, word: u32) -> Flags {
        self.flags.get(word as usize).copied().unwrap_or_default()
    }

    /// The marks on a word given as text.
    pub fn flags_of(&self, text: &str) -> Flags {
        self.flags(self.word(&fold(text)))
    }

    fn intern(&mut self, folded: &str) -> u32 {
        if let Some(&id) = self.words.get(folded) {
            return id;
        }
        let id = self.flags.len() as u32;
        self.words.insert(folded.into(), id);
        self.flags.push(Flags::default());
        id
    }

    /// Sets marks on a word.
    pub fn mark(&mut self, word: &str, flags: Flags) {
        let id = self.intern(&fold(word)) as usize;
        self.flags[id] = self.flags[id].with(flags);
    }

    /// Adds a phrase, its words parted as the tokenizer parts them (by spaces; "'s" apart).
    pub fn add(&mut self, phrase: &str, entry: Entry, capitals: Capitals) {
        let mut node = 0;
        for word in split_words(phrase) {
            let id = self.intern(&fold(word));
            let fresh = self.nodes + 1;
            let to = *self.next.entry((node, id)).or_insert(fresh);
            self.nodes = self.nodes.max(to);
            node = to;
        }
        let ends = self.ends.entry(node).or_default();
        if node != 0 && !ends.iter().any(|s| s.entry == entry) {
            ends.push(Stored { entry, capitals, listed: phrase.into() });
        }
    }

    /// The longest listed phrase that starts with these words, with all that it may stand for.
    /// Each word is its number and its text; gives the count of words.
    pub fn longest<'w>(&self, words: impl Iterator<Item = (u32, &'w str)>) -> Option<(usize, Vec<Entry>)> {
        let mut node = 0;
        let mut texts: Vec<&str> = Vec::new();
        let mut best = None;
        for (id, text) in words {
            if id == UNKNOWN {
                break;
            }
            let Some(&to) = self.next.get(&(node, id)) else { break };
            node = to;
            texts.push(text);
            if let Some(found) = self.ends.get(&node) {
                let fit = found.iter().filter(|s| s.fits(&texts)).map(|s| s.entry).collect::<Vec<_>>();
                if !fit.is_empty() {
                    best = Some((texts.len(), fit));
                }
            }
        }
        best
    }
}

impl Stored {
    fn fits(&self, texts: &[&str]) -> bool {
        if self.capitals == Capitals::Free {
            return true;
        }
        let upper = |s: &str| s.chars().next().is_some_and(char::is_uppercase);
        let acronym = |s: &str| s.len() > 1 && !s.chars().any(char::is_lowercase);
        split_words(&self.listed).zip(texts).all(|(listed, text)| {
            (!upper(listed) || upper(text)) && (!acronym(listed) || !text.chars().any(char::is_lowercase))
        })
    }
}

/// Words of a listed phrase as the tokenizer would part them.
fn split_words(phrase: &str) -> impl Iterator<Item = &str> {
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

    fn find(lexicon: &Lexicon, text: &str) -> Option<(usize, Vec<Entry>)> {
        let words: Vec<&str> = text.split(' ').collect();
        lexicon.longest(words.iter().map(|w| (lexicon.word(&fold(w)), *w)))
    }

    #[test]
    fn the_longest_phrase_wins_and_capitals_count() {
        let mut lexicon = Lexicon::default();
        lexicon.add("United States", Entry::Polity(0), Capitals::AsListed);
        lexicon.add("United States of America", Entry::Polity(0), Capitals::AsListed);
        lexicon.add("US", Entry::Polity(0), Capitals::AsListed);
        assert_eq!(find(&lexicon, "United States of America said"), Some((4, vec![Entry::Polity(0)])));
        assert_eq!(find(&lexicon, "UNITED STATES said").map(|f| f.0), Some(2));
        assert_eq!(find(&lexicon, "us said"), None);
        assert_eq!(find(&lexicon, "united States"), None);
    }

    #[test]
    fn marks_add_up() {
        let mut lexicon = Lexicon::default();
        lexicon.mark("Minister", Flags::HEAD);
        lexicon.mark("minister", Flags::COMMON);
        assert!(lexicon.flags_of("MINISTER").any(Flags::HEAD) && lexicon.flags_of("minister").any(Flags::COMMON));
    }
}
