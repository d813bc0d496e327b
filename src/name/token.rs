//! One word of a name, ready to be compared.

use super::distance::alike;
use super::script::Latin;
use super::sound::{Habit, Sounds};
use super::tables::tables;
use rustc_hash::FxHasher;

use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

/// The most groups of equal names kept per word.
const GROUPS: usize = 6;

/// What a word is in its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The first name.
    Given,
    /// A further given name.
    Middle,
    /// Formed of, or being, the father's name.
    Patronymic,
    /// The family's name.
    Family,
    /// An added name in quotes or brackets.
    Also,
}

/// One word of a name.
#[derive(Clone, Debug)]
pub struct Token {
    /// What it is in its name.
    pub kind: Kind,
    /// A single letter standing for a name.
    pub initial: bool,
    /// The particle before it leaned on it ("de", "al").
    pub particle: bool,
    /// The letters as a number.
    pub(super) key: u64,
    spelling: Arc<Spelling>,
}

/// A word as it is spelled, whatever it is in its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// Folded letters: lower-case Latin, no diacritics.
    pub text: Box<str>,
    /// Known as a given name.
    pub known: bool,
    /// The word as sounds.
    pub sounds: Sounds,
    /// A second reading: diacritics dropped, or written together with its particle.
    pub other: Option<Sounds>,
    vowelless: bool,
    /// Listed among given names.
    given: bool,
    groups: [u16; GROUPS],
    nicknames: [u16; GROUPS],
    marks: u64,
}

impl Hash for Spelling {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl Deref for Token {
    type Target = Spelling;

    fn deref(&self) -> &Spelling {
        &self.spelling
    }
}

/// Spellings met so far: a million names have far fewer words.
#[derive(Default)]
pub struct Spellings(Mutex<rustc_hash::FxHashSet<Arc<Spelling>>>);

/// By which rule two words agree.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Rule {
    /// The same letters.
    Exact,
    /// Listed as one name in two romanisations or languages.
    Variant,
    /// Listed as a pet form.
    Nickname,
    /// Sounds alike under known habits of spelling.
    Sound,
    /// The other's beginning, three letters or more.
    Cut,
    /// A letter that the other begins with.
    Initial,
    /// Several words written as one.
    Joined,
    /// The letters the words begin with.
    Acronym,
}

/// How alike two words are, and why.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Likeness {
    /// 0 to 1.
    pub score: f32,
    /// The rule that gave the score.
    pub rule: Rule,
    /// What differs, in hundredths of a consonant.
    pub cost: u16,
}

impl Token {
    /// Reads a word.
    pub fn new(word: &Latin, kind: Kind) -> Token {
        let letters = word.plain.replace('\'', "");
        let read = |w: &str| Sounds::read(w, Habit::Usual);
        let servant = master_of(&letters);
        let other = servant.or((word.sound != word.plain).then_some(&word.plain)).map(read);
        let t = tables();
        let (groups, nicknames) = (first_of(t.groups(&letters)), first_of(t.nicknames(&letters)));
        let given = t.is_listed_given(&letters);
        let marks = marks(&groups) | marks(&nicknames).rotate_left(32);
        let initial = letters.len() == 1 && !word.vowelless;
        let key = hash(&letters);
        let spelling = Spelling {
            known: t.is_given(&letters),
            text: letters.into(),
            sounds: read(&word.sound),
            other,
            given,
            vowelless: word.vowelless,
            groups,
            nicknames,
            marks,
        };
        Token { kind, initial, particle: false, key, spelling: Arc::new(spelling) }
    }

    /// Takes the spelling from those known, or adds it to them.
    pub fn share(&mut self, spellings: &Spellings) {
        let mut known = spellings.0.lock().unwrap_or_else(PoisonError::into_inner);
        match known.get(&self.spelling) {
            Some(spelling) => self.spelling = Arc::clone(spelling),
            None => drop(known.insert(Arc::clone(&self.spelling))),
        }
    }

    /// The first letter.
    pub fn letter(&self) -> u8 {
        self.text.as_bytes().first().copied().unwrap_or(0)
    }

    /// Makes the word a patronymic: the common ending counts no more, only the father's name.
    pub fn make_patronymic(&mut self) {
        self.kind = Kind::Patronymic;
        let Some(stem) = father_of(&self.text) else { return };
        let t = tables();
        let groups = FATHERS.iter().find_map(|end| some(t.groups(&[stem, end].concat())));
        let sounds = Sounds::read(stem, Habit::Usual);
        let spelling = Arc::make_mut(&mut self.spelling);
        (spelling.sounds, spelling.other, spelling.given) = (sounds, None, false);
        spelling.groups = first_of(groups.unwrap_or(&[]));
        spelling.marks = marks(&spelling.groups);
    }

    /// Notes the particle that stood before the word.
    pub fn lean(&mut self, particle: &Latin) {
        self.particle = true;
        let joined = [&*particle.plain, &*self.text].concat();
        Arc::make_mut(&mut self.spelling).other.get_or_insert_with(|| Sounds::read(&joined, Habit::Usual));
    }

    /// Whether the word is Abd with another, and the other word without it ("abdrahim", "raheem").
    pub fn is_servant_of(&self, other: &Token) -> bool {
        master_of(&self.text).is_some() && master_of(&other.text).is_none()
    }

    /// The lists of equal names and pet forms the word stands on.
    pub fn list_ids(&self) -> impl Iterator<Item = (u8, u16)> {
        let ids =
            |kind, ids: [u16; GROUPS]| ids.into_iter().take_while(|g| *g != u16::MAX).take(2).map(move |g| (kind, g));
        ids(0, self.groups).chain(ids(1, self.nicknames))
    }

    /// Compares two words, initials included.
    pub fn like(&self, other: &Token) -> Likeness {
        if self.key == other.key {
            let rule = if self.initial { Rule::Initial } else { Rule::Exact };
            return Likeness { score: 1.0, rule, cost: 0 };
        }
        if self.initial || other.initial {
            let score = if initial_of(self, other) { 0.8 } else { 0.0 };
            return Likeness { score, rule: Rule::Initial, cost: 0 };
        }
        if self.marks & other.marks != 0 {
            if shares(&self.groups, &other.groups) {
                return Likeness { score: 0.97, rule: Rule::Variant, cost: 5 };
            }
            if shares(&self.nicknames, &other.nicknames) {
                return Likeness { score: 0.9, rule: Rule::Nickname, cost: 10 };
            }
        }
        let (score, cost) = self.sounds_like(other);
        if score < 0.8 && self.sounds.first() == other.sounds.first() && cut_of(&self.text, &other.text) {
            return Likeness { score: 0.8, rule: Rule::Cut, cost: 30 };
        }
        let apart = self.given && other.given && score < 0.93;
        Likeness { score: if apart { score * 0.8 } else { score.min(0.99) }, rule: Rule::Sound, cost }
    }

    fn sounds_like(&self, other: &Token) -> (f32, u16) {
        if self.vowelless != other.vowelless {
            let (score, cost) = alike(&self.sounds.bare(), &other.sounds.bare());
            return (0.95 * score, cost);
        }
        let mut best = alike(&self.sounds, &other.sounds);
        let (mine, theirs) = (self.other.as_ref(), other.other.as_ref());
        let readings = [(mine, Some(&other.sounds)), (Some(&self.sounds), theirs), (mine, theirs)];
        for (a, b) in readings.into_iter().filter_map(|(a, b)| a.zip(b)) {
            if best.0 < 0.97 {
                let found = alike(a, b);
                best = if found.0 > best.0 { found } else { best };
            }
        }
        best
    }
}

/// What follows Abd in a word that may stand without it.
fn master_of(word: &str) -> Option<&str> {
    word.strip_prefix("abd").filter(|rest| rest.len() > 3 && !rest.ends_with("llah"))
}

/// Whether one word is the other's beginning.
fn cut_of(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.len() > 2 && long.len() > short.len() + 1 && long.starts_with(short)
}

fn some(ids: &[u16]) -> Option<&[u16]> {
    (!ids.is_empty()).then_some(ids)
}

/// What the ending of a patronymic may have taken from the father's name.
const FATHERS: [&str; 15] = ["", "i", "y", "a", "o", "ai", "ay", "ei", "ey", "iy", "ii", "aj", "ej", "as", "il"];

/// The father's name in a Slavic patronymic: all but the common ending.
fn father_of(word: &str) -> Option<&str> {
    const ENDS: [&str; 4] = ["vich", "vych", "vitch", "vic"];
    const DAUGHTERS: [&str; 6] = ["vna", "auna", "euna", "ouna", "ichna", "wna"];
    let ends = || ENDS.iter().chain(&DAUGHTERS);
    let stem = ends().find_map(|e| word.strip_suffix(e)).filter(|s| s.len() > 3)?;
    let short = stem.trim_end_matches(['o', 'e', 'a', 'y', 'i', 'u']);
    (short.len() > 2).then_some(short)
}

/// Whether one is the initial of the other, in letters or by sound (Y. for Evgeny, J. for Yuri).
fn initial_of(a: &Token, b: &Token) -> bool {
    if a.letter() == b.letter() {
        return true;
    }
    if a.initial && b.initial {
        return false;
    }
    let pair = |x: u8, y: u8| (a.letter() == x && b.letter() == y) || (a.letter() == y && b.letter() == x);
    [(b'c', b'k'), (b'j', b'y'), (b'i', b'y'), (b'e', b'y'), (b'w', b'v'), (b'k', b'q'), (b'g', b'q')]
        .iter()
        .any(|(x, y)| pair(*x, *y))
}

fn hash(letters: &str) -> u64 {
    let mut hasher = FxHasher::default();
    letters.hash(&mut hasher);
    hasher.finish()
}

fn first_of(ids: &[u16]) -> [u16; GROUPS] {
    let mut out = [u16::MAX; GROUPS];
    for (slot, id) in out.iter_mut().zip(ids) {
        *slot = *id;
    }
    out
}

fn marks(ids: &[u16; GROUPS]) -> u64 {
    ids.iter().filter(|id| **id != u16::MAX).fold(0, |m, id| m | 1 << (id % 64))
}

fn shares(a: &[u16; GROUPS], b: &[u16; GROUPS]) -> bool {
    a.iter().take_while(|x| **x != u16::MAX).any(|x| b.contains(x))
}
