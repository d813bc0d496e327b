//! What other words of the document say of an encounter told of in one clause: whether it takes place, and on which day.

use super::line::Line;
use super::no_meeting::INVITES;
use super::status::{self, Undoing};
use super::{Claims, MeetingClaim};
use crate::date::Date;
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::verb::Tense;

/// Plans of a sentence that the same sentence undoes are cancelled: "was to meet X, but the visit was called off".
pub(super) fn undo(page: &Page, line: &Line, undoings: &[Undoing], meetings: &mut [MeetingClaim]) {
    let open = |c: &&mut MeetingClaim| {
        let aim = line.verbs.iter().any(|v| v.main == c.anchor && v.tense == Tense::Infinitive);
        c.status == Status::Planned || c.status == Status::Held && aim
    };
    for claim in meetings.iter_mut().filter(open) {
        let off = |u: &Undoing| status::undone_with(page, line, claim.anchor, u) || denied_behind(page, claim, u);
        if undoings.iter().any(off) {
            claim.status = Status::Cancelled;
        }
    }
}

/// "had been planned for today; it will not take place": a clause behind the plan takes it back.
fn denied_behind(page: &Page, claim: &MeetingClaim, undoing: &Undoing) -> bool {
    let behind = undoing.how == status::How::Named && undoing.anchor > claim.anchor;
    behind && claim.status == Status::Planned && page.words[claim.anchor..undoing.anchor].iter().any(|w| w.is(";"))
}

/// Settles what only the sentences together tell: presents that go on with what will be, entries under days, accepted invitations.
pub(super) fn settle(page: &Page, claims: &mut Claims) {
    for claim in claims.meetings.iter_mut().chain(&mut claims.scenes).filter(|c| c.status == Status::Held) {
        if status::goes_on(page, &claims.lines, claim.sentence, claim.anchor) {
            claim.status = Status::Planned;
        }
    }
    set_days(page, claims);
    accept(page, claims);
    claims.meetings.retain(|c| !c.ahead || c.status != Status::Held);
}

/// Entries of a week to come, of a calendar or a chronicle stand under days of their own.
fn set_days(page: &Page, claims: &mut Claims) {
    let week = status::week::days(page, &claims.lines);
    let chronicle = status::entry::days(page, &claims.lines);
    let days: Vec<Option<Date>> = week.into_iter().zip(chronicle).map(|(ahead, entry)| entry.or(ahead)).collect();
    for claim in claims.meetings.iter_mut().chain(&mut claims.scenes) {
        if let Some(day) = days[claim.sentence] {
            status::entry::set(page, &claims.lines[claim.sentence], claim, day);
        }
    }
}

/// What somebody has accepted is planned. What one is invited to, "to pay a visit", may be a claim of its own.
fn accept(page: &Page, claims: &mut Claims) {
    let invites = claims.meetings.iter().filter(|c| c.rule == INVITES).map(|c| c.sentence);
    let accepted: Vec<usize> = invites.filter(|s| status::accepted(page, &claims.lines, *s)).collect();
    for claim in claims.meetings.iter_mut().filter(|c| c.status == Status::Proposed) {
        if accepted.contains(&claim.sentence) {
            claim.status = Status::Planned;
        }
    }
}
