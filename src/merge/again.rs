//! What all documents say together, and the same again after some came or went.
//!
//! Persons and meetings fall into kin: names and reports that could be drawn together, directly or over others. Who of one kin is
//! who depends on that kin alone. So only the kin that a change concerns are worked out anew; the rest stays as it was.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::date::Date;
use crate::dossier::{Dossier, Meeting, Person, Source, Who};

use super::alike::{self, Name};
use super::cluster::{self, keys};
use super::holder::Holders;
use super::names::Names;
use super::office::{Key, polity_key};
use super::people::{self, Link, People};
use super::same::{self, Told, World};
use super::short::{Called, Forms};
use super::{meeting, seen, topic};

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
        let then = Then { holders: Holders::of(&was, &links.persons, &persons), ids, was };
        let people = change.people(persons, &links);
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
struct Then<'a> {
    was: Vec<&'a Dossier>,
    /// The ids of merged persons.
    ids: Vec<String>,
    holders: Holders,
}

/// Documents before and after.
struct Change<'a> {
    /// All that there were, and the number of each now.
    was: Vec<(&'a Dossier, Option<usize>)>,
    /// All that there are, and the number that each had.
    now: &'a [&'a Dossier],
    had: Vec<Option<usize>>,
}

impl<'a> Change<'a> {
    /// `None` where much has changed, or where what was is not known well enough.
    fn of(before: &Whole, gone: &'a [Dossier], now: &'a [&'a Dossier]) -> Option<Self> {
        let source = |d: &Dossier| d.documents.first().map(|s| s.id.clone());
        let gone: BTreeMap<Option<String>, &Dossier> = gone.iter().map(|d| (source(d), d)).collect();
        let (mut was, mut had) = (Vec::new(), vec![None; now.len()]);
        for (old, document) in before.facts.documents.iter().enumerate() {
            let at = now.binary_search_by(|d| d.documents[0].id.as_str().cmp(&document.id)).ok();
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

    fn added(&self) -> impl Iterator<Item = (usize, &'a Dossier)> {
        self.now.iter().zip(&self.had).enumerate().filter(|(_, (_, had))| had.is_none()).map(|(at, (d, _))| (at, *d))
    }

    fn gone(&self) -> impl Iterator<Item = (usize, &'a Dossier)> {
        self.was.iter().enumerate().filter(|(_, (_, at))| at.is_none()).map(|(old, (d, _))| (old, *d))
    }

    /// Documents that were and are: the number that each had, that it has, and its dossier.
    fn kept(&self) -> impl Iterator<Item = (usize, usize, &'a Dossier)> {
        self.was.iter().enumerate().filter_map(|(old, (d, at))| Some((old, (*at)?, *d)))
    }

    fn sources(&self, before: Vec<Source>) -> Vec<Source> {
        let kept = before.into_iter().zip(&self.was).filter(|(_, (_, at))| at.is_some()).map(|(source, _)| source);
        let mut all: Vec<Source> = kept.chain(self.added().flat_map(|(_, d)| d.documents.iter().cloned())).collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all
    }

    /// The persons, of whom those of the kin that are not concerned are taken over.
    fn people(&self, persons: Vec<Person>, links: &Links) -> People<'a> {
        let names = Names::of(self.now);
        let mut kin: Vec<Option<u32>> = vec![None; names.spelt.len()];
        let mut members: Vec<Vec<(usize, usize, bool)>> = vec![Vec::new(); persons.len()];
        for (old, at, d) in self.kept() {
            for (place, (person, link)) in d.persons.iter().zip(&links.persons[old]).enumerate() {
                members[link.person as usize].push((at, place, link.slip));
                if let Some(name) = names.number(&person.name) {
                    kin[name] = Some(links.person_kin[link.person as usize]);
                }
            }
        }
        let mut touched: FxHashSet<u32> = self.concerned(&names).into_iter().filter_map(|name| kin[name]).collect();
        let gone = self.gone().flat_map(|(old, _)| &links.persons[old]);
        touched.extend(gone.map(|link| links.person_kin[link.person as usize]));
        let fresh = |name: usize| kin[name].is_none_or(|kin| touched.contains(&kin));
        let mut drafts = people::drafts(self.now, &names, fresh);
        let first = names.spelt.len() as u32;
        for ((person, members), kin) in persons.into_iter().zip(members).zip(&links.person_kin) {
            if !touched.contains(kin) {
                drafts.push(people::Draft { person, members, kin: first + kin });
            }
        }
        People::out_of(drafts, self.now)
    }

    /// Names, by number, that documents which came tell of, and those that may now be drawn together otherwise than before.
    fn concerned(&self, names: &Names) -> BTreeSet<usize> {
        let told = |d: &'a Dossier| d.persons.iter().map(|p| p.name.as_str());
        let mut new: FxHashSet<&str> = self.added().flat_map(|(_, d)| told(d)).collect();
        let here: BTreeSet<usize> = new.iter().filter_map(|name| names.number(name)).collect();
        for name in self.was.iter().flat_map(|(d, _)| told(d)) {
            new.remove(name);
        }
        let mut all = here.clone();
        all.extend(self.comparable(names, &new));
        let short: BTreeSet<usize> =
            new.iter().filter_map(|name| names.number(name)).filter(|n| !names.spelt[*n].is_full()).collect();
        all.extend(shortened(names, &short));
        all.extend(self.shortening(names, &here));
        all.extend(self.left(names));
        all
    }

    /// Full names that may now be compared with others than before, or with other result: with names that are `new` or gone,
    /// and with those of whom there is more or less to tell.
    fn comparable(&self, names: &Names, new: &FxHashSet<&str>) -> BTreeSet<usize> {
        let told: BTreeSet<&str> =
            self.added().chain(self.gone()).flat_map(|(_, d)| &d.persons).map(|p| p.name.as_str()).collect();
        let parsed =
            told.into_iter().map(|text| (new.contains(text) || names.number(text).is_none(), Name::parse(text)));
        let (other, full): (Vec<bool>, Vec<Name>) = parsed.filter(|(_, name)| name.is_full()).unzip();
        if full.is_empty() {
            return BTreeSet::new();
        }
        let sharing = names.sharing(&full.iter().collect::<Vec<_>>());
        let compared = |&(n, at): &(usize, usize)| other[at] || alike::may_be_one(names.spelt[n].odds(&full[at]));
        sharing.into_iter().filter(compared).map(|(n, _)| n).collect()
    }

    /// Full names that short ones may stand for now that documents went in which they stood for others.
    fn left(&self, names: &Names) -> BTreeSet<usize> {
        let gone: BTreeSet<&str> = self.gone().flat_map(|(_, d)| &d.persons).map(|p| p.name.as_str()).collect();
        let keys = |name: &Name| name.short_keys();
        let gone: FxHashSet<u64> =
            gone.into_iter().map(Name::parse).filter(Name::is_full).flat_map(|n| keys(&n)).collect();
        let short = names.spelt.iter().enumerate().filter(|(_, n)| !n.is_full());
        let open = short.filter(|(_, n)| keys(n).iter().any(|k| gone.contains(k)));
        shortened(names, &open.map(|(at, _)| at).collect())
    }

    /// Short names that may stand for any of these full ones.
    fn shortening(&self, names: &Names, full: &BTreeSet<usize>) -> BTreeSet<usize> {
        let added: Vec<&Dossier> = self.added().map(|(_, d)| d).collect();
        let mut called: BTreeMap<usize, Called> = BTreeMap::new();
        let mut forms = Forms::default();
        for s in seen::look(&added, names, |n| full.contains(&n) && names.spelt[n].is_full()) {
            called.entry(s.spelling).or_insert_with(|| Called::by_name(&s.name)).note(&s, &mut forms);
        }
        let mut by_key: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for &full in called.keys() {
            names.spelt[full].short_keys().into_iter().for_each(|k| by_key.entry(k).or_default().push(full));
        }
        let short = names.spelt.iter().enumerate().filter(|(_, n)| !n.is_full());
        let means = |short: &Name| {
            let near = short.short_keys().into_iter().filter_map(|k| by_key.get(&k)).flatten().collect::<BTreeSet<_>>();
            near.into_iter().any(|full| called[full].tie(&names.spelt[*full], short).is_some())
        };
        short.filter(|(_, name)| means(name)).map(|(at, _)| at).collect()
    }
}

/// Names that one of these short ones may stand for, and short ones that may be the same.
fn shortened(names: &Names, short: &BTreeSet<usize>) -> BTreeSet<usize> {
    let keys: FxHashSet<u64> = short.iter().flat_map(|&n| names.spelt[n].short_keys()).collect();
    let sounds: BTreeSet<&str> = short.iter().map(|&n| names.spelt[n].short_key()).collect();
    let near = |name: &Name| {
        if name.is_full() {
            name.short_keys().iter().any(|k| keys.contains(k))
        } else {
            sounds.contains(name.short_key())
        }
    };
    if short.is_empty() {
        return BTreeSet::new();
    }
    names.spelt.iter().enumerate().filter(|(_, name)| near(name)).map(|(at, _)| at).collect()
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

/// A report: number of the dossier now, of the meeting in it.
type Report = (usize, usize);

/// The reports of the documents that were and are, and which of them are concerned.
struct Reports<'c, 'a> {
    change: &'c Change<'a>,
    links: &'c Links,
    people: &'c People<'a>,
    polities: BTreeSet<String>,
    /// Those that now say something else, with those of documents that came.
    other: Vec<Report>,
    /// The rest, by each of their persons.
    by_person: Vec<Vec<Report>>,
    /// Those of the rest that know no person, by party and by place; all by the name of the gathering.
    by_party: FxHashMap<String, Vec<Report>>,
}

impl<'c, 'a> Reports<'c, 'a> {
    fn of(
        change: &'c Change<'a>,
        links: &'c Links,
        then: &Then<'a>,
        people: &'c People<'a>,
        changed: Vec<bool>,
    ) -> Self {
        let before = cluster::polities(then.was.iter().copied());
        let polities = cluster::polities(change.now.iter().copied());
        let moved: BTreeSet<&String> = before.symmetric_difference(&polities).collect();
        let mut reports = Reports {
            change,
            links,
            people,
            other: Vec::new(),
            by_person: vec![Vec::new(); people.persons.len()],
            by_party: FxHashMap::default(),
            polities: polities.clone(),
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
        reports
    }

    fn note(&mut self, report: Report, persons: &[usize], meeting: &Meeting) {
        persons.iter().for_each(|&p| self.by_person[p].push(report));
        if persons.is_empty() {
            let sides = meeting.parties.iter().chain(meeting.places.first());
            sides.for_each(|side| self.by_party.entry(polity_key(&side.value)).or_default().push(report));
        }
        let event = same::event(&meeting.cue);
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
    fn meetings(&self, before: Vec<Meeting>) -> meeting::Meetings {
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
        let labels = topic::Labels::of(self.change.now.iter().copied(), Some(&words));
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

    /// The kin of meetings whose topics are now called otherwise.
    fn relabelled(&self) -> BTreeSet<u32> {
        let changed = self.change.added().chain(self.change.gone());
        let topics = changed.flat_map(|(_, d)| &d.meetings).flat_map(|m| &m.topics);
        let words: BTreeSet<topic::Words> = topics.map(|t| topic::words(&t.label)).collect();
        let was = topic::Labels::of(self.change.was.iter().map(|(d, _)| *d), Some(&words));
        let now = topic::Labels::of(self.change.now.iter().copied(), Some(&words));
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
    let ((from, to), (start, end)) = (same::window(a), same::window(b));
    from <= end && start <= to && !keys(a, world).is_disjoint(&keys(b, world)) && cluster::bond(a, b, world).is_some()
}
