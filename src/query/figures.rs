//! Meetings counted and laid in order: timelines, those who met most, how much there is.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::date::Date;
use crate::dossier::{Dossier, Kind, Meeting, Status, Who};
use crate::graph::{Graph, Selection, fold, name};
use crate::query::Cited;
use crate::query::answer::cited;
use crate::query::report::{Report, Row};

/// The cells of a meeting, without those named in `but` where others took part.
pub(crate) fn row(meeting: &Meeting, dossier: &Dossier, but: &[String]) -> Row {
    let others = meeting.participants.iter().filter(|p| !matches!(&p.who, Who::Person(id) if but.contains(id)));
    let mut who: Vec<String> = others.map(|p| name(&p.who, dossier)).collect();
    if who.is_empty() || who.len() + but.len() < 2 {
        who.extend(meeting.parties.iter().map(|p| p.value.clone()));
    }
    let about: Vec<&str> = meeting.topics.iter().map(|t| t.label.as_str()).collect();
    let about = if about.is_empty() { String::new() } else { format!("about {}", about.join("; ")) };
    Row::of([
        ("date", meeting.date().map_or("undated".into(), |d| d.to_string())),
        ("status", meeting.status.word().into()),
        ("kind", meeting.kind.word().into()),
        ("who", who.join(", ")),
        ("place", meeting.place().map_or(String::new(), |p| format!("in {p}"))),
        ("about", about),
        ("id", format!("({})", meeting.id)),
    ])
    .says(cited(&meeting.evidence, dossier))
}

/// The meetings of a selection, year by year.
pub fn timeline(graph: &Graph, selection: &Selection) -> Report {
    let mut years: BTreeMap<(bool, i16), Vec<Row>> = BTreeMap::new();
    for meeting in graph.select(selection) {
        let year = meeting.date().map_or((true, 0), |d| (false, d.year()));
        years.entry(year).or_default().push(row(meeting, &graph.dossier, &[]));
    }
    let mut report = Report::new("meetings in the order of time");
    for ((undated, year), rows) in years {
        report.part(if undated { "undated".into() } else { year.to_string() }, rows);
    }
    if report.is_empty() {
        report.note = Some("the graph has no such meeting".into());
    }
    report
}

/// The persons of a meeting, by id.
pub(crate) fn persons(meeting: &Meeting) -> BTreeSet<&str> {
    meeting
        .participants
        .iter()
        .filter_map(|p| if let Who::Person(id) = &p.who { Some(id.as_str()) } else { None })
        .collect()
}

/// A count of meetings, and between which dates.
#[derive(Default)]
pub(crate) struct Tally<'g> {
    pub times: usize,
    pub first: Option<Date>,
    pub last: Option<Date>,
    meetings: Vec<&'g Meeting>,
}

impl<'g> Tally<'g> {
    pub fn add(&mut self, meeting: &'g Meeting) {
        self.times += 1;
        self.meetings.push(meeting);
        if let Some(date) = meeting.date() {
            self.first = Some(self.first.map_or(date, |d| d.min(date)));
            self.last = Some(self.last.map_or(date, |d| d.max(date)));
        }
    }

    /// "2013-08 to 2015-05"
    pub fn span(&self) -> String {
        match (self.first, self.last) {
            (Some(a), Some(b)) if a == b => a.to_string(),
            (Some(a), Some(b)) => format!("{a} to {b}"),
            _ => String::new(),
        }
    }

    /// A sentence for each meeting.
    pub fn quotes(&self, dossier: &Dossier) -> Vec<Cited> {
        let first =
            |m: &&Meeting| m.evidence.first().map(|e| cited(std::slice::from_ref(e), dossier)).unwrap_or_default();
        self.meetings.iter().flat_map(first).collect()
    }
}

/// The `n` with the highest counts as rows, the others dropped; ties in the order of the keys.
pub(crate) fn most<K: Ord + Clone>(
    tallies: &BTreeMap<K, Tally>,
    n: usize,
    label: impl Fn(&K) -> String,
    dossier: &Dossier,
) -> Vec<Row> {
    let mut all: Vec<_> = tallies.iter().collect();
    all.sort_by_key(|(k, t)| (Reverse(t.times), (*k).clone()));
    let row = |(k, t): (&K, &Tally)| {
        Row::of([("times", t.times.to_string()), ("name", label(k)), ("dates", t.span())]).says(t.quotes(dossier))
    };
    all.into_iter().take(n).map(row).collect()
}

/// Who met most, in pairs and alone; who stands between others; what was discussed and where, most often.
pub fn top(graph: &Graph, selection: &Selection, n: usize) -> Report {
    let dossier = &graph.dossier;
    let meetings = graph.select(selection);
    let (mut pairs, mut alone) = (BTreeMap::<(&str, &str), Tally>::new(), BTreeMap::<&str, Tally>::new());
    let (mut topics, mut places) = (BTreeMap::<String, Tally>::new(), BTreeMap::<String, Tally>::new());
    for &m in &meetings {
        let there = persons(m);
        for (i, a) in there.iter().enumerate() {
            alone.entry(a).or_default().add(m);
            there.iter().skip(i + 1).for_each(|b| pairs.entry((a, b)).or_default().add(m));
        }
        m.topics.iter().for_each(|t| topics.entry(t.label.clone()).or_default().add(m));
        m.place().into_iter().for_each(|p| places.entry(p.to_string()).or_default().add(m));
    }
    let person = |id: &str| dossier.person(id).map_or(id.to_string(), |p| p.name.clone());
    let held = if selection.statuses == [Status::Held] { " that were held" } else { "" };
    let mut report = Report::new(format!("of {} meetings{held}", meetings.len()));
    report.part(
        "pairs who met most often",
        most(&pairs, n, |(a, b)| format!("{} and {}", person(a), person(b)), dossier),
    );
    report.part("persons with most meetings", most(&alone, n, |id| person(id), dossier));
    report.part("persons who stand between most others", between(&meetings, n, person));
    report.part("topics", most(&topics, n, String::clone, dossier));
    report.part("places", most(&places, n, String::clone, dossier));
    report
}

/// Persons through whom most shortest ways between two others lead, counted as Brandes does; ways of equal length share.
fn between(meetings: &[&Meeting], n: usize, name: impl Fn(&str) -> String) -> Vec<Row> {
    const MOST: usize = 4000;
    let mut near: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for m in meetings {
        let there = persons(m);
        there.iter().for_each(|p| near.entry(p).or_default().extend(there.iter().filter(|q| *q != p)));
    }
    if near.len() > MOST {
        return Vec::new();
    }
    let ids: Vec<&str> = near.keys().copied().collect();
    let number: BTreeMap<&str, usize> = ids.iter().enumerate().map(|(i, id)| (*id, i)).collect();
    let links: Vec<Vec<usize>> = near.values().map(|all| all.iter().map(|id| number[id]).collect()).collect();
    let mut share = vec![0.0; ids.len()];
    (0..ids.len()).for_each(|start| ways(start, &links, &mut share));
    let mut all: Vec<(u64, &str)> = share.iter().zip(&ids).map(|(s, id)| (s.round() as u64 / 2, *id)).collect();
    all.retain(|(s, _)| *s > 0);
    all.sort_by_key(|(s, id)| (Reverse(*s), *id));
    let row = |(s, id): (u64, &str)| Row::of([("ways", s.to_string()), ("name", name(id))]);
    all.into_iter().take(n).map(row).collect()
}

/// Adds to everyone's share what the shortest ways from `start` give.
fn ways(start: usize, links: &[Vec<usize>], share: &mut [f64]) {
    let n = links.len();
    let (mut far, mut count, mut before) = (vec![usize::MAX; n], vec![0.0; n], vec![Vec::new(); n]);
    let (mut order, mut queue) = (Vec::new(), VecDeque::from([start]));
    (far[start], count[start]) = (0, 1.0);
    while let Some(v) = queue.pop_front() {
        order.push(v);
        for &w in &links[v] {
            if far[w] == usize::MAX {
                far[w] = far[v] + 1;
                queue.push_back(w);
            }
            if far[w] == far[v] + 1 {
                count[w] += count[v];
                before[w].push(v);
            }
        }
    }
    let mut gain = vec![0.0; n];
    for w in order.into_iter().rev() {
        for &v in &before[w] {
            gain[v] += count[v] / count[w] * (1.0 + gain[w]);
        }
        if w != start {
            share[w] += gain[w];
        }
    }
}

/// How many sentences serve as evidence.
fn proofs(d: &Dossier) -> usize {
    let persons = d.persons.iter().flat_map(|p| {
        let roles = p.roles.iter().flat_map(|r| &r.evidence);
        p.mentions.iter().flat_map(|m| &m.evidence).chain(roles)
    });
    let meetings = d.meetings.iter().flat_map(|m| m.evidence.iter().chain(m.topics.iter().flat_map(|t| &t.evidence)));
    persons.chain(meetings).map(|e| (&e.document, e.span)).collect::<BTreeSet<_>>().len()
}

/// How much a graph holds.
pub fn stats(graph: &Graph) -> Report {
    let d = &graph.dossier;
    let meetings = &d.meetings;
    let count = |name: &'static str, n: usize| Row::of([("what", name.into()), ("count", n.to_string())]);
    let distinct = |all: &mut dyn Iterator<Item = &str>| all.map(fold).collect::<BTreeSet<_>>().len();
    let published: Vec<Date> = d.documents.iter().filter_map(|s| s.published).collect();
    let told = |m: &&Meeting| m.evidence.iter().map(|e| &e.document).collect::<BTreeSet<_>>().len() > 1;
    let offices: BTreeSet<_> = d.persons.iter().flat_map(|p| &p.roles).map(|r| &r.office).collect();
    let mut report = Report::new("what the graph holds");
    report.part(
        "in all",
        vec![
            count("documents", d.documents.len()),
            count("sentences cited", proofs(d)),
            count("persons", d.persons.len()),
            count("offices", offices.len()),
            count("meetings", meetings.len()),
            count("meetings told by several documents", meetings.iter().filter(told).count()),
            count("meetings without a date", meetings.iter().filter(|m| m.dates.is_empty()).count()),
            count("topics", distinct(&mut meetings.iter().flat_map(|m| &m.topics).map(|t| t.label.as_str()))),
            count("places", distinct(&mut meetings.iter().flat_map(|m| &m.places).map(|p| p.value.as_str()))),
            count(
                "countries and organisations",
                distinct(&mut meetings.iter().flat_map(|m| &m.parties).map(|p| p.value.as_str())),
            ),
        ],
    );
    let by =
        |all: Vec<(&'static str, usize)>| all.into_iter().filter(|(_, n)| *n > 0).map(|(w, n)| count(w, n)).collect();
    let of = |s: Status| (s.word(), meetings.iter().filter(|m| m.status == s).count());
    report.part("meetings by status", by(Status::ALL.map(of).into()));
    let of = |k: Kind| (k.word(), meetings.iter().filter(|m| m.kind == k).count());
    report.part("meetings by kind", by(Kind::ALL.map(of).into()));
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    meetings.iter().filter_map(Meeting::date).for_each(|date| *years.entry(date.year()).or_default() += 1);
    let year = |(y, n): (i16, usize)| Row::of([("what", y.to_string()), ("count", n.to_string())]);
    report.part("meetings by year", years.into_iter().map(year).collect());
    if let (Some(first), Some(last)) = (published.iter().min(), published.iter().max()) {
        report.note = Some(format!("documents of {first} to {last}"));
    }
    report
}
