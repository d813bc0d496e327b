//! Lists of names, and offices that several hold: "Presidents X and Y", "A and B, the foreign ministers of X and Y".

use std::ops::Range;

use super::field::{by_fields, fields_alone};
use super::holder::{from_there, unnamed};
use super::turn::offices_in_turn;
use super::{Head, Party};
use crate::mention::Page;
use crate::mention::name::Name;
use crate::mention::office::{Of, OfficeMention, office};
use crate::schema::{Flags, Sort};

/// The name that starts at a token of this sentence.
pub(super) fn name_at<'p>(page: &'p Page, i: usize, end: usize) -> Option<&'p Name> {
    page.name_starting(i).filter(|n| n.tokens.end <= end)
}

/// What may stand around an apposition instead of commas.
const DASHES: &[&str] = &["–", "—", "-", "--"];

/// Styles that take an article or pronoun: "the Honourable X", "His Excellency X".
const STYLED: &[&str] =
    &["honourable", "honorable", "hon", "hon.", "excellency", "highness", "majesty", "holiness", "right", "rt", "rt."];

/// The token after honorifics and ranks.
pub(super) fn after_courtesy(page: &Page, mut i: usize, end: usize) -> usize {
    let courtesy = Flags::HONORIFIC.with(Flags::RANK);
    if i + 1 < end && page.words[i].among(&["the", "his", "her"]) && page.words[i + 1].among(STYLED) {
        i += 1;
    }
    if i + 1 < end && page.words[i].is("senior") && page.words[i + 1].flags.any(Flags::RANK) {
        i += 1;
    }
    i = retired(page, i, end);
    if excellency(page, i, end) {
        i += 2;
    }
    while i < end
        && page.words[i].flags.any(courtesy)
        && (page.words[i].capital() || page.words[i].text.ends_with('.'))
        && !page.in_name(i)
    {
        i += 1;
    }
    i
}

/// "H E Dr X": whether letters stand for "His Excellency".
fn excellency(page: &Page, i: usize, end: usize) -> bool {
    i + 2 < end && page.words[i].text == "H" && page.words[i + 1].text == "E" && page.words[i + 2].capital()
}

/// "retired U.S. Adm. X": the token where the rank starts.
fn retired(page: &Page, i: usize, end: usize) -> usize {
    let at = i + usize::from(i < end && page.words[i].among(&["retired", "former"]));
    let land = page.atom(at).filter(|a| at < end && a.polity().or(a.adjective()).is_some());
    let rank = land.map_or(at, |a| at + a.len);
    let ranked = rank > i && rank < end && page.words[rank].flags.any(Flags::RANK) && !page.in_name(rank);
    if at > i && ranked { rank } else { i }
}

/// A name of a list, with the country that is said of it.
pub(super) struct Listed {
    pub(super) tokens: Range<usize>,
    pub(super) of: Option<String>,
}

/// "of France" at a token: the country or body, and the token after it.
pub(super) fn of_body(page: &Page, at: usize, end: usize) -> Option<(String, usize)> {
    if at + 1 >= end || !page.words[at].among(&["of", "for"]) {
        return None;
    }
    let next = at + 1 + usize::from(page.words[at + 1].is("the"));
    let atom = page.atom(next)?;
    Some((page.body_name(atom)?, next + atom.len))
}

/// "(France)" at a token: the country or body, and the token after it.
pub(super) fn bracketed(page: &Page, at: usize, end: usize) -> Option<(String, usize)> {
    if at + 2 >= end || !page.words[at].is("(") {
        return None;
    }
    let land = at + 1 + usize::from(page.words[at + 1].is("the"));
    let atom = page.atom(land)?;
    let close = land + atom.len;
    let name = page.body_name(atom).filter(|_| atom.polity().is_some())?;
    (close < end && page.words[close].is(")")).then_some((name, close + 1))
}

/// A list of names from `i` on: "Putin and Erdogan", "A, B and C". Gives the names and the end.
pub(super) fn name_list(page: &Page, i: usize, end: usize) -> (Vec<Listed>, usize) {
    let mut names = Vec::new();
    let mut at = after_courtesy(page, i, end);
    let mut stop = i;
    while at < end
        && let Some(name) = name_at(page, at, end)
    {
        stop = name.tokens.end;
        let of = of_body(page, stop, end).or_else(|| bracketed(page, stop, end));
        let tokens = name.tokens.clone();
        if let Some((_, after)) = &of {
            stop = *after;
        }
        names.push(Listed { tokens, of: of.map(|(name, _)| name) });
        at = stop;
        if at < end && page.words[at].is(",") {
            at += 1;
        }
        if at < end && page.words[at].among(&["and", "&"]) {
            at += 1;
        }
        if at == stop {
            break;
        }
        at = after_courtesy(page, at, end);
    }
    (names, stop)
}

/// Whether a comma is that of a list: a further party follows it, and an "and".
pub(super) fn list_goes_on(page: &Page, comma: usize, end: usize) -> bool {
    let next = comma + 1;
    if next >= end || page.words[next].tag.is_verb() || page.words[next].among(&["who", "which", "whom", "whose"]) {
        return false;
    }
    if page.words[next].among(&["and", "&"]) {
        return true;
    }
    let starts = name_at(page, after_courtesy(page, next, end), end).is_some() || office(page, next, end).is_some();
    starts && (next..end.min(next + 25)).any(|i| page.words[i].is("and"))
}

/// "Presidents Putin and Erdogan", "the Russian and Turkish foreign ministers, A and B", "the ministers of X and Y".
pub(super) fn several(page: &Page, i: usize, offices: &[OfficeMention], end: usize) -> Vec<Party> {
    if let Some(found) = by_fields(page, i, &offices[0], end) {
        return found;
    }
    let first = &offices[0];
    if let Some(found) = offices_in_turn(page, i, first, end) {
        return found;
    }
    let at = behind_remark(page, first.tokens.end, end);
    let bodies = first.bodies();
    let dash = at < end && bodies.len() > 1 && page.words[at].among(DASHES);
    let comma = usize::from(at < end && page.words[at].among(&[",", ":"]) || dash);
    let (mut names, mut stop) = name_list(page, at + comma, end);
    if bodies.len() > 1 && names.len() > bodies.len() {
        names.truncate(bodies.len());
        stop = names.last().map_or(stop, |n| n.tokens.end);
    }
    stop += usize::from(dash && stop < end && page.words[stop].among(DASHES));
    let fits = comma == 0 || names.len() == bodies.len() || bodies.len() <= 1 && names.len() > 1;
    if names.is_empty() || !fits {
        if let Some(found) = fields_alone(page, i, first, end) {
            return found;
        }
        if bodies.len() < 2 {
            return vec![from_there(page, unnamed(i, offices.to_vec()), end)];
        }
        return bodies.iter().map(|of| split(i, first, *of, None, first.tokens.end)).collect();
    }
    names
        .iter()
        .enumerate()
        .map(|(k, name)| {
            let shared = if bodies.len() == names.len() { bodies[k] } else { bodies[0] };
            let land = name.of.as_deref();
            // "The co-chairs of the Group, A of Chile and B of Peru": the office is the group's, the person Chile's.
            let joint = bodies.len() == 1 && land.is_some() && shared.is_some_and(|of| joint_body(page, of));
            let mut party =
                split(i, first, if joint { shared } else { land.or(shared) }, Some(name.tokens.clone()), stop);
            if joint {
                party.of = name.of.clone();
            }
            party
        })
        .collect()
}

/// Whether a body is one of many states.
fn joint_body(page: &Page, of: &str) -> bool {
    page.schema.polity(of).is_none()
        && page.schema.organisation(of).is_some_and(|o| matches!(o.kind, Sort::International | Sort::Bloc))
}

/// "the ministers of the three neighbours, A, B and C": the comma behind a remark that names nobody.
fn behind_remark(page: &Page, at: usize, end: usize) -> usize {
    if at >= end || !page.words[at].among(&["of", "from", "in"]) {
        return at;
    }
    let plain = |i: &usize| {
        let word = &page.words[*i];
        word.word() && !word.capital() && !word.tag.is_verb() && !page.in_name(*i) && page.atom(*i).is_none()
    };
    let comma = (at..end.min(at + 7)).find(|i| !plain(i)).filter(|&i| page.words[i].among(&[",", ":"]));
    comma.filter(|&c| name_list(page, c + 1, end).0.len() > 1).unwrap_or(at)
}

/// "A and B, the presidents of X and Y".
pub(super) fn names_then_offices(page: &Page, i: usize, end: usize) -> Option<Vec<Party>> {
    let (names, stop) = name_list(page, i, end);
    if names.len() < 2 || stop + 1 >= end || !page.words[stop].is(",") {
        return None;
    }
    let office = office(page, stop + 1 + usize::from(page.words[stop + 1].is("both")), end).filter(|o| o.plural)?;
    let bodies = office.bodies();
    let further = name_at(page, after_courtesy(page, office.tokens.end, end), end).is_some();
    if further || bodies.len() > 1 && bodies.len() != names.len() {
        return None;
    }
    let mut last = office.tokens.end;
    if last < end && page.words[last].is(",") && !list_goes_on(page, last, end) {
        last += 1;
    }
    let party = |(k, name): (usize, Listed)| {
        let of = name.of.as_deref().or(if bodies.len() > 1 { bodies[k] } else { bodies[0] });
        let mut party = split(i, &office, of, Some(name.tokens), last);
        party.rule = "names-then-offices";
        party
    };
    Some(names.into_iter().enumerate().map(party).collect())
}

/// One of several who share an office.
pub(super) fn split(
    i: usize,
    office: &OfficeMention,
    of: Option<&str>,
    name: Option<Range<usize>>,
    end: usize,
) -> Party {
    let mut own = office.clone();
    own.others.clear();
    own.plural = false;
    if let Some(of) = of {
        own.of = Of::Body(of.to_string());
    }
    let head = name.map_or(Head::Office, Head::Name);
    let mut party = Party::new(i..end, head, "offices-of-several");
    party.determiner = office.determiner;
    party.offices = vec![own];
    party
}
