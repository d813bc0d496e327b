//! Where do I look first? For each person the meetings in the order of time, for each word the topics.
//!
//! Everything is a number: persons and meetings by their place in the dossier, labels of topics by their place in [`Topics`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::date::Date;
use crate::dossier::{Dossier, Meeting, Who};
use crate::graph::words::content;
use crate::graph::{Party, Selection};

/// The indices of a dossier. Topics are indexed when one is first asked for.
#[derive(Clone, Debug)]
pub struct Index {
    persons: BTreeMap<String, u32>,
    stays: Rows<Stay>,
    there: Rows<u32>,
    topics: OnceLock<Topics>,
}

/// Rows of different lengths, one after another.
#[derive(Clone, Debug)]
struct Rows<T> {
    all: Vec<T>,
    ends: Vec<u32>,
}

impl<T> Rows<T> {
    fn of(rows: Vec<Vec<T>>) -> Rows<T> {
        let mut out = Rows { all: Vec::new(), ends: Vec::with_capacity(rows.len()) };
        for row in rows {
            out.all.extend(row);
            out.ends.push(out.all.len() as u32);
        }
        out
    }

    fn row(&self, at: u32) -> &[T] {
        let at = at as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.all[start..self.ends[at] as usize]
    }
}

/// A meeting of a person, between the first and the last day on which it may have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Stay {
    first: i32,
    last: i32,
    meeting: u32,
}

/// The longest time that a date may leave open, a year, as days are counted here.
const OPEN: i32 = 12 << 5;

/// Days as numbers in the order of time.
fn days(date: Date) -> (i32, i32) {
    let day = |d: jiff::civil::Date| i32::from(d.year()) << 9 | i32::from(d.month()) << 5 | i32::from(d.day());
    let (first, last) = date.bounds();
    (day(first), day(last))
}

/// Labels of topics and the words that they are found by.
#[derive(Clone, Debug)]
struct Topics {
    words: Vec<BTreeSet<String>>,
    by_word: BTreeMap<String, Vec<u32>>,
    of_meeting: Rows<u32>,
}

/// Somebody who was met, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Met {
    /// Who, as place in the dossier.
    pub person: u32,
    /// The meeting, as place in the dossier.
    pub meeting: u32,
}

impl Index {
    /// The indices of a dossier.
    pub fn of(dossier: &Dossier) -> Index {
        let persons: BTreeMap<String, u32> = (0..).zip(&dossier.persons).map(|(i, p)| (p.id.clone(), i)).collect();
        let mut stays: Vec<Vec<Stay>> = vec![Vec::new(); dossier.persons.len()];
        let mut there: Vec<Vec<u32>> = Vec::with_capacity(dossier.meetings.len());
        for (meeting, m) in (0..).zip(&dossier.meetings) {
            let ids = m.participants.iter().filter_map(|p| if let Who::Person(id) = &p.who { Some(id) } else { None });
            let who: BTreeSet<u32> = ids.filter_map(|id| persons.get(id).copied()).collect();
            for &person in &who {
                let stay = |(first, last)| Stay { first, last, meeting };
                let undated = m.dates.is_empty().then_some((i32::MAX, i32::MIN));
                stays[person as usize].extend(m.dates.iter().map(|d| days(d.value)).chain(undated).map(stay));
            }
            there.push(who.into_iter().collect());
        }
        stays.iter_mut().for_each(|row| row.sort_unstable());
        Index { persons, stays: Rows::of(stays), there: Rows::of(there), topics: OnceLock::new() }
    }

    /// The place of a person in the dossier.
    pub fn person(&self, id: &str) -> Option<u32> {
        self.persons.get(id).copied()
    }

    /// The labels that are about what is asked, as [`crate::graph::about`] has it.
    pub fn about(&self, asked: &str, dossier: &Dossier) -> Vec<u32> {
        let topics = self.topics(dossier);
        let asked = content(asked);
        let near: BTreeSet<u32> = asked.iter().filter_map(|w| topics.by_word.get(w)).flatten().copied().collect();
        let fits = |label: &u32| {
            let words = &topics.words[*label as usize];
            let shared = asked.intersection(words).count();
            shared == asked.len() || 2 * shared >= asked.len() + words.len() - shared
        };
        near.into_iter().filter(fits).collect()
    }

    /// Whom a person met, about one of these labels (or anything where there are none), between two dates, both included.
    pub fn met(&self, person: u32, labels: &[u32], from: Option<Date>, to: Option<Date>) -> Vec<Met> {
        let mut out = Vec::new();
        let mut before = None;
        for meeting in self.meetings(person, from, to) {
            let on = labels.is_empty() || self.topics.get().is_some_and(|t| shares(t.of_meeting.row(meeting), labels));
            if on && before != Some(meeting) {
                before = Some(meeting);
                let others = self.there.row(meeting).iter().filter(|p| **p != person);
                out.extend(others.map(|&person| Met { person, meeting }));
            }
        }
        out
    }

    /// The meetings of a person that may lie between two dates, by their first day. One of several dates may come twice.
    fn meetings(&self, person: u32, from: Option<Date>, to: Option<Date>) -> impl Iterator<Item = u32> {
        let (from, to) = (from.map(|d| days(d).0), to.map(|d| days(d).1));
        let row = self.stays.row(person);
        let start = from.map_or(0, |from| row.partition_point(|s| s.first < from - OPEN));
        let end = to.map_or(row.len(), |to| row.partition_point(|s| s.first <= to));
        let undated = move |s: &&Stay| s.last >= from.unwrap_or(if to.is_some() { i32::MIN + 1 } else { i32::MIN });
        row[start.min(end)..end].iter().filter(undated).map(|s| s.meeting)
    }

    fn topics(&self, dossier: &Dossier) -> &Topics {
        self.topics.get_or_init(|| Topics::of(&dossier.meetings))
    }

    /// The meetings that fit, in the order of the dossier: of the person with the fewest, where persons are asked for.
    pub(super) fn select<'g>(&self, selection: &Selection, dossier: &'g Dossier) -> Vec<&'g Meeting> {
        let labels: Vec<Vec<u32>> = selection.about.iter().map(|asked| self.about(asked, dossier)).collect();
        let topics = (!labels.is_empty()).then(|| self.topics(dossier));
        let on = |at: u32| topics.is_none_or(|t| labels.iter().all(|l| shares(t.of_meeting.row(at), l)));
        let fits = |at: &u32| on(*at) && selection.fits_but_topics(&dossier.meetings[*at as usize], dossier);
        let some = self.candidates(selection).unwrap_or_else(|| (0..dossier.meetings.len() as u32).collect());
        some.into_iter().filter(fits).map(|at| &dossier.meetings[at as usize]).collect()
    }

    /// Of the persons asked for, the meetings of the one with the fewest; `None` where none is asked for.
    fn candidates(&self, selection: &Selection) -> Option<Vec<u32>> {
        let of = |party: &Party| {
            let Party::Person { ids, .. } = party else { return None };
            let known = ids.iter().filter_map(|id| self.person(id));
            let all: BTreeSet<u32> = known.flat_map(|p| self.meetings(p, selection.from, selection.to)).collect();
            Some(all)
        };
        selection.who.iter().filter_map(of).min_by_key(BTreeSet::len).map(|all| all.into_iter().collect())
    }
}

/// Whether two sorted rows have something in common.
fn shares(a: &[u32], b: &[u32]) -> bool {
    a.iter().any(|one| b.binary_search(one).is_ok())
}

/// Every wording of every topic of a meeting.
fn labels(meeting: &Meeting) -> impl Iterator<Item = &String> {
    meeting.topics.iter().flat_map(|t| t.also.iter().chain([&t.label]))
}

impl Topics {
    fn of(meetings: &[Meeting]) -> Topics {
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        for label in meetings.iter().flat_map(labels) {
            let next = numbers.len() as u32;
            numbers.entry(label).or_insert(next);
        }
        let mut words = vec![BTreeSet::new(); numbers.len()];
        let mut by_word: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (label, &number) in &numbers {
            words[number as usize] = content(label);
        }
        for (number, words) in (0..).zip(&words) {
            words.iter().for_each(|w| by_word.entry(w.clone()).or_default().push(number));
        }
        let row = |m: &Meeting| {
            let row: BTreeSet<u32> = labels(m).map(|l| numbers[l.as_str()]).collect();
            row.into_iter().collect()
        };
        Topics { of_meeting: Rows::of(meetings.iter().map(row).collect()), words, by_word }
    }
}
