//! On which items of a sentence may a way of a rule hang?

use crate::claim::line::{Line, What};
use crate::mention::Page;
use crate::mention::verb::{Tense, VerbGroup};
use crate::schema::phrase::{Label, Part};

/// The items of a sentence on which a way of a rule may hang, in their order.
pub(super) struct Anchors {
    verbs: Vec<usize>,
    encounters: Vec<usize>,
    words: Vec<usize>,
    all: Vec<usize>,
}

impl Anchors {
    /// Those of a sentence.
    pub(super) fn of(page: &Page, line: &Line) -> Anchors {
        let acts = |v: usize| !as_planned(page, &line.verbs[v]) && !adjectival(page, &line.verbs[v]);
        let of = |fits: &dyn Fn(What) -> bool| (0..line.items.len()).filter(|&k| fits(line.items[k].what)).collect();
        Anchors {
            verbs: of(&|what| matches!(what, What::Verb(v) if acts(v))),
            encounters: of(&|what| matches!(what, What::Encounter(_))),
            words: of(&|what| what == What::Word),
            all: of(&|_| true),
        }
    }

    /// The items that a part may take at all: what most fail, seen before anything is tried.
    pub(super) fn holding(&self, page: &Page, line: &Line, part: &Part) -> impl Iterator<Item = usize> {
        let items = match part {
            Part::Verb { .. } => &self.verbs,
            Part::Word(_) => &self.words,
            Part::Slot { label: Label::Encounter, .. } => &self.encounters,
            _ => &self.all,
        };
        items.iter().copied().filter(move |&k| match (part, line.items[k].what) {
            (Part::Verb { bases, passive }, What::Verb(v)) => {
                let verb = &line.verbs[v];
                *passive && verb.base == "be"
                    || bases.contains(&verb.base)
                    || verb.governs.iter().any(|g| bases.contains(g))
            }
            (Part::Word(word), _) => page.words[line.items[k].tokens.start].is(word),
            _ => true,
        })
    }
}

/// "as planned", "as scheduled": said of something else.
fn as_planned(page: &Page, verb: &VerbGroup) -> bool {
    let start = verb.tokens.start;
    verb.tense == Tense::PastParticiple && start > 0 && page.words[start - 1].is("as")
}

/// "in the coming weeks", "the visiting minister": said of the noun behind it.
fn adjectival(page: &Page, verb: &VerbGroup) -> bool {
    let start = verb.tokens.start;
    let between = start > 0
        && page.words[start - 1].among(&["the", "his", "her", "their"])
        && page.words.get(verb.tokens.end).is_some_and(|w| w.tag.is_noun());
    verb.tense == Tense::Participle && verb.tokens.len() == 1 && between
}
