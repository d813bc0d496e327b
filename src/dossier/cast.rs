//! Who is meant? Descriptions, offices without names and pronouns, led back to persons, in the order of the text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fact::Office;
use super::office::{Tenure, generic, same_title};
use super::person::{Beings, PartyAt};
use crate::claim::Claims;
use crate::claim::line::Line;
use crate::mention::Page;
use crate::mention::office::{Determiner, Of};
use crate::mention::party::{Head, Party};

/// Whom a party stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meant {
    /// A person, by number.
    Person(usize),
    /// An office-holder who is not named.
    Office(Office),
    /// A group by description.
    Group(Office),
    /// A country or organisation.
    Body(String),
    /// Those of the encounter told of before: "the two leaders", "they".
    Before,
    /// Nobody that can be told.
    Nobody,
}

/// What is known of the persons while their document is read.
pub struct Cast<'c> {
    /// The document.
    pub page: &'c Page<'c, 'c>,
    /// Its sentences.
    pub claims: &'c Claims,
    /// Its persons.
    pub beings: &'c Beings,
    /// Their offices, by person.
    pub tenures: &'c [Vec<Tenure>],
    /// The country that a person belongs to.
    pub homes: &'c [Option<String>],
}

/// Press is no party.
const PRESS: &[&str] = &["reporters", "journalists", "media", "correspondents", "newsmen"];

impl Cast<'_> {
    /// Whom every party of the document stands for.
    pub fn meanings(&self) -> BTreeMap<PartyAt, Vec<Meant>> {
        let mut out = BTreeMap::new();
        let mut recent: Vec<usize> = Vec::new();
        for line in &self.claims.lines {
            let mut order: Vec<usize> = (0..line.parties.len()).collect();
            order.sort_by_key(|&k| line.parties[k].tokens.start);
            for k in order {
                let meant = self.meant(line, k, &recent);
                for one in &meant {
                    if let Meant::Person(p) = one {
                        recent.retain(|r| r != p);
                        recent.push(*p);
                    }
                }
                out.insert((line.sentence, k), meant);
            }
        }
        out
    }

    fn meant(&self, line: &Line, k: usize, recent: &[usize]) -> Vec<Meant> {
        let party = &line.parties[k];
        if let Head::Epithet(word) = &party.head
            && word.starts_with("counterparts")
            && let Some(of) = &party.of
        {
            return self.counterparts(line, party, of, recent);
        }
        vec![match &party.head {
            Head::Name(_) => self.beings.of_party.get(&(line.sentence, k)).map_or(Meant::Nobody, |&p| Meant::Person(p)),
            Head::Body(name) => Meant::Body(name.clone()),
            Head::Group(noun) => self.group(line, party, noun),
            Head::National => self.national(party, recent),
            Head::Epithet(word) => self.epithet(line, party, word, recent),
            Head::Office => self.office(line, party, recent),
            Head::Pronoun => self.pronoun(line, party, recent),
        }]
    }

    /// "Kerry and Hagel met their Russian counterparts": one for each of those named before.
    fn counterparts(&self, line: &Line, party: &Party, of: &str, recent: &[usize]) -> Vec<Meant> {
        let before = line
            .groups
            .iter()
            .rfind(|g| g.tokens.end <= party.tokens.start && g.parties.iter().any(|&p| line.parties[p].personal()));
        let Some(before) = before else { return vec![Meant::Body(of.to_string())] };
        let mut out = Vec::new();
        for &p in &before.parties {
            if let Head::Group(noun) = &line.parties[p].head {
                out.push(Meant::Group(Office { title: noun.clone(), of: Some(of.to_string()) }));
            }
            let Some(&owner) = self.beings.of_party.get(&(line.sentence, p)) else { continue };
            let Some(tenure) = self.tenures[owner].iter().rev().find(|t| !t.former) else { continue };
            let office = Office { title: generic(&tenure.office.title), of: Some(of.to_string()) };
            out.push(self.holder(&office, recent, Some(owner)).map_or(Meant::Office(office), Meant::Person));
        }
        if out.is_empty() { vec![Meant::Body(of.to_string())] } else { out }
    }

    fn pronoun(&self, line: &Line, party: &Party, recent: &[usize]) -> Meant {
        let word = &self.page.words[party.tokens.start];
        if word.among(&["they", "them", "both", "the"]) {
            return Meant::Before;
        }
        let beside: Vec<usize> = self.beside(line, party);
        let free = |p: &usize| !beside.contains(p);
        let subject = self.acting_before(line, party.tokens.start).filter(free);
        let found = if word.among(&["him", "her"]) {
            let first = self.first_person(line, party.tokens.start);
            recent.iter().rev().copied().find(|r| Some(*r) != first && free(r))
        } else {
            let opener = self.first_person(line, party.tokens.start).filter(free);
            subject
                .or(opener)
                .or_else(|| self.subject_before(line).filter(free))
                .or_else(|| recent.iter().rev().copied().find(free))
        };
        found.map_or(Meant::Nobody, Meant::Person)
    }

    /// The persons in one list with a party: "he and X".
    fn beside(&self, line: &Line, party: &Party) -> Vec<usize> {
        let group =
            line.groups.iter().find(|g| g.tokens.start <= party.tokens.start && g.tokens.end >= party.tokens.end);
        let others = group.into_iter().flat_map(|g| &g.parties);
        others.filter_map(|k| self.beings.of_party.get(&(line.sentence, *k)).copied()).collect()
    }

    /// The person named last before a token right before a finite verb.
    fn acting_before(&self, line: &Line, before: usize) -> Option<usize> {
        let acts = |k: &usize| {
            let end = line.parties[*k].tokens.end;
            line.parties[*k].tokens.start < before
                && line.verbs.iter().any(|v| v.finite() && v.tokens.start >= end && v.tokens.start <= end + 1)
        };
        let acting = (0..line.parties.len()).filter(acts);
        let named = acting
            .filter_map(|k| self.beings.of_party.get(&(line.sentence, k)).map(|&p| (line.parties[k].tokens.start, p)));
        named.max().map(|(_, p)| p)
    }

    /// The person who opens the sentence, before a token.
    fn first_person(&self, line: &Line, before: usize) -> Option<usize> {
        let mut parties: Vec<(usize, usize)> =
            (0..line.parties.len()).map(|k| (line.parties[k].tokens.start, k)).collect();
        parties.sort_unstable();
        parties
            .iter()
            .filter(|(at, _)| *at < before)
            .find_map(|(_, k)| self.beings.of_party.get(&(line.sentence, *k)).copied())
    }

    /// The person who opens the sentence before.
    fn subject_before(&self, line: &Line) -> Option<usize> {
        let previous = line.sentence.checked_sub(1)?;
        self.first_person(&self.claims.lines[previous], usize::MAX)
    }

    fn group(&self, line: &Line, party: &Party, noun: &str) -> Meant {
        if PRESS.iter().any(|p| noun.ends_with(p)) {
            return Meant::Nobody;
        }
        let anaphor = [
            "leaders",
            "ministers",
            "presidents",
            "sides",
            "parties",
            "counterparts",
            "diplomats",
            "officials",
            "premiers",
            "secretaries",
            "delegations",
            "envoys",
            "negotiators",
            "representatives",
        ];
        let refers = party.of.is_none()
            && anaphor.contains(&noun)
            && (party.determiner == Determiner::Definite || party.count > 0);
        if refers {
            return Meant::Before;
        }
        if noun.ends_with("parties") || noun.ends_with("sides") {
            return Meant::Nobody;
        }
        match &party.of {
            Some(of) => Meant::Group(Office { title: noun.to_string(), of: Some(of.clone()) }),
            None => Meant::Group(Office { title: noun.to_string(), of: self.group_home(line, party, noun) }),
        }
    }

    /// The country of a group that is named without one: that of the person before it in the list, of the subject for
    /// lawmakers, else the country that the record speaks of.
    fn group_home(&self, line: &Line, party: &Party, noun: &str) -> Option<String> {
        let group =
            line.groups.iter().find(|g| g.tokens.start <= party.tokens.start && g.tokens.end >= party.tokens.end);
        let before =
            group.into_iter().flat_map(|g| &g.parties).filter(|&&p| line.parties[p].tokens.end <= party.tokens.start);
        let listed = before
            .filter_map(|p| self.beings.of_party.get(&(line.sentence, *p)))
            .filter_map(|&p| self.homes[p].clone())
            .next_back();
        if listed.is_some() {
            return listed;
        }
        if [
            "lawmakers",
            "senators",
            "legislators",
            "congressmen",
            "cabinet",
            "aides",
            "advisers",
            "advisors",
            "governors",
        ]
        .iter()
        .any(|n| noun.ends_with(n))
        {
            return self.first_person(line, party.tokens.start).and_then(|p| self.homes[p].clone());
        }
        self.page.visited()
    }

    fn national(&self, party: &Party, recent: &[usize]) -> Meant {
        let home = party.of.as_deref();
        let found = recent.iter().rev().find(|&&p| self.homes[p].as_deref() == home);
        match (found, home) {
            (Some(&p), _) => Meant::Person(p),
            (None, Some(of)) => Meant::Body(of.to_string()),
            _ => Meant::Nobody,
        }
    }

    /// Whose "his" or "Trump's" is.
    fn owner(&self, line: &Line, party: &Party, recent: &[usize]) -> Option<usize> {
        let owner = party.owner.as_ref()?;
        if self.page.in_name(owner.start) {
            return self.person_at(line, owner);
        }
        let inside = self.nearest_before(line, owner.start);
        inside.or_else(|| recent.last().copied())
    }

    /// The person whose name takes these tokens.
    fn person_at(&self, line: &Line, tokens: &Range<usize>) -> Option<usize> {
        let k = line.parties.iter().position(|p| matches!(&p.head, Head::Name(n) if n == tokens))?;
        self.beings.of_party.get(&(line.sentence, k)).copied()
    }

    /// The person named last before a token in the sentence.
    fn nearest_before(&self, line: &Line, token: usize) -> Option<usize> {
        let named = (0..line.parties.len()).filter(|&k| line.parties[k].tokens.end <= token);
        let named = named
            .filter_map(|k| self.beings.of_party.get(&(line.sentence, k)).map(|&p| (line.parties[k].tokens.start, p)));
        named.max().map(|(_, p)| p)
    }

    /// "his Russian counterpart": the owner's title, of the other country.
    fn epithet(&self, line: &Line, party: &Party, word: &str, recent: &[usize]) -> Meant {
        let owner = self
            .owner(line, party, recent)
            .or_else(|| self.nearest_before(line, party.tokens.start))
            .or_else(|| recent.last().copied());
        if !word.starts_with("counterpart") && !word.starts_with("colleague") {
            return self.host_or_guest(party, owner, recent);
        }
        let Some(owner) = owner else { return Meant::Nobody };
        let title = self.tenures[owner].iter().rev().find(|t| !t.former).map(|t| t.office.title.clone());
        let of = party.of.clone();
        if of.is_none() {
            return if word.ends_with('s') { Meant::Before } else { self.last_other(owner, recent) };
        }
        let Some(title) = title else { return of.map_or(Meant::Nobody, Meant::Body) };
        let office = Office { title: generic(&title), of };
        self.holder(&office, recent, Some(owner)).map_or(Meant::Office(office), Meant::Person)
    }

    fn last_other(&self, owner: usize, recent: &[usize]) -> Meant {
        recent.iter().rev().find(|&&r| r != owner).map_or(Meant::Nobody, |&p| Meant::Person(p))
    }

    fn host_or_guest(&self, party: &Party, owner: Option<usize>, recent: &[usize]) -> Meant {
        if let Some(of) = &party.of {
            let known = recent.iter().rev().find(|&&p| self.homes[p].as_ref() == Some(of));
            return known.map_or(Meant::Body(of.clone()), |&p| Meant::Person(p));
        }
        match owner {
            Some(owner) if party.owner.is_some() => self.last_other(owner, recent),
            _ => recent.iter().rev().nth(1).or(recent.last()).map_or(Meant::Nobody, |&p| Meant::Person(p)),
        }
    }

    /// An office without a name.
    fn office(&self, line: &Line, party: &Party, recent: &[usize]) -> Meant {
        let first = &party.offices[0];
        let of = match &first.of {
            Of::Body(of) => Some(of.clone()),
            Of::Person(tokens) => self.person_at(line, tokens).and_then(|p| self.homes[p].clone()),
            Of::Pronoun(_) => self.owner(line, party, recent).and_then(|p| self.homes[p].clone()),
            Of::Open => None,
        };
        let owner = self.owner(line, party, recent);
        if first.plural {
            let noun = format!("{}s", first.title.to_lowercase());
            let of =
                of.or_else(|| self.group_home(line, party, &noun).filter(|_| first.determiner != Determiner::Definite));
            return self.plural(first.title.clone(), of, first.determiner, party);
        }
        let office = Office { title: first.title.clone(), of };
        if let Some(person) = self.holder(&office, recent, owner) {
            return Meant::Person(person);
        }
        let told = office.of.is_some();
        match first.determiner {
            Determiner::Indefinite if !told => Meant::Nobody,
            _ if told => Meant::Office(office),
            _ => Meant::Nobody,
        }
    }

    fn plural(&self, title: String, of: Option<String>, determiner: Determiner, party: &Party) -> Meant {
        match of {
            Some(of) => Meant::Group(Office { title, of: Some(of) }),
            None if determiner == Determiner::Definite || party.count > 0 => Meant::Before,
            None => Meant::Group(Office { title: format!("{}s", title.to_lowercase()), of: None }),
        }
    }

    /// The person who holds an office, the one named last first; later ones where none came before.
    fn holder(&self, office: &Office, recent: &[usize], not: Option<usize>) -> Option<usize> {
        let fits = |&p: &usize| Some(p) != not && self.holds(p, office);
        let before = recent.iter().rev().copied().find(fits);
        before.or_else(|| {
            let later: Vec<usize> = (0..self.tenures.len()).filter(|p| !recent.contains(p) && fits(p)).collect();
            if let [one] = later[..] { Some(one) } else { None }
        })
    }

    fn holds(&self, person: usize, office: &Office) -> bool {
        let home = self.homes[person].as_ref();
        let at_home = office.of.is_none() || office.of.as_ref() == home;
        let by_tenure = self.tenures[person].iter().any(|t| {
            let place = office.of.is_none()
                || t.office.of == office.of
                || t.office.of.is_none() && at_home
                || at_home && !self.rules_elsewhere(t);
            place && same_title(&t.office.title, &office.title)
        });
        let rules = ["Leader", "Ruler", "Strongman", "Dictator"].contains(&office.title.as_str());
        let untold = self.tenures[person].is_empty();
        by_tenure || office.of.is_some() && at_home && if rules { untold } else { general(&office.title) }
    }

    fn rules_elsewhere(&self, tenure: &Tenure) -> bool {
        tenure.office.of.as_ref().is_some_and(|of| self.page.schema.polities.iter().any(|p| p.name == *of))
    }
}

/// Descriptions that fit any person of a country: "the Slovak diplomat", "the Russian leader".
fn general(title: &str) -> bool {
    ["Diplomat", "Envoy", "Negotiator", "Official", "Chief"].contains(&title)
}
