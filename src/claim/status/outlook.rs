//! What the sentence as a whole tells of its time, and the sentences before it.

use super::doubt::proposes;
use super::group::by_group;
use super::listed::listed;
use super::of_verb;
use crate::claim::line::{Line, What};
use crate::document::BlockKind;
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::verb::{Tense, VerbGroup};
use crate::schema::Flags;

/// So many sentences in the present may follow one that tells of what will be.
const REACH: usize = 3;

/// Whether a sentence in the present goes on with what will be: "On Monday he will be in Lima. There he meets X."
///
/// `anchor` is the token of the verb or noun of encounter.
pub fn goes_on(page: &Page, lines: &[Line], sentence: usize, anchor: usize) -> bool {
    let line = &lines[sentence];
    let mut own = (0..line.items.len()).rev().filter_map(|k| verb_in(line, k).map(|v| (k, v)));
    let telling = own.find(|(_, v)| v.tokens.start <= anchor && v.finite()).or_else(|| main(page, line));
    let Some((k, verb)) = telling else { return false };
    body(page, line) && present(page, verb) && !quoted(page, line, k) && told_before(page, lines, sentence)
}

fn told_before(page: &Page, lines: &[Line], sentence: usize) -> bool {
    for line in lines[..sentence].iter().rev().take(REACH).take_while(|l| body(page, l)) {
        let Some((k, verb)) = main(page, line) else { return false };
        if quoted(page, line, k) {
            return false;
        }
        if of_verb(page, line, k) == Status::Planned {
            return true;
        }
        if !present(page, verb) {
            return false;
        }
    }
    false
}

/// Whether the sentence tells of what is over: its main verb stands in the past, and neither plans nor says anything.
pub fn is_past(page: &Page, line: &Line) -> bool {
    let Some((_, verb)) = main(page, line) else { return false };
    let plans = page.schema.status.governs.iter().filter(|(s, _)| *s != Status::Held);
    let open = plans.flat_map(|(_, words)| words).any(|w| *w == verb.base)
        || matches!(listed(page, line, verb), Some(s) if s != Status::Held)
        || page.words[verb.main].flags.any(Flags::SAYING);
    let plain = by_group(page, verb) == Status::Held || verb.negated && verb.modal.is_none() && says_little(page, verb);
    let past = verb.tense == Tense::Pluperfect || verb.tense == Tense::Past && verb.base != "be";
    past && !open && plain
}

/// Whether an invitation told of in a sentence is accepted there or in the next.
pub fn accepted(page: &Page, lines: &[Line], sentence: usize) -> bool {
    let accepts = |v: &VerbGroup| v.base == "accept" && v.finite() && by_group(page, v) == Status::Held;
    let come = |v: &VerbGroup| ["come", "attend", "go"].contains(&v.base.as_str()) && !v.negated;
    // "said that he would come"
    let agrees = |vs: &[VerbGroup]| {
        let would = matches!(vs[1].modal.as_deref(), Some("would" | "will"));
        ["say", "reply", "answer", "promise"].contains(&vs[0].base.as_str()) && !vs[0].negated && would && come(&vs[1])
    };
    let takes = |line: &Line| line.verbs.iter().any(accepts) || line.verbs.windows(2).any(agrees);
    lines[sentence..].iter().take(2).any(takes)
}

/// Whether a verb tells neither of an encounter nor of a wish: "would not take his hand" is no offer of talks.
pub fn says_little(page: &Page, verb: &VerbGroup) -> bool {
    let hints = page.schema.encounters.hints.has(&verb.base);
    let happens = ["happen", "occur", "materialise", "materialize"].contains(&verb.base.as_str());
    let undone = verb.governs.iter().all(|g| ["fail", "refuse", "decline"].contains(&g.as_str()));
    !hints && !happens && undone && !proposes(page, verb)
}

/// "did not meet", "have not met", "do not speak": neither an encounter nor a word that one was wished for. But who did not
/// receive somebody was asked to.
pub fn never_was(verb: &VerbGroup) -> bool {
    let so_far = matches!(verb.tense, Tense::Past | Tense::Perfect | Tense::Pluperfect | Tense::Present);
    let asked = verb.tense == Tense::Past && verb.base == "receive";
    verb.negated && so_far && !asked && !verb.is_to && !verb.passive && verb.modal.is_none() && verb.governs.is_empty()
}

/// "awaited her at the gate", "was waiting for him": somebody who has come since.
pub fn was_awaited(line: &Line, at: usize) -> bool {
    verb_in(line, at).is_some_and(|v| {
        // "was expecting her", not "expected her on Friday"
        let waits = ["await", "wait"].contains(&v.base.as_str()) || v.base == "expect" && v.tokens.len() > 1;
        waits && v.tense == Tense::Past && !v.passive && !v.negated && !v.is_to && v.governs.is_empty()
    })
}

/// The first finite verb that stands in no clause of its own.
fn main<'l>(page: &Page, line: &'l Line) -> Option<(usize, &'l VerbGroup)> {
    const OPENS: &[&str] =
        &["who", "which", "that", "whom", "where", "when", "if", "as", "while", "although", "because"];
    let aside = |k: usize| {
        let words = line.items[..k].iter().rev().take(3).take_while(|i| !matches!(i.what, What::Verb(_)));
        words.filter(|i| i.what == What::Word).any(|i| page.words[i.tokens.start].among(OPENS))
    };
    let verbs = (0..line.items.len()).filter_map(|k| verb_in(line, k).map(|v| (k, v)));
    // "Hosted by X, the summit is expected to"
    let opens = |v: &VerbGroup| v.tokens.start == line.tokens.start;
    verbs.filter(|(_, v)| v.finite() && !opens(v)).find(|(k, _)| !aside(*k))
}

fn verb_in(line: &Line, k: usize) -> Option<&VerbGroup> {
    let What::Verb(v) = line.items[k].what else { return None };
    Some(&line.verbs[v])
}

/// Whether a verb stands alone in the present and tells of what is done.
fn present(page: &Page, verb: &VerbGroup) -> bool {
    let plain = verb.tense == Tense::Present && verb.modal.is_none() && !verb.is_to && !verb.negated;
    let simple = verb.tokens.len() == 1 || verb.passive;
    plain && simple && verb.governs.is_empty() && verb.base != "be" && !page.words[verb.main].flags.any(Flags::SAYING)
}

fn body(page: &Page, line: &Line) -> bool {
    page.document.kind(&page.document.sentences[line.sentence]) == BlockKind::Body
}

/// Whether a verb stands in somebody's own words.
fn quoted(page: &Page, line: &Line, k: usize) -> bool {
    let before = &page.words[line.tokens.start..line.items[k].tokens.start];
    before.iter().filter(|w| w.among(&["\"", "“", "”"])).count() % 2 == 1
}
