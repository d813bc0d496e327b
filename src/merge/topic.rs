//! Which topics are one, and under which label?

use std::cmp::Reverse;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::dossier::{Dossier, Evidence, Meeting, Topic};

use super::pool::{gather, support};
pub use super::wording::{Words, alike, words};
use super::wording::{among, is_bare, is_land, likeness, only_sides};

/// One topic under several labels, and the dossiers that tell of it.
struct Bundle<'a> {
    topics: Vec<&'a Topic>,
    dossiers: BTreeSet<usize>,
    /// Words of the labels; words of the other wordings, which must agree wholly.
    words: BTreeSet<Words>,
    also: BTreeSet<Words>,
}

impl<'a> Bundle<'a> {
    fn of(dossier: usize, topic: &'a Topic, sides: &[Words]) -> Self {
        let label = among(&words(&topic.label), sides);
        let also = topic.also.iter().map(|l| among(&words(l), sides)).chain([label.clone()]).collect();
        Bundle { topics: vec![topic], dossiers: BTreeSet::from([dossier]), words: BTreeSet::from([label]), also }
    }

    /// How well two bundles agree, in thousandths; `None` where they are two topics, or told apart by one document.
    fn likeness(&self, other: &Bundle) -> Option<usize> {
        if !self.dossiers.is_disjoint(&other.dossiers) {
            return None;
        }
        let pairs = self.words.iter().flat_map(|v| other.words.iter().map(move |w| (v, w)));
        let labels = pairs.filter(|(v, w)| alike(v, w)).map(|(v, w)| likeness(v, w)).max();
        let also = (!self.also.is_disjoint(&other.also)).then_some(400);
        labels.max(also)
    }

    fn take(&mut self, other: Bundle<'a>) {
        self.topics.extend(other.topics);
        self.dossiers.extend(other.dossiers);
        self.words.extend(other.words);
        self.also.extend(other.also);
    }
}

/// Joins the topics of one meeting between these sides as its documents tell them, the likest first. What one document tells apart
/// in other words stays apart.
pub fn join(told: &[(usize, &Topic)], sides: &[&str]) -> Vec<Topic> {
    let sides: Vec<Words> = sides.iter().map(|side| words(side)).collect();
    let mut bundles: Vec<Option<Bundle>> = of_same_words(told, &sides).into_iter().map(Some).collect();
    let mut pairs = Vec::new();
    for (i, a) in bundles.iter().enumerate() {
        for (j, b) in bundles.iter().enumerate().skip(i + 1) {
            let likeness = a.as_ref().zip(b.as_ref()).and_then(|(a, b)| a.likeness(b));
            pairs.extend(likeness.map(|l| (Reverse(l), i, j)));
        }
    }
    pairs.sort();
    let mut owner: Vec<usize> = (0..bundles.len()).collect();
    for (_, i, j) in pairs {
        let (i, j) = (owner[i], owner[j]);
        let fits = bundles[i].as_ref().zip(bundles[j].as_ref()).is_some_and(|(a, b)| a.likeness(b).is_some());
        if i != j && fits {
            owner.iter_mut().filter(|o| **o == j).for_each(|o| *o = i);
            let other = bundles[j].take();
            bundles[i].iter_mut().zip(other).for_each(|(one, other)| one.take(other));
        }
    }
    let bundles = without_bare(bundles.into_iter().flatten().collect());
    let mut topics: Vec<Topic> = bundles.iter().map(|b| labelled(&b.topics, &sides)).collect();
    topics.sort_by_cached_key(|t| (Reverse(support(&t.evidence)), t.label.clone()));
    topics
}

/// Lays what is only called "the crisis" or "the war" to the one country that the meeting was about.
fn without_bare(bundles: Vec<Bundle>) -> Vec<Bundle> {
    let (bare, mut kept): (Vec<_>, Vec<_>) = bundles.into_iter().partition(|b| b.words.iter().all(is_bare));
    let mut lands = kept.iter_mut().filter(|b| b.words.iter().any(is_land));
    match (lands.next(), lands.next()) {
        (Some(land), None) => bare.into_iter().for_each(|b| land.take(b)),
        _ => kept.extend(bare),
    }
    kept
}

/// Topics of the same words put together, of one document too: who speaks of Syria and of the Syrian crisis speaks of one.
fn of_same_words<'a>(told: &[(usize, &'a Topic)], sides: &[Words]) -> Vec<Bundle<'a>> {
    let mut same: BTreeMap<Words, Bundle<'a>> = BTreeMap::new();
    for &(dossier, topic) in told {
        let one = Bundle::of(dossier, topic, sides);
        match same.entry(among(&words(&topic.label), sides)) {
            Entry::Occupied(mut known) => known.get_mut().take(one),
            Entry::Vacant(free) => {
                free.insert(one);
            }
        }
    }
    same.into_values().collect()
}

/// The topic under its best supported label; among equals the shortest. One that names but the sides comes last.
fn labelled(topics: &[&Topic], sides: &[Words]) -> Topic {
    let dull = |w: &Words| is_bare(w) || only_sides(w, sides);
    let mut labels: BTreeMap<&str, Vec<Evidence>> = BTreeMap::new();
    for topic in topics {
        labels.entry(&topic.label).or_default().extend_from_slice(&topic.evidence);
    }
    let best = labels.iter().min_by_key(|(l, e)| (dull(&words(l)), Reverse(support(e)), l.len(), **l));
    let label = best.map(|(l, _)| l.to_string()).unwrap_or_default();
    let others: BTreeSet<&String> =
        topics.iter().flat_map(|t| t.also.iter().chain([&t.label])).filter(|l| **l != label).collect();
    Topic {
        also: others.into_iter().cloned().collect(),
        evidence: gather(topics.iter().flat_map(|t| &t.evidence)),
        label,
    }
}

/// The label that most documents give a topic of these words, whichever the meeting; among equals the shortest.
#[derive(Debug, PartialEq)]
pub struct Labels(BTreeMap<Words, String>);

impl Labels {
    /// The labels of all topics that so many documents each give, or of those of these words.
    pub fn of(counts: &Counts, among: Option<&BTreeSet<Words>>) -> Labels {
        let mut usual: BTreeMap<Words, (Reverse<usize>, usize, &str)> = BTreeMap::new();
        for (&label, &count) in &counts.0 {
            let words = words(label);
            if among.is_none_or(|all| all.contains(&words)) {
                let one = (Reverse(count), label.len(), label);
                let best = usual.entry(words).or_insert(one);
                *best = one.min(*best);
            }
        }
        Labels(usual.into_iter().map(|(words, (_, _, label))| (words, label.to_string())).collect())
    }

    /// The label for these words.
    pub fn get(&self, words: &Words) -> Option<&str> {
        self.0.get(words).map(String::as_str)
    }

    /// Gives the topics of a meeting their labels. Two topics of one meeting never get the same.
    pub fn give(&self, meeting: &mut Meeting) {
        let topics = &mut meeting.topics;
        for at in 0..topics.len() {
            if let Some(label) = self.get(&words(&topics[at].label))
                && topics.iter().all(|t| t.label != label)
            {
                relabel(&mut topics[at], label);
            }
        }
    }
}

/// How many documents give each label.
#[derive(Clone, Default)]
pub struct Counts<'a>(FxHashMap<&'a str, usize>);

impl<'a> Counts<'a> {
    /// Those of these documents, and of more.
    pub fn with(mut self, dossiers: impl Iterator<Item = &'a Dossier>) -> Self {
        for d in dossiers {
            let mut labels: Vec<&str> = d.meetings.iter().flat_map(|m| &m.topics).map(|t| t.label.as_str()).collect();
            labels.sort_unstable();
            labels.dedup();
            labels.into_iter().for_each(|label| *self.0.entry(label).or_default() += 1);
        }
        self
    }
}

fn relabel(topic: &mut Topic, label: &str) {
    let old = std::mem::replace(&mut topic.label, label.to_string());
    topic.also.retain(|l| l != label);
    topic.also.push(old);
    topic.also.sort();
    topic.also.dedup();
}
