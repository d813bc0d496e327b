//! When do two wordings name one topic?

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::schema::Gazetteer;

use super::alike;
use super::memo::{Memo, remembered};

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
    "new",
    "recent",
    "talk",
    "discussion",
    "fighting",
    "turmoil",
    "unrest",
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

/// Whether the words only frame a matter that they do not name.
pub fn is_bare(words: &Words) -> bool {
    words.iter().all(|w| FRAMES.contains(&w.as_str()))
}

/// Whether the words are the name of a country.
pub fn is_land(words: &Words) -> bool {
    static LANDS: LazyLock<BTreeSet<Words>> =
        LazyLock::new(|| Gazetteer::embedded().polities.iter().map(|p| fold_label(&p.name)).collect());
    LANDS.contains(words)
}

/// Words for what is between two sides, whatever the matter.
const BETWEEN: &[&str] = &["relation", "tension", "difference", "bilateral", "mutual", "two", "country", "nation"];

/// The words of a topic of these sides: "the crisis with Norland", among Norlanders, is the crisis; what is between them, however
/// called, is their relations.
pub fn among(words: &Words, sides: &[Words]) -> Words {
    let (_, rest) = parted(words, sides);
    let is = |w: &String, word: &str| *w == stem(word);
    let relations = rest.iter().any(|w| is(w, "relation") || is(w, "tension")) || only_sides(words, sides);
    match () {
        () if relations && rest.iter().all(|w| BETWEEN.iter().any(|b| is(w, b))) => Words::from([stem("relation")]),
        () if rest.is_empty() => words.clone(),
        () => rest,
    }
}

/// Whether a topic names nothing but sides, several of them: "Norland-Sudonia".
pub fn only_sides(words: &Words, sides: &[Words]) -> bool {
    let (named, rest) = parted(words, sides);
    named > 1 && rest.is_empty()
}

/// How many sides the words name, and what is left without them.
fn parted(words: &Words, sides: &[Words]) -> (usize, Words) {
    let named: Vec<&Words> = sides.iter().filter(|side| !side.is_empty() && side.is_subset(words)).collect();
    let rest = words.iter().filter(|w| !named.iter().any(|side| side.contains(*w))).cloned().collect();
    (named.len(), rest)
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
pub fn likeness(a: &Words, b: &Words) -> usize {
    1000 * a.intersection(b).count() / a.union(b).count().max(1)
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
