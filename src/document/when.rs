//! Calendar dates as documents write them of themselves: "Aug. 9", "24 February 2009", "11/09/2021".

use super::TokenKind;
use super::cue::Line;
use crate::date::{DAYS, Date, MONTHS};

/// A date that stands in a line, as far as it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct When {
    /// The year.
    pub(super) year: Option<i16>,
    /// Month and day; both unknown where the figures can be read two ways.
    pub(super) month: Option<i8>,
    /// The day of the month.
    pub(super) day: Option<i8>,
    /// The token after it.
    pub(super) end: usize,
}

impl When {
    /// The date; `None` without year or month.
    pub(super) fn date(&self) -> Option<Date> {
        let (year, month) = (self.year?, self.month?);
        match self.day {
            Some(day) => Date::of_day(year, month, day),
            None => Date::of_month(year, month),
        }
    }

    /// The same day in the year that brings it closest to another date.
    pub(super) fn near(&self, other: Date) -> Option<Date> {
        if self.year.is_some() {
            return self.date();
        }
        let (month, day) = (self.month?, self.day?);
        let around = other.bounds().0;
        let years = [other.year(), other.year().saturating_sub(1), other.year().saturating_add(1)];
        let dates = years.iter().filter_map(|&year| Date::of_day(year, month, day));
        dates.min_by_key(|d| d.civil().map_or(i32::MAX, |day| (day - around).get_days().abs()))
    }
}

/// The date that starts at a token, a day of the week before it included.
pub(super) fn read(line: Line<'_>, at: usize) -> Option<When> {
    let token = line.tokens.get(at)?;
    if token.kind == TokenKind::Word && is_weekday(line.word(at)) {
        let comma = usize::from(matches!(line.word(at + 1), "," | "."));
        return read(line, at + 1 + comma);
    }
    if token.kind == TokenKind::Word {
        return month_first(line, at);
    }
    if token.kind == TokenKind::Number {
        return figures(line.word(at), at + 1).or_else(|| day_first(line, at));
    }
    None
}

/// "Aug. 9", "August 9th, 2013", "Jan 15 2008", "June 1997", "jan 95".
fn month_first(line: Line<'_>, at: usize) -> Option<When> {
    let month = Some(month(line.word(at))?);
    // "February 15/2023"
    if let Some((first, last)) = line.word(at + 1).split_once('/')
        && let (Some(day), Some(year)) = (day(first), year(last))
    {
        return Some(When { year: Some(year), month, day: Some(day), end: at + 2 });
    }
    if let Some(day) = day(line.word(at + 1)) {
        let comma = usize::from(line.word(at + 2) == ",");
        let year = year(line.word(at + 2 + comma));
        let end = if year.is_some() { at + 3 + comma } else { at + 2 };
        return Some(When { year, month, day: Some(day), end });
    }
    let comma = usize::from(line.word(at + 1) == ",");
    let word = line.word(at + 1 + comma);
    let year = year(word).or_else(|| short_year(word).filter(|_| at + 2 == line.tokens.len()))?;
    Some(When { year: Some(year), month, day: None, end: at + 2 + comma })
}

/// "24 February 2009", "9th of August, 2013", "05 Dec 01", "30 OCT".
fn day_first(line: Line<'_>, at: usize) -> Option<When> {
    let day = Some(day(line.word(at))?);
    let of = usize::from(line.word(at + 1).eq_ignore_ascii_case("of"));
    let month = Some(month(line.word(at + 1 + of))?);
    let after = at + 2 + of;
    let comma = usize::from(line.word(after) == ",");
    let word = line.word(after + comma);
    let year = year(word).or_else(|| short_year(word).filter(|_| comma == 0));
    let end = if year.is_some() { after + comma + 1 } else { after };
    Some(When { year, month, day, end })
}

/// "2021-11-22", "22.11.2021", "2021/11/22"; "11/09/2021" has two readings and so only a year.
fn figures(word: &str, end: usize) -> Option<When> {
    let separator = word.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let parts: Vec<&str> = word.split(separator).collect();
    let [a, b, c] = parts[..] else { return None };
    let number = |s: &str| s.parse::<i8>().ok().filter(|n| *n > 0);
    let when = |year, month, day| Some(When { year: Some(year), month, day, end });
    let dated = |year: i16, month: i8, day: i8| {
        Date::of_day(year, month, day)?;
        when(year, Some(month), Some(day))
    };
    if let Some(year) = year(a) {
        return dated(year, number(b)?, number(c)?);
    }
    let (year, a, b) = (year(c)?, number(a)?, number(b)?);
    match (separator, a, b) {
        ('.', ..) => dated(year, b, a),
        (_, 13.., _) => dated(year, b, a),
        (_, _, 13..) => dated(year, a, b),
        _ if a == b => dated(year, a, b),
        _ => when(year, None, None).filter(|_| a <= 31 && b <= 31),
    }
}

fn year(word: &str) -> Option<i16> {
    let year = word.parse().ok().filter(|_| word.len() == 4)?;
    (1800..2100).contains(&year).then_some(year)
}

/// "95" and "01", of this century up to 49.
fn short_year(word: &str) -> Option<i16> {
    let digits = word.trim_start_matches(['\'', '’']);
    let year: i16 = digits.parse().ok().filter(|_| digits.len() == 2)?;
    Some(if year < 50 { 2000 + year } else { 1900 + year })
}

fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    if !matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th") || digits.len() > 2 {
        return None;
    }
    digits.parse().ok().filter(|d| (1..=31).contains(d))
}

/// The month of a name or its abbreviation.
pub(super) fn month(word: &str) -> Option<i8> {
    let word = word.strip_suffix('.').unwrap_or(word);
    if !(3..=9).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    let is = |month: &&str| {
        let short = word.len() == 3 || word.len() == 4 && month.starts_with("sept");
        month.eq_ignore_ascii_case(word) || short && month[..word.len()].eq_ignore_ascii_case(word)
    };
    MONTHS.iter().position(is).map(|at| at as i8 + 1)
}

/// Whether the word is a day of the week or its abbreviation.
pub(super) fn is_weekday(word: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    let is = |day: &&str| day.eq_ignore_ascii_case(word) || word.len() == 3 && day[..3].eq_ignore_ascii_case(word);
    let odd = |day: &&str| day.eq_ignore_ascii_case(word);
    (3..=9).contains(&word.len()) && (DAYS.iter().any(is) || ["tues", "thur", "thurs"].iter().any(odd))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<String> {
        let tokens = super::super::tokens(text);
        read(Line { text, tokens: &tokens }, 0)?.date().map(|d| d.to_string())
    }

    #[test]
    fn dates_of_date_lines() {
        let cases = [
            ("Friday September 1, 1995", "1995-09-01"),
            ("24 February 2009", "2009-02-24"),
            ("Wed., Jan 15 2008", "2008-01-15"),
            ("26 JUN 2025", "2025-06-26"),
            ("05 Dec 01", "2001-12-05"),
            ("jan 95", "1995-01"),
            ("9th of August, 2013", "2013-08-09"),
            ("2021-11-22", "2021-11-22"),
            ("22.11.2021", "2021-11-22"),
            ("26/06/2025", "2025-06-26"),
            ("06/26/2025", "2025-06-26"),
        ];
        for (text, expected) in cases {
            assert_eq!(date(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["11/09/2021", "Aug. 9", "February 30, 2020", "10 ministers", "Kerry"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn the_nearest_year() {
        let text = "Dec. 31";
        let tokens = super::super::tokens(text);
        let when = read(Line { text, tokens: &tokens }, 0).unwrap();
        assert_eq!(when.near("2014-01-02".parse().unwrap()).unwrap().to_string(), "2013-12-31");
    }
}
