//! Datelines ("SOCHI, Russia (AP) —") and lines that give a date alone.

use std::ops::Range;

use super::cue::{Line, cues};
use super::when::{self, When, is_weekday};
use super::{Case, TokenKind};
use crate::article::Article;
use crate::date::Date;

/// The date that a text gives of itself: in a date line at its head, or in its dateline.
pub fn date_line(text: &str) -> Option<Date> {
    let article = Article { text: text.to_string(), ..Article::default() };
    super::split(&article).date
}

/// The first calendar date in a short text, such as a field of metadata: "Fri, 09 Aug 2013".
pub fn read_date(text: &str) -> Option<Date> {
    let tokens = super::tokens(text);
    let line = Line { text, tokens: &tokens };
    (0..tokens.len().min(40)).find_map(|at| when::read(line, at)?.date())
}

/// The date that a short text begins with, and the bytes up to its end: "Monday 5 May", "24 October 2019 -". Without a year it
/// is the one closest to another date.
pub fn date_at_head(text: &str, other: Date) -> Option<(Date, usize)> {
    let tokens = super::tokens(text);
    let found = when::read(Line { text, tokens: &tokens }, 0)?;
    let last = tokens.get(found.end.checked_sub(1)?)?;
    Some((found.near(other)?, last.span.end as usize))
}

/// What was read as a dateline, in tokens counted from the start of the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) places: Vec<Range<usize>>,
    pub(super) when: Option<When>,
    /// The first token of the text that follows.
    pub(super) end: usize,
    /// Whether it stands before what is written under a picture: "BONN - MAY 4: The minister waves."
    pub(super) picture: bool,
}

/// A dateline before running text. `first` allows the weaker forms, in which nothing but a dash follows a plain name.
pub(super) fn before_text(line: Line<'_>, first: bool) -> Option<Found> {
    let mut reader = Reader { line, at: 0, found: Found::default(), strength: Strength::default() };
    let bare = reader.agency();
    if reader.sender() {
        return Some(reader.found);
    }
    if !bare {
        reader.places()?;
        reader.date();
        reader.skip(",");
        reader.agency();
        reader.date();
    }
    if !reader.picture() {
        reader.finish(first)?;
    }
    Some(reader.found)
}

/// What speaks for a dateline.
#[derive(Clone, Copy, Debug, Default)]
struct Strength {
    capitals: bool,
    agency: bool,
    date: bool,
}

struct Reader<'a> {
    line: Line<'a>,
    at: usize,
    found: Found,
    strength: Strength,
}

impl<'a> Reader<'a> {
    fn word(&self) -> &'a str {
        self.line.word(self.at)
    }

    fn skip(&mut self, mark: &str) -> bool {
        let skips = self.word() == mark;
        self.at += usize::from(skips);
        skips
    }

    /// "LONDON", "SOCHI, Russia", "TEL AVIV, JERUSALEM", "GENEVA/BERN".
    fn places(&mut self) -> Option<()> {
        loop {
            let place = self.place()?;
            if self.found.places.is_empty() {
                self.strength.capitals = place.clone().all(|i| self.is_capitals(i));
            }
            self.found.places.push(place);
            let separator = self.at;
            if self.found.places.len() == 12 || !(self.skip(",") || self.skip("/")) {
                return Some(());
            }
            let ends = self.word() == "(" || self.is_name(self.line.word(separator + 1));
            if ends || when::read(self.line, self.at).is_some() || !self.is_place_word(self.at) {
                self.at = separator;
                return Some(());
            }
        }
    }

    /// "ITAR-TASS" between strokes is no place.
    fn is_name(&self, word: &str) -> bool {
        self.line.word(self.at - 1) == "/" && cues().is_agency(word)
    }

    /// One to four words.
    fn place(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        while self.at < start + 5 && self.is_place_word(self.at) {
            if self.at > start && when::read(self.line, self.at).is_some() {
                break;
            }
            self.at += 1;
        }
        let words = self.at - start;
        let letters: usize = (start..self.at).map(|i| self.line.word(i).len()).sum();
        let least = if self.found.places.is_empty() { 3 } else { 2 };
        ((1..=4).contains(&words) && letters >= least).then_some(start..self.at)
    }

    fn is_place_word(&self, at: usize) -> bool {
        let Some(token) = self.line.tokens.get(at).filter(|t| t.kind == TokenKind::Word) else { return false };
        match token.case {
            Case::Upper | Case::Title | Case::Mixed | Case::Initial => !is_weekday(self.line.word(at)) || at == 0,
            _ => at > 0 && matches!(self.line.word(at), "de" | "of" | "el" | "del" | "la" | "al" | "and"),
        }
    }

    fn is_capitals(&self, at: usize) -> bool {
        matches!(self.line.tokens[at].case, Case::Upper | Case::Initial)
            || self.line.word(at).chars().filter(|c| c.is_lowercase()).count() <= 2
                && self.line.tokens[at].case == Case::Mixed
    }

    fn date(&mut self) {
        let comma = usize::from(self.word() == ",");
        if self.found.when.is_some() {
            return;
        }
        if let Some(when) = when::read(self.line, self.at + comma) {
            self.at = when.end;
            self.found.when = Some(when);
            self.strength.date = true;
        } else if is_weekday(self.line.word(self.at + comma)) {
            self.at += comma + 1;
            self.strength.date = true;
        }
    }

    /// "(AP)", "(Our own correspondent)", "/Xinhua/"; after a day also "Sept 15, Xinhua".
    fn agency(&mut self) -> bool {
        let comma = usize::from(self.word() == ",");
        if self.strength.date && cues().is_agency(self.line.word(self.at + comma)) {
            self.at += comma + 1;
            self.strength.agency = true;
            return true;
        }
        let closer = match self.word() {
            "(" => ")",
            "[" => "]",
            "/" => "/",
            _ => return false,
        };
        let end = (self.at + 2..self.at + 10).find(|&i| self.line.word(i) == closer);
        if let Some(end) = end {
            self.at = end + 1;
            self.strength.agency = true;
        }
        end.is_some()
    }

    /// "VOA: The ministers met": the agency is cut off.
    fn sender(&mut self) -> bool {
        let upper = self.line.tokens.first().is_some_and(|t| t.case == Case::Upper);
        let sends =
            upper && self.line.word(1) == ":" && self.line.tokens.len() > 6 && cues().is_agency(self.line.word(0));
        self.found.end = if sends { 2 } else { 0 };
        sends
    }

    /// Place, dash, date and colon.
    fn picture(&mut self) -> bool {
        if !self.strength.capitals || !matches!(self.word(), "-" | "–" | "—") {
            return false;
        }
        let Some(when) = when::read(self.line, self.at + 1) else { return false };
        self.found.picture = self.line.word(when.end) == ":" && when.end + 3 < self.line.tokens.len();
        self.found.end = when.end + 1;
        self.found.picture
    }

    /// The dash or stop that ends the dateline, if what was read bears it.
    fn finish(&mut self, first: bool) -> Option<()> {
        let Strength { capitals, agency, date } = self.strength;
        let token = self.line.tokens.get(self.at)?;
        let next = self.line.tokens.get(self.at + 1)?;
        let names = || self.found.places.iter().enumerate();
        let plain = agency || date || names().all(|(n, p)| self.is_plain_name(p.clone(), n == 0));
        let held = match self.word() {
            "-" | "--" | "---" | "—" | "–" | "―" => {
                let spaced = token.gap && next.gap || agency || token.gap != next.gap && capitals;
                spaced && plain && (agency || date || self.opens_text(first, capitals))
            }
            "." if capitals && date => self.after_stop(),
            ":" => date && (agency || first) || agency && (capitals || first),
            // "Lima May 4/2003 /ANDINA/ The minister"
            _ if agency && date && !self.found.places.is_empty() && token.case == Case::Title => {
                self.found.end = self.at;
                return Some(());
            }
            _ => false,
        };
        if !held {
            return None;
        }
        self.found.end = self.found.end.max(self.at + 1);
        (self.found.end < self.line.tokens.len()).then_some(())
    }

    /// No abbreviations, agencies or sections: "U.S. - Russian talks" and "NATO - a history" open no report. Behind a town
    /// the name of a section is that of its country: "LIMA, Peru".
    fn is_plain_name(&self, place: Range<usize>, first: bool) -> bool {
        let words = place.len();
        place.clone().all(|i| !self.line.word(i).contains('.') || words > 1)
            && !(words == 1 && cues().is_agency(self.line.word(place.start)))
            && !(first && cues().is_section(self.line.part(place)))
    }

    /// Without date and agency the text after the dash must look like a sentence.
    fn opens_text(&self, first: bool, capitals: bool) -> bool {
        let rest = self.line.part(self.at + 1..self.line.tokens.len());
        let lower = rest.tokens.iter().take(20).filter(|t| t.case == Case::Lower).count();
        let starts = rest.tokens[0].case != Case::Lower && rest.tokens[0].case != Case::None || is_quote(rest.word(0));
        let dashes = (0..rest.tokens.len().min(15)).any(|i| rest.word(i) == self.word());
        starts && rest.words() >= 5 && lower > 0 && (capitals || first && self.found.places.len() == 1 && !dashes)
    }

    /// "MOSCOW, October 30. /TASS/." goes on after the stop.
    fn after_stop(&mut self) -> bool {
        let stop = self.at;
        self.at += 1;
        if self.agency() {
            self.skip(".");
            self.found.end = self.at;
        }
        self.at = stop;
        true
    }
}

fn is_quote(word: &str) -> bool {
    matches!(word, "\"" | "“" | "‘" | "'" | "''" | "``" | "«" | "„")
}

/// A line that gives no more than a place: "ADDIS ABABA, Ethiopia".
pub(super) fn place_alone(line: Line<'_>) -> Option<Vec<Range<usize>>> {
    if line.tokens.len() > 7 || line.tokens.len() < 3 || line.word(line.tokens.len() - 1) == "." {
        return None;
    }
    let mut reader = Reader { line, at: 0, found: Found::default(), strength: Strength::default() };
    reader.places()?;
    let [city, country] = &reader.found.places[..] else { return None };
    let title = country.clone().all(|i| line.tokens[i].case == Case::Title);
    let whole = reader.at == line.tokens.len() && line.word(city.end) == ",";
    (whole && reader.strength.capitals && title).then_some(reader.found.places)
}
