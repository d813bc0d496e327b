//! What may stand between two parts of a rule without being any? Adverbs, dates, places, brackets and the like.

use super::Seeker;
use crate::claim::line::What;
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::verb::Tense;

/// Words that are passed over, adverbs and marks among them.
const ASIDES: &[&str] = &[
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "each",
    "both",
    "later",
    "earlier",
    "briefly",
    "together",
    "separately",
    "first",
    "once",
    "twice",
    "again",
    "in-person",
];

impl Seeker<'_, '_> {
    /// The item after an adverbial that starts at `at`.
    pub(super) fn adverbial(&self, at: usize) -> Option<usize> {
        let item = &self.line.items[at];
        match item.what {
            What::Time(_) | What::Place(_) => return Some(at + 1),
            What::Verb(v) if self.set_for(v, at) => return Some(at + 1),
            What::Word => {}
            _ => return None,
        }
        let word = self.word(at);
        if let Some(end) = manner_end(self.page, item.tokens.start) {
            return Some(self.line.items.partition_point(|i| i.tokens.end <= end));
        }
        if word.tag.is_adverb() || word.among(ASIDES) {
            return Some(at + 1);
        }
        if let Some(end) = self.in_turn(at) {
            return Some(end);
        }
        if word.is("and") && self.between_times(at) {
            return Some(at + 2);
        }
        if word.is("(") {
            return self.past_bracket(at);
        }
        if word.is(",") {
            return self.past_comma(at);
        }
        self.leads(at).then(|| self.phrase_end(at + 1)).flatten()
    }

    /// The item behind the bracket that opens at `at`.
    fn past_bracket(&self, at: usize) -> Option<usize> {
        let close = (at..self.line.items.len().min(at + 8)).find(|&k| self.plain(k) && self.word(k).is(")"));
        close.map(|k| k + 1)
    }

    /// Whether a word opens an adverbial phrase: a preposition that leads to no side and no topic, a number, a measure.
    fn leads(&self, at: usize) -> bool {
        let word = self.word(at);
        let preposition = word.tag == Tag::IN || word.among(&["for", "over", "in", "on", "at", "during", "after"]);
        preposition && !word.among(&["with", "between", "by", "that", "about", "of", "among"])
            || word.tag == Tag::CD
            || word.among(&["a", "several", "some"]) && self.measure(at)
    }

    /// "planned for Tuesday", "set to open in May": when a noun of encounter is to be, between it and its sides.
    fn set_for(&self, verb: usize, at: usize) -> bool {
        const SETS: &[&str] = &["plan", "schedule", "set", "arrange", "fix", "announce", "hold", "slate"];
        let verb = &self.line.verbs[verb];
        let timed = self.line.items.get(at + 1).is_some_and(|i| matches!(i.what, What::Time(_) | What::Place(_)))
            || self
                .line
                .items
                .get(at + 2)
                .is_some_and(|i| self.word(at + 1).is("for") && matches!(i.what, What::Time(_)));
        verb.tense == Tense::PastParticiple && !verb.passive && SETS.contains(&verb.base.as_str()) && timed
    }

    /// "met a second time", "met several times": a measure rather than an object.
    fn measure(&self, at: usize) -> bool {
        (at..self.line.items.len().min(at + 4)).any(|k| {
            self.plain(k) && self.word(k).among(&["time", "times", "hour", "hours", "minutes", "days", "while"])
        })
    }

    /// "spent Monday and Tuesday with".
    fn between_times(&self, at: usize) -> bool {
        let time = |k: usize| self.line.items.get(k).is_some_and(|i| matches!(i.what, What::Time(_)));
        at > 0 && time(at - 1) && time(at + 1)
    }

    /// "one after another", "one by one".
    fn in_turn(&self, at: usize) -> Option<usize> {
        let is = |k: usize, words: &[&str]| k < self.line.items.len() && self.plain(k) && self.word(k).among(words);
        let one = is(at, &["one"]) && is(at + 1, &["by", "after"]);
        let other = at + 2 + usize::from(is(at + 2, &["the"]));
        (one && is(other, &["one", "another", "other"])).then_some(other + 1)
    }

    /// The item behind a comma, and behind the aside that it opens.
    fn past_comma(&self, at: usize) -> Option<usize> {
        let close = (at + 1..self.line.items.len().min(at + 25)).find(|&k| self.plain(k) && self.word(k).is(","));
        let first = self.line.items.get(at + 1)?;
        let word = &self.page.words[first.tokens.start];
        let adverbial = matches!(first.what, What::Time(_) | What::Place(_))
            || self.in_turn(at + 1).is_some()
            || first.what == What::Word && (word.tag.is_adverb() || matches!(word.tag, Tag::IN | Tag::WP | Tag::WDT));
        match close {
            Some(close) if adverbial => Some(close + 1),
            _ if matches!(first.what, What::Time(_) | What::Place(_)) => Some(at + 1),
            _ if first.what == What::Word && word.among(&["as", "among", "along", "together"]) => Some(at + 1),
            _ => None,
        }
    }

    /// The end of the noun phrase behind a preposition: no party and no verb in it.
    fn phrase_end(&self, from: usize) -> Option<usize> {
        let mut at = from;
        while at < self.line.items.len() && at < from + 10 {
            let word = self.word(at);
            let another = at > from && word.tag == Tag::DT && self.word(at - 1).tag.is_noun();
            if another && self.plain(at) {
                break;
            }
            let inside = match self.line.items[at].what {
                What::Word => {
                    word.tag.is_noun()
                        || word.tag.is_adjective()
                        || matches!(word.tag, Tag::DT | Tag::CD | Tag::PRPS | Tag::POS | Tag::VBG | Tag::VBN)
                        || word.among(&["of", "and", "the", "half", "a"])
                }
                What::Encounter(_) | What::Time(_) => true,
                What::Place(_) => at == from,
                _ => false,
            };
            if !inside {
                break;
            }
            at += 1;
        }
        (at > from).then_some(at)
    }
}

/// The token after a phrase of manner that starts here: "by telephone".
fn manner_end(page: &Page, at: usize) -> Option<usize> {
    let first = &*page.words.get(at)?.lower;
    page.schema
        .encounters
        .manner
        .iter()
        .filter(|(phrase, _)| phrase.as_bytes().first() == first.as_bytes().first() && phrase.starts_with(first))
        .find_map(|(phrase, _)| {
            let fits =
                phrase.split(' ').enumerate().all(|(i, w)| page.words.get(at + i).is_some_and(|word| word.is(w)));
            fits.then(|| at + phrase.split(' ').count())
        })
}
