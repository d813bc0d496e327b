//! What a verb says with its helping words.

use crate::claim::line::{Line, What};
use crate::document::tag::Tag;
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::verb::{Tense, VerbGroup};

/// What the group itself says.
pub(super) fn by_group(page: &Page, verb: &VerbGroup) -> Status {
    let table = &page.schema.status;
    let should_have = matches!(verb.modal.as_deref(), Some("should" | "would"))
        && verb.governs.is_empty()
        && page.words[verb.tokens.clone()].windows(2).any(|w| w[0].is("have") && w[1].tag == Tag::VBN);
    if verb.was_to_have || should_have && !verb.negated || once_expected(page, verb) {
        return Status::Cancelled;
    }
    let governed = |status: Status| {
        let mut rows = table.governs.iter().filter(|(s, _)| *s == status).flat_map(|(_, words)| words);
        rows.any(|w| verb.governs.contains(w))
    };
    // "will try to see X"
    let tries = matches!(verb.governs.as_slice(), [only] if only == "try" || only == "attempt");
    if tries && !verb.negated && matches!(verb.modal.as_deref(), Some("will" | "'ll")) {
        return Status::Planned;
    }
    // "was prepared to receive him" tells a will, "was preparing to" a plan
    let prepared = governed_by(verb, "prepare") && page.words[verb.tokens.clone()].iter().any(|w| w.is("prepared"));
    if verb.negated
        || governed(Status::Proposed)
        || prepared
        || verb.governs.iter().any(|g| READY_ONLY.contains(&g.as_str())) && !was_able(page, verb)
    {
        return Status::Proposed;
    }
    let expected = verb.passive && ["expect", "await", "schedule"].contains(&verb.base.as_str());
    let due = verb.base == "be" && page.words[verb.tokens.end..].first().is_some_and(|w| w.is("due")) && {
        let next = page.words.get(verb.tokens.end + 1);
        next.is_some_and(|w| w.among(&["in", "at", "on", "here", "there", "back", "to", "next", "this", "tomorrow"]))
    };
    // "is going to meet", not "went to meet"
    let going = governed_by(verb, "go") && page.words[verb.tokens.clone()].iter().skip(1).any(|w| w.is("going"));
    if verb.is_to || is_to(page, verb) || going || expected || due || governed(Status::Planned) {
        return Status::Planned;
    }
    if let Some(modal) = &verb.modal {
        let row = table.modals.iter().find(|(_, words)| words.contains(modal));
        return row.map_or(Status::Held, |(s, _)| *s);
    }
    Status::Held
}

/// "was able to speak with X": he did.
fn was_able(page: &Page, verb: &VerbGroup) -> bool {
    let first = &page.words[verb.tokens.start];
    let was = first.among(&["was", "were", "has", "have", "had"]);
    was && !verb.negated && verb.modal.is_none() && verb.governs.iter().all(|g| g == "able")
}

/// "was supposed to meet", "had been expected in Lima": what one was to do, and has not done. "had been due to meet" is known by
/// its helping words.
fn once_expected(page: &Page, verb: &VerbGroup) -> bool {
    let supposed = page.words[verb.tokens.start].among(&["was", "were"]) && governed_by(verb, "suppose");
    let awaited = ["expect", "schedule", "slate"].contains(&verb.base.as_str());
    !verb.negated && (supposed || awaited && verb.passive && verb.tense == Tense::Pluperfect)
}

const READY_ONLY: &[&str] = &[
    "ready",
    "willing",
    "prepared",
    "able",
    "unable",
    "unwilling",
    "reluctant",
    "eager",
    "keen",
    "open",
    "likely",
    "unlikely",
    "happy",
    "anxious",
];

fn governed_by(verb: &VerbGroup, base: &str) -> bool {
    verb.governs.iter().any(|g| g == base)
}

/// "are to resume", where the infinitive was taken for a noun.
fn is_to(page: &Page, verb: &VerbGroup) -> bool {
    let behind = &page.words[verb.tokens.end..];
    let first = &page.words[verb.tokens.start];
    verb.base == "be"
        && verb.tokens.len() == 1
        && first.among(&["is", "are", "was", "were"])
        && matches!(behind, [to, next, ..] if to.is("to") && next.among(RESUMES))
}

/// Infinitives of going on that look like nouns.
const RESUMES: &[&str] = &["resume", "end", "start", "continue", "open", "conclude", "meet", "visit", "host"];

/// "Nor could X see Y": what the helping verb before the subject says.
pub(super) fn turned_round(page: &Page, line: &Line, helper: usize) -> Status {
    let What::Verb(v) = line.items[helper].what else { return Status::Held };
    let verb = &line.verbs[v];
    let word = &page.words[verb.main];
    let from = verb.tokens.start.saturating_sub(3).max(line.tokens.start);
    if verb.negated || page.words[from..verb.tokens.start].iter().any(|w| w.among(&["nor", "neither", "never"])) {
        return Status::Proposed;
    }
    let rows = &page.schema.status.modals;
    rows.iter().find(|(_, words)| words.iter().any(|m| word.is(m))).map_or(Status::Held, |(s, _)| *s)
}
