//! What speaks for a meeting's having been held, or being planned, proposed or called off: named features.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::bag::{Bag, truth};
use super::super::cast::Cast;
use super::super::fact::Status;
use super::super::meeting::Draft;
use super::super::standing::way;
use crate::claim::line::Line;
use crate::document::TokenKind;
use crate::mention::verb::VerbGroup;

/// How many words around the word that tells of it are near.
const NEAR: usize = 5;

/// All features of one meeting.
pub(super) fn signs(cast: &Cast, draft: &Draft, bag: &mut Bag) {
    let status = draft.status.map_or("none", Status::word);
    bag.with("rule", status);
    bag.put(&["rule=", status, " ", draft.kind.map_or("none", |k| k.word())]);
    let date = draft.date.as_ref().map(|(d, _)| *d).zip(cast.page.document.date);
    let way = date.map_or("none", |(date, now)| way(date, now));
    bag.with("date", way);
    bag.put(&["date=", way, " ", status]);
    for rule in draft.evidence.iter().map(|e| e.rule.as_str()).collect::<BTreeSet<_>>() {
        bag.with("by", rule);
        bag.put(&["by=", rule, " ", status]);
    }
    bag.count("people", draft.who.len().min(4));
    let told: BTreeSet<usize> = draft.told.iter().map(|(s, _)| *s).collect();
    bag.count("told", told.len().min(4));
    for claim in cast.claims.meetings.iter().filter(|c| draft.told.contains(&(c.sentence, c.anchor))) {
        bag.with("claim", claim.status.word());
    }
    for &(s, anchor) in &draft.told {
        around(cast, &cast.claims.lines[s], anchor, status, bag);
    }
    for s in told {
        sentence(cast, &cast.claims.lines[s], "", status, bag);
        if let Some(next) = cast.claims.lines.get(s + 1) {
            sentence(cast, next, "next ", status, bag);
        }
        let block = cast.page.document.kind(&cast.page.document.sentences[s]);
        bag.shown(format_args!("block={block:?} {status}"));
        bag.put(&["lies=", ["early", "late"][usize::from(s * 2 > cast.claims.lines.len())], " ", status]);
    }
}

/// The verb that tells of it, or the verbs around the noun that does, and the words near it.
fn around(cast: &Cast, line: &Line, anchor: usize, status: &str, bag: &mut Bag) {
    let own = line.verbs.iter().find(|v| v.main == anchor || v.tokens.contains(&anchor));
    match own {
        Some(verb) => deed("own", verb, status, bag),
        None => {
            if let Some(e) = line.encounters.iter().find(|e| e.head == anchor) {
                bag.with("noun", &cast.page.words[e.head].lower);
                bag.put(&["noun-is=", truth(e.definite), "-", truth(e.indefinite), " ", status]);
            }
            let before = line.verbs.iter().rfind(|v| v.tokens.end <= anchor);
            let after = line.verbs.iter().find(|v| v.tokens.start > anchor);
            before.into_iter().for_each(|v| deed("before", v, status, bag));
            after.into_iter().for_each(|v| deed("after", v, status, bag));
        }
    }
    let first = line.verbs.iter().find(|v| v.finite());
    first.filter(|v| own != Some(*v)).into_iter().for_each(|v| deed("first", v, status, bag));
    let near = anchor.saturating_sub(NEAR).max(line.tokens.start)..(anchor + NEAR).min(line.tokens.end);
    words(cast, line, near, "near", bag);
}

/// A verb, its time and what it hangs on.
fn deed(name: &str, verb: &VerbGroup, status: &str, bag: &mut Bag) {
    let voice = if verb.passive { "passive" } else { "active" };
    let tense = format!("{:?}{}", verb.tense, if verb.negated { "-not" } else { "" });
    bag.put(&[name, "=", &verb.base]);
    bag.put(&[name, "=", &verb.base, " ", &tense, " ", voice]);
    bag.put(&[name, "-tense=", &tense]);
    bag.put(&[name, "-tense=", &tense, " ", status]);
    if let Some(modal) = &verb.modal {
        bag.put(&[name, "-modal=", modal]);
        bag.put(&[name, "-modal=", modal, " ", status]);
    }
    for governs in &verb.governs {
        bag.put(&[name, "-under=", governs]);
    }
    if verb.is_to {
        bag.put(&[name, "-is-to"]);
    }
    if verb.was_to_have {
        bag.put(&[name, "-was-to-have"]);
    }
}

/// The verbs and words of a sentence.
fn sentence(cast: &Cast, line: &Line, name: &str, status: &str, bag: &mut Bag) {
    for verb in &line.verbs {
        bag.put(&[name, "verb=", &verb.base]);
        bag.shown(format_args!("{name}tense={:?} {status}", verb.tense));
        if let Some(modal) = &verb.modal {
            bag.put(&[name, "modal=", modal]);
        }
    }
    if name.is_empty() {
        words(cast, line, line.tokens.clone(), "word", bag);
    }
}

/// Its plain words, without those of names.
fn words(cast: &Cast, line: &Line, tokens: Range<usize>, name: &str, bag: &mut Bag) {
    for i in tokens {
        let word = &cast.page.words[i];
        let plain = word.kind == TokenKind::Word && !word.capital() && word.lower.is_ascii();
        if plain && !line.parties.iter().any(|p| p.tokens.contains(&i)) {
            bag.with(name, &word.lower);
        }
    }
}
