//! The picture of who met whom about what: cards of meetings in order of time, people left and right of them.
//!
//! What comes out is written as DOT (`script`), or drawn by [`picture`](super::picture). Line style and words tell the status of a meeting, colour and code
//! the country, so nothing is said by colour alone.

pub(super) mod card;
pub(super) mod cast;
pub(super) mod colour;
pub(super) mod drawing;
mod ink;
mod office;
mod panel;
mod people;
mod script;
mod sides;
pub(super) mod text;

use std::collections::BTreeMap;

use crate::date::Date;
use crate::dossier::{Dossier, Meeting, Status};
use crate::graph::rank;
use card::card;
use cast::Face;
use colour::{Paint, Palette};
pub use drawing::Drawing;
use drawing::{Node, Row, Shape, Stroke, Thing, Tie};
use panel::{order, panels};
pub use people::crowd;
use text::{cut, width, wrap};

/// What a picture shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What stands first in the title, in place of "Who met whom".
    pub heading: Option<String>,
    /// Most meetings in one picture; of more, those that matter most are drawn.
    pub most: usize,
    /// Short codes of countries and organisations: `"United States"` → `"US"`. Who has none is called by name.
    pub codes: BTreeMap<String, String>,
}

impl Default for Options {
    /// At most 20 meetings, which is what a reader can still follow.
    fn default() -> Self {
        Options { heading: None, most: 20, codes: BTreeMap::new() }
    }
}

/// Width of a line in a box, in thousandths of the letters' size.
const NAME: u32 = 13_000;
const POST: u32 = 17_000;
/// Size of the letters of a box or card, in points.
const LETTERS: u32 = 12;
/// Least width of the words on a card, in points.
pub(super) const CARD: u32 = 240;
/// Colour of the lines between people, thin enough to be looked through.
pub(super) const TIES: &str = "#33415566";
/// Width of the longest code of a country or a body; more is a name.
const CODE: u32 = 4_000;

/// [`cards`] as a DOT graph, for Graphviz' `dot`.
pub fn dot(dossier: &Dossier, options: &Options) -> String {
    cards(dossier, options).dot()
}

/// [`crowd`] as a DOT graph.
pub fn people(dossier: &Dossier, options: &Options) -> String {
    crowd(dossier, options).dot()
}

/// A dossier as a drawing: a card for each meeting in order of time, people beside them. More than 12 cards stand in
/// several such panels beside each other, so that the picture does not grow too high to be read.
///
/// Equal dossiers give equal drawings. Meetings without a date come last, in the order of the documents that tell of them.
pub fn cards(dossier: &Dossier, options: &Options) -> Drawing {
    let meetings = shown(dossier, options.most);
    let panels = panels(dossier, &meetings, &options.codes);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (tag, n) in panels.iter().flat_map(|p| p.cast.counts()) {
        *counts.entry(tag).or_default() += n;
    }
    let palette = Palette::of(&counts);
    let mut things = Vec::new();
    for panel in &panels {
        for (id, face) in panel.faces.iter().zip(&panel.cast.faces) {
            things.push(Thing::Node(person(id, face, palette.paint(face.tag))));
        }
        for (i, meeting) in panel.meetings.iter().enumerate() {
            things.push(Thing::Node(card(&panel.cards[i], i, meeting, dossier, &panel.cast)));
        }
        for (id, face) in panel.faces.iter().zip(&panel.cast.faces) {
            for &i in &face.cards {
                let paint = palette.paint(face.tag);
                things.push(Thing::Tie(link(id, face.left, &panel.cards[i], panel.meetings[i].status, paint)));
            }
        }
    }
    let title = heading(&title(dossier, options, meetings.len()), 15);
    Drawing { name: "meetings", title, order: order(&panels), things }
}

/// The meetings that matter most, in order of time.
fn shown(dossier: &Dossier, most: usize) -> Vec<&Meeting> {
    let told: BTreeMap<&str, Option<Date>> = dossier.documents.iter().map(|d| (d.id.as_str(), d.published)).collect();
    let mut meetings = rank::most(&dossier.meetings, most);
    meetings.sort_by_cached_key(|m| {
        let first = m.evidence.iter().filter_map(|e| *told.get(e.document.as_str())?).min();
        (m.date().is_none(), m.date(), first.is_none(), first, m.id.clone())
    });
    meetings
}

/// The lines of the title: what there is, and what is left out.
fn title(dossier: &Dossier, options: &Options, shown: usize) -> Vec<String> {
    let all = dossier.meetings.len();
    let off = dossier.meetings.iter().filter(|m| m.status != Status::Held).count();
    let not_held = match (off, all) {
        (0, _) => String::new(),
        (1, 1) => " (not held)".to_string(),
        (off, all) if off == all => " (none of them held)".to_string(),
        (off, _) => format!(" ({off} of them not held)"),
    };
    let counts = format!("{}, {}{not_held}", many(dossier.documents.len(), "article"), many(all, "meeting"));
    let mut lines = vec![title_of(options, "Who met whom about what", &counts)];
    if shown < all {
        lines.push(format!("the {shown} that matter most are shown, {} hidden", many(all - shown, "meeting")));
    }
    lines
}

/// The first line of a title.
fn title_of(options: &Options, usual: &str, counts: &str) -> String {
    format!("{} — {counts}", text::clean(options.heading.as_deref().unwrap_or(usual)))
}

/// The title of a picture: the first line large, the others small.
fn heading(lines: &[String], size: u32) -> Vec<Row> {
    let row = |(i, line): (usize, &String)| match i {
        0 => Row::small(line, size, "#000000"),
        _ => Row::small(line, size * 3 / 4, "#666666"),
    };
    lines.iter().enumerate().map(row).collect()
}

fn many(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// The box of somebody who takes part: name, offices, country.
fn person(id: &str, face: &Face, paint: Paint) -> Node {
    let mut rows: Vec<Row> = wrap(&face.name, NAME, 2).iter().map(|line| Row::bold(line)).collect();
    rows.extend(below(face).iter().map(|line| Row::small(line, 10, "#333333")));
    Node { id: id.to_string(), rows, letters: LETTERS, tip: face.name.clone(), shape: Shape::Face(paint) }
}

/// The lines below a name; the last one ends in the country, or is its name where that is long.
fn below(face: &Face) -> Vec<String> {
    let country = face.tag.filter(|t| *t != face.name).map(text::clean);
    let Some((last, posts)) = face.posts.split_last() else {
        return country.map(|c| cut(&c, POST)).into_iter().collect();
    };
    let mut lines: Vec<String> = posts.iter().flat_map(|p| wrap(p, POST, 2)).collect();
    lines.extend(match country {
        Some(country) => ending(last, &country),
        None => wrap(last, POST, 2),
    });
    lines
}

/// An office with its country: a code stays beside the last word, and is whole whatever must be cut for it.
fn ending(office: &str, country: &str) -> Vec<String> {
    let joined = |words: &str| format!("{words} · {country}");
    let mut lines = wrap(office, POST, 2);
    let last = lines.pop().unwrap_or_default();
    if width(&joined(&last)) <= POST {
        lines.push(joined(&last));
    } else if width(country) > CODE {
        lines.extend([last, cut(country, POST)]);
    } else if let (true, Some((words, end))) = (lines.is_empty(), last.rsplit_once(' ')) {
        lines.extend([words.to_string(), joined(end)]);
    } else {
        lines.push(joined(&cut(&last, POST.saturating_sub(width(&joined(""))))));
    }
    lines
}

/// The line between somebody and a meeting, in the style of the meeting's status and the colour of the country.
fn link(face: &str, left: bool, card: &str, status: Status, paint: Paint) -> Tie {
    let stroke = Stroke::Curve { style: card::line(status).0, colour: paint.line };
    let (from, to) = if left { (face, card) } else { (card, face) };
    Tie { from: from.to_string(), to: to.to_string(), stroke }
}
