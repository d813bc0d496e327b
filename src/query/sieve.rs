//! Answers sifted: those of most participants, those that come up so often, those that are left out, those of several sets.

use crate::dossier::Dossier;
use crate::graph::Graph;
use crate::query::collect::{Item, collect};
use crate::query::{Ask, Query};

/// The meetings at which most took part.
pub(crate) fn largest(mut items: Vec<Item>, dossier: &Dossier) -> Vec<Item> {
    let size = |i: &Item| dossier.meetings.iter().find(|m| m.id == i.key).map_or(0, |m| m.participants.len());
    let most = items.iter().map(size).max().unwrap_or(0);
    items.retain(|i| size(i) == most);
    items
}

/// Whether so many meetings are as many as asked for.
pub(crate) fn enough(n: usize, query: &Query) -> bool {
    n >= query.at_least && (query.at_most == 0 || n <= query.at_most)
}

/// Drops what comes of the meetings that the question says no to.
pub(crate) fn leave(items: &mut Vec<Item>, query: &Query, graph: &Graph) {
    for selection in &query.without {
        let meetings = graph.select(selection);
        let of = |ask: &Ask| collect(*ask, query, selection, &meetings, &graph.dossier).0;
        let gone: Vec<Item> = query.asks.iter().flat_map(of).collect();
        items.retain(|i| gone.iter().all(|g| g.key != i.key));
    }
}

/// Those that come up most often: the first so many and whoever comes up as often as the last of them; for 0, the very first.
pub(crate) fn foremost(mut items: Vec<Item>, top: usize) -> Vec<Item> {
    items.sort_by_key(|i| std::cmp::Reverse(i.meetings.len()));
    let last = items.get(top.max(1) - 1).or(items.last()).map_or(0, |i| i.meetings.len());
    items.retain(|i| i.meetings.len() >= last);
    items
}

/// All sets as one, or what is common to them.
pub(crate) fn join(sets: Vec<Vec<Item>>, common: bool) -> Vec<Item> {
    let mut sets = sets.into_iter();
    let mut out = sets.next().unwrap_or_default();
    for set in sets {
        if common {
            out.retain(|i| set.iter().any(|j| j.key == i.key));
        }
        for other in set {
            match out.iter_mut().find(|i| i.key == other.key) {
                Some(item) => {
                    item.evidence.extend(other.evidence);
                    item.meetings.extend(other.meetings);
                }
                None if !common => out.push(other),
                None => {}
            }
        }
    }
    out
}
