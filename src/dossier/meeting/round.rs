//! Who goes from one to the next? Whom a sentence without subject goes on about.

use std::collections::{BTreeMap, BTreeSet};

use super::{Assembler, Draft, Meant};

impl Assembler<'_> {
    /// The one whom a sentence without subject goes on about: the subject of the sentence before, unless that is
    /// but one of those whom somebody else sees, going from one to the next.
    pub(super) fn implied(&self, sentence: usize, drafts: &[Draft]) -> Vec<Meant> {
        let subject = sentence.checked_sub(1).and_then(|s| self.subjects[s]);
        let both = |a: usize, b: usize| {
            let has = |d: &Draft, p: usize| d.who.iter().any(|(m, _)| *m == Meant::Person(p));
            drafts.iter().any(|d| has(d, a) && has(d, b))
        };
        let round = rounder(drafts).filter(|r| subject.is_none_or(|s| both(*r, s)));
        round.or(subject).map(Meant::Person).into_iter().collect()
    }
}

/// So many are met by whoever goes round, one after another.
const ROUND: usize = 2;

/// The person who has met the most others so far, each apart, and at least twice as many as anybody else.
fn rounder(drafts: &[Draft]) -> Option<usize> {
    let mut partners: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for draft in drafts {
        let people = draft.who.iter().filter_map(|(m, _)| if let Meant::Person(p) = m { Some(*p) } else { None });
        if let [a, b] = people.collect::<Vec<_>>()[..] {
            partners.entry(a).or_default().insert(b);
            partners.entry(b).or_default().insert(a);
        }
    }
    let mut all: Vec<(usize, usize)> = partners.iter().map(|(p, others)| (others.len(), *p)).collect();
    all.sort_unstable_by_key(|(n, p)| (std::cmp::Reverse(*n), *p));
    let second = all.get(1).map_or(0, |(n, _)| *n);
    all.first().filter(|(n, _)| *n >= ROUND && *n >= 2 * second).map(|(_, p)| *p)
}
