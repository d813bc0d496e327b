//! Which persons of many documents are one? Names propose, offices and countries decide.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::name::{Suffix, odds};

use super::alike::{self, Name};
use super::group::{Group, YEAR};
use super::names::Kin;
use super::seen::Seen;
use super::short;

/// How far apart documents may tell of one person of one name.
const LONG: i64 = 35 * YEAR;
/// The same of a short name, or of one that may be another's.
pub const SHORT: i64 = 15 * YEAR;
/// The same of a short name with the office.
pub const TENURE: i64 = 21 * YEAR;
/// Names that speak so much for one person are one, whatever countries documents tell.
const ALIKE: f32 = 2.9;
/// How far apart documents may tell of one monarch.
pub const REIGN: i64 = 70 * YEAR;

/// Groups of persons who are one, and which names could have drawn together. `pairs` are the full names worth comparing.
pub fn join(seen: &[Seen], pairs: &[(usize, usize)], kin: &mut Kin) -> Vec<Group> {
    let groups = join_full_names(seen, pairs, kin);
    short::place_short_names(seen, groups, kin)
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
    for Rated { a, b, .. } in rated(&spelt, pairs, &groups, kin) {
        let (a, b) = (root(&owner, a), root(&owner, b));
        if a != b && may_join(&groups[a], &groups[b]) {
            owner[b] = a;
            let other = std::mem::take(&mut groups[b]);
            groups[a].take(other);
        }
    }
    lay_slips(&mut groups);
    groups.retain(|g| !g.members.is_empty());
    groups
}

/// Lays those whom documents give another country by mistake to the person of that name, of whom by now all other spellings are
/// known.
fn lay_slips(groups: &mut [Group]) {
    let mut spelt: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        group.spellings.keys().for_each(|&s| spelt.entry(s).or_default().push(at));
    }
    for mut namesakes in spelt.into_values().filter(|all| all.len() > 1) {
        namesakes.sort_by_key(|&at| Reverse(weight(&groups[at])));
        let all: Vec<Group> = namesakes.iter().map(|&at| std::mem::take(&mut groups[at])).collect();
        let kept = without_slips(all.into_iter().filter(|g| !g.members.is_empty()).collect());
        namesakes.into_iter().zip(kept).for_each(|(at, group)| groups[at] = group);
    }
}

/// Who is better known than a namesake: by documents that themselves tell a country, then by all.
fn weight(group: &Group) -> (usize, usize) {
    (group.told.len(), group.dossiers.len())
}

/// Two groups, and how much speaks for one person.
struct Rated {
    fit: f32,
    order: i64,
    a: usize,
    b: usize,
}

/// Pairs of groups that may be of one person, the surest first; of those the nearest in time, but with Sr. the elder and with Jr.
/// the younger.
fn rated(
    spelt: &BTreeMap<usize, (Arc<Name>, Range<usize>)>,
    pairs: &[(usize, usize)],
    groups: &[Group],
    kin: &mut Kin,
) -> Vec<Rated> {
    let compared = alike::compare_all(pairs, |n| spelt.get(&n).map(|(name, _)| &**name));
    let mut rated: Vec<Rated> = Vec::new();
    for (x, y, names) in compared.into_iter().filter(|(.., names)| alike::may_be_one(*names)) {
        for (a, b) in spelt[&x].1.clone().flat_map(|a| spelt[&y].1.clone().map(move |b| (a, b))) {
            let fit = names + groups[a].speaks(&groups[b]);
            if fit >= odds::JOIN {
                kin.link(x, y);
                rated.push(Rated { fit, order: order((&spelt[&x].0, &groups[a]), (&spelt[&y].0, &groups[b])), a, b });
            }
        }
    }
    rated.sort_by(|x, y| y.fit.total_cmp(&x.fit).then((x.order, x.a, x.b).cmp(&(y.order, y.a, y.b))));
    rated
}

/// Which of two pairs that speak as much for one person comes first: the lower.
fn order((name, a): (&Name, &Group), (other, b): (&Name, &Group)) -> i64 {
    match (name.generation(), other.generation()) {
        (Some(Suffix::Senior), None) => b.since(),
        (None, Some(Suffix::Senior)) => a.since(),
        (Some(_), None) => -b.until(),
        (None, Some(_)) => -a.until(),
        _ => a.apart(b),
    }
}

/// Whether nothing in one group speaks against the other: neither a country, nor the years between, nor any spelling of
/// the name.
fn may_join(a: &Group, b: &Group) -> bool {
    let context = a.allows(b);
    let refuses = |n: &Arc<Name>| b.spellings.values().any(|m| refuse(n, m, context) && !both_parts(n, m, a, b));
    !a.contradicts(b) && a.apart(b) <= LONG && !abroad(a, b) && !a.spellings.values().any(refuses)
}

/// Whether the two are of other countries, and the names not so much alike that one of these must be a mistake.
fn abroad(a: &Group, b: &Group) -> bool {
    let alike = |n: &Arc<Name>| b.spellings.values().any(|m| n.odds(m) >= ALIKE);
    a.one_country(b) == Some(false) && !a.spellings.values().any(alike)
}

fn refuse(n: &Name, m: &Name, context: f32) -> bool {
    n.odds(m) + context <= odds::REFUSE
}

/// Whether two names are parts of a third that one of the groups has: "Ana Tarn" and "Maria Tarn" of "Ana Maria Tarn".
fn both_parts(n: &Name, m: &Name, a: &Group, b: &Group) -> bool {
    let mut all = a.spellings.values().chain(b.spellings.values());
    all.any(|whole| n.is_within(whole) && m.is_within(whole))
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
            groups.into_iter().partition(|g| !g.contradicts(&one) && g.apart(&one) <= LONG);
        let mut joined = one;
        same.into_iter().for_each(|g| joined.take(g));
        rest.push(joined);
        groups = rest;
    }
    groups.sort_by_key(|g| (Reverse(weight(g)), g.countries.clone()));
    let mut groups = without_slips(groups);
    for one in free {
        match groups.iter_mut().find(|g| g.apart(&one) <= LONG) {
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
        let slip = |g: &&mut Group| g.contradicts(&one) && g.outweighs(&one) && g.apart(&one) <= SHORT;
        match kept.iter_mut().find(slip) {
            Some(group) => group.take_mistaken(one),
            None => kept.push(one),
        }
    }
    kept
}
