//! Whose adviser somebody is: that tells who he is, not that the two were together.

use crate::claim::line::{Item, Line, What};
use crate::mention::Page;

/// Those who are somebody's.
const OTHERS: &[&str] = &[
    "adviser",
    "advisor",
    "aide",
    "assistant",
    "counsel",
    "counsellor",
    "counselor",
    "deputy",
    "envoy",
    "emissary",
    "successor",
    "predecessor",
    "spokesman",
    "spokeswoman",
    "spokesperson",
];

/// Whether one of two is told as somebody of the other's: "X, an adviser to Y".
pub(super) fn serves(page: &Page, line: &Line, (a, b): (usize, usize)) -> bool {
    let (x, y) = (&line.parties[a].tokens, &line.parties[b].tokens);
    let (first, last) = if x.start < y.start { (x, y) } else { (y, x) };
    let tie = last.start.checked_sub(2).filter(|at| *at > first.start);
    let bound = tie.is_some_and(|at| page.words[at].among(OTHERS) && page.words[at + 1].among(&["to", "of", "for"]));
    let between = |item: &&Item| first.start < item.tokens.start && item.tokens.end <= last.start;
    bound && !line.items.iter().filter(between).any(|item| matches!(item.what, What::Verb(_)))
}
