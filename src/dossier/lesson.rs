//! What a document has to teach: the candidates that learned weights choose from, with those whom they concern.

use super::cast::{Cast, Meant};
use super::meeting::{self, Draft};
use super::{matter, met, pairing, with_cast};
use crate::claim::Claims;
use crate::mention::Page;
use pairing::Known;

/// Who may have met: each candidate with the names or offices of the two.
pub fn pairs(page: &Page, claims: &Claims) -> Vec<(pairing::Candidate, [Known; 2])> {
    with_cast(page, claims, |cast, meanings| {
        let told = meeting::meetings(cast, meanings, &[]);
        let all = pairing::candidates(cast, meanings, &told).into_iter();
        all.filter_map(|c| {
            let two = [known(cast, &c.a)?, known(cast, &c.b)?];
            Some((c, two))
        })
        .collect()
    })
}

/// What each meeting of a document may have been about: who met, and the candidates.
pub fn matters(page: &Page, claims: &Claims) -> Vec<(Vec<Known>, Vec<matter::Candidate>)> {
    with_cast(page, claims, |cast, meanings| {
        let (drafts, _) = met(cast, meanings);
        let who = |d: &Draft| d.who.iter().filter_map(|(m, _)| known(cast, m)).collect();
        let mut out: Vec<(Vec<Known>, Vec<matter::Candidate>)> = drafts.iter().map(|d| (who(d), Vec::new())).collect();
        for candidate in matter::candidates(cast, meanings, &drafts) {
            out[candidate.draft].1.push(candidate);
        }
        out
    })
}

/// Somebody as a reader of the document would name him.
fn known(cast: &Cast, meant: &Meant) -> Option<Known> {
    match meant {
        Meant::Person(p) => Some(Known::Named(cast.beings.all[*p].name.clone())),
        Meant::Office(o) => Some(Known::Office(o.title.clone(), o.of.clone())),
        _ => None,
    }
}
