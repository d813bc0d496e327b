//! What does a new graph know that an old one did not?

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::dossier::{Dossier, Meeting, Person, Status};
use crate::graph::Graph;
use crate::query::answer::cited;
use crate::query::figures::{Tally, most, persons, row};
use crate::query::report::{Report, Row};
use crate::span::Span;

/// Sentences by document and place: what stays the same when ids change.
type Places<'g> = BTreeSet<(&'g str, Span)>;

/// New documents, persons, pairs, offices and meetings, changes of status, and what was planned and never reported held.
pub fn diff(old: &Graph, new: &Graph) -> Report {
    let (o, n) = (&old.dossier, &new.dossier);
    let before = counterparts(o, n);
    let mut report = Report::new("what the new graph knows that the old did not");
    let known: BTreeSet<&str> = o.documents.iter().map(|d| d.id.as_str()).collect();
    let fresh = n.documents.iter().filter(|d| !known.contains(d.id.as_str()));
    report.part("new documents", fresh.map(|d| document(&d.id, d.published, d.title.as_deref())).collect());
    let still: BTreeSet<&str> = n.documents.iter().map(|d| d.id.as_str()).collect();
    let gone = o.documents.iter().filter(|d| !still.contains(d.id.as_str()));
    report.part("documents no longer there", gone.map(|d| document(&d.id, d.published, d.title.as_deref())).collect());
    report.part("new persons", new_persons(o, n));
    report.part("new offices", new_offices(o, n));
    report.part("new pairs", new_pairs(o, n));
    let met = n.meetings.iter().filter(|m| !before.contains_key(m.id.as_str()));
    report.part("new meetings", met.map(|m| row(m, n, &[])).collect());
    report.part("changes of status", changes(&before, n));
    report.part("planned, and never reported held", overdue(o, n));
    report.note = report.is_empty().then(|| "nothing".to_string());
    report
}

fn document(id: &str, published: Option<Date>, title: Option<&str>) -> Row {
    let day = published.map_or(String::new(), |d| d.to_string());
    Row::of([("document", id.to_string()), ("published", day), ("title", title.unwrap_or_default().to_string())])
}

/// For each new meeting the old one that shares most sentences with it; of the same id where none shares one.
fn counterparts<'g>(old: &'g Dossier, new: &'g Dossier) -> BTreeMap<&'g str, &'g Meeting> {
    let places = |m: &'g Meeting| m.evidence.iter().map(|e| (e.document.as_str(), e.span)).collect::<Places>();
    let mut by_place: BTreeMap<(&str, Span), Vec<&Meeting>> = BTreeMap::new();
    for m in &old.meetings {
        places(m).into_iter().for_each(|p| by_place.entry(p).or_default().push(m));
    }
    let mut out = BTreeMap::new();
    for m in &new.meetings {
        let mut shared: BTreeMap<&str, (usize, usize, &Meeting)> = BTreeMap::new();
        for &before in places(m).iter().filter_map(|p| by_place.get(p)).flatten() {
            let alike = persons(before).intersection(&persons(m)).count();
            shared.entry(&before.id).or_insert((0, alike, before)).0 += 1;
        }
        let best = shared.into_values().max_by_key(|(n, alike, b)| (*alike, *n, b.id == m.id)).map(|(.., b)| b);
        if let Some(before) = best.or_else(|| old.meetings.iter().find(|b| b.id == m.id)) {
            out.insert(m.id.as_str(), before);
        }
    }
    out
}

fn new_persons(old: &Dossier, new: &Dossier) -> Vec<Row> {
    // A person is known by id, or by the name under another id.
    let known: BTreeSet<&str> = old.persons.iter().flat_map(|p| [p.id.as_str(), p.name.as_str()]).collect();
    let fresh = |p: &&Person| !known.contains(p.id.as_str()) && !known.contains(p.name.as_str());
    let line = |p: &Person| {
        let first = p.mentions.iter().flat_map(|m| m.evidence.first()).next();
        let office = p.roles.iter().map(|r| r.office.to_string()).collect::<Vec<_>>().join(", ");
        Row::of([("name", p.name.clone()), ("office", office)])
            .says(cited(first.map_or(&[], std::slice::from_ref), new))
    };
    new.persons.iter().filter(fresh).map(line).collect()
}

fn new_offices(old: &Dossier, new: &Dossier) -> Vec<Row> {
    let mut rows = Vec::new();
    for person in &new.persons {
        let Some(before) = old.persons.iter().find(|p| p.id == person.id || p.name == person.name) else { continue };
        let fresh = person.roles.iter().filter(|r| before.roles.iter().all(|b| b.office != r.office));
        rows.extend(fresh.map(|r| {
            Row::of([("name", person.name.clone()), ("office", r.office.to_string())]).says(cited(&r.evidence, new))
        }));
    }
    rows
}

fn new_pairs(old: &Dossier, new: &Dossier) -> Vec<Row> {
    let known: BTreeSet<(&str, &str)> = pairs(old).into_keys().collect();
    let mut fresh = pairs(new);
    fresh.retain(|pair, _| !known.contains(pair));
    most(&fresh, usize::MAX, |(a, b)| format!("{a} and {b}"), new)
}

/// Pairs of names that met.
fn pairs(dossier: &Dossier) -> BTreeMap<(&str, &str), Tally<'_>> {
    let name = |id: &str| dossier.person(id).map(|p| p.name.as_str());
    let mut out: BTreeMap<(&str, &str), Tally> = BTreeMap::new();
    for m in dossier.meetings.iter().filter(|m| m.status == Status::Held) {
        let there: BTreeSet<&str> = persons(m).into_iter().filter_map(name).collect();
        for (i, a) in there.iter().enumerate() {
            there.iter().skip(i + 1).for_each(|b| out.entry((a, b)).or_default().add(m));
        }
    }
    out
}

fn changes(before: &BTreeMap<&str, &Meeting>, new: &Dossier) -> Vec<Row> {
    let changed = new.meetings.iter().filter_map(|m| Some((m, before.get(m.id.as_str())?)));
    let line = |(m, was): (&Meeting, &&Meeting)| {
        let change = format!("{} → {}", was.status.word(), m.status.word());
        let mut line = row(m, new, &[]);
        line.cells.insert(0, ("change", change));
        line
    };
    changed.filter(|(m, was)| m.status != was.status).map(line).collect()
}

/// Meetings still planned though a document of the new graph is later than their date, where none of the old one was.
fn overdue(old: &Dossier, new: &Dossier) -> Vec<Row> {
    let latest = |d: &Dossier| d.documents.iter().filter_map(|s| s.published).map(|day| day.bounds().1).max();
    let (before, now) = (latest(old), latest(new));
    let over = |m: &&Meeting| {
        let end = m.date().map(|d| d.bounds().1).filter(|_| m.status == Status::Planned);
        end.is_some_and(|end| Some(end) < now && before.is_none_or(|b| b <= end))
    };
    new.meetings.iter().filter(over).map(|m| row(m, new, &[])).collect()
}
