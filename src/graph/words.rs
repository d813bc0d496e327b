//! When do two wordings mean the same thing? Topics, titles, countries and places, folded by `schema/thesaurus.ron`.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::thread::LocalKey;

use rustc_hash::FxHashMap;

use crate::dossier::Office;
use crate::graph::fold::fold;
use crate::graph::thesaurus::{plain_title, thesaurus};

pub(crate) use crate::graph::thesaurus::singular;

/// The words of a label that carry its content, spelling variants and countries folded; weak words only where no other is left.
///
/// ```
/// use rapporteur::graph::content;
/// assert_eq!(content("the Syrian conflict"), content("Syria"));
/// assert_ne!(content("missile defence"), content("missiles"));
/// ```
pub fn content(label: &str) -> BTreeSet<String> {
    let t = thesaurus();
    let mut text = format!(" {} ", fold(label));
    for (phrase, word) in &t.phrases {
        text = text.replace(&format!(" {phrase} "), &format!(" {word} "));
    }
    let all: Vec<&str> = text.split_whitespace().collect();
    let mut words = BTreeSet::new();
    let mut at = 0;
    while at < all.len() {
        let (len, word) = content_word(&all[at..]);
        words.extend(word);
        at += len;
    }
    let strong: BTreeSet<String> = words.iter().filter(|w| !t.weak.contains(*w)).cloned().collect();
    if strong.is_empty() { words } else { strong }
}

/// The first word or country of a run of words, and how many words it takes.
fn content_word(words: &[&str]) -> (usize, Option<String>) {
    let t = thesaurus();
    for len in (1..=words.len().min(3)).rev() {
        if let Some(name) = t.lists.polities.get(&words[..len].join(" ")) {
            return (len, Some(fold(name)));
        }
    }
    if t.stop.contains(words[0]) {
        return (1, None);
    }
    let word = t.spellings.get(words[0]).cloned().unwrap_or_else(|| singular(words[0]));
    (1, Some(t.spellings.get(&word).cloned().unwrap_or(word)))
}

/// Whether a word is one of those that do not tell one topic from another.
pub(crate) fn is_plain(word: &str) -> bool {
    thesaurus().weak.contains(word)
}

/// Whether a label is about what is asked: every word of it there, or half of all words shared.
pub fn about(asked: &str, label: &str) -> bool {
    let (asked, label) = (content(asked), content(label));
    let shared = asked.intersection(&label).count();
    !asked.is_empty() && (shared == asked.len() || 2 * shared >= asked.union(&label).count())
}

/// Whether every word of what is asked stands in the label.
pub fn all_about(asked: &str, label: &str) -> bool {
    content(asked).is_subset(&content(label))
}

/// The usual name of a country or organisation; the name itself where it is not known.
pub fn polity(name: &str) -> String {
    known_polity(name).unwrap_or(name).to_string()
}

/// The usual name of a country or organisation that the thesaurus knows by any form.
pub(crate) fn known_polity(form: &str) -> Option<&'static str> {
    let form = fold(form);
    let form = form.strip_prefix("the ").unwrap_or(&form);
    let lists = &thesaurus().lists;
    lists.polities.get(form).or_else(|| lists.organisations.get(form)).map(String::as_str)
}

/// Whether a form names a country, or an organisation known by so few letters as "UN".
pub(crate) fn is_country(form: &str) -> bool {
    thesaurus().lists.polities.contains_key(form)
}

/// Whether it is a part of the world with several countries.
pub(crate) fn is_region(name: &str) -> bool {
    thesaurus().lists.regions.contains_key(&fold(name))
}

/// The country for which a house, ministry or capital stands.
pub(crate) fn speaks_for(name: &str) -> Option<&'static str> {
    let (t, name) = (&thesaurus().lists, fold(city(name)));
    t.bodies.get(&name).or_else(|| t.capitals.get(&name)).map(String::as_str)
}

/// Whether an office, person or side of `of` belongs to the country, organisation or part of the world `asked`.
pub fn belongs(of: &str, asked: &str) -> bool {
    let (lists, of, asked) = (&thesaurus().lists, polity_key(of), polity(asked));
    let folded = polity_key(&asked);
    let organ = lists.bodies.get(&of);
    of == folded || organ.is_some_and(|state| *state == asked) || {
        let region = lists.regions.get(&folded);
        region.is_some_and(|r| r.contains(&of) || organ.is_some_and(|state| r.contains(&fold(state))))
    }
}

/// Whether a place is the one asked for or lies in it, as far as the thesaurus knows.
pub fn within(place: &str, asked: &str) -> bool {
    let (t, asked) = (&thesaurus().lists, fold(&polity(city(asked))));
    let mut here = polity(city(place));
    for _ in 0..4 {
        let folded = fold(&here);
        let region = t.regions.get(&asked).is_some_and(|r| r.contains(&folded));
        if region || folded == asked || folded.strip_prefix("the ") == Some(&asked) {
            return true;
        }
        match t.inside.get(&folded).or_else(|| t.capitals.get(&folded)) {
            Some(next) => here = next.clone(),
            None => return false,
        }
    }
    false
}

/// The usual spelling of a city: Kyiv for Kiev. The name itself where it is no other spelling.
fn city(name: &str) -> &str {
    thesaurus().lists.cities.get(&fold(name)).map_or(name, String::as_str)
}

/// Whether the thesaurus knows a place of this name.
pub(crate) fn is_place(name: &str) -> bool {
    let (t, name) = (&thesaurus().lists, fold(city(name)));
    t.inside.contains_key(&name) || t.capitals.contains_key(&name)
}

/// The country in which a place lies, if the lists tell: itself, where it is one.
pub(crate) fn land(place: &str) -> Option<String> {
    let t = &thesaurus().lists;
    let mut here = polity(city(place));
    for _ in 0..4 {
        let folded = fold(&here);
        if is_country(&folded) {
            return Some(here);
        }
        here = t.inside.get(&folded).or_else(|| t.capitals.get(&folded))?.clone();
    }
    None
}

/// A title in its usual form, folded: the titles of one office are equal.
pub fn title_key(title: &str) -> String {
    remembered(&TITLES, title, || {
        let t = thesaurus();
        let key = plain_title(title, &t.spellings);
        t.titles.get(&key).cloned().unwrap_or(key)
    })
}

/// The usual name of a country or organisation, folded.
fn polity_key(name: &str) -> String {
    remembered(&POLITIES, name, || fold(&polity(name)))
}

type Memo = RefCell<FxHashMap<String, String>>;

thread_local! {
    /// Keys of titles and of countries: a graph has few, many times each.
    static TITLES: Memo = RefCell::default();
    static POLITIES: Memo = RefCell::default();
}

/// What was worked out before for this text, or is now.
fn remembered(memo: &'static LocalKey<Memo>, text: &str, made: impl Fn() -> String) -> String {
    const MOST: usize = 100_000;
    if let Some(known) = memo.with_borrow(|all| all.get(text).cloned()) {
        return known;
    }
    let key = made();
    memo.with_borrow_mut(|all| {
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(text.to_string(), key.clone());
    });
    key
}

/// A bare word for many offices.
const SORTS: [&str; 6] = ["minister", "secretary", "ambassador", "envoy", "advisor", "spokesman"];

/// Whether the thesaurus knows this title, or a word for several.
pub(crate) fn is_title(title: &str) -> bool {
    let t = thesaurus();
    let key = plain_title(title, &t.spellings);
    t.titles.contains_key(&key) || t.roles.contains_key(&key) || SORTS.contains(&key.as_str())
}

/// Whether someone of title `held` is meant by `asked`: the same office, one that a word like "leader" stands for, or for a
/// bare "minister" any minister.
pub fn titled(held: &str, asked: &str) -> bool {
    let (have, want) = (title_key(held), title_key(asked));
    if have == want || thesaurus().roles.get(&want).is_some_and(|all| all.contains(&have)) {
        return true;
    }
    let other = have.split(' ').any(|w| matches!(w, "deputy" | "vice" | "prime" | "former"));
    SORTS.contains(&want.as_str()) && !other && have.split(' ').any(|w| w == want)
}

/// Whether an office is the lead of the body that is asked for: "Leader" of "Turkish intelligence" for the intelligence chief of Turkey.
pub(crate) fn heads(office: &Office, asked: &Office) -> bool {
    let (have, want) = (title_key(&office.title), title_key(&asked.title));
    let lead = |key: &str| HEADS.contains(&key) || TOPS.contains(&key) && asked.of.as_deref().is_some_and(is_body);
    let Some(of) = office.of.as_ref().filter(|_| lead(&have)) else { return false };
    let (body, head) = want.rsplit_once(' ').unwrap_or(("", &want));
    if !HEADS.contains(&head) {
        return false;
    }
    let own = body_words(of);
    match &asked.of {
        Some(land) if body.is_empty() => is_body(land) && own == body_words(land),
        Some(land) => own == &body_words(body) | &content(land),
        None => !body.is_empty() && body_words(body).is_subset(&own),
    }
}

/// Words for whoever leads a body.
const HEADS: [&str; 6] = ["chief", "head", "leader", "director", "boss", "director general"];

/// Titles of whoever leads a body of many states.
const TOPS: [&str; 4] = ["secretary general", "general secretary", "executive director", "managing director"];

/// Whether it is an organisation or an organ, not a country.
fn is_body(name: &str) -> bool {
    !is_country(&fold(name)) || !thesaurus().lists.capitals.values().any(|land| land == name) && !is_region(name)
}

/// What a body is called, without words that any might have: its country and what it does, where the thesaurus knows that.
fn body_words(name: &str) -> BTreeSet<String> {
    const PLAIN: [&str; 8] =
        ["service", "agency", "directorate", "department", "organization", "national", "general", "state"];
    let known = thesaurus().services.get(&fold(name)).map(|land| format!("{land} intelligence"));
    let mut words = content(known.as_deref().unwrap_or(name));
    words.retain(|w| !PLAIN.contains(&w.as_str()));
    words
}

/// The titles that count as counterparts of a title: itself and the others of its kind.
pub(crate) fn peers(title: &str) -> Vec<String> {
    let key = title_key(title);
    let same = thesaurus().roles.values().find(|all| all.contains(&key));
    same.cloned().unwrap_or_else(|| vec![key])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_one_office_are_equal() {
        assert_eq!(title_key("Secretary of Defense"), title_key("defence secretary"));
        assert_eq!(title_key("Minister for Foreign Affairs"), title_key("Foreign Ministers"));
        assert_ne!(title_key("Deputy Defense Minister"), title_key("Defense Minister"));
        assert!(titled("Defense Minister", "ministers") && !titled("Deputy Defense Minister", "minister"));
        assert!(titled("Secretary of State", "top diplomat") && titled("President", "leader"));
    }

    #[test]
    fn places_lie_in_places() {
        assert!(within("White House", "US") && within("London", "Britain") && within("Turkey", "turkey"));
        assert!(within("Nairobi", "Africa") && within("Riyadh", "Middle East") && !within("Nairobi", "Asia"));
        assert!(!within("London", "Paris") && !within("United States", "Washington"));
    }

    #[test]
    fn a_topic_is_found_by_its_words() {
        assert!(about("missile defence", "missile defense in Europe"));
        assert!(about("Iran", "Iran nuclear agreement") && about("Iranian nuclear deal", "Iran nuclear agreement"));
        assert!(!about("Iran nuclear deal", "Iran") && !about("trade", "Syria"));
        assert!(belongs("Kenya", "Africans") && belongs("Pentagon", "US") && !belongs("Kenya", "Europe"));
        assert!(belongs("Pentagon", "American") && belongs("US", "United States") && !belongs("Russia", "US"));
    }
}
