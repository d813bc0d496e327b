//! Abbreviations that keep their full stop, from `schema/abbreviations.txt`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What the stop of an abbreviation may mean, by section of `schema/abbreviations.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Stands before a name: never ends a sentence.
    Name,
    /// An abbreviation only before a number.
    Number,
    /// A month or a day of the week.
    Date,
    /// The same, where the form is a word as well.
    Dated,
    /// Follows a name or figure.
    Tail,
    /// A state after a city.
    State,
    /// No abbreviation, but a word that opens sentences.
    Opens,
}

/// Every word of `schema/abbreviations.txt` with its class; words that open sentences under [`opens`].
struct Abbreviations {
    stops: FxHashMap<String, Class>,
    opens: FxHashMap<String, Class>,
}

static ABBREVIATIONS: LazyLock<Abbreviations> =
    LazyLock::new(|| read_abbreviations(include_str!("../../schema/abbreviations.txt")));

fn read_abbreviations(text: &str) -> Abbreviations {
    let mut class = Class::Name;
    let mut all = Abbreviations { stops: FxHashMap::default(), opens: FxHashMap::default() };
    for line in text.lines().map(str::trim).filter(|l| !l.starts_with('#')) {
        if let Some(section) = line.strip_prefix('[') {
            class = match section.trim_end_matches(']') {
                "number" => Class::Number,
                "date" => Class::Date,
                "dated" => Class::Dated,
                "tail" => Class::Tail,
                "state" => Class::State,
                "opens" => Class::Opens,
                _ => Class::Name,
            };
            continue;
        }
        for word in line.split_whitespace() {
            if class == Class::Opens {
                all.opens.insert(word.to_string(), class);
                continue;
            }
            let word = word.strip_suffix('.').unwrap_or(word);
            all.stops.insert(word.to_string(), class);
            all.stops.insert(word.to_uppercase(), class);
        }
    }
    all
}

/// The class of an abbreviation, given with or without its stop; hyphenated ones by their last part.
pub(super) fn abbreviation(word: &str) -> Option<Class> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let stops = &ABBREVIATIONS.stops;
    stops.get(word).or_else(|| stops.get(word.rsplit('-').next()?)).copied()
}

/// Whether a word, written with a capital, opens a sentence after an abbreviation: "The", "In", "However".
pub(super) fn opens(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && word.len() <= 16
        && ABBREVIATIONS.opens.contains_key(word.to_lowercase().as_str())
}
