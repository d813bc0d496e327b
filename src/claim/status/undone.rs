//! Plans that came to nothing, and what was not done until it was.

use super::group::by_group;
use super::listed::listed;
use crate::claim::line::{Item, Line, What};
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::verb::VerbGroup;

/// "was to meet X but fell ill": a plan of the past with a but behind it.
pub(super) fn came_to_nothing(page: &Page, line: &Line, at: usize, verb: &VerbGroup) -> bool {
    let past = page.words[verb.tokens.start].among(&["was", "were", "had"]);
    let turns = |i: &Item| page.words[i.tokens.start].among(&["but", "until", "however"]);
    past && line.items[at + 1..].iter().any(|i| i.what == What::Word && turns(i))
}

/// "will not meet on Friday as planned".
pub(super) fn as_planned(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    page.words[verb.tokens.end..line.tokens.end].windows(2).any(|w| {
        w[0].is("as") && w[1].among(&["planned", "scheduled", "announced", "expected", "foreseen", "intended"])
    })
}

/// "until Monday they had not met": then they did.
pub(super) fn until_time(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    let from = verb.tokens.start.saturating_sub(6).max(line.tokens.start);
    line.times.iter().any(|t| {
        let before = t.tokens.start.checked_sub(1).filter(|&b| b >= from && b < verb.tokens.end + 8);
        before.is_some_and(|b| page.words[b].among(&["until", "till", "before"]))
    })
}

/// "scrapped a visit to Lima, where he was due to see X": the plan of a journey that the same sentence calls off.
pub(super) fn fell_through(page: &Page, line: &Line, at: usize, verb: &VerbGroup) -> bool {
    let past = page.words[verb.tokens.start].among(&["was", "were"]);
    past && (0..line.items.len()).any(|k| {
        let What::Verb(v) = line.items[k].what else { return false };
        let other = &line.verbs[v];
        let doubtful = other.negated || other.modal.is_some() || by_group(page, other) == Status::Proposed;
        k != at && !doubtful && listed(page, line, other) == Some(Status::Cancelled)
    })
}

/// "has been moved to Friday", "was pushed back until May".
pub(super) fn moved(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    const MOVES: &[&str] = &["move", "shift", "reschedule", "push", "adjourn", "put"];
    let leads =
        |at: usize| page.words[at.saturating_sub(2)..at].iter().any(|w| w.among(&["until", "till", "to", "for"]));
    let end = verb.tokens.end;
    MOVES.contains(&verb.base.as_str())
        && !verb.negated
        && verb.modal.is_none()
        && line.times.iter().any(|t| (end..end + 6).contains(&t.tokens.start) && leads(t.tokens.start))
}
