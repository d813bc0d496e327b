//! The merged facts in short, as they stand at the head of a saved graph.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::dossier::{Dossier, Evidence, Kind, Meeting, Person, Role, Status, Who};

/// All things of a merged dossier by their stable id or name, each with the ids that it leads to.
pub(super) struct View {
    pub persons: BTreeMap<String, PersonView>,
    /// Holders by office.
    pub offices: BTreeMap<String, Vec<String>>,
    pub meetings: BTreeMap<String, MeetingView>,
    /// Meetings by topic.
    pub topics: BTreeMap<String, Vec<String>>,
    /// Meetings by place.
    pub places: BTreeMap<String, Vec<String>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonView {
    name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    also: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    roles: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    countries: Vec<String>,
    documents: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MeetingView {
    kind: Kind,
    status: Status,
    who: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parties: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    about: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    places: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    dates: Vec<Date>,
    documents: Vec<String>,
}

impl View {
    /// The view of a merged dossier.
    pub fn of(dossier: &Dossier) -> View {
        let persons = dossier.persons.iter().map(|p| (p.id.clone(), PersonView::of(p))).collect();
        let meetings = dossier.meetings.iter().map(|m| (m.id.clone(), MeetingView::of(m))).collect();
        let roles = |p: &'_ Person| p.roles.iter().map(|r| r.office.to_string()).collect::<Vec<_>>();
        View {
            persons,
            offices: index(dossier.persons.iter().map(|p| (p.id.as_str(), roles(p)))),
            meetings,
            topics: index(dossier.meetings.iter().map(|m| (m.id.as_str(), labels(m)))),
            places: index(dossier.meetings.iter().map(|m| (m.id.as_str(), places(m)))),
        }
    }
}

impl PersonView {
    fn of(person: &Person) -> PersonView {
        let also = person.mentions.iter().map(|m| m.value.clone()).filter(|form| *form != person.name).collect();
        let told = person.mentions.iter().chain(&person.countries).map(|s| &s.evidence);
        let proof = told.chain(person.roles.iter().map(|r| &r.evidence));
        PersonView {
            name: person.name.clone(),
            also,
            roles: person.roles.iter().map(role).collect(),
            countries: person.countries.iter().map(|c| c.value.clone()).collect(),
            documents: documents(proof.flatten()),
        }
    }
}

impl MeetingView {
    fn of(meeting: &Meeting) -> MeetingView {
        let who = meeting.participants.iter().map(|p| match &p.who {
            Who::Person(id) => id.clone(),
            Who::Office(office) | Who::Group(office) => office.to_string(),
        });
        MeetingView {
            kind: meeting.kind,
            status: meeting.status,
            who: who.collect(),
            parties: meeting.parties.iter().map(|p| p.value.clone()).collect(),
            about: labels(meeting),
            places: places(meeting),
            dates: meeting.dates.iter().map(|d| d.value).collect(),
            documents: documents(&meeting.evidence),
        }
    }
}

fn role(role: &Role) -> String {
    let former = if role.former { "former " } else { "" };
    format!("{former}{}", role.office)
}

fn labels(meeting: &Meeting) -> Vec<String> {
    meeting.topics.iter().map(|t| t.label.clone()).collect()
}

fn places(meeting: &Meeting) -> Vec<String> {
    meeting.places.iter().map(|p| p.value.clone()).collect()
}

fn documents<'a>(evidence: impl IntoIterator<Item = &'a Evidence>) -> Vec<String> {
    let ids: BTreeSet<&str> = evidence.into_iter().map(|e| e.document.as_str()).collect();
    ids.into_iter().map(String::from).collect()
}

/// From each name to the ids of what has it.
fn index<'a>(rows: impl Iterator<Item = (&'a str, Vec<String>)>) -> BTreeMap<String, Vec<String>> {
    let mut index: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (id, names) in rows {
        for name in names {
            let ids = index.entry(name).or_default();
            if ids.last().is_none_or(|last| last != id) {
                ids.push(id.to_string());
            }
        }
    }
    index
}
