//! Which reports are of one meeting, and what do they together say of it?

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::dossier::{Dossier, Evidence, Kind, Meeting, Office, Participant, Role, Stated, Status, Topic, Who};

use super::office::{Key, polity_key};
use super::people::{People, in_order_of_coming};
use super::pool::{Pool, gather, support};
use super::same::{Told, World};
use super::{cluster, place, slug, topic};

/// How many names go into the id of a meeting.
const NAMES: usize = 4;

/// A merged meeting that has no id of its own yet.
pub struct Draft {
    /// The meeting.
    pub meeting: Meeting,
    /// Its reports: number of the dossier, of the meeting in it.
    pub reports: Vec<(usize, usize)>,
    /// With which others it could have been put together.
    pub kin: u32,
}

/// The meetings of all documents, and where those of each document went.
pub struct Meetings {
    /// In the order of date and id, the undated last.
    pub meetings: Vec<Meeting>,
    /// For each dossier and each of its meetings the number of the merged one.
    pub links: Vec<Vec<u32>>,
    /// Which meetings could have been put together: those of one number.
    pub kin: Vec<u32>,
}

/// Joins the meetings of all documents.
pub fn join(dossiers: &[&Dossier], people: &People) -> Meetings {
    let told = cluster::look(dossiers, people);
    let polities = cluster::polities(dossiers.iter().copied());
    let world = World { people, polities: &polities };
    let mut drafts = drafts(&told, &world);
    let labels = topic::Labels::of(&topic::Counts::default().with(dossiers.iter().copied()), None);
    drafts.iter_mut().for_each(|d| labels.give(&mut d.meeting));
    out_of(drafts, Vec::new(), dossiers)
}

/// Reports put together; the labels of topics are those of the reports yet.
pub fn drafts(told: &[Told], world: &World) -> Vec<Draft> {
    let draft = |c: &cluster::Cluster| Draft {
        meeting: build(told, &c.reports, world.people, world),
        reports: c.reports.iter().map(|&at| (told[at].dossier, told[at].number)).collect(),
        kin: c.kin,
    };
    cluster::cluster(told, world).iter().map(draft).collect()
}

/// Gives ids to those that bear a mere name, the same of one name in the order of evidence. The `settled` keep theirs: of
/// their dates no other is.
pub fn out_of(mut drafts: Vec<Draft>, settled: Vec<Draft>, dossiers: &[&Dossier]) -> Meetings {
    drafts.sort_by(|a, b| (order(&a.meeting), &a.meeting.evidence).cmp(&(order(&b.meeting), &b.meeting.evidence)));
    let ids = slug::apart(drafts.iter().map(|d| d.meeting.id.clone()));
    drafts.iter_mut().zip(ids).for_each(|(d, id)| d.meeting.id = id);
    drafts.extend(settled);
    drafts.sort_by(|a, b| order(&a.meeting).cmp(&order(&b.meeting)));
    let mut links: Vec<Vec<u32>> = dossiers.iter().map(|d| vec![0; d.meetings.len()]).collect();
    for (number, draft) in drafts.iter().enumerate() {
        draft.reports.iter().for_each(|&(dossier, place)| links[dossier][place] = number as u32);
    }
    let kin = in_order_of_coming(drafts.iter().map(|d| d.kin));
    Meetings { meetings: drafts.into_iter().map(|d| d.meeting).collect(), links, kin }
}

fn order(meeting: &Meeting) -> (bool, Option<Date>, &str) {
    (meeting.date().is_none(), meeting.date(), &meeting.id)
}

/// One meeting out of its reports.
fn build(told: &[Told], cluster: &[usize], people: &People, world: &World) -> Meeting {
    let mut reports: Vec<&Told> = cluster.iter().map(|&at| &told[at]).collect();
    reports.sort_by_key(|t| (t.published, t.dossier));
    let meetings = || reports.iter().map(|t| t.meeting);
    let history = history(&reports);
    let topics: Vec<(usize, &Topic)> =
        reports.iter().flat_map(|t| t.meeting.topics.iter().map(move |topic| (t.dossier, topic))).collect();
    let mut parties = Pool::new();
    for t in &reports {
        let homes = homes(t, people);
        for p in &t.meeting.parties {
            let home = homes.get(&polity_key(&p.value)).unwrap_or(&p.value);
            parties.add(polity_key(home), home, &p.evidence);
        }
    }
    let parties = parties.stated();
    let sides: Vec<&str> = parties.iter().map(|p| p.value.as_str()).collect();
    let cue = meetings().rev().max_by(|a, b| a.confidence.total_cmp(&b.confidence));
    let mut meeting = Meeting {
        id: String::new(),
        kind: kind(&reports),
        status: status(&reports),
        history,
        participants: participants(&reports, people),
        topics: topic::join(&topics, &sides),
        parties,
        places: places(&reports, world),
        dates: dates(&reports),
        cue: cue.map(|m| m.cue.clone()).unwrap_or_default(),
        confidence: meetings().map(|m| m.confidence).fold(0.0, f32::max),
        evidence: gather(meetings().flat_map(|m| &m.evidence)),
    };
    meeting.id = name(&meeting, people);
    meeting
}

/// What each report says of the status, in order of time; what one says in several sentences once.
fn history(reports: &[&Told]) -> Vec<Stated<Status>> {
    let mut history: Vec<Stated<Status>> = Vec::new();
    for m in reports.iter().map(|t| t.meeting) {
        let own = Stated { value: m.status, evidence: m.evidence.clone() };
        let told = if m.history.is_empty() { std::slice::from_ref(&own) } else { &m.history };
        for one in told {
            let document = |s: &Stated<Status>| s.evidence.first().map(|e| e.document.clone());
            match history.last_mut().filter(|last| last.value == one.value && document(last) == document(one)) {
                Some(last) => last.evidence = gather(last.evidence.iter().chain(&one.evidence)),
                None => history.push(one.clone()),
            }
        }
    }
    history
}

/// The status as of the latest report; but what was held stays held, unless more reports say that it was called off. Of
/// one day the further status counts.
fn status(reports: &[&Told]) -> Status {
    let count = |s: Status| reports.iter().filter(|t| t.meeting.status == s).count();
    let latest = reports.iter().max_by_key(|t| (t.published, t.meeting.status));
    match (count(Status::Held), count(Status::Cancelled)) {
        (0, _) => latest.map_or(Status::Proposed, |t| t.meeting.status),
        (held, off) if held < off => Status::Cancelled,
        _ => Status::Held,
    }
}

/// The kind that most reports give; among equals the one that says most.
fn kind(reports: &[&Told]) -> Kind {
    const TELLING: [Kind; 6] = [Kind::Summit, Kind::Conference, Kind::Video, Kind::Call, Kind::Talks, Kind::Visit];
    let count = |k: Kind| reports.iter().filter(|t| t.meeting.kind == k).count();
    TELLING.into_iter().rev().max_by_key(|&k| count(k)).unwrap_or(Kind::Talks)
}

fn participants(reports: &[&Told], people: &People) -> Vec<Participant> {
    let named: BTreeSet<usize> = reports.iter().flat_map(|t| t.persons.iter().copied()).collect();
    let holder = |key: &Key| named.iter().copied().find(|&p| people.offices(p).contains(key));
    let mut persons: BTreeMap<usize, (Vec<Evidence>, Pool<Key, Office>)> = BTreeMap::new();
    let (mut offices, mut groups) = (Pool::new(), Pool::new());
    for t in reports {
        for p in &t.meeting.participants {
            let person = match &p.who {
                Who::Person(id) => people.who(t.dossier, id),
                Who::Office(office) => holder(&Key::of(office)),
                Who::Group(_) => None,
            };
            match (person, &p.who) {
                (Some(person), who) => {
                    let (evidence, held) = persons.entry(person).or_insert_with(|| (Vec::new(), Pool::new()));
                    evidence.extend_from_slice(&p.evidence);
                    let unnamed = if let Who::Office(office) = who { Some(office) } else { None };
                    if let Some(office) = p.office.as_ref().or(unnamed) {
                        held.add(Key::of(office), office, &p.evidence);
                    }
                }
                (None, Who::Office(office)) => offices.add(Key::of(office), office, &p.evidence),
                (None, Who::Group(group)) => groups.add(Key::of(group), group, &p.evidence),
                (None, Who::Person(_)) => {}
            }
        }
    }
    let person = |(at, (evidence, held)): (usize, (Vec<Evidence>, Pool<Key, Office>))| Participant {
        who: Who::Person(people.persons[at].id.clone()),
        office: held.stated().into_iter().next().map(|o| usual(&people.persons[at].roles, o.value)),
        evidence: gather(&evidence),
    };
    let mut all: Vec<Participant> = persons.into_iter().map(person).collect();
    all.sort_by(|a, b| a.who.cmp(&b.who));
    let unnamed = |s: Stated<Office>, who: fn(Office) -> Who| Participant {
        who: who(s.value),
        office: None,
        evidence: s.evidence,
    };
    all.extend(offices.stated().into_iter().map(|s| unnamed(s, Who::Office)));
    all.extend(groups.stated().into_iter().map(|s| unnamed(s, Who::Group)));
    all
}

/// The office as the person's roles word it, under its own country where the report is mistaken about that.
fn usual(roles: &[Role], office: Office) -> Office {
    let key = Key::of(&office);
    let worded = roles.iter().find(|r| key.agrees(&Key::of(&r.office)));
    let titled = || roles.iter().find(|r| key.country().is_some() && key.title == Key::of(&r.office).title);
    worded.or_else(titled).map_or(office, |r| r.office.clone())
}

/// Countries of which a report has made somebody a servant by mistake, folded, and the right ones.
fn homes(told: &Told, people: &People) -> BTreeMap<String, String> {
    let mut homes = BTreeMap::new();
    let sides = &told.meeting.participants;
    for (at, office) in sides.iter().enumerate().filter_map(|(at, p)| Some((at, p.office.as_ref()?))) {
        let Who::Person(id) = &sides[at].who else { continue };
        let Some(person) = people.who(told.dossier, id) else { continue };
        let usual = usual(&people.persons[person].roles, office.clone());
        let (said, right) = (Key::of(office), Key::of(&usual));
        let others = || sides.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, p)| &p.office);
        let alone = others().flatten().all(|o| Key::of(o).of != said.of);
        if let (Some(wrong), Some(home), false) = (said.of, usual.of, said.title != right.title || !alone)
            && Some(&wrong) != right.of.as_ref()
        {
            homes.insert(wrong, home);
        }
    }
    homes
}

/// Places, the one of most documents first, then cities and houses before countries, then what was told first.
fn places(reports: &[&Told], world: &World) -> Vec<Stated<String>> {
    let mut places = Pool::new();
    let stated = || reports.iter().flat_map(|t| &t.meeting.places);
    stated().for_each(|p| places.add(place::key(&p.value), &p.value, &p.evidence));
    let told = first_told(stated().map(|p| place::key(&p.value)));
    let mut places = places.stated();
    places.sort_by_cached_key(|p| {
        let key = place::key(&p.value);
        (Reverse(support(&p.evidence)), world.polities.contains(&key), told[&key])
    });
    places
}

/// Dates, the one of most documents first, then the most precise, then what was told first. A document that gives only
/// the month supports every day of it.
fn dates(reports: &[&Told]) -> Vec<Stated<Date>> {
    let mut dates = Pool::new();
    let stated = || reports.iter().flat_map(|t| &t.meeting.dates);
    stated().for_each(|d| dates.add(d.value, &d.value, &d.evidence));
    let told = first_told(stated().map(|d| d.value));
    let dates = dates.stated();
    let weight = |d: &Stated<Date>| {
        let agreeing = dates.iter().filter(|e| e.value.covers(d.value)).flat_map(|e| &e.evidence);
        support(&agreeing.cloned().collect::<Vec<_>>())
    };
    let mut sorted = dates.clone();
    sorted.sort_by_cached_key(|d| (Reverse(weight(d)), Reverse(d.value.precision()), told[&d.value], d.value));
    sorted
}

/// For each value the place at which it comes first.
fn first_told<T: Ord>(values: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut first = BTreeMap::new();
    for (at, value) in values.enumerate() {
        first.entry(value).or_insert(at);
    }
    first
}

/// The id of a meeting before clashes are settled: date, and who took part.
pub fn name(meeting: &Meeting, people: &People) -> String {
    let date = meeting.date().map_or("undated".to_string(), |d| d.to_string());

    let persons = meeting.participants.iter().filter_map(|p| match &p.who {
        Who::Person(id) => people.surname(id),
        _ => None,
    });
    let mut names: Vec<String> = persons.collect();
    if names.len() < 2 {
        let shown: BTreeSet<String> = meeting.parties.iter().map(|p| slug::slug(&p.value)).collect();
        names.extend(shown);
    }
    names.sort();
    names.truncate(NAMES);
    if names.is_empty() {
        names.extend(meeting.place().map(slug::slug));
    }
    slug::slug(&format!("{date} {}", names.join(" ")))
}
