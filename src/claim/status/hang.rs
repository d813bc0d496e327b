//! What a noun of encounter hangs on.

use crate::claim::clause;
use crate::claim::line::{Line, What};
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::verb::Tense;

/// Prepositions that may stand between a noun and its verb.
const PASSED: &[&str] = &["of", "for", "in", "at", "to", "on", "off", "with", "after", "before", "following", "during"];

/// The finite verbs behind a noun of encounter of which it is the subject: "the summit that was to open did not take place".
pub(super) fn as_subject(page: &Page, line: &Line, at: usize, row: usize) -> Vec<usize> {
    let finite = |k: &usize| matches!(line.items[*k].what, What::Verb(v) if line.verbs[v].finite());
    let past = past_relative(page, line, at);
    let told = |k: &usize| {
        finite(k) && (clause::subject(page, line, *k) == clause::Subject::Encounter(row) || past == Some(*k))
    };
    (at + 1..line.items.len()).filter(told).collect()
}

/// The finite verb behind a relative clause that opens right behind a noun: "the meeting (that) the two were to hold on Monday is
/// off".
fn past_relative(page: &Page, line: &Line, at: usize) -> Option<usize> {
    let word = |k: usize| &page.words[line.items[k].tokens.start];
    let verb = |k: &usize| matches!(line.items[*k].what, What::Verb(v) if line.verbs[v].finite());
    let led = at + 1 < line.items.len() && matches!(word(at + 1).tag, Tag::IN | Tag::TO);
    let near = (at + 1..=at + 1 + usize::from(led)).find(|&k| {
        k < line.items.len() && (matches!(line.items[k].what, What::Who(_)) || word(k).among(&["that", "which"]))
    });
    // "the summit of the bloc, which was to open on Monday, is off"
    let far = || {
        let ahead = (at + 2..line.items.len().min(at + 12)).take_while(|k| !verb(k));
        let clause = ["which", "whose", "who", "whom", "where"];
        ahead.into_iter().find(|&k| word(k).among(&clause) && word(k - 1).is(","))
    };
    let participle = reduced(page, line, at);
    let first = near.filter(|_| participle.is_none()).or_else(far).or(participle)?;
    let own = participle.or_else(|| (first..line.items.len().min(first + 6)).find(verb))?;
    let next = (own + 1..line.items.len()).find(verb)?;
    let open = |k: usize| {
        let item = &line.items[k];
        matches!(item.what, What::Time(_) | What::Place(_))
            || matches!(item.what, What::Verb(v) if !line.verbs[v].finite())
            || matches!(item.what, What::Who(_)) && (k == own + 1 || matches!(word(k - 1).tag, Tag::IN | Tag::TO))
            || item.what == What::Word
                && !word(k)
                    .among(&[",", ";", ":", "and", "but", "that", "who", "which", "as", "when", "because", "after"])
            || item.what == What::Word && word(k).is(",") && k + 1 == next
    };
    (own + 1..next).all(open).then_some(next)
}

/// The participle that stands for a relative clause behind a noun: "A round between X and Y [planned] for Friday was scrapped".
fn reduced(page: &Page, line: &Line, at: usize) -> Option<usize> {
    let word = |k: usize| &page.words[line.items[k].tokens.start];
    let open = |k: &usize| {
        let item = &line.items[*k];
        matches!(item.what, What::Who(_) | What::Time(_) | What::Place(_))
            || item.what == What::Word && (word(*k).tag == Tag::IN || word(*k).is(","))
    };
    let k = (at + 1..line.items.len().min(at + 9)).find(|k| !open(k)).filter(|k| *k > at + 1)?;
    matches!(line.items[k].what, What::Verb(v) if line.verbs[v].tense == Tense::PastParticiple).then_some(k)
}

/// "a working lunch": a participle between article and noun is no verb of its own.
fn working(page: &Page, line: &Line, at: usize) -> bool {
    let before = at.checked_sub(1).map(|k| &line.items[k]).filter(|i| matches!(i.what, What::Verb(_)));
    before.is_some_and(|i| {
        let start = i.tokens.start;
        i.tokens.len() == 1
            && page.words[start].lower.ends_with("ing")
            && start > 0
            && page.words[start - 1].tag == Tag::DT
    })
}

/// Where the words of the noun begin, its article and participle with them.
pub(super) fn opening(page: &Page, line: &Line, at: usize, start: usize) -> usize {
    if working(page, line, at) { line.items[at - 1].tokens.start - 1 } else { start }
}

/// The verb that a noun is object or subject of: its item and base form.
pub fn governing(page: &Page, line: &Line, at: usize) -> Option<(usize, String)> {
    let base = |k: usize| match line.items[k].what {
        What::Verb(v) => Some((k, line.verbs[v].base.clone())),
        _ => None,
    };
    for k in (0..at).rev() {
        if k + 1 == at && working(page, line, at) {
            continue;
        }
        if let Some(found) = base(k) {
            return Some(found);
        }
        let item = &line.items[k];
        let word = &page.words[item.tokens.start];
        let breaks = item.what == What::Word
            && (word.among(&[",", ";", ":", "that", "which", "who"]) || word.tag == Tag::IN && !word.among(PASSED));
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
    // "his talk with her, if the papers are to be believed, went on": nor does a verb of a clause between commas.
    let opens = |k: usize| {
        let word = |j: usize| &page.words[line.items[j].tokens.start];
        let open = (at + 1..k)
            .rev()
            .find(|&j| word(j).is(","))
            .filter(|&j| word(j + 1).among(&["if", "as", "though", "although"]));
        open.is_some() && (k + 1..line.items.len()).any(|j| word(j).is(","))
    };
    let right: Vec<usize> =
        (at + 1..line.items.len()).take_while(stop).filter(|&k| base(k).is_some() && !opens(k)).collect();
    let first = right.iter().copied().find(|&k| !aside(k)).or(right.first().copied())?;
    base(first)
}
