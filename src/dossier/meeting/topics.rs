//! Which meeting do the topics of a sentence belong to?

use super::*;
use crate::claim::status::past_plan;

/// How many sentences behind the last word of a meeting a topic of "both conversations" may still be its own.
const BOTH_REACH: usize = 3;

impl Assembler<'_> {
    /// Who speaks of a topic.
    pub(super) fn speakers(&self, topic: &TopicClaim, drafts: &[Draft]) -> Vec<Meant> {
        topic.who.as_ref().map_or(Vec::new(), |side| self.side(topic.sentence, side, drafts))
    }

    /// Adds topics to the meeting that the sentence speaks of.
    pub(super) fn add_topics(&self, topic: &TopicClaim, who: Option<Vec<Meant>>, drafts: &mut [Draft]) {
        let who = who.unwrap_or_else(|| self.speakers(topic, drafts));
        let loose = who.iter().all(|m| matches!(m, Meant::Office(_) | Meant::Group(_)));
        let line = &self.cast.claims.lines[topic.sentence];
        let undone = past_plan(self.cast.page, line, topic.anchor);
        let home = about::home(topic, drafts, |d| who.iter().all(|m| self.speaks_in(m, d)), (loose, undone));
        let Some(draft) = home else { return };
        let evidence = self.evidence(topic.sentence, &topic.rule);
        let others: Vec<_> = topic.topics.iter().filter(|m| !self.takes_part(topic.sentence, m, draft)).collect();
        for mention in &others {
            about::add(&mut draft.topics, &mention.label, &evidence);
        }
        let anchor = draft.anchor;
        if !self.of_both(line) {
            return;
        }
        let near = |d: &&mut Draft| d.anchor != anchor && topic.sentence.saturating_sub(d.last) <= BOTH_REACH;
        if let Some(other) = drafts.iter_mut().filter(near).max_by_key(|d| (d.last, d.anchor)) {
            for mention in &others {
                about::add(&mut other.topics, &mention.label, &evidence);
            }
        }
    }

    /// Whether a sentence speaks of two meetings at once: "came up in both conversations".
    fn of_both(&self, line: &Line) -> bool {
        let words = &self.cast.page.words;
        let both = |at: usize| line.tokens.contains(&at) && words[at].among(&["both", "either"]);
        line.encounters.iter().any(|e| (e.head.saturating_sub(2)..e.head).any(both))
    }

    /// Gives what an encounter without faces is about to the nearest meeting of its sentence; false where there is none.
    pub(super) fn lend(&self, claim: &MeetingClaim, drafts: &mut [Draft]) -> bool {
        let far = |d: &Draft| {
            let here = d.told.iter().filter(|(sentence, _)| *sentence == claim.sentence);
            here.map(|(_, anchor)| anchor.abs_diff(claim.anchor)).min()
        };
        let near = drafts.iter_mut().filter(|d| far(d).is_some()).min_by_key(|d| far(d));
        let Some(draft) = near else { return false };
        let evidence = self.evidence(claim.sentence, &claim.rule);
        for mention in &claim.topics {
            about::add(&mut draft.topics, &mention.label, &evidence);
        }
        true
    }

    /// Whether somebody may speak in a meeting: he takes part, or his side does.
    pub(super) fn speaks_in(&self, meant: &Meant, d: &Draft) -> bool {
        let side = |of: &String| {
            d.bodies.iter().any(|(b, _)| b == of) || d.who.iter().any(|(m, _)| self.home(m).as_ref() == Some(of))
        };
        match meant {
            Meant::Person(_) | Meant::Office(_) => d.who.iter().any(|(m, _)| m == meant),
            Meant::Body(of) => side(of),
            Meant::Group(office) => office.of.as_ref().is_none_or(side),
            Meant::Before(_) | Meant::Nobody => true,
        }
    }

    /// Whether a topic is the name of one who takes part.
    pub(super) fn takes_part(&self, sentence: usize, topic: &TopicMention, d: &Draft) -> bool {
        let line = &self.cast.claims.lines[sentence];
        let party = (0..line.parties.len()).find(|&p| line.parties[p].tokens.end == topic.tokens.end);
        let meant = party.and_then(|p| self.meanings.get(&(sentence, p))).map_or(&[][..], Vec::as_slice);
        topic.person && meant.iter().any(|m| d.who.iter().any(|(w, _)| w == m))
    }
}
