//! Where and when did it happen, if its own sentence does not say?

mod day;
mod kind;
mod moved;
mod place;
mod thread;

pub use day::date;
pub use moved::put_off;

use super::cast::Cast;
use super::meeting::Draft;
use crate::claim::MeetingClaim;

/// Kind, place and date that follow from who met and from the dateline.
pub fn settle(cast: &Cast, draft: &mut Draft) {
    draft.kind = kind::settled(cast, draft);
    day::of_report(cast, draft);
    place::of_report(cast, draft);
}

/// Whether a text is a short record under a date and place of its own.
fn record(cast: &Cast) -> bool {
    let document = cast.page.document;
    document.sentences.len() <= 8 && document.dateline.as_ref().is_some_and(|d| d.date.is_some())
}

/// The claims of which an encounter was put together.
fn claims<'c>(cast: &'c Cast, draft: &Draft) -> impl Iterator<Item = &'c MeetingClaim> {
    let all = cast.claims.meetings.iter().chain(&cast.claims.scenes);
    draft.told.clone().into_iter().filter_map(move |(s, a)| all.clone().find(|c| c.sentence == s && c.anchor == a))
}
