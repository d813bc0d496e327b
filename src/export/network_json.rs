//! JSON of network tools: node-link for NetworkX and d3, Cytoscape's for Cytoscape and cytoscape.js.

use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::net::{Fact, Link, Net, Thing};

/// Writes node-link JSON, as NetworkX 3.4 and later read it.
pub fn node_link(net: &Net, mut out: impl Write) -> io::Result<()> {
    out.write_all(b"{\"directed\": true, \"multigraph\": true, \"graph\": {\"name\": \"rapporteur\"}, \"nodes\": [")?;
    list(&mut out, &net.things, |_, t, line| put(line, &[("id", Fact::Text(&t.id))], &naming(t), &t.facts))?;
    out.write_all(b"], \"edges\": [")?;
    list(&mut out, &net.links, |i, l, line| {
        put(line, &ends(net, l), &[("key", Fact::Count(i)), relation(l)], &l.facts)
    })?;
    out.write_all(b"]}\n")?;
    out.flush()
}

/// Writes Cytoscape's JSON (`.cyjs`).
pub fn cytoscape(net: &Net, mut out: impl Write) -> io::Result<()> {
    let head =
        "{\"data\": {\"name\": \"rapporteur\"}, \"directed\": true, \"multigraph\": true, \"elements\": {\"nodes\": [";
    out.write_all(head.as_bytes())?;
    list(&mut out, &net.things, |_, t, line| {
        let names = [("id", Fact::Text(&t.id)), ("value", Fact::Text(&t.id)), ("name", Fact::Text(&t.label))];
        data(line, |line| put(line, &names, &naming(t), &t.facts))
    })?;
    out.write_all(b"], \"edges\": [")?;
    list(&mut out, &net.links, |i, l, line| {
        let [source, target] = ends(net, l);
        let id = ("id", Fact::Said(format!("e{i}")));
        let names = [id, ("key", Fact::Count(i)), ("interaction", Fact::Text(l.relation)), source, target];
        data(line, |line| put(line, &names, &[relation(l)], &l.facts))
    })?;
    out.write_all(b"]}}\n")?;
    out.flush()
}

type Named<'a> = (&'static str, Fact<'a>);

fn naming<'a>(thing: &'a Thing) -> [Named<'a>; 2] {
    [("kind", Fact::Text(thing.kind)), ("label", Fact::Text(&thing.label))]
}

fn ends<'a>(net: &'a Net, link: &Link) -> [Named<'a>; 2] {
    [("source", Fact::Text(&net.things[link.from].id)), ("target", Fact::Text(&net.things[link.to].id))]
}

fn relation(link: &Link) -> Named<'static> {
    ("relation", Fact::Text(link.relation))
}

/// An object of facts by name.
struct Object<'a>([&'a [Named<'a>]; 3]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.0.iter().copied().flatten().try_for_each(|(name, fact)| map.serialize_entry(name, fact))?;
        map.end()
    }
}

fn put<'a>(
    line: &mut Vec<u8>,
    first: &'a [Named<'a>],
    second: &'a [Named<'a>],
    facts: &'a [Named<'a>],
) -> io::Result<()> {
    Ok(serde_json::to_writer(line, &Object([first, second, facts]))?)
}

fn data(line: &mut Vec<u8>, put: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> io::Result<()> {
    line.extend(b"{\"data\":");
    put(line)?;
    line.push(b'}');
    Ok(())
}

/// Values parted by commas, one a line.
fn list<T>(out: &mut impl Write, all: &[T], put: impl Fn(usize, &T, &mut Vec<u8>) -> io::Result<()>) -> io::Result<()> {
    let mut line = Vec::new();
    for (i, one) in all.iter().enumerate() {
        line.clear();
        line.extend(if i == 0 { &b"\n"[..] } else { &b",\n"[..] });
        put(i, one, &mut line)?;
        out.write_all(&line)?;
    }
    Ok(())
}
