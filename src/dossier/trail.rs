//! Where is the telling when an office is told? The countries that the text names on its way, and who is at home there.

use std::collections::BTreeMap;

use super::person::{Being, Beings};
use super::setting::Setting;
use crate::claim::Claims;
use crate::claim::line::Line;
use crate::mention::Page;
use crate::mention::word::Atom;
use crate::schema::fold;

/// How many tokens back the country named last still tells something.
const REACH: usize = 90;

/// How many blocks there may be above the text.
const ABOVE: usize = 8;

/// Verbs of whoever is at home.
const HOSTS: &[&str] = &["receive", "host", "welcome", "greet", "entertain", "await"];

/// The countries of a document, by where and with whom it names them.
pub struct Trail {
    /// Countries where they are named, in the order of the text.
    steps: Vec<(usize, String)>,
    /// By person, how many of the sentences that name one name each country, 0 to 1.
    company: Vec<BTreeMap<String, f32>>,
    /// By person, the countries where one receives somebody.
    hosts: Vec<Vec<String>>,
    /// Countries named above the text.
    above: Vec<String>,
    /// The two countries named most often.
    top: Vec<String>,
}

impl Trail {
    /// Reads it from the sentences.
    pub fn of(page: &Page, claims: &Claims, beings: &Beings, setting: &Setting) -> Trail {
        let mut steps: Vec<(usize, String)> = setting.named.iter().flatten().cloned().collect();
        steps.sort();
        let mut trail = Trail {
            steps,
            company: beings.all.iter().map(|b| company(b, setting)).collect(),
            hosts: vec![Vec::new(); beings.all.len()],
            above: above(page),
            top: top(setting),
        };
        claims.lines.iter().for_each(|line| trail.received(beings, setting, line));
        trail
    }

    /// Whether a country is the one named last before a token.
    pub fn latest(&self, token: usize, name: &str) -> bool {
        self.last(token).is_some_and(|n| n == name)
    }

    /// How many of the sentences that name a person name a country, 0 to 1.
    pub fn company(&self, person: usize, name: &str) -> f32 {
        self.company[person].get(name).copied().unwrap_or(0.0)
    }

    /// Whether a person receives somebody in a country.
    pub fn host(&self, person: usize, name: &str) -> bool {
        self.hosts[person].iter().any(|n| n == name)
    }

    /// Whether the lines above the text name a country, or one of its cities.
    pub fn above(&self, name: &str) -> bool {
        self.above.iter().any(|n| n == name)
    }

    /// Whether a country is one of the two named most often.
    pub fn top(&self, name: &str) -> bool {
        self.top.iter().any(|n| n == name)
    }

    /// The country named last before a token.
    fn last(&self, token: usize) -> Option<&String> {
        let last = self.steps.iter().rfind(|(at, _)| *at < token);
        last.filter(|(at, _)| at + REACH > token).map(|(_, name)| name)
    }

    /// Who receives somebody: in the place that the sentence names, else in the country named last, else in that of the dateline.
    fn received(&mut self, beings: &Beings, setting: &Setting, line: &Line) {
        for verb in line.verbs.iter().filter(|v| HOSTS.contains(&v.base.as_str())) {
            let place = line.places.iter().rfind(|p| p.country.is_some() && p.preposition != "from");
            let here = place.and_then(|p| p.country.as_ref()).or_else(|| self.last(verb.tokens.start));
            let Some(here) = here.or(setting.dateline.as_ref()).cloned() else { continue };
            let rows = 0..line.parties.len();
            let host = if verb.passive {
                rows.filter(|&k| line.parties[k].tokens.start > verb.tokens.end)
                    .min_by_key(|&k| line.parties[k].tokens.start)
            } else {
                rows.filter(|&k| line.parties[k].tokens.end <= verb.tokens.start)
                    .max_by_key(|&k| line.parties[k].tokens.end)
            };
            for person in listed(line, host).into_iter().filter_map(|k| beings.of_party.get(&(line.sentence, k))) {
                self.hosts[*person].push(here.clone());
            }
        }
    }
}

/// A party with those in one list with it.
fn listed(line: &Line, party: Option<usize>) -> Vec<usize> {
    let Some(k) = party else { return Vec::new() };
    let group = line.groups.iter().find(|g| g.parties.contains(&k));
    group.map_or_else(|| vec![k], |g| g.parties.clone())
}

/// How many of the sentences that name somebody name each country.
fn company(being: &Being, setting: &Setting) -> BTreeMap<String, f32> {
    let mut sentences: Vec<usize> = being.forms.values().flatten().map(|at| at.0).collect();
    sentences.sort_unstable();
    sentences.dedup();
    let each = 1.0 / sentences.len().max(1) as f32;
    let mut shares: BTreeMap<String, f32> = BTreeMap::new();
    for s in sentences {
        let mut names: Vec<&String> = setting.named[s].iter().map(|(_, name)| name).collect();
        names.sort();
        names.dedup();
        names.into_iter().for_each(|name| *shares.entry(name.clone()).or_default() += each);
    }
    shares
}

/// Countries of names and cities above the text: "The Lima Post".
fn above(page: &Page) -> Vec<String> {
    let blocks = page.document.blocks.iter().take(ABOVE).filter(|b| !b.kind.is_content());
    blocks.flat_map(|b| countries(page, b.span.of(&page.document.article.text))).collect()
}

/// The countries that some words name, cities among them.
pub(super) fn countries(page: &Page, text: &str) -> Vec<String> {
    let schema = page.schema;
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect();
    let ids: Vec<u32> = words.iter().map(|w| schema.lexicon.word(&fold(w))).collect();
    let phrase = |i: usize| schema.lexicon.longest((i..words.len()).map(|k| (ids[k], words[k])));
    let atoms = (0..words.len()).filter_map(phrase).map(|(len, entries)| Atom { len, entries, pair: Vec::new() });
    let country = |atom: Atom| {
        let land = atom.polity().or(atom.adjective()).map(|k| schema.polities[k as usize].name.clone());
        land.or_else(|| atom.city().map(|k| schema.cities[k as usize].country.clone()))
    };
    atoms.filter_map(country).collect()
}

/// The two countries named most often.
fn top(setting: &Setting) -> Vec<String> {
    let mut all: Vec<(&String, &usize)> = setting.counts.iter().collect();
    all.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    all.into_iter().take(2).map(|(name, _)| name.clone()).collect()
}
