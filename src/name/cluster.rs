//! Mentions gathered into persons.
//!
//! Full names come first: those that meet under a key of `block` are compared, and pairs are joined from the surest
//! down, unless two of the groups so joined contradict each other. Then each short form joins the one group that fits
//! it best; where two fit equally it joins neither.

use super::align::counts;
use super::block::{COARSE, Key, has_initials, initial_keys, pair_keys, word_keys};
use super::compare::{CONTRADICTION, score};
use super::context::Context;
use super::parse::Name;
use std::collections::BTreeMap;

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

/// Logarithm of odds from which on two full names are joined.
const JOIN: f32 = 0.0;
/// Logarithm of odds at which two names of two groups keep the groups apart.
const REFUSE: f32 = -2.0;
/// How much better than the next a group must fit a short form.
const LEAD: f32 = 0.3;
/// The most names of a group that are asked when two groups are joined.
const ASKED: usize = 8;
/// Years that may part two short forms that fit no full name.
const LONG: u32 = 20;
/// The same where they fit several.
const BRIEF: u32 = 5;
/// How many pairs are gathered before they are compared.
const BATCH: usize = 4_000_000;
/// From this many pairs on the work is shared among cores.
const SHARED: usize = 20_000;
/// A block with more members than this is compared only with near neighbours.
const CROWD: usize = 20;

/// Mentions that are alike in all that is known.
struct Node {
    name: Name,
    text: String,
    context: Context,
    short: bool,
}

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
    let mut of: BTreeMap<(&str, Context), Vec<u32>> = BTreeMap::new();
    for (i, m) in mentions.iter().enumerate() {
        of.entry((m.name.as_str(), Context::of(m))).or_default().push(i as u32);
    }
    let mut nodes = Vec::with_capacity(of.len());
    let mut node_of = vec![0u32; mentions.len()];
    for ((text, context), members) in of {
        for m in members {
            node_of[m as usize] = nodes.len() as u32;
        }
        let name = Name::parse(text);
        let short = is_short(&name);
        nodes.push(Node { name, text: text.to_string(), context, short });
    }
    let mut groups = Groups::new(nodes.len());
    join_full(&nodes, &mut groups);
    join_short(&nodes, &mut groups);
    number(&node_of, &mut groups)
}

fn is_short(name: &Name) -> bool {
    name.tokens.iter().filter(|t| counts(t) && !t.initial).count() < 2 && !(has_initials(name) && name.tokens.len() > 1)
}

fn odds(score: f32) -> f32 {
    let p = score.clamp(0.001, 0.999);
    (p / (1.0 - p)).ln()
}

fn fit(a: &Node, b: &Node) -> f32 {
    match score(&a.name, &b.name) {
        s if s <= CONTRADICTION => -9.0,
        s => odds(s) + a.context.speaks(&b.context),
    }
}

/// Joins full names, the surest pairs first.
fn join_full(nodes: &[Node], groups: &mut Groups) {
    let full = || nodes.iter().enumerate().filter(|(_, n)| !n.short && !n.name.is_empty());
    let mut edges = Vec::new();
    let mut pairs = Vec::new();
    for keys in [pair_keys, initial_keys] {
        let keyed = full().flat_map(|(i, n)| keys(&n.name).into_iter().map(move |k| (k, i as u32))).collect();
        each_pair(keyed, |i, j| {
            pairs.push((i, j));
            if pairs.len() >= BATCH {
                edges.append(&mut fitting(nodes, &mut pairs));
            }
        });
    }
    edges.append(&mut fitting(nodes, &mut pairs));
    edges.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    for (_, i, j) in edges {
        groups.join(nodes, i, j);
    }
}

/// Takes the pairs that fit, with how well; the work is shared among the processor's cores.
fn fitting(nodes: &[Node], pairs: &mut Vec<(u32, u32)>) -> Vec<(f32, u32, u32)> {
    let mut pairs = std::mem::take(pairs);
    pairs.sort_unstable();
    pairs.dedup();
    let judge = |pairs: &[(u32, u32)]| -> Vec<(f32, u32, u32)> {
        let fits = pairs.iter().map(|(i, j)| (fit(&nodes[*i as usize], &nodes[*j as usize]), *i, *j));
        fits.filter(|(fit, ..)| *fit >= JOIN).collect()
    };
    let parts = std::thread::available_parallelism().map_or(1, usize::from);
    if parts == 1 || pairs.len() < SHARED {
        return judge(&pairs);
    }
    std::thread::scope(|scope| {
        let workers: Vec<_> =
            pairs.chunks(pairs.len().div_ceil(parts)).map(|c| scope.spawn(move || judge(c))).collect();
        workers.into_iter().flat_map(|w| w.join().unwrap_or_default()).collect()
    })
}

/// Calls for every two that share a key; in a crowd, only for neighbours, which are alike since nodes are sorted by text.
fn each_pair(mut keyed: Vec<(Key, u32)>, mut call: impl FnMut(u32, u32)) {
    keyed.sort_unstable();
    for block in keyed.chunk_by(|x, y| x.0.value == y.0.value) {
        if block[0].0.value & COARSE != 0 && block.len() > CROWD / 2 {
            continue;
        }
        let reach = if block.len() > CROWD { CROWD / 3 } else { block.len() };
        for (n, (k, i)) in block.iter().enumerate() {
            for (_, j) in block[n + 1..].iter().take(reach).filter(|(l, _)| !(k.inner && l.inner)) {
                call(*i, *j);
            }
        }
    }
}

/// Lets each short form join the one group that fits; what is left joins its like.
fn join_short(nodes: &[Node], groups: &mut Groups) {
    if nodes.iter().all(|n| !n.short) {
        return;
    }
    let mut index: Vec<(u64, u32)> = Vec::new();
    for (i, n) in nodes.iter().enumerate().filter(|(_, n)| !n.short) {
        index.extend(word_keys(&n.name).into_iter().map(|k| (k, i as u32)));
    }
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
            if tried > 2000 {
                return Found::Many;
            }
            let fit = fit(short, &nodes[*j as usize]);
            let best = found.entry(groups.find(*j)).or_insert(f32::MIN);
            *best = best.max(fit);
        }
    }
    let weigh = |(g, f): (u32, f32)| (f + 0.25 * (1.0 + groups.members[g as usize].len() as f32).ln(), g);
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
    let keys = |(i, _): &(u32, u32)| {
        word_keys(&nodes[*i as usize].name)
            .into_iter()
            .map(|value| (Key { value, inner: false }, *i))
            .collect::<Vec<_>>()
    };
    let reach: BTreeMap<u32, u32> = alone.iter().copied().collect();
    let mut edges = Vec::new();
    each_pair(alone.iter().flat_map(keys).collect(), |i, j| {
        let (a, b) = (&nodes[i as usize], &nodes[j as usize]);
        let gap = a.context.year.zip(b.context.year).map_or(0, |(x, y)| x.abs_diff(y));
        let fit = fit(a, b);
        if fit > JOIN && gap <= reach[&i].min(reach[&j]) {
            edges.push((fit, i, j));
        }
    });
    edges.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    for (_, i, j) in edges {
        groups.join(nodes, i, j);
    }
}

/// Groups of nodes, joined step by step.
struct Groups {
    parent: Vec<u32>,
    members: Vec<Vec<u32>>,
}

impl Groups {
    fn new(count: usize) -> Groups {
        Groups { parent: (0..count as u32).collect(), members: vec![Vec::new(); count] }
    }

    fn find(&mut self, mut i: u32) -> u32 {
        while self.parent[i as usize] != i {
            self.parent[i as usize] = self.parent[self.parent[i as usize] as usize];
            i = self.parent[i as usize];
        }
        i
    }

    /// Joins the groups of two nodes if no member of the one refuses a member of the other.
    fn join(&mut self, nodes: &[Node], i: u32, j: u32) {
        let (a, b) = (self.find(i), self.find(j));
        if a != b && self.members[a as usize].is_empty() && self.members[b as usize].is_empty() {
            self.link(a, b);
        } else if a != b {
            let theirs = self.asked(nodes, b);
            let agree = |x: &u32| theirs.iter().all(|y| fit(&nodes[*x as usize], &nodes[*y as usize]) > REFUSE);
            if self.asked(nodes, a).iter().all(agree) {
                self.link(a, b);
            }
        }
    }

    /// Members of a group, each name once.
    fn asked(&self, nodes: &[Node], root: u32) -> Vec<u32> {
        let mut out: Vec<u32> = Vec::new();
        for m in std::iter::once(&root).chain(&self.members[root as usize]).take(8 * ASKED) {
            let text = &nodes[*m as usize].text;
            if out.len() < ASKED && out.iter().all(|o| nodes[*o as usize].text != *text) {
                out.push(*m);
            }
        }
        out
    }

    fn link(&mut self, i: u32, j: u32) {
        let (a, b) = (self.find(i), self.find(j));
        if a != b {
            let (low, high) = (a.min(b), a.max(b));
            self.parent[high as usize] = low;
            let moved = std::mem::take(&mut self.members[high as usize]);
            self.members[low as usize].push(high);
            self.members[low as usize].extend(moved);
        }
    }
}

fn number(node_of: &[u32], groups: &mut Groups) -> Vec<usize> {
    let mut numbers: BTreeMap<u32, usize> = BTreeMap::new();
    node_of
        .iter()
        .map(|n| {
            let next = numbers.len();
            *numbers.entry(groups.find(*n)).or_insert(next)
        })
        .collect()
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
