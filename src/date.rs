//! Dates as precise as the text makes them: a year, a month or a day.

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use serde::{Deserialize, Serialize};

/// The months' names, folded.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The days' names, folded, from Monday on.
pub const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A year, a month of a year, or a day. Ordered by time, the less precise first.
///
/// ```
/// use rapporteur::Date;
/// let date: Date = "2015-09".parse().unwrap();
/// assert!(date.covers("2015-09-18".parse().unwrap()));
/// assert_eq!(date.to_string(), "2015-09");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl Date {
    /// A whole year.
    pub fn of_year(year: i16) -> Self {
        Date { year, month: None, day: None }
    }

    /// A month, 1 to 12; `None` for any other number.
    pub fn of_month(year: i16, month: i8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Date { year, month: Some(month), day: None })
    }

    /// A day; `None` where the calendar has no such day.
    pub fn of_day(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok()?;
        Some(Date { year, month: Some(month), day: Some(day) })
    }

    /// The year.
    pub fn year(&self) -> i16 {
        self.year
    }

    /// The month, where it is known.
    pub fn month(&self) -> Option<i8> {
        self.month
    }

    /// The day of the month, where it is known.
    pub fn day(&self) -> Option<i8> {
        self.day
    }

    /// The calendar day, where the date is that precise.
    pub fn civil(&self) -> Option<civil::Date> {
        civil::Date::new(self.year, self.month?, self.day?).ok()
    }

    /// First and last calendar day of the year, month or day.
    pub fn bounds(&self) -> (civil::Date, civil::Date) {
        let first = civil::Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1));
        let first = first.unwrap_or(civil::Date::ZERO);
        let last = match (self.month, self.day) {
            (Some(_), Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            _ => first.last_of_year(),
        };
        (first, last)
    }

    /// Whether `other` is the same or a more precise date inside this one.
    pub fn covers(&self, other: Date) -> bool {
        self.year == other.year
            && self.month.is_none_or(|m| other.month == Some(m))
            && self.day.is_none_or(|d| other.day == Some(d))
    }

    /// Whether one of the two dates covers the other.
    pub fn agrees(&self, other: Date) -> bool {
        self.covers(other) || other.covers(*self)
    }

    /// How many of year, month and day are known: 1 to 3.
    pub fn precision(&self) -> u8 {
        1 + u8::from(self.month.is_some()) + u8::from(self.day.is_some())
    }
}

impl From<civil::Date> for Date {
    fn from(day: civil::Date) -> Self {
        Date { year: day.year(), month: Some(day.month()), day: Some(day.day()) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl FromStr for Date {
    type Err = String;

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; what follows a full date (a time of day) is passed over.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no date; write YYYY, YYYY-MM or YYYY-MM-DD");
        let head = text.split(['T', ' ']).next().unwrap_or("");
        let parts: Vec<&str> = head.split('-').collect();
        let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(parts[0], 4) || parts[1..].iter().any(|p| !digits(p, 2)) {
            return Err(wrong());
        }
        let number = |s: &str| s.parse::<i16>().map_err(|_| wrong());
        match parts[..] {
            [y] => Ok(Date::of_year(number(y)?)),
            [y, m] => Date::of_month(number(y)?, number(m)? as i8).ok_or_else(wrong),
            [y, m, d] => Date::of_day(number(y)?, number(m)? as i8, number(d)? as i8).ok_or_else(wrong),
            _ => Err(wrong()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in ["1995", "2013-08", "2013-08-09", "2016-02-29"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
        for text in ["", "95", "2013-13", "2013-02-30", "2013-8", "2013-08-09-01", "yyyy"] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
        assert_eq!("2013-08-09T10:00:00Z".parse::<Date>().unwrap().to_string(), "2013-08-09");
    }

    #[test]
    fn a_month_covers_its_days() {
        let month: Date = "2013-08".parse().unwrap();
        assert!(month.covers("2013-08-31".parse().unwrap()));
        assert!(!month.covers("2013-09-01".parse().unwrap()));
        assert_eq!(month.bounds().1.day(), 31);
    }
}
