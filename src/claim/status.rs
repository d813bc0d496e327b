//! Does it take place? Held, planned, proposed or cancelled, by the words around verb and noun.

use super::line::{Line, What};
use crate::document::tag::Tag;
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::time::Direction;
use crate::mention::verb::{Tense, VerbGroup};
use crate::schema::Flags;

/// The status that the verb in item `at` gives to what it tells.
pub fn of_verb(page: &Page, line: &Line, at: usize) -> Status {
    let What::Verb(v) = line.items[at].what else { return Status::Held };
    let verb = &line.verbs[v];
    if let Some(status) = doubted(page, line, at) {
        return status;
    }
    let own = by_group(page, verb);
    if own == Status::Held && coming_progressive(page, line, verb) {
        return Status::Planned;
    }
    if own != Status::Held || verb.finite() {
        return hoped(page, line, at, own);
    }
    not_finite(page, line, at, verb)
}

/// "is meeting X on Thursday": the present progressive with a day speaks of what is to come.
fn coming_progressive(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    let progressive = verb.tense == Tense::Present && page.words[verb.main].tag == Tag::VBG && verb.tokens.len() > 1;
    let day = line.times.iter().any(|t| {
        use crate::mention::time::When;
        matches!(t.when, When::Weekday(_, n) if n >= 0)
            || matches!(t.when, When::Days(n) | When::Weeks(n) | When::Months(n) if n > 0)
    });
    progressive && day
}

/// What the group itself says.
fn by_group(page: &Page, verb: &VerbGroup) -> Status {
    let table = &page.schema.status;
    if verb.was_to_have {
        return Status::Cancelled;
    }
    let governed = |status: Status| {
        let mut rows = table.governs.iter().filter(|(s, _)| *s == status).flat_map(|(_, words)| words);
        rows.any(|w| verb.governs.contains(w))
    };
    if verb.negated || governed(Status::Proposed) || verb.governs.iter().any(|g| READY_ONLY.contains(&g.as_str())) {
        return Status::Proposed;
    }
    if verb.is_to
        || governed(Status::Planned)
        || verb
            .governs
            .iter()
            .any(|g| g == "expected" || g == "scheduled" || g == "slated" || g == "supposed" || g == "likely")
    {
        return Status::Planned;
    }
    if let Some(modal) = &verb.modal {
        let row = table.modals.iter().find(|(_, words)| words.contains(modal));
        return row.map_or(Status::Held, |(s, _)| *s);
    }
    Status::Held
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
    "unlikely",
    "happy",
    "anxious",
];

/// "if", "whether", "until", a question.
fn doubted(page: &Page, line: &Line, at: usize) -> Option<Status> {
    let last = &page.words[line.tokens.end - 1];
    let asked = last.is("?") || line.tokens.len() > 1 && page.words[line.tokens.end - 2].is("?");
    let mut j = at;
    while j > 0 && at - j < 12 {
        j -= 1;
        let item = &line.items[j];
        let word = &page.words[item.tokens.start];
        match item.what {
            What::Word if word.among(&["if", "whether", "unless"]) => return Some(Status::Proposed),
            What::Word
                if word.among(&["until", "once"])
                    && !matches!(line.items.get(j + 1).map(|i| i.what), Some(What::Time(_))) =>
            {
                return Some(Status::Proposed);
            }
            What::Word if word.among(&[",", ";", "that"]) => break,
            What::Verb(_) => break,
            _ => {}
        }
    }
    asked.then_some(Status::Proposed)
}

/// "hopes that it will": what a verb of hoping governs is proposed; "said he would" is planned.
fn hoped(page: &Page, line: &Line, at: usize, own: Status) -> Status {
    if own == Status::Held {
        return own;
    }
    let before = line.items[..at].iter().rev().filter_map(|i| match i.what {
        What::Verb(v) => Some(&line.verbs[v]),
        _ => None,
    });
    let matrix = before.take(2).find(|v| v.finite());
    let Some(matrix) = matrix else { return own };
    let hoping = ["hope", "propose", "want", "wish", "suggest", "ask", "urge", "demand", "invite", "believe", "think"]
        .contains(&matrix.base.as_str());
    if hoping && own == Status::Planned {
        return Status::Proposed;
    }
    let What::Verb(v) = line.items[at].what else { return own };
    let would =
        line.verbs[v].modal.as_deref() == Some("would") && line.verbs[v].governs.is_empty() && !line.verbs[v].negated;
    let told = page.words[matrix.main].flags.any(Flags::SAYING) && !hoping;
    if would && told { Status::Planned } else { own }
}

/// Infinitives and participles take their status from what they hang on.
fn not_finite(page: &Page, line: &Line, at: usize, verb: &VerbGroup) -> Status {
    let before = at.checked_sub(1).map(|k| &line.items[k]);
    let word = before.map(|i| &page.words[i.tokens.end - 1]);
    match verb.tense {
        Tense::Participle => match word {
            Some(w) if w.is("to") && looks_forward(page, line, at) => Status::Planned,
            Some(w) if w.among(&["before", "of"]) => Status::Planned,
            Some(w) if w.among(&["without"]) => Status::Proposed,
            _ => Status::Held,
        },
        Tense::Infinitive => {
            let noun = word.map_or("", |w| &*w.lower);
            if [
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
            ]
            .contains(&noun)
            {
                return Status::Proposed;
            }
            let matrix = (0..at).rev().find_map(|k| match line.items[k].what {
                What::Verb(v) => Some(&line.verbs[v]),
                _ => None,
            });
            match matrix {
                Some(m) if proposes(page, m) => Status::Proposed,
                Some(m) if cancels(page, &m.base) => Status::Cancelled,
                Some(m)
                    if m.base == "be"
                        || m.finite()
                            && ["meet", "speak", "talk", "hold", "call", "gather", "convene", "sit"]
                                .contains(&m.base.as_str()) =>
                {
                    by_group(page, m)
                }
                _ => Status::Planned,
            }
        }
        _ => Status::Held,
    }
}

/// "looks forward to welcoming".
fn looks_forward(page: &Page, line: &Line, at: usize) -> bool {
    let from = line.items[at].tokens.start.saturating_sub(4).max(line.tokens.start);
    page.words[from..line.items[at].tokens.start].iter().any(|w| w.is("forward"))
}

fn proposes(page: &Page, verb: &VerbGroup) -> bool {
    let rows = page.schema.status.governs.iter().filter(|(s, _)| *s == Status::Proposed);
    rows.flat_map(|(_, words)| words).any(|w| *w == verb.base)
}

fn cancels(page: &Page, base: &str) -> bool {
    page.schema.status.verbs.iter().any(|(s, words)| *s == Status::Cancelled && words.iter().any(|w| w == base))
}

/// The status of a noun of encounter in item `at`, by the words before it and the verb that it hangs on.
pub fn of_encounter(page: &Page, line: &Line, at: usize) -> Status {
    let What::Encounter(e) = line.items[at].what else { return Status::Held };
    let encounter = &line.encounters[e];
    let verb = governing(page, line, at);
    if let Some((_, base)) = &verb
        && let Some(status) = by_noun_verb(page, line, verb.as_ref().map_or(0, |v| v.0), base)
    {
        return status;
    }
    if let Some(status) = encounter.status {
        return status;
    }
    if let Some(status) = by_phrase(page, encounter.tokens.start, line.tokens.start) {
        return status;
    }
    match verb {
        Some((k, _)) if on_the_agenda(page, line, k) => Status::Planned,
        Some((k, _)) => of_verb(page, line, k),
        None => Status::Held,
    }
}

/// "is on her schedule", "are on the programme".
fn on_the_agenda(page: &Page, line: &Line, verb: usize) -> bool {
    let What::Verb(v) = line.items[verb].what else { return false };
    let end = line.verbs[v].tokens.end;
    line.verbs[v].base == "be"
        && page.words[end..(end + 4).min(line.tokens.end)].windows(2).any(|w| {
            w[0].among(&["on", "in", "the", "his", "her", "their"])
                && w[1].among(&[
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
                ])
        })
}

/// The verb that a noun is object or subject of: its item and base form.
pub fn governing(page: &Page, line: &Line, at: usize) -> Option<(usize, String)> {
    let base = |k: usize| match line.items[k].what {
        What::Verb(v) => Some((k, line.verbs[v].base.clone())),
        _ => None,
    };
    for k in (0..at).rev() {
        if let Some(found) = base(k) {
            return Some(found);
        }
        let item = &line.items[k];
        let word = &page.words[item.tokens.start];
        let breaks = item.what == What::Word
            && (word.among(&[",", ";", ":", "that", "which", "who"])
                || word.tag == Tag::IN
                    && !word.among(&[
                        "of",
                        "for",
                        "in",
                        "at",
                        "to",
                        "on",
                        "off",
                        "with",
                        "after",
                        "before",
                        "following",
                        "during",
                    ]));
        if breaks {
            break;
        }
    }
    (at + 1..line.items.len()).find_map(|k| {
        let item = &line.items[k];
        let word = &page.words[item.tokens.start];
        if item.what == What::Word && word.among(&[";", ":"]) {
            return Some(None);
        }
        base(k).map(Some)
    })?
}

/// "cancelled a summit", "proposed talks", "talks were postponed".
fn by_noun_verb(page: &Page, line: &Line, k: usize, base: &str) -> Option<Status> {
    let row = page.schema.status.verbs.iter().find(|(_, words)| words.iter().any(|w| w == base));
    let What::Verb(v) = line.items[k].what else { return None };
    let off = page.words.get(line.verbs[v].tokens.end).is_some_and(|w| w.among(&["off"]))
        && ["call", "put", "break"].contains(&base);
    if off {
        return (base != "break").then_some(Status::Cancelled);
    }
    let status = row?.0;
    match status {
        Status::Cancelled if line.verbs[v].negated => None,
        Status::Cancelled => Some(Status::Cancelled),
        Status::Held => Some(of_verb(page, line, k)),
        other => Some(other),
    }
}

/// "ahead of talks", "open to talks", "after talks": the longest phrase right before the noun.
pub fn by_phrase(page: &Page, start: usize, first: usize) -> Option<Status> {
    let mut best: Option<(usize, Status)> = None;
    for (status, phrases) in &page.schema.status.phrases {
        for phrase in phrases {
            let words: Vec<&str> = phrase.split(' ').collect();
            let Some(from) = start.checked_sub(words.len()).filter(|&f| f >= first) else { continue };
            let fits = words.iter().enumerate().all(|(i, w)| page.words[from + i].is(w));
            if fits && best.is_none_or(|(n, _)| words.len() > n) {
                best = Some((words.len(), *status));
            }
        }
    }
    best.map(|(_, status)| status)
}

/// Which way a relative date looks under this status.
pub fn direction(status: Status) -> Direction {
    match status {
        Status::Held => Direction::Back,
        _ => Direction::Ahead,
    }
}
