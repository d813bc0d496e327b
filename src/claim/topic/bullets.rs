//! Lists of bullets: "They discussed:", and each topic on a line of its own.

use std::ops::Range;

use super::{TopicMention, within};
use crate::claim::TopicClaim;
use crate::claim::line::Line;
use crate::document::{BlockKind, TokenKind};
use crate::mention::Page;

/// Verbs and nouns that announce a list of topics.
const ANNOUNCE: &[&str] = &[
    "discuss",
    "review",
    "address",
    "cover",
    "include",
    "raise",
    "agree",
    "examine",
    "consider",
    "topic",
    "issue",
    "subject",
    "agenda",
    "theme",
    "matter",
    "following",
];

/// The most words of a line that is a topic.
const LONGEST: usize = 14;

/// The topics that stand as bullets behind a sentence that announces them.
pub fn bullets(page: &Page, lines: &[Line]) -> Vec<TopicClaim> {
    let mut out = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        if !announces(page, line) {
            continue;
        }
        let items = lines[n + 1..].iter().take_while(|l| bullet(page, l));
        out.extend(items.filter_map(|l| claim(page, l)));
    }
    out
}

/// Whether a sentence ends with a colon and speaks of talks.
fn announces(page: &Page, line: &Line) -> bool {
    let last = line.tokens.clone().last();
    let word = |i: usize| {
        let lower = &page.words[i].lower;
        ANNOUNCE.iter().any(|a| page.schema.forms.base(lower) == *a || lower.trim_end_matches('s') == *a)
    };
    last.is_some_and(|i| page.words[i].is(":")) && line.tokens.clone().any(word)
}

/// Whether a sentence is a short line of a list.
fn bullet(page: &Page, line: &Line) -> bool {
    let block = page.document.sentences[line.sentence].block as usize;
    let listed = page.document.blocks[block].kind == BlockKind::Listing || marked(page, line.tokens.clone());
    listed && line.tokens.len() <= LONGEST && !line.verbs.iter().any(|v| v.finite())
}

fn marked(page: &Page, tokens: Range<usize>) -> bool {
    page.words[tokens.start].kind == TokenKind::Mark && page.words[tokens.start].among(&["-", "–", "•", "*", "·", "—"])
}

fn claim(page: &Page, line: &Line) -> Option<TopicClaim> {
    let topics: Vec<TopicMention> = within(page, line, line.tokens.clone());
    (!topics.is_empty()).then(|| TopicClaim {
        sentence: line.sentence,
        who: None,
        topics,
        anchor: line.tokens.start,
        of_encounter: true,
        rule: "bullets".to_string(),
    })
}
