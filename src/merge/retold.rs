//! Which meetings do documents that came or went concern? The kin of those whose reports now say something else, or may be put
//! together otherwise.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::date::Date;
use crate::dossier::{Dossier, Meeting, Who};

use super::again::{Change, Links, Then};
use super::cluster::{self, keys};
use super::holder::Holders;
use super::office::{Key, polity_key};
use super::people::People;
use super::same::{Told, World};
use super::{days, event, meeting, place, topic};

/// A report: number of the dossier now, of the meeting in it.
type Report = (usize, usize);

/// The reports of the documents that were and are, and which of them are concerned.
pub struct Reports<'c, 'a> {
    change: &'c Change<'a>,
    links: &'c Links,
    people: &'c People<'a>,
    polities: BTreeSet<String>,
    /// How many documents that were and are give each label of a topic.
    labels: topic::Counts<'a>,
    /// Those that now say something else, with those of documents that came.
    other: Vec<Report>,
    /// The rest, by each of their persons.
    by_person: Vec<Vec<Report>>,
    /// Those of the rest that know no person, by party and by place; all by the name of the gathering.
    by_party: FxHashMap<String, Vec<Report>>,
}

impl<'c, 'a> Reports<'c, 'a> {
    /// Those of all documents that were and are.
    pub fn of(
        change: &'c Change<'a>,
        links: &'c Links,
        then: &Then,
        people: &'c People<'a>,
        changed: Vec<bool>,
    ) -> Self {
        let mut polities = cluster::polities(change.kept().map(|(_, _, d)| d));
        let (came, went) = (change.added().map(|(_, d)| d), change.gone().map(|(_, d)| d));
        let (came, went) = (cluster::polities(came), cluster::polities(went));
        let moved: BTreeSet<&String> = came.symmetric_difference(&went).filter(|p| !polities.contains(*p)).collect();
        let mut reports = Reports {
            change,
            links,
            people,
            other: Vec::new(),
            by_person: vec![Vec::new(); people.persons.len()],
            by_party: FxHashMap::default(),
            labels: topic::Counts::default().with(change.kept().map(|(_, _, d)| d)),
            polities: BTreeSet::new(),
        };
        for (old, at, d) in change.kept() {
            for (place, m) in d.meetings.iter().enumerate() {
                let mut persons: Vec<usize> = Vec::new();
                let mut same = moved.is_empty() || m.places.iter().all(|p| !moved.contains(&polity_key(&p.value)));
                for p in &m.participants {
                    let (before, now) = match &p.who {
                        Who::Person(id) => {
                            let place = d.persons.iter().position(|p| p.id == *id);
                            let before = place.and_then(|p| links.persons[old].get(p)).map(|l| l.person as usize);
                            (before, people.who(at, id))
                        }
                        Who::Office(office) => {
                            let (key, when) = (Key::of(office), cluster::when(d, m));
                            let at = |h: &Holders| when.and_then(|when| h.at(&key, when));
                            (at(&then.holders), at(&people.holders))
                        }
                        Who::Group(_) => (None, None),
                    };
                    let id = |n: usize| &people.persons[n].id;
                    same &= before.map(|n| &then.ids[n]) == now.map(id) && now.is_none_or(|n| !changed[n]);
                    persons.extend(now);
                }
                if same { reports.note((at, place), &persons, m) } else { reports.other.push((at, place)) }
            }
        }
        let new = change.added().flat_map(|(at, d)| (0..d.meetings.len()).map(move |place| (at, place)));
        reports.other.extend(new);
        polities.extend(came);
        Reports { polities, ..reports }
    }

    fn note(&mut self, report: Report, persons: &[usize], meeting: &Meeting) {
        persons.iter().for_each(|&p| self.by_person[p].push(report));
        if persons.is_empty() {
            let parties = meeting.parties.iter().map(|side| polity_key(&side.value));
            let sides = parties.chain(meeting.place().map(place::key));
            sides.for_each(|side| self.by_party.entry(side).or_default().push(report));
        }
        let event = event::event(&meeting.cue);
        event.into_iter().for_each(|event| self.by_party.entry(event).or_default().push(report));
    }

    fn tell(&self, (dossier, place): Report) -> Told<'a> {
        cluster::tell(self.change.now, self.people, dossier, place)
    }

    /// The kin of the meeting that a report of a document that was is of.
    fn kin(&self, old: usize, place: usize) -> u32 {
        self.links.meeting_kin[self.links.meetings[old][place] as usize]
    }

    fn kin_of(&self, (dossier, place): Report) -> Option<u32> {
        self.change.had[dossier].map(|old| self.kin(old, place))
    }

    /// The meetings, of which those of the kin that are not concerned are taken over.
    pub fn meetings(&self, before: Vec<Meeting>) -> meeting::Meetings {
        let world = World { people: self.people, polities: &self.polities };
        let touched = self.touched(&world);
        let mut told: Vec<Report> = self.other.clone();
        let mut members: Vec<Vec<Report>> = vec![Vec::new(); before.len()];
        for (old, at, _) in self.change.kept() {
            for (place, &merged) in self.links.meetings[old].iter().enumerate() {
                members[merged as usize].push((at, place));
            }
        }
        let concerned = |merged: &usize| touched.contains(&self.links.meeting_kin[*merged]);
        told.extend((0..before.len()).filter(concerned).flat_map(|merged| &members[merged]));
        told.sort_unstable();
        told.dedup();
        let told: Vec<Told> = told.into_iter().map(|report| self.tell(report)).collect();
        let mut drafts = meeting::drafts(&told, &world);
        let words = told.iter().flat_map(|t| &t.topics).cloned().collect();
        let labels = self.labels_with(self.change.added().map(|(_, d)| d), &words);
        drafts.iter_mut().for_each(|d| labels.give(&mut d.meeting));
        let dropped = (0..before.len()).filter(concerned).map(|at| before[at].date());
        let dates: BTreeSet<Option<Date>> = dropped.chain(drafts.iter().map(|d| d.meeting.date())).collect();
        let mut settled = Vec::new();
        for (at, (mut meeting, reports)) in before.into_iter().zip(members).enumerate() {
            if concerned(&at) {
                continue;
            }
            let kin = told.len() as u32 + self.links.meeting_kin[at];
            if dates.contains(&meeting.date()) {
                meeting.id = meeting::name(&meeting, self.people);
                drafts.push(meeting::Draft { meeting, reports, kin });
            } else {
                settled.push(meeting::Draft { meeting, reports, kin });
            }
        }
        meeting::out_of(drafts, settled, self.change.now)
    }

    /// The kin of meetings that are concerned.
    fn touched(&self, world: &World) -> FxHashSet<u32> {
        let mut touched: FxHashSet<u32> = self.other.iter().filter_map(|&report| self.kin_of(report)).collect();
        let gone = self.change.gone().flat_map(|(old, d)| (0..d.meetings.len()).map(move |place| (old, place)));
        touched.extend(gone.map(|(old, place)| self.kin(old, place)));
        touched.extend(self.relabelled());
        let mut known: FxHashMap<Report, Told> = FxHashMap::default();
        for &report in &self.other {
            let told = self.tell(report);
            for near in self.near(&told) {
                let Some(kin) = self.kin_of(near).filter(|kin| !touched.contains(kin)) else { continue };
                let other = known.entry(near).or_insert_with(|| self.tell(near));
                if could_be_one(&told, other, world) {
                    touched.insert(kin);
                }
            }
        }
        touched
    }

    /// Reports of the rest that have a person or a gathering, or where no person is known a party or place, in common with this
    /// one.
    fn near(&self, told: &Told) -> BTreeSet<Report> {
        let persons = told.persons.iter().flat_map(|&p| &self.by_person[p]);
        let mut near: BTreeSet<Report> = persons.copied().collect();
        if told.persons.is_empty() {
            let sides = told.parties.iter().chain(&told.place).filter_map(|side| self.by_party.get(side));
            near.extend(sides.flatten());
        }
        near.extend(told.event.iter().filter_map(|event| self.by_party.get(event)).flatten());
        near
    }

    /// The labels of topics of these words, by documents that were and are, and by these.
    fn labels_with(&self, more: impl Iterator<Item = &'a Dossier>, words: &BTreeSet<topic::Words>) -> topic::Labels {
        topic::Labels::of(&self.labels.clone().with(more), Some(words))
    }

    /// The kin of meetings whose topics are now called otherwise.
    fn relabelled(&self) -> BTreeSet<u32> {
        let changed = self.change.added().chain(self.change.gone());
        let topics = changed.flat_map(|(_, d)| &d.meetings).flat_map(|m| &m.topics);
        let words: BTreeSet<topic::Words> = topics.map(|t| topic::words(&t.label)).collect();
        let was = self.labels_with(self.change.gone().map(|(_, d)| d), &words);
        let now = self.labels_with(self.change.added().map(|(_, d)| d), &words);
        let other: BTreeSet<&topic::Words> = words.iter().filter(|w| was.get(w) != now.get(w)).collect();
        let mut known: FxHashMap<&str, bool> = FxHashMap::default();
        let mut kin = BTreeSet::new();
        if other.is_empty() {
            return kin;
        }
        for (old, _, d) in self.change.kept() {
            for (place, m) in d.meetings.iter().enumerate() {
                let mut labels = m.topics.iter().map(|t| t.label.as_str());
                if labels.any(|l| *known.entry(l).or_insert_with(|| other.contains(&topic::words(l)))) {
                    kin.insert(self.kin(old, place));
                }
            }
        }
        kin
    }
}

/// Whether two reports are held against each other, and nothing forbids that they are of one encounter.
fn could_be_one(a: &Told, b: &Told, world: &World) -> bool {
    let (a, b) = if (a.dossier, a.number) < (b.dossier, b.number) { (a, b) } else { (b, a) };
    let ((from, to), (start, end)) = (days::window(a), days::window(b));
    from <= end && start <= to && !keys(a, world).is_disjoint(&keys(b, world)) && cluster::bond(a, b, world).is_some()
}
