//! Cypher: for Neo4j and its kin, without leave to import files.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::net::{Fact, Net, Thing, legal};

/// A Cypher script that makes the network, or renews it where it is already there.
pub fn write(net: &Net, mut out: impl Write) -> io::Result<()> {
    let kinds: BTreeSet<&str> = net.things.iter().map(|t| t.kind).collect();
    for kind in kinds {
        let name = kind.to_lowercase();
        writeln!(out, "CREATE CONSTRAINT {name}_id IF NOT EXISTS FOR (n:{kind}) REQUIRE n.id IS UNIQUE;")?;
    }
    for thing in &net.things {
        let facts = properties(&thing.facts);
        writeln!(
            out,
            "MERGE (n:{} {{id: {}}}) SET n.name = {}{facts};",
            thing.kind,
            quote(&thing.id),
            quote(&thing.label)
        )?;
    }
    for (i, link) in net.links.iter().enumerate() {
        let end = |t: &Thing| format!("{} {{id: {}}}", t.kind, quote(&t.id));
        let (from, to) = (end(&net.things[link.from]), end(&net.things[link.to]));
        let facts = properties(&link.facts).replace(", n.", ", r.");
        let days =
            link.days.map_or(String::new(), |(a, b)| format!(", r.first_day = date('{a}'), r.last_day = date('{b}')"));
        let relation = link.relation;
        writeln!(
            out,
            "MATCH (a:{from}) MATCH (b:{to}) MERGE (a)-[r:{relation} {{number: {i}}}]->(b) SET r.number = {i}{facts}{days};"
        )?;
    }
    out.flush()
}

fn properties(facts: &[(&'static str, Fact)]) -> String {
    facts.iter().map(|(name, fact)| format!(", n.{name} = {}", value(fact))).collect()
}

fn value(fact: &Fact) -> String {
    let list = |all: Vec<String>| format!("[{}]", all.join(", "));
    match fact {
        Fact::Texts(all) => list(all.iter().map(|t| quote(t)).collect()),
        Fact::Made(all) => list(all.iter().map(|t| quote(t)).collect()),
        Fact::Day(day) => format!("date('{day}')"),
        Fact::Count(_) | Fact::Share(_) | Fact::Flag(_) => fact.text("").into_owned(),
        _ => quote(&fact.text("")),
    }
}

/// A text in quotes.
fn quote(text: &str) -> String {
    let mut out = String::from("'");
    for c in legal(text).chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\'' => out.push_str("\\'"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out + "'"
}
