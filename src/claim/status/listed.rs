//! What a verb from the lists says of the encounter that is its object or subject.

use super::group::by_group;
use super::hang::as_subject;
use super::of_verb;
use super::undone::{came_to_nothing, moved};
use crate::claim::line::{Line, What};
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::verb::{Tense, VerbGroup};
use crate::mention::word::Word;

/// "cancelled a summit", "turned down talks", "the talks were put off": what a verb in item `k` says of the noun that is its
/// object or subject.
pub(super) fn told_of_noun(page: &Page, line: &Line, k: usize) -> Option<Status> {
    let What::Verb(v) = line.items[k].what else { return None };
    let verb = &line.verbs[v];
    if moved(page, line, verb) {
        return Some(Status::Cancelled);
    }
    let failed = verb.governs.iter().any(|g| g == "fail");
    if failed && ["turn", "show", "appear", "arrive"].contains(&verb.base.as_str())
        || is_off(page, line, verb)
        || left_before(page, line, verb)
    {
        return Some(Status::Cancelled);
    }
    // "did not keep his appointment"
    let unkept = verb.negated || failed || verb.governs.iter().any(|g| g == "unable");
    if verb.base == "keep" && unkept {
        return Some(Status::Cancelled);
    }
    let status = listed(page, line, verb);
    if happens(page, line, verb) && (failed || denied(page, line, k)) {
        return Some(Status::Cancelled);
    }
    let status = status?;
    let own = by_group(page, verb);
    let from = verb.tokens.start.saturating_sub(2).max(line.tokens.start);
    let words = &page.words[from..verb.tokens.end];
    match status {
        // "has not been called off", "threatened to cancel a summit": it stands.
        Status::Cancelled if verb.negated || own == Status::Proposed || contradicted(line, k) => Some(Status::Planned),
        Status::Planned if words.iter().any(|w| w.is("yet")) => Some(Status::Proposed),
        Status::Held => Some(of_verb(page, line, k)),
        // "had been expected for talks"
        Status::Planned if own == Status::Cancelled => Some(Status::Cancelled),
        Status::Planned if verb.negated || own == Status::Proposed => Some(Status::Proposed),
        Status::Planned if came_to_nothing(page, line, k, verb) => Some(Status::Cancelled),
        other => Some(other),
    }
}

/// "denied that the meeting had been cancelled".
fn contradicted(line: &Line, k: usize) -> bool {
    let verb = |j: usize| match line.items[j].what {
        What::Verb(v) => Some(&line.verbs[v]),
        _ => None,
    };
    let before = (0..k).rev().find_map(verb).filter(|v| v.finite() && !v.negated);
    before.is_some_and(|v| v.base == "deny") && verb(k).is_some_and(VerbGroup::finite)
}

/// Whether a verb says that an encounter comes about: "takes place", "was held".
pub(super) fn happens(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    let held = verb.base != "hold" || verb.passive;
    held && page.schema.status.happens.iter().any(|entry| reads(page, line, verb, entry))
}

/// Whether it is said that what was settled does not come about: "did not", "could not", "no longer"; "will not" of the talks
/// that were set, and not of such as nobody has agreed on.
fn denied(page: &Page, line: &Line, k: usize) -> bool {
    let What::Verb(v) = line.items[k].what else { return false };
    let verb = &line.verbs[v];
    let known = (0..k).any(|j| {
        let What::Encounter(e) = line.items[j].what else { return false };
        let noun = &line.encounters[e];
        let told = |i: usize| matches!(line.items[i].what, What::Verb(u) if announced(page, line, &line.verbs[u]));
        let settled = !noun.indefinite && (noun.definite || noun.owner.is_some() || noun.time.is_some());
        let settled = settled || (j + 1..k).any(told);
        settled && as_subject(page, line, j, e).contains(&k)
    });
    let open = match verb.modal.as_deref() {
        None | Some("could") => false,
        Some("will" | "would" | "wo") => !known,
        _ => true,
    };
    // "as has not happened before", "has not taken place yet"
    let never_yet = matches!(verb.tense, Tense::Perfect | Tense::Present) && verb.modal.is_none();
    no_longer(page, line, verb) || verb.negated && !open && !never_yet
}

/// "A call, which the palace had announced for tonight".
fn announced(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    const FIXES: &[&str] = &["announce", "schedule", "plan", "set", "fix", "arrange", "pencil", "slate"];
    FIXES.contains(&verb.base.as_str()) && !verb.negated && verb.tokens.end < line.tokens.end && {
        let behind = &page.words[verb.tokens.end];
        behind.among(&["for", "on", "in"])
    }
}

/// "no longer", inside a verb group or right before it.
pub(super) fn no_longer(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    let from = verb.tokens.start.saturating_sub(2).max(line.tokens.start);
    page.words[from..verb.tokens.end].windows(2).any(|w| w[0].is("no") && w[1].is("longer"))
}

/// "The meeting is off", "is dead", "is no longer on the agenda".
pub(super) fn is_off(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    let end = verb.tokens.end.min(line.tokens.end);
    let behind = &page.words[end..(end + 4).min(line.tokens.end)];
    let goes_on = behind.get(1).is_some_and(|w| w.among(&["to", "limits", "the", "-"]) || w.tag.is_noun());
    verb.base == "be"
        && !verb.negated
        && verb.modal.is_none()
        && match behind {
            [first, ..] if first.among(&["off", "dead"]) => !goes_on,
            [no, longer, on, ..] => no.is("no") && longer.is("longer") && on.is("on"),
            _ => false,
        }
}

/// "walked away from talks before they had begun".
fn left_before(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    const LEAVES: &[&str] =
        &["walk", "leave", "quit", "storm", "depart", "break", "collapse", "founder", "end", "fail"];
    let begun = |w: &[Word]| {
        w[0].is("before")
            && w[1].among(&["they", "it"])
            && w[2..].iter().any(|w| w.among(&["begun", "began", "started"]))
    };
    LEAVES.contains(&verb.base.as_str()) && page.words[verb.tokens.end..line.tokens.end].windows(5).any(begun)
}

/// The row of `verbs` in which a verb stands, with the words behind it where the row has some.
pub(super) fn listed(page: &Page, line: &Line, verb: &VerbGroup) -> Option<Status> {
    if !page.schema.fateful.has(&verb.base) {
        return None;
    }
    let mut alone = None;
    for (status, words) in &page.schema.status.verbs {
        for entry in words.iter().filter(|entry| reads(page, line, verb, entry)) {
            if entry.contains(' ') {
                return Some(*status);
            }
            alone = alone.or(Some(*status));
        }
    }
    alone
}

/// Whether a word is the first of an entry.
fn headed(entry: &str, word: &str) -> bool {
    entry.as_bytes().first() == word.as_bytes().first()
        && entry.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether a verb with the words behind it is an entry of a list: "cancel", "call off", "put on ice".
pub(super) fn reads(page: &Page, line: &Line, verb: &VerbGroup, entry: &str) -> bool {
    if !headed(entry, &verb.base) {
        return false;
    }
    let rest: Vec<&str> = entry.split(' ').skip(1).collect();
    let end = verb.tokens.end.min(line.tokens.end);
    let behind = &page.words[end..(end + 7).min(line.tokens.end)];
    let fits = |w: &[Word]| w.iter().zip(&rest).all(|(word, r)| word.is(r));
    match rest[..] {
        [] => true,
        // "called the meeting off"
        ["off"] => behind.iter().any(|w| w.is("off")),
        [_] => behind.first().is_some_and(|w| w.is(rest[0])),
        _ => behind.windows(rest.len()).any(fits),
    }
}

pub(super) fn cancels(page: &Page, base: &str) -> bool {
    page.schema.status.verbs.iter().any(|(s, words)| *s == Status::Cancelled && words.iter().any(|w| w == base))
}
