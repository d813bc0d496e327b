//! What all documents say together, and the same again after some came or went.
//!
//! Persons and meetings fall into kin: names and reports that could be drawn together, directly or over others. Who of one kin is
//! who depends on that kin alone. So only the kin that a change concerns are worked out anew; the rest stays as it was.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::resume_unwind;
use std::thread;

use rustc_hash::FxHashMap;

use crate::dossier::{Dossier, Person, Source};

use super::holder::Holders;
use super::meeting;
use super::people::{Link, People};
use super::retold::Reports;

/// The share of documents, one in so many, from which on all is worked out anew.
const MANY: usize = 4;

/// What all documents say together, and where the parts of each went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whole {
    /// What they say.
    pub facts: Dossier,
    /// Who of each document is who, for when others come.
    pub links: Links,
}

/// Which persons and meetings of documents stand behind the merged ones. Documents are in the order of their ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Links {
    /// For each document and each of its persons the merged one.
    pub persons: Vec<Vec<Link>>,
    /// The kin of each merged person.
    pub person_kin: Vec<u32>,
    /// For each document and each of its meetings the number of the merged one.
    pub meetings: Vec<Vec<u32>>,
    /// The kin of each merged meeting.
    pub meeting_kin: Vec<u32>,
}

impl Whole {
    /// What dossiers of one document each say together; the same document twice counts once.
    pub fn of<'a>(dossiers: impl IntoIterator<Item = &'a Dossier>) -> Whole {
        let dossiers = super::in_order(dossiers.into_iter().collect());
        let people = People::of(&dossiers);
        let meetings = meeting::join(&dossiers, &people);
        let documents = dossiers.iter().flat_map(|d| &d.documents).cloned().collect();
        Whole::out_of(documents, people, meetings)
    }

    fn out_of(documents: Vec<Source>, people: People, meetings: meeting::Meetings) -> Whole {
        let links = Links {
            persons: people.links,
            person_kin: people.kin,
            meetings: meetings.links,
            meeting_kin: meetings.kin,
        };
        Whole { facts: Dossier { documents, persons: people.persons, meetings: meetings.meetings }, links }
    }

    /// The same after some documents came and others, `gone`, went: equal to [`Whole::of`] the dossiers that there are now.
    pub fn again<'a>(self, gone: &'a [Dossier], dossiers: impl IntoIterator<Item = &'a Dossier>) -> Whole {
        let now = super::in_order(dossiers.into_iter().collect());
        let Some(change) = Change::of(&self, gone, &now) else { return Whole::of(now) };
        let Whole { facts: Dossier { documents, persons, meetings }, links } = self;
        let looks: FxHashMap<String, u64> = persons.iter().map(|p| (p.id.clone(), look(p))).collect();
        let ids: Vec<String> = persons.iter().map(|p| p.id.clone()).collect();
        let was: Vec<&Dossier> = change.was.iter().map(|(d, _)| *d).collect();
        // Side by side: neither needs the other.
        let (holders, (mut drafts, touched)) = thread::scope(|scope| {
            let holders = scope.spawn(|| Holders::of(&was, &links.persons, &persons));
            let drawn = change.drawn_anew(&links);
            (holders.join().unwrap_or_else(|panic| resume_unwind(panic)), drawn)
        });
        let then = Then { holders, ids };
        drafts.extend(change.taken_over(persons, &links, &touched));
        let people = People::out_of(drafts, &now);
        let changed = people.persons.iter().map(|p| looks.get(&p.id) != Some(&look(p))).collect();
        let reports = Reports::of(&change, &links, &then, &people, changed);
        let meetings = reports.meetings(meetings);
        Whole::out_of(change.sources(documents), people, meetings)
    }
}

/// What is seen of a person by whoever puts meetings together.
fn look(person: &Person) -> u64 {
    let mut hasher = DefaultHasher::new();
    person.name.hash(&mut hasher);
    person.roles.iter().for_each(|r| (&r.office, r.former).hash(&mut hasher));
    hasher.finish()
}

/// What was known before.
pub struct Then {
    /// The ids of merged persons.
    pub ids: Vec<String>,
    /// Who held which office when.
    pub holders: Holders,
}

/// Documents before and after.
pub struct Change<'a> {
    /// All that there were, and the number of each now.
    pub was: Vec<(&'a Dossier, Option<usize>)>,
    /// All that there are, and the number that each had.
    pub now: &'a [&'a Dossier],
    pub had: Vec<Option<usize>>,
}

impl<'a> Change<'a> {
    /// `None` where much has changed, or where what was is not known well enough.
    fn of(before: &Whole, gone: &'a [Dossier], now: &'a [&'a Dossier]) -> Option<Self> {
        let source = |d: &Dossier| d.documents.first().map(|s| s.id.clone());
        let gone: BTreeMap<Option<String>, &Dossier> = gone.iter().map(|d| (source(d), d)).collect();
        let (mut was, mut had) = (Vec::with_capacity(now.len()), vec![None; now.len()]);
        let mut next = 0;
        for (old, document) in before.facts.documents.iter().enumerate() {
            // Both are in the order of ids.
            next += now[next..].iter().take_while(|d| d.documents[0].id < document.id).count();
            let at = now.get(next).filter(|d| d.documents[0].id == document.id).map(|_| next);
            let dossier = at.map_or_else(|| gone.get(&Some(document.id.clone())).copied(), |at| Some(now[at]))?;
            if dossier.documents[0].digest != document.digest {
                return None;
            }
            at.into_iter().for_each(|at| had[at] = Some(old));
            was.push((dossier, at));
        }
        let changes = had.iter().filter(|h| h.is_none()).count() + was.iter().filter(|w| w.1.is_none()).count();
        let fits = before.links.fit(&was, &before.facts);
        (fits && changes * MANY <= now.len()).then_some(Change { was, now, had })
    }

    /// Documents that came, by number.
    pub fn added(&self) -> impl Iterator<Item = (usize, &'a Dossier)> {
        self.now.iter().zip(&self.had).enumerate().filter(|(_, (_, had))| had.is_none()).map(|(at, (d, _))| (at, *d))
    }

    /// Documents that went, by the number that each had.
    pub fn gone(&self) -> impl Iterator<Item = (usize, &'a Dossier)> {
        self.was.iter().enumerate().filter(|(_, (_, at))| at.is_none()).map(|(old, (d, _))| (old, *d))
    }

    /// Documents that were and are: the number that each had, that it has, and its dossier.
    pub fn kept(&self) -> impl Iterator<Item = (usize, usize, &'a Dossier)> {
        self.was.iter().enumerate().filter_map(|(old, (d, at))| Some((old, (*at)?, *d)))
    }

    fn sources(&self, before: Vec<Source>) -> Vec<Source> {
        let kept = before.into_iter().zip(&self.was).filter(|(_, (_, at))| at.is_some()).map(|(source, _)| source);
        let mut all: Vec<Source> = kept.chain(self.added().flat_map(|(_, d)| d.documents.iter().cloned())).collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all
    }
}

impl Links {
    /// Whether these are the links of these dossiers to these facts.
    fn fit(&self, dossiers: &[(&Dossier, Option<usize>)], facts: &Dossier) -> bool {
        let persons = |(links, (d, _)): (&Vec<Link>, &(&Dossier, _))| {
            links.len() == d.persons.len() && links.iter().all(|l| (l.person as usize) < facts.persons.len())
        };
        let meetings = |(links, (d, _)): (&Vec<u32>, &(&Dossier, _))| {
            links.len() == d.meetings.len() && links.iter().all(|l| (*l as usize) < facts.meetings.len())
        };
        self.persons.len() == dossiers.len()
            && self.meetings.len() == dossiers.len()
            && self.person_kin.len() == facts.persons.len()
            && self.meeting_kin.len() == facts.meetings.len()
            && self.persons.iter().zip(dossiers).all(persons)
            && self.meetings.iter().zip(dossiers).all(meetings)
    }
}
