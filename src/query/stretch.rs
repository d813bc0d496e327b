//! Parts of years and decades in a question: "the first half of 2012", "the early 1990s", "summer 1997", "the last week of May 2014".

use crate::date::Date;
use crate::query::grammar::grammar;
use crate::query::when::{Period, month, year};
use crate::query::word::Word;

/// A part of a year, month or decade, or a whole decade, at the start of the words, and how many words it takes.
pub(crate) fn part_of_time(words: &[Word]) -> Option<(usize, Period)> {
    let fold = |i: usize| words.get(i).map_or("", |w| w.fold.as_str());
    let the = usize::from(fold(0) == "the");
    let made = |n: usize, (from, to): (Option<Date>, Option<Date>)| Some((n, Period { from, to, month: None }));
    if let Some((year, month)) = words.get(the + 1).and_then(year).zip(quarter(fold(the))) {
        return made(the + 2, months(year, month, month + 2));
    }
    if let Some(century) = century(fold(the)).filter(|_| fold(the + 1) == "century") {
        return made(the + 2, years(century * 100 - 99, century * 100));
    }
    if let Some(decade) = decade(fold(the)) {
        return made(the + 1, years(decade, decade + 9));
    }
    // what follows "of", "of the" or stands at once
    let of = the + 1 + usize::from(fold(the + 1) == "of");
    let of = of + usize::from(fold(of) == "the");
    if let Some(third) = grammar().thirds.iter().position(|words| words.has(fold(the))) {
        let third = third as i16;
        if let Some(decade) = decade(fold(of)) {
            let first = [0, 4, 7, 10];
            return made(of + 1, years(decade + first[third as usize], decade + first[third as usize + 1] - 1));
        }
        let year = words.get(of).and_then(year)?;
        return made(of + 1, months(year, third as i8 * 4 + 1, third as i8 * 4 + 4));
    }
    if let Some(season) = grammar().seasons.iter().position(|words| words.has(fold(the))) {
        // "the summer months of 2012"
        let of = if fold(the + 1) == "months" { the + 2 + usize::from(fold(the + 2) == "of") } else { of };
        let year = words.get(of).and_then(year)?;
        let first = season as i8 * 3 + 3;
        let last = if first == 12 { Date::of_month(year + 1, 2) } else { Date::of_month(year, first + 2) };
        return made(of + 1, (Date::of_month(year, first), last));
    }
    numbered(words, the)
}

/// "first half of 2012", "third quarter of 2012", "second week of May 2014", "last week of May 2014".
fn numbered(words: &[Word], at: usize) -> Option<(usize, Period)> {
    let fold = |i: usize| words.get(i).map_or("", |w| w.fold.as_str());
    let last = fold(at) == "last";
    let nth = ["first", "second", "third", "fourth"].iter().position(|w| *w == fold(at));
    let nth = nth.or(last.then_some(3))? as i8;
    let of = at + 2 + usize::from(fold(at + 2) == "of");
    if fold(at + 1) == "week" {
        let (month, year) = (words.get(of).and_then(month)?, words.get(of + 1).and_then(year)?);
        let whole = Date::of_month(year, month)?.bounds().1;
        let start = if last { whole.day() - 6 } else { nth * 7 + 1 };
        let (from, to) = (Date::of_day(year, month, start), Date::of_day(year, month, start + 6));
        return Some((of + 2, Period { from, to, month: None }));
    }
    if let (true, Some((month, year))) =
        (fold(at + 1) == "half", words.get(of).and_then(month).zip(words.get(of + 1).and_then(year)))
    {
        let end = Date::of_month(year, month)?.bounds().1.day();
        let (from, to) = if nth == 0 { (1, 15) } else { (16, end) };
        let day = |d| Date::of_day(year, month, d);
        return Some((of + 2, Period { from: day(from), to: day(to), month: None }));
    }
    let length = match fold(at + 1) {
        "half" if nth < 2 || last => 6,
        "quarter" => 3,
        _ => return None,
    };
    let nth = if last { 12 / length - 1 } else { nth };
    let year = words.get(of).and_then(year)?;
    let (from, to) = months(year, nth * length + 1, (nth + 1) * length);
    Some((of + 1, Period { from, to, month: None }))
}

fn years(from: i16, to: i16) -> (Option<Date>, Option<Date>) {
    (Some(Date::of_year(from)), Some(Date::of_year(to)))
}

fn months(year: i16, from: i8, to: i8) -> (Option<Date>, Option<Date>) {
    (Date::of_month(year, from), Date::of_month(year, to))
}

/// The first month of "Q3".
fn quarter(word: &str) -> Option<i8> {
    let n: i8 = word.strip_prefix('q')?.parse().ok()?;
    (1..=4).contains(&n).then(|| n * 3 - 2)
}

/// "21st", "twentieth".
fn century(word: &str) -> Option<i16> {
    match word {
        "nineteenth" => Some(19),
        "twentieth" => Some(20),
        _ => word.strip_suffix("th").or(word.strip_suffix("st"))?.parse().ok().filter(|n| (18..=21).contains(n)),
    }
}

fn decade(word: &str) -> Option<i16> {
    const TENS: [&str; 5] = ["fifties", "sixties", "seventies", "eighties", "nineties"];
    if let Some(at) = TENS.iter().position(|t| *t == word) {
        return Some(1950 + 10 * at as i16);
    }
    if matches!(word, "noughties" | "aughts" | "naughties") {
        return Some(2000);
    }
    let year: i16 = word.strip_suffix('s').filter(|y| y.len() == 4)?.parse().ok()?;
    (year % 10 == 0 && (1800..2200).contains(&year)).then_some(year)
}
