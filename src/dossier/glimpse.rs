//! Offices that come to light once it is known whom descriptions mean: "X spoke first. ... The Chilean president left".

use std::collections::BTreeMap;

use super::cast::{Cast, Meanings, Meant};
use super::describe::held;
use super::fact::Office;
use super::known::{clash, without_impossible};
use super::office::{Offices, Said, add, ends, particular};
use super::peers::RANKED;
use super::person::{Beings, PartyAt};
use super::settle::settle;
use crate::claim::Claims;
use crate::mention::Page;
use crate::mention::office::{Determiner, Of, OfficeMention};
use crate::mention::party::{Head, Party};
use crate::schema::fold;

/// How well a name must suit the country of an office.
const SUITS: f32 = 0.02;

/// Last words of titles that descriptions give to one alone.
const SINGLE: &[&str] = &[
    "president",
    "minister",
    "chancellor",
    "taoiseach",
    "foreign secretary",
    "home secretary",
    "secretary of state",
    "defense secretary",
    "king",
    "emir",
    "secretary-general",
];

/// Last words of others, where the text tells whose they are.
const TOLD: &[&str] = &[
    "leader",
    "envoy",
    "representative",
    "negotiator",
    "ambassador",
    "commander",
    "speaker",
    "secretary-general",
    "adviser",
];

/// Words in front that say no more than what somebody thinks of an office.
const PRAISE: &[&str] = &["first", "great", "top", "only", "elected", "socialist", "communist", "interim"];

/// Countries whose first man holds no office that others have.
const LED: &[&str] = &["North Korea", "Libya", "Iran", "Palestinian Authority", "Myanmar", "Afghanistan"];

/// The offices and countries of all persons, with those that descriptions tell.
pub fn offices(cast: &Cast, meanings: &Meanings) -> Offices {
    let glimpses = glimpses(cast, meanings);
    let mut offices = Offices { tenures: cast.tenures.to_vec(), homes: cast.homes.to_vec(), stated: Vec::new() };
    if !glimpses.is_empty() {
        note(cast.page, cast.claims, cast.beings, glimpses, &mut offices);
        without_impossible(cast.page, cast.beings, &mut offices);
    }
    offices
}

/// A description, the person whom it means, and the office that it tells.
struct Glimpse {
    person: usize,
    at: PartyAt,
    office: OfficeMention,
}

/// What descriptions tell of those of whom the text says nothing else.
fn glimpses(cast: &Cast, meanings: &Meanings) -> Vec<Glimpse> {
    let mut found: BTreeMap<usize, Vec<Glimpse>> = BTreeMap::new();
    for (&(sentence, k), meant) in &meanings.of {
        let line = &cast.claims.lines[sentence];
        let party = &line.parties[k];
        for (person, office) in together(cast, party, meant) {
            found.entry(person).or_default().push(Glimpse { person, at: (sentence, k), office });
        }
        let [Meant::Person(person)] = meant[..] else { continue };
        let open = cast.tenures[person].is_empty() && party.head == Head::Office;
        let Some(office) = party.offices.first().filter(|_| open).and_then(|o| single(cast.page, o)) else { continue };
        if suits(cast, person, &office) {
            found.entry(person).or_default().push(Glimpse { person, at: (sentence, k), office });
        }
    }
    found.into_values().flat_map(foremost).collect()
}

/// "The two presidents": those of them whose office the text does not tell elsewhere.
fn together(cast: &Cast, party: &Party, meant: &[Meant]) -> Vec<(usize, OfficeMention)> {
    let Some(office) = party.offices.first().filter(|o| o.plural && !o.former && o.of == Of::Open) else {
        return Vec::new();
    };
    if meant.len() < 2 || !RANKED.contains(&office.title.as_str()) || party.head != Head::Office {
        return Vec::new();
    }
    let one = OfficeMention { plural: false, determiner: Determiner::Definite, ..office.clone() };
    let people = meant.iter().filter_map(|m| if let Meant::Person(p) = m { Some(*p) } else { None });
    people.filter(|&p| cast.tenures[p].is_empty()).map(|p| (p, one.clone())).collect()
}

/// Notes them: where the country is not told, what stands around tells it.
fn note(page: &Page, claims: &Claims, beings: &Beings, all: Vec<Glimpse>, out: &mut Offices) {
    let document = &page.document.article.id;
    let said = all.into_iter().map(|g| {
        let (line, party) = (&claims.lines[g.at.0], g.at.1);
        Said { person: g.person, office: g.office, line, party, rule: "description" }
    });
    let (told, open): (Vec<Said>, Vec<Said>) = said.partition(|s| matches!(s.office.of, Of::Body(_)));
    for s in &told {
        let Of::Body(of) = &s.office.of else { continue };
        let office = Office { title: s.office.title.clone(), of: Some(of.clone()) };
        let own = out.tenures[s.person].iter().any(|t| t.office == office);
        if own || !held(&office, out) {
            add(page, s, office.of, false, document, out);
        }
    }
    settle(page, claims, beings, &open, document, out);
}

/// The office of a description that means one alone, as its country calls it.
fn single(page: &Page, office: &OfficeMention) -> Option<OfficeMention> {
    let mut office = office.clone();
    let definite = office.determiner == Determiner::Definite
        || office.determiner == Determiner::None && matches!(office.of, Of::Body(_));
    let title = fold(&office.title).into_owned();
    let praised = title.split(' ').next().is_some_and(|w| PRAISE.contains(&w));
    let last = |list: &[&str]| list.iter().any(|w| ends(&title, w));
    let known = last(SINGLE) && title != "minister" || matches!(office.of, Of::Body(_)) && last(TOLD);
    if !definite || office.plural || office.under || praised || !known {
        return None;
    }
    if title == "leader" {
        let Of::Body(of) = &office.of else { return None };
        if page.schema.polity(of).is_some() && !LED.contains(&&**of) {
            office.title = particular(page, "President", of);
        }
    }
    Some(office)
}

/// Whether nothing that is known of a person speaks against an office.
fn suits(cast: &Cast, person: usize, office: &OfficeMention) -> bool {
    // Of which country the office is, is settled by what stands around.
    let Of::Body(of) = &office.of else { return true };
    let told = Office { title: office.title.clone(), of: Some(of.clone()) };
    let year = cast.page.document.date.map(|d| d.year());
    if year.is_some_and(|year| clash(cast.page, &cast.beings.all[person].name, &told, year).is_some()) {
        return false;
    }
    let home = cast.homes[person].as_ref().is_none_or(|h| h == of || cast.page.schema.polity(of).is_none());
    let name = cast.beings.all[person].fits(&cast.page.schema.origins, of);
    home && name.is_none_or(|fit| fit > SUITS)
}

/// Of all that descriptions tell of one person, the title told most often.
fn foremost(said: Vec<Glimpse>) -> Vec<Glimpse> {
    let count = |title: &str| said.iter().filter(|s| s.office.title == title).count();
    let best = said.iter().map(|s| s.office.title.clone()).rev().max_by_key(|t| count(t));
    said.into_iter().filter(|s| best.as_ref() == Some(&s.office.title)).collect()
}
