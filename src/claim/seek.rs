//! Rules held against a sentence: which fit, and what their slots hold.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::clause::{Subject, subject};
use super::line::{Line, What};
use super::topic::phrase::listed;
use super::topic::{TopicMention, list, list_before};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::party::Head;
use crate::mention::verb::{Tense, VerbGroup};
use crate::schema::needs::pivot;
use crate::schema::phrase::{Label, Part};
use crate::schema::rule::{Makes, Rule};

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

/// The items of a sentence on which a way of a rule may hang, in their order.
struct Anchors {
    verbs: Vec<usize>,
    encounters: Vec<usize>,
    words: Vec<usize>,
    all: Vec<usize>,
}

impl Anchors {
    fn of(page: &Page, line: &Line) -> Anchors {
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
    fn holding(&self, page: &Page, line: &Line, part: &Part) -> impl Iterator<Item = usize> {
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

/// "with {of:Who} <be> {who:Who}": whether the slot before the verb is no subject of it.
fn fronted(parts: &[Part]) -> bool {
    matches!(parts, [.., Part::Word(word), Part::Slot { .. }] if ["with", "alongside", "beside"].contains(&word.as_str()))
}

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
    fn word(&self, at: usize) -> &crate::mention::word::Word<'r> {
        &self.page.words[self.line.items[at].tokens.start]
    }

    fn plain(&self, at: usize) -> bool {
        self.line.items[at].what == What::Word
    }

    /// Holds one part against the item at `at`; gives the item after it.
    fn take(&mut self, part: &'r Part, at: usize) -> Option<usize> {
        let item = self.line.items.get(at)?;
        match (part, item.what) {
            (Part::Word(word), What::Word) => self.word(at).is(word).then_some(at + 1),
            (Part::Word(word), What::Place(p)) if self.line.places[p].preposition == *word => None,
            (Part::Verb { bases, passive }, What::Verb(v)) => {
                let verb = &self.line.verbs[v];
                let by = self.line.items.get(at + 1).is_some_and(|_| self.plain(at + 1) && self.word(at + 1).is("by"));
                let is_passive = verb.passive || verb.tense == Tense::PastParticiple && by;
                let governs = self.topical
                    && !passive
                    && !self.page.schema.topicwords.objectless.has(&verb.base)
                    && verb.governs.last().is_some_and(|g| bases.contains(g));
                if *passive && verb.base == "be" && self.participle(bases, at + 1) {
                    return Some(at + 2);
                }
                (bases.contains(&verb.base) && *passive == is_passive || governs).then_some(at + 1)
            }
            (Part::Slot { name, label }, what) => self.slot(name, *label, what, at),
            _ => None,
        }
    }

    /// Whether a word taken for an adjective is the participle of one of these verbs: "was underlined".
    fn participle(&self, bases: &[String], at: usize) -> bool {
        at < self.line.items.len()
            && self.plain(at)
            && self.word(at).tag == Tag::JJ
            && self.word(at).lower.ends_with("ed")
            && bases.iter().any(|b| b == self.page.schema.forms.base(&self.word(at).lower))
    }

    fn slot(&mut self, name: &'r str, label: Label, what: What, at: usize) -> Option<usize> {
        let bound = match (label, what) {
            (Label::Who, What::Who(g)) => Bound::Who(g),
            (Label::Encounter, What::Encounter(e)) => Bound::Encounter(e),
            (Label::Place, What::Place(p)) => Bound::Place(p),
            (Label::Date, What::Time(t)) => Bound::Time(t),
            (Label::Topic, _) => {
                let start = self.line.items[at].tokens.start;
                let first = &self.page.words[start];
                if first.kind == TokenKind::Mark && !first.among(&["“", "\"", "‘", ":"])
                    || listed(&self.page.schema.topicwords.away, self.page, start)
                {
                    return None;
                }
                let on = start > self.line.tokens.start && self.page.words[start - 1].is("on");
                if on && first.is("the") && super::topic::purpose::scene(self.page, self.line, start) {
                    return None;
                }
                let read = || list(self.page, self.line, start);
                let (end, topics) = self.lists.borrow_mut().entry((true, start)).or_insert_with(read).clone();
                if topics.is_empty() {
                    return None;
                }
                self.slots.insert(name, Bound::Topics(topics));
                return Some(self.line.items.partition_point(|i| i.tokens.end <= end));
            }
            _ => return None,
        };
        self.slots.insert(name, bound);
        Some(at + 1)
    }

    /// Parts before the anchor, from right to left.
    fn before(&mut self, parts: &'r [Part]) -> Option<()> {
        let mut at = self.anchor;
        for (n, part) in parts.iter().rev().enumerate() {
            match part {
                Part::Slot { label: Label::Encounter, .. }
                    if self.left_item(at).is_some_and(|k| matches!(self.line.items[k].what, What::Encounter(_))) =>
                {
                    at = self.left_item(at)?;
                    self.take(part, at)?;
                }
                Part::Slot { name, label }
                    if n == 0 && !fronted(parts) && matches!(self.line.items[self.anchor].what, What::Verb(_)) =>
                {
                    self.left_of_verb(name, *label)?;
                    at = self.first;
                }
                Part::Word(word) => at = self.word_left(word, at)?,
                _ => {
                    at = (0..at).rev().find(|&k| !self.skippable_left(k))?;
                    self.take(part, at)?;
                }
            }
            self.first = self.first.min(at);
        }
        Some(())
    }

    /// The item to the left that is this word, adverbials passed over.
    fn word_left(&self, word: &str, at: usize) -> Option<usize> {
        for k in (0..at).rev() {
            if self.plain(k) && self.word(k).is(word) {
                return Some(k);
            }
            if !self.skippable_left(k) {
                return None;
            }
        }
        None
    }

    /// The item to the left, adverbials passed over.
    fn left_item(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|&k| !self.skippable_left(k))
    }

    fn skippable_left(&self, k: usize) -> bool {
        matches!(self.line.items[k].what, What::Time(_) | What::Place(_))
            || self.plain(k) && (self.word(k).tag.is_adverb() || self.word(k).among(&["\"", "“", "”", ","]))
    }

    /// The slot right before a verb is its subject.
    fn left_of_verb(&mut self, name: &'r str, label: Label) -> Option<()> {
        let bound = match (label, subject(self.page, self.line, self.anchor)) {
            (Label::Who, Subject::Who(g)) => Bound::Who(g),
            (Label::Who, Subject::Implied) => Bound::Implied,
            (Label::Encounter, Subject::Encounter(e)) => Bound::Encounter(e),
            (Label::Topic, _) => {
                let end = self.line.items[self.anchor].tokens.start;
                let read = || (end, list_before(self.page, self.line, end));
                let (_, topics) = self.lists.borrow_mut().entry((false, end)).or_insert_with(read).clone();
                if topics.is_empty() {
                    return None;
                }
                Bound::Topics(topics)
            }
            _ => return None,
        };
        if let Bound::Who(g) = bound {
            let start = self.line.groups[g].tokens.start;
            self.first = self.first.min(self.line.item_of(start).unwrap_or(self.first));
        }
        self.slots.insert(name, bound);
        Some(())
    }

    /// Parts after the anchor, from left to right, adverbials passed over.
    fn after(&mut self, parts: &'r [Part], from: usize) -> Option<usize> {
        let mut at = from;
        let mut skip = 0;
        for (n, part) in parts.iter().enumerate() {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            if let Some(taken) = self.relative(&parts[n..]) {
                skip = taken - 1;
                continue;
            }
            if *part == Part::Stop {
                if self.goes_on(at) {
                    return None;
                }
                continue;
            }
            let mut tries = 0;
            let topic = matches!(part, Part::Slot { label: Label::Topic, .. });
            loop {
                if topic && at < self.line.items.len() && self.plain(at) && self.word(at).is(",") {
                    return None;
                }
                if at >= self.line.items.len() || tries > 8 {
                    return None;
                }
                if let Some(next) = self.take(part, at) {
                    at = next;
                    break;
                }
                if matches!(part, Part::Slot { label: Label::Who, .. })
                    && let Some(next) = self.described(at).and_then(|named| self.take(part, named))
                {
                    at = next;
                    break;
                }
                if matches!(part, Part::Slot { label: Label::Encounter, .. })
                    && self.plain(at)
                    && self.word(at).tag == Tag::IN
                    && let Some(next) = self.line.items.get(at + 1).and_then(|_| self.take(part, at + 1))
                {
                    at = next;
                    break;
                }
                at = self.adverbial(at)?;
                tries += 1;
            }
        }
        Some(at)
    }

    /// The name behind a description that no list knows: "with [the retired judge,] Ana Duarte".
    fn described(&self, at: usize) -> Option<usize> {
        let inside = |k: usize| {
            let word = self.word(k);
            match self.line.items[k].what {
                What::Word => {
                    word.tag.is_noun()
                        || word.tag.is_adjective()
                        || matches!(word.tag, Tag::DT | Tag::PRPS | Tag::POS | Tag::CD)
                        || k > at && word.is("of")
                }
                What::Who(g) => k > at && self.line.groups[g].parties.iter().all(|&p| !self.line.parties[p].personal()),
                _ => false,
            }
        };
        let mut end = at;
        while end < self.line.items.len() && end < at + 12 && inside(end) {
            end += 1;
        }
        if end > at && self.plain(end - 1) && self.word(end - 1).tag == Tag::POS {
            // "with President Paz's [envoy]": whom somebody else has or sends.
            let owned = self.line.items.get(end).map(|i| i.what);
            return matches!(owned, Some(What::Who(g)) if self.line.parties[self.line.groups[g].parties[0]].owner.is_some())
                .then_some(end);
        }
        if end == at || !self.plain(end - 1) || !self.word(end - 1).tag.is_noun() {
            return None;
        }
        let comma = end < self.line.items.len() && self.plain(end) && self.word(end).is(",");
        let named = end + usize::from(comma);
        let What::Who(g) = self.line.items.get(named)?.what else { return None };
        let name = matches!(self.line.parties[self.line.groups[g].parties[0]].head, Head::Name(_));
        let closed = !comma
            || self.line.items.get(named + 1).is_none_or(|i| {
                i.what != What::Word
                    || super::line::mark(self.page, i)
                    || self.page.words[i.tokens.start].tag == Tag::IN
            });
        (name && closed).then_some(named)
    }

    /// Whether the words at `at` still belong to the object before: "called him a friend", "expects her to resign".
    fn goes_on(&self, at: usize) -> bool {
        let Some(item) = self.line.items.get(at) else { return false };
        let word = self.word(at);
        match item.what {
            What::Word => {
                word.tag.is_noun()
                    || word.tag.is_adjective()
                    || matches!(word.tag, Tag::DT | Tag::PRPS | Tag::VBN | Tag::POS | Tag::TO)
                    || word.is("as")
            }
            What::Verb(v) => {
                let verb = &self.line.verbs[v];
                let first = &self.page.words[verb.tokens.start];
                let bare = matches!(first.tag, Tag::VB | Tag::VBP) && verb.tokens.len() == 1 && !first.is("be");
                bare || verb.tense == Tense::Infinitive && verb.base == "be"
            }
            What::Encounter(_) => true,
            _ => false,
        }
    }

    /// How many of the next parts the antecedent of a relative clause fills: "whom he met", "with whom she spoke".
    fn relative(&mut self, parts: &'r [Part]) -> Option<usize> {
        let (preposition, name, taken) = match parts {
            [Part::Slot { name, label: Label::Who }, ..] => (None, name, 1),
            [Part::Word(word), Part::Slot { name, label: Label::Who }, ..] => (Some(word.as_str()), name, 2),
            _ => return None,
        };
        let (group, before) = self.antecedent()?;
        if self.slots.values().any(|b| *b == Bound::Who(group)) || before.as_deref() != preposition {
            return None;
        }
        self.slots.insert(name, Bound::Who(group));
        Some(taken)
    }

    /// The party that "whom" before the verb stands for, and the preposition in front of it.
    fn antecedent(&self) -> Option<(usize, Option<String>)> {
        let finite = |k: &usize| matches!(self.line.items[*k].what, What::Verb(v) if self.line.verbs[v].finite());
        let from = (0..self.anchor).rev().find(finite).map_or(0, |k| k + 1);
        let whom = (from..self.anchor).rev().find(|&k| self.plain(k) && self.word(k).is("whom"))?;
        let preposition = whom.checked_sub(1).filter(|&k| self.plain(k) && self.word(k).tag == Tag::IN);
        let mut at = preposition.unwrap_or(whom);
        while at > 0 && self.plain(at - 1) && self.word(at - 1).kind == TokenKind::Mark {
            at -= 1;
        }
        match self.line.items.get(at.checked_sub(1)?)?.what {
            What::Who(g) => Some((g, preposition.map(|k| self.word(k).lower.to_string()))),
            _ => None,
        }
    }

    /// The item after an adverbial that starts at `at`.
    fn adverbial(&self, at: usize) -> Option<usize> {
        let item = &self.line.items[at];
        match item.what {
            What::Time(_) | What::Place(_) => return Some(at + 1),
            What::Verb(v) if self.set_for(v, at) => return Some(at + 1),
            What::Word => {}
            _ => return None,
        }
        let word = self.word(at);
        if let Some(end) = manner_end(self.page, item.tokens.start) {
            return Some(self.line.items.partition_point(|i| i.tokens.end <= end));
        }
        if word.tag.is_adverb()
            || word.among(&[
                "\"",
                "“",
                "”",
                "‘",
                "’",
                "each",
                "both",
                "later",
                "earlier",
                "briefly",
                "together",
                "separately",
                "first",
                "once",
                "twice",
                "again",
                "in-person",
            ])
        {
            return Some(at + 1);
        }
        if let Some(end) = self.in_turn(at) {
            return Some(end);
        }
        if word.is("and") && self.between_times(at) {
            return Some(at + 2);
        }
        if word.is("(") {
            return (at..self.line.items.len().min(at + 8))
                .find(|&k| self.plain(k) && self.word(k).is(")"))
                .map(|k| k + 1);
        }
        if word.is(",") {
            return self.past_comma(at);
        }
        let preposition = word.tag == Tag::IN || word.among(&["for", "over", "in", "on", "at", "during", "after"]);
        if preposition && !word.among(&["with", "between", "by", "that", "about", "of", "among"])
            || word.tag == Tag::CD
            || word.among(&["a", "several", "some"]) && self.measure(at)
        {
            return self.phrase_end(at + 1);
        }
        None
    }

    /// "planned for Tuesday", "set to open in May": when a noun of encounter is to be, between it and its sides.
    fn set_for(&self, verb: usize, at: usize) -> bool {
        const SETS: &[&str] = &["plan", "schedule", "set", "arrange", "fix", "announce", "hold", "slate"];
        let verb = &self.line.verbs[verb];
        let timed = self.line.items.get(at + 1).is_some_and(|i| matches!(i.what, What::Time(_) | What::Place(_)))
            || self
                .line
                .items
                .get(at + 2)
                .is_some_and(|i| self.word(at + 1).is("for") && matches!(i.what, What::Time(_)));
        verb.tense == Tense::PastParticiple && !verb.passive && SETS.contains(&verb.base.as_str()) && timed
    }

    /// "met a second time", "met several times": a measure rather than an object.
    fn measure(&self, at: usize) -> bool {
        (at..self.line.items.len().min(at + 4)).any(|k| {
            self.plain(k) && self.word(k).among(&["time", "times", "hour", "hours", "minutes", "days", "while"])
        })
    }

    /// "spent Monday and Tuesday with".
    fn between_times(&self, at: usize) -> bool {
        let time = |k: usize| self.line.items.get(k).is_some_and(|i| matches!(i.what, What::Time(_)));
        at > 0 && time(at - 1) && time(at + 1)
    }

    /// "one after another", "one by one".
    fn in_turn(&self, at: usize) -> Option<usize> {
        let is = |k: usize, words: &[&str]| k < self.line.items.len() && self.plain(k) && self.word(k).among(words);
        let one = is(at, &["one"]) && is(at + 1, &["by", "after"]);
        let other = at + 2 + usize::from(is(at + 2, &["the"]));
        (one && is(other, &["one", "another", "other"])).then_some(other + 1)
    }

    fn past_comma(&self, at: usize) -> Option<usize> {
        let close = (at + 1..self.line.items.len().min(at + 25)).find(|&k| self.plain(k) && self.word(k).is(","));
        let first = self.line.items.get(at + 1)?;
        let word = &self.page.words[first.tokens.start];
        let adverbial = matches!(first.what, What::Time(_) | What::Place(_))
            || self.in_turn(at + 1).is_some()
            || first.what == What::Word && (word.tag.is_adverb() || matches!(word.tag, Tag::IN | Tag::WP | Tag::WDT));
        match close {
            Some(close) if adverbial => Some(close + 1),
            _ if matches!(first.what, What::Time(_) | What::Place(_)) => Some(at + 1),
            _ if first.what == What::Word && word.among(&["as", "among", "along", "together"]) => Some(at + 1),
            _ => None,
        }
    }

    /// The end of the noun phrase behind a preposition: no party and no verb in it.
    fn phrase_end(&self, from: usize) -> Option<usize> {
        let mut at = from;
        while at < self.line.items.len() && at < from + 10 {
            let word = self.word(at);
            let another = at > from && word.tag == Tag::DT && self.word(at - 1).tag.is_noun();
            if another && self.plain(at) {
                break;
            }
            let inside = match self.line.items[at].what {
                What::Word => {
                    word.tag.is_noun()
                        || word.tag.is_adjective()
                        || matches!(word.tag, Tag::DT | Tag::CD | Tag::PRPS | Tag::POS | Tag::VBG | Tag::VBN)
                        || word.among(&["of", "and", "the", "half", "a"])
                }
                What::Encounter(_) | What::Time(_) => true,
                What::Place(_) => at == from,
                _ => false,
            };
            if !inside {
                break;
            }
            at += 1;
        }
        (at > from).then_some(at)
    }
}

/// The token after a phrase of manner that starts here: "by telephone".
fn manner_end(page: &Page, at: usize) -> Option<usize> {
    let first = &*page.words.get(at)?.lower;
    page.schema
        .encounters
        .manner
        .iter()
        .filter(|(phrase, _)| phrase.as_bytes().first() == first.as_bytes().first() && phrase.starts_with(first))
        .find_map(|(phrase, _)| {
            let fits =
                phrase.split(' ').enumerate().all(|(i, w)| page.words.get(at + i).is_some_and(|word| word.is(w)));
            fits.then(|| at + phrase.split(' ').count())
        })
}
