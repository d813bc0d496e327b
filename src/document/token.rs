//! Words, numbers and marks.

use super::abbreviation::{Class, abbreviation, opens};
use super::letter::{case, in_word, is_apostrophe, is_currency, is_dotted, is_hyphen, is_initial};
use super::{Case, Token, TokenKind};
use crate::span::Span;

/// Cuts a text into tokens: every byte that is not white space lies in exactly one.
pub fn tokens(text: &str) -> Vec<Token> {
    let scan = Scan { text };
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut gap = false;
    while let Some(c) = scan.at(at) {
        if c == ' ' || c.is_whitespace() {
            gap = true;
            at += c.len_utf8();
            continue;
        }
        let token = match plain_word(text.as_bytes(), at) {
            Some((end, case)) => Token { span: Span::new(at, end), kind: TokenKind::Word, case, gap },
            None => token(text, at, scan.token_end(at, c, gap, out.last()), c, gap),
        };
        at = token.span.end as usize;
        out.push(token);
        gap = false;
    }
    out
}

/// Most words are letters of one kind between white space or commas; this is the quick way past them.
fn plain_word(bytes: &[u8], start: usize) -> Option<(usize, Case)> {
    let mut end = start;
    let mut upper = 0;
    while let Some(b) = bytes.get(end).filter(|b| b.is_ascii_alphabetic()) {
        upper += usize::from(b.is_ascii_uppercase());
        end += 1;
    }
    if !matches!(bytes.get(end), Some(b' ' | b'\n' | b',' | b';' | b')')) {
        return None;
    }
    let case = match (upper, end - start) {
        (_, 0) => return None,
        (0, _) => Case::Lower,
        (1, 1) => Case::Initial,
        (1, _) if bytes[start].is_ascii_uppercase() => Case::Title,
        (upper, length) if upper == length => Case::Upper,
        _ => return None,
    };
    Some((end, case))
}

fn token(text: &str, start: usize, end: usize, first: char, gap: bool) -> Token {
    let word = &text[start..end];
    let kind = if first.is_ascii_digit() || is_currency(first) {
        number_or_word(word)
    } else if first.is_alphanumeric() || (is_apostrophe(first) && end - start > first.len_utf8() && !is_marks(word)) {
        if first.is_ascii_uppercase() && word.as_bytes().contains(&b'$') { TokenKind::Number } else { TokenKind::Word }
    } else {
        TokenKind::Mark
    };
    let case = if kind == TokenKind::Word { case(word) } else { Case::None };
    Token { span: Span::new(start, end), kind, case, gap }
}

fn is_marks(word: &str) -> bool {
    !word.chars().any(char::is_alphanumeric)
}

/// "10", "9th", "1990s" and "$1.3" are numbers; "5G" and "59-year-old" are words.
fn number_or_word(word: &str) -> TokenKind {
    if !word.bytes().any(|b| b.is_ascii_digit()) {
        return TokenKind::Mark;
    }
    let tail = word.trim_start_matches(|c: char| !c.is_alphabetic());
    if tail.len() <= 2 && tail.bytes().all(|b| b.is_ascii_lowercase()) { TokenKind::Number } else { TokenKind::Word }
}

/// A word that is longer than this many bytes is not joined on: no word is, and odd input stays quick.
const LONGEST: usize = 200;

/// Endings of internet names, so that "state.gov" stays whole and "said.he" does not.
const DOMAINS: [&str; 14] =
    ["com", "org", "net", "gov", "int", "edu", "mil", "info", "eu", "uk", "ru", "us", "io", "html"];

/// What contracted verbs lean on: "he" in "he'd". Other words keep their apostrophe ("Sa'd").
const HOSTS: [&str; 22] = [
    "i", "you", "he", "she", "it", "we", "they", "who", "that", "there", "what", "how", "where", "this", "here",
    "these", "those", "could", "would", "should", "might", "must",
];

struct Scan<'a> {
    text: &'a str,
}

impl<'a> Scan<'a> {
    #[inline]
    fn at(&self, pos: usize) -> Option<char> {
        match self.text.as_bytes().get(pos) {
            Some(&b) if b < 0x80 => Some(b as char),
            Some(_) => self.text[pos..].chars().next(),
            None => None,
        }
    }

    fn before(&self, pos: usize) -> Option<char> {
        match self.text.as_bytes().get(pos.wrapping_sub(1)) {
            Some(&b) if b < 0x80 => Some(b as char),
            _ => self.text[..pos].chars().next_back(),
        }
    }

    /// The end of the run of letters and digits that starts here.
    fn run_end(&self, mut pos: usize) -> usize {
        let bytes = self.text.as_bytes();
        while bytes.get(pos).is_some_and(u8::is_ascii_alphanumeric) {
            pos += 1;
        }
        if bytes.get(pos).is_none_or(u8::is_ascii) {
            return pos;
        }
        while let Some(c) = self.at(pos).filter(|&c| in_word(c)) {
            pos += c.len_utf8();
        }
        pos
    }

    /// The letters and digits that start here.
    fn run(&self, pos: usize) -> &'a str {
        &self.text[pos..self.run_end(pos)]
    }

    fn token_end(&self, at: usize, c: char, gap: bool, last: Option<&Token>) -> usize {
        let next = at + c.len_utf8();
        let digit_next = self.at(next).is_some_and(|n| n.is_ascii_digit());
        if c.is_alphanumeric() || (is_currency(c) && digit_next) {
            return self.address_end(at, c).unwrap_or_else(|| self.word_end(at, next));
        }
        if is_apostrophe(c) && !gap && last.is_some_and(|t| t.kind != TokenKind::Mark) {
            let run = self.run(next);
            if self.is_clitic(run, &self.text[last.map_or(at, |t| t.span.start as usize)..at]) {
                return next + run.len();
            }
        }
        self.mark_end(c, next)
    }

    /// Web addresses run to the next white space.
    fn address_end(&self, at: usize, c: char) -> Option<usize> {
        if !matches!(c, 'h' | 'w') {
            return None;
        }
        let rest = &self.text[at..];
        if !["http://", "https://", "www."].iter().any(|p| rest.starts_with(p)) {
            return None;
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '”')).unwrap_or(rest.len());
        Some(at + rest[..end].trim_end_matches(['.', ',', ';', ':', ')', ']', '!', '?', '\'']).len())
    }

    /// Dots, dashes and the like run together ("...", "--"), and two apostrophes make a quotation mark.
    fn mark_end(&self, c: char, mut pos: usize) -> usize {
        let most = match c {
            '.' | '-' | '*' | '_' | '=' | '~' | '—' | '–' => usize::MAX,
            '\'' | '`' => 1,
            _ => 0,
        };
        let mut more = 0;
        while more < most && self.at(pos) == Some(c) {
            pos += c.len_utf8();
            more += 1;
        }
        pos
    }

    fn word_end(&self, start: usize, first: usize) -> usize {
        let mut end = self.run_end(first);
        if let Some(cut) = glued_label(&self.text[start..end]) {
            return start + cut;
        }
        loop {
            match self.join(start, end) {
                Join::On(next) => end = self.run_end(next),
                Join::Cut(end) => return end,
                Join::Stop => break,
            }
        }
        if self.at(end) == Some('.') && self.keeps_stop(start, end) { end + 1 } else { end }
    }

    /// Whether the word from `start` goes on after the character at `end`.
    fn join(&self, start: usize, end: usize) -> Join {
        let (Some(c), Some(before)) = (self.at(end), self.before(end)) else { return Join::Stop };
        if c.is_whitespace() || end - start > LONGEST {
            return Join::Stop;
        }
        let next = end + c.len_utf8();
        let Some(after) = self.at(next) else { return Join::Stop };
        let digits = before.is_ascii_digit() && after.is_ascii_digit();
        let on = match c {
            _ if is_hyphen(c) => after.is_alphanumeric(),
            _ if is_apostrophe(c) => return self.join_apostrophe(start, end, next),
            '.' => return self.join_stop(start, end, before, after),
            ',' => digits && self.is_thousands(next),
            ':' | '/' | '+' => digits,
            '&' => before.is_uppercase() && after.is_uppercase(),
            '_' | '@' => after.is_alphanumeric(),
            '$' => after.is_ascii_digit() && end - start <= 3 && before.is_ascii_uppercase(),
            _ => false,
        };
        if on { Join::On(next) } else { Join::Stop }
    }

    fn join_apostrophe(&self, start: usize, end: usize, next: usize) -> Join {
        let run = self.run(next);
        let word = &self.text[start..end];
        if !run.chars().next().is_some_and(char::is_alphabetic) {
            return Join::Stop;
        }
        let negates = matches!(run, "t" | "T") && word.ends_with(['n', 'N']);
        match () {
            _ if negates && word.len() == 1 => Join::Cut(next + run.len()),
            _ if negates => Join::Cut(end - 1),
            _ if self.is_clitic(run, word) => Join::Stop,
            _ => Join::On(next),
        }
    }

    /// Whether what follows an apostrophe is an ending of its own: the possessive, or a contracted verb.
    fn is_clitic(&self, run: &str, host: &str) -> bool {
        match run {
            "s" => true,
            "S" => !host.chars().any(char::is_lowercase),
            "ll" | "re" | "ve" | "d" | "m" | "LL" | "RE" | "VE" | "D" | "M" => {
                HOSTS.iter().any(|h| h.eq_ignore_ascii_case(host))
            }
            _ => false,
        }
    }

    fn join_stop(&self, start: usize, end: usize, before: char, after: char) -> Join {
        let next = end + 1;
        let part = self.part(start, end);
        if is_hyphen(after) {
            let past = next + after.len_utf8();
            let goes_on = self.at(past).is_some_and(char::is_alphanumeric);
            let short = part.contains('.') || is_initial(part) || abbreviation(part).is_some();
            return if goes_on && short { Join::On(past) } else { Join::Stop };
        }
        let run = self.run(next);
        let single = run.chars().count() == 1 && after.is_alphabetic();
        let left = part.rsplit('.').next().unwrap_or(part).chars().count();
        let on = before.is_ascii_digit() && after.is_ascii_digit()
            || single && (left == 1 || left == 2 && self.at(next + run.len()) == Some('.'))
            || DOMAINS.contains(&run)
            || self.text[start..end].contains('@') && after.is_alphanumeric();
        if on { Join::On(next) } else { Join::Stop }
    }

    /// The part of the word after its last hyphen.
    fn part(&self, start: usize, end: usize) -> &'a str {
        self.text[start..end].rsplit(is_hyphen).next().unwrap_or("")
    }

    /// Three digits after a comma, or two and another comma (as in 1,00,000).
    fn is_thousands(&self, next: usize) -> bool {
        let digits = self.text.as_bytes()[next..].iter().take_while(|b| b.is_ascii_digit()).count();
        digits == 3 || digits == 2 && self.at(next + 2) == Some(',')
    }

    /// Whether the full stop at `end` belongs to the word: initials, words with stops inside, abbreviations.
    fn keeps_stop(&self, start: usize, end: usize) -> bool {
        if self.at(end + 1) == Some('.') {
            return false;
        }
        let part = self.part(start, end);
        if part == "I" {
            return !self.follows_small_word(start);
        }
        if is_initial(part) || is_dotted(part) {
            return true;
        }
        match abbreviation(part) {
            Some(Class::Number | Class::Dated) => {
                let rest = self.text[end + 1..].trim_start_matches([' ', '\u{a0}']);
                rest.starts_with(|c: char| c.is_ascii_digit())
            }
            Some(_) => !(NAMES_TOO.contains(&part) && self.ends_name(start, end)),
            None => false,
        }
    }

    /// "Hun Sen. The two agreed": behind a capitalised word and before one that opens a sentence.
    fn ends_name(&self, start: usize, end: usize) -> bool {
        let before = self.text[..start].trim_end_matches(' ').rsplit(' ').next().unwrap_or("");
        let rest = self.text[end + 1..].trim_start_matches([' ', '\u{a0}']);
        let next = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let name = before.chars().count() > 2 && before.chars().all(char::is_alphabetic);
        name && before.starts_with(char::is_uppercase) && (rest.is_empty() || rest.starts_with('\n') || opens(next))
    }

    /// "than I." is a pronoun, "Sergei I." an initial.
    fn follows_small_word(&self, start: usize) -> bool {
        let head = self.text[..start].trim_end_matches(' ');
        head.ends_with(|c: char| c.is_alphabetic())
            && head.rsplit(|c: char| !c.is_alphabetic()).next().is_some_and(|w| w.starts_with(char::is_lowercase))
    }
}

/// Web pages lose the white space after the label of a picture: "Media captionThe minister".
fn glued_label(word: &str) -> Option<usize> {
    let rest = word.strip_prefix("caption")?;
    rest.starts_with(char::is_uppercase).then_some("caption".len())
}

/// Abbreviations that stand before names and are last parts of names as well.
const NAMES_TOO: &[&str] = &["Sen", "Hon", "Min"];

enum Join {
    On(usize),
    Cut(usize),
    Stop,
}
