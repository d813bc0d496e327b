//! Tables: for spreadsheets, data frames, Ladybug, and Neo4j's import.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::net::{Fact, LINK_FACTS, Link, Net, THING_FACTS, Type, legal};
use crate::dossier::{Dossier, Meeting, Participant, Person, Source, Who};

fn table<W: Write>(out: W) -> Writer<W> {
    WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(out)
}

fn row(out: &mut Writer<impl Write>, cells: impl IntoIterator<Item = impl AsRef<str>>) -> io::Result<()> {
    for cell in cells {
        out.write_field(legal(cell.as_ref()).as_bytes()).map_err(io::Error::other)?;
    }
    out.write_record(None::<&[u8]>).map_err(io::Error::other)
}

/// The value of each column, empty where it is not known.
fn cells<'a>(
    facts: &'a [(&str, Fact)],
    columns: &'a [(&str, Type)],
    between: &'a str,
) -> impl Iterator<Item = Cow<'a, str>> {
    let of = |name: &str| facts.iter().find(|(n, _)| *n == name).map(|(_, fact)| fact);
    columns.iter().map(move |(name, _)| of(name).map_or(Cow::Borrowed(""), |f| f.text(between)))
}

/// Things, one a row.
pub fn nodes(net: &Net, out: impl Write) -> io::Result<()> {
    let mut out = table(out);
    let names = THING_FACTS.iter().map(|(name, _)| name.to_string());
    row(&mut out, ["id", "kind", "label"].map(String::from).into_iter().chain(names))?;
    for thing in &net.things {
        let first = [&thing.id, thing.kind, &thing.label].map(Cow::Borrowed);
        row(&mut out, first.into_iter().chain(cells(&thing.facts, THING_FACTS, "; ")))?;
    }
    out.flush()
}

/// Relations, one a row: from and to are ids of things.
pub fn edges(net: &Net, out: impl Write) -> io::Result<()> {
    let mut out = table(out);
    let names = LINK_FACTS.iter().map(|(name, _)| name.to_string());
    row(&mut out, ["from", "to", "relation", "first_day", "last_day"].map(String::from).into_iter().chain(names))?;
    for link in &net.links {
        let first = ends(net, link).into_iter().chain([link.relation.into()]).chain(days(link));
        row(&mut out, first.chain(cells(&link.facts, LINK_FACTS, "; ")))?;
    }
    out.flush()
}

fn ends<'a>(net: &'a Net, link: &Link) -> [Cow<'a, str>; 2] {
    [&net.things[link.from].id, &net.things[link.to].id].map(|id| id.as_str().into())
}

fn days(link: &Link) -> [Cow<'static, str>; 2] {
    link.days.map_or_else(Default::default, |(first, last)| [first.to_string().into(), last.to_string().into()])
}

/// How Ladybug (or Kuzu) loads [`nodes`] and [`edges`]. A text may hold line breaks, hence one reader at a time.
pub fn ladybug(mut out: impl Write) -> io::Result<()> {
    let columns = |facts: &[(&str, Type)]| facts.iter().map(|(n, t)| format!("{n} {}", column(*t))).collect::<Vec<_>>();
    let (things, links) = (columns(THING_FACTS).join(", "), columns(LINK_FACTS).join(", "));
    writeln!(out, "CREATE NODE TABLE Thing(id STRING PRIMARY KEY, kind STRING, label STRING, {things});")?;
    writeln!(
        out,
        "CREATE REL TABLE Link(FROM Thing TO Thing, relation STRING, first_day DATE, last_day DATE, {links});"
    )?;
    writeln!(out, "COPY Thing FROM 'nodes.csv' (HEADER=true, PARALLEL=false);")?;
    writeln!(out, "COPY Link FROM 'edges.csv' (HEADER=true, PARALLEL=false);")?;
    out.flush()
}

fn column(kind: Type) -> &'static str {
    match kind {
        Type::Text | Type::Texts => "STRING",
        Type::Day => "DATE",
        Type::Count => "INT64",
        Type::Share => "DOUBLE",
        Type::Flag => "BOOLEAN",
    }
}

/// Things for `neo4j-admin database import`, with typed headers.
pub fn neo4j_nodes(net: &Net, out: impl Write) -> io::Result<()> {
    let mut out = table(out);
    row(&mut out, [":ID", "id", ":LABEL", "name"].map(String::from).into_iter().chain(typed(THING_FACTS)))?;
    for thing in &net.things {
        let first = [&thing.id, &thing.id, thing.kind, &thing.label].map(Cow::Borrowed);
        let facts = apart(&thing.facts);
        row(&mut out, first.into_iter().chain(cells(&facts, THING_FACTS, ";")))?;
    }
    out.flush()
}

/// Relations for `neo4j-admin database import`.
pub fn neo4j_edges(net: &Net, out: impl Write) -> io::Result<()> {
    let mut out = table(out);
    let first = [":START_ID", ":END_ID", ":TYPE", "first_day:date", "last_day:date"].map(String::from);
    row(&mut out, first.into_iter().chain(typed(LINK_FACTS)))?;
    for link in &net.links {
        let first = ends(net, link).into_iter().chain([link.relation.into()]).chain(days(link));
        let facts = apart(&link.facts);
        row(&mut out, first.chain(cells(&facts, LINK_FACTS, ";")))?;
    }
    out.flush()
}

/// The command that loads the two files.
pub fn neo4j_command(mut out: impl Write) -> io::Result<()> {
    out.write_all(
        b"#!/bin/sh\n# Loads these tables into a database that is not running.\n\
          neo4j-admin database import full --overwrite-destination --multiline-fields=true \\\n  \
          --nodes=nodes.csv --relationships=edges.csv neo4j\n",
    )?;
    out.flush()
}

fn typed<'a>(columns: &'a [(&str, Type)]) -> impl Iterator<Item = String> + 'a {
    columns.iter().map(|(name, kind)| {
        let kind = match kind {
            Type::Text => "",
            Type::Texts => ":string[]",
            Type::Day => ":date",
            Type::Count => ":long",
            Type::Share => ":double",
            Type::Flag => ":boolean",
        };
        format!("{name}{kind}")
    })
}

/// Facts in which a semicolon parts texts, and stands in none of them.
fn apart<'a>(facts: &'a [(&'static str, Fact<'a>)]) -> Vec<(&'static str, Fact<'a>)> {
    let plain = |text: &str| text.replace(';', ",");
    let part = |fact: &Fact<'a>| match fact {
        Fact::Texts(all) => Fact::Made(all.iter().map(|t| plain(t)).collect()),
        Fact::Made(all) => Fact::Made(all.iter().map(|t| plain(t)).collect()),
        other => other.clone(),
    };
    facts.iter().map(|(name, fact)| (*name, part(fact))).collect()
}

/// Meetings, one a row, for people with a spreadsheet.
pub fn meetings(dossier: &Dossier, out: impl Write) -> io::Result<()> {
    let persons: BTreeMap<&str, &Person> = dossier.persons.iter().map(|p| (p.id.as_str(), p)).collect();
    let documents: BTreeMap<&str, &Source> = dossier.documents.iter().map(|d| (d.id.as_str(), d)).collect();
    let mut out = table(out);
    let head = ["date", "status", "kind", "who", "countries", "about", "place", "documents", "sentence", "id"];
    row(&mut out, head.map(String::from))?;
    for m in &dossier.meetings {
        let sentence = m.evidence.iter().find_map(|e| Some(documents.get(e.document.as_str())?.quote(e.span)));
        let told: BTreeSet<&str> = m.evidence.iter().map(|e| e.document.as_str()).collect();
        let cells = [
            m.date().map_or(String::new(), |d| d.to_string()),
            m.status.word().to_string(),
            m.kind.word().to_string(),
            who(m, &persons).join("; "),
            m.parties.iter().map(|p| p.value.as_str()).collect::<Vec<_>>().join("; "),
            m.topics.iter().map(|t| t.label.as_str()).collect::<Vec<_>>().join("; "),
            m.place().unwrap_or_default().to_string(),
            told.into_iter().collect::<Vec<_>>().join("; "),
            sentence.unwrap_or_default().to_string(),
            m.id.clone(),
        ];
        row(&mut out, cells)?;
    }
    out.flush()
}

/// Those who took part, each with the office that he or she held then.
pub fn who(meeting: &Meeting, persons: &BTreeMap<&str, &Person>) -> Vec<String> {
    let office = |p: &Participant| p.office.as_ref().map_or(String::new(), |o| format!(" ({o})"));
    meeting.participants.iter().map(|p| name(&p.who, persons) + &office(p)).collect()
}

/// What somebody who took part is called.
pub fn name(who: &Who, persons: &BTreeMap<&str, &Person>) -> String {
    match who {
        Who::Person(id) => persons.get(id.as_str()).map_or(id.clone(), |p| p.name.clone()),
        Who::Office(office) | Who::Group(office) => office.to_string(),
    }
}
