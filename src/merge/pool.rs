//! Evidence laid together, and what most documents say put first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::dossier::{Evidence, Stated};

/// All evidence, in the order of documents and places in them, each piece once.
pub fn gather<'a>(evidence: impl IntoIterator<Item = &'a Evidence>) -> Vec<Evidence> {
    let mut all: Vec<&Evidence> = evidence.into_iter().collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter().cloned().collect()
}

/// How many documents the evidence comes from.
pub fn support(evidence: &[Evidence]) -> usize {
    let mut documents: Vec<&str> = evidence.iter().map(|e| e.document.as_str()).collect();
    documents.dedup();
    documents.sort_unstable();
    documents.dedup();
    documents.len()
}

/// Wordings of several things, pooled by what they stand for.
#[derive(Debug)]
pub struct Pool<K, V> {
    /// For each thing the evidence of each of its wordings.
    pub things: BTreeMap<K, BTreeMap<V, Vec<Evidence>>>,
}

impl<K: Ord + Clone, V: Ord + Clone> Pool<K, V> {
    /// An empty pool.
    pub fn new() -> Self {
        Pool { things: BTreeMap::new() }
    }

    /// Lays a wording of a thing to the others.
    pub fn add(&mut self, thing: K, wording: &V, evidence: &[Evidence]) {
        let wordings = self.things.entry(thing).or_default();
        wordings.entry(wording.clone()).or_default().extend_from_slice(evidence);
    }

    /// Each thing under its most usual wording with all evidence, the best supported first.
    pub fn stated(&self) -> Vec<Stated<V>> {
        let mut out: Vec<Stated<V>> = self.things.values().filter_map(one).collect();
        out.sort_by_cached_key(|s| (Reverse(support(&s.evidence)), s.value.clone()));
        out
    }

    /// The most usual wording of each thing.
    pub fn usual(&self) -> BTreeMap<K, V> {
        self.things.iter().filter_map(|(k, w)| Some((k.clone(), one(w)?.value))).collect()
    }
}

fn one<V: Ord + Clone>(wordings: &BTreeMap<V, Vec<Evidence>>) -> Option<Stated<V>> {
    let usual = wordings.iter().rev().max_by_key(|(_, e)| support(e))?;
    Some(Stated { value: usual.0.clone(), evidence: gather(wordings.values().flatten()) })
}
