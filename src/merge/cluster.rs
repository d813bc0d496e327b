//! Which reports belong together? Those that share two sides are held against each other, the likeliest first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::{Dossier, Meeting, Who};

use super::office::{Key, polity_key};
use super::person::People;
use super::same::{self, Apart, Told, World};
use super::topic;

/// All reports, with all that decides folded.
pub fn look<'a>(dossiers: &[&'a Dossier], people: &People) -> Vec<Told<'a>> {
    let mut told = Vec::new();
    for (dossier, d) in dossiers.iter().enumerate() {
        let published = d.documents.first().and_then(|s| s.published);
        for meeting in &d.meetings {
            let who = || meeting.participants.iter().map(|p| &p.who);
            let persons = who().filter_map(|w| if let Who::Person(id) = w { people.who(dossier, id) } else { None });
            let when = meeting.date().or(published);
            let holder = |office: &Key| when.and_then(|when| people.holders.at(office, when));
            let offices: BTreeSet<Key> =
                who().filter_map(|w| if let Who::Office(o) = w { Some(Key::of(o)) } else { None }).collect();
            let (known, offices): (Vec<Key>, Vec<Key>) = offices.into_iter().partition(|o| holder(o).is_some());
            let groups = who().filter_map(|w| if let Who::Group(o) = w { Some(Key::of(o)) } else { None });
            told.push(Told {
                dossier,
                published,
                meeting,
                persons: persons.chain(known.iter().filter_map(holder)).collect(),
                offices: offices.into_iter().collect(),
                groups: groups.collect(),
                parties: meeting.parties.iter().map(|p| polity_key(&p.value)).collect(),
                place: meeting.place().map(polity_key),
                topics: meeting.topics.iter().map(|t| topic::words(&t.label)).collect(),
            });
        }
    }
    told
}

/// Every country and body that a document names as one, folded.
pub fn polities(dossiers: &[&Dossier]) -> BTreeSet<String> {
    let offices = dossiers.iter().flat_map(|d| &d.persons).flat_map(|p| &p.roles).filter_map(|r| r.office.of.as_ref());
    let parties = dossiers.iter().flat_map(|d| &d.meetings).flat_map(|m| &m.parties).map(|p| &p.value);
    offices.chain(parties).map(|name| polity_key(name)).collect()
}

/// What two reports of one encounter have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side<'a> {
    Person(usize),
    Party(&'a str),
    Place(&'a str),
}

/// Each two sides of a report. Parties alone count only where no person is known, and a person's own country says
/// nothing beside another.
fn keys<'t>(t: &'t Told, world: &World) -> BTreeSet<(Side<'t>, Side<'t>)> {
    let mut keys = BTreeSet::new();
    let persons: Vec<usize> = t.persons.iter().copied().collect();
    let parties: Vec<&str> = t.parties.iter().map(String::as_str).collect();
    for (i, &a) in persons.iter().enumerate() {
        keys.extend(persons[i + 1..].iter().map(|&b| (Side::Person(a), Side::Person(b))));
        let own = |party: &str| world.offices[a].iter().any(|k| k.of.as_deref() == Some(party));
        let telling = parties.iter().filter(|p| parties.len() == 1 || !own(p));
        keys.extend(telling.map(|p| (Side::Person(a), Side::Party(p))));
    }
    if persons.is_empty() {
        for (i, a) in parties.iter().enumerate() {
            keys.extend(parties[i + 1..].iter().map(|b| (Side::Party(a), Side::Party(b))));
        }
        if let (true, Some(place)) = (t.offices.is_empty(), &t.place) {
            keys.insert((Side::Party(""), Side::Place(place)));
        }
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
    let windows: Vec<_> = told.iter().map(same::window).collect();
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

/// Pairs of reports that may be of one encounter, the likeliest first.
fn candidates(told: &[Told], world: &World) -> Vec<(usize, usize)> {
    let mut rated: Vec<(Reverse<u32>, usize, usize)> = Vec::new();
    for (a, b) in pairs(told, world) {
        if same::apart(&told[a], &told[b], world).is_none() {
            rated.extend(same::bond(&told[a], &told[b], world).map(|bond| (Reverse(bond), a, b)));
        }
    }
    rated.sort();
    rated.into_iter().map(|(_, a, b)| (a, b)).collect()
}

/// Reports of one encounter each: joined from the likeliest pair on, unless anything in one cluster forbids the other.
pub fn cluster(told: &[Told], world: &World) -> Vec<Vec<usize>> {
    let mut clusters: Vec<Vec<usize>> = (0..told.len()).map(|at| vec![at]).collect();
    let mut owner: Vec<usize> = (0..told.len()).collect();
    for (a, b) in candidates(told, world) {
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
    clusters
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
    let (told, polities) = (look(dossiers, people), polities(dossiers));
    let world = World { offices: &people.offices, polities: &polities };
    let mut owner = vec![0; told.len()];
    for (number, cluster) in cluster(&told, &world).iter().enumerate() {
        cluster.iter().for_each(|&at| owner[at] = number);
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
