//! What the explorer is told: people, meetings and documents, by number.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::dossier::{Dossier, Meeting, Source, Who};
use crate::export::dot::cast::{Cast, Face, Key};
use crate::export::dot::colour::{Paint, Palette};
use crate::export::dot::text::width;
use crate::export::layout::{self, Tie};
use crate::graph::rank;

/// Links that each person keeps on the map.
const EACH: usize = 3;

/// All that the page knows. Names are short: they stand in it thousands of times.
#[derive(Default, Serialize)]
pub struct Facts<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'d str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub paints: Vec<[&'static str; 2]>,
    pub people: Vec<Somebody<'d>>,
    /// Links of the map: two people by number, and how often they met.
    pub ties: Vec<(usize, usize, usize)>,
    pub meetings: Vec<Card<'d>>,
    pub documents: Vec<Document<'d>>,
    /// What is to come, where these are not all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<More>,
}

/// What a page must know of facts that it does not have yet.
#[derive(Serialize)]
pub struct More {
    /// How many pieces there are.
    pub pieces: usize,
    pub meetings: usize,
    pub documents: usize,
    /// Kinds of meetings that there are.
    pub kinds: BTreeSet<&'static str>,
    /// Months of meetings: `2005-03`.
    pub months: BTreeSet<String>,
}

#[derive(Serialize)]
pub struct Somebody<'d> {
    id: String,
    name: &'d str,
    short: &'d str,
    posts: &'d [String],
    /// The country's code or name.
    tag: &'d str,
    paint: usize,
    /// Whether the box stands left of the cards.
    left: bool,
    x: i32,
    y: i32,
    /// All forms of the name, for the search.
    also: Vec<&'d str>,
}

#[derive(Serialize)]
pub struct Card<'d> {
    pub id: &'d str,
    /// Its place in the order of time, where meetings stand in another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub n: Option<usize>,
    pub kind: &'static str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<&'static str>,
    pub date: Option<String>,
    place: &'d str,
    /// People by number, and the office in which each came.
    pub who: Vec<(usize, String)>,
    about: Vec<&'d str>,
    /// Documents by number, the passage there, and which of its sentences tell of it.
    pub said: Vec<(usize, usize, Vec<usize>)>,
    cue: &'d str,
    pub weight: u32,
}

#[derive(Serialize)]
pub struct Document<'d> {
    id: &'d str,
    date: Option<String>,
    title: Option<&'d str>,
    /// Passages that tell of meetings, sentence by sentence.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<Vec<&'d str>>,
}

impl<'d> Facts<'d> {
    /// The facts of a dossier, its meetings in the order that is given.
    pub fn of(dossier: &'d Dossier, meetings: &[&'d Meeting], cast: &'d Cast<'d>, title: &'d str) -> Facts<'d> {
        let palette = Palette::of(&cast.counts());
        let ties = ties(cast);
        let spots = spots(cast, &ties);
        let mut paints: Vec<Paint> = Vec::new();
        let mut people = Vec::with_capacity(cast.faces.len());
        for (face, spot) in cast.faces.iter().zip(spots) {
            let paint = palette.paint(face.tag);
            let known = paints.iter().position(|p| *p == paint);
            let paint = known.unwrap_or_else(|| {
                paints.push(paint);
                paints.len() - 1
            });
            people.push(Somebody::of(face, paint, spot));
        }
        let faces: BTreeMap<Key, usize> = cast.faces.iter().enumerate().map(|(i, f)| (f.key, i)).collect();
        for person in &dossier.persons {
            if let Some(&at) = faces.get(&Key::Person(&person.id)) {
                people[at].also = also(person.mentions.iter().map(|m| m.value.as_str()));
            }
        }
        let numbers = dossier.documents.iter().enumerate().map(|(i, d)| (d.id.as_str(), i)).collect();
        let mut who: Vec<Vec<usize>> = vec![Vec::new(); meetings.len()];
        for (i, face) in cast.faces.iter().enumerate() {
            face.cards.iter().for_each(|card| who[*card].push(i));
        }
        let mut documents: Vec<Document> = dossier.documents.iter().map(Document::of).collect();
        let mut library = Library { dossier, numbers, known: BTreeMap::new(), documents: &mut documents };
        let cards = meetings.iter().zip(who).map(|(m, who)| Card::of(m, &who, cast, library.said(m))).collect();
        Facts {
            title: Some(title),
            meetings: cards,
            documents,
            paints: paints.iter().map(|p| [p.line, p.fill]).collect(),
            people,
            ties,
            more: None,
        }
    }
}

impl<'d> Somebody<'d> {
    fn of(face: &'d Face<'d>, paint: usize, (x, y): (f64, f64)) -> Self {
        let person = if let Key::Person(id) = face.key { Some(id) } else { None };
        let id = person.map_or_else(|| format!("{}|{}", face.short, face.posts.join("|")), String::from);
        Somebody {
            id,
            name: &face.name,
            short: &face.short,
            posts: &face.posts,
            tag: face.tag.unwrap_or_default(),
            paint,
            left: face.left,
            x: x.round() as i32,
            y: y.round() as i32,
            also: Vec::new(),
        }
    }
}

impl<'d> Card<'d> {
    fn of(meeting: &'d Meeting, who: &[usize], cast: &Cast<'d>, said: Vec<(usize, usize, Vec<usize>)>) -> Self {
        let office = |i: &usize| {
            let office = meeting.participants.iter().find_map(|p| match (&p.who, cast.faces[*i].key) {
                (Who::Person(id), Key::Person(other)) if id == other => p.office.as_ref(),
                _ => None,
            });
            (*i, office.map_or(String::new(), |o| o.to_string()))
        };
        let before = meeting.history.iter().rev().find(|s| s.value != meeting.status);
        Card {
            id: &meeting.id,
            n: None,
            kind: meeting.kind.word(),
            status: meeting.status.word(),
            was: before.map(|s| s.value.word()),
            date: meeting.date().map(|d| d.to_string()),
            place: meeting.place().unwrap_or_default(),
            who: who.iter().map(office).collect(),
            about: meeting.topics.iter().map(|t| t.label.as_str()).collect(),
            said,
            cue: &meeting.cue,
            weight: rank::weight(meeting),
        }
    }
}

impl<'d> Document<'d> {
    fn of(source: &'d Source) -> Self {
        Document {
            id: &source.id,
            date: source.published.map(|d| d.to_string()),
            title: source.title.as_deref(),
            text: Vec::new(),
        }
    }
}

/// The documents, which are filled with the passages that are asked for, each once.
struct Library<'d, 'l> {
    dossier: &'d Dossier,
    numbers: BTreeMap<&'d str, usize>,
    /// Passages that stand in a document already, by the document's number and where they begin.
    known: BTreeMap<(usize, u32), usize>,
    documents: &'l mut [Document<'d>],
}

impl Library<'_, '_> {
    /// Where it is said that there was a meeting: document, passage, and its sentences.
    fn said(&mut self, meeting: &Meeting) -> Vec<(usize, usize, Vec<usize>)> {
        let mut said: BTreeMap<(usize, usize), BTreeSet<usize>> = BTreeMap::new();
        for e in &meeting.evidence {
            let Some(&at) = self.numbers.get(e.document.as_str()) else { continue };
            let passage = self.dossier.documents[at].passage(e.span);
            let Some(sentence) = passage.iter().position(|q| q.span == e.span) else { continue };
            let text = &mut self.documents[at].text;
            let number = *self.known.entry((at, passage[0].span.start)).or_insert_with(|| {
                text.push(passage.iter().map(|q| q.text.as_str()).collect());
                text.len() - 1
            });
            said.entry((at, number)).or_default().insert(sentence);
        }
        said.into_iter().map(|((at, number), sentences)| (at, number, sentences.into_iter().collect())).collect()
    }
}

/// Forms of a name, each once.
fn also<'d>(forms: impl Iterator<Item = &'d str>) -> Vec<&'d str> {
    let mut seen = BTreeSet::new();
    forms.filter(|form| seen.insert(*form)).collect()
}

/// Meetings by date, those without one last.
pub fn in_time(dossier: &Dossier) -> Vec<&Meeting> {
    let mut meetings: Vec<&Meeting> = dossier.meetings.iter().collect();
    meetings.sort_by_key(|m| (m.date().is_none(), m.date(), &m.id));
    meetings
}

/// Each one's strongest links.
fn ties(cast: &Cast) -> Vec<(usize, usize, usize)> {
    let mut here: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, face) in cast.faces.iter().enumerate() {
        face.cards.iter().for_each(|card| here.entry(*card).or_default().push(i));
    }
    let mut met: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for people in here.values() {
        for (n, a) in people.iter().enumerate() {
            people[n + 1..].iter().for_each(|b| *met.entry((*a, *b)).or_default() += 1);
        }
    }
    let mut ranked: Vec<((usize, usize), usize)> = met.into_iter().collect();
    ranked.sort_by_key(|(pair, n)| (Reverse(*n), *pair));
    let mut links = vec![0; cast.faces.len()];
    let mut kept = Vec::new();
    for ((a, b), n) in ranked {
        if links[a] < EACH || links[b] < EACH {
            links[a] += 1;
            links[b] += 1;
            kept.push((a, b, n));
        }
    }
    kept
}

/// So many people all get room for their names on the map.
const FEW: usize = 120;

/// Where everybody stands on the map: room for a name where somebody met often, for a disc elsewhere.
fn spots(cast: &Cast, ties: &[(usize, usize, usize)]) -> Vec<(f64, f64)> {
    let size = |face: &Face| match face.cards.len() {
        0..=2 if cast.faces.len() > FEW => (14.0, 14.0),
        _ => (f64::from(width(&face.short)) * 0.013 + 12.0, 24.0),
    };
    let sizes: Vec<(f64, f64)> = cast.faces.iter().map(size).collect();
    let ties: Vec<Tie> = ties.iter().map(|&(a, b, n)| (a, b, n as f64)).collect();
    layout::place(&sizes, &ties)
}
