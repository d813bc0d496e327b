//! What the rest of a document tells of two persons.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::candidate::{Present, rows};
use crate::claim::MeetingClaim;
use crate::document::BlockKind;
use crate::dossier::cast::{Cast, Meanings, Meant};
use crate::dossier::meeting::Draft;

/// What the rest of the document tells of its persons.
pub(super) struct Told {
    /// Encounters that rules have read: sentence, rule, those who met.
    pub(super) claims: Vec<(usize, String, BTreeSet<Meant>)>,
    /// Encounters that a sentence hints at.
    pub(super) scenes: Vec<(usize, String, BTreeSet<Meant>)>,
    /// The meetings that came of them: sentences, those who met.
    pub(super) drafts: Vec<(BTreeSet<usize>, BTreeSet<Meant>)>,
    /// In how many sentences two are named together.
    pub(super) together: BTreeMap<Meant, BTreeMap<Meant, usize>>,
    /// In how many sentences each is named.
    pub(super) alone: BTreeMap<Meant, usize>,
    /// Whom a sentence is about.
    pub(super) subjects: Vec<Option<usize>>,
    /// The sentence in which each is named first.
    pub(super) first: BTreeMap<Meant, usize>,
    /// Those whom a headline names.
    pub(super) heads: BTreeSet<Meant>,
    /// Who is named most often.
    pub(super) chief: Option<Meant>,
    /// Those with whom each was at a meeting, himself among them.
    pub(super) partners: BTreeMap<Meant, BTreeSet<Meant>>,
}

impl Told {
    /// Gathers it; the drafts are those that rules alone have made.
    pub(super) fn of(cast: &Cast, meanings: &Meanings, present: &[Vec<Present>], drafts: &[Draft]) -> Told {
        let mut told = Told {
            claims: Vec::new(),
            scenes: Vec::new(),
            drafts: Vec::new(),
            together: BTreeMap::new(),
            alone: BTreeMap::new(),
            subjects: meanings.subjects.clone(),
            first: BTreeMap::new(),
            heads: BTreeSet::new(),
            chief: None,
            partners: BTreeMap::new(),
        };
        for (s, here) in present.iter().enumerate() {
            let head = cast.page.document.kind(&cast.page.document.sentences[s]) == BlockKind::Headline;
            let all: BTreeSet<&Meant> = here.iter().map(|p| &p.meant).collect();
            for a in &all {
                *told.alone.entry((*a).clone()).or_default() += 1;
                told.first.entry((*a).clone()).or_insert(s);
                if head {
                    told.heads.insert((*a).clone());
                }
                let others = told.together.entry((*a).clone()).or_default();
                all.iter().filter(|b| *b != a).for_each(|b| *others.entry((*b).clone()).or_default() += 1);
            }
        }
        told.chief = told.most_often();
        let sides = |claim: &MeetingClaim| {
            let line = &cast.claims.lines[claim.sentence];
            let sides: BTreeSet<usize> = claim.sides.iter().flat_map(|s| rows(line, s)).collect();
            let who = present[claim.sentence].iter().filter(|p| sides.contains(&p.row)).map(|p| p.meant.clone());
            (claim.sentence, claim.rule.clone(), who.collect())
        };
        told.claims = cast.claims.meetings.iter().map(sides).collect();
        told.scenes = cast.claims.scenes.iter().map(sides).collect();
        for draft in drafts {
            let sentences = draft.told.iter().map(|(s, _)| *s).collect();
            let who: BTreeSet<Meant> = draft.who.iter().map(|(m, _)| m.clone()).collect();
            for one in &who {
                told.partners.entry(one.clone()).or_default().extend(who.iter().cloned());
            }
            told.drafts.push((sentences, who));
        }
        told
    }

    /// Who is named most often, if more than once; of equals the one named first.
    fn most_often(&self) -> Option<Meant> {
        let persons = self.alone.iter().filter(|(m, n)| matches!(m, Meant::Person(_)) && **n > 1);
        persons.max_by_key(|(m, n)| (**n, Reverse(self.first[*m]))).map(|(m, _)| m.clone())
    }

    /// In how many sentences two are named together.
    pub(super) fn together(&self, a: &Meant, b: &Meant) -> usize {
        self.together.get(a).and_then(|others| others.get(b)).copied().unwrap_or(0)
    }
}
