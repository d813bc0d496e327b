//! Which rules fit a sentence, and what do their slots hold?
//!
//! A way of a rule is hung on an item ([`anchor`]); from there its parts are held against what stands before and after it.

mod after;
mod anchor;
mod aside;
mod before;
mod take;
mod whom;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::line::{Line, What};
use super::topic::TopicMention;
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::schema::needs::pivot;
use crate::schema::phrase::Part;
use crate::schema::rule::{Makes, Rule};
use anchor::Anchors;

/// What a slot holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Bound {
    /// A list of parties.
    Who(usize),
    /// The subject of the sentence before.
    Implied,
    /// A noun of encounter.
    Encounter(usize),
    /// Topics.
    Topics(Vec<TopicMention>),
    /// A place.
    Place(usize),
    /// A time.
    Time(usize),
}

/// A rule that fits.
#[derive(Clone, Debug)]
pub struct Fit<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// What its slots hold.
    pub slots: BTreeMap<&'r str, Bound>,
    /// The item that it hangs on: its verb, noun or first word.
    pub anchor: usize,
    /// Items from the first to the last that it took.
    pub items: Range<usize>,
}

/// All rules that fit a sentence; of the ways of one rule at one anchor, the one that holds most.
pub fn fits<'r>(page: &'r Page, line: &Line) -> Vec<Fit<'r>> {
    let mut said = page.schema.needs.silence();
    line.tokens.clone().for_each(|i| said.word(&page.words[i].lower));
    line.verbs.iter().flat_map(|v| v.governs.iter().chain([&v.base])).for_each(|base| said.verb(base));
    let lists = RefCell::new(BTreeMap::new());
    let mut best: BTreeMap<(usize, usize), Fit<'r>> = BTreeMap::new();
    let anchors = Anchors::of(page, line);
    for (number, way) in said.ways() {
        let rule = &page.schema.rules[number];
        let way = &rule.ways[way];
        let at = pivot(way);
        for anchor in anchors.holding(page, line, &way[at]) {
            let Some(fit) = fit(page, line, rule, way, (at, anchor), &lists) else { continue };
            let size = |f: &Fit| (f.slots.len(), f.items.len());
            if best.get(&(number, anchor)).is_none_or(|old| size(old) <= size(&fit)) {
                best.insert((number, anchor), fit);
            }
        }
    }
    best.into_values().collect()
}

/// Lists of topics read already, by the token that they start at or end before.
type Lists = RefCell<BTreeMap<(bool, usize), (usize, Vec<TopicMention>)>>;

/// One way of a rule, its part `at` held against the item `anchor`.
fn fit<'r>(
    page: &'r Page,
    line: &Line,
    rule: &'r Rule,
    way: &'r [Part],
    (at, anchor): (usize, usize),
    lists: &Lists,
) -> Option<Fit<'r>> {
    let topical = matches!(rule.makes, Makes::Topic { .. });
    let mut seeker = Seeker { page, line, slots: BTreeMap::new(), first: anchor, anchor, topical, lists };
    let next = seeker.take(&way[at], anchor)?;
    seeker.before(&way[..at])?;
    let last = seeker.after(&way[at + 1..], next)?;
    let far = seeker.slots.values().any(|b| match b {
        Bound::Who(g) => {
            let from = line.items[anchor].tokens.end;
            (from..line.groups[*g].tokens.start).any(|i| page.words[i].is(";"))
        }
        _ => false,
    });
    if !topical && (far || last.checked_sub(1).is_some_and(|k| k > anchor && owner(page, line, k))) {
        return None;
    }
    Some(Fit { rule, slots: seeker.slots, anchor, items: seeker.first..last })
}

/// Whether those in an item only tell whose a thing is: "welcomed X's readiness".
fn owner(page: &Page, line: &Line, item: usize) -> bool {
    let What::Who(g) = line.items[item].what else { return false };
    let end = line.groups[g].tokens.end;
    let thing = |i: usize| i < line.tokens.end && page.words[i].word() && !page.covered(i);
    let mark = end < line.tokens.end && page.words[end].tag == Tag::POS;
    let plain = |k: usize| match line.items[k].what {
        What::Word => true,
        What::Verb(v) => !line.verbs[v].finite(),
        _ => false,
    };
    mark && thing(end + 1) && line.item_of(end + 1).is_none_or(plain)
}

/// One way of a rule on its way through a sentence.
struct Seeker<'r, 'l> {
    page: &'r Page<'r, 'r>,
    line: &'l Line,
    slots: BTreeMap<&'r str, Bound>,
    first: usize,
    anchor: usize,
    /// Whether the rule makes a topic: then a verb counts that governs another, "agreed to reopen".
    topical: bool,
    lists: &'l Lists,
}

impl<'r> Seeker<'r, '_> {
    /// The first word of an item.
    fn word(&self, at: usize) -> &crate::mention::word::Word<'r> {
        &self.page.words[self.line.items[at].tokens.start]
    }

    /// Whether an item is a word of no kind.
    fn plain(&self, at: usize) -> bool {
        self.line.items[at].what == What::Word
    }
}
