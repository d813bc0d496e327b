//! A large world of meetings, the same each time.

#![allow(dead_code, reason = "no bench needs all of it")]

use std::collections::BTreeSet;

use rapporteur::dossier::{
    Evidence, Kind, Meeting, Office, Participant, Person, Quote, Role, Source, Stated, Status, Topic, Who,
};
use rapporteur::{Date, Dossier, Span};

pub const PERSONS: u64 = 5_000;
pub const MEETINGS: u64 = 100_000;
pub const TOPICS: u64 = 2_000;
const DOCUMENTS: u64 = 20_000;

/// Numbers that look like chance and are the same each time.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    /// Few come up often, many seldom: the first of 5000 in one of 70 cases, the last in one of 10000.
    pub fn uneven(&mut self, n: u64) -> u64 {
        let x = self.below(1 << 20) as f64 / f64::from(1 << 20);
        (n as f64 * x * x) as u64
    }

    pub fn day(&mut self) -> Date {
        let (year, month, day) = (1990 + self.below(30), 1 + self.below(12), 1 + self.below(28));
        Date::of_day(year as i16, month as i8, day as i8).expect("every month has 28 days")
    }
}

/// A topic by number.
pub fn topic(n: u64) -> String {
    const WORDS: [&str; 20] = [
        "river",
        "dam",
        "border",
        "treaty",
        "fishing",
        "visa",
        "gas",
        "debt",
        "missile",
        "pipeline",
        "refugee",
        "harbour",
        "tariff",
        "railway",
        "grain",
        "satellite",
        "prisoner",
        "bridge",
        "vaccine",
        "copper",
    ];
    let word = |i: u64| WORDS[(i % 20) as usize];
    // Two topics share at most one of their two words, so that each is about itself alone, and both ways find the same.
    format!("{} of region{}", word(n), n / 20)
}

/// A hundred thousand meetings of five thousand persons, told in twenty thousand documents.
pub fn world() -> Dossier {
    let mut chance = Chance(7);
    let evidence = |m: u64| {
        let at = (m / DOCUMENTS * 100) as usize;
        vec![Evidence {
            document: format!("d{:05}", m % DOCUMENTS).into(),
            span: Span::new(at, at + 99),
            rule: "meet".into(),
        }]
    };
    let source = |n: u64| {
        Source {
        id: format!("d{n:05}"),
        published: None,
        title: None,
        digest: String::new(),
        sentences: (0..MEETINGS / DOCUMENTS)
            .map(|i| Quote {
                span: Span::new(i as usize * 100, i as usize * 100 + 99),
                text: format!(
                    "In sentence {i} of report {n} the foreign ministers of \"both\" countries met on Tuesday to discuss what the \
                     dispatch is about, an official said & added."
                ),
            })
            .collect(),
        passages: Vec::new(),
    }
    };
    let office = |n: u64| Office { title: "Foreign Minister".into(), of: Some(format!("Land {}", n % 150)) };
    let person = |n: u64| Person {
        id: format!("person-{n:04}"),
        name: format!("Given{n} Family{n}"),
        mentions: Vec::new(),
        countries: Vec::new(),
        roles: vec![Role { office: office(n), former: false, confidence: 1.0, evidence: evidence(n) }],
    };
    let mut meeting = |n: u64| {
        let sides = 2 + chance.below(3);
        let who: BTreeSet<u64> = (0..sides).map(|_| chance.uneven(PERSONS)).collect();
        let about: BTreeSet<u64> = (0..1 + chance.below(3)).map(|_| chance.uneven(TOPICS)).collect();
        let stated = |value: String| Stated { value, evidence: evidence(n) };
        let side = |&p: &u64| Participant {
            who: Who::Person(format!("person-{p:04}")),
            office: Some(office(p)),
            evidence: evidence(n),
        };
        let lands: BTreeSet<u64> = who.iter().map(|p| p % 150).collect();
        Meeting {
            id: format!("m{n:06}"),
            kind: Kind::Talks,
            status: Status::Held,
            history: Vec::new(),
            participants: who.iter().map(side).collect(),
            parties: lands.into_iter().map(|l| stated(format!("Land {l}"))).collect(),
            topics: about
                .into_iter()
                .map(|t| Topic { label: topic(t), also: Vec::new(), evidence: evidence(n) })
                .collect(),
            places: vec![stated(format!("City {}", chance.uneven(800)))],
            dates: vec![Stated { value: chance.day(), evidence: evidence(n) }],
            cue: String::new(),
            confidence: 1.0,
            evidence: evidence(n),
        }
    };
    let mut meetings: Vec<Meeting> = (0..MEETINGS).map(&mut meeting).collect();
    meetings.sort_by_key(|m| (m.date(), m.id.clone()));
    Dossier { documents: (0..DOCUMENTS).map(source).collect(), persons: (0..PERSONS).map(person).collect(), meetings }
}
