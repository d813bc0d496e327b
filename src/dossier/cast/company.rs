//! Companies: persons whom the text puts together. A list, a delegation with those who are in it: a later "they", "the
//! mission" or "the visitors" may mean them all.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::mind::Mind;
use super::{Cast, Meant, PartyAt};
use crate::claim::line::Line;
use crate::document::tag::Tag;
use crate::mention::party::{Head, Party};
use crate::mention::verb::VerbGroup;

/// How many tokens before a list are looked at for a word that tells what those of it are.
const REACH: usize = 12;
/// How many sentences a delegation may be silent before somebody more is said to be of it.
const OPEN: usize = 2;
/// The largest company.
const MOST: usize = 9;

/// How many there are.
const COUNTS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight"];

/// What holds persons together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bond {
    /// They stand in one list, or one came with the other.
    Listed,
    /// A word for several announces their names.
    Announced,
    /// They were sent or travel together.
    Sent,
}

/// Persons whom the text puts together.
#[derive(Clone, Debug)]
pub struct Company {
    /// By number, in the order of the text.
    pub people: Vec<usize>,
    /// Words for several that stood beside their names: "senators", "mission".
    pub words: BTreeSet<String>,
    /// The sentence that spoke of them last.
    pub last: usize,
    /// What holds them together.
    pub bond: Bond,
}

impl Company {
    /// Whether all of some persons are of it.
    pub fn holds(&self, people: &[usize]) -> bool {
        people.iter().all(|p| self.people.contains(p))
    }
}

/// Those of a delegation, and words for it.
type Formed = (Vec<usize>, BTreeSet<String>);

/// The same as far as sentences before have told, and the last of these.
type Open<'o> = (&'o [usize], &'o BTreeSet<String>, usize);

/// Words for a delegation with those told before.
fn with(words: &BTreeSet<String>, open: Option<Open>) -> BTreeSet<String> {
    words.iter().chain(open.into_iter().flat_map(|(_, told, _)| told)).cloned().collect()
}

/// Takes a company in, or keeps in mind that it was spoken of again. Who joins a delegation is of it.
fn keep(all: &mut Vec<Company>, new: Company) {
    match all.iter_mut().find(|c| c.people.len() == new.people.len() && c.holds(&new.people)) {
        Some(old) => {
            old.words.extend(new.words);
            old.bond = old.bond.max(new.bond);
            old.last = new.last;
        }
        None if new.people.len() <= MOST => all.push(new),
        None => {}
    }
}

/// Adds those who are not there yet.
fn add(people: &mut Vec<usize>, more: impl IntoIterator<Item = usize>) {
    for p in more {
        if !people.contains(&p) {
            people.push(p);
        }
    }
}

impl Cast<'_> {
    /// Keeps in mind whom a sentence puts together.
    pub(super) fn gather(&self, line: &Line, meanings: &BTreeMap<PartyAt, Vec<Meant>>, mind: &mut Mind) {
        let here = |people: Vec<usize>, words, bond| Company { people, words, last: line.sentence, bond };
        for (tokens, people) in self.stretches(line, meanings) {
            let before = tokens.start.saturating_sub(REACH).max(line.tokens.start)..tokens.end;
            keep(&mut mind.companies, here(people, self.several_words(before), Bond::Listed));
        }
        if let Some((people, words)) = self.announced(line) {
            keep(&mut mind.companies, here(people, words, Bond::Announced));
        }
        for people in self.teams(line, meanings, mind) {
            mind.leaders.push(people[0]);
            mind.forming = Some((people.clone(), BTreeSet::new(), line.sentence));
            if people.len() > 1 {
                keep(&mut mind.companies, here(people, BTreeSet::new(), Bond::Sent));
            }
        }
        if let Some((people, words)) = self.sent(line, meanings, mind) {
            mind.forming = Some((people.clone(), words.clone(), line.sentence));
            if people.len() > 1 {
                keep(&mut mind.companies, here(people, words, Bond::Sent));
            }
        }
    }

    /// The lists of a sentence, and each with those who come along.
    fn stretches(&self, line: &Line, meanings: &BTreeMap<PartyAt, Vec<Meant>>) -> Vec<(Range<usize>, Vec<usize>)> {
        let people = |rows: &[usize]| {
            let mut out: Vec<usize> = Vec::new();
            let all = rows.iter().filter_map(|k| meanings.get(&(line.sentence, *k))).flatten();
            all.for_each(|meant| match meant {
                Meant::Person(p) => add(&mut out, [*p]),
                Meant::Before(focus) => add(&mut out, focus.people.iter().copied()),
                _ => {}
            });
            out
        };
        let mut lists: Vec<(Range<usize>, Vec<usize>)> =
            line.groups.iter().map(|g| (g.tokens.clone(), people(&g.parties))).filter(|(_, p)| !p.is_empty()).collect();
        lists.sort_by_key(|(tokens, _)| tokens.start);
        let mut out = lists.clone();
        for pair in lists.windows(2) {
            let [(one, first), (other, second)] = pair else { continue };
            if self.comes_with(one.end..other.start) {
                let mut all = first.clone();
                add(&mut all, second.iter().copied());
                out.push((one.start..other.end, all));
            }
        }
        out.retain(|(_, people)| people.len() > 1);
        out
    }

    /// Whether the tokens between two lists tell that the one comes along with the other.
    fn comes_with(&self, between: Range<usize>) -> bool {
        let Some(words) = self.page.words.get(between) else { return false };
        let lists = &self.page.schema.cast;
        let with = |w: &crate::mention::word::Word| lists.along.iter().any(|a| w.is(a));
        let small = |w: &crate::mention::word::Word| w.among(&[",", "by", "the", "(", "and", "also", "was", "were"]);
        words.len() < 5 && words.iter().any(with) && words.iter().all(|w| with(w) || small(w))
    }

    /// "the five envoys who had come: A of X, B of Y and C": those named behind a colon that a word for several announces.
    fn announced(&self, line: &Line) -> Option<(Vec<usize>, BTreeSet<String>)> {
        let colon = line.tokens.clone().find(|&i| self.page.words[i].is(":"))?;
        let words = self.several_words(line.tokens.start..colon);
        let people = self.named_in(line, colon..line.tokens.end);
        (people.len() > 1 && !words.is_empty()).then_some((people, words))
    }

    /// Those who are told to be of a delegation: "X leads the team", "With him are Y and Z", "it comprises Y and Z".
    fn sent(&self, line: &Line, meanings: &BTreeMap<PartyAt, Vec<Meant>>, mind: &Mind) -> Option<Formed> {
        let open = mind.forming.as_ref().filter(|(.., last)| line.sentence - last <= OPEN);
        let open = open.map(|(people, words, last)| (people.as_slice(), words, *last));
        let words = self.team_words(line.tokens.clone());
        self.comprised(line, open, &words)
            .or_else(|| self.led(line, &words))
            .or_else(|| self.with_leader(line, meanings, mind, open, &words))
            .or_else(|| self.joined(line, open?, &words))
    }

    /// "It comprised X and Y", "the group, made up of X and Y, was there": those named up to the next verb.
    fn comprised(&self, line: &Line, open: Option<Open>, words: &BTreeSet<String>) -> Option<Formed> {
        let at = self.verb(line, &self.page.schema.cast.members)?.tokens.end;
        self.names_team(line, at, open.is_some()).then_some(())?;
        let mut people = open.map_or(Vec::new(), |(people, ..)| people.to_vec());
        let verbs = line.verbs.iter().filter(|v| v.finite() && v.tokens.start > at).map(|v| v.tokens.start);
        let end = verbs.into_iter().find(|&end| !self.named_in(line, at..end).is_empty());
        add(&mut people, self.named_in(line, at..end.unwrap_or(line.tokens.end)));
        Some((people, with(words, open)))
    }

    /// "X leads the team", "the delegation is led by X".
    fn led(&self, line: &Line, words: &BTreeSet<String>) -> Option<Formed> {
        let lead = self.verb(line, &self.page.schema.cast.leads).filter(|_| !words.is_empty())?;
        let passive = self.page.words.get(lead.tokens.end).is_some_and(|w| w.is("by"));
        let side = if passive { lead.tokens.end..line.tokens.end } else { line.tokens.start..lead.tokens.start };
        let near = self.named_in(line, side);
        let leader = if passive { near.first() } else { near.last() }?;
        Some((vec![*leader], words.clone()))
    }

    /// "With him are Y and Z", "In his delegation were Y and Z": right behind a word of a delegation, its leader is meant.
    fn with_leader(
        &self,
        line: &Line,
        meanings: &BTreeMap<PartyAt, Vec<Meant>>,
        mind: &Mind,
        open: Option<Open>,
        words: &BTreeSet<String>,
    ) -> Option<Formed> {
        let him = (0..line.parties.len()).find(|&k| {
            let party = &line.parties[k];
            let opens = self.page.words[line.tokens.start].is("with");
            opens && party.head == Head::Pronoun && party.tokens.start == line.tokens.start + 1
        });
        let meant = || match meanings.get(&(line.sentence, him?)).map(Vec::as_slice) {
            Some([Meant::Person(p)]) => Some(vec![*p]),
            Some([Meant::Before(focus)]) => Some(focus.people.clone()),
            _ => None,
        };
        let fresh = open.filter(|(.., last)| last + 1 == line.sentence).map(|(people, ..)| people.to_vec());
        let mut people = if him.is_some() { fresh.or_else(meant) } else { self.whose(line, mind) }?;
        let same = open.filter(|(all, ..)| people.iter().all(|p| all.contains(p)));
        add(&mut people, same.into_iter().flat_map(|(all, ..)| all.iter().copied()));
        add(&mut people, self.named_in(line, line.tokens.clone()));
        Some((people, with(words, same)))
    }

    /// "Y accompanied it", "Z completed the group", "In the team is Y".
    fn joined(&self, line: &Line, open: Open, words: &BTreeSet<String>) -> Option<Formed> {
        let them = self.page.words[line.tokens.clone()].iter().any(|w| w.among(&["it", "them", "him", "her"]));
        let joins = self.verb(line, &self.page.schema.cast.joins).is_some() && (them || !words.is_empty());
        let start = line.tokens.start..(line.tokens.start + 4).min(line.tokens.end);
        let within = self.page.words[start.start].is("in") && !self.team_words(start).is_empty();
        (joins || within).then(|| {
            let mut people = open.0.to_vec();
            add(&mut people, self.named_in(line, line.tokens.clone()));
            (people, with(words, Some(open)))
        })
    }

    /// The first verb of some that is not denied.
    fn verb<'l>(&self, line: &'l Line, bases: &[String]) -> Option<&'l VerbGroup> {
        line.verbs.iter().find(|v| bases.contains(&v.base) && !v.negated)
    }

    /// "In his delegation were X and Y": whose delegation it is.
    fn whose(&self, line: &Line, mind: &Mind) -> Option<Vec<usize>> {
        let opens = |p: &&Party| p.tokens.start == line.tokens.start + 1 && p.owner.is_some();
        let party = line.parties.iter().find(opens).filter(|p| !self.team_words(p.tokens.clone()).is_empty())?;
        let within = self.page.words[line.tokens.start].among(&["in", "with"]);
        self.owner(line, party, mind).filter(|_| within).map(|p| vec![p])
    }

    /// Keeps in mind that a company was spoken of again.
    pub(super) fn recall(&self, line: &Line, people: &[usize], mind: &mut Mind) {
        let same = mind.companies.iter_mut().find(|c| c.people.len() == people.len() && c.holds(people));
        if let Some(company) = same {
            company.last = line.sentence;
        }
    }

    /// Whether "comprised", "made up of" speaks of a delegation: a word for one stands before it, or "it".
    fn names_team(&self, line: &Line, verb: usize, open: bool) -> bool {
        let before = line.tokens.start..verb;
        let it = self.page.words[before.clone()].iter().any(|w| w.among(&["it", "they"]));
        !self.team_words(before).is_empty() || open && it
    }

    /// The persons named in some tokens of a sentence, without those who only tell whose something is.
    fn named_in(&self, line: &Line, tokens: Range<usize>) -> Vec<usize> {
        let inside = |k: &usize| tokens.contains(&line.parties[*k].tokens.start) && !line.parties[*k].possessor;
        let mut rows: Vec<usize> = (0..line.parties.len()).filter(inside).collect();
        rows.sort_by_key(|&k| line.parties[k].tokens.start);
        let mut out = Vec::new();
        add(&mut out, rows.into_iter().filter_map(|k| self.named(line, k)));
        out
    }

    /// Words for a body of people: "mission", "team".
    pub(super) fn team_words(&self, tokens: Range<usize>) -> BTreeSet<String> {
        let teams = &self.page.schema.cast.teams;
        let team = |i: &usize| teams.iter().any(|t| self.page.words[*i].is(t)) && self.page.words[*i].tag.is_noun();
        tokens.filter(team).map(|i| self.page.words[i].lower.to_string()).collect()
    }

    /// Words for several, or for a body of people.
    pub(super) fn several_words(&self, tokens: Range<usize>) -> BTreeSet<String> {
        let many = |i: &usize| {
            let word = &self.page.words[*i];
            let plural = matches!(word.tag, Tag::NNS | Tag::NNPS) || word.tag.is_noun() && word.lower.ends_with('s');
            plural && !self.page.in_name(*i)
        };
        let mut out = self.team_words(tokens.clone());
        let counted = |i: &usize| self.page.words[*i].among(COUNTS);
        out.extend(tokens.filter(|i| many(i) || counted(i)).map(|i| self.page.words[i].lower.to_string()));
        out
    }

    /// The persons whom a sentence names at other places than a party.
    pub(super) fn named_beside(&self, line: &Line, party: &Party) -> BTreeSet<usize> {
        let apart = |k: &usize| {
            let other = &line.parties[*k];
            other.tokens.end <= party.tokens.start || other.tokens.start >= party.tokens.end
        };
        (0..line.parties.len()).filter(apart).filter_map(|k| self.named(line, k)).collect()
    }
}
