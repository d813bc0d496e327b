//! Which persons of many documents are one? Names propose, offices decide.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::date::Date;
use crate::dossier::{Dossier, Participant, Person, Source, Who};

use super::alike::{Name, Verdict};
use super::names::{Kin, Names};
use super::office::{Key, polity_key};
use super::short;

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

/// A person of one document.
pub struct Seen<'a> {
    /// Number of the dossier.
    pub dossier: usize,
    /// Number of the person in the dossier.
    pub place: usize,
    /// When the document was published.
    pub when: Option<Date>,
    /// The person as the document has it.
    pub person: &'a Person,
    /// Number of the name's spelling.
    pub spelling: usize,
    /// The name, taken apart.
    pub name: Arc<Name>,
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
    /// The name in each of its spellings, by number.
    pub spellings: BTreeMap<usize, Arc<Name>>,
    /// Members whom documents give another country by mistake.
    pub slips: BTreeSet<usize>,
    /// When documents tell of them.
    days: BTreeSet<i64>,
}

/// The persons of dossiers whose names are among these.
pub fn look<'a>(dossiers: &[&'a Dossier], names: &Names, among: impl Fn(usize) -> bool) -> Vec<Seen<'a>> {
    let mut seen = Vec::new();
    for (dossier, d) in dossiers.iter().enumerate() {
        let when = d.documents.first().and_then(|s: &Source| s.published);
        for (place, person) in d.persons.iter().enumerate() {
            let Some(spelling) = names.number(&person.name).filter(|n| among(*n)) else { continue };
            let roles = person.roles.iter().map(|r| (Key::of(&r.office), r.former)).chain(hint(d, person)).collect();
            seen.push(Seen { dossier, place, when, person, spelling, name: names.spelt[spelling].clone(), roles });
        }
    }
    seen
}

/// The country of somebody without office: the one party to the meetings that is nobody else's, as an office without title.
fn hint(d: &Dossier, person: &Person) -> Option<(Key, bool)> {
    if person.roles.iter().any(|r| r.office.of.is_some()) {
        return None;
    }
    let mut found: BTreeSet<String> = BTreeSet::new();
    for m in d.meetings.iter().filter(|m| m.participants.iter().any(|p| is(&p.who, person))) {
        let others = || m.participants.iter().filter(|p| !is(&p.who, person));
        let taken: BTreeSet<String> = others().flat_map(|p| polities(d, p)).collect();
        let named = others().filter(|p| polities(d, p).is_empty()).count();
        let left: BTreeSet<String> =
            m.parties.iter().map(|p| polity_key(&p.value)).filter(|p| !taken.contains(p)).collect();
        // Of whom no country is known may be of any that is left.
        if named == 0 && left.len() == 1 {
            found.extend(left);
        }
    }
    let of = found.pop_first().filter(|_| found.is_empty())?;
    Some((Key { title: String::new(), of: Some(of) }, false))
}

fn is(who: &Who, person: &Person) -> bool {
    matches!(who, Who::Person(id) if *id == person.id)
}

/// The countries and bodies of a participant.
fn polities(d: &Dossier, p: &Participant) -> Vec<String> {
    let own = match &p.who {
        Who::Person(id) => {
            let roles = d.persons.iter().filter(|o| o.id == *id).flat_map(|o| &o.roles);
            roles.filter_map(|r| r.office.of.as_deref()).collect()
        }
        Who::Office(office) | Who::Group(office) => office.of.as_deref().into_iter().collect::<Vec<_>>(),
    };
    own.into_iter().map(polity_key).collect()
}

/// Groups of persons who are one, and which names could have drawn together. `pairs` are the full names worth comparing.
pub fn join(seen: &[Seen], pairs: &[(usize, usize)], kin: &mut Kin) -> Vec<Group> {
    let groups = join_full_names(seen, pairs, kin);
    short::place_short_names(seen, groups, kin)
}

impl Group {
    /// The group of one person.
    pub fn of(number: usize, seen: &Seen) -> Group {
        let mut group = Group { members: vec![number], ..Group::default() };
        group.spellings.insert(seen.spelling, seen.name.clone());
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
        self.slips.extend(other.slips);
        self.days.extend(other.days);
        for (key, dates) in other.offices {
            self.offices.entry(key).or_default().extend(dates);
        }
    }

    /// Lays to this group one that documents give another country by mistake.
    pub fn take_mistaken(&mut self, other: Group) {
        self.slips.extend(&other.members);
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
        self.offices.keys().any(|k| k.has_title() && other.offices.keys().any(|o| o.title == k.title))
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
        self.offices.keys().any(|k| k.of.is_some() && k.has_title())
    }

    /// Whether the two hold offices of one country or body.
    pub fn shares_polity(&self, other: &Group) -> bool {
        let own: BTreeSet<&String> = self.offices.keys().filter_map(|k| k.of.as_ref()).collect();
        other.offices.keys().filter_map(|k| k.of.as_ref()).any(|of| own.contains(of))
    }

    /// Whether the two hold one office.
    pub fn shares_office(&self, other: &Group) -> bool {
        self.offices.keys().any(|k| k.has_title() && other.offices.contains_key(k))
    }
}

/// Groups of persons with full names: first those of one spelling, then spellings of one name.
fn join_full_names(seen: &[Seen], pairs: &[(usize, usize)], kin: &mut Kin) -> Vec<Group> {
    let mut spellings: BTreeMap<usize, Vec<Group>> = BTreeMap::new();
    for (number, s) in seen.iter().enumerate().filter(|(_, s)| s.name.is_full()) {
        spellings.entry(s.spelling).or_default().push(Group::of(number, s));
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut spelt: BTreeMap<usize, (Arc<Name>, Range<usize>)> = BTreeMap::new();
    for (spelling, all) in spellings {
        let (name, from) = (seen[all[0].members[0]].name.clone(), groups.len());
        groups.extend(namesakes(all));
        spelt.insert(spelling, (name, from..groups.len()));
    }
    let mut owner: Vec<usize> = (0..groups.len()).collect();
    for (verdict, _, a, b) in rated(&spelt, pairs, &groups, kin) {
        let (a, b) = (root(&owner, a), root(&owner, b));
        if a != b && may_join(verdict, &groups[a], &groups[b]) {
            owner[b] = a;
            let other = std::mem::take(&mut groups[b]);
            groups[a].take(other);
        }
    }
    groups.retain(|g| !g.members.is_empty());
    groups
}

/// Pairs of groups whose names may be one person's, the surest first and of those the nearest in time.
fn rated(
    spelt: &BTreeMap<usize, (Arc<Name>, Range<usize>)>,
    pairs: &[(usize, usize)],
    groups: &[Group],
    kin: &mut Kin,
) -> Vec<(Verdict, i64, usize, usize)> {
    let compared = super::alike::compare_all(pairs, |n| spelt.get(&n).map(|(name, _)| &**name));
    let mut rated = Vec::new();
    for (x, y, verdict) in compared.into_iter().filter(|(.., verdict)| *verdict <= Verdict::Unsure) {
        kin.link(x, y);
        let pairs = spelt[&x].1.clone().flat_map(|a| spelt[&y].1.clone().map(move |b| (a, b)));
        rated.extend(pairs.map(|(a, b)| (verdict, apart(&groups[a], &groups[b]), a, b)));
    }
    rated.sort_unstable();
    rated
}

/// Whether nothing in one group speaks against the other: neither a country, nor the years between, nor any spelling of
/// the name.
fn may_join(verdict: Verdict, a: &Group, b: &Group) -> bool {
    let never = if verdict == Verdict::Same && a.shares_polity(b) { Verdict::Different } else { Verdict::Strange };
    let differ = |n: &Arc<Name>| b.spellings.values().any(|m| n.compare(m) >= never);
    let (offices, years) = match verdict {
        Verdict::Same => (true, LONG),
        Verdict::Likely => (!a.has_office() || !b.has_office() || a.shares_polity(b), SHORT),
        Verdict::Unsure => (a.shares_office(b) || a.shares_polity(b), SHORT),
        Verdict::Unlike | Verdict::Strange | Verdict::Different => (false, 0),
    };
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
pub fn without_slips(groups: Vec<Group>) -> Vec<Group> {
    let mut kept: Vec<Group> = Vec::new();
    for one in groups {
        let slip = |g: &&mut Group| g.contradicts(&one) && g.outweighs(&one) && apart(g, &one) <= SHORT;
        match kept.iter_mut().find(slip) {
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
