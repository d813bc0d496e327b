//! Quotations inside a block.

use std::ops::Range;

use super::{Token, TokenKind};

/// The quotations of a block as ranges of tokens, marks included, outermost only, in order.
/// One that is not closed reaches to the end of the block.
pub(super) fn quotations(text: &str, tokens: &[Token], block: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for at in block.clone() {
        if tokens[at].kind != TokenKind::Mark {
            continue;
        }
        let word = tokens[at].span.of(text);
        match open {
            Some((start, closer)) if word == closer && closes(tokens, &block, at, word) => {
                out.push(start..at + 1);
                open = None;
            }
            None => open = closer(word).filter(|_| opens(tokens, &block, at)).map(|closer| (at, closer)),
            _ => {}
        }
    }
    if let Some((start, closer)) = open
        && !matches!(closer, "'" | "’")
    {
        out.push(start..block.end);
    }
    out
}

/// The mark that closes what this mark opens.
fn closer(mark: &str) -> Option<&'static str> {
    Some(match mark {
        "\"" => "\"",
        "“" => "”",
        "„" => "“",
        "«" => "»",
        "''" | "``" => "''",
        "‘" => "’",
        "'" => "'",
        _ => return None,
    })
}

/// An opening mark leans on the word after it.
fn opens(tokens: &[Token], block: &Range<usize>, at: usize) -> bool {
    let leans = tokens.get(at + 1).is_some_and(|next| !next.gap) && at + 1 < block.end;
    leans && (at == block.start || tokens[at].gap || tokens[at - 1].kind == TokenKind::Mark)
}

/// A closing mark leans on the word before it; a single one is not followed by a letter.
fn closes(tokens: &[Token], block: &Range<usize>, at: usize, mark: &str) -> bool {
    let next = tokens.get(at + 1).filter(|_| at + 1 < block.end);
    let free = next.is_none_or(|n| n.gap || n.kind == TokenKind::Mark);
    if matches!(mark, "'" | "’") { !tokens[at].gap && free } else { !tokens[at].gap || next.is_none_or(|n| n.gap) }
}
