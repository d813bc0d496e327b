//! The word lists of `schema/names/`, read once.

use super::script::latin;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::OnceLock;

/// What a word that is not a name says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Title {
    /// An office, which no one has for a name: what stands before it goes too.
    Office,
    /// A rank of nobility or of a church.
    Rank,
    /// A form of address, a military or religious rank.
    Address,
}

/// What a word does that leans on the next one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Particle {
    /// bin, ibn, ould: the father's name follows.
    Father,
    /// al, el: may come and go.
    Article,
    /// de, van: may come and go, often written together with the next word.
    Noble,
}

/// A word after the name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Suffix {
    /// Jr., Filho.
    Junior,
    /// Sr.
    Senior,
    /// Neto: the grandson.
    Grandson,
    /// A degree or an order.
    Drop,
}

/// The peoples whose names are read family first, syllable by syllable, or word by word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum East {
    /// Korean.
    Korean,
    /// Chinese.
    Chinese,
    /// Vietnamese.
    Vietnamese,
    /// Burmese.
    Burmese,
}

/// The first few groups of a word, kept in place: there are many words.
#[derive(Clone, Copy, Default)]
struct Ids {
    ids: [u16; 6],
    count: u8,
}

impl Ids {
    fn push(&mut self, id: u16) {
        if let Some(slot) = self.ids.get_mut(self.count as usize) {
            *slot = id;
            self.count += 1;
        }
    }

    fn as_slice(&self) -> &[u16] {
        &self.ids[..self.count as usize]
    }
}

/// All lists, by folded word.
#[derive(Default)]
pub struct Tables {
    titles: FxHashMap<String, Title>,
    fields: FxHashMap<String, ()>,
    particles: FxHashMap<&'static str, Particle>,
    suffixes: FxHashMap<String, Suffix>,
    east: FxHashMap<String, Vec<(East, u16)>>,
    groups: FxHashMap<Cow<'static, str>, Ids>,
    given: FxHashMap<String, Vec<u16>>,
    nicknames: FxHashMap<String, Vec<u16>>,
}

/// The lists built into the program.
pub fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(Tables::read)
}

/// The lines that are no comments, cut into words.
fn lines(text: &'static str) -> impl Iterator<Item = (&'static str, std::str::SplitWhitespace<'static>)> {
    text.lines().filter(|l| !l.starts_with('#')).filter_map(|l| {
        let mut words = l.split_whitespace();
        words.next().map(|first| (first, words))
    })
}

fn plain(word: &str) -> String {
    if word.is_ascii() { word.replace('\'', "") } else { latin(word).plain.replace('\'', "") }
}

impl Tables {
    fn read() -> Tables {
        let mut t = Tables::default();
        t.read_titles();
        t.read_particles();
        t.read_east();
        t.read_names();
        t
    }

    fn read_titles(&mut self) {
        for (kind, words) in lines(include_str!("../../schema/names/titles.txt")) {
            for word in words.map(plain) {
                match kind {
                    "field" => drop(self.fields.insert(word, ())),
                    "office" => drop(self.titles.insert(word, Title::Office)),
                    "rank" => drop(self.titles.insert(word, Title::Rank)),
                    _ => drop(self.titles.entry(word).or_insert(Title::Address)),
                }
            }
        }
        for (kind, words) in lines(include_str!("../../schema/names/suffixes.txt")) {
            let suffix = match kind {
                "junior" => Suffix::Junior,
                "senior" => Suffix::Senior,
                "grandson" => Suffix::Grandson,
                _ => Suffix::Drop,
            };
            self.suffixes.extend(words.map(|w| (plain(w), suffix)));
        }
    }

    fn read_particles(&mut self) {
        for (kind, words) in lines(include_str!("../../schema/names/particles.txt")) {
            let particle = match kind {
                "father" => Particle::Father,
                "article" => Particle::Article,
                _ => Particle::Noble,
            };
            self.particles.extend(words.map(|w| (w, particle)));
        }
    }

    fn read_east(&mut self) {
        for (n, (kind, words)) in lines(include_str!("../../schema/names/east_asian.txt")).enumerate() {
            let east = match kind {
                "ko" => East::Korean,
                "zh" => East::Chinese,
                "vi" => East::Vietnamese,
                _ => East::Burmese,
            };
            for word in words.map(plain) {
                self.east.entry(word).or_default().push((east, n as u16));
            }
        }
    }

    fn read_names(&mut self) {
        self.groups.reserve(30_000);
        let mut id = 0;
        for (first, words) in lines(include_str!("../../schema/names/given.txt")) {
            id += 1;
            for word in std::iter::once(first).chain(words) {
                self.groups.entry(plain(word).into()).or_default().push(id);
                self.given.entry(plain(word)).or_default().push(id);
            }
        }
        for (first, words) in lines(include_str!("../../schema/names/variants.txt")) {
            id += 1;
            for word in std::iter::once(first).chain(words) {
                self.groups.entry(Cow::Borrowed(word)).or_default().push(id);
            }
        }
        let text = include_str!("../../schema/names/nicknames.txt");
        for (n, line) in text.lines().filter(|l| !l.starts_with('#')).enumerate() {
            let (full, short) = line.split_once(':').unwrap_or((line, ""));
            for word in full.split_whitespace().chain(short.split_whitespace()) {
                self.nicknames.entry(plain(word)).or_default().push(n as u16);
            }
        }
    }

    /// What kind of title the word is.
    pub fn title(&self, word: &str) -> Option<Title> {
        self.titles.get(word).copied()
    }

    /// Whether the word names a field of office ("defence").
    pub fn is_field(&self, word: &str) -> bool {
        self.fields.contains_key(word)
    }

    /// What kind of particle the word is.
    pub fn particle(&self, word: &str) -> Option<Particle> {
        self.particles.get(word).copied()
    }

    /// What the word says after a name.
    pub fn suffix(&self, word: &str) -> Option<Suffix> {
        self.suffixes.get(word).copied()
    }

    /// The East Asian families (or Burmese words) the word may stand for.
    pub fn east(&self, word: &str) -> &[(East, u16)] {
        self.east.get(word).map_or(&[], Vec::as_slice)
    }

    /// The groups of equal names the word belongs to.
    pub fn groups(&self, word: &str) -> &[u16] {
        self.groups.get(word).map_or(&[], Ids::as_slice)
    }

    /// The lines of pet names the word stands on.
    pub fn nicknames(&self, word: &str) -> &[u16] {
        self.nicknames.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether the word is on the list of given names, all whose romanisations are listed.
    pub fn is_listed_given(&self, word: &str) -> bool {
        self.given.contains_key(word)
    }

    /// Whether the word is known as a given name.
    pub fn is_given(&self, word: &str) -> bool {
        self.given.contains_key(word) || self.nicknames.contains_key(word)
    }
}
