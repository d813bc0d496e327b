//! Which meetings matter most?

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::dossier::Meeting;

/// How much a meeting matters: more documents, more sides, more sentences.
///
/// Four points for each document that tells of it, two for each side (participants or parties, whichever are more), one
/// for each sentence. Sides and sentences count up to eight, so that neither a long list of attendees nor one wordy
/// article outweighs a meeting that several documents report.
pub fn weight(meeting: &Meeting) -> u32 {
    let documents: BTreeSet<&str> = meeting.evidence.iter().map(|e| e.document.as_str()).collect();
    let sentences: BTreeSet<_> = meeting.evidence.iter().map(|e| (&e.document, e.span)).collect();
    let sides = meeting.participants.len().max(meeting.parties.len());
    (4 * documents.len() + 2 * sides.min(8) + sentences.len().min(8)) as u32
}

/// The `n` meetings that matter most, the heaviest first; of equal ones those that were held, then the earlier.
pub fn most(meetings: &[Meeting], n: usize) -> Vec<&Meeting> {
    let mut all: Vec<&Meeting> = meetings.iter().collect();
    all.sort_by_cached_key(|m| (Reverse(weight(m)), Reverse(m.status), m.date().is_none(), m.date(), m.id.clone()));
    all.truncate(n);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Evidence, Kind, Status};
    use crate::span::Span;

    fn meeting(id: &str, told: &[(&str, usize)]) -> Meeting {
        let said = |&(document, at): &(&str, usize)| Evidence {
            document: document.into(),
            span: Span::new(at, at + 1),
            rule: "r".into(),
        };
        Meeting {
            id: id.to_string(),
            kind: Kind::Talks,
            status: Status::Held,
            history: vec![],
            participants: vec![],
            parties: vec![],
            topics: vec![],
            places: vec![],
            dates: vec![],
            cue: String::new(),
            confidence: 1.0,
            evidence: told.iter().map(said).collect(),
        }
    }

    #[test]
    fn documents_outweigh_sentences() {
        let wordy = meeting("wordy", &[("a", 1), ("a", 2), ("a", 3)]);
        let known = meeting("known", &[("a", 4), ("b", 1)]);
        assert!(weight(&known) > weight(&wordy));
    }

    #[test]
    fn a_sentence_read_by_two_rules_counts_once() {
        let mut twice = meeting("twice", &[("a", 1)]);
        let once = weight(&twice);
        twice.evidence.push(Evidence { rule: "s".into(), ..twice.evidence[0].clone() });
        assert_eq!(weight(&twice), once);
    }

    #[test]
    fn of_equal_ones_the_held_comes_first() {
        let mut called_off = meeting("a", &[("a", 1)]);
        called_off.status = Status::Cancelled;
        let all = [called_off, meeting("b", &[("a", 1)]), meeting("c", &[("a", 1), ("b", 1)])];
        let ids: Vec<&str> = most(&all, 2).iter().map(|m| m.id.as_str()).collect();
        assert_eq!(ids, ["c", "b"]);
    }
}
