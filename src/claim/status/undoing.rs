//! What undoes a plan told of elsewhere: "that visit was called off", "he will not now go", "she never turned up".

use super::absent::absent;
use super::doubt::doubted;
use super::group::by_group;
use super::hang::as_subject;
use super::listed::{happens, is_off, listed, no_longer};
use super::undone::moved;
use crate::claim::Side;
use crate::claim::clause::{self, Subject};
use crate::claim::line::{Group, Line, What};
use crate::document::tag::Tag;
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::verb::{Tense, VerbGroup};

/// How a plan comes to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Somebody does not go or come, or the journey is called off: whoever was to be seen is not.
    Stayed,
    /// "The meeting", "that visit", "it": what was told of before.
    Named,
}

/// That a plan came to nothing, with no word in the sentence of whom it was with.
#[derive(Clone, Debug, PartialEq)]
pub struct Undoing {
    /// Number of the sentence.
    pub sentence: usize,
    /// The token of its verb.
    pub anchor: usize,
    /// How.
    pub how: How,
    /// Whose plan it was, where the sentence says.
    pub side: Option<Side>,
    /// Whether it is none told of before: "a visit to Lima".
    pub fresh: bool,
}

/// All that a sentence says to have come to nothing.
pub fn undoings(page: &Page, line: &Line) -> Vec<Undoing> {
    let verbs = (0..line.items.len()).filter_map(|k| undoing(page, line, k));
    verbs.chain(line.tokens.clone().filter_map(|i| undoing_noun(page, line, i))).collect()
}

/// "the postponement of his visit", "the reason for the cancellation".
fn undoing_noun(page: &Page, line: &Line, at: usize) -> Option<Undoing> {
    const NOUNS: &[&str] = &["cancellation", "postponement", "deferral", "deferment"];
    const WISHES: &[&str] = &[
        "request",
        "requests",
        "call",
        "calls",
        "possibility",
        "demand",
        "demands",
        "risk",
        "threat",
        "no",
        "without",
    ];
    let words = &page.words;
    let wished = words[at.saturating_sub(5).max(line.tokens.start)..at].iter().any(|w| w.among(WISHES));
    if !words[at].among(NOUNS) || wished {
        return None;
    }
    let end = line.tokens.end.min(at + 9);
    let of = at + 1 < end && words[at + 1].is("of");
    let listed = |i: &usize| page.schema.status.journeys.iter().any(|n| words[*i].is(n));
    let told = |side| Undoing { sentence: line.sentence, anchor: at, how: How::Stayed, side, fresh: false };
    if of {
        let noun = (at + 2..end).take_while(|&i| !words[i].is(",")).find(listed)?;
        let side = owner(page, line, noun);
        let whose = side.is_some() || (at + 2..noun).any(|i| words[i].tag == Tag::PRPS);
        return whose.then(|| told(side));
    }
    let definite = at > line.tokens.start && words[at - 1].among(&["the", "its", "this"]);
    definite.then(|| Undoing { how: How::Named, ..told(None) })
}

fn undoing(page: &Page, line: &Line, k: usize) -> Option<Undoing> {
    let What::Verb(v) = line.items[k].what else { return None };
    let verb = &line.verbs[v];
    if doubted(page, line, k).is_some() || wished(page, line, k) {
        return None;
    }
    let (how, side, fresh) = journey(page, line, k)
        .or_else(|| named(page, line, k).map(|(how, side)| (how, side, false)))
        .or_else(|| absent(page, line, k).map(|s| (How::Stayed, s, false)))?;
    Some(Undoing { sentence: line.sentence, anchor: verb.main, how, side, fresh })
}

/// "a call to cancel", "asked him to put off", "may cancel": it is only spoken of.
fn wished(page: &Page, line: &Line, k: usize) -> bool {
    const WISHES: &[&str] = &[
        "call", "calls", "request", "requests", "proposal", "threat", "threats", "demand", "demands", "pressure",
        "appeal",
    ];
    let What::Verb(v) = line.items[k].what else { return false };
    let verb = &line.verbs[v];
    let start = verb.tokens.start;
    let before = start.checked_sub(1).filter(|b| *b >= line.tokens.start).map(|b| &page.words[b]);
    let noun = before.is_some_and(|w| w.among(WISHES));
    let matrix = || {
        (0..k).rev().find_map(|j| match line.items[j].what {
            What::Verb(u) => Some(&line.verbs[u]),
            _ => None,
        })
    };
    let asked = verb.tense == Tense::Infinitive && matrix().is_some_and(|m| super::doubt::proposes(page, m));
    noun || asked || !verb.negated && by_group(page, verb) == Status::Proposed
}

/// Whether a verb says of its object or subject that it comes to nothing.
pub(super) fn undoes(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    let listed = listed(page, line, verb) == Some(Status::Cancelled) && !verb.negated;
    listed || is_off(page, line, verb) || moved(page, line, verb)
}

/// "withdrew the invitation", "gave up plans": what is done to a plan alone.
fn retracts(verb: &VerbGroup, up: bool) -> bool {
    const RETRACTS: &[&str] = &["withdraw", "rescind", "revoke", "retract", "bury", "renounce", "forswear", "collapse"];
    (RETRACTS.contains(&verb.base.as_str()) || verb.base == "give" && up) && !verb.negated
}

/// Whether a verb says of its subject that it does not come about.
pub(super) fn never_comes(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    let failed = verb.governs.iter().any(|g| g == "fail");
    let told = verb.modal.is_some() || matches!(verb.tense, Tense::Past | Tense::Pluperfect);
    happens(page, line, verb) && (verb.negated && told || failed || no_longer(page, line, verb))
}

/// "scrapped his trip", "the visit was put off", "her plans fell through": whose journey it was, and whether the words bring it up.
fn journey(page: &Page, line: &Line, k: usize) -> Option<(How, Option<Side>, bool)> {
    let What::Verb(v) = line.items[k].what else { return None };
    let verb = &line.verbs[v];
    let up = verb.tokens.end < line.tokens.end && page.words[verb.tokens.end].is("up");
    let (undone, never) = (undoes(page, line, verb) || retracts(verb, up), never_comes(page, line, verb));
    if !undone && !never {
        return None;
    }
    let noun =
        |i: &usize| page.words[*i].tag.is_noun() && page.schema.status.journeys.iter().any(|n| page.words[*i].is(n));
    let active = undone && !verb.passive;
    let end = verb.tokens.end;
    let stop =
        |i: &usize| page.words[*i].among(&[",", ";"]) || line.verbs.iter().any(|u| u.finite() && u.tokens.contains(i));
    let object = (end..line.tokens.end.min(end + 9)).take_while(|i| !stop(i)).find(noun).filter(|_| active);
    let subject = || (line.tokens.start..verb.tokens.start).rev().take_while(|i| !page.words[*i].is(";")).find(noun);
    let nearer =
        |i: &usize| line.encounters.iter().any(|e| e.head > *i && e.head < verb.tokens.start && !noun(&e.head));
    match object {
        Some(i) => {
            let side = owner(page, line, i).or_else(|| acting(page, line, k));
            Some((How::Stayed, side, brought_up(page, line, i)))
        }
        None => {
            // "A trip that X was to have made for a session with Y was dropped"
            let led = |i: &usize| page.words[i + 1].is("that");
            let i = subject().filter(|i| led(i) || !nearer(i))?;
            let side = owner(page, line, i);
            let seen = line.encounters.iter().any(|e| e.head == i);
            let how = if side.is_some() || !seen { How::Stayed } else { How::Named };
            Some((how, side, brought_up(page, line, i)))
        }
    }
}

/// "a visit to Lima", "another planned trip": a journey of which nothing was told before.
fn brought_up(page: &Page, line: &Line, noun: usize) -> bool {
    let led = (line.tokens.start..noun).rev().find(|&i| !belongs(page, i));
    led.is_some_and(|i| page.words[i].among(&["a", "an", "another"]))
}

/// Whose a journey is: "his trip", "Duarte's visit", "the visit of Duarte", "the invitation to her".
fn owner(page: &Page, line: &Line, noun: usize) -> Option<Side> {
    let near = |p: &&usize| {
        let tokens = &line.parties[**p].tokens;
        tokens.end <= noun && noun - tokens.end <= 4 && (tokens.end..noun).all(|i| belongs(page, i))
    };
    let owns = |p: &usize| {
        let end = line.parties[*p].tokens.end;
        line.parties[*p].possessor
            || page.words[end.saturating_sub(1)..].iter().take(2).any(|w| w.among(&["'s", "’s", "'", "’"]))
    };
    let rows: Vec<usize> = (0..line.parties.len()).filter(owns).collect();
    if let Some(row) = rows.iter().rev().find(near) {
        return Some(Side::Party(*row));
    }
    let word = page.words.get(noun + 1).filter(|_| noun + 1 < line.tokens.end)?;
    let group = line.groups.iter().position(|g| g.tokens.start == noun + 2);
    let led = word.among(&["of", "by"]) || page.words[noun].is("invitation") && word.is("to");
    group.filter(|_| led).map(Side::Group)
}

fn belongs(page: &Page, i: usize) -> bool {
    let word = &page.words[i];
    word.tag.is_noun()
        || word.tag.is_adjective()
        || word.among(&["'s", "’s", "'", "’", "own"])
        || matches!(word.tag, Tag::VBN | Tag::VBG | Tag::CD)
}

/// The subject of a verb as a side.
pub(super) fn acting(page: &Page, line: &Line, k: usize) -> Option<Side> {
    match clause::subject(page, line, k) {
        Subject::Who(g) => Some(Side::Group(g)),
        Subject::Implied => Some(Side::Implied),
        _ => None,
    }
}

/// "the talks were put off", "it will not take place", "nothing came of it": what was told of before.
fn named(page: &Page, line: &Line, k: usize) -> Option<(How, Option<Side>)> {
    let What::Verb(v) = line.items[k].what else { return None };
    let verb = &line.verbs[v];
    let before = verb.tokens.start.checked_sub(1).filter(|b| *b >= line.tokens.start).map(|b| &page.words[b]);
    let behind = &page.words[verb.tokens.end.min(line.tokens.end)..line.tokens.end];
    if verb.base == "come" && before.is_some_and(|w| w.is("nothing")) && behind.first().is_some_and(|w| w.is("of")) {
        return Some((How::Named, None));
    }
    if !undoes(page, line, verb) && !never_comes(page, line, verb) {
        return None;
    }
    let opens = verb.tokens.start < line.tokens.start + 2 || {
        let earlier = &page.words[verb.tokens.start - 2];
        !earlier.word() || matches!(earlier.tag, Tag::CC | Tag::IN) || earlier.among(&["said", "but", "and"])
    };
    let it = before.is_some_and(|w| w.is("it") || opens && w.among(&["that", "this"]))
        && (verb.passive || never_comes(page, line, verb) || is_off(page, line, verb));
    let plain = || {
        (0..line.items.len()).any(|j| {
            let What::Encounter(e) = line.items[j].what else { return false };
            let noun = &line.encounters[e];
            let next = page.words.get(noun.tokens.end);
            // "the summit of the bloc" names no sides.
            let two = |g: &Group| {
                let near = (noun.tokens.end..noun.tokens.end + 6).contains(&g.tokens.start);
                near && (g.parties.len() > 1 || g.parties.iter().any(|&p| line.parties[p].personal()))
            };
            let sides = !line.parties_in(&noun.tokens).is_empty()
                || next.is_some_and(|w| w.among(&["with", "between", "among", "by"]))
                || next.is_some_and(|w| w.is("of")) && line.groups.iter().any(two);
            let aside = k > 0 && page.words[line.items[k - 1].tokens.start].among(&["that", "which"]);
            let fresh = page.words[noun.tokens.clone()].iter().any(|w| w.among(&["a", "an", "another"]));
            noun.definite && !fresh && !sides && !aside && as_subject(page, line, j, e).contains(&k)
        })
    };
    (it || plain()).then_some((How::Named, None))
}

/// Whether what a claim in the same sentence plans hangs on the journey that is undone: "will not go to Lima for talks with X",
/// "scrapped a trip to Lima, where he is to see X", "X, who was to see Y, was turned back".
pub fn undone_with(page: &Page, line: &Line, anchor: usize, undoing: &Undoing) -> bool {
    if undoing.how != How::Stayed || undoing.anchor == anchor {
        return false;
    }
    if past_plan(page, line, anchor) {
        return true;
    }
    let between = undoing.anchor + 1..anchor.max(undoing.anchor + 1);
    let finite = line.verbs.iter().any(|v| v.finite() && between.contains(&v.main) && !v.tokens.contains(&anchor));
    let where_ = page.words[between.clone()].iter().any(|w| w.among(&["where"]));
    let own = line.verbs.iter().find(|v| v.tokens.contains(&anchor));
    let hangs = own.is_none_or(|v| v.tense == Tense::Infinitive && v.modal.is_none());
    anchor > undoing.anchor && !finite && (where_ || hangs)
}

/// "was to meet", "had been due to see", "had looked forward to receiving": what was once to come.
pub fn past_plan(page: &Page, line: &Line, anchor: usize) -> bool {
    const AGREES: &[&str] = &["accept", "agree", "arrange", "invite", "look", "prepare", "plan", "schedule"];
    let own = line.verbs.iter().find(|v| v.tokens.contains(&anchor));
    let before = || line.verbs.iter().rfind(|v| v.tokens.start < anchor && v.finite());
    let behind = || line.verbs.iter().find(|v| v.tokens.start > anchor && v.finite());
    let past = |v: &VerbGroup| {
        let first = &page.words[v.tokens.start];
        let agreed = v.tense == Tense::Pluperfect && AGREES.contains(&v.base.as_str());
        let past = first.among(&["was", "were"]) || first.is("had") && (!v.passive || agreed);
        let agreed = agreed || first.is("had") && page.words[v.tokens.start + 1].is("to");
        let end = v.tokens.end.min(line.tokens.end);
        let behind = &page.words[end..(end + 4).min(line.tokens.end)];
        let on_way = v.base == "be" && behind.iter().any(|w| w.among(&["way", "route"]));
        let awaited = ["expect", "await"].contains(&v.base.as_str()) && v.tense == Tense::Past && v.modal.is_none();
        awaited && !v.negated || past && !v.negated && (by_group(page, v) != Status::Held || agreed || on_way)
    };
    match own {
        Some(v) if v.finite() => past(v),
        Some(_) => before().is_some_and(past),
        None => before().is_some_and(past) || behind().is_some_and(past),
    }
}
