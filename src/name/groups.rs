//! Groups of mentions, joined step by step.

use super::cluster::{Node, fit};
use super::odds::REFUSE;
use rustc_hash::FxHashSet;

/// The most names of a group that are asked when two groups are joined.
const ASKED: usize = 8;

/// Which nodes belong together.
pub struct Groups {
    parent: Vec<u32>,
    /// The members of each group besides its first node, by that node.
    members: Vec<Vec<u32>>,
    /// The number of each node's text: nodes of one text differ in their context.
    texts: Vec<u32>,
    /// Groups that were asked and refused. A group that keeps its first node keeps those who refused, too.
    refused: FxHashSet<(u32, u32)>,
}

impl Groups {
    /// Each node by itself; the nodes by the numbers of their texts.
    pub fn new(texts: Vec<u32>) -> Groups {
        let parent = (0..texts.len() as u32).collect();
        Groups { parent, members: vec![Vec::new(); texts.len()], texts, refused: FxHashSet::default() }
    }

    /// The first node of a node's group.
    pub fn find(&mut self, mut i: u32) -> u32 {
        while self.parent[i as usize] != i {
            self.parent[i as usize] = self.parent[self.parent[i as usize] as usize];
            i = self.parent[i as usize];
        }
        i
    }

    /// How many nodes there are in the group of a first node.
    pub fn size(&self, first: u32) -> usize {
        1 + self.members[first as usize].len()
    }

    /// Joins the groups of two nodes if no member of the one refuses a member of the other.
    pub fn join(&mut self, nodes: &[Node], i: u32, j: u32) {
        let (a, b) = (self.find(i), self.find(j));
        let pair = (a.min(b), a.max(b));
        if a == b || self.refused.contains(&pair) {
            return;
        }
        let theirs = self.asked(b);
        let agree = |x: &u32| theirs.iter().all(|y| fit(&nodes[*x as usize], &nodes[*y as usize]) > REFUSE);
        let two = self.size(a) + self.size(b) == 2;
        if two || self.asked(a).iter().all(agree) {
            self.link(a, b);
        } else {
            self.refused.insert(pair);
        }
    }

    /// Members of a group, each name once.
    fn asked(&self, first: u32) -> Vec<u32> {
        let mut out: Vec<u32> = Vec::with_capacity(ASKED);
        for m in std::iter::once(&first).chain(&self.members[first as usize]).take(8 * ASKED) {
            let text = self.texts[*m as usize];
            if out.len() < ASKED && out.iter().all(|o| self.texts[*o as usize] != text) {
                out.push(*m);
            }
        }
        out
    }

    /// Joins the groups of two nodes unasked.
    pub fn link(&mut self, i: u32, j: u32) {
        let (a, b) = (self.find(i), self.find(j));
        if a != b {
            let (low, high) = (a.min(b), a.max(b));
            self.parent[high as usize] = low;
            let moved = std::mem::take(&mut self.members[high as usize]);
            self.members[low as usize].push(high);
            self.members[low as usize].extend(moved);
        }
    }

    /// The number of each node's group, counted from 0 in the order in which the nodes are given.
    pub fn numbers(&mut self, nodes: &[u32]) -> Vec<usize> {
        let mut numbers = vec![usize::MAX; self.parent.len()];
        let mut count = 0;
        let mut number = |first: u32| {
            let slot = &mut numbers[first as usize];
            if *slot == usize::MAX {
                *slot = count;
                count += 1;
            }
            *slot
        };
        nodes.iter().map(|n| number(self.find(*n))).collect()
    }
}
