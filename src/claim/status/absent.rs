//! Who does not come: "never turned up", "will not now go", "was denied a visa".

use super::listed::{no_longer, reads};
use super::undoing::acting;
use crate::claim::Side;
use crate::claim::line::{Line, What};
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::verb::{Tense, VerbGroup};

/// "never turned up", "will not now go to Lima", "was turned back": who does not come.
pub(super) fn absent(page: &Page, line: &Line, k: usize) -> Option<Option<Side>> {
    let What::Verb(v) = line.items[k].what else { return None };
    let verb = &line.verbs[v];
    let away = !verb.negated && page.schema.status.absences.iter().any(|entry| reads(page, line, verb, entry));
    let away = away || !verb.negated && refused_entry(page, line, verb);
    let gone = stays(page, line, verb) || no_show(page, line, verb) || left_out(page, line, verb);
    // "his plane was turned back"
    let plane = away && verb.passive && verb.base == "turn";
    (away || gone).then(|| acting(page, line, k)).filter(|side| plane || side.is_some())
}

/// "will not now travel", "is no longer coming": a journey that was to be made.
fn stays(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    const GOES: &[&str] = &["go", "travel", "come", "fly", "visit", "attend", "journey", "participate"];
    let ahead = matches!(verb.modal.as_deref(), Some("will" | "would" | "wo"))
        || verb.is_to
        || page.words[verb.main].tag == Tag::VBG;
    let denied = verb.negated && verb.governs.iter().all(|g| g == "go");
    // "will no longer travel", where the last word was taken for a noun
    let end = verb.tokens.end;
    let apart = page.words[verb.main].among(&["will", "would"])
        && end + 2 < line.tokens.end
        && page.words[end].is("no")
        && page.words[end + 1].is("longer")
        && GOES.contains(&page.schema.forms.base(&page.words[end + 2].lower));
    apart || GOES.contains(&verb.base.as_str()) && ahead && (denied || no_longer(page, line, verb))
}

/// "never came", "failed to appear", "did not show up".
fn no_show(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    let behind = page.words.get(verb.tokens.end).filter(|_| verb.tokens.end < line.tokens.end);
    let up = behind.is_some_and(|w| w.is("up"));
    let shows = match verb.base.as_str() {
        "show" | "turn" => up,
        "come" | "appear" | "arrive" => behind.is_none_or(|w| !w.word() || w.among(&["for", "on", "because"])),
        _ => false,
    };
    let failed = verb.governs.iter().any(|g| g == "fail");
    let past = matches!(verb.tense, Tense::Past | Tense::Pluperfect | Tense::PastParticiple);
    shows && (failed || verb.negated && past && verb.modal.is_none() && verb.governs.is_empty())
}

/// "he would not.", "They do not:": what was told of is denied, and not told again.
fn left_out(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    let end = verb.tokens.end;
    let closed = end >= line.tokens.end || page.words[end].among(&[".", ";", ":", ",", "—", "–"]);
    let helper = page.words[verb.main].among(&["would", "will", "did", "do", "does", "was"]);
    verb.negated && closed && helper && verb.governs.is_empty()
}

/// "was denied a visa", "was refused permission to land".
fn refused_entry(page: &Page, line: &Line, verb: &VerbGroup) -> bool {
    const PAPERS: &[&str] = &["visa", "entry", "permission", "clearance", "visas"];
    let end = verb.tokens.end.min(line.tokens.end);
    let behind = &page.words[end..(end + 4).min(line.tokens.end)];
    ["deny", "refuse"].contains(&verb.base.as_str()) && verb.passive && behind.iter().any(|w| w.among(PAPERS))
}
