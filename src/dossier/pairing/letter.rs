//! Who writes is not there: "a letter from X", "X's message", "in a joint letter X and Y asked".

use crate::claim::line::Line;
use crate::mention::Page;

/// What is carried from somebody to another.
const LETTERS: &[&str] = &[
    "letter",
    "letters",
    "message",
    "messages",
    "greetings",
    "regards",
    "condolences",
    "telegram",
    "note",
    "wishes",
    "compliments",
    "thanks",
    "cable",
];

/// From so many words on a noun behind an owner is not his.
const NEAR: usize = 4;

/// Whether a party is told of as the one from whom a letter or message comes.
pub(super) fn writes(page: &Page, line: &Line, row: usize) -> bool {
    let tokens = &line.parties[row].tokens;
    let words = &page.words;
    let from = tokens.start.checked_sub(1).filter(|&i| i > line.tokens.start && words[i].among(&["from", "of"]));
    let told = |at: usize| {
        let before = line.tokens.start.max(at.saturating_sub(NEAR))..at;
        before.rev().take_while(|&i| words[i].word() && !words[i].tag.is_verb()).any(|i| words[i].among(LETTERS))
    };
    let behind = tokens.end..line.tokens.end.min(tokens.end + 2 + NEAR);
    let owns = words.get(tokens.end.wrapping_sub(1)).is_some() && line.parties[row].possessor;
    let owned = || behind.clone().take_while(|&i| !words[i].tag.is_verb()).any(|i| words[i].among(LETTERS));
    from.is_some_and(told) || owns && owned()
}

/// What several write together, or to each other.
const PAPERS: &[&str] = &[
    "letter",
    "letters",
    "article",
    "op-ed",
    "notes",
    "telegrams",
    "messages",
    "essay",
    "insults",
    "barbs",
    "accusations",
];
/// The words that say so of it.
const SHARED: &[&str] = &[
    "joint",
    "newspaper",
    "magazine",
    "open",
    "exchange",
    "exchanged",
    "exchanging",
    "exchanges",
    "trade",
    "traded",
    "trading",
];
/// How far before it they may stand.
const BEFORE: usize = 3;

/// Whether a sentence tells of what several have written, and of no encounter.
pub(super) fn written(page: &Page, line: &Line) -> bool {
    let words = &page.words;
    let shared = |at: usize| (line.tokens.start.max(at.saturating_sub(BEFORE))..at).any(|i| words[i].among(SHARED));
    // Each ratifies a treaty at home.
    let ratified = || line.verbs.iter().any(|v| v.base == "ratify");
    line.encounters.is_empty() && (line.tokens.clone().any(|i| words[i].among(PAPERS) && shared(i)) || ratified())
}
