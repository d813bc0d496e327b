//! What is known of a document while its matters are weighed.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::home;
use crate::claim::clause::{Subject, subject};
use crate::claim::line::What;
use crate::claim::topic::TopicMention;
use crate::claim::topic::wording::{Spot, Wording, spots, wordings};
use crate::document::BlockKind;
use crate::dossier::Evidence;
use crate::dossier::bag::Bag;
use crate::dossier::cast::{Cast, Meanings, Meant};
use crate::dossier::meeting::Draft;
use crate::schema::{Flags, fold};

/// A document, its noun phrases and its meetings.
pub(super) struct Context<'c> {
    pub(super) cast: &'c Cast<'c>,
    pub(super) meanings: &'c Meanings,
    pub(super) drafts: &'c [Draft],
    /// By sentence.
    pub(super) spots: Vec<Vec<Spot>>,
    /// By sentence.
    pub(super) wordings: Vec<Vec<Wording>>,
    /// By sentence and item, the subjects of verbs that were asked for.
    subjects: Vec<Vec<OnceCell<Subject>>>,
    /// By sentence, what its words tell of whatever it may be for.
    has: Vec<OnceCell<Bag<'c>>>,
    /// By meeting, the sentences that tell of it.
    pub(super) told: Vec<BTreeSet<usize>>,
    /// By meeting and sentence, how far the nearest of these lies.
    pub(super) gaps: Vec<Vec<usize>>,
    /// By meeting, the sentences in which one of those who met says something.
    pub(super) speaking: Vec<BTreeSet<usize>>,
    /// By sentence, those named in it.
    pub(super) present: Vec<Vec<&'c Meant>>,
    /// By sentence, what rules have read as a topic: the rule and the topic.
    pub(super) read: Vec<Vec<(&'c str, &'c TopicMention)>>,
    /// In how many sentences a word stands.
    pub(super) often: FxHashMap<&'c str, usize>,
    /// The words of the headline.
    pub(super) head_words: BTreeSet<&'c str>,
}

impl<'c> Context<'c> {
    pub(super) fn of(cast: &'c Cast<'c>, meanings: &'c Meanings, drafts: &'c [Draft]) -> Context<'c> {
        let (page, lines) = (cast.page, &cast.claims.lines);
        let spots: Vec<Vec<Spot>> = lines.iter().map(|l| spots(page, l)).collect();
        let wordings = lines.iter().zip(&spots).map(|(l, s)| wordings(page, l, s)).collect();
        let mut context = Context {
            cast,
            meanings,
            drafts,
            spots,
            wordings,
            subjects: lines.iter().map(|l| vec![OnceCell::new(); l.items.len()]).collect(),
            has: vec![OnceCell::new(); lines.len()],
            told: drafts.iter().map(|d| d.told.iter().map(|(s, _)| *s).collect()).collect(),
            gaps: Vec::new(),
            speaking: Vec::new(),
            present: lines.iter().map(|l| meanings.named(l.sentence).collect()).collect(),
            read: vec![Vec::new(); lines.len()],
            often: FxHashMap::default(),
            head_words: BTreeSet::new(),
        };
        for claim in &cast.claims.meetings {
            context.read[claim.sentence].extend(claim.topics.iter().map(|t| (claim.rule.as_str(), t)));
        }
        for claim in &cast.claims.topics {
            context.read[claim.sentence].extend(claim.topics.iter().map(|t| (claim.rule.as_str(), t)));
        }
        for line in lines {
            let mut words: Vec<&str> = line.tokens.clone().map(|i| &*page.words[i].lower).collect();
            words.sort_unstable();
            words.dedup();
            if context.headline(line.sentence) {
                context.head_words.extend(words.iter());
            }
            words.into_iter().for_each(|w| *context.often.entry(w).or_default() += 1);
        }
        let gap = |told: &BTreeSet<usize>, s: usize| told.iter().map(|t| t.abs_diff(s)).min().unwrap_or(99);
        context.gaps = context.told.iter().map(|told| (0..lines.len()).map(|s| gap(told, s)).collect()).collect();
        context.speaking = drafts.iter().map(|d| context.speaks(d)).collect();
        context
    }

    /// What the words of a sentence tell of whatever it may be for.
    pub(super) fn has(&self, s: usize) -> &Bag<'c> {
        self.has[s].get_or_init(|| {
            let mut bag = self.cast.bag(&self.cast.page.schema.learned.topic);
            home::sentence(self.cast, s, &mut bag);
            bag
        })
    }

    pub(super) fn block(&self, s: usize) -> BlockKind {
        let document = self.cast.page.document;
        document.blocks[document.sentences[s].block as usize].kind
    }

    pub(super) fn headline(&self, s: usize) -> bool {
        self.block(s) == BlockKind::Headline
    }

    /// The sentences in which one of those who met is the subject of a verb of saying.
    fn speaks(&self, draft: &Draft) -> BTreeSet<usize> {
        let says = |s: &usize| {
            let line = &self.cast.claims.lines[*s];
            (0..line.items.len()).any(|k| {
                let What::Verb(v) = line.items[k].what else { return false };
                self.cast.page.words[line.verbs[v].main].flags.any(Flags::SAYING)
                    && self.does(*s, self.subject(*s, k), draft) == "participant"
            })
        };
        (0..self.cast.claims.lines.len()).filter(says).collect()
    }

    /// The subject of the verb in an item of a sentence.
    pub(super) fn subject(&self, s: usize, item: usize) -> Subject {
        *self.subjects[s][item].get_or_init(|| subject(self.cast.page, &self.cast.claims.lines[s], item))
    }

    /// Who the subject of a verb is: one of those who met, their encounter, or somebody else.
    pub(super) fn does(&self, s: usize, subject: Subject, draft: &Draft) -> &'static str {
        match subject {
            Subject::Who(g) => {
                let mut meant = self.cast.claims.lines[s].groups[g].parties.iter().flat_map(|p| self.meant(s, *p));
                if meant.any(|m| self.takes_part(m, draft)) { "participant" } else { "another" }
            }
            Subject::Encounter(_) => "encounter",
            Subject::Implied => "implied",
            Subject::Other => "thing",
        }
    }

    fn meant(&self, s: usize, row: usize) -> &'c [Meant] {
        self.meanings.of.get(&(s, row)).map_or(&[][..], Vec::as_slice)
    }

    /// Whether somebody is one of those who met, or their side, or all of them.
    pub(super) fn takes_part(&self, meant: &Meant, draft: &Draft) -> bool {
        match meant {
            Meant::Before(focus) => {
                focus.people.is_empty()
                    || focus.people.iter().any(|p| draft.who.iter().any(|(m, _)| *m == Meant::Person(*p)))
            }
            Meant::Body(name) => draft.bodies.iter().any(|(b, _)| b == name),
            _ => draft.who.iter().any(|(m, _)| m == meant),
        }
    }

    /// Whether evidence lies in a sentence.
    pub(super) fn tells(&self, evidence: &[Evidence], s: usize) -> bool {
        let span = self.cast.page.document.sentences[s].span;
        evidence.iter().any(|e| e.span == span)
    }

    /// Whether a rule has given a label of a sentence to a meeting.
    pub(super) fn given(&self, d: usize, s: usize, label: &str) -> bool {
        self.drafts[d].topics.iter().any(|(l, e)| l == label && self.tells(e, s))
    }

    /// Where a rule has read a topic that is no wording of the list.
    pub(super) fn mentioned(&self, label: &str, evidence: &[Evidence]) -> Option<(usize, Wording)> {
        for (s, read) in self.read.iter().enumerate() {
            if let Some((_, t)) = read.iter().find(|(_, t)| t.label == label)
                && self.tells(evidence, s)
                && !t.tokens.is_empty()
            {
                let spot = self.spots[s].iter().rposition(|spot| spot.open <= t.tokens.start)?;
                let head = self.spots[s][spot].tokens.end.clamp(t.tokens.start + 1, t.tokens.end) - 1;
                return Some((
                    s,
                    Wording {
                        spot,
                        tokens: t.tokens.clone(),
                        head,
                        shapes: vec!["rule"],
                        label: label.to_string(),
                        size: label.split(' ').count(),
                    },
                ));
            }
        }
        None
    }

    /// In how many sentences the rarest word of a label stands.
    pub(super) fn frequency(&self, label: &str) -> usize {
        let folded = fold(label);
        let counts = folded.split(' ').map(|w| self.often.get(w).copied().unwrap_or(0));
        counts.min().unwrap_or(0)
    }
}
