//! Where may it have been? Every place that a document names, and what speaks for each.

use std::collections::BTreeSet;

use super::super::bag::{Bag, DIGITS};
use super::super::cast::{Cast, Meant};
use super::sight::{Sight, Spot, among};
use crate::claim::detail::PlaceFound;
use crate::claim::line::Line;
use crate::mention::place::{Scale, named};

/// A place, with every spot at which the document names it.
#[derive(Clone, Debug)]
pub struct Site {
    /// The place.
    pub place: PlaceFound,
    pub(super) spots: Vec<Spot>,
}

/// The name under which a place is told.
pub fn printed(place: &PlaceFound) -> &str {
    match (&place.country, place.scale) {
        (Some(country), Scale::Country) => country,
        _ => &place.name,
    }
}

/// All places of a document, in the order of the text; then that of its dateline and those that rules have chosen.
pub(super) fn sites(sight: &Sight) -> Vec<Site> {
    let cast = sight.cast;
    let mut out: Vec<Site> = Vec::new();
    let mut add =
        |place: PlaceFound, spot: Option<Spot>| match out.iter_mut().find(|s| printed(&s.place) == printed(&place)) {
            Some(site) => site.spots.extend(spot),
            None if printed(&place).is_empty() => {}
            None => out.push(Site { place, spots: spot.into_iter().collect() }),
        };
    for line in &cast.claims.lines {
        in_line(cast, line).into_iter().for_each(|(place, spot)| add(place, Some(spot)));
    }
    cast.page.dateline_place().into_iter().for_each(|place| add(place.into(), None));
    sight.drafts.iter().filter_map(|d| d.place.as_ref()).for_each(|(place, _)| add(place.clone(), None));
    out
}

/// The places of a sentence: those behind prepositions, and cities, venues and goals of travel that stand free.
fn in_line(cast: &Cast, line: &Line) -> Vec<(PlaceFound, Spot)> {
    let page = cast.page;
    let s = line.sentence;
    let mut out = Vec::new();
    let mut last = line.tokens.start;
    for i in line.tokens.clone() {
        if i < last {
            continue;
        }
        if let Some(p) = line.places.iter().find(|p| p.tokens.start == i) {
            let start = i + usize::from(p.tokens.len() > 1);
            out.push((p.into(), Spot { sentence: s, tokens: start..p.tokens.end }));
            last = p.tokens.end;
            continue;
        }
        if page.in_name(i) {
            continue;
        }
        let Some((name, country, scale, stop)) = named(page, i, line.tokens.end) else { continue };
        let goal = || {
            let led = i > line.tokens.start && page.words[i - 1].among(&["for", "through"]);
            led || line.verbs.iter().any(|v| v.tokens.end == i)
                || (stop..(stop + 2).min(line.tokens.end)).any(|k| page.words[k].is("where"))
        };
        let owns = stop < line.tokens.end && page.words[stop].among(&["'s", "’s"]);
        let office = scale == Scale::Venue && line.parties.iter().any(|p| p.tokens.contains(&i));
        if page.words[i].capital() && !owns && !office && (scale != Scale::Country || goal()) {
            out.push((PlaceFound { name, country, scale }, Spot { sentence: s, tokens: i..stop }));
        }
        last = stop;
    }
    out
}

/// What speaks for and against a place as that of a meeting.
pub(super) fn signs(sight: &Sight, sites: &[Site], d: usize, k: usize, bag: &mut Bag) {
    let site = &sites[k];
    ruled(sight, site, d, bag);
    itself(sight, sites, site, d, bag);
    at_home(sight, site, d, bag);
    site.spots.iter().for_each(|spot| sight.lies(d, spot, bag));
    between(sight, sites, k, d, bag);
    elsewhere(sight, site, d, bag);
}

/// Whether rules have chosen it, and how they came to what they have chosen.
fn rule(sight: &Sight, site: &Site, d: usize) -> &'static str {
    match &sight.drafts[d].place {
        None => "",
        Some((p, _)) if printed(p) != printed(&site.place) => "not",
        _ => sight.by[d].place,
    }
}

/// What rules have made of it.
fn ruled(sight: &Sight, site: &Site, d: usize, bag: &mut Bag) {
    let by = sight.by[d].place;
    let draft = &sight.drafts[d];
    let Some((chosen, _)) = &draft.place else {
        bag.add("rule-none");
        return;
    };
    if printed(chosen) == printed(&site.place) {
        bag.with("rule", by);
        bag.put(&["rule=", by, " ", sight.status(d)]);
        return;
    }
    bag.with("rule-other", by);
    let kin = chosen.country.is_some() && chosen.country == site.place.country;
    match (kin, chosen.scale == Scale::Country, site.place.scale == Scale::Country) {
        (true, true, false) => bag.with("finer", by),
        (true, false, true) => bag.with("coarser", by),
        (true, ..) => bag.with("beside", by),
        _ => {}
    }
}

/// What is known of it, and of the meeting together with it.
fn itself(sight: &Sight, sites: &[Site], site: &Site, d: usize, bag: &mut Bag) {
    let draft = &sight.drafts[d];
    let scale = match (site.place.scale, &site.place.country) {
        (Scale::Country, _) => "country",
        (Scale::Venue, _) => "venue",
        (Scale::City, Some(_)) => "city",
        (Scale::City, None) => "unlisted",
    };
    bag.with("scale", scale);
    let kind = draft.kind.map_or("none", |k| k.word());
    bag.with("kind", kind);
    bag.with("status", sight.status(d));
    for row in &draft.told {
        let line = &sight.cast.claims.lines[row.0];
        if let Some(v) = line.verbs.iter().find(|v| v.main == row.1) {
            bag.shown(format_args!("tense={:?}", v.tense));
            bag.with("told-verb", &v.base);
        }
        if let Some(e) = line.encounters.iter().find(|e| e.head == row.1) {
            bag.with("told-noun", &sight.cast.page.words[e.head].lower);
        }
    }
    if let Some(dateline) = sight.cast.page.dateline_place() {
        let dateline = PlaceFound::from(dateline);
        if printed(&dateline) == printed(&site.place) {
            bag.with("dateline", sight.status(d));
            bag.put(&["dateline=", kind]);
            bag.put(&["dateline by=", sight.by[d].date]);
            if let Some((date, _)) = &draft.date {
                bag.with("dateline-day", super::moment::offset(sight.cast, *date));
            }
        } else if dateline.country == site.place.country {
            bag.with("dateline-land", scale);
        } else {
            bag.add("not-dateline");
        }
    } else {
        bag.add("no-dateline");
    }
    let times = |s: &Site| s.spots.len();
    let most = sites.iter().map(times).max().unwrap_or(0);
    bag.count("times", times(site).min(5));
    if times(site) == most && most > 1 {
        bag.add("most");
    }
    let towns = sites.iter().filter(|s| s.place.scale != Scale::Country).count();
    bag.put(&["towns=", DIGITS[towns.min(4)], " ", scale]);
}

/// Whether it lies in the country of one who takes part, or is the capital.
fn at_home(sight: &Sight, site: &Site, d: usize, bag: &mut Bag) {
    let cast = sight.cast;
    let home = |m: &Meant| match m {
        Meant::Person(p) => cast.homes[*p].clone(),
        Meant::Office(o) | Meant::Group(o) => o.of.clone(),
        Meant::Body(b) => Some(b.clone()),
        _ => None,
    };
    let draft = &sight.drafts[d];
    let homes: Vec<String> = draft.who.iter().filter_map(|(m, _)| home(m)).collect();
    let bodies = draft.bodies.iter().map(|(b, _)| b.clone());
    let all: BTreeSet<String> = homes.iter().cloned().chain(bodies).collect();
    let Some(country) = &site.place.country else { return };
    if !all.contains(country) {
        bag.add("abroad");
        return;
    }
    let seat = cast.page.schema.polity(country).is_some_and(|p| p.capital == site.place.name);
    let what = match site.place.scale {
        Scale::Country => "land",
        _ if seat => "capital",
        _ => "town",
    };
    bag.with("home", what);
    if homes.first() == Some(country) {
        bag.with("home-of-first", what);
    }
    if homes.iter().skip(1).any(|h| h == country) {
        bag.with("home-of-other", what);
    }
    if homes.iter().all(|h| h == country) {
        bag.with("home-of-all", what);
    }
}

/// Whether other places are named nearer to the telling, or between.
fn between(sight: &Sight, sites: &[Site], k: usize, d: usize, bag: &mut Bag) {
    let told = &sight.drafts[d].told;
    let Some((s, anchor)) = told.first() else { return };
    let before = |site: &Site| site.spots.iter().filter(|p| p.tokens.end <= *anchor).map(|p| p.tokens.start).max();
    let same = |site: &Site| {
        let own = site.spots.iter().filter(|p| p.sentence == *s);
        own.map(|p| p.tokens.start.abs_diff(*anchor)).min()
    };
    if let Some(at) = before(&sites[k]) {
        let others = sites.iter().filter(|o| o.place.scale >= sites[k].place.scale).filter_map(before);
        let nearer = others.filter(|o| *o > at).count();
        bag.count("last-before", nearer.min(3));
    }
    let other = sites.iter().enumerate().filter(|(o, _)| *o != k).filter_map(|(_, o)| same(o)).min();
    let stands = among(same(&sites[k]), other);
    bag.with("in-sentence", stands);
    let site = &sites[k];
    let scale = if site.place.scale == Scale::Country { "land" } else { "town" };
    bag.put(&[rule(sight, site, d), " ", stands, " ", scale]);
    bag.put(&[sight.status(d), " ", stands, " ", scale]);
    bag.put(&[stands, " ", scale]);
}

/// Whether other meetings were there.
fn elsewhere(sight: &Sight, site: &Site, d: usize, bag: &mut Bag) {
    let there = |o: usize| sight.drafts[o].place.as_ref().is_some_and(|(p, _)| printed(p) == printed(&site.place));
    let own = |o: usize| there(o) && sight.by[o].place == "own";
    if d > 0 && own(d - 1) {
        bag.add("meeting-before");
    }
    if d + 1 < sight.drafts.len() && own(d + 1) {
        bag.add("meeting-behind");
    }
    let many = (0..sight.drafts.len()).filter(|o| *o != d && own(*o)).count();
    bag.count("meetings-there", many.min(3));
}
