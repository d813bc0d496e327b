//! Markdown: a dossier of each person, for people who read.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::tables::who;
use crate::dossier::{Dossier, Meeting, Person, Source, Who};

/// Writes the persons by name, each with offices and meetings, and each meeting with a sentence that tells of it.
pub fn write(dossier: &Dossier, mut out: impl Write) -> io::Result<()> {
    let persons: BTreeMap<&str, &Person> = dossier.persons.iter().map(|p| (p.id.as_str(), p)).collect();
    let documents: BTreeMap<&str, &Source> = dossier.documents.iter().map(|d| (d.id.as_str(), d)).collect();
    let mut met: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, meeting) in dossier.meetings.iter().enumerate() {
        for p in &meeting.participants {
            if let Who::Person(id) = &p.who {
                met.entry(id).or_default().push(at);
            }
        }
    }
    // A meeting stands in the dossier of each who took part, and is put into words once.
    let mut entries: Vec<Option<Vec<u8>>> = vec![None; dossier.meetings.len()];
    let mut sorted: Vec<&Person> = dossier.persons.iter().collect();
    sorted.sort_by_key(|p| (&p.name, &p.id));
    writeln!(out, "# Who met whom\n\n{} persons, {} meetings", dossier.persons.len(), dossier.meetings.len())?;
    for person in sorted {
        writeln!(out, "\n## {}\n", escape(&person.name))?;
        for role in &person.roles {
            writeln!(out, "- {}{}", if role.former { "former " } else { "" }, escape(&role.office.to_string()))?;
        }
        for country in &person.countries {
            writeln!(out, "- of {}", escape(&country.value))?;
        }
        let mut meetings = met.remove(person.id.as_str()).unwrap_or_default();
        meetings.dedup();
        for at in meetings {
            if entries[at].is_none() {
                let mut text = Vec::new();
                entry(&mut text, &dossier.meetings[at], &persons, &documents)?;
                entries[at] = Some(text);
            }
            out.write_all(entries[at].as_deref().unwrap_or_default())?;
        }
    }
    out.flush()
}

fn entry(
    out: &mut impl Write,
    meeting: &Meeting,
    persons: &BTreeMap<&str, &Person>,
    documents: &BTreeMap<&str, &Source>,
) -> io::Result<()> {
    let date = meeting.date().map_or("undated".to_string(), |d| d.to_string());
    let place = meeting.place().map_or(String::new(), |p| format!(", {}", escape(p)));
    writeln!(out, "\n### {date} {} ({}){place}\n", meeting.kind.word(), meeting.status.word())?;
    writeln!(out, "Present: {}", escape(&who(meeting, persons).join("; ")))?;
    for topic in &meeting.topics {
        writeln!(out, "- {}", escape(&topic.label))?;
    }
    let said = meeting.evidence.iter().find_map(|e| {
        let sentence = documents.get(e.document.as_str())?.quote(e.span);
        (!sentence.is_empty()).then_some((sentence, &e.document))
    });
    match said {
        Some((sentence, document)) => writeln!(out, "\n> {}\n> ({})", escape(sentence), escape(document)),
        None => Ok(()),
    }
}

/// A text that Markdown shows as it is.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in super::net::legal(text).chars() {
        match c {
            '\n' | '\t' => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '>' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}
