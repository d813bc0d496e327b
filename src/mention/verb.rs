//! Verb groups: a verb with its helping words, and what they say of time and doubt.

use std::ops::Range;

use super::Page;
use crate::document::tag::Tag;

/// A verb with its helping words: "has been trying to meet".
#[derive(Clone, Debug, PartialEq)]
pub struct VerbGroup {
    /// All its tokens, adverbs inside too.
    pub tokens: Range<usize>,
    /// The token of the last verb, which says what happens.
    pub main: usize,
    /// Its base form.
    pub base: String,
    /// Whether it is passive.
    pub passive: bool,
    /// Its tense.
    pub tense: Tense,
    /// Whether it is denied: "not", "never", "without".
    pub negated: bool,
    /// A modal, folded: "will".
    pub modal: Option<String>,
    /// Base forms of verbs and adjectives that govern it: "agreed to meet", "due to meet".
    pub governs: Vec<String>,
    /// "is to meet".
    pub is_to: bool,
    /// "was to have met", "had been due to".
    pub was_to_have: bool,
}

/// The tense of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "met", "was meeting".
    Past,
    /// "meets", "is meeting".
    Present,
    /// "has met".
    Perfect,
    /// "had met".
    Pluperfect,
    /// "to meet", "meet" after a modal.
    Infinitive,
    /// "meeting" without helping word.
    Participle,
    /// "received" without helping word.
    PastParticiple,
}

impl VerbGroup {
    /// Whether it has a subject of its own in principle.
    pub fn finite(&self) -> bool {
        self.modal.is_some() || !matches!(self.tense, Tense::Infinitive | Tense::Participle | Tense::PastParticiple)
    }
}

/// All verb groups of a sentence.
pub fn verbs(page: &Page, sentence: Range<usize>) -> Vec<VerbGroup> {
    let mut out = Vec::new();
    let mut i = sentence.start;
    while i < sentence.end {
        match group(page, i, sentence.end) {
            Some(group) => {
                i = group.tokens.end;
                out.push(group);
            }
            None => i += 1,
        }
    }
    out
}

/// Whether a token is a verb here and not part of a name.
fn verbal(page: &Page, i: usize) -> bool {
    let word = &page.words[i];
    let preposition = word.among(&["including", "according", "regarding", "concerning", "pending", "due"]);
    (word.tag.is_verb() || word.tag == Tag::MD) && word.word() && !preposition && !page.in_name(i) && !page.covered(i)
}

/// Adjectives that govern a verb: "due to meet", "ready to meet".
const READY: &[&str] = &[
    "due",
    "likely",
    "ready",
    "willing",
    "prepared",
    "able",
    "unable",
    "set",
    "unwilling",
    "reluctant",
    "eager",
    "keen",
    "bound",
    "certain",
    "about",
    "expected",
    "scheduled",
    "happy",
    "open",
    "slated",
    "supposed",
    "unlikely",
    "determined",
    "anxious",
];

fn group(page: &Page, i: usize, end: usize) -> Option<VerbGroup> {
    let words = &page.words;
    let infinitive = words[i].is("to")
        && words[i].tag == Tag::TO
        && i + 1 < end
        && next_verb(page, i + 1, end)
            .is_some_and(|k| words[k].tag == Tag::VB || words[k].is("be") || words[k].is("have"));
    let negation = words[i].among(&["not", "never"]) && i + 2 < end && words[i + 1].is("to");
    if !verbal(page, i) && !infinitive && !negation {
        return None;
    }
    let mut chain = Vec::new();
    let mut negated = false;
    let mut tos = Vec::new();
    let mut at = i;
    let mut stop = i;
    while at < end {
        let word = &words[at];
        if verbal(page, at) {
            let begins_new = chain.last().is_some_and(|&k: &usize| !goes_on(page, k, at, tos.last().copied()));
            if begins_new {
                break;
            }
            chain.push(at);
            stop = at + 1;
        } else if (word.tag == Tag::TO || word.is("to") && chain.last().is_some_and(|&k| words[k].is("due")))
            && next_verb(page, at + 1, end).is_some_and(|k| k < at + 4)
        {
            tos.push(at);
        } else if word.is("no")
            && !chain.is_empty()
            && at + 2 < end
            && words[at + 1].is("longer")
            && verbal(page, at + 2)
        {
            negated = true;
            at += 1;
        } else if word.among(&["not", "n't", "never"]) {
            negated = true;
            if !chain.is_empty() && next_verb(page, at + 1, end).is_none() {
                stop = at + 1;
            }
        } else if READY.contains(&&*word.lower)
            && chain.last().is_some_and(|&k| be(page, k))
            && at + 1 < end
            && words[at + 1].is("to")
            && next_verb(page, at + 2, end).is_some_and(|k| matches!(words[k].tag, Tag::VB | Tag::VBP))
        {
            chain.push(at);
        } else if quotes_adverb(page, &chain, at, end) {
            // would "probably" meet
        } else if at > 0 && quotes_adverb(page, &chain, at - 1, end)
            || (word.tag.is_adverb() || word.among(&["both", "each", "all"]) || word.is("last") && at > i)
                && next_verb(page, at + 1, end).is_some_and(|k| k <= at + 3)
        {
            // passed over
        } else {
            break;
        }
        at += 1;
    }
    // "never met"
    negated |= i > 0 && words[i - 1].is("never");
    let main = *chain.last()?;
    Some(describe(page, i..stop.max(main + 1), chain, tos, negated))
}

/// Whether a mark of quotation opens or closes around one adverb behind a helping verb.
fn quotes_adverb(page: &Page, chain: &[usize], at: usize, end: usize) -> bool {
    let mark = |i: usize| i < end && page.words[i].among(&["\"", "“", "”"]);
    let adverb = |i: usize| i < end && page.words[i].tag.is_adverb();
    let around =
        |open: usize| mark(open) && adverb(open + 1) && mark(open + 2) && open + 3 < end && verbal(page, open + 3);
    // has been "suspended"
    let single = mark(at) && at + 2 < end && page.words[at + 1].tag == Tag::VBN && mark(at + 2);
    chain.last().is_some_and(|&k| helps(page, k)) && (single || around(at) || at >= 2 && around(at - 2))
}

/// The next verb, passing over adverbs and "not".
fn next_verb(page: &Page, from: usize, end: usize) -> Option<usize> {
    let mut at = from;
    while at < end && at < from + 4 {
        if verbal(page, at) {
            return Some(at);
        }
        let word = &page.words[at];
        if !(word.tag.is_adverb() || word.tag == Tag::TO || word.among(&["not", "n't", "never", "last"])) {
            return None;
        }
        at += 1;
    }
    None
}

/// Verbs that take another as a participle: "continue working".
const CATENATIVE: &[&str] = &[
    "continue", "keep", "start", "begin", "stop", "finish", "resume", "consider", "avoid", "suggest", "propose", "go",
    "come", "discuss", "spend", "help", "let", "make", "get",
];

/// Verbs behind which an infinitive tells a purpose: "met to end the dispute" is two things.
const PURPOSEFUL: &[&str] = &["meet", "gather", "convene", "reconvene", "confer", "assemble", "huddle"];

/// Whether the verb at `at` belongs to the group whose last verb so far is at `k`.
fn goes_on(page: &Page, k: usize, at: usize, to: Option<usize>) -> bool {
    let base = page.schema.forms.base(&page.words[k].lower);
    let purpose = PURPOSEFUL.contains(&base);
    if helps(page, k) || to.is_some_and(|t| t > k) && !purpose {
        return true;
    }
    let word = &page.words[at];
    match word.tag {
        Tag::VBG => CATENATIVE.contains(&base),
        Tag::VB => ["help", "let", "make"].contains(&base) || READY.contains(&&*page.words[k].lower),
        Tag::VBN => base == "get",
        _ => false,
    }
}

fn be(page: &Page, i: usize) -> bool {
    page.words[i].among(&["be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"])
}

fn have(page: &Page, i: usize) -> bool {
    page.words[i].among(&["have", "has", "had", "having", "'ve", "'d"])
}

/// Whether a verb may help another one.
fn helps(page: &Page, i: usize) -> bool {
    be(page, i) || have(page, i) || page.words[i].tag == Tag::MD || page.words[i].among(&["do", "does", "did"])
}

fn describe(page: &Page, tokens: Range<usize>, chain: Vec<usize>, tos: Vec<usize>, negated: bool) -> VerbGroup {
    let words = &page.words;
    let main = chain[chain.len() - 1];
    let helpers = &chain[..chain.len() - 1];
    let last_help = helpers.last().copied();
    let base = page.schema.forms.base(&words[main].lower).to_string();
    let participle = words[main].tag == Tag::VBN || words[main].tag == Tag::VBD && last_help.is_some();
    let passive =
        participle && last_help.is_some_and(|k| be(page, k)) && !tos.iter().any(|&t| last_help.is_some_and(|k| t > k));
    let modal = helpers.iter().find(|&&k| words[k].tag == Tag::MD).map(|&k| words[k].lower.to_string());
    let governs = governing(page, &chain, &tos);
    let first = chain[0];
    // "was first to receive him"
    let ranked = |t: usize| t > 0 && words[t - 1].among(&["first", "last"]);
    let is_to = tos.iter().any(|&t| {
        t > first && !ranked(t) && chain.iter().rfind(|&&k| k < t).is_some_and(|&k| be(page, k) && !words[k].is("been"))
    });
    let past_start = words[first].among(&["was", "were", "had"]);
    let have_inside = helpers.iter().any(|&k| k > first && words[k].is("have"));
    let pluperfect = words[first].is("had") && chain.len() > 1;
    VerbGroup {
        tokens,
        main,
        passive,
        tense: tense(page, &chain, &tos),
        negated: negated
            || main > 0 && words[chain[0].saturating_sub(1)].is("without")
            || words.get(main + 1).is_some_and(|w| w.is("neither")),
        modal,
        was_to_have: past_start && is_to && have_inside
            || pluperfect
                && governs.iter().any(|g| {
                    ["due", "schedule", "plan", "expect", "set", "slate", "suppose", "intend"].contains(&g.as_str())
                }),
        governs,
        is_to,
        base,
    }
}

/// Base forms of what governs the main verb over a "to" or as a participle.
fn governing(page: &Page, chain: &[usize], tos: &[usize]) -> Vec<String> {
    let main = chain[chain.len() - 1];
    let over = |k: usize| tos.iter().any(|&t| t > k && t < main) || page.words[main].tag == Tag::VBG && !be(page, k);
    let plain = |k: usize| !be(page, k) && !have(page, k) && page.words[k].tag != Tag::MD;
    let kept = chain[..chain.len() - 1].iter().filter(|&&k| plain(k) && over(k));
    kept.map(|&k| page.schema.forms.base(&page.words[k].lower).to_string()).collect()
}

fn tense(page: &Page, chain: &[usize], tos: &[usize]) -> Tense {
    let first = chain[0];
    let word = &page.words[first];
    if tos.first().is_some_and(|&t| t < first) {
        return Tense::Infinitive;
    }
    let base = page.schema.forms.base(&word.lower);
    let inflected = base != &*word.lower && !word.lower.ends_with("ing");
    let opens = first == page.sentence(word.sentence as usize).start;
    match word.tag {
        _ if chain.len() > 1 && word.among(&["has", "have", "'ve"]) => Tense::Perfect,
        _ if chain.len() > 1 && word.is("had") => Tense::Pluperfect,
        _ if word.among(&["was", "were", "did"]) => Tense::Past,
        Tag::VBD => Tense::Past,
        Tag::VBG => Tense::Participle,
        Tag::VBN if opens && chain.len() == 1 => Tense::Past,
        Tag::VBN => Tense::PastParticiple,
        Tag::VB | Tag::VBP if inflected && !word.lower.ends_with('s') && !be(page, first) => Tense::Past,
        _ => Tense::Present,
    }
}
