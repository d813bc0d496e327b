//! Times that are told by who held office: "under President Kent", "in the Kent years", "during the Kent administration".

use jiff::ToSpan;

use crate::date::Date;
use crate::dossier::{Dossier, Role};
use crate::graph::words::titled;
use crate::graph::{Party, title_key};
use crate::query::chunk::{Chunk, Tag};
use crate::query::when::Period;

/// So many years may lie between two documents of one time in office; what is told later looks back.
const SILENT: i16 = 3;

/// Reads such a time; the words of one whose years no document tells.
pub(crate) fn take(pieces: &mut Vec<Chunk>, dossier: &Dossier) -> Option<String> {
    let (start, at, end) = (0..pieces.len()).find_map(|start| told(pieces, start))?;
    let text = pieces[start..end].iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" ");
    let Tag::Side(Party::Person { ids, .. }) = &pieces[at].tag else { return None };
    let period = period(ids, dossier);
    let comma = pieces[end - 1].comma;
    pieces.drain(start + 1..end);
    let piece = &mut pieces[start];
    (piece.fold, piece.len, piece.comma, piece.guess) = (text.clone(), end - start, comma, true);
    piece.text.clone_from(&text);
    piece.owner = false;
    piece.tag = period.map_or(Tag::Word, Tag::When);
    piece.taken = period.is_none();
    period.is_none().then_some(text)
}

/// Where such a time begins, who is named in it, and where it ends.
fn told(pieces: &[Chunk], start: usize) -> Option<(usize, usize, usize)> {
    const TIMES: [&str; 16] = [
        "presidency",
        "administration",
        "years",
        "era",
        "tenure",
        "rule",
        "reign",
        "premiership",
        "term",
        "chancellorship",
        "time",
        "days",
        "government",
        "leadership",
        "terms",
        "incumbency",
    ];
    let is = |at: usize, words: &[&str]| {
        pieces.get(at).is_some_and(|c| c.tag == Tag::Word && words.contains(&c.fold.as_str()))
    };
    // "the Presidency" is a body too
    let plain = |c: &Chunk| c.fold.strip_prefix("the ").map_or(c.fold.clone(), str::to_string);
    let times = |at: usize| pieces.get(at).is_some_and(|c| TIMES.contains(&plain(c).as_str()));
    let person = |at: usize| pieces.get(at).is_some_and(|c| matches!(c.tag, Tag::Side(Party::Person { .. })));
    let the = |at: usize| at + usize::from(is(at, &["the"]));
    let under = is(start, &["under"]);
    if !under && !is(start, &["during", "in", "throughout", "within"]) {
        return None;
    }
    let at = the(start + 1);
    if person(at) {
        let behind = (at + 1) + usize::from(is(at + 1, &["first", "second"]));
        return match times(behind) {
            true => Some((start, at, office_behind(pieces, behind + 1))),
            false => (under && !pieces[at].owner).then_some((start, at, at + 1)),
        };
    }
    // "during the presidency of Kent"
    let of = times(at) && is(at + 1, &["of"]);
    let at = the(at + 2);
    (of && person(at)).then_some((start, at, at + 1))
}

/// "in Kent's time as foreign minister": the office goes with the time.
fn office_behind(pieces: &[Chunk], end: usize) -> usize {
    let office = |at: usize| pieces.get(at).is_some_and(|c| matches!(c.tag, Tag::Side(Party::Office(_))));
    let as_or_in = pieces.get(end).is_some_and(|c| matches!(c.fold.as_str(), "as" | "in"));
    let the = usize::from(pieces.get(end + 1).is_some_and(|c| c.fold == "the"));
    match () {
        () if as_or_in && office(end + 1 + the) => end + 2 + the,
        () if as_or_in && pieces.get(end + 1).is_some_and(|c| c.fold == "office") => end + 2,
        () => end,
    }
}

/// From when to when documents call one of these persons a leader; else so in any office. None where that is two times.
fn period(ids: &[String], dossier: &Dossier) -> Option<Period> {
    let persons = || ids.iter().filter_map(|id| dossier.person(id));
    let roles: Vec<&Role> =
        persons().flat_map(|p| &p.roles).filter(|r| r.confidence >= FIRM || ids.len() == 1).collect();
    let leads = |r: &&&Role| titled(&r.office.title, "leader");
    let some: Vec<&Role> = roles.iter().filter(leads).copied().collect();
    let some = if some.is_empty() { roles } else { some };
    let mut spans: Vec<(Date, Date)> = some.iter().filter_map(|r| span(r, ids, dossier)).collect();
    spans.sort();
    let first = *spans.first()?;
    let whole = spans
        .iter()
        .skip(1)
        .try_fold(first, |(from, to), next| (next.0.year() - to.year() < SILENT).then_some((from, to.max(next.1))))?;
    Some(Period { from: Some(whole.0), to: Some(whole.1), month: None })
}

/// A role that is told so surely is nobody else's.
const FIRM: f32 = 0.9;

/// The first and last day of an office, as far as documents tell; at both ends up to whoever held it before and after.
fn span(role: &Role, ids: &[String], dossier: &Dossier) -> Option<(Date, Date)> {
    let own = days(role, dossier);
    let first = *own.first()?;
    let last = own.iter().fold(first, |last, d| if d.year() - last.year() <= SILENT { *d } else { last });
    let others = dossier.persons.iter().filter(|p| !ids.contains(&p.id)).flat_map(|p| &p.roles);
    let same = |r: &&Role| r.office.of == role.office.of && title_key(&r.office.title) == title_key(&role.office.title);
    let others: Vec<Date> = others.filter(same).flat_map(|r| days(r, dossier)).collect();
    let before = others.iter().filter(|d| **d < first && d.year() + FAR >= first.year()).max();
    let after = others.iter().filter(|d| **d > last && d.year() <= last.year() + FAR).min();
    let from = before.and_then(|d| turn(*d, first)).unwrap_or(Date::of_year(first.year()));
    let to = after.and_then(|d| turn(last, *d)).and_then(|d| d.bounds().0.checked_sub(1.day()).ok());
    let to = to.map_or(Date::of_year(last.year()), Date::from);
    Some((from, to))
}

/// So many years may go by unheard between two who held an office.
const FAR: i16 = 2;

/// When an office went from one to the next: with the year of the next, else in the middle of what is told of both.
fn turn(last: Date, next: Date) -> Option<Date> {
    let (end, start) = (last.bounds().1, next.bounds().0);
    if last.year() < next.year() {
        return Some(Date::from(Date::of_year(next.year()).bounds().0));
    }
    let days = end.until(start).ok()?.get_days();
    end.checked_add((days / 2 + 1).days()).ok().map(Date::from)
}

/// The days of the documents that tell of a role, in the order of time.
fn days(role: &Role, dossier: &Dossier) -> Vec<Date> {
    let mut all: Vec<Date> = role.evidence.iter().filter_map(|e| dossier.document(&e.document)?.published).collect();
    all.sort();
    all
}
