//! Lines that give no more than a date.

use std::ops::Range;

use super::cue::{Line, cues};
use super::when::{self, When, is_weekday};
use super::{Case, TokenKind};

/// A line that gives no more than a date, with the place before it if there is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DateLine {
    pub(super) places: Vec<Range<usize>>,
    pub(super) when: Option<When>,
    /// Whether it says that it is the date of publication.
    pub(super) published: bool,
}

/// Reads a line that gives a date and, apart from that, only a place, an agency, a time.
pub(super) fn alone(line: Line<'_>) -> Option<DateLine> {
    if line.tokens.len() > 24 {
        return None;
    }
    if let Some(places) = before_weekday(line) {
        return Some(DateLine { places, when: None, published: false });
    }
    let (start, when) = (0..line.tokens.len()).find_map(|i| Some((i, when::read(line, i)?)))?;
    let named = matches!(line.lower(0).as_str(), "by" | "source");
    let head = beside(line.part(0..start));
    let tail = beside(line.part(when.end..line.tokens.len()));
    let separated = |at: usize| line.tokens.get(at).is_none_or(|t| t.kind == TokenKind::Mark);
    let head_fits = head.names == 0 || named || start > 0 && separated(start - 1);
    let tail_fits = tail.names == 0 || separated(when.end) || when.end < line.tokens.len() && tail.names <= 1;
    // "LIMA, May 4, 2003 / 9:30 / home desk"
    let service = tail.small <= 3 && head.names > 0 && matches!(line.word(when.end), "/" | "|");
    let few = head.names <= 6 && tail.names <= 6 && head.small == 0 && (tail.small == 0 || service);
    let complete = when.day.is_some() || when.month.is_none() || head.names + tail.names == 0;
    let stop = line.tokens.len() > when.end && line.word(line.tokens.len() - 1) == ".";
    if !(head_fits && tail_fits && few && complete) || stop && (head.names == 0 || tail.names > 0) {
        return None;
    }
    let published = named || head.cue;
    let places = if published { Vec::new() } else { leading_places(line, start) };
    Some(DateLine { places, when: Some(when), published })
}

/// "Dayton, Ohio, Friday": places and a day of the week.
fn before_weekday(line: Line<'_>) -> Option<Vec<Range<usize>>> {
    let last = line.tokens.len().checked_sub(1).filter(|&last| (2..=7).contains(&last))?;
    let day = is_weekday(line.word(last)) && line.word(last).len() > 3 && line.word(last - 1) == ",";
    let places = leading_places(line, last);
    (day && !places.is_empty() && !is_weekday(line.word(0))).then_some(places)
}

/// What stands beside a date.
#[derive(Default)]
struct Beside {
    /// Capitalised words that are no time, zone or word that often stands there.
    names: usize,
    /// Small words that are not allowed there.
    small: usize,
    /// Whether a word tells of publication.
    cue: bool,
}

fn beside(line: Line<'_>) -> Beside {
    let mut out = Beside::default();
    let mut depth = 0;
    for (i, token) in line.tokens.iter().enumerate() {
        match line.word(i) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            _ if token.kind != TokenKind::Word || depth > 0 => {}
            word => {
                let lower = word.to_lowercase();
                let known = cues().is_beside_date(word) || cues().is_agency(word);
                out.cue |= matches!(
                    lower.as_str(),
                    "published" | "posted" | "updated" | "publication" | "issued" | "released"
                );
                match token.case {
                    _ if known || is_weekday(word) || when::month(word).is_some() => {}
                    Case::Lower => out.small += 1,
                    Case::Upper if word.len() <= 4 && i + 1 == line.tokens.len() => {}
                    Case::None => {}
                    _ => out.names += 1,
                }
            }
        }
    }
    out
}

/// The place before the date: "Brussels, 6 November 2020", "London | 23 April 2016".
fn leading_places(line: Line<'_>, end: usize) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut start = 0;
    for at in 0..end {
        if line.tokens[at].kind == TokenKind::Mark || is_weekday(line.word(at)) {
            if start < at {
                places.push(start..at);
            }
            start = at + 1;
        }
    }
    if start < end {
        places.push(start..end);
    }
    let fits = |p: &Range<usize>| {
        p.len() <= 4
            && p.clone().all(|i| {
                let particle = i > p.start && matches!(line.word(i), "de" | "of" | "el" | "del" | "la" | "al" | "and");
                particle || matches!(line.tokens[i].case, Case::Title | Case::Upper | Case::Mixed)
            })
            && !cues().is_agency(line.word(p.start))
            && !cues().is_section(line.part(p.clone()))
    };
    if places.iter().all(fits) { places } else { Vec::new() }
}
