//! Which two persons may have met, as far as one sentence goes.

use std::collections::BTreeMap;

use super::features::{Scene, Seen, far, features};
use super::told::Told;
use crate::claim::line::What;
use crate::claim::{Side, line::Line};
use crate::dossier::bag::Bag;
use crate::dossier::cast::{Cast, Meanings, Meant};
use crate::dossier::fact::Office;
use crate::dossier::meeting::{self, Draft};

/// Two who may have met.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The sentence.
    pub sentence: usize,
    /// The one told of first.
    pub a: Meant,
    /// The other.
    pub b: Meant,
    /// Rows of their parties; the second is none where it stands in a sentence before.
    pub rows: (usize, Option<usize>),
}

/// One of the two as a reader of the document would name him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// By name.
    Named(String),
    /// By title and country or body.
    Office(String, Option<String>),
}

/// Somebody in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Present {
    pub meant: Meant,
    pub row: usize,
}

/// How many sentences back the other side may be named.
const BACK: usize = 2;

/// All candidates of a document, in the order of the text, each with what is told of its features.
pub fn candidates<T>(
    cast: &Cast,
    meanings: &Meanings,
    drafts: &[Draft],
    tell: fn(&[&Bag]) -> T,
) -> Vec<(Candidate, T)> {
    let present: Vec<Vec<Present>> = cast.claims.lines.iter().map(|l| present(cast, l, meanings, drafts)).collect();
    let told = Told::of(cast, meanings, &present, drafts);
    let seen: Vec<Vec<Seen>> = present.iter().map(|all| all.iter().map(Seen::of).collect()).collect();
    let mut out = Vec::new();
    for (s, line) in cast.claims.lines.iter().enumerate() {
        let here = &seen[s];
        if here.is_empty() {
            continue;
        }
        let scene = Scene::of(cast, line);
        let mut bag = cast.bag(&cast.page.schema.learned.pairing);
        for (i, a) in here.iter().enumerate() {
            for b in here[i + 1..].iter().filter(|b| b.present.meant != a.present.meant) {
                let (one, other) = (a.present.meant.clone(), b.present.meant.clone());
                let rows = (a.present.row, Some(b.present.row));
                let candidate = Candidate { sentence: s, a: one, b: other, rows };
                features(&scene, &told, a, b, &mut bag);
                out.push((candidate, tell(&[&bag])));
            }
        }
        if !scene.hints {
            continue;
        }
        for back in 1..=BACK.min(s) {
            let before = &cast.claims.lines[s - back];
            let named = |a: &&Seen| here.iter().any(|h| h.present.meant == a.present.meant);
            for a in seen[s - back].iter().filter(|a| !named(a)) {
                for b in here {
                    let (one, other) = (b.present.meant.clone(), a.present.meant.clone());
                    let candidate = Candidate { sentence: s, a: one, b: other, rows: (b.present.row, None) };
                    out.push((candidate, tell(&[&far(&scene, &told, before, a, b, back)])));
                }
            }
        }
    }
    out
}

/// Whether a sentence has a word that may tell of an encounter.
pub(super) fn hints(cast: &Cast, line: &Line) -> bool {
    !line.encounters.is_empty() || line.verbs.iter().any(|v| cast.page.schema.encounters.hints.has(&v.base))
}

/// The persons, offices and groups of somebody in a sentence, in its order.
fn present(cast: &Cast, line: &Line, meanings: &Meanings, drafts: &[Draft]) -> Vec<Present> {
    let before = drafts.partition_point(|d| d.told.first().is_none_or(|(s, _)| *s < line.sentence));
    let mut rows: Vec<usize> = (0..line.parties.len()).collect();
    rows.sort_by_key(|&r| line.parties[r].tokens.start);
    let mut out = Vec::new();
    for row in rows {
        for meant in meeting::each(cast, meanings, line, row, &drafts[..before]) {
            match meant {
                Meant::Person(_) | Meant::Office(_) | Meant::Group(Office { of: Some(_), .. }) => {
                    out.push(Present { meant, row })
                }
                Meant::Before(focus) if focus.people.len() > 1 && focus.people.len() < 4 => {
                    out.extend(focus.people.iter().map(|p| Present { meant: Meant::Person(*p), row }))
                }
                _ => {}
            }
        }
    }
    out
}

/// The rows of parties that a side stands for.
pub(in crate::dossier) fn rows(line: &Line, side: &Side) -> Vec<usize> {
    match side {
        Side::Group(g) => line.groups[*g].parties.clone(),
        Side::Party(p) => vec![*p],
        Side::Implied => Vec::new(),
    }
}

/// The item of the row in which each party stands.
pub(super) fn items_of(line: &Line) -> BTreeMap<usize, usize> {
    let mut out = BTreeMap::new();
    for (k, item) in line.items.iter().enumerate() {
        if let What::Who(g) = item.what {
            line.groups[g].parties.iter().for_each(|p| {
                out.insert(*p, k);
            });
        }
    }
    for (p, party) in line.parties.iter().enumerate() {
        if let Some(k) = line.item_of(party.tokens.start) {
            out.entry(p).or_insert(k);
        }
    }
    out
}
