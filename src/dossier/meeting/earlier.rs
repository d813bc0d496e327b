//! Is it an encounter of long before? News tell of one that has just taken place, and of those that the same had before it.

use super::*;
use crate::mention::word::Word;

/// From so many days before the document on, an encounter is no news.
const LONG: i32 = 14;

/// Words before a verb or a noun that tell of an encounter before another.
const BEFORE: &[&str] = &["last", "previous", "previously", "prior"];

impl Assembler<'_> {
    /// The meeting told of before which a claim tells of. What is told with neither day nor place goes on with the news rather than
    /// with what happened long before.
    pub(super) fn home_of(&self, r: &Resolved, drafts: &[Draft]) -> Option<usize> {
        let last = drafts.iter().rposition(|d| self.same(r, d))?;
        let plain = r.date.is_none() && r.place.is_none() && drafts[last].last < r.claim.sentence;
        if !plain || !self.back(drafts[last].date.as_ref().map(|(d, _)| *d)) || self.looks_back(r) {
            return Some(last);
        }
        let news = |d: &Draft| d.date.as_ref().is_none_or(|(day, _)| !self.back(Some(*day))) && self.same(r, d);
        drafts.iter().rposition(news).or(Some(last))
    }

    /// Whether a claim tells of an encounter before the one of which the document brings the news: "X met Y. In January they had met
    /// in Lima", "The two last met in Lima".
    pub(super) fn of_before(&self, r: &Resolved, d: &Draft) -> bool {
        let held = r.claim.status == Status::Held && d.status == Some(Status::Held);
        let later = d.told.iter().all(|(s, _)| *s < r.claim.sentence);
        let placed = r.place.as_ref().is_some_and(|p| !p.name.is_empty());
        let over = r.date.map_or(placed, |date| self.ago(date, 1));
        let last = over && d.date.is_none() && d.place.is_none() && self.told_as_last(r);
        held && later && (last || d.date.is_none() && self.back(r.date) && self.news(d))
    }

    /// Whether what is but likely was long before a meeting of which the document brings the news.
    pub(super) fn long_before(&self, pairing: &Pairing, d: &Draft) -> bool {
        let held = pairing.claim.status == Status::Held && d.status == Some(Status::Held);
        let later = d.told.iter().all(|(s, _)| *s < pairing.claim.sentence);
        held && later && d.date.is_none() && self.back(pairing.date) && self.news(d)
    }

    /// Whether a date lies well before the document.
    pub(super) fn back(&self, date: Option<Date>) -> bool {
        date.is_some_and(|date| self.ago(date, LONG))
    }

    /// Whether a date lies more than so many days before the document.
    fn ago(&self, date: Date, days: i32) -> bool {
        self.cast.page.document.date.is_some_and(|now| (now.bounds().0 - date.bounds().1).get_days() > days)
    }

    /// Whether a meeting is told of in the past or the present, not as what was over by then.
    fn news(&self, d: &Draft) -> bool {
        d.told.iter().any(|(s, anchor)| {
            let verbs = &self.cast.claims.lines[*s].verbs;
            let own = verbs.iter().rfind(|v| v.finite() && v.tokens.start <= *anchor).or(verbs.first());
            own.is_none_or(|v| matches!(v.tense, Tense::Past | Tense::Present))
        })
    }

    /// "they last met", "their previous encounter".
    pub(super) fn told_as_last(&self, r: &Resolved) -> bool {
        let line = &self.cast.claims.lines[r.claim.sentence];
        let words = &self.cast.page.words;
        let near = |w: &[Word]| w.iter().any(|w| w.among(BEFORE));
        let noun = r.claim.encounter.map(|e| line.encounters[e].tokens.clone());
        let verb = line.verbs.iter().find(|v| v.tokens.contains(&r.claim.anchor));
        let start = verb.map(|v| v.tokens.start.saturating_sub(1).max(line.tokens.start));
        let verb = verb.zip(start).is_some_and(|(v, start)| near(&words[start..v.tokens.end]));
        verb || noun.is_some_and(|n| near(&words[n]))
    }

    /// "They had talked there", "at that time": what goes on with what was told of last, however long ago.
    fn looks_back(&self, r: &Resolved) -> bool {
        let line = &self.cast.claims.lines[r.claim.sentence];
        let own = line.verbs.iter().find(|v| v.tokens.contains(&r.claim.anchor));
        let then = self.cast.page.words[line.tokens.clone()].iter().any(|w| w.among(&["then", "there"]));
        then || own.is_some_and(|v| v.tense == Tense::Pluperfect)
    }

    /// "A meeting planned for May fell through": what is called off is not what was told of, but one of its own.
    pub(super) fn of_its_own(&self, r: &Resolved) -> bool {
        let line = &self.cast.claims.lines[r.claim.sentence];
        let noun = r.claim.encounter.map(|e| &line.encounters[e]);
        noun.is_some_and(|e| e.indefinite && !e.definite) || !r.claim.sides.is_empty()
    }
}
