//! `schema/thesaurus.ron`, ready for look-up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::graph::fold::fold;
use crate::graph::lists::{Lists, lists};

/// The thesaurus as it stands in the file.
#[derive(Deserialize)]
#[serde(rename = "Thesaurus")]
struct Written {
    polities: Vec<(String, String)>,
    regions: Vec<(String, String, String)>,
    inside: Vec<(String, String)>,
    titles: Vec<String>,
    roles: Vec<(String, String)>,
    spellings: Vec<(String, String)>,
    phrases: Vec<(String, String)>,
    services: Vec<(String, String)>,
    weak: String,
    stop: String,
}

/// The thesaurus, ready for look-up. Every key is folded.
pub struct Thesaurus {
    pub lists: Lists,
    pub titles: BTreeMap<String, String>,
    pub roles: BTreeMap<String, Vec<String>>,
    pub spellings: BTreeMap<String, String>,
    pub phrases: Vec<(String, String)>,
    /// Secret services, and the country.
    pub services: BTreeMap<String, String>,
    pub weak: BTreeSet<String>,
    pub stop: BTreeSet<String>,
}

/// The built-in thesaurus.
pub fn thesaurus() -> &'static Thesaurus {
    static READY: OnceLock<Thesaurus> = OnceLock::new();
    READY.get_or_init(|| {
        let text = include_str!("../../schema/thesaurus.ron");
        ready(ron::from_str(text).expect("the built-in thesaurus is well formed: a test reads it"))
    })
}

fn parts(list: &str) -> impl Iterator<Item = String> {
    list.split(',').map(fold).filter(|p| !p.is_empty())
}

fn ready(written: Written) -> Thesaurus {
    let words = |list: &str| list.split_whitespace().map(str::to_string).collect::<BTreeSet<_>>();
    let lists = lists(&written.polities, &written.regions, &written.inside);
    let spellings: BTreeMap<_, _> = written.spellings.into_iter().collect();
    let key = |title: &str| plain_title(title, &spellings);
    let mut titles = BTreeMap::new();
    for group in &written.titles {
        let first = parts(group).next().unwrap_or_default();
        for title in parts(group) {
            titles.insert(key(&title), key(&first));
        }
    }
    let usual = |title: String| titles.get(&key(&title)).cloned().unwrap_or(key(&title));
    let mut roles = BTreeMap::new();
    for (said, meant) in &written.roles {
        for word in parts(said) {
            roles.insert(key(&word), parts(meant).map(usual).collect());
        }
    }
    let service = |(forms, land): &(String, String)| parts(forms).map(|f| (f, land.clone())).collect::<Vec<_>>();
    Thesaurus {
        lists,
        services: written.services.iter().flat_map(service).collect(),
        weak: words(&written.weak),
        stop: words(&written.stop),
        phrases: written.phrases,
        titles,
        roles,
        spellings,
    }
}

/// The singular of a folded word, as far as its ending tells.
pub fn singular(word: &str) -> String {
    if word.len() > 4 && word.ends_with("ies") {
        return format!("{}y", &word[..word.len() - 3]);
    }
    let plural = word.len() > 3 && word.ends_with('s') && !["ss", "us", "is", "os"].iter().any(|e| word.ends_with(e));
    if plural { word[..word.len() - 1].to_string() } else { word.to_string() }
}

/// A title without marks of tense and number: "Minister for Foreign Affairs" → "foreign affair minister".
pub fn plain_title(title: &str, spellings: &BTreeMap<String, String>) -> String {
    let text = fold(title);
    let words = text
        .split_whitespace()
        .filter(|w| !matches!(*w, "the" | "then" | "current" | "outgoing" | "incoming" | "acting"));
    let words: Vec<String> = words.map(|w| singular(spellings.get(w).map_or(w, String::as_str))).collect();
    let of = words.iter().position(|w| w == "of" || w == "for");
    match of {
        Some(i) if i > 0 && words.last().is_some_and(|w| w != "state") => {
            let rest = words[i + 1..].iter().filter(|w| *w != "national");
            let (before, office) = words[..i].split_at(i - 1);
            before.iter().chain(rest).chain(office).cloned().collect::<Vec<_>>().join(" ")
        }
        _ => words.join(" "),
    }
}
