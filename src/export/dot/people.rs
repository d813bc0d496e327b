//! The picture of a large dossier: people only, linked where they met.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use graphviz_rust::dot_structures::{Attribute, Stmt};

use super::Options;
use super::cast::{surname, tag};
use super::colour::{Paint, Palette};
use super::ink::{attr, edge, edges, graph, node, nodes, print, table, tip};
use super::office::home;
use super::text::{clean, cut, html};
use super::{many, title_of};
use crate::dossier::{Dossier, Meeting, Office, Person, Status, Who};

/// Most people in a picture.
const PEOPLE: usize = 600;
/// Most people whose names are written.
const NAMED: usize = 45;
/// Links that each person keeps.
const EACH: usize = 2;

/// Somebody in the picture.
struct Dot<'d> {
    person: &'d Person,
    met: usize,
    tag: Option<&'d str>,
}

/// Two people, by number, and the meetings that both attended.
type Pairs<'d> = BTreeMap<(usize, usize), Vec<&'d Meeting>>;

/// A dossier as a DOT graph of people, linked by the meetings that they held: for more meetings than cards can show.
///
/// Who met most often is named; of the links each person's two strongest are drawn, then the strongest of all, twice as
/// many as there are people. The title says what is hidden. The graph asks for the layout engine `sfdp`: `dot` takes
/// minutes for a few hundred people.
pub fn people(dossier: &Dossier, options: &Options) -> String {
    let (dots, all) = dots(dossier, options);
    let pairs = pairs(dossier, &dots);
    let shown = strongest(&pairs, dots.len());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for dot in &dots {
        if let Some(tag) = dot.tag {
            *counts.entry(tag).or_default() += dot.met;
        }
    }
    let palette = Palette::of(&counts);
    let mut stmts = sheet(&title(dossier, options, &dots, all, shown.len(), pairs.len()));
    for (i, dot) in dots.iter().enumerate() {
        stmts.push(draw(i, dot, dots[0].met, palette.paint(dot.tag)));
    }
    for pair in &shown {
        stmts.push(link(*pair, &pairs[pair]));
    }
    print("people", stmts)
}

/// The people who took part in meetings that were held, the most frequent first, and how many such people there are.
fn dots<'d>(dossier: &'d Dossier, options: &'d Options) -> (Vec<Dot<'d>>, usize) {
    let mut met: BTreeMap<&str, (usize, Vec<&Office>)> = BTreeMap::new();
    for meeting in held(dossier) {
        for (id, office) in present(meeting) {
            let entry = met.entry(id).or_default();
            entry.0 += 1;
            entry.1.extend(office);
        }
    }
    let mut dots: Vec<Dot> = Vec::new();
    for person in &dossier.persons {
        if let Some((n, offices)) = met.remove(person.id.as_str()) {
            let home = home(Some(person), offices.into_iter(), &options.codes);
            dots.push(Dot { person, met: n, tag: home.map(|h| tag(h, &options.codes)) });
        }
    }
    dots.sort_by_key(|d| (Reverse(d.met), &d.person.id));
    let all = dots.len();
    dots.truncate(PEOPLE);
    (dots, all)
}

fn held(dossier: &Dossier) -> impl Iterator<Item = &Meeting> {
    dossier.meetings.iter().filter(|m| m.status == Status::Held)
}

/// The persons at a meeting, each once, with their offices.
fn present(meeting: &Meeting) -> BTreeMap<&str, Option<&Office>> {
    let mut here = BTreeMap::new();
    for p in &meeting.participants {
        if let Who::Person(id) = &p.who {
            here.insert(id.as_str(), p.office.as_ref());
        }
    }
    here
}

fn pairs<'d>(dossier: &'d Dossier, dots: &[Dot]) -> Pairs<'d> {
    let number: BTreeMap<&str, usize> = dots.iter().enumerate().map(|(i, d)| (d.person.id.as_str(), i)).collect();
    let mut pairs = Pairs::new();
    for meeting in held(dossier) {
        let here: BTreeSet<usize> = present(meeting).keys().filter_map(|id| number.get(id).copied()).collect();
        for a in &here {
            for b in here.range(a + 1..) {
                pairs.entry((*a, *b)).or_default().push(meeting);
            }
        }
    }
    pairs
}

/// Each person's strongest links, then the strongest of all, in order of strength.
fn strongest(pairs: &Pairs, people: usize) -> Vec<(usize, usize)> {
    let mut ranked: Vec<(usize, usize)> = pairs.keys().copied().collect();
    ranked.sort_by_key(|pair| (Reverse(pairs[pair].len()), *pair));
    let mut links = vec![0; people];
    let (mut kept, mut rest) = (Vec::new(), Vec::new());
    for (a, b) in ranked {
        let wanted = links[a] < EACH || links[b] < EACH;
        links[a] += 1;
        links[b] += 1;
        if wanted { kept.push((a, b)) } else { rest.push((a, b)) }
    }
    rest.truncate((2 * people).saturating_sub(kept.len()));
    kept.extend(rest);
    kept
}

fn title(dossier: &Dossier, options: &Options, dots: &[Dot], all: usize, shown: usize, pairs: usize) -> Vec<String> {
    let held = held(dossier).count();
    let people = if all == 1 { "1 person".to_string() } else { format!("{all} people") };
    let counts = format!("{people} in {} held", many(held, "meeting"));
    let mut lines = vec![title_of(options, "Who met whom", &counts)];
    let mut hidden = Vec::new();
    if dots.len() < all {
        hidden.push(format!("the {} who met most often are shown, {} hidden", dots.len(), all - dots.len()));
    }
    if shown < pairs {
        hidden.push(format!("{shown} of {pairs} pairs shown, the strongest"));
    }
    if dots.len() > NAMED {
        hidden.push(format!("the {NAMED} who met most often are named"));
    }
    if !hidden.is_empty() {
        lines.push(hidden.join("; "));
    }
    lines
}

fn sheet(title: &[String]) -> Vec<Stmt> {
    let paper = [
        ("layout", "sfdp"),
        ("fontname", "Arial"),
        ("bgcolor", "white"),
        ("overlap", "prism"),
        ("overlap_scaling", "-4"),
        ("splines", "false"),
        ("outputorder", "edgesfirst"),
        ("start", "7"),
        ("K", "0.9"),
        ("labelloc", "t"),
    ];
    let mut paper: Vec<Attribute> = paper.iter().map(|(k, v)| attr(k, v)).collect();
    paper.push(super::heading(title, 30));
    let all =
        [("fontname", "Arial"), ("shape", "circle"), ("style", "filled"), ("color", "white"), ("margin", "0.08,0.04")];
    vec![graph(paper), nodes(all.iter().map(|(k, v)| attr(k, v)).collect()), edges(vec![attr("color", "#33415566")])]
}

/// A box with the name for the most frequent, a disc for the others.
fn draw(i: usize, dot: &Dot, most: usize, paint: Paint) -> Stmt {
    let tip = tip(&format!("{}: {}", dot.person.name, many(dot.met, "meeting")));
    if i >= NAMED {
        let size = format!("{:.2}", 0.12 + 0.055 * (dot.met as f64).sqrt());
        let shape = [("label", ""), ("fixedsize", "true"), ("width", &size), ("fillcolor", paint.line)];
        let mut attributes: Vec<Attribute> = shape.iter().map(|(k, v)| attr(k, v)).collect();
        attributes.push(tip);
        return node(&id(i), attributes);
    }
    let size = 12 + (12.0 * (dot.met as f64 / most.max(1) as f64).sqrt()).round() as u32;
    let mut name = cut(&surname(dot.person), 12_000);
    if let Some(tag) = dot.tag {
        name = format!("{name} {}", cut(&clean(tag), 8_000));
    }
    let rows = [format!("<TD><B>{}</B></TD>", html(&name)), format!("<TD>{}</TD>", dot.met)];
    let shape = [("shape", "box"), ("style", "rounded,filled"), ("fillcolor", paint.fill), ("color", paint.line)];
    let mut attributes: Vec<Attribute> = shape.iter().map(|(k, v)| attr(k, v)).collect();
    attributes.push(attr("fontsize", &size.to_string()));
    attributes.extend([table("", &rows), tip]);
    node(&id(i), attributes)
}

fn id(i: usize) -> String {
    format!("p_{}", i + 1)
}

/// The line between two people, thicker for more meetings.
fn link((a, b): (usize, usize), meetings: &[&Meeting]) -> Stmt {
    let mut topics: BTreeMap<String, usize> = BTreeMap::new();
    for topic in meetings.iter().flat_map(|m| &m.topics) {
        *topics.entry(clean(&topic.label)).or_default() += 1;
    }
    let mut topics: Vec<(String, usize)> = topics.into_iter().collect();
    topics.sort_by_key(|(label, n)| (Reverse(*n), label.clone()));
    let topics: Vec<String> = topics.into_iter().take(3).map(|(label, _)| label).collect();
    let about = if topics.is_empty() { String::new() } else { format!(": {}", topics.join(", ")) };
    let n = meetings.len();
    let width = format!("{:.1}", 0.6 + 0.5 * (n as f64).sqrt());
    let words = format!("{}{}", many(n, "meeting"), cut(&about, 80_000));
    let attributes = vec![attr("penwidth", &width), attr("weight", &n.to_string()), tip(&words)];
    edge((&id(a), None), (&id(b), None), attributes)
}
