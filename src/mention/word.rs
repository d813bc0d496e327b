//! A document's tokens with what the lists and the tagger know of each.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::document::tag::{Tag, Tagger};
use crate::document::{Case, Document, TokenKind};
use crate::schema::{Entry, Flags, Schema, UNKNOWN, WordList, fold, key};
use crate::span::Span;

/// A token, looked up.
#[derive(Clone, Debug)]
pub struct Word<'t> {
    /// As it stands in the text.
    pub text: &'t str,
    /// Folded.
    pub lower: Cow<'t, str>,
    /// By which lists of words are asked for it.
    pub key: u32,
    /// Number in the lexicon.
    pub id: u32,
    /// Marks.
    pub flags: Flags,
    /// Part of speech.
    pub tag: Tag,
    /// Its letters.
    pub case: Case,
    /// Word, number or mark.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
    /// Number of its sentence.
    pub sentence: u32,
}

impl Word<'_> {
    /// Whether the folded word is this.
    pub fn is(&self, word: &str) -> bool {
        &*self.lower == word
    }

    /// Whether the folded word is in a list.
    pub fn listed(&self, list: &WordList) -> bool {
        list.has_keyed(self.key, &self.lower)
    }

    /// Whether the folded word is one of these.
    pub fn among(&self, words: &[&str]) -> bool {
        let own = &*self.lower;
        // Most words of one length differ in their first letter.
        let alike = |word: &&str| word.len() == own.len() && word.as_bytes().first() == own.as_bytes().first();
        words.iter().filter(|word| alike(word)).any(|word| *word == own)
    }

    /// Whether it starts with a capital.
    pub fn capital(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper | Case::Initial | Case::Mixed)
            && self.text.chars().any(char::is_uppercase)
    }

    /// Whether it is a word of letters.
    pub fn word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// A listed phrase in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Atom {
    /// How many tokens.
    pub len: usize,
    /// What it may stand for.
    pub entries: Vec<Entry>,
    /// The countries and bodies of a hyphenated pair: "U.S.-Russian", "EU-China".
    pub pair: Vec<Entry>,
}

impl Atom {
    /// The country that it names.
    pub fn polity(&self) -> Option<u16> {
        self.entries.iter().find_map(|e| if let Entry::Polity(i) = e { Some(*i) } else { None })
    }

    /// The country whose adjective it is.
    pub fn adjective(&self) -> Option<u16> {
        self.entries.iter().find_map(|e| if let Entry::Adjective(i) = e { Some(*i) } else { None })
    }

    /// The country whose people it names.
    pub fn people(&self) -> Option<u16> {
        self.entries.iter().find_map(|e| if let Entry::People(i) = e { Some(*i) } else { None })
    }

    /// The organisation.
    pub fn organisation(&self) -> Option<u16> {
        self.entries.iter().find_map(|e| if let Entry::Organisation(i) = e { Some(*i) } else { None })
    }

    /// The city.
    pub fn city(&self) -> Option<u16> {
        self.entries.iter().find_map(|e| if let Entry::City(i) = e { Some(*i) } else { None })
    }

    /// The venue.
    pub fn venue(&self) -> Option<u16> {
        self.entries.iter().find_map(|e| if let Entry::Venue(i) = e { Some(*i) } else { None })
    }

    /// The part of the world.
    pub fn region(&self) -> Option<u16> {
        self.entries.iter().find_map(|e| if let Entry::Region(i) = e { Some(*i) } else { None })
    }

    /// The title with a meaning of its own.
    pub fn title(&self) -> Option<u16> {
        self.entries.iter().find_map(|e| if let Entry::Title(i) = e { Some(*i) } else { None })
    }
}

/// Looks up every token of a document; tokens outside sentences keep the tag of a mark.
pub fn words<'t>(document: &Document<'t>, schema: &Schema) -> Vec<Word<'t>> {
    let text = document.article.text.as_str();
    let mut words: Vec<Word<'t>> = Vec::with_capacity(document.tokens.len());
    for token in &document.tokens {
        let form = token.span.of(text);
        let lower = fold(form);
        let id = schema.lexicon.word(&lower);
        let past = lower.strip_prefix("ex-").map(|rest| schema.lexicon.flags_of(rest)).filter(|f| f.any(Flags::HEAD));
        words.push(Word {
            text: form,
            key: key(&lower),
            id,
            flags: past.map_or(schema.lexicon.flags(id), |f| f.with(Flags::FORMER)),
            lower,
            tag: Tag::Punct,
            case: token.case,
            kind: token.kind,
            span: token.span,
            sentence: u32::MAX,
        });
    }
    for (i, sentence) in document.sentences.iter().enumerate() {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let forms: Vec<&str> = words[range.clone()].iter().map(|w| w.text).collect();
        for (word, tag) in words[range.clone()].iter_mut().zip(Tagger::embedded().tag(&forms)) {
            word.tag = tag;
            word.sentence = i as u32;
        }
        super::retag::mend(&mut words[range]);
    }
    words
}

/// The listed phrases of a sentence: for each token the phrase that starts there. Phrases do not overlap.
pub fn atoms(words: &[Word], schema: &Schema) -> Vec<Option<Atom>> {
    let mut out: Vec<Option<Atom>> = vec![None; words.len()];
    let mut i = 0;
    while i < words.len() {
        if words[i].id != UNKNOWN
            && let Some((len, entries)) = schema.lexicon.longest(words[i..].iter().map(|w| (w.id, w.text)))
        {
            out[i] = Some(Atom { len, entries, pair: Vec::new() });
            i += len;
            continue;
        }
        let pair = pair(words[i].text, schema);
        if !pair.is_empty() {
            out[i] = Some(Atom { len: 1, entries: Vec::new(), pair });
        }
        i += 1;
    }
    out
}

/// Of countries that share an adjective ("Dominican", "Congolese") the one that the document names comes first.
pub fn prefer_named(atoms: &mut [Option<Atom>], schema: &Schema) {
    let mut named: BTreeMap<u16, usize> = BTreeMap::new();
    for atom in atoms.iter().flatten() {
        if let Some(k) = atom.polity() {
            *named.entry(k).or_default() += atom.len * atom.len;
        } else if let Some(k) = atom.city() {
            let country = &schema.cities[k as usize].country;
            if let Some(k) = schema.polity_row(country) {
                *named.entry(k as u16).or_default() += 1;
            }
        }
    }
    let count = |e: &Entry| match e {
        Entry::Polity(k) | Entry::Adjective(k) | Entry::People(k) => named.get(k).copied().unwrap_or(0),
        _ => 0,
    };
    for atom in atoms.iter_mut().flatten().filter(|a| a.polity().is_none()) {
        let shared = atom.entries.iter().filter(|e| matches!(e, Entry::Adjective(_))).count() > 1;
        if shared {
            atom.entries.sort_by_key(|e| std::cmp::Reverse(count(e)));
        }
    }
}

/// The countries of a hyphenated pair: "U.S.-Russian", "Japan-India".
fn pair(text: &str, schema: &Schema) -> Vec<Entry> {
    let parts: Vec<&str> = text.split(['-', '–', '/']).collect();
    if !(2..=3).contains(&parts.len()) || !text.starts_with(char::is_uppercase) {
        return Vec::new();
    }
    let polity = |part: &&str| {
        let id = schema.lexicon.word(&fold(part));
        let (_, entries) = schema.lexicon.longest([(id, *part)].into_iter())?;
        let known = entries.iter().find(|e| matches!(e, Entry::Polity(_) | Entry::Adjective(_) | Entry::People(_)));
        known.or_else(|| entries.iter().find(|e| matches!(e, Entry::Organisation(_)))).cloned()
    };
    parts.iter().map(polity).collect::<Option<Vec<Entry>>>().unwrap_or_default()
}
