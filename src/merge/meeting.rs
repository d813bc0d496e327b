//! Which reports are of one meeting, and what do they together say of it?

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::dossier::{Dossier, Evidence, Kind, Meeting, Office, Participant, Stated, Status, Topic, Who};

use super::office::{Key, polity_key};
use super::person::People;
use super::pool::{Pool, gather, support};
use super::same::{self, Told, World};
use super::{slug, topic};

/// How many names go into the id of a meeting.
const NAMES: usize = 4;

/// Joins the meetings of all documents; the result is in order of date and id, the undated last.
pub fn join(dossiers: &[&Dossier], people: &People) -> Vec<Meeting> {
    let told = look(dossiers, people);
    let polities = polities(dossiers);
    let world = World { offices: &people.offices, polities: &polities };
    let clusters = cluster(&told, &world);
    let mut meetings: Vec<Meeting> = clusters.iter().map(|c| build(&told, c, people, &world)).collect();
    topic::agree_on_labels(&mut meetings);
    meetings.sort_by(|a, b| (order(a), &a.evidence).cmp(&(order(b), &b.evidence)));
    let ids = slug::apart(meetings.iter().map(|m| m.id.clone()).collect::<Vec<_>>());
    meetings.iter_mut().zip(ids).for_each(|(m, id)| m.id = id);
    meetings.sort_by(|a, b| order(a).cmp(&order(b)));
    meetings
}

fn order(meeting: &Meeting) -> (bool, Option<Date>, &str) {
    (meeting.date().is_none(), meeting.date(), &meeting.id)
}

fn look<'a>(dossiers: &[&'a Dossier], people: &People) -> Vec<Told<'a>> {
    let mut told = Vec::new();
    for (dossier, d) in dossiers.iter().enumerate() {
        let published = d.documents.first().and_then(|s| s.published);
        for meeting in &d.meetings {
            let who = || meeting.participants.iter().map(|p| &p.who);
            let persons = who().filter_map(|w| if let Who::Person(id) = w { people.who(dossier, id) } else { None });
            let when = meeting.date().or(published);
            let holder = |office: &Key| when.and_then(|when| people.holders.at(office, when));
            let offices: BTreeSet<Key> =
                who().filter_map(|w| if let Who::Office(o) = w { Some(Key::of(o)) } else { None }).collect();
            let (known, offices): (Vec<Key>, Vec<Key>) = offices.into_iter().partition(|o| holder(o).is_some());
            let groups = who().filter_map(|w| if let Who::Group(o) = w { Some(Key::of(o)) } else { None });
            told.push(Told {
                dossier,
                published,
                meeting,
                persons: persons.chain(known.iter().filter_map(holder)).collect(),
                offices: offices.into_iter().collect(),
                groups: groups.collect(),
                parties: meeting.parties.iter().map(|p| polity_key(&p.value)).collect(),
                place: meeting.place().map(polity_key),
                topics: meeting.topics.iter().map(|t| topic::words(&t.label)).collect(),
            });
        }
    }
    told
}

/// Every country and body that a document names as one, folded.
fn polities(dossiers: &[&Dossier]) -> BTreeSet<String> {
    let offices = dossiers.iter().flat_map(|d| &d.persons).flat_map(|p| &p.roles).filter_map(|r| r.office.of.as_ref());
    let parties = dossiers.iter().flat_map(|d| &d.meetings).flat_map(|m| &m.parties).map(|p| &p.value);
    offices.chain(parties).map(|name| polity_key(name)).collect()
}

/// Reports by what they must share to be of one encounter.
fn blocks(told: &[Told]) -> BTreeMap<(String, String), Vec<usize>> {
    let mut blocks: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (at, t) in told.iter().enumerate() {
        let mut sides: Vec<String> = t.persons.iter().map(|p| format!("{p}")).collect();
        sides.extend(t.parties.iter().cloned());
        let mut keys = BTreeSet::new();
        for (i, a) in sides.iter().enumerate() {
            keys.extend(sides[i + 1..].iter().map(|b| (a.clone(), b.clone())));
        }
        match (t.persons.is_empty(), &t.place) {
            // Parties alone make a block only for those of whom no person is known.
            (false, _) => keys.retain(|(a, _)| a.parse::<usize>().is_ok()),
            (true, Some(place)) if t.offices.is_empty() => drop(keys.insert((String::new(), place.clone()))),
            _ => {}
        }
        keys.into_iter().for_each(|k| blocks.entry(k).or_default().push(at));
    }
    blocks
}

/// Pairs of reports that may be of one encounter, the likeliest first.
fn candidates(told: &[Told], world: &World) -> Vec<(usize, usize)> {
    let windows: Vec<_> = told.iter().map(same::window).collect();
    let mut pairs = Vec::new();
    for mut block in blocks(told).into_values() {
        block.sort_by_key(|&at| (windows[at], at));
        for (i, &a) in block.iter().enumerate() {
            let near = block[i + 1..].iter().take_while(|&&b| windows[b].0 <= windows[a].1);
            pairs.extend(near.map(|&b| (a.min(b), a.max(b))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let mut rated: Vec<(Reverse<u32>, usize, usize)> = Vec::new();
    for (a, b) in pairs {
        if same::apart(&told[a], &told[b], world).is_none() {
            rated.extend(same::bond(&told[a], &told[b], world).map(|bond| (Reverse(bond), a, b)));
        }
    }
    rated.sort();
    rated.into_iter().map(|(_, a, b)| (a, b)).collect()
}

/// Reports of one encounter each: joined from the likeliest pair on, unless anything in one cluster forbids the other.
fn cluster(told: &[Told], world: &World) -> Vec<Vec<usize>> {
    let mut clusters: Vec<Vec<usize>> = (0..told.len()).map(|at| vec![at]).collect();
    let mut owner: Vec<usize> = (0..told.len()).collect();
    for (a, b) in candidates(told, world) {
        let (a, b) = (owner[a], owner[b]);
        let fits = |&x: &usize| clusters[b].iter().all(|&y| same::apart(&told[x], &told[y], world).is_none());
        if a != b && clusters[a].iter().all(fits) {
            let moved = std::mem::take(&mut clusters[b]);
            moved.iter().for_each(|&at| owner[at] = a);
            clusters[a].extend(moved);
        }
    }
    clusters.retain(|c| !c.is_empty());
    clusters.iter_mut().for_each(|c| c.sort());
    clusters
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
    meetings().flat_map(|m| &m.parties).for_each(|p| parties.add(polity_key(&p.value), &p.value, &p.evidence));
    let cue = meetings().rev().max_by(|a, b| a.confidence.total_cmp(&b.confidence));
    let mut meeting = Meeting {
        id: String::new(),
        kind: kind(&reports),
        status: status(&reports),
        history,
        participants: participants(&reports, people, world),
        parties: parties.stated(),
        topics: topic::join(&topics),
        places: places(&reports, world),
        dates: dates(&reports),
        cue: cue.map(|m| m.cue.clone()).unwrap_or_default(),
        confidence: meetings().map(|m| m.confidence).fold(0.0, f32::max),
        evidence: gather(meetings().flat_map(|m| &m.evidence)),
    };
    meeting.id = name(&meeting, people);
    meeting
}

/// What each report says of the status, in order of time.
fn history(reports: &[&Told]) -> Vec<Stated<Status>> {
    let mut history: Vec<Stated<Status>> = Vec::new();
    for m in reports.iter().map(|t| t.meeting) {
        match m.history.is_empty() {
            true => history.push(Stated { value: m.status, evidence: m.evidence.clone() }),
            false => history.extend(m.history.iter().cloned()),
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

fn participants(reports: &[&Told], people: &People, world: &World) -> Vec<Participant> {
    let named: BTreeSet<usize> = reports.iter().flat_map(|t| t.persons.iter().copied()).collect();
    let holder = |key: &Key| named.iter().copied().find(|&p| world.offices[p].contains(key));
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

/// The office as the person's roles word it.
fn usual(roles: &[crate::dossier::Role], office: Office) -> Office {
    let key = Key::of(&office);
    roles.iter().find(|r| key.agrees(&Key::of(&r.office))).map_or(office, |r| r.office.clone())
}

/// Places, the one of most documents first, then cities and houses before countries, then what was told first.
fn places(reports: &[&Told], world: &World) -> Vec<Stated<String>> {
    let mut places = Pool::new();
    let stated = || reports.iter().flat_map(|t| &t.meeting.places);
    stated().for_each(|p| places.add(polity_key(&p.value), &p.value, &p.evidence));
    let told = first_told(stated().map(|p| polity_key(&p.value)));
    let mut places = places.stated();
    places.sort_by_cached_key(|p| {
        let key = polity_key(&p.value);
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
fn name(meeting: &Meeting, people: &People) -> String {
    let date = meeting.date().map_or("undated".to_string(), |d| d.to_string());

    let persons = meeting.participants.iter().filter_map(|p| match &p.who {
        Who::Person(id) => people.surname(id).map(String::from),
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
