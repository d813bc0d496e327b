//! Who is compared with whom: nodes that share a key, each two of them once.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::block::{COARSE, Key, keys, word_keys};
use super::cores::shared;
use super::parse::Name;

/// A block with more members than this is compared only with near neighbours.
const CROWD: usize = 20;
/// Marks a node whose key is an inner one.
const INNER: u32 = 1 << 31;

/// A node under one of its keys.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    key: u64,
    node: u32,
}

impl Entry {
    /// A node, by number, under a key.
    pub fn new(key: Key, node: u32) -> Entry {
        Entry { key: key.value, node: if key.inner { node | INNER } else { node } }
    }
}

/// A node and those that it meets under one key: a range of [`Blocks::order`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    node: u32,
    from: u32,
    to: u32,
}

/// Nodes by key.
pub struct Blocks {
    /// The nodes of each block behind one another.
    order: Vec<u32>,
    /// Whom each node meets, by node.
    spans: Vec<Span>,
}

impl Blocks {
    /// Gathers entries into blocks. In a crowd only neighbours meet, which are alike since nodes are numbered in the
    /// order of their texts. Two that have a key as an inner one do not meet; these stand last in their block.
    pub fn of(mut entries: Vec<Entry>) -> Blocks {
        entries.sort_unstable();
        let mut blocks = Blocks { order: Vec::new(), spans: Vec::new() };
        for block in entries.chunk_by(|x, y| x.key == y.key) {
            let coarse = block[0].key & COARSE != 0;
            if block.len() < 2 || coarse && block.len() > CROWD / 2 {
                continue;
            }
            let reach = if block.len() > CROWD { CROWD / 3 } else { block.len() };
            let start = blocks.order.len();
            blocks.order.extend(block.iter().map(|e| e.node & !INNER));
            let end = blocks.order.len();
            let outer = block.iter().take_while(|e| e.node & INNER == 0).enumerate();
            blocks.spans.extend(outer.map(|(n, e)| {
                let from = start + n + 1;
                Span { node: e.node, from: from as u32, to: end.min(from + reach) as u32 }
            }));
        }
        blocks.spans.sort_unstable();
        blocks
    }

    /// Whom each node meets under each of its keys, by node.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Calls for each node of these spans with all whom it meets, each of them once.
    pub fn each_meeting(&self, spans: &[Span], mut call: impl FnMut(u32, &[u32])) {
        let mut met: Vec<u32> = Vec::new();
        for of_one in spans.chunk_by(|x, y| x.node == y.node) {
            met.clear();
            of_one.iter().for_each(|s| met.extend(&self.order[s.from as usize..s.to as usize]));
            met.sort_unstable();
            met.dedup();
            call(of_one[0].node, &met);
        }
    }
}

/// Full names under their keys, so that those worth comparing are found for all of them or for some.
pub struct Meetings {
    entries: Vec<Entry>,
}

impl Meetings {
    /// Names by number; they are to be in the order of their texts.
    pub fn of(names: &[&Name]) -> Meetings {
        let numbered: Vec<(u32, &Name)> = (0..).zip(names.iter().copied()).collect();
        let under = |(at, name): &(u32, &Name)| keys(name).into_iter().map(|k| Entry::new(k, *at)).collect::<Vec<_>>();
        Meetings { entries: shared(&numbered, |part| part.iter().flat_map(under).collect()) }
    }

    /// Which names share a key with any of these: pairs of their numbers.
    pub fn sharing(&self, others: &[&Name]) -> BTreeSet<(usize, usize)> {
        let mut wanted: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (number, name) in others.iter().enumerate() {
            keys(name).into_iter().for_each(|k| wanted.entry(k.value).or_default().push(number));
        }
        let found = self.entries.iter().filter_map(|e| Some(((e.node & !INNER) as usize, wanted.get(&e.key)?)));
        found.flat_map(|(name, others)| others.iter().map(move |other| (name, *other))).collect()
    }

    /// Pairs of these names, by number and the lower first, that share a key: no others can be one person's.
    pub fn pairs(&self, among: &[bool]) -> Vec<(usize, usize)> {
        let chosen = |e: &Entry| among[(e.node & !INNER) as usize];
        let wanted: FxHashSet<u64> = self.entries.iter().filter(|e| chosen(e)).map(|e| e.key).collect();
        // Who meets whom in a crowd depends on all of it.
        let blocks = Blocks::of(self.entries.iter().filter(|e| wanted.contains(&e.key)).copied().collect());
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        blocks.each_meeting(blocks.spans(), |a, met| {
            let met = met.iter().filter(|b| **b != a).map(|&b| (a.min(b) as usize, a.max(b) as usize));
            pairs.extend(met.filter(|(a, b)| among[*a] && among[*b]));
        });
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}

/// Keys of which a short form shares at least one with its full name.
pub fn short_keys(name: &Name) -> Vec<u64> {
    word_keys(name)
}
