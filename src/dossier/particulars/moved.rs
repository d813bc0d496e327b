//! Encounters put off to a new day.

use super::super::cast::Cast;
use super::super::fact::Status;
use super::super::meeting::Draft;
use crate::claim::line::Line;
use crate::mention::time::{Direction, Time};
use crate::mention::verb::{Tense, VerbGroup};

/// An encounter put off to a new day is planned anew: "has been postponed until Friday".
pub fn put_off(cast: &Cast, draft: &Draft) -> Option<Draft> {
    if draft.status != Some(Status::Cancelled) {
        return None;
    }
    let date = draft.told.iter().find_map(|(s, _)| {
        let line = &cast.claims.lines[*s];
        let moved = line.verbs.iter().find(|v| MOVES.contains(&v.base.as_str()) && !v.negated);
        let led =
            moved.and_then(|m| line.times.iter().find(|t| t.tokens.start > m.main && leads_to(cast, t.tokens.start)));
        let new = led.or_else(|| instead(line))?;
        new.when.after(None, cast.page.document.date, Direction::Ahead)
    })?;
    let evidence = draft.evidence.clone();
    Some(Draft { status: Some(Status::Planned), date: Some((date, evidence)), ..draft.clone() })
}

/// "did not take place and will be held on Friday".
fn instead(line: &Line) -> Option<&Time> {
    let will = |v: &&VerbGroup| v.modal.as_deref() == Some("will") || v.is_to && v.tense == Tense::Present;
    let takes_place = |v: &&VerbGroup| ["hold", "take", "meet", "follow"].contains(&v.base.as_str()) && !v.negated;
    let verb = line.verbs.iter().skip(1).filter(will).find(takes_place)?;
    line.times.iter().find(|t| t.tokens.start > verb.main)
}

/// Verbs that put an encounter off; they are so here only together with a new day.
pub(super) const MOVES: &[&str] =
    &["put", "postpone", "delay", "move", "shift", "reschedule", "push", "defer", "adjourn"];

/// Whether a time is the one to which something is moved: "until March 12", "to early May".
pub(super) fn leads_to(cast: &Cast, at: usize) -> bool {
    let words = &cast.page.words;
    // "for May 3", not "for the summit of May 3"
    let near = words[at.saturating_sub(2)..at].iter().any(|w| w.among(&["until", "till", "to"]));
    near || at > 0 && words[at - 1].is("for")
}
