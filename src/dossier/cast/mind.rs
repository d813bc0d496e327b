//! Who is in mind at a point of the text, and how much.

use std::collections::BTreeSet;

use super::Meant;
use super::company::Company;

/// Weight of the one whom a sentence is about.
pub const SUBJECT: u32 = 100;
/// Weight of one who is named in it.
pub const NAMED: u32 = 45;
/// Weight of one who only tells whose something is, or who is named inside a quotation.
pub const ASIDE: u32 = 20;

/// What somebody was in the sentence that spoke of him last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who acts first.
    Opener,
    /// Who acts.
    Subject,
    /// Who is named first.
    First,
    /// Whose something is.
    Owner,
    /// Inside a quotation.
    Quoted,
    /// Anything else.
    Other,
}

impl Part {
    /// As features name it.
    pub fn name(self) -> &'static str {
        match self {
            Part::Opener => "opener",
            Part::Subject => "subject",
            Part::First => "first",
            Part::Owner => "owner",
            Part::Quoted => "quoted",
            Part::Other => "other",
        }
    }
}

/// Where somebody was spoken of last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Its sentence.
    pub sentence: usize,
    /// What he was there.
    pub part: Part,
}

/// Who is in mind at a point of the text.
#[derive(Default)]
pub struct Mind {
    /// Persons in the order of their last mention, the last one last.
    pub recent: Vec<usize>,
    /// The person whom the sentence before is about, or one further back.
    pub subject: Option<usize>,
    /// The person named first in the sentence before, where that is about nobody.
    pub named: Option<usize>,
    /// Where each person was spoken of last.
    pub turns: Vec<Option<Turn>>,
    /// Who spoke last.
    pub said: Option<usize>,
    /// Whom the last pronoun meant.
    pub him: Option<usize>,
    /// What the pronouns of this sentence stand for so far.
    pub pronouns: Vec<(String, usize)>,
    /// Whom the parties of this sentence stand for so far, by row.
    pub here: Vec<(usize, usize)>,
    /// The persons of each encounter told of so far.
    pub met: Vec<Vec<usize>>,
    /// Offices by which somebody was meant so far: title, country or body, person.
    pub called: Vec<(String, Option<String>, usize)>,
    /// Those who came somewhere, in the order of the text.
    pub guests: Vec<usize>,
    /// Those who led a delegation.
    pub leaders: Vec<usize>,
    /// Those who received somebody.
    pub hosts: Vec<usize>,
    /// Those who were meant together last, and the token where that is said.
    pub plural: Option<(usize, Meant)>,
    /// Those whom the text has put together so far.
    pub companies: Vec<Company>,
    /// Those who are of a delegation as far as it is told, the words for it, and the sentence that spoke of it last.
    pub forming: Option<(Vec<usize>, BTreeSet<String>, usize)>,
    /// How much each person is in mind from the sentences before; it fades by half with each.
    before: Vec<u32>,
    /// What this sentence adds.
    fresh: Vec<u32>,
    /// How often each was spoken of.
    often: Vec<u32>,
}

impl Mind {
    /// Nobody is in mind, of so many.
    pub fn new(persons: usize) -> Mind {
        Mind {
            before: vec![0; persons],
            fresh: vec![0; persons],
            often: vec![0; persons],
            turns: vec![None; persons],
            ..Mind::default()
        }
    }

    /// A party of this sentence stands for a person.
    pub fn see(&mut self, row: usize, person: usize, weight: u32) {
        self.recent.retain(|r| *r != person);
        self.recent.push(person);
        self.here.push((row, person));
        self.fresh[person] = self.fresh[person].max(weight);
        self.often[person] += 1;
    }

    /// Ends a sentence that is about somebody.
    pub fn close(&mut self, about: Option<usize>) {
        if let Some(p) = about {
            self.fresh[p] = self.fresh[p].max(SUBJECT);
        }
        for (before, fresh) in self.before.iter_mut().zip(&mut self.fresh) {
            *before = *before / 2 + *fresh;
            *fresh = 0;
        }
        self.pronouns.clear();
        self.here.clear();
    }

    /// How much a person is in mind, this sentence not counted; those spoken of often a little more.
    pub fn weight(&self, person: usize) -> u32 {
        self.before[person] + 3 * self.often[person].min(6)
    }

    /// How much a person is in mind, this sentence counted.
    pub fn weight_now(&self, person: usize) -> u32 {
        self.weight(person) + self.fresh[person]
    }

    /// What it adds that a person was spoken of often.
    pub fn spoken(&self, person: usize) -> u32 {
        12 * self.often[person].min(10)
    }

    /// How often a person was spoken of.
    pub fn count(&self, person: usize) -> u32 {
        self.often[person]
    }

    /// Whether this sentence has spoken of a person.
    pub fn spoken_of(&self, person: usize) -> bool {
        self.fresh[person] > 0
    }
}
