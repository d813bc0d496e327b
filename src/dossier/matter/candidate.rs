//! What a meeting may have been about: the wordings of its own sentences and of those around.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::context::Context;
use super::features::{Owns, blank};
use super::home::{Here, Meeting};
use crate::claim::topic::chunk::colours;
use crate::claim::topic::wording::Wording;
use crate::document::tag::Tag;
use crate::dossier::Evidence;
use crate::dossier::bag::Bag;
use crate::dossier::cast::{Cast, Meanings, Meant};
use crate::dossier::meeting::Draft;
use crate::mention::verb::VerbGroup;
use crate::schema::fold;

/// Something that a meeting may have been about.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The meeting, by its number among the drafts.
    pub draft: usize,
    /// The sentence.
    pub sentence: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// How it is named.
    pub label: String,
    /// Whether it takes in what hangs on its noun: "row over the islands".
    pub whole: bool,
    /// Whether a rule has given it to this meeting.
    pub given: bool,
    /// Whether it is a person whose case is spoken of.
    pub case: bool,
}

/// How many sentences before the words of a meeting may tell what it is about.
const BEFORE: usize = 3;
/// How many sentences behind them.
const BEHIND: usize = 6;

/// All candidates of a document, meeting by meeting, in the order of the text, each with what is told of its features.
pub fn candidates<T>(
    cast: &Cast,
    meanings: &Meanings,
    drafts: &[Draft],
    tell: fn(&[&Bag]) -> T,
) -> Vec<(Candidate, T)> {
    if drafts.is_empty() {
        return Vec::new();
    }
    let context = Context::of(cast, meanings, drafts);
    let owns = Owns::none(&context);
    let worthy: Vec<Vec<OnceCell<bool>>> = blank(&context.wordings);
    let mut out = Vec::new();
    for (d, draft) in drafts.iter().enumerate() {
        let meeting = Meeting::of(&context, d);
        let mut left: Vec<&(String, Vec<Evidence>)> = draft.topics.iter().collect();
        for s in sentences(&context, d) {
            let here = Here::of(&context, &meeting, s);
            let all = context.wordings[s].iter().enumerate();
            let worthy = |n: usize, w: &Wording| *worthy[s][n].get_or_init(|| worth(&context, s, w));
            for (number, wording) in all.filter(|(number, wording)| worthy(*number, wording)) {
                let given = context.given(d, s, &wording.label);
                if !given && side(&context, draft, wording) {
                    continue;
                }
                left.retain(|(l, e)| !(*l == wording.label && context.tells(e, s)));
                let (tokens, label) = (wording.tokens.clone(), wording.label.clone());
                let whole = wording.shapes.iter().any(|shape| shape.starts_with("noun-of"));
                let candidate = Candidate { draft: d, sentence: s, tokens, label, whole, given, case: false };
                out.push((candidate, owns.tell(&meeting, &here, number, tell)));
            }
        }
        for (label, evidence) in left {
            let Some((s, wording)) = context.mentioned(label, evidence) else { continue };
            let here = Here::of(&context, &meeting, s);
            let told = owns.tell_of(&meeting, &here, &wording, tell);
            let case = is_case(&context, s, &wording);
            let (tokens, label) = (wording.tokens, label.clone());
            out.push((Candidate { draft: d, sentence: s, tokens, label, whole: false, given: true, case }, told));
        }
    }
    out
}

/// How many words may stand between "the case of" and a name: "the jailed editor and former deputy".
const REACH: usize = 9;

/// Whether a wording is a name of which the text says "the case of".
fn is_case(context: &Context, s: usize, w: &Wording) -> bool {
    let page = context.cast.page;
    let from = w.tokens.start.saturating_sub(REACH).max(context.cast.claims.lines[s].tokens.start);
    let spoken_of = |i: usize| page.words[i].among(&["case", "fate"]) && page.words[i + 1].is("of");
    page.in_name(w.head) && (from..w.tokens.start.saturating_sub(1)).any(spoken_of)
}

/// The sentences in which a meeting's matters may stand.
fn sentences(context: &Context, d: usize) -> BTreeSet<usize> {
    let told = &context.told[d];
    let all = 0..context.cast.claims.lines.len();
    let near = |s: &usize| told.iter().any(|t| s + BEFORE >= *t && *s <= t + BEHIND);
    all.filter(|s| near(s) || context.headline(*s) || context.speaking[d].contains(s)).collect()
}

/// Whether a wording may name a matter at all: not one of those present, not a time, no words that say nothing, no
/// name cut through: "'s bases".
fn worth(context: &Context, s: usize, w: &Wording) -> bool {
    let line = &context.cast.claims.lines[s];
    let time = line.times.iter().any(|t| t.tokens.start <= w.head && w.head < t.tokens.end);
    let person = context.cast.page.in_name(w.head);
    let empty = context.cast.page.schema.topicwords.empty.has(&fold(&w.label));
    let whole = w.label.starts_with(char::is_alphanumeric);
    whole && !time && !person && !empty && !says_as(context, s, w) && !denied(context, s, w)
}

/// Whether a wording is nothing but the name of a country or body that takes part.
fn side(context: &Context, draft: &Draft, w: &Wording) -> bool {
    let cast = context.cast;
    let name = cast.page.atom(w.tokens.start).filter(|a| a.len == w.tokens.len()).and_then(|a| cast.page.body_name(a));
    let home = |m: &Meant| match m {
        Meant::Person(p) => cast.homes[*p].clone(),
        Meant::Office(o) | Meant::Group(o) => o.of.clone(),
        _ => None,
    };
    name.is_some_and(|name| {
        draft.bodies.iter().any(|(b, _)| *b == name) || draft.who.iter().any(|(m, _)| home(m).as_ref() == Some(&name))
    })
}

/// Whether a wording only says as what something is spoken of ("as a right"), is a word that announces others ("priorities,
/// including"), or a verb of a list of aims ("cut prices, tackle crime").
fn says_as(context: &Context, s: usize, w: &Wording) -> bool {
    let (page, open) = (context.cast.page, context.spots[s][w.spot].open);
    let word = |i: usize, words: &[&str]| page.words.get(i).is_some_and(|w| w.among(words));
    let lists = &page.schema.topicwords;
    let first = context.cast.claims.lines[s].tokens.start;
    let named = open > first && word(open - 1, &["as"]) && word(open, &["a", "an", "the", "its", "their", "our"]);
    let parting = named && open > first + 1 && word(open - 2, &["such", "well"]);
    let next = w.tokens.end + usize::from(word(w.tokens.end, &[","]));
    let announces = page.words[w.head].listed(&lists.generic) && word(next, &["including", "such", "like", "namely"]);
    let goes_on = page.words.get(w.tokens.end).is_some_and(|n| n.tag.is_noun() || n.tag == Tag::DT);
    let verb = &page.words[w.tokens.start];
    let deed = goes_on && verb.listed(&lists.aims) && !verb.capital();
    let many = word(w.head, &["range", "number", "series", "host", "variety", "array", "spectrum", "lot", "list"]);
    let tokens = &context.spots[s][w.spot].tokens;
    let last = context.cast.claims.lines[s].tokens.end;
    // "health security": neither word alone.
    const ABSTRACT: &[&str] = &["security", "cooperation", "health", "defense", "defence", "energy"];
    let part = tokens.len() > 1 && word(w.tokens.start, ABSTRACT);
    named && !parting || many || w.size == 1 && (announces || deed || part) || colours(page, tokens, last)
}

/// Whether the text says that it was no matter: "but not the islands", "declined to discuss the islands", "the islands were
/// not discussed".
fn denied(context: &Context, s: usize, w: &Wording) -> bool {
    let page = context.cast.page;
    let (open, start) = (context.spots[s][w.spot].open, context.cast.claims.lines[s].tokens.start);
    let verb = context.cast.claims.lines[s].verbs.iter().find(|v| v.tokens.end == open);
    let talks = verb.filter(|v| ["discuss", "address", "raise"].contains(&v.base.as_str()));
    let refused = |i: usize| ["refuse", "decline"].contains(&page.schema.forms.base(&page.words[i].lower));
    let from = open.saturating_sub(1).max(start);
    let left_out = |v: &VerbGroup| v.negated && (v.passive || v.base == "be") && v.tokens.start == w.tokens.end;
    (from..w.tokens.start).any(|i| page.words[i].is("not"))
        || context.cast.claims.lines[s].verbs.iter().any(left_out)
        || talks.is_some_and(|v| v.negated || (v.tokens.start.saturating_sub(2).max(start)..open).any(refused))
}
