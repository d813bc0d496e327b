//! Who held an office at that time? Whoever documents of about that time call so, if it is one person alone.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::date::Date;
use crate::dossier::{Dossier, Office, Person};

use super::group::day;
use super::office::Key;
use super::people::Link;

/// How long before and after documents tell of it a tenure may reach, in days.
const SLACK: i64 = 183;

/// For how long documents may say nothing of a tenure that goes on, in days: after that it may have been another's.
const SILENCE: i64 = 4 * 372;

/// From the first to the last day on which documents tell of it.
type Span = (i64, i64);

/// Tenures of offices that a state gives to one person at a time.
#[derive(Debug, Default)]
pub struct Holders {
    tenures: BTreeMap<Key, Vec<(usize, Span)>>,
}

impl Holders {
    /// What documents say of the merged persons behind their own; what one says by mistake is left out.
    pub fn of(dossiers: &[&Dossier], links: &[Vec<Link>], persons: &[Person]) -> Holders {
        let mut known: FxHashMap<&Office, Option<u32>> = FxHashMap::default();
        let mut offices: BTreeMap<Key, u32> = BTreeMap::new();
        let mut number = |office: &Office| {
            let (key, count) = (Key::of(office), offices.len() as u32);
            let (kin, passing) = (key.kin(), key.is_passing());
            let held = !passing && kin.of_state() && kin.of.is_some();
            held.then(|| *offices.entry(kin).or_insert(count))
        };
        let mut held: FxHashSet<(u32, u32)> = FxHashSet::default();
        for (person, role) in (0..).zip(persons).flat_map(|(n, p)| p.roles.iter().map(move |r| (n, r))) {
            let office = *known.entry(&role.office).or_insert_with(|| number(&role.office));
            held.extend(office.map(|office| (office, person)));
        }
        let mut told: Vec<(u32, u32, Date)> = Vec::new();
        for (d, links) in dossiers.iter().zip(links) {
            let Some(when) = d.documents.first().and_then(|s| s.published) else { continue };
            for (person, link) in d.persons.iter().zip(links).filter(|(_, link)| !link.slip) {
                for role in person.roles.iter().filter(|r| !r.former) {
                    let office = *known.entry(&role.office).or_insert_with(|| number(&role.office));
                    let office = office.filter(|office| held.contains(&(*office, link.person)));
                    told.extend(office.map(|office| (office, link.person, when)));
                }
            }
        }
        told.sort_unstable();
        let mut keys: Vec<(Key, u32)> = offices.into_iter().collect();
        keys.sort_by_key(|(_, number)| *number);
        let mut holders = Holders::default();
        for tenure in told.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let (office, person, _) = tenure[0];
            holders.note(&keys[office as usize].0, person as usize, tenure.iter().map(|t| t.2));
        }
        holders
    }

    /// Notes that documents of these dates call a person so.
    fn note(&mut self, office: &Key, person: usize, told: impl Iterator<Item = Date>) {
        if !(office.of_state() && office.of.is_some()) {
            return;
        }
        let mut days: Vec<i64> = told.map(day).collect();
        days.sort_unstable();
        let spans = days.chunk_by(|a, b| b - a <= SILENCE).filter_map(|s| Some((person, (*s.first()?, *s.last()?))));
        self.tenures.entry(office.clone()).or_default().extend(spans);
    }

    /// The one person who is known to have held the office then.
    pub fn at(&self, office: &Key, when: Date) -> Option<usize> {
        let (all, when) = (self.tenures.get(&office.kin())?, day(when));
        let within = |slack: i64| {
            let mut found =
                all.iter().filter(move |(_, (a, z))| (a - slack..=z + slack).contains(&when)).map(|(p, _)| *p);
            (found.next(), found.next())
        };
        match (within(0), within(SLACK)) {
            ((Some(one), None), _) | ((None, _), (Some(one), None)) => Some(one),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Office;

    #[test]
    fn the_holder_of_that_time_if_there_is_one() {
        let key = |title: &str| Key::of(&Office { title: title.into(), of: Some("Norland".into()) });
        let date = |text: &str| text.parse::<Date>().unwrap();
        let mut holders = Holders::default();
        holders.note(&key("President"), 1, ["2001-03-01", "2002-06-01", "2004-06-01"].map(date).into_iter());
        holders.note(&key("President"), 2, ["2004-09-01", "2007-01-01", "2009-01-01"].map(date).into_iter());
        holders.note(&key("Envoy"), 3, ["2002-01-01"].map(date).into_iter());
        holders.note(&key("King"), 4, ["1978-01-01", "1999-01-01"].map(date).into_iter());
        let at = |title: &str, when: &str| holders.at(&key(title), date(when));
        assert_eq!(at("President", "2003-05"), Some(1));
        assert_eq!(at("President", "2004-05-01"), Some(1));
        assert_eq!(at("President", "2004-07-15"), None, "either could be meant");
        assert_eq!(at("President", "2009-03-01"), Some(2));
        assert_eq!(at("President", "2012"), None);
        assert_eq!(at("King", "1989"), None, "not one reign");
        assert_eq!(at("Envoy", "2002-01-01"), None, "there are many envoys");
    }
}
