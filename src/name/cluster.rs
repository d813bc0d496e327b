//! Mentions gathered into persons.
//!
//! Full names come first: those that meet under a key of `block` are compared, and pairs are joined from the surest
//! down, unless two of the groups so joined contradict each other. Then each short form joins the one group that fits
//! it best; where two fit equally it joins neither.

use super::align::counts;
use super::block::{Key, has_initials, keys, word_keys};
use super::context::Context;
use super::cores::shared;
use super::groups::Groups;
use super::meet::{Blocks, Entry};
use super::odds::{self, JOIN, LEAD};
use super::parse::Name;
use super::token::Spellings;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::hint::black_box;

/// A name as it stands in one document, with what is known around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labelled {
    /// The mention's own id.
    pub id: String,
    /// The name as written.
    pub name: String,
    /// An office, if known.
    pub role: Option<String>,
    /// The country of the office, if known.
    pub country: Option<String>,
    /// The year of the document, if known.
    pub year: Option<i32>,
}

/// The most full names that a short form is held against.
const TRIED: usize = 2000;
/// Years that may part two short forms that fit no full name.
const LONG: u32 = 20;
/// The same where they fit several.
const BRIEF: u32 = 5;

/// Mentions that are alike in all that is known.
pub struct Node<'a> {
    name: Name,
    context: Option<&'a Context>,
    short: bool,
}

/// Two nodes that fit, with how well.
type Edge = (f32, u32, u32);

/// The number of each mention's cluster, counted from 0 in the order of first mention. The grouping does not depend on
/// the order of the mentions.
///
/// ```
/// use rapporteur::name::{Labelled, cluster};
/// let mention = |name: &str| Labelled { name: name.into(), ..Labelled::default() };
/// let names = ["Sergei Lavrov", "John Kerry", "Lavrov, Sergey", "Lavrov"].map(mention);
/// assert_eq!(cluster(&names), [0, 1, 0, 0]);
/// ```
pub fn cluster(mentions: &[Labelled]) -> Vec<usize> {
    let contexts = shared(mentions, |part| part.iter().map(Context::of).collect());
    let known = |i: u32| (mentions[i as usize].name.as_str(), &contexts[i as usize]);
    let mut order: Vec<u32> = (0..mentions.len() as u32).collect();
    order.sort_unstable_by(|i, j| known(*i).cmp(&known(*j)));
    let mut node_of = vec![0u32; mentions.len()];
    let (mut firsts, mut texts): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
    for alike in order.chunk_by(|i, j| known(*i) == known(*j)) {
        alike.iter().for_each(|m| node_of[*m as usize] = firsts.len() as u32);
        let other = firsts.last().is_some_and(|last| known(*last).0 != known(alike[0]).0);
        texts.push(texts.last().map_or(0, |text| text + u32::from(other)));
        firsts.push(alike[0]);
    }
    let spellings = Spellings::default();
    let node = |first: &u32| {
        let (name, context) = known(*first);
        let mut name = Name::parse(name);
        name.share(&spellings);
        let short = is_short(&name);
        Node { name, context: (!context.is_empty()).then_some(context), short }
    };
    let nodes = shared(&firsts, |part| part.iter().map(node).collect());
    let mut groups = Groups::new(texts);
    join_full(&nodes, &mut groups);
    join_short(&nodes, &mut groups);
    groups.numbers(&node_of)
}

/// Whether a name is less than two words, of which one may be an initial.
pub fn is_short(name: &Name) -> bool {
    name.tokens.iter().filter(|t| counts(t) && !t.initial).count() < 2 && !(has_initials(name) && name.tokens.len() > 1)
}

/// How strongly names and contexts speak for one person, as a logarithm of odds.
pub fn fit(a: &Node, b: &Node) -> f32 {
    odds::names(&a.name, &b.name) + a.context.zip(b.context).map_or(0.0, |(x, y)| x.speaks(y))
}

/// Joins full names, the surest pairs first.
fn join_full(nodes: &[Node], groups: &mut Groups) {
    let all: Vec<u32> = (0..nodes.len() as u32).collect();
    let keyed = shared(&all, |part| {
        let full = part.iter().filter(|i| !nodes[**i as usize].short && !nodes[**i as usize].name.is_empty());
        full.flat_map(|i| keys(&nodes[*i as usize].name).into_iter().map(|k| Entry::new(k, *i))).collect()
    });
    let blocks = Blocks::of(keyed);
    let edges = shared(blocks.spans(), |part| {
        let mut found: Vec<Edge> = Vec::new();
        blocks.each_meeting(part, |i, met| {
            call_up(nodes, met);
            let fits = met.iter().map(|j| (fit(&nodes[i as usize], &nodes[*j as usize]), i.min(*j), i.max(*j)));
            found.extend(fits.filter(|(fit, ..)| *fit >= JOIN));
        });
        found
    });
    join_edges(nodes, groups, edges);
}

/// Reads a little of each node, so that memory fetches them side by side and not one after another as they are compared:
/// among a million names that is most of the time.
fn call_up(nodes: &[Node], met: &[u32]) {
    let names = || met.iter().map(|j| &nodes[*j as usize].name);
    black_box(names().map(|n| n.tokens.len()).sum::<usize>());
    black_box(names().filter_map(|n| n.tokens.last()).fold(0, |sum, t| sum ^ t.key));
}

/// Joins pairs that fit, the surest first.
fn join_edges(nodes: &[Node], groups: &mut Groups, mut edges: Vec<Edge>) {
    edges.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    for (_, i, j) in edges {
        groups.join(nodes, i, j);
    }
}

/// Lets each short form join the one group that fits; what is left joins its like.
fn join_short(nodes: &[Node], groups: &mut Groups) {
    let asked: FxHashSet<u64> = nodes.iter().filter(|n| n.short).flat_map(|n| word_keys(&n.name)).collect();
    let all: Vec<u32> = (0..nodes.len() as u32).filter(|i| !nodes[*i as usize].short && !asked.is_empty()).collect();
    let mut index: Vec<(u64, u32)> = shared(&all, |part| {
        let keyed = part.iter().flat_map(|i| word_keys(&nodes[*i as usize].name).into_iter().map(move |k| (k, *i)));
        keyed.filter(|(k, _)| asked.contains(k)).collect()
    });
    index.sort_unstable();
    let mut joins = Vec::new();
    let mut alone = Vec::new();
    for (i, n) in nodes.iter().enumerate().filter(|(_, n)| n.short && !n.name.is_empty()) {
        match best_group(nodes, groups, &index, n) {
            Found::One(to) => joins.push((i as u32, to)),
            Found::None => alone.push((i as u32, LONG)),
            Found::Many => alone.push((i as u32, BRIEF)),
        }
    }
    for (i, to) in joins {
        groups.link(i, to);
    }
    join_alone(nodes, groups, &alone);
}

/// What a short form found among the full names.
enum Found {
    None,
    One(u32),
    Many,
}

/// The group of the full name that fits a short form best, if it leads.
fn best_group(nodes: &[Node], groups: &mut Groups, index: &[(u64, u32)], short: &Node) -> Found {
    let mut found: BTreeMap<u32, f32> = BTreeMap::new();
    let mut tried = 0;
    for key in word_keys(&short.name) {
        let from = index.partition_point(|(k, _)| *k < key);
        for (_, j) in index[from..].iter().take_while(|(k, _)| *k == key) {
            tried += 1;
            if tried > TRIED {
                return Found::Many;
            }
            let fit = fit(short, &nodes[*j as usize]);
            let best = found.entry(groups.find(*j)).or_insert(f32::MIN);
            *best = best.max(fit);
        }
    }
    let weigh = |(g, f): (u32, f32)| (f + odds::renown(groups.size(g)), g);
    let mut ranked: Vec<(f32, u32)> = found.into_iter().map(weigh).filter(|(f, _)| *f > JOIN).collect();
    ranked.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
    match ranked[..] {
        [] => Found::None,
        [(_, only)] => Found::One(only),
        [(first, best), (second, _), ..] if first - second > LEAD => Found::One(best),
        _ => Found::Many,
    }
}

/// Joins short forms that found no full name, if not more years part them than either allows.
fn join_alone(nodes: &[Node], groups: &mut Groups, alone: &[(u32, u32)]) {
    let reach: BTreeMap<u32, u32> = alone.iter().copied().collect();
    let keys = |i: &u32| word_keys(&nodes[*i as usize].name).into_iter().map(|value| Key { value, inner: false });
    let blocks = Blocks::of(reach.keys().flat_map(|i| keys(i).map(|k| Entry::new(k, *i))).collect());
    let year = |n: &Node| n.context.and_then(|c| c.year);
    let mut edges = Vec::new();
    blocks.each_meeting(blocks.spans(), |i, met| {
        for j in met {
            let (a, b) = (&nodes[i as usize], &nodes[*j as usize]);
            let gap = year(a).zip(year(b)).map_or(0, |(x, y)| x.abs_diff(y));
            let fit = fit(a, b);
            if fit > JOIN && gap <= reach[&i].min(reach[j]) {
                edges.push((fit, i.min(*j), i.max(*j)));
            }
        }
    });
    join_edges(nodes, groups, edges);
}

/// The form to show for one person: the most usual among the fullest. An empty text where there is none.
///
/// ```
/// use rapporteur::name::best;
/// assert_eq!(best(["Lavrov", "Sergei Lavrov", "Mr. Lavrov", "Sergei Lavrov"].into_iter()), "Sergei Lavrov");
/// ```
pub fn best<'a>(forms: impl Iterator<Item = &'a str>) -> &'a str {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for form in forms {
        *counts.entry(form).or_default() += 1;
    }
    let rank = |(form, count): &(&'a str, usize)| {
        let name = Name::parse(form);
        let full = name.tokens.iter().filter(|t| !t.initial).count().min(2);
        let titled = name.titles().count();
        let shouted = usize::from(!form.chars().any(char::is_lowercase));
        (full, std::cmp::Reverse(titled), std::cmp::Reverse(shouted), *count, form.chars().count())
    };
    let mut forms: Vec<(&str, usize)> = counts.into_iter().collect();
    forms.sort_by(|x, y| rank(y).cmp(&rank(x)).then(x.0.cmp(y.0)));
    forms.first().map_or("", |(form, _)| form)
}
