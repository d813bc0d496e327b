//! What a noun of encounter hangs on.

use crate::claim::clause;
use crate::claim::line::{Line, What};
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::verb::Tense;

/// Prepositions that may stand between a noun and its verb.
const PASSED: &[&str] = &["of", "for", "in", "at", "to", "on", "off", "with", "after", "before", "following", "during"];

/// The finite verbs behind a noun of encounter of which it is the subject: "the summit that was to open did not take place".
pub(super) fn as_subject(page: &Page, line: &Line, at: usize, row: usize) -> Vec<usize> {
    let told = |k: &usize| {
        matches!(line.items[*k].what, What::Verb(v) if line.verbs[v].finite())
            && clause::subject(page, line, *k) == clause::Subject::Encounter(row)
    };
    (at + 1..line.items.len()).filter(told).collect()
}

/// "a working lunch": a participle between article and noun is no verb of its own.
fn working(page: &Page, line: &Line, at: usize) -> bool {
    let before = at.checked_sub(1).map(|k| &line.items[k]).filter(|i| matches!(i.what, What::Verb(_)));
    before.is_some_and(|i| {
        let start = i.tokens.start;
        i.tokens.len() == 1
            && page.words[start].lower.ends_with("ing")
            && start > 0
            && page.words[start - 1].tag == Tag::DT
    })
}

/// Where the words of the noun begin, its article and participle with them.
pub(super) fn opening(page: &Page, line: &Line, at: usize, start: usize) -> usize {
    if working(page, line, at) { line.items[at - 1].tokens.start - 1 } else { start }
}

/// The verb that a noun is object or subject of: its item and base form.
pub fn governing(page: &Page, line: &Line, at: usize) -> Option<(usize, String)> {
    let base = |k: usize| match line.items[k].what {
        What::Verb(v) => Some((k, line.verbs[v].base.clone())),
        _ => None,
    };
    for k in (0..at).rev() {
        if k + 1 == at && working(page, line, at) {
            continue;
        }
        if let Some(found) = base(k) {
            return Some(found);
        }
        let item = &line.items[k];
        let word = &page.words[item.tokens.start];
        let breaks = item.what == What::Word
            && (word.among(&[",", ";", ":", "that", "which", "who"]) || word.tag == Tag::IN && !word.among(PASSED));
        if breaks {
            break;
        }
    }
    let stop = |k: &usize| {
        let item = &line.items[*k];
        !(item.what == What::Word && page.words[item.tokens.start].among(&[";", ":"]))
    };
    // "The talks, set for May, were put off": a finite verb goes before a participle between commas.
    let aside = |k: usize| {
        let comma = |i: usize| page.words[line.items[i].tokens.start].is(",");
        matches!(line.items[k].what, What::Verb(v) if line.verbs[v].tense == Tense::PastParticiple)
            && k > 0
            && comma(k - 1)
    };
    let right: Vec<usize> = (at + 1..line.items.len()).take_while(stop).filter(|&k| base(k).is_some()).collect();
    let first = right.iter().copied().find(|&k| !aside(k)).or(right.first().copied())?;
    base(first)
}
