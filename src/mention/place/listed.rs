//! What do the lists know of a place?

use super::{Found, Place, Scale};
use crate::mention::Page;
use crate::mention::word::Atom;
use crate::schema::Schema;

/// A listed city, country or venue.
pub fn named(page: &Page, at: usize, end: usize) -> Option<Found> {
    let atom = page.atom(at).filter(|_| at < end)?;
    let stop = at + atom.len;
    let lists = page.schema;
    if let Some(k) = atom.venue() {
        let venue = &lists.venues[k as usize];
        let city = if venue.city.is_empty() { &venue.name } else { &venue.city };
        return Some((city.clone(), Some(venue.country.clone()), Scale::Venue, stop));
    }
    if let Some(k) = atom.city().filter(|_| atom.polity().is_none()) {
        let city = &lists.cities[k as usize];
        return Some((city.name.clone(), Some(city.country.clone()), Scale::City, stop));
    }
    if let Some(k) = atom.polity() {
        let name = &lists.polities[k as usize].name;
        return Some((name.clone(), Some(name.clone()), Scale::Country, stop));
    }
    let k = atom.organisation()?;
    let body = &lists.organisations[k as usize];
    let seat = body.seat.clone()?;
    let housed = body.kind == crate::schema::Sort::Body;
    housed.then_some((seat, body.of.clone(), Scale::Venue, stop))
}

/// A place given as text alone.
pub(super) fn looked_up(page: &Page, text: &str) -> Option<Place> {
    let bare = text.strip_suffix(" City").or_else(|| text.strip_suffix(" CITY"));
    let place = listed(page.schema, text);
    match bare.filter(|_| place.country.is_none()).map(|bare| listed(page.schema, bare)) {
        Some(bare) if bare.country.is_some() => Some(bare),
        _ => Some(place),
    }
}

/// The usual name of a place given as text alone; of a venue, that of its city. What no list knows stays as it is.
pub fn usual(schema: &Schema, text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let lexicon = &schema.lexicon;
    let found = lexicon.longest(words.iter().map(|w| (lexicon.word(&crate::schema::fold(w)), *w)));
    let whole = found.filter(|(n, _)| *n == words.len());
    let venue = whole.and_then(|(len, entries)| Atom { len, entries, pair: Vec::new() }.venue());
    match venue.map(|k| &schema.venues[k as usize]) {
        Some(venue) if !venue.city.is_empty() => venue.city.clone(),
        _ => listed(schema, text).name,
    }
}

/// The place that a whole text names, as the lists have it.
fn listed(schema: &Schema, text: &str) -> Place {
    let words: Vec<&str> = text.split_whitespace().collect();
    let lexicon = &schema.lexicon;
    let found = lexicon.longest(words.iter().map(|w| (lexicon.word(&crate::schema::fold(w)), *w)));
    let mut place = Place {
        tokens: 0..0,
        preposition: "in".into(),
        name: crate::schema::title_case(text),
        country: None,
        scale: Scale::City,
    };
    if let Some((n, entries)) = found
        && n == words.len()
    {
        let atom = Atom { len: n, entries, pair: Vec::new() };
        if let Some(k) = atom.city() {
            let city = &schema.cities[k as usize];
            place = Place { name: city.name.clone(), country: Some(city.country.clone()), ..place };
        } else if let Some(k) = atom.polity() {
            let name = schema.polities[k as usize].name.clone();
            place = Place { name: name.clone(), country: Some(name), scale: Scale::Country, ..place };
        }
    }
    place
}
