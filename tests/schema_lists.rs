//! The word lists under `schema/` are well formed and agree with one another.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Polity {
    name: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    people: Vec<String>,
    capital: String,
    #[serde(default)]
    once: Vec<Once>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Once {
    name: String,
    #[serde(default)]
    until: Option<i16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Region {
    name: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    people: Vec<String>,
    #[serde(default)]
    members: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
enum Kind {
    International,
    Bloc,
    Body,
    Party,
    Armed,
    Agency,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisation {
    name: String,
    #[serde(default)]
    also: Vec<String>,
    kind: Kind,
    #[serde(default)]
    of: String,
    #[serde(default)]
    seat: String,
}

fn text(file: &str) -> String {
    let path = format!("{}/schema/{file}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn list<T: DeserializeOwned>(file: &str) -> Vec<T> {
    ron::from_str(&text(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
}

fn names_of_polities() -> BTreeSet<String> {
    list::<Polity>("polities.ron").into_iter().map(|p| p.name).collect()
}

/// Rows of a TSV file without its comments, each with `columns` fields, sorted and without doubles.
fn rows(file: &str, columns: usize) -> Vec<Vec<String>> {
    let all: Vec<Vec<String>> = text(file)
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect();
    for row in &all {
        assert_eq!(row.len(), columns, "{file}: {row:?}");
        assert!(row.iter().all(|field| field.trim() == field), "{file}: spaces around a field of {row:?}");
        assert!(!row[0].is_empty(), "{file}: a row without a name");
    }
    let keys: Vec<_> = all.iter().map(|row| row[..2].join("\t")).collect();
    for pair in keys.windows(2) {
        assert!(pair[0] < pair[1], "{file}: {:?} must stand once, before {:?}", pair[1], pair[0]);
    }
    all
}

fn assert_unique<'a>(what: &str, names: impl Iterator<Item = (&'a str, &'a str)>) {
    let mut seen = BTreeMap::new();
    for (alias, owner) in names {
        assert!(!alias.is_empty() && alias.trim() == alias, "{what}: {alias:?} of {owner}");
        if let Some(other) = seen.insert(alias, owner) {
            panic!("{what}: {alias:?} stands for both {other} and {owner}");
        }
    }
}

#[test]
fn names_that_a_polity_once_had_are_read_as_its_own() {
    for polity in list::<Polity>("polities.ron") {
        for once in &polity.once {
            assert!(polity.also.contains(&once.name), "{}: {} is not among its names", polity.name, once.name);
            assert!(once.until.is_none_or(|year| (1900..2030).contains(&year)), "{}: {:?}", once.name, once.until);
        }
    }
}

#[test]
fn each_name_of_a_polity_belongs_to_one() {
    let all: Vec<Polity> = list("polities.ron");
    assert!(all.len() > 240, "{} polities", all.len());
    let names =
        all.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.also).map(|alias| (alias.as_str(), p.name.as_str())));
    assert_unique("polities.ron", names);
    for polity in &all {
        assert!(!polity.capital.is_empty(), "{} has no capital", polity.name);
        assert!(!polity.name.starts_with("The "), "{}: names stand without an article", polity.name);
        assert!(matches!(polity.code.len(), 0 | 2), "{}: code {:?}", polity.name, polity.code);
        let known = !polity.adjectives.is_empty() || !polity.people.is_empty();
        assert!(known, "{} has neither adjective nor people", polity.name);
    }
}

/// An adjective may stand for two polities only where the language itself leaves it open.
#[test]
fn adjectives_are_ambiguous_only_on_purpose() {
    const OPEN: [&str; 2] = ["Congolese", "Dominican"];
    let all: Vec<Polity> = list("polities.ron");
    let mut owners: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for polity in &all {
        for word in polity.adjectives.iter().chain(&polity.people) {
            owners.entry(word.trim_end_matches('s')).or_default().insert(&polity.name);
        }
    }
    for (word, of) in owners {
        assert!(of.len() == 1 || OPEN.contains(&word), "{word:?} stands for {of:?}");
    }
}

#[test]
fn regions_are_no_polities() {
    let polities: Vec<Polity> = list("polities.ron");
    let taken: BTreeSet<&str> =
        polities.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.also)).map(String::as_str).collect();
    let regions: Vec<Region> = list("regions.ron");
    let names = regions
        .iter()
        .flat_map(|r| std::iter::once(&r.name).chain(&r.also).map(|alias| (alias.as_str(), r.name.as_str())));
    assert_unique("regions.ron", names);
    for region in &regions {
        assert!(!taken.contains(region.name.as_str()), "{} is a polity too", region.name);
        let words = region.adjectives.iter().chain(&region.people);
        assert!(words.into_iter().all(|w| !w.trim().is_empty()), "{} has an empty word", region.name);
        let unknown = region.members.iter().find(|m| !polities.iter().any(|p| p.name == **m));
        assert!(unknown.is_none(), "{}: no polity {unknown:?}", region.name);
    }
}

#[test]
fn organisations_belong_to_known_polities() {
    let polities = names_of_polities();
    let all: Vec<Organisation> = list("organisations.ron");
    let names =
        all.iter().flat_map(|o| std::iter::once(&o.name).chain(&o.also).map(|alias| (alias.as_str(), o.name.as_str())));
    assert_unique("organisations.ron", names);
    for org in &all {
        assert!(org.of.is_empty() || polities.contains(&org.of), "{}: no polity {:?}", org.name, org.of);
        assert!(org.seat.trim() == org.seat, "{}: seat {:?}", org.name, org.seat);
        let between_states = matches!(org.kind, Kind::International | Kind::Bloc);
        assert!(!between_states || org.of.is_empty(), "{} is {:?} but of {}", org.name, org.kind, org.of);
    }
}

#[test]
fn cities_and_venues_lie_in_known_polities() {
    let polities = names_of_polities();
    let cities = rows("cities.tsv", 3);
    assert!((1_000..6_500).contains(&cities.len()), "{} cities", cities.len());
    for row in &cities {
        assert!(polities.contains(&row[1]), "cities.tsv: no polity {:?} for {}", row[1], row[0]);
        assert!(row[2].split(';').all(|s| s.trim() == s && s != row[0]), "cities.tsv: spellings of {}", row[0]);
    }
    for row in rows("venues.tsv", 3) {
        assert!(polities.contains(&row[2]), "venues.tsv: no polity {:?} for {}", row[2], row[0]);
        assert!(!row[1].is_empty(), "venues.tsv: {} lies in no city", row[0]);
    }
}

/// Every capital is a city of the list, under one of its spellings.
#[test]
fn offices_were_held_in_known_polities_or_bodies() {
    const OFFICES: [&str; 11] = [
        "president",
        "vice president",
        "prime minister",
        "deputy prime minister",
        "monarch",
        "foreign minister",
        "defense minister",
        "security adviser",
        "ambassador",
        "secretary-general",
        "other",
    ];
    let polities = names_of_polities();
    let bodies: BTreeSet<String> = list::<Organisation>("organisations.ron").into_iter().map(|o| o.name).collect();
    let all: Vec<String> = text("holders.tsv").lines().filter(|l| !l.starts_with('#')).map(str::to_owned).collect();
    assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "holders.tsv: not in order");
    for row in &all {
        let [name, of, office, from, to] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("holders.tsv: {row}")
        };
        assert!(!name.is_empty() && polities.contains(of) | bodies.contains(of), "holders.tsv: {row}");
        assert!(OFFICES.contains(&office), "holders.tsv: {row}");
        let years: Vec<u16> = [from, to].iter().map(|y| y.parse().unwrap()).collect();
        assert!(1900 < years[0] && years[0] <= years[1] && years[1] < 2100, "holders.tsv: {row}");
    }
}

#[test]
fn capitals_are_cities() {
    let cities = rows("cities.tsv", 3);
    let known: BTreeSet<&str> =
        cities.iter().flat_map(|row| std::iter::once(row[0].as_str()).chain(row[2].split(';'))).collect();
    let missing: Vec<String> = list::<Polity>("polities.ron")
        .into_iter()
        .filter(|p| !known.contains(p.capital.as_str()))
        .map(|p| format!("{} ({})", p.capital, p.name))
        .collect();
    assert!(missing.is_empty(), "capitals that are no cities: {missing:?}");
}

#[test]
fn plain_lists_are_sorted_and_fit_their_purpose() {
    for (file, least) in [("words.txt", 20_000), ("given.txt", 8_000), ("family.txt", 15_000)] {
        let body = text(file);
        let lines: Vec<&str> = body.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.len() > least, "{file}: {} lines", lines.len());
        for pair in lines.windows(2) {
            assert!(pair[0] < pair[1], "{file}: {:?} must stand once, before {:?}", pair[1], pair[0]);
        }
        let lower = file == "words.txt";
        for line in lines {
            let first = line.chars().next().unwrap_or(' ');
            assert!(first.is_alphabetic() && line.trim() == line, "{file}: {line:?}");
            assert!(!lower || line.chars().all(|c| c.is_lowercase() || c == '-'), "{file}: {line:?}");
            assert!(lower || line.chars().any(char::is_uppercase), "{file}: {line:?}");
        }
    }
}
