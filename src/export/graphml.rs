//! GraphML: for NetworkX, igraph, yEd, Gephi.

use std::io::{self, Write};

use super::net::{Fact, LINK_FACTS, Net, THING_FACTS, Type};
use super::xml::Xml;

/// Writes a network. Several texts stand in one, parted by `; `.
pub fn write(net: &Net, out: impl Write) -> io::Result<()> {
    let mut xml = Xml::new(out);
    xml.open("graphml", &[("xmlns", "http://graphml.graphdrawing.org/xmlns")])?;
    keys(&mut xml, "node", "n_", [("kind", Type::Text), ("label", Type::Text)].iter().chain(THING_FACTS))?;
    keys(&mut xml, "edge", "e_", [("relation", Type::Text)].iter().chain(LINK_FACTS))?;
    xml.open("graph", &[("id", "rapporteur"), ("edgedefault", "directed")])?;
    for thing in &net.things {
        xml.open("node", &[("id", &thing.id)])?;
        xml.text("data", &[("key", "n_kind")], thing.kind)?;
        xml.text("data", &[("key", "n_label")], &thing.label)?;
        facts(&mut xml, "n_", &thing.facts)?;
        xml.close("node")?;
    }
    for (i, link) in net.links.iter().enumerate() {
        let (from, to) = (&net.things[link.from].id, &net.things[link.to].id);
        xml.open("edge", &[("id", &format!("e{i}")), ("source", from), ("target", to)])?;
        xml.text("data", &[("key", "e_relation")], link.relation)?;
        facts(&mut xml, "e_", &link.facts)?;
        xml.close("edge")?;
    }
    xml.close("graph")?;
    xml.close("graphml")?;
    xml.end()
}

fn keys<'a>(
    xml: &mut Xml<impl Write>,
    of: &str,
    prefix: &str,
    names: impl Iterator<Item = &'a (&'a str, Type)>,
) -> io::Result<()> {
    for (name, kind) in names {
        let kind = match kind {
            Type::Count => "int",
            Type::Share => "double",
            Type::Flag => "boolean",
            Type::Text | Type::Texts | Type::Day => "string",
        };
        let id = format!("{prefix}{name}");
        xml.empty("key", &[("id", &id), ("for", of), ("attr.name", name), ("attr.type", kind)])?;
    }
    Ok(())
}

fn facts(xml: &mut Xml<impl Write>, prefix: &str, facts: &[(&'static str, Fact)]) -> io::Result<()> {
    let mut key = prefix.to_string();
    for (name, fact) in facts {
        key.truncate(prefix.len());
        key.push_str(name);
        xml.text("data", &[("key", &key)], &fact.text("; "))?;
    }
    Ok(())
}
