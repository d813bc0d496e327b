//! Do two documents tell of one encounter? What forbids it, and what speaks for it.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil;

use crate::date::Date;
use crate::dossier::{Kind, Meeting, Status};

use super::office::Key;
use super::people::People;
use super::{alike, place, sides, topic};

/// How long before an encounter it is announced, and how long after it is called off or told, in days.
const AHEAD: i64 = 62;
/// How far apart two undated reports of one encounter may be published, in days.
const NEWS: i64 = 31;
/// How long after an encounter a report may leave its date open, in days.
const AFTER: i64 = 7;
/// How long before an encounter a plan for it needs no date or place, in days.
const SOON: i64 = 7;
/// Beginnings of words that tell of an encounter in person.
const IN_PERSON: &[&str] =
    &["met", "meet", "summit", "visit", "receiv", "host", "dinner", "lunch", "breakfast", "trip", "welcom", "audience"];

/// A meeting as one document tells it, with all that decides folded.
pub struct Told<'a> {
    /// Number of the dossier.
    pub dossier: usize,
    /// Number of the meeting in the dossier.
    pub number: usize,
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
    /// The gathering by its own name, folded: "Summit of the Rivers" has one, "the summit" none.
    pub event: Option<String>,
    /// The meal that it was.
    pub meal: Option<&'static str>,
}

impl Told<'_> {
    /// How many single participants are known.
    pub fn known(&self) -> usize {
        self.persons.len() + self.offices.len()
    }
}

/// Why two reports are of two encounters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// One document tells of both, and told them apart.
    Document,
    /// In person, by telephone, by video.
    Kind,
    /// What was held on one day is not called off on another, and what was held is not announced later.
    Status,
    /// The dates exclude each other.
    Date,
    /// The places exclude each other.
    Place,
    /// Each has participants whom the other lacks.
    Sides,
    /// Nothing but the participants speaks for it.
    Nothing,
    /// Another report of the one is not of the other.
    Others,
}

impl fmt::Display for Apart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Apart::Document => "one document tells of both",
            Apart::Kind => "in person, by telephone or by video",
            Apart::Status => "what was held is not called off or announced later",
            Apart::Date => "the dates exclude each other",
            Apart::Place => "the places exclude each other",
            Apart::Sides => "each has participants whom the other lacks",
            Apart::Nothing => "no date, place or topic speaks for one meeting",
            Apart::Others => "another report of the one is not of the other",
        })
    }
}

/// What else is known when two reports are compared.
pub struct World<'a> {
    /// The merged persons.
    pub people: &'a People<'a>,
    /// Folded names of countries and bodies, to tell a country from a city.
    pub polities: &'a BTreeSet<String>,
}

/// What forbids that two reports are of one encounter, if anything.
pub fn apart(a: &Told, b: &Told, world: &World) -> Option<Apart> {
    if a.dossier == b.dossier {
        return Some(Apart::Document);
    }
    if !means_agree(a, b) {
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
    sides::agree(a, b, world).is_none().then_some(Apart::Sides)
}

/// How much speaks for one encounter; `None` where nothing does. To be asked only where [`apart`] says nothing.
pub fn bond(a: &Told, b: &Told, world: &World) -> Option<u32> {
    let sides = sides::agree(a, b, world)?;
    let place = a.place.is_some() && a.place == b.place;
    let topics = a.topics.iter().any(|s| b.topics.iter().any(|t| topic::alike(s, t)));
    let off = status(a) == Status::Cancelled && status(b) == Status::Cancelled;
    let (x, y) = (a.meeting.date(), b.meeting.date());
    let detail = place || topics || off;
    if part_of_many(a, b) && !detail {
        return None;
    }
    let date = match (x, y) {
        (Some(x), Some(y)) if x.precision() == 1 && y.precision() == 1 => detail.then_some(0)?,
        (Some(x), Some(y)) if x.precision() == 1 => (detail && timely(a, y)).then_some(0)?,
        (Some(x), Some(y)) if y.precision() == 1 => (detail && timely(b, x)).then_some(0)?,
        (Some(x), Some(y)) if x.precision() + y.precision() < 5 => detail.then_some(0)?,
        (Some(x), Some(y)) => 2 * u32::from(x.precision() + y.precision()),
        (Some(x), None) => ((detail && timely(b, x)) || soon(b, x)).then_some(1)?,
        (None, Some(y)) => ((detail && timely(a, y)) || soon(a, y)).then_some(1)?,
        (None, None) => (one_news(a, b) && (detail || (bare(a) && bare(b)))).then_some(1)?,
    };
    let one_status = u32::from(status(a) == status(b));
    let kind = u32::from(a.meeting.kind == b.meeting.kind);
    Some(date + sides + 3 * u32::from(place) + 2 * u32::from(topics) + 3 * one_status + kind)
}

/// Whether one tells of two and the other of many who met in another way: the two may have met besides.
fn part_of_many(a: &Told, b: &Told) -> bool {
    let (few, many) = (a.known().min(b.known()), a.known().max(b.known()));
    a.meeting.kind != b.meeting.kind && few >= 2 && many > 2 * few
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

/// Whether the two may have met by the same means on one day. A "conversation" at no place may have been one by telephone.
fn means_agree(a: &Told, b: &Told) -> bool {
    let open = |t: &Told| {
        let words = alike::words(&t.meeting.cue);
        let in_person = words.iter().any(|w| IN_PERSON.iter().any(|p| w.starts_with(p)));
        means(t) == 0 && t.place.is_none() && !in_person
    };
    let day = |t: &Told| t.meeting.date().filter(|d| d.precision() == 3);
    // A call by video is a call, too.
    let calls = means(a) > 0 && means(b) > 0;
    means(a) == means(b) || ((calls || open(a) || open(b)) && day(a).is_some() && day(a) == day(b))
}

/// 0 in person, 1 by telephone, 2 by video.
fn means(told: &Told) -> u8 {
    match told.meeting.kind {
        Kind::Talks | Kind::Summit | Kind::Conference | Kind::Visit => 0,
        Kind::Call => 1,
        Kind::Video => 2,
    }
}

/// The status as of the document: what lies ahead of it is not held yet.
fn status(told: &Told) -> Status {
    match (told.meeting.status, told.meeting.date()) {
        (Status::Held, Some(date)) if before(told.published, date) => Status::Planned,
        (status, _) => status,
    }
}

fn forward(told: &Told) -> bool {
    matches!(status(told), Status::Planned | Status::Proposed)
}

/// Whether what the forward-looking report says may become what the other says.
fn statuses(first: &Told, second: &Told) -> bool {
    match (status(first), status(second)) {
        // Of one day one report may be mistaken.
        (Status::Held, Status::Cancelled) | (Status::Cancelled, Status::Held) => {
            first.meeting.date().is_some_and(|d| d.precision() == 3) && first.meeting.date() == second.meeting.date()
        }
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
        (Some(x), Some(y)) if x.agrees(y) => !foretold(a, y) && !foretold(b, x),
        (Some(x), Some(y)) => called_off(a, b) && gap(x, y) <= NEWS,
        // What was held when the document came out did not happen later.
        (Some(x), None) => !foretold(b, x),
        (None, Some(y)) => !foretold(a, y),
        (None, None) => true,
    }
}

/// Whether a report of what was held came out before that date.
fn foretold(told: &Told, date: Date) -> bool {
    status(told) == Status::Held && before(told.published, date)
}

/// One kind of encounter, called off in both reports: the date that it never had is told in many ways.
fn called_off(a: &Told, b: &Told) -> bool {
    let off = |t: &Told| status(t) == Status::Cancelled;
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
    let scale = world.polities.contains(x) != world.polities.contains(y);
    place::within(x, y) || (scale && !apart_on_map(x, y)) || (day(a).is_some() && day(a) == day(b))
}

/// Whether the map knows of both places, and of neither in the other.
fn apart_on_map(x: &str, y: &str) -> bool {
    place::known(x) && place::known(y) && !place::within(x, y)
}

/// Whether a report without a date is near enough to the date.
fn timely(told: &Told, date: Date) -> bool {
    let Some(published) = told.published else { return false };
    let reach = if status(told) == Status::Held { AFTER } else { AHEAD };
    gap(published, date) <= reach
}

/// Whether an undated plan came out just before the date.
fn soon(told: &Told, date: Date) -> bool {
    let Some(published) = told.published else { return false };
    let days = gap(published, date);
    status(told) == Status::Planned && date.precision() == 3 && days <= SOON && !before(Some(date), published)
}

fn one_news(a: &Told, b: &Told) -> bool {
    // What countries do without anybody in particular goes on for weeks.
    let reach = if a.known() + b.known() == 0 { AFTER } else { NEWS };
    matches!((a.published, b.published), (Some(x), Some(y)) if gap(x, y) <= reach) && status(a) == status(b)
}

/// Nothing is told but that they met.
fn bare(told: &Told) -> bool {
    told.place.is_none() && told.topics.is_empty()
}
