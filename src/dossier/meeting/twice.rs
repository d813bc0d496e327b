//! Meetings that came to say the same are one.

use super::super::matter;
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

/// Joins what is but likely to another encounter of the same on the same day, once days are known; and what somebody is
/// invited for to the invitation.
pub fn once(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out = drafts;
    let mut k = 0;
    while k < out.len() {
        let home =
            (0..out.len()).find(|&o| o != k && (guessed_again(&out[o], &out[k]) || o < k && invited(&out[o], &out[k])));
        let Some(home) = home else {
            k += 1;
            continue;
        };
        let mut draft = out.remove(k);
        draft.topics.retain(|(_, evidence)| evidence.iter().any(|e| e.rule != matter::RULE));
        let home = home - usize::from(home > k);
        absorb(&mut out[home], draft);
    }
    out
}

/// Whether no rule has read one of two encounters, which names nobody and no day that the other lacks.
fn guessed_again(known: &Draft, guess: &Draft) -> bool {
    let day = |d: &Draft| d.date.as_ref().map(|(date, _)| *date).filter(|date| date.precision() == 3);
    guess.evidence.iter().all(|e| e.rule == pairing::RULE)
        && known.read()
        && known.status == Some(Status::Held)
        && guess.status == Some(Status::Held)
        && guess.who.len() > 1
        && guess.people().is_subset(&known.people())
        && day(known).is_some()
        && day(known) == day(guess)
}

/// "invited X to Lima for talks": whether both are told in one breath.
fn invited(offer: &Draft, plan: &Draft) -> bool {
    let invites = offer.evidence.iter().any(|e| e.rule == "invite");
    let here = |(s, _): &(usize, usize)| offer.told.iter().any(|(t, _)| t == s);
    invites
        && offer.status == Some(Status::Proposed)
        && plan.status == Some(Status::Planned)
        && offer.people() == plan.people()
        && plan.told.iter().all(here)
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
    let remote = first.kind_told && matches!(first.kind, Some(Kind::Call | Kind::Video));
    first.place = first.place.take().or(other.place.filter(|_| !remote));
    for evidence in other.evidence {
        if !first.evidence.contains(&evidence) {
            first.evidence.push(evidence);
        }
    }
    first.last = first.last.max(other.last);
}
