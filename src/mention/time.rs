//! Expressions of time, and the dates that they mean when said on a given day.

mod calendar;
mod read;

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::{self, Weekday};

pub use calendar::{month, weekday};
pub use read::{time_in, times};

use crate::date::Date;

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

/// The days around one that was told of within which a story goes on.
const STORY: i32 = 45;

impl When {
    /// The date, where the text told of another day before: "the following day". Else as [`When::resolve`].
    pub fn after(self, told: Option<Date>, now: Option<Date>, direction: Direction) -> Option<Date> {
        match self {
            When::Told(0) => told,
            When::Told(n) => told?.civil()?.checked_add(n.days()).ok().map(Date::from),
            When::ToldYears(n) => Some(Date::of_year(told?.year() + n as i16)),
            When::On(date) => Some(date),
            other => other.in_story(told, now?).or_else(|| other.resolve(now?, direction)),
        }
    }

    /// A day without its year, in a story of an earlier one: "on 3 March 1996 ... on 2 April".
    fn in_story(self, told: Option<Date>, now: Date) -> Option<Date> {
        let (told, now) = (told?.civil()?, now.civil()?);
        let dated = |year: i16| match self {
            When::DayMonth(day, month) => Date::of_day(year, month, day),
            _ => None,
        };
        let near = |year: i16| {
            let date = dated(year)?;
            let days = (date.bounds().0 - told).get_days();
            (days.abs() <= STORY).then_some(date)
        };
        let year = told.year();
        let past = year < now.year() && (now - told).get_days() > 31;
        [year, year + 1, year - 1].into_iter().filter(|_| past).find_map(near)
    }

    /// Whether what was told before may tell which day it is.
    pub fn leans(self) -> bool {
        matches!(self, When::Told(_) | When::ToldYears(_) | When::DayMonth(..))
    }
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
        let now = "2014-02-01".parse().ok();
        let story = |when: When, way| when.after(told, now, way).map(|d| d.to_string());
        assert_eq!(story(When::DayMonth(2, 8), Direction::Ahead).as_deref(), Some("2013-08-02"), "the story goes on");
        assert_eq!(story(When::DayMonth(3, 1), Direction::Back).as_deref(), Some("2014-01-03"), "that is far off");
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
