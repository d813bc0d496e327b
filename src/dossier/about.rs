//! Which meeting is a topic of, and when are two topics one?

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::fact::{Evidence, Status};
use super::meeting::Draft;
use crate::claim::TopicClaim;
use crate::schema::fold;

/// How many sentences behind the last word of a meeting a topic may still be its own.
const REACH: usize = 30;
/// The same where the sentence does not say who speaks.
const SHORT_REACH: usize = 6;

/// The same where those who speak are told by offices that nobody in a meeting is known to hold.
const LOOSE_REACH: usize = 5;

/// The meeting that a topic belongs to: one of its own sentence, the nearest, else the one told of last.
///
/// `fits` tells whether those who speak take part; where nobody named speaks (`loose`) and none fits, the meeting told of
/// right before may be meant. What was to be discussed (`undone`) may be of one that was called off.
pub fn home<'d>(
    topic: &TopicClaim,
    drafts: &'d mut [Draft],
    fits: impl Fn(&Draft) -> bool,
    (loose, undone): (bool, bool),
) -> Option<&'d mut Draft> {
    let reach = if topic.who.is_some() || topic.of_encounter { REACH } else { SHORT_REACH };
    let near = |d: &Draft, reach: usize| {
        (undone || d.status != Some(Status::Cancelled)) && topic.sentence.saturating_sub(d.last) <= reach
    };
    let strict = drafts.iter().any(|d| near(d, reach) && fits(d));
    let open = |d: &Draft| match strict {
        true => near(d, reach) && fits(d),
        false => loose && near(d, LOOSE_REACH),
    };
    // What is told right behind an encounter of long before may be of it; later on, of that of which the news are.
    let news = |d: &Draft| !d.earlier || topic.sentence.saturating_sub(d.last) < 1;
    drafts.iter_mut().filter(|d| open(d)).max_by_key(|d| (Reverse(distance(topic, d)), news(d), d.last, d.anchor))
}

/// How far a topic lies from the nearest claim of its sentence, rather behind it than before it; far where there is none.
fn distance(topic: &TopicClaim, draft: &Draft) -> usize {
    let here = draft.told.iter().filter(|(sentence, _)| *sentence == topic.sentence);
    let gaps = here.map(|&(_, anchor)| match anchor <= topic.anchor {
        true => topic.anchor - anchor,
        false => 100 + anchor - topic.anchor,
    });
    gaps.min().unwrap_or(usize::MAX)
}

/// Adds a topic unless it says what another one says; of two wordings the first stays.
pub fn add(list: &mut Vec<(String, Vec<Evidence>)>, label: &str, evidence: &Evidence) {
    let new = words(label);
    match list.iter_mut().find(|(old, _)| same(&words(old), &new)) {
        Some((_, seen)) => {
            if !seen.contains(evidence) {
                seen.push(evidence.clone())
            }
        }
        None => list.push((label.to_string(), vec![evidence.clone()])),
    }
}

/// More than half of the words in common.
fn same(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let shared = a.intersection(b).count();
    shared > 0 && (shared * 2 > a.union(b).count() || a == b)
}

/// Words that frame a matter without changing it: "the war in X" is about X.
const FRAMES: &[&str] =
    &["situation", "crisis", "crises", "war", "conflict", "issue", "question", "development", "case", "latest"];

/// The words of a label that are neither articles nor prepositions, in the singular.
pub fn all_words(label: &str) -> BTreeSet<String> {
    let folded = fold(label);
    let all = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.len() > 2 && !["the", "and", "for", "with"].contains(w));
    all.map(|w| w.trim_end_matches('s').to_string()).collect()
}

/// The words that tell of what a topic is; frames only where there is nothing else.
fn words(label: &str) -> BTreeSet<String> {
    let mut all = all_words(label);
    let tells = |word: &String| !FRAMES.contains(&word.as_str());
    if all.iter().any(tells) {
        all.retain(tells);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_wordings_are_one_topic() {
        let one = |a: &str, b: &str| same(&words(a), &words(b));
        assert!(one("Syria", "war in Syria"));
        assert!(one("border trade", "the border trade"));
        assert!(!one("border trade", "border guards"));
        assert!(!one("situation", "war"));
    }
}
