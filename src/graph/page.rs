//! A document's dossier as it is saved: the same facts, with the document's id left out of every evidence.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::dossier::{
    Dossier, Evidence, Kind, Meeting, Office, Participant, Person, Quote, Role, Shared, Source, Stated, Status, Topic,
    Who,
};
use crate::span::Span;

/// First byte, byte after the last, and the rule: evidence inside the page's own document.
type Proof = (u32, u32, Shared);

/// A dossier of one document.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Page {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    digest: String,
    persons: Vec<PersonLine>,
    meetings: Vec<MeetingLine>,
    /// First byte, byte after the last, and the words.
    sentences: Vec<(u32, u32, String)>,
    /// First byte, and byte after the last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    passages: Vec<(u32, u32)>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said<T> {
    said: T,
    at: Vec<Proof>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonLine {
    id: String,
    name: String,
    mentions: Vec<Said<String>>,
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    countries: Vec<Said<String>>,
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    roles: Vec<RoleLine>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleLine {
    office: Office,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    former: bool,
    confidence: f32,
    at: Vec<Proof>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SideLine {
    who: Who,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    office: Option<Office>,
    at: Vec<Proof>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicLine {
    label: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    also: Vec<String>,
    at: Vec<Proof>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeetingLine {
    id: String,
    kind: Kind,
    status: Status,
    history: Vec<Said<Status>>,
    participants: Vec<SideLine>,
    parties: Vec<Said<String>>,
    topics: Vec<TopicLine>,
    places: Vec<Said<String>>,
    dates: Vec<Said<Date>>,
    cue: String,
    confidence: f32,
    at: Vec<Proof>,
}

impl Page {
    /// The page of a dossier, whose evidence lies in its first document.
    pub fn of(dossier: &Dossier) -> Page {
        let source = dossier.documents.first();
        let quotes = source.map(|s| s.sentences.as_slice()).unwrap_or_default();
        Page {
            published: source.and_then(|s| s.published),
            title: source.and_then(|s| s.title.clone()),
            digest: source.map(|s| s.digest.clone()).unwrap_or_default(),
            persons: dossier.persons.iter().map(PersonLine::of).collect(),
            meetings: dossier.meetings.iter().map(MeetingLine::of).collect(),
            sentences: quotes.iter().map(|q| (q.span.start, q.span.end, q.text.clone())).collect(),
            passages: source.iter().flat_map(|s| &s.passages).map(|p| (p.start, p.end)).collect(),
        }
    }

    /// The dossier again, of the document `id`.
    pub fn dossier(self, id: &str) -> Dossier {
        let quote = |(start, end, text)| Quote { span: Span { start, end }, text };
        let source = Source {
            id: id.to_string(),
            published: self.published,
            title: self.title,
            digest: self.digest,
            sentences: self.sentences.into_iter().map(quote).collect(),
            passages: self.passages.into_iter().map(|(start, end)| Span { start, end }).collect(),
        };
        let id = id.into();
        Dossier {
            documents: vec![source],
            persons: self.persons.into_iter().map(|p| p.person(&id)).collect(),
            meetings: self.meetings.into_iter().map(|m| m.meeting(&id)).collect(),
        }
    }
}

fn proofs(evidence: &[Evidence]) -> Vec<Proof> {
    evidence.iter().map(|e| (e.span.start, e.span.end, e.rule.clone())).collect()
}

fn evidence(proofs: Vec<Proof>, id: &Shared) -> Vec<Evidence> {
    let one = |(start, end, rule)| Evidence { document: id.clone(), span: Span { start, end }, rule };
    proofs.into_iter().map(one).collect()
}

fn said<T: Clone>(stated: &[Stated<T>]) -> Vec<Said<T>> {
    stated.iter().map(|s| Said { said: s.value.clone(), at: proofs(&s.evidence) }).collect()
}

fn stated<T>(said: Vec<Said<T>>, id: &Shared) -> Vec<Stated<T>> {
    said.into_iter().map(|s| Stated { value: s.said, evidence: evidence(s.at, id) }).collect()
}

impl PersonLine {
    fn of(person: &Person) -> PersonLine {
        let role = |r: &Role| RoleLine {
            office: r.office.clone(),
            former: r.former,
            confidence: r.confidence,
            at: proofs(&r.evidence),
        };
        PersonLine {
            id: person.id.clone(),
            name: person.name.clone(),
            mentions: said(&person.mentions),
            countries: said(&person.countries),
            roles: person.roles.iter().map(role).collect(),
        }
    }

    fn person(self, id: &Shared) -> Person {
        let role = |r: RoleLine| Role {
            office: r.office,
            former: r.former,
            confidence: r.confidence,
            evidence: evidence(r.at, id),
        };
        Person {
            id: self.id,
            name: self.name,
            mentions: stated(self.mentions, id),
            countries: stated(self.countries, id),
            roles: self.roles.into_iter().map(role).collect(),
        }
    }
}

impl MeetingLine {
    fn of(meeting: &Meeting) -> MeetingLine {
        let side = |p: &Participant| SideLine { who: p.who.clone(), office: p.office.clone(), at: proofs(&p.evidence) };
        let topic = |t: &Topic| TopicLine { label: t.label.clone(), also: t.also.clone(), at: proofs(&t.evidence) };
        MeetingLine {
            id: meeting.id.clone(),
            kind: meeting.kind,
            status: meeting.status,
            history: said(&meeting.history),
            participants: meeting.participants.iter().map(side).collect(),
            parties: said(&meeting.parties),
            topics: meeting.topics.iter().map(topic).collect(),
            places: said(&meeting.places),
            dates: said(&meeting.dates),
            cue: meeting.cue.clone(),
            confidence: meeting.confidence,
            at: proofs(&meeting.evidence),
        }
    }

    fn meeting(self, id: &Shared) -> Meeting {
        let side = |p: SideLine| Participant { who: p.who, office: p.office, evidence: evidence(p.at, id) };
        let topic = |t: TopicLine| Topic { label: t.label, also: t.also, evidence: evidence(t.at, id) };
        Meeting {
            id: self.id,
            kind: self.kind,
            status: self.status,
            history: stated(self.history, id),
            participants: self.participants.into_iter().map(side).collect(),
            parties: stated(self.parties, id),
            topics: self.topics.into_iter().map(topic).collect(),
            places: stated(self.places, id),
            dates: stated(self.dates, id),
            cue: self.cue,
            confidence: self.confidence,
            evidence: evidence(self.at, id),
        }
    }
}
