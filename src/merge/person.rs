//! Which persons of many documents are one? Names propose, offices decide.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use crate::date::Date;
use crate::dossier::{Dossier, Person, Source};

use super::alike::{self, Name, Verdict};
use super::holder::Holders;
use super::office::Key;
use super::{portrait, short};

/// How far apart documents may tell of one person of one name.
const LONG: i64 = 35 * YEAR;
/// The same of a short name, or of one that may be another's.
pub const SHORT: i64 = 15 * YEAR;
/// The same of a short name with the office.
pub const TENURE: i64 = 20 * YEAR;
/// Days of a year as [`day`] counts them.
pub const YEAR: i64 = 372;
/// So many documents outweigh one that gives a person another country.
pub const ODD: usize = 10;
/// The same where it gives the same title.
const FEW: usize = 3;
/// How far apart documents may tell of one monarch.
pub const REIGN: i64 = 70 * YEAR;

/// The persons of all documents, each once.
pub struct People {
    /// The merged persons.
    pub persons: Vec<Person>,
    /// Folded offices of each merged person, former ones left out.
    pub offices: Vec<BTreeSet<Key>>,
    /// Who held which office when.
    pub holders: Holders,
    /// Which merged person stands behind an id of a document: by number of the dossier.
    pub(super) whose: Vec<BTreeMap<String, usize>>,
    /// The word by which each merged person is called shortly.
    pub(super) surnames: BTreeMap<String, String>,
}

impl People {
    /// The word by which the merged person of this id is called shortly.
    pub fn surname(&self, id: &str) -> Option<&str> {
        self.surnames.get(id).map(String::as_str)
    }

    /// The merged person behind the id `id` of a dossier.
    pub fn who(&self, dossier: usize, id: &str) -> Option<usize> {
        self.whose[dossier].get(id).copied()
    }
}

/// A person of one document.
pub struct Seen<'a> {
    /// Number of the dossier.
    pub dossier: usize,
    /// When the document was published.
    pub when: Option<Date>,
    /// The person as the document has it.
    pub person: &'a Person,
    /// The name, taken apart.
    pub name: Rc<Name>,
    /// Offices, and whether they are former ones.
    pub roles: Vec<(Key, bool)>,
}

/// Persons of documents who are held to be one: their numbers, and what they have in common.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// Numbers of the persons.
    pub members: Vec<usize>,
    /// Numbers of the dossiers.
    pub dossiers: BTreeSet<usize>,
    /// Whether the name is numbered, as those of monarchs are.
    pub numbered: bool,
    /// Offices as one career sees them, and when documents say that they were held.
    pub offices: BTreeMap<Key, Vec<Option<Date>>>,
    /// Countries served.
    pub countries: BTreeSet<String>,
    /// A member of each spelling of the name.
    pub spellings: BTreeMap<Rc<str>, usize>,
    /// When documents tell of them.
    days: BTreeSet<i64>,
}

/// Joins the persons of all documents.
pub fn join(dossiers: &[&Dossier]) -> People {
    let seen = look(dossiers);
    let groups = short::place_short_names(&seen, join_full_names(&seen));
    portrait::build(&seen, groups, dossiers.len())
}

fn look<'a>(dossiers: &[&'a Dossier]) -> Vec<Seen<'a>> {
    // One name is told by many documents and read once.
    let mut names: BTreeMap<&str, Rc<Name>> = BTreeMap::new();
    let mut seen = Vec::new();
    for (dossier, d) in dossiers.iter().enumerate() {
        let when = d.documents.first().and_then(|s: &Source| s.published);
        for person in &d.persons {
            let roles = person.roles.iter().map(|r| (Key::of(&r.office), r.former)).collect();
            let name = names.entry(&person.name).or_insert_with(|| Rc::new(Name::parse(&person.name))).clone();
            seen.push(Seen { dossier, when, person, name, roles });
        }
    }
    seen
}

impl Group {
    /// The group of one person.
    pub fn of(number: usize, seen: &Seen) -> Group {
        let mut group = Group { members: vec![number], ..Group::default() };
        group.spellings.insert(seen.name.spelling().clone(), number);
        group.dossiers.insert(seen.dossier);
        group.days.extend(seen.when.map(day));
        group.numbered = seen.name.is_numbered();
        for (key, former) in &seen.roles {
            let kin = key.kin();
            group.countries.extend(kin.country().map(String::from));
            let dates = group.offices.entry(kin).or_default();
            dates.extend((!former && !key.is_passing()).then_some(seen.when));
        }
        group
    }

    /// Lays another group to this one.
    pub fn take(&mut self, other: Group) {
        self.members.extend(other.members);
        self.dossiers.extend(other.dossiers);
        self.countries.extend(other.countries);
        self.spellings.extend(other.spellings);
        self.days.extend(other.days);
        for (key, dates) in other.offices {
            self.offices.entry(key).or_default().extend(dates);
        }
    }

    /// Lays to this group one that documents give another country by mistake.
    pub fn take_mistaken(&mut self, other: Group) {
        self.take(Group { countries: BTreeSet::new(), offices: BTreeMap::new(), ..other });
    }

    /// Whether so many more documents tell of this group that the country of the other is a mistake: fewer suffice where
    /// the title is the same.
    pub fn outweighs(&self, other: &Group) -> bool {
        let times = if self.shares_title(other) { FEW } else { ODD };
        self.dossiers.len() >= times * other.dossiers.len()
    }

    /// Whether the two hold offices of one title.
    pub fn shares_title(&self, other: &Group) -> bool {
        self.offices.keys().any(|k| other.offices.keys().any(|o| o.title == k.title))
    }

    /// Whether documents tell of the one only before or only after the other.
    pub fn follows(&self, other: &Group) -> bool {
        let ends = |g: &Group| Some((*g.days.first()?, *g.days.last()?));
        matches!((ends(self), ends(other)), (Some((a, z)), Some((b, y))) if z < b || y < a)
    }

    /// Whether the two serve different countries.
    pub fn contradicts(&self, other: &Group) -> bool {
        !self.countries.is_empty() && !other.countries.is_empty() && self.countries.is_disjoint(&other.countries)
    }

    /// Whether any office of a known country or body is held.
    pub fn has_office(&self) -> bool {
        self.offices.keys().any(|k| k.of.is_some())
    }

    /// Whether the two hold offices of one country or body.
    pub fn shares_polity(&self, other: &Group) -> bool {
        let own: BTreeSet<&String> = self.offices.keys().filter_map(|k| k.of.as_ref()).collect();
        other.offices.keys().filter_map(|k| k.of.as_ref()).any(|of| own.contains(of))
    }

    /// Whether the two hold one office.
    pub fn shares_office(&self, other: &Group) -> bool {
        self.offices.keys().any(|k| other.offices.contains_key(k))
    }
}

/// Groups of persons with full names: first those of one spelling, then spellings of one name.
fn join_full_names(seen: &[Seen]) -> Vec<Group> {
    let mut spellings: BTreeMap<&Rc<str>, Vec<Group>> = BTreeMap::new();
    for (number, s) in seen.iter().enumerate().filter(|(_, s)| s.name.is_full()) {
        spellings.entry(s.name.spelling()).or_default().push(Group::of(number, s));
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut spelt: Vec<(&Name, Range<usize>)> = Vec::new();
    for all in spellings.into_values() {
        let (name, from) = (&*seen[all[0].members[0]].name, groups.len());
        groups.extend(namesakes(all));
        spelt.push((name, from..groups.len()));
    }
    let mut owner: Vec<usize> = (0..groups.len()).collect();
    for (verdict, _, a, b) in rated(&spelt, &groups) {
        let (a, b) = (root(&owner, a), root(&owner, b));
        if a != b && may_join(seen, verdict, &groups[a], &groups[b]) {
            owner[b] = a;
            let other = std::mem::take(&mut groups[b]);
            groups[a].take(other);
        }
    }
    groups.retain(|g| !g.members.is_empty());
    groups
}

/// Pairs of groups whose names may be one person's, the surest first and of those the nearest in time.
fn rated(spelt: &[(&Name, Range<usize>)], groups: &[Group]) -> Vec<(Verdict, i64, usize, usize)> {
    let names: Vec<&Name> = spelt.iter().map(|(name, _)| *name).collect();
    let mut rated = Vec::new();
    for (x, y) in alike::meeting(&names) {
        let (verdict, all) = (names[x].compare(names[y]), spelt[x].1.clone());
        if verdict <= Verdict::Unsure {
            let pairs = all.flat_map(|a| spelt[y].1.clone().map(move |b| (a, b)));
            rated.extend(pairs.map(|(a, b)| (verdict, apart(&groups[a], &groups[b]), a, b)));
        }
    }
    rated.sort_unstable();
    rated
}

/// Whether nothing in one group speaks against the other: neither a country, nor the years between, nor any spelling of
/// the name.
fn may_join(seen: &[Seen], verdict: Verdict, a: &Group, b: &Group) -> bool {
    let differ = |&m: &usize| b.spellings.values().any(|&n| seen[m].name.compare(&seen[n].name) == Verdict::Different);
    let offices = match verdict {
        Verdict::Same => true,
        Verdict::Likely => !a.has_office() || !b.has_office() || a.shares_polity(b),
        Verdict::Unsure | Verdict::Unlike | Verdict::Different => a.shares_office(b) || a.shares_polity(b),
    };
    let years = if verdict == Verdict::Same { LONG } else { SHORT };
    offices && !a.contradicts(b) && apart(a, b) <= years && !a.spellings.values().any(differ)
}

/// How far apart in time, in days, documents tell of two groups.
pub fn apart(a: &Group, b: &Group) -> i64 {
    let (few, many) = if a.days.len() <= b.days.len() { (a, b) } else { (b, a) };
    few.days.iter().map(|&day| distance(many, Some(day))).min().unwrap_or(0)
}

fn root(owner: &[usize], mut at: usize) -> usize {
    while owner[at] != at {
        at = owner[at];
    }
    at
}

/// Persons of one spelling, told apart by the countries that they serve and by the years between; one without a country
/// goes where most are.
fn namesakes(all: Vec<Group>) -> Vec<Group> {
    let (bound, free): (Vec<_>, Vec<_>) = all.into_iter().partition(|g| !g.countries.is_empty());
    let mut groups: Vec<Group> = Vec::new();
    for one in bound {
        let (same, mut rest): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|g| !g.contradicts(&one) && apart(g, &one) <= LONG);
        let mut joined = one;
        same.into_iter().for_each(|g| joined.take(g));
        rest.push(joined);
        groups = rest;
    }
    groups.sort_by_key(|g| (Reverse(g.dossiers.len()), g.countries.clone()));
    let mut groups = without_slips(groups);
    for one in free {
        match groups.iter_mut().find(|g| apart(g, &one) <= LONG) {
            Some(group) => group.take(one),
            None => groups.push(one),
        }
    }
    groups
}

/// One document among many that gives a well known person another country is mistaken: rather that than a namesake.
fn without_slips(groups: Vec<Group>) -> Vec<Group> {
    let mut kept: Vec<Group> = Vec::new();
    for one in groups {
        match kept.iter_mut().find(|g| g.outweighs(&one) && apart(g, &one) <= SHORT) {
            Some(group) => group.take_mistaken(one),
            None => kept.push(one),
        }
    }
    kept
}

/// How far, in days, a time lies from those at which documents tell of the group.
pub fn distance(group: &Group, when: Option<i64>) -> i64 {
    let Some(when) = when else { return 0 };
    let (before, after) = (group.days.range(..=when).next_back(), group.days.range(when..).next());
    before.into_iter().chain(after).map(|day| (day - when).abs()).min().unwrap_or(0)
}

/// A day as a number; the middle of a month or year where no day is known.
pub fn day(date: Date) -> i64 {
    i64::from(date.year()) * 372 + i64::from(date.month().unwrap_or(6)) * 31 + i64::from(date.day().unwrap_or(15))
}
