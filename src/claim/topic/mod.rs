//! About what? Lists of noun phrases, each cut down to what it names.
//!
//! [`extent`] finds where a list ends, [`item`] goes through it, [`phrase`] reads one noun phrase with what hangs on it, and
//! [`label`] keeps the part that names the matter.

pub mod bullets;
pub mod chunk;
mod extent;
mod item;
mod label;
pub mod phrase;
pub mod purpose;
pub mod wording;

use std::ops::Range;

use super::line::Line;
use crate::mention::Page;

/// Something spoken about.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicMention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// A short noun phrase without articles.
    pub label: String,
    /// Whether it is a person's name.
    pub person: bool,
    /// Whether it is nothing but a name, of a person, country or body.
    pub name: bool,
    /// The whole list that it stands in.
    pub stretch: Range<usize>,
}

/// The parts of a sentence that speak of topics: what stands there tells nothing of an encounter.
#[derive(Clone, Debug, Default)]
pub struct Zones {
    /// The topics themselves, and relative clauses behind them.
    matters: Vec<Range<usize>>,
    /// Whole lists, with what trails behind a topic: "on fish in Cairo".
    stretches: Vec<Range<usize>>,
}

impl Zones {
    /// The zones of some topics.
    pub fn of<'t>(page: &Page, line: &Line, topics: impl Iterator<Item = &'t TopicMention>) -> Zones {
        let mut zones = Zones::default();
        for topic in topics {
            zones.matters.push(topic.tokens.clone());
            zones.stretches.push(topic.stretch.clone());
            zones.matters.extend(extent::relative(page, line, topic.stretch.end));
        }
        zones
    }

    /// Whether a token belongs to a topic.
    pub fn matter(&self, at: usize) -> bool {
        self.matters.iter().any(|z| z.contains(&at))
    }

    /// Whether a token lies in a list of topics.
    pub fn list(&self, at: usize) -> bool {
        self.matter(at) || self.stretches.iter().any(|z| z.contains(&at))
    }
}

/// The list of topics that starts at a token: where it ends, and the topics. Empty where none starts there.
pub fn list(page: &Page, line: &Line, start: usize) -> (usize, Vec<TopicMention>) {
    let stretches = extent::after(page, line, start);
    let end = stretches.last().map_or(start, |s| s.end);
    let from = start > line.tokens.start && page.words[start - 1].is("from");
    let topics = stretches.into_iter().flat_map(|s| item::items(page, line, s, from)).collect();
    (end, distinct(topics, start..end))
}

/// The list of topics that ends before a token: the subject of "was discussed".
pub fn list_before(page: &Page, line: &Line, end: usize) -> Vec<TopicMention> {
    let stretch = extent::before(page, line, end);
    distinct(item::items(page, line, stretch.clone(), false), stretch)
}

/// The topics of a stretch before a noun of encounter: "peace" in "peace talks", not "Reagan-Gorbachev" before "summit".
pub fn within(page: &Page, line: &Line, stretch: Range<usize>) -> Vec<TopicMention> {
    let pair = |t: &TopicMention| {
        let parts: Vec<&str> = t.label.split(['-', '–', '/']).collect();
        parts.len() > 1 && parts.iter().all(|p| p.starts_with(char::is_uppercase))
    };
    let topics = item::items(page, line, stretch.clone(), false);
    distinct(topics, stretch).into_iter().filter(|t| !pair(t)).collect()
}

/// Words before a noun of encounter that tell when, or of what sort it is, and not about what.
const SORTS: &[&str] = &[
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "morning",
    "afternoon",
    "evening",
    "night",
    "day",
    "week",
    "weekend",
    "anniversary",
    "proximity",
    "gala",
    "party",
    "line",
    "opening",
    "closing",
    "level",
];

/// The topics of the words before a noun of encounter; none of persons, times and sorts: "the spring meeting".
pub fn before_noun(page: &Page, line: &Line, stretch: Range<usize>) -> Vec<TopicMention> {
    let words = &page.words;
    let sort = |t: &TopicMention| {
        let last = &words[t.tokens.end - 1];
        last.among(SORTS) || !last.tag.is_noun() && !page.covered(t.tokens.end - 1)
    };
    let kept = |t: &TopicMention| !t.tokens.is_empty() && !t.person && !sort(t);
    within(page, line, stretch).into_iter().filter(kept).collect()
}

/// Each label once.
fn distinct(topics: Vec<TopicMention>, stretch: Range<usize>) -> Vec<TopicMention> {
    let mut out: Vec<TopicMention> = Vec::new();
    for topic in topics {
        if out.iter().all(|t| t.label != topic.label) {
            out.push(TopicMention { stretch: stretch.clone(), ..topic });
        }
    }
    out
}
