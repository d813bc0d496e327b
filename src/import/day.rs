//! Dates as lists write them.

use jiff::civil;

use crate::date::{Date, MONTHS};
use crate::error::{Error, Result};

/// Which comes first where a date is all numbers: 04/05/2024.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The day, as in most of the world.
    DayFirst,
    /// The month, as in the United States.
    MonthFirst,
}

/// A part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Four digits.
    Year(i16),
    /// One or two digits.
    Number(i16),
    /// A month by name.
    Month(i8),
}

/// The date of a cell: "2024-05-04", "4 May 2024", "May 2024", "04/05/2024 10:30", "2024".
///
/// An error where it is none, or could be two and `order` does not tell which.
pub fn day(text: &str, order: Option<Order>) -> Result<Date> {
    let wrong = || Error::new("", format!("`{}` is no date", text.trim())).hint("write YYYY-MM-DD");
    use Part::{Month, Number, Year};
    match parts(text).ok_or_else(wrong)?[..] {
        [Year(y)] => Some(Date::of_year(y)),
        [Year(y), Number(m)] | [Number(m), Year(y)] => Date::of_month(y, m as i8),
        [Month(m), Year(y)] | [Year(y), Month(m)] => Date::of_month(y, m),
        // "May-24" is a month of 2024.
        [Month(m), Number(y)] => Date::of_month(full(y), m),
        [Year(y), Number(m), Number(d)] => Date::of_day(y, m as i8, d as i8),
        [Number(d), Month(m), Year(y)] | [Month(m), Number(d), Year(y)] | [Year(y), Month(m), Number(d)] => {
            Date::of_day(y, m, d as i8)
        }
        [Number(d), Month(m), Number(y)] => Date::of_day(full(y), m, d as i8),
        [Number(a), Number(b), Year(y)] => return numbers(text, a, b, y, order),
        [Number(a), Number(b), Number(y)] => return numbers(text, a, b, full(y), order),
        _ => None,
    }
    .ok_or_else(wrong)
}

/// The year of two digits, in the hundred years around 2000.
fn full(y: i16) -> i16 {
    if y < 70 { 2000 + y } else { 1900 + y }
}

/// A date of two numbers and a year.
fn numbers(text: &str, a: i16, b: i16, y: i16, order: Option<Order>) -> Result<Date> {
    let made = |month: i16, day: i16| {
        let wrong = || Error::new("", format!("`{}` is no date", text.trim())).hint("write YYYY-MM-DD");
        Date::of_day(y, month as i8, day as i8).ok_or_else(wrong)
    };
    match order {
        _ if a == b || a > 12 => made(b, a),
        _ if b > 12 => made(a, b),
        Some(Order::DayFirst) => made(b, a),
        Some(Order::MonthFirst) => made(a, b),
        None => Err(Error::new("", format!("`{}` may be two dates", text.trim()))
            .hint("--dates day-first or --dates month-first tells which")),
    }
}

/// Years, numbers and months of a date; a time of day behind it is passed over. Nothing where there is anything else.
fn parts(text: &str) -> Option<Vec<Part>> {
    let text = text.trim();
    let (date, time) =
        text.split_once('T').filter(|(d, _)| d.ends_with(|c: char| c.is_ascii_digit())).unwrap_or((text, ""));
    let known = |c: char| c.is_ascii_digit() || ":.+-Z".contains(c);
    if !time.chars().all(known) {
        return None;
    }
    let words = date.split(|c: char| c.is_whitespace() || "/-.,‑–".contains(c)).filter(|w| !w.is_empty());
    let words = words.filter(|w| !w.contains(':') && !is_weekday(w) && !w.eq_ignore_ascii_case("of"));
    words.map(part).collect()
}

fn is_weekday(word: &str) -> bool {
    let word = word.to_lowercase();
    word.len() >= 3 && crate::date::DAYS.iter().any(|day| day.starts_with(&word))
}

fn part(word: &str) -> Option<Part> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let behind = &word[digits.len()..];
    if !digits.is_empty() {
        let ordinal = ["", "st", "nd", "rd", "th"].contains(&behind.to_lowercase().as_str());
        let number = digits.parse().ok().filter(|_| ordinal && digits.bytes().all(|b| b.is_ascii_digit()))?;
        return match digits.len() {
            1 | 2 => Some(Part::Number(number)),
            4 => Some(Part::Year(number)),
            _ => None,
        };
    }
    let word = word.to_lowercase();
    let named =
        |name: &&str| word.len() >= 3 && name.starts_with(word.as_str()) || word == "sept" && **name == *"september";
    MONTHS.iter().position(named).map(|m| Part::Month(m as i8 + 1))
}

/// What may be the day of something from the first to the last of some days: the day, else the months that they touch.
pub(super) fn between(first: Date, last: Date) -> Vec<Date> {
    if first.covers(last) {
        return vec![first];
    }
    let (Some(start), Some(end)) = (first.month(), last.month()) else { return vec![] };
    let number = |year: i16, month: i8| i32::from(year) * 12 + i32::from(month) - 1;
    let months = number(first.year(), start)..=number(last.year(), end);
    months.take(12).filter_map(|n| Date::of_month((n / 12) as i16, (n % 12) as i8 + 1)).collect()
}

/// "May 4, 2024", as articles begin.
pub(super) fn written(day: civil::Date) -> String {
    let month = MONTHS[day.month() as usize - 1];
    format!("{}{} {}, {:04}", month[..1].to_uppercase(), &month[1..], day.day(), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, order: Option<Order>) -> String {
        day(text, order).map_or_else(|e| e.to_string(), |d| d.to_string())
    }

    #[test]
    fn dates_are_read_as_lists_write_them() {
        let cases = [
            ("2024-05-04", "2024-05-04"),
            ("2024-05-04T10:30:00Z", "2024-05-04"),
            ("4 May 2024", "2024-05-04"),
            ("Saturday, 4th of May 2024", "2024-05-04"),
            ("May 4, 2024", "2024-05-04"),
            ("4-May-24", "2024-05-04"),
            ("Sept. 2023", "2023-09"),
            ("May-24", "2024-05"),
            ("05/2024", "2024-05"),
            ("31/05/2024 09:15", "2024-05-31"),
            ("05/31/98", "1998-05-31"),
            ("04.04.2024", "2024-04-04"),
            ("2024", "2024"),
        ];
        for (text, wanted) in cases {
            assert_eq!(read(text, None), wanted, "{text}");
        }
    }

    #[test]
    fn two_readings_want_a_word_from_the_user() {
        assert!(read("04/05/2024", None).contains("may be two dates\nhint: --dates"));
        assert_eq!(read("04/05/2024", Some(Order::DayFirst)), "2024-05-04");
        assert_eq!(read("04/05/2024", Some(Order::MonthFirst)), "2024-04-05");
    }

    #[test]
    fn what_is_no_date_is_an_error() {
        for text in
            ["", "soon", "31/02/2024", "4 May", "12 2024 05 04", "2024-13", "99999", "May the 4th", "2024-05-04Tea"]
        {
            assert!(read(text, Some(Order::DayFirst)).contains("is no date"), "{text}: {}", read(text, None));
        }
    }

    #[test]
    fn several_days_are_their_months() {
        let of = |a: &str, b: &str| {
            let months = between(a.parse().unwrap(), b.parse().unwrap());
            months.iter().map(Date::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of("2024-05-04", "2024-05-04"), "2024-05-04");
        assert_eq!(of("2024-05-04", "2024-05-06"), "2024-05");
        assert_eq!(of("2023-12-30", "2024-02-02"), "2023-12 2024-01 2024-02");
        assert_eq!(of("2023", "2024"), "");
    }
}
