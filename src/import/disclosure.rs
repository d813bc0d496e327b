//! Meetings that officials make public, in tables whose columns the user names.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};

use super::cell::{self, Somebody};
use super::day::{Order, day};
use super::words::{far, kind, several, topic};
use crate::date::Date;
use crate::dossier::{
    self, Dossier, Evidence, Kind, Meeting, Office, Participant, Person, Quote, Role, Source, Stated, Status, Topic,
    Who,
};
use crate::error::{Error, Result};
use crate::schema::Schema;
use crate::span::Span;

/// Which column holds what, by its heading; how the table is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// The day.
    pub date: String,
    /// The official.
    pub who: String,
    /// The official's office.
    pub office: Option<String>,
    /// People whom the official met.
    pub with: Option<String>,
    /// Organisations and countries that the official met.
    pub organisation: Option<String>,
    /// What it was about.
    pub about: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// How they met: "phone call", "video".
    pub kind: Option<String>,
    /// The country or body that the officials serve; not a column.
    pub of: Option<String>,
    /// Which comes first in dates of numbers.
    pub order: Option<Order>,
    /// What parts several in one cell, besides the end of a line.
    pub between: Option<String>,
    /// Whether an empty cell for the official and the office means the one above.
    pub carry: bool,
    /// What parts the cells; `None`: comma, semicolon or tab, whichever the first line has most of.
    pub delimiter: Option<u8>,
}

/// A meeting, as a row of a table has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Disclosure {
    /// Id of its document: the name of the table, and the line.
    pub id: String,
    /// Line of the file on which it begins.
    pub line: usize,
    /// The row in words: each heading with its cell.
    pub text: String,
    /// The day.
    pub date: Date,
    /// The official.
    pub who: String,
    /// The official's office.
    pub office: Option<String>,
    /// The country or body that the official serves.
    pub of: Option<String>,
    /// People.
    pub with: Vec<String>,
    /// Organisations and countries.
    pub organisations: Vec<String>,
    /// Topics.
    pub about: Vec<String>,
    /// Where.
    pub place: Option<String>,
    /// How they met.
    pub kind: Kind,
}

/// The meetings of a table, or why a row cannot be taken; an error where a column is not there.
///
/// `table` becomes part of the ids, `file` is for messages. Empty rows, and rows that say there was nothing, are passed over.
pub fn disclosures(text: &str, table: &str, file: &str, columns: &Columns) -> Result<Vec<Result<Disclosure>>> {
    let delimiter = columns.delimiter.unwrap_or_else(|| delimiter(text));
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let wrong = |e: csv::Error| {
        let line = e.position().map(|p| p.line() as usize);
        Error { line, ..Error::new(file, format!("no table: {e}")) }
    };
    let headings = reader.headers().map_err(wrong)?.clone();
    let at = Places::of(columns, &headings, file)?;
    let mut above = [String::new(), String::new()];
    let mut out = Vec::new();
    for row in reader.records() {
        let row = row.map_err(wrong)?;
        let line = row.position().map_or(0, |p| p.line() as usize);
        let cell = |at: Option<usize>| at.and_then(|i| row.get(i)).unwrap_or_default().trim();
        if row.iter().all(|c| c.trim().is_empty()) || row.iter().any(nothing) {
            continue;
        }
        let mut own = [cell(Some(at.who)), cell(at.office)].map(str::to_string);
        if columns.carry && own[0].is_empty() {
            own = above.clone();
        }
        above.clone_from(&own);
        let row = at.with(&row, &own);
        let found = disclosure(&row, &headings, &at, columns, own);
        let found = found.map(|d| Disclosure { id: format!("{}-{line}", dossier::slug(table)), line, ..d });
        out.push(found.map_err(|e| Error { file: file.to_string(), line: Some(line), ..e }));
    }
    Ok(out)
}

/// Whether a cell says that there was nothing to make public.
fn nothing(cell: &str) -> bool {
    let cell = cell.trim().trim_end_matches('.').to_lowercase();
    ["nil return", "nil", "no meetings", "none to declare", "nothing to declare"].contains(&cell.as_str())
}

/// Whichever of comma, semicolon and tab the first line has most of.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |d: &u8| first.bytes().filter(|b| b == d).count();
    *b"\t;,".iter().max_by_key(|d| count(d)).unwrap_or(&b',')
}

/// Numbers of the columns.
struct Places {
    date: usize,
    who: usize,
    office: Option<usize>,
    with: Option<usize>,
    organisation: Option<usize>,
    about: Option<usize>,
    place: Option<usize>,
    kind: Option<usize>,
}

impl Places {
    fn of(columns: &Columns, headings: &StringRecord, file: &str) -> Result<Places> {
        let names: Vec<&str> = headings.iter().map(|h| h.trim().trim_start_matches('\u{feff}')).collect();
        let place = |name: &String| {
            let same = |h: &&str| h.eq_ignore_ascii_case(name.trim());
            names.iter().position(same).ok_or_else(|| {
                let error = Error::new(file, format!("no column `{name}`")).at(1, None);
                match names.iter().all(|n| n.is_empty()) {
                    true => error.hint("the first line must name the columns"),
                    false => error.hint(format!("it has: {}", names.join(", "))),
                }
            })
        };
        let maybe = |name: &Option<String>| name.as_ref().map(place).transpose();
        Ok(Places {
            date: place(&columns.date)?,
            who: place(&columns.who)?,
            office: maybe(&columns.office)?,
            with: maybe(&columns.with)?,
            organisation: maybe(&columns.organisation)?,
            about: maybe(&columns.about)?,
            place: maybe(&columns.place)?,
            kind: maybe(&columns.kind)?,
        })
    }
}

impl Places {
    /// The row with the official and the office that count for it.
    fn with(&self, row: &StringRecord, own: &[String; 2]) -> StringRecord {
        let cell = |(i, cell)| match i {
            _ if i == self.who => own[0].as_str(),
            _ if Some(i) == self.office => own[1].as_str(),
            _ => cell,
        };
        row.iter().enumerate().map(cell).collect()
    }
}

fn disclosure(
    row: &StringRecord,
    headings: &StringRecord,
    at: &Places,
    columns: &Columns,
    own: [String; 2],
) -> Result<Disclosure> {
    let cell = |at: Option<usize>| at.and_then(|i| row.get(i)).unwrap_or_default().trim();
    let filled = |text: &str| Some(text.to_string()).filter(|t| !t.is_empty());
    let list = |at: Option<usize>| several(cell(at), columns.between.as_deref());
    let [who, office] = own;
    if who.is_empty() && office.is_empty() {
        let error = Error::new("", format!("the column `{}` is empty", columns.who));
        return Err(error.hint("--carry takes the one above"));
    }
    let (with, organisations) = (list(at.with), list(at.organisation));
    if with.is_empty() && organisations.is_empty() {
        return Err(Error::new("", "it does not say who was met").hint("fill the cell, or take the row out"));
    }
    let (place, far) = (cell(at.place), far(cell(at.place)));
    let cells = headings.iter().zip(row).filter(|(_, cell)| !cell.trim().is_empty());
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Disclosure {
        id: String::new(),
        line: 0,
        text: cells.map(|(h, c)| format!("{}: {}", words(h), words(c))).collect::<Vec<_>>().join("; "),
        date: day(cell(Some(at.date)), columns.order)?,
        who,
        office: filled(&office),
        of: columns.of.clone(),
        with,
        organisations,
        about: list(at.about).iter().filter_map(|t| topic(t)).collect(),
        place: filled(place).filter(|_| far.is_none()),
        kind: far.filter(|_| cell(at.kind).is_empty()).unwrap_or(kind(cell(at.kind))),
    })
}

impl Disclosure {
    /// What the row says, as the dossier of one document.
    pub fn dossier(&self, schema: &Schema) -> Dossier {
        let span = Span::new(0, self.text.len());
        let said = vec![Evidence { document: (&self.id).into(), span, rule: "list-of-meetings".into() }];
        let mut sides =
            Sides { said: &said, persons: BTreeMap::new(), order: Vec::new(), there: Vec::new(), parties: Vec::new() };
        sides.official(self, schema);
        for name in &self.with {
            let known = cell::read(name, schema);
            sides.add(known.unwrap_or_else(|| Somebody::Person(cell::plain(name), None)));
        }
        for name in &self.organisations {
            // Two plain names may be a firm's; a person has a title or a courtesy here.
            let firm = |s: &Somebody| matches!(s, Somebody::Person(_, None)) && !cell::courteous(name);
            let known = cell::read(name, schema).filter(|s| !firm(s));
            sides.add(known.unwrap_or_else(|| Somebody::Body(name.clone())));
        }
        let meeting = self.meeting(&sides, schema);
        let quote = Quote { span, text: self.text.clone() };
        let source = Source {
            id: self.id.clone(),
            published: Some(self.date),
            title: None,
            digest: dossier::digest(&self.text),
            sentences: vec![quote],
            passages: Vec::new(),
        };
        let mut persons = sides.persons;
        let persons = sides.order.iter().filter_map(|id| persons.remove(id)).collect();
        Dossier { documents: vec![source], persons, meetings: vec![meeting] }
    }

    fn meeting(&self, sides: &Sides, schema: &Schema) -> Meeting {
        let said = || sides.said.to_vec();
        let topic = |label: &String| Topic { label: label.clone(), also: Vec::new(), evidence: said() };
        let place = self.place.as_ref().map(|p| cell::place(p, schema));
        Meeting {
            id: "m1".to_string(),
            kind: self.kind,
            status: Status::Held,
            history: vec![Stated { value: Status::Held, evidence: said() }],
            participants: sides.there.clone(),
            parties: sides.parties.iter().map(|p| Stated { value: p.clone(), evidence: said() }).collect(),
            topics: self.about.iter().map(topic).collect(),
            places: place.into_iter().map(|value| Stated { value, evidence: said() }).collect(),
            dates: vec![Stated { value: self.date, evidence: said() }],
            cue: self.text.split_whitespace().take(12).collect::<Vec<_>>().join(" "),
            confidence: 1.0,
            evidence: said(),
        }
    }
}

/// Those who met.
struct Sides<'e> {
    said: &'e [Evidence],
    persons: BTreeMap<String, Person>,
    /// Ids of the persons, in order.
    order: Vec<String>,
    there: Vec<Participant>,
    parties: Vec<String>,
}

impl Sides<'_> {
    /// The official, with the office of the row.
    fn official(&mut self, row: &Disclosure, schema: &Schema) {
        let of = row.of.as_ref().map(|of| cell::body(of, schema).unwrap_or_else(|| of.clone()));
        let known = cell::read(&row.who, schema);
        let (name, told) = match known {
            Some(Somebody::Person(name, office)) => (name, office),
            Some(Somebody::Office(office)) => (String::new(), Some(office)),
            _ => (cell::plain(&row.who), None),
        };
        let office = row.office.as_ref().map(|title| match cell::read(title, schema) {
            Some(Somebody::Office(office)) => office,
            _ => Office { title: schema.usual_title(title), of: None },
        });
        let office = office.or(told).map(|o| Office { of: o.of.or(of.clone()), ..o });
        match office {
            Some(office) if name.is_empty() => self.add(Somebody::Office(office)),
            office => self.add(Somebody::Person(name, office)),
        }
        if let Some(of) = of {
            self.party(of);
        }
    }

    fn add(&mut self, somebody: Somebody) {
        let who = match somebody {
            Somebody::Body(name) => return self.party(name),
            Somebody::Group(office) => (Who::Group(office.clone()), office.of),
            Somebody::Office(office) => (Who::Office(office.clone()), office.of),
            Somebody::Person(name, office) => return self.person(name, office),
        };
        let (who, of) = who;
        self.there.push(Participant { who, office: None, evidence: self.said.to_vec() });
        of.into_iter().for_each(|of| self.party(of));
    }

    fn person(&mut self, name: String, office: Option<Office>) {
        let id = dossier::slug(&name);
        if self.persons.contains_key(&id) {
            return;
        }
        let said = || self.said.to_vec();
        let role = |office: &Office| Role { office: office.clone(), former: false, confidence: 1.0, evidence: said() };
        let mentions = vec![Stated { value: name.clone(), evidence: said() }];
        let person =
            Person { id: id.clone(), name, mentions, countries: Vec::new(), roles: office.iter().map(role).collect() };
        self.there.push(Participant { who: Who::Person(id.clone()), office: office.clone(), evidence: said() });
        self.persons.insert(id.clone(), person);
        self.order.push(id);
        office.and_then(|o| o.of).into_iter().for_each(|of| self.party(of));
    }

    fn party(&mut self, name: String) {
        if !self.parties.contains(&name) {
            self.parties.push(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_tells_what_parts_cells() {
        assert_eq!(
            (delimiter("a;b;c,d\n,,,,"), delimiter("a\tb"), delimiter("a,b"), delimiter("")),
            (b';', b'\t', b',', b',')
        );
    }
}
