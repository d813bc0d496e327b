//! "Which UN representative met Kent?", of whom documents say no more than his own title: whoever was of that side.

use crate::dossier::Office;
use crate::graph::{Graph, Party, title_key};
use crate::query::Query;
use crate::query::answer::{Reply, of_meetings};

/// Titles that say no more than that somebody acts for a country or body.
const VAGUE: [&str; 10] = [
    "representative",
    "official",
    "envoy",
    "emissary",
    "diplomat",
    "delegate",
    "negotiator",
    "mediator",
    "politician",
    "functionary",
];

/// The answers where nobody is told under such a title.
pub(crate) fn of_that_side(query: &Query, graph: &Graph) -> Option<Reply> {
    let Some(Party::Office(Office { title, of: Some(of) })) = &query.wanted else { return None };
    let key = title_key(title);
    let vague = key.split(' ').next_back().is_some_and(|word| VAGUE.contains(&word));
    if !vague || query.count {
        return None;
    }
    let wider = Query { wanted: Some(Party::Polity(of.clone())), ..query.clone() };
    let (items, _) = of_meetings(&wider, graph);
    let note = format!("nobody is told as {}, but as somebody of {of}", key);
    (!items.is_empty()).then_some((items, Some(note)))
}
