//! What does the sentence that tells of an office say for a country, and what do those right before it?

use std::ops::Range;

use super::{Judge, yes};
use crate::claim::line::Line;
use crate::dossier::clue::{Clue, Clues};
use crate::dossier::office::{Said, country_of};
use crate::mention::Page;
use crate::mention::office::Of;
use crate::mention::party::Head;
use crate::schema::fold;

impl Judge<'_> {
    /// How close a country stands to a party in its sentence.
    pub(super) fn near(&self, line: &Line, own: &Range<usize>, party: usize, name: &str, out: &mut Clues) {
        let within = |at: usize, named: bool| {
            line.parties.iter().enumerate().any(|(k, p)| {
                k != party && p.personal() && matches!(p.head, Head::Name(_)) == named && p.tokens.contains(&at)
            })
        };
        let named = &self.setting.named[line.sentence];
        let places: Vec<usize> =
            named.iter().filter(|(at, n)| n == name && !within(*at, true)).map(|(at, _)| *at).collect();
        for &at in &places {
            let close = (1.0 - at.abs_diff(own.start) as f32 / 15.0).max(0.12);
            out.most(self.kind(line, own, at, within(at, false)), close);
        }
        out.add(Clue::Latest, yes(self.trail.latest(own.start, name)));
        out.add(Clue::Often, places.len().saturating_sub(1).min(2) as f32);
    }

    /// How a country is named at a token.
    fn kind(&self, line: &Line, own: &Range<usize>, at: usize, described: bool) -> Clue {
        let between = if at < own.start { at..own.start } else { own.end..at };
        let verb = line.verbs.iter().any(|v| v.finite() && between.contains(&v.main));
        let place = line.places.iter().find(|p| p.tokens.contains(&at));
        match place {
            _ if described => Clue::Other,
            _ if self.setting.in_topic(at) => Clue::Topic,
            Some(_) if at <= line.tokens.start + 2 => Clue::Opens,
            Some(p) if ["to", "into", "for", "towards"].contains(&p.preposition.as_str()) => {
                if at < own.start {
                    Clue::Goal
                } else {
                    Clue::Away
                }
            }
            Some(_) => Clue::Place,
            None if at < own.start => {
                if verb {
                    Clue::BeforeVerb
                } else {
                    Clue::Before
                }
            }
            None => {
                if verb {
                    Clue::AfterVerb
                } else {
                    Clue::After
                }
            }
        }
    }

    /// Whether the sentences before name a country; those of the paragraph tell more.
    pub(super) fn before(&self, line: &Line, name: &str, out: &mut Clues) {
        let named = |s: usize| self.setting.named[s].iter().any(|(_, n)| n == name);
        let block = |s: usize| self.page.document.sentences[s].block;
        for (back, clue) in [(1, Clue::Last), (2, Clue::LastButOne)] {
            let Some(s) = line.sentence.checked_sub(back) else { break };
            out.add(clue, yes(named(s)));
        }
        let start = (0..line.sentence).rev().take_while(|&s| block(s) == block(line.sentence));
        out.add(Clue::Paragraph, yes(start.skip(2).any(named)));
    }

    /// Of several who hold one office, each belongs to the country named in the same place of a list: "Kyrgyz and Tajik
    /// delegations ... foreign ministers A and B".
    pub(super) fn paired(&self, said: &Said) -> Option<String> {
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
            let lists = listed_countries(self.page, &self.setting.named[s]);
            lists.into_iter().find(|l| l.len() == same.len()).map(|l| l[place].clone())
        })
    }

    /// "a Norwegian delegation headed by X".
    pub(super) fn heads(&self, said: &Said, name: &str) -> bool {
        let line = said.line;
        let own = line.parties[said.party].tokens.start;
        let led = own >= line.tokens.start + 2
            && self.page.words[own - 1].among(&["by", "under"])
            && self.page.words[own - 2].among(&["headed", "led", "chaired", "delegation", "team"]);
        let group = line.parties.iter().rfind(|p| p.tokens.end <= own.saturating_sub(1) && p.tokens.end + 3 >= own);
        led && group.is_some_and(|g| g.of.as_deref() == Some(name))
    }

    /// Countries whose ministry of the same field is named in this sentence or the one before.
    pub(super) fn ministries(&self, said: &Said) -> Vec<String> {
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

/// Countries that follow one another with nothing but a short link between them: "Chile and Peru", "to X and to Y".
fn listed_countries(page: &Page, named: &[(usize, String)]) -> Vec<Vec<String>> {
    let mut named = named.to_vec();
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
