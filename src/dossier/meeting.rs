//! Which claims are one meeting? In the order of the text, each claim joins a meeting told of before or begins one.

mod again;
mod both;
mod camps;
mod draft;
mod earlier;
mod groups;
mod home;
mod join;
mod lands;
mod round;
mod same;
mod sides;
mod topics;
mod twice;
mod undone;

pub use draft::Draft;
pub use lands::parties;
pub use twice::once;

use std::collections::{BTreeMap, BTreeSet};

use super::about;
use super::cast::{Cast, Focus, Meanings, Meant};
use super::fact::{Evidence, Kind, Office, Status};
use super::pairing::{self, Pairing};
use super::particulars;
use crate::claim::detail::PlaceFound;
use crate::claim::line::Line;
use crate::claim::topic::TopicMention;
use crate::claim::{COMPANY, MeetingClaim, Side, TopicClaim};
use crate::date::Date;
use crate::mention::place::Scale;
use crate::mention::verb::Tense;
use crate::span::Span;
use join::note;

/// A claim with its sides led back to persons, offices and countries.
struct Resolved<'c> {
    claim: &'c MeetingClaim,
    who: Vec<Meant>,
    bodies: Vec<String>,
    date: Option<Date>,
    place: Option<PlaceFound>,
    /// Whether it speaks of an encounter told of before.
    refers: bool,
    /// Whether the words tell that just these met, apart from others.
    alone: bool,
    evidence: Evidence,
}

/// Puts the meetings of a document together.
///
/// `pairings` adds those whom no rule has brought together.
pub fn meetings(cast: &Cast, meanings: &Meanings, pairings: &[Pairing]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut assembler = Assembler {
        cast,
        meanings,
        pairings,
        subjects: meanings.subjects.clone(),
        spoken: round::spoken_of(meanings),
        waiting: Vec::new(),
        faceless: Vec::new(),
    };
    for sentence in 0..cast.claims.lines.len() {
        assembler.tell(sentence, &mut drafts);
    }
    drafts.retain(|d| assembler.stands(d));
    let faceless: Vec<bool> = drafts.iter().map(|d| assembler.echoes(d, &drafts)).collect();
    let mut faceless = faceless.into_iter();
    drafts.retain(|_| !faceless.next().unwrap_or(false));
    drafts.retain_mut(groups::known);
    twice::joined(drafts)
}

/// Whom a party stands for: one for each country or body that a description of several speaks of. `before` holds the
/// meetings told of before it.
pub fn each(cast: &Cast, meanings: &Meanings, line: &Line, row: usize, before: &[Draft]) -> Vec<Meant> {
    let none = Assembler {
        cast,
        meanings,
        pairings: &[],
        subjects: Vec::new(),
        spoken: BTreeMap::new(),
        waiting: Vec::new(),
        faceless: Vec::new(),
    };
    none.each(line, row, before)
}

/// Rules that add to those present at a meeting told of before.
const LISTS: &[&str] = &[
    "also-at-the-meeting",
    "present-at-the-meeting",
    "participants-included",
    "joining-were",
    "present-were",
    "take-part-as-well",
    "were-present",
];

/// The rule that tells by whom talks were attended: where no meeting was told of before, several are one of their own.
const ATTENDED: &str = "company-attended-by";

/// The rule that tells who came along with somebody.
const FLANKED: &str = "flanked-by";

/// From so many sentences on a companion is not of the meeting told of before.
const NEAR: usize = 2;

/// Puts the meetings of one document together, sentence by sentence.
struct Assembler<'c> {
    cast: &'c Cast<'c>,
    meanings: &'c Meanings,
    pairings: &'c [Pairing],
    /// The person whom each sentence is about.
    subjects: Vec<Option<usize>>,
    /// How often each person is spoken of.
    spoken: BTreeMap<usize, usize>,
    /// Topics told before the first encounter of the sentence at hand, with those who speak of them.
    waiting: Vec<(&'c TopicClaim, Vec<Meant>)>,
    /// Encounters of the sentence at hand that name nobody and fit no meeting: "sat down for talks about fish".
    faceless: Vec<&'c MeetingClaim>,
}

impl<'c> Assembler<'c> {
    /// What shows that a rule read something in a sentence.
    fn evidence(&self, sentence: usize, rule: &str) -> Evidence {
        let document = &self.cast.page.document;
        Evidence { document: (&document.article.id).into(), span: document.sentences[sentence].span, rule: rule.into() }
    }

    /// What one sentence adds: its encounters in order, or what it only hints at; then its topics.
    fn tell(&mut self, sentence: usize, drafts: &mut Vec<Draft>) {
        let claims = self.cast.claims;
        let mut topics = claims.topics.iter().filter(|t| t.sentence == sentence).peekable();
        let mut open: Vec<&Pairing> = self.pairings.iter().filter(|p| p.claim.sentence == sentence).collect();
        for claim in claims.meetings.iter().filter(|c| c.sentence == sentence) {
            // Whom "they" means before the verb of meeting is settled before that meeting is told.
            while let Some(topic) = topics.next_if(|t| t.anchor < claim.anchor) {
                let who = self.speakers(topic, drafts);
                self.waiting.push((topic, who));
            }
            self.add(claim, &mut open, drafts);
        }
        for pairing in open {
            self.pair(pairing, drafts);
        }
        for claim in std::mem::take(&mut self.faceless) {
            if !self.lend(claim, drafts) {
                self.call(claim, drafts);
            }
        }
        for (topic, who) in std::mem::take(&mut self.waiting) {
            self.add_topics(topic, Some(who), drafts);
        }
        topics.for_each(|topic| self.add_topics(topic, None, drafts));
        self.undo(sentence, drafts);
        self.renew(sentence, drafts);
    }

    /// Joins those who were likely together to a meeting of theirs, or begins one.
    fn pair(&mut self, pairing: &Pairing, drafts: &mut Vec<Draft>) {
        let resolved = self.paired(pairing);
        let whole = |d: &&mut Draft| {
            pairing.who.iter().all(|w| d.who.iter().any(|(m, _)| m == w))
                && !self.elsewhen(pairing, d)
                && !self.long_before(pairing, d)
                && !self.over(pairing, d)
        };
        match drafts.iter_mut().rev().find(whole) {
            Some(draft) => {
                // What is but likely says nothing against a plan that a rule has read.
                let plan = draft.status.filter(|s| draft.read() && *s == Status::Planned);
                self.join(resolved, draft);
                draft.status = plan.or(draft.status);
            }
            None => {
                self.place(resolved, drafts);
            }
        }
    }

    /// Joins a claim to a meeting or begins one. Where a rule knows one side alone, the likeliest other is
    /// taken in; beside what a rule knows whole, only what is sure counts.
    fn add(&mut self, claim: &'c MeetingClaim, open: &mut Vec<&Pairing>, drafts: &mut Vec<Draft>) {
        let mut resolved = self.resolve(claim, drafts);
        self.those_who_met(&mut resolved, drafts);
        let mut all = self.apart(resolved);
        if let [one] = &mut all[..]
            && let [only] = &one.who[..]
            && let Some(fuller) = open.iter().find(|p| p.who.contains(only))
        {
            one.who.clone_from(&fuller.who);
        }
        if all.iter().any(|r| r.who.len() > 1) {
            open.retain(|p| p.chance >= pairing::SURE);
        }
        // Of those whom the sentence tells apart, no two met each other but as it says.
        let told: Vec<&Meant> = all.iter().flat_map(|r| &r.who).collect();
        let within = |p: &Pairing, r: &Resolved| p.who.iter().all(|w| r.who.contains(w));
        let parted = |p: &Pairing| all.len() > 1 && p.who.iter().all(|w| told.contains(&w));
        open.retain(|p| !parted(p) && !all.iter().any(|r| within(p, r)));
        for resolved in all {
            let nobody = resolved.who.is_empty() && resolved.bodies.is_empty();
            if !self.place(resolved, drafts) && nobody {
                self.faceless.push(claim);
            }
        }
    }

    /// Joins a claim, led back to those whom it means, to its meeting or begins one; whether it did.
    fn place(&mut self, mut resolved: Resolved, drafts: &mut Vec<Draft>) -> bool {
        self.fill(&mut resolved, drafts);
        self.complete(&mut resolved, drafts);
        self.next_of(&mut resolved, drafts);
        let claim = resolved.claim;
        let people = resolved.who.len();
        let told = drafts.iter().rposition(|d| self.goes_on_about(&resolved, d));
        if told.is_some() {
            (resolved.place, resolved.date) = (None, None);
        }
        let home = told.or_else(|| self.home_of(&resolved, drafts));
        if let Some(i) = home {
            if self.among(&resolved) {
                resolved.who.clear();
            }
            self.join(resolved, &mut drafts[i]);
            return true;
        }
        if claim.rule.starts_with(COMPANY) && (claim.rule != ATTENDED || people < 2) {
            return false;
        }
        let called_off = claim.status == Status::Cancelled && people == 0 && resolved.bodies.is_empty();
        let called_off = called_off && !self.of_its_own(&resolved);
        let open =
            |d: &&mut Draft| called_off && d.read() && matches!(d.status, Some(Status::Planned | Status::Proposed));
        if let Some(d) = drafts.iter_mut().rev().find(open) {
            self.join(resolved, d);
            return true;
        }
        if !self.begins(&resolved) {
            return false;
        }
        let mut draft = Draft { anchor: claim.anchor, ..Draft::default() };
        draft.cue = self.cue(claim);
        draft.earlier =
            drafts.iter().any(|d| self.of_before(&resolved, d) && resolved.who.iter().any(|w| d.people().contains(w)));
        self.join(resolved, &mut draft);
        drafts.push(draft);
        true
    }

    /// Whether a claim tells enough of who met to begin a meeting.
    fn begins(&self, r: &Resolved) -> bool {
        let among = self.among(r);
        if r.who.is_empty() && r.bodies.len() < 2 || r.claim.careful && !among && !self.two_sides(r) {
            return false;
        }
        if r.claim.rule == "invite" && r.who.iter().any(|m| matches!(m, Meant::Group(_))) {
            return false;
        }
        let begun = ["speaks-at-the-meeting", "also-at-the-meeting"].contains(&r.claim.rule.as_str());
        r.who.len() + r.bodies.len() > 1 || self.gathering(r) || begun || among
    }

    /// Talks to come that name nobody are a meeting of their own: "called for a second round in Geneva".
    fn call(&self, claim: &'c MeetingClaim, drafts: &mut Vec<Draft>) {
        let resolved = self.resolve(claim, drafts);
        if !self.round_ahead(&resolved) {
            return;
        }
        let there = |d: &&mut Draft| {
            let place = d.place.as_ref().map(|(p, _)| &p.name);
            d.round_ahead() && place == resolved.place.as_ref().map(|p| &p.name)
        };
        match drafts.iter_mut().rev().find(there) {
            Some(draft) => self.join(resolved, draft),
            None => {
                let mut draft = Draft { anchor: claim.anchor, cue: self.cue(claim), ..Draft::default() };
                self.join(resolved, &mut draft);
                drafts.push(draft);
            }
        }
    }

    /// Up to twelve words from the start of the claim.
    fn cue(&self, claim: &MeetingClaim) -> Span {
        let words = &self.cast.page.words;
        let start = claim.tokens.start.max(claim.anchor.saturating_sub(7));
        let mut end = start;
        let mut count = 0;
        while end < claim.tokens.end && count < 12 {
            count += usize::from(words[end].word());
            end += 1;
        }
        self.cast.page.span(start..end.max(start + 1))
    }
}
