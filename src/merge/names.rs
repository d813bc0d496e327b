//! The names of all persons, each taken apart once, and those of one spelling alike.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::dossier::Dossier;
use crate::name::Meetings;

use super::alike::{self, Name};

/// Names by spelling, in the order of spellings.
pub struct Names<'a> {
    /// Each spelling, as the first of its forms has it.
    pub spelt: Vec<Arc<Name>>,
    /// The number of each wording.
    numbers: FxHashMap<&'a str, u32>,
    /// For each dossier and each of its persons the number of the name.
    of: Vec<Vec<u32>>,
    full: OnceCell<(Vec<usize>, Meetings)>,
}

impl<'a> Names<'a> {
    /// The names of all persons of dossiers.
    pub fn of(dossiers: &[&'a Dossier]) -> Self {
        let (wordings, mut of) = wordings(dossiers);
        let mut forms: Vec<&str> = wordings.keys().copied().collect();
        forms.sort_unstable();
        let mut parsed: Vec<(&str, Name)> = forms.iter().copied().zip(alike::parse_all(&forms)).collect();
        parsed.sort_by(|(_, a), (_, b)| a.spelling().cmp(b.spelling()));
        let mut names =
            Names { spelt: Vec::new(), numbers: FxHashMap::default(), of: Vec::new(), full: OnceCell::new() };
        let mut number = vec![0; wordings.len()];
        for (form, name) in parsed {
            if names.spelt.last().is_none_or(|last| last.spelling() != name.spelling()) {
                names.spelt.push(Arc::new(name));
            }
            number[wordings[form] as usize] = names.spelt.len() as u32 - 1;
            names.numbers.insert(form, names.spelt.len() as u32 - 1);
        }
        of.iter_mut().flatten().for_each(|wording| *wording = number[*wording as usize]);
        Names { of, ..names }
    }

    /// The number of a name's spelling.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.numbers.get(name).map(|n| *n as usize)
    }

    /// The same of the name of a person of a dossier, each by its number.
    pub fn at(&self, dossier: usize, person: usize) -> usize {
        self.of[dossier][person] as usize
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

/// Numbers for the wordings of names, and those of each dossier's persons.
fn wordings<'a>(dossiers: &[&'a Dossier]) -> (FxHashMap<&'a str, u32>, Vec<Vec<u32>>) {
    let mut known: FxHashMap<&str, u32> = FxHashMap::default();
    let mut number = |name: &'a str| {
        let next = known.len() as u32;
        *known.entry(name).or_insert(next)
    };
    let of = dossiers.iter().map(|d| d.persons.iter().map(|p| number(&p.name)).collect()).collect();
    (known, of)
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
