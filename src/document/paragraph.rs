//! Lines and paragraphs: which lines of a text belong together.

use std::ops::Range;

use super::{Case, Token, TokenKind};

/// A line that has tokens.
struct Line {
    tokens: Range<usize>,
    /// Bytes from its first to its last character.
    length: usize,
    /// White space before its first character.
    indent: usize,
    /// Whether an empty line stands before it.
    apart: bool,
}

/// Longer lines were not broken by hand or by a mail program.
const WIDEST: usize = 110;
/// Shorter lines end because their paragraph does.
const NARROWEST: usize = 40;

/// The tokens of each paragraph: a line, or several where long lines were broken.
pub(super) fn paragraphs(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let lines = lines(text, tokens);
    let width = wrapped_width(text, tokens, &lines);
    let mut out: Vec<Range<usize>> = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let joins = i > 0 && goes_on(text, tokens, &lines[i - 1], line, width);
        match out.last_mut() {
            Some(last) if joins => last.end = line.tokens.end,
            _ => out.push(line.tokens.clone()),
        }
    }
    out
}

fn lines(text: &str, tokens: &[Token]) -> Vec<Line> {
    let mut out = Vec::new();
    let mut start = 0;
    let (mut indent, mut apart) = (0, true);
    for at in 1..=tokens.len() {
        let gap = tokens.get(at).filter(|t| t.gap);
        let between = gap.map(|t| &text[tokens[at - 1].span.end as usize..t.span.start as usize]);
        let breaks = between.map_or(0, |b| if b == " " { 0 } else { line_ends(b) });
        if at < tokens.len() && breaks == 0 {
            continue;
        }
        let length = (tokens[at - 1].span.end - tokens[start].span.start) as usize;
        out.push(Line { tokens: start..at, length, indent, apart });
        start = at;
        indent = between.map_or(0, |b| b.len() - b.rfind(is_line_end).map_or(0, |i| i + 1));
        apart = breaks > 1;
    }
    out
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// How many lines end in this white space; `\r\n` is one end.
fn line_ends(space: &str) -> usize {
    space.chars().filter(|&c| is_line_end(c)).count() - space.matches("\r\n").count()
}

/// The width at which the lines of the text were broken, if they were.
fn wrapped_width(text: &str, tokens: &[Token], lines: &[Line]) -> Option<usize> {
    let pairs = || lines.windows(2).filter(|w| !w[1].apart);
    let all = pairs().count();
    let broken = pairs().filter(|w| is_broken(text, tokens, &w[0], &w[1])).count();
    let long = lines.iter().filter(|l| l.length > WIDEST).count();
    let wrapped = broken >= 2 && broken * 10 >= all * 3 && long * 20 <= lines.len();
    wrapped.then(|| lines.iter().map(|l| l.length).filter(|&l| l <= WIDEST).max().unwrap_or(WIDEST))
}

/// Whether a line is the rest of the one before.
fn goes_on(text: &str, tokens: &[Token], before: &Line, line: &Line, width: Option<usize>) -> bool {
    if line.apart || before.length > WIDEST || line.length > WIDEST || is_item(text, tokens, line) {
        return false;
    }
    let fills = |width: usize| {
        let first = tokens[line.tokens.start].span.len();
        before.length > NARROWEST && before.length + 1 + first > width && line.indent <= before.indent
    };
    is_broken(text, tokens, before, line) || width.is_some_and(fills)
}

/// A long line without a stop, and a small letter at the start of the next.
fn is_broken(text: &str, tokens: &[Token], before: &Line, line: &Line) -> bool {
    let last = tokens[before.tokens.end - 1].span.of(text);
    let first = &tokens[line.tokens.start];
    let opens = first.case == Case::Lower && !matches!(first.span.of(text), "by" | "from" | "via");
    (NARROWEST..=WIDEST).contains(&before.length)
        && !line.apart
        && opens
        && !matches!(last, "." | "!" | "?" | ":" | "…" | "|")
}

/// Bullets and numbers start an item of their own.
fn is_item(text: &str, tokens: &[Token], line: &Line) -> bool {
    bullet(text, &tokens[line.tokens.clone()]).is_some()
}

/// How many tokens at the start of a line are its bullet or number.
pub(super) fn bullet(text: &str, tokens: &[Token]) -> Option<usize> {
    let first = tokens.first()?;
    let next = tokens.get(1)?;
    let word = first.span.of(text);
    let marks =
        matches!(word, "•" | "·" | "*" | "-" | "–" | "—" | "▪" | "●" | "◦" | "‣" | "■" | "►" | "+" | "o" | "\u{f0b7}");
    if marks && next.gap && next.kind != TokenKind::Mark {
        return Some(1);
    }
    let after = tokens.get(2)?;
    let short = word.len() <= 2 && (first.kind == TokenKind::Number || first.case == Case::Lower);
    let stop = matches!(next.span.of(text), "." | ")") && !next.gap && after.gap && after.kind != TokenKind::Mark;
    if short && stop {
        return Some(2);
    }
    let bracket = word == "(" && next.span.len() <= 2 && after.span.of(text) == ")" && next.kind != TokenKind::Mark;
    (bracket && tokens.len() > 3).then_some(3)
}
