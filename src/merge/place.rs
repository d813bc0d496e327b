//! Where does a place lie? As the lists of the schema know it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::schema::Gazetteer;

use super::office::polity_key;

/// Venues lie in cities, cities in countries: all folded.
static WITHIN: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let lists = Gazetteer::embedded();
    let capitals = lists.polities.iter().map(|p| (&p.capital, &p.name));
    let cities = lists.cities.iter().map(|c| (&c.name, &c.country));
    let venues = lists.venues.iter().map(|v| (&v.name, &v.city));
    let mut within = BTreeMap::new();
    for (inner, outer) in capitals.chain(cities).chain(venues) {
        within.entry(polity_key(inner)).or_insert_with(|| polity_key(outer));
    }
    within
});

/// Other spellings of cities and the usual one: all folded. What is a city of its own somewhere is none.
static SPELLINGS: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    let lists = Gazetteer::embedded();
    let mut usual = FxHashMap::default();
    for city in &lists.cities {
        for other in city.also.iter().map(|other| polity_key(other)).filter(|other| !WITHIN.contains_key(other)) {
            usual.entry(other).or_insert_with(|| polity_key(&city.name));
        }
    }
    usual
});

/// What wordings of one place have in common: "Kiev" is "Kyiv".
pub fn key(place: &str) -> String {
    let folded = polity_key(place);
    SPELLINGS.get(&folded).cloned().unwrap_or(folded)
}

/// How far from a venue to its country.
const STEPS: usize = 3;

/// The place and all that it lies in, the smallest first.
fn around(place: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(place), |p| WITHIN.get(*p).map(String::as_str)).take(STEPS)
}

/// Whether the lists have the place, or places in it.
pub fn known(place: &str) -> bool {
    static OUTER: LazyLock<BTreeSet<&str>> = LazyLock::new(|| WITHIN.values().map(String::as_str).collect());
    WITHIN.contains_key(place) || OUTER.contains(place)
}

/// Whether one place lies in the other, or is the same.
pub fn within(a: &str, b: &str) -> bool {
    around(a).any(|p| p == b) || around(b).any(|p| p == a)
}

/// Whether a place lies in any of these countries.
pub fn lies_in<'a>(place: &str, mut countries: impl Iterator<Item = &'a str>) -> bool {
    countries.any(|c| around(place).any(|p| p == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_city() {
        for (a, b) in [("Kiev", "Kyiv"), ("Peking", "Beijing"), ("Rangoon", "Yangon"), ("Naypyidaw", "Naypyitaw")] {
            assert_eq!(key(a), key(b));
        }
        assert_ne!(key("Salisbury"), key("Harare"));
    }

    #[test]
    fn cities_lie_in_countries() {
        assert!(within("tokyo", "japan") && within("japan", "tokyo") && within("tokyo", "tokyo"));
        assert!(!within("tokyo", "china") && !within("tokyo", "osaka"));
        assert!(lies_in("manila", ["philippines"].into_iter()) && !lies_in("nowhere", ["philippines"].into_iter()));
    }
}
