//! JSON of network tools: node-link for NetworkX and d3, Cytoscape's for Cytoscape and cytoscape.js.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::net::{Fact, Link, Net, Thing};

/// Writes node-link JSON, as NetworkX 3.4 and later read it.
pub fn node_link(net: &Net, mut out: impl Write) -> io::Result<()> {
    out.write_all(b"{\"directed\": true, \"multigraph\": true, \"graph\": {\"name\": \"rapporteur\"}, \"nodes\": [")?;
    list(&mut out, net.things.iter().map(|t| thing(t, [("id", json!(t.id))])))?;
    out.write_all(b"], \"edges\": [")?;
    let edge = |(i, l): (usize, &Link)| {
        let ends = [("source", json!(net.things[l.from].id)), ("target", json!(net.things[l.to].id))];
        link(l, ends.into_iter().chain([("key", json!(i))]))
    };
    list(&mut out, net.links.iter().enumerate().map(edge))?;
    out.write_all(b"]}\n")?;
    out.flush()
}

/// Writes Cytoscape's JSON (`.cyjs`).
pub fn cytoscape(net: &Net, mut out: impl Write) -> io::Result<()> {
    let head =
        "{\"data\": {\"name\": \"rapporteur\"}, \"directed\": true, \"multigraph\": true, \"elements\": {\"nodes\": [";
    out.write_all(head.as_bytes())?;
    let node =
        |t: &Thing| json!({"data": thing(t, [("id", json!(t.id)), ("value", json!(t.id)), ("name", json!(t.label))])});
    list(&mut out, net.things.iter().map(node))?;
    out.write_all(b"], \"edges\": [")?;
    let edge = |(i, l): (usize, &Link)| {
        let ends = [("source", json!(net.things[l.from].id)), ("target", json!(net.things[l.to].id))];
        let names = [("id", json!(format!("e{i}"))), ("key", json!(i)), ("interaction", json!(l.relation))];
        json!({"data": link(l, names.into_iter().chain(ends))})
    };
    list(&mut out, net.links.iter().enumerate().map(edge))?;
    out.write_all(b"]}}\n")?;
    out.flush()
}

fn thing<'a>(thing: &Thing, first: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    let names = [("kind", json!(thing.kind)), ("label", json!(thing.label))];
    object(first.into_iter().chain(names), &thing.facts)
}

fn link<'a>(link: &Link, first: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    object(first.into_iter().chain([("relation", json!(link.relation))]), &link.facts)
}

fn object<'a>(first: impl Iterator<Item = (&'a str, Value)>, facts: &[(&'static str, Fact)]) -> Value {
    let facts = facts.iter().map(|(name, fact)| (name.to_string(), fact.json()));
    Value::Object(first.map(|(name, value)| (name.to_string(), value)).chain(facts).collect::<Map<_, _>>())
}

/// Values parted by commas, one a line.
fn list(out: &mut impl Write, values: impl Iterator<Item = Value>) -> io::Result<()> {
    for (i, value) in values.enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &value)?;
    }
    Ok(())
}
