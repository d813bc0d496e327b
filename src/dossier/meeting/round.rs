//! Who goes from one to the next? Whom a sentence without subject goes on about.

use std::collections::{BTreeMap, BTreeSet};

use super::{Assembler, Draft, Meant};
use crate::claim::{MeetingClaim, Side};
use crate::dossier::cast::{Gender, Meanings};

/// How often each person of a document is spoken of, by name or otherwise.
pub(super) fn spoken_of(meanings: &Meanings) -> BTreeMap<usize, usize> {
    let mut out = BTreeMap::new();
    for meant in meanings.of.values().flatten() {
        if let Meant::Person(p) = meant {
            *out.entry(*p).or_default() += 1;
        }
    }
    out
}

impl Assembler<'_> {
    /// Whom a claim leaves unsaid: the one of whom the text speaks most and who has met the most others so far, unless
    /// whoever the sentence goes on about is spoken of about as much.
    pub(super) fn left_unsaid(&self, claim: &MeetingClaim, drafts: &[Draft]) -> Vec<Meant> {
        let told = claim.sides.iter().filter(|s| !matches!(s, Side::Implied));
        let others: Vec<Meant> = told.flat_map(|side| self.side(claim.sentence, side, drafts)).collect();
        let owner = self.owner(claim);
        let fits = |p: usize| {
            let gender = self.cast.genders.get(p).copied().flatten();
            !others.contains(&Meant::Person(p)) && (owner.is_none() || gender.is_none() || gender == owner)
        };
        let near = self.implied(claim.sentence, drafts);
        let [Meant::Person(near)] = near[..] else { return near };
        let partners = partners(drafts);
        let weight = |p: usize| self.spoken.get(&p).map_or(0, |n| *n) + partners.get(&p).map_or(0, BTreeSet::len);
        let all = self.spoken.keys().copied().filter(|p| fits(*p));
        let most = all.max_by_key(|p| (weight(*p), std::cmp::Reverse(*p)));
        let one = most.filter(|m| !fits(near) || 4 * weight(*m) >= 5 * weight(near)).unwrap_or(near);
        vec![Meant::Person(one)]
    }

    /// "his talks with", "her meeting with": whether a man or a woman met somebody.
    fn owner(&self, claim: &MeetingClaim) -> Option<Gender> {
        let noun = &self.cast.claims.lines[claim.sentence].encounters[claim.encounter?].tokens;
        let words = &self.cast.page.words[noun.start.saturating_sub(1)..noun.end];
        words.iter().find_map(|w| match &*w.lower {
            "his" => Some(Gender::Man),
            "her" => Some(Gender::Woman),
            _ => None,
        })
    }

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
    let partners = partners(drafts);
    let mut all: Vec<(usize, usize)> = partners.iter().map(|(p, others)| (others.len(), *p)).collect();
    all.sort_unstable_by_key(|(n, p)| (std::cmp::Reverse(*n), *p));
    let second = all.get(1).map_or(0, |(n, _)| *n);
    all.first().filter(|(n, _)| *n >= ROUND && *n >= 2 * second).map(|(_, p)| *p)
}

/// Whom each person has met so far, apart from others.
fn partners(drafts: &[Draft]) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut out: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for draft in drafts {
        let people = draft.who.iter().filter_map(|(m, _)| if let Meant::Person(p) = m { Some(*p) } else { None });
        if let [a, b] = people.collect::<Vec<_>>()[..] {
            out.entry(a).or_default().insert(b);
            out.entry(b).or_default().insert(a);
        }
    }
    out
}
