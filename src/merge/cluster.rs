//! Which reports belong together? Those that share two sides are held against each other, the likeliest first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use crate::date::Date;
use crate::dossier::{Dossier, Meeting, Who};

use super::names::Kin;
use super::office::{Key, polity_key};
use super::people::People;
use super::same::{self, Apart, Told, World};
use super::{days, event, place, topic};

/// All reports of dossiers, with all that decides folded.
pub fn look<'a>(dossiers: &[&'a Dossier], people: &People) -> Vec<Told<'a>> {
    let all = dossiers.iter().enumerate().flat_map(|(at, d)| (0..d.meetings.len()).map(move |place| (at, place)));
    all.map(|(at, place)| tell(dossiers, people, at, place)).collect()
}

/// One report: that of a dossier and of a meeting in it, by number.
pub fn tell<'a>(dossiers: &[&'a Dossier], people: &People, dossier: usize, place: usize) -> Told<'a> {
    let d = dossiers[dossier];
    let meeting = &d.meetings[place];
    let who = || meeting.participants.iter().map(|p| &p.who);
    let persons = who().filter_map(|w| if let Who::Person(id) = w { people.who(dossier, id) } else { None });
    let when = when(d, meeting);
    let holder = |office: &Key| when.and_then(|when| people.holders.at(office, when));
    let offices: BTreeSet<Key> =
        who().filter_map(|w| if let Who::Office(o) = w { Some(Key::of(o)) } else { None }).collect();
    let (known, offices): (Vec<Key>, Vec<Key>) = offices.into_iter().partition(|o| holder(o).is_some());
    let groups = who().filter_map(|w| if let Who::Group(o) = w { Some(Key::of(o)) } else { None });
    Told {
        dossier,
        number: place,
        published: d.documents.first().and_then(|s| s.published),
        meeting,
        persons: persons.chain(known.iter().filter_map(holder)).collect(),
        offices: offices.into_iter().collect(),
        groups: groups.collect(),
        parties: meeting.parties.iter().map(|p| polity_key(&p.value)).collect(),
        place: meeting.place().map(place::key),
        topics: meeting.topics.iter().map(|t| topic::words(&t.label)).collect(),
        event: event::event(&meeting.cue),
        meal: event::meal(&meeting.cue),
    }
}

/// The time at which whoever held an office then took part.
pub fn when(dossier: &Dossier, meeting: &Meeting) -> Option<Date> {
    meeting.date().or(dossier.documents.first().and_then(|s| s.published))
}

/// Every country and body that a document names as one, folded.
pub fn polities<'a>(dossiers: impl Iterator<Item = &'a Dossier>) -> BTreeSet<String> {
    let mut names: FxHashSet<&str> = FxHashSet::default();
    for d in dossiers {
        names.extend(d.persons.iter().flat_map(|p| &p.roles).filter_map(|r| r.office.of.as_deref()));
        names.extend(d.meetings.iter().flat_map(|m| &m.parties).map(|p| p.value.as_str()));
    }
    names.into_iter().map(polity_key).collect()
}

/// What two reports of one encounter have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side<'a> {
    Person(usize),
    Party(&'a str),
    Place(&'a str),
    Event(&'a str),
    Meal(&'a str),
}

/// Each two sides of a report. Parties alone count only where no person is known, and a person's own country says
/// nothing beside another.
pub fn keys<'t>(t: &'t Told, world: &World) -> BTreeSet<(Side<'t>, Side<'t>)> {
    let mut keys = BTreeSet::new();
    let persons: Vec<usize> = t.persons.iter().copied().collect();
    let parties: Vec<&str> = t.parties.iter().map(String::as_str).collect();
    for (i, &a) in persons.iter().enumerate() {
        keys.extend(persons[i + 1..].iter().map(|&b| (Side::Person(a), Side::Person(b))));
        let own = |party: &str| world.people.offices(a).iter().any(|k| k.of.as_deref() == Some(party));
        let telling = parties.iter().filter(|p| parties.len() == 1 || !own(p));
        keys.extend(telling.map(|p| (Side::Person(a), Side::Party(p))));
        keys.extend(t.meal.map(|meal| (Side::Person(a), Side::Meal(meal))));
    }
    if persons.is_empty() {
        for (i, a) in parties.iter().enumerate() {
            keys.extend(parties[i + 1..].iter().map(|b| (Side::Party(a), Side::Party(b))));
        }
        if let (true, Some(place)) = (t.offices.is_empty(), &t.place) {
            keys.insert((Side::Party(""), Side::Place(place)));
        }
    }
    if let (true, Some(event)) = (t.known() <= 1, &t.event) {
        keys.insert((Side::Party(""), Side::Event(event)));
    }
    keys
}

/// Reports by what they must share to be of one encounter.
fn blocks<'t>(told: &'t [Told], world: &World) -> BTreeMap<(Side<'t>, Side<'t>), Vec<usize>> {
    let mut blocks: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, t) in told.iter().enumerate() {
        keys(t, world).into_iter().for_each(|k| blocks.entry(k).or_default().push(at));
    }
    blocks
}

/// Pairs of reports that share a block and lie near each other in time.
fn pairs(told: &[Told], world: &World) -> Vec<(usize, usize)> {
    let windows: Vec<_> = told.iter().map(days::window).collect();
    let mut pairs = Vec::new();
    for mut block in blocks(told, world).into_values() {
        block.sort_by_key(|&at| (windows[at], at));
        for (i, &a) in block.iter().enumerate() {
            let near = block[i + 1..].iter().take_while(|&&b| windows[b].0 <= windows[a].1);
            pairs.extend(near.map(|&b| (a.min(b), a.max(b))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How much speaks for two reports being of one encounter; `None` where anything forbids it, or nothing speaks for it.
pub fn bond(a: &Told, b: &Told, world: &World) -> Option<u32> {
    if same::apart(a, b, world).is_some() { None } else { same::bond(a, b, world) }
}

/// Pairs of reports that may be of one encounter, the likeliest first.
fn candidates(told: &[Told], world: &World) -> Vec<(usize, usize)> {
    let mut rated: Vec<(Reverse<u32>, usize, usize)> = Vec::new();
    for (a, b) in pairs(told, world) {
        rated.extend(bond(&told[a], &told[b], world).map(|bond| (Reverse(bond), a, b)));
    }
    rated.sort();
    rated.into_iter().map(|(_, a, b)| (a, b)).collect()
}

/// Reports of one encounter.
pub struct Cluster {
    /// By number.
    pub reports: Vec<usize>,
    /// With which others they could have been put together: one of those.
    pub kin: u32,
}

/// Reports of one encounter each: joined from the likeliest pair on, unless anything in one cluster forbids the other.
pub fn cluster(told: &[Told], world: &World) -> Vec<Cluster> {
    let mut clusters: Vec<Vec<usize>> = (0..told.len()).map(|at| vec![at]).collect();
    let mut owner: Vec<usize> = (0..told.len()).collect();
    let mut kin = Kin::new(told.len());
    for (a, b) in candidates(told, world) {
        kin.link(a, b);
        let (a, b) = (owner[a], owner[b]);
        let fits = |&x: &usize| clusters[b].iter().all(|&y| same::apart(&told[x], &told[y], world).is_none());
        if a != b && clusters[a].iter().all(fits) {
            let moved = std::mem::take(&mut clusters[b]);
            moved.iter().for_each(|&at| owner[at] = a);
            clusters[a].extend(moved);
        }
    }
    clusters.retain(|c| !c.is_empty());
    clusters.iter_mut().for_each(|c| c.sort());
    clusters.into_iter().map(|reports| Cluster { kin: kin.head(reports[0]) as u32, reports }).collect()
}

/// Two reports of the same sides that are of two encounters.
#[derive(Clone, Copy, Debug)]
pub struct Near<'a> {
    /// One report, and the dossier that it stands in.
    pub one: (&'a Dossier, &'a Meeting),
    /// The other.
    pub other: (&'a Dossier, &'a Meeting),
    /// What keeps them apart.
    pub why: Apart,
}

/// Reports that were held against each other and stayed apart, in the order of documents.
pub fn near<'a>(dossiers: &[&'a Dossier], people: &People) -> Vec<Near<'a>> {
    let (told, polities) = (look(dossiers, people), polities(dossiers.iter().copied()));
    let world = World { people, polities: &polities };
    let mut owner = vec![0; told.len()];
    for (number, cluster) in cluster(&told, &world).iter().enumerate() {
        cluster.reports.iter().for_each(|&at| owner[at] = number);
    }
    let why = |a: usize, b: usize| match same::apart(&told[a], &told[b], &world) {
        Some(Apart::Document) => None,
        Some(why) => Some(why),
        None if same::bond(&told[a], &told[b], &world).is_none() => Some(Apart::Nothing),
        None => Some(Apart::Others),
    };
    let of = |at: usize| (dossiers[told[at].dossier], told[at].meeting);
    let apart =
        pairs(&told, &world).into_iter().filter(|&(a, b)| owner[a] != owner[b] && same_sides(&told[a], &told[b]));
    apart.filter_map(|(a, b)| why(a, b).map(|why| Near { one: of(a), other: of(b), why })).collect()
}

/// Two persons in common, or the same parties where none is known.
fn same_sides(a: &Told, b: &Told) -> bool {
    let nobody = a.persons.is_empty() && b.persons.is_empty();
    a.persons.intersection(&b.persons).count() > 1 || (nobody && a.parties.len() > 1 && a.parties == b.parties)
}
