//! What an encounter is for: "met in Lima to end the dispute", "spoke with X, the adviser, on fish".

use super::chunk::chunk;
use super::extent;
use super::phrase::{infinitive, listed};
use super::{TopicMention, list};
use crate::claim::line::{Line, What};
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::verb::Tense;

/// Verbs whose object is no topic although they tell a purpose: "came to see".
const NOT: &[&str] = &[
    "meet",
    "be",
    "have",
    "attend",
    "visit",
    "see",
    "thank",
    "congratulate",
    "mark",
    "celebrate",
    "say",
    "tell",
    "take",
    "make",
    "give",
    "get",
    "go",
    "come",
    "hold",
    "talk",
    "speak",
    "join",
    "receive",
    "open",
    "welcome",
    "greet",
    "invite",
    "pay",
    "ask",
    "become",
    "shake",
    "sign",
    "witness",
    "watch",
    "hear",
    "listen",
    "deliver",
    "present",
    "hand",
    "become",
    "return",
    "stay",
    "leave",
    "lead",
    "allow",
    "let",
    "know",
    "brief",
    "show",
    "offer",
    "explain",
    "set",
    "put",
    "continue",
    "conduct",
    "begin",
    "start",
];

/// The topics that stand behind what a claim has taken of the sentence, from item `from` on.
pub fn behind(page: &Page, line: &Line, from: usize) -> Vec<TopicMention> {
    let mut at = from;
    while at < line.items.len() {
        let item = &line.items[at];
        let start = item.tokens.start;
        match item.what {
            What::Verb(v) if line.verbs[v].tense == Tense::Infinitive && infinitive(page, line, start) => {
                let verb = &line.verbs[v];
                let next = item.tokens.end;
                let repeated = start > 0 && page.words[start - 1].lower == page.words[verb.main].lower;
                return match NOT.contains(&verb.base.as_str()) || verb.negated || repeated || next >= line.tokens.end {
                    true => Vec::new(),
                    false => object(page, line, next),
                };
            }
            What::Verb(_) => return Vec::new(),
            What::Encounter(_) => return Vec::new(),
            What::Word if about(page, line, at, from) => {
                return match scene(page, line, item.tokens.end) {
                    true => Vec::new(),
                    false => object(page, line, item.tokens.end),
                };
            }
            What::Word
                if page.words[start].among(&[
                    ";", ":", "but", "that", "who", "which", "as", "when", "where", "(", "while", "because", "–", "—",
                ]) =>
            {
                return Vec::new();
            }
            _ => {}
        }
        at += 1;
    }
    Vec::new()
}

fn object(page: &Page, line: &Line, at: usize) -> Vec<TopicMention> {
    if at >= line.tokens.end || extent::after(page, line, at).is_empty() {
        return Vec::new();
    }
    list(page, line, at).1
}

/// Whether "on" is followed by a part of the scene: "on the border", "on the morning of", "on the Red Sea".
pub fn scene(page: &Page, line: &Line, at: usize) -> bool {
    let Some(chunk) = chunk(page, line, at, line.tokens.end) else { return true };
    let head = chunk.end - 1;
    listed(&page.schema.topicwords.settings, page, head) || listed(&page.schema.topicwords.scenes, page, head)
}

/// Whether a preposition here opens the topic: behind a comma, a place, a time or a party, and not in "adviser on".
fn about(page: &Page, line: &Line, at: usize, from: usize) -> bool {
    let word = &page.words[line.items[at].tokens.start];
    if word.among(&["about", "regarding", "concerning"]) && !word.tag.is_adverb() {
        return page.words.get(line.items[at].tokens.end).is_some_and(|w| w.tag != Tag::CD);
    }
    let before = at.checked_sub(1).map(|b| &line.items[b]);
    let free = before.is_none_or(|b| match b.what {
        What::Who(_) | What::Place(_) | What::Time(_) => true,
        What::Word => page.words[b.tokens.start].among(&[",", ")"]),
        _ => false,
    });
    word.is("on") && (free || at == from)
}
