//! A second limb of a sentence: "talked with A about fish and then, late at night, with B", "met A and, separately, B".

use std::ops::Range;

use super::line::Line;
use super::{MeetingClaim, Side, detail, topic::Zones};
use crate::dossier::Kind;
use crate::mention::Page;
use crate::mention::party::Head;

/// The name under which such a claim stands.
pub const RULE: &str = "second-limb";

/// Words before the other side that may stand again in the second limb.
const WITH: &[&str] = &["with", "to", "by", "alongside"];

/// Words that begin a second limb, or go on from the first.
const AND: &[&str] = &["and", "then", "later", "afterwards", "afterward", "subsequently", "plus"];

/// Words that say that the second limb tells of another encounter, though the preposition is not said again.
const APART: &[&str] = &[
    "separately",
    "then",
    "later",
    "afterwards",
    "afterward",
    "subsequently",
    "finally",
    "after",
    "thereafter",
    "earlier",
    "individually",
    "lastly",
    "following",
    "next",
];

/// From so many tokens behind the first limb on nothing is a limb of it.
const FAR: usize = 26;

/// The encounters that second limbs add to those which rules have read.
pub fn limbs(page: &Page, line: &Line, claims: &[MeetingClaim], zones: &Zones) -> Vec<MeetingClaim> {
    let mut out: Vec<MeetingClaim> = Vec::new();
    for claim in claims {
        let [_, Side::Group(other)] = &claim.sides[..] else { continue };
        let mut from = line.groups[*other].tokens.end;
        while let Some(next) = limb(page, line, claim, from, zones) {
            from = next.tokens.end;
            out.push(next);
        }
    }
    out.retain(|o| !claims.iter().any(|c| c.sides.len() > 1 && c.sides[1..].iter().any(|s| o.sides[1..].contains(s))));
    out
}

/// The limb next after `from` that has the same verb as a claim of two sides.
fn limb(page: &Page, line: &Line, claim: &MeetingClaim, from: usize, zones: &Zones) -> Option<MeetingClaim> {
    let [first, Side::Group(other)] = &claim.sides[..] else { return None };
    let other = &line.groups[*other];
    if claim.mutual || other.tokens.end > claim.tokens.end || other.tokens.start < claim.anchor {
        return None;
    }
    let said = WITH.iter().find(|w| other.tokens.start > line.tokens.start && page.words[other.tokens.start - 1].is(w));
    let end = line.verbs.iter().filter(|v| v.finite() && v.tokens.start >= from).map(|v| v.tokens.start).min();
    let end = end.unwrap_or(line.tokens.end).min(from + FAR);
    let fits = |g: &usize| {
        let group = &line.groups[*g];
        let personal = group
            .parties
            .iter()
            .all(|&p| matches!(line.parties[p].head, Head::Name(_) | Head::Office | Head::Epithet(_)));
        group.tokens.start > from
            && personal
            && (group.tokens.end <= end && joined(page, from, group.tokens.start, said.copied())
                || said.is_some_and(|said| behind_aside(page, from, group.tokens.start, said))
                || said.is_some_and(|said| again(page, line, from..group.tokens.start, said)))
    };
    let group = (0..line.groups.len()).find(fits)?;
    let tokens = from..line.groups[group].tokens.end;
    let around = detail::Around { page, line, tokens: &tokens, anchor: tokens.start, encounter: None, topics: zones };
    Some(MeetingClaim {
        sides: vec![first.clone(), Side::Group(group)],
        encounter: None,
        kind: if claim.kind_told { claim.kind } else { Kind::Talks },
        topics: Vec::new(),
        place: around.place(),
        when: around.when().or(claim.when),
        anchor: line.groups[group].tokens.start,
        tokens,
        careful: true,
        rule: RULE.into(),
        ..claim.clone()
    })
}

/// "with A, with B" and "with A, who spoke of fish; with B": the preposition said again behind a mark; only a semicolon reaches
/// over what else was told of the side before.
fn again(page: &Page, line: &Line, between: Range<usize>, said: &str) -> bool {
    let at = between.end;
    if between.len() < 2 || !page.words[at - 1].is(said) {
        return false;
    }
    let verbs = line.verbs.iter().filter(|v| v.finite() && between.contains(&v.tokens.start)).count();
    let mark = at - 2 - usize::from(between.len() > 2 && page.words[at - 2].is("and"));
    page.words[mark].is(";") && verbs < 3
        || page.words[mark].is(",") && mark + 2 == at && verbs == 0 && between.len() < 9
}

/// "with A, with whom she spoke of fish, and then with B": the preposition said again behind an aside on the side before.
fn behind_aside(page: &Page, from: usize, at: usize, said: &str) -> bool {
    let words = &page.words[from..at];
    let near = words.len() < FAR && words.len() > 4;
    let aside = near && words[0].is(",") && words[1..3].iter().any(|w| w.among(&["who", "whom", "whose"]));
    aside
        && words.last().is_some_and(|w| w.is(said))
        && words[words.len() - 2].among(APART)
        && words[words.len() - 3].among(&["and", ","])
}

/// Whether the words between two sides begin a second limb: a conjunction, then the preposition of the first side, or an adverb
/// that sets the two apart.
fn joined(page: &Page, from: usize, at: usize, said: Option<&str>) -> bool {
    let words = &page.words[from..at];
    let Some(and) = words.iter().rposition(|w| w.among(AND)) else { return false };
    let and = (0..and).rev().take_while(|&k| words[k].among(AND) || words[k].is(",")).last().unwrap_or(and);
    let between = &words[and..];
    let again = said.is_some_and(|p| between.last().is_some_and(|w| w.is(p)));
    let apart = between.iter().any(|w| w.among(APART)) && between.len() < 9;
    let verb = between.iter().any(|w| w.tag.is_verb());
    !verb && (again || said.is_none() && apart && between.last().is_some_and(|w| w.is(",") || w.among(APART)))
}
