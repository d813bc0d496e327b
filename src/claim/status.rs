//! Does it take place? Held, planned, proposed or cancelled, by the words around verb and noun.

mod ahead;

use super::line::{Line, What};
use crate::document::tag::Tag;
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::time::{Direction, When};
use crate::mention::verb::{Tense, VerbGroup};
use crate::schema::Flags;

/// The status that the verb in item `at` gives to what it tells.
pub fn of_verb(page: &Page, line: &Line, at: usize) -> Status {
    let What::Verb(v) = line.items[at].what else { return Status::Held };
    let verb = &line.verbs[v];
    if let Some(status) = doubted(page, line, at) {
        return status;
    }
    if let Some(status) = over_noun(page, line, at) {
        return status;
    }
    if let Some(lender) = ahead::lender(page, line, at) {
        return of_verb(page, line, lender);
    }
    if let Some(helper) = ahead::inverted(page, line, at) {
        return turned_round(page, line, helper);
    }
    let own = by_group(page, verb);
    if own == Status::Held && ahead::coming(page, line, at) {
        return Status::Planned;
    }
    if verb.negated && own == Status::Proposed && as_planned(page, line, verb) {
        return Status::Cancelled;
    }
    if own == Status::Planned && (came_to_nothing(page, line, at, verb) || fell_through(page, line, at, verb)) {
        return Status::Cancelled;
    }
    if verb.negated && own == Status::Proposed && until_time(page, line, verb) {
        return Status::Held;
    }
    if own != Status::Held || verb.finite() {
        return hoped(page, line, at, own);
    }
    not_finite(page, line, at, verb)
}

/// "sought a meeting", "turned down an audience": the noun of encounter right behind the verb is what it seeks or refuses.
fn over_noun(page: &Page, line: &Line, at: usize) -> Option<Status> {
    let next = line.items[at + 1..].iter().take(4).find(|i| i.what != What::Word)?;
    if !matches!(next.what, What::Encounter(_)) {
        return None;
    }
    let What::Verb(v) = line.items[at].what else { return None };
    let status = listed(page, line, &line.verbs[v])?;
    let off = status == Status::Cancelled && !line.verbs[v].negated;
    (off || status == Status::Proposed).then_some(status)
}

/// "was to meet X but fell ill": a plan of the past with a but behind it.
fn came_to_nothing(page: &Page, line: &Line, at: usize, verb: &VerbGroup) -> bool {
    let past = page.words[verb.tokens.start].among(&["was", "were", "had"]);
    let turns = |i: &super::line::Item| page.words[i.tokens.start].among(&["but", "until", "however"]);
    past && line.items[at + 1..].iter().any(|i| i.what == What::Word && turns(i))
}

/// "will not meet on Friday as planned".
fn as_planned(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    page.words[verb.tokens.end..line.tokens.end].windows(2).any(|w| {
        w[0].is("as") && w[1].among(&["planned", "scheduled", "announced", "expected", "foreseen", "intended"])
    })
}

/// "until Monday they had not met": then they did.
fn until_time(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    let from = verb.tokens.start.saturating_sub(6).max(line.tokens.start);
    line.times.iter().any(|t| {
        let before = t.tokens.start.checked_sub(1).filter(|&b| b >= from && b < verb.tokens.end + 8);
        before.is_some_and(|b| page.words[b].among(&["until", "till", "before"]))
    })
}

/// "Nor could X see Y": what the helping verb before the subject says.
fn turned_round(page: &Page, line: &Line, helper: usize) -> Status {
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

/// "scrapped a visit to Lima, where he was due to see X": the plan of a journey that the same sentence calls off.
fn fell_through(page: &Page, line: &Line, at: usize, verb: &VerbGroup) -> bool {
    let past = page.words[verb.tokens.start].among(&["was", "were"]);
    past && (0..line.items.len()).any(|k| {
        let What::Verb(v) = line.items[k].what else { return false };
        let other = &line.verbs[v];
        let doubtful = other.negated || other.modal.is_some() || by_group(page, other) == Status::Proposed;
        k != at && !doubtful && listed(page, line, other) == Some(Status::Cancelled)
    })
}

/// What the group itself says.
fn by_group(page: &Page, verb: &VerbGroup) -> Status {
    let table = &page.schema.status;
    let should_have =
        verb.modal.as_deref() == Some("should") && page.words[verb.tokens.clone()].iter().any(|w| w.is("have"));
    if verb.was_to_have || should_have && !verb.negated {
        return Status::Cancelled;
    }
    let governed = |status: Status| {
        let mut rows = table.governs.iter().filter(|(s, _)| *s == status).flat_map(|(_, words)| words);
        rows.any(|w| verb.governs.contains(w))
    };
    if verb.negated || governed(Status::Proposed) || verb.governs.iter().any(|g| READY_ONLY.contains(&g.as_str())) {
        return Status::Proposed;
    }
    let expected = verb.passive && ["expect", "await", "schedule"].contains(&verb.base.as_str());
    let due = verb.base == "be" && page.words[verb.tokens.end..].first().is_some_and(|w| w.is("due")) && {
        let next = page.words.get(verb.tokens.end + 1);
        next.is_some_and(|w| w.among(&["in", "at", "on", "here", "there", "back", "to", "next", "this", "tomorrow"]))
    };
    if verb.is_to
        || expected
        || due
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
                    && !page.words.get(item.tokens.end).is_some_and(|w| w.among(&["more", "again", "a"]))
                    && !line.items[j + 1..].iter().take(2).any(|i| matches!(i.what, What::Time(_))) =>
            {
                return Some(Status::Proposed);
            }
            What::Word if word.is("that") && possible(page, line, item.tokens.start) => return Some(Status::Proposed),
            What::Word if word.among(&[",", ";", "that"]) => break,
            What::Verb(_) => break,
            _ => {}
        }
    }
    asked.then_some(Status::Proposed)
}

/// "it is possible that", "there is a chance that".
fn possible(page: &Page, line: &Line, that: usize) -> bool {
    let from = that.saturating_sub(2).max(line.tokens.start);
    page.words[from..that].iter().any(|w| w.among(POSSIBLE))
}

/// Words before "that" which leave open whether it comes about.
const POSSIBLE: &[&str] = &[
    "possible",
    "conceivable",
    "unclear",
    "uncertain",
    "doubtful",
    "unlikely",
    "chance",
    "possibility",
    "hope",
    "hopes",
    "hoping",
    "excluded",
    "speculation",
    "question",
    "idea",
    "suggestion",
    "proposal",
    "offer",
    "demand",
];

/// "hopes that it will": what a verb of hoping governs is proposed; "said he would" is planned.
fn hoped(page: &Page, line: &Line, at: usize, own: Status) -> Status {
    let before = line.items[..at].iter().rev().filter_map(|i| match i.what {
        What::Verb(v) => Some(&line.verbs[v]),
        _ => None,
    });
    let matrix = before.take(2).find(|v| v.finite());
    let Some(matrix) = matrix else { return own };
    let hoping = [
        "hope",
        "propose",
        "want",
        "wish",
        "suggest",
        "ask",
        "urge",
        "demand",
        "invite",
        "believe",
        "think",
        "insist",
        "recommend",
        "request",
    ]
    .contains(&matrix.base.as_str());
    let What::Verb(v) = line.items[at].what else { return own };
    // "suggested that the two meet"
    let bare = line.verbs[v].tense == Tense::Present
        && line.verbs[v].tokens.len() == 1
        && page.words[line.verbs[v].main].is(&line.verbs[v].base)
        && !["believe", "think"].contains(&matrix.base.as_str());
    if hoping && (own == Status::Planned || own == Status::Held && bare) {
        return Status::Proposed;
    }
    if own == Status::Held {
        return own;
    }
    let would =
        line.verbs[v].modal.as_deref() == Some("would") && line.verbs[v].governs.is_empty() && !line.verbs[v].negated;
    let says = |v: &VerbGroup| page.words[v.main].flags.any(Flags::SAYING);
    let reported = line.items[..at].iter().rev().filter_map(|i| match i.what {
        What::Verb(v) => Some(&line.verbs[v]),
        _ => None,
    });
    let told = !hoping && (says(matrix) || matrix.modal.is_none() && reported.take(4).any(says));
    if would && told { Status::Planned } else { own }
}

/// Infinitives and participles take their status from what they hang on.
fn not_finite(page: &Page, line: &Line, at: usize, verb: &VerbGroup) -> Status {
    let before = at.checked_sub(1).map(|k| &line.items[k]);
    let word = before.map(|i| &page.words[i.tokens.end - 1]);
    match verb.tense {
        Tense::Participle => match word {
            Some(_) if looks_forward(page, line, at) => Status::Planned,
            Some(w) if w.among(&["before", "of"]) => Status::Planned,
            Some(w) if w.among(&["without", "about", "against", "instead"]) => Status::Proposed,
            _ => match at.checked_sub(1).map(|k| line.items[k].what) {
                Some(What::Verb(v)) if proposes(page, &line.verbs[v]) => Status::Proposed,
                _ => Status::Held,
            },
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
            let from = line.items[at].tokens.start.saturating_sub(10).max(line.tokens.start);
            if page.words[from..line.items[at].tokens.start].iter().any(|w| w.among(&["nor", "neither"])) {
                return Status::Proposed;
            }
            let matrix = (0..at).rev().find_map(|k| match line.items[k].what {
                What::Verb(v) => Some(&line.verbs[v]),
                _ => None,
            });
            match matrix {
                Some(m) if went(page, line, m, true) || was_taken(m) => Status::Held,
                // "got the two to sit down"
                Some(m) if ["get", "bring"].contains(&m.base.as_str()) && m.finite() => by_group(page, m),
                Some(m) if m.base == "be" && is_there(page, line, at, m) => Status::Planned,
                Some(m) if proposes(page, m) => Status::Proposed,
                Some(m) if !m.governs.is_empty() && by_group(page, m) == Status::Proposed => Status::Proposed,
                Some(m) if m.was_to_have => Status::Cancelled,
                Some(m) if cancels(page, &m.base) => Status::Cancelled,
                Some(m)
                    if m.base == "be"
                        || (m.finite() || m.tense == Tense::PastParticiple)
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

/// "is in Lima to meet X", "is on her way to meet X"; not "is the first to meet X".
fn is_there(page: &Page, line: &Line, at: usize, be: &VerbGroup) -> bool {
    let start = line.items[at].tokens.start;
    let between = be.tokens.end.min(start)..start;
    let rank =
        page.words[between.clone()].iter().any(|w| w.among(&["first", "only", "latest", "last", "second", "third"]));
    let placed = line.places.iter().any(|p| between.contains(&p.tokens.start))
        || page.words[between].iter().any(|w| w.among(&["way", "here", "there", "route"]));
    be.tense == Tense::Present && !be.negated && placed && !rank
}

/// "was driven to the palace to talk with X".
fn was_taken(verb: &VerbGroup) -> bool {
    const TAKES: &[&str] = &["take", "bring", "drive", "lead", "usher", "escort", "show", "whisk", "fly", "shepherd"];
    verb.passive && verb.tense == Tense::Past && !verb.negated && TAKES.contains(&verb.base.as_str())
}

/// "went to Lima last autumn for a conference", "rode over to see him": a journey that is over. Of going somewhere to see somebody
/// that is taken for granted (`sees`); of other journeys only where they lie some days back.
fn went(page: &Page, line: &Line, verb: &VerbGroup, sees: bool) -> bool {
    const GOES: &[&str] = &["go", "come", "drive", "walk", "cross", "rush", "hurry", "slip", "call"];
    const TRAVELS: &[&str] = &["fly", "travel", "journey", "sail", "head", "return", "visit", "arrive", "dash", "set"];
    let past = matches!(verb.tense, Tense::Past | Tense::Pluperfect) && by_group(page, verb) == Status::Held;
    let base = verb.base.as_str();
    if !past || !GOES.contains(&base) && !TRAVELS.contains(&base) {
        return false;
    }
    let back = line.times.iter().any(|t| long_ago(page, t.when));
    back || sees && GOES.contains(&base) && line.times.iter().all(|t| t.when != When::Days(1))
}

/// Whether a time said in the past tense lies three days back or more.
fn long_ago(page: &Page, when: When) -> bool {
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
fn looks_forward(page: &Page, line: &Line, at: usize) -> bool {
    let from = line.items[at].tokens.start.saturating_sub(4).max(line.tokens.start);
    page.words[from..line.items[at].tokens.start].windows(2).any(|w| w[0].is("forward") && w[1].is("to"))
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
    let off = |&k: &usize| told_of_noun(page, line, k) == Some(Status::Cancelled);
    if encounter.status != Some(Status::Proposed) && as_subject(page, line, at, e).iter().any(off) {
        return Status::Cancelled;
    }
    if let Some(status) = verb.as_ref().and_then(|(k, _)| told_of_noun(page, line, *k)) {
        // "agreed on the need for talks": what stands between counts.
        let wanted = by_phrase(page, encounter.tokens.start, line.tokens.start) == Some(Status::Proposed);
        let doubted = match status {
            Status::Cancelled => false,
            Status::Planned => wanted || none_of_it(page, line, encounter.tokens.start),
            _ => none_of_it(page, line, encounter.tokens.start),
        };
        return if doubted { Status::Proposed } else { status };
    }
    if none_of_it(page, line, encounter.tokens.start) || no_date(page, line, encounter.tokens.start) {
        return Status::Proposed;
    }
    if let Some(status) = encounter.status {
        return status;
    }
    let journey = verb.as_ref().and_then(|(k, _)| match line.items[*k].what {
        What::Verb(v) => Some(&line.verbs[v]),
        _ => None,
    });
    if let Some(status) = by_phrase(page, encounter.tokens.start, line.tokens.start) {
        let meal = page.words[encounter.head].among(MEALS) && journey.is_some_and(|v| went(page, line, v, true));
        let over = status == Status::Planned && (meal || journey.is_some_and(|v| went(page, line, v, false)));
        return if over { Status::Held } else { status };
    }
    match verb {
        Some((k, _)) if appointed(page, line, k, e) => Status::Planned,
        Some((k, _)) if on_the_agenda(page, line, k) => Status::Planned,
        Some((k, _)) if ahead_of(page, line, at, k) => Status::Planned,
        // "The talks did not yield a result": they took place.
        Some((k, _)) if k > at && journey.is_some_and(|v| v.negated && v.modal.is_none() && !v.passive) => Status::Held,
        Some((k, _)) => of_verb(page, line, k),
        None => Status::Held,
    }
}

/// Whoever went somewhere for one of these has had it.
const MEALS: &[&str] =
    &["lunch", "luncheon", "dinner", "breakfast", "brunch", "supper", "banquet", "tea", "coffee", "drinks"];

/// The finite verbs behind a noun of encounter of which it is the subject: "the summit that was to open did not take place".
fn as_subject(page: &Page, line: &Line, at: usize, row: usize) -> Vec<usize> {
    let told = |k: &usize| {
        matches!(line.items[*k].what, What::Verb(v) if line.verbs[v].finite())
            && super::clause::subject(page, line, *k) == super::clause::Subject::Encounter(row)
    };
    (at + 1..line.items.len()).filter(told).collect()
}

/// "no meeting", "nor any talks".
fn none_of_it(page: &Page, line: &Line, start: usize) -> bool {
    let from = start.saturating_sub(1).max(line.tokens.start);
    page.words[from..=start].iter().any(|w| w.among(&["no", "neither", "nor", "any"])) && {
        let near = page.words[start.saturating_sub(6).max(line.tokens.start)..=start].iter();
        near.clone().any(|w| w.among(&["no", "neither", "nor", "not", "without", "n't"]))
    }
}

/// "No date has been set for a meeting".
fn no_date(page: &Page, line: &Line, start: usize) -> bool {
    let before = &page.words[line.tokens.start..start];
    before.last().is_some_and(|w| w.is("for"))
        && before.windows(2).any(|w| w[0].among(&["no", "any"]) && w[1].among(&["date", "dates", "day"]))
}

/// "Before him lie two more rounds with": what lies ahead.
fn ahead_of(page: &Page, line: &Line, noun: usize, verb: usize) -> bool {
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

/// "is on her schedule", "are on the programme"; "her programme includes".
fn on_the_agenda(page: &Page, line: &Line, verb: usize) -> bool {
    let What::Verb(v) = line.items[verb].what else { return false };
    let verb = &line.verbs[v];
    let end = verb.tokens.end;
    let placed = |w: &[crate::mention::word::Word]| {
        w[0].among(&["on", "in", "the", "his", "her", "their", "under"]) && w[1].among(PLANS)
    };
    let before = &page.words[line.tokens.start..verb.tokens.start];
    verb.base == "be" && page.words[end..(end + 4).min(line.tokens.end)].windows(2).any(placed)
        || ["include", "feature", "list"].contains(&verb.base.as_str()) && before.last().is_some_and(|w| w.among(PLANS))
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

/// "cancelled a summit", "turned down talks", "the talks were put off": what a verb in item `k` says of the noun that is its
/// object or subject.
fn told_of_noun(page: &Page, line: &Line, k: usize) -> Option<Status> {
    let What::Verb(v) = line.items[k].what else { return None };
    let verb = &line.verbs[v];
    if moved(page, line, verb) {
        return Some(Status::Cancelled);
    }
    let failed = verb.governs.iter().any(|g| g == "fail");
    if failed && ["turn", "show", "appear", "arrive"].contains(&verb.base.as_str()) {
        return Some(Status::Cancelled);
    }
    let status = listed(page, line, verb)?;
    let own = by_group(page, verb);
    let from = verb.tokens.start.saturating_sub(2).max(line.tokens.start);
    let words = &page.words[from..verb.tokens.end];
    let no_longer = words.windows(2).any(|w| w[0].is("no") && w[1].is("longer"));
    let could = verb.modal.as_deref().is_none_or(|m| m == "could");
    let happens = ["take", "come", "go"].contains(&verb.base.as_str()) || verb.base == "hold" && verb.passive;
    match status {
        Status::Cancelled if verb.negated => None,
        Status::Held if happens && (verb.negated && could || no_longer || failed) => Some(Status::Cancelled),
        Status::Planned if words.iter().any(|w| w.is("yet")) => Some(Status::Proposed),
        Status::Held => Some(of_verb(page, line, k)),
        Status::Planned if verb.negated || own == Status::Proposed => Some(Status::Proposed),
        Status::Planned if came_to_nothing(page, line, k, verb) => Some(Status::Cancelled),
        other => Some(other),
    }
}

/// "has been moved to Friday", "was pushed back until May".
fn moved(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    const MOVES: &[&str] = &["move", "shift", "reschedule", "push", "adjourn", "put"];
    let leads =
        |at: usize| page.words[at.saturating_sub(2)..at].iter().any(|w| w.among(&["until", "till", "to", "for"]));
    let end = verb.tokens.end;
    MOVES.contains(&verb.base.as_str())
        && !verb.negated
        && verb.modal.is_none()
        && line.times.iter().any(|t| (end..end + 6).contains(&t.tokens.start) && leads(t.tokens.start))
}

/// The row of `verbs` in which a verb stands, with its particle where the row has one.
fn listed(page: &Page, line: &Line, verb: &VerbGroup) -> Option<Status> {
    let behind = &page.words[verb.tokens.end.min(line.tokens.end)..(verb.tokens.end + 7).min(line.tokens.end)];
    let particle = |word: &str| {
        let near = behind.first().is_some_and(|w| w.is(word));
        near || word == "off" && behind.iter().any(|w| w.is(word))
    };
    let fits = |entry: &String| match entry.split_once(' ') {
        Some((base, word)) => base == verb.base && particle(word),
        None => *entry == verb.base,
    };
    let rows = &page.schema.status.verbs;
    let row = |two: bool| rows.iter().find(|(_, words)| words.iter().any(|w| w.contains(' ') == two && fits(w)));
    row(true).or_else(|| row(false)).map(|(status, _)| *status)
}

/// "ahead of talks", "open to talks", "after talks": the longest phrase right before the noun.
pub fn by_phrase(page: &Page, start: usize, first: usize) -> Option<Status> {
    let mut best: Option<(usize, Status)> = None;
    for (status, phrases) in &page.schema.status.phrases {
        for phrase in phrases {
            let mut from = start;
            let fits = phrase.rsplit(' ').all(|word| {
                from = from.checked_sub(1).filter(|&f| f >= first && page.words[f].is(word)).unwrap_or(start);
                from < start
            });
            if fits && best.is_none_or(|(n, _)| start - from > n) {
                best = Some((start - from, *status));
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
