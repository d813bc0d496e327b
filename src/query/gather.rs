//! Which meetings a query means, and how far its words had to be stretched to find them.

use crate::date::Date;
use crate::dossier::{Dossier, Meeting, Participant, Status};
use crate::graph::select::fully_about;
use crate::graph::{Graph, Party, Selection, name, within};
use crate::query::{Ask, Query, Turn};

/// The meetings of one selection, and what gave way to find them.
pub(crate) struct Gathered<'g> {
    pub meetings: Vec<&'g Meeting>,
    pub note: Option<String>,
}

/// The meetings of a selection. Where there are none, loose words give way one by one: the kind, the status, the date of a
/// meeting that has none, the sides that may each be meant alone.
pub(crate) fn gather<'g>(query: &Query, selection: &Selection, graph: &'g Graph) -> Gathered<'g> {
    let mut tries = vec![(selection.clone(), None)];
    let loose = |s: &Selection| Selection { kinds: Vec::new(), ..s.clone() };
    if query.loose_kinds && !selection.kinds.is_empty() {
        tries.push((loose(selection), Some("not told as such a meeting".to_string())));
    }
    for status in &query.or_statuses {
        let other = Selection { statuses: vec![*status], ..selection.clone() };
        tries.push((loose(&other), Some(format!("told as {}", status.word()))));
    }
    for (one, note) in &tries {
        let meetings = sharpest(of_others(graph.select(one), one, &graph.dossier), one);
        if !meetings.is_empty() {
            let note = note.clone().or_else(|| vague(&meetings, one));
            return Gathered { meetings: turn(meetings, query, &graph.dossier), note };
        }
    }
    if selection.dated() {
        let meetings = reported(selection, graph);
        if !meetings.is_empty() {
            let note = Some("the date is not told; reported at that time".to_string());
            return Gathered { meetings: turn(meetings, query, &graph.dossier), note };
        }
    }
    Gathered {
        meetings: turn(alone(query, selection, graph), query, &graph.dossier),
        note: Some("no meeting has all of them; of each alone".into()),
    }
}

/// "Albert's meetings with Baltic leaders", of whom he is one himself: those where another was there, if there are such.
fn of_others<'g>(mut meetings: Vec<&'g Meeting>, selection: &Selection, dossier: &Dossier) -> Vec<&'g Meeting> {
    let named = |p: &&Party| matches!(p, Party::Person { .. });
    let persons: Vec<&Party> = selection.who.iter().filter(named).collect();
    for office in selection.who.iter().filter(|p| matches!(p, Party::Office(_)) && !persons.is_empty()) {
        let own = |p: &Participant| persons.iter().any(|person| person.is(p, dossier));
        let other = |m: &&Meeting| m.participants.iter().any(|p| office.is(p, dossier) && !own(p));
        if meetings.iter().any(other) {
            meetings.retain(other);
        }
    }
    meetings
}

/// Where some meetings lie wholly in the time asked for, those whose date is only a year or month that touches it fall out;
/// where some have the very topic, those fall out that share but half its words.
fn sharpest<'g>(mut meetings: Vec<&'g Meeting>, selection: &Selection) -> Vec<&'g Meeting> {
    let day = selection.month.is_some_and(|(_, day)| day.is_some());
    let inside = |m: &&Meeting| {
        let exact = |d: Date| selection.holds(d) && selection.includes(d) && (!day || d.day().is_some());
        m.dates.iter().any(|d| exact(d.value))
    };
    if selection.dated() && meetings.iter().any(inside) {
        meetings.retain(inside);
    }
    if meetings.iter().any(|m| fully_about(selection, m)) {
        meetings.retain(|m| fully_about(selection, m));
    }
    meetings
}

/// Where a day or a few are asked for, and documents tell no more than the month or the year.
fn vague(meetings: &[&Meeting], selection: &Selection) -> Option<String> {
    let days = selection.from.zip(selection.to).filter(|(from, to)| from.day().is_some() && to.day().is_some());
    let day = selection.month.is_some_and(|(_, day)| day.is_some());
    let exact = |m: &&Meeting| m.dates.iter().any(|d| selection.holds(d.value) && (!day || d.value.day().is_some()));
    ((days.is_some() || day) && !meetings.iter().any(exact))
        .then(|| "the day is not told, only the month or year".to_string())
}

/// Meetings without a date that a document of the time reports.
fn reported<'g>(selection: &Selection, graph: &'g Graph) -> Vec<&'g Meeting> {
    let undated = Selection { from: None, to: None, month: None, ..selection.clone() };
    let told = |m: &Meeting| {
        let documents = m.evidence.iter().filter_map(|e| graph.dossier.document(&e.document)?.published);
        m.dates.is_empty() && documents.into_iter().any(|d| selection.includes(d))
    };
    graph.select(&undated).into_iter().filter(|m| told(m)).collect()
}

fn alone<'g>(query: &Query, selection: &Selection, graph: &'g Graph) -> Vec<&'g Meeting> {
    let of = |one| {
        let who = selection.who.iter().filter(|p| *p == one || !query.each.contains(p)).cloned().collect();
        graph.select(&Selection { who, ..selection.clone() })
    };
    let all: Vec<&Meeting> = query.each.iter().flat_map(of).collect();
    graph.dossier.meetings.iter().filter(|m| all.iter().any(|a| a.id == m.id)).collect()
}

/// Only the first or last by date, where it is asked for and dates are known; of those where somebody asked for was.
fn turn<'g>(mut meetings: Vec<&'g Meeting>, query: &Query, dossier: &Dossier) -> Vec<&'g Meeting> {
    meetings.retain(|m| !query.absent.iter().any(|p| p.took_part(m, dossier)));
    let elsewhere = |m: &&Meeting, out: &str| m.place().is_some_and(|p| !within(p, out));
    meetings.retain(|m| query.outside.as_ref().is_none_or(|out| elsewhere(m, out)));
    let turn = query.turn;
    let wanted = query.wanted.as_ref().filter(|_| turn.is_some() || query.nth > 0);
    meetings.retain(|m| wanted.is_none_or(|w| m.participants.iter().any(|p| w.is(p, dossier))));
    if query.several + query.nth > 0 {
        return counted(meetings, query);
    }
    let dated = meetings.iter().filter_map(|m| m.date());
    let best: Option<Date> = match turn {
        Some(Turn::First) => dated.min_by_key(|d| d.bounds().0),
        Some(Turn::Last) => dated.max_by_key(|d| d.bounds().1),
        None => None,
    };
    if best.is_none() { meetings } else { meetings.into_iter().filter(|m| m.date() == best).collect() }
}

/// So many of the first or last in the order of time, or the one that is so many in it.
fn counted<'g>(mut meetings: Vec<&'g Meeting>, query: &Query) -> Vec<&'g Meeting> {
    meetings.retain(|m| m.date().is_some());
    meetings.sort_by_key(|m| m.date().map(|d| d.bounds().0));
    if query.nth > 0 {
        return meetings.into_iter().skip(query.nth - 1).take(1).collect();
    }
    let skip = if query.turn == Some(Turn::Last) { meetings.len().saturating_sub(query.several) } else { 0 };
    meetings.into_iter().skip(skip).take(query.several).collect()
}

/// Where fewer are told than are asked for: "the last three meetings".
pub(crate) fn too_few(query: &Query, found: usize) -> Option<String> {
    let wanted = query.several;
    (found < wanted && found > 0).then(|| format!("no more than {found} of them with a date"))
}

/// What the graph has instead, where nothing fits: the same with one restriction less.
pub(crate) fn nearest(query: &Query, graph: &Graph) -> Option<String> {
    let mut whole = query.meetings.first()?.clone();
    if query.loose_kinds {
        whole.kinds.clear();
    }
    let whole = &whole;
    let without = |label: &str, edit: &dyn Fn(&mut Selection)| {
        let mut less = whole.clone();
        edit(&mut less);
        (less != *whole).then(|| (label.to_string(), less))
    };
    let mut less: Vec<(String, Selection)> = [
        without("of another status", &|s| s.statuses.clear()),
        without("in another way", &|s| s.kinds.clear()),
        without("at another time", &|s| (s.from, s.to, s.month) = (None, None, None)),
        without("elsewhere", &|s| s.place = None),
        without("about something else", &|s| s.about.clear()),
    ]
    .into_iter()
    .flatten()
    .collect();
    for i in 0..whole.who.len().min(4) {
        let mut who = whole.who.clone();
        let gone = who.remove(i);
        if !who.is_empty() {
            less.push((format!("without {gone}"), Selection { who, ..whole.clone() }));
        }
    }
    // Without any of these it would be all meetings, of which none is near.
    less.retain(|(_, s)| !s.who.is_empty() || !s.about.is_empty() || s.place.is_some() || s.dated());
    let found = less.iter().map(|(label, s)| (label, graph.select(s))).find(|(_, m)| !m.is_empty())?;
    let few: Vec<String> = found.1.iter().take(3).map(|m| line(m, &graph.dossier)).collect();
    Some(format!("nearest, {}: {}", found.0, few.join("; ")))
}

/// The meetings that were left out because they are not told as held, or not as in person, though nothing else was asked for.
pub(crate) fn left_out(query: &Query, graph: &Graph) -> Option<String> {
    const SHOWN: usize = 2;
    let asks = |a: &Ask| matches!(a, Ask::Who | Ask::Participants | Ask::When | Ask::Where | Ask::List);
    if query.turn.is_some() || query.most || query.common || !query.asks.iter().any(asks) {
        return None;
    }
    let summit = |s: &&Selection| s.place.is_some() && query.loose_kinds && s.kinds.len() == 1;
    let wider = |s: &Selection| {
        let kinds = if query.loose_kinds { Vec::new() } else { s.kinds.clone() };
        // "the summit in Varna" may have been of those days alone
        let own = graph.select(s);
        let days: Vec<Date> = own.iter().filter_map(|m| m.date()).collect();
        let s = &Selection {
            from: if summit(&s) { s.from.or(days.iter().min().copied()) } else { s.from },
            to: if summit(&s) { s.to.or(days.iter().max().copied()) } else { s.to },
            ..s.clone()
        };
        let all = graph.select(&Selection { kinds, statuses: Vec::new(), ..s.clone() });
        let wanted = |m: &Meeting| query.wanted.as_ref().is_none_or(|w| w.took_part(m, &graph.dossier));
        all.into_iter().filter(|m| !s.fits(m, &graph.dossier) && wanted(m)).collect::<Vec<_>>()
    };
    let told = |s: &&Selection| s.statuses == [Status::Held] && (!s.who.is_empty() || summit(s));
    let held = query.meetings.iter().filter(told);
    let lines: Vec<String> = held.flat_map(wider).map(|m| line(m, &graph.dossier)).collect();
    let more = lines.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    (!lines.is_empty()).then(|| format!("left out: {}{more}", lines[..lines.len().min(SHOWN)].join("; ")))
}

/// Where there are such meetings but none tells what is asked for.
pub(crate) fn missing(query: &Query, graph: &Graph) -> Option<String> {
    let there = gather(query, query.meetings.first()?, graph).meetings;
    if let (Some(wanted), false) = (&query.wanted, there.is_empty()) {
        return Some(format!("nobody told as {wanted} was there: {}", line(there[0], &graph.dossier)));
    }
    (!there.is_empty())
        .then(|| format!("there is such a meeting, but that is not told of it: {}", line(there[0], &graph.dossier)))
}

/// A meeting in one line: date, place, who, how, status, about what.
pub(crate) fn line(meeting: &Meeting, dossier: &Dossier) -> String {
    let when = meeting.date().map_or("undated".to_string(), |d| d.to_string());
    let place = meeting.place().map_or(String::new(), |p| format!(", {p}"));
    let who = meeting.participants.iter().map(|p| name(&p.who, dossier));
    let mut who: Vec<String> = who.collect();
    if who.len() < 2 {
        who.extend(meeting.parties.iter().map(|p| p.value.clone()));
    }
    let topics: Vec<&str> = meeting.topics.iter().map(|t| t.label.as_str()).collect();
    let about = if topics.is_empty() { String::new() } else { format!(", about {}", topics.join("; ")) };
    let status = if meeting.status == Status::Held { "" } else { meeting.status.word() };
    let how = [status, meeting.kind.word()].join(" ");
    format!("{when}{place}: {} ({}){about}", who.join(", "), how.trim())
}
