//! FollowTheMoney: entities for Aleph, OpenAleph and other tools of journalists, one JSON object a line.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde_json::{Map, json};

use super::net::{Fact, Link, Net, Thing, legal};

/// Writes a network as entities: persons, positions with their occupancies, organisations, events, articles.
///
/// Topics and places stand in their events as texts. An event needs a name, and has the days between which it lies.
pub fn write(net: &Net, mut out: impl Write) -> io::Result<()> {
    let mut of: BTreeMap<usize, Vec<&Link>> = BTreeMap::new();
    for link in &net.links {
        of.entry(link.from).or_default().push(link);
        of.entry(link.to).or_default().push(link);
    }
    let documents = net.things.iter().filter(|t| t.kind == "Document");
    let documents: BTreeMap<&str, &str> = documents.map(|t| (t.label.as_str(), t.id.as_str())).collect();
    for (i, thing) in net.things.iter().enumerate() {
        let links = of.get(&i).map_or(&[][..], |l| l);
        if let Some((schema, properties)) = entity(net, i, thing, links) {
            line(&mut out, &thing.id, schema, properties)?;
        }
    }
    for (i, link) in net.links.iter().enumerate().filter(|(_, l)| l.relation == "HOLDS") {
        let told = link.facts.iter().filter(|(name, _)| *name == "documents").flat_map(|(_, f)| all(Some(f.clone())));
        let proof = told.filter_map(|label| documents.get(label.as_str()).map(|id| id.to_string())).collect();
        let former = link.facts.iter().any(|(_, f)| *f == Fact::Flag(true));
        let properties = vec![
            ("holder", vec![net.things[link.from].id.clone()]),
            ("post", vec![net.things[link.to].id.clone()]),
            ("status", vec![if former { "ended" } else { "current" }.to_string()]),
            ("proof", proof),
            ("summary", sentences(&[link])),
        ];
        line(&mut out, &format!("occupancy-{i}"), "Occupancy", properties)?;
    }
    out.flush()
}

type Properties = Vec<(&'static str, Vec<String>)>;

fn entity(net: &Net, i: usize, thing: &Thing, links: &[&Link]) -> Option<(&'static str, Properties)> {
    let mut properties = vec![("name", vec![thing.label.clone()])];
    let fact = |name: &str| thing.facts.iter().find(|(n, _)| *n == name).map(|(_, f)| f.clone());
    let schema = match thing.kind {
        "Person" => {
            properties.extend([("alias", all(fact("also"))), ("position", all(fact("offices")))]);
            "Person"
        }
        "Office" => "Position",
        "Polity" => "Organization",
        "Meeting" => {
            properties.extend(event(net, i, thing, links));
            "Event"
        }
        "Document" => {
            properties.extend([("title", all(fact("title"))), ("publishedAt", all(fact("published")))]);
            properties.push(("fileName", vec![thing.label.clone()]));
            "Article"
        }
        _ => return None,
    };
    Some((schema, properties))
}

fn event(net: &Net, i: usize, thing: &Thing, links: &[&Link]) -> Properties {
    let others = |relation: &str| -> Vec<&Thing> {
        let end = |l: &&Link| if l.from == i { l.to } else { l.from };
        links.iter().filter(|l| l.relation == relation).map(|l| &net.things[end(l)]).collect()
    };
    let labels = |relation: &str| others(relation).iter().map(|t| t.label.clone()).collect::<Vec<_>>();
    let ids = |relation: &str| others(relation).iter().map(|t| t.id.clone()).collect::<Vec<_>>();
    let fact = |name: &str| all(thing.facts.iter().find(|(n, _)| *n == name).map(|(_, f)| f.clone()));
    let days = thing.days.map_or((vec![], vec![]), |(a, b)| (vec![a.to_string()], vec![b.to_string()]));
    let reports: Vec<&Link> = links.iter().copied().filter(|l| l.relation == "REPORTS").collect();
    vec![
        ("date", fact("date")),
        ("startDate", days.0),
        ("endDate", days.1),
        ("location", labels("AT")),
        ("involved", [ids("TOOK_PART"), ids("REPRESENTED")].concat()),
        ("keywords", [labels("ABOUT"), fact("form"), fact("status")].concat()),
        ("proof", ids("REPORTS")),
        ("summary", sentences(&reports)),
    ]
}

fn all(fact: Option<Fact>) -> Vec<String> {
    match fact {
        Some(Fact::Texts(all)) => all.iter().map(|t| t.to_string()).collect(),
        Some(Fact::Made(all)) => all,
        Some(one) => vec![one.text("").into_owned()],
        None => vec![],
    }
}

fn sentences(links: &[&Link]) -> Vec<String> {
    let facts = links.iter().flat_map(|l| &l.facts).filter(|(name, _)| *name == "sentence");
    facts.map(|(_, fact)| fact.text("").into_owned()).collect()
}

fn line(out: &mut impl Write, id: &str, schema: &str, properties: Properties) -> io::Result<()> {
    let mut known = Map::new();
    for (name, values) in properties {
        let values: BTreeSet<String> =
            values.iter().map(|v| legal(v).into_owned()).filter(|v| !v.trim().is_empty()).collect();
        if !values.is_empty() {
            known.insert(name.to_string(), json!(values));
        }
    }
    serde_json::to_writer(&mut *out, &json!({"id": id, "schema": schema, "properties": known}))?;
    out.write_all(b"\n")
}
