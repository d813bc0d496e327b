//! Where a text tells of a time, and what the words say.

use std::ops::Range;

use super::super::Page;
use super::super::party::number;
use super::calendar::{day_and_month, month, weekday, year};
use super::{Time, When};
use crate::date::Date;
use crate::document::tag::Tag;
use crate::schema::Flags;

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
    if let Some(found) = hence(page, i, end) {
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
            match [word(1), word(2), word(3)] {
                ["day", "before", "yesterday"] => return Some((4, When::Days(-2))),
                ["day", "after", "tomorrow"] => return Some((4, When::Days(2))),
                _ => {}
            }
            if matches!(word(1), "past" | "coming" | "last" | "next" | "end") {
                return time(page, i + 1, end).map(|(len, when)| (len + 1, when));
            }
        }
        _ => {}
    }
    if let Some(found) = middle(page, i, end) {
        return Some(found);
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
        let of = usize::from(word(1 + part) == "of");
        let weeks = match word(1 + part + of) {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => 2,
        };
        let comma = usize::from(word(1 + part) == ",");
        if let Some((len, when)) = day_and_month(page, i + 1 + part + comma, end) {
            return Some((1 + part + comma + len, when));
        }
        let week = weeks < 2 && word(2 + part + of) == "week";
        return Some(if week {
            (3 + part + of, When::Weekday(weekday, weeks))
        } else {
            (1 + part, When::Weekday(weekday, 0))
        });
    }
    if let Some(found) = day_and_month(page, i, end) {
        return Some(found);
    }
    ago(page, i, end).or_else(|| year(page, i, end))
}

/// "mid-May", "mid-May 2011".
fn middle(page: &Page, i: usize, end: usize) -> Option<(usize, When)> {
    let word = page.words.get(i).filter(|_| i < end)?;
    let month = month(word.lower.strip_prefix("mid-")?)?;
    let digits = |k: &usize| *k < end && page.words[*k].text.len() == 4;
    let year = Some(i + 1).filter(digits).and_then(|k| page.words[k].text.parse().ok());
    Some(match year {
        Some(year) => (2, When::On(Date::of_month(year, month)?)),
        None => (1, When::Month(month)),
    })
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

/// "in two weeks", "within three days": so far ahead, where the sentence tells of what is to come and does not count: "the third round
/// in two weeks" tells how long it took.
fn hence(page: &Page, i: usize, end: usize) -> Option<(usize, When)> {
    const ABOUT: &[&str] = &["about", "some", "roughly", "around"];
    const COUNTS: &[&str] =
        &["first", "second", "third", "fourth", "fifth", "time", "times", "twice", "latest", "only"];
    if i + 3 >= end || !page.words[i].among(&["in", "within"]) {
        return None;
    }
    let about = usize::from(page.words[i + 1].among(ABOUT));
    let (len, far) = stretch(page, i + 1 + about, end)?;
    let start = page.sentence(page.words[i].sentence as usize).start;
    let before = &page.words[start..i];
    let ahead = |w: &crate::mention::word::Word| matches!(w.tag, Tag::MD | Tag::VBZ | Tag::VBP | Tag::TO);
    let counts = before.iter().rev().take(8).any(|w| w.among(COUNTS));
    let past = before.iter().any(|w| matches!(w.tag, Tag::VBD)) && !before.iter().any(|w| w.tag == Tag::MD);
    let goes_on = page.words.get(i + 1 + about + len).is_some_and(|w| w.is("of"));
    (before.iter().any(ahead) && !counts && !past && !goes_on && far != When::Days(0)).then_some((1 + about + len, far))
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
    if word.is("from") && page.words.get(i + len + 1).is_some_and(|w| w.among(&["now", "today"])) {
        return Some((len + 2, far));
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
        "the" if part(1) && word(2) == "after" && word(3) != "tomorrow" => Some((3, When::Told(1))),
        "next" if word(1) == "day" => Some((2, When::Told(1))),
        _ => None,
    }
}
