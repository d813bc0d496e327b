//! JSON: one line per document as read, and the merged facts as one object.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::date::Date;
use crate::dossier::{Dossier, Evidence, Meeting, Office, Person, Role, Source, Stated, Topic, Who};
use crate::span::Span;

/// The dossier of one document as one line of JSON, without the line's end. Participants are given by name.
pub fn extract_line(dossier: &Dossier) -> String {
    let book = Book::of(dossier, false);
    let source = dossier.documents.first();
    let line = Document {
        id: source.map(|s| s.id.as_str()).unwrap_or_default(),
        published: source.and_then(|s| s.published),
        title: source.and_then(|s| s.title.as_deref()),
        persons: dossier.persons.iter().map(|p| PersonJson::of(p, &book)).collect(),
        meetings: dossier.meetings.iter().map(|m| MeetingJson::of(m, &book)).collect(),
    };
    serde_json::to_string(&line).expect("plain data is always written")
}

/// A merged dossier as one JSON object, indented. Participants are given by the id of the person.
pub fn merged(dossier: &Dossier) -> String {
    let book = Book::of(dossier, true);
    let all = Merged {
        documents: dossier.documents.iter().map(Head::of).collect(),
        persons: dossier.persons.iter().map(|p| PersonJson::of(p, &book)).collect(),
        meetings: dossier.meetings.iter().map(|m| MeetingJson::of(m, &book)).collect(),
    };
    serde_json::to_string_pretty(&all).expect("plain data is always written")
}

/// A dossier, with what is asked of it again and again at hand.
struct Book<'a> {
    sources: BTreeMap<&'a str, &'a Source>,
    names: BTreeMap<&'a str, &'a str>,
    /// Whether ids are shown, and documents beside the evidence.
    merged: bool,
}

impl<'a> Book<'a> {
    fn of(dossier: &'a Dossier, merged: bool) -> Self {
        Book {
            sources: dossier.documents.iter().map(|s| (s.id.as_str(), s)).collect(),
            names: dossier.persons.iter().map(|p| (p.id.as_str(), p.name.as_str())).collect(),
            merged,
        }
    }

    fn proofs(&self, evidence: &'a [Evidence]) -> Vec<Proof<'a>> {
        let proof = |e: &'a Evidence| Proof {
            document: self.merged.then_some(&e.document),
            sentence: self.sources.get(e.document.as_str()).map(|s| s.quote(e.span)).unwrap_or_default(),
            start: e.span.start,
            end: e.span.end,
            rule: &e.rule,
        };
        evidence.iter().map(proof).collect()
    }
}

#[derive(Serialize)]
struct Document<'a> {
    id: &'a str,
    published: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    persons: Vec<PersonJson<'a>>,
    meetings: Vec<MeetingJson<'a>>,
}

#[derive(Serialize)]
struct Merged<'a> {
    documents: Vec<Head<'a>>,
    persons: Vec<PersonJson<'a>>,
    meetings: Vec<MeetingJson<'a>>,
}

#[derive(Serialize)]
struct Head<'a> {
    id: &'a str,
    published: Option<Date>,
    title: Option<&'a str>,
    /// The sentences around those that tell of meetings, paragraph by paragraph.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    passages: Vec<Vec<&'a str>>,
}

impl<'a> Head<'a> {
    fn of(source: &'a Source) -> Self {
        let words = |p: &Span| source.among(*p).iter().map(|q| q.text.as_str()).collect();
        Head {
            id: &source.id,
            published: source.published,
            title: source.title.as_deref(),
            passages: source.passages.iter().map(words).collect(),
        }
    }
}

#[derive(Serialize)]
struct PersonJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<Vec<&'a str>>,
    mentions: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    countries: Vec<CountryJson<'a>>,
    roles: Vec<RoleJson<'a>>,
}

/// A country that a person is of, whatever the office.
#[derive(Serialize)]
struct CountryJson<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<Vec<&'a str>>,
    evidence: Vec<Proof<'a>>,
}

#[derive(Serialize)]
struct RoleJson<'a> {
    title: &'a str,
    of: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    former: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<Vec<&'a str>>,
    confidence: f32,
    evidence: Vec<Proof<'a>>,
}

#[derive(Serialize)]
struct MeetingJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<Vec<&'a str>>,
    kind: &'static str,
    status: &'static str,
    participants: Vec<&'a str>,
    unnamed: Vec<Unnamed<'a>>,
    parties: Vec<&'a str>,
    topics: Vec<Vec<&'a str>>,
    place: Option<&'a str>,
    date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reported: Option<Reported<'a>>,
    cue: &'a str,
    confidence: f32,
    evidence: Vec<Proof<'a>>,
}

#[derive(Serialize)]
struct Unnamed<'a> {
    title: &'a str,
    of: Option<&'a str>,
}

/// What each document says, where merging had to choose.
#[derive(Serialize)]
struct Reported<'a> {
    statuses: Vec<Report<'a, &'static str>>,
    places: Vec<Report<'a, &'a str>>,
    dates: Vec<Report<'a, Date>>,
}

#[derive(Serialize)]
struct Report<'a, T> {
    value: T,
    documents: Vec<&'a str>,
}

#[derive(Serialize)]
struct Proof<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    sentence: &'a str,
    start: u32,
    end: u32,
    rule: &'a str,
}

impl<'a> PersonJson<'a> {
    fn of(person: &'a Person, book: &Book<'a>) -> Self {
        let evidence = person.mentions.iter().flat_map(|m| &m.evidence);
        let evidence = evidence.chain(person.countries.iter().flat_map(|c| &c.evidence));
        let evidence = evidence.chain(person.roles.iter().flat_map(|r| &r.evidence));
        PersonJson {
            id: book.merged.then_some(&person.id),
            name: &person.name,
            documents: book.merged.then(|| documents(evidence)),
            mentions: person.mentions.iter().map(|m| m.value.as_str()).collect(),
            countries: person.countries.iter().map(|c| CountryJson::of(c, book)).collect(),
            roles: person.roles.iter().map(|r| RoleJson::of(r, book)).collect(),
        }
    }
}

impl<'a> CountryJson<'a> {
    fn of(country: &'a Stated<String>, book: &Book<'a>) -> Self {
        CountryJson {
            name: &country.value,
            documents: book.merged.then(|| documents(&country.evidence)),
            evidence: book.proofs(&country.evidence),
        }
    }
}

impl<'a> RoleJson<'a> {
    fn of(role: &'a Role, book: &Book<'a>) -> Self {
        RoleJson {
            title: &role.office.title,
            of: role.office.of.as_deref(),
            former: role.former,
            documents: book.merged.then(|| documents(&role.evidence)),
            confidence: role.confidence,
            evidence: book.proofs(&role.evidence),
        }
    }
}

impl<'a> MeetingJson<'a> {
    fn of(meeting: &'a Meeting, book: &Book<'a>) -> Self {
        let (mut participants, mut unnamed) = (Vec::new(), Vec::new());
        for p in &meeting.participants {
            match &p.who {
                Who::Person(id) if book.merged => participants.push(id.as_str()),
                Who::Person(id) => participants.push(book.names.get(id.as_str()).copied().unwrap_or(id)),
                Who::Office(Office { title, of }) | Who::Group(Office { title, of }) => {
                    unnamed.push(Unnamed { title, of: of.as_deref() });
                }
            }
        }
        MeetingJson {
            id: book.merged.then_some(&meeting.id),
            documents: book.merged.then(|| documents(&meeting.evidence)),
            kind: meeting.kind.word(),
            status: meeting.status.word(),
            participants,
            unnamed,
            parties: meeting.parties.iter().map(|p| p.value.as_str()).collect(),
            topics: meeting.topics.iter().map(labels).collect(),
            place: meeting.place(),
            date: meeting.date(),
            reported: book.merged.then(|| Reported::of(meeting)),
            cue: &meeting.cue,
            confidence: meeting.confidence,
            evidence: book.proofs(&meeting.evidence),
        }
    }
}

impl<'a> Reported<'a> {
    fn of(meeting: &'a Meeting) -> Self {
        Reported {
            statuses: meeting.history.iter().map(|s| report(s, s.value.word())).collect(),
            places: meeting.places.iter().map(|s| report(s, s.value.as_str())).collect(),
            dates: meeting.dates.iter().map(|s| report(s, s.value)).collect(),
        }
    }
}

fn report<T, V>(stated: &Stated<T>, value: V) -> Report<'_, V> {
    Report { value, documents: documents(&stated.evidence) }
}

fn labels(topic: &Topic) -> Vec<&str> {
    std::iter::once(&topic.label).chain(&topic.also).map(String::as_str).collect()
}

fn documents<'a>(evidence: impl IntoIterator<Item = &'a Evidence>) -> Vec<&'a str> {
    let ids: BTreeSet<&str> = evidence.into_iter().map(|e| e.document.as_str()).collect();
    ids.into_iter().collect()
}
