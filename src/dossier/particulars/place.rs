//! Where was it?

use super::super::cast::{Cast, Meant};
use super::super::fact::{Kind, Status};
use super::super::meeting::Draft;
use super::day::recurring;
use super::thread::{close, counts, hangs_on_noun, looks_ahead, near, teaser};
use super::{claims, record};
use crate::claim::MeetingClaim;
use crate::claim::detail::PlaceFound;
use crate::claim::line::Line;
use crate::date::Date;
use crate::document::BlockKind;
use crate::mention::place::{Place, Scale};

/// The place of an encounter told without its own: the one in which the sentences before have put those who speak.
pub(super) fn place_before(cast: &Cast, claim: &MeetingClaim) -> Option<PlaceFound> {
    let remote = matches!(claim.kind, Kind::Call | Kind::Video);
    let open = matches!(claim.status, Status::Held | Status::Planned);
    if !open || remote || teaser(cast, claim.sentence) {
        return None;
    }
    if let Some(there) = there(cast, claim) {
        return Some(there);
    }
    let before = cast.claims.lines[..claim.sentence].iter().rev();
    let mut near = before.take_while(|l| close(cast, l.sentence, claim.sentence, 1) && !teaser(cast, l.sentence));
    let ahead = claim.status == Status::Planned;
    let fits = |l: &Line, p: &&Place| {
        let land = ahead && p.scale == Scale::Country && !hangs_on_noun(cast, l, p.tokens.start);
        (stage(cast, l, p) || land) && looks_ahead(cast, l, p.tokens.start) == ahead
    };
    let here = near.find_map(|l| l.places.iter().rfind(|p| fits(l, p)))?;
    Some(here.into())
}

/// "He dined there on Sunday": the place last named before the word, in its sentence or the two before.
fn there(cast: &Cast, claim: &MeetingClaim) -> Option<PlaceFound> {
    let page = cast.page;
    let line = &cast.claims.lines[claim.sentence];
    let near = claim.anchor.saturating_sub(8).max(line.tokens.start)..(claim.anchor + 10).min(line.tokens.end);
    let exists = |i: usize| line.verbs.iter().any(|v| v.base == "be" && v.tokens.start == i + 1);
    let at = near.clone().find(|&i| page.words[i].is("there") && !exists(i))?;
    let own = line.places.iter().rfind(|p| p.tokens.end <= at && p.preposition != "from");
    let before = || cast.claims.lines[..claim.sentence].iter().rev().take(2);
    own.or_else(|| before().find_map(|l| l.places.iter().rfind(|p| p.preposition != "from")))
        .map(PlaceFound::from)
        .or_else(|| {
            let tokens = before().flat_map(|l| l.tokens.clone().rev());
            tokens.filter(|&i| !page.in_name(i)).find_map(|i| {
                let (name, country, scale, _) = crate::mention::place::named(page, i, page.words.len())?;
                (scale == Scale::City).then_some(PlaceFound { name, country, scale })
            })
        })
}

/// Whether a place is where people are or go, and not what a noun before it is about: "the war in Goma".
pub(super) fn stage(cast: &Cast, line: &Line, place: &Place) -> bool {
    let at = place.tokens.start;
    let town = place.scale != Scale::Country && place.country.is_some();
    let leads = ["in", "to", "at", "into"].contains(&place.preposition.as_str());
    town && leads && counts(cast, line, at) && !hangs_on_noun(cast, line, at)
}

/// The city in which a report plays: that of its dateline, else the only one in its headline, in its first sentences, or
/// the one that it names far more often than others.
pub(super) fn report_place(cast: &Cast) -> Option<PlaceFound> {
    if let Some(place) = cast.page.dateline_place() {
        return Some(place.into());
    }
    let document = cast.page.document;
    let title = |l: &Line| document.kind(&document.sentences[l.sentence]) == BlockKind::Headline;
    let lines = || cast.claims.lines.iter().filter(|l| !teaser(cast, l.sentence));
    let head = only(cast, lines().filter(|l| title(l)));
    head.or_else(|| only(cast, lines().take(6))).or_else(|| prevailing(cast, lines())).map(PlaceFound::from)
}

/// The places in which some sentences play.
pub(super) fn stages<'c>(cast: &'c Cast, lines: impl Iterator<Item = &'c Line>) -> impl Iterator<Item = &'c Place> {
    lines.flat_map(move |l| l.places.iter().filter(move |p| stage(cast, l, p)))
}

/// The place of some sentences, where they name no other.
pub(super) fn only<'c>(cast: &'c Cast, lines: impl Iterator<Item = &'c Line>) -> Option<&'c Place> {
    let all: Vec<&Place> = stages(cast, lines).collect();
    let first = *all.first()?;
    all.iter().all(|p| p.name == first.name).then_some(first)
}

/// The place named at least three times, and twice as often as any other.
pub(super) fn prevailing<'c>(cast: &'c Cast, lines: impl Iterator<Item = &'c Line>) -> Option<&'c Place> {
    let mut counts: Vec<(usize, &Place)> = Vec::new();
    for place in stages(cast, lines) {
        match counts.iter_mut().find(|(_, p)| p.name == place.name) {
            Some((n, _)) => *n += 1,
            None => counts.push((1, place)),
        }
    }
    counts.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    let (most, place) = *counts.first()?;
    (most >= 3 && counts.get(1).is_none_or(|(n, _)| n * 2 <= most)).then_some(place)
}

/// What took place in the days of the report without a place of its own took place where the report plays.
pub(super) fn of_report(cast: &Cast, draft: &mut Draft) -> &'static str {
    if matches!(draft.kind, Some(Kind::Call | Kind::Video)) {
        draft.place = None;
        return "remote";
    }
    let mut by = "own";
    if draft.place.is_none() && !record(cast) {
        let before = claims(cast, draft).find_map(|c| place_before(cast, c));
        by = "before";
        draft.place = before.map(|p| (p, draft.evidence.first().cloned().into_iter().collect()));
    }
    let now = cast.page.document.date;
    let date = draft.date.as_ref().map(|(d, _)| *d);
    let today = match (date, now) {
        (Some(date), Some(now)) if draft.status == Some(Status::Planned) => {
            date == now || next(date, now) && !goes_on(cast)
        }
        (Some(date), Some(now)) => date.precision() == 3 && near(date, now),
        _ => draft.status == Some(Status::Held),
    };
    let open = matches!(draft.status, Some(Status::Held | Status::Planned));
    let again = draft.date.is_none() && recurring(cast, draft);
    let evidence = || draft.evidence.first().cloned().into_iter().collect::<Vec<_>>();
    let report = report_place(cast).filter(|_| open && today && !again);
    let from = if report.is_some() { "report" } else { "home" };
    let Some(place) = report.or_else(|| at_home(cast, draft).filter(|_| open && draft.place.is_none())) else {
        return by;
    };
    let vague = draft.place.as_ref().is_none_or(|(old, _)| match old.scale {
        Scale::Country => old.country == place.country && place.scale != Scale::Country,
        Scale::Venue => old.country.is_none(),
        Scale::City => false,
    });
    if vague {
        draft.place = Some((place, evidence()));
        by = from;
    }
    by
}

/// Whether a day is the next: who reports of it from a town means that town.
fn next(date: Date, now: Date) -> bool {
    date.civil().zip(now.civil()).is_some_and(|(d, n)| (d - n).get_days() == 1)
}

/// Whether the text speaks of another town as one where something is still to come.
fn goes_on(cast: &Cast) -> bool {
    let Some(here) = report_place(cast) else { return false };
    let other = |l: &Line, p: &Place| p.name != here.name && stage(cast, l, p) && looks_ahead(cast, l, p.tokens.start);
    cast.claims.lines.iter().any(|l| l.places.iter().any(|p| other(l, p)))
}

/// Where a host receives: the capital of the country whose office he holds.
fn at_home(cast: &Cast, draft: &Draft) -> Option<PlaceFound> {
    const RECEIVES: &[&str] = &["receive", "host", "welcome"];
    let passive = claims(cast, draft).find_map(|c| {
        let verb = cast.claims.lines[c.sentence].verbs.iter().find(|v| v.main == c.anchor)?;
        RECEIVES.contains(&verb.base.as_str()).then_some(verb.passive)
    })?;
    let (first, last) = (draft.who.first()?, draft.who.last()?);
    let home = match &(if passive { last } else { first }).0 {
        Meant::Person(p) => cast.homes[*p].clone()?,
        Meant::Office(o) => o.of.clone()?,
        _ => return None,
    };
    let polity = cast.page.schema.polity(&home).filter(|p| !p.capital.is_empty())?;
    Some(PlaceFound { name: polity.capital.clone(), country: Some(home), scale: Scale::City })
}
