//! Journeys, in the XML of the United States' Office of the Historian: travels of presidents and secretaries of state, and visits
//! by leaders of other countries.
//!
//! An entry is read as the short article that it is, a dateline and remarks; what its fields tell counts more than what was read.

use super::day::{Order, between, day, written};
use super::xml::{Record, records};
use crate::article::Article;
use crate::date::Date;
use crate::dossier::{self, Dossier, Evidence, Kind, Meeting, Office, Participant, Quote, Stated, Status, Who};
use crate::error::{Error, Result};
use crate::schema::{Schema, title_case};
use crate::span::Span;

/// The country whose lists these are.
const HOME: &str = "United States";

/// A journey, as a list has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Journey {
    /// Id of its document: `trip-12`, `visit-7`.
    pub id: String,
    /// Line of the file on which it begins.
    pub line: usize,
    /// The traveller, with his or her office.
    pub who: String,
    /// Whom he or she travelled for, where it is another country than that of the list.
    pub from: Option<String>,
    /// The country that was visited.
    pub to: String,
    /// Places in it.
    pub places: Vec<String>,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// Whom the traveller met, in sentences.
    pub remarks: String,
}

/// The journeys of a file, or why one cannot be taken. `file` is for messages.
pub fn journeys(text: &str, file: &str) -> Vec<Result<Journey>> {
    let (root, records) = records(text, file);
    let read = match root.as_str() {
        "trips" => trip,
        "visits" => visit,
        _ if records.iter().any(|r| r.is_err()) => {
            return records.into_iter().filter_map(Result::err).map(Err).collect();
        }
        _ => {
            let what = format!("no list of journeys: the root is <{root}>");
            return vec![Err(Error::new(file, what).hint("it should be <trips> or <visits>"))];
        }
    };
    records
        .into_iter()
        .map(|record| {
            let record = record?;
            read(&record).map_err(|e| Error { file: file.to_string(), line: Some(record.line), ..e })
        })
        .collect()
}

fn trip(record: &Record) -> Result<Journey> {
    let office = match needed(record, "role")? {
        "secretary" => "Secretary of State".to_string(),
        role => title_case(&role.replace('-', " ")),
    };
    let places = record.get("locale").unwrap_or_default().split([',', ';']);
    Ok(Journey {
        who: format!("U.S. {office} {}", called(needed(record, "name")?)),
        to: upright(needed(record, "country")?),
        places: places.map(|p| p.trim().to_string()).filter(|p| !p.is_empty()).collect(),
        ..common(record, "remarks")?
    })
}

fn visit(record: &Record) -> Result<Journey> {
    Ok(Journey {
        who: called(needed(record, "visitor")?),
        from: Some(upright(needed(record, "from")?)),
        to: HOME.to_string(),
        ..common(record, "description")?
    })
}

/// What both kinds of lists have.
fn common(record: &Record, remarks: &str) -> Result<Journey> {
    let date = |field| day(needed(record, field)?, Some(Order::DayFirst));
    let first = date("start-date")?;
    let last = if record.get("end-date").is_some() { date("end-date")? } else { first };
    if last < first {
        return Err(Error::new("", format!("it ends on {last}, before it begins on {first}")));
    }
    Ok(Journey {
        id: format!("{}-{}", record.name, dossier::slug(needed(record, "id")?)),
        line: record.line,
        who: String::new(),
        from: None,
        to: String::new(),
        places: Vec::new(),
        first,
        last,
        remarks: record.get(remarks).unwrap_or_default().to_string(),
    })
}

fn needed<'r>(record: &'r Record, field: &str) -> Result<&'r str> {
    let missing = || Error::new("", format!("a <{}> without <{field}>", record.name));
    record.get(field).ok_or_else(|| missing().hint(format!("fill <{field}>, or take the entry out")))
}

/// The name of a country the usual way round, without remarks: "Korea, South", "Siam (Thailand)".
fn upright(name: &str) -> String {
    let name = name.split('(').next().unwrap_or(name).trim();
    match name.split_once(", ") {
        Some((noun, before)) => format!("{before} {noun}"),
        None => name.to_string(),
    }
}

/// A name without what stands in brackets: "Henry A. (Heinz Alfred) Lund".
fn called(name: &str) -> String {
    let mut rest = name;
    let mut bare = String::new();
    while let Some((before, (_, after))) = rest.split_once('(').and_then(|(b, r)| Some((b, r.split_once(')')?))) {
        bare += before;
        rest = after;
    }
    (bare + rest).split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Journey {
    /// What the entry says, as the dossier of one document.
    pub fn dossier(&self, schema: &Schema) -> Dossier {
        let article = self.article();
        let mut dossier = dossier::read(&article, schema);
        self.add_visit(&article, &mut dossier);
        let country = self.country(schema);
        for meeting in &mut dossier.meetings {
            self.settle(meeting, &country);
        }
        dossier
    }

    /// The entry as a short article: "ROME, May 4, 1997. Secretary of State ... visited Italy. Met with ..."
    fn article(&self) -> Article {
        let place = self.places.first().filter(|_| self.places.len() == 1).unwrap_or(&self.to).to_uppercase();
        let day = written(self.first.bounds().0);
        let from = self.from.as_ref().map_or(String::new(), |from| format!(" of {from}"));
        let to = if self.to == HOME { "the United States" } else { &self.to };
        let text = format!("{place}, {day}. {}{from} visited {to}. {}", self.who, self.remarks);
        Article { id: self.id.clone(), published: Some(self.first), title: None, text: text.trim_end().to_string() }
    }

    /// The country by its usual name.
    fn country(&self, schema: &Schema) -> String {
        super::cell::body(&self.to, schema).unwrap_or_else(|| self.to.clone())
    }

    /// Gives a meeting the days and the country of the journey, where neither is known better.
    fn settle(&self, meeting: &mut Meeting, country: &str) {
        let evidence = meeting.evidence.clone();
        // The remarks do not tell on which of the days they met.
        meeting.dates.retain(|d| d.value != self.first || self.first == self.last);
        if meeting.dates.is_empty() {
            let stated = |value| Stated { value, evidence: evidence.clone() };
            meeting.dates = between(self.first, self.last).into_iter().map(stated).collect();
        }
        if meeting.places.is_empty() {
            meeting.places.push(Stated { value: country.to_string(), evidence });
        }
    }

    /// An official visit is one to the head of state, whether or not the remarks tell of a meeting.
    fn add_visit(&self, article: &Article, dossier: &mut Dossier) {
        let Some(from) = self.from.as_ref().filter(|_| dossier.meetings.is_empty() && official(&self.remarks)) else {
            return;
        };
        let end = self.remarks.find(['.', ';']).map_or(self.remarks.len(), |i| i + 1);
        let start = article.text.len() - self.remarks.len();
        let span = Span::new(start, start + end);
        let said = || vec![Evidence { document: (&self.id).into(), span, rule: "list-of-visits".into() }];
        let took_part = |who, office| Participant { who, office, evidence: said() };
        let visitor = dossier.persons.first();
        let office = visitor.and_then(|p| p.roles.first()).map(|r| r.office.clone());
        let home = office.as_ref().and_then(|o| o.of.clone()).unwrap_or_else(|| from.clone());
        let host = Office { title: "President".to_string(), of: Some(HOME.to_string()) };
        let participants = visitor.map(|p| took_part(Who::Person(p.id.clone()), office));
        dossier.meetings.push(Meeting {
            id: "m1".to_string(),
            kind: Kind::Visit,
            status: Status::Held,
            history: vec![Stated { value: Status::Held, evidence: said() }],
            participants: participants.into_iter().chain([took_part(Who::Office(host), None)]).collect(),
            parties: [home, HOME.to_string()].map(|value| Stated { value, evidence: said() }).into(),
            topics: Vec::new(),
            places: Vec::new(),
            dates: Vec::new(),
            cue: self.remarks[..end].split_whitespace().take(12).collect::<Vec<_>>().join(" "),
            confidence: 0.9,
            evidence: said(),
        });
        let sentences = &mut dossier.documents[0].sentences;
        if let Err(at) = sentences.binary_search_by_key(&span, |q| q.span) {
            sentences.insert(at, Quote { span, text: span.of(&article.text).to_string() });
        }
    }
}

/// Whether the remarks call it a visit of state or on business, which private and informal visits are not.
fn official(remarks: &str) -> bool {
    let first = remarks.split(['.', ';']).next().unwrap_or_default().to_lowercase();
    let words: Vec<&str> = first.split(|c: char| !c.is_alphanumeric()).collect();
    words.contains(&"visit") && words.iter().any(|w| ["official", "state", "working"].contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_stand_upright() {
        assert_eq!(upright("Korea, South"), "South Korea");
        assert_eq!(upright("Siam (Thailand)"), "Siam");
        assert_eq!(upright("Chile"), "Chile");
    }

    #[test]
    fn names_stand_without_brackets() {
        assert_eq!(called("Henry A. (Heinz Alfred) Lund"), "Henry A. Lund");
        assert_eq!(called("Anna Tarn (Norland) and Bo Lind (acting)"), "Anna Tarn and Bo Lind");
        assert_eq!((called("Ida (no end"), called("()")), ("Ida (no end".into(), String::new()));
    }

    #[test]
    fn private_visits_are_not_official() {
        assert!(official("Official working visit.") && official("State visit; addressed Congress."));
        assert!(!official("Private visit. Official dinner.") && !official("Attended a working lunch."));
        assert!(!official("Unofficial visit."));
    }
}
