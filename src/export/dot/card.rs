//! The card of a meeting: when, what it is called, how it stands, about what, and who tells of it.

use std::collections::BTreeSet;

use super::cast::{Cast, Face, Key};
use super::drawing::{Node, Row, Shape};
use super::text::{clean, cut, pack, width, wrap};
use crate::dossier::{Dossier, Kind, Meeting, Status};

const INK: &str = "#222222";
const RED: &str = "#B00020";
/// Width of a line in small letters, in thousandths of their size.
const LINE: u32 = 23_500;
/// Width of the title's lines.
const TITLE: u32 = 19_300;
/// Width of one name in it.
const NAME: u32 = 11_000;
/// Most topics on a card.
const TOPICS: usize = 6;

/// The node of a meeting.
pub fn card(id: &str, n: usize, meeting: &Meeting, dossier: &Dossier, cast: &Cast) -> Node {
    let (style, colour) = line(meeting.status);
    let title = title(meeting, &cast.at(n), cast.others[n].len());
    let mut rows = heading(&when(meeting), &title);
    rows.push(Row::small(&status(meeting), 10, colour));
    rows.extend(topics(meeting).iter().map(|t| Row::small(t, 10, "#000000")));
    rows.extend(also(&cast.others[n]).map(|t| Row::small(&t, 10, INK)));
    rows.push(Row::small(&sources(meeting, dossier), 9, "#666666"));
    let rows = rows.into_iter().map(Row::left).collect();
    let tip = tooltip(&format!("{} {title}", when(meeting)), meeting, dossier);
    Node { id: id.to_string(), rows, letters: super::LETTERS, tip, shape: Shape::Card { style, colour } }
}

/// Style of the lines that belong to a meeting of this status, and colour of its card.
pub fn line(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Held => ("solid", INK),
        Status::Planned => ("dashed", INK),
        Status::Proposed => ("dotted", INK),
        Status::Cancelled => ("dashed", RED),
    }
}

fn heading(when: &str, title: &str) -> Vec<Row> {
    let room = TITLE - width(when) - width("  ");
    let lines = match width(title) <= room {
        true => vec![title.to_string()],
        false => wrap(&format!("{when} {title}"), TITLE, 2),
    };
    let first = lines[0].strip_prefix(when).unwrap_or(&lines[0]);
    let mut rows = vec![Row::two(when, "  ", first)];
    rows.extend(lines[1..].iter().map(|l| Row::plain(l)));
    rows
}

fn when(meeting: &Meeting) -> String {
    meeting.date().map_or("undated".to_string(), |d| d.to_string())
}

/// Kind and names: "Kerry–Lavrov call", "US–RU talks of four".
pub fn title(meeting: &Meeting, faces: &[&Face], others: usize) -> String {
    let noun = noun(meeting.kind);
    let names: Vec<String> = faces.iter().map(|f| cut(call(f, faces), NAME)).collect();
    let joined = format!("{} {noun}", names.join("–"));
    let n = names.len() + others;
    match n {
        0 => capital(noun),
        1 => format!("{} with {}", capital(noun), names[0]),
        2 => joined,
        3 if width(&joined) < TITLE - 6_000 => joined,
        n => {
            let countries: BTreeSet<&str> = faces.iter().filter_map(|f| f.tag).collect();
            let known = others == 0 && faces.iter().all(|f| f.tag.is_some()) && countries.len() == 2;
            match known {
                true => format!("{} {noun} of {}", ordered(faces).join("–"), number(n)),
                false => format!("{} of {}", capital(noun), number(n)),
            }
        }
    }
}

/// What somebody is called in a title: the full name, where the short one is another's too.
fn call<'f>(face: &'f Face, faces: &[&Face]) -> &'f str {
    let shared = faces.iter().filter(|f| f.short == face.short).count() > 1;
    if shared && matches!(face.key, Key::Person(_)) { &face.name } else { &face.short }
}

/// The countries of boxes in the order of the boxes.
fn ordered<'f>(faces: &[&'f Face]) -> Vec<&'f str> {
    let mut out: Vec<&str> = Vec::new();
    for tag in faces.iter().filter_map(|f| f.tag) {
        if !out.contains(&tag) {
            out.push(tag);
        }
    }
    out
}

fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Video => "video call",
        kind => kind.word(),
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}

fn number(n: usize) -> String {
    let words = ["four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    match n {
        3 => "three".to_string(),
        n => n.checked_sub(4).and_then(|i| words.get(i)).map_or(n.to_string(), |w| w.to_string()),
    }
}

/// Sign, status and what it was before, how they met, and where.
fn status(meeting: &Meeting) -> String {
    let sign = match meeting.status {
        Status::Held => "•",
        Status::Planned => "~",
        Status::Proposed => "?",
        Status::Cancelled => "×",
    };
    let how = match meeting.kind {
        Kind::Talks => "in person",
        Kind::Call => "phone",
        kind => kind.word(),
    };
    let before = meeting.history.iter().rev().find(|s| s.value != meeting.status);
    let before = before.map_or(String::new(), |s| format!(" (was {})", s.value.word()));
    let words = format!("{sign} {}{before} · {how}", meeting.status.word());
    match meeting.place().map(clean).filter(|p| !p.is_empty()) {
        Some(place) => format!("{words} · {}", cut(&place, LINE - width(&words))),
        None => words,
    }
}

/// The topics as bullets, several short ones on a line, and how many more there are.
fn topics(meeting: &Meeting) -> Vec<String> {
    let labels: Vec<String> = meeting.topics.iter().map(|t| clean(&t.label)).filter(|l| !l.is_empty()).collect();
    let more = labels.len().saturating_sub(TOPICS);
    let mut lines = pack(&labels[..labels.len() - more], LINE - width("• "));
    lines.iter_mut().for_each(|line| line.insert_str(0, "• "));
    if more > 0 {
        let more = format!("+ {more} more");
        match lines.last_mut() {
            Some(line) if width(line) + width(" ") + width(&more) <= LINE => *line = format!("{line} {more}"),
            _ => lines.push(more),
        }
    }
    lines
}

/// Those who have no box at this card.
fn also(names: &[String]) -> impl Iterator<Item = String> {
    let words = if names.is_empty() { String::new() } else { format!("with {}", list(names, 2 * LINE - 8_000)) };
    wrap(&words, LINE, 2).into_iter().filter(|l| !l.is_empty())
}

/// The documents that tell of a meeting; for an undated one also since when it is told of.
fn sources(meeting: &Meeting, dossier: &Dossier) -> String {
    let mut documents: Vec<&str> = Vec::new();
    for e in &meeting.evidence {
        if !documents.contains(&e.document.as_str()) {
            documents.push(&e.document);
        }
    }
    let told = documents.iter().filter_map(|id| dossier.document(id)?.published).min();
    let told = told.filter(|_| meeting.date().is_none()).map_or(String::new(), |d| format!(" · told {d}"));
    let ids: Vec<String> = documents.iter().map(|id| cut(&clean(id), LINE - 10_000)).collect();
    format!("source: {}{told}", list(&ids, LINE - width(&told)))
}

/// As many items as fit, and how many more there are; at least one.
fn list(items: &[String], most: u32) -> String {
    let mut words = String::new();
    for (i, item) in items.iter().enumerate() {
        if i > 0 && width(&words) + width(item) + width(", + 99 more") > most {
            return format!("{words} + {} more", items.len() - i);
        }
        words = if i == 0 { item.clone() } else { format!("{words}, {item}") };
    }
    words
}

/// Title and evidence, shown by a browser when the mouse rests on the card.
fn tooltip(title: &str, meeting: &Meeting, dossier: &Dossier) -> String {
    let quote = meeting.evidence.iter().find_map(|e| {
        let quote = clean(dossier.document(&e.document)?.quote(e.span));
        (!quote.is_empty()).then(|| format!(": {} ({})", cut(&quote, 160_000), e.document))
    });
    format!("{title}{}", quote.unwrap_or_default())
}
