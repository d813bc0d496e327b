//! The network of a graph as plain rows, which every format of network tools is written from.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;
use petgraph::visit::{EdgeRef, IntoEdgeReferences, IntoNodeReferences};
use serde::{Serialize, Serializer};

use crate::date::Date;
use crate::dossier::{Dossier, Evidence, Kind, Meeting, Person, Source, Status, Who, slug};
use crate::graph::{Graph, Node, Relation};

/// A network: each thing once, each relation once, with what there is to know of them.
#[derive(Debug, Default)]
pub struct Net<'g> {
    /// Things, in the order of the graph.
    pub things: Vec<Thing<'g>>,
    /// Relations, in the order of the graph.
    pub links: Vec<Link<'g>>,
}

/// A node.
#[derive(Debug)]
pub struct Thing<'g> {
    /// Unique, and the same whenever the same graph is exported: letters, digits and hyphens.
    pub id: String,
    /// `Person`, `Office`, `Meeting`, `Topic`, `Place`, `Polity` or `Document`.
    pub kind: &'static str,
    /// What it is called.
    pub label: String,
    /// What else is known, by name; each name has one type (see [`THING_FACTS`]).
    pub facts: Vec<(&'static str, Fact<'g>)>,
    /// First and last day, of what has a date.
    pub days: Option<(civil::Date, civil::Date)>,
}

/// An edge.
#[derive(Debug)]
pub struct Link<'g> {
    /// Number of the thing it comes from.
    pub from: usize,
    /// Number of the thing it leads to.
    pub to: usize,
    /// `HOLDS`, `OF`, `TOOK_PART`, `REPRESENTED`, `ABOUT`, `AT` or `REPORTS`.
    pub relation: &'static str,
    /// What else is known, by name (see [`LINK_FACTS`]).
    pub facts: Vec<(&'static str, Fact<'g>)>,
    /// First and last day, of what has a date.
    pub days: Option<(civil::Date, civil::Date)>,
}

/// Something known of a thing or a relation.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact<'g> {
    /// A word or a sentence.
    Text(&'g str),
    /// Several.
    Texts(Vec<&'g str>),
    /// A text, made here.
    Said(String),
    /// Several.
    Made(Vec<String>),
    /// A date, as precise as it is known.
    Date(Date),
    /// A day.
    Day(civil::Date),
    /// A count.
    Count(usize),
    /// A share, 0 to 1.
    Share(f32),
    /// Yes or no.
    Flag(bool),
}

/// The type that a fact of this name always has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A word or a sentence; dates too, which may be less precise than a day.
    Text,
    /// Several texts.
    Texts,
    /// A day.
    Day,
    /// A whole number.
    Count,
    /// A number.
    Share,
    /// Yes or no.
    Flag,
}

/// Names and types of the facts of things.
pub const THING_FACTS: &[(&str, Type)] = &[
    ("also", Type::Texts),
    ("offices", Type::Texts),
    ("countries", Type::Texts),
    ("title", Type::Text),
    ("of", Type::Text),
    ("form", Type::Text),
    ("status", Type::Text),
    ("date", Type::Text),
    ("first_day", Type::Day),
    ("last_day", Type::Day),
    ("groups", Type::Texts),
    ("cue", Type::Text),
    ("confidence", Type::Share),
    ("documents", Type::Count),
    ("cameo", Type::Text),
    ("plover", Type::Text),
    ("published", Type::Text),
];

/// Names and types of the facts of relations.
pub const LINK_FACTS: &[(&str, Type)] = &[
    ("former", Type::Flag),
    ("office", Type::Text),
    ("documents", Type::Texts),
    ("sentence", Type::Text),
    ("sentences", Type::Count),
];

impl Fact<'_> {
    /// The fact as one text; several are parted by `between`.
    pub fn text(&self, between: &str) -> Cow<'_, str> {
        Cow::Owned(match self {
            Fact::Text(text) => return Cow::Borrowed(text),
            Fact::Said(text) => return Cow::Borrowed(text),
            Fact::Texts(all) if all.len() == 1 => return Cow::Borrowed(all[0]),
            Fact::Texts(all) => all.join(between),
            Fact::Made(all) => all.join(between),
            Fact::Date(date) => date.to_string(),
            Fact::Day(day) => day.to_string(),
            Fact::Count(n) => n.to_string(),
            Fact::Share(x) => format!("{x:.3}"),
            Fact::Flag(yes) => return Cow::Borrowed(if *yes { "true" } else { "false" }),
        })
    }
}

/// In JSON: texts, numbers, lists; days and dates as texts.
impl Serialize for Fact<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Fact::Text(text) => serializer.serialize_str(text),
            Fact::Said(text) => serializer.serialize_str(text),
            Fact::Texts(all) => all.serialize(serializer),
            Fact::Made(all) => all.serialize(serializer),
            Fact::Count(n) => n.serialize(serializer),
            Fact::Share(x) => serializer.serialize_f64((f64::from(*x) * 1000.0).round() / 1000.0),
            Fact::Flag(yes) => serializer.serialize_bool(*yes),
            Fact::Date(date) => serializer.collect_str(date),
            Fact::Day(day) => serializer.collect_str(day),
        }
    }
}

/// A dossier by ids.
struct Book<'g> {
    persons: BTreeMap<&'g str, &'g Person>,
    meetings: BTreeMap<&'g str, &'g Meeting>,
    documents: BTreeMap<&'g str, &'g Source>,
}

impl<'g> Net<'g> {
    /// The network of a graph.
    pub fn of(graph: &'g Graph) -> Net<'g> {
        let book = Book::of(&graph.dossier);
        let mut ids = Ids::default();
        let mut number = BTreeMap::new();
        let mut things: Vec<Thing> = Vec::with_capacity(graph.net().node_count());
        for (index, node) in graph.net().node_references() {
            number.insert(index, things.len());
            things.push(book.thing(node, &mut ids));
        }
        let link = |edge: petgraph::stable_graph::EdgeReference<'g, crate::graph::Edge>| {
            let (from, to) = (number[&edge.source()], number[&edge.target()]);
            let days = things[from].days.or(things[to].days);
            let edge = edge.weight();
            Link {
                from,
                to,
                relation: word(&edge.relation),
                facts: book.link_facts(&edge.relation, &edge.evidence),
                days,
            }
        };
        let links = graph.net().edge_references().map(link).collect();
        Net { things, links }
    }
}

impl<'g> Book<'g> {
    fn of(dossier: &'g Dossier) -> Self {
        Book {
            persons: dossier.persons.iter().map(|p| (p.id.as_str(), p)).collect(),
            meetings: dossier.meetings.iter().map(|m| (m.id.as_str(), m)).collect(),
            documents: dossier.documents.iter().map(|d| (d.id.as_str(), d)).collect(),
        }
    }

    fn thing(&self, node: &'g Node, ids: &mut Ids) -> Thing<'g> {
        let mut days = None;
        let (kind, name, label, facts) = match node {
            Node::Person(id) => {
                let person = self.persons.get(id.as_str()).copied();
                let name = person.map_or(id.clone(), |p| p.name.clone());
                ("Person", id.clone(), name, person.map(person_facts).unwrap_or_default())
            }
            Node::Office(office) => {
                let of = office.of.as_deref().map(|of| ("of", Fact::Text(of)));
                let facts = [("title", Fact::Text(&office.title))].into_iter().chain(of).collect();
                ("Office", office.to_string(), office.to_string(), facts)
            }
            Node::Meeting(id) => {
                let meeting = self.meetings.get(id.as_str()).copied();
                days = meeting.and_then(|m| m.date()).map(|d| d.bounds());
                let label = meeting.map_or(id.clone(), |m| self.called(m));
                ("Meeting", id.clone(), label, meeting.map(meeting_facts).unwrap_or_default())
            }
            Node::Document(id) => {
                let source = self.documents.get(id.as_str());
                let title = source.and_then(|s| s.title.as_deref()).map(|t| ("title", Fact::Text(t)));
                let published = source.and_then(|s| s.published).map(|d| ("published", Fact::Date(d)));
                ("Document", id.clone(), id.clone(), title.into_iter().chain(published).collect())
            }
            Node::Topic(label) => ("Topic", label.clone(), label.clone(), vec![]),
            Node::Place(name) => ("Place", name.clone(), name.clone(), vec![]),
            Node::Polity(name) => ("Polity", name.clone(), name.clone(), vec![]),
        };
        Thing { id: ids.of(kind, &name), kind, label, facts, days }
    }

    /// "2015-05-12 talks: John Kerry, Sergei Lavrov"
    fn called(&self, meeting: &Meeting) -> String {
        let who: Vec<String> = meeting.participants.iter().map(|p| self.who(&p.who)).collect();
        let who = if who.is_empty() { meeting.parties.iter().map(|p| p.value.clone()).collect() } else { who };
        let date = meeting.date().map_or(String::new(), |d| format!("{d} "));
        format!("{date}{}: {}", meeting.kind.word(), who.join(", "))
    }

    fn who(&self, who: &Who) -> String {
        match who {
            Who::Person(id) => self.persons.get(id.as_str()).map_or(id.clone(), |p| p.name.clone()),
            Who::Office(office) | Who::Group(office) => office.to_string(),
        }
    }

    fn link_facts(&self, relation: &'g Relation, evidence: &'g [Evidence]) -> Vec<(&'static str, Fact<'g>)> {
        let mut facts = Vec::with_capacity(4);
        match relation {
            Relation::Holds { former } => facts.push(("former", Fact::Flag(*former))),
            Relation::TookPart { office: Some(office) } => facts.push(("office", Fact::Said(office.to_string()))),
            _ => {}
        }
        let documents: BTreeSet<&str> = evidence.iter().map(|e| e.document.as_str()).collect();
        facts.push(("documents", Fact::Texts(documents.into_iter().collect())));
        let sentence = |e: &'g Evidence| self.documents.get(e.document.as_str()).map(|s| s.quote(e.span));
        if let Some(sentence) = evidence.iter().filter_map(sentence).find(|s| !s.is_empty()) {
            facts.push(("sentence", Fact::Text(sentence)));
        }
        facts.push((
            "sentences",
            Fact::Count(evidence.iter().map(|e| (&e.document, e.span)).collect::<BTreeSet<_>>().len()),
        ));
        facts
    }
}

fn person_facts(person: &Person) -> Vec<(&'static str, Fact<'_>)> {
    let also: BTreeSet<&str> = person.mentions.iter().map(|m| m.value.as_str()).filter(|m| *m != person.name).collect();
    let office = |r: &crate::dossier::Role| format!("{}{}", if r.former { "former " } else { "" }, r.office);
    vec![
        ("also", Fact::Texts(also.into_iter().collect())),
        ("offices", Fact::Made(person.roles.iter().map(office).collect())),
        ("countries", Fact::Texts(person.countries.iter().map(|c| c.value.as_str()).collect())),
    ]
}

fn meeting_facts(meeting: &Meeting) -> Vec<(&'static str, Fact<'_>)> {
    let mut facts = vec![("form", Fact::Text(meeting.kind.word())), ("status", Fact::Text(meeting.status.word()))];
    if let Some(date) = meeting.date() {
        let (first, last) = date.bounds();
        facts.extend([("date", Fact::Date(date)), ("first_day", Fact::Day(first)), ("last_day", Fact::Day(last))]);
    }
    let group = |p: &crate::dossier::Participant| match &p.who {
        Who::Group(group) => Some(group.to_string()),
        _ => None,
    };
    let groups: Vec<String> = meeting.participants.iter().filter_map(group).collect();
    let documents: BTreeSet<&str> = meeting.evidence.iter().map(|e| e.document.as_str()).collect();
    facts.extend([
        ("groups", Fact::Made(groups)),
        ("cue", Fact::Text(&meeting.cue)),
        ("confidence", Fact::Share(meeting.confidence)),
        ("documents", Fact::Count(documents.len())),
    ]);
    facts.extend(cameo(meeting).map(|code| ("cameo", Fact::Text(code))));
    facts.extend(plover(meeting).map(|code| ("plover", Fact::Text(code))));
    facts
}

/// The code of CAMEO for a meeting: 036 intends to meet, 040 consults, 041 by telephone, 042 visits.
pub fn cameo(meeting: &Meeting) -> Option<&'static str> {
    match (meeting.status, meeting.kind) {
        (Status::Planned | Status::Proposed, _) => Some("036"),
        (Status::Cancelled, _) => None,
        (Status::Held, Kind::Call | Kind::Video) => Some("041"),
        (Status::Held, Kind::Visit) => Some("042"),
        (Status::Held, _) => Some("040"),
    }
}

/// The event type of PLOVER for a meeting that was held, with its mode where it has one.
pub fn plover(meeting: &Meeting) -> Option<&'static str> {
    match (meeting.status, meeting.kind) {
        (Status::Held, Kind::Call | Kind::Video) => Some("CONSULT/phone"),
        (Status::Held, Kind::Visit) => Some("CONSULT/visit"),
        (Status::Held, Kind::Conference) => Some("CONSULT/multilateral"),
        (Status::Held, _) => Some("CONSULT"),
        _ => None,
    }
}

fn word(relation: &Relation) -> &'static str {
    match relation {
        Relation::Holds { .. } => "HOLDS",
        Relation::Of => "OF",
        Relation::TookPart { .. } => "TOOK_PART",
        Relation::Represented => "REPRESENTED",
        Relation::About => "ABOUT",
        Relation::At => "AT",
        Relation::Reports => "REPORTS",
    }
}

/// The text without signs that tables and XML cannot hold; every end of a line as readers turn it.
pub fn legal(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return Cow::Borrowed(text);
    }
    let fits = |c: &char| matches!(c, '\t' | '\n' | ' '..='\u{7E}' | '\u{A0}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(fits).collect())
}

/// Ids that were given out.
#[derive(Default)]
struct Ids(BTreeMap<String, usize>);

impl Ids {
    /// `topic-missile-defence`, with a number where another thing has that already.
    fn of(&mut self, kind: &str, name: &str) -> String {
        let id = format!("{}-{}", kind.to_lowercase(), slug(name));
        let n = self.0.entry(id.clone()).or_default();
        *n += 1;
        match *n {
            1 => id,
            // Two hyphens stand in no other id.
            n => format!("{id}--{n}"),
        }
    }
}
