//! RDF: Turtle, and N-Quads with a named graph for each document, which holds what that document says.
//!
//! Spoken are schema.org (events, people, places, articles), the W3C's ORG (posts, memberships) and PROV-O (sentences as
//! evidence), and SKOS (topics); what none of them knows is in `urn:rapporteur:vocabulary:`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use oxrdf::vocab::{rdf, xsd};
#[cfg(feature = "sparql")]
use oxrdf::{GraphName, Quad, Triple};
use oxrdf::{GraphNameRef, Literal, NamedNode, QuadRef, Term, TripleRef};
use oxttl::{NQuadsSerializer, TurtleSerializer};

use super::net::{Fact, Link, Net, Thing};
use crate::date::Date;

pub(super) const PREFIXES: &[(&str, &str)] = &[
    ("schema", "https://schema.org/"),
    ("org", "http://www.w3.org/ns/org#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("r", "urn:rapporteur:vocabulary:"),
];

/// A statement, and the numbers of the documents that say so.
type Tell<'a> = dyn FnMut(&NamedNode, NamedNode, Term, &[usize]) -> io::Result<()> + 'a;

/// Writes a network as Turtle.
pub fn turtle(net: &Net, mut out: impl Write) -> io::Result<()> {
    let mut writer = TurtleSerializer::new();
    for (prefix, iri) in PREFIXES {
        writer = writer.with_prefix(*prefix, *iri).map_err(io::Error::other)?;
    }
    let mut writer = writer.for_writer(&mut out);
    tell(net, &mut |subject, predicate, object, _| {
        writer.serialize_triple(TripleRef::new(subject, &predicate, &object))
    })?;
    writer.finish()?.flush()
}

/// Writes a network as N-Quads: relations in the graph of each document that tells of them, the rest in none.
pub fn nquads(net: &Net, mut out: impl Write) -> io::Result<()> {
    let mut writer = NQuadsSerializer::new().for_writer(&mut out);
    tell(net, &mut |subject, predicate, object, documents| {
        let mut put = |graph: GraphNameRef| writer.serialize_quad(QuadRef::new(subject, &predicate, &object, graph));
        for document in documents {
            put(GraphNameRef::NamedNode(iri(&net.things[*document].id).as_ref()))?;
        }
        if documents.is_empty() { put(GraphNameRef::DefaultGraph) } else { Ok(()) }
    })?;
    writer.finish().flush()
}

/// Hands on every statement: once in no graph, and relations again in the graph of each document that tells of them.
#[cfg(feature = "sparql")]
pub(super) fn each(net: &Net, take: &mut dyn FnMut(Quad)) {
    let told = tell(net, &mut |subject, predicate, object, documents| {
        let mut put = |graph: GraphName| take(Quad::new(subject.clone(), predicate.clone(), object.clone(), graph));
        put(GraphName::DefaultGraph);
        documents.iter().for_each(|document| put(iri(&net.things[*document].id).into()));
        Ok(())
    });
    told.unwrap_or_default()
}

/// Statements as Turtle.
#[cfg(feature = "sparql")]
pub(super) fn turtle_of(triples: &[Triple]) -> String {
    let mut writer = TurtleSerializer::new();
    for (prefix, iri) in PREFIXES {
        writer = writer.clone().with_prefix(*prefix, *iri).unwrap_or(writer);
    }
    let mut writer = writer.for_writer(Vec::new());
    let written = triples.iter().try_for_each(|triple| writer.serialize_triple(triple)).and_then(|()| writer.finish());
    String::from_utf8_lossy(&written.unwrap_or_default()).into_owned()
}

/// An address with its prefix, if it has a known one; of our own things the id.
#[cfg(feature = "sparql")]
pub(super) fn short(iri: &str) -> String {
    let known = PREFIXES.iter().find_map(|(prefix, base)| Some(format!("{prefix}:{}", iri.strip_prefix(base)?)));
    known.unwrap_or_else(|| iri.strip_prefix("urn:rapporteur:").unwrap_or(iri).to_string())
}

fn iri(id: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("urn:rapporteur:{id}"))
}

/// A name with one of the prefixes: `schema:Event`.
fn name(short: &str) -> NamedNode {
    let (prefix, rest) = short.split_once(':').unwrap_or(("r", short));
    let base = PREFIXES.iter().find(|(p, _)| *p == prefix).map_or("urn:rapporteur:vocabulary:", |(_, iri)| iri);
    NamedNode::new_unchecked(format!("{base}{rest}"))
}

fn words(text: &str) -> Term {
    Literal::new_simple_literal(super::net::legal(text)).into()
}

fn date(date: Date) -> Term {
    let kind = [xsd::G_YEAR, xsd::G_YEAR_MONTH, xsd::DATE][usize::from(date.precision()) - 1];
    Literal::new_typed_literal(date.to_string(), kind).into()
}

fn tell(net: &Net, say: &mut Tell) -> io::Result<()> {
    for thing in &net.things {
        describe(thing, say)?;
    }
    let documents = net.things.iter().enumerate().filter(|(_, t)| t.kind == "Document");
    let documents: BTreeMap<&str, usize> = documents.map(|(i, t)| (t.label.as_str(), i)).collect();
    for (i, link) in net.links.iter().enumerate() {
        let told = link.facts.iter().find(|(name, _)| *name == "documents").map(|(_, fact)| fact);
        let told: Vec<usize> = match told {
            Some(Fact::Texts(all)) => all.iter().filter_map(|d| documents.get(d).copied()).collect(),
            _ => vec![],
        };
        relate(net, i, link, &told, say)?;
    }
    Ok(())
}

fn describe(thing: &Thing, say: &mut Tell) -> io::Result<()> {
    let this = iri(&thing.id);
    let (class, called) = match thing.kind {
        "Person" => ("schema:Person", "schema:name"),
        "Office" => ("org:Post", "skos:prefLabel"),
        "Meeting" => ("schema:Event", "schema:name"),
        "Topic" => ("skos:Concept", "skos:prefLabel"),
        "Place" => ("schema:Place", "schema:name"),
        "Polity" => ("org:Organization", "schema:name"),
        _ => ("schema:Article", "schema:identifier"),
    };
    say(&this, rdf::TYPE.into_owned(), name(class).into(), &[])?;
    say(&this, name(called), words(&thing.label), &[])?;
    if let Some((first, last)) = thing.days {
        let day = |d: jiff::civil::Date| Term::from(Literal::new_typed_literal(d.to_string(), xsd::DATE));
        say(&this, name("schema:startDate"), day(first), &[])?;
        say(&this, name("schema:endDate"), day(last), &[])?;
    }
    for (key, fact) in &thing.facts {
        match (*key, fact) {
            ("also", Fact::Texts(all)) => {
                all.iter().try_for_each(|t| say(&this, name("skos:altLabel"), words(t), &[]))?;
            }
            ("countries", Fact::Texts(all)) => {
                all.iter().try_for_each(|t| say(&this, name("schema:nationality"), words(t), &[]))?;
            }
            ("date", Fact::Date(d)) => say(&this, name("dateAsStated"), date(*d), &[])?,
            ("published", Fact::Date(d)) => say(&this, name("schema:datePublished"), date(*d), &[])?,
            ("title", Fact::Text(t)) if thing.kind == "Document" => say(&this, name("schema:headline"), words(t), &[])?,
            ("status", Fact::Text(t)) => {
                say(&this, name("status"), words(t), &[])?;
                let event = match *t {
                    "planned" => "schema:EventScheduled",
                    "cancelled" => "schema:EventCancelled",
                    _ => continue,
                };
                say(&this, name("schema:eventStatus"), name(event).into(), &[])?;
            }
            ("form" | "cameo" | "plover", fact) => say(&this, name(key), words(&fact.text("")), &[])?,
            _ => {}
        }
    }
    Ok(())
}

fn relate(net: &Net, i: usize, link: &Link, told: &[usize], say: &mut Tell) -> io::Result<()> {
    let (from, to) = (iri(&net.things[link.from].id), iri(&net.things[link.to].id));
    let fact = |key: &str| link.facts.iter().find(|(name, _)| *name == key).map(|(_, fact)| fact);
    let sentence = fact("sentence").map(|f| f.text("").into_owned());
    match link.relation {
        "HOLDS" => {
            let former = fact("former") == Some(&Fact::Flag(true));
            if !former {
                say(&from, name("org:holds"), to.clone().into(), told)?;
            }
            let seat = iri(&format!("membership-{i}"));
            say(&seat, rdf::TYPE.into_owned(), name("org:Membership").into(), told)?;
            say(&seat, name("org:member"), from.into(), told)?;
            say(&seat, name("org:role"), to.into(), told)?;
            say(&seat, name("former"), Literal::from(former).into(), told)?;
            quote(&seat, i, sentence, net, told, say)
        }
        "OF" => say(&from, name("org:postIn"), to.into(), told),
        "TOOK_PART" => say(&to, name("schema:attendee"), from.into(), told),
        "REPRESENTED" => say(&from, name("sem:hasActor"), to.into(), told),
        "ABOUT" => say(&from, name("schema:about"), to.into(), told),
        "AT" => say(&from, name("schema:location"), to.into(), told),
        _ => {
            say(&to, name("schema:subjectOf"), from.into(), told)?;
            quote(&to, i, sentence, net, told, say)
        }
    }
}

/// The sentence that something was read from.
fn quote(
    of: &NamedNode,
    i: usize,
    sentence: Option<String>,
    net: &Net,
    told: &[usize],
    say: &mut Tell,
) -> io::Result<()> {
    let (Some(sentence), Some(document)) = (sentence, told.first()) else { return Ok(()) };
    let quote = iri(&format!("quote-{i}"));
    say(of, name("prov:wasDerivedFrom"), quote.clone().into(), told)?;
    say(&quote, rdf::TYPE.into_owned(), name("prov:Entity").into(), told)?;
    say(&quote, name("prov:value"), words(&sentence), told)?;
    say(&quote, name("prov:wasQuotedFrom"), iri(&net.things[*document].id).into(), told)
}
