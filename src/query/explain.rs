//! Why does the graph say so? For each field the sentences, the rules that read them, and the reports behind a merge.

use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::{Dossier, Evidence, Meeting, Person, Status, Who};
use crate::graph::{Archive, Graph, Party, name};
use crate::merge;
use crate::query::answer::cited;
use crate::query::report::{Report, Row};
use crate::query::resolve::Thing;

/// Within how many days another meeting of the same sides is a near miss, and how many are told.
const NEAR: i64 = 31;
const FEW: usize = 10;

/// Where each field of a meeting or person comes from; empty for anything else.
pub fn explain(thing: &Thing, graph: &Graph, archive: &Archive) -> Report {
    let dossier = &graph.dossier;
    match thing {
        Thing::Meeting(id) => dossier
            .meetings
            .iter()
            .find(|m| m.id == *id)
            .map_or_else(Report::default, |m| of_meeting(m, dossier, archive)),
        Thing::Side(Party::Person { ids, name }) if ids.len() > 1 => super::sheet::several(ids, name, graph),
        Thing::Side(Party::Person { ids, .. }) => {
            let person = ids.first().and_then(|id| dossier.person(id));
            person.map_or_else(Report::default, |p| of_person(p, dossier, archive))
        }
        _ => Report::default(),
    }
}

/// A row for each rule that read a value, with its sentences.
fn read(field: &'static str, value: &str, evidence: &[Evidence], dossier: &Dossier) -> Vec<Row> {
    let mut rules: BTreeMap<&str, Vec<Evidence>> = BTreeMap::new();
    evidence.iter().for_each(|e| rules.entry(&e.rule).or_default().push(e.clone()));
    let row = |(rule, evidence): (&str, Vec<Evidence>)| {
        let rule = format!("read by {rule}");
        Row::of([(field, value.to_string()), ("rule", rule)]).says(cited(&evidence, dossier))
    };
    rules.into_iter().map(row).collect()
}

fn of_meeting(m: &Meeting, dossier: &Dossier, archive: &Archive) -> Report {
    let mut report = Report::new(super::gather::line(m, dossier));
    let mut part = |heading: &str, rows: Vec<Row>| report.part(heading, rows);
    let told = |all: &[(String, Vec<Evidence>)], field| {
        all.iter().flat_map(|(value, e)| read(field, value, e, dossier)).collect::<Vec<_>>()
    };
    let list = |all: Vec<(String, Vec<Evidence>)>, field| told(&all, field);
    part("meeting", read("words", &m.cue, &m.evidence, dossier));
    part("status", list(m.history.iter().map(|h| (h.value.word().into(), h.evidence.clone())).collect(), "status"));
    part("who", list(m.participants.iter().map(|p| (name(&p.who, dossier), p.evidence.clone())).collect(), "name"));
    part("sides", list(m.parties.iter().map(|p| (p.value.clone(), p.evidence.clone())).collect(), "side"));
    part("when", list(m.dates.iter().map(|d| (d.value.to_string(), d.evidence.clone())).collect(), "date"));
    part("where", list(m.places.iter().map(|p| (p.value.clone(), p.evidence.clone())).collect(), "place"));
    let wordings =
        |t: &crate::dossier::Topic| [&t.label].into_iter().chain(&t.also).cloned().collect::<Vec<_>>().join(" = ");
    part("about", list(m.topics.iter().map(|t| (wordings(t), t.evidence.clone())).collect(), "topic"));
    let behind = reports(m, archive);
    let heading =
        if behind.len() > 1 { format!("one meeting of {} reports", behind.len()) } else { "the report".into() };
    let near = near_misses(&behind, archive);
    part(&heading, behind.into_iter().map(|(dossier, m)| report_row(dossier, m)).collect());
    part("in their paragraphs", paragraphs(m, dossier));
    part("kept apart from", near);
    report
}

/// The paragraphs of the sentences that tell of a meeting, each once, where they are longer than these.
fn paragraphs(m: &Meeting, dossier: &Dossier) -> Vec<Row> {
    let mut seen = BTreeSet::new();
    let row = |e: &Evidence| {
        let passage = dossier.document(&e.document)?.passage(e.span);
        let new = passage.len() > 1 && seen.insert((e.document.clone(), passage[0].span));
        let words = || passage.iter().map(|q| q.text.as_str()).collect::<Vec<_>>().join(" ");
        new.then(|| Row::of([("document", e.document.to_string()), ("paragraph", words())]))
    };
    m.evidence.iter().filter_map(row).collect()
}

/// Reports of the same sides that were not taken for this meeting, the nearest in time first, and why.
fn near_misses(behind: &[(&Dossier, &Meeting)], archive: &Archive) -> Vec<Row> {
    let own = |x: (&Dossier, &Meeting)| behind.iter().any(|b| std::ptr::eq(b.1, x.1));
    let day = |x: (&Dossier, &Meeting)| x.1.date().or(x.0.documents.first()?.published).map(|d| d.bounds().0);
    let mut rows: Vec<(i64, String, Row)> = Vec::new();
    for near in merge::near_misses(archive.dossiers.values()) {
        let (this, other) = if own(near.one) { (near.one, near.other) } else { (near.other, near.one) };
        let days = day(this).zip(day(other)).map_or(i64::MAX, |(a, b)| i64::from((b - a).get_days()).abs());
        if own(this) && days <= NEAR {
            let why = near.why.to_string();
            rows.push((days, other.1.id.clone(), report_row(other.0, other.1).and("why", why)));
        }
    }
    rows.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    rows.into_iter().map(|(_, _, row)| row).take(FEW).collect()
}

/// The meetings of single documents that became this one.
fn reports<'a>(m: &Meeting, archive: &'a Archive) -> Vec<(&'a Dossier, &'a Meeting)> {
    let own: BTreeSet<&Evidence> = m.evidence.iter().collect();
    let of = |d: &'a Dossier| {
        d.meetings
            .iter()
            .filter(|r| !r.evidence.is_empty() && r.evidence.iter().all(|e| own.contains(e)))
            .map(move |r| (d, r))
    };
    archive.dossiers.values().flat_map(of).collect()
}

/// A report as its document alone tells it.
fn report_row(dossier: &Dossier, m: &Meeting) -> Row {
    let source = dossier.documents.first();
    let who: Vec<String> = m.participants.iter().map(|p| name(&p.who, dossier)).collect();
    let topics: Vec<&str> = m.topics.iter().map(|t| t.label.as_str()).collect();
    let or_none = |text: Option<String>| text.unwrap_or_else(|| "–".to_string());
    Row::of([
        ("document", source.map_or(String::new(), |s| s.id.clone())),
        ("published", or_none(source.and_then(|s| s.published).map(|d| d.to_string()))),
        ("status", m.status.word().into()),
        ("kind", m.kind.word().into()),
        ("date", or_none(m.date().map(|d| d.to_string()))),
        ("place", or_none(m.place().map(String::from))),
        ("who", who.join(", ")),
        ("sides", m.parties.iter().map(|p| p.value.as_str()).collect::<Vec<_>>().join(", ")),
        ("about", topics.join("; ")),
    ])
    .says(cited(&m.evidence, dossier))
}

fn of_person(person: &Person, dossier: &Dossier, archive: &Archive) -> Report {
    let mut report = Report::new(format!("{} ({})", person.name, person.id));
    let names = person.mentions.iter().flat_map(|m| read("name", &m.value, &m.evidence, dossier));
    report.part("named", names.collect());
    let former = |r: &crate::dossier::Role| format!("{}{}", if r.former { "former " } else { "" }, r.office);
    let roles = person.roles.iter().flat_map(|r| read("office", &former(r), &r.evidence, dossier));
    report.part("offices", roles.collect());
    let countries = person.countries.iter().flat_map(|c| read("country", &c.value, &c.evidence, dossier));
    report.part("countries", countries.collect());
    let own: BTreeSet<&Evidence> = person.mentions.iter().flat_map(|m| &m.evidence).collect();
    let forms: BTreeSet<&str> = person.mentions.iter().map(|m| m.value.as_str()).collect();
    let mut rows = Vec::new();
    for one in archive.dossiers.values() {
        let same = |p: &&Person| {
            p.mentions.iter().any(|m| forms.contains(m.value.as_str()) && m.evidence.iter().any(|e| own.contains(e)))
        };
        for p in one.persons.iter().filter(same) {
            let offices = p.roles.iter().map(|r| r.office.to_string()).collect::<Vec<_>>().join(", ");
            let id = one.documents.first().map_or(String::new(), |s| s.id.clone());
            rows.push(Row::of([("document", id), ("name", p.name.clone()), ("office", offices)]));
        }
    }
    let heading =
        if rows.len() > 1 { format!("one person of {} documents", rows.len()) } else { "the document".into() };
    report.part(heading, rows);
    report
}

/// What each document tells of one meeting, field by field, and where they disagree.
pub fn compare(id: &str, graph: &Graph, archive: &Archive) -> Report {
    let dossier = &graph.dossier;
    let Some(m) = dossier.meetings.iter().find(|m| m.id == id) else { return Report::default() };
    let mut report = Report::new(super::gather::line(m, dossier));
    let behind = reports(m, archive);
    report.part("as each document tells it", behind.iter().map(|(d, m)| report_row(d, m)).collect());
    let field = |what: &str, value: &dyn Fn(&Dossier, &Meeting) -> Option<String>| {
        let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (d, m) in &behind {
            let id = d.documents.first().map_or(String::new(), |s| s.id.clone());
            value(d, m).into_iter().for_each(|v| told.entry(v).or_default().push(id.clone()));
        }
        let row = |(value, ids): (String, Vec<String>)| {
            Row::of([("field", what.to_string()), ("value", value), ("document", ids.join(", "))])
        };
        if told.len() > 1 { told.into_iter().map(row).collect() } else { Vec::new() }
    };
    let mut rows: Vec<Row> = Vec::new();
    rows.extend(field("status", &|_, m| Some(m.status.word().to_string())));
    rows.extend(field("kind", &|_, m| Some(m.kind.word().to_string())));
    rows.extend(field("date", &|_, m| m.date().map(|d| d.to_string())));
    rows.extend(field("place", &|_, m| m.place().map(String::from)));
    let disagree = !rows.is_empty();
    report.part("where they differ", rows);
    report.part("told by some alone", alone(&behind, m, dossier));
    if !disagree && behind.len() > 1 {
        report.note = Some("they agree on status, kind, date and place".to_string());
    }
    if behind.len() < 2 {
        report.note = Some("one report only".to_string());
    }
    report
}

/// Participants and topics of the merged meeting that only some of its documents tell of.
fn alone(behind: &[(&Dossier, &Meeting)], m: &Meeting, dossier: &Dossier) -> Vec<Row> {
    let all: BTreeSet<&str> = behind.iter().flat_map(|(d, _)| &d.documents).map(|s| s.id.as_str()).collect();
    let line = |field: &str, value: String, evidence: &[Evidence]| {
        let told: BTreeSet<&str> = evidence.iter().map(|e| e.document.as_str()).collect();
        let some = told.len() < all.len();
        let documents = told.into_iter().collect::<Vec<_>>().join(", ");
        some.then(|| Row::of([("field", field.to_string()), ("value", value), ("document", documents)]))
    };
    let who = m.participants.iter().filter(|p| !matches!(p.who, Who::Group(_)));
    let who = who.filter_map(|p| line("who", name(&p.who, dossier), &p.evidence));
    let about = m.topics.iter().filter_map(|t| line("about", t.label.clone(), &t.evidence));
    let rows: Vec<Row> = who.chain(about).collect();
    if all.len() > 1 && m.status != Status::Cancelled { rows } else { Vec::new() }
}
