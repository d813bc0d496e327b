//! Everything about one person, office, country, place, topic or meeting.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;

use crate::date::Date;
use crate::dossier::{Dossier, Evidence, Meeting, Person, Stated, Status};
use crate::graph::{Graph, Party, Selection, belongs, content, name, within};
use crate::query::Cited;
use crate::query::answer::cited;
use crate::query::figures::{Tally, most, persons, row};
use crate::query::gap::{days_of, longest};
use crate::query::office::holders;
use crate::query::report::{Report, Row};
use crate::query::resolve::Thing;

/// Rows of those who come up most.
const FEW: usize = 10;

/// All that the graph tells of a thing.
pub fn show(thing: &Thing, graph: &Graph) -> Report {
    match thing {
        Thing::Meeting(id) => {
            graph.dossier.meetings.iter().find(|m| m.id == *id).map_or_else(Report::default, |m| meeting(m, graph))
        }
        Thing::Side(Party::Person { ids, name }) => match &ids[..] {
            [id] => graph.dossier.person(id).map_or_else(Report::default, |p| person(p, graph)),
            _ => several(ids, name, graph),
        },
        Thing::Side(Party::Polity(name)) => polity(name, graph),
        Thing::Side(party) => of_office(party, graph),
        Thing::Place(place) => {
            let there = Selection { place: Some(place.clone()), ..Selection::default() };
            of_meetings(place, &there, &[], graph)
        }
        Thing::Topic(topic) => of_topic(topic, graph),
    }
}

pub(crate) fn several(ids: &[String], name: &str, graph: &Graph) -> Report {
    let mut report = Report::new(name);
    let people = ids.iter().filter_map(|id| graph.dossier.person(id));
    let line = |p: &Person| Row::of([("id", p.id.clone()), ("name", p.name.clone()), ("office", offices_of(p))]);
    report.part("several persons bear this name", people.map(line).collect());
    report.note = Some("show one of them by id".to_string());
    report
}

fn offices_of(person: &Person) -> String {
    person.roles.iter().map(|r| r.office.to_string()).collect::<Vec<_>>().join(", ")
}

/// The days on which documents are published that hold the evidence.
fn told(evidence: &[Evidence], dossier: &Dossier) -> String {
    let days: BTreeSet<Date> = evidence.iter().filter_map(|e| dossier.document(&e.document)?.published).collect();
    match (days.first(), days.last()) {
        (Some(a), Some(b)) if a == b => format!("told {a}"),
        (Some(a), Some(b)) => format!("told {a} to {b}"),
        _ => String::new(),
    }
}

fn person(person: &Person, graph: &Graph) -> Report {
    let dossier = &graph.dossier;
    let mut report = Report::new(format!("{} ({})", person.name, person.id));
    let role = |r: &crate::dossier::Role| {
        let former = if r.former { "former " } else { "" };
        let cells = [("office", format!("{former}{}", r.office)), ("told", told(&r.evidence, dossier))];
        Row::of(cells).says(cited(&r.evidence, dossier))
    };
    let mut roles: Vec<_> = person.roles.iter().collect();
    roles.sort_by_cached_key(|r| told(&r.evidence, dossier));
    report.part("offices", roles.into_iter().map(role).collect());
    let country = |c: &Stated<String>| {
        Row::of([("country", c.value.clone()), ("told", told(&c.evidence, dossier))]).says(cited(&c.evidence, dossier))
    };
    report.part("countries", person.countries.iter().map(country).collect());
    let forms = person.mentions.iter().map(|m| &m.value).filter(|form| **form != person.name);
    report.part("also named", forms.map(|form| Row::of([("name", form.clone())])).collect());
    let ids = vec![person.id.clone()];
    let party = Party::Person { ids: ids.clone(), name: person.name.clone() };
    let all = Selection { who: vec![party], ..Selection::default() };
    fill(&mut report, &all, &ids, graph);
    report
}

fn of_office(party: &Party, graph: &Graph) -> Report {
    let mut report = Report::new(party.to_string());
    let dossier = &graph.dossier;
    let line = |h: crate::query::collect::Item| {
        Row::of([("name", h.text), ("told", told(&h.evidence, dossier))]).says(cited(&h.evidence, dossier))
    };
    report.part("holders", holders(party, &Selection::default(), dossier).into_iter().map(line).collect());
    fill(&mut report, &Selection { who: vec![party.clone()], ..Selection::default() }, &[], graph);
    report
}

fn polity(country: &str, graph: &Graph) -> Report {
    let mut report = Report::new(country);
    let dossier = &graph.dossier;
    let own = |p: &&Person| p.roles.iter().any(|r| r.office.of.as_ref().is_some_and(|of| belongs(of, country)));
    let line = |p: &Person| {
        let evidence: Vec<Evidence> = p.roles.iter().flat_map(|r| r.evidence.iter().take(1).cloned()).collect();
        Row::of([("name", p.name.clone()), ("office", offices_of(p))]).says(cited(&evidence, dossier))
    };
    report.part("office-holders", dossier.persons.iter().filter(own).map(line).collect());
    let all = Selection { who: vec![Party::Polity(country.to_string())], ..Selection::default() };
    let mut partners: BTreeMap<String, Tally> = BTreeMap::new();
    for m in graph.select(&all) {
        let others: BTreeSet<&String> = m.parties.iter().map(|p| &p.value).filter(|p| !belongs(p, country)).collect();
        others.into_iter().for_each(|p| partners.entry(p.clone()).or_default().add(m));
    }
    report.part("met most often", most(&partners, FEW, String::clone, dossier));
    fill(&mut report, &all, &[], graph);
    let topic = Selection { about: vec![country.to_string()], ..Selection::default() };
    report.part("as a topic", graph.select(&topic).into_iter().map(|m| row(m, dossier, &[])).collect());
    report
}

fn of_topic(topic: &str, graph: &Graph) -> Report {
    let all = Selection { about: vec![topic.to_string()], ..Selection::default() };
    let mut report = Report::new(topic);
    let topics = graph.dossier.meetings.iter().flat_map(|m| &m.topics);
    let labels: BTreeSet<&String> = topics.flat_map(|t| t.also.iter().chain([&t.label])).collect();
    let words: Vec<(&String, BTreeSet<String>)> = labels.into_iter().map(|label| (label, content(label))).collect();
    let own = content(topic);
    let list = |fits: &dyn Fn(&BTreeSet<String>) -> bool| {
        let fitting = words.iter().filter(|(label, words)| !words.is_empty() && fits(words) && *label != topic);
        fitting.map(|(label, _)| Row::of([("label", label.to_string())])).collect::<Vec<_>>()
    };
    report.part("worded as", list(&|words| *words == own));
    report.part("narrower", list(&|words| own.is_subset(words) && *words != own));
    report.part("broader", list(&|words| words.is_subset(&own) && *words != own));
    fill(&mut report, &all, &[], graph);
    report
}

fn of_meetings(title: &str, selection: &Selection, but: &[String], graph: &Graph) -> Report {
    let mut report = Report::new(title);
    fill(&mut report, selection, but, graph);
    report
}

/// What the meetings of a selection tell: in figures, one by one, who and what most often.
fn fill(report: &mut Report, selection: &Selection, but: &[String], graph: &Graph) {
    let dossier = &graph.dossier;
    let meetings = graph.select(selection);
    report.part("in figures", figures(&meetings));
    report.part("meetings", meetings.iter().map(|m| row(m, dossier, but)).collect());
    let (mut who, mut topics) = (BTreeMap::<&str, Tally>::new(), BTreeMap::<String, Tally>::new());
    for m in meetings.iter().filter(|m| m.status == Status::Held) {
        let others = persons(m).into_iter().filter(|id| !but.iter().any(|b| b == id));
        others.for_each(|id| who.entry(id).or_default().add(m));
        m.topics.iter().for_each(|t| topics.entry(t.label.clone()).or_default().add(m));
    }
    let person = |id: &&str| dossier.person(id).map_or(id.to_string(), |p| p.name.clone());
    report.part(if but.is_empty() { "who most often" } else { "met most often" }, most(&who, FEW, person, dossier));
    report.part("topics", most(&topics, FEW, String::clone, dossier));
}

/// How many, the first, the last, and the longest time between two.
fn figures(meetings: &[&Meeting]) -> Vec<Row> {
    let fact = |name: &str, value: String| Row::of([("what", name.to_string()), ("value", value)]);
    let statuses = Status::ALL.map(|s| (s.word(), meetings.iter().filter(|m| m.status == s).count()));
    let counts: Vec<String> = statuses.iter().filter(|(_, n)| *n > 0).map(|(w, n)| format!("{n} {w}")).collect();
    if counts.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![fact("meetings", counts.join(", "))];
    let held = meetings.iter().filter(|m| m.status == Status::Held).filter_map(|m| m.date());
    let mut days: Vec<(civil::Date, Date)> = held.map(|d| (d.bounds().0, d)).collect();
    days.sort_by_key(|(day, _)| *day);
    if let (Some((_, first)), Some((_, last))) = (days.first(), days.last()) {
        rows.push(fact("first held", first.to_string()));
        rows.push(fact("last held", last.to_string()));
    }
    if let Some((n, from, to)) = longest(&days) {
        rows.push(fact("longest gap", format!("{}, {} to {}", days_of(n), from.1, to.1)));
    }
    rows
}

/// A meeting by itself.
fn meeting(m: &Meeting, graph: &Graph) -> Report {
    let dossier = &graph.dossier;
    let mut report = Report::new(super::gather::line(m, dossier));
    let status = m.history.iter().flat_map(|h| {
        h.evidence.chunk_by(|a, b| a.document == b.document).map(|told| {
            let document = &told[0].document;
            let day = dossier.document(document).and_then(|d| d.published).map_or(String::new(), |d| d.to_string());
            Row::of([("status", h.value.word().into()), ("published", day), ("document", document.to_string())])
                .says(cited(told, dossier))
        })
    });
    let side = |p: &crate::dossier::Participant| {
        let office = p.office.as_ref().map_or(String::new(), |o| o.to_string());
        Row::of([("name", name(&p.who, dossier)), ("office", office)]).says(cited(&p.evidence, dossier))
    };
    let said = |name: &'static str, value: String, e: &[Evidence]| Row::of([(name, value)]).says(cited(e, dossier));
    report.part("who", m.participants.iter().map(side).collect());
    report.part("sides", m.parties.iter().map(|p| said("side", p.value.clone(), &p.evidence)).collect());
    report.part("when", m.dates.iter().map(|d| said("date", d.value.to_string(), &d.evidence)).collect());
    report.part("where", m.places.iter().map(|p| said("place", p.value.clone(), &p.evidence)).collect());
    report.part("about", m.topics.iter().map(|t| said("topic", t.label.clone(), &t.evidence)).collect());
    report.part("status", status.collect());
    report.part("reported differently by", differing(m, dossier));
    report.part("told by", sources(m, dossier));
    report
}

/// Dates and places that are not the best supported ones, and a status that was not known to be another: who says so.
fn differing(m: &Meeting, dossier: &Dossier) -> Vec<Row> {
    let row = |document: &str, field: &str, value: String, e: &[Evidence]| {
        let own: Vec<Evidence> = e.iter().filter(|e| e.document == document).cloned().collect();
        let cells = [("document", document.to_string()), ("field", field.to_string()), ("value", value)];
        Row::of(cells).says(cited(&own, dossier))
    };
    let each = |field: &str, value: String, e: &[Evidence]| {
        let documents: BTreeSet<&str> = e.iter().map(|e| e.document.as_str()).collect();
        documents.into_iter().map(|d| row(d, field, value.clone(), e)).collect::<Vec<_>>()
    };
    let other = |d: &Date| m.date().is_some_and(|best| !d.agrees(best));
    let dates = m.dates.iter().filter(|d| other(&d.value)).flat_map(|d| each("date", d.value.to_string(), &d.evidence));
    let place = m.place().unwrap_or_default();
    let apart = |p: &str| !within(p, place) && !within(place, p);
    let places = m.places.iter().filter(|p| apart(&p.value)).flat_map(|p| each("place", p.value.clone(), &p.evidence));
    // Who told of a plan before it came true does not disagree.
    let of_held =
        |s: Status| matches!((m.status, s), (Status::Held, Status::Cancelled) | (Status::Cancelled, Status::Held));
    let history = m.history.iter().filter(|h| of_held(h.value));
    let statuses = history.flat_map(|h| each("status", h.value.word().to_string(), &h.evidence));
    dates.chain(places).chain(statuses).collect()
}

/// The documents that tell of a meeting, with their sentences.
fn sources(m: &Meeting, dossier: &Dossier) -> Vec<Row> {
    let mut by: BTreeMap<&str, Vec<Evidence>> = BTreeMap::new();
    m.evidence.iter().for_each(|e| by.entry(&e.document).or_default().push(e.clone()));
    let line = |(id, evidence): (&str, Vec<Evidence>)| {
        let source = dossier.document(id);
        let day = source.and_then(|s| s.published).map_or(String::new(), |d| d.to_string());
        let title = source.and_then(|s| s.title.clone()).unwrap_or_default();
        let quotes: Vec<Cited> = cited(&evidence, dossier);
        Row::of([("document", id.to_string()), ("published", day), ("title", title)]).says(quotes)
    };
    by.into_iter().map(line).collect()
}

/// How two sides are connected over meetings that were held: whom they met, one after another.
pub fn path(from: &Party, to: &Party, graph: &Graph) -> Report {
    let dossier = &graph.dossier;
    let held = Selection { statuses: vec![Status::Held], ..Selection::default() };
    let meetings = graph.select(&held);
    let mut report = Report::new(format!("from {from} to {to}"));
    let Some(hops) = super::path::chain(from, to, &meetings, dossier) else {
        let all = graph.select(&Selection::default());
        let loose = super::path::way(from, to, &all, dossier).map(|w| w.between);
        let loose = loose.map_or(String::new(), |b| super::path::loosely(&b));
        report.note = Some(format!("no way over meetings that were held, from {from} to {to}{loose}"));
        return report;
    };
    let steps = hops.len();
    for (at, (a, b, all)) in hops.into_iter().enumerate() {
        let person = |id: &str| dossier.person(id).map_or(id.to_string(), |p| p.name.clone());
        let rows = all.iter().map(|m| row(m, dossier, &[a.to_string(), b.to_string()])).collect();
        report.part(format!("{}. {} met {}", at + 1, person(a), person(b)), rows);
    }
    report.note = Some(match steps {
        0 => "they are the same".to_string(),
        1 => "they met directly".to_string(),
        n => format!("{n} steps"),
    });
    report
}
