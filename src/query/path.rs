//! Through whom are two persons connected? Shortest ways from person to person over meetings.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::dossier::{Dossier, Evidence, Meeting, Who};
use crate::graph::Party;

/// The shortest ways between two persons.
pub(crate) struct Way {
    /// Over how many meetings.
    pub steps: usize,
    /// Those between, by name, each with the evidence of the meetings that join them.
    pub between: Vec<(String, Vec<Evidence>)>,
    /// Evidence of all meetings on the way.
    pub evidence: Vec<Evidence>,
}

/// The shortest ways from one side to another over these meetings; `None` where there is none.
pub(crate) fn way(from: &Party, to: &Party, meetings: &[&Meeting], dossier: &Dossier) -> Option<Way> {
    let meets = neighbours(meetings);
    let (a, b) = (persons(from, meetings, dossier), persons(to, meetings, dossier));
    let (near, far) = (steps(&a, &meets), steps(&b, &meets));
    let total = b.iter().filter_map(|p| near.get(p)).min().copied()?;
    let on_way = |p: &str| near.get(p).zip(far.get(p)).is_some_and(|(x, y)| x + y == total);
    let mut between: Vec<(usize, &str)> =
        near.iter().filter(|(p, d)| **d > 0 && **d < total && on_way(p)).map(|(p, d)| (*d, *p)).collect();
    between.sort();
    let joins = |m: &&&Meeting, who: Option<&str>| {
        let there: Vec<&str> = people(m).filter(|p| on_way(p)).collect();
        let step =
            there.iter().any(|p| there.iter().any(|q| near.get(p).zip(near.get(q)).is_some_and(|(x, y)| x + 1 == *y)));
        step && who.is_none_or(|w| there.contains(&w))
    };
    let evidence = |who: Option<&str>| {
        meetings.iter().filter(|m| joins(m, who)).flat_map(|m| m.evidence.clone()).collect::<Vec<_>>()
    };
    let name = |id: &str| dossier.person(id).map_or_else(|| id.to_string(), |p| p.name.clone());
    Some(Way {
        steps: total,
        between: between.into_iter().map(|(_, id)| (name(id), evidence(Some(id)))).collect(),
        evidence: evidence(None),
    })
}

/// For a note: who is between over meetings that are not told as held.
pub(crate) fn loosely(between: &[(String, Vec<Evidence>)]) -> String {
    let names: Vec<&str> = between.iter().map(|(name, _)| name.as_str()).collect();
    let through = if names.is_empty() { "directly".to_string() } else { format!("through {}", names.join(", ")) };
    format!("; with those planned, proposed or cancelled: {through}")
}

/// One shortest way, step by step: from whom, to whom, and the meetings of the two. `None` where there is none.
pub(crate) fn chain<'g>(
    from: &Party,
    to: &Party,
    meetings: &[&'g Meeting],
    dossier: &Dossier,
) -> Option<Vec<(&'g str, &'g str, Vec<&'g Meeting>)>> {
    let meets = neighbours(meetings);
    let (a, b) = (persons(from, meetings, dossier), persons(to, meetings, dossier));
    let far = steps(&b, &meets);
    let mut here = a.iter().filter(|p| far.contains_key(*p)).min_by_key(|p| far[*p]).copied()?;
    let mut out = Vec::new();
    while far[here] > 0 {
        let next = meets[here].iter().find(|q| far.get(*q) == Some(&(far[here] - 1))).copied()?;
        let both = |m: &&&Meeting| people(m).any(|p| p == here) && people(m).any(|p| p == next);
        out.push((here, next, meetings.iter().filter(both).copied().collect()));
        here = next;
    }
    Some(out)
}

fn people(meeting: &Meeting) -> impl Iterator<Item = &str> {
    meeting.participants.iter().filter_map(|p| if let Who::Person(id) = &p.who { Some(id.as_str()) } else { None })
}

fn persons<'g>(party: &Party, meetings: &[&'g Meeting], dossier: &Dossier) -> BTreeSet<&'g str> {
    let all = meetings.iter().flat_map(|m| &m.participants).filter(|p| party.is(p, dossier));
    all.filter_map(|p| if let Who::Person(id) = &p.who { Some(id.as_str()) } else { None }).collect()
}

fn neighbours<'g>(meetings: &[&'g Meeting]) -> BTreeMap<&'g str, BTreeSet<&'g str>> {
    let mut out: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for m in meetings {
        for p in people(m) {
            out.entry(p).or_default().extend(people(m).filter(|q| *q != p));
        }
    }
    out
}

/// How far each person is from the nearest of these.
fn steps<'g>(from: &BTreeSet<&'g str>, meets: &BTreeMap<&'g str, BTreeSet<&'g str>>) -> BTreeMap<&'g str, usize> {
    let mut out: BTreeMap<&str, usize> = from.iter().map(|p| (*p, 0)).collect();
    let mut queue: VecDeque<&str> = from.iter().copied().collect();
    while let Some(p) = queue.pop_front() {
        let next = out[p] + 1;
        for q in meets.get(p).into_iter().flatten() {
            if !out.contains_key(q) {
                out.insert(q, next);
                queue.push_back(q);
            }
        }
    }
    out
}
