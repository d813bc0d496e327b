//! Expressions of time, and the dates that they mean when said on a given day.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::{self, Weekday};

use super::Page;
use super::party::number;
use crate::date::{DAYS, Date, MONTHS};
use crate::document::tag::Tag;
use crate::schema::Flags;

/// What an expression says, before it is held against a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A date with its year.
    On(Date),
    /// A day of a month without year.
    DayMonth(i8, i8),
    /// A month without year.
    Month(i8),
    /// A day of the week: weeks to add (last -1, this or none 0, next 1).
    Weekday(Weekday, i64),
    /// So many days from now.
    Days(i64),
    /// The week that is so many weeks from now, as a month.
    Weeks(i64),
    /// The month that is so many months from now.
    Months(i64),
    /// The year that is so many years from now.
    Years(i64),
    /// A month of the year that is so many years from now: "May of this year".
    MonthIn(i8, i64),
    /// A day of the month that the text speaks of: "on the 9th".
    DayOf(i8),
    /// So many days from the day told of before: "two days earlier", "that evening".
    Told(i64),
    /// So many years from the day told of before, as a year: "a year later".
    ToldYears(i64),
}

/// An expression of time at one place of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Its tokens, without preposition.
    pub tokens: Range<usize>,
    /// What it says.
    pub when: When,
}

/// Which way the words around an expression look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Past tense.
    Back,
    /// Future.
    Ahead,
}

impl When {
    /// The date, said on day `now`. `None` where that needs a day and `now` has none.
    pub fn resolve(self, now: Date, direction: Direction) -> Option<Date> {
        if let When::On(date) = self {
            return Some(date);
        }
        let year = now.year();
        if let (When::Years(n), _) = (self, ()) {
            return Some(Date::of_year(year + n as i16));
        }
        let day = now.civil()?;
        match self {
            When::On(_) | When::Years(_) | When::Told(_) | When::ToldYears(_) => None,
            When::MonthIn(month, years) => Date::of_month(year + years as i16, month),
            When::DayOf(d) => day_near(day, d, direction),
            When::Days(n) => day.checked_add(n.days()).ok().map(Date::from),
            When::Weeks(n) => month_of(day.checked_add((7 * n).days()).ok()?),
            When::Months(n) => month_of(day.first_of_month().checked_add(n.months()).ok()?),
            When::Weekday(weekday, weeks) => weekday_near(day, weekday, weeks, direction).map(Date::from),
            When::Month(month) => Date::of_month(year_of(day, month, None, direction), month),
            When::DayMonth(d, month) => Date::of_day(year_of(day, month, Some(d), direction), month, d),
        }
    }
}

/// The last or the next such day of a month.
fn day_near(now: civil::Date, day: i8, direction: Direction) -> Option<Date> {
    let step = match direction {
        Direction::Back if day > now.day() => -1,
        Direction::Ahead if day < now.day() => 1,
        _ => 0,
    };
    let month = now.first_of_month().checked_add(step.months()).ok()?;
    Date::of_day(month.year(), month.month(), day)
}

fn month_of(day: civil::Date) -> Option<Date> {
    Date::of_month(day.year(), day.month())
}

/// The year that a month or day without year belongs to.
fn year_of(now: civil::Date, month: i8, day: Option<i8>, direction: Direction) -> i16 {
    let here = (now.month(), now.day());
    let there = (month, day.unwrap_or(if month == now.month() { now.day() } else { 1 }));
    match direction {
        Direction::Back if there > here && (there.0 - here.0 > 1 || there.0 != here.0 || there.1 - here.1 > 2) => {
            now.year() - 1
        }
        Direction::Ahead if there.0 < here.0 => now.year() + 1,
        _ => now.year(),
    }
}

fn weekday_near(now: civil::Date, weekday: Weekday, weeks: i64, direction: Direction) -> Option<civil::Date> {
    let ahead = i64::from(now.weekday().until(weekday));
    let days = match (weeks, direction) {
        (-1, _) => {
            if ahead == 0 {
                -7
            } else {
                ahead - 7
            }
        }
        (1, _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        (_, Direction::Ahead) => ahead,
        (_, Direction::Back) => {
            if ahead == 0 {
                0
            } else {
                ahead - 7
            }
        }
    };
    now.checked_add(days.days()).ok()
}

impl When {
    /// The date, where the text told of another day before: "the following day". Else as [`When::resolve`].
    pub fn after(self, told: Option<Date>, now: Option<Date>, direction: Direction) -> Option<Date> {
        match self {
            When::Told(0) => told,
            When::Told(n) => told?.civil()?.checked_add(n.days()).ok().map(Date::from),
            When::ToldYears(n) => Some(Date::of_year(told?.year() + n as i16)),
            When::On(date) => Some(date),
            other => other.resolve(now?, direction),
        }
    }
}

/// All expressions of time in a sentence.
pub fn times(page: &Page, sentence: Range<usize>) -> Vec<Time> {
    let mut out = Vec::new();
    let mut i = sentence.start;
    while i < sentence.end {
        match time(page, i, sentence.end).filter(|(len, _)| *len > 0) {
            Some((len, when)) if !page.in_name(i) => {
                out.push(Time { tokens: i..i + len, when });
                i += len;
            }
            _ => i += 1,
        }
    }
    out
}

/// The first expression of time among some tokens.
pub fn time_in(page: &Page, tokens: Range<usize>) -> Option<Time> {
    let end = tokens.end;
    tokens.into_iter().find_map(|i| time(page, i, end).map(|(len, when)| Time { tokens: i..i + len, when }))
}

/// An expression of time that starts at a token: its length and what it says.
fn time(page: &Page, i: usize, end: usize) -> Option<(usize, When)> {
    let word = |k: usize| -> &str { if i + k < end { &page.words[i + k].lower } else { "" } };
    let flags = |k: usize| if i + k < end { page.words[i + k].flags } else { Flags::default() };
    if let Some(found) = anaphor(page, i, end) {
        return Some(found);
    }
    match word(0) {
        "today" | "tonight" => return Some((1, When::Days(0))),
        "yesterday" => return Some((1, When::Days(-1))),
        "overnight" => return Some((1, When::Days(-1))),
        "tomorrow" => return Some((1, When::Days(1))),
        "earlier" | "later" | "early" | "late" | "mid" | "end" => {
            let of = usize::from(word(1) == "of" || word(1) == "in");
            let the = usize::from(word(1 + of) == "the");
            let found =
                time(page, i + 1 + of + the, end).filter(|(_, w)| !matches!(w, When::On(d) if d.precision() == 1))?;
            return Some((found.0 + 1 + of + the, found.1));
        }
        "the" => {
            if word(1) == "day" && word(2) == "before" && word(3) == "yesterday" {
                return Some((4, When::Days(-2)));
            }
            if matches!(word(1), "past" | "coming" | "last" | "next" | "end") {
                return time(page, i + 1, end).map(|(len, when)| (len + 1, when));
            }
        }
        _ => {}
    }
    let step = match word(0) {
        "last" | "past" => Some(-1),
        "this" => Some(0),
        "next" | "coming" => Some(1),
        _ => None,
    };
    if let Some(n) = step {
        if let Some(weekday) = weekday(word(1)) {
            return Some((2, When::Weekday(weekday, n)));
        }
        if let Some(m) = month(word(1)) {
            return Some((2, When::Month(m)));
        }
        return match word(1) {
            "week" | "weekend" => Some((2, When::Weeks(n))),
            "month" => Some((2, When::Months(n))),
            "year" => Some((2, When::Years(n))),
            "morning" | "afternoon" | "evening" | "night" if n == 0 => Some((2, When::Days(0))),
            "night" | "evening" => Some((2, When::Days(n))),
            "fortnight" => Some((2, When::Weeks(n))),
            "spring" | "summer" | "autumn" | "fall" | "winter" => Some((2, When::Years(n))),
            _ => None,
        };
    }
    if flags(0).any(Flags::WEEKDAY) && page.words[i].capital() {
        let weekday = weekday(word(0))?;
        let part = usize::from(matches!(word(1), "morning" | "afternoon" | "evening" | "night"));
        let of = word(1 + part) == "of" && word(2 + part) == "last" && word(3 + part) == "week";
        let comma = usize::from(word(1 + part) == ",");
        if let Some((len, when)) = day_and_month(page, i + 1 + part + comma, end) {
            return Some((1 + part + comma + len, when));
        }
        return Some(if of { (4 + part, When::Weekday(weekday, -1)) } else { (1 + part, When::Weekday(weekday, 0)) });
    }
    if let Some(found) = day_and_month(page, i, end) {
        return Some(found);
    }
    ago(page, i, end).or_else(|| year(page, i, end))
}

/// How far "three days", "a week", "two hours" is, in days; months and years apart.
fn stretch(page: &Page, i: usize, end: usize) -> Option<(usize, When)> {
    if i + 2 >= end {
        return None;
    }
    let n = match &*page.words[i].lower {
        "a" | "an" => 1,
        other => number(other)? as i64,
    };
    let when = match page.words[i + 1].lower.trim_end_matches('s') {
        "minute" | "hour" | "moment" => When::Days(0),
        "day" | "night" => When::Days(n),
        "week" => When::Weeks(n),
        "fortnight" => When::Weeks(2 * n),
        "month" => When::Months(n),
        "year" => When::Years(n),
        _ => return None,
    };
    Some((2, when))
}

/// "three days ago", "a week ago"; "two weeks earlier", "a day later" count from what was told before.
fn ago(page: &Page, i: usize, end: usize) -> Option<(usize, When)> {
    let (len, far) = stretch(page, i, end)?;
    let word = &page.words[i + len];
    if word.among(&["ago", "back"]) {
        let when = match far {
            When::Days(n) => When::Days(-n),
            When::Weeks(n) => When::Weeks(-n),
            When::Months(n) => When::Months(-n),
            When::Years(n) => When::Years(-n),
            other => other,
        };
        return Some((len + 1, when));
    }
    let back = word.among(&["earlier", "before", "previously"]);
    let next = page.words.get(i + len + 1).filter(|_| i + len + 1 < end);
    let alone = next.is_none_or(|w| {
        !w.word() || w.tag.is_verb() || matches!(w.tag, Tag::IN | Tag::PRP) || w.capital() && !word.is("before")
    });
    if !(back && alone || word.among(&["later", "afterwards", "hence"])) {
        return None;
    }
    let sign = if back { -1 } else { 1 };
    let when = match far {
        When::Days(n) => When::Told(sign * n),
        When::Weeks(n) => When::Told(sign * 7 * n),
        When::Years(n) => When::ToldYears(sign * n),
        _ => return None,
    };
    Some((len + 1, when))
}

/// What counts from the day told of before, or from the day of the report: "that evening", "the following day",
/// "later in the day", "earlier in the week".
fn anaphor(page: &Page, i: usize, end: usize) -> Option<(usize, When)> {
    const PARTS: &[&str] = &["day", "morning", "afternoon", "evening", "night", "noon"];
    let word = |k: usize| -> &str { if i + k < end { &page.words[i + k].lower } else { "" } };
    let part = |k: usize| PARTS.contains(&word(k));
    match word(0) {
        "earlier" | "later" | "late" | "early" if word(1) == "that" && part(2) => Some((3, When::Told(0))),
        "earlier" | "later" | "late" | "early" if word(1) == "in" && word(2) == "the" => match word(3) {
            _ if part(3) => Some((4, When::Told(0))),
            "week" => Some((4, When::Weeks(0))),
            "month" => Some((4, When::Months(0))),
            "year" => Some((4, When::Years(0))),
            _ => None,
        },
        "that" | "the" if word(1) == "same" && part(2) => Some((3, When::Told(0))),
        "same" if part(1) => Some((2, When::Told(0))),
        "that" if part(1) && !(i + 2 < end && page.words[i + 2].among(&["'s", "’s"])) => Some((2, When::Told(0))),
        "the" if part(1) && matches!(word(2), "before" | "earlier") && word(3) != "yesterday" => {
            Some((3, When::Told(-1)))
        }
        "the" if matches!(word(1), "previous" | "preceding") && part(2) => Some((3, When::Told(-1))),
        "the" if matches!(word(1), "following" | "next") && part(2) => Some((3, When::Told(1))),
        "the" if part(1) && word(2) == "after" => Some((3, When::Told(1))),
        "next" if word(1) == "day" => Some((2, When::Told(1))),
        _ => None,
    }
}

/// A bare year after a preposition, or before nothing else.
fn year(page: &Page, i: usize, end: usize) -> Option<(usize, When)> {
    let year = four_digits(page, i)?;
    let before = i > 0
        && page.words[i - 1].among(&[
            "in", "since", "of", "until", "from", "during", "by", "for", "through", "the", "and", "late", "early",
        ]);
    let joined = i + 1 < end && page.words[i + 1].among(&["%", "percent", "people"]);
    (before && !joined).then_some((1, When::On(Date::of_year(year))))
}

fn four_digits(page: &Page, i: usize) -> Option<i16> {
    let text = page.words.get(i)?.text;
    let year: i16 = (text.len() == 4).then(|| text.parse().ok())??;
    (1800..2100).contains(&year).then_some(year)
}

/// "August 9, 2013", "9 August", "Aug. 9", "August 2013", "August".
fn day_and_month(page: &Page, i: usize, end: usize) -> Option<(usize, When)> {
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
    let Some(m) = capital_month(page, i + 1 + of) else { return day_alone(page, i, end, d) };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_from_the_day_told_before() {
        let told: Option<Date> = "2013-07-31".parse().ok();
        let day = |when: When| when.after(told, None, Direction::Back).map(|d| d.to_string());
        assert_eq!(day(When::Told(1)).as_deref(), Some("2013-08-01"));
        assert_eq!(day(When::Told(0)).as_deref(), Some("2013-07-31"));
        assert_eq!(day(When::ToldYears(-1)).as_deref(), Some("2012"));
        assert_eq!(When::Told(2).after(None, told, Direction::Back), None, "no day was told");
    }

    #[test]
    fn resolves_against_the_day_of_the_document() {
        let now: Date = "2013-08-09".parse().unwrap(); // a Friday
        let check = |when: When, direction, expected: &str| {
            assert_eq!(when.resolve(now, direction).unwrap().to_string(), expected)
        };
        check(When::Weekday(Weekday::Friday, 0), Direction::Back, "2013-08-09");
        check(When::Weekday(Weekday::Thursday, 0), Direction::Back, "2013-08-08");
        check(When::Weekday(Weekday::Sunday, 0), Direction::Ahead, "2013-08-11");
        check(When::Weekday(Weekday::Tuesday, 1), Direction::Ahead, "2013-08-13");
        check(When::Months(1), Direction::Ahead, "2013-09");
        check(When::Month(2), Direction::Back, "2013-02");
        check(When::Month(11), Direction::Back, "2012-11");
        check(When::Month(2), Direction::Ahead, "2014-02");
        check(When::DayMonth(16, 1), Direction::Ahead, "2014-01-16");
        check(When::Days(-1), Direction::Back, "2013-08-08");
        check(When::MonthIn(5, -1), Direction::Back, "2012-05");
        check(When::DayOf(30), Direction::Back, "2013-07-30");
        check(When::DayOf(3), Direction::Ahead, "2013-09-03");
    }
}
