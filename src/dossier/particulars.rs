//! Where and when did it happen, if its own sentence does not say?

use std::collections::BTreeSet;

use super::cast::{Cast, Meant};
use super::fact::{Kind, Status};
use super::meeting::Draft;
use super::office::Tenure;
use crate::claim::MeetingClaim;
use crate::claim::detail::PlaceFound;
use crate::claim::status::direction;
use crate::date::Date;
use crate::document::BlockKind;
use crate::mention::place::Scale;
use crate::mention::time::{Direction, When};
use crate::mention::verb::Tense;
use crate::schema::{Sort, fold};

/// The date of a claim, against the document's.
pub fn date(cast: &Cast, claim: &MeetingClaim) -> Option<Date> {
    let now = cast.page.document.date;
    if teaser(cast, claim) && !matches!(claim.when, Some(When::On(_))) {
        return None;
    }
    match (claim.when, now) {
        (Some(When::On(date)), _) => Some(date),
        (Some(when), Some(now)) => when.resolve(now, direction(claim.status)),
        _ => date_before(cast, claim),
    }
}

/// Whether a claim stands in a sentence about another story.
fn teaser(cast: &Cast, claim: &MeetingClaim) -> bool {
    let document = cast.page.document;
    document.kind(&document.sentences[claim.sentence]) == BlockKind::Teaser
}

/// The city that the sentence before puts the speakers in, for a held encounter told without its own place.
pub fn place_before(cast: &Cast, claim: &MeetingClaim) -> Option<PlaceFound> {
    let remote = matches!(claim.kind, Kind::Call | Kind::Video);
    if claim.status != Status::Held || remote || teaser(cast, claim) {
        return None;
    }
    let before = claim.sentence.checked_sub(1).map(|s| &cast.claims.lines[s])?;
    let here = before
        .places
        .iter()
        .rfind(|p| p.scale == Scale::City && ["in", "to", "at"].contains(&p.preposition.as_str()))?;
    Some(PlaceFound { name: here.name.clone(), country: here.country.clone(), scale: here.scale })
}

/// The day that the report speaks of, for a held encounter told without its own: the last day named in the sentences
/// before, counted back from the claim.
fn date_before(cast: &Cast, claim: &MeetingClaim) -> Option<Date> {
    let line = &cast.claims.lines[claim.sentence];
    let verb = line.verbs.iter().find(|v| v.main == claim.anchor);
    let told = verb.is_none_or(|v| matches!(v.tense, Tense::Past | Tense::Present) && !v.negated);
    let now = cast.page.document.date?;
    if claim.status != Status::Held || claim.when.is_some() || !told || teaser(cast, claim) {
        return None;
    }
    let before = cast.claims.lines[..claim.sentence].iter().rev().take(3);
    let day = before.flat_map(|l| l.times.iter().rev()).find_map(|t| match t.when {
        When::Weekday(_, 0) | When::Days(_) => t.when.resolve(now, Direction::Back),
        _ => None,
    });
    day.filter(|d| d.precision() == 3)
}

/// Kind, place and date that follow from who met and from the dateline.
pub fn settle(cast: &Cast, draft: &mut Draft) {
    let document = cast.page.document;
    let remote = matches!(draft.kind, Some(Kind::Call | Kind::Video));
    if draft.kind == Some(Kind::Visit) && !draft.topics.is_empty() {
        draft.kind = Some(Kind::Talks);
    }
    if matches!(draft.kind, Some(Kind::Talks | Kind::Visit) | None) && leaders(cast, draft) {
        draft.kind = Some(Kind::Summit);
    }
    let alone = draft.who.len() == 1 && draft.kind == Some(Kind::Talks);
    if alone && draft.bodies.iter().any(|(b, _)| multilateral(cast, b)) {
        draft.kind = Some(Kind::Conference);
    }
    if remote {
        draft.place = None;
    }
    let held = draft.status == Some(Status::Held);
    let evidence = draft.evidence.first().cloned().into_iter().collect::<Vec<_>>();
    let record = document.sentences.len() <= 8 && document.dateline.as_ref().is_some_and(|d| d.date.is_some());
    let now = document.date;
    if held && draft.date.is_none() && record {
        draft.date = now.map(|d| (d, evidence.clone()));
    }
    let today =
        draft.date.as_ref().zip(now).is_some_and(|((d, _), n)| d.agrees(n) && d.precision() == 3 || near(*d, n));
    if held && !remote && draft.place.is_none() && (record || today) {
        draft.place = cast
            .page
            .dateline_place()
            .map(|p| (PlaceFound { name: p.name, country: p.country, scale: p.scale }, evidence));
    }
}

/// Whether a body is one of many states.
fn multilateral(cast: &Cast, name: &str) -> bool {
    let lists = &cast.page.schema.organisations;
    lists.iter().any(|o| o.name == name && matches!(o.kind, Sort::International | Sort::Bloc))
}

/// Whether two dates lie at most two days apart.
fn near(a: Date, b: Date) -> bool {
    match (a.civil(), b.civil()) {
        (Some(a), Some(b)) => a.until(b).is_ok_and(|s| s.get_days().abs() <= 2),
        _ => false,
    }
}

/// Whether heads of state or government of two countries meet.
fn leaders(cast: &Cast, draft: &Draft) -> bool {
    let summit: Vec<String> = cast.page.schema.offices.summit.iter().map(|t| fold(t).into_owned()).collect();
    let leads = |t: &Tenure| !t.former && summit.contains(&fold(&t.office.title).into_owned());
    let mut countries = BTreeSet::new();
    for (meant, _) in &draft.who {
        match meant {
            Meant::Person(p) => {
                countries.extend(cast.tenures[*p].iter().filter(|t| leads(t)).filter_map(|t| t.office.of.clone()))
            }
            Meant::Office(o) if summit.contains(&fold(&o.title).into_owned()) => {
                countries.extend(o.of.clone());
            }
            _ => {}
        }
    }
    let states = countries.iter().filter(|c| cast.page.schema.polities.iter().any(|p| p.name == **c));
    states.count() > 1
}
