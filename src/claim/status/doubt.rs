//! Hopes, conditions and questions: what may or may not take place.

use crate::claim::line::{Line, What};
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::verb::{Tense, VerbGroup};
use crate::schema::Flags;

/// "if", "whether", "until", a question.
pub(super) fn doubted(page: &Page, line: &Line, at: usize) -> Option<Status> {
    let last = &page.words[line.tokens.end - 1];
    let asked = last.is("?") || line.tokens.len() > 1 && page.words[line.tokens.end - 2].is("?");
    if conditional(page, line, at) {
        return Some(Status::Proposed);
    }
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

/// "If all goes well, she will follow": what is to come if something else does.
fn conditional(page: &Page, line: &Line, at: usize) -> bool {
    let What::Verb(v) = line.items[at].what else { return false };
    let verb = &line.verbs[v];
    let ahead = matches!(verb.modal.as_deref(), Some("will" | "would" | "'ll" | "'d" | "shall" | "could" | "may"));
    let first = &page.words[line.tokens.start];
    let clause = page.words[line.tokens.start..verb.tokens.start].iter().any(|w| w.is(","));
    // "will only meet X if the troops leave"
    let only = page.words[verb.tokens.clone()].iter().any(|w| w.is("only"));
    let behind = &page.words[verb.tokens.end..line.tokens.end];
    let on_terms = only && behind.iter().any(|w| w.among(&["if", "unless", "after", "once", "when"]));
    ahead && (clause && first.among(&["if", "unless", "should"]) || on_terms)
}

/// "it is possible that", "there is a chance that".
pub(super) fn possible(page: &Page, line: &Line, that: usize) -> bool {
    let from = that.saturating_sub(2).max(line.tokens.start);
    let near = &page.words[from..that];
    // "it is not certain that", "a proposal by him that"
    let unsure = || near[near.len() - 1].among(SURE) && near.iter().any(|w| w.among(&["not", "n't", "no", "far"]));
    let by = || {
        let from = that.saturating_sub(12).max(line.tokens.start);
        let open = (from..that).rev().take_while(|&i| !page.words[i].tag.is_verb() && !page.words[i].is(",")).last();
        page.words[open.unwrap_or(that)..that]
            .windows(2)
            .any(|w| w[0].among(POSSIBLE) && w[1].among(&["by", "from", "of"]))
    };
    near.iter().any(|w| w.among(POSSIBLE)) || near.len() > 1 && unsure() || by()
}

/// Words before "that" which, denied, leave open whether it comes about.
const SURE: &[&str] = &["certain", "sure", "clear", "settled", "agreed", "given", "certainty"];

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

/// Verbs whose clause leaves open whether it comes about.
const HOPES: &[&str] = &[
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
    "deny",
    "doubt",
];

/// "hopes that it will": what a verb of hoping governs is proposed; "said he would" is planned.
pub(super) fn hoped(page: &Page, line: &Line, at: usize, own: Status) -> Status {
    // "X, who was not invited, will see Y"
    let closed = |v: &VerbGroup| page.words[v.tokens.end..line.items[at].tokens.start].iter().any(|w| w.is(","));
    let aside = |v: &VerbGroup| {
        v.tokens.start > 0 && page.words[v.tokens.start - 1].among(&["who", "which", "whom"]) && closed(v)
    };
    let before = line.items[..at].iter().rev().filter_map(|i| match i.what {
        What::Verb(v) => Some(&line.verbs[v]),
        _ => None,
    });
    let matrix = before.take(2).find(|v| v.finite() && !aside(v));
    let Some(matrix) = matrix else { return if announced(page, line, at) { Status::Planned } else { own } };
    let hoping = HOPES.contains(&matrix.base.as_str());
    let What::Verb(v) = line.items[at].what else { return own };
    // "it was agreed that they should meet every month"
    let settled = ["agree", "decide", "arrange", "settle"].contains(&matrix.base.as_str()) && !matrix.negated;
    let should = matches!(line.verbs[v].modal.as_deref(), Some("should" | "would")) && !line.verbs[v].negated;
    let that = page.words[matrix.tokens.end..line.items[at].tokens.start].iter().any(|w| w.is("that"));
    if settled && should && that && line.verbs[v].governs.is_empty() {
        return Status::Planned;
    }
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
    // "confirmed that it must be kept, and that they would meet"
    let start = line.items[at].tokens.start;
    let mut before = page.words[start.saturating_sub(4).max(line.tokens.start)..start].windows(2);
    let anew = before.any(|w| w[0].is("and") && w[1].is("that"));
    let told = !hoping && (says(matrix) || (anew || matrix.modal.is_none()) && reported.take(4).any(says));
    if would && told { Status::Planned } else { own }
}

/// "would visit Lima in May, the ministry announced": the announcement may stand last.
fn announced(page: &Page, line: &Line, at: usize) -> bool {
    let What::Verb(v) = line.items[at].what else { return false };
    let verb = &line.verbs[v];
    let plain = verb.modal.as_deref() == Some("would") && verb.governs.is_empty() && !verb.negated;
    let last = line.verbs.iter().rfind(|v| v.finite());
    let says = |v: &VerbGroup| v.tense == Tense::Past && page.words[v.main].flags.any(Flags::SAYING);
    let behind = |v: &VerbGroup| {
        let from = v.tokens.start.saturating_sub(8).max(verb.tokens.end);
        v.tokens.end + 4 > line.tokens.end && page.words[from..v.tokens.start].iter().any(|w| w.is(","))
    };
    plain && last.is_some_and(|v| says(v) && behind(v))
}

pub(super) fn proposes(page: &Page, verb: &VerbGroup) -> bool {
    let rows = page.schema.status.governs.iter().filter(|(s, _)| *s == Status::Proposed);
    rows.flat_map(|(_, words)| words).any(|w| *w == verb.base)
}
