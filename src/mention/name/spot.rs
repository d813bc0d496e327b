//! Which words of a name are a place, and which names of places belong to a person?

use std::collections::BTreeSet;
use std::ops::Range;

use super::Name;
use super::around::{office_ahead, office_behind};
use super::title::titles;
use crate::document::Case;
use crate::mention::Page;
use crate::schema::Flags;

/// Names of two words and more that turn out to be of places: "the resort of X", or always "in X".
pub(super) fn spots(page: &Page, found: &[Name]) -> BTreeSet<String> {
    let words = &page.words;
    let is = |at: Option<usize>, list: &[&str]| at.is_some_and(|i| words[i].among(list));
    let of = |n: &&Name| {
        let start = n.tokens.start;
        is(start.checked_sub(1), &["of"]) && is(start.checked_sub(2), SPOTS)
    };
    let within = |n: &Name| {
        let start = n.tokens.start;
        let owns = words.get(n.tokens.end).is_some_and(|w| w.among(&["'s", "’s"]));
        is(start.checked_sub(1), &["in", "at"]) && !owns && !words[start].flags.any(Flags::GIVEN)
    };
    let many = found.iter().filter(|n| n.tokens.len() > 1 && n.weight < 5.0);
    let text = |n: &Name| page.text(n.tokens.clone());
    let always = |n: &&Name| {
        let name = text(n);
        within(n) && found.iter().filter(|o| o.tokens.len() == n.tokens.len() && text(o) == name).all(within)
    };
    many.filter(|n| of(n) || always(n)).map(text).collect()
}

/// What places are: "the town of X".
const SPOTS: &[&str] = &[
    "resort", "town", "village", "city", "district", "island", "port", "oasis", "suburb", "hamlet", "province",
    "airport",
];

/// "the president, Daniel Turk": a place or people right behind a given name, where an office tells of a person.
pub(super) fn placename(page: &Page, i: usize, first: usize, sentence: &Range<usize>) -> bool {
    let given = &page.words[first];
    let goes_on = page.words.get(i + 1).filter(|_| i + 1 < sentence.end);
    let ends = goes_on.is_none_or(|w| !w.capital() && !w.tag.is_noun() && !w.tag.is_adjective());
    let office = first > sentence.start && titles(&page.words[first - 1])
        || page.office_ends(first)
        || office_ahead(page, first, sentence)
        || office_behind(page, i + 1, sentence);
    let called = given.flags.any(Flags::GIVEN) && given.case != Case::Upper;
    first + 1 == i && ends && (office || called) && !given.flags.any(Flags::COMMON) && !page.covered(first)
}

/// A one-word place: it may be a name as well.
pub(super) fn lone_place(page: &Page, i: usize) -> bool {
    page.atoms[i]
        .as_ref()
        .is_some_and(|a| a.len == 1 && a.pair.is_empty() && a.organisation().is_none() && a.title().is_none())
}
