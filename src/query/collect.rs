//! From meetings to answers: their participants, topics, dates, places, each with its evidence.

use std::collections::BTreeSet;

use crate::dossier::{Dossier, Evidence, Kind, Meeting, Office, Participant, Who};
use crate::graph::words::land;
use crate::graph::{Party, Selection, about, belongs, content, fold, name, within};
use crate::query::gather::line;
use crate::query::{Ask, Query};

/// An answer on its way: what makes it the same as another, the meetings it comes from, the evidence.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub key: String,
    pub text: String,
    pub meetings: BTreeSet<String>,
    pub evidence: Vec<Evidence>,
}

/// Answers in the order in which they are found; equal ones joined.
#[derive(Default)]
pub(crate) struct Items(pub Vec<Item>);

impl Items {
    fn add(&mut self, key: String, text: String, meeting: &Meeting, evidence: &[Evidence]) {
        let evidence = if evidence.is_empty() { &meeting.evidence } else { evidence };
        match self.0.iter_mut().find(|i| i.key == key) {
            Some(item) => {
                item.meetings.insert(meeting.id.clone());
                item.evidence.extend(evidence.iter().cloned());
            }
            None => self.0.push(Item { key, text, meetings: [meeting.id.clone()].into(), evidence: evidence.to_vec() }),
        }
    }
}

/// Whether the question leaves a participant out.
fn excepted(query: &Query, p: &Participant, dossier: &Dossier) -> bool {
    query.except.iter().any(|e| e.party.as_ref().is_some_and(|party| party.is(p, dossier)))
}

/// What is asked for, of these meetings.
pub(crate) fn collect(
    ask: Ask,
    query: &Query,
    selection: &Selection,
    meetings: &[&Meeting],
    dossier: &Dossier,
) -> Items {
    let mut items = Items::default();
    if let Some(host) = query.host.filter(|_| matches!(ask, Ask::Who | Ask::Countries)) {
        let open = Query { host: None, ..query.clone() };
        let at_home = |p: &Participant, m: &Meeting| there(p, m, dossier) == Some(host);
        let certain: Vec<Meeting> = meetings.iter().map(|m| only(m, &|p| at_home(p, m))).collect();
        let unsure: Vec<Meeting> = meetings.iter().map(|m| only(m, &|p| there(p, m, dossier) != Some(!host))).collect();
        let of = |some: &[Meeting]| collect(ask, &open, selection, &some.iter().collect::<Vec<_>>(), dossier);
        let found = of(&certain);
        return if found.0.is_empty() { of(&unsure) } else { found };
    }
    for m in meetings {
        match ask {
            Ask::Who | Ask::Participants => people(ask, query, selection, m, dossier, &mut items, true),
            Ask::What => {
                m.topics.iter().filter(|t| !query.except.iter().any(|e| about(&e.text, &t.label))).for_each(|t| {
                    let key = content(&t.label).into_iter().collect::<Vec<_>>().join(" ");
                    items.add(key, t.label.clone(), m, &t.evidence);
                })
            }
            Ask::When => {
                m.dates.iter().take(1).for_each(|d| items.add(d.value.to_string(), d.value.to_string(), m, &d.evidence))
            }
            Ask::Years => m.dates.iter().take(1).for_each(|d| {
                let year = d.value.year().to_string();
                items.add(year.clone(), year, m, &d.evidence);
            }),
            Ask::Months => m.dates.iter().take(1).for_each(|d| {
                let month = d.value.to_string().chars().take(7).collect::<String>();
                items.add(month.clone(), month, m, &d.evidence);
            }),
            Ask::Where => {
                let left = |place: &str| query.except.iter().any(|e| within(place, &e.text));
                m.places
                    .iter()
                    .take(1)
                    .filter(|p| !left(&p.value))
                    .for_each(|p| items.add(fold(&p.value), p.value.clone(), m, &p.evidence))
            }
            Ask::Lands => m.places.iter().take(1).for_each(|p| {
                let lies = land(&p.value).unwrap_or_else(|| p.value.clone());
                let left = query.except.iter().any(|e| within(&lies, &e.text));
                Some(lies).filter(|_| !left).into_iter().for_each(|l| items.add(fold(&l), l, m, &p.evidence))
            }),
            Ask::How => items.add(how(m.kind).into(), how(m.kind).into(), m, &m.evidence),
            Ask::Status => m.history.iter().rfind(|h| h.value == m.status).into_iter().for_each(|h| {
                items.add(m.status.word().into(), m.status.word().into(), m, &h.evidence);
            }),
            Ask::Countries => countries(query, selection, m, dossier, &mut items),
            Ask::Sources => m
                .evidence
                .iter()
                .for_each(|e| items.add(e.document.to_string(), e.document.to_string(), m, std::slice::from_ref(e))),
            Ask::Pairs => pairs(m, dossier, &mut items),
            _ => items.add(m.id.clone(), line(m, dossier), m, &m.evidence),
        }
    }
    if items.0.is_empty() && matches!(ask, Ask::Who | Ask::Participants) {
        meetings.iter().for_each(|m| people(ask, query, selection, m, dossier, &mut items, false));
    }
    if matches!(ask, Ask::When | Ask::Years | Ask::Months) {
        items.0.sort_by(|a, b| a.key.cmp(&b.key));
    }
    items
}

/// A meeting with only some of those who were there.
fn only(meeting: &Meeting, who: &dyn Fn(&Participant) -> bool) -> Meeting {
    let mut out = meeting.clone();
    out.participants.retain(|p| who(p));
    out
}

/// Whether somebody was at home where it was; `None` where that is not known.
fn there(p: &Participant, m: &Meeting, dossier: &Dossier) -> Option<bool> {
    let lies = m.places.first().and_then(|place| land(&place.value))?;
    let homes = home(p, dossier);
    (!homes.is_empty()).then(|| homes.iter().any(|h| belongs(h, &lies)))
}

/// Those who fit the question but are told without a name, where others have one.
pub(crate) fn unnamed(query: &Query, selection: &Selection, meetings: &[&Meeting], dossier: &Dossier) -> Vec<String> {
    let mut items = Items::default();
    let ask = query.asks[0];
    meetings.iter().for_each(|m| people(ask, query, selection, m, dossier, &mut items, false));
    items.0.into_iter().map(|i| i.text).collect()
}

fn how(kind: Kind) -> &'static str {
    match kind {
        Kind::Call => "telephone",
        Kind::Video => "video",
        Kind::Talks | Kind::Summit | Kind::Conference | Kind::Visit => "in person",
    }
}

/// Participants: persons by name, or those known by office alone.
fn people(
    ask: Ask,
    query: &Query,
    selection: &Selection,
    m: &Meeting,
    dossier: &Dossier,
    items: &mut Items,
    named: bool,
) {
    let excluding = ask == Ask::Who || query.others;
    let answers = |p: &Party| query.wanted.as_ref().is_some_and(|w| w == p || matches!(p, Party::Polity(_)));
    let asked: Vec<&Party> = selection.who.iter().filter(|p| !answers(p)).collect();
    let fits = |p: &&Participant| {
        matches!(p.who, Who::Person(_)) == named
            && query.wanted.as_ref().is_none_or(|w| w.is(p, dossier) || query.company && sideless(p, dossier))
            && !excepted(query, p, dossier)
            && !(excluding && asked.iter().any(|a| a.is(p, dossier)))
    };
    for p in m.participants.iter().filter(fits) {
        let key = if let Who::Person(id) = &p.who { id.clone() } else { fold(&name(&p.who, dossier)) };
        items.add(key, name(&p.who, dossier), m, &p.evidence);
    }
}

/// Whether no country of somebody is known.
fn sideless(participant: &Participant, dossier: &Dossier) -> bool {
    home(participant, dossier).iter().all(|of| land(of).is_none())
}

/// Countries and organisations, without those of the sides that the question names.
fn countries(query: &Query, selection: &Selection, m: &Meeting, dossier: &Dossier, items: &mut Items) {
    let named = |country: &str| {
        selection.who.iter().any(|party| match party {
            Party::Polity(p) => belongs(country, p),
            // "which country's foreign minister": any of them
            Party::Office(Office { of: None, .. }) => false,
            _ => m
                .participants
                .iter()
                .filter(|p| party.is(p, dossier))
                .any(|p| home(p, dossier).iter().any(|h| belongs(h, country))),
        })
    };
    if query.own {
        for p in m.participants.iter().filter(|p| selection.who.iter().any(|party| party.is(p, dossier))) {
            home(p, dossier).into_iter().for_each(|h| items.add(fold(&h), h, m, &p.evidence));
        }
        return;
    }
    let left = |country: &str| query.except.iter().any(|e| belongs(country, &e.text));
    for party in m.parties.iter().filter(|p| !named(&p.value) && !left(&p.value)) {
        items.add(fold(&party.value), party.value.clone(), m, &party.evidence);
    }
}

/// The countries of a participant.
fn home(participant: &Participant, dossier: &Dossier) -> Vec<String> {
    let person = if let Who::Person(id) = &participant.who { dossier.person(id) } else { None };
    let roles = person.into_iter().flat_map(|p| &p.roles).map(|r| &r.office);
    let offices: Vec<String> = participant.office.iter().chain(roles).filter_map(|o| o.of.clone()).collect();
    let told = person.filter(|_| offices.is_empty()).map_or(&[][..], |p| &p.countries);
    offices.into_iter().chain(told.iter().map(|c| c.value.clone())).collect()
}

fn pairs(m: &Meeting, dossier: &Dossier, items: &mut Items) {
    let persons: Vec<&Participant> = m.participants.iter().filter(|p| matches!(p.who, Who::Person(_))).collect();
    for (i, a) in persons.iter().enumerate() {
        for b in &persons[i + 1..] {
            let mut two = [name(&a.who, dossier), name(&b.who, dossier)];
            two.sort();
            let evidence: Vec<Evidence> = a.evidence.iter().chain(&b.evidence).cloned().collect();
            items.add(two.join("\n"), two.join(" and "), m, &evidence);
        }
    }
}
