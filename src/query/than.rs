//! Did somebody meet one more often than another?

use crate::graph::{Graph, Selection};
use crate::query::Query;
use crate::query::answer::{Reply, item};
use crate::query::gather::gather;

/// "Did Kerry meet Lavrov more often than Putin?": yes or no, the two numbers in the note. `None` where nothing is compared.
pub(crate) fn oftener(query: &Query, graph: &Graph) -> Option<Reply> {
    let than = query.than.as_ref()?;
    let selection = query.meetings.first()?;
    let (one, rest) = selection.who.split_last()?;
    let who = rest.iter().chain([than]).cloned().collect();
    let other = Selection { who, ..selection.clone() };
    let (a, b) = (gather(query, selection, graph).meetings, gather(query, &other, graph).meetings);
    let note = format!("{one}: {}, {than}: {}", a.len(), b.len());
    let evidence = a.iter().chain(&b).flat_map(|m| m.evidence.clone()).collect();
    Some((vec![item(if a.len() > b.len() { "yes" } else { "no" }, evidence)], Some(note)))
}
