//! Small dossiers, built in code.
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod seeds;

use rapporteur::dossier::*;
use rapporteur::{Date, Span};

/// A dossier in the making. Every fact gets a sentence of its own.
pub struct Doc(Dossier);

/// A date that is known to be one.
pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// The person of this id.
pub fn person<'d>(dossier: &'d Dossier, id: &str) -> Option<&'d Person> {
    dossier.persons.iter().find(|p| p.id == id)
}

impl Doc {
    /// A document without facts.
    pub fn new(id: &str, published: &str) -> Doc {
        let source = Source {
            id: id.to_string(),
            published: Some(date(published)),
            title: Some(format!("\"News\" of {id}: it's all\tthere")),
            digest: format!("digest of {id}"),
            sentences: Vec::new(),
            passages: Vec::new(),
        };
        Doc(Dossier { documents: vec![source], ..Dossier::default() })
    }

    fn evidence(&mut self, words: &str) -> Vec<Evidence> {
        let source = &mut self.0.documents[0];
        let start = source.sentences.last().map_or(0, |q| q.span.end as usize + 1);
        let span = Span::new(start, start + words.len());
        source.sentences.push(Quote { span, text: words.to_string() });
        vec![Evidence { document: (&source.id).into(), span, rule: "told".into() }]
    }

    /// A person with offices (title, country).
    pub fn person(mut self, name: &str, roles: &[(&str, &str)]) -> Doc {
        let evidence = self.evidence(&format!("{name} was there."));
        let id = format!("p{}", self.0.persons.len());
        let mentions = vec![Stated { value: name.to_string(), evidence }];
        self.0.persons.push(Person { id, name: name.to_string(), mentions, countries: Vec::new(), roles: Vec::new() });
        for (title, of) in roles {
            self = self.role(title, of, false);
        }
        self
    }

    /// A country of the last person, office or not.
    pub fn from(mut self, country: &str) -> Doc {
        let evidence = self.evidence(&format!("{country} was meant."));
        self.0.persons.last_mut().unwrap().countries.push(Stated { value: country.to_string(), evidence });
        self
    }

    /// A former office of the last person.
    pub fn former(self, title: &str, of: &str) -> Doc {
        self.role(title, of, true)
    }

    /// The countries of the last person's offices are not in the text, but gathered from what stands around.
    pub fn guessed(mut self) -> Doc {
        self.0.persons.last_mut().unwrap().roles.iter_mut().for_each(|r| r.confidence = 0.75);
        self
    }

    fn role(mut self, title: &str, of: &str, former: bool) -> Doc {
        let evidence = self.evidence(&format!("{title} of {of}."));
        let office = Office { title: title.to_string(), of: Some(of.to_string()) };
        self.0.persons.last_mut().unwrap().roles.push(Role { office, former, confidence: 0.9, evidence });
        self
    }

    /// A meeting of persons by number.
    pub fn met(mut self, kind: Kind, status: Status, who: &[usize]) -> Doc {
        let evidence = self.evidence("They met.");
        let side = |&at: &usize| Participant {
            who: Who::Person(self.0.persons[at].id.clone()),
            office: self.0.persons[at].roles.first().map(|r| r.office.clone()),
            evidence: evidence.clone(),
        };
        let countries = who.iter().filter_map(|&at| self.0.persons[at].roles.first()?.office.of.clone());
        let meeting = Meeting {
            id: format!("m{}", self.0.meetings.len()),
            kind,
            status,
            history: vec![Stated { value: status, evidence: evidence.clone() }],
            participants: who.iter().map(side).collect(),
            parties: countries.map(|value| Stated { value, evidence: evidence.clone() }).collect(),
            topics: Vec::new(),
            places: Vec::new(),
            dates: Vec::new(),
            cue: "They met".to_string(),
            confidence: 0.8,
            evidence,
        };
        self.0.meetings.push(meeting);
        self
    }

    fn last(&mut self) -> &mut Meeting {
        self.0.meetings.last_mut().unwrap()
    }

    /// An unnamed participant of the last meeting, and his or her country.
    pub fn with(mut self, title: &str, of: &str) -> Doc {
        let evidence = self.last().evidence.clone();
        let who = Who::Office(Office { title: title.to_string(), of: Some(of.to_string()) });
        self.last().participants.push(Participant { who, office: None, evidence: evidence.clone() });
        self.last().parties.push(Stated { value: of.to_string(), evidence });
        self
    }

    /// The date of the last meeting.
    pub fn on(mut self, day: &str) -> Doc {
        let evidence = self.last().evidence.clone();
        self.last().dates.push(Stated { value: date(day), evidence });
        self
    }

    /// The place of the last meeting.
    pub fn at(mut self, place: &str) -> Doc {
        let evidence = self.last().evidence.clone();
        self.last().places.push(Stated { value: place.to_string(), evidence });
        self
    }

    /// Topics of the last meeting.
    pub fn about(mut self, topics: &[&str]) -> Doc {
        let evidence = self.last().evidence.clone();
        let topic = |label: &&str| Topic { label: label.to_string(), also: Vec::new(), evidence: evidence.clone() };
        self.last().topics.extend(topics.iter().map(topic));
        self
    }

    /// A passage of the sentences from this one on, by number.
    pub fn passage(mut self, first: usize) -> Doc {
        let source = &mut self.0.documents[0];
        let (first, last) = (source.sentences[first].span, source.sentences.last().unwrap().span);
        source.passages.push(first.to(last));
        self
    }

    /// The dossier.
    pub fn done(self) -> Dossier {
        self.0
    }
}
