//! Places: where something happened.

mod dateline;
mod listed;
mod unlisted;

use std::ops::Range;

use super::Page;
use crate::document::tag::Tag;
pub use dateline::dateline;
use dateline::in_dateline;
pub use listed::{named, usual};
use unlisted::{described, same_town, unlisted};

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

/// A place's usual name, its country, how exact it is, and the token behind it.
type Found = (String, Option<String>, Scale, usize);
