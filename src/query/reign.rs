//! Times that are told by who held office: "under President Kent", "in the Kent years", "during the Kent administration".

use std::ops::Range;

use jiff::ToSpan;

use crate::date::Date;
use crate::dossier::{Dossier, Office, Role};
use crate::graph::select::held;
use crate::graph::words::titled;
use crate::graph::{Party, title_key};
use crate::query::chunk::{Chunk, Tag};
use crate::query::when::Period;

/// So many years may lie between two documents of one time in office, and more if nobody else is told to have held it between.
const SILENT: i16 = 3;

/// Words that tell such a time.
struct Told {
    range: Range<usize>,
    /// Who held the office, as position.
    who: usize,
    /// Which office, where it is said.
    office: Option<Office>,
}

/// Reads such a time; the words of one whose years no document tells.
pub(crate) fn take(pieces: &mut Vec<Chunk>, dossier: &Dossier) -> Option<String> {
    let told = (0..pieces.len()).find_map(|start| told(pieces, start).or_else(|| own(pieces, start)))?;
    let (start, end) = (told.range.start, told.range.end);
    let text = pieces[start..end].iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" ");
    let who = pieces[told.who].tag.clone();
    let Tag::Side(Party::Person { ids, .. }) = &who else { return None };
    let periods = periods(ids, told.office.as_ref(), dossier);
    // "Kent's meetings as foreign minister" tell nothing else where no document does
    if periods.is_empty() && !told.range.contains(&told.who) {
        return None;
    }
    let comma = pieces[end - 1].comma;
    pieces.drain(start + 1..end);
    let piece = &mut pieces[start];
    piece.fold.clone_from(&text);
    piece.text.clone_from(&text);
    (piece.tag, piece.len, piece.comma, piece.owner) = (Tag::Word, end - start, comma, false);
    piece.taken = true;
    if !periods.is_empty() {
        lay(pieces, start, &periods);
    }
    let he = |c: &&mut Chunk| c.tag == Tag::Word && matches!(c.fold.as_str(), "he" | "she" | "him" | "her");
    if let Some(he) = pieces.iter_mut().find(he).filter(|_| told.range.contains(&told.who)) {
        he.tag = who;
    }
    periods.is_empty().then_some(text)
}

/// The times in the place of their words; where another is told too, "as foreign minister in 1990", what both have in common.
fn lay(pieces: &mut Vec<Chunk>, at: usize, periods: &[Period]) {
    let mut both = false;
    for piece in pieces.iter_mut() {
        if let Tag::When(other) = &mut piece.tag {
            let touches = |p: &&Period| some_day(p.within(*other));
            *other = periods.iter().find(touches).unwrap_or(&periods[0]).within(*other);
            both = true;
        }
    }
    if both {
        return;
    }
    let piece = pieces.remove(at);
    for period in periods.iter().rev() {
        pieces.insert(at, Chunk { tag: Tag::When(*period), taken: false, guess: true, ..piece.clone() });
    }
}

/// Whether it ends no sooner than it begins.
fn some_day(period: Period) -> bool {
    period.from.zip(period.to).is_none_or(|(from, to)| from.bounds().0 <= to.bounds().1)
}

/// "as foreign minister", of the first who is named; "when Kent was foreign minister".
fn own(pieces: &[Chunk], start: usize) -> Option<Told> {
    let is = |at: usize, words: &[&str]| {
        pieces.get(at).is_some_and(|c| c.tag == Tag::Word && words.contains(&c.fold.as_str()))
    };
    let person = |c: &Chunk| matches!(c.tag, Tag::Side(Party::Person { .. }));
    let office = |at: usize| match pieces.get(at).map(|c| &c.tag) {
        Some(Tag::Side(Party::Office(office))) => Some(office.clone()),
        _ => None,
    };
    let the = |at: usize| at + usize::from(is(at, &["the"]));
    let (who, at) = if is(start, &["as"]) {
        (pieces.iter().position(person)?, the(start + 1))
    } else {
        let when = is(start, &["when", "while"]) && pieces.get(start + 1).is_some_and(person);
        let be = when && is(start + 2, &["was", "were", "is", "served"]);
        if let Some(end) = in_power(pieces, start + 3).filter(|_| be) {
            return Some(Told { range: start..end, who: start + 1, office: None });
        }
        be.then(|| (start + 1, the(start + 3 + usize::from(is(start + 3, &["as"])))))?
    };
    // "who served as foreign minister" asks for the office
    let serves = ["served", "serves", "serve", "serving", "worked", "acted", "work", "act", "capacity"];
    let asked =
        start > 0 && is(start - 1, &serves) || is(start, &["as"]) && is(0, &["in", "as"]) && is(1, &["what", "which"]);
    let office = office(at).filter(|_| !asked)?;
    Some(Told { range: start..at + 1, who, office: Some(office) })
}

/// "when Kent was in power", "while Paz was in the White House": where that ends.
fn in_power(pieces: &[Chunk], at: usize) -> Option<usize> {
    const SEATS: [&str; 9] =
        ["office", "power", "charge", "helm", "white house", "kremlin", "downing street", "elysee", "number ten"];
    let fold = |at: usize| pieces.get(at).map_or("", |c| c.fold.as_str());
    let seat = at + 1 + usize::from(fold(at + 1) == "the");
    (matches!(fold(at), "in" | "at") && SEATS.contains(&fold(seat))).then_some(seat + 1)
}

/// Where such a time begins, who is named in it, and where it ends.
fn told(pieces: &[Chunk], start: usize) -> Option<Told> {
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
    // "during his premiership"
    if is(at, &["his", "her"]) && times(at + 1) {
        let who = (0..start).rev().chain(at + 1..pieces.len()).find(|at| person(*at))?;
        return Some(office_behind(pieces, start, who, at + 2));
    }
    if person(at) {
        let behind = at + 1;
        return match times(behind) {
            true => Some(office_behind(pieces, start, at, behind + 1)),
            false => (under && !pieces[at].owner).then_some(Told { range: start..at + 1, who: at, office: None }),
        };
    }
    // "during the presidency of Kent"
    let of = times(at) && is(at + 1, &["of"]);
    let at = the(at + 2);
    (of && person(at)).then_some(Told { range: start..at + 1, who: at, office: None })
}

/// "in Kent's time as foreign minister": the office goes with the time.
fn office_behind(pieces: &[Chunk], start: usize, who: usize, end: usize) -> Told {
    let as_or_in = pieces.get(end).is_some_and(|c| matches!(c.fold.as_str(), "as" | "in"));
    let at = end + 1 + usize::from(pieces.get(end + 1).is_some_and(|c| c.fold == "the"));
    match pieces.get(at).map(|c| &c.tag) {
        Some(Tag::Side(Party::Office(office))) if as_or_in => {
            Told { range: start..at + 1, who, office: Some(office.clone()) }
        }
        Some(_) if as_or_in && pieces[at].fold == "office" => Told { range: start..at + 1, who, office: None },
        _ => Told { range: start..end, who, office: None },
    }
}

/// From when to when documents call one of these persons a leader; else so in any office. Several, where others led between.
fn periods(ids: &[String], office: Option<&Office>, dossier: &Dossier) -> Vec<Period> {
    let persons = || ids.iter().filter_map(|id| dossier.person(id));
    let roles: Vec<&Role> =
        persons().flat_map(|p| &p.roles).filter(|r| r.confidence >= FIRM || ids.len() == 1).collect();
    let leads = |r: &&&Role| office.map_or(titled(&r.office.title, "leader"), |o| held(&r.office, o));
    let some: Vec<&Role> = roles.iter().filter(leads).copied().collect();
    let some = if some.is_empty() && office.is_none() { roles } else { some };
    let now: Vec<&Role> = some.iter().filter(|r| !r.former).copied().collect();
    let some = if now.is_empty() { some } else { now };
    let mut spans: Vec<(Date, Date)> = some.iter().flat_map(|r| self::spans(r, ids, dossier)).collect();
    spans.sort();
    let mut whole: Vec<(Date, Date)> = Vec::new();
    for (from, to) in spans {
        match whole.last_mut() {
            Some(last) if from.bounds().0 <= next_day(last.1) || from.year() <= last.1.year() => {
                last.1 = last.1.max(to)
            }
            _ => whole.push((from, to)),
        }
    }
    whole.into_iter().map(|(from, to)| Period { from: Some(from), to: Some(to), month: None }).collect()
}

fn next_day(date: Date) -> jiff::civil::Date {
    date.bounds().1.checked_add(1.day()).unwrap_or(date.bounds().1)
}

/// From when to when documents call one of these persons a leader, if any does.
pub(crate) fn led(ids: &[String], dossier: &Dossier) -> Option<Period> {
    let roles = ids.iter().filter_map(|id| dossier.person(id)).flat_map(|p| &p.roles);
    let leads = roles.into_iter().any(|r| titled(&r.office.title, "leader"));
    match &periods(ids, None, dossier)[..] {
        [one] if leads => Some(*one),
        _ => None,
    }
}

/// A role that is told so surely is nobody else's.
const FIRM: f32 = 0.9;

/// The first and last days of the times in an office, as far as documents tell.
fn spans(role: &Role, ids: &[String], dossier: &Dossier) -> Vec<(Date, Date)> {
    let others = dossier.persons.iter().filter(|p| !ids.contains(&p.id)).flat_map(|p| &p.roles);
    let same = |r: &&Role| r.office.of == role.office.of && title_key(&r.office.title) == title_key(&role.office.title);
    let others: Vec<Date> = others.filter(same).filter(|r| !r.former).flat_map(|r| days(r, dossier)).collect();
    let mut times: Vec<(Date, Date)> = Vec::new();
    for day in days(role, dossier) {
        let between = |from: Date| others.iter().any(|o| *o > from && *o < day);
        match times.last_mut() {
            Some((_, last)) if day.year() - last.year() <= SILENT || !between(*last) => *last = day,
            _ => times.push((day, day)),
        }
    }
    // a few days long after are those on which somebody looks back
    let first = times.first().copied();
    let lasts =
        |(from, to): &(Date, Date)| from.bounds().0.until(to.bounds().1).is_ok_and(|span| span.get_days() > BRIEF);
    times.retain(|time| Some(*time) == first || lasts(time));
    times.into_iter().map(|time| bounded(time, &others)).collect()
}

/// At both ends up to whoever held it before and after.
fn bounded((first, last): (Date, Date), others: &[Date]) -> (Date, Date) {
    let before = others.iter().filter(|d| **d < first && d.year() + FAR >= first.year()).max();
    let after = others.iter().filter(|d| **d > last && d.year() <= last.year() + FAR).min();
    let from = before.and_then(|d| turn(*d, first)).unwrap_or(Date::of_year(first.year()));
    let to = after.and_then(|d| turn(last, *d)).and_then(|d| d.bounds().0.checked_sub(1.day()).ok());
    let to = to.map_or(Date::of_year(last.year()), Date::from);
    (from, to)
}

/// A second time in office is told on more days than so many.
const BRIEF: i32 = 90;

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
