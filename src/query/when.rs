//! Dates in a question: "on 9 August 2013", "since May 2014", "between 2013 and 2015", "in August".

use jiff::ToSpan;

use crate::date::Date;
use crate::query::chunk::Word;
use crate::query::grammar::grammar;

/// A stretch of time, or a month or day of any year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Period {
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub month: Option<(i8, Option<i8>)>,
}

impl Period {
    pub(crate) fn of(date: Date) -> Self {
        Period { from: Some(date), to: Some(date), month: None }
    }

    /// From the day after the date on.
    pub(crate) fn after(date: Date) -> Self {
        let next = date.bounds().1.checked_add(1.day()).ok();
        Period { from: next.map(Date::from), ..Period::default() }
    }

    /// Up to the day before the date.
    pub(crate) fn before(date: Date) -> Self {
        let last = date.bounds().0.checked_sub(1.day()).ok();
        Period { to: last.map(Date::from), ..Period::default() }
    }
}

/// A time at the start of the words, with its preposition, and how many words it takes.
pub(crate) fn read(words: &[Word]) -> Option<(usize, Period)> {
    let g = grammar();
    let first = words.first()?.fold.as_str();
    if let Some(stretch) = range(words) {
        return Some(stretch);
    }
    let rest = &words[1..];
    let made = |n: usize, period| Some((n + 1, period));
    let precise = date(rest);
    match precise {
        Some((n, d)) if g.from_words.has(first) => return made(n, Period { from: Some(d), ..Period::default() }),
        Some((n, d)) if g.after_words.has(first) => return made(n, Period::after(d)),
        Some((n, d)) if g.before_words.has(first) => return made(n, Period::before(d)),
        Some((n, d)) if g.to_words.has(first) => return made(n, Period { to: Some(d), ..Period::default() }),
        _ => {}
    }
    if g.in_words.has(first) {
        let (n, period) = read_bare(rest).or_else(|| read(rest))?;
        return made(n, period);
    }
    // "may" and "march" alone are verbs as often as months
    read_bare(words).filter(|(n, _)| *n > 1 || !matches!(first, "may" | "march" | "august" | "second"))
}

/// "between May 2014 and 2015", "from 2013 to 2015".
fn range(words: &[Word]) -> Option<(usize, Period)> {
    if !matches!(words.first()?.fold.as_str(), "between" | "from") {
        return None;
    }
    let (n, from) = date(&words[1..])?;
    let join = words.get(1 + n)?.fold.as_str();
    let (m, to) = date(words.get(2 + n..)?)?;
    let joined = matches!(join, "and" | "to") || grammar().to_words.has(join);
    joined.then_some((2 + n + m, Period { from: Some(from), to: Some(to), month: None }))
}

/// "the first half of 2012", "the third quarter of 2012", "the 1990s", "the nineties".
fn part_of_time(words: &[Word]) -> Option<(usize, Period)> {
    let fold = |i: usize| words.get(i).map_or("", |w| w.fold.as_str());
    let the = usize::from(fold(0) == "the");
    let between = |from: Option<Date>, to: Option<Date>| Period { from, to, month: None };
    if let Some(decade) = decade(fold(the)) {
        return Some((the + 1, between(Some(Date::of_year(decade)), Some(Date::of_year(decade + 9)))));
    }
    let nth = ["first", "second", "third", "fourth"].iter().position(|w| *w == fold(the))? as i8;
    let length = match fold(the + 1) {
        "half" if nth < 2 => 6,
        "quarter" => 3,
        _ => return None,
    };
    let of = the + 2 + usize::from(fold(the + 2) == "of");
    let year = words.get(of).and_then(year)?;
    let months = (Date::of_month(year, nth * length + 1), Date::of_month(year, (nth + 1) * length));
    Some((of + 1, between(months.0, months.1)))
}

fn decade(word: &str) -> Option<i16> {
    const TENS: [&str; 5] = ["fifties", "sixties", "seventies", "eighties", "nineties"];
    if let Some(at) = TENS.iter().position(|t| *t == word) {
        return Some(1950 + 10 * at as i16);
    }
    let year: i16 = word.strip_suffix('s').filter(|y| y.len() == 4)?.parse().ok()?;
    (year % 10 == 0 && (1800..2200).contains(&year)).then_some(year)
}

fn read_bare(words: &[Word]) -> Option<(usize, Period)> {
    if let Some(part) = part_of_time(words) {
        return Some(part);
    }
    if let Some((n, d)) = date(words) {
        return Some((n, Period::of(d)));
    }
    if let (Some(day), Some(month)) = (words.first().and_then(day), words.get(1).and_then(month)) {
        return Some((2, Period { month: Some((month, Some(day))), ..Period::default() }));
    }
    let month = month(words.first()?)?;
    match words.get(1).and_then(day) {
        Some(day) => Some((2, Period { month: Some((month, Some(day))), ..Period::default() })),
        None => Some((1, Period { month: Some((month, None)), ..Period::default() })),
    }
}

/// A date with a year: ISO, "9 August 2013", "August 9, 2013", "August 2013", "the summer of 2013" as its year, "2013".
fn date(words: &[Word]) -> Option<(usize, Date)> {
    let at = |i: usize| words.get(i);
    let word = at(0)?;
    if matches!(
        word.fold.as_str(),
        "the" | "early" | "mid" | "late" | "year" | "around" | "end" | "start" | "beginning" | "of"
    ) {
        return date(&words[1..]).map(|(n, d)| (n + 1, d));
    }
    if let Some(date) = iso(&word.text) {
        return Some((1, date));
    }
    if let (Some(d), Some(m)) = (day(word), at(1).and_then(month)) {
        return Some((3, Date::of_day(at(2).and_then(year)?, m, d)?));
    }
    if let Some(m) = month(word) {
        if let (Some(d), Some(y)) = (at(1).and_then(day), at(2).and_then(year)) {
            return Some((3, Date::of_day(y, m, d)?));
        }
        let skip = usize::from(at(1).is_some_and(|w| w.fold == "of"));
        return Some((2 + skip, Date::of_month(at(1 + skip).and_then(year)?, m)?));
    }
    year(word).map(|y| (1, Date::of_year(y)))
}

fn iso(text: &str) -> Option<Date> {
    (text.len() >= 7 && text.contains('-')).then(|| text.parse().ok()).flatten()
}

fn year(word: &Word) -> Option<i16> {
    let year = word.fold.parse().ok()?;
    (word.fold.len() == 4 && (1800..2200).contains(&year)).then_some(year)
}

fn month(word: &Word) -> Option<i8> {
    let found = grammar().months.iter().position(|m| m.has(&word.fold))?;
    i8::try_from(found + 1).ok()
}

fn day(word: &Word) -> Option<i8> {
    let digits = word.fold.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word.fold[digits.len()..];
    let day = digits.parse().ok()?;
    (matches!(ending, "" | "st" | "nd" | "rd" | "th") && (1..=31).contains(&day)).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::chunk::words;

    fn all(text: &str) -> Option<Period> {
        let words = words(text);
        read(&words).filter(|(n, _)| *n == words.len()).map(|(_, p)| p)
    }

    fn date(text: &str) -> Option<Date> {
        text.parse().ok()
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in ["on 9 August 2013", "on August 9, 2013", "on 2013-08-09", "Aug 9th 2013", "on the 9th August 2013"]
        {
            assert_eq!(all(text), date("2013-08-09").map(Period::of), "{text}");
        }
        assert_eq!(all("in August 2013"), date("2013-08").map(Period::of));
        assert_eq!(all("between May 2013 and 2015").map(|p| (p.from, p.to)), Some((date("2013-05"), date("2015"))));
        assert_eq!(all("before 2015").map(|p| p.to), Some(date("2014-12-31")));
        assert_eq!(all("after May 2015").map(|p| p.from), Some(date("2015-06-01")));
        assert_eq!(all("since May 2014").map(|p| p.from), Some(date("2014-05")));
        assert_eq!(all("in August").map(|p| p.month), Some(Some((8, None))));
        let span = |text: &str| all(text).map(|p| (p.from, p.to));
        assert_eq!(span("in the first half of 2012"), Some((date("2012-01"), date("2012-06"))));
        assert_eq!(span("in the fourth quarter of 2012"), Some((date("2012-10"), date("2012-12"))));
        assert_eq!(span("in the 1990s"), Some((date("1990"), date("1999"))));
        assert_eq!(span("during the nineties"), span("in the 1990s"));
        assert_eq!(all("may"), None);
        assert_eq!(all("on 31 February 2013"), None);
    }
}
