//! Reading the files of `schema/`.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::lexicon::{Capitals, Entry, Flags, Lexicon};
use super::lists::*;
use super::rule::Rule;
use super::verbs::Forms;
use super::{Gazetteer, Schema, fold};
use crate::date::{DAYS, MONTHS};
use crate::error::{Error, Result};

/// The embedded files by name, in the order in which they are read; the rule files are the cascade.
pub const FILES: &[(&str, &str)] = &[
    ("polities.ron", include_str!("../../schema/polities.ron")),
    ("regions.ron", include_str!("../../schema/regions.ron")),
    ("organisations.ron", include_str!("../../schema/organisations.ron")),
    ("cities.tsv", include_str!("../../schema/cities.tsv")),
    ("venues.tsv", include_str!("../../schema/venues.tsv")),
    ("words.txt", include_str!("../../schema/words.txt")),
    ("given.txt", include_str!("../../schema/given.txt")),
    ("family.txt", include_str!("../../schema/family.txt")),
    ("women.txt", include_str!("../../schema/women.txt")),
    ("men.txt", include_str!("../../schema/men.txt")),
    ("offices.ron", include_str!("../../schema/offices.ron")),
    ("verbs.ron", include_str!("../../schema/verbs.ron")),
    ("encounters.ron", include_str!("../../schema/encounters.ron")),
    ("status.ron", include_str!("../../schema/status.ron")),
    ("topicwords.ron", include_str!("../../schema/topicwords.ron")),
    ("weights/pairing.ron", include_str!("../../schema/weights/pairing.ron")),
    ("role.ron", include_str!("../../schema/role.ron")),
    ("meeting.ron", include_str!("../../schema/meeting.ron")),
    ("topic.ron", include_str!("../../schema/topic.ron")),
];

/// Files that hold rules.
const RULES: &[&str] = &["role.ron", "meeting.ron", "topic.ron"];

/// Days as news shortens them.
const SHORT_DAYS: &[&str] = &["mon.", "tue.", "tues.", "wed.", "thu.", "thurs.", "fri.", "sat.", "sun."];

/// Months as news shortens them.
const SHORT_MONTHS: &[&str] = &[
    "jan", "jan.", "feb", "feb.", "mar.", "apr", "apr.", "jun.", "jul.", "aug", "aug.", "sept", "sept.", "sep", "sep.",
    "oct", "oct.", "nov", "nov.", "dec", "dec.",
];

struct Files<'f>(&'f BTreeMap<String, String>);

impl Files<'_> {
    fn text(&self, name: &str) -> &str {
        match self.0.get(name) {
            Some(text) => text,
            None => FILES.iter().find(|(n, _)| *n == name).map_or("", |(_, text)| text),
        }
    }

    fn ron<T: DeserializeOwned>(&self, name: &str) -> Result<T> {
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        options.from_str(self.text(name)).map_err(|e| {
            let at = e.span.start;
            Error::new(format!("schema/{name}"), e.code.to_string()).at(at.line, Some(at.col))
        })
    }

    fn lines(&self, name: &str) -> impl Iterator<Item = &str> {
        self.text(name).lines().map(str::trim_end).filter(|l| !l.is_empty() && !l.starts_with('#'))
    }

    fn columns(&self, name: &str, least: usize) -> Result<Vec<Vec<&str>>> {
        let rows = self.text(name).lines().enumerate();
        let rows = rows.filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
        rows.map(|(i, line)| {
            let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            if cells.len() < least {
                let what = format!("{} columns where {least} are needed", cells.len());
                return Err(Error::new(format!("schema/{name}"), what).at(i + 1, None).hint("part columns with a tab"));
            }
            Ok(cells)
        })
        .collect()
    }
}

/// The embedded lists of what has a name, read by themselves.
pub(super) fn gazetteer() -> Result<Gazetteer> {
    let none = BTreeMap::new();
    let files = Files(&none);
    let city = |row: &Vec<&str>| City { name: row[0].to_string(), country: row[1].to_string() };
    let venue =
        |row: &Vec<&str>| Venue { name: row[0].to_string(), city: row[1].to_string(), country: row[2].to_string() };
    Ok(Gazetteer {
        polities: files.ron("polities.ron")?,
        organisations: files.ron("organisations.ron")?,
        cities: files.columns("cities.tsv", 2)?.iter().map(city).collect(),
        venues: files.columns("venues.tsv", 3)?.iter().map(venue).collect(),
    })
}

/// Reads all files, the user's in place of the embedded ones of the same name.
pub fn load(files: &BTreeMap<String, String>) -> Result<Schema> {
    if let Some(name) = files.keys().find(|n| !FILES.iter().any(|(f, _)| f == n)) {
        let known: Vec<&str> = FILES.iter().map(|(n, _)| *n).collect();
        return Err(Error::new(name.clone(), "no such file in the schema").hint(format!("known: {}", known.join(", "))));
    }
    let files = Files(files);
    let mut lexicon = Lexicon::default();
    let polities: Vec<Polity> = files.ron("polities.ron")?;
    let regions: Vec<Region> = files.ron("regions.ron")?;
    let organisations: Vec<Organisation> = files.ron("organisations.ron")?;
    add_polities(&mut lexicon, &polities);
    add_regions(&mut lexicon, &regions);
    add_organisations(&mut lexicon, &organisations);
    let cities = add_cities(&mut lexicon, files.columns("cities.tsv", 2)?);
    let venues = add_venues(&mut lexicon, files.columns("venues.tsv", 3)?);
    let marked = [
        ("words.txt", Flags::COMMON),
        ("given.txt", Flags::GIVEN),
        ("family.txt", Flags::FAMILY),
        ("women.txt", Flags::WOMAN),
        ("men.txt", Flags::MAN),
    ];
    for (name, flags) in marked {
        files.lines(name).for_each(|word| lexicon.mark(word, flags));
    }
    let offices: Offices = files.ron("offices.ron")?;
    add_offices(&mut lexicon, &offices);
    offices.women.iter().for_each(|word| lexicon.mark(word, Flags::WOMAN));
    offices.men.iter().for_each(|word| lexicon.mark(word, Flags::MAN));
    for name in DAYS.iter().chain(SHORT_DAYS) {
        lexicon.mark(name, Flags::WEEKDAY);
    }
    for name in MONTHS.iter().chain(SHORT_MONTHS) {
        lexicon.mark(name, Flags::MONTH);
    }
    let verbs: Verbs = files.ron("verbs.ron")?;
    let forms = Forms::new(&verbs);
    for verb in &verbs.saying {
        forms.of(verb).iter().for_each(|form| lexicon.mark(form, Flags::SAYING));
    }
    let encounters: Encounters = files.ron("encounters.ron")?;
    encounters.nouns.iter().for_each(|(noun, _)| lexicon.mark(noun, Flags::ENCOUNTER));
    let mut rules: Vec<Rule> = Vec::new();
    for name in RULES {
        let read: Vec<Rule> = files.ron(name)?;
        for mut rule in read {
            rule.prepare(name, files.text(name), &forms)?;
            rules.push(rule);
        }
    }
    let pairs = |list: &[(String, String)]| list.iter().map(|(a, b)| (fold(a).into_owned(), b.clone())).collect();
    let (usual, only) = (pairs(&offices.usual), pairs(&offices.only));
    let status: StatusWords = files.ron("status.ron")?;
    let topicwords = files.ron("topicwords.ron")?;
    Ok(Schema {
        lexicon,
        polities,
        regions,
        organisations,
        cities,
        venues,
        offices,
        usual,
        only,
        encounters,
        status,
        topicwords,
        pairing: files.ron("weights/pairing.ron")?,
        forms,
        rules,
    })
}

fn add_polities(lexicon: &mut Lexicon, polities: &[Polity]) {
    for (i, polity) in polities.iter().enumerate() {
        let i = i as u16;
        let all = [&polity.name].into_iter().chain(&polity.also);
        all.for_each(|name| lexicon.add(name, Entry::Polity(i), Capitals::AsListed));
        polity.adjectives.iter().for_each(|a| lexicon.add(a, Entry::Adjective(i), Capitals::AsListed));
        polity.people.iter().for_each(|p| lexicon.add(p, Entry::People(i), Capitals::AsListed));
    }
}

fn add_regions(lexicon: &mut Lexicon, regions: &[Region]) {
    for (i, region) in regions.iter().enumerate() {
        let all = [&region.name].into_iter().chain(&region.also).chain(&region.adjectives).chain(&region.people);
        all.for_each(|name| lexicon.add(name, Entry::Region(i as u16), Capitals::AsListed));
    }
}

fn add_organisations(lexicon: &mut Lexicon, organisations: &[Organisation]) {
    for (i, body) in organisations.iter().enumerate() {
        let all = [&body.name].into_iter().chain(&body.also);
        all.for_each(|name| lexicon.add(name, Entry::Organisation(i as u16), Capitals::AsListed));
    }
}

fn add_cities(lexicon: &mut Lexicon, rows: Vec<Vec<&str>>) -> Vec<City> {
    let mut cities = Vec::with_capacity(rows.len());
    for (i, row) in rows.iter().enumerate() {
        let also = row.get(2).into_iter().flat_map(|cell| cell.split(';')).map(str::trim).filter(|s| !s.is_empty());
        [row[0]].into_iter().chain(also).for_each(|n| lexicon.add(n, Entry::City(i as u16), Capitals::AsListed));
        cities.push(City { name: row[0].to_string(), country: row[1].to_string() });
    }
    cities
}

fn add_venues(lexicon: &mut Lexicon, rows: Vec<Vec<&str>>) -> Vec<Venue> {
    let mut venues = Vec::with_capacity(rows.len());
    for (i, row) in rows.iter().enumerate() {
        lexicon.add(row[0], Entry::Venue(i as u16), Capitals::AsListed);
        venues.push(Venue { name: row[0].to_string(), city: row[1].to_string(), country: row[2].to_string() });
    }
    venues
}

/// The plural of a noun, by rule.
fn plural(noun: &str) -> String {
    match noun {
        _ if noun.ends_with("man") => format!("{}men", &noun[..noun.len() - 3]),
        _ if noun.ends_with('y') && !noun.ends_with("ey") => format!("{}ies", &noun[..noun.len() - 1]),
        _ if ["s", "x", "ch", "sh"].iter().any(|e| noun.ends_with(e)) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

fn add_offices(lexicon: &mut Lexicon, offices: &Offices) {
    for head in &offices.heads {
        lexicon.mark(head, Flags::HEAD);
        lexicon.mark(&plural(head), Flags::HEAD.with(Flags::PLURAL));
    }
    for (list, flags) in [
        (&offices.portfolios, Flags::PORTFOLIO),
        (&offices.former, Flags::FORMER),
        (&offices.qualifiers, Flags::QUALIFIER),
        (&offices.honorifics, Flags::HONORIFIC),
        (&offices.ranks, Flags::RANK),
        (&offices.epithets, Flags::EPITHET),
        (&offices.particles, Flags::PARTICLE),
        (&offices.bodywords, Flags::BODYWORD),
    ] {
        list.iter().for_each(|word| lexicon.mark(word, flags));
    }
    for group in &offices.groups {
        lexicon.mark(group, Flags::GROUP);
    }
    for (i, title) in offices.titles.iter().enumerate() {
        lexicon.add(&title.phrase, Entry::Title(i as u16), Capitals::Free);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals() {
        for (one, many) in [
            ("minister", "ministers"),
            ("spokesman", "spokesmen"),
            ("secretary", "secretaries"),
            ("attache", "attaches"),
        ] {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn the_embedded_files_are_read() {
        let schema = Schema::embedded();
        assert!(schema.lexicon.flags_of("Minister").any(Flags::HEAD));
        assert!(schema.rules.len() > 10);
    }

    #[test]
    fn a_fault_is_shown_where_it_is() {
        let files = BTreeMap::from([("polities.ron".to_string(), "[\n  (nam: \"X\")\n]".to_string())]);
        let error = Schema::overlaid(&files).unwrap_err().to_string();
        assert!(error.starts_with("schema/polities.ron:2:"), "{error}");
        let files = BTreeMap::from([("polity.ron".to_string(), String::new())]);
        assert!(Schema::overlaid(&files).unwrap_err().to_string().contains("known: polities.ron"));
    }
}
