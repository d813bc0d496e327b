//! Countries and those who stand for them, in turn: "the leaders of Chile, A, Peru, B, and Ghana, C".

use std::ops::Range;

use super::list::{after_courtesy, name_at, split};
use super::{Head, Party};
use crate::mention::Page;
use crate::mention::office::OfficeMention;

/// Names with their countries.
type Pairs = Vec<(Range<usize>, String)>;

/// "the leaders of Chile, A; of Peru, B; and of Ghana, C": one office for each.
pub(super) fn offices_in_turn(page: &Page, i: usize, office: &OfficeMention, end: usize) -> Option<Vec<Party>> {
    let [Some(first)] = office.bodies()[..] else { return None };
    let (pairs, stop) = in_turn(page, first, office.tokens.end, end)?;
    let party = |(name, of): (Range<usize>, String)| split(i, office, Some(&of), Some(name), stop);
    Some(pairs.into_iter().map(party).collect())
}

/// "her counterparts from Chile, A, and Peru, B".
pub(super) fn partners_in_turn(page: &Page, party: &Party, end: usize) -> Option<Vec<Party>> {
    let (pairs, stop) = in_turn(page, party.of.as_ref()?, party.tokens.end, end)?;
    let epithet = super::described::word_of(party);
    let one = |(name, of): (Range<usize>, String)| Party {
        tokens: party.tokens.start..stop,
        head: Head::Name(name),
        rule: "epithet-then-names",
        epithet: epithet.clone(),
        of: Some(of),
        ..party.clone()
    };
    Some(pairs.into_iter().map(one).collect())
}

/// The names that follow a first country, each behind its own, two or more; and where they end.
fn in_turn(page: &Page, first: &str, from: usize, end: usize) -> Option<(Pairs, usize)> {
    let mut out: Pairs = Vec::new();
    let (mut at, mut stop) = (from, from);
    let mut land = Some(first.to_string());
    while let Some(of) = land {
        let Some((name, after)) = holder(page, at, end) else { break };
        out.push((name, of));
        stop = after;
        land = next_land(page, after, end).map(|(of, behind)| {
            at = behind;
            of
        });
    }
    (out.len() > 1).then_some((out, stop))
}

/// ", A" or "(A)" behind a country: the name, and the token after it.
fn holder(page: &Page, at: usize, end: usize) -> Option<(Range<usize>, usize)> {
    let opens = at + 1 < end && page.words[at].among(&[",", "("]);
    let name = name_at(page, after_courtesy(page, at + 1, end), end).filter(|_| opens)?.tokens.clone();
    let closes = page.words[at].is("(");
    let stop = name.end + usize::from(closes);
    (!closes || name.end < end && page.words[name.end].is(")")).then_some((name, stop))
}

/// ", Peru", "; and of the Netherlands": the next country of a row, and the token after it.
fn next_land(page: &Page, at: usize, end: usize) -> Option<(String, usize)> {
    let is = |i: usize, list: &[&str]| i < end && page.words[i].among(list);
    let mark = at + usize::from(is(at, &[",", ";"]));
    let and = mark + usize::from(is(mark, &["and", "&"]));
    let of = and + usize::from(is(and, &["of", "for", "from"]));
    let land = of + usize::from(is(of, &["the"]));
    let atom = page.atom(land).filter(|a| land < end && and > at && a.polity().is_some())?;
    Some((page.body_name(atom)?, land + atom.len))
}
