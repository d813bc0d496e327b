//! What an encounter is said to be: "is set for Friday", "looks possible", "is being arranged".

use super::hang::as_subject;
use super::noun::verb_in;
use crate::claim::line::{Line, What};
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::verb::{Tense, VerbGroup};
use crate::schema::Flags;

/// Verbs that tie a subject to what it is.
const TIES: &[&str] = &["be", "look", "seem", "appear", "remain", "become"];

/// The status that the predicate of a noun of encounter in item `at` gives it: "The meeting, which X asked for, is now set for Friday".
pub(super) fn of_predicate(page: &Page, line: &Line, at: usize, row: usize) -> Option<Status> {
    as_subject(page, line, at, row).into_iter().find_map(|k| {
        let What::Verb(v) = line.items[k].what else { return None };
        let verb = &line.verbs[v];
        under_way(page, verb).or_else(|| said_of_it(page, line, verb))
    })
}

/// "is being arranged", "is being talked about": nothing that is settled yet.
fn under_way(page: &Page, verb: &VerbGroup) -> Option<Status> {
    let being = verb.passive && verb.tense == Tense::Present && !verb.negated;
    let being = being && page.words[verb.tokens.clone()].iter().any(|w| w.is("being"));
    const OPEN: &[&str] =
        &["arrange", "talk", "speak", "discuss", "negotiate", "weigh", "consider", "mull", "moot", "explore"];
    let spoken = OPEN.contains(&verb.base.as_str());
    (being && spoken).then_some(Status::Proposed)
}

/// The entry of the list that stands behind the verb.
fn said_of_it(page: &Page, line: &Line, verb: &VerbGroup) -> Option<Status> {
    if !TIES.contains(&verb.base.as_str()) || verb.modal.is_some() && !verb.negated {
        return None;
    }
    let light = |i: &usize| page.words[*i].tag.is_adverb() && page.words[*i].word();
    let from = (verb.tokens.end..line.tokens.end).find(|i| !light(i))?;
    let stands = |entry: &String| {
        let words = entry.split(' ');
        let behind = page.words[from..line.tokens.end].iter().zip(words.clone());
        behind.clone().count() == words.count() && behind.into_iter().all(|(w, e)| w.is(e))
    };
    let (status, _) = page.schema.status.predicates.iter().find(|(_, entries)| entries.iter().any(stands))?;
    // "is not certain", "is not yet set"
    Some(match status {
        Status::Cancelled if verb.negated => Status::Planned,
        _ if verb.negated => Status::Proposed,
        other => *other,
    })
}

/// "The talks came to nothing": they took place.
pub(super) fn fruitless(page: &Page, line: &Line, k: usize, row: usize) -> bool {
    let come =
        verb_in(line, k).is_some_and(|v| v.base == "come" && !v.negated && v.modal.is_none() && v.governs.is_empty());
    let behind = verb_in(line, k).map_or(0..0, |v| v.tokens.end..(v.tokens.end + 2).min(line.tokens.end));
    let nothing = page.words[behind].iter().any(|w| w.among(&["nothing", "naught", "nought"]));
    let long = page.words[line.encounters[row].head].among(&["talks", "negotiations", "conversations", "discussions"]);
    come && nothing && long
}

/// "was asked about a meeting with X", "nothing has been said of talks": what is only asked about.
pub(super) fn asked_about(page: &Page, line: &Line, row: usize, start: usize) -> bool {
    let Some(verb) = line.verbs.iter().rfind(|v| v.tokens.end <= start) else { return false };
    let about = start > line.tokens.start && page.words[start - 1].among(&["about", "of"]);
    let before = &page.words[line.tokens.start..verb.tokens.start];
    let nothing = before.last().is_some_and(|w| w.among(&["nothing", "little", "no-one", "nobody"]));
    let asks = ["ask", "speculate", "question"].contains(&verb.base.as_str());
    let says = page.words[verb.main].flags.any(Flags::SAYING) || ["hear", "know"].contains(&verb.base.as_str());
    about && line.encounters[row].indefinite && (asks || says && (nothing || verb.negated))
}
