//! Which meetings are meant? Filters over a dossier, shared by questions, drawings and exports.

use std::fmt;

use crate::date::Date;
use crate::dossier::{Dossier, Kind, Meeting, Office, Participant, Role, Status, Who};
use crate::graph::fold;
use crate::graph::words::{about, all_about, belongs, heads, is_country, known_polity, titled, within};
use crate::schema::title_case;

/// One side of a meeting, as a question or a flag names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// A person; several ids where a name fits several people. `name` is how to print it.
    Person {
        /// Ids in the dossier.
        ids: Vec<String>,
        /// The name or names.
        name: String,
    },
    /// Whoever holds an office, named or not.
    Office(Office),
    /// Anyone of a country or organisation.
    Polity(String),
    /// Either of these.
    Either(Vec<Party>),
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Party::Person { name, .. } => f.write_str(name),
            Party::Office(office) => write!(f, "the {office}"),
            Party::Polity(name) => f.write_str(name),
            Party::Either(all) => f.write_str(&all.iter().map(Party::to_string).collect::<Vec<_>>().join(" or ")),
        }
    }
}

impl Party {
    /// Whether this participant is, or belongs to, the party.
    pub fn is(&self, participant: &Participant, dossier: &Dossier) -> bool {
        match self {
            Party::Person { ids, .. } => matches!(&participant.who, Who::Person(id) if ids.contains(id)),
            Party::Office(asked) => offices(participant, dossier).iter().any(|o| held(o, asked)),
            Party::Polity(name) => lands(participant, dossier).iter().any(|of| belongs(of, name)),
            Party::Either(all) => all.iter().any(|p| p.is(participant, dossier)),
        }
    }

    /// Whether the party took part in the meeting, or was represented there.
    pub fn took_part(&self, meeting: &Meeting, dossier: &Dossier) -> bool {
        match self {
            Party::Either(all) => all.iter().any(|p| p.took_part(meeting, dossier)),
            Party::Polity(name) if meeting.parties.iter().any(|p| belongs(&p.value, name)) => true,
            _ => meeting.participants.iter().any(|p| self.is(p, dossier)),
        }
    }
}

/// The printed name of a participant: a person's, an office, or a group in capitals as an office has them.
pub fn name(who: &Who, dossier: &Dossier) -> String {
    match who {
        Who::Person(id) => dossier.person(id).map_or_else(|| id.clone(), |p| p.name.clone()),
        Who::Office(office) => office.to_string(),
        Who::Group(office) => Office { title: title_case(&office.title), of: office.of.clone() }.to_string(),
    }
}

/// Whether `office` answers to the office asked for; an open country fits every country.
pub(crate) fn held(office: &Office, asked: &Office) -> bool {
    heads(office, asked)
        || titled(&office.title, &asked.title)
            && match (&office.of, &asked.of) {
                (Some(of), Some(asked)) => belongs(of, asked),
                (None, Some(_)) => false,
                _ => true,
            }
}

/// The offices of a participant: the one at the meeting where it is known with its country, else those of the person.
fn offices<'g>(participant: &'g Participant, dossier: &'g Dossier) -> Vec<&'g Office> {
    let own = match &participant.who {
        Who::Office(office) | Who::Group(office) => return vec![office],
        Who::Person(id) => dossier.person(id),
    };
    match &participant.office {
        Some(office) if office.of.is_some() => {
            let there = |r: &&Role| !r.former && r.evidence.iter().any(|e| said(participant, &e.document));
            let told = own.into_iter().flat_map(|p| &p.roles).filter(there).map(|r| &r.office);
            [office].into_iter().chain(told).collect()
        }
        _ => own.map_or(Vec::new(), |p| p.roles.iter().map(|r| &r.office).collect()),
    }
}

/// Whether a document tells that somebody took part.
fn said(participant: &Participant, document: &str) -> bool {
    participant.evidence.iter().any(|e| e.document == document)
}

/// Whom a participant stands for: the countries and bodies of the offices; where none has one, those that are told without an office.
fn lands<'g>(participant: &'g Participant, dossier: &'g Dossier) -> Vec<&'g String> {
    let mut of: Vec<&String> = offices(participant, dossier).into_iter().filter_map(|o| o.of.as_ref()).collect();
    match &participant.who {
        // a body that no list knows is one of the country that is told elsewhere
        Who::Person(id) if !of.is_empty() && of.iter().all(|name| known_polity(name).is_none()) => {
            let roles = dossier.person(id).into_iter().flat_map(|p| &p.roles).filter_map(|r| r.office.of.as_ref());
            of.extend(roles.filter(|name| is_country(&fold(name))));
            of
        }
        Who::Person(id) if of.is_empty() => {
            dossier.person(id).map_or(Vec::new(), |p| p.countries.iter().map(|c| &c.value).collect())
        }
        _ => of,
    }
}

/// What the meetings must be like. Empty fields ask for nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Each of these took part.
    pub who: Vec<Party>,
    /// Each of these was a topic.
    pub about: Vec<String>,
    /// Not before: the first day of this date.
    pub from: Option<Date>,
    /// Not after: the last day of this date.
    pub to: Option<Date>,
    /// In this month (1 to 12) of any year, on this day of it where one is given.
    pub month: Option<(i8, Option<i8>)>,
    /// At this place, or inside it.
    pub place: Option<String>,
    /// One of these kinds.
    pub kinds: Vec<Kind>,
    /// One of these statuses.
    pub statuses: Vec<Status>,
}

/// The meetings that fit, in the order of the dossier. [`crate::Graph::select`] finds the same by its indices.
pub fn select<'g>(selection: &Selection, dossier: &'g Dossier) -> Vec<&'g Meeting> {
    dossier.meetings.iter().filter(|m| selection.fits(m, dossier)).collect()
}

impl Selection {
    /// Whether a meeting is one of those meant.
    pub fn fits(&self, meeting: &Meeting, dossier: &Dossier) -> bool {
        self.about.iter().all(|asked| discussed(asked, meeting)) && self.fits_but_topics(meeting, dossier)
    }

    /// Whether a meeting is one of those meant, as far as topics do not matter.
    pub(super) fn fits_but_topics(&self, meeting: &Meeting, dossier: &Dossier) -> bool {
        (self.statuses.is_empty() || self.statuses.contains(&meeting.status))
            && (self.kinds.is_empty() || self.kinds.contains(&meeting.kind))
            && (!self.dated() || meeting.dates.iter().any(|d| self.includes(d.value)))
            && self.place.as_ref().is_none_or(|asked| meeting.places.iter().any(|p| within(&p.value, asked)))
            && self.all_there(meeting, dossier)
    }

    /// Whether the time is restricted.
    pub fn dated(&self) -> bool {
        self.from.is_some() || self.to.is_some() || self.month.is_some()
    }

    /// Whether the date may lie in the time asked for: the stretches share a day.
    pub fn includes(&self, date: Date) -> bool {
        let (first, last) = date.bounds();
        self.from.is_none_or(|from| last >= from.bounds().0)
            && self.to.is_none_or(|to| first <= to.bounds().1)
            && self.month.is_none_or(|(month, day)| {
                date.month() == Some(month) && (day.is_none() || date.day().is_none() || date.day() == day)
            })
    }

    /// Whether the date lies wholly in the time asked for.
    pub fn holds(&self, date: Date) -> bool {
        let (first, last) = date.bounds();
        self.from.is_none_or(|from| first >= from.bounds().0) && self.to.is_none_or(|to| last <= to.bounds().1)
    }

    /// Each party is there; where two name single people, not by one and the same participant.
    fn all_there(&self, meeting: &Meeting, dossier: &Dossier) -> bool {
        self.who.iter().all(|party| party.took_part(meeting, dossier))
            && (self.who.len() < 2 || meeting.participants.len() + meeting.parties.len() >= 2)
    }
}

/// Whether every word of each topic asked for stands in a topic of the meeting.
pub(crate) fn fully_about(selection: &Selection, meeting: &Meeting) -> bool {
    let labels = || meeting.topics.iter().flat_map(|t| t.also.iter().chain([&t.label]));
    selection.about.iter().all(|asked| labels().any(|label| all_about(asked, label)))
}

/// Whether a meeting had this topic under any of its wordings.
pub fn discussed(asked: &str, meeting: &Meeting) -> bool {
    meeting.topics.iter().any(|t| about(asked, &t.label) || t.also.iter().any(|a| about(asked, a)))
}
