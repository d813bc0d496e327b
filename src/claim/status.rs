//! Does it take place? Held, planned, proposed or cancelled, by the words around verb and noun.

mod absent;
mod ahead;
mod both;
mod days;
mod doubt;
pub mod entry;
mod group;
mod hang;
mod listed;
mod matrix;
mod noun;
mod outlook;
mod predicate;
mod undoing;
mod undone;
pub mod week;

use super::line::{Line, What};
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::time::Direction;
pub use both::verb_or_noun;
pub use days::{day_of_undoing, new_day, undone_behind};
pub use hang::governing;
pub use noun::{appointed, called_off, of_encounter, of_relative};
pub use outlook::{accepted, goes_on, is_past, never_was, says_little, was_awaited};
pub use undoing::{How, Undoing, past_plan, undoings, undone_with};

/// The status that the verb in item `at` gives to what it tells.
pub fn of_verb(page: &Page, line: &Line, at: usize) -> Status {
    let What::Verb(v) = line.items[at].what else { return Status::Held };
    let verb = &line.verbs[v];
    if let Some(status) = doubt::doubted(page, line, at) {
        return status;
    }
    if let Some(status) = over_noun(page, line, at) {
        return status;
    }
    if let Some(lender) = ahead::lender(page, line, at) {
        return of_verb(page, line, lender);
    }
    if let Some(helper) = ahead::inverted(page, line, at) {
        return group::turned_round(page, line, helper);
    }
    if noun::scheduled(page, line, verb) {
        return Status::Planned;
    }
    let own = group::by_group(page, verb);
    if own == Status::Held && ahead::coming(page, line, at) {
        return Status::Planned;
    }
    let fails = verb.negated || verb.governs.iter().any(|g| g == "fail");
    if fails && own == Status::Proposed && undone::as_planned(page, line, verb) {
        return Status::Cancelled;
    }
    if own == Status::Planned
        && (undone::came_to_nothing(page, line, at, verb) || undone::fell_through(page, line, at, verb))
    {
        return Status::Cancelled;
    }
    if verb.negated && own == Status::Proposed && undone::until_time(page, line, verb) {
        return Status::Held;
    }
    if own != Status::Held || verb.finite() {
        return doubt::hoped(page, line, at, own);
    }
    matrix::not_finite(page, line, at, verb)
}

/// What a rule says of the encounter, as its verb in item `at` has it: "threatened to cancel", "has not cancelled" leave it standing.
pub fn as_said(page: &Page, line: &Line, at: usize, told: Status) -> Status {
    let What::Verb(v) = line.items[at].what else { return told };
    let verb = &line.verbs[v];
    let open = verb.negated || group::by_group(page, verb) == Status::Proposed;
    if told == Status::Cancelled && open { Status::Planned } else { told }
}

/// "sought a meeting", "turned down an audience": the noun of encounter right behind the verb is what it seeks or refuses.
fn over_noun(page: &Page, line: &Line, at: usize) -> Option<Status> {
    let next = line.items[at + 1..].iter().take(4).find(|i| i.what != What::Word)?;
    if !matches!(next.what, What::Encounter(_)) {
        return None;
    }
    let What::Verb(v) = line.items[at].what else { return None };
    let status = listed::listed(page, line, &line.verbs[v])?;
    let firm = !line.verbs[v].negated && group::by_group(page, &line.verbs[v]) != Status::Proposed;
    let off = status == Status::Cancelled && firm;
    (off || status == Status::Proposed).then_some(status)
}

/// Whether what a phrase without a verb of its own tells is to come: "two meetings are in his diary, one with X", "is to see them
/// all: on Monday X". The noun of encounter before it decides, else the verb.
pub fn around(page: &Page, line: &Line, at: usize) -> Status {
    let before = (0..at).rev().find(|&k| matches!(line.items[k].what, What::Encounter(_)));
    let verb = (0..at).rev().find(|&k| matches!(line.items[k].what, What::Verb(v) if line.verbs[v].finite()));
    match (before, verb) {
        (Some(noun), _) => of_encounter(page, line, noun),
        (None, Some(verb)) => of_verb(page, line, verb),
        _ => Status::Held,
    }
}

/// "hopes for a few minutes with", "asked for an hour with": whether what a phrase without a verb of its own tells is only wished for.
pub fn wished_for(page: &Page, line: &Line, at: usize) -> bool {
    const WISHES: &[&str] =
        &["hope", "ask", "wish", "angle", "press", "beg", "wait", "want", "seek", "request", "demand"];
    let verb = (0..at).rev().find_map(|k| match line.items[k].what {
        What::Verb(v) => Some(&line.verbs[v]),
        _ => None,
    });
    let start = line.items[at].tokens.start;
    verb.is_some_and(|v| {
        let between = &page.words[v.tokens.end.min(start)..start];
        let plain = ["want", "seek", "request", "demand"].contains(&v.base.as_str());
        let led = between.iter().any(|w| w.is("for")) || plain;
        WISHES.contains(&v.base.as_str())
            && led
            && between.len() < 8
            && !between.iter().any(|w| w.among(&[",", ";", "and"]))
    })
}

/// "ahead of talks", "open to talks", "after talks": the longest phrase right before the noun.
pub fn by_phrase(page: &Page, start: usize, first: usize) -> Option<Status> {
    let before = start.checked_sub(1).filter(|&f| f >= first)?;
    let last = &page.words[before];
    if !last.listed(&page.schema.outlooks) {
        return None;
    }
    let mut best: Option<(usize, Status)> = None;
    for (status, phrases) in &page.schema.status.phrases {
        for phrase in phrases.iter().filter(|phrase| phrase.ends_with(&*last.lower)) {
            let mut from = start;
            let fits = phrase.rsplit(' ').all(|word| {
                from = from.checked_sub(1).filter(|&f| f >= first && page.words[f].is(word)).unwrap_or(start);
                from < start
            });
            if fits && best.is_none_or(|(n, _)| start - from > n) {
                best = Some((start - from, *status));
            }
        }
    }
    best.map(|(_, status)| status)
}

/// Which way a relative date looks under this status.
pub fn direction(status: Status) -> Direction {
    match status {
        Status::Held => Direction::Back,
        _ => Direction::Ahead,
    }
}
