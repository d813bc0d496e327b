//! FollowTheMoney: entities for Aleph, OpenAleph and other tools of journalists, one JSON object a line.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::net::{Fact, Link, Net, Thing, legal};

/// Writes a network as entities: persons, positions with their occupancies, organisations, events, articles.
///
/// Topics and places stand in their events as texts. An event needs a name, and has the days between which it lies.
pub fn write(net: &Net, mut out: impl Write) -> io::Result<()> {
    let mut of: Vec<Vec<&Link>> = vec![Vec::new(); net.things.len()];
    for link in &net.links {
        of[link.from].push(link);
        of[link.to].push(link);
    }
    let documents = net.things.iter().filter(|t| t.kind == "Document");
    let documents: BTreeMap<&str, &str> = documents.map(|t| (t.label.as_str(), t.id.as_str())).collect();
    let mut line = Vec::new();
    for (i, thing) in net.things.iter().enumerate() {
        if let Some((schema, properties)) = entity(net, i, thing, &of[i]) {
            put(&mut line, &mut out, &Entity { id: &thing.id, schema, properties })?;
        }
    }
    for (i, link) in net.links.iter().enumerate().filter(|(_, l)| l.relation == "HOLDS") {
        let told = texts(fact(&link.facts, "documents"));
        let proof =
            told.iter().filter_map(|label| documents.get(label.as_ref()).map(|id| Cow::Borrowed(*id))).collect();
        let former = link.facts.iter().any(|(_, f)| *f == Fact::Flag(true));
        let properties = vec![
            ("holder", vec![net.things[link.from].id.as_str().into()]),
            ("post", vec![net.things[link.to].id.as_str().into()]),
            ("status", vec![if former { "ended" } else { "current" }.into()]),
            ("proof", proof),
            ("summary", texts(fact(&link.facts, "sentence"))),
        ];
        put(&mut line, &mut out, &Entity { id: &format!("occupancy-{i}"), schema: "Occupancy", properties })?;
    }
    out.flush()
}

type Properties<'a> = Vec<(&'static str, Vec<Cow<'a, str>>)>;

fn entity<'a>(net: &'a Net, i: usize, thing: &'a Thing, links: &[&'a Link]) -> Option<(&'static str, Properties<'a>)> {
    let mut properties = vec![("name", vec![Cow::Borrowed(thing.label.as_str())])];
    let fact = |name: &str| texts(fact(&thing.facts, name));
    let schema = match thing.kind {
        "Person" => {
            properties.extend([("alias", fact("also")), ("position", fact("offices"))]);
            "Person"
        }
        "Office" => "Position",
        "Polity" => "Organization",
        "Meeting" => {
            properties.extend(event(net, i, thing, links));
            "Event"
        }
        "Document" => {
            properties.extend([("title", fact("title")), ("publishedAt", fact("published"))]);
            properties.push(("fileName", vec![thing.label.as_str().into()]));
            "Article"
        }
        _ => return None,
    };
    Some((schema, properties))
}

fn event<'a>(net: &'a Net, i: usize, thing: &'a Thing, links: &[&'a Link]) -> Properties<'a> {
    let others = |relation: &'static str| {
        let end = move |l: &Link| if l.from == i { l.to } else { l.from };
        links.iter().filter(move |l| l.relation == relation).map(move |l| &net.things[end(l)])
    };
    let labels = |relation| others(relation).map(|t| Cow::Borrowed(t.label.as_str())).collect::<Vec<_>>();
    let ids = |relation| others(relation).map(|t| Cow::Borrowed(t.id.as_str())).collect::<Vec<_>>();
    let known = |name: &str| texts(fact(&thing.facts, name));
    let reports = links.iter().filter(|l| l.relation == "REPORTS");
    vec![
        ("date", known("date")),
        ("startDate", thing.days.iter().map(|(first, _)| first.to_string().into()).collect()),
        ("endDate", thing.days.iter().map(|(_, last)| last.to_string().into()).collect()),
        ("location", labels("AT")),
        ("involved", [ids("TOOK_PART"), ids("REPRESENTED")].concat()),
        ("keywords", [labels("ABOUT"), known("form"), known("status")].concat()),
        ("proof", ids("REPORTS")),
        ("summary", reports.flat_map(|l| texts(fact(&l.facts, "sentence"))).collect()),
    ]
}

fn fact<'a, 'g>(facts: &'a [(&'static str, Fact<'g>)], name: &str) -> Option<&'a Fact<'g>> {
    facts.iter().find(|(n, _)| *n == name).map(|(_, fact)| fact)
}

fn texts<'a>(fact: Option<&'a Fact>) -> Vec<Cow<'a, str>> {
    match fact {
        Some(Fact::Texts(all)) => all.iter().map(|t| Cow::Borrowed(*t)).collect(),
        Some(Fact::Made(all)) => all.iter().map(|t| Cow::Borrowed(t.as_str())).collect(),
        Some(one) => vec![one.text("")],
        None => vec![],
    }
}

/// An entity, whose properties are clean, sorted, and there only where they have values.
struct Entity<'a> {
    id: &'a str,
    schema: &'a str,
    properties: Properties<'a>,
}

impl Serialize for Entity<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("id", self.id)?;
        map.serialize_entry("schema", self.schema)?;
        map.serialize_entry("properties", &Known(&self.properties))?;
        map.end()
    }
}

struct Known<'a>(&'a Properties<'a>);

impl Serialize for Known<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, values) in self.0 {
            let mut values: Vec<Cow<str>> = values.iter().map(|v| legal(v)).filter(|v| !v.trim().is_empty()).collect();
            values.sort_unstable();
            values.dedup();
            if !values.is_empty() {
                map.serialize_entry(name, &values)?;
            }
        }
        map.end()
    }
}

fn put(line: &mut Vec<u8>, out: &mut impl Write, entity: &Entity) -> io::Result<()> {
    line.clear();
    serde_json::to_writer(&mut *line, entity)?;
    line.push(b'\n');
    out.write_all(line)
}
