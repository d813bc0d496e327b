//! Plans that come to nothing: told in one sentence, undone in another.

use super::*;
use crate::claim::status::{How, Undoing, new_day, past_plan};
use crate::mention::time::{Direction, When};

/// From so many sentences on, somebody who stays at home undoes no plan told of before, nor one told of afterwards.
const NEAR: usize = 3;

/// From so many sentences on, "that visit", "the talks" mean another.
const FAR: usize = 8;

/// What is undone in the first sentences is what the article is about.
const LEAD: usize = 3;

impl Assembler<'_> {
    /// What a sentence says to have come to nothing was planned before; and what was once to come, told right after somebody
    /// did not go, came to nothing too.
    pub(super) fn undo(&self, sentence: usize, drafts: &mut [Draft]) {
        let here = |u: &&Undoing| u.sentence == sentence;
        let brought_up = |u: &&Undoing| u.fresh || self.long_gone(u) || self.own_plan(u);
        for undoing in self.cast.claims.undoings.iter().filter(|u| here(u) && !brought_up(u)) {
            let who = self.undoer(undoing, drafts);
            let open = |d: &&mut Draft| d.status == Some(Status::Planned) && self.reaches(undoing, &who, d);
            if let Some(d) = drafts.iter_mut().rev().find(open) {
                self.cancel(undoing, d);
            }
        }
        let known = |u: &&Undoing| match (u.how, sentence.checked_sub(u.sentence)) {
            (_, None | Some(0)) => false,
            (How::Stayed, Some(back)) => back <= NEAR,
            (How::Named, Some(back)) => u.sentence < LEAD && back <= FAR,
        };
        for undoing in self.cast.claims.undoings.iter().filter(known) {
            let who = self.undoer(undoing, drafts);
            let once = |d: &&mut Draft| {
                let last = d.told.last().filter(|(s, _)| *s == sentence);
                let line = &self.cast.claims.lines[sentence];
                d.status == Some(Status::Planned)
                    && last.is_some_and(|(_, anchor)| past_plan(self.cast.page, line, *anchor))
                    && self.concerned(undoing.side.is_some(), &who, d)
            };
            if let Some(d) = drafts.iter_mut().rev().find(once) {
                self.cancel(undoing, d);
            }
        }
    }

    /// What was put off is planned anew where the next sentence names the day: "It will now take place on Friday".
    pub(super) fn renew(&self, sentence: usize, drafts: &mut Vec<Draft>) {
        let line = &self.cast.claims.lines[sentence];
        let Some(time) = new_day(self.cast.page, line) else { return };
        let off = |d: &&Draft| d.status == Some(Status::Cancelled) && sentence - d.last.min(sentence) <= 2;
        let Some(old) = drafts.iter().rev().find(off) else { return };
        let people = old.people();
        let told = |d: &Draft| d.status == Some(Status::Planned) && d.last == sentence && d.people() == people;
        let now = self.cast.page.document.date;
        let Some(date) = line.times[time].when.after(None, now, Direction::Ahead) else { return };
        if drafts.iter().any(told) {
            return;
        }
        let evidence = self.evidence(sentence, RENEWED);
        let anchor = line.times[time].tokens.start;
        let new = Draft {
            status: Some(Status::Planned),
            date: Some((date, vec![evidence.clone()])),
            evidence: vec![evidence],
            told: vec![(sentence, anchor)],
            last: sentence,
            anchor,
            ..old.clone()
        };
        drafts.push(new);
    }

    fn undoer(&self, undoing: &Undoing, drafts: &[Draft]) -> Vec<Meant> {
        let side = undoing.side.as_ref();
        side.map_or(Vec::new(), |side| self.side(undoing.sentence, side, drafts))
    }

    fn cancel(&self, undoing: &Undoing, d: &mut Draft) {
        d.status = Some(Status::Cancelled);
        let evidence = self.evidence(undoing.sentence, RULE);
        if !d.evidence.contains(&evidence) {
            d.evidence.push(evidence);
        }
        // What else the sentence speaks of is no topic of the meeting; but it may name the new day.
        if !self.cast.claims.lines[undoing.sentence].times.is_empty() {
            d.told.push((undoing.sentence, undoing.anchor));
        }
        d.last = d.last.max(undoing.sentence);
    }

    /// "wanted to come in 2000; the trip was called off": a plan of long ago is none of those that stand.
    fn long_gone(&self, undoing: &Undoing) -> bool {
        let now = self.cast.page.document.date;
        let date = |when: When| now.and_then(|now| when.resolve(now, Direction::Back));
        let times = &self.cast.claims.lines[undoing.sentence].times;
        times
            .iter()
            .any(|t| t.tokens.start < undoing.anchor && matches!(t.when, When::On(_)) && self.back(date(t.when)))
    }

    /// "was to have come in March, but that visit was called off": what is undone stands in the sentence itself.
    fn own_plan(&self, undoing: &Undoing) -> bool {
        let verbs = &self.cast.claims.lines[undoing.sentence].verbs;
        verbs.iter().any(|v| v.main < undoing.anchor && v.was_to_have)
    }

    /// Whether a plan told of before is near enough to be meant.
    fn reaches(&self, undoing: &Undoing, who: &[Meant], d: &Draft) -> bool {
        let back = undoing.sentence.saturating_sub(d.last);
        let reach = if undoing.how == How::Named || undoing.side.is_none() { FAR } else { NEAR };
        d.last < undoing.sentence && back <= reach && d.read() && self.concerned(undoing.side.is_some(), who, d)
    }

    /// Whether those who undo it were to take part in it, or are not told.
    fn concerned(&self, told: bool, who: &[Meant], d: &Draft) -> bool {
        let old = d.people();
        let homes = || d.who.iter().filter_map(|(m, _)| self.home(m)).chain(d.bodies.iter().map(|(b, _)| b.clone()));
        if who.is_empty() && told {
            return false;
        }
        let takes_part = |m: &Meant| match m {
            Meant::Body(b) => homes().any(|h| h == *b),
            other => old.contains(other),
        };
        who.iter().all(|m| matches!(m, Meant::Before(_) | Meant::Nobody)) || who.iter().any(takes_part)
    }
}

/// The name under which such evidence stands.
const RULE: &str = "undone";

/// The name under which the evidence of a new day stands.
const RENEWED: &str = "renewed";
