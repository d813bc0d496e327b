//! Which topics are one, and under which label?

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::dossier::{Dossier, Evidence, Meeting, Topic};
use crate::schema::Gazetteer;

use super::alike;
use super::memo::{Memo, remembered};
use super::pool::{gather, support};

/// The words of a label that carry its meaning, folded.
pub type Words = BTreeSet<String>;

const EMPTY: &[&str] = &[
    "the", "a", "an", "of", "in", "on", "for", "with", "to", "and", "or", "by", "at", "from", "their", "his", "her",
    "its", "over", "about", "between", "as", "into", "s", "against", "toward", "towards", "across",
];
/// Words that turn the name of a matter into a phrase without changing the matter.
const FRAMES: &[&str] = &[
    "conflict",
    "crisis",
    "war",
    "civil",
    "situation",
    "issue",
    "question",
    "problem",
    "matter",
    "case",
    "affair",
    "latest",
    "development",
    "current",
    "ongoing",
    "event",
    "change",
    "pandemic",
];
/// Words of topics that say the same.
const SAME: &[(&str, &str)] = &[
    ("relationship", "relation"),
    ("tie", "relation"),
    ("aid", "assistance"),
    ("counterterrorism", "terrorism"),
    ("agreement", "deal"),
    ("accord", "deal"),
    ("pact", "deal"),
    ("ceasefire", "truce"),
    ("armistice", "truce"),
    ("defence", "defense"),
    ("centre", "center"),
    ("labour", "labor"),
    ("programme", "program"),
];
/// The most words of a country's name.
const LONG: usize = 6;

/// Names and adjectives of countries, folded, and the usual name.
static POLITIES: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    let mut known = FxHashMap::default();
    for polity in &Gazetteer::embedded().polities {
        let usual = alike::words(&polity.name).join(" ");
        known.insert(usual.clone(), usual.clone());
        for form in polity.also.iter().chain(&polity.adjectives) {
            known.entry(alike::words(form).join(" ")).or_insert_with(|| usual.clone());
        }
    }
    known
});

/// The words of a label, folded: spelling, number, "Syria" and "Syrian". Words that only frame the matter are left out
/// where others are there.
pub fn words(label: &str) -> Words {
    thread_local!(static KNOWN: Memo<Words> = Memo::default());
    remembered(&KNOWN, label, || fold_label(label))
}

fn fold_label(label: &str) -> Words {
    let label = label.replace("U.S.", "US").replace("u.s.", "US").replace("U.N.", "UN");
    let label = label.replace("'s", "").replace('’', "'").replace("'s", "");
    let folded = |w: &String| (!EMPTY.contains(&w.as_str())).then(|| singular(w));
    let all: Words = countries(alike::words(&label)).iter().filter_map(folded).collect();
    let core: Words = all.iter().filter(|w| !FRAMES.contains(&w.as_str())).map(|w| stem(w)).collect();
    if core.is_empty() { all } else { core }
}

/// The words, with the usual name of a country in the place of any other.
fn countries(words: Vec<String>) -> Vec<String> {
    let mut out = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let known = (1..=LONG.min(words.len() - at)).rev();
        let found = known.filter_map(|n| Some((n, POLITIES.get(&words[at..at + n].join(" "))?))).next();
        match found {
            Some((n, name)) => {
                out.extend(name.split(' ').map(String::from));
                at += n;
            }
            None => {
                out.push(words[at].clone());
                at += 1;
            }
        }
    }
    out
}

fn singular(word: &str) -> String {
    let word = word.replace("isation", "ization");
    let single = match (word.strip_suffix("ies"), word.strip_suffix('s')) {
        _ if word == "crisis" || word == "crises" => "crisis".to_string(),
        _ if word == "ties" => "tie".to_string(),
        (Some(stem), _) if word.len() > 4 => format!("{stem}y"),
        (_, Some(stem)) if word.len() > 3 && !word.ends_with("ss") => stem.to_string(),
        _ => word,
    };
    SAME.iter().find(|(other, _)| *other == single).map_or(single, |(_, usual)| usual.to_string())
}

/// What a country's name and its adjective have in common: "syri", "iran", "russ".
fn stem(word: &str) -> String {
    let mut stem = word;
    while stem.len() > 4 && stem.ends_with(['a', 'e', 'i', 'n', 'y']) {
        stem = &stem[..stem.len() - 1];
    }
    stem.to_string()
}

/// Whether two topics are held to be one: half of their words in common.
pub fn alike(a: &Words, b: &Words) -> bool {
    let both = a.intersection(b).count();
    both > 0 && 2 * both >= a.union(b).count()
}

/// Share of words in common, in thousandths.
fn likeness(a: &Words, b: &Words) -> usize {
    1000 * a.intersection(b).count() / a.union(b).count().max(1)
}

/// One topic under several labels, and the dossiers that tell of it.
struct Bundle<'a> {
    topics: Vec<&'a Topic>,
    dossiers: BTreeSet<usize>,
    /// Words of the labels; words of the other wordings, which must agree wholly.
    words: BTreeSet<Words>,
    also: BTreeSet<Words>,
}

impl<'a> Bundle<'a> {
    fn of(dossier: usize, topic: &'a Topic) -> Self {
        let label = words(&topic.label);
        let also = topic.also.iter().map(|l| words(l)).chain([label.clone()]).collect();
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

/// Joins the topics of one meeting as its documents tell them, the likest first. What one document tells apart stays
/// apart.
pub fn join(told: &[(usize, &Topic)]) -> Vec<Topic> {
    let mut bundles: Vec<Option<Bundle>> = of_same_words(told).into_iter().map(Some).collect();
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
    let mut topics: Vec<Topic> = bundles.iter().flatten().map(|b| labelled(&b.topics)).collect();
    topics.sort_by_cached_key(|t| (Reverse(support(&t.evidence)), t.label.clone()));
    topics
}

/// Topics of the same words put together; two of one document stay apart even so.
fn of_same_words<'a>(told: &[(usize, &'a Topic)]) -> Vec<Bundle<'a>> {
    let mut same: BTreeMap<Words, Vec<Bundle<'a>>> = BTreeMap::new();
    for &(dossier, topic) in told {
        let one = Bundle::of(dossier, topic);
        let bundles = same.entry(words(&topic.label)).or_default();
        match bundles.iter_mut().find(|b| !b.dossiers.contains(&dossier)) {
            Some(bundle) => bundle.take(one),
            None => bundles.push(one),
        }
    }
    same.into_values().flatten().collect()
}

/// The topic under its best supported label; among equals the shortest.
fn labelled(topics: &[&Topic]) -> Topic {
    let mut labels: BTreeMap<&str, Vec<Evidence>> = BTreeMap::new();
    for topic in topics {
        labels.entry(&topic.label).or_default().extend_from_slice(&topic.evidence);
    }
    let best = labels.iter().min_by_key(|(l, e)| (Reverse(support(e)), l.len(), **l));
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
    /// The labels of all topics of dossiers, or of those of these words.
    pub fn of<'a>(dossiers: impl Iterator<Item = &'a Dossier>, among: Option<&BTreeSet<Words>>) -> Labels {
        let mut usual: BTreeMap<Words, (Reverse<usize>, usize, &str)> = BTreeMap::new();
        for (label, count) in counts(dossiers) {
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
fn counts<'a>(dossiers: impl Iterator<Item = &'a Dossier>) -> FxHashMap<&'a str, usize> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for d in dossiers {
        let mut labels: Vec<&str> = d.meetings.iter().flat_map(|m| &m.topics).map(|t| t.label.as_str()).collect();
        labels.sort_unstable();
        labels.dedup();
        labels.into_iter().for_each(|label| *counts.entry(label).or_default() += 1);
    }
    counts
}

fn relabel(topic: &mut Topic, label: &str) {
    let old = std::mem::replace(&mut topic.label, label.to_string());
    topic.also.retain(|l| l != label);
    topic.also.push(old);
    topic.also.sort();
    topic.also.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_of_one_topic() {
        for (a, b) in [
            ("missile defence", "missile defense"),
            ("Syria", "conflict in Syria"),
            ("Syria", "Syrian conflict"),
            ("Syrian civil war", "Syrian crisis"),
            ("Ukraine", "Ukrainian crisis"),
            ("U.S.-Russian relations", "US-Russia relations"),
            ("American-Russian ties", "US-Russia relations"),
            ("climate change", "climate crisis"),
            ("DPRK’s missile program", "North Korea's missile programmes"),
            ("Dutch elections", "election in the Netherlands"),
            ("ceasefire in Avaria", "Avarian truce"),
        ] {
            assert!(alike(&words(a), &words(b)), "{a} / {b}");
        }
        assert!(!alike(&words("Iran"), &words("Iraq")));
        assert!(!alike(&words("trade"), &words("fight against piracy")));
    }
}
