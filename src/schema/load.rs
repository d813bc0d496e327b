//! Reading the files of `schema/`.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::gathered::Gathered;
use super::holder::Holders;
use super::kinds::WordKinds;
use super::lexicon::{Capitals, Entry, Flags, Lexicon};
use super::lists::*;
use super::origin::Origins;
use super::rule::Rule;
use super::verbs::Forms;
use super::weights::{Learned, WeightTable, Weights};
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
    ("calendar.ron", include_str!("../../schema/calendar.ron")),
    ("offices.ron", include_str!("../../schema/offices.ron")),
    ("verbs.ron", include_str!("../../schema/verbs.ron")),
    ("cast.ron", include_str!("../../schema/cast.ron")),
    ("encounters.ron", include_str!("../../schema/encounters.ron")),
    ("status.ron", include_str!("../../schema/status.ron")),
    ("topicwords.ron", include_str!("../../schema/topicwords.ron")),
    ("kinds.ron", include_str!("../../schema/kinds.ron")),
    ("origins.ron", include_str!("../../schema/origins.ron")),
    ("holders.tsv", include_str!("../../schema/holders.tsv")),
    ("weights/kind.ron", include_str!("../../schema/weights/kind.ron")),
    ("weights/outcome.ron", include_str!("../../schema/weights/outcome.ron")),
    ("weights/date.ron", include_str!("../../schema/weights/date.ron")),
    ("weights/pairing.ron", include_str!("../../schema/weights/pairing.ron")),
    ("weights/standing.ron", include_str!("../../schema/weights/standing.ron")),
    ("weights/place.ron", include_str!("../../schema/weights/place.ron")),
    ("weights/plural.ron", include_str!("../../schema/weights/plural.ron")),
    ("weights/reference.ron", include_str!("../../schema/weights/reference.ron")),
    ("weights/topic.ron", include_str!("../../schema/weights/topic.ron")),
    ("role.ron", include_str!("../../schema/role.ron")),
    ("meeting.ron", include_str!("../../schema/meeting.ron")),
    ("topic.ron", include_str!("../../schema/topic.ron")),
];

/// Files of words, one a line, and their marks.
const MARKED: &[(&str, Flags)] = &[
    ("words.txt", Flags::COMMON),
    ("given.txt", Flags::GIVEN),
    ("family.txt", Flags::FAMILY),
    ("women.txt", Flags::WOMAN),
    ("men.txt", Flags::MAN),
];

/// Files that hold rules.
const RULES: &[&str] = &["role.ron", "meeting.ron", "topic.ron"];

/// What the files say, but for the words and phrases, which lie in a [`Lexicon`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lists {
    /// Parts of the world.
    pub regions: Vec<Region>,
    /// Words of offices.
    pub offices: Offices,
    /// Words that tell whom a description means.
    pub cast: CastWords,
    /// Nouns of encounters.
    pub encounters: Encounters,
    /// Words of status.
    pub status: StatusWords,
    /// Words around topics.
    pub topicwords: TopicWords,
    /// Kinds of verbs and nouns.
    pub kinds: WordKinds,
    /// What has been learned.
    pub learned: Learned,
    /// Where names come from.
    pub origins: Origins,
    /// Who held which office.
    pub holders: Holders,
    /// Verbs and their odd forms.
    pub verbs: Verbs,
    /// Rules in the order of their files.
    pub rules: Vec<Rule>,
}

/// All that the files say.
pub struct Read {
    /// What has a name.
    pub gazetteer: Gazetteer,
    /// Lists and rules.
    pub lists: Lists,
    /// Words and phrases.
    pub lexicon: Lexicon,
}

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

/// Reads all files, the user's in place of the embedded ones of the same name.
///
/// # Errors
/// A name that no file has; a file that cannot be read, with line and column; a rule that breaks the rule language.
pub fn load(files: &BTreeMap<String, String>) -> Result<Read> {
    if let Some(name) = files.keys().find(|n| !FILES.iter().any(|(f, _)| f == n)) {
        let known: Vec<&str> = FILES.iter().map(|(n, _)| *n).collect();
        return Err(Error::new(name.clone(), "no such file in the schema").hint(format!("known: {}", known.join(", "))));
    }
    let files = Files(files);
    let mut words = Gathered::default();
    let polities: Vec<Polity> = files.ron("polities.ron")?;
    let regions: Vec<Region> = files.ron("regions.ron")?;
    let organisations: Vec<Organisation> = files.ron("organisations.ron")?;
    add_polities(&mut words, &polities);
    add_regions(&mut words, &regions);
    add_organisations(&mut words, &organisations);
    let cities = add_cities(&mut words, files.columns("cities.tsv", 2)?);
    let venues = add_venues(&mut words, files.columns("venues.tsv", 3)?);
    for (name, flags) in MARKED {
        files.lines(name).for_each(|word| words.mark(word, *flags));
    }
    let offices: Offices = files.ron("offices.ron")?;
    add_offices(&mut words, &offices);
    add_calendar(&mut words, &files.ron("calendar.ron")?);
    let verbs: Verbs = files.ron("verbs.ron")?;
    let forms = Forms::new(&verbs);
    for verb in &verbs.saying {
        forms.of(verb).iter().for_each(|form| words.mark(form, Flags::SAYING));
    }
    let encounters: Encounters = files.ron("encounters.ron")?;
    encounters.nouns.iter().for_each(|(noun, _)| words.mark(noun, Flags::ENCOUNTER));
    let rules = rules(&files, &forms)?;
    let (status, topicwords) = (files.ron("status.ron")?, files.ron("topicwords.ron")?);
    let (cast, kinds) = (files.ron("cast.ron")?, files.ron("kinds.ron")?);
    let origins = Origins::new(&files.ron::<Vec<Origin>>("origins.ron")?);
    let holders = Holders::new(&holders(&files)?);
    let weights = |name: &str| files.ron::<Weights>(name).map(WeightTable::from);
    let learned = Learned {
        pairing: weights("weights/pairing.ron")?,
        reference: weights("weights/reference.ron")?,
        plural: weights("weights/plural.ron")?,
        topic: weights("weights/topic.ron")?,
        kind: weights("weights/kind.ron")?,
        outcome: weights("weights/outcome.ron")?,
        place: weights("weights/place.ron")?,
        date: weights("weights/date.ron")?,
        standing: weights("weights/standing.ron")?,
    };
    let lists = Lists {
        regions,
        offices,
        cast,
        encounters,
        status,
        topicwords,
        kinds,
        learned,
        verbs,
        rules,
        origins,
        holders,
    };
    Ok(Read { gazetteer: Gazetteer { polities, organisations, cities, venues }, lists, lexicon: words.lexicon() })
}

/// Who held which office: the years are the fourth and fifth cell.
fn holders(files: &Files) -> Result<Vec<Holder>> {
    let year = |cell: &str| {
        let what = || Error::new("schema/holders.tsv", format!("`{cell}` where a year is needed"));
        cell.parse::<i16>().map_err(|_| what())
    };
    let rows = files.columns("holders.tsv", 5)?.into_iter();
    let row = |c: Vec<&str>| {
        let (from, to) = (year(c[3])?, year(c[4])?);
        Ok(Holder { name: c[0].into(), of: c[1].into(), office: c[2].into(), from, to })
    };
    rows.map(row).collect()
}

/// The rules of all files, made ready.
fn rules(files: &Files, forms: &Forms) -> Result<Vec<Rule>> {
    let mut rules: Vec<Rule> = Vec::new();
    for name in RULES {
        let read: Vec<Rule> = files.ron(name)?;
        for mut rule in read {
            rule.prepare(name, files.text(name), forms)?;
            rules.push(rule);
        }
    }
    Ok(rules)
}

fn add_calendar(words: &mut Gathered, calendar: &Calendar) {
    calendar.weekdays.iter().for_each(|name| words.mark(name, Flags::WEEKDAY));
    calendar.months.iter().for_each(|name| words.mark(name, Flags::MONTH));
}

fn add_polities(words: &mut Gathered, polities: &[Polity]) {
    for (i, polity) in polities.iter().enumerate() {
        let i = i as u16;
        let all = [&polity.name].into_iter().chain(&polity.also);
        all.for_each(|name| words.add(name, Entry::Polity(i), Capitals::AsListed));
        polity.adjectives.iter().for_each(|a| words.add(a, Entry::Adjective(i), Capitals::AsListed));
        polity.people.iter().for_each(|p| words.add(p, Entry::People(i), Capitals::AsListed));
    }
}

fn add_regions(words: &mut Gathered, regions: &[Region]) {
    for (i, region) in regions.iter().enumerate() {
        let all = [&region.name].into_iter().chain(&region.also).chain(&region.adjectives).chain(&region.people);
        all.for_each(|name| words.add(name, Entry::Region(i as u16), Capitals::AsListed));
    }
}

fn add_organisations(words: &mut Gathered, organisations: &[Organisation]) {
    for (i, body) in organisations.iter().enumerate() {
        let all = [&body.name].into_iter().chain(&body.also);
        all.for_each(|name| words.add(name, Entry::Organisation(i as u16), Capitals::AsListed));
    }
}

fn add_cities(words: &mut Gathered, rows: Vec<Vec<&str>>) -> Vec<City> {
    let mut cities = Vec::with_capacity(rows.len());
    for (i, row) in rows.iter().enumerate() {
        let also = row.get(2).into_iter().flat_map(|cell| cell.split(';')).map(str::trim).filter(|s| !s.is_empty());
        let also: Vec<String> = also.map(str::to_string).collect();
        let names = [row[0]].into_iter().chain(also.iter().map(String::as_str));
        names.for_each(|n| words.add(n, Entry::City(i as u16), Capitals::AsListed));
        cities.push(City { name: row[0].to_string(), also, country: row[1].to_string() });
    }
    cities
}

fn add_venues(words: &mut Gathered, rows: Vec<Vec<&str>>) -> Vec<Venue> {
    let mut venues = Vec::with_capacity(rows.len());
    for (i, row) in rows.iter().enumerate() {
        words.add(row[0], Entry::Venue(i as u16), Capitals::AsListed);
        venues.push(Venue { name: row[0].to_string(), city: row[1].to_string(), country: row[2].to_string() });
    }
    venues
}

/// The plural of a noun, by rule.
fn plural(noun: &str) -> String {
    match noun {
        _ if noun.ends_with("man") => format!("{}men", &noun[..noun.len() - 3]),
        _ if noun.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|e| noun.ends_with(e)) => {
            format!("{}ies", &noun[..noun.len() - 1])
        }
        _ if ["s", "x", "ch", "sh"].iter().any(|e| noun.ends_with(e)) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

fn add_offices(words: &mut Gathered, offices: &Offices) {
    offices.women.iter().for_each(|word| words.mark(word, Flags::WOMAN));
    offices.men.iter().for_each(|word| words.mark(word, Flags::MAN));
    for head in &offices.heads {
        words.mark(head, Flags::HEAD);
        words.mark(&plural(head), Flags::HEAD.with(Flags::PLURAL));
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
        list.iter().for_each(|word| words.mark(word, flags));
    }
    for group in &offices.groups {
        words.mark(group, Flags::GROUP);
    }
    for (i, title) in offices.titles.iter().enumerate() {
        words.add(&title.phrase, Entry::Title(i as u16), Capitals::Free);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;

    #[test]
    fn plurals() {
        for (one, many) in [
            ("minister", "ministers"),
            ("spokesman", "spokesmen"),
            ("secretary", "secretaries"),
            ("attache", "attaches"),
            ("envoy", "envoys"),
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
