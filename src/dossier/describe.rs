//! Descriptions that tell an office: "X spoke first. The French president ...": X, of whom nothing else is known, is meant.

mod likely;
mod open;
mod several;
mod single;
mod succession;

use super::fact::{Evidence, Office};
use super::office::{Offices, Said, Tenure, alike, same_title};
use super::person::Beings;
use crate::claim::Claims;
use crate::claim::line::Line;
use crate::mention::Page;
use crate::mention::party::{Head, Party};
use single::described;

/// Whom descriptions mean, what is known so far, and what becomes known.
pub struct Describer<'d> {
    /// The document.
    pub page: &'d Page<'d, 'd>,
    /// Its sentences.
    pub claims: &'d Claims,
    /// Its persons.
    pub beings: &'d Beings,
    /// Every statement of an office.
    pub said: &'d [Said<'d>],
    /// The document's id.
    pub document: &'d str,
}

/// A description of one office-holder, to be given to somebody.
struct Wanted<'l> {
    line: &'l Line,
    /// Its first token.
    start: usize,
    office: Office,
    /// Whom it cannot mean.
    not: Option<usize>,
}

impl Describer<'_> {
    /// "The South African president": the person named before without an office.
    pub fn offices(&self, out: &mut Offices) {
        let mut wanted = Vec::new();
        for line in &self.claims.lines {
            let mut k = 0;
            while k < line.parties.len() {
                let together = |p: &&Party| p.head == Head::Office && p.tokens == line.parties[k].tokens;
                let many = line.parties[k..].iter().take_while(together).count().max(1);
                let parties = &line.parties[k..k + many];
                let claimed =
                    self.claims.roles.iter().any(|r| r.sentence == line.sentence && (k..k + many).contains(&r.office));
                if claimed {
                    k += many;
                    continue;
                }
                let found = self.told(parties);
                let open: Vec<&Office> = found.iter().filter(|o| !held(o, out)).collect();
                let start = parties[0].tokens.start;
                let mut want = |office: &Office| wanted.push(Wanted { line, start, office: office.clone(), not: None });
                match (&found[..], &open[..]) {
                    ([], _) => {}
                    ([office], _) => want(office),
                    (_, [office]) => want(office),
                    (several, _) => self.give_several(line, several, out),
                }
                k += many;
            }
        }
        self.give(wanted, out);
    }

    /// The offices that parties described together hold; "the Chilean leader" may hold any.
    fn told(&self, parties: &[Party]) -> Vec<Office> {
        let described = parties.iter().filter_map(described);
        let told = described.filter(|(office, of)| office.title != "Leader" || self.page.schema.polity(of).is_none());
        told.map(|(office, of)| Office { title: office.title.clone(), of: Some(of.to_string()) }).collect()
    }

    /// "his Croatian colleague": whoever was named before without an office holds that of the one spoken of.
    pub fn counterparts(&self, out: &mut Offices) {
        let mut wanted = Vec::new();
        for line in &self.claims.lines {
            for (k, party) in line.parties.iter().enumerate() {
                let (Head::Epithet(word), Some(of)) = (&party.head, &party.of) else { continue };
                if !["counterpart", "colleague"].contains(&word.as_str()) {
                    continue;
                }
                let Some(owner) = self.owner(line, k) else { continue };
                let Some(tenure) = out.tenures[owner].iter().find(|t| !t.former) else { continue };
                let title = alike(self.page, &tenure.office.title, of);
                let office = Office { title, of: Some(of.clone()) };
                wanted.push(Wanted { line, start: party.tokens.start, office, not: Some(owner) });
            }
        }
        self.give(wanted, out);
    }

    /// The person named last before a party.
    fn owner(&self, line: &Line, k: usize) -> Option<usize> {
        let party = &line.parties[k];
        let named = party.owner.clone().and_then(|tokens| self.beings.called(&self.page.text(tokens)));
        let apart = |i: &usize| line.parties[*i].tokens.start != party.tokens.start;
        let before = (0..k).rev().filter(apart);
        let here =
            named.or_else(|| before.into_iter().find_map(|i| self.beings.of_party.get(&(line.sentence, i)).copied()));
        here.or_else(|| self.named(line.sentence.checked_sub(1)?).last().copied())
    }

    /// Notes an office of a person, and that they are at home there.
    fn note(&self, line: &Line, person: usize, office: Office, out: &mut Offices) {
        let evidence = Evidence {
            document: self.document.into(),
            span: self.page.document.sentences[line.sentence].span,
            rule: "description".into(),
        };
        out.homes[person] = office.of.clone();
        out.tenures[person].push(Tenure { office, former: false, told: true, evidence: vec![evidence] });
    }

    /// Persons named in a sentence, with the tokens where they stand, in order.
    fn placed(&self, sentence: usize) -> Vec<(usize, usize)> {
        let line = &self.claims.lines[sentence];
        let mut named: Vec<(usize, usize)> = (0..line.parties.len())
            .filter_map(|k| Some((line.parties[k].tokens.start, *self.beings.of_party.get(&(sentence, k))?)))
            .collect();
        named.sort_unstable();
        named
    }

    /// Persons named in a sentence, each once, in order.
    fn named(&self, sentence: usize) -> Vec<usize> {
        let mut out: Vec<usize> = Vec::new();
        for (_, p) in self.placed(sentence) {
            if !out.contains(&p) {
                out.push(p);
            }
        }
        out
    }
}

/// Whether somebody is known to hold an office.
pub fn held(office: &Office, out: &Offices) -> bool {
    let same = |t: &Tenure| !t.former && t.office.of == office.of && same_title(&t.office.title, &office.title);
    out.tenures.iter().flatten().any(same)
}
