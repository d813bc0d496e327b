//! Could the dates of two reports be those of one encounter?

use jiff::civil;

use crate::date::Date;
use crate::dossier::Status;

use super::same::Told;

/// How long before an encounter it is announced, and how long after it is called off or told, in days.
const AHEAD: i64 = 62;
/// How far apart two undated reports of one encounter may be published, in days.
const NEWS: i64 = 31;
/// How long after an encounter a report may leave its date open, in days.
const AFTER: i64 = 7;
/// By how many days an encounter may be moved without a word.
const MOVED: i64 = 1;
/// How long before an encounter a plan for it needs no date or place, in days.
const SOON: i64 = 7;

/// The days in which a report's encounter may lie, wide enough that two reports of one encounter overlap.
pub fn window(told: &Told) -> (civil::Date, civil::Date) {
    let wide = |(first, last): (civil::Date, civil::Date)| {
        let days = jiff::Span::new().days(AHEAD);
        (first.saturating_sub(days), last.saturating_add(days))
    };
    match told.meeting.date().or(told.published) {
        Some(date) => wide(date.bounds()),
        None => (civil::Date::MIN, civil::Date::MAX),
    }
}

/// The status as of the document: what lies ahead of it is not held yet.
pub fn status(told: &Told) -> Status {
    match (told.meeting.status, told.meeting.date()) {
        (Status::Held, Some(date)) if before(told.published, date) => Status::Planned,
        (status, _) => status,
    }
}

/// Whether the report looks forward to it.
pub fn forward(told: &Told) -> bool {
    matches!(status(told), Status::Planned | Status::Proposed)
}

/// Whether the dates of the two, and when each was published, leave room for one encounter.
pub fn dates(a: &Told, b: &Told) -> bool {
    match (a.meeting.date(), b.meeting.date()) {
        (Some(x), Some(y)) if x.agrees(y) => !foretold(a, y) && !foretold(b, x),
        (Some(x), Some(y)) => (called_off(a, b) && gap(x, y) <= NEWS) || moved(a, b),
        // What was held when the document came out did not happen later.
        (Some(x), None) => !foretold(b, x),
        (None, Some(y)) => !foretold(a, y),
        (None, None) => true,
    }
}

/// Whether one looks forward to a day next to that on which it was held, from before both.
pub fn moved(a: &Told, b: &Told) -> bool {
    let (plan, held) = if forward(a) { (a, b) } else { (b, a) };
    let (Some(x), Some(y)) = (plan.meeting.date(), held.meeting.date()) else { return false };
    let days = x.precision() == 3 && y.precision() == 3 && (1..=MOVED).contains(&gap(x, y));
    days && forward(plan) && status(held) == Status::Held && before(plan.published, x) && before(plan.published, y)
}

/// Whether a report came out after the day of which it tells.
pub fn behind(told: &Told) -> bool {
    let date = told.meeting.date().zip(told.published);
    date.is_some_and(|(date, published)| date.bounds().1 < published.bounds().0)
}

/// Whether a report of what was held came out before that date.
fn foretold(told: &Told, date: Date) -> bool {
    status(told) == Status::Held && before(told.published, date)
}

/// One kind of encounter, called off in both reports: the date that it never had is told in many ways.
fn called_off(a: &Told, b: &Told) -> bool {
    let off = |t: &Told| status(t) == Status::Cancelled;
    off(a) && off(b) && a.meeting.kind == b.meeting.kind
}

/// Whether all of a document is older than the date.
pub fn before(published: Option<Date>, date: Date) -> bool {
    published.is_some_and(|p| p.bounds().1 < date.bounds().0)
}

/// Days between two dates; none where one lies in the other.
fn gap(a: Date, b: Date) -> i64 {
    let ((a_first, a_last), (b_first, b_last)) = (a.bounds(), b.bounds());
    let days = |from: civil::Date, to: civil::Date| i64::from((to - from).get_days());
    days(a_last, b_first).max(days(b_last, a_first)).max(0)
}

/// Whether a report without a date is near enough to the date.
pub fn timely(told: &Told, date: Date) -> bool {
    let Some(published) = told.published else { return false };
    let reach = if status(told) == Status::Held { AFTER } else { AHEAD };
    gap(published, date) <= reach
}

/// Whether an undated plan came out just before the date.
pub fn soon(told: &Told, date: Date) -> bool {
    let Some(published) = told.published else { return false };
    let days = gap(published, date);
    status(told) == Status::Planned && date.precision() == 3 && days <= SOON && !before(Some(date), published)
}

/// Whether two undated reports are of the same news.
pub fn one_news(a: &Told, b: &Told) -> bool {
    // What countries do without anybody in particular goes on for weeks.
    let reach = if a.known() + b.known() == 0 { AFTER } else { NEWS };
    matches!((a.published, b.published), (Some(x), Some(y)) if gap(x, y) <= reach) && status(a) == status(b)
}
