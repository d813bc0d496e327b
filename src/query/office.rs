//! Who held which office, and when, as far as documents tell.

use crate::date::Date;
use crate::dossier::{Dossier, Evidence, Office, Participant, Person, Role, Who};
use crate::graph::select::held;
use crate::graph::{Party, Selection, polity, title_key};
use crate::query::collect::Item;

/// Those who held the office at the time asked for.
pub(crate) fn holders(asked: &Party, time: &Selection, dossier: &Dossier) -> Vec<Item> {
    let mut found = Vec::new();
    for (rank, fits) in [told as fn(&Person, &Role, &Selection, &Dossier) -> bool, spanned].into_iter().enumerate() {
        for person in &dossier.persons {
            let roles = person.roles.iter().filter(|r| of(&r.office, asked) && fits(person, r, time, dossier));
            let roles = roles.filter(|r| !between(person, r, dossier));
            let evidence: Vec<Evidence> = roles.flat_map(|r| timely(r, time, dossier)).collect();
            if !evidence.is_empty() {
                found.push(Item {
                    key: person.id.clone(),
                    text: person.name.clone(),
                    meetings: Default::default(),
                    evidence,
                });
            }
        }
        if !found.is_empty() || rank == 1 {
            break;
        }
    }
    if found.is_empty() && time.dated() { there(asked, time, dossier) } else { found }
}

/// Those who came to meetings of that time in this office, as later documents tell.
fn there(asked: &Party, time: &Selection, dossier: &Dossier) -> Vec<Item> {
    let mut found: Vec<Item> = Vec::new();
    for p in present(time, dossier).filter(|p| p.office.as_ref().is_some_and(|o| of(o, asked))) {
        let Who::Person(id) = &p.who else { continue };
        let Some(person) = dossier.person(id) else { continue };
        match found.iter_mut().find(|i| i.key == *id) {
            Some(item) => item.evidence.extend(p.evidence.iter().cloned()),
            None => found.push(Item {
                key: id.clone(),
                text: person.name.clone(),
                meetings: Default::default(),
                evidence: p.evidence.clone(),
            }),
        }
    }
    found
}

/// Whether an office is told of somebody less surely, and only while another held it before and after: his own was in another country.
fn between(person: &Person, role: &Role, dossier: &Dossier) -> bool {
    let own = seen(role, dossier);
    let others = dossier.persons.iter().filter(|p| p.id != person.id).flat_map(|p| &p.roles);
    let same = |r: &&Role| {
        r.confidence > role.confidence
            && r.office.of == role.office.of
            && title_key(&r.office.title) == title_key(&role.office.title)
    };
    others.filter(same).any(|r| {
        let days = seen(r, dossier);
        let (first, last) = (days.iter().min(), days.iter().max());
        !own.is_empty() && own.iter().all(|d| first.is_some_and(|f| f < d) && last.is_some_and(|l| l > d))
    })
}

/// An office told without its country, as one of a country of these persons.
pub(crate) fn at_home(asked: &Party, ids: &[String], dossier: &Dossier) -> Option<Party> {
    let Party::Office(Office { of: None, title }) = asked else { return None };
    let roles = ids.iter().filter_map(|id| dossier.person(id)).flat_map(|p| &p.roles);
    let land = roles.filter(|r| of(&r.office, asked)).find_map(|r| r.office.of.clone())?;
    Some(Party::Office(Office { title: title.clone(), of: Some(land) }))
}

/// The evidence that one of these persons held the office: documents of the time, or of before and after.
pub(crate) fn of_persons(asked: &Party, ids: &[String], time: &Selection, dossier: &Dossier) -> Vec<Evidence> {
    let persons = ids.iter().filter_map(|id| dossier.person(id));
    let roles = persons.flat_map(|p| p.roles.iter().map(move |r| (p, r)));
    let then =
        roles.filter(|(p, r)| of(&r.office, asked) && (told(p, r, time, dossier) || spanned(p, r, time, dossier)));
    then.flat_map(|(_, r)| timely(r, time, dossier)).collect()
}

/// The offices of the persons asked for, at the time asked for. A title that another says more exactly falls out.
///
/// `surest`: without those told less surely and less often than another, as is "Senator" of a minister.
pub(crate) fn offices(ids: &[String], time: &Selection, surest: bool, dossier: &Dossier) -> Vec<Item> {
    let mut found: Vec<(Office, Item)> = Vec::new();
    for person in ids.iter().filter_map(|id| dossier.person(id)) {
        let told_then: Vec<&Role> = person.roles.iter().filter(|r| told(person, r, time, dossier)).collect();
        let then: Vec<&Role> = person.roles.iter().filter(|r| spanned(person, r, time, dossier)).collect();
        let roles = if told_then.is_empty() { then } else { told_then };
        let vague = |a: &Office| roles.iter().any(|r| says_more(&r.office, a));
        let less = |a: &Role| roles.iter().any(|r| r.confidence > a.confidence && r.evidence.len() > a.evidence.len());
        for role in roles.iter().filter(|r| !(vague(&r.office) || surest && less(r))) {
            let key = key(&role.office);
            let evidence = timely(role, time, dossier);
            match found.iter_mut().find(|(_, i)| i.key == key) {
                Some((_, item)) => item.evidence.extend(evidence),
                None => {
                    let text = role.office.to_string();
                    found.push((role.office.clone(), Item { key, text, meetings: Default::default(), evidence }));
                }
            }
        }
    }
    if found.is_empty() && time.dated() {
        return at_meetings(ids, time, dossier);
    }
    found.into_iter().map(|(_, item)| item).collect()
}

/// What makes two wordings one office.
fn key(office: &Office) -> String {
    format!("{}\n{}", title_key(&office.title), office.of.as_deref().map_or(String::new(), polity))
}

/// The offices in which these persons came to meetings of that time, as later documents tell.
fn at_meetings(ids: &[String], time: &Selection, dossier: &Dossier) -> Vec<Item> {
    let mut found: Vec<Item> = Vec::new();
    for p in present(time, dossier).filter(|p| matches!(&p.who, Who::Person(id) if ids.contains(id))) {
        let Some(office) = &p.office else { continue };
        match found.iter_mut().find(|i| i.key == key(office)) {
            Some(item) => item.evidence.extend(p.evidence.iter().cloned()),
            None => found.push(Item {
                key: key(office),
                text: office.to_string(),
                meetings: Default::default(),
                evidence: p.evidence.clone(),
            }),
        }
    }
    found
}

/// Those who came to meetings that lie wholly in that time.
fn present<'g>(time: &'g Selection, dossier: &'g Dossier) -> impl Iterator<Item = &'g Participant> {
    let then = dossier.meetings.iter().filter(|m| m.date().is_some_and(|d| time.holds(d) && time.includes(d)));
    then.flat_map(|m| &m.participants)
}

/// Whether an office is the one asked for.
pub(crate) fn of(office: &Office, asked: &Party) -> bool {
    match asked {
        Party::Office(o) => held(office, o),
        Party::Either(all) => all.iter().any(|a| of(office, a)),
        _ => false,
    }
}

/// Whether `a` says all that `b` says, and more.
fn says_more(a: &Office, b: &Office) -> bool {
    let words = |o: &Office| title_key(&o.title).split(' ').map(str::to_string).collect::<Vec<_>>();
    let (x, y) = (words(a), words(b));
    let same_home = a.of.as_deref().map(polity) == b.of.as_deref().map(polity);
    let end = x.ends_with(&y) && !x.iter().any(|w| matches!(w.as_str(), "deputy" | "vice" | "prime"));
    (same_home || b.of.is_none()) && end && (x.len() > y.len() || b.of.is_none() && a.of.is_some())
}

/// The days at which documents name the person in this office.
fn seen(role: &Role, dossier: &Dossier) -> Vec<Date> {
    role.evidence.iter().filter_map(|e| dossier.document(&e.document)?.published).collect()
}

/// Whether a document of the time asked for says so.
fn told(_: &Person, role: &Role, time: &Selection, dossier: &Dossier) -> bool {
    !time.dated() || !role.former && seen(role, dossier).into_iter().any(|d| time.includes(d))
}

/// Whether documents before and after the time asked for say so.
fn spanned(_: &Person, role: &Role, time: &Selection, dossier: &Dossier) -> bool {
    let seen = seen(role, dossier);
    let before = seen.iter().any(|d| time.from.is_some_and(|f| d.bounds().0 <= f.bounds().0));
    let after = seen.iter().any(|d| time.to.is_some_and(|t| d.bounds().1 >= t.bounds().1));
    !role.former && before && after
}

/// The evidence of the time asked for; all where none is of that time.
fn timely(role: &Role, time: &Selection, dossier: &Dossier) -> Vec<Evidence> {
    let then =
        |e: &&Evidence| dossier.document(&e.document).and_then(|d| d.published).is_some_and(|d| time.includes(d));
    let some: Vec<Evidence> = role.evidence.iter().filter(then).cloned().collect();
    if some.is_empty() || !time.dated() { role.evidence.clone() } else { some }
}

/// Who held the office at other times, for a note.
pub(crate) fn others(asked: &Party, dossier: &Dossier) -> Vec<String> {
    let line = |p: &Person, r: &Role| {
        let mut years: Vec<String> = seen(r, dossier).iter().map(|d| d.year().to_string()).collect();
        years.sort();
        years.dedup();
        format!("{} ({})", p.name, years.join(", "))
    };
    dossier
        .persons
        .iter()
        .flat_map(|p| p.roles.iter().filter(|r| of(&r.office, asked)).map(move |r| line(p, r)))
        .collect()
}
