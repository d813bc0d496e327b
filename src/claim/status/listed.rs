//! What a verb from the lists says of the encounter that is its object or subject.

use super::group::by_group;
use super::of_verb;
use super::undone::{came_to_nothing, moved};
use crate::claim::line::{Line, What};
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::verb::VerbGroup;

/// "cancelled a summit", "turned down talks", "the talks were put off": what a verb in item `k` says of the noun that is its
/// object or subject.
pub(super) fn told_of_noun(page: &Page, line: &Line, k: usize) -> Option<Status> {
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

/// The row of `verbs` in which a verb stands, with its particle where the row has one.
pub(super) fn listed(page: &Page, line: &Line, verb: &VerbGroup) -> Option<Status> {
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

pub(super) fn cancels(page: &Page, base: &str) -> bool {
    page.schema.status.verbs.iter().any(|(s, words)| *s == Status::Cancelled && words.iter().any(|w| w == base))
}
