//! Mermaid: a drawing that Markdown pages show.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::tables::name;
use crate::dossier::{Dossier, Person, Status, Who};
use crate::graph::rank;

/// Most lines of a drawing; Mermaid itself refuses more than 500.
const LINES: usize = 200;

/// Writes the meetings that matter most, with those who took part. A comment says how many are left out.
pub fn write(dossier: &Dossier, mut out: impl Write) -> io::Result<()> {
    let persons: BTreeMap<&str, &Person> = dossier.persons.iter().map(|p| (p.id.as_str(), p)).collect();
    let mut boxes: BTreeMap<(&Who, usize), usize> = BTreeMap::new();
    let mut people = Vec::new();
    let (mut lines, mut shown, mut room) = (Vec::new(), 0, LINES);
    let mut cards = Vec::new();
    for meeting in rank::most(&dossier.meetings, dossier.meetings.len()) {
        // One that is too large for what room is left gives way to those that are not.
        let Some(rest) = room.checked_sub(meeting.participants.len().max(1)) else { continue };
        room = rest;
        shown += 1;
        let date = meeting.date().map_or("undated".to_string(), |d| d.to_string());
        let topics: Vec<&str> = meeting.topics.iter().take(3).map(|t| t.label.as_str()).collect();
        let words = [date, format!("{} {}", meeting.status.word(), meeting.kind.word()), topics.join(", ")];
        let words: Vec<String> = words.iter().filter(|w| !w.is_empty()).map(|w| escape(w)).collect();
        cards.push(format!("  m{shown}[\"{}\"]", words.join("<br>")));
        for p in &meeting.participants {
            // A group is of one meeting alone.
            let here = if matches!(p.who, Who::Group(_)) { shown } else { 0 };
            let person = *boxes.entry((&p.who, here)).or_insert_with(|| {
                people.push(format!("  p{}(\"{}\")", people.len(), escape(&name(&p.who, &persons))));
                people.len() - 1
            });
            let line = if meeting.status == Status::Held { "---" } else { "-.-" };
            lines.push(format!("  p{person} {line} m{shown}"));
        }
    }
    writeln!(out, "%% {shown} of {} meetings", dossier.meetings.len())?;
    writeln!(out, "flowchart LR")?;
    for line in people.iter().chain(&cards).chain(&lines) {
        writeln!(out, "{line}")?;
    }
    out.flush()
}

/// A text inside quotes. Mermaid knows signs by number, `#35;`, and reads Markdown between backticks.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in super::net::legal(text).chars() {
        match c {
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | ';' | '*' | '_' | '~' => {
                out.push_str(&format!("#{};", c as u32))
            }
            '\n' | '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
