//! Where an ambassador serves, where the text says only whose he is: "the president received the Chilean ambassador".

use std::collections::BTreeMap;

use super::cast::Cast;
use super::fact::Evidence;
use super::office::{Offices, Tenure};
use super::setting::named_countries;
use crate::claim::line::Line;

/// Titles of those who are sent to one country.
const SENT: &[&str] = &["Ambassador", "High Commissioner"];

/// Adds the country to the titles of those who are sent to it, where the sentence or the dateline tells one alone.
pub fn posts(cast: &Cast, out: &mut Offices) {
    let told = out.tenures.clone();
    // Whoever has another office besides bears the title as a style.
    for tenure in out.tenures.iter_mut().filter(|all| all.len() == 1).flatten() {
        let sent = SENT.contains(&tenure.office.title.as_str());
        let Some(home) = tenure.office.of.clone().filter(|of| sent && cast.page.schema.polity(of).is_some()) else {
            continue;
        };
        let lines: Vec<&Line> = tenure.evidence.iter().filter_map(|e| line_of(cast, e)).collect();
        if lines.iter().any(|l| among_nations(cast, l)) {
            continue;
        }
        let near = lines.iter().find_map(|l| of_others(cast, &told, l, &home));
        let alone = |l: &&&Line| !beside_another(cast, &told, l, &home);
        let countries = |l: &&Line| one(named_countries(cast.page, l).into_iter().map(|n| n.1), &home);
        let named = || lines.iter().filter(alone).find_map(countries);
        let dateline = || cast.page.dateline_place().and_then(|p| p.country).filter(|c| *c != home);
        if let Some(land) = near.or_else(named).or_else(dateline).or_else(|| most_named(cast, &home)) {
            tenure.office.title.push_str(" to ");
            tenure.office.title.push_str(&land);
        }
    }
}

/// The sentence that an office is told in.
fn line_of<'c>(cast: &Cast<'c>, evidence: &Evidence) -> Option<&'c Line> {
    let sentences = &cast.page.document.sentences;
    cast.claims.lines.iter().find(|l| sentences[l.sentence].span == evidence.span)
}

/// Whether a sentence speaks of the United Nations, where ambassadors serve as well.
fn among_nations(cast: &Cast, line: &Line) -> bool {
    let words = &cast.page.words[line.tokens.clone()];
    words.iter().any(|w| ["UN", "U.N.", "Nations", "Security", "council", "Council"].contains(&w.text))
}

/// Whether a sentence names an ambassador of another country too, so that what it names is not where he serves.
fn beside_another(cast: &Cast, told: &[Vec<Tenure>], line: &Line, home: &str) -> bool {
    let people = (0..line.parties.len()).filter_map(|k| cast.beings.of_party.get(&(line.sentence, k)));
    let sent = |t: &Tenure| SENT.iter().any(|s| t.office.title.starts_with(s)) && t.office.of.as_deref() != Some(home);
    people.flat_map(|p| &told[*p]).any(sent)
}

/// The one country, other than the ambassador's own, whose office-holders a sentence names.
fn of_others(cast: &Cast, told: &[Vec<Tenure>], line: &Line, home: &str) -> Option<String> {
    let people = (0..line.parties.len()).filter_map(|k| cast.beings.of_party.get(&(line.sentence, k)));
    let held = people.flat_map(|p| &told[*p]).filter(|t| !SENT.contains(&t.office.title.as_str()));
    one(held.filter_map(|t| t.office.of.clone()).filter(|of| cast.page.schema.polity(of).is_some()), home)
}

/// The country that a document names most, besides one's own.
fn most_named(cast: &Cast, home: &str) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let named = cast.claims.lines.iter().flat_map(|l| named_countries(cast.page, l));
    named.filter(|(_, c)| c != home).for_each(|(_, c)| *counts.entry(c).or_default() += 1);
    counts.into_iter().max_by_key(|(_, n)| *n).filter(|(_, n)| *n > 2).map(|(c, _)| c)
}

/// The only one of some countries besides one's own.
fn one(countries: impl Iterator<Item = String>, home: &str) -> Option<String> {
    let mut others: Vec<String> = countries.filter(|c| c != home).collect();
    others.sort();
    others.dedup();
    if let [one] = &others[..] { Some(one.clone()) } else { None }
}
