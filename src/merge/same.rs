//! Do two documents tell of one encounter? What forbids it, and what speaks for it.

use std::collections::BTreeSet;
use std::fmt;

use crate::date::Date;
use crate::dossier::{Kind, Meeting, Status};

use super::days::{self, forward, one_news, soon, status, timely};
use super::office::Key;
use super::people::People;
use super::{alike, place, sides, topic};

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
    if !days::dates(a, b) {
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
    let topics = one_matter(a, b);
    let off = status(a) == Status::Cancelled && status(b) == Status::Cancelled;
    let (x, y) = (a.meeting.date(), b.meeting.date());
    let detail = place || topics || off;
    if part_of_many(a, b) && !detail {
        return None;
    }
    // A city of that year is remembered.
    let city = place && a.place.as_ref().is_some_and(|p| !world.polities.contains(p));
    let date = match (x, y) {
        _ if undone(a, b) && !detail && !same_day(a, b) => return None,
        (Some(_), Some(_)) if days::moved(a, b) => 1,
        (Some(x), Some(y)) if x.precision() == 1 && y.precision() == 1 => detail.then_some(0)?,
        (Some(x), Some(y)) if x.precision() == 1 => (city || (detail && timely(a, y))).then_some(0)?,
        (Some(x), Some(y)) if y.precision() == 1 => (city || (detail && timely(b, x))).then_some(0)?,
        (Some(x), Some(y)) if x.precision() + y.precision() < 5 => detail.then_some(0)?,
        (Some(x), Some(y)) => 2 * u32::from(x.precision() + y.precision()),
        (Some(x), None) => ((detail && timely(b, x)) || soon(b, x)).then_some(1)?,
        (None, Some(y)) => ((detail && timely(a, y)) || soon(a, y)).then_some(1)?,
        (None, None) => (one_news(a, b) && (detail || (bare(a) && bare(b)))).then_some(1)?,
    };
    let one_status = u32::from(status(a) == status(b));
    let kind = u32::from(a.meeting.kind == b.meeting.kind);
    let meal = u32::from(a.meal == b.meal);
    Some(date + sides + 3 * u32::from(place) + 2 * u32::from(topics) + 3 * one_status + kind + meal)
}

/// Whether one merely proposes what the other tells as called off.
fn undone(a: &Told, b: &Told) -> bool {
    let (a, b) = (status(a), status(b));
    a.min(b) == Status::Proposed.min(Status::Cancelled) && a.max(b) == Status::Proposed.max(Status::Cancelled)
}

/// Whether both tell of the same day.
fn same_day(a: &Told, b: &Told) -> bool {
    day(a).is_some() && day(a) == day(b)
}

/// The day, where one is known.
fn day(told: &Told) -> Option<Date> {
    told.meeting.date().filter(|d| d.precision() == 3)
}

/// Whether one tells of two and the other of many who met in another way: the two may have met besides.
fn part_of_many(a: &Told, b: &Told) -> bool {
    let (few, many) = (a.known().min(b.known()), a.known().max(b.known()));
    a.meeting.kind != b.meeting.kind && few >= 2 && many > 2 * few
}

/// Whether the two may have met by the same means on one day. A "conversation" at no place may have been one by telephone.
fn means_agree(a: &Told, b: &Told) -> bool {
    let open = |t: &Told| {
        let words = alike::words(&t.meeting.cue);
        let screen = words.iter().any(|w| w.starts_with("virtual"));
        let in_person = !screen && words.iter().any(|w| IN_PERSON.iter().any(|p| w.starts_with(p)));
        means(t) == 0 && t.place.is_none() && !in_person
    };
    // A call by video is a call, too.
    let calls = means(a) > 0 && means(b) > 0;
    means(a) == means(b) || ((calls || open(a) || open(b)) && same_day(a, b))
}

/// 0 in person, 1 by telephone, 2 by video.
fn means(told: &Told) -> u8 {
    match told.meeting.kind {
        Kind::Talks | Kind::Summit | Kind::Conference | Kind::Visit => 0,
        Kind::Call => 1,
        Kind::Video => 2,
    }
}

/// Whether what the forward-looking report says may become what the other says.
fn statuses(first: &Told, second: &Told) -> bool {
    match (status(first), status(second)) {
        // Of one day one report may be mistaken.
        (Status::Held, Status::Cancelled) | (Status::Cancelled, Status::Held) => same_day(first, second),
        (Status::Proposed, Status::Held | Status::Planned) if first.meeting.date().is_none() => false,
        // What was but proposed after its day did not come about.
        (Status::Proposed, Status::Held) if days::behind(first) => false,
        (Status::Planned | Status::Proposed, Status::Held) => {
            // Who still looks forward after the day looks forward to another encounter.
            same_day(first, second)
                || !matches!((first.published, day(second)), (Some(p), Some(d)) if p.bounds().0 > d.bounds().1)
        }
        _ => true,
    }
}

fn places(a: &Told, b: &Told, world: &World) -> bool {
    let (Some(x), Some(y)) = (&a.place, &b.place) else { return true };
    // Of one day the reports may disagree, or one gives the city and the other the house; of one matter a house that is on no map.
    let scale = world.polities.contains(x) != world.polities.contains(y);
    let house = (!place::known(x) || !place::known(y)) && one_matter(a, b);
    place::within(x, y) || ((scale || house) && !apart_on_map(x, y)) || same_day(a, b)
}

/// Whether a topic of the one is one of the other.
fn one_matter(a: &Told, b: &Told) -> bool {
    a.topics.iter().any(|s| b.topics.iter().any(|t| topic::alike(s, t)))
}

/// Whether the map knows of both places, and of neither in the other.
fn apart_on_map(x: &str, y: &str) -> bool {
    place::known(x) && place::known(y) && !place::within(x, y)
}

/// Nothing is told but that they met.
fn bare(told: &Told) -> bool {
    told.place.is_none() && told.topics.is_empty()
}
