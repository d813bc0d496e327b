//! How, where and when: the particulars around an encounter in its sentence.

use std::ops::Range;

use super::line::{Line, What};
use super::topic::Zones;
use crate::dossier::Kind;
use crate::mention::Page;
use crate::mention::place::{Scale, named};
use crate::mention::time::When;

/// A place, as a sentence gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceFound {
    /// Usual name.
    pub name: String,
    /// Country, where known.
    pub country: Option<String>,
    /// How exact.
    pub scale: Scale,
}

/// The kind that the words tell: the rule's, that of a phrase like "by phone", or the noun's.
pub fn kind(
    page: &Page,
    line: &Line,
    tokens: &Range<usize>,
    encounter: Option<usize>,
    rule: Option<Kind>,
) -> Option<Kind> {
    let noun = encounter.map(|e| line.encounters[e].kind);
    let summit = noun.filter(|k| matches!(k, Kind::Summit | Kind::Call | Kind::Video));
    manner(page, line, tokens).or(summit).or(rule).or(noun)
}

/// "by phone", "via video link" in the claim's part of the sentence.
fn manner(page: &Page, line: &Line, tokens: &Range<usize>) -> Option<Kind> {
    let from = tokens.start.saturating_sub(12).max(line.tokens.start);
    let to = (tokens.end + 12).min(line.tokens.end);
    page.schema.encounters.manner.iter().find_map(|(phrase, kind)| {
        let words: Vec<&str> = phrase.split(' ').collect();
        let found = (from..to.saturating_sub(words.len() - 1))
            .any(|i| words.iter().enumerate().all(|(k, w)| page.words[i + k].is(w)));
        found.then_some(*kind)
    })
}

/// How far an item lies from the anchor; far beyond a clause mark.
fn distance(line: &Line, at: usize, anchor: usize, tokens: &Range<usize>) -> usize {
    let gap = at.abs_diff(anchor);
    let inside = at >= tokens.start && at <= tokens.end + 6;
    let verbs = line.verbs.iter().filter(|v| v.finite() && v.main > at.min(anchor) && v.main < at.max(anchor)).count();
    gap + 20 * verbs + if inside { 0 } else { 4 }
}

/// Whether an item stands in a relative clause to the right of the anchor: "the council, which met in Oslo".
fn in_clause(page: &Page, line: &Line, at: usize, anchor: usize) -> bool {
    let Some(open) = (anchor + 1..at).rev().find(|&i| page.words[i].among(&["which", "who", "whose", "whom"])) else {
        return false;
    };
    let verb = line.verbs.iter().find(|v| v.finite() && v.main > open && v.main < at);
    verb.is_some_and(|v| !(v.main..at).any(|i| page.words[i].is(",")))
}

/// Whether a time belongs to another noun of encounter: "during Tuesday's talks".
fn of_another(line: &Line, at: usize, encounter: Option<usize>) -> bool {
    let other = |(i, e): (usize, &crate::mention::encounter::Encounter)| Some(i) != encounter && e.tokens.contains(&at);
    line.encounters.iter().enumerate().any(other)
}

/// Whether a word between two tokens parts what happens before from what happens after: "in Oslo after talks with".
fn parted(page: &Page, at: usize, anchor: usize) -> bool {
    let mut between = at.min(anchor) + 1..at.max(anchor);
    between.any(|i| page.words[i].among(&["after", "following", "while", "although"]))
}

/// Whether an item stands in a relative clause to the left of the anchor that a comma closes: "the two, whose countries
/// broke with each other in 1996, spent an hour together".
fn in_clause_before(page: &Page, line: &Line, at: usize, anchor: usize) -> bool {
    let opens = |i: &usize| page.words[*i].among(&["which", "who", "whose", "whom", "where"]);
    let Some(open) = (line.tokens.start..at.min(anchor)).rev().find(opens) else { return false };
    let comma = |i: usize| page.words[i].is(",");
    let verb = line.verbs.iter().any(|v| v.finite() && v.main > open && v.main < at);
    open > line.tokens.start && comma(open - 1) && verb && !(open..at).any(comma) && (at..anchor).any(comma)
}

/// The farthest that a place or time may lie from its encounter.
const REACH: usize = 45;

/// The place of the encounter: in the noun phrase, else the nearest in the sentence.
pub fn place(
    page: &Page,
    line: &Line,
    tokens: &Range<usize>,
    anchor: usize,
    encounter: Option<usize>,
    topics: &Zones,
) -> Option<PlaceFound> {
    let inner = encounter.and_then(|e| line.encounters[e].place).and_then(|i| named(page, i, line.tokens.end));
    if let Some((name, country, scale, _)) = inner {
        return Some(PlaceFound { name, country, scale });
    }
    let free = |item: &&super::line::Item| {
        let at = item.tokens.start;
        let country = matches!(item.what, What::Place(p) if line.places[p].scale == Scale::Country);
        let told = if country { topics.list(at) } else { topics.matter(at) };
        !told && !in_clause(page, line, at, anchor) && !in_clause_before(page, line, at, anchor)
    };
    let near = line.items.iter().filter(free).filter_map(|item| match item.what {
        What::Place(p)
            if ["in", "at", "near", "outside", "to", "on", "around", "inside", "into"]
                .contains(&line.places[p].preposition.as_str()) =>
        {
            let far = 6 * usize::from(line.places[p].preposition == "to")
                + REACH * usize::from(parted(page, item.tokens.start, anchor));
            Some((distance(line, item.tokens.start, anchor, tokens) + far, p))
        }
        _ => None,
    });
    let (gap, p) = near.min()?;
    let place = &line.places[p];
    (gap <= REACH).then(|| PlaceFound { name: place.name.clone(), country: place.country.clone(), scale: place.scale })
}

/// The time of the encounter: in the noun phrase, else the nearest in the sentence.
pub fn when(
    page: &Page,
    line: &Line,
    tokens: &Range<usize>,
    anchor: usize,
    encounter: Option<usize>,
    topics: &Zones,
) -> Option<When> {
    if let Some(time) = encounter.and_then(|e| line.encounters[e].time.as_ref()) {
        return Some(time.when);
    }
    let open = |t: &usize| {
        let at = line.times[*t].tokens.start;
        let before = at.checked_sub(1).filter(|&b| b >= line.tokens.start);
        !before.is_some_and(|b| page.words[b].among(&["since", "until", "till"]))
            && !topics.matter(at)
            && !in_clause(page, line, at, anchor)
            && !of_another(line, at, encounter)
            && !in_clause_before(page, line, at, anchor)
    };
    let near = (0..line.times.len()).filter(open);
    let (gap, t) = near.map(|t| (distance(line, line.times[t].tokens.start, anchor, tokens), t)).min()?;
    (gap <= REACH).then(|| line.times[t].when)
}
