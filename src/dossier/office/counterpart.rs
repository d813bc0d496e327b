//! Whose counterpart is somebody? Both hold one office, each of a country of their own.

use super::title::{alike, ends, generic, particular, same_title};
use super::{Offices, Tenure};
use crate::claim::Claims;
use crate::claim::line::Line;
use crate::dossier::fact::{Evidence, Office};
use crate::dossier::person::Beings;
use crate::mention::Page;
use crate::mention::party::Head;

/// "her Dutch counterpart, X": X holds the same office, of that country.
pub(super) fn counterparts(page: &Page, claims: &Claims, beings: &Beings, document: &str, out: &mut Offices) {
    for line in &claims.lines {
        for (k, party) in line.parties.iter().enumerate() {
            let (Some(&person), Some(of)) = (beings.of_party.get(&(line.sentence, k)), &party.of) else { continue };
            if !party.epithet.as_ref().is_some_and(|e| e.starts_with("counterpart") || e.starts_with("colleague")) {
                continue;
            }
            let owner = before(claims, beings, line, k, person);
            let owner = owner.map(|o| last_in_office(claims, beings, line.sentence, (o, person), of, out).unwrap_or(o));
            let Some(title) =
                owner.and_then(|o| out.tenures[o].iter().find(|t| !t.former)).map(|t| alike(page, &t.office.title, of))
            else {
                continue;
            };
            let office = Office { title, of: Some(of.clone()) };
            // "His Peruvian colleague X ... Minister X": the fuller of the two.
            out.tenures[person].retain(|t| t.office.title != "Minister" || !ends(&office.title, "minister"));
            if out.tenures[person].iter().any(|t| same_title(&t.office.title, &office.title)) {
                continue;
            }
            out.tenures[person].push(told_by(page, line, office, document));
        }
    }
}

/// An office that somebody holds as a counterpart, by what a sentence says.
fn told_by(page: &Page, line: &Line, office: Office, document: &str) -> Tenure {
    let span = page.document.sentences[line.sentence].span;
    let evidence = Evidence { document: document.into(), span, rule: "counterpart".into() };
    Tenure { office, former: false, told: false, evidence: vec![evidence] }
}

/// Whose counterpart a person is that a party tells of: the one named last before, or right behind.
fn before(claims: &Claims, beings: &Beings, line: &Line, k: usize, person: usize) -> Option<usize> {
    let here = (0..k).rev().filter_map(|i| beings.of_party.get(&(line.sentence, i)).copied()).find(|&p| p != person);
    let behind = || beside_opening(line, k, beings).filter(|&p| p != person);
    here.or_else(behind).or_else(|| last_person(claims, beings, line.sentence, person))
}

/// "With X, his Peruvian counterpart, Y spoke": the person named next, where a sentence opens with the counterpart.
fn beside_opening(line: &Line, k: usize, beings: &Beings) -> Option<usize> {
    let start = line.parties[k].tokens.start;
    let next = (0..line.parties.len())
        .filter(|&i| line.parties[i].tokens.start > start && beings.of_party.contains_key(&(line.sentence, i)))
        .min_by_key(|&i| line.parties[i].tokens.start)?;
    (start == line.tokens.start + 1).then(|| beings.of_party[&(line.sentence, next)])
}

/// "X spoke with his Russian counterpart. ... X and Y discussed": Y, of whom nothing else is told, is the counterpart.
pub(super) fn later_counterparts(page: &Page, claims: &Claims, beings: &Beings, document: &str, out: &mut Offices) {
    for line in &claims.lines {
        for (k, party) in line.parties.iter().enumerate() {
            let (Head::Epithet(word), Some(of)) = (&party.head, &party.of) else { continue };
            let owner = (0..k).rev().find_map(|i| beings.of_party.get(&(line.sentence, i))).copied();
            let Some(owner) = owner.filter(|_| word == "counterpart") else { continue };
            let Some(title) = out.tenures[owner].iter().find(|t| !t.former).map(|t| generic(&t.office.title)) else {
                continue;
            };
            let held = out
                .tenures
                .iter()
                .flatten()
                .any(|t| t.office.of.as_ref() == Some(of) && same_title(&t.office.title, &title));
            let Some(person) = beside(claims, beings, line.sentence, owner)
                .filter(|&p| !held && out.tenures[p].is_empty() && out.homes[p].is_none())
                .filter(|&p| beings.all[p].fits(&page.schema.origins, of).is_none_or(|fit| fit > 0.02))
            else {
                continue;
            };
            out.homes[person] = Some(of.clone());
            let office = Office { title: particular(page, &title, of), of: Some(of.clone()) };
            out.tenures[person].push(told_by(page, line, office, document));
        }
    }
}

/// The person named beside another one in the next sentences.
fn beside(claims: &Claims, beings: &Beings, sentence: usize, owner: usize) -> Option<usize> {
    let lines = claims.lines.iter().skip(sentence + 1).take(4);
    lines.flat_map(|l| l.groups.iter().map(move |g| (l, g))).find_map(|(l, g)| {
        let people: Vec<usize> =
            g.parties.iter().filter_map(|&p| beings.of_party.get(&(l.sentence, p)).copied()).collect();
        if people.len() == 2 && people.contains(&owner) { people.into_iter().find(|&p| p != owner) } else { None }
    })
}

/// Where nothing is told of the one named last, whoever in office, of another country, was named last before: "he and his Chilean
/// counterpart".
fn last_in_office(
    claims: &Claims,
    beings: &Beings,
    sentence: usize,
    (last, not): (usize, usize),
    of: &str,
    out: &Offices,
) -> Option<usize> {
    let holds = |p: usize| p != not && out.tenures[p].iter().any(|t| !t.former && t.office.of.as_deref() != Some(of));
    if holds(last) {
        return Some(last);
    }
    let named = |s: usize| {
        let rows = (0..claims.lines[s].parties.len()).rev();
        rows.filter_map(move |k| beings.of_party.get(&(s, k)).copied())
    };
    (sentence.saturating_sub(4)..sentence).rev().flat_map(named).find(|&p| holds(p))
}

/// The person named last before a sentence.
fn last_person(claims: &Claims, beings: &Beings, sentence: usize, not: usize) -> Option<usize> {
    (0..sentence).rev().find_map(|s| {
        (0..claims.lines[s].parties.len())
            .rev()
            .filter_map(|k| beings.of_party.get(&(s, k)).copied())
            .find(|&p| p != not)
    })
}
