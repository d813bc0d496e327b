//! Which countries are the sides that a text speaks of as "the two countries", "both sides", "their ministers"?

use std::collections::BTreeMap;

use super::*;
use crate::dossier::office::same_title;
use crate::mention::office::Of;
use crate::mention::party::{Head, Party, number};
use crate::schema::Sort;

/// Words for the sides of an encounter: "the two countries".
pub(super) const CAMPS: &[&str] =
    &["countries", "sides", "nations", "governments", "neighbours", "neighbors", "states", "capitals", "camps"];

/// Words that mean the sides of an encounter where there are two of them: "both armies".
const TWO_CAMPS: &[&str] = &["republics", "rivals", "powers", "parties", "foes", "ministries", "armies", "parliaments"];

/// One of the sides: "an officer from each side".
const CAMP: &[&str] = &["side", "country", "nation", "government", "state", "camp", "party", "army", "delegation"];

/// What a country counts that is named behind a description only.
const AHEAD: f32 = 0.5;

/// Behind so many sentences an encounter counts half for whose sides are meant.
const NEAR: f32 = 4.0;

/// What is left of an encounter with a body of many states.
const MEDIATED: f32 = 0.6;

/// What it counts that a text speaks most of two countries.
const FOREMOST: f32 = 0.5;

/// So many times more than of any other does a text speak of its sides.
const CLEAR: f32 = 1.4;

/// Offices of which a country has one.
pub(super) const HIGH: &[&str] = &["Minister", "President", "Chancellor", "Secretary of State", "Foreign Secretary"];

/// So many sentences back an encounter of more than two sides, a list of countries, and countries named apart may stand.
const MET: usize = 8;
const LISTED: usize = 4;
const NAMED: usize = 2;

/// A description that speaks of sides: its sentence and token, how many they are, and whether they must be states.
struct Sought<'l> {
    line: &'l Line,
    at: usize,
    count: usize,
    states: bool,
}

impl Assembler<'_> {
    /// "of the three countries": how many sides a description speaks of; two where it does not say.
    pub(super) fn how_many(&self, line: &Line, party: &Party) -> usize {
        let near = party.tokens.start..line.tokens.end.min(party.tokens.end + 5);
        let told = self.cast.page.words[near].iter().find_map(|w| number(&w.lower));
        told.filter(|n| (2..7).contains(n)).unwrap_or(2)
    }

    /// "of the two countries" behind a description, "the two sides'" before it; or "the two energy ministers" where those
    /// spoken of hold other offices.
    pub(super) fn shared(&self, line: &Line, party: &Party, meant: &[Meant], title: &str) -> bool {
        let words = &self.cast.page.words;
        let at = party.tokens.end;
        let phrase =
            (at + 1..(at + 6).min(line.tokens.end)).take_while(|&i| words[i].word() && !words[i].tag.is_verb());
        let two = phrase.clone().any(|i| words[i].among(&["two", "both", "each", "either"]));
        let one_each = line.tokens.contains(&(at + 1)) && words[at + 1].among(&["each", "either"]);
        let apart = !line.groups.iter().any(|g| g.parties.len() > 1 && g.tokens.contains(&party.tokens.start));
        let owner = party.offices.iter().find_map(|o| if let Of::Pronoun(at) = o.of { Some(at) } else { None });
        let owner = party.owner.as_ref().map(|o| o.start).or(owner);
        let theirs = owner.is_some_and(|o| words[o].is("their")) && self.officials(title) && apart;
        let behind = line.tokens.contains(&(at + 1))
            && words[at].among(&["of", "from", "for"])
            && words[at + 1].among(&["the", "both", "these", "those", "their", "two", "each", "either"])
            && phrase
                .into_iter()
                .any(|i| words[i].among(CAMPS) || two && words[i].among(TWO_CAMPS) || one_each && words[i].among(CAMP));
        let start = party.tokens.start.max(line.tokens.start + 2) - 2;
        let before = words[start..at].windows(2).any(|w| w[0].among(CAMPS) && w[1].among(&["'", "’"]));
        let other = |p: &usize| {
            let tenures = &self.cast.tenures[*p];
            tenures.iter().any(|t| !t.former) && !tenures.iter().any(|t| same_title(&t.office.title, title))
        };
        let others = matches!(meant, [Meant::Before(f)] if !f.people.is_empty() && f.people.iter().all(other));
        let high = HIGH.iter().any(|h| title.ends_with(h)) && title != "Minister" || self.particular(title);
        behind || self.counted(line, at) || before || theirs || party.head == Head::Office && others && high
    }

    /// Whether those who hold such an office speak for a country, and nobody is called so who does not hold it: "ambassadors" are,
    /// "ministers" and "leaders" may be anybody of rank.
    pub(super) fn particular(&self, title: &str) -> bool {
        let lists = &self.cast.page.schema.cast;
        let anybody = |a: &String| singular(a).eq_ignore_ascii_case(title);
        self.of_either(title) && !lists.anaphors.iter().chain(&lists.general).any(anybody)
    }

    /// "of both", "of the five": whether so many are meant of whom the text has spoken.
    fn counted(&self, line: &Line, at: usize) -> bool {
        let words = &self.cast.page.words;
        let is = |i: usize, list: &[&str]| i < line.tokens.end && words[i].among(list);
        let number_at = at + 1 + usize::from(is(at + 1, &["the", "these", "those", "all"]));
        let told = is(number_at, &["both"]) || number_at < line.tokens.end && number(&words[number_at].lower).is_some();
        let ends = number_at + 1 >= line.tokens.end
            || !words[number_at + 1].tag.is_noun() && !words[number_at + 1].tag.is_adjective();
        is(at, &["of", "from"]) && told && ends
    }

    /// Whether those who hold such an office speak for a country.
    pub(super) fn officials(&self, title: &str) -> bool {
        let title = title.to_lowercase();
        let last = singular(title.rsplit(' ').next().unwrap_or_default());
        self.cast.page.schema.cast.speak.iter().any(|w| *w == last || *w == title)
    }

    /// Whether each side has such: those who speak for it, and those of rank besides.
    pub(super) fn of_either(&self, title: &str) -> bool {
        let last = singular(&title.rsplit(' ').next().unwrap_or_default().to_lowercase());
        self.officials(title) || self.cast.page.schema.cast.of_either.contains(&last)
    }

    /// Whether a name is a country's.
    pub(super) fn land(&self, name: &str) -> bool {
        self.cast.page.schema.polity(name).is_some()
    }

    /// The countries and bodies of the sides that the text speaks of: of the last encounter of so many, else of the
    /// persons in focus, else those named last, else those of the places in the sentence.
    pub(super) fn camps(&self, line: &Line, at: usize, drafts: &[Draft], count: usize) -> Vec<String> {
        let sought = Sought { line, at, count, states: self.of_states(line, at) };
        if let Some(here) = self.listed_in(&sought, line).filter(|_| count > 2) {
            return here;
        }
        let rivals = || if count == 2 { self.rivals(&sought, drafts) } else { None };
        let lines = |back: usize| &self.cast.claims.lines[line.sentence.saturating_sub(back)..=line.sentence];
        let focus = || {
            let people = self.meanings.focus[line.sentence].iter();
            self.so_many(&sought, people.filter_map(|p| self.cast.homes[*p].clone()))
        };
        let listed = || lines(LISTED).iter().rev().find_map(|l| self.listed_in(&sought, l));
        let anywhere = || {
            let mut lines: Vec<&Line> = self.cast.claims.lines.iter().filter(|_| count > 2).collect();
            lines.sort_by_key(|l| (l.sentence.abs_diff(line.sentence), l.sentence));
            lines.into_iter().find_map(|l| self.listed_in(&sought, l))
        };
        let named = || self.so_many(&sought, lines(NAMED).iter().flat_map(|l| &l.parties).filter_map(|p| p.of.clone()));
        let places = || {
            let there = line.places.iter().filter(|p| p.preposition != "from");
            self.so_many(&sought, there.filter_map(|p| p.country.clone()))
        };
        let found = rivals().or_else(|| self.met_last(&sought, drafts)).or_else(focus).or_else(listed);
        found.or_else(anywhere).or_else(named).or_else(places).unwrap_or_default()
    }

    /// The sides that some names stand for, each once; nothing where they are not as many as sought.
    fn so_many(&self, sought: &Sought, names: impl Iterator<Item = String>) -> Option<Vec<String>> {
        let mut out: Vec<String> = Vec::new();
        for name in names.filter_map(|name| self.camp(&name)).filter(|name| !sought.states || self.land(name)) {
            if !out.contains(&name) {
                out.push(name);
            }
        }
        (out.len() == sought.count).then_some(out)
    }

    /// The last list of so many countries in a sentence, before the description.
    fn listed_in(&self, sought: &Sought, l: &Line) -> Option<Vec<String>> {
        let before = l.groups.iter().rev().filter(|g| l.sentence < sought.line.sentence || g.tokens.end <= sought.at);
        let mut lists =
            before.map(|g| g.parties.iter().filter(|p| !l.parties[**p].possessor || g.parties.len() == sought.count));
        lists.find_map(|parties| self.so_many(sought, parties.filter_map(|p| l.parties[*p].of.clone())))
    }

    /// The sides of the last encounter of so many.
    fn met_last(&self, sought: &Sought, drafts: &[Draft]) -> Option<Vec<String>> {
        let near = drafts.iter().rev().take_while(|d| sought.line.sentence.saturating_sub(d.last) < MET);
        near.into_iter().find_map(|d| self.so_many(sought, self.sides_of(d)))
    }

    /// The countries and bodies of those who met.
    fn sides_of<'d>(&self, d: &'d Draft) -> impl Iterator<Item = String> + use<'d, '_> {
        d.who.iter().filter_map(|(m, _)| self.home(m)).chain(d.bodies.iter().map(|(b, _)| b.clone()))
    }

    /// The two countries or movements between which the document goes on: those whose people have met, the nearer and the more often the
    /// better, and of which it speaks most; who mediates is no side.
    fn rivals(&self, sought: &Sought, drafts: &[Draft]) -> Option<Vec<String>> {
        let &Sought { line, states, .. } = sought;
        let mut told: BTreeMap<Vec<String>, f32> = BTreeMap::new();
        for d in drafts {
            let camps = self.sides_of(d).filter_map(|name| self.camp(&name)).filter(|name| !states || self.land(name));
            let mut camps: BTreeSet<String> = camps.collect();
            if camps.len() > 2 {
                camps.retain(|name| !self.mediates(name));
            }
            let near = NEAR / (NEAR + line.sentence.saturating_sub(d.last) as f32);
            if camps.len() == 2 {
                let sure = if camps.iter().any(|name| self.mediates(name)) { MEDIATED } else { 1.0 };
                *told.entry(camps.into_iter().collect()).or_default() += near * sure;
            }
        }
        if let Some(mut two) = self.foremost(line.sentence, 2, states) {
            two.sort_unstable();
            *told.entry(two).or_default() += FOREMOST;
        }
        told.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(two, _)| two)
    }

    /// Whether a name is of a body of many states, which is rather between the sides than one of them.
    fn mediates(&self, name: &str) -> bool {
        let listed = self.cast.page.schema.organisation(name);
        listed.is_some_and(|o| matches!(o.kind, Sort::International | Sort::Bloc))
    }

    /// Whether the sides are said to be states: "of the two countries".
    fn of_states(&self, line: &Line, at: usize) -> bool {
        let words = &self.cast.page.words[at..(at + 9).min(line.tokens.end)];
        words
            .iter()
            .any(|w| w.among(&["countries", "nations", "states", "republics", "capitals", "neighbours", "neighbors"]))
    }

    /// The side that a name stands for: a country, a movement, a body of states, or the country whose organ it is.
    fn camp(&self, name: &str) -> Option<String> {
        let schema = self.cast.page.schema;
        match schema.organisation(name) {
            _ if self.land(name) => Some(name.to_string()),
            Some(o) if o.kind == Sort::Body => o.of.clone(),
            Some(o) if o.kind != Sort::Agency => Some(name.to_string()),
            _ => None,
        }
    }

    /// The so many countries of which a document speaks most, where it speaks less of any other; what stands behind
    /// counts less.
    pub(super) fn foremost(&self, sentence: usize, count: usize, states: bool) -> Option<Vec<String>> {
        if count > 2 {
            return None;
        }
        let mut told: BTreeMap<&str, f32> = BTreeMap::new();
        for (s, names) in self.cast.lands().iter().enumerate() {
            let weight = if s <= sentence { 1.0 } else { AHEAD };
            let sides = names.iter().filter(|(name, _)| !states || self.land(name));
            sides.for_each(|(name, sure)| *told.entry(name).or_default() += weight * sure);
        }
        let mut ranked: Vec<(f32, &str)> = told.into_iter().map(|(of, n)| (n, of)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let least = ranked.get(count - 1).map_or(0.0, |r| r.0);
        let next = ranked.get(count).map_or(0.0, |r| r.0);
        let clear = least >= next * CLEAR && least > 1.0;
        clear.then(|| ranked.into_iter().take(count).map(|r| r.1.to_string()).collect())
    }
}

/// A word for several, as one of them is called.
fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => word.strip_suffix('s').unwrap_or(word).to_string(),
    }
}
