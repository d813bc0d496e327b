//! Answers that do not come of single meetings: offices, and who is between two.

use crate::date::Date;
use crate::dossier::{Dossier, Evidence, Status};
use crate::graph::{Graph, Party, Selection};
use crate::query::answer::{Reply, item};
use crate::query::collect::Item;
use crate::query::{Ask, Query, office, path};

pub(crate) fn holder(query: &Query, dossier: &Dossier) -> Reply {
    let (Some(asked), Some(time)) = (&query.wanted, query.meetings.first()) else { return (Vec::new(), None) };
    if time.from.zip(time.to).is_some_and(|(a, b)| a > b) {
        return (Vec::new(), Some("when that was is not told".into()));
    }
    let mut found = office::holders(asked, time, dossier);
    let day = time.from.filter(|d| d.month().is_some() && time.to == Some(*d));
    if let Some(day) = day.filter(|_| found.is_empty()) {
        let year = Some(Date::of_year(day.year()));
        let whole = Selection { from: year, to: year, ..time.clone() };
        found = office::holders(asked, &whole, dossier);
        if !found.is_empty() {
            return (counted(found, query.count), Some(format!("told of {}", day.year())));
        }
    }
    let others = if found.is_empty() { office::others(asked, dossier) } else { Vec::new() };
    let note = (!others.is_empty()).then(|| format!("not told of that time; otherwise: {}", others.join(", ")));
    (counted(found, query.count), note)
}

pub(crate) fn offices(query: &Query, dossier: &Dossier) -> Reply {
    let Some(time) = query.meetings.first() else { return (Vec::new(), None) };
    let ids = persons(&time.who);
    let found = office::offices(&ids, time, query.most, dossier);
    let note = || match office::offices(&ids, &Selection::default(), false, dossier) {
        others if others.is_empty() => "no document of this graph names an office".to_string(),
        others => {
            let others: Vec<String> = others.into_iter().map(|i| i.text).collect();
            format!("not told of that time; otherwise: {}", others.join(", "))
        }
    };
    let note = found.is_empty().then(note);
    (counted(found, query.count), note)
}

fn counted(items: Vec<Item>, count: bool) -> Vec<Item> {
    if !count {
        return items;
    }
    vec![item(items.len().to_string(), items.into_iter().flat_map(|i| i.evidence).collect())]
}

pub(crate) fn check(query: &Query, dossier: &Dossier) -> Reply {
    let Some(time) = query.meetings.first() else { return (Vec::new(), None) };
    let ids = persons(&time.who);
    let asked = time.who.iter().find(|p| matches!(p, Party::Office(_) | Party::Either(_)));
    // "president" is that of the own country
    let own = asked.and_then(|a| office::at_home(a, &ids, dossier));
    let asked = own.as_ref().or(asked);
    let holders = asked.map_or(Vec::new(), |a| office::holders(a, time, dossier));
    let yes: Vec<Evidence> = holders.iter().filter(|h| ids.contains(&h.key)).flat_map(|h| h.evidence.clone()).collect();
    if !yes.is_empty() {
        return (vec![item("yes", yes)], None);
    }
    let told = asked.map_or(Vec::new(), |a| office::of_persons(a, &ids, time, dossier));
    if !told.is_empty() {
        return (vec![item("yes", told)], None);
    }
    let others = holders.iter().map(|h| h.text.as_str()).collect::<Vec<_>>().join(", ");
    let evidence = holders.iter().flat_map(|h| h.evidence.clone()).collect();
    (vec![item("no", evidence)], (!others.is_empty()).then_some(others))
}

fn persons(who: &[Party]) -> Vec<String> {
    let ids = |p: &Party| if let Party::Person { ids, .. } = p { ids.clone() } else { Vec::new() };
    who.iter().flat_map(ids).collect()
}

pub(crate) fn connected(query: &Query, graph: &Graph) -> Reply {
    let Some(selection) = query.meetings.first() else { return (Vec::new(), None) };
    let [from, to, ..] = &selection.who[..] else { return (Vec::new(), Some("name two persons".into())) };
    let over = |statuses: Vec<Status>| {
        let meetings = graph.select(&Selection { who: Vec::new(), statuses, ..selection.clone() });
        path::way(from, to, &meetings, &graph.dossier)
    };
    let statuses = if selection.statuses.is_empty() { vec![Status::Held] } else { selection.statuses.clone() };
    let Some(way) = over(statuses) else {
        let loose = over(Status::ALL.to_vec()).map_or(String::new(), |way| path::loosely(&way.between));
        return (Vec::new(), Some(format!("no way over meetings that were held, from {from} to {to}{loose}")));
    };
    if query.asks[0] == Ask::Steps {
        return (vec![item(way.steps.to_string(), way.evidence)], None);
    }
    let note = (way.steps < 2).then(|| format!("{from} and {to} met directly"));
    (way.between.into_iter().map(|(name, evidence)| item(name, evidence)).collect(), note)
}
