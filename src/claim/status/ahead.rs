//! What lies ahead though the verb itself stands in the present or has lent its helping words from another.

use crate::claim::line::{Line, What};
use crate::date::Date;
use crate::document::BlockKind;
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::time::{Direction, When};
use crate::mention::verb::{Tense, VerbGroup};

/// The verb whose helping words serve this one too: "is to address parliament and meet X", "will land and be received".
pub fn lender(page: &Page, line: &Line, at: usize) -> Option<usize> {
    let What::Verb(v) = line.items[at].what else { return None };
    let verb = &line.verbs[v];
    let first = &page.words[verb.tokens.start];
    let bare = verb.tense == Tense::Present
        && verb.modal.is_none()
        && !verb.is_to
        && (first.is("be") || verb.tokens.len() == 1 && first.is(&verb.base));
    if !bare || !joined(page, line, at) {
        return None;
    }
    let earlier = (0..at).rev().find(|&k| {
        matches!(line.items[k].what, What::Verb(u) if !matches!(line.verbs[u].tense, Tense::Participle | Tense::PastParticiple))
    })?;
    let What::Verb(u) = line.items[earlier].what else { return None };
    let lends = line.verbs[u].modal.is_some()
        || line.verbs[u].is_to
        || !line.verbs[u].governs.is_empty()
        || line.verbs[u].tense == Tense::Infinitive;
    if lends { Some(earlier) } else { lender(page, line, earlier) }
}

/// What those do whom a picture shows: the present of its caption is no plan.
const SHOWN: &[&str] = &["greet", "shake", "pose", "smile", "embrace", "hug", "wave"];

/// Whether a conjunction stands right before the verb, adverbials passed over.
fn joined(page: &Page, line: &Line, at: usize) -> bool {
    let passed = |k: &usize| {
        let word = &page.words[line.items[*k].tokens.start];
        matches!(line.items[*k].what, What::Time(_) | What::Place(_))
            || line.items[*k].what == What::Word
                && (word.tag.is_adverb() && !word.is("then") || word.among(&["\"", "“", "”", ","]))
    };
    let before = (0..at).rev().find(|k| !passed(k));
    before.is_some_and(|k| {
        line.items[k].what == What::Word && page.words[line.items[k].tokens.start].among(&["and", "or", "then", "but"])
    })
}

/// Whether a verb in the present tells of what is to come: "meets X tomorrow", "is meeting X on Thursday", "will fly to Lima,
/// where he sees X".
pub fn coming(page: &Page, line: &Line, at: usize) -> bool {
    let What::Verb(v) = line.items[at].what else { return false };
    let verb = &line.verbs[v];
    if verb.tense != Tense::Present || verb.modal.is_some() || verb.is_to {
        return false;
    }
    if page.words[verb.main].tag == Tag::VBG && verb.tokens.len() > 1 {
        return line.times.iter().any(|t| later(page, t.when) && beside(line, at, t.tokens.start));
    }
    if SHOWN.contains(&verb.base.as_str()) {
        return false;
    }
    let partner = || (0..at).rev().find(|&k| matches!(line.items[k].what, What::Verb(_)));
    // "when she goes to Lima and meets X"
    let with = joined(page, line, at) && partner().is_some_and(|k| simple(line, k) && coming(page, line, k));
    with || dated_ahead(page, line, at) || clause_of_what_comes(page, line, at)
}

/// "meets X tomorrow", "the talks resume on Friday": a coming day beside a simple present.
fn dated_ahead(page: &Page, line: &Line, at: usize) -> bool {
    let document = page.document;
    let kind = document.kind(&document.sentences[line.sentence]);
    line.times.iter().any(|t| {
        let today = matches!(t.when, When::Days(0) | When::Weeks(0))
            && kind == BlockKind::Body
            && !page.words[t.tokens.clone()].iter().any(|w| w.is("now"));
        (later(page, t.when) && kind != BlockKind::Caption || today) && beside(line, at, t.tokens.start)
    })
}

/// Whether no other finite verb stands between a verb and a time.
fn beside(line: &Line, at: usize, time: usize) -> bool {
    let own = line.items[at].tokens.start;
    let (from, to) = (own.min(time), own.max(time));
    !line.verbs.iter().any(|v| v.finite() && v.tokens.start > from && v.tokens.start < to && v.tokens.start != own)
}

/// "when they meet", "where X awaits him", in a sentence that tells of what will be.
fn clause_of_what_comes(page: &Page, line: &Line, at: usize) -> bool {
    let opens = (0..at).rev().take(12).take_while(|&k| !matches!(line.items[k].what, What::Verb(_))).any(|k| {
        line.items[k].what == What::Word && page.words[line.items[k].tokens.start].among(&["when", "where", "before"])
    });
    let told = |v: &VerbGroup| {
        let will = v.modal.as_deref().is_some_and(|m| ["will", "shall", "'ll", "would"].contains(&m));
        let meant =
            v.tense == Tense::Present && ["intend", "plan", "mean"].iter().any(|b| v.governs.iter().any(|g| g == b));
        let expects = |b: &str| ["expect", "await", "expected"].contains(&b);
        let awaited = v.tense == Tense::Present && v.passive && expects(&v.base)
            || page.words[v.tokens.start].among(&["is", "are"]) && v.governs.iter().any(|g| expects(g));
        will || meant || awaited || v.is_to && page.words[v.tokens.start].among(&["is", "are"])
    };
    let travels = |k: usize| {
        k != at && matches!(line.items[k].what, What::Verb(_)) && simple(line, k) && dated_ahead(page, line, k)
    };
    opens && (line.verbs.iter().any(told) || (0..at).any(travels))
}

/// Whether the verb is a lone one in the present.
fn simple(line: &Line, k: usize) -> bool {
    matches!(line.items[k].what, What::Verb(v) if line.verbs[v].tense == Tense::Present && line.verbs[v].tokens.len() == 1)
}

/// Whether a time lies after the day of the document; a day of the week without more is the next one.
pub fn later(page: &Page, when: When) -> bool {
    match when {
        When::Weekday(_, n) => n >= 0,
        When::Days(n) | When::Weeks(n) | When::Months(n) | When::Years(n) => n > 0,
        When::On(_) | When::DayMonth(..) | When::DayOf(_) | When::MonthIn(..) | When::Month(_) => {
            let Some(now) = page.document.date else { return false };
            let date = match when {
                When::DayMonth(..) | When::DayOf(_) | When::Month(_) => near(when, now),
                other => other.resolve(now, Direction::Ahead),
            };
            date.is_some_and(|d| d.bounds().0 > now.bounds().1)
        }
        _ => false,
    }
}

/// The date without a year that lies nearest to now.
fn near(when: When, now: Date) -> Option<Date> {
    let (back, ahead) = (when.resolve(now, Direction::Back)?, when.resolve(now, Direction::Ahead)?);
    let days = |d: Date| Some((d.bounds().0 - now.bounds().0).get_days().abs()).filter(|_| d.precision() > 1);
    Some(if days(back) < days(ahead) { back } else { ahead })
}

/// The helping verb before its subject or an aside: "Nor could X see Y", "Did he meet Y", "will, she said, see Y".
pub fn inverted(page: &Page, line: &Line, at: usize) -> Option<usize> {
    let What::Verb(v) = line.items[at].what else { return None };
    let lone = line.verbs[v].tokens.len() == 1 && page.words[line.verbs[v].main].is(&line.verbs[v].base);
    let comma = |k: usize| line.items[k].what == What::Word && page.words[line.items[k].tokens.start].is(",");
    let helps = |k: usize| {
        let What::Verb(u) = line.items[k].what else { return false };
        let main = &page.words[line.verbs[u].main];
        main.tag == Tag::MD || main.among(&["do", "does", "did"])
    };
    if !lone || at < 2 {
        return None;
    }
    if matches!(line.items[at - 1].what, What::Who(_)) {
        return Some(at - 2).filter(|&k| helps(k));
    }
    let aside = |&k: &usize| helps(k) && comma(k + 1);
    comma(at - 1).then(|| (at.saturating_sub(9)..at - 2).rev().find(aside)).flatten()
}
