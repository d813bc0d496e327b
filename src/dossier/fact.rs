//! What documents say, as plain data: persons, offices, meetings, each with its evidence.
//!
//! The same types hold one article and the merged knowledge of a million.

use std::fmt;

use serde::{Deserialize, Serialize};

pub use super::kind::{Kind, Status};
pub use super::shared::{Shared, share};
use crate::date::Date;
use crate::span::Span;

/// Where a fact is said: a sentence of a document, and the rule that read it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Evidence {
    /// Id of the document.
    pub document: Shared,
    /// The sentence, in bytes of the document's text.
    pub span: Span,
    /// Name of the rule, as `schema/` and `rapporteur check` give it.
    pub rule: Shared,
}

/// Something that is said, with the evidence for it: at least one sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stated<T> {
    /// What is said.
    pub value: T,
    /// Where it is said, in the order of documents and places in them.
    pub evidence: Vec<Evidence>,
}

/// An office: a title, and the country or body that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Office {
    /// The usual English title without the country: "Foreign Minister".
    pub title: String,
    /// Country or organisation by its usual English short name; `None` where the text leaves it open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
}

impl fmt::Display for Office {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.of {
            Some(of) => write!(f, "{} of {of}", self.title),
            None => f.write_str(&self.title),
        }
    }
}

/// A person's tenure of an office, as far as documents tell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// What the person is or was.
    pub office: Office,
    /// Whether the text speaks of it as past.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub former: bool,
    /// How sure the reading is, 0 to 1.
    pub confidence: f32,
    /// Where it is said.
    pub evidence: Vec<Evidence>,
}

/// A person, with every form under which documents name him or her.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Stable name of the node: letters, digits and hyphens.
    pub id: String,
    /// The fullest form of the name, without title.
    pub name: String,
    /// Every distinct form: names and descriptions ("his Russian counterpart"), each where it is read.
    pub mentions: Vec<Stated<String>>,
    /// Countries or bodies that the text gives the person beside any office ("Chile's Duarte"), the best supported first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<Stated<String>>,
    /// Offices held.
    pub roles: Vec<Role>,
}

/// Who took part: a named person, or someone known only by office or description.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Who {
    /// A person, by id.
    Person(String),
    /// One holder of an office who is not named.
    Office(Office),
    /// A group ("officials", of a country), known to this meeting alone.
    Group(Office),
}

/// One side of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Participant {
    /// Who.
    pub who: Who,
    /// A named person's office at that time, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Office>,
    /// Where it is said.
    pub evidence: Vec<Evidence>,
}

/// What was, or was to be, discussed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Topic {
    /// A short noun phrase without article.
    pub label: String,
    /// Other wordings of the same topic.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Where it is said.
    pub evidence: Vec<Evidence>,
}

/// One encounter, however often it is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    /// Stable name of the node: letters, digits and hyphens.
    pub id: String,
    /// How they met.
    pub kind: Kind,
    /// The status, as of the latest document.
    pub status: Status,
    /// What each document says of the status, in order of time.
    pub history: Vec<Stated<Status>>,
    /// Persons and unnamed office-holders.
    pub participants: Vec<Participant>,
    /// Countries and organisations represented.
    pub parties: Vec<Stated<String>>,
    /// About what.
    pub topics: Vec<Topic>,
    /// Where: the best supported first.
    pub places: Vec<Stated<String>>,
    /// When: the best supported first.
    pub dates: Vec<Stated<Date>>,
    /// Up to twelve words that show the meeting.
    pub cue: String,
    /// How sure the reading is, 0 to 1.
    pub confidence: f32,
    /// Every sentence that tells of it.
    pub evidence: Vec<Evidence>,
}

impl Meeting {
    /// The best supported place.
    pub fn place(&self) -> Option<&str> {
        self.places.first().map(|p| p.value.as_str())
    }

    /// The best supported date.
    pub fn date(&self) -> Option<Date> {
        self.dates.first().map(|d| d.value)
    }
}

/// A document that was read: what must be known to cite it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Date of publication, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// Headline, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Fingerprint of the text, by which two texts under one id are told apart.
    pub digest: String,
    /// The sentences that serve as evidence, and those of the passages, in order.
    pub sentences: Vec<Quote>,
    /// Where more than one sentence is kept in a row, in order: the paragraphs that tell of meetings, of long ones what lies near.
    pub passages: Vec<Span>,
}

impl Source {
    /// The words of a sentence that serves as evidence; empty where it is not one.
    pub fn quote(&self, span: Span) -> &str {
        match self.sentences.binary_search_by_key(&span, |q| q.span) {
            Ok(i) => &self.sentences[i].text,
            Err(_) => "",
        }
    }

    /// The sentences among which one stands that serves as evidence: its paragraph, of a long one what lies near, or where no
    /// more is kept the sentence by itself; none where it is not kept.
    pub fn passage(&self, span: Span) -> &[Quote] {
        let Ok(at) = self.sentences.binary_search_by_key(&span, |q| q.span) else { return &[] };
        let around = self.passages.partition_point(|p| p.end < span.end);
        match self.passages.get(around).filter(|p| p.holds(span)) {
            Some(p) => self.among(*p),
            None => &self.sentences[at..=at],
        }
    }

    /// The sentences that begin within a stretch of the text.
    pub fn among(&self, stretch: Span) -> &[Quote] {
        let number = |byte: u32| self.sentences.partition_point(|q| q.span.start < byte);
        &self.sentences[number(stretch.start)..number(stretch.end)]
    }
}

/// A sentence of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Where it stands.
    pub span: Span,
    /// Its words, white space folded.
    pub text: String,
}

/// Who met whom, in which role, about what: of one document, or of many after merging.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    /// The documents, by id.
    pub documents: Vec<Source>,
    /// Persons: of one document in order of appearance, merged ones by id.
    pub persons: Vec<Person>,
    /// Meetings: of one document in order of appearance, merged ones by date and id.
    pub meetings: Vec<Meeting>,
}

impl Dossier {
    /// The person of this id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        by_id(&self.persons, id, |p| &p.id)
    }

    /// The document of this id.
    pub fn document(&self, id: &str) -> Option<&Source> {
        by_id(&self.documents, id, |d| &d.id)
    }
}

/// What has this id. Merged facts are in the order of ids, so that a look at a few is enough; those of one document need not be.
fn by_id<'a, T>(all: &'a [T], id: &str, of: impl Fn(&T) -> &str) -> Option<&'a T> {
    match all.binary_search_by(|one| of(one).cmp(id)) {
        Ok(at) => all.get(at),
        Err(_) => all.iter().find(|one| of(one) == id),
    }
}
