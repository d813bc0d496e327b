//! Where is a place of which the lists do not know the name, or which is told without one? "this hamlet", "the Turkish capital".

use super::dateline::in_dateline;
use super::listed::named;
use super::{Found, Scale};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::schema::Flags;

/// "this hamlet", "this lakeside town": the place of the report.
pub(super) fn same_town(page: &Page, from: usize, end: usize) -> Option<Found> {
    let noun = (from + 1..end.min(from + 4)).find(|&k| page.words[k].among(TOWNS))?;
    let near = page.words[from].is("this")
        && (from + 1..noun).all(|k| page.words[k].tag.is_adjective() || page.words[k].tag.is_noun());
    let place = in_dateline(page).filter(|p| near && p.scale == Scale::City)?;
    Some((place.name, place.country, place.scale, noun + 1))
}

/// Nouns for towns and what is like them.
const TOWNS: &[&str] = &[
    "resort",
    "city",
    "town",
    "capital",
    "village",
    "port",
    "state",
    "island",
    "hamlet",
    "suburb",
    "municipality",
    "outpost",
    "settlement",
    "spa",
    "metropolis",
];

/// "Black Sea resort of Sochi", "Turkish capital", "Swiss city of X".
pub(super) fn described(page: &Page, from: usize, end: usize) -> Option<Found> {
    let stop = end.min(from + 7);
    let noun = (from..stop).find(|&k| page.words[k].among(TOWNS))?;
    let broken = page.words[from..noun]
        .iter()
        .any(|w| w.tag.is_verb() || w.kind == TokenKind::Mark && !w.among(&["'s", "’s"]) || w.tag == Tag::IN);
    if broken {
        return None;
    }
    if noun + 2 < end && page.words[noun + 1].among(&["of", ","]) {
        return named(page, noun + 2, end).filter(|f| f.2 != Scale::Country).or_else(|| unlisted(page, noun + 2, end));
    }
    if page.words[noun].is("capital") {
        let adjective = (from..noun).find_map(|k| page.atom(k).and_then(|a| a.adjective().or(a.polity())))?;
        let polity = &page.schema.polities[adjective as usize];
        return Some((polity.capital.clone(), Some(polity.name.clone()), Scale::City, noun + 1));
    }
    None
}

/// What houses are called after their names.
const BUILDINGS: &[&str] = &[
    "palace",
    "castle",
    "hotel",
    "airport",
    "house",
    "embassy",
    "center",
    "centre",
    "hall",
    "villa",
    "residence",
    "ranch",
    "lodge",
    "headquarters",
    "base",
    "club",
    "monastery",
    "fort",
    "mansion",
    "dacha",
];

/// A capitalised run that no list knows: "in Los Pozos".
pub(super) fn unlisted(page: &Page, from: usize, end: usize) -> Option<Found> {
    let good = |k: usize| {
        let word = &page.words[k];
        let known = word.flags.any(
            Flags::WEEKDAY
                .with(Flags::MONTH)
                .with(Flags::HEAD)
                .with(Flags::HONORIFIC)
                .with(Flags::RANK)
                .with(Flags::PORTFOLIO),
        );
        word.word()
            && word.capital()
            && !known
            && !page.in_name(k)
            && !page.covered(k)
            && word.text.len() > 2
            && !word.lower.starts_with("mid-")
            && word.text.chars().any(char::is_lowercase)
            && !word.text.chars().any(|c| c.is_ascii_digit())
    };
    let joins = |k: usize| page.words[k].among(&["de", "del", "do", "da", "di", "la"]) && !page.words[k].capital();
    let mut stop = from;
    while stop < end && (good(stop) || stop > from && stop + 1 < end && joins(stop) && good(stop + 1)) {
        stop += 1;
    }
    // "to Amaro Veles of Albania": somebody, and whose.
    if stop + 1 < end && page.words[stop].is("of") && page.atom(stop + 1).is_some_and(|a| a.polity().is_some()) {
        return None;
    }
    if stop == from || stop > from + 4 {
        return None;
    }
    let run = &page.words[from..stop];
    let building = run.iter().any(|w| w.among(BUILDINGS));
    let thing = run.iter().any(|w| w.flags.any(Flags::BODYWORD));
    if thing && !building || run.iter().all(|w| w.flags.any(Flags::COMMON)) {
        return None;
    }
    let scale = if building { Scale::Venue } else { Scale::City };
    Some((page.text(from..stop), None, scale, stop))
}
