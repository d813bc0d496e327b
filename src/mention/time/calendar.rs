//! Days, months and years as they are written.

use jiff::civil::Weekday;

use super::super::Page;
use super::When;
use crate::date::{DAYS, Date, MONTHS};
use crate::document::tag::Tag;

/// A bare year after a preposition, or before nothing else.
pub(super) fn year(page: &Page, i: usize, end: usize) -> Option<(usize, When)> {
    let year = four_digits(page, i)?;
    let before = i > 0
        && page.words[i - 1].among(&[
            "in", "since", "of", "until", "from", "during", "by", "for", "through", "the", "and", "late", "early",
        ]);
    let joined = i + 1 < end && page.words[i + 1].among(&["%", "percent", "people"]);
    // "the 2008 Olympic Games"
    let named = page.words[i - usize::from(i > 0)].is("the") && i + 1 < end && page.words[i + 1].capital();
    (before && !joined && !named).then_some((1, When::On(Date::of_year(year))))
}

fn four_digits(page: &Page, i: usize) -> Option<i16> {
    let text = page.words.get(i)?.text;
    let year: i16 = (text.len() == 4).then(|| text.parse().ok())??;
    (1800..2100).contains(&year).then_some(year)
}

/// "August 9, 2013", "9 August", "Aug. 9", "August 2013", "August".
pub(super) fn day_and_month(page: &Page, i: usize, end: usize) -> Option<(usize, When)> {
    if i >= end {
        return None;
    }
    let year_at = |k: usize| {
        let comma = usize::from(k < end && page.words[k].is(","));
        (k + comma < end).then(|| four_digits(page, k + comma)).flatten().map(|y| (y, 1 + comma))
    };
    if let Some(m) = capital_month(page, i) {
        if let Some(d) = day(page, i + 1, end) {
            return Some(match year_at(i + 2) {
                Some((y, len)) => (2 + len, When::On(Date::of_day(y, m, d)?)),
                None => (2, When::DayMonth(d, m)),
            });
        }
        return Some(match year_at(i + 1) {
            Some((y, len)) => (1 + len, When::On(Date::of_month(y, m)?)),
            None => year_told(page, i + 1, end).map_or((1, When::Month(m)), |(len, n)| (1 + len, When::MonthIn(m, n))),
        });
    }
    let d = day(page, i, end).or_else(|| ordinal(page, i))?;
    // "9 and 10 May", "9 to 11 May": the first counts.
    let joins = i + 3 < end && page.words[i + 1].among(&["and", "to", "or", "-", "–", "through", "/"]);
    if joins && day(page, i + 2, end).is_some() && capital_month(page, i + 3).is_some() {
        return match day_and_month(page, i + 2, end)? {
            (len, When::DayMonth(_, m)) => Some((2 + len, When::DayMonth(d, m))),
            (len, When::On(date)) => Some((2 + len, When::On(Date::of_day(date.year(), date.month()?, d)?))),
            _ => None,
        };
    }
    let of = usize::from(i + 1 < end && page.words[i + 1].is("of"));
    let month = Some(i + 1 + of).filter(|&k| k < end).and_then(|k| capital_month(page, k));
    let Some(m) = month else { return day_alone(page, i, end, d) };
    Some(match year_at(i + 2 + of) {
        Some((y, len)) => (2 + of + len, When::On(Date::of_day(y, m, d)?)),
        None => (2 + of, When::DayMonth(d, m)),
    })
}

/// "of this year", "last year" behind a month: its length and the years to add.
fn year_told(page: &Page, i: usize, end: usize) -> Option<(usize, i64)> {
    let of = usize::from(i < end && page.words[i].is("of"));
    let (which, noun) = (page.words.get(i + of)?, page.words.get(i + of + 1).filter(|_| i + of + 1 < end)?);
    let years = match &*which.lower {
        "this" => 0,
        "last" => -1,
        "next" => 1,
        _ => return None,
    };
    noun.is("year").then_some((of + 2, years))
}

/// "on the 9th": a day of a month that is not named.
fn day_alone(page: &Page, i: usize, end: usize, day: i8) -> Option<(usize, When)> {
    let ordinal = page.words[i].lower.ends_with(|c: char| c.is_ascii_lowercase());
    let on = i > 1 && page.words[i - 1].is("the") && page.words[i - 2].among(&["on", "until", "till", "by", "from"]);
    let alone = (i + 1 == end) || !page.words[i + 1].tag.is_noun() && !page.words[i + 1].tag.is_adjective();
    (ordinal && on && alone).then_some((1, When::DayOf(day)))
}

/// "fifteenth", "twenty-first", as days are told in words: before "of" only.
fn ordinal(page: &Page, i: usize) -> Option<i8> {
    const ORDINALS: &[&str] = &[
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let of = page.words.get(i + 1)?.is("of") && capital_month(page, i + 2).is_some();
    let word = &*page.words[i].lower;
    let units = |w: &str| ORDINALS.iter().position(|o| *o == w).map(|at| at as i8 + 1);
    let tens = || match word {
        "thirtieth" => Some(30),
        "thirty-first" => Some(31),
        _ => word.strip_prefix("twenty-").and_then(units).map(|n| n + 20),
    };
    units(word).or_else(tens).filter(|_| of)
}

fn capital_month(page: &Page, i: usize) -> Option<i8> {
    let word = page.words.get(i)?;
    if !word.capital() {
        return None;
    }
    let m = month(&word.lower)?;
    let doubtful = word.among(&["may", "march"]) && (word.tag.is_verb() || word.tag == Tag::MD);
    (!doubtful).then_some(m)
}

/// A day of the month: "9", "9th", "28-29" (the first counts).
fn day(page: &Page, i: usize, end: usize) -> Option<i8> {
    if i >= end {
        return None;
    }
    let text = page.words[i].text;
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let rest = &text[digits.len()..];
    let plain = matches!(rest, "" | "st" | "nd" | "rd" | "th") || rest.starts_with(['-', '–']);
    let day: i8 = digits.parse().ok()?;
    (plain && (1..=31).contains(&day)).then_some(day)
}

/// A month by its name or abbreviation, 1 to 12.
pub fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    let at = MONTHS.iter().position(|n| *n == word || word.len() >= 3 && word.len() <= 4 && n.starts_with(word))?;
    Some(at as i8 + 1)
}

/// A day of the week by its name or abbreviation.
pub fn weekday(word: &str) -> Option<Weekday> {
    let word = word.trim_end_matches('.');
    let at = DAYS.iter().position(|n| *n == word || word.len() >= 3 && word.len() <= 5 && n.starts_with(word))?;
    Weekday::from_monday_one_offset(at as i8 + 1).ok()
}
