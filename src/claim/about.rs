//! What was an encounter about that is told of elsewhere?

use super::line::{Line, What};
use super::seek::{Bound, Fit};
use super::{TopicClaim, side};
use crate::schema::rule::Makes;

/// Verbs that say that the one which they govern is not done: "declined to discuss".
const SHUNS: &[&str] = &["refuse", "decline", "avoid", "fail", "omit", "forget", "refrain"];

/// What a rule tells of an encounter's topics, if anything.
pub(super) fn topic_claim(line: &Line, fit: &Fit) -> Option<TopicClaim> {
    let Makes::Topic { about, who, talk, nameless } = &fit.rule.makes else { return None };
    let Some(Bound::Topics(topics)) = fit.slots.get(about.as_str()) else { return None };
    if let What::Verb(v) = line.items[fit.anchor].what
        && (line.verbs[v].negated || line.verbs[v].governs.iter().any(|g| SHUNS.contains(&g.as_str())))
    {
        return None;
    }
    if *nameless && topics.first().is_none_or(|t| t.name) {
        return None;
    }
    let talk = talk.as_ref().and_then(|t| fit.slots.get(t.as_str()));
    Some(TopicClaim {
        sentence: line.sentence,
        who: who.as_ref().and_then(|w| fit.slots.get(w.as_str())).and_then(side),
        topics: topics.clone(),
        anchor: line.items[fit.anchor].tokens.start,
        of_encounter: talk.is_some(),
        rule: fit.rule.name.clone(),
    })
}
