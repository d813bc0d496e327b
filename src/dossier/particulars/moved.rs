//! Encounters put off to a new day.

use super::super::cast::Cast;
use super::super::fact::Status;
use super::super::meeting::Draft;
use crate::mention::time::Direction;

/// An encounter put off to a new day is planned anew: "has been postponed until Friday".
pub fn put_off(cast: &Cast, draft: &Draft) -> Option<Draft> {
    if draft.status != Some(Status::Cancelled) {
        return None;
    }
    let date = draft.told.iter().find_map(|(s, _)| {
        let line = &cast.claims.lines[*s];
        let moved = line.verbs.iter().find(|v| MOVES.contains(&v.base.as_str()) && !v.negated)?;
        let new = line.times.iter().find(|t| t.tokens.start > moved.main && leads_to(cast, t.tokens.start))?;
        new.when.after(None, cast.page.document.date, Direction::Ahead)
    })?;
    let evidence = draft.evidence.clone();
    Some(Draft { status: Some(Status::Planned), date: Some((date, evidence)), ..draft.clone() })
}

/// Verbs that put an encounter off; they are so here only together with a new day.
pub(super) const MOVES: &[&str] =
    &["put", "postpone", "delay", "move", "shift", "reschedule", "push", "defer", "adjourn"];

/// Whether a time is the one to which something is moved: "until March 12", "to early May".
pub(super) fn leads_to(cast: &Cast, at: usize) -> bool {
    cast.page.words[at.saturating_sub(2)..at].iter().any(|w| w.among(&["until", "till", "to", "for"]))
}
