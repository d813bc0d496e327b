//! Names that sign a picture, a report or its end.

use std::ops::Range;

use super::cue::{Line, cues};
use super::part::Cutter;
use super::{Case, Token, TokenKind, sentence};

impl Cutter<'_> {
    /// "(With Reuters and AFP)", "(agencies) jr/jd": an agency in brackets and hardly more.
    pub(super) fn is_signature(&self, line: Line<'_>) -> bool {
        let count = line.tokens.len();
        let opens = matches!(line.word(0), "(" | "[") && count <= 14;
        let Some(close) = (0..count).find(|&i| opens && matches!(line.word(i), ")" | "]")) else { return false };
        let known = (1..close).any(|i| cues().is_agency(line.word(i)));
        known && close <= 8 && count - close <= 5 && (close + 1..count).all(|i| line.word(i).len() <= 4)
    }

    /// "EPA-EFE/JANE ROE", "SR/Savvy": names and strokes alone.
    pub(super) fn is_credit_line(&mut self, range: &Range<usize>) -> bool {
        let line = self.line(range);
        let name = |t: &Token| t.kind == TokenKind::Mark || !matches!(t.case, Case::Lower | Case::None);
        if line.tokens.len() > 14 || line.words() > 6 || !line.tokens.iter().all(name) {
            return false;
        }
        let has = |mark: &str| (0..line.tokens.len()).any(|i| line.word(i) == mark);
        let stroke = line.tokens.len() <= 8 && has("/") && !has(",") && !has(":");
        let is = stroke || self.is_bare_credit(line);
        if is {
            self.furniture(range.clone());
        }
        is
    }

    /// "Reuters", "Photo Jane Roe", "AFP via Getty Images": no more than two words are neither agency nor word of a credit, and
    /// none if it has no word of a credit, as agencies share their names with people.
    fn is_bare_credit(&self, line: Line<'_>) -> bool {
        let words = || (0..line.tokens.len()).filter(|&i| line.tokens[i].kind == TokenKind::Word).map(|i| line.word(i));
        let others = words().filter(|w| !cues().is_credit(w) && !cues().is_agency(w)).count();
        let credits = words().filter(|w| cues().is_credit(w)).count();
        words().count() > others && others <= if credits > 0 { 2 } else { 0 }
    }

    /// Whether the words are nothing but a picture's credit: "Pool", "PA / WPA Pool", "Jane Roe/Reuters".
    pub(super) fn is_credit_words(&self, range: &Range<usize>) -> bool {
        let line = self.line(range);
        let small = |i: usize| matches!(line.word(i), "by" | "via" | "for" | "of" | "the" | "from" | "and");
        let mut known = false;
        for (i, token) in line.tokens.iter().enumerate() {
            let word = line.word(i);
            let cue = cues().is_credit(word) || cues().is_agency(word);
            known |= cue;
            if token.kind == TokenKind::Number || token.case == Case::Lower && !cue && !small(i) {
                return false;
            }
        }
        known && line.words() <= 9
    }

    /// Where the credit of a picture begins, at the end of a block: "UPI/Jane Roe", "(Photo by Jane Roe)", "— AFP Photo".
    pub(super) fn credit(&self, range: &Range<usize>) -> Option<usize> {
        let line = self.line(range);
        let count = line.tokens.len();
        let from = count.saturating_sub(14);
        let picture = |part: &Range<usize>| {
            let slash = part.clone().any(|i| line.word(i) == "/" && i + 1 < part.end && !line.tokens[i + 1].gap);
            slash || part.clone().any(|i| cues().is_credit(line.word(i)))
        };
        let credit = |start: usize, inner: Range<usize>| {
            let fits = !inner.is_empty()
                && picture(&inner)
                && self.is_credit_words(&(range.start + inner.start..range.start + inner.end));
            (fits && start > 3).then_some(range.start + start)
        };
        let closer = line.word(count - 1);
        if matches!(closer, ")" | "]")
            && let Some(open) = (from..count).rev().find(|&i| matches!(line.word(i), "(" | "["))
        {
            return credit(open, open + 1..count - 1);
        }
        let last = if closer == "." { count - 1 } else { count };
        let stop = (from..last).rev().find(|&i| self.is_stop(&line, i));
        let after = stop.and_then(|stop| credit(stop + 1, stop + 1..last).filter(|_| stop + 1 < last));
        after.or_else(|| {
            let slash = (from.max(1)..last).find(|&i| line.word(i) == "/" && !line.tokens[i].gap)?;
            credit(slash - 1, slash - 1..last).filter(|_| cues().is_agency(line.word(slash - 1)))
        })
    }

    /// Whether a token is a stop, or a word that keeps one.
    fn is_stop(&self, line: &Line<'_>, at: usize) -> bool {
        matches!(line.word(at), "." | "!" | "?")
            || line.tokens[at].kind == TokenKind::Word && line.word(at).ends_with('.')
    }

    /// Where the text ends and an agency's name or thanks to colleagues begin: "– Agencies", "/TASS/", "(AP)".
    pub(super) fn tail(&self, range: Range<usize>) -> usize {
        let mut end = range.end;
        let line = self.line(&range);
        let count = line.tokens.len();
        let from = count.saturating_sub(7).max(1);
        if let Some(start) = (from..count).find(|&i| self.is_agency_tail(&line, i)) {
            end = range.start + start;
        } else if count > 12 && self.may_thank(&line) {
            let sentences = sentence::sentences(self.text, self.tokens, range.clone());
            for part in sentences.iter().skip(1).rev() {
                let line = self.line(part);
                if cues().of(line).or_else(|| cues().inside(line)).is_none() {
                    break;
                }
                end = part.start;
            }
        }
        end
    }

    /// Whether one of the last words may close a sentence of thanks or rights, so that it is worth a look.
    fn may_thank(&self, line: &Line<'_>) -> bool {
        let count = line.tokens.len();
        (count.saturating_sub(40)..count).filter(|&i| line.tokens[i].span.len() > 6 || line.word(i) == "©").any(|i| {
            matches!(
                line.word(i),
                "Reporting"
                    | "Editing"
                    | "Writing"
                    | "editing"
                    | "writing"
                    | "contributed"
                    | "reserved"
                    | "Copyright"
                    | "©"
                    | "published"
                    | "Subscribe"
            )
        })
    }

    fn is_agency_tail(&self, line: &Line<'_>, at: usize) -> bool {
        let count = line.tokens.len();
        let after_stop = {
            let before = line.word(at - 1);
            matches!(before, "." | "!" | "?" | "\"" | "”" | "'" | "’" | ")") || before.ends_with('.')
        };
        let last = count - usize::from(line.word(count - 1) == ".");
        let (inner, strict) = match line.word(at) {
            "-" | "--" | "—" | "–" => (at + 1..last, false),
            "(" if line.word(count - 1) == ")" => (at + 1..count - 1, true),
            "/" if line.word(last - 1) == "/" && last - 1 > at => (at + 1..last - 1, true),
            _ => return false,
        };
        let words = line.tokens.get(inner.clone()).unwrap_or(&[]);
        let names = words.iter().all(|t| t.kind == TokenKind::Mark || !matches!(t.case, Case::Lower | Case::None));
        let known = inner.clone().any(|i| cues().is_agency(line.word(i)));
        let capitals = !strict && words.len() == 1 && words[0].case == Case::Upper && words[0].span.len() <= 6;
        after_stop && !words.is_empty() && words.len() <= 4 && names && (known || capitals)
    }
}
