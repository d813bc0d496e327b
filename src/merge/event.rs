//! What is a gathering called in the words that show a meeting?

use super::alike;

/// Nouns of gatherings that have names.
const GATHERINGS: &[&str] = &[
    "Summit",
    "Conference",
    "Forum",
    "Assembly",
    "Congress",
    "Retreat",
    "Convention",
    "Council",
    "Session",
    "Meeting",
];

/// Words after which the gathering is but the occasion: "met the president while attending the Assembly session".
const OCCASIONS: &[&str] = &[
    "while",
    "during",
    "before",
    "after",
    "ahead",
    "following",
    "margins",
    "margin",
    "sidelines",
    "occasion",
    "fringes",
];

/// The name of a gathering in the words that show a meeting: what is written large before such a noun.
pub fn event(cue: &str) -> Option<String> {
    let words: Vec<&str> = cue.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let told = words.iter().position(|w| OCCASIONS.contains(w)).unwrap_or(words.len());
    let words = &words[..told];
    let at = words.iter().rposition(|w| GATHERINGS.contains(w))?;
    let large = |w: &&&str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let named = words[..at].iter().rev().take_while(large).count();
    // A verb at the head of a sentence is written large, too.
    let verb = named == at && words[0].ends_with("ed");
    let name = &words[at - named + usize::from(verb)..at];
    (!name.is_empty()).then(|| alike::words(&name.join(" ")).join(" "))
}

/// Meals to which a host has guests: one of a kind a day.
const MEALS: &[&str] = &["breakfast", "brunch", "luncheon", "lunch", "dinner", "banquet"];

/// The meal that a meeting was.
pub fn meal(cue: &str) -> Option<&'static str> {
    let words = alike::words(cue);
    MEALS.iter().copied().find(|meal| words.iter().any(|w| w == meal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gatherings_and_meals_are_found() {
        assert_eq!(event("Attended the Northern Rivers Summit"), Some("northern rivers".into()));
        assert_eq!(event("Attended the summit"), None);
        assert_eq!(event("Met the King while attending the Rivers Assembly session"), None);
        assert_eq!(meal("attended a working Lunch with the president"), Some("lunch"));
        assert_eq!(meal("met the president"), None);
    }
}
