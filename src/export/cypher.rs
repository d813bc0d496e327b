//! Cypher: for Neo4j and its kin, without leave to import files.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::net::{Fact, Net, Thing, legal};

/// A Cypher script that makes the network, or renews it where it is already there.
pub fn write(net: &Net, mut out: impl Write) -> io::Result<()> {
    let kinds: BTreeSet<&str> = net.things.iter().map(|t| t.kind).collect();
    for kind in kinds {
        let name = kind.to_lowercase();
        writeln!(out, "CREATE CONSTRAINT {name}_id IF NOT EXISTS FOR (n:{kind}) REQUIRE n.id IS UNIQUE;")?;
    }
    let mut line = String::new();
    for thing in &net.things {
        line.clear();
        line.push_str("MERGE (");
        node(&mut line, "n", thing);
        line.push_str(") SET n.name = ");
        quote(&mut line, &thing.label);
        properties(&mut line, "n", &thing.facts);
        line.push_str(";\n");
        out.write_all(line.as_bytes())?;
    }
    for (i, link) in net.links.iter().enumerate() {
        line.clear();
        line.push_str("MATCH (");
        node(&mut line, "a", &net.things[link.from]);
        line.push_str(") MATCH (");
        node(&mut line, "b", &net.things[link.to]);
        // Nothing fails that writes to a String.
        let _ = write!(line, ") MERGE (a)-[r:{} {{number: {i}}}]->(b) SET r.number = {i}", link.relation);
        properties(&mut line, "r", &link.facts);
        if let Some((first, last)) = link.days {
            properties(&mut line, "r", &[("first_day", Fact::Day(first)), ("last_day", Fact::Day(last))]);
        }
        line.push_str(";\n");
        out.write_all(line.as_bytes())?;
    }
    out.flush()
}

/// `n:Person {id: 'person-ana-duarte'}`
fn node(line: &mut String, name: &str, thing: &Thing) {
    line.extend([name, ":", thing.kind, " {id: "]);
    quote(line, &thing.id);
    line.push('}');
}

fn properties(line: &mut String, of: &str, facts: &[(&'static str, Fact)]) {
    for (name, fact) in facts {
        line.extend([", ", of, ".", name, " = "]);
        value(line, fact);
    }
}

fn value(line: &mut String, fact: &Fact) {
    match fact {
        Fact::Texts(all) => list(line, all),
        Fact::Made(all) => list(line, all),
        Fact::Day(day) => {
            let _ = write!(line, "date('{day}')");
        }
        Fact::Count(_) | Fact::Share(_) | Fact::Flag(_) => line.push_str(&fact.text("")),
        _ => quote(line, &fact.text("")),
    }
}

fn list(line: &mut String, all: &[impl AsRef<str>]) {
    line.push('[');
    for (i, text) in all.iter().enumerate() {
        line.push_str(if i == 0 { "" } else { ", " });
        quote(line, text.as_ref());
    }
    line.push(']');
}

/// A text in quotes.
fn quote(line: &mut String, text: &str) {
    line.push('\'');
    let text = legal(text);
    let mut rest = &*text;
    while let Some(at) = rest.find(['\\', '\'', '\n', '\t']) {
        line.push_str(&rest[..at]);
        line.push_str(match rest.as_bytes()[at] {
            b'\\' => "\\\\",
            b'\'' => "\\'",
            b'\n' => "\\n",
            _ => "\\t",
        });
        rest = &rest[at + 1..];
    }
    line.push_str(rest);
    line.push('\'');
}
