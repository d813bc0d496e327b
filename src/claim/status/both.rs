//! Does it take place, where a verb and a noun of encounter tell of it together? The less certain of the two decides.

use super::{appointed, by_phrase, called_off, of_encounter, of_verb};
use crate::claim::line::{Line, What};
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::verb::Tense;

/// A verb with a noun of encounter: the less certain of the two decides.
pub fn verb_or_noun(page: &Page, line: &Line, verb: usize, noun: usize) -> Status {
    if called_off(page, line, noun) {
        return Status::Cancelled;
    }
    match of_verb(page, line, verb) {
        Status::Held => {
            let What::Encounter(e) = line.items[noun].what else { return Status::Held };
            // "The next meeting is with X."
            if noun < verb && matches!(line.items[verb].what, What::Verb(v) if line.verbs[v].base == "be") {
                return of_encounter(page, line, noun);
            }
            if appointed(page, line, verb, e) {
                return Status::Planned;
            }
            let before = line.encounters[e].status.filter(|s| *s != Status::Planned);
            if matches!(line.items[verb].what, What::Verb(v) if line.verbs[v].base == "invite") {
                return Status::Proposed;
            }
            let start = line.encounters[e].tokens.start;
            let told = by_phrase(page, start, line.tokens.start);
            let came = start > 0 && page.words[start - 1].is("for") && came(line, verb);
            before.or(told.filter(|s| !came || *s != Status::Planned)).unwrap_or(Status::Held)
        }
        other => other,
    }
}

/// "joined X for a meeting", not "left for one".
fn came(line: &Line, verb: usize) -> bool {
    const LEAVES: &[&str] = &["leave", "fly", "go", "head", "depart", "set", "travel", "embark"];
    let What::Verb(v) = line.items[verb].what else { return false };
    let verb = &line.verbs[v];
    matches!(verb.tense, Tense::Past | Tense::Pluperfect) && !LEAVES.contains(&verb.base.as_str())
}
