//! Who leads a state or its government, as far as the document tells?

use std::collections::BTreeSet;

use super::super::cast::{Cast, Meanings, Meant};
use super::super::fact::Office;
use super::super::meeting::Draft;
use super::super::office::{Offices, Tenure};
use crate::schema::{Schema, fold};

/// What is known of each person of a document.
pub struct Heads {
    ranks: Vec<Rank>,
    titles: BTreeSet<String>,
}

/// What one is, as far as a meeting of leaders goes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Rank {
    /// Leads a country; which one may be open.
    Head(Option<String>),
    /// Named with a country and without an office: "Germany's Roe".
    Peer(String),
    /// Named, and nothing else.
    Stranger,
    /// Holds another office.
    Other,
}

impl Heads {
    /// Reads what a document tells: offices, those that descriptions tell among them, and words that mean several.
    pub fn of(cast: &Cast, meanings: &Meanings, offices: &Offices) -> Heads {
        let titles = cast.page.schema.offices.summit.iter().map(|t| fold(t).into_owned()).collect();
        let mut heads = Heads { ranks: Vec::new(), titles };
        heads.ranks = (0..cast.beings.all.len()).map(|p| heads.rank(cast.page.schema, offices, p)).collect();
        heads.described(cast, meanings);
        heads.together(cast, meanings, offices);
        heads
    }

    /// What a person is, in a word.
    pub(super) fn class(&self, cast: &Cast, person: usize) -> &'static str {
        let state = |of: &String| cast.page.schema.polity(of).is_some_and(|p| !p.code.is_empty());
        match &self.ranks[person] {
            Rank::Head(Some(of)) if state(of) => "head",
            Rank::Head(Some(_)) => "chief",
            Rank::Head(None) => "open-head",
            Rank::Peer(_) => "peer",
            Rank::Stranger => "stranger",
            Rank::Other => "other",
        }
    }

    /// Whether a title is one of those who lead states.
    pub(super) fn leading(&self, title: &str) -> bool {
        self.titles.contains(&*fold(title))
    }

    /// How many countries have sent those who lead them.
    pub(super) fn countries(&self, cast: &Cast, draft: &Draft) -> usize {
        let schema = cast.page.schema;
        let led = draft.who.iter().filter_map(|(meant, _)| match meant {
            Meant::Person(p) => match &self.ranks[*p] {
                Rank::Head(of) => of.as_ref(),
                _ => None,
            },
            Meant::Office(o) if self.leads(schema, o) => o.of.as_ref(),
            _ => None,
        });
        led.filter(|of| schema.polity(of).is_some()).collect::<BTreeSet<_>>().len()
    }

    pub(super) fn leads(&self, schema: &Schema, office: &Office) -> bool {
        let title = fold(&office.title).into_owned();
        // Communities and movements have leaders, too; states alone have presidents.
        let state = |of: &String| schema.polity(of).is_some_and(|p| title != "leader" || !p.code.is_empty());
        self.titles.contains(&title) && office.of.as_ref().is_none_or(state)
    }

    fn rank(&self, schema: &Schema, offices: &Offices, person: usize) -> Rank {
        let home = offices.homes[person].clone();
        let held: Vec<&Tenure> = offices.tenures[person].iter().filter(|t| !t.former).collect();
        if let Some(t) = held.iter().find(|t| self.leads(schema, &t.office)) {
            return Rank::Head(t.office.of.clone().filter(|o| schema.polity(o).is_some()).or(home));
        }
        match home {
            _ if !offices.tenures[person].is_empty() => Rank::Other,
            Some(home) => Rank::Peer(home),
            None => Rank::Stranger,
        }
    }

    /// "the two presidents", "the prime ministers": whomever such words mean leads a country.
    fn together(&mut self, cast: &Cast, meanings: &Meanings, offices: &Offices) {
        for (&(sentence, k), meant) in &meanings.of {
            let party = &cast.claims.lines[sentence].parties[k];
            let told = party.offices.iter().any(|o| o.plural && !o.former && self.titles.contains(&*fold(&o.title)));
            let all: Vec<usize> = match &meant[..] {
                [Meant::Before(focus)] => focus.people.clone(),
                several => several
                    .iter()
                    .filter_map(|m| match m {
                        Meant::Person(p) => Some(*p),
                        _ => None,
                    })
                    .collect(),
            };
            if !told || all.len() < 2 {
                continue;
            }
            for p in &all {
                if matches!(self.ranks[*p], Rank::Peer(_) | Rank::Stranger) {
                    self.ranks[*p] = Rank::Head(offices.homes[*p].clone());
                }
            }
        }
    }

    /// "the envoy", "the general": whom such words mean leads no country, as long as nothing else is told of him.
    fn described(&mut self, cast: &Cast, meanings: &Meanings) {
        for (&(sentence, k), meant) in &meanings.of {
            let party = &cast.claims.lines[sentence].parties[k];
            let [Meant::Person(p)] = meant[..] else { continue };
            let told = party.owner.is_none() && !party.possessor;
            let other = told && party.offices.iter().any(|o| !o.plural && !self.titles.contains(&*fold(&o.title)));
            if other && self.ranks[p] == Rank::Stranger {
                self.ranks[p] = Rank::Other;
            }
        }
    }

    /// Whether heads of state or government of two countries meet.
    pub fn meet(&self, cast: &Cast, draft: &Draft) -> bool {
        let schema = cast.page.schema;
        let mut countries: BTreeSet<&String> = BTreeSet::new();
        let (mut open, mut strangers, mut peers) = (0, 0, BTreeSet::new());
        for (meant, _) in &draft.who {
            match meant {
                Meant::Person(p) => match &self.ranks[*p] {
                    Rank::Head(Some(of)) => drop(countries.insert(of)),
                    Rank::Head(None) => open += 1,
                    Rank::Peer(of) => drop(peers.insert(of)),
                    Rank::Stranger => strangers += 1,
                    Rank::Other => {}
                },
                Meant::Office(o) if self.leads(schema, o) => match &o.of {
                    Some(of) => drop(countries.insert(of)),
                    None => open += 1,
                },
                _ => {}
            }
        }
        let state = |c: &&&String| schema.polity(c).is_some();
        let states = countries.iter().filter(state).count();
        let two = draft.who.len() == 2;
        let peer = two && peers.iter().filter(state).any(|c| !countries.contains(*c));
        let unknown = strangers > 0 && two;
        states + open > 1 || states == 1 && (peer || unknown)
    }
}
