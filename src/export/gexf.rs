//! GEXF 1.3: for Gephi and Gephi Lite, with the days of meetings, so that a network can be played in time.

use std::io::{self, Write};

use jiff::civil;

use super::net::{Fact, LINK_FACTS, Net, THING_FACTS, Type};
use super::xml::Xml;

/// Writes a network. What has no date is always there; a month counts from its first day to its last.
pub fn write(net: &Net, out: impl Write) -> io::Result<()> {
    let mut xml = Xml::new(out);
    xml.open("gexf", &[("xmlns", "http://gexf.net/1.3"), ("version", "1.3")])?;
    let time = [("mode", "dynamic"), ("timeformat", "date"), ("timerepresentation", "interval")];
    xml.open("graph", &[&[("defaultedgetype", "directed")], &time[..]].concat())?;
    columns(&mut xml, "node", [("kind", Type::Text)].iter().chain(THING_FACTS))?;
    columns(&mut xml, "edge", LINK_FACTS.iter())?;
    xml.open("nodes", &[("count", &net.things.len().to_string())])?;
    for thing in &net.things {
        let days = span(thing.days);
        let mut attributes = vec![("id", thing.id.as_str()), ("label", &thing.label)];
        attributes.extend(days.iter().flat_map(|(a, b)| [("start", a.as_str()), ("end", b.as_str())]));
        xml.open("node", &attributes)?;
        values(&mut xml, &[("kind", Fact::Text(thing.kind))], &thing.facts)?;
        xml.close("node")?;
    }
    xml.close("nodes")?;
    xml.open("edges", &[("count", &net.links.len().to_string())])?;
    for (i, link) in net.links.iter().enumerate() {
        let (id, days) = (i.to_string(), span(link.days));
        let (from, to) = (&net.things[link.from].id, &net.things[link.to].id);
        let mut attributes = vec![("id", id.as_str()), ("source", from), ("target", to)];
        attributes.extend([("kind", link.relation), ("label", link.relation)]);
        attributes.extend(days.iter().flat_map(|(a, b)| [("start", a.as_str()), ("end", b.as_str())]));
        xml.open("edge", &attributes)?;
        values(&mut xml, &[], &link.facts)?;
        xml.close("edge")?;
    }
    xml.close("edges")?;
    xml.close("graph")?;
    xml.close("gexf")?;
    xml.end()
}

fn span(days: Option<(civil::Date, civil::Date)>) -> Option<(String, String)> {
    days.map(|(first, last)| (first.to_string(), last.to_string()))
}

fn columns<'a>(
    xml: &mut Xml<impl Write>,
    class: &str,
    names: impl Iterator<Item = &'a (&'a str, Type)>,
) -> io::Result<()> {
    xml.open("attributes", &[("class", class), ("mode", "static")])?;
    for (name, kind) in names {
        let kind = match kind {
            Type::Count => "integer",
            Type::Share => "double",
            Type::Flag => "boolean",
            Type::Text | Type::Texts | Type::Day => "string",
        };
        xml.empty("attribute", &[("id", name), ("title", name), ("type", kind)])?;
    }
    xml.close("attributes")
}

fn values(xml: &mut Xml<impl Write>, first: &[(&str, Fact)], rest: &[(&'static str, Fact)]) -> io::Result<()> {
    xml.open("attvalues", &[])?;
    for (name, fact) in first.iter().chain(rest) {
        xml.empty("attvalue", &[("for", name), ("value", &fact.text("; "))])?;
    }
    xml.close("attvalues")
}
