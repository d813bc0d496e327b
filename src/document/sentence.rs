//! Where sentences end.

use std::ops::Range;

use super::abbreviation::{Class, abbreviation, opens};
use super::{Case, Token, TokenKind};

/// Cuts the tokens of one block into sentences. Every token lies in exactly one of the ranges.
pub(super) fn sentences(text: &str, tokens: &[Token], block: Range<usize>) -> Vec<Range<usize>> {
    let reader = Reader { text, tokens: &tokens[block.clone()] };
    let mut out = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < reader.tokens.len() {
        let end = reader.past_closers(at + 1);
        if reader.may_end(start, at) && reader.ends(at, end) {
            out.push(block.start + start..block.start + end);
            start = end;
            at = end;
        } else {
            at += 1;
        }
    }
    if start < reader.tokens.len() {
        out.push(block.start + start..block.end);
    }
    out
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Reader<'a> {
    #[inline]
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    /// Whether the token is a stop, or keeps one.
    fn may_end(&self, start: usize, at: usize) -> bool {
        let word = self.word(at);
        match self.tokens[at].kind {
            TokenKind::Mark => match word {
                "." => !self.is_numbering(start, at) && !self.is_life_mark(at),
                "!" | "?" | "…" | "。" | "？" | "！" | "؟" => true,
                _ => word.starts_with(".."),
            },
            TokenKind::Word => word.ends_with('.'),
            TokenKind::Number => false,
        }
    }

    /// "1." or "a." at the start is the number of an item.
    fn is_numbering(&self, start: usize, at: usize) -> bool {
        let before = &self.tokens[start..at];
        match before {
            [] => true,
            [.., last] if before.len() <= 3 => {
                let words = before.iter().filter(|t| t.kind != TokenKind::Mark).count();
                words == 1 && last.kind == TokenKind::Number && last.span.len() <= 3
            }
            _ => false,
        }
    }

    /// "(b. March 1950)": born, died, married.
    fn is_life_mark(&self, at: usize) -> bool {
        at > 1 && self.word(at - 2) == "(" && matches!(self.word(at - 1), "b" | "d" | "m" | "r" | "born" | "died")
    }

    /// Past the marks that close a sentence with its stop: quotation marks, brackets, further stops, note numbers.
    fn past_closers(&self, mut at: usize) -> usize {
        while let Some(token) = self.tokens.get(at) {
            let word = self.word(at);
            let closes = match word {
                "\"" | "'" | "''" | "“" => !self.opens_quote(at) || !token.gap && word != "“",
                "”" | "’" | "»" | ")" | "]" => true,
                "!" | "?" => !token.gap,
                "[" => !token.gap && self.word(at + 2) == "]" && self.tokens[at + 1].kind == TokenKind::Number,
                _ => false,
            };
            match (closes, word) {
                (true, "[") => at += 3,
                (true, _) => at += 1,
                _ => break,
            }
        }
        at
    }

    /// A straight quotation mark with white space before it and none after it opens.
    fn opens_quote(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| !next.gap)
    }

    /// Whether the sentence ends with the stop at `at`, its closers reaching to `end`.
    fn ends(&self, at: usize, end: usize) -> bool {
        let Some(next) = self.tokens.get(end) else { return true };
        let closed = (at + 1..end).any(|i| !matches!(self.word(i), ")" | "]"));
        let first = self.first_word(end);
        if self.tokens[at].kind == TokenKind::Word {
            return self.abbreviation_ends(at, first, closed);
        }
        if !next.gap && !self.glued(at, end, first) {
            return false;
        }
        match self.word(at) {
            "?" | "!" if closed => self.starts(first) && !self.said_so(first),
            _ => self.starts(first),
        }
    }

    /// The first token from here that is no opening mark.
    fn first_word(&self, mut at: usize) -> usize {
        while self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Mark) && self.is_opening(at) {
            at += 1;
        }
        at
    }

    fn is_opening(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "\"" | "'"
                | "''"
                | "``"
                | "`"
                | "“"
                | "‘"
                | "„"
                | "«"
                | "("
                | "["
                | "-"
                | "–"
                | "—"
                | "--"
                | "•"
                | "*"
                | "·"
                | "¿"
                | "¡"
                | "…"
                | "..."
        )
    }

    /// White space was lost between two sentences: "they agreed.The talks".
    fn glued(&self, at: usize, end: usize, first: usize) -> bool {
        first == end
            && self.word(at) == "."
            && self.tokens[end].case == Case::Title
            && at > 0
            && self.tokens[at - 1].case != Case::None
            && !self.tokens[at].gap
    }

    /// Whether a sentence can start with this token.
    fn starts(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return true };
        match token.kind {
            TokenKind::Number => true,
            TokenKind::Word => match self.word(at).chars().find(|c| c.is_alphanumeric()) {
                Some(c) => !c.is_lowercase() || self.word(at).starts_with("al-") || self.word(at).starts_with("el-"),
                None => false,
            },
            TokenKind::Mark => !matches!(self.word(at), "," | ";" | ":" | "." | "/" | "%"),
        }
    }

    /// Whether a sentence ends with the abbreviation at `at`.
    fn abbreviation_ends(&self, at: usize, first: usize, closed: bool) -> bool {
        let Some(next) = self.tokens.get(first) else { return true };
        if !self.starts(first) || !next.gap && first == at + 1 {
            return false;
        }
        let word = self.word(at);
        let opens = opens(self.word(first));
        let class = if word.len() == 2 { None } else { abbreviation(word) };
        match class {
            Some(Class::Name | Class::Number) => false,
            Some(Class::Dated) => opens && next.kind == TokenKind::Word,
            Some(Class::State) => next.kind == TokenKind::Word && (opens || at > 0 && self.word(at - 1) == ","),
            _ if closed => true,
            Some(Class::Date | Class::Tail) => opens,
            _ => opens || self.after_city(at) && next.case == Case::Title,
        }
    }

    /// "Washington, D.C." before a capital ends; "the D.C. mayor" does not.
    fn after_city(&self, at: usize) -> bool {
        let word = self.word(at);
        at > 1
            && self.word(at - 1) == ","
            && word.len() > 2
            && !word.starts_with("U.")
            && self.tokens[at - 2].case == Case::Title
    }

    /// "'Why now?' Kerry asked": the sentence goes on after the quotation.
    fn said_so(&self, first: usize) -> bool {
        const SAID: [&str; 14] = [
            "said",
            "says",
            "asked",
            "asks",
            "told",
            "replied",
            "wrote",
            "wondered",
            "added",
            "quipped",
            "joked",
            "cried",
            "exclaimed",
            "shouted",
        ];
        let rest = self.tokens[first.min(self.tokens.len())..].iter().take(5);
        let mut words = rest.take_while(|t| t.kind == TokenKind::Word);
        words.any(|t| SAID.contains(&t.span.of(self.text)))
    }
}
