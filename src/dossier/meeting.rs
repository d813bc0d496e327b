//! Which claims are one meeting? In the order of the text, each claim joins a meeting told of before or begins one.

mod again;
mod both;
mod camps;
mod earlier;
mod groups;
mod home;
mod round;
mod same;
mod sides;
mod topics;
mod twice;
mod undone;

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

/// A meeting of one document while it is compiled.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Persons, offices and groups, in the order of the text, each with its evidence.
    pub who: Vec<(Meant, Vec<Evidence>)>,
    /// Countries and bodies named as sides.
    pub bodies: Vec<(String, Vec<Evidence>)>,
    /// How they met, where the words tell.
    pub kind: Option<Kind>,
    /// Whether the words tell the kind beyond "talks".
    pub kind_told: bool,
    /// Whether it takes place.
    pub status: Option<Status>,
    /// Labels.
    pub topics: Vec<(String, Vec<Evidence>)>,
    /// Where.
    pub place: Option<(PlaceFound, Vec<Evidence>)>,
    /// When.
    pub date: Option<(Date, Vec<Evidence>)>,
    /// The words that show it.
    pub cue: Span,
    /// Sentences that tell of it.
    pub evidence: Vec<Evidence>,
    /// The sentence that told of it last.
    pub last: usize,
    /// Token of the first claim.
    pub anchor: usize,
    /// Sentences that tell of it, with the token that each claim hangs on.
    pub told: Vec<(usize, usize)>,
    /// Whether it was long before the one of which the document brings the news, between the same.
    pub earlier: bool,
    /// How likely it was a meeting at all, 0 to 1, where that was weighed.
    pub chance: Option<f32>,
}

impl Draft {
    fn people(&self) -> BTreeSet<&Meant> {
        self.who.iter().map(|(m, _)| m).collect()
    }

    /// Whether a rule has read it; what is but likely to have been a meeting is no plan that one comes back to.
    fn read(&self) -> bool {
        self.evidence.iter().any(|e| e.rule != pairing::RULE)
    }

    /// Whether it is talks to come of which the text tells where and about what, and not with whom.
    fn round_ahead(&self) -> bool {
        let ahead = matches!(self.status, Some(Status::Planned | Status::Proposed));
        ahead && self.who.is_empty() && self.bodies.is_empty() && self.place.is_some() && !self.topics.is_empty()
    }
}

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
                    let read = draft.evidence.iter().any(|e| e.rule != pairing::RULE);
                    let plan = draft.status.filter(|s| read && *s == Status::Planned);
                    self.join(resolved, draft);
                    draft.status = plan.or(draft.status);
                }
                None => {
                    self.place(resolved, drafts);
                }
            }
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

    fn place(&mut self, mut resolved: Resolved, drafts: &mut Vec<Draft>) -> bool {
        self.fill(&mut resolved, drafts);
        self.complete(&mut resolved, drafts);
        self.next_of(&mut resolved, drafts);
        let claim = resolved.claim;
        let people = resolved.who.len();
        let sides = people + resolved.bodies.len();
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
        let among = self.among(&resolved);
        if people == 0 && resolved.bodies.len() < 2 || claim.careful && !among && !self.two_sides(&resolved) {
            return false;
        }
        if claim.rule == "invite" && resolved.who.iter().any(|m| matches!(m, Meant::Group(_))) {
            return false;
        }
        let begun = ["speaks-at-the-meeting", "also-at-the-meeting"].contains(&claim.rule.as_str());
        if sides < 2 && !self.gathering(&resolved) && !begun && !among {
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

    fn join(&self, r: Resolved, d: &mut Draft) {
        let evidence = r.evidence.clone();
        for meant in &r.who {
            note(&mut d.who, meant.clone(), &evidence);
        }
        for body in &r.bodies {
            note(&mut d.bodies, body.clone(), &evidence);
        }
        let rule = r.claim.rule.as_str();
        let company = rule.starts_with(COMPANY) || rule == FLANKED || self.joins_plain(&r);
        if company && d.kind.is_some() {
            // Who else was there says nothing of how they met.
        } else if d.kind.is_none() || r.claim.kind_told && !d.kind_told {
            d.kind = Some(r.claim.kind);
            d.kind_told = r.claim.kind_told;
        } else if r.claim.kind_told && r.claim.kind == Kind::Video && self.of_title(d) {
            // A title calls it a call.
            d.kind = Some(Kind::Video);
        } else if d.kind == Some(Kind::Visit) && r.claim.kind != Kind::Visit {
            d.kind = Some(r.claim.kind);
        }
        self.note_status(&r, d);
        for topic in &r.claim.topics {
            about::add(&mut d.topics, &topic.label, &evidence);
        }
        if let Some(place) = &r.place
            && (d.place.as_ref().is_none_or(|(p, _)| p.scale < place.scale))
        {
            d.place = Some((place.clone(), vec![evidence.clone()]));
        }
        if let Some(date) = r.date
            && d.date.as_ref().is_none_or(|(old, _)| old.precision() < date.precision())
        {
            d.date = Some((date, vec![evidence.clone()]));
        }
        if !d.evidence.contains(&evidence) {
            d.evidence.push(evidence);
        }
        d.last = d.last.max(r.claim.sentence);
        d.told.push((r.claim.sentence, r.claim.anchor));
    }

    /// The surer of two statuses; who else was there, and how it is hoped to go, says nothing of whether they met.
    fn note_status(&self, r: &Resolved, d: &mut Draft) {
        let rule = r.claim.rule.as_str();
        let company = rule.starts_with(COMPANY) || rule == FLANKED || LISTS.contains(&rule);
        let kept = company || r.refers && r.claim.status == Status::Proposed;
        if self.of_title(d) && r.claim.status == Status::Planned {
            d.status = None;
        }
        d.status = Some(d.status.map_or(r.claim.status, |s| if kept { s } else { s.max(r.claim.status) }));
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

fn note<T: PartialEq>(list: &mut Vec<(T, Vec<Evidence>)>, value: T, evidence: &Evidence) {
    match list.iter_mut().find(|(v, _)| *v == value) {
        Some((_, seen)) if !seen.contains(evidence) => seen.push(evidence.clone()),
        Some(_) => {}
        None => list.push((value, vec![evidence.clone()])),
    }
}

/// The countries that take part: those of the persons and offices, then those named as sides.
pub fn parties(cast: &Cast, draft: &Draft) -> Vec<(String, Vec<Evidence>)> {
    let mut out: Vec<(String, Vec<Evidence>)> = Vec::new();
    let mut add = |name: String, evidence: &[Evidence]| evidence.iter().for_each(|e| note(&mut out, name.clone(), e));
    for (meant, evidence) in &draft.who {
        let of = match meant {
            Meant::Person(p) => movement(cast, *p).or_else(|| cast.homes[*p].clone()),
            Meant::Office(Office { of, .. }) | Meant::Group(Office { of, .. }) => {
                of.as_ref().map(|o| super::office::side_of(cast.page, o))
            }
            _ => None,
        };
        if let Some(of) = of {
            add(of, evidence);
        }
    }
    draft.bodies.iter().for_each(|(name, evidence)| add(super::office::side_of(cast.page, name), evidence));
    out
}

/// The movement or party that a person speaks for who holds no office of a country.
fn movement(cast: &Cast, person: usize) -> Option<String> {
    let mut bodies = cast.tenures[person].iter().filter(|t| !t.former).filter_map(|t| t.office.of.as_ref());
    let first = bodies.next()?;
    (super::office::movement(cast.page, first) && bodies.all(|b| b == first)).then(|| first.clone())
}
