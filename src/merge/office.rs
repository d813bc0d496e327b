//! Are two offices one, and can one person hold both?

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::dossier::Office;
use crate::schema::Gazetteer;

use super::alike;
use super::memo::{Memo, remembered};

/// An office with its spelling folded, so that wordings of one office are equal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The words of the title, sorted.
    pub title: String,
    /// The country or body, where it is known.
    pub of: Option<String>,
}

const SPELLINGS: &[(&str, &str)] = &[
    ("defence", "defense"),
    ("adviser", "advisor"),
    ("premier", "prime minister"),
    ("organisation", "organization"),
    ("labour", "labor"),
    ("spokesman", "spokesperson"),
    ("spokeswoman", "spokesperson"),
    ("chairman", "chair"),
    ("chairwoman", "chair"),
    ("chairperson", "chair"),
    ("amir", "emir"),
    ("vice", "deputy"),
    ("affairs", ""),
    ("external", "foreign"),
    ("federal", ""),
    ("acting", ""),
    ("then", ""),
    ("outgoing", ""),
    ("incoming", ""),
    ("current", ""),
    ("the", ""),
    ("of", ""),
    ("for", ""),
    ("and", ""),
    ("to", ""),
];
/// Titles of which a state has one holder at a time, and no other state has the same.
const OF_STATE: &[&str] = &[
    "president",
    "prime minister",
    "foreign minister",
    "defense minister",
    "interior minister",
    "finance minister",
    "chancellor",
    "king",
    "queen",
    "emir",
    "sultan",
    "crown prince",
    "secretary state",
    "foreign secretary",
    "defense secretary",
];
/// Words of the titles of monarchs, and of who is to be one.
const MONARCHS: &[&str] = &["king", "queen", "emir", "sultan", "emperor", "empress", "shah", "crown"];
/// Words of a title by which its holder is on the way to the office, or keeps it for another.
const PASSING: &[&str] = &["elect", "interim", "designate", "caretaker"];
/// States, and those whose offices theirs became.
const SUCCESSORS: &[(&str, &str)] = &[
    ("soviet union", "russia"),
    ("west germany", "germany"),
    ("czechoslovakia", "czech republic"),
    ("serbia and montenegro", "serbia"),
    ("yugoslavia", "serbia"),
    ("united arab republic", "egypt"),
    ("zaire", "democratic republic of congo"),
    ("burma", "myanmar"),
    ("palestine liberation organization", "palestinian authority"),
];
/// Titles that only one state or body gives.
const UNIQUE: &[(&str, &str)] = &[("pope", "vatican")];
const OF_BODIES: &[&str] = &[
    "union",
    "nations",
    "council",
    "commission",
    "bank",
    "organization",
    "agency",
    "league",
    "authority",
    "association",
    "committee",
    "party",
    "parliament",
    "assembly",
    "congress",
    "senate",
    "house",
    "department",
    "ministry",
    "university",
    "fund",
    "court",
    "conference",
    "alliance",
    "community",
    "forum",
    "group",
    "movement",
];

/// The folded form of a title: "Minister of Foreign Affairs" and "Foreign Minister" are one.
pub fn title_key(title: &str) -> String {
    thread_local!(static KNOWN: Memo<String> = Memo::default());
    remembered(&KNOWN, title, || fold_title(title))
}

fn fold_title(title: &str) -> String {
    let title =
        title.to_lowercase().replace("vice president", "vicepresident").replace("vice-president", "vicepresident");
    let spelling = |w: String| SPELLINGS.iter().find(|(from, _)| *from == w).map_or(w, |(_, to)| to.to_string());
    let mut words: Vec<String> = alike::words(&title).into_iter().map(spelling).collect();
    words.retain(|w| !w.is_empty());
    words = words.join(" ").split(' ').map(String::from).collect();
    words.sort();
    words.dedup();
    words.join(" ")
}

/// Whether a folded name is that of a country.
pub fn is_country(name: &str) -> bool {
    static COUNTRIES: LazyLock<FxHashSet<String>> =
        LazyLock::new(|| Gazetteer::embedded().polities.iter().map(|p| polity_key(&p.name)).collect());
    COUNTRIES.contains(name)
}

/// The folded name of a country or body.
pub fn polity_key(name: &str) -> String {
    thread_local!(static KNOWN: Memo<String> = Memo::default());
    remembered(&KNOWN, name, || fold_polity(name))
}

fn fold_polity(name: &str) -> String {
    let mut words = alike::words(name);
    words.retain(|w| w != "the");
    let folded = words.join(" ");
    ONCE.get(&folded).cloned().unwrap_or(folded)
}

/// Names that countries once had, and the usual ones: folded.
static ONCE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let folded = |name: &str| alike::words(name).into_iter().filter(|w| w != "the").collect::<Vec<_>>().join(" ");
    let polities = &Gazetteer::embedded().polities;
    polities.iter().flat_map(|p| p.once.iter().map(move |o| (folded(&o.name), folded(&p.name)))).collect()
});

impl Key {
    /// The key of an office.
    pub fn of(office: &Office) -> Key {
        let title = title_key(&office.title);
        let only = UNIQUE.iter().find(|(unique, _)| *unique == title).map(|(_, of)| of.to_string());
        Key { of: only.or_else(|| office.of.as_deref().map(polity_key)), title }
    }

    /// A country or body that somebody is of, whatever the office.
    pub fn open(of: String) -> Key {
        Key { title: String::new(), of: Some(of) }
    }

    /// The office as one person's career sees it: a president-elect becomes the president, a state another.
    pub fn kin(&self) -> Key {
        let title = self.title.split(' ').filter(|w| !PASSING.contains(w)).collect::<Vec<_>>().join(" ");
        let heir =
            |of: &String| SUCCESSORS.iter().find(|(old, _)| old == of).map_or(of.clone(), |(_, new)| new.to_string());
        Key { title, of: self.of.as_ref().map(heir) }
    }

    /// Whether more is known than the country.
    pub fn has_title(&self) -> bool {
        !self.title.is_empty()
    }

    /// Whether the holder is not yet, or not quite, in office.
    pub fn is_passing(&self) -> bool {
        self.title.split(' ').any(|w| PASSING.contains(&w))
    }

    /// Whether the two are wordings of one office; an office left open agrees with any.
    pub fn agrees(&self, other: &Key) -> bool {
        self.title == other.title && self.of_agrees(other)
    }

    /// Whether one is the other said shortly: "Minister" for "Foreign Minister".
    pub fn shortens(&self, other: &Key) -> bool {
        let all = |a: &str, b: &str| a.split(' ').all(|w| b.split(' ').any(|v| v == w));
        let titles = all(&self.title, &other.title) || all(&other.title, &self.title);
        titles && self.of == other.of && !(self.of_state() && other.of_state())
    }

    /// Whether the country or body may be the same.
    pub fn of_agrees(&self, other: &Key) -> bool {
        self.of == other.of || self.of.is_none() || other.of.is_none()
    }

    /// Whether the title is one of those that a state gives to one person at a time.
    pub fn of_state(&self) -> bool {
        static KEYS: LazyLock<Vec<String>> = LazyLock::new(|| OF_STATE.iter().map(|t| title_key(t)).collect());
        KEYS.contains(&self.title)
    }

    /// Whether the title is a monarch's.
    pub fn reigns(&self) -> bool {
        self.title.split(' ').any(|w| MONARCHS.contains(&w))
    }

    /// Whether the title is that of who is to be monarch.
    pub fn is_heir(&self) -> bool {
        self.title.split(' ').any(|w| w == "crown")
    }

    /// The country that the office makes its holder a servant of; none for bodies and lesser offices.
    pub fn country(&self) -> Option<&str> {
        let of = self.of.as_deref()?;
        let body = of.split(' ').any(|w| OF_BODIES.contains(&w)) || SHORT_BODIES.contains(&of);
        (self.of_state() && !body).then_some(of)
    }
}

const SHORT_BODIES: &[&str] =
    &["nato", "eu", "un", "au", "iaea", "osce", "asean", "opec", "imf", "oecd", "opcw", "cis"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_of_one_title() {
        for (a, b) in [
            ("Defence Minister", "Minister of Defense"),
            ("Secretary of Defense", "Defense Secretary"),
            ("Minister of Foreign Affairs", "Foreign Minister"),
            ("External Affairs Minister", "Minister for Foreign Affairs"),
            ("Premier", "Prime Minister"),
            ("Vice Foreign Minister", "Deputy Minister of Foreign Affairs"),
        ] {
            assert_eq!(title_key(a), title_key(b), "{a} / {b}");
        }
        assert_ne!(title_key("Vice President"), title_key("President"));
        assert_ne!(title_key("Deputy Foreign Minister"), title_key("Foreign Minister"));
    }

    #[test]
    fn countries_are_the_same_by_names_of_the_day() {
        assert_eq!(polity_key("Zaire"), polity_key("the Democratic Republic of the Congo"));
        assert_ne!(polity_key("Zaire"), polity_key("Republic of the Congo"));
    }

    #[test]
    fn only_states_bind_their_servants() {
        let key = |title: &str, of: &str| Key::of(&Office { title: title.into(), of: Some(of.into()) });
        assert_eq!(key("Prime Minister", "Norway").country(), Some("norway"));
        assert_eq!(key("President", "European Council").country(), None);
        assert_eq!(key("Ambassador", "Norway").country(), None);
    }
}
