//! Who is named with a country alone, among those whose office is told, holds that office: "Presidents A and B and C of Chile".

use std::collections::BTreeSet;

use super::fact::{Evidence, Kind, Office};
use super::office::{Offices, Tenure, generic, particular, same_title};
use super::person::Beings;
use crate::claim::line::{Group, Line};
use crate::claim::{Claims, Side};
use crate::mention::Page;
use crate::mention::office::OfficeMention;
use crate::mention::party::{Head, Party, number};

/// Offices whose holders meet their like.
pub const RANKED: &[&str] = &[
    "President",
    "Prime Minister",
    "Chancellor",
    "Foreign Minister",
    "Defense Minister",
    "Finance Minister",
    "Interior Minister",
    "Trade Minister",
    "Ambassador",
];

/// What stands between "the ministers" and their names.
const OPENERS: &[&str] = &[":", "them", "including", "–", "—", "notably", "namely", "were", "are"];

/// Gives those who are told by their country alone the office of those they are named with.
pub fn peers(page: &Page, claims: &Claims, beings: &Beings, document: &str, out: &mut Offices) {
    let room = Room { page, claims, beings, document };
    if page.words.iter().any(|w| w.among(&["credentials", "credence"])) {
        claims.lines.iter().for_each(|line| room.accredited(line, out));
    }
    for line in &claims.lines {
        for group in &line.groups {
            room.listed(line, group, out);
        }
    }
    room.met(out);
    for line in &claims.lines {
        room.among(line, out);
    }
    if let Some((title, many)) = room.counted() {
        room.company(&title, many, out);
    }
}

struct Room<'r> {
    page: &'r Page<'r, 'r>,
    claims: &'r Claims,
    beings: &'r Beings,
    document: &'r str,
}

impl Room<'_> {
    /// Whoever is told by a country alone where letters of credence are handed over is its ambassador.
    fn accredited(&self, line: &Line, out: &mut Offices) {
        for k in 0..line.parties.len() {
            if let Some((person, home)) = self.open(line, k, out) {
                self.note(line, person, "Ambassador", &home, out);
            }
        }
    }

    /// "Presidents A and B and C of Chile": the office told in the list before, or for several of it, or by the plural before it: "the
    /// presidents: A of Chile".
    fn listed(&self, line: &Line, group: &Group, out: &mut Offices) {
        let rows = &group.parties;
        for (n, &k) in rows.iter().enumerate() {
            let Some((person, home)) = self.open(line, k, out) else { continue };
            let told = |i: &usize| *i != n && self.told(line, rows[*i], *i < n);
            let mut others: Vec<usize> = (0..rows.len()).filter(told).collect();
            others.sort_by_key(|i| (i.abs_diff(n), *i));
            let beside = others.into_iter().find_map(|i| self.rank(line, rows[i], out));
            if let Some(title) = beside.or_else(|| self.plural_before(line, group)) {
                self.note(line, person, &title, &home, out);
            }
        }
    }

    /// Whether one of a list has the office right there: told before the others, or by one plural for several.
    fn told(&self, line: &Line, k: usize, before: bool) -> bool {
        let party = &line.parties[k];
        party.rule == "offices-of-several" || before && !party.offices.is_empty()
    }

    /// "President X cancelled a summit with Chile's Y": the other of two who meet at a summit. Who merely met somebody need not be
    /// his like.
    fn met(&self, out: &mut Offices) {
        for claim in self.claims.meetings.iter().filter(|c| c.kind == Kind::Summit) {
            let line = &self.claims.lines[claim.sentence];
            let members = |side: &Side| match side {
                Side::Group(g) => line.groups[*g].parties.clone(),
                Side::Party(k) => vec![*k],
                Side::Implied => Vec::new(),
            };
            let rows: Vec<usize> = claim.sides.iter().flat_map(members).collect();
            let [a, b] = rows[..] else { continue };
            for (k, other) in [(a, b), (b, a)] {
                let Some((person, home)) = self.open(line, k, out) else { continue };
                if let Some(title) = self.rank(line, other, out) {
                    self.note(line, person, &title, &home, out);
                }
            }
        }
    }

    /// "Foreign ministers gathered. ... Norway's X came late": the office that several hold here.
    fn among(&self, line: &Line, out: &mut Offices) {
        for k in 0..line.parties.len() {
            let Some((person, home)) = self.open(line, k, out) else { continue };
            let near = [0, 1].into_iter().filter_map(|back| line.sentence.checked_sub(back));
            if let Some(title) = near.filter_map(|s| self.plural(&self.claims.lines[s])).next() {
                self.note(line, person, &title, &home, out);
            }
        }
    }

    /// The one ranked office of so many, and how many, where a text speaks of "five presidents".
    fn counted(&self) -> Option<(String, usize)> {
        let count = |p: &Party| {
            let words = &self.page.words[p.tokens.clone()];
            words.iter().find_map(|w| number(&w.lower)).filter(|n| *n > 2)
        };
        let parties = self.claims.lines.iter().flat_map(|l| &l.parties);
        let several = parties.filter_map(|p| Some((p.offices.first().filter(|o| o.plural && !o.former)?, count(p)?)));
        let ranked = several.map(|(o, n)| (generic(&o.title), n)).filter(|(t, _)| RANKED.contains(&t.as_str()));
        let mut titles: Vec<(String, usize)> = ranked.collect();
        titles.sort();
        titles.dedup_by(|a, b| a.0 == b.0);
        if let [one] = &titles[..] { Some(one.clone()) } else { None }
    }

    /// Those who are told by a country alone in a text that speaks of so many holders of an office, where they are several.
    fn company(&self, title: &str, many: usize, out: &mut Offices) {
        let rows = self.claims.lines.iter().flat_map(|l| (0..l.parties.len()).map(move |k| (l, k)));
        let open: Vec<(&Line, usize, String)> =
            rows.filter_map(|(l, k)| self.open(l, k, out).map(|(p, home)| (l, p, home))).collect();
        let people: BTreeSet<usize> = open.iter().map(|o| o.1).collect();
        let holds = |ts: &&Vec<Tenure>| ts.iter().any(|t| !t.former && generic(&t.office.title) == title);
        if (2..=many).contains(&(people.len() + out.tenures.iter().filter(holds).count())) {
            open.iter().for_each(|(line, person, home)| self.note(line, *person, title, home, out));
        }
    }

    /// The one ranked office that a sentence gives several.
    fn plural(&self, line: &Line) -> Option<String> {
        let offices = line.parties.iter().flat_map(|p| &p.offices).filter(|o| o.plural && !o.former);
        let mut titles: Vec<String> =
            offices.map(|o| generic(&o.title)).filter(|t| RANKED.contains(&t.as_str())).collect();
        titles.dedup();
        if let [one] = &titles[..] { Some(one.clone()) } else { None }
    }

    /// A named person told by a country alone, and the country.
    fn open(&self, line: &Line, k: usize, out: &Offices) -> Option<(usize, String)> {
        let party = &line.parties[k];
        let person = *self.beings.of_party.get(&(line.sentence, k))?;
        let home = party.of.clone().filter(|of| self.page.schema.polity(of).is_some())?;
        let told = party.epithet.is_some() || !party.offices.is_empty() || !out.tenures[person].is_empty();
        (!told && matches!(party.head, Head::Name(_))).then_some((person, home))
    }

    /// The ranked title of a party, as most countries have it.
    fn rank(&self, line: &Line, k: usize, out: &Offices) -> Option<String> {
        let ranked = |title: &str| Some(generic(title)).filter(|t| RANKED.contains(&t.as_str()));
        match self.beings.of_party.get(&(line.sentence, k)) {
            Some(&p) => out.tenures[p].iter().filter(|t| !t.former).find_map(|t| ranked(&t.office.title)),
            None => line.parties[k].offices.first().filter(|o| !o.former).and_then(|o| ranked(&o.title)),
        }
    }

    /// The office of "the presidents of the four countries:" right before a list.
    fn plural_before(&self, line: &Line, group: &Group) -> Option<String> {
        let at = group.tokens.start;
        let opens = at > line.tokens.start && self.page.words[at - 1].among(OPENERS);
        let plural = |o: &&OfficeMention| o.plural && RANKED.contains(&generic(&o.title).as_str());
        let before = line.parties.iter().rfind(|p| p.tokens.end <= at && p.offices.iter().any(|o| plural(&o)));
        before.filter(|_| opens).and_then(|p| p.offices.iter().find(plural)).map(|o| generic(&o.title))
    }

    fn note(&self, line: &Line, person: usize, title: &str, home: &str, out: &mut Offices) {
        let office = Office { title: particular(self.page, title, home), of: Some(home.to_string()) };
        let held = |t: &Tenure| !t.former && t.office.of == office.of && same_title(&t.office.title, &office.title);
        if out.tenures.iter().flatten().any(held) {
            return;
        }
        let span = self.page.document.sentences[line.sentence].span;
        let evidence = Evidence { document: self.document.into(), span, rule: "peer".into() };
        out.tenures[person].push(Tenure { office, former: false, told: false, evidence: vec![evidence] });
    }
}
