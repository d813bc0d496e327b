//! What becomes of an encounter that a noun tells of.

use super::group::by_group;
use super::hang::{as_subject, governing, opening};
use super::listed::told_of_noun;
use super::matrix::went;
use super::predicate::{asked_about, fruitless, of_predicate};
use super::undone::came_to_nothing;
use super::{by_phrase, of_verb};
use crate::claim::clause;
use crate::claim::line::{Line, What};
use crate::document::tag::Tag;
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::verb::{Tense, VerbGroup};

/// The status of a noun of encounter in item `at`, by the words before it and the verb that it hangs on.
pub fn of_encounter(page: &Page, line: &Line, at: usize) -> Status {
    let What::Encounter(e) = line.items[at].what else { return Status::Held };
    let encounter = &line.encounters[e];
    let start = opening(page, line, at, encounter.tokens.start);
    let verb = governing(page, line, at).map(|(k, _)| k);
    if verb.is_some_and(|k| fruitless(page, line, k, e)) {
        return Status::Held;
    }
    if called_off(page, line, at) {
        return Status::Cancelled;
    }
    let whole = with_owner(page, line, start);
    if by_phrase(page, whole, line.tokens.start) == Some(Status::Cancelled) {
        return Status::Cancelled;
    }
    if refused(page, line, at, e) {
        return Status::Proposed;
    }
    if let Some(status) = of_predicate(page, line, at, e) {
        return status;
    }
    if let Some(status) = of_relative(page, line, at).or_else(|| by_verb(page, line, verb?, start)) {
        return status;
    }
    if asked_about(page, line, e, start) || none_of_it(page, line, start) || no_date(page, line, start) {
        return Status::Proposed;
    }
    let known = encounter.status.or_else(|| by_words(page, line, at, verb, with_adjectives(page, line, start)));
    if let (None, Some(twin)) = (known, twin(page, line, at)) {
        return of_encounter(page, line, twin);
    }
    known.unwrap_or_else(|| verb.map_or(Status::Held, |k| under(page, line, at, k)))
}

/// Where the words of a noun begin with quotation mark and adjectives: "open to [“brief, quiet talks]".
fn with_adjectives(page: &Page, line: &Line, start: usize) -> usize {
    let (first, mut from) = (line.tokens.start, start);
    loop {
        let before = |n: usize| from.checked_sub(n).filter(|&at| at >= first).map(|at| &page.words[at]);
        from -= match (before(2), before(1)) {
            (_, Some(mark)) if mark.among(&["\"", "“", "‘", "``"]) => 1,
            (Some(adjective), Some(comma)) if comma.is(",") && adjective.tag == Tag::JJ => 2,
            _ => return from,
        };
    }
}

/// Where the words of a noun begin with the name of whose it is: "the postponement of [Duarte's visit]".
fn with_owner(page: &Page, line: &Line, start: usize) -> usize {
    let mark = start > line.tokens.start && page.words[start - 1].among(&["'s", "’s", "'", "’"]);
    let end = start - usize::from(mark);
    let owner = line.parties.iter().filter(|p| (end..=start).contains(&p.tokens.end)).map(|p| p.tokens.start).min();
    if mark { owner.unwrap_or(start) } else { start }
}

/// Whether a noun of encounter in item `at` is the subject of a verb that says that it does not come about.
pub fn called_off(page: &Page, line: &Line, at: usize) -> bool {
    let What::Encounter(e) = line.items[at].what else { return false };
    let off = |&k: &usize| told_of_noun(page, line, k) == Some(Status::Cancelled);
    line.encounters[e].status != Some(Status::Proposed) && as_subject(page, line, at, e).iter().any(off)
}

/// "A second round, set for Lima on Monday, was ruled out by X": a noun of encounter that is refused, whatever was planned.
fn refused(page: &Page, line: &Line, at: usize, row: usize) -> bool {
    const REFUSES: &[&str] = &["refuse", "reject", "decline", "turn", "rule", "rebuff", "spurn"];
    let said = |&k: &usize| {
        verb_in(line, k).is_some_and(|v| v.passive && !v.negated && REFUSES.contains(&v.base.as_str()))
            && told_of_noun(page, line, k) == Some(Status::Proposed)
    };
    as_subject(page, line, at, row).iter().any(said)
}

/// What the verb says that a noun is object or subject of; "agreed on the need for talks": what stands between counts.
fn by_verb(page: &Page, line: &Line, verb: usize, start: usize) -> Option<Status> {
    let status = told_of_noun(page, line, verb)?;
    let wanted = || by_phrase(page, start, line.tokens.start) == Some(Status::Proposed);
    let doubted = match status {
        Status::Cancelled => false,
        Status::Planned => wanted() || none_of_it(page, line, start) || no_date(page, line, start),
        _ => none_of_it(page, line, start),
    };
    Some(if doubted { Status::Proposed } else { status })
}

/// What the words before a noun say, as the journey may have it.
fn by_words(page: &Page, line: &Line, at: usize, verb: Option<usize>, start: usize) -> Option<Status> {
    let status = by_phrase(page, start, line.tokens.start)?;
    let journey = verb.and_then(|k| verb_in(line, k));
    let sees = start > line.tokens.start && page.words[start - 1].is("for");
    // "may come to Lima for talks"
    let may = |v: &VerbGroup| v.finite() && v.modal.is_some() && by_group(page, v) == Status::Proposed;
    if sees && (asked_for(page, line, at) || journey.is_some_and(|v| asks(v) || may(v))) {
        return Some(Status::Proposed);
    }
    // "was here on Saturday, like others before him, for talks"
    let came = if sees { journey.or_else(|| finite_before(line, at)) } else { journey };
    let over = status == Status::Planned && came.is_some_and(|v| went(page, line, v, sees));
    // "will fly home after a meeting with X": what comes later lies ahead, and so does this.
    let ahead = status == Status::Held
        && verb.is_some_and(|k| k < at)
        && journey.is_some_and(|v| v.finite() && by_group(page, v) == Status::Planned);
    // "was due in Lima for talks with X, but"
    let off = status == Status::Planned
        && verb.is_some_and(|k| {
            verb_in(line, k).is_some_and(|v| by_group(page, v) == Status::Planned && came_to_nothing(page, line, k, v))
        });
    // "had been expected in Lima for talks with X"
    let off = off || status == Status::Planned && came.is_some_and(|v| by_group(page, v) == Status::Cancelled);
    Some(match status {
        _ if off => Status::Cancelled,
        _ if over => Status::Held,
        _ if ahead => Status::Planned,
        other => other,
    })
}

/// What becomes of a noun in item `at` under the verb in item `k`, where no list tells.
fn under(page: &Page, line: &Line, at: usize, k: usize) -> Status {
    let What::Encounter(e) = line.items[at].what else { return Status::Held };
    if appointed(page, line, k, e) || on_the_agenda(page, line, k, at) || ahead_of(page, line, at, k) {
        return Status::Planned;
    }
    // "The talks did not yield a result": they took place.
    if k > at && verb_in(line, k).is_some_and(bore_nothing) {
        return Status::Held;
    }
    if line.encounters[e].indefinite && only_spoken_of(page, line, k, e) {
        return Status::Proposed;
    }
    of_verb(page, line, k)
}

pub(super) fn verb_in(line: &Line, k: usize) -> Option<&VerbGroup> {
    let What::Verb(v) = line.items[k].what else { return None };
    Some(&line.verbs[v])
}

/// "the meeting that X and Y are expected to hold", "a summit with X that fell through": what a clause of its own tells of it.
pub fn of_relative(page: &Page, line: &Line, at: usize) -> Option<Status> {
    const HOLDS: &[&str] = &["hold", "have", "attend", "conduct"];
    let behind = at + 1..(at + 5).min(line.items.len());
    let plain =
        |k: &usize| !matches!(line.items[*k].what, What::Verb(_)) && !page.words[line.items[*k].tokens.start].is(",");
    let opens = behind.take_while(plain).find(|&k| {
        line.items[k].what == What::Word && page.words[line.items[k].tokens.start].among(&["that", "which"])
    })?;
    let told = (opens + 1..line.items.len())
        .find(|&k| matches!(line.items[k].what, What::Verb(v) if line.verbs[v].finite()))?;
    let What::Verb(v) = line.items[told].what else { return None };
    let holds = HOLDS.contains(&line.verbs[v].base.as_str()) && !line.verbs[v].passive;
    match told_of_noun(page, line, told) {
        Some(Status::Cancelled) => Some(Status::Cancelled),
        _ if holds => Some(of_verb(page, line, told)).filter(|s| *s != Status::Held),
        _ => None,
    }
}

/// "A meeting of the two is what she is after", "looks remote": an encounter of which nothing is told but that it is thought of.
fn only_spoken_of(page: &Page, line: &Line, k: usize, row: usize) -> bool {
    let What::Verb(v) = line.items[k].what else { return false };
    let verb = &line.verbs[v];
    let under_way = page.words[verb.tokens.end..line.tokens.end]
        .iter()
        .take(2)
        .any(|w| w.among(&["under", "underway", "on", "over"]));
    verb.tense == Tense::Present
        && by_group(page, verb) == Status::Held
        && ["be", "look", "seem", "appear", "remain", "depend"].contains(&verb.base.as_str())
        && !verb.passive
        && !under_way
        && clause::subject(page, line, k) == clause::Subject::Encounter(row)
}

/// "a request by the guests for a meeting", "his proposal to X for talks".
fn asked_for(page: &Page, line: &Line, at: usize) -> bool {
    const ASKS: &[&str] = &["request", "proposal", "appeal", "plea", "demand", "offer", "bid", "suggestion"];
    let near = line.items[..at].iter().rev().take(8).take_while(|i| !matches!(i.what, What::Verb(_)));
    near.filter(|i| i.what == What::Word).any(|i| page.words[i.tokens.start].among(ASKS))
}

/// "called on Monday for a summit", "has asked X for a meeting".
fn asks(verb: &VerbGroup) -> bool {
    const ASKS: &[&str] = &["ask", "beg", "call", "press", "push", "plead", "appeal", "hope", "wish", "angle", "lobby"];
    ASKS.contains(&verb.base.as_str()) && !verb.passive
}

/// "has asked for a meeting and a conversation with X": the noun before it, under the same verb.
fn twin(page: &Page, line: &Line, at: usize) -> Option<usize> {
    let start = opening(page, line, at, line.items[at].tokens.start);
    let joined = start > line.tokens.start && page.words[start - 1].among(&["and", "or", "then"]);
    let before = line.items[..at].iter().rposition(|i| matches!(i.what, What::Encounter(_) | What::Verb(_)))?;
    (joined && matches!(line.items[before].what, What::Encounter(_))).then_some(before)
}

fn finite_before(line: &Line, at: usize) -> Option<&VerbGroup> {
    line.verbs.iter().rfind(|v| v.finite() && v.tokens.start < line.items[at].tokens.start)
}

/// "did not yield a result", "failed to settle it": said of talks that took place.
fn bore_nothing(verb: &VerbGroup) -> bool {
    let past = matches!(verb.tense, Tense::Past | Tense::Perfect | Tense::Pluperfect);
    let failed = past && verb.governs.iter().any(|g| g == "fail");
    (verb.negated || failed) && verb.modal.is_none() && !verb.passive
}

/// "no meeting", "nor any talks".
pub(super) fn none_of_it(page: &Page, line: &Line, start: usize) -> bool {
    let from = start.saturating_sub(1).max(line.tokens.start);
    page.words[from..=start].iter().any(|w| w.among(&["no", "neither", "nor", "any"])) && {
        let near = page.words[start.saturating_sub(6).max(line.tokens.start)..=start].iter();
        near.clone().any(|w| w.among(&["no", "neither", "nor", "not", "without", "n't"]))
    }
}

/// "No date has been set for a meeting".
pub(super) fn no_date(page: &Page, line: &Line, start: usize) -> bool {
    let before = &page.words[line.tokens.start..start];
    before.last().is_some_and(|w| w.is("for"))
        && before.windows(2).any(|w| w[0].among(&["no", "any"]) && w[1].among(&["date", "dates", "day"]))
}

/// "Before him lie two more rounds with": what lies ahead.
pub(super) fn ahead_of(page: &Page, line: &Line, noun: usize, verb: usize) -> bool {
    let What::Verb(v) = line.items[verb].what else { return false };
    let start = line.items[noun].tokens.start;
    let from = start.saturating_sub(10).max(line.tokens.start);
    let lies = ["be", "lie", "stay", "remain", "come", "follow"].contains(&line.verbs[v].base.as_str());
    lies && page.words[from..start].windows(2).any(|w| w[0].is("ahead") && !w[1].is("of"))
}

/// "has an appointment with", "had made a late appointment": not one that was kept.
pub fn appointed(page: &Page, line: &Line, verb: usize, noun: usize) -> bool {
    let What::Verb(v) = line.items[verb].what else { return false };
    let verb = &line.verbs[v];
    let stands = ["have", "make", "get", "fix", "be"].contains(&verb.base.as_str());
    page.words[line.encounters[noun].head].among(&["appointment", "appointments"])
        && stands
        && by_group(page, verb) == Status::Held
}

/// Where it stands written that something is to come.
const PLANS: &[&str] = &[
    "schedule",
    "agenda",
    "programme",
    "program",
    "calendar",
    "diary",
    "itinerary",
    "cards",
    "offing",
    "works",
    "preparation",
    "pipeline",
];

/// "has talks with X on her schedule".
pub(super) fn scheduled(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    let behind = &page.words[verb.tokens.end..line.tokens.end];
    let placed = |w: &[crate::mention::word::Word]| {
        w[0].among(&["on", "in"]) && w[1].among(&["the", "his", "her", "their", "its"]) && w[2].among(PLANS)
    };
    verb.base == "have" && verb.tense == Tense::Present && !verb.negated && behind.windows(3).any(placed)
}

/// "is on her schedule", "are on the programme"; "her programme includes".
pub(super) fn on_the_agenda(page: &Page, line: &Line, verb: usize, noun: usize) -> bool {
    let What::Verb(v) = line.items[verb].what else { return false };
    let first = noun < verb;
    let verb = &line.verbs[v];
    let end = verb.tokens.end;
    let placed = |w: &[crate::mention::word::Word]| {
        w[0].among(&["on", "in", "the", "his", "her", "their", "under"]) && w[1].among(PLANS)
    };
    let before = &page.words[line.tokens.start..verb.tokens.start];
    let near = &before[before.len().saturating_sub(4)..];
    verb.base == "be" && first && page.words[end..(end + 4).min(line.tokens.end)].windows(2).any(placed)
        || verb.base == "be" && near.windows(2).any(placed)
        || verb.base == "have" && page.words[end..line.tokens.end].windows(3).any(|w| w[0].is("on") && placed(&w[1..]))
        || ["include", "feature", "list"].contains(&verb.base.as_str()) && before.last().is_some_and(|w| w.among(PLANS))
}
