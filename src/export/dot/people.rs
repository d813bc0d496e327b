//! The picture of a large dossier: people only, linked where they met.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Options;
use super::cast::{surname, tag};
use super::colour::{Paint, Palette};
use super::drawing::{Drawing, Node, Order, Row, Shape, Stroke, Thing, Tie};
use super::office::home;
use super::text::{clean, cut, width};
use super::{heading, many, title_of};
use crate::dossier::{Dossier, Meeting, Office, Person, Status, Who};
use crate::export::layout;

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

/// A dossier as a drawing of people, linked by the meetings that they held: for more meetings than cards can show.
///
/// Who met most often is named; of the links each person's two strongest are drawn, then the strongest of all, twice as
/// many as there are people. The title says what is hidden. Where everybody stands is worked out here, since `dot`
/// takes minutes for a few hundred people.
pub fn crowd(dossier: &Dossier, options: &Options) -> Drawing {
    let (mut dots, all) = dots(dossier, options);
    let alone = leave_out_alone(&mut dots, dossier);
    let pairs = pairs(dossier, &dots);
    let shown = strongest(&pairs, dots.len());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for dot in &dots {
        if let Some(tag) = dot.tag {
            *counts.entry(tag).or_default() += dot.met;
        }
    }
    let palette = Palette::of(&counts);
    let most = dots.first().map_or(1, |d| d.met);
    let names = names(&dots[..dots.len().min(NAMED)]);
    let looks: Vec<Look> = dots.iter().enumerate().map(|(i, dot)| Look::of(dot, names.get(i), most)).collect();
    let sizes: Vec<(f64, f64)> = looks.iter().map(|l| l.size).collect();
    let ties: Vec<(usize, usize, f64)> = shown.iter().map(|p| (p.0, p.1, pairs[p].len() as f64)).collect();
    let spots = layout::place(&sizes, &ties);
    let mut things = Vec::new();
    for (i, (dot, look)) in dots.iter().zip(looks).enumerate() {
        things.push(Thing::Node(draw(i, dot, look, spots[i], palette.paint(dot.tag))));
    }
    things.extend(shown.iter().map(|pair| Thing::Tie(link(*pair, &pairs[pair]))));
    let title = title(dossier, options, (dots.len(), alone, all), (shown.len(), pairs.len()));
    Drawing { name: "people", title: heading(&title, 18), order: Order::Spots, things }
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

/// Leaves out those who would be discs without name and link, which tell nothing, and counts them.
fn leave_out_alone(dots: &mut Vec<Dot>, dossier: &Dossier) -> usize {
    let linked: BTreeSet<usize> = pairs(dossier, dots).keys().flat_map(|(a, b)| [*a, *b]).collect();
    let before = dots.len();
    let mut at = 0..;
    dots.retain(|_| at.next().is_some_and(|i| i < NAMED || linked.contains(&i)));
    before - dots.len()
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

/// The lines of the title: of all people, how many are drawn and how many left out as alone; of the pairs, how many are.
fn title(
    dossier: &Dossier,
    options: &Options,
    (drawn, alone, all): (usize, usize, usize),
    (shown, pairs): (usize, usize),
) -> Vec<String> {
    let held = held(dossier).count();
    let people = if all == 1 { "1 person".to_string() } else { format!("{all} people") };
    let counts = format!("{people} in {} held", many(held, "meeting"));
    let mut lines = vec![title_of(options, "Who met whom", &counts)];
    let mut hidden = Vec::new();
    if drawn + alone < all {
        hidden.push(format!("the {} who met most often are shown, {} hidden", drawn + alone, all - drawn - alone));
    }
    if alone > 0 {
        hidden.push(format!("{alone} who met none of the others left out"));
    }
    if shown < pairs {
        hidden.push(format!("{shown} of {pairs} pairs shown, the strongest"));
    }
    if drawn > NAMED {
        hidden.push(format!("the {NAMED} who met most often are named"));
    }
    if !hidden.is_empty() {
        lines.push(hidden.join("; "));
    }
    lines
}

/// What people are called: the surname, or the whole name where somebody else has the same.
fn names(dots: &[Dot]) -> Vec<String> {
    let short: Vec<String> = dots.iter().map(|d| surname(d.person)).collect();
    let shared = |name: &String| short.iter().filter(|other| *other == name).count() > 1;
    let called = |(name, dot): (&String, &Dot)| if shared(name) { clean(&dot.person.name) } else { name.clone() };
    short.iter().zip(dots).map(called).collect()
}

/// How somebody is drawn.
struct Look {
    /// What stands in the box: surname and country, and the number of meetings. `None`: a disc without words.
    words: Option<(String, String)>,
    /// Size of the letters, in points.
    letters: u32,
    /// Width and height, in points.
    size: (f64, f64),
}

impl Look {
    /// A box for the most frequent, a disc for the others; larger for more meetings.
    fn of(dot: &Dot, name: Option<&String>, most: usize) -> Look {
        let Some(name) = name else {
            let side = 8.0 + 4.0 * (dot.met as f64).sqrt();
            return Look { words: None, letters: 0, size: (side, side) };
        };
        let letters = 11 + (11.0 * (dot.met as f64 / most.max(1) as f64).sqrt()).round() as u32;
        let mut name = cut(name, 12_000);
        if let Some(tag) = dot.tag {
            name = format!("{name} {}", cut(&clean(tag), 8_000));
        }
        let count = format!("· {}", dot.met);
        // Bold letters are a tenth wider.
        let wide = f64::from(width(&name)) * 1.1 + f64::from(width(" ") + width(&count));
        let size = (wide * f64::from(letters) / 1000.0 + 16.0, f64::from(letters) * 1.2 + 8.0);
        Look { words: Some((name, count)), letters, size }
    }
}

fn draw(i: usize, dot: &Dot, look: Look, at: (f64, f64), paint: Paint) -> Node {
    Node {
        id: id(i),
        rows: look.words.iter().map(|(name, count)| Row::two(name, " ", count)).collect(),
        letters: look.letters,
        tip: format!("{}: {}", dot.person.name, many(dot.met, "meeting")),
        shape: Shape::Spot { at, size: look.size, paint },
    }
}

fn id(i: usize) -> String {
    format!("p_{}", i + 1)
}

/// The line between two people, thicker for more meetings.
fn link((a, b): (usize, usize), meetings: &[&Meeting]) -> Tie {
    let mut topics: BTreeMap<String, usize> = BTreeMap::new();
    for topic in meetings.iter().flat_map(|m| &m.topics) {
        *topics.entry(clean(&topic.label)).or_default() += 1;
    }
    let mut topics: Vec<(String, usize)> = topics.into_iter().collect();
    topics.sort_by_key(|(label, n)| (Reverse(*n), label.clone()));
    let topics: Vec<String> = topics.into_iter().take(3).map(|(label, _)| label).collect();
    let about = if topics.is_empty() { String::new() } else { format!(": {}", topics.join(", ")) };
    let n = meetings.len();
    let tip = format!("{}{}", many(n, "meeting"), cut(&about, 80_000));
    let stroke = Stroke::Straight { thick: 0.6 + 0.5 * (n as f64).sqrt(), meetings: n, tip };
    Tie { from: id(a), to: id(b), stroke }
}
