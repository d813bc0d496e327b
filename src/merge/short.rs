//! Whom does a surname alone mean? The person of full name whose office, country and time fit.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::date::Date;

use crate::name::odds;

use super::called::{Need, Tie};
use super::group::{Group, YEAR, day};
use super::meant::{Meant, Near};
use super::names::Kin;
use super::office::Key;
use super::person::{REIGN, SHORT, TENURE, without_slips};
use super::seen::Seen;

/// Within how many years another office of the same country may be the next step of one career.
const CAREER: i16 = 5;
/// The same where nobody else is called so.
const LONG_CAREER: i16 = 14;
/// So many documents of a person outweigh one that gives another country for the same title.
const SOME: usize = 5;
/// How far apart documents may tell of a person whose name sounds otherwise, in days.
const TERM: i64 = 10 * YEAR;
/// How often those are looked at again who found no place.
const ROUNDS: usize = 4;
/// How much better than the next a group must fit a short name of which nothing else is told.
const BARE_LEAD: f32 = 1.0;
/// An office told of within so many days is held.
const SEASON: i64 = 62;

/// How well a person known by a short name fits a group.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Fit {
    /// Whether they hold one office.
    office: bool,
    /// How much speaks for it, as a logarithm of odds.
    odds: f32,
}

fn fit(one: &Group, when: Option<Date>, group: &Group, tie: Tie, career: i16) -> Option<Fit> {
    if one.contradicts(group) || !one.dossiers.is_disjoint(&group.dossiers) {
        return None;
    }
    // Over others who are called shortly a father and his son would be one.
    if !group.numbered && group.far_from_full(when.map(day)) > TENURE {
        return None;
    }
    let years = if group.spans(when.map(day)) { 0 } else { group.apart(one) };
    let pairs = || one.offices.keys().flat_map(|a| group.offices.keys().map(move |b| (a, b)));
    let long = match tie.needs {
        _ if one.numbered && group.numbered => REIGN,
        Need::Nothing | Need::Office => TENURE,
        Need::Country => TERM,
    };
    let short = if one.shares_polity(group) { long } else { SHORT };
    let odds = tie.odds + one.speaks(group) + odds::renown(group.dossiers.len());
    if years <= long && pairs().any(|(a, b)| a.has_title() && b.has_title() && (a.agrees(b) || a.shortens(b))) {
        return Some(Fit { office: true, odds });
    }
    let at_once = || pairs().any(|(a, b)| a.of_state() && b.of_state() && a.of == b.of && held_at(group, b, when));
    // Another office of the same country is the next step of one career only if it comes soon.
    let open = !one.has_office() || !group.has_office();
    let soon = |b: &Key| open || years_between(group, b, when) <= career;
    let country = || pairs().any(|(a, b)| a.of.is_some() && a.of == b.of && soon(b));
    let enough = match tie.needs {
        // Monarchs are known by their one name: who has no office is hardly one.
        Need::Nothing => country() || (open && (one.rules() == group.rules() || group.has_office())),
        Need::Country => country(),
        Need::Office => country() && open,
    };
    let at_once = at_once() || (one.reigns() != group.reigns() && !open);
    (years <= short && !at_once && enough).then_some(Fit { office: false, odds })
}

/// Years from the time at which documents give the group that office; 0 where no time is known.
fn years_between(group: &Group, office: &Key, when: Option<Date>) -> i16 {
    let years = group.offices[office].iter().flatten().map(|d| d.year());
    when.and_then(|w| years.map(|y| (y - w.year()).abs()).min()).unwrap_or(0)
}

/// Whether documents of just then, or of shortly before and after, say that the office is held by the group.
fn held_at(group: &Group, office: &Key, when: Option<Date>) -> bool {
    let Some(when) = when.map(day) else { return false };
    let days = || group.offices[office].iter().flatten().map(|d| day(*d) - when);
    let (since, until) = (days().filter(|d| *d <= 0).max(), days().filter(|d| *d >= 0).min());
    let around = since.is_some_and(|d| -d <= YEAR) && until.is_some_and(|d| d <= YEAR);
    around || days().any(|d| d.abs() <= SEASON)
}

/// Finds for each person known by a short name the group that it fits, or makes groups of such persons.
pub fn place_short_names(seen: &[Seen], mut groups: Vec<Group>, kin: &mut Kin) -> Vec<Group> {
    let meant = Meant::of(seen, &groups, kin);
    let short = seen.iter().enumerate().filter(|(_, s)| !s.name.is_full());
    let mut left: Vec<Group> = short.map(|(number, s)| Group::of(number, s)).collect();
    // Who found a place may tell where others belong: of a year that lies between.
    for _ in 0..ROUNDS {
        let before = left.len();
        left = place(seen, left, &mut groups, &meant);
        if left.len() == before {
            break;
        }
    }
    let mut alone: BTreeMap<String, Vec<Group>> = BTreeMap::new();
    for one in left {
        alone.entry(seen[one.members[0]].name.short_key().to_string()).or_default().push(one);
    }
    let alone = alone.into_values().flat_map(|ones| join_short_names(seen, ones)).collect();
    groups.extend(numbered(seen, alone));
    groups
}

/// Lays monarchs who are told without their number to the one of that name, number and throne.
fn numbered(seen: &[Seen], alone: Vec<Group>) -> Vec<Group> {
    let sound = |g: &Group| seen[g.members[0]].name.short_sound();
    let (mut with, without): (Vec<_>, Vec<_>) = alone.into_iter().partition(|g| g.numbered);
    let mut rest = Vec::new();
    for one in without {
        let fits = |g: &&mut Group| sound(g) == sound(&one) && g.shares_throne(&one) && g.apart(&one) <= REIGN;
        let mut found = with.iter_mut().filter(fits);
        match (found.next(), found.next()) {
            (Some(group), None) => group.take(one),
            _ => rest.push(one),
        }
    }
    with.extend(rest);
    with
}

/// Lays those to groups whose place is clear; gives back the rest.
fn place(seen: &[Seen], ones: Vec<Group>, groups: &mut [Group], meant: &Meant) -> Vec<Group> {
    let (mut placed, mut left) = (Vec::new(), Vec::new());
    for one in ones {
        let s = &seen[one.members[0]];
        let near = meant.by(s);
        match (near.find(&one, s, groups), near.slip(&one, groups)) {
            (Some(at), _) => placed.push((at, one, false)),
            (None, Some(at)) => placed.push((at, one, true)),
            _ => left.push(one),
        }
    }
    for (at, one, slip) in placed {
        if slip { groups[at].take_mistaken(one) } else { groups[at].take(one) }
    }
    left
}

impl Near {
    /// The group that is meant. Who is called so to the letter comes before whose name only sounds like it; who is named by the
    /// country reigns there.
    fn find(&self, one: &Group, s: &Seen, full: &[Group]) -> Option<usize> {
        if s.name.is_of_a_place() {
            let reigns = self.0.iter().filter(|(at, _)| full[**at].rules()).map(|(&at, &tie)| (at, &full[at], tie));
            if let Some(at) = best(one, s.when, &reigns.collect::<Vec<_>>()) {
                return Some(at);
            }
        }
        let least = self.0.values().map(|tie| tie.needs).min()?;
        let closest = self.0.iter().filter(|(_, tie)| tie.needs == least);
        best(one, s.when, &closest.map(|(&at, &tie)| (at, &full[at], tie)).collect::<Vec<_>>())
    }

    /// The one well known person of that name and title in those days, whatever country the document gives.
    fn slip(&self, one: &Group, full: &[Group]) -> Option<usize> {
        let called = self.0.iter().filter(|(_, tie)| tie.needs == Need::Nothing).map(|(at, _)| *at);
        let mut known = called.filter(|&at| full[at].apart(one) <= SHORT);
        let (Some(at), None) = (known.next(), known.next()) else { return None };
        let group = &full[at];
        let known = group.dossiers.len() >= SOME || (one.is_guessed() && !group.told.is_empty());
        let usual = known && group.apart(one) <= YEAR && one.dossiers.is_disjoint(&group.dossiers);
        let titled = group.shares_title(one) || (one.is_guessed() && one.shortens_title(group));
        let other = one.contradicts(group) || (one.is_guessed() && !one.shares_polity(group));
        (usual && other && titled).then_some(at)
    }
}

/// The one group that fits best: whoever holds the office, else by all that speaks for it. Of several holders the one of that
/// time; else none where it is not clear.
fn best(one: &Group, when: Option<Date>, groups: &[(usize, &Group, Tie)]) -> Option<usize> {
    let possible = groups.iter().filter(|(_, g, _)| !g.contradicts(one)).count();
    let career = if possible == 1 { LONG_CAREER } else { CAREER };
    let fits = groups.iter().filter_map(|&(at, g, tie)| Some((fit(one, when, g, tie, career)?, at, g)));
    let mut fits: Vec<(Fit, usize, &Group)> = fits.filter(|(fit, ..)| fit.odds > odds::JOIN).collect();
    let office = fits.iter().any(|(fit, ..)| fit.office);
    fits.retain(|(fit, ..)| fit.office == office);
    fits.sort_by(|(a, x, _), (b, y, _)| b.odds.total_cmp(&a.odds).then(x.cmp(y)));
    let most = fits.first()?.0.odds;
    let lead = if one.offices.is_empty() { BARE_LEAD } else { odds::LEAD };
    fits.retain(|(fit, ..)| most - fit.odds <= lead);
    if office && fits.len() > 1 {
        let near = fits.iter().map(|f| f.2.distance(when.map(day))).min()?;
        fits.retain(|f| f.2.distance(when.map(day)) == near);
    }
    match fits.as_slice() {
        [(_, at, _)] => Some(*at),
        _ => None,
    }
}

/// Groups of persons of one short name: holders of one office are one; who holds none joins where there is one group only.
fn join_short_names(seen: &[Seen], ones: Vec<Group>) -> Vec<Group> {
    let (held, bare): (Vec<_>, Vec<_>) = ones.into_iter().partition(Group::has_office);
    let office = |a: &Group, b: &Group| {
        let long = if a.numbered && b.numbered { REIGN } else { TENURE };
        a.shares_office(b) && a.apart(b) <= long
    };
    let mut groups = linked(linked(held, office), career);
    groups.sort_by_key(|g| (Reverse(g.dossiers.len()), g.members.iter().min().copied()));
    let mut groups = without_slips(groups);
    let known = groups.clone();
    let mut rest = Vec::new();
    for one in bare {
        let when = one.members.first().and_then(|&m| seen[m].when);
        let all: Vec<_> = known.iter().enumerate().map(|(at, group)| (at, group, Tie::CALLED)).collect();
        match best(&one, when, &all) {
            Some(at) => groups[at].take(one),
            None => rest.push(one),
        }
    }
    groups.extend(linked(rest, |a, b| a.apart(b) <= SHORT));
    groups
}

/// Whether one served the same country soon after the other, under the same name to the letter.
fn career(a: &Group, b: &Group) -> bool {
    let name = a.spellings.keys().any(|s| b.spellings.contains_key(s));
    // Who is heir now may come to the throne late.
    let years = if a.reigns() && b.reigns() && a.rules() != b.rules() { LONG_CAREER } else { CAREER };
    name && !a.contradicts(b) && a.shares_polity(b) && a.follows(b) && a.apart(b) <= i64::from(years) * YEAR
}

/// Lays together all that are linked, over others too.
fn linked(ones: Vec<Group>, link: impl Fn(&Group, &Group) -> bool) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for one in ones {
        let (same, mut rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(|g| link(g, &one));
        let mut joined = one;
        same.into_iter().for_each(|g| joined.take(g));
        rest.push(joined);
        groups = rest;
    }
    groups
}
