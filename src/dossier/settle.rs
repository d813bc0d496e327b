//! Of which country is an office that the text leaves open? What speaks for each country is weighed; the surest office
//! is settled first, since it tells something of the others.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::office::{Offices, Said, add, country_of, generic, same_title};
use super::person::Beings;
use super::scene::{Other, Scene, named_countries};
use crate::claim::Claims;
use crate::claim::line::Line;
use crate::mention::Page;
use crate::mention::office::Of;
use crate::mention::party::{Head, Party};
use crate::schema::{Seats, fold};

/// An English text without dateline that speaks of "the President" without a country mostly means this country's.
const USUAL: &str = "United States";

/// From this weight on a country is taken.
const ENOUGH: f32 = 1.0;

/// Words of titles that several hold at a time.
const SEVERAL: &[&str] = &[
    "adviser",
    "aide",
    "spokes",
    "deputy",
    "minister of state",
    "state minister",
    "member",
    "ambassador",
    "envoy",
    "senator",
    "diplomat",
    "vice minister",
    "assistant",
    "representative",
    "judge",
    "lawmaker",
    "prince",
    "princess",
    "general",
    "governor",
    "mayor",
];

/// All places where one person's office is told without its country.
struct Affair<'s> {
    person: usize,
    said: Vec<&'s Said<'s>>,
    /// Weights that do not change while others are settled.
    fixed: BTreeMap<String, f32>,
}

impl Affair<'_> {
    fn title(&self) -> &str {
        &self.said[0].office.title
    }

    fn former(&self) -> bool {
        self.said.iter().all(|s| s.office.former)
    }
}

/// Settles every open office, the surest first.
pub fn settle(page: &Page, claims: &Claims, beings: &Beings, said: &[Said], document: &str, out: &mut Offices) {
    let scene = Scene::of(page, claims, beings);
    let judge = Judge { page, claims, beings, scene: &scene };
    let mut open = affairs(said);
    for affair in &mut open {
        affair.fixed = judge.fixed(affair);
    }
    while !open.is_empty() {
        let verdicts = open.iter().map(|a| judge.verdict(a, out));
        let best = verdicts.enumerate().max_by(|(i, a), (j, b)| a.0.total_cmp(&b.0).then(j.cmp(i)));
        let Some((k, (_, of))) = best else { return };
        let affair = open.remove(k);
        let title = judge.deputy(&affair, out);
        for s in affair.said {
            let mut s = s.clone();
            if let Some(title) = &title {
                s.office.title = title.clone();
            }
            add(page, &s, of.clone(), false, document, out);
        }
    }
}

/// Open statements, gathered by person and title.
fn affairs<'s>(said: &'s [Said<'s>]) -> Vec<Affair<'s>> {
    let mut out: Vec<Affair> = Vec::new();
    for s in said.iter().filter(|s| !matches!(s.office.of, Of::Body(_))) {
        let same = |a: &&mut Affair| {
            a.person == s.person
                && fold(a.title()) == fold(&s.office.title)
                && a.said[0].office.former == s.office.former
        };
        match out.iter_mut().find(same) {
            Some(affair) => affair.said.push(s),
            None => out.push(Affair { person: s.person, said: vec![s], fixed: BTreeMap::new() }),
        }
    }
    out
}

struct Judge<'j> {
    page: &'j Page<'j, 'j>,
    claims: &'j Claims,
    beings: &'j Beings,
    scene: &'j Scene,
}

impl Judge<'_> {
    /// How sure the best country is, and the country.
    fn verdict(&self, affair: &Affair, known: &Offices) -> (f32, Option<String>) {
        let owner = self.owner(affair, known);
        let waits = owner == Some(None);
        let mut scores: Vec<(f32, &String)> =
            affair.fixed.iter().map(|(name, fixed)| (fixed + self.moving(affair, name, known), name)).collect();
        let owner = owner.flatten().and_then(|of| country_of(self.page, &of)).filter(|of| self.suits(affair, of));
        if let Some(name) = &owner {
            scores.retain(|(_, n)| *n != name);
            scores.push((12.0, name));
        }
        let home = known.homes[affair.person].as_ref().filter(|h| self.suits(affair, h));
        if let Some(name) = home
            && !affair.fixed.contains_key(name)
            && owner.as_ref() != Some(name)
        {
            scores.push((self.moving(affair, name, known), name));
        }
        scores.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let Some(&(first, name)) = scores.first() else { return (0.0, None) };
        let second = scores.get(1).map_or(0.0, |s| s.0.max(0.0));
        let sure = first - second - if waits { 100.0 } else { 0.0 };
        (sure, (first >= ENOUGH).then(|| name.clone()))
    }

    /// Whether an office may belong to a body: an organisation has no ministers.
    fn suits(&self, affair: &Affair, of: &str) -> bool {
        let offices = &self.page.schema.offices;
        let of_states = |rows: &[Seats]| rows.iter().any(|r| ends(affair.title(), &r.title));
        let national = ends(affair.title(), "minister") || of_states(&offices.seats) || of_states(&offices.lacking);
        !national || affair.title() == "President" || self.page.schema.polities.iter().any(|p| p.name == of)
    }

    /// "his deputy": deputy to the owner's office.
    fn deputy(&self, affair: &Affair, known: &Offices) -> Option<String> {
        if fold(affair.title()) != "deputy" {
            return None;
        }
        let owner = affair.said.iter().find_map(|s| self.owner_person(s))?;
        let tenure = known.tenures[owner].iter().find(|t| !t.former)?;
        Some(format!("Deputy {}", tenure.office.title))
    }

    /// The person to whom an office is said to belong.
    fn owner_person(&self, said: &Said) -> Option<usize> {
        match &said.office.of {
            Of::Person(tokens) => {
                let name = self.page.text(tokens.clone());
                self.beings.all.iter().position(|b| b.forms.contains_key(&name) || b.name.ends_with(&name))
            }
            Of::Pronoun(token) if !self.page.words[*token].among(&["its", "our", "my", "your"]) => {
                let line = said.line;
                let before = (0..line.parties.len()).rev().filter(|&k| line.parties[k].tokens.end <= *token);
                let here = before.filter_map(|k| self.beings.of_party.get(&(line.sentence, k))).find(|&&p| p != said.person);
                let last = || {
                    let s = line.sentence.checked_sub(1)?;
                    let people = (0..self.claims.lines[s].parties.len()).filter_map(|k| self.beings.of_party.get(&(s, k)));
                    people.copied().find(|&p| p != said.person)
                };
                here.copied().or_else(last)
            }
            _ => None,
        }
    }

    /// The home of whoever the office is said to belong to: "his minister", "X's envoy"; within, nothing where it is not known yet.
    fn owner(&self, affair: &Affair, known: &Offices) -> Option<Option<String>> {
        affair.said.iter().find_map(|s| self.owner_of(s, known))
    }

    fn owner_of(&self, said: &Said, known: &Offices) -> Option<Option<String>> {
        let home = |p: usize| (p != said.person).then(|| known.homes[p].clone());
        match &said.office.of {
            Of::Person(_) => home(self.owner_person(said)?),
            Of::Pronoun(token) if self.page.words[*token].is("its") => {
                let before = self.claims.lines[..=said.line.sentence].iter().rev().take(3);
                let mut bodies = before
                    .flat_map(|l| l.parties.iter().rev())
                    .filter(|p| matches!(p.head, Head::Body(_) | Head::Group(_)) && p.of.is_some() && p.tokens.end <= *token);
                bodies.next().map(|p| p.of.clone())
            }
            Of::Pronoun(token) if self.page.words[*token].among(&["our", "my", "your"]) => None,
            Of::Pronoun(token) => {
                let line = said.line;
                let described = |p: &&Party| p.tokens.end <= *token && p.of.is_some() && !matches!(p.head, Head::Body(_) | Head::Name(_));
                let named = |p: &&Party| p.tokens.end <= *token && matches!(p.head, Head::Name(_));
                let last = line.parties.iter().filter(described).map(|p| p.tokens.start).max();
                if last > line.parties.iter().filter(named).map(|p| p.tokens.start).max() {
                    return line.parties.iter().rfind(|p| described(p)).map(|p| p.of.clone());
                }
                if let Some(owner) = self.owner_person(said) {
                    return home(owner);
                }
                let body = line.parties.iter().rfind(|p| p.tokens.end <= *token && p.of.is_some());
                body.map(|p| p.of.clone())
            }
            _ => None,
        }
    }

    /// What the text around tells of each country that it names.
    fn fixed(&self, affair: &Affair) -> BTreeMap<String, f32> {
        let mut out: BTreeMap<String, f32> = BTreeMap::new();
        let names = self.candidates(affair.title());
        let weights: Vec<f32> = (1..=affair.said.len()).map(|n| 1.0 / n as f32).collect();
        let all: f32 = weights.iter().sum();
        for name in names {
            let near: f32 = affair.said.iter().zip(&weights).map(|(s, w)| w * self.near(s, &name)).sum();
            let weight = near / all + self.around(affair, &name);
            out.insert(name, weight);
        }
        out
    }

    /// The countries that come into question; for some titles the organisations.
    fn candidates(&self, title: &str) -> BTreeSet<String> {
        let offices = &self.page.schema.offices;
        if offices.bodies.iter().any(|b| ends(title, b)) {
            return self.scene.bodies.keys().cloned().collect();
        }
        let mut names: BTreeSet<String> = self.scene.counts.keys().chain(&self.scene.dateline).cloned().collect();
        names.insert(USUAL.to_string());
        names
    }

    /// How close a country stands to one place where the office is told.
    fn near(&self, said: &Said, name: &str) -> f32 {
        let line = said.line;
        let own = &line.parties[said.party].tokens;
        let within = |at: usize, named: bool| {
            line.parties.iter().enumerate().any(|(k, p)| {
                k != said.party && p.personal() && matches!(p.head, Head::Name(_)) == named && p.tokens.contains(&at)
            })
        };
        let here = named_countries(self.page, line);
        let free: Vec<usize> = here.iter().filter(|(at, n)| n == name && !within(*at, true)).map(|(at, _)| *at).collect();
        let strength = |at: &usize| {
            let gap = at.abs_diff(own.start) as f32;
            let share = if within(*at, false) { 0.5 } else { 1.0 };
            (2.5 - gap / 6.0).max(0.3) * self.scene.strength(*at) * across(line, own, *at) * share
        };
        let sentence = free.iter().map(strength).fold(0.0, f32::max);
        let often = free.len().saturating_sub(1) as f32 * 0.5;
        let ministry = if self.ministries(said).iter().any(|m| m == name) { 3.0 } else { 0.0 };
        let paired = if self.paired(said).as_deref() == Some(name) { 2.5 } else { 0.0 };
        paired + sentence + often.min(1.0) + self.before(line, name) + ministry + self.heads(said, name)
    }

    /// Whether the sentences before name a country; those of the paragraph tell more.
    fn before(&self, line: &Line, name: &str) -> f32 {
        let named = |s: usize| named_countries(self.page, &self.claims.lines[s]).iter().any(|(_, n)| n == name);
        let block = |s: usize| self.page.document.sentences[s].block;
        let mut weight = 0.0;
        for (back, w) in [(1, 1.0), (2, 0.5)] {
            let Some(s) = line.sentence.checked_sub(back) else { break };
            weight += if named(s) { w } else { 0.0 };
        }
        let start = (0..line.sentence).rev().take_while(|&s| block(s) == block(line.sentence));
        let inside = start.skip(2).any(named);
        weight + if inside { 0.4 } else { 0.0 }
    }

    /// Of several who hold one office, each belongs to the country named in the same place of a list: "Kyrgyz and Tajik
    /// delegations ... foreign ministers A and B".
    fn paired(&self, said: &Said) -> Option<String> {
        let line = said.line;
        let title = fold(&said.office.title);
        let mut same: Vec<(usize, usize)> = Vec::new();
        for (k, party) in line.parties.iter().enumerate() {
            let holds = party.offices.iter().any(|o| !matches!(o.of, Of::Body(_)) && fold(&o.title) == title);
            let Head::Name(tokens) = &party.head else { continue };
            if holds && party.of.is_none() {
                same.push((tokens.start, k));
            }
        }
        same.sort_unstable();
        let place = same.iter().position(|(_, k)| *k == said.party)?;
        if same.len() < 2 {
            return None;
        }
        let first = line.sentence.saturating_sub(3);
        (first..=line.sentence).rev().find_map(|s| {
            let lists = listed_countries(self.page, &self.claims.lines[s]);
            lists.into_iter().find(|l| l.len() == same.len()).map(|l| l[place].clone())
        })
    }

    /// "a Norwegian delegation headed by X".
    fn heads(&self, said: &Said, name: &str) -> f32 {
        let line = said.line;
        let own = line.parties[said.party].tokens.start;
        let led = own >= line.tokens.start + 2
            && self.page.words[own - 1].among(&["by", "under"])
            && self.page.words[own - 2].among(&["headed", "led", "chaired", "delegation", "team"]);
        let group = line.parties.iter().rfind(|p| p.tokens.end <= own.saturating_sub(1) && p.tokens.end + 3 >= own);
        if led && group.is_some_and(|g| g.of.as_deref() == Some(name)) { 5.0 } else { 0.0 }
    }

    /// What the whole document says for a country.
    fn around(&self, affair: &Affair, name: &str) -> f32 {
        let scene = self.scene;
        let title = affair.title();
        let (counts, total) = if scene.bodies.contains_key(name) && !scene.counts.contains_key(name) {
            (&scene.bodies, scene.bodies.values().sum::<usize>())
        } else {
            (&scene.counts, scene.counts.values().sum::<usize>())
        };
        let share = 4.0 * counts.get(name).copied().unwrap_or(0) as f32 / total.max(1) as f32;
        let dateline = if scene.dateline.as_deref() == Some(name) { 1.0 } else { 0.0 };
        let foreign = total >= 4 && counts.get(USUAL).copied().unwrap_or(0) * 8 < total;
        let leads = !foreign || scene.lead.contains(&affair.person);
        let usual = scene.dateline.is_none() && name == USUAL && presides(title) && leads;
        let usual = if usual { 2.0 + if scene.lead.first() == Some(&affair.person) { 1.0 } else { 0.0 } } else { 0.0 };
        let only = match self.only(title) {
            Some(of) if of != name => 0.0,
            Some(_) if scene.counts.contains_key(name) => 8.0,
            Some(_) if name == USUAL => 2.5,
            _ => 0.0,
        };
        let default = if name == "United Nations" && ends(title, "secretary-general") { 0.5 } else { 0.0 };
        share + dateline + usual + only + default - self.unfit(title, name)
    }

    /// The country that alone has a title, with or without a field of work: "Assistant Secretary of State for ...".
    fn only(&self, title: &str) -> Option<&String> {
        let title = fold(title).into_owned();
        let head = title.split(" for ").next().unwrap_or(&title);
        self.page.schema.only.get(title.as_str()).or_else(|| self.page.schema.only.get(head))
    }

    /// What speaks against an office in a country that has none of the kind: no president of Spain, no king of France.
    fn unfit(&self, title: &str, name: &str) -> f32 {
        let offices = &self.page.schema.offices;
        let lacks = offices.lacking.iter().any(|r| ends(title, &r.title) && r.of.iter().any(|of| of == name));
        let seats: Vec<_> = offices.seats.iter().filter(|r| ends(title, &r.title)).collect();
        let elsewhere = !seats.is_empty() && !seats.iter().any(|r| r.of.iter().any(|of| of == name));
        if lacks || elsewhere { 6.0 } else { 0.0 }
    }

    /// What those settled so far say for a country.
    fn moving(&self, affair: &Affair, name: &str, known: &Offices) -> f32 {
        let person = affair.person;
        let home = |p: usize| known.homes[p].as_deref() == Some(name);
        let tenure =
            known.tenures[person].iter().find(|t| same_title(&t.office.title, affair.title()) && t.office.of.is_some());
        let told = tenure.is_some_and(|t| t.office.of.as_deref() == Some(name));
        let against = self.scene.against[person].iter().any(|other| match other {
            Other::Person(p) => home(*p),
            Other::Country(of) => of == name,
        });
        let beside = self.scene.beside[person].iter().filter(|&&p| home(p)).count().min(2) as f32;
        let behind = self.scene.behind[person].iter().any(|&p| home(p));
        let kin = self.scene.kin[person].iter().any(|&p| home(p));
        let claimed = (0..known.homes.len()).any(|p| p != person && home(p));
        let lead = scene_home(&self.scene.lead, person, known) == Some(name) && affair.title() != "Foreign Minister";
        let holders = self.holders(affair, name, known);
        let mut weight = 0.0;
        let mut add = |yes: bool, by: f32| weight += if yes { by } else { 0.0 };
        add(home(person), 6.0);
        add(told, 4.0);
        add(against, -2.5);
        add(beside > 0.0, 1.5 * beside);
        add(behind, 2.5);
        add(kin, 2.0);
        add(lead && !against, 1.5);
        add(!claimed, 0.5);
        add(holders && affair.former(), -1.0);
        let one = self.scene.counts.get(name).copied().unwrap_or(0) * 2 > self.scene.counts.values().sum();
        add(holders && !affair.former(), if one { -2.5 } else { -9.0 });
        weight
    }

    /// Whether another person is known to hold the same office of this country.
    fn holders(&self, affair: &Affair, name: &str, known: &Offices) -> bool {
        let title = fold(&generic(affair.title())).into_owned();
        if SEVERAL.iter().any(|s| title.contains(s)) {
            return false;
        }
        let same = |t: &super::office::Tenure| {
            t.office.of.as_deref() == Some(name) && one_office(&fold(&generic(&t.office.title)), &title) && !t.former
        };
        known.tenures.iter().enumerate().any(|(p, ts)| p != affair.person && ts.iter().any(same))
    }

    /// Countries whose ministry of the same field is named in this sentence or the one before.
    fn ministries(&self, said: &Said) -> Vec<String> {
        let page = self.page;
        let title = fold(&said.office.title).into_owned();
        let lines = self.claims.lines[..=said.line.sentence].iter().rev().take(2);
        let mut out = Vec::new();
        for line in lines {
            for i in line.tokens.clone().filter(|&i| page.words[i].is("ministry")) {
                let first = i.saturating_sub(3).max(line.tokens.start);
                let field = (first..i).any(|k| title.split(' ').any(|w| page.words[k].is(w)));
                let names = (first..i)
                    .filter_map(|k| page.atom(k))
                    .filter_map(|a| page.body_name(a))
                    .filter_map(|n| country_of(page, &n));
                if field {
                    out.extend(names);
                }
            }
        }
        out
    }
}

/// Whether two folded titles are one office: "federal president" and "president".
fn one_office(a: &str, b: &str) -> bool {
    let longer = |a: &str, b: &str| {
        let rest = a.strip_suffix(b).map(str::trim);
        rest.is_some_and(|r| ["federal", "state", "acting", "interim", "union", "executive"].contains(&r))
    };
    a == b || longer(a, b) || longer(b, a)
}

/// Countries that follow one another with nothing but a short link between them: "Chile and Peru", "to X and to Y".
fn listed_countries(page: &Page, line: &Line) -> Vec<Vec<String>> {
    let mut named = named_countries(page, line);
    named.sort();
    named.dedup();
    let mut lists: Vec<Vec<String>> = Vec::new();
    let mut last: Option<usize> = None;
    for (at, name) in named {
        let link = |from: usize| {
            let between = &page.words[from + 1..at];
            between.len() < 5
                && between.iter().any(|w| w.among(&["and", ","]))
                && between.iter().all(|w| !w.tag.is_verb())
        };
        match lists.last_mut() {
            Some(list) if last.is_some_and(|l| l < at && link(l)) && !list.contains(&name) => list.push(name),
            _ => lists.push(vec![name]),
        }
        last = Some(at);
    }
    lists.retain(|l| l.len() > 1);
    lists
}

/// The home of the first of those with whom the document opens.
fn scene_home<'k>(lead: &[usize], not: usize, known: &'k Offices) -> Option<&'k str> {
    lead.iter().find(|&&p| p != not).and_then(|&p| known.homes[p].as_deref())
}

/// How much is left of a country's weight when a verb stands between it and the person: it may be the other side's.
fn across(line: &Line, own: &Range<usize>, at: usize) -> f32 {
    let between = if at < own.start { at..own.start } else { own.end..at };
    let verb = line.verbs.iter().any(|v| v.finite() && between.contains(&v.main));
    let opens = at <= line.tokens.start + 2 && line.places.iter().any(|p| p.tokens.contains(&at));
    match (opens, at < own.start, verb) {
        (true, _, _) => 1.6,
        (_, true, false) => 1.0,
        (_, true, true) => 0.7,
        (_, false, false) => 0.9,
        (_, false, true) => 0.4,
    }
}

/// Whether a title is a word or ends with it: "Deputy Prime Minister", "Prime Minister".
fn ends(title: &str, word: &str) -> bool {
    let title = fold(title);
    title.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']))
}

fn presides(title: &str) -> bool {
    ["President", "Vice President", "Secretary", "First Lady", "National Security Adviser"].contains(&title)
}
