//! The programme of a week to come: "Monday. X calls on Y. Tuesday: X receives Z." Each entry stands under the name of a day.

use crate::claim::line::Line;
use crate::date::Date;
use crate::document::date_at_head;
use crate::mention::Page;
use jiff::ToSpan;

/// So much of a text is its head: a programme begins soon.
const HEAD: usize = 400;
/// Words in the head of a text that is a programme of what is to come.
const PROGRAMMES: &[&str] = &[
    "week ahead",
    "coming week",
    "week to come",
    "days ahead",
    "days to come",
    "coming days",
    "next week",
    "look ahead",
    "looking ahead",
    "coming up",
    "agenda",
    "diary",
    "calendar",
    "programme",
    "program",
    "schedule",
    "subject to change",
];
/// Days of the week from Monday on, as entries name them.
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The day to come under which each sentence stands; all `None` where the text is no programme of a week.
pub fn days(page: &Page, lines: &[Line]) -> Vec<Option<Date>> {
    let heads: Vec<Option<usize>> = lines.iter().map(|l| weekday(sentence(page, l))).collect();
    let none = vec![None; lines.len()];
    let Some(now) = page.document.date else { return none };
    let first = heads.iter().position(Option::is_some);
    if !first.is_some_and(|f| programme(page, &lines[f], now)) {
        return none;
    }
    let mut day = None;
    let stand = |head: &Option<usize>| {
        day = head.map_or(day, |d| next(d, now));
        day
    };
    heads.iter().map(stand).collect()
}

fn sentence<'p>(page: &'p Page, line: &Line) -> &'p str {
    page.document.text(page.document.sentences[line.sentence].span)
}

/// The day of the week that heads a sentence and is closed by a mark: "Monday.", "Tuesday: X receives Y", "Friday 3 May – X".
fn weekday(text: &str) -> Option<usize> {
    let text = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let word = text.split(|c: char| !c.is_alphabetic()).next()?;
    let day = DAYS.iter().position(|d| d.eq_ignore_ascii_case(word))?;
    let rest = &text[word.len()..];
    let date = rest.find(|c: char| !c.is_alphanumeric() && !c.is_whitespace()).unwrap_or(rest.len());
    let short = rest[..date].split_whitespace().count() < 4;
    let dated = rest[..date].trim().is_empty() || rest[..date].contains(|c: char| c.is_ascii_digit());
    let closed = rest[date..].trim_start().starts_with([':', '.', '–', '—', '|', '-']) || rest[date..].is_empty();
    (short && dated && closed).then_some(day)
}

/// Whether the text before its first entry announces what is to come: by a word, or by a day later than its own.
fn programme(page: &Page, first: &Line, now: Date) -> bool {
    let article = &page.document.article;
    let end = page.document.sentences[first.sentence].span.start as usize;
    let head = article.text.get(..end).unwrap_or_default();
    if head.len() > HEAD {
        return false;
    }
    let whole = format!("{} {head}", article.title.as_deref().unwrap_or_default()).to_lowercase();
    let words = format!(" {} ", whole.split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join(" "));
    let told = PROGRAMMES.iter().any(|p| words.contains(&format!(" {p} ")));
    let starts = head.char_indices().filter(|(i, _)| head[..*i].ends_with([' ', '\n', '(']) || *i == 0);
    let later = |i: usize| date_at_head(&head[i..], now).is_some_and(|(d, _)| d.bounds().0 > now.bounds().1);
    told || starts.map(|(i, _)| i).any(later)
}

/// The next day of this name, the day of the text itself among them.
fn next(day: usize, now: Date) -> Option<Date> {
    let today = now.civil()?;
    let ahead = (day as i64 - i64::from(today.weekday().to_monday_zero_offset())).rem_euclid(7);
    today.checked_add(ahead.days()).ok().map(Date::from)
}
