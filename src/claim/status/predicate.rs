//! What an encounter is said to be: "is set for Friday", "looks possible", "is being arranged".

use super::hang::as_subject;
use crate::claim::line::{Line, What};
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::verb::{Tense, VerbGroup};

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
        &["arrange", "talk", "speak", "discuss", "negotiate", "weigh", "consider", "mull", "mooted", "explore"];
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
