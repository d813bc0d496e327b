//! What do the documents of one person say together? The usual name, all forms, all offices.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::dossier::{Office, Person, Role, Stated};

use super::alike;
use super::group::{FEW, Group, ODD};
use super::office::{Key, polity_key};
use super::pool::{Pool, gather, support};
use super::seen::Seen;

/// The person whom a group stands for, without an id yet.
pub fn draw(seen: &[Seen], group: &Group) -> Person {
    let mut forms = Pool::new();
    let mentions = group.members.iter().flat_map(|&m| &seen[m].person.mentions);
    mentions.for_each(|m| forms.add(m.value.clone(), &m.value, &m.evidence));
    let (id, name) = (String::new(), canonical(seen, group));
    Person { id, name, mentions: forms.stated(), countries: countries(seen, group), roles: roles(seen, group) }
}

/// The fullest usual form of the name: at least a quarter as frequent as the most frequent full form.
fn canonical(seen: &[Seen], group: &Group) -> String {
    let mut names: BTreeMap<&str, (usize, BTreeSet<usize>)> = BTreeMap::new();
    for &m in &group.members {
        let entry = names.entry(&seen[m].person.name).or_default();
        entry.0 = if seen[m].name.is_full() { alike::words(&seen[m].person.name).len() } else { 1 };
        entry.1.insert(seen[m].dossier);
    }
    let full = |n: &(usize, BTreeSet<usize>)| n.0 > 1;
    let most = names.values().filter(|n| full(n)).map(|n| n.1.len()).max().unwrap_or(0);
    let usual = names.iter().filter(|(_, n)| most == 0 || (full(n) && n.1.len() * 4 >= most));
    let best = usual.rev().max_by_key(|(name, n)| (n.0, n.1.len(), name.len()));
    best.map(|(name, _)| name.to_string()).unwrap_or_default()
}

/// The countries that documents give, of which those that give one by mistake tell nothing.
fn countries(seen: &[Seen], group: &Group) -> Vec<Stated<String>> {
    let mut countries = Pool::new();
    let told = group.members.iter().filter(|m| !group.slips.contains(m)).flat_map(|&m| &seen[m].person.countries);
    told.for_each(|c| countries.add(polity_key(&c.value), &c.value, &c.evidence));
    countries.stated()
}

/// What the documents say of an office beside its name.
#[derive(Default)]
struct Tenure {
    confidence: f32,
    /// Date of the latest document, and whether it speaks of the present; on one day the present wins.
    latest: Option<(Option<Date>, bool)>,
}

/// The offices of a group, the best supported first, each under its most usual wording.
fn roles(seen: &[Seen], group: &Group) -> Vec<Role> {
    let of = |m: usize| seen[m].person.roles.iter().zip(&seen[m].roles).map(move |r| (m, r));
    let usual: BTreeSet<&Key> = group
        .members
        .iter()
        .filter(|m| !group.slips.contains(m))
        .flat_map(|&m| of(m))
        .map(|(_, (_, (k, _)))| k)
        .collect();
    // An office of whoever is mistaken about the country counts only where others tell of it, too.
    let counts = |m: usize, key: &Key| !group.slips.contains(&m) || key.country().is_none() || usual.contains(key);
    let all = || group.members.iter().flat_map(|&m| of(m)).filter(|(m, (_, (key, _)))| counts(*m, key));
    let keys: BTreeSet<&Key> = all().map(|(_, (_, (key, _)))| key).collect();
    let open = |key: &Key| -> Key {
        let mut closed = keys.iter().filter(|k| k.of.is_some() && k.title == key.title);
        match (key.of.is_none(), closed.next(), closed.next()) {
            (true, Some(only), None) => (*only).clone(),
            _ => key.clone(),
        }
    };
    let mut wordings: Pool<Key, Office> = Pool::new();
    let mut rest: BTreeMap<Key, Tenure> = BTreeMap::new();
    for (m, (role, (key, former))) in all() {
        let key = open(key);
        let tenure = rest.entry(key.clone()).or_default();
        tenure.confidence = tenure.confidence.max(role.confidence);
        tenure.latest = tenure.latest.max(Some((seen[m].when, !former)));
        wordings.add(key, &role.office, &role.evidence);
    }
    let usual = usual_with_polity(&wordings);
    let role = |(key, tenure): (Key, Tenure)| Role {
        office: usual[&key].clone(),
        former: tenure.latest.is_some_and(|(_, present)| !present),
        confidence: tenure.confidence,
        evidence: gather(wordings.things[&key].values().flatten()),
    };
    let mut roles: Vec<(Key, Role)> =
        rest.into_iter().map(|(key, tenure)| (key.clone(), role((key, tenure)))).collect();
    roles.sort_by_cached_key(|(_, r)| (Reverse(support(&r.evidence)), r.office.clone()));
    without_slips(roles)
}

/// One document among many that makes somebody the servant of another state is mistaken; one among a few, where the title is
/// the same.
fn without_slips(mut roles: Vec<(Key, Role)>) -> Vec<Role> {
    let mut support_of: BTreeMap<String, usize> = BTreeMap::new();
    for (key, role) in roles.iter().filter(|(key, _)| key.of_state()) {
        *support_of.entry(of(key)).or_default() += support(&role.evidence);
    }
    let most = support_of.values().max().copied().unwrap_or(0);
    let bound = roles.iter().filter(|(key, _)| key.country().is_some());
    let titles: Vec<(Key, usize)> = bound.map(|(key, role)| (key.kin(), support(&role.evidence))).collect();
    let rare = |key: &Key, role: &Role| {
        let other = |(k, _): &&(Key, usize)| k.title == key.kin().title && k.of != key.kin().of;
        titles.iter().filter(other).any(|(_, usual)| *usual >= FEW * support(&role.evidence))
    };
    let kept =
        |key: &Key, role: &Role| most < ODD * support_of[&of(key)] && !(key.country().is_some() && rare(key, role));
    roles.retain(|(key, role)| !key.of_state() || kept(key, role));
    roles.into_iter().map(|(_, role)| role).collect()
}

/// The state or body as one career sees it; empty where it is open.
fn of(key: &Key) -> String {
    key.kin().of.unwrap_or_default()
}

/// The most usual wording of each office, with its country wherever any wording has one.
fn usual_with_polity(wordings: &Pool<Key, Office>) -> BTreeMap<Key, Office> {
    let mut usual = wordings.usual();
    for (key, office) in &mut usual {
        let of = wordings.things[key].keys().find_map(|o| o.of.clone());
        office.of = office.of.take().or(of);
    }
    usual
}
