//! Meetings that came to say the same are one.

use super::*;

/// Joins drafts that came to say the same: those who met, the day, the status, and not one by telephone, one in person.
pub(super) fn joined(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for draft in drafts {
        match out.iter_mut().find(|d| told_twice(d, &draft)) {
            Some(first) => absorb(first, draft),
            None => out.push(draft),
        }
    }
    out
}

pub(super) fn told_twice(a: &Draft, b: &Draft) -> bool {
    let day = |d: &Draft| d.date.as_ref().map(|(date, _)| *date).filter(|date| date.precision() == 3);
    let remote = |d: &Draft| matches!(d.kind, Some(Kind::Call | Kind::Video));
    a.who.len() > 1
        && a.people() == b.people()
        && a.status == b.status
        && day(a).is_some()
        && day(a) == day(b)
        && remote(a) == remote(b)
}

pub(super) fn absorb(first: &mut Draft, other: Draft) {
    for (topic, evidence) in other.topics {
        evidence.iter().for_each(|e| about::add(&mut first.topics, &topic, e));
    }
    for (meant, evidence) in other.who {
        evidence.iter().for_each(|e| note(&mut first.who, meant.clone(), e));
    }
    first.place = first.place.take().or(other.place);
    for evidence in other.evidence {
        if !first.evidence.contains(&evidence) {
            first.evidence.push(evidence);
        }
    }
    first.last = first.last.max(other.last);
}
