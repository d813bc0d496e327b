//! A sentence as a row of items: parties, encounters, verbs, places, dates, and the words between.

use std::ops::Range;

use super::list;
use crate::document::TokenKind;
use crate::mention::Page;
use crate::mention::encounter::{Encounter, encounters};
use crate::mention::party::{Head, Party, parties};
use crate::mention::place::{Place, Scale, places};
use crate::mention::time::{Time, times};
use crate::mention::verb::{VerbGroup, verbs};

/// What an item is; the number is its row in the line's list of that kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A list of parties.
    Who(usize),
    /// A noun of encounter.
    Encounter(usize),
    /// A place with its preposition.
    Place(usize),
    /// A time with its preposition.
    Time(usize),
    /// A verb group.
    Verb(usize),
    /// Any other token.
    Word,
}

/// A part of the row.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is.
    pub what: What,
}

/// Parties joined by "and" and commas.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// All tokens.
    pub tokens: Range<usize>,
    /// Rows in the line's list of parties.
    pub parties: Vec<usize>,
}

/// A sentence, read.
#[derive(Clone, Debug)]
pub struct Line {
    /// Number of the sentence.
    pub sentence: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Every party in it.
    pub parties: Vec<Party>,
    /// Parties in lists; a single one is a list of one.
    pub groups: Vec<Group>,
    /// Nouns of encounters.
    pub encounters: Vec<Encounter>,
    /// Places.
    pub places: Vec<Place>,
    /// Times.
    pub times: Vec<Time>,
    /// Verb groups.
    pub verbs: Vec<VerbGroup>,
    /// The row.
    pub items: Vec<Item>,
}

/// Reads a sentence.
pub fn line(page: &Page, sentence: usize) -> Line {
    let tokens = page.sentence(sentence);
    let parties = parties(page, tokens.clone());
    let verbs = verbs(page, tokens.clone());
    let encounters = encounters(page, tokens.clone());
    let mut line = Line {
        sentence,
        groups: Vec::new(),
        encounters,
        places: places(page, tokens.clone()),
        times: times(page, tokens.clone()),
        verbs,
        items: Vec::new(),
        parties,
        tokens,
    };
    line.groups = list::groups(page, &line);
    line.items = items(page, &line);
    line
}

impl Line {
    /// The item that covers a token.
    pub fn item_of(&self, token: usize) -> Option<usize> {
        let at = self.items.partition_point(|item| item.tokens.end <= token);
        self.items.get(at).filter(|item| item.tokens.contains(&token)).map(|_| at)
    }

    /// The parties inside some tokens.
    pub fn parties_in(&self, tokens: &Range<usize>) -> Vec<usize> {
        let inside = |p: &Party| p.tokens.start >= tokens.start && p.tokens.end <= tokens.end;
        (0..self.parties.len()).filter(|&i| inside(&self.parties[i])).collect()
    }
}

/// The row of items. Where marks overlap, the larger thing wins: a noun of encounter over the parties inside it.
fn items(page: &Page, line: &Line) -> Vec<Item> {
    let mut marks: Vec<(u8, Item)> = Vec::new();
    let mut add = |rank: u8, tokens: Range<usize>, what: What| marks.push((rank, Item { tokens, what }));
    for (i, e) in line.encounters.iter().enumerate() {
        add(0, e.tokens.clone(), What::Encounter(i));
    }
    for (i, g) in line.groups.iter().enumerate() {
        let body = g.parties.iter().all(|&p| matches!(line.parties[p].head, Head::Body(_)));
        add(if body { 3 } else { 1 }, g.tokens.clone(), What::Who(i));
    }
    for (i, p) in line.places.iter().enumerate() {
        let weak = p.scale == Scale::Country && ["to", "from", "for"].contains(&p.preposition.as_str());
        add(if weak { 4 } else { 2 }, p.tokens.clone(), What::Place(i));
    }
    for (i, t) in line.times.iter().enumerate() {
        let before = t.tokens.start.checked_sub(1).filter(|&b| {
            b >= line.tokens.start
                && page.words[b].among(&[
                    "on", "in", "during", "since", "by", "from", "until", "late", "early", "of", "for", "before",
                ])
        });
        add(2, before.unwrap_or(t.tokens.start)..t.tokens.end, What::Time(i));
    }
    for (i, v) in line.verbs.iter().enumerate() {
        add(2, v.tokens.clone(), What::Verb(i));
    }
    marks.sort_by_key(|(rank, item)| (*rank, item.tokens.start));
    let mut taken = vec![false; line.tokens.len()];
    let mut kept: Vec<Item> = Vec::new();
    for (_, item) in marks {
        let slots = item.tokens.start - line.tokens.start..item.tokens.end - line.tokens.start;
        if !taken[slots.clone()].iter().any(|&t| t) {
            taken[slots].fill(true);
            kept.push(item);
        }
    }
    for i in line.tokens.clone() {
        if !taken[i - line.tokens.start] {
            kept.push(Item { tokens: i..i + 1, what: What::Word });
        }
    }
    kept.sort_by_key(|item| item.tokens.start);
    kept
}

/// Whether an item is a mark.
pub fn mark(page: &Page, item: &Item) -> bool {
    item.what == What::Word && page.words[item.tokens.start].kind == TokenKind::Mark
}
