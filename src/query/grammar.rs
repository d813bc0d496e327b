//! The grammar of questions as `schema/query.ron` writes it, and how a phrase is found in a question.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::dossier::{Kind, Office, Status};
use crate::graph::Party;
use crate::query::Ask;
use crate::query::chunk::{Chunk, Tag};

/// The file, with its phrases ready for matching.
#[derive(Debug, Deserialize)]
#[serde(rename = "Questions")]
pub(crate) struct Grammar {
    classes: BTreeMap<String, Words>,
    pub asks: Vec<AskRule>,
    pub statuses: Vec<StatusRule>,
    pub kinds: Vec<KindRule>,
    /// What is said of a topic that was talked about: "came up".
    pub came_up: Vec<Phrase>,
    pub topic_starts: Vec<Phrase>,
    pub topic_ends: Words,
    /// What says the same in fewer words; `a|b` stands for either word.
    pub same: Vec<(String, String)>,
    /// What stands before a hyphen for a country.
    prefixes: Vec<(String, String)>,
    pub place_starts: Words,
    pub side_starts: Words,
    pub pronouns: Words,
    /// Words for a person named in the question before; for anything else named there.
    pub he: Words,
    pub back: Words,
    /// What a question begins with that goes on from the one before.
    pub follow: Vec<Phrase>,
    /// What a few words begin with that only restrict the question before.
    pub follow_starts: Words,
    pub honorifics: Words,
    /// Bodies that stand for who leads them, the office, and its country.
    houses: Vec<(String, String, String)>,
    pub excluding: Vec<Phrase>,
    pub except: Vec<Phrase>,
    pub common: Vec<Phrase>,
    pub each_other: Vec<Phrase>,
    pub politeness: Vec<Phrase>,
    /// What a question may begin with that is put to "you": "could"; and the words with which it asks then.
    pub preface_starts: Words,
    /// Words of what is said before the question begins: "quick question".
    pub preface: Words,
    pub asking: Words,
    /// Titles that say no more than that somebody acts for a country or body: "representative".
    pub vague: Words,
    pub between_wanted: Words,
    pub wanted_starts: Vec<Phrase>,
    pub most: Vec<Phrase>,
    /// What makes those asked for people of the same side.
    pub company: Vec<Phrase>,
    /// At how many meetings at least.
    pub at_least: Vec<(usize, Vec<Phrase>)>,
    /// How many of the most frequent: "top five".
    pub top: Vec<(usize, Vec<Phrase>)>,
    pub first: Vec<Phrase>,
    pub last: Vec<Phrase>,
    pub counterpart: Words,
    fillers: Words,
    pub months: Vec<Words>,
    /// Spring, summer, autumn, winter.
    pub seasons: Vec<Words>,
    /// The first, second and last third of a year or decade.
    pub thirds: Vec<Words>,
    pub from_words: Words,
    pub after_words: Words,
    pub to_words: Words,
    pub before_words: Words,
    pub in_words: Words,
    #[serde(skip)]
    known: BTreeSet<String>,
}

/// What a question asks for, told from how it begins.
#[derive(Debug, Deserialize)]
pub(crate) struct AskRule {
    pub ask: Ask,
    #[serde(default)]
    pub count: bool,
    #[serde(default)]
    pub most: bool,
    pub phrases: Vec<Phrase>,
}

/// Words that tell of a status; the later statuses count where nothing has the first.
#[derive(Debug, Deserialize)]
pub(crate) struct StatusRule {
    pub is: Vec<Status>,
    pub phrases: Vec<Phrase>,
}

/// Words that tell how they met.
#[derive(Debug, Deserialize)]
pub(crate) struct KindRule {
    pub is: Vec<Kind>,
    #[serde(default)]
    pub firm: bool,
    pub phrases: Vec<Phrase>,
}

/// A set of words, written with blanks between.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "String")]
pub(crate) struct Words(BTreeSet<String>);

impl From<String> for Words {
    fn from(text: String) -> Self {
        Words(text.split_whitespace().map(str::to_string).collect())
    }
}

impl Words {
    /// Whether the folded word is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// All of them, in order.
    pub fn each(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// A phrase of the grammar.
#[derive(Debug, Deserialize)]
#[serde(from = "String")]
pub(crate) struct Phrase(Vec<Part>);

/// A part of a phrase.
#[derive(Debug)]
enum Part {
    /// One of these words or classes.
    One(Vec<String>),
    /// Anything.
    Any,
    /// The end of the question.
    End,
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        let part = |p: &str| match p {
            "*" => Part::Any,
            "$" => Part::End,
            _ => Part::One(p.split('|').map(str::to_string).collect()),
        };
        Phrase(text.split_whitespace().map(part).collect())
    }
}

/// The built-in grammar.
pub(crate) fn grammar() -> &'static Grammar {
    static READY: OnceLock<Grammar> = OnceLock::new();
    READY.get_or_init(|| {
        let text = include_str!("../../schema/query.ron");
        let mut grammar: Grammar = ron::from_str(text).expect("the built-in grammar is well formed: a test reads it");
        grammar.known = grammar.all_words();
        grammar
    })
}

impl Grammar {
    /// Whether the grammar has a use for the folded word, or passes over it.
    pub fn knows(&self, word: &str) -> bool {
        self.known.contains(word)
    }

    /// The office that leads a body which stands for it: "the Kremlin".
    pub fn leads(&self, body: &str) -> Option<Office> {
        let (_, title, of) = self.houses.iter().find(|(name, ..)| name == body)?;
        Some(Office { title: title.clone(), of: Some(of.clone()) })
    }

    /// The country that a word stands for before a hyphen: "Franco-German".
    pub fn prefix(&self, word: &str) -> Option<&str> {
        self.prefixes.iter().find(|(short, _)| short == word).map(|(_, land)| land.as_str())
    }

    /// Every word the grammar knows, in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(String::as_str)
    }

    /// Whether the folded word is of this class.
    pub fn is(&self, class: &str, word: &str) -> bool {
        self.classes.get(class).is_some_and(|words| words.has(word))
    }

    /// Where the first of the phrases stands, from chunk `from` on, over chunks that are not taken.
    pub fn find(&self, phrases: &[Phrase], chunks: &[Chunk], from: usize) -> Option<std::ops::Range<usize>> {
        phrases.iter().find_map(|p| {
            let fits = |at: usize| self.ends(&p.0, chunks, at).map(|end| at..end);
            (from..chunks.len()).filter_map(fits).find(|r| !r.is_empty() && chunks[r.clone()].iter().all(|c| !c.taken))
        })
    }

    /// Where the first place is at which one of the phrases stands, from chunk `from` on.
    pub fn find_next(&self, phrases: &[Phrase], chunks: &[Chunk], from: usize) -> Option<std::ops::Range<usize>> {
        let free = |r: &std::ops::Range<usize>| !r.is_empty() && chunks[r.clone()].iter().all(|c| !c.taken);
        let here = |at: usize| phrases.iter().filter_map(|p| self.ends(&p.0, chunks, at)).map(|end| at..end).find(free);
        (from..chunks.len()).find_map(here)
    }

    /// Where a phrase that begins at `at` ends.
    pub fn ends_at(&self, phrase: &Phrase, chunks: &[Chunk], at: usize) -> Option<usize> {
        self.ends(&phrase.0, chunks, at)
    }

    fn ends(&self, parts: &[Part], chunks: &[Chunk], at: usize) -> Option<usize> {
        let Some((part, rest)) = parts.split_first() else { return Some(at) };
        match part {
            Part::End => (at == chunks.len()).then_some(at),
            Part::Any => (at..=chunks.len()).find_map(|next| self.ends(rest, chunks, next)),
            Part::One(words) => {
                let chunk = chunks.get(at)?;
                words.iter().any(|w| self.fits(w, chunk)).then(|| self.ends(rest, chunks, at + 1))?
            }
        }
    }

    fn fits(&self, word: &str, chunk: &Chunk) -> bool {
        match word {
            "NAME" => matches!(chunk.tag, Tag::Side(Party::Person { .. })),
            "OFFICE" => matches!(chunk.tag, Tag::Side(Party::Office(_) | Party::Either(_))),
            "POLITY" => matches!(chunk.tag, Tag::Side(Party::Polity(_))),
            "PLACE" => matches!(chunk.tag, Tag::Place(_)),
            "WHEN" => matches!(chunk.tag, Tag::When(_)),
            _ if chunk.tag != Tag::Word => false,
            _ => chunk.fold == word || self.is(word, &chunk.fold),
        }
    }

    fn all_words(&self) -> BTreeSet<String> {
        let asks = self.asks.iter().flat_map(|a| &a.phrases);
        let statuses = self.statuses.iter().flat_map(|s| &s.phrases);
        let kinds = self.kinds.iter().flat_map(|k| &k.phrases);
        let lists = [
            &self.topic_starts,
            &self.came_up,
            &self.company,
            &self.politeness,
            &self.follow,
            &self.excluding,
            &self.except,
            &self.common,
            &self.each_other,
            &self.most,
            &self.first,
            &self.last,
            &self.wanted_starts,
        ];
        let times = self.at_least.iter().chain(&self.top).flat_map(|(_, phrases)| phrases);
        let phrases = times.chain(asks).chain(statuses).chain(kinds).chain(lists.into_iter().flatten());
        let parts = phrases.flat_map(|p| &p.0).filter_map(|part| match part {
            Part::One(words) => Some(words),
            _ => None,
        });
        let sets = [
            &self.topic_ends,
            &self.place_starts,
            &self.side_starts,
            &self.counterpart,
            &self.between_wanted,
            &self.fillers,
        ];
        let times = [&self.from_words, &self.after_words, &self.to_words, &self.before_words, &self.in_words];
        let sets = sets.into_iter().chain(times).chain(self.classes.values()).flat_map(|w| &w.0);
        parts.flatten().filter(|w| !w.chars().any(char::is_uppercase)).chain(sets).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_that_a_phrase_names_exists() {
        let g = grammar();
        let tags = ["NAME", "OFFICE", "POLITY", "PLACE", "WHEN"];
        for rule in &g.asks {
            for part in rule.phrases.iter().flat_map(|p| &p.0) {
                let Part::One(words) = part else { continue };
                for w in words.iter().filter(|w| w.chars().all(char::is_uppercase)) {
                    assert!(tags.contains(&w.as_str()) || g.classes.contains_key(w), "{w}");
                }
            }
        }
        assert!(g.knows("telephone") && !g.knows("NAME"));
    }
}
