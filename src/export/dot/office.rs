//! What stands below a name: the office, with years where its holders change.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::cast::{Codes, Key, tag};
use super::text::clean;
use crate::dossier::{Meeting, Office, Person, Role};

/// Most offices below one name.
const OFFICES: usize = 2;

/// The meetings that somebody attended, by number, and in which office.
pub type Attended<'d> = Vec<(usize, Option<&'d Office>)>;

/// The offices in which each person appears, with the years.
pub struct Posts<'d> {
    held: BTreeMap<Key<'d>, Vec<(&'d Office, BTreeSet<i16>)>>,
    /// The years of each office's holders; more than one set of them says that holders change.
    holders: BTreeMap<(String, Option<&'d str>), BTreeSet<BTreeSet<i16>>>,
}

/// An office whatever its capitals.
fn same(office: &Office) -> (String, Option<&str>) {
    (office.title.to_lowercase(), office.of.as_deref())
}

impl<'d> Posts<'d> {
    /// The offices of those who take part in these meetings.
    pub fn of(
        seats: &BTreeMap<Key<'d>, Attended<'d>>,
        meetings: &[&Meeting],
        persons: &BTreeMap<&str, &'d Person>,
    ) -> Posts<'d> {
        let years: Vec<Option<i16>> = meetings.iter().map(|m| m.date().map(|d| d.year())).collect();
        let mut posts = Posts { held: BTreeMap::new(), holders: BTreeMap::new() };
        for (key, at) in seats {
            let mut held = at_meetings(at, &years);
            if let (true, Key::Person(id)) = (held.is_empty(), key) {
                let all = at.iter().filter_map(|(card, _)| years[*card]).collect();
                held = from_roles(persons.get(id).map_or(&[], |p| &p.roles), &all);
            }
            if matches!(key, Key::Person(_)) {
                held.iter().for_each(|(office, years)| {
                    posts.holders.entry(same(office)).or_default().insert(years.clone());
                });
            }
            posts.held.insert(*key, held);
        }
        posts
    }

    /// The lines below a name, without the country; with the body, where the office is one of another body.
    pub fn lines(&self, key: Key, home: Option<&str>, codes: &Codes) -> Vec<String> {
        if let Key::Polity(_) = key {
            return vec!["party".to_string()];
        }
        let held = self.held.get(&key).map_or(&[][..], |v| v);
        let several = held.iter().any(|(_, years)| *years != held[0].1);
        let line = |(office, years): &(&Office, _)| {
            let title = match office.of.as_deref().map(|of| tag(of, codes)) {
                of if of == home => clean(&office.title),
                Some(of) => clean(&format!("{}, {of}", office.title)),
                None => clean(&office.title),
            };
            let changes = several || self.holders.get(&same(office)).is_some_and(|all| all.len() > 1);
            if changes { format!("{title}{}", span(years)) } else { title }
        };
        held.iter().map(line).collect()
    }
}

/// Years in brackets: " (2013)", " (2013–2015)"; nothing where none is known.
fn span(years: &BTreeSet<i16>) -> String {
    match (years.first(), years.last()) {
        (Some(first), Some(last)) if first == last => format!(" ({first})"),
        (Some(first), Some(last)) => format!(" ({first}–{last})"),
        _ => String::new(),
    }
}

/// The offices at the meetings, the most frequent ones, in order of time.
fn at_meetings<'d>(at: &[(usize, Option<&'d Office>)], years: &[Option<i16>]) -> Vec<(&'d Office, BTreeSet<i16>)> {
    let mut offices: BTreeMap<_, (usize, &'d Office, BTreeSet<i16>)> = BTreeMap::new();
    for (card, office) in at {
        if let Some(office) = office {
            let entry = offices.entry(same(office)).or_insert((0, office, BTreeSet::new()));
            entry.0 += 1;
            entry.2.extend(years[*card]);
        }
    }
    let mut offices: Vec<_> = offices.into_values().collect();
    offices.sort_by_key(|(n, office, _)| (Reverse(*n), *office));
    offices.truncate(OFFICES);
    offices.sort_by_key(|(n, _, years)| (years.first().copied(), Reverse(*n)));
    offices.into_iter().map(|(_, office, years)| (office, years)).collect()
}

/// The best attested of a person's offices, where no meeting tells in which one the person came.
fn from_roles<'d>(roles: &'d [Role], years: &BTreeSet<i16>) -> Vec<(&'d Office, BTreeSet<i16>)> {
    let best = roles.iter().min_by_key(|r| (r.former, Reverse(r.evidence.len())));
    best.map(|r| (&r.office, years.clone())).into_iter().collect()
}

/// The country for which a person stands: that of the offices at meetings, else of any office that is not a former
/// one; countries with a code before bodies without one, then the most frequent.
pub fn home<'d>(
    person: Option<&'d Person>,
    at_meetings: impl Iterator<Item = &'d Office>,
    codes: &Codes,
) -> Option<&'d str> {
    let mut counts: BTreeMap<&str, (bool, usize, usize)> = BTreeMap::new();
    for of in at_meetings.filter_map(|o| o.of.as_deref()) {
        let count = counts.entry(of).or_default();
        *count = (true, count.1 + 1, count.2);
    }
    for role in person.map_or(&[][..], |p| &p.roles) {
        if let Some(of) = role.office.of.as_deref() {
            let count = counts.entry(of).or_default();
            *count = (count.0 || !role.former, count.1, count.2 + 1);
        }
    }
    let best = counts
        .into_iter()
        .min_by_key(|(of, (now, met, said))| (!now, !codes.contains_key(*of), Reverse(*met), Reverse(*said), *of));
    best.map(|(of, _)| of)
}
