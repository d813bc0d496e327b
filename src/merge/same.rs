//! Do two documents tell of one encounter? What forbids it, and what speaks for it.

use std::collections::BTreeSet;

use jiff::civil;

use crate::date::Date;
use crate::dossier::{Kind, Meeting, Status};

use super::office::Key;
use super::topic;

/// How long before an encounter it is announced, and how long after it is called off or told, in days.
const AHEAD: i64 = 62;
/// How far apart two undated reports of one encounter may be published, in days.
const NEWS: i64 = 31;
/// How long after an encounter a report may leave its date open, in days.
const AFTER: i64 = 7;

/// A meeting as one document tells it, with all that decides folded.
pub struct Told<'a> {
    /// Number of the dossier.
    pub dossier: usize,
    /// When the document was published.
    pub published: Option<Date>,
    /// The meeting itself.
    pub meeting: &'a Meeting,
    /// Named participants, as merged persons.
    pub persons: BTreeSet<usize>,
    /// Offices of participants who are not named.
    pub offices: BTreeSet<Key>,
    /// Groups that took part.
    pub groups: BTreeSet<Key>,
    /// Countries and bodies.
    pub parties: BTreeSet<String>,
    /// Folded place.
    pub place: Option<String>,
    /// Folded topics.
    pub topics: Vec<topic::Words>,
}

/// Why two reports are of two encounters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// One document tells of both, and told them apart.
    Document,
    /// In person, by telephone, by video.
    Kind,
    /// Held is not called off, and what was held is not announced later.
    Status,
    /// The dates exclude each other.
    Date,
    /// The places exclude each other.
    Place,
    /// Each has participants whom the other lacks.
    Sides,
}

/// What else is known when two reports are compared.
pub struct World<'a> {
    /// Offices held by each merged person.
    pub offices: &'a [BTreeSet<Key>],
    /// Folded names of countries and bodies, to tell a country from a city.
    pub polities: &'a BTreeSet<String>,
}

/// What forbids that two reports are of one encounter, if anything.
pub fn apart(a: &Told, b: &Told, world: &World) -> Option<Apart> {
    if a.dossier == b.dossier {
        return Some(Apart::Document);
    }
    if means(a) != means(b) {
        return Some(Apart::Kind);
    }
    let (first, second) = if forward(a) { (a, b) } else { (b, a) };
    if !statuses(first, second) {
        return Some(Apart::Status);
    }
    if !dates(a, b) {
        return Some(Apart::Date);
    }
    if !places(a, b, world) {
        return Some(Apart::Place);
    }
    sides(a, b, world).is_none().then_some(Apart::Sides)
}

/// How much speaks for one encounter; `None` where nothing does. To be asked only where [`apart`] says nothing.
pub fn bond(a: &Told, b: &Told, world: &World) -> Option<u32> {
    let sides = sides(a, b, world)?;
    let place = a.place.is_some() && a.place == b.place;
    let topics = a.topics.iter().any(|s| b.topics.iter().any(|t| topic::alike(s, t)));
    let off = a.meeting.status == Status::Cancelled && b.meeting.status == Status::Cancelled;
    let (x, y) = (a.meeting.date(), b.meeting.date());
    let detail = place || topics || off;
    let date = match (x, y) {
        (Some(x), Some(y)) if x.precision() + y.precision() < 4 => detail.then_some(0)?,
        (Some(x), Some(y)) => 2 * u32::from(x.precision() + y.precision()),
        (Some(x), None) => (detail && timely(b, x)).then_some(1)?,
        (None, Some(y)) => (detail && timely(a, y)).then_some(1)?,
        (None, None) => (one_news(a, b) && (detail || (bare(a) && bare(b)))).then_some(1)?,
    };
    let status = u32::from(a.meeting.status == b.meeting.status);
    let kind = u32::from(a.meeting.kind == b.meeting.kind);
    Some(date + sides + 3 * u32::from(place) + 2 * u32::from(topics) + 3 * status + kind)
}

/// The days in which a report's encounter may lie, wide enough that two reports of one encounter overlap.
pub fn window(told: &Told) -> (civil::Date, civil::Date) {
    let wide = |(first, last): (civil::Date, civil::Date)| {
        let days = jiff::Span::new().days(AHEAD);
        (first.saturating_sub(days), last.saturating_add(days))
    };
    match told.meeting.date().or(told.published) {
        Some(date) => wide(date.bounds()),
        None => (civil::Date::MIN, civil::Date::MAX),
    }
}

/// 0 in person, 1 by telephone, 2 by video.
fn means(told: &Told) -> u8 {
    match told.meeting.kind {
        Kind::Talks | Kind::Summit | Kind::Conference | Kind::Visit => 0,
        Kind::Call => 1,
        Kind::Video => 2,
    }
}

fn forward(told: &Told) -> bool {
    matches!(told.meeting.status, Status::Planned | Status::Proposed)
}

/// Whether what the forward-looking report says may become what the other says.
fn statuses(first: &Told, second: &Told) -> bool {
    match (first.meeting.status, second.meeting.status) {
        (Status::Held, Status::Cancelled) | (Status::Cancelled, Status::Held) => false,
        (Status::Proposed, Status::Held | Status::Planned) if first.meeting.date().is_none() => false,
        (Status::Planned | Status::Proposed, Status::Held) => {
            let day = second.meeting.date().filter(|d| d.precision() == 3);
            let same_day = day.is_some() && first.meeting.date() == day;
            // Who still looks forward after the day looks forward to another encounter.
            same_day || !matches!((first.published, day), (Some(p), Some(d)) if p.bounds().0 > d.bounds().1)
        }
        _ => true,
    }
}

fn dates(a: &Told, b: &Told) -> bool {
    match (a.meeting.date(), b.meeting.date()) {
        (Some(x), Some(y)) => x.agrees(y) || (called_off(a, b) && gap(x, y) <= NEWS),
        // What was held when the document came out did not happen later.
        (Some(x), None) => !(b.meeting.status == Status::Held && before(b.published, x)),
        (None, Some(y)) => !(a.meeting.status == Status::Held && before(a.published, y)),
        (None, None) => true,
    }
}

/// One kind of encounter, called off in both reports: the date that it never had is told in many ways.
fn called_off(a: &Told, b: &Told) -> bool {
    let off = |t: &Told| t.meeting.status == Status::Cancelled;
    off(a) && off(b) && a.meeting.kind == b.meeting.kind
}

fn before(published: Option<Date>, date: Date) -> bool {
    published.is_some_and(|p| p.bounds().1 < date.bounds().0)
}

/// Days between two dates; none where one lies in the other.
fn gap(a: Date, b: Date) -> i64 {
    let ((a_first, a_last), (b_first, b_last)) = (a.bounds(), b.bounds());
    let days = |from: civil::Date, to: civil::Date| i64::from((to - from).get_days());
    days(a_last, b_first).max(days(b_last, a_first)).max(0)
}

fn places(a: &Told, b: &Told, world: &World) -> bool {
    let (Some(x), Some(y)) = (&a.place, &b.place) else { return true };
    let day = |t: &Told| t.meeting.date().filter(|d| d.precision() == 3);
    // Of one day the reports may disagree, or one gives the city and the other the house.
    x == y || world.polities.contains(x) != world.polities.contains(y) || (day(a).is_some() && day(a) == day(b))
}

/// Whether a report without a date is near enough to the date.
fn timely(told: &Told, date: Date) -> bool {
    let Some(published) = told.published else { return false };
    let reach = if told.meeting.status == Status::Held { AFTER } else { AHEAD };
    gap(published, date) <= reach
}

fn one_news(a: &Told, b: &Told) -> bool {
    matches!((a.published, b.published), (Some(x), Some(y)) if gap(x, y) <= NEWS)
        && a.meeting.status == b.meeting.status
}

/// Nothing is told but that they met.
fn bare(told: &Told) -> bool {
    told.place.is_none() && told.topics.is_empty()
}

/// How well the participants agree; `None` where they exclude each other or too few are known.
fn sides(a: &Told, b: &Told, world: &World) -> Option<u32> {
    let named = a.persons.intersection(&b.persons).count();
    let holds = |persons: &BTreeSet<usize>, office: &Key| persons.iter().any(|&p| world.offices[p].contains(office));
    let found = |from: &Told, to: &Told| {
        let there = |o: &&Key| to.offices.contains(o) || holds(&to.persons, o);
        from.offices.iter().filter(there).count()
    };
    let (a_found, b_found) = (found(a, b), found(b, a));
    let known = |t: &Told| t.persons.len() + t.offices.len();
    // A person of one side may stand for an office of the other.
    let a_left = known(a) - named - a_found - covered(a, b, world);
    let b_left = known(b) - named - b_found - covered(b, a, world);
    let both = known(a) - a_left;
    if known(a) == 0 && known(b) == 0 {
        return crowds(a, b);
    }
    if both >= 2 {
        let subset = a_left == 0 || b_left == 0;
        let day = |t: &Told| t.meeting.date().filter(|d| d.precision() == 3);
        let mostly = both * 2 >= both + a_left + b_left && day(a).is_some() && day(a) == day(b);
        return (subset || mostly).then_some(2 + both.min(8) as u32);
    }
    let (few, many) = if known(a) <= known(b) { (a, b) } else { (b, a) };
    let countries = few.parties.len() >= 2 && few.parties.is_subset(&many.parties);
    let alone = few.parties == many.parties && known(many) == 1 && few.groups == many.groups;
    (both == 1 && known(few) == 1 && (countries || alone)).then_some(2)
}

/// Persons of `a` who are in `b` by their office only.
fn covered(a: &Told, b: &Told, world: &World) -> usize {
    let by_office = |p: &&usize| !b.persons.contains(p) && b.offices.iter().any(|o| world.offices[**p].contains(o));
    a.persons.iter().filter(by_office).count()
}

/// Meetings of which no single participant is known: the parties must be the same, or place and topic.
fn crowds(a: &Told, b: &Told) -> Option<u32> {
    let parties = a.parties.len() >= 2 && a.parties == b.parties;
    let spot = a.parties == b.parties && a.place.is_some() && a.place == b.place;
    (parties || spot).then_some(1)
}
