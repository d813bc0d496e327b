//! Who held an office at that time? Whoever documents of about that time call so, if it is one person alone.

use std::collections::BTreeMap;

use crate::date::Date;

use super::office::Key;
use super::person::day;

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
    /// Notes that documents of these dates call a person so.
    pub fn note(&mut self, office: &Key, person: usize, told: impl Iterator<Item = Date>) {
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
