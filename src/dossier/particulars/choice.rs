//! Of all places and dates that a document tells, which are those of a meeting? The likeliest.
//!
//! The weights are learned (`schema/weights/place.ron`, `schema/weights/date.ron`): named features, what rules have chosen among
//! them, speak for one of all that the document names, or for none.

use super::super::bag::Bag;
use super::super::cast::{Cast, Meanings};
use super::super::fact::{Evidence, Kind, Status};
use super::super::meeting::Draft;
use super::super::{pairing, standing};
use super::moment::{self, Moment};
use super::sight::{Sight, Spot};
use super::site::{self, Site, printed};
use super::{By, thread};
use crate::claim::detail::PlaceFound;
use crate::claim::status;
use crate::date::Date;
use crate::mention::place::Scale;

/// The name under which such a place stands.
pub const PLACE: &str = "where";
/// The name under which such a date stands.
pub const DATE: &str = "when";
/// From this chance on a meeting was there.
const THERE: f32 = 0.4;
/// From this chance on a meeting that was called off or is but wished for was to be there: the place of the report is seldom its own.
const NEVER_THERE: f32 = 0.6;
/// From this chance on a town may stand for its country.
const TOWN: f32 = 0.3;
/// From this chance on it was then.
const THEN: f32 = 0.25;

/// Where each meeting may have been, with what is told of the features of each place; nowhere where it was no meeting in
/// person.
pub fn places<T>(
    cast: &Cast,
    meanings: &Meanings,
    drafts: &[Draft],
    by: &[By],
    tell: fn(&[&Bag]) -> T,
) -> Vec<Vec<(Site, T)>> {
    let sight = Sight::of(cast, meanings, drafts, by);
    let sites = site::sites(&sight);
    let mut bag = cast.bag(&cast.page.schema.learned.place);
    let mut of = |d: usize| {
        let remote = matches!(drafts[d].kind, Some(Kind::Call | Kind::Video));
        let all = (0..sites.len()).filter(|_| !remote);
        all.map(|k| {
            bag.clear();
            site::signs(&sight, &sites, d, k, &mut bag);
            (sites[k].clone(), tell(&[&bag]))
        })
        .collect()
    };
    (0..drafts.len()).map(&mut of).collect()
}

/// When each meeting may have been, with what is told of the features of each date.
pub fn dates<T>(
    cast: &Cast,
    meanings: &Meanings,
    drafts: &[Draft],
    by: &[By],
    tell: fn(&[&Bag]) -> T,
) -> Vec<Vec<(Moment, T)>> {
    let sight = Sight::of(cast, meanings, drafts, by);
    let moments = moment::moments(&sight);
    let mut bag = cast.bag(&cast.page.schema.learned.date);
    let mut of = |d: usize| {
        let teasing = drafts[d].told.iter().all(|(s, _)| thread::teaser(cast, *s));
        let all = (0..moments.len()).filter(|_| !teasing);
        all.map(|k| {
            bag.clear();
            moment::signs(&sight, &moments, d, k, &mut bag);
            (moments[k].clone(), tell(&[&bag]))
        })
        .collect()
    };
    (0..drafts.len()).map(&mut of).collect()
}

/// Whether what is but likely is to come: its likeliest day is, and its sentences do not tell of what is over.
fn to_come(cast: &Cast, draft: &Draft, dates: &[(Moment, f32)]) -> bool {
    let over = || draft.told.iter().any(|(s, _)| status::is_past(cast.page, &cast.claims.lines[*s]));
    draft.status == Some(Status::Held)
        && draft.evidence.iter().all(|e| e.rule == pairing::RULE)
        && likeliest(dates, THEN).is_some_and(|m| later(m.date, cast.page.document.date))
        && !over()
}

/// Settles where and when each meeting was.
pub(super) fn settle(cast: &Cast, meanings: &Meanings, drafts: &mut [Draft], by: &[By]) {
    // A short record stands under a place and a date of its own, which rules read.
    if drafts.is_empty() || super::record(cast) {
        return;
    }
    let (places, dates) =
        (places(cast, meanings, drafts, by, Bag::chance), dates(cast, meanings, drafts, by, Bag::chance));
    let ruled = drafts.to_vec();
    let sight = Sight::of(cast, meanings, &ruled, by);
    let now = cast.page.document.date;
    let opens = |d: &Draft| d.status == Some(Status::Held) && d.told.iter().any(|(s, _)| *s < 2);
    let account = ruled.iter().any(opens);
    for (d, (draft, (places, dates))) in drafts.iter_mut().zip(places.into_iter().zip(dates)).enumerate() {
        if to_come(cast, draft, &dates) {
            draft.status = Some(Status::Planned);
        }
        let hoped = |m: &Moment| draft.status == Some(Status::Proposed) && !later(m.date, now) && !near(draft, m);
        let fits = |m: &Moment| may_be(draft.status, m.date, now) && !hoped(m);
        let dates: Vec<_> = dates.into_iter().filter(|(m, _)| fits(m)).collect();
        // What a rule has read in the words of the meeting itself keeps their evidence.
        let told = |by: &str, old: Option<&Vec<Evidence>>, spots: Vec<&Spot>, rule: &str| match old {
            Some(old) if by == "own" => old.clone(),
            _ => {
                let spot = sight.nearest(d, spots.into_iter()).map(|s| sight.evidence(s.sentence, rule));
                spot.or_else(|| draft.evidence.first().cloned()).into_iter().collect()
            }
        };
        let never = matches!(draft.status, Some(Status::Cancelled | Status::Proposed));
        let ahead = draft.status == Some(Status::Planned);
        let places = joined(places, draft.place.as_ref().map(|(p, _)| p).filter(|_| by[d].place == "own"));
        let place = likeliest(&places, if never { NEVER_THERE } else { THERE }).map(|site| {
            let old = draft.place.as_ref().filter(|(p, _)| printed(p) == printed(&site.place));
            let evidence = told(by[d].place, old.map(|(_, e)| e), site.spots.iter().collect(), PLACE);
            (old.map_or(&site.place, |(p, _)| p).clone(), evidence)
        });
        // An account of what was held looks ahead to another day than its own.
        let today = |m: &Moment| {
            let late = draft.told.iter().all(|(s, _)| *s > 2);
            let none =
                late && m.spots.iter().all(|t| t.turned || !draft.told.iter().any(|(s, _)| *s == t.spot.sentence));
            ahead
                && account
                && m.date.precision() == 3
                && Some(m.date) == now
                && none
                && cast.page.dateline_place().is_none()
        };
        let date = likeliest(&dates, THEN).filter(|m| !today(m)).map(|moment| {
            let old = draft.date.as_ref().filter(|(d, _)| *d == moment.date);
            let spots = moment.spots.iter().filter(|t| !t.turned).map(|t| &t.spot).collect();
            (moment.date, told(by[d].date, old.map(|(_, e)| e), spots, DATE))
        });
        // In a text of a few sentences, what the words of the meeting itself tell goes before what is likely.
        let reads = |by: &str| by == "own" && !standing::weighs(cast);
        draft.place = if reads(by[d].place) { draft.place.take() } else { place };
        draft.date = if reads(by[d].date) { draft.date.take() } else { date };
    }
}

/// What speaks for a country speaks for its likeliest town, unless the words of the meeting name no more than the country.
fn joined(mut places: Vec<(Site, f32)>, own: Option<&PlaceFound>) -> Vec<(Site, f32)> {
    let land = |s: &Site| s.place.country.clone().filter(|_| s.place.scale == Scale::Country);
    let odds = |chance: f32| chance / (1.0 - chance).max(1e-6);
    for k in 0..places.len() {
        let Some(land) = land(&places[k].0) else { continue };
        let told = own.is_some_and(|p| p.scale == Scale::Country && p.country.as_ref() == Some(&land));
        let town = |s: &Site| s.place.scale == Scale::City && s.place.country.as_ref() == Some(&land);
        let towns = (0..places.len()).filter(|t| town(&places[*t].0) && places[*t].1 >= TOWN);
        let Some(best) = towns.filter(|_| !told).max_by(|a, b| places[*a].1.total_cmp(&places[*b].1)) else { continue };
        let sum = odds(places[best].1) + odds(places[k].1);
        places[best].1 = sum / (1.0 + sum);
        places[k].1 = 0.0;
    }
    places
}

/// Whether a sentence that tells of the meeting tells of the date.
fn near(draft: &Draft, moment: &Moment) -> bool {
    moment.spots.iter().any(|t| draft.told.iter().any(|(s, _)| *s == t.spot.sentence))
}

/// Whether a date lies wholly behind the day of the document.
fn later(date: Date, now: Option<Date>) -> bool {
    now.is_some_and(|now| date.bounds().0 > now.bounds().1)
}

/// Whether a meeting of such a status may be of a date: what was held is past, what is planned is to come.
fn may_be(status: Option<Status>, date: Date, now: Option<Date>) -> bool {
    match status {
        Some(Status::Held) => !later(date, now),
        Some(Status::Planned) => now.is_none_or(|now| date.bounds().1 >= now.bounds().0),
        _ => true,
    }
}

/// The likeliest of those of which one at most is so, where it is likely enough; the first of those that are alike.
fn likeliest<T>(rows: &[(T, f32)], least: f32) -> Option<&T> {
    let odds = |chance: f32| f64::from(chance) / f64::from(1.0 - chance).max(1e-6);
    let all: f64 = 1.0 + rows.iter().map(|(_, chance)| odds(*chance)).sum::<f64>();
    let mut best: Option<&(T, f32)> = None;
    for row in rows {
        if best.is_none_or(|b| row.1 > b.1) {
            best = Some(row);
        }
    }
    best.filter(|(_, chance)| odds(*chance) / all >= f64::from(least)).map(|(one, _)| one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_held_is_past_and_what_is_planned_is_to_come() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let (now, past, month, coming) =
            (Some(day("2009-03-06")), day("2009-03-05"), day("2009-03"), day("2009-03-07"));
        assert!(may_be(Some(Status::Held), past, now) && !may_be(Some(Status::Held), coming, now));
        assert!(may_be(Some(Status::Planned), coming, now) && !may_be(Some(Status::Planned), past, now));
        for status in Status::ALL {
            assert!(may_be(Some(status), month, now), "the month goes on");
            assert!(may_be(Some(status), past, None) && may_be(Some(status), coming, None));
        }
    }

    #[test]
    fn the_likeliest_of_all_and_of_none() {
        assert_eq!(likeliest(&[("Suva", 0.3), ("Lima", 0.6), ("Oslo", 0.6)], 0.3), Some(&"Lima"));
        assert_eq!(likeliest(&[("Suva", 0.5), ("Lima", 0.5)], 0.35), None, "each a third, none a third");
        assert_eq!(likeliest(&[("Suva", 1.0)], 0.9), Some(&"Suva"));
        assert_eq!(likeliest::<()>(&[], 0.0), None);
    }
}
