//! "A delegation led by X and including Y and Z", "senators headed by X": those of a group whom the text names right behind it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::mind::Mind;
use super::{Cast, Meant, PartyAt};
use crate::claim::clause::{Subject, subject};
use crate::claim::line::{Group, Line, What};
use crate::mention::party::{Head, Party};

/// Groups that are met in those who make them up.
const TEAMS: &[&str] = &["delegation", "delegations", "team", "mission", "contingent"];

/// What tells who leads a group, before "by".
const LED: &[&str] = &["led", "headed", "lead", "fronted"];

/// What tells whom it holds.
const HOLDS: &[&str] = &["including", "comprising", "composed", "consisting", "comprised", "grouping"];

/// The same as a verb of its own, behind "which" or a leader.
const HELD: &[&str] = &["included", "includes", "comprised", "comprises"];

/// How many tokens may say more of the group, and of its leader before the name.
const REACH: usize = 8;

impl Cast<'_> {
    /// Whom a group means of which the text names leader or members right behind it; nobody where it names none.
    pub(super) fn members(&self, line: &Line, party: &Party, mind: &Mind) -> Vec<Meant> {
        let announced = self.announced_behind(line, party);
        if announced.len() > 1 {
            return announced.into_iter().map(Meant::Person).collect();
        }
        let Head::Group(noun) = &party.head else { return Vec::new() };
        let mut out: Vec<Meant> = Vec::new();
        let mut at = party.tokens.end;
        while let Some(from) = self.tells_members(line, at) {
            let Some(list) = self.listed_behind(line, from) else { break };
            at = list.tokens.end;
            for meant in list.parties.iter().flat_map(|&k| self.member(line, k, mind)) {
                if !out.contains(&meant) {
                    out.push(meant);
                }
            }
        }
        let team = TEAMS.iter().any(|t| noun.split(' ').any(|w| w == *t));
        if !team && !out.is_empty() {
            out.insert(0, self.plain_group(line, party, noun));
        }
        out
    }

    /// The groups of a sentence with the persons whom it names as theirs, and whoever came with somebody: "she was accompanied
    /// by X and Y".
    pub(super) fn teams(&self, line: &Line, meanings: &BTreeMap<PartyAt, Vec<Meant>>, mind: &Mind) -> Vec<Vec<usize>> {
        let person = |m: Meant| if let Meant::Person(p) = m { Some(p) } else { None };
        let told =
            line.parties.iter().map(|party| self.members(line, party, mind).into_iter().filter_map(person).collect());
        let along = (0..line.items.len()).map(|item| self.came_with(line, item, meanings));
        told.chain(along).filter(|team: &Vec<usize>| !team.is_empty()).collect()
    }

    /// The subject of "was accompanied by" in an item, and those behind it.
    fn came_with(&self, line: &Line, item: usize, meanings: &BTreeMap<PartyAt, Vec<Meant>>) -> Vec<usize> {
        let What::Verb(v) = line.items[item].what else { return Vec::new() };
        let verb = &line.verbs[v];
        let by = self.page.words.get(verb.tokens.end).is_some_and(|w| w.is("by"));
        if !["accompany", "escort"].contains(&verb.base.as_str()) || !verb.passive || verb.negated || !by {
            return Vec::new();
        }
        let Subject::Who(g) = subject(self.page, line, item) else { return Vec::new() };
        let person = |k: &usize| match meanings.get(&(line.sentence, *k)).map(Vec::as_slice) {
            Some([Meant::Person(p)]) => Some(*p),
            _ => None,
        };
        let mut out: Vec<usize> = line.groups[g].parties.iter().filter_map(person).collect();
        let behind = self.listed_behind(line, verb.tokens.end + 1).map_or(&[][..], |list| &list.parties[..]);
        let behind = self.people_of(line, behind);
        if out.len() != 1 || behind.is_empty() {
            return Vec::new();
        }
        out.extend(behind);
        out
    }

    /// "the heads of state of the region: X, Y and Z": those whom a list behind a colon names who are told as several before it.
    fn announced_behind(&self, line: &Line, party: &Party) -> Vec<usize> {
        let words = &self.page.words;
        let near = party.tokens.end..line.tokens.end.min(party.tokens.end + REACH);
        let colon = near.clone().find(|&i| words[i].among(&[":", "–", "—", "--"])).filter(|_| party.plural());
        let Some(colon) = colon.filter(|&colon| self.small(line, near.start..colon)) else { return Vec::new() };
        let list = line.groups.iter().find(|g| g.tokens.start == colon + 1);
        let named = |g: &&Group| g.parties.iter().all(|&k| matches!(line.parties[k].head, Head::Name(_)));
        list.filter(named).map_or(Vec::new(), |g| self.people_of(line, &g.parties))
    }

    /// A member of a group: who is named, or an office alone.
    fn member(&self, line: &Line, row: usize, mind: &Mind) -> Option<Meant> {
        let party = &line.parties[row];
        let alone = party.head == Head::Office;
        let office = || if alone { self.office(line, party, mind).into_iter().next() } else { None };
        let meant = self.named(line, row).map(Meant::Person).or_else(office);
        meant.filter(|m| matches!(m, Meant::Person(_) | Meant::Office(_)))
    }

    /// The token behind "led by", ", which was headed by", "and including" that begins at most a few tokens behind a group.
    fn tells_members(&self, line: &Line, at: usize) -> Option<usize> {
        let words = &self.page.words;
        let is = |i: usize, list: &[&str]| i < line.tokens.end && words[i].among(list);
        let tells = |i: usize| match () {
            _ if is(i, LED) && is(i + 1, &["by"]) => Some(i + 2),
            _ if is(i, &["under"]) && i == at => Some(i + 1),
            _ if is(i, &["made"]) && is(i + 1, &["up"]) && is(i + 2, &["of"]) => Some(i + 3),
            _ if is(i, HOLDS) => Some(i + 1 + usize::from(is(i + 1, &["of"]))),
            _ if is(i, HELD) && i > at && is(i - 1, &["which", "that", "and", "also"]) => Some(i + 1),
            _ => None,
        };
        let (i, from) = (at..line.tokens.end.min(at + REACH)).find_map(|i| Some((i, tells(i)?)))?;
        self.small(line, at..i).then_some(from)
    }

    /// Whether tokens say no more of a group than whose or what it is, or lead on: "which was".
    fn small(&self, line: &Line, tokens: Range<usize>) -> bool {
        let named = |p: &Party| matches!(p.head, Head::Name(_)) && tokens.contains(&p.tokens.start);
        let words = &self.page.words[tokens.clone()];
        let leads_on = |w: &crate::mention::word::Word| w.among(&["was", "is", "were"]);
        let plain = words.iter().all(|w| leads_on(w) || !w.tag.is_verb() && !w.among(&[".", ";", ":"]));
        plain && !line.parties.iter().any(named)
    }

    /// The list that starts at a token, or behind words that only tell what its first member is.
    fn listed_behind<'l>(&self, line: &'l Line, from: usize) -> Option<&'l Group> {
        let list = line.groups.iter().filter(|g| g.tokens.start >= from).min_by_key(|g| g.tokens.start)?;
        let between = from..list.tokens.start;
        let told = |w: &crate::mention::word::Word| w.word() && !w.tag.is_verb() && !w.among(&["who", "which", "that"]);
        (between.len() < REACH && self.page.words[between].iter().all(told)).then_some(list)
    }
}
