//! Who meets again? A further encounter of those who have met: "they will meet again", "a second round is due in May".

use super::*;
use crate::mention::party::Head;

/// Words before a noun of encounter that count on from one told of before.
const ONE_MORE: &[&str] =
    &["second", "third", "fourth", "fifth", "next", "another", "further", "new", "fresh", "follow-up", "more"];

/// What those do who go on where they left off.
const RESUMES: &[&str] = &["resume", "reconvene", "continue", "restart", "convene", "proceed"];

/// Words that tell a further encounter from the one told of before.
const ANEW: &[&str] = &["next", "another", "further", "new", "fresh"];

/// Words that do so behind "a".
const ORDINALS: &[&str] = &["second", "third", "fourth", "fifth", "sixth", "seventh", "final"];

/// From so many sentences on a further round is not of the talks told of before.
const FAR: usize = 10;

impl Assembler<'_> {
    /// "They will meet again", "the four are to reconvene": those of an encounter held before, though others have been spoken
    /// of since.
    pub(super) fn meet_again(&self, claim: &MeetingClaim, side: &Side, drafts: &[Draft]) -> Option<Vec<Meant>> {
        let Side::Group(g) = side else { return None };
        let line = &self.cast.claims.lines[claim.sentence];
        let words = &self.cast.page.words;
        let [row] = line.groups[*g].parties[..] else { return None };
        let party = &line.parties[row];
        let we = party.tokens.len() == 1 && words[party.tokens.start].is("we");
        let count = self.cast.count(party);
        let camps = words[party.tokens.clone()].iter().any(|w| w.among(&["sides", "countries", "nations", "parties"]));
        let open = we || !camps && self.cast.means_several(party) && (count > 0 || party.head == Head::Pronoun);
        if claim.status == Status::Held || !open || !self.once_more(claim, line) {
            return None;
        }
        let near = |d: &&Draft| claim.sentence.saturating_sub(d.last) < 12 && d.status == Some(Status::Held);
        let many = |d: &&Draft| if count > 0 { d.who.len() == count } else { (2..4).contains(&d.who.len()) };
        let held = || drafts.iter().rev().filter(near);
        let last = held().find(many)?;
        let usual = self.side(claim.sentence, side, drafts);
        let met = |d: &Draft| usual.iter().all(|m| d.people().contains(m));
        let known = usual.len() > 1 && held().any(|d| met(d) && d.last >= last.last);
        (!known).then(|| last.who.iter().map(|(m, _)| m.clone()).collect())
    }

    /// Whether a claim tells of what is done a further time: "meet again", "sit down once more", "are to reconvene".
    fn once_more(&self, claim: &MeetingClaim, line: &Line) -> bool {
        let words = &self.cast.page.words;
        let reach = &words[claim.anchor..(claim.tokens.end.max(claim.anchor) + 4).min(line.tokens.end)];
        let resumes = line.verbs.iter().any(|v| v.tokens.contains(&claim.anchor) && RESUMES.contains(&v.base.as_str()));
        let more = || reach.windows(2).any(|w| w[0].is("once") && w[1].is("more"));
        resumes || reach.iter().any(|w| w.is("again")) || more()
    }

    /// Another encounter of those told of last: "a second round is due in May", "the talks are to resume on Friday".
    pub(super) fn next_of(&self, r: &mut Resolved, drafts: &[Draft]) {
        let line = &self.cast.claims.lines[r.claim.sentence];
        let Some(noun) = r.claim.encounter.map(|e| &line.encounters[e]) else { return };
        let plan = |d: &Draft| matches!(d.status, Some(Status::Planned | Status::Proposed));
        let cancelled = r.claim.status == Status::Cancelled;
        let own = cancelled && r.claim.sides.is_empty() && noun.indefinite && r.date.is_some();
        let off = cancelled && !drafts.iter().any(plan) || own;
        let before = r.claim.status == Status::Held && r.date.is_some() && self.told_as_last(r);
        let open = matches!(r.claim.status, Status::Planned | Status::Proposed) || off || before;
        if !open || !r.who.is_empty() || !r.bodies.is_empty() {
            return;
        }
        let start = noun.tokens.start.saturating_sub(1).max(line.tokens.start);
        let words = &self.cast.page.words[start..noun.tokens.end];
        let fresh = words.iter().any(|w| w.among(ONE_MORE));
        let resumes =
            noun.definite && r.date.is_some() && line.verbs.iter().any(|v| RESUMES.contains(&v.base.as_str()));
        let words = &self.cast.page.words;
        let of = (noun.head + 1 < line.tokens.end && words[noun.head + 1].is("of")).then(|| &words[noun.head + 2]);
        let others = noun.subject.is_some()
            || noun.tokens.clone().any(|i| self.cast.page.covered(i))
            || of.is_some_and(|w| !w.among(&["talks", "negotiations", "discussions", "their", "consultations"]));
        if !fresh && !resumes && !own && !before || others {
            return;
        }
        let near = |d: &&Draft| {
            let reach = if own { 3 } else { 5 };
            r.claim.sentence.saturating_sub(d.last) < reach
                && d.who.len() == 2
                && (own || d.status == Some(Status::Held))
        };
        if let Some(last) = drafts.iter().filter(near).max_by_key(|d| (d.told.len(), d.last)) {
            r.who = last.who.iter().map(|(m, _)| m.clone()).collect();
        }
    }

    /// "the next round", "a second session"; not "the second meeting this month".
    pub(super) fn anew(&self, noun: &std::ops::Range<usize>) -> bool {
        let words = &self.cast.page.words[noun.clone()];
        let definite = words.first().is_some_and(|w| w.among(&["the", "its", "their", "this"]));
        words.iter().any(|w| w.among(ANEW) || !definite && w.among(ORDINALS))
    }

    /// A further round of talks is between the sides of those told of last; where persons met, it is not said who will come.
    pub(super) fn go_on(&self, r: &mut Resolved, drafts: &[Draft]) {
        let near = |d: &&Draft| r.claim.sentence.saturating_sub(d.last) < FAR && d.kind != Some(Kind::Call);
        let many = |d: &&Draft| d.who.len() + d.bodies.len() > 1;
        let faceless = |d: &Draft| !d.who.iter().any(|(m, _)| matches!(m, Meant::Person(_)));
        if let Some(last) = drafts.iter().rev().filter(near).find(many).filter(|d| faceless(d)) {
            r.who = last.who.iter().map(|(m, _)| m.clone()).collect();
            r.bodies = last.bodies.iter().map(|(b, _)| b.clone()).collect();
        }
    }
}
