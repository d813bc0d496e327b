//! When was it?

use super::super::cast::Cast;
use super::super::fact::Status;
use super::super::meeting::Draft;
use super::thread::{CARRIES, Told, close, teaser, thread};
use super::{claims, record};
use crate::claim::MeetingClaim;
use crate::claim::status::{direction, past_plan};
use crate::date::Date;
use crate::mention::time::{Direction, When};
use crate::mention::verb::Tense;

/// The date of a claim: as its sentence tells it, else the day of the week that the sentences before speak of.
pub fn date(cast: &Cast, claim: &MeetingClaim) -> Option<Date> {
    if teaser(cast, claim.sentence) && !matches!(claim.when, Some(When::On(_))) {
        return None;
    }
    let Some(when) = claim.when else { return day_before(cast, claim) };
    let line = &cast.claims.lines[claim.sentence];
    let own = line.times.iter().find(|t| t.when == when).map_or(line.tokens.start, |t| t.tokens.start);
    let before = match when {
        when if when.leans() => told_before(cast, own),
        _ => None,
    };
    let now = cast.page.document.date;
    let date = match when {
        When::Month(_) if past_plan(cast.page, line, claim.anchor) => nearer(when, now)?,
        _ => when.after(before, now, direction(claim.status))?,
    };
    // What never took place has no day in the past: the day is that of something else in the sentence.
    let past = now.is_some_and(|now| date.bounds().1 < now.bounds().0);
    // "proposed on Monday to meet": the day of the proposal.
    let asked = now.is_some_and(|now| date.precision() == 3 && date == now) && own < claim.anchor;
    (claim.status != Status::Proposed || !(past || asked)).then_some(date)
}

/// "had meant to meet in January": the month that lies nearer, before or after the day of the document.
fn nearer(when: When, now: Option<Date>) -> Option<Date> {
    let [ahead, back] = [Direction::Ahead, Direction::Back].map(|way| when.after(None, now, way));
    let (now, ahead, back) = (now?, ahead?, back?);
    let months = |a: Date, b: Date| (i32::from(a.year()) - i32::from(b.year())) * 12 + month(a) - month(b);
    Some(if months(now, back) < months(ahead, now) { back } else { ahead })
}

fn month(date: Date) -> i32 {
    date.month().map_or(1, i32::from)
}

/// The day from which "the following day" counts.
fn told_before(cast: &Cast, at: usize) -> Option<Date> {
    thread(cast, at).into_iter().rfind(|t| t.date.precision() == 3).map(|t| t.date)
}

/// The last day named in the sentences before a held encounter, where it is one of the days around the report.
pub(super) fn day_before(cast: &Cast, claim: &MeetingClaim) -> Option<Date> {
    let line = &cast.claims.lines[claim.sentence];
    let verb = line.verbs.iter().find(|v| v.main == claim.anchor);
    let told = verb.is_none_or(|v| matches!(v.tense, Tense::Past | Tense::Present) && !v.negated);
    let now = cast.page.document.date?;
    if claim.status != Status::Held || !told {
        return None;
    }
    let before = cast.claims.lines[..claim.sentence].iter().rev().take(CARRIES);
    let day = before.flat_map(|l| l.times.iter().rev()).find_map(|t| match t.when {
        When::Weekday(_, 0) | When::Days(_) => t.when.resolve(now, Direction::Back),
        _ => None,
    });
    day.filter(|d| d.precision() == 3)
}

/// The date that the text goes on with, for an encounter told without its own.
pub(super) fn date_before(cast: &Cast, claim: &MeetingClaim) -> Option<Date> {
    let line = &cast.claims.lines[claim.sentence];
    let verb = line.verbs.iter().find(|v| v.main == claim.anchor);
    let told = verb.is_none_or(|v| matches!(v.tense, Tense::Past | Tense::Present) && !v.negated);
    let ahead = match claim.status {
        Status::Held if told => false,
        Status::Planned => true,
        _ => return None,
    };
    let dates = thread(cast, line.tokens.start);
    let last = dates.iter().rfind(|t| t.ahead == ahead && close(cast, t.sentence, claim.sentence, CARRIES))?;
    let block = close(cast, last.sentence, claim.sentence, 0);
    (last.date.precision() == 3 || block).then_some(last.date)
}

/// The day of the report itself: the one that its first sentences name, else that of its dateline or publication.
pub(super) fn report_day(cast: &Cast) -> Option<Date> {
    let now = cast.page.document.date?;
    let start = now.civil().filter(|_| !record(cast));
    let Some(start) = start else { return Some(now) };
    let first = cast.claims.lines.get(6).map_or(usize::MAX, |l| l.tokens.start);
    let recent = |t: &&Told| t.date.civil().is_some_and(|d| (0..=6).contains(&(start - d).get_days()));
    thread(cast, first).iter().find(|t| !t.ahead && recent(t)).map(|t| t.date).or(Some(now))
}

/// A held encounter without date took place on the day that the report is about.
/// Tells how it came to the date.
pub(super) fn of_report(cast: &Cast, draft: &mut Draft) -> &'static str {
    if draft.date.is_some() {
        return if claims(cast, draft).any(|c| c.when.is_some()) { "own" } else { "carried" };
    }
    let teasing = draft.told.iter().all(|(s, _)| teaser(cast, *s));
    if teasing || recurring(cast, draft) {
        return "none";
    }
    let own = (!record(cast)).then(|| claims(cast, draft).find_map(|c| date_before(cast, c))).flatten();
    let held = || (draft.status == Some(Status::Held)).then(|| report_day(cast)).flatten();
    let by = if own.is_some() { "thread" } else { "report" };
    let date = own.or_else(held);
    draft.date = date.map(|d| (d, draft.evidence.first().cloned().into_iter().collect()));
    by
}

/// "have met several times", "often conferred": encounters of no one day and place.
pub(super) fn recurring(cast: &Cast, draft: &Draft) -> bool {
    const OFTEN: &[&str] =
        &["times", "often", "repeatedly", "frequently", "regularly", "occasions", "regular", "frequent"];
    let often = |c: &MeetingClaim| {
        let end = (c.tokens.end + 6).min(cast.claims.lines[c.sentence].tokens.end);
        cast.page.words[c.tokens.start..end].iter().any(|w| w.among(OFTEN))
    };
    let mut told = claims(cast, draft).peekable();
    told.peek().is_some() && told.all(often)
}
