//! When do two titles name one office, and how does a country call it?

use crate::mention::Page;
use crate::schema::fold;

/// Titles of those who are also called leaders, rulers or chiefs.
const HEADS: &[&str] = &[
    "president",
    "prime minister",
    "king",
    "emir",
    "sultan",
    "chancellor",
    "supreme leader",
    "general secretary",
    "queen",
    "premier",
    "commander",
    "chairman",
    "first secretary",
    "crown prince",
    "head",
];

/// Whether two titles name one office: equal, or one is the general word for the other.
pub fn same_title(a: &str, b: &str) -> bool {
    let (a, b) = (&*fold(a), &*fold(b));
    if a == b {
        return true;
    }
    let general = |short: &str, long: &str| {
        !short.contains(' ')
            && long.split(' ').any(|w| w == short)
            && !long
                .split(' ')
                .any(|w| ["vice", "deputy", "assistant", "press", "former"].contains(&w) && short != "minister")
    };
    let leads = |short: &str, long: &str| {
        ["leader", "ruler", "strongman", "dictator", "head of state", "head of government", "chief"].contains(&short)
            && HEADS.contains(&long)
    };
    general(a, b) || general(b, a) || leads(a, b) || leads(b, a) || family(a) == family(b)
}

/// The folded title that others of the same office go by.
fn family(title: &str) -> &str {
    match title {
        "secretary of state" | "foreign secretary" | "external affairs minister" | "minister for foreign affairs" => {
            "foreign minister"
        }
        "secretary of defense" | "defense secretary" => "defense minister",
        other => other,
    }
}

/// A title as other countries have it: the American Secretary of State is a foreign minister.
pub fn generic(title: &str) -> String {
    match title {
        "Secretary of State" | "Foreign Secretary" | "External Affairs Minister" => "Foreign Minister".into(),
        "Secretary of Defense" | "Defense Secretary" => "Defense Minister".into(),
        other => other.to_string(),
    }
}

/// A title as a country has it: the foreign minister of the United States is the Secretary of State.
pub fn particular(page: &Page, title: &str, of: &str) -> String {
    let called = page.schema.offices.called.iter().find(|c| c.word == title && c.body == of);
    called.map_or_else(|| title.to_string(), |c| c.title.clone())
}

/// The title of whoever holds the same office in another country: the Indian foreign secretary's like in Pakistan is one too.
pub fn alike(page: &Page, title: &str, of: &str) -> String {
    let seats = page.schema.offices.seats.iter().filter(|r| fold(title) == r.title);
    let shared = seats.flat_map(|r| &r.of).any(|o| o == of) && title == "Foreign Secretary";
    if shared { title.to_string() } else { particular(page, &generic(title), of) }
}

/// Whether a title is a word or ends with it: "Deputy Prime Minister", "Prime Minister".
pub fn ends(title: &str, word: &str) -> bool {
    // Most titles differ from a word in their last letter.
    let (last, other) = (title.as_bytes().last(), word.as_bytes().last());
    if last.zip(other).is_some_and(|(a, b)| a.is_ascii() && a.to_ascii_lowercase() != *b) {
        return false;
    }
    let title = fold(title);
    title.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']))
}
