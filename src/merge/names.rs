//! The names of all persons, each taken apart once, and those of one spelling alike.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::dossier::Dossier;
use crate::name::Meetings;

use super::alike::{self, Name};

/// Names by spelling, in the order of spellings.
pub struct Names<'a> {
    /// Each spelling, as the first of its forms has it.
    pub spelt: Vec<Arc<Name>>,
    numbers: FxHashMap<&'a str, u32>,
    full: OnceCell<(Vec<usize>, Meetings)>,
}

impl<'a> Names<'a> {
    /// The names of all persons of dossiers.
    pub fn of(dossiers: &[&'a Dossier]) -> Self {
        let all: FxHashSet<&str> = dossiers.iter().flat_map(|d| &d.persons).map(|p| p.name.as_str()).collect();
        let mut forms: Vec<&str> = all.into_iter().collect();
        forms.sort_unstable();
        let mut parsed: Vec<(&str, Name)> = forms.iter().copied().zip(alike::parse_all(&forms)).collect();
        parsed.sort_by(|(_, a), (_, b)| a.spelling().cmp(b.spelling()));
        let mut names = Names { spelt: Vec::new(), numbers: FxHashMap::default(), full: OnceCell::new() };
        for (form, name) in parsed {
            if names.spelt.last().is_none_or(|last| last.spelling() != name.spelling()) {
                names.spelt.push(Arc::new(name));
            }
            names.numbers.insert(form, names.spelt.len() as u32 - 1);
        }
        names
    }

    /// The number of a name's spelling.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.numbers.get(name).map(|n| *n as usize)
    }

    /// Pairs of full names worth comparing, by number.
    pub fn pairs(&self, among: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
        let (numbers, meetings) = self.full();
        let among: Vec<bool> = numbers.iter().map(|n| among(*n)).collect();
        meetings.pairs(&among).into_iter().map(|(a, b)| (numbers[a], numbers[b])).collect()
    }

    /// Full names that share a key with any of the others: whom they are compared with may depend on those. Pairs of the
    /// number of the name and of the other among the others.
    pub fn sharing(&self, others: &[&Name]) -> BTreeSet<(usize, usize)> {
        let (numbers, meetings) = self.full();
        alike::sharing(meetings, others).into_iter().map(|(n, other)| (numbers[n], other)).collect()
    }

    /// The numbers of full names, and the names under their keys.
    fn full(&self) -> &(Vec<usize>, Meetings) {
        self.full.get_or_init(|| {
            let full = self.spelt.iter().enumerate().filter(|(_, n)| n.is_full());
            let (numbers, names): (Vec<usize>, Vec<&Name>) = full.map(|(at, n)| (at, &**n)).unzip();
            (numbers, alike::meetings(&names))
        })
    }
}

/// Which names could be drawn together, directly or over others.
pub struct Kin(Vec<u32>);

impl Kin {
    /// So many names, each by itself.
    pub fn new(count: usize) -> Kin {
        Kin((0..count as u32).collect())
    }

    /// One that stands for all that are drawn together with this one.
    pub fn head(&mut self, mut at: usize) -> usize {
        while self.0[at] as usize != at {
            self.0[at] = self.0[self.0[at] as usize];
            at = self.0[at] as usize;
        }
        at
    }

    /// Draws two together.
    pub fn link(&mut self, a: usize, b: usize) {
        let (a, b) = (self.head(a), self.head(b));
        self.0[a.max(b)] = a.min(b) as u32;
    }
}
