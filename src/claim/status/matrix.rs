//! Infinitives and participles take their status from what they hang on.

use super::doubt::proposes;
use super::group::by_group;
use super::listed::{cancels, listed};
use super::of_verb;
use super::undone::as_planned;
use crate::claim::line::{Line, What};
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::time::{Direction, Time, When};
use crate::mention::verb::{Tense, VerbGroup};
use crate::schema::Flags;

/// Infinitives and participles take their status from what they hang on.
pub(super) fn not_finite(page: &Page, line: &Line, at: usize, verb: &VerbGroup) -> Status {
    match verb.tense {
        // "instead of meeting in Lima as planned"
        Tense::Participle if as_planned(page, line, verb) => Status::Cancelled,
        Tense::Participle => participle(page, line, at),
        Tense::Infinitive => infinitive(page, line, at, verb),
        _ => Status::Held,
    }
}

fn participle(page: &Page, line: &Line, at: usize) -> Status {
    let before = at.checked_sub(1).map(|k| &line.items[k]);
    if let Some(k) = goes_on(page, line, at) {
        return of_verb(page, line, k);
    }
    if as_well_as(page, line, at)
        && let Some(k) = (0..at).rev().find(|&k| matches!(line.items[k].what, What::Verb(v) if line.verbs[v].finite()))
    {
        return of_verb(page, line, k);
    }
    match before.map(|i| &page.words[i.tokens.end - 1]) {
        Some(_) if looks_forward(page, line, at) => Status::Planned,
        // "might begin by going to see X"
        Some(w) if w.is("by") => verb_before(line, at).map_or(Status::Held, |k| of_verb(page, line, k)),
        Some(w) if w.among(&["before", "of"]) => Status::Planned,
        Some(w) if w.among(&["without", "about", "against", "instead"]) => Status::Proposed,
        _ => match before.map(|i| i.what) {
            Some(What::Verb(v)) if proposes(page, &line.verbs[v]) => Status::Proposed,
            _ => Status::Held,
        },
    }
}

fn verb_before(line: &Line, at: usize) -> Option<usize> {
    (0..at).rev().find(|&k| matches!(line.items[k].what, What::Verb(_)))
}

/// "will see X, as well as meeting Y": what goes with the verb before it.
fn as_well_as(page: &Page, line: &Line, at: usize) -> bool {
    let start = line.items[at].tokens.start;
    let from = start.saturating_sub(3).max(line.tokens.start);
    matches!(&page.words[from..start], [a, b, c] if a.is("as") && b.is("well") && c.is("as"))
        || page.words[from..start].windows(2).any(|w| w[0].is("besides") || w[0].is("addition") && w[1].is("to"))
        || start > line.tokens.start && page.words[start - 1].is("besides")
}

/// The verb of going on or beginning right before a participle: "will keep talking", "go on negotiating".
fn goes_on(page: &Page, line: &Line, at: usize) -> Option<usize> {
    const ASPECTS: &[&str] = &["go", "keep", "continue", "start", "begin", "resume", "finish", "stop", "carry"];
    let k = (at.saturating_sub(2)..at).rev().find(|&k| matches!(line.items[k].what, What::Verb(_)))?;
    let What::Verb(v) = line.items[k].what else { return None };
    let verb = &line.verbs[v];
    let between = &page.words[verb.tokens.end..line.items[at].tokens.start];
    let on = between.len() < 2 && between.iter().all(|w| w.is("on"));
    (verb.finite() && on && ASPECTS.contains(&verb.base.as_str())).then_some(k)
}

/// Nouns that leave open what the infinitive behind them tells.
const OPEN: &[&str] = &[
    "offer",
    "proposal",
    "invitation",
    "readiness",
    "willingness",
    "hope",
    "hopes",
    "desire",
    "request",
    "call",
    "calls",
    "wish",
    "refusal",
    "chance",
    "opportunity",
    "failure",
    "attempt",
    "attempts",
    "need",
    "able",
    "ready",
    "willing",
    "possible",
    "interest",
    "pledge",
];

/// Verbs of those who are together already when they do what the infinitive behind tells.
const TOGETHER: &[&str] = &["meet", "speak", "talk", "hold", "call", "gather", "convene", "sit"];

/// "landed at noon, to be met by X".
fn arrived(page: &Page, matrix: &VerbGroup) -> bool {
    let lands = ["arrive", "land", "touch", "fly", "come", "return", "drive", "alight", "disembark", "emerge"];
    let past = matches!(matrix.tense, Tense::Past | Tense::Perfect) && by_group(page, matrix) == Status::Held;
    past && lands.contains(&matrix.base.as_str())
}

fn infinitive(page: &Page, line: &Line, at: usize, verb: &VerbGroup) -> Status {
    let matrix = (0..at).rev().find_map(|k| match line.items[k].what {
        What::Verb(v) => Some(&line.verbs[v]),
        _ => None,
    });
    let start = line.items[at].tokens.start;
    if let Some(status) = by_chain(page, line, at, verb) {
        return status;
    }
    if matrix.is_some_and(|m| lacked(page, m, start)) {
        return Status::Proposed;
    }
    if matrix.is_some_and(|m| made_use(page, m, start)) {
        return Status::Held;
    }
    let noun = at.checked_sub(1).map(|k| &page.words[line.items[k].tokens.end - 1]);
    let from = start.saturating_sub(10).max(line.tokens.start);
    let neither = page.words[from..start].iter().any(|w| w.among(&["nor", "neither"]));
    if neither || noun.is_some_and(|w| w.among(OPEN)) {
        return Status::Proposed;
    }
    match matrix {
        Some(m) if verb.passive && arrived(page, m) => Status::Held,
        Some(m) if went(page, line, m, true) || was_taken(m) || done_long_ago(page, line, m) => Status::Held,
        Some(m) if made_room(page, line, m, start) => Status::Held,
        // "got the two to sit down"
        Some(m) if ["get", "bring"].contains(&m.base.as_str()) && m.finite() => by_group(page, m),
        Some(m) if m.base == "be" && is_there(page, line, at, m) => Status::Planned,
        // "would call at the palace to see X"
        Some(m) if proposes(page, m) && !calls_at(page, m) => Status::Proposed,
        Some(m) if calls_at(page, m) => of_verb(page, line, matrix_at(line, at)),
        Some(m) if !m.governs.is_empty() && by_group(page, m) == Status::Proposed => Status::Proposed,
        Some(m) if m.was_to_have => Status::Cancelled,
        Some(m) if cancels(page, &m.base) => Status::Cancelled,
        Some(m)
            if m.base == "be"
                || (m.finite() || m.tense == Tense::PastParticiple) && TOGETHER.contains(&m.base.as_str()) =>
        {
            by_group(page, m)
        }
        _ => Status::Planned,
    }
}

/// "denied that he would use the trip to see X", "is likely to come in order to see X", "came back to end the work, to be told by X":
/// what is said of the verb before holds for the infinitive behind it.
fn by_chain(page: &Page, line: &Line, at: usize, verb: &VerbGroup) -> Option<Status> {
    let k = (0..at).rev().find(|&k| matches!(line.items[k].what, What::Verb(_)))?;
    let What::Verb(v) = line.items[k].what else { return None };
    let matrix = &line.verbs[v];
    let before = &page.words[verb.tokens.start.saturating_sub(2).max(line.tokens.start)..verb.tokens.start];
    let purpose = before.len() == 2 && before[0].is("in") && before[1].is("order");
    let aside = before.last().is_some_and(|w| w.is(",")) && matrix.tense == Tense::Infinitive;
    let open = matrix.finite() && matrix.modal.is_some() || purpose;
    if aside {
        return Some(of_verb(page, line, k));
    }
    (open && of_verb(page, line, k) == Status::Proposed).then_some(Status::Proposed)
}

/// "will call at the palace", "calls in on her": a visit, not an appeal.
fn calls_at(page: &Page, matrix: &VerbGroup) -> bool {
    matrix.base == "call" && page.words.get(matrix.tokens.end).is_some_and(|w| w.among(&["at", "in", "by"]))
}

/// The verb before an infinitive.
fn matrix_at(line: &Line, at: usize) -> usize {
    (0..at).rev().find(|&k| matches!(line.items[k].what, What::Verb(_))).unwrap_or(at)
}

/// What one may have or lack for an encounter.
const TIMES: &[&str] =
    &["opportunity", "occasion", "chance", "time", "moment", "occasions", "privilege", "honour", "honor"];

/// "did not have time to meet", "had no chance to see him".
fn lacked(page: &Page, matrix: &VerbGroup, end: usize) -> bool {
    let between = &page.words[matrix.tokens.end.min(end)..end];
    let had = ["have", "find", "get"].contains(&matrix.base.as_str()) && between.iter().any(|w| w.among(TIMES));
    had && (matrix.negated || between.iter().any(|w| w.among(&["no", "little", "neither"])))
}

/// "used the ride to talk", "took the opportunity to brief him", "had a chance to meet": what somebody made use of was there.
fn made_use(page: &Page, matrix: &VerbGroup, end: usize) -> bool {
    let past = matches!(matrix.tense, Tense::Past | Tense::Perfect | Tense::Pluperfect) && !matrix.passive;
    let had = ["take", "have", "find", "get", "seize"].contains(&matrix.base.as_str())
        && page.words[matrix.tokens.end.min(end)..end].iter().any(|w| w.among(TIMES));
    let free = matrix.governs.is_empty() && matrix.modal.is_none() && !matrix.negated;
    past && free && (had || matrix.base == "use")
}

/// "is in Lima to meet X", "is on her way to meet X"; not "is the first to meet X".
pub(super) fn is_there(page: &Page, line: &Line, at: usize, be: &VerbGroup) -> bool {
    let start = line.items[at].tokens.start;
    let between = be.tokens.end.min(start)..start;
    let rank =
        page.words[between.clone()].iter().any(|w| w.among(&["first", "only", "latest", "last", "second", "third"]));
    let placed = line.places.iter().any(|p| between.contains(&p.tokens.start))
        || page.words[between].iter().any(|w| w.among(&["way", "here", "there", "route"]));
    be.tense == Tense::Present && !be.negated && placed && !rank
}

/// "was driven to the palace to talk with X".
pub(super) fn was_taken(verb: &VerbGroup) -> bool {
    const TAKES: &[&str] = &["take", "bring", "drive", "lead", "usher", "escort", "show", "whisk", "fly", "shepherd"];
    verb.passive && verb.tense == Tense::Past && !verb.negated && TAKES.contains(&verb.base.as_str())
}

/// "went to Lima last autumn for a conference", "rode over to see him": a journey that is over. Of going somewhere to see somebody
/// that is taken for granted (`sees`); of other journeys only where they lie some days back.
pub(super) fn went(page: &Page, line: &Line, verb: &VerbGroup, sees: bool) -> bool {
    const GOES: &[&str] = &[
        "go", "come", "drive", "walk", "cross", "rush", "hurry", "slip", "call", "stop", "stay", "remain", "join",
        "withdraw", "retire", "drop",
    ];
    const TRAVELS: &[&str] = &["fly", "travel", "journey", "sail", "head", "return", "visit", "arrive", "dash", "set"];
    let past = matches!(verb.tense, Tense::Past | Tense::Pluperfect) && by_group(page, verb) == Status::Held;
    let base = verb.base.as_str();
    if base == "be" && past && !verb.negated {
        return stayed(page, line, verb);
    }
    if !past || !GOES.contains(&base) && !TRAVELS.contains(&base) {
        return false;
    }
    if GOES.contains(&base) && verb.tense == Tense::Pluperfect {
        return true;
    }
    let back = line.times.iter().any(|t| long_ago(page, t.when) || sees && days_ago(page, base, t.when));
    back || sees && GOES.contains(&base) && line.times.iter().all(|t| t.when != When::Days(1))
}

/// "flew to Lima on Thursday", said on a day of another name; who arrived may not have met anybody yet.
fn days_ago(page: &Page, base: &str, when: When) -> bool {
    let today = page.document.date.and_then(|d| d.civil()).map(|d| d.weekday());
    !["arrive", "head", "set"].contains(&base)
        && matches!(when, When::Weekday(day, 0) if today.is_some_and(|t| t != day))
}

/// "was here on Saturday for talks", "had been in Lima in May to see X": a stay that is over.
fn stayed(page: &Page, line: &Line, be: &VerbGroup) -> bool {
    let near = be.tokens.end..(be.tokens.end + 8).min(line.tokens.end);
    let placed = line.places.iter().any(|p| near.contains(&p.tokens.start))
        || page.words[near.start..near.end.min(near.start + 2)].iter().any(|w| w.among(&["here", "there", "to"]));
    let ahead = |t: &Time| matches!(t.when, When::Days(n) if n >= 0);
    (placed || line.times.iter().any(|t| long_ago(page, t.when))) && !line.times.iter().any(ahead)
}

/// "In July 1998 he climbed a mountain to see him".
fn done_long_ago(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    let rows = page.schema.status.governs.iter().filter(|(s, _)| *s != Status::Held);
    let plans = rows.flat_map(|(_, words)| words).any(|w| *w == verb.base) || listed(page, line, verb).is_some();
    let says = page.words[verb.main].flags.any(Flags::SAYING);
    let past = verb.tense == Tense::Past && by_group(page, verb) == Status::Held && verb.base != "be";
    past && !plans && !says && line.times.iter().any(|t| long_ago(page, t.when))
}

/// "interrupted his holiday to receive X", "left the hall to talk with him": what somebody did to see another.
fn made_room(page: &Page, line: &Line, verb: &VerbGroup, end: usize) -> bool {
    const MAKES: &[&str] =
        &["interrupt", "leave", "break", "skip", "miss", "cross", "cut", "delay", "postpone", "suspend", "use", "step"];
    let past = verb.tense == Tense::Past && !verb.passive && by_group(page, verb) == Status::Held;
    let between = verb.tokens.end.min(end)..end;
    let nouns = between.clone().any(|i| page.words[i].tag.is_noun() && !page.in_name(i) && !page.covered(i));
    let away = page.words[between].iter().any(|w| w.among(&["for", "home", ",", "plane", "train", "flight"]));
    past && MAKES.contains(&verb.base.as_str()) && nouns && !away && line.times.iter().all(|t| t.when != When::Days(1))
}

/// Whether a time said in the past tense lies three days back or more.
pub(super) fn long_ago(page: &Page, when: When) -> bool {
    match when {
        When::Weeks(n) | When::Months(n) | When::Years(n) => n <= 0,
        When::Days(n) => n <= -3,
        When::MonthIn(_, n) => n <= 0,
        When::Weekday(_, n) => n < 0,
        When::On(_) | When::Month(_) | When::DayMonth(..) => {
            let Some(now) = page.document.date else { return true };
            let Some(date) = when.resolve(now, Direction::Back) else { return false };
            date.precision() < 3
                || date.civil().zip(now.civil()).is_some_and(|(then, now)| (now - then).get_days() >= 3)
        }
        _ => false,
    }
}

/// "looks forward to welcoming".
pub(super) fn looks_forward(page: &Page, line: &Line, at: usize) -> bool {
    let from = line.items[at].tokens.start.saturating_sub(4).max(line.tokens.start);
    page.words[from..line.items[at].tokens.start].windows(2).any(|w| w[0].is("forward") && w[1].is("to"))
}
