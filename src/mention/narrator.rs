//! Who says "I"? The one whose name stands alone under a text that is told in the first person: a diary, a statement.

use std::ops::Range;

use super::Page;
use crate::document::TokenKind;

/// A text tells of its writer that often at least.
const OFTEN: usize = 3;
/// So many sentences from the end a name may stand: others tell of rights and comments.
const LAST: usize = 4;

/// The tokens of the name of the one who tells.
pub fn narrator(page: &Page) -> Option<Range<usize>> {
    let sentences = &page.document.sentences;
    let signs = |k: usize| {
        let tokens = page.sentence(k);
        let name = page.name_starting(tokens.start)?.tokens.clone();
        let alone = (name.end..tokens.end).all(|i| page.words[i].kind == TokenKind::Mark);
        (alone && name.len() > 1).then_some(name)
    };
    let name = (sentences.len().saturating_sub(LAST)..sentences.len()).rev().find_map(signs)?;
    let told = (0..name.start).filter(|&i| page.words[i].text == "I" && !quoted(page, i)).take(OFTEN).count();
    (told >= OFTEN).then_some(name)
}

/// Whether a token stands inside a quotation.
pub fn quoted(page: &Page, token: usize) -> bool {
    let span = page.words[token].span;
    let quotes = &page.document.quotes;
    let around = quotes.partition_point(|q| q.end <= span.start);
    quotes.get(around).is_some_and(|q| q.start <= span.start && q.end >= span.end)
}
