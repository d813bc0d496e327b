//! From a written name to its parts.

use super::east::Eastern;
use super::reading::Reading;
use super::sound::{Habit, Sounds};
use super::syllable::split_east_asian;
use super::tables::{Suffix, tables};
use super::token::{Kind, Spellings, Token};
use super::words::{Word, outside, words};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// The most words kept of a name.
pub(super) const MOST: usize = 8;

/// A person's name, taken apart.
///
/// ```
/// use rapporteur::name::Name;
/// let name = Name::parse("King Abdullah II bin Al-Hussein");
/// assert_eq!(name.given(), Some("abdullah"));
/// assert_eq!(name.patronymic(), Some("hussein"));
/// assert_eq!(name.ordinal(), Some(2));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// The words, given name first unless the name was written otherwise without saying so.
    pub(super) tokens: Vec<Token>,
    /// The name read as Chinese or Korean.
    pub(super) eastern: Option<Box<Eastern>>,
    /// Word-by-word names: Vietnamese, Burmese.
    pub(super) strict: bool,
    /// All that is compared, as one number.
    pub(super) key: u64,
    pub(super) ordinal: u8,
    pub(super) suffix: Option<Suffix>,
    /// What follows "of": the realm.
    pub(super) place: Option<Box<str>>,
    /// First letters of all words, particles included.
    pub(super) letters: Box<str>,
    /// One short word, all capitals.
    pub(super) capitals: bool,
    /// Titles that were stripped, folded.
    pub(super) titles: Vec<Box<str>>,
}

impl Name {
    /// Reads a name in any script. Never fails; a text without letters has no parts.
    pub fn parse(text: &str) -> Name {
        let mut reading = Reading::default();
        let (main, also) = outside(text);
        let main = ["H.E.", "H.R.H.", "H. E."]
            .iter()
            .fold(main, |m, style| if m.contains("H.") { m.replace(style, " ") } else { m });
        let (front, behind) = invert(&main);
        let mut found = words(&split_east_asian(&front));
        let family_from = behind.as_ref().map(|b| {
            let n = found.len();
            found.extend(words(&split_east_asian(b)));
            n
        });
        reading.capitals = capitals(&found);
        reading.read(found, family_from);
        let mut name = reading.name();
        for word in words(&also).into_iter().filter(|w| w.letters().len() > 1) {
            name.push(Token::new(&word.latin, Kind::Also));
        }
        name.key = name.key();
        name
    }

    /// Takes the spelling of each word from those known, so that names share what they have in common.
    pub(super) fn share(&mut self, spellings: &Spellings) {
        self.tokens.iter_mut().for_each(|t| t.share(spellings));
        self.tokens.shrink_to_fit();
    }

    /// Each two neighbouring words written together.
    pub(super) fn joins(&self) -> Vec<Sounds> {
        (1..self.tokens.len()).map(|i| self.joined(i - 1)).collect()
    }

    /// The word at `at` and the next written together, for comparison with a single word.
    pub(super) fn joined(&self, at: usize) -> Sounds {
        Sounds::read(&[&*self.tokens[at].text, &*self.tokens[at + 1].text].concat(), Habit::Usual)
    }

    fn key(&self) -> u64 {
        let mut hasher = FxHasher::default();
        for t in &self.tokens {
            (&t.text, t.kind == Kind::Also).hash(&mut hasher);
        }
        (self.ordinal, self.suffix.map(|s| s as u8), &self.place).hash(&mut hasher);
        hasher.finish()
    }

    pub(super) fn push(&mut self, token: Token) {
        if self.tokens.len() < MOST && !token.text.is_empty() {
            self.tokens.push(token);
        }
    }

    fn first(&self, kind: Kind) -> Option<&str> {
        self.tokens.iter().find(|t| t.kind == kind).map(|t| &*t.text)
    }

    /// The first given name, folded.
    pub fn given(&self) -> Option<&str> {
        self.first(Kind::Given)
    }

    /// The first middle name or initial, folded.
    pub fn middle(&self) -> Option<&str> {
        self.first(Kind::Middle)
    }

    /// The name formed of the father's, or the father's name after bin, folded.
    pub fn patronymic(&self) -> Option<&str> {
        self.first(Kind::Patronymic)
    }

    /// The family name, folded; a name of one word is a family name here.
    pub fn family(&self) -> Option<&str> {
        self.first(Kind::Family)
    }

    /// The number of a monarch or of a generation (II, III).
    pub fn ordinal(&self) -> Option<u8> {
        (self.ordinal > 0).then_some(self.ordinal)
    }

    /// Whether Jr., Sr. or the like followed.
    pub fn suffix(&self) -> Option<Suffix> {
        self.suffix
    }

    /// The place that the name is told with, folded and in one word: "Harald of Norway".
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// Titles and forms of address that were stripped, folded.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        self.titles.iter().map(|t| &**t)
    }

    /// All words that count, folded, in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().map(|t| &*t.text)
    }

    /// Whether no word was found.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }
}

/// "Lavrov, Sergei" → ("Sergei", Some("Lavrov")); suffixes after commas stay behind.
fn invert(text: &str) -> (String, Option<String>) {
    let mut parts = text.split([',', '،', ';']).map(str::trim).filter(|p| !p.is_empty());
    let Some(family) = parts.next() else { return (String::new(), None) };
    let (mut given, mut after) = (String::new(), String::new());
    for part in parts {
        let folded = part.trim_end_matches('.').to_lowercase();
        let to = if tables().suffix(&folded).is_some() || roman(part).is_some() { &mut after } else { &mut given };
        to.push_str(part);
        to.push(' ');
    }
    if given.is_empty() {
        return (format!("{family} {after}"), None);
    }
    (given, Some(format!("{family} {after}")))
}

fn capitals(words: &[Word]) -> bool {
    matches!(words, [w] if w.upper && (2..=4).contains(&w.letters().len()))
}

/// A Roman number up to 39.
pub(super) fn roman(text: &str) -> Option<u8> {
    if text.is_empty() || text.len() > 6 || !text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) {
        return None;
    }
    let value = |b: &u8| match b {
        b'I' => 1i16,
        b'V' => 5,
        _ => 10,
    };
    let digits: Vec<i16> = text.as_bytes().iter().map(value).collect();
    let signed = |(i, d): (usize, &i16)| if digits.get(i + 1).is_some_and(|n| n > d) { -d } else { *d };
    let plain: i16 = digits.iter().enumerate().map(signed).sum();
    u8::try_from(plain).ok().filter(|n| *n > 0)
}
