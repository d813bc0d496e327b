//! How do many documents become one? Persons under all their names, meetings however often they are told.
//!
//! What the document stage told apart inside one document stays apart; what several documents tell is joined where
//! names, offices, dates and places allow it and something speaks for it.

mod again;
mod alike;
mod called;
mod cluster;
mod days;
mod event;
mod group;
mod holder;
mod meant;
mod meeting;
mod memo;
mod names;
mod office;
mod people;
mod person;
mod place;
mod pool;
mod portrait;
mod renamed;
mod retold;
mod same;
mod seen;
mod short;
mod sides;
mod slug;
mod topic;
mod wording;

use std::cmp::Ordering;

use crate::dossier::Dossier;

use people::People;

pub use again::{Links, Whole};
pub use cluster::Near;
pub use people::Link;
pub use same::Apart;

/// What many documents together say. Each dossier is of one document; the same document twice counts once.
///
/// A pure function of the set of dossiers: their order makes no difference.
pub fn merge(dossiers: &[Dossier]) -> Dossier {
    merge_all(dossiers)
}

/// [`merge`], of dossiers kept in any collection.
pub fn merge_all<'a>(dossiers: impl IntoIterator<Item = &'a Dossier>) -> Dossier {
    Whole::of(dossiers).facts
}

/// Reports of the same sides that are of two meetings nonetheless, and why.
pub fn near_misses<'a>(dossiers: impl IntoIterator<Item = &'a Dossier>) -> Vec<Near<'a>> {
    let dossiers = in_order(dossiers.into_iter().collect());
    cluster::near(&dossiers, &People::of(&dossiers))
}

/// Sorted by the id of the document, each document once.
fn in_order(mut dossiers: Vec<&Dossier>) -> Vec<&Dossier> {
    dossiers.retain(|d| !d.documents.is_empty());
    // An archive has its documents in this order already.
    if dossiers.is_sorted_by(|a, b| a.documents[0].id < b.documents[0].id) {
        return dossiers;
    }
    dossiers.sort_by(|a, b| {
        let (x, y) = (&a.documents[0], &b.documents[0]);
        // Two readings of one text cannot be told apart by id and digest; any fixed order will do.
        (&x.id, &x.digest).cmp(&(&y.id, &y.digest)).then_with(|| any_order(a, b))
    });
    dossiers.dedup_by(|a, b| a.documents[0].id == b.documents[0].id);
    dossiers
}

fn any_order(a: &Dossier, b: &Dossier) -> Ordering {
    if a == b { Ordering::Equal } else { format!("{a:?}").cmp(&format!("{b:?}")) }
}
