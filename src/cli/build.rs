//! `build`: articles to a graph.

use std::collections::BTreeSet;
use std::path::Path;

use rapporteur::Error;
use rapporteur::dossier::{Dossier, Meeting, Status};
use rapporteur::graph::file::write_atomically;
use rapporteur::graph::{Archive, Form, name, rank};
use rapporteur::merge::Whole;

use super::args::Build;
use super::table::{Cell, table};
use super::{End, Outcome, Stop, input, output};

/// Meetings in the table.
const SHOWN: usize = 10;

/// Reads articles, keeps what they say, and prints what was found.
pub fn run(args: &Build) -> Outcome {
    let path = args.output.as_ref().or(args.add.as_ref()).ok_or_else(|| Error::new("", "no graph to write"))?;
    output::check_graph_name(path)?;
    let (mut archive, before) = args.add.as_deref().map_or(Ok((Archive::default(), None)), input::whole)?;
    let mut clash = false;
    let end = input::dossiers(&args.reading, false, |dossier| {
        if let Err(error) = archive.add(dossier) {
            output::complain(&error);
            clash = true;
        }
        Ok(())
    })?;
    keep(&archive, before, &[], path)?;
    Ok(if clash { End::Short } else { end })
}

/// Writes a graph in the form that the name of the file tells, and prints what it holds. `before` is what the documents said
/// before some came and others, `gone`, went.
pub fn keep(archive: &Archive, before: Option<Whole>, gone: &[Dossier], path: &Path) -> Result<(), Stop> {
    let whole = before.map_or_else(|| archive.whole(), |before| archive.whole_again(before, gone));
    write_atomically(path, &archive.to_bytes(&whole, Form::of(path)))?;
    output::print(&summary(&whole.facts, output::columns(), output::coloured(&std::io::stdout())))
}

/// What a graph holds: how many of each, and the meetings that matter most.
pub fn summary(dossier: &Dossier, columns: usize, colour: bool) -> String {
    let topics: BTreeSet<&str> = dossier.meetings.iter().flat_map(|m| &m.topics).map(|t| t.label.as_str()).collect();
    let counts = [
        many(dossier.documents.len(), "document"),
        many(dossier.persons.len(), "person"),
        format!("{}{}", many(dossier.meetings.len(), "meeting"), statuses(&dossier.meetings)),
        many(topics.len(), "topic"),
    ];
    let mut out = format!("{}\n", counts.join(", "));
    let most = rank::most(&dossier.meetings, SHOWN);
    if most.is_empty() {
        return out;
    }
    if most.len() < dossier.meetings.len() {
        out += &format!("the {} meetings that matter most:\n", most.len());
    }
    let head = ["date", "status", "kind", "who", "about", "place", "documents"];
    let rows: Vec<_> = most.iter().map(|m| row(m, dossier)).collect();
    out += "\n";
    out += &table(&head, &rows, columns, colour);
    out
}

/// " (5 held, 1 planned)"
fn statuses(meetings: &[Meeting]) -> String {
    let count = |s: Status| (meetings.iter().filter(|m| m.status == s).count(), s.word());
    let counts = Status::ALL.map(count).into_iter().filter(|(n, _)| *n > 0);
    let words: Vec<String> = counts.map(|(n, word)| format!("{n} {word}")).collect();
    if words.is_empty() { String::new() } else { format!(" ({})", words.join(", ")) }
}

fn many(n: usize, thing: &str) -> String {
    format!("{n} {thing}{}", if n == 1 { "" } else { "s" })
}

fn row(meeting: &Meeting, dossier: &Dossier) -> [Cell; 7] {
    let topics: Vec<&str> = meeting.topics.iter().map(|t| t.label.as_str()).collect();
    let documents: BTreeSet<&str> = meeting.evidence.iter().map(|e| e.document.as_str()).collect();
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_string());
    [
        Cell::fixed(or_dash(meeting.date().map(|d| d.to_string()))),
        Cell::status(meeting.status),
        Cell::fixed(meeting.kind.word()),
        Cell::loose(who(meeting, dossier)),
        Cell::loose(or_dash(Some(topics.join("; ")).filter(|t| !t.is_empty()))),
        Cell::loose(or_dash(meeting.place().map(str::to_string))),
        Cell::fixed(documents.len().to_string()),
    ]
}

/// Those who met: people, else offices and groups, else the countries.
fn who(meeting: &Meeting, dossier: &Dossier) -> String {
    let mut names: Vec<String> = meeting.participants.iter().map(|p| name(&p.who, dossier)).collect();
    if names.len() < 2 {
        names.extend(meeting.parties.iter().map(|p| p.value.clone()));
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_told_in_a_line() {
        assert_eq!(summary(&Dossier::default(), 80, false), "0 documents, 0 persons, 0 meetings, 0 topics\n");
    }
}
