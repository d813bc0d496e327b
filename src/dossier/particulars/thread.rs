//! The days that a text tells of, in its order.

use super::super::cast::Cast;
use crate::claim::line::Line;
use crate::claim::status::undone_behind;
use crate::claim::topic::TopicMention;
use crate::date::Date;
use crate::document::BlockKind;
use crate::mention::time::Direction;
use crate::mention::verb::{Tense, VerbGroup};

/// A date that the text tells.
pub(super) struct Told {
    pub(super) sentence: usize,
    pub(super) date: Date,
    /// Whether what happens on it is still to come.
    pub(super) ahead: bool,
}

/// How many sentences a day that was told of holds beyond its paragraph.
pub(super) const CARRIES: usize = 3;

/// The dates told before a token, in order; each counts from the one before where its words say so.
pub(super) fn thread(cast: &Cast, until: usize) -> Vec<Told> {
    let mut out: Vec<Told> = Vec::new();
    let now = cast.page.document.date;
    let lines = cast.claims.lines.iter().take_while(|l| l.tokens.start < until);
    let caption = |l: &Line| cast.page.document.kind(&cast.page.document.sentences[l.sentence]) == BlockKind::Caption;
    for line in lines.filter(|l| !teaser(cast, l.sentence) && !caption(l)) {
        for time in line.times.iter().filter(|t| t.tokens.end <= until && counts(cast, line, t.tokens.start)) {
            let ahead = looks_ahead(cast, line, time.tokens.start);
            let direction = if ahead { Direction::Ahead } else { Direction::Back };
            let before = out.iter().rev().find(|t| t.date.precision() == 3).map(|t| t.date);
            if let Some(date) = time.when.after(before, now, direction) {
                out.push(Told { sentence: line.sentence, date, ahead });
            }
        }
    }
    out
}

/// Whether a time or place at a token tells when and where something happens: not "since", and in no topic.
pub(super) fn counts(cast: &Cast, line: &Line, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|&b| b >= line.tokens.start).map(|b| &cast.page.words[b]);
    let dates_a_noun = before.is_some_and(|w| w.is("of")) && hangs_on_noun(cast, line, at - 1);
    let inside = |sentence: usize, topics: &[TopicMention]| {
        sentence == line.sentence && topics.iter().any(|t| t.tokens.contains(&at))
    };
    let claims = cast.claims;
    !dates_a_noun
        && !before.is_some_and(|w| w.among(&["since", "until", "till", "by"]))
        && !claims.meetings.iter().any(|m| inside(m.sentence, &m.topics))
        && !claims.topics.iter().any(|t| inside(t.sentence, &t.topics))
}

/// Whether the verb nearest to a token speaks of what is to come.
pub(super) fn looks_ahead(cast: &Cast, line: &Line, at: usize) -> bool {
    if was_set_for(line, at) || undone_behind(cast.page, line, at) {
        return true;
    }
    let near = line.verbs.iter().filter(|v| v.finite()).min_by_key(|v| v.main.abs_diff(at));
    near.is_some_and(|v| {
        let modal = v.modal.as_deref().is_some_and(|m| ["will", "shall", "'ll", "would"].contains(&m));
        let due = ["due", "expect", "schedule", "slate", "plan", "set"];
        modal || v.is_to || v.was_to_have || v.governs.iter().any(|g| due.contains(&g.as_str()))
    })
}

/// "planned for Tuesday", "set for May".
fn was_set_for(line: &Line, at: usize) -> bool {
    const SETS: &[&str] = &["plan", "schedule", "set", "arrange", "fix", "slate"];
    let sets = |v: &VerbGroup| SETS.contains(&v.base.as_str()) && v.tense == Tense::PastParticiple;
    line.verbs.iter().any(|v| sets(v) && v.tokens.end <= at && at <= v.tokens.end + 2)
}

/// Whether a sentence tells of another story.
pub(super) fn teaser(cast: &Cast, sentence: usize) -> bool {
    let document = cast.page.document;
    document.kind(&document.sentences[sentence]) == BlockKind::Teaser
}

/// Whether a sentence stands in the paragraph of another one or shortly before it.
pub(super) fn close(cast: &Cast, sentence: usize, to: usize, reach: usize) -> bool {
    let block = |s: usize| cast.page.document.sentences[s].block;
    to.saturating_sub(sentence) <= reach || block(sentence) == block(to)
}

/// Whether the words at a token hang on a noun before them that is neither a time, a name, nor an encounter.
pub(super) fn hangs_on_noun(cast: &Cast, line: &Line, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&b| b >= line.tokens.start) else { return false };
    let word = &cast.page.words[before];
    let told = line.times.iter().any(|t| t.tokens.contains(&before))
        || line.parties.iter().any(|p| p.tokens.contains(&before))
        || line.encounters.iter().any(|e| e.tokens.contains(&before));
    let goes = [
        "visit",
        "trip",
        "journey",
        "arrival",
        "stop",
        "hotel",
        "palace",
        "house",
        "tour",
        "residence",
        "headquarters",
    ];
    word.tag.is_noun() && !word.capital() && !told && !word.among(&goes)
}

/// Whether two dates lie at most six days apart.
pub(super) fn near(a: Date, b: Date) -> bool {
    match (a.civil(), b.civil()) {
        (Some(a), Some(b)) => a.until(b).is_ok_and(|s| s.get_days().abs() <= 6),
        _ => false,
    }
}
