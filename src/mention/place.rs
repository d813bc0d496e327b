//! Places: where something happened.

use std::ops::Range;

use super::Page;
use super::word::Word;
use crate::document::BlockKind;
use crate::document::tag::Tag;
use crate::schema::{Flags, Schema};
use crate::span::Span;

/// How exact a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scale {
    /// A country.
    Country,
    /// A building.
    Venue,
    /// A city or another named place.
    City,
}

/// A place behind a preposition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its tokens, preposition included.
    pub tokens: Range<usize>,
    /// "in", "at", "to", ...
    pub preposition: String,
    /// Its usual name.
    pub name: String,
    /// Its country, where it is known.
    pub country: Option<String>,
    /// How exact.
    pub scale: Scale,
}

/// All places behind prepositions in a sentence.
pub fn places(page: &Page, sentence: Range<usize>) -> Vec<Place> {
    let mut out = Vec::new();
    let mut i = sentence.start;
    while i + 1 < sentence.end {
        let word = &page.words[i];
        let leads = word.among(&["in", "at", "to", "from", "near", "outside", "into", "via", "around", "inside"])
            && !word.tag.is_verb();
        if word.is("here")
            && let Some(place) = here(page, i)
        {
            out.push(place);
            i += 1;
            continue;
        }
        match leads.then(|| place(page, i, sentence.end)).flatten() {
            Some(place) => {
                i = place.tokens.end;
                out.push(place);
            }
            None => i += 1,
        }
    }
    out
}

/// "here", in a report with a dateline.
fn here(page: &Page, i: usize) -> Option<Place> {
    let adverb = page.words[i].tag == Tag::RB || page.words[i].tag == Tag::NN;
    let place = in_dateline(page).filter(|p| adverb && p.scale == Scale::City)?;
    Some(Place { tokens: i..i + 1, ..place })
}

/// The place behind the preposition at `i`: "in the lakeside town of Ohrid", "in Lyon, France", "at the palace in X".
fn place(page: &Page, i: usize, end: usize) -> Option<Place> {
    let preposition = page.words[i].lower.to_string();
    let whole = named(page, i + 1, end).is_some();
    let mut at = i + 1;
    at += usize::from(
        !whole && at < end && page.words[at].among(&["the", "his", "her", "a", "downtown", "central", "nearby"]),
    );
    let mut found = named(page, at, end).or_else(|| same_town(page, at, end)).or_else(|| described(page, at, end));
    if found.is_none() && ["in", "at", "to", "near", "outside"].contains(&preposition.as_str()) {
        found = unlisted(page, at, end);
    }
    let (name, country, scale, stop) = found.map(|found| housed(page, found, end))?;
    let mut stop = stop;
    if stop + 1 < end
        && page.words[stop].is(",")
        && scale != Scale::Country
        && let Some((_, _, next, after)) = named(page, stop + 1, end)
        && next != Scale::Venue
    {
        stop = after + usize::from(after < end && page.words[after].is(","));
    }
    if stop < end && page.words[stop].among(&["'s", "’s"]) {
        return None;
    }
    Some(Place { tokens: i..stop, preposition, name, country, scale })
}

/// A house that no list knows stands in the town named behind it: "at the Villa Rosa in Lima".
fn housed(page: &Page, found: Found, end: usize) -> Found {
    let (_, country, _, stop) = &found;
    let open = country.is_none() && *stop + 1 < end && page.words[*stop].among(&["in", "near", "outside"]);
    let town = || named(page, stop + 1, end).filter(|f| f.2 == Scale::City);
    if open { town().unwrap_or(found) } else { found }
}

type Found = (String, Option<String>, Scale, usize);

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

/// "this hamlet", "this lakeside town": the place of the report.
fn same_town(page: &Page, from: usize, end: usize) -> Option<Found> {
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
fn described(page: &Page, from: usize, end: usize) -> Option<Found> {
    let stop = end.min(from + 7);
    let noun = (from..stop).find(|&k| page.words[k].among(TOWNS))?;
    let broken = page.words[from..noun].iter().any(|w| {
        w.tag.is_verb() || w.kind == crate::document::TokenKind::Mark && !w.among(&["'s", "’s"]) || w.tag == Tag::IN
    });
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

/// A capitalised run that no list knows: "in Los Pozos".
fn unlisted(page: &Page, from: usize, end: usize) -> Option<Found> {
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
    let building = run.iter().any(|w| {
        w.among(&[
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
        ])
    });
    let thing = run.iter().any(|w| w.flags.any(Flags::BODYWORD));
    if thing && !building || run.iter().all(|w| w.flags.any(Flags::COMMON)) {
        return None;
    }
    let scale = if building { Scale::Venue } else { Scale::City };
    Some((page.text(from..stop), None, scale, stop))
}

/// The place of the dateline: its city; the country where it gives several cities. Where there is no dateline, the city in
/// the byline or right before the text: "From our staff in Suva", "New Delhi: The minister".
pub fn dateline(page: &Page) -> Option<Place> {
    in_dateline(page).or_else(|| in_byline(page)).or_else(|| before_colon(page))
}

fn in_dateline(page: &Page) -> Option<Place> {
    let dateline = page.document.dateline.as_ref()?;
    let text = page.document.article.text.as_str();
    let dash = dateline.span.of(text).trim_end().ends_with(['-', '–', '—', '―']);
    let found: Vec<Place> = dateline.places.iter().filter_map(|span| looked_up(page, span.of(text))).collect();
    let known = |p: &Place| p.country.is_some();
    let town = found.iter().any(|p| known(p) && p.scale == Scale::City);
    let keeps =
        |p: &&Place, span: &Span| known(p) || !town && (dash || found.iter().any(known) || plain_name(page, *span));
    let places = found.iter().zip(&dateline.places).filter(|(p, span)| keeps(p, span)).map(|(p, _)| p);
    let (cities, countries): (Vec<&Place>, Vec<&Place>) = places.partition(|p| p.scale != Scale::Country);
    match cities[..] {
        [] => countries.first().map(|p| (*p).clone()),
        [one] => Some(one.clone()),
        [first, ..] => {
            let country = cities.iter().find_map(|c| c.country.clone()).or_else(|| page.visited());
            country.map(|name| Place {
                name: name.clone(),
                country: Some(name),
                scale: Scale::Country,
                ..first.clone()
            })
        }
    }
}

/// Whether a run of words that no list knows may be a town: none of them is a word of everyday, such as "Magazine".
fn plain_name(page: &Page, span: Span) -> bool {
    let mut words = page.words.iter().filter(|w| w.span.start >= span.start && w.span.end <= span.end);
    words.all(|w| {
        !w.flags.any(Flags::COMMON)
            && !w.text.chars().skip(1).any(char::is_uppercase) | w.text.chars().all(|c| !c.is_lowercase())
    })
}

/// Those who report, as a byline calls them.
const REPORTERS: &[&str] = &["correspondent", "correspondents", "reporter", "reporters", "staff"];

/// "From our correspondents in Suva", "By our staff, Reykjavik": a listed city in a byline over the text.
fn in_byline(page: &Page) -> Option<Place> {
    let blocks = page.document.blocks.iter().take_while(|b| b.kind != BlockKind::Body).take(8);
    let bylines = blocks.filter(|b| {
        let first = page.words[b.tokens.start as usize..].first();
        let staff =
            || page.words[b.tokens.start as usize..b.tokens.end as usize].iter().take(4).any(|w| w.among(REPORTERS));
        b.kind == BlockKind::Byline || first.is_some_and(|w| w.among(&["from", "by", "reporting"])) || staff()
    });
    bylines.into_iter().find_map(|b| {
        let (start, end) = (b.tokens.start as usize, b.tokens.end as usize);
        (start..end.min(start + 30)).find_map(|i| {
            let leads = page.words[i].among(&["in", "from", ",", "|", "/", "•"]);
            let longest = (1..=3).rev().filter(|n| leads && i + n < end);
            longest.filter(|n| page.words[i + 1..i + 1 + n].iter().all(Word::capital)).find_map(|n| {
                looked_up(page, &page.text(i + 1..i + 1 + n)).filter(|p| p.country.is_some() && p.scale == Scale::City)
            })
        })
    })
}

/// "New Delhi: The minister said", "ACCRA. The chairs were empty": a listed city before the text.
fn before_colon(page: &Page) -> Option<Place> {
    let bodies = page.document.sentences.iter().filter(|s| page.document.kind(s) == BlockKind::Body).take(3);
    bodies.into_iter().find_map(|sentence| {
        let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        let (name, country, scale, stop) = named(page, start, end)?;
        let mark = page.words.get(stop)?;
        let capitals = || page.words[start..stop].iter().all(|w| w.text.chars().all(|c| !c.is_lowercase()));
        let stands = match scale {
            Scale::City => mark.is(":") || mark.is(".") && stop + 1 == end,
            _ => mark.is(":") && capitals(),
        };
        stands.then(|| Place { tokens: 0..0, preposition: "in".into(), name, country, scale })
    })
}

/// A place given as text alone.
fn looked_up(page: &Page, text: &str) -> Option<Place> {
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
    let venue = whole.and_then(|(len, entries)| super::word::Atom { len, entries, pair: Vec::new() }.venue());
    match venue.map(|k| &schema.venues[k as usize]) {
        Some(venue) if !venue.city.is_empty() => venue.city.clone(),
        _ => listed(schema, text).name,
    }
}

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
        let atom = super::word::Atom { len: n, entries, pair: Vec::new() };
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
