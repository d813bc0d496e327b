//! On which day: that on which an encounter was to be, that on which it was called off, and the new one.

use super::listed::happens;
use super::undoing::{never_comes, undoes};
use crate::claim::clause::{self, Subject};
use crate::claim::line::{Line, What};
use crate::mention::Page;
use crate::mention::verb::{Tense, VerbGroup};

/// Whether a time tells when an encounter was called off, not when it was to be: "on Monday cancelled", "was put off on Monday".
pub fn day_of_undoing(page: &Page, line: &Line, time: usize) -> bool {
    let Some(at) = line.items.iter().position(|i| i.what == What::Time(time)) else { return false };
    let adverb = |k: &usize| {
        let word = &page.words[line.items[*k].tokens.start];
        line.items[*k].what == What::Word
            && (word.tag.is_adverb() || word.among(&["off", "back", "through", "out", "late", "early"]))
    };
    let left = (0..at).rev().find(|k| !adverb(k));
    let next = |from: usize| (from..line.items.len()).find(|k| !adverb(k));
    // "On Monday he cancelled"
    let right = match next(at + 1) {
        Some(k) if matches!(line.items[k].what, What::Who(_)) => next(k + 1),
        other => other,
    };
    let undone = |k: Option<usize>| {
        k.filter(|&k| matches!(line.items[k].what, What::Verb(v) if undoes(page, line, &line.verbs[v])))
    };
    let passive = |k: usize| matches!(line.items[k].what, What::Verb(v) if line.verbs[v].passive);
    let start = line.times[time].tokens.start;
    let led = start > 0 && page.words[start - 1].among(&["until", "till", "to", "for"]);
    // "was on Friday cancelled"
    let amid = |k: usize| {
        let parted = matches!(line.items[k].what, What::Verb(v) if line.verbs[v].tense == Tense::PastParticiple);
        parted && left.is_some_and(|l| matches!(line.items[l].what, What::Verb(v) if line.verbs[v].base == "be"))
    };
    !led && (undone(left).is_some_and(passive) || undone(right).is_some_and(|k| acts(page, line, k) || amid(k)))
}

/// The row of the new day on which what was put off is to be: "It will now take place on Friday".
pub fn new_day(page: &Page, line: &Line) -> Option<usize> {
    let at = (0..line.items.len()).find(|&k| matches!(line.items[k].what, What::Verb(v) if line.verbs[v].finite()))?;
    let What::Verb(v) = line.items[at].what else { return None };
    let verb = &line.verbs[v];
    let ahead = verb.modal.as_deref() == Some("will") || verb.is_to && verb.tense == Tense::Present;
    let first = &page.words[line.tokens.start];
    let before = line.items[..at].iter().filter(|i| matches!(i.what, What::Who(_))).count();
    let noun = line.items[..at].iter().any(|i| match i.what {
        What::Encounter(e) => line.encounters[e].definite && line.parties_in(&line.encounters[e].tokens).is_empty(),
        _ => page.schema.status.journeys.iter().any(|n| page.words[i.tokens.start].is(n)),
    });
    let plain = first.is("it") || noun && first.among(&["the", "that", "this", "his", "her", "their"]);
    if verb.negated || !ahead || !happens(page, line, verb) || before > 0 || !plain {
        return None;
    }
    (0..line.times.len()).find(|&t| line.times[t].tokens.start >= verb.tokens.end)
}

/// Whether the next finite verb behind a time says that what was to be then does not come about: "the talks of May 3 were put off".
pub fn undone_behind(page: &Page, line: &Line, at: usize) -> bool {
    let behind = |k: &usize| {
        let item = &line.items[*k];
        item.tokens.start > at && matches!(item.what, What::Verb(v) if line.verbs[v].finite())
    };
    let Some(k) = (0..line.items.len()).find(behind) else { return false };
    let What::Verb(v) = line.items[k].what else { return false };
    let verb = &line.verbs[v];
    let own = (at..verb.tokens.start).all(|i| !page.words[i].among(&[";", "and", "but"]));
    own && (undoes(page, line, verb) || never_comes(page, line, verb)) && !acts(page, line, k)
}

/// Whether somebody stands right before a verb as its subject, with no verb of a clause between them.
fn acts(page: &Page, line: &Line, k: usize) -> bool {
    let What::Verb(v) = line.items[k].what else { return false };
    let start = line.verbs[v].tokens.start;
    match clause::subject(page, line, k) {
        Subject::Who(g) => {
            let end = line.groups[g].tokens.end;
            let between = |u: &VerbGroup| u.finite() && (end..start).contains(&u.tokens.start);
            line.verbs[v].base != "be" && !line.verbs.iter().any(between)
        }
        _ => false,
    }
}
