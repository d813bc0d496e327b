//! Dates in a question: "on 9 August 2013", "since May 2014", "between 2013 and 2015", "in August".

use jiff::ToSpan;

use crate::date::Date;
use crate::query::grammar::grammar;
use crate::query::near::near;
use crate::query::stretch::part_of_time;
use crate::query::word::Word;

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

    /// What two times have in common.
    pub(crate) fn within(self, other: Period) -> Self {
        let both =
            |a: Option<Date>, b: Option<Date>, of: fn(Date, Date) -> Date| a.zip(b).map(|(a, b)| of(a, b)).or(a).or(b);
        let from = both(self.from, other.from, |a, b| if a.bounds().0 >= b.bounds().0 { a } else { b });
        let to = both(self.to, other.to, |a, b| if a.bounds().1 <= b.bounds().1 { a } else { b });
        Period { from, to, month: self.month.or(other.month) }
    }

    /// The so many days after the date, or before it.
    pub(crate) fn beside(date: Date, days: i32, before: bool) -> Self {
        let (from, to) = if before { (-days, -1) } else { (1, days) };
        let day = |n: i32| {
            let (first, last) = date.bounds();
            let near = if before { first } else { last };
            near.checked_add(n.days()).ok().map(Date::from)
        };
        Period { from: day(from), to: day(to), month: None }
    }

    /// Up to the day before the date.
    pub(crate) fn before(date: Date) -> Self {
        let last = date.bounds().0.checked_sub(1.day()).ok();
        Period { to: last.map(Date::from), ..Period::default() }
    }
}

/// A time at the start of the words, with its preposition, and how many words it takes.
pub(crate) fn read(words: &[Word]) -> Option<(usize, Period)> {
    // "which month of 2013"
    if words.first().is_some_and(|w| matches!(w.fold.as_str(), "month" | "year")) {
        return None;
    }
    whole(words)
}

fn whole(words: &[Word]) -> Option<(usize, Period)> {
    let g = grammar();
    let first = words.first()?.fold.as_str();
    if let Some(stretch) = near(words).or_else(|| range(words)).or_else(|| part_of_time(words)) {
        return Some(stretch);
    }
    let rest = &words[1..];
    let made = |n: usize, period| Some((n + 1, period));
    if let Some((n, part)) = part_of_time(rest) {
        return match () {
            () if g.from_words.has(first) => made(n, Period { to: None, ..part }),
            () if g.after_words.has(first) => made(n, part.to.map(Period::after)?),
            () if g.before_words.has(first) => made(n, part.from.map(Period::before)?),
            () if g.to_words.has(first) => made(n, Period { from: None, ..part }),
            () if g.in_words.has(first) => made(n, part),
            () => None,
        };
    }
    let precise = date(rest).filter(|(n, _)| !adjective(rest, *n));
    match precise {
        Some((n, d)) if g.from_words.has(first) => return made(n, Period { from: Some(d), ..Period::default() }),
        Some((n, d)) if g.after_words.has(first) => return made(n, Period::after(d)),
        Some((n, d)) if g.before_words.has(first) => return made(n, Period::before(d)),
        Some((n, d)) if g.to_words.has(first) => return made(n, Period { to: Some(d), ..Period::default() }),
        _ => {}
    }
    if g.in_words.has(first) {
        let (n, period) = read_bare(rest).or_else(|| whole(rest))?;
        return made(n, period);
    }
    // "may" and "march" alone are verbs as often as months
    read_bare(words).filter(|(n, _)| *n > 1 || !matches!(first, "may" | "march" | "august" | "second"))
}

/// "the 2008 war": a date that tells which of several.
fn adjective(words: &[Word], len: usize) -> bool {
    let the = words.first().is_some_and(|w| w.fold == "the");
    let digit = words.get(1).is_some_and(|w| w.fold.starts_with(|c: char| c.is_ascii_digit()));
    let ends = |w: &Word| {
        let g = grammar();
        g.is("AUX", &w.fold) || g.topic_ends.has(&w.fold) && !g.is("MEETING", &w.fold)
    };
    the && digit && len > 0 && !words[len - 1].comma && words.get(len).is_some_and(|w| !ends(w))
}

/// "between May 2014 and 2015", "from 2013 to 2015", "2013 to 2015", "from January to April 2014".
fn range(words: &[Word]) -> Option<(usize, Period)> {
    let first = words.first()?.fold.as_str();
    let named = matches!(first, "between" | "from");
    let skip = usize::from(named || matches!(first, "in" | "during" | "of" | "for"));
    let rest = &words[skip..];
    let upto = |n: usize| {
        let join = rest.get(n)?.fold.as_str();
        let joined = matches!(join, "to") || grammar().to_words.has(join) || named && join == "and";
        let (m, to) = date(rest.get(n + 1..).filter(|_| joined)?)?;
        Some((skip + n + 1 + m, to))
    };
    if let Some((n, from)) = date(rest) {
        return upto(n).map(|(len, to)| (len, Period { from: Some(from), to: Some(to), month: None }));
    }
    let (n, month, day) = partial(rest)?;
    let (len, to) = upto(n)?;
    let month = month.or(to.month())?;
    let from = day.map_or(Date::of_month(to.year(), month), |d| Date::of_day(to.year(), month, d))?;
    Some((len, Period { from: Some(from), to: Some(to), month: None }))
}

/// A day or a month to which a later date brings the rest: "3", "3 May", "May 3", "May".
fn partial(words: &[Word]) -> Option<(usize, Option<i8>, Option<i8>)> {
    let (first, second) = (words.first()?, words.get(1));
    if let Some(d) = day(first) {
        let m = second.and_then(month);
        return Some((1 + usize::from(m.is_some()), m, Some(d)));
    }
    let d = second.and_then(day);
    month(first).map(|m| (1 + usize::from(d.is_some()), Some(m), d))
}

fn read_bare(words: &[Word]) -> Option<(usize, Period)> {
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

/// A date with a year: ISO, "9 August 2013", "August 9, 2013", "August 2013", "2013".
pub(crate) fn date(words: &[Word]) -> Option<(usize, Date)> {
    let at = |i: usize| words.get(i);
    let word = at(0)?;
    if matches!(
        word.fold.as_str(),
        "the" | "early" | "mid" | "middle" | "late" | "year" | "around" | "end" | "start" | "beginning" | "of"
    ) {
        return date(&words[1..]).map(|(n, d)| (n + 1, d));
    }
    if let Some(date) = iso(&word.text) {
        return Some((1, date));
    }
    // "the 9th of August 2013", "the first of August"
    let of = usize::from(at(1).is_some_and(|w| w.fold == "of"));
    if let (Some(d), Some(m)) = (day(word).or_else(|| ordinal(word)), at(1 + of).and_then(month)) {
        let (skip, y) = (1..3).find_map(|skip| Some((skip, at(skip + of + 1).and_then(year)?)))?;
        return Some((2 + of + skip, Date::of_day(y, m, d)?));
    }
    if let Some(m) = month(word) {
        if let (Some(d), Some(y)) = (at(1).and_then(day), at(2).and_then(year)) {
            return Some((3, Date::of_day(y, m, d)?));
        }
        let skip = usize::from(at(1).is_some_and(|w| w.fold == "of"));
        return Some((2 + skip, Date::of_month(at(1 + skip).and_then(year)?, m)?));
    }
    let y = year(word)?;
    // "2013 August", "2013 Aug 9", but "in 2013 May" may go on as it likes
    let behind = at(1).filter(|w| !matches!(w.fold.as_str(), "may" | "march")).and_then(month);
    let whole = behind.filter(|_| !word.comma && at(2).and_then(year).is_none());
    Some(match (whole, at(2).and_then(day)) {
        (Some(m), Some(d)) => (3, Date::of_day(y, m, d)?),
        (Some(m), None) => (2, Date::of_month(y, m)?),
        _ => (1, Date::of_year(y)),
    })
}

fn iso(text: &str) -> Option<Date> {
    (text.len() >= 7 && text.contains('-')).then(|| text.parse().ok()).flatten()
}

/// A year of four digits, or of two that are no day: "87".
pub(crate) fn year(word: &Word) -> Option<i16> {
    let year: i16 = word.fold.parse().ok()?;
    match word.fold.len() {
        4 => (1800..2200).contains(&year).then_some(year),
        2 => (32..100).contains(&year).then_some(1900 + year),
        _ => None,
    }
}

pub(crate) fn month(word: &Word) -> Option<i8> {
    let found = grammar().months.iter().position(|m| m.has(&word.fold))?;
    i8::try_from(found + 1).ok()
}

/// A day of the month in words.
fn ordinal(word: &Word) -> Option<i8> {
    const WORDS: &str = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth \
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth";
    let at = WORDS.split_whitespace().position(|w| w == word.fold)?;
    i8::try_from(at + 1).ok()
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
    use crate::query::word::words;

    fn all(text: &str) -> Option<Period> {
        let words = words(text);
        read(&words).filter(|(n, _)| *n == words.len()).map(|(_, p)| p)
    }

    fn date(text: &str) -> Option<Date> {
        text.parse().ok()
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in [
            "on 9 August 2013",
            "on August 9, 2013",
            "on 2013-08-09",
            "Aug 9th 2013",
            "on the 9th August 2013",
            "on the 9th of August 2013",
            "on the ninth of August 2013",
            "on 9.8.2013",
        ] {
            assert_eq!(all(text), date("2013-08-09").map(Period::of), "{text}");
        }
        assert_eq!(all("in August 2013"), date("2013-08").map(Period::of));
        assert_eq!(all("2013 August"), date("2013-08").map(Period::of));
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
        assert_eq!(span("in the early 1990s"), Some((date("1990"), date("1993"))));
        assert_eq!(span("since the mid-1990s"), Some((date("1994"), None)));
        assert_eq!(span("in late 2013"), Some((date("2013-09"), date("2013-12"))));
        assert_eq!(span("in the summer of 1997"), Some((date("1997-06"), date("1997-08"))));
        assert_eq!(span("winter 1997"), Some((date("1997-12"), date("1998-02"))));
        assert_eq!(span("between January and April 2014"), Some((date("2014-01"), date("2014-04"))));
        assert_eq!(span("from 3 to 5 May 2014"), Some((date("2014-05-03"), date("2014-05-05"))));
        assert_eq!(span("in 2010-2012"), Some((date("2010"), date("2012"))));
        assert_eq!(span("in the second week of May 2014"), Some((date("2014-05-08"), date("2014-05-14"))));
        assert_eq!(all("in '87"), date("1987").map(Period::of));
        assert_eq!(all("may"), None);
        assert_eq!(all("on 31 February 2013"), None);
    }
}
