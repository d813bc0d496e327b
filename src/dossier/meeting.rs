//! Which claims are one meeting? In the order of the text, each claim joins a meeting told of before or begins one.

use std::collections::BTreeSet;

use super::about;
use super::cast::{Cast, Focus, Meanings, Meant};
use super::fact::{Evidence, Kind, Office, Status};
use super::particulars;
use crate::claim::detail::PlaceFound;
use crate::claim::topic::TopicMention;
use crate::claim::{MeetingClaim, Side, TopicClaim};
use crate::date::Date;
use crate::mention::place::Scale;
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
}

impl Draft {
    fn people(&self) -> BTreeSet<&Meant> {
        self.who.iter().map(|(m, _)| m).collect()
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
    evidence: Evidence,
}

/// Puts the meetings of a document together.
pub fn meetings(cast: &Cast, meanings: &Meanings) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut assembler = Assembler { cast, meanings, subjects: meanings.subjects.clone(), waiting: Vec::new() };
    for sentence in 0..cast.claims.lines.len() {
        assembler.tell(sentence, &mut drafts);
    }
    drafts.retain(|d| assembler.stands(d));
    let faceless: Vec<bool> = drafts.iter().map(|d| assembler.echoes(d, &drafts)).collect();
    let mut faceless = faceless.into_iter();
    drafts.retain(|_| !faceless.next().unwrap_or(false));
    joined(drafts)
}

/// Joins drafts that came to say the same: those who met, the day, the status, and not one by telephone, one in person.
fn joined(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for draft in drafts {
        match out.iter_mut().find(|d| told_twice(d, &draft)) {
            Some(first) => absorb(first, draft),
            None => out.push(draft),
        }
    }
    out
}

fn told_twice(a: &Draft, b: &Draft) -> bool {
    let day = |d: &Draft| d.date.as_ref().map(|(date, _)| *date).filter(|date| date.precision() == 3);
    let remote = |d: &Draft| matches!(d.kind, Some(Kind::Call | Kind::Video));
    a.who.len() > 1
        && a.people() == b.people()
        && a.status == b.status
        && day(a).is_some()
        && day(a) == day(b)
        && remote(a) == remote(b)
}

fn absorb(first: &mut Draft, other: Draft) {
    for (topic, evidence) in other.topics {
        evidence.iter().for_each(|e| about::add(&mut first.topics, &topic, e));
    }
    for (meant, evidence) in other.who {
        evidence.iter().for_each(|e| note(&mut first.who, meant.clone(), e));
    }
    first.place = first.place.take().or(other.place);
    for evidence in other.evidence {
        if !first.evidence.contains(&evidence) {
            first.evidence.push(evidence);
        }
    }
    first.last = first.last.max(other.last);
}

/// Rules that add to those present at a meeting told of before.
const LISTS: &[&str] = &[
    "also-at-the-meeting",
    "present-at-the-meeting",
    "participants-included",
    "present-were",
    "take-part-as-well",
    "were-present",
];

struct Assembler<'c> {
    cast: &'c Cast<'c>,
    meanings: &'c Meanings,
    /// The person whom each sentence is about.
    subjects: Vec<Option<usize>>,
    /// Topics told before the first encounter of the sentence at hand, with those who speak of them.
    waiting: Vec<(&'c TopicClaim, Vec<Meant>)>,
}

impl Assembler<'_> {
    fn evidence(&self, sentence: usize, rule: &str) -> Evidence {
        let document = &self.cast.page.document;
        Evidence {
            document: document.article.id.clone(),
            span: document.sentences[sentence].span,
            rule: rule.to_string(),
        }
    }

    /// Whom a side stands for.
    fn side(&self, sentence: usize, side: &Side, drafts: &[Draft]) -> Vec<Meant> {
        let parties = match side {
            Side::Group(g) => self.cast.claims.lines[sentence].groups[*g].parties.clone(),
            Side::Party(p) => vec![*p],
            Side::Implied => return self.implied(sentence),
        };
        let meant = parties.iter().flat_map(|p| self.meanings.get(&(sentence, *p)).cloned().unwrap_or_default());
        meant
            .flat_map(|m| match m {
                Meant::Before(focus) => self.before(sentence, focus, drafts),
                Meant::Nobody => Vec::new(),
                other => vec![other],
            })
            .collect()
    }

    /// Those of the encounter told of last, where it is not far back; else the persons in focus.
    fn before(&self, sentence: usize, focus: Focus, drafts: &[Draft]) -> Vec<Meant> {
        let named = focus.people.len() > 1;
        let near = |d: &&Draft| d.who.len() > 1 && (!named || !focus.here && sentence.saturating_sub(d.last) < 6);
        match drafts.last().filter(near) {
            Some(d) => d.who.iter().map(|(m, _)| m.clone()).collect(),
            None if named => focus.people.into_iter().map(Meant::Person).collect(),
            None => vec![Meant::Before(focus)],
        }
    }

    /// The one whom a sentence without subject goes on about: the subject of the sentence before.
    fn implied(&self, sentence: usize) -> Vec<Meant> {
        sentence.checked_sub(1).and_then(|s| self.subjects[s]).map(Meant::Person).into_iter().collect()
    }

    fn resolve<'a>(&self, claim: &'a MeetingClaim, drafts: &[Draft]) -> Resolved<'a> {
        let mut who = Vec::new();
        let mut bodies: Vec<String> = Vec::new();
        for side in &claim.sides {
            for meant in self.side(claim.sentence, side, drafts) {
                match meant {
                    Meant::Body(name) => {
                        let name = super::office::country_of(self.cast.page, &name).unwrap_or(name);
                        if !bodies.contains(&name) {
                            bodies.push(name);
                        }
                    }
                    Meant::Before(_) | Meant::Nobody => {}
                    other => {
                        if !who.contains(&other) {
                            who.push(other)
                        }
                    }
                }
            }
        }
        let encounter = claim.encounter.map(|e| &self.cast.claims.lines[claim.sentence].encounters[e]);
        let refers = encounter.is_some_and(|e| e.definite && !e.indefinite);
        if refers && claim.guessed && who.len() > 1 {
            let rest: BTreeSet<&Meant> = who[1..].iter().collect();
            if drafts.iter().any(|d| rest.is_subset(&d.people()) && !d.people().contains(&who[0])) {
                who.remove(0);
            }
        }
        Resolved {
            place: claim.place.clone(),
            claim,
            who,
            bodies,
            date: particulars::date(self.cast, claim),
            refers,
            evidence: self.evidence(claim.sentence, &claim.rule),
        }
    }

    /// What one sentence adds: its encounters in order, or what it only hints at; then its topics.
    fn tell(&mut self, sentence: usize, drafts: &mut Vec<Draft>) {
        let claims = self.cast.claims;
        let mut topics = claims.topics.iter().filter(|t| t.sentence == sentence).peekable();
        let mut counts = false;
        for claim in claims.meetings.iter().filter(|c| c.sentence == sentence) {
            // Whom "they" means before the verb of meeting is settled before that meeting is told.
            while let Some(topic) = topics.next_if(|t| t.anchor < claim.anchor) {
                let who = self.speakers(topic, drafts);
                self.waiting.push((topic, who));
            }
            let added = self.add(claim, drafts);
            counts |= added
                && (claim.sides.len() > 1 || claim.sides.iter().any(|s| self.side(sentence, s, drafts).len() > 1));
        }
        if !counts {
            let scenes = claims.scenes.iter().filter(|c| c.sentence == sentence);
            scenes.for_each(|scene| {
                self.add(scene, drafts);
            });
        }
        for (topic, who) in std::mem::take(&mut self.waiting) {
            self.add_topics(topic, Some(who), drafts);
        }
        topics.for_each(|topic| self.add_topics(topic, None, drafts));
    }

    /// Joins a claim to a meeting or begins one; false where it is too little for either.
    fn add(&mut self, claim: &MeetingClaim, drafts: &mut Vec<Draft>) -> bool {
        let mut counts = false;
        for resolved in self.apart(self.resolve(claim, drafts)) {
            counts |= self.place(resolved, drafts);
        }
        counts
    }

    /// "met separately with A and B", "meetings with A and B": one encounter for each of the other side.
    fn apart<'a>(&self, r: Resolved<'a>) -> Vec<Resolved<'a>> {
        let line = &self.cast.claims.lines[r.claim.sentence];
        let words = &self.cast.page.words[r.claim.tokens.clone()];
        let plural = r.claim.encounter.is_some_and(|e| {
            self.cast.page.words[line.encounters[e].head].among(&[
                "meetings",
                "calls",
                "bilaterals",
                "encounters",
                "conversations",
                "sessions",
                "audiences",
                "visits",
                "telephone-calls",
            ])
        });
        let reach = &self.cast.page.words[r.claim.tokens.start..(r.claim.tokens.end + 4).min(line.tokens.end)];
        let in_turn = reach
            .windows(4)
            .any(|w| w[0].is("one") && w[1].among(&["after", "by"]) && w[2].among(&["the", "one", "another"]))
            || reach.iter().any(|w| w.among(&["individually"]));
        let again =
            words.windows(2).any(|w| w[0].among(&["and", "then", "later", ";", "separately", ","]) && w[1].is("with"));
        let separate = plural || in_turn || again || words.iter().any(|w| w.among(&["separately", "separate"]));
        let first = r.claim.sides.first().map_or(0, |side| self.side(r.claim.sentence, side, &[]).len());
        if !separate || r.claim.sides.len() < 2 || first == 0 || r.who.len() < first + 2 {
            return vec![r];
        }
        let (own, others) = r.who.split_at(first);
        others
            .iter()
            .map(|other| Resolved {
                who: [own, std::slice::from_ref(other)].concat(),
                bodies: r.bodies.clone(),
                evidence: r.evidence.clone(),
                place: r.place.clone(),
                ..r
            })
            .collect()
    }

    /// An encounter told without its sides, or with one alone, is between those in focus: "two hours of talks followed".
    fn complete(&self, r: &mut Resolved, drafts: &[Draft]) {
        let line = &self.cast.claims.lines[r.claim.sentence];
        let Some(noun) = r.claim.encounter.map(|e| &line.encounters[e]) else { return };
        if !r.bodies.is_empty() || r.who.len() > 1 || noun.weak || noun.definite || r.claim.status == Status::Cancelled
        {
            return;
        }
        if r.claim.when.is_none() || matches!(r.claim.kind, Kind::Conference) {
            return;
        }
        let one = r.who.first().cloned();
        let near = drafts.iter().rev().find(|d| {
            r.claim.sentence.saturating_sub(d.last) < 3
                && d.who.len() == 2
                && one.as_ref().is_none_or(|o| d.people().contains(o))
        });
        let focus = &self.meanings.focus[r.claim.sentence];
        let pair = match near {
            Some(d) => d.who.iter().map(|(m, _)| m.clone()).collect::<Vec<_>>(),
            None => focus.iter().map(|p| Meant::Person(*p)).collect(),
        };
        if pair.len() == 2 && one.is_none_or(|o| pair.contains(&o)) {
            r.who = pair;
        }
    }

    /// One side of a cancelled encounter: the other is the one last told of beside it.
    fn fill(&self, r: &mut Resolved, drafts: &[Draft]) {
        if r.claim.status == Status::Cancelled && r.who.len() == 1 && r.bodies.is_empty() {
            let last = drafts.iter().rev().find(|d| d.who.len() == 2 && d.who.iter().any(|(m, _)| *m == r.who[0]));
            if let Some(last) = last {
                r.who = last.who.iter().map(|(m, _)| m.clone()).collect();
            }
        }
    }

    fn place(&mut self, mut resolved: Resolved, drafts: &mut Vec<Draft>) -> bool {
        self.fill(&mut resolved, drafts);
        self.complete(&mut resolved, drafts);
        let claim = resolved.claim;
        let people = resolved.who.len();
        let sides = people + resolved.bodies.len();
        let home = drafts.iter().enumerate().rev().find(|(_, d)| self.same(&resolved, d)).map(|(i, _)| i);
        if let Some(i) = home {
            self.join(resolved, &mut drafts[i]);
            return true;
        }
        let called_off = claim.status == Status::Cancelled && people == 0 && resolved.bodies.is_empty();
        if let Some(d) =
            drafts.iter_mut().rev().find(|d| called_off && matches!(d.status, Some(Status::Planned | Status::Proposed)))
        {
            self.join(resolved, d);
            return true;
        }
        if people == 0 && resolved.bodies.len() < 2 || claim.careful && !self.two_sides(&resolved) {
            return false;
        }
        if claim.rule == "invite" && resolved.who.iter().any(|m| matches!(m, Meant::Group(_))) {
            return false;
        }
        let begun = ["speaks-at-the-meeting", "also-at-the-meeting"].contains(&claim.rule.as_str());
        if sides < 2 && !self.gathering(&resolved) && !begun {
            return false;
        }
        let mut draft = Draft { anchor: claim.anchor, ..Draft::default() };
        draft.cue = self.cue(claim);
        self.join(resolved, &mut draft);
        drafts.push(draft);
        true
    }

    /// At least two of persons, offices and groups, or one and another country.
    fn two_sides(&self, r: &Resolved) -> bool {
        r.who.len() > 1
    }

    /// A named gathering with one attendant known.
    fn gathering(&self, r: &Resolved) -> bool {
        let named = matches!(r.claim.kind, Kind::Conference | Kind::Summit) || r.claim.rule.contains("gathering");
        !r.who.is_empty() && named && r.claim.encounter.is_some()
    }

    /// Whether a claim tells of this meeting.
    fn same(&self, r: &Resolved, d: &Draft) -> bool {
        let new: BTreeSet<&Meant> = r.who.iter().collect();
        let old = d.people();
        let shared = new.intersection(&old).count();
        let adds = LISTS.contains(&r.claim.rule.as_str());
        if adds {
            let open =
                !matches!(d.status, Some(Status::Cancelled | Status::Proposed)) && !matches!(d.kind, Some(Kind::Call));
            return open && r.claim.sentence.saturating_sub(d.last) < 12;
        }
        let listed = d.evidence.iter().any(|e| LISTS.contains(&e.rule.as_str()));
        let overlap = if new.is_empty() || old.is_empty() {
            r.refers && new.is_empty() && r.bodies.is_empty()
                || self.same_bodies(r, d) && new.is_empty() && old.is_empty()
        } else {
            new == old
                || shared >= 2 && (listed || new.is_subset(&old) || old.is_subset(&new))
                || shared >= 1 && new.len() == 1 && (r.refers || self.one_side(r)) && self.fits_bodies(r, d)
        };
        // "hoped the talks would go well": what is hoped of is how they go, not whether they take place.
        let hoped_of = r.refers && new == old && r.claim.status == Status::Proposed && r.date.is_none();
        hoped_of || overlap && self.compatible(r, d)
    }

    /// Whether the claim knows but one side.
    fn one_side(&self, r: &Resolved) -> bool {
        r.bodies.is_empty() && r.who.len() < 2 && !r.claim.rule.contains("gathering")
    }

    fn same_bodies(&self, r: &Resolved, d: &Draft) -> bool {
        let old: BTreeSet<&String> = d.bodies.iter().map(|(b, _)| b).collect();
        !r.bodies.is_empty() && r.bodies.iter().collect::<BTreeSet<_>>() == old
    }

    fn fits_bodies(&self, r: &Resolved, d: &Draft) -> bool {
        r.bodies.iter().all(|b| {
            d.bodies.iter().any(|(o, _)| o == b) || d.who.iter().any(|(m, _)| self.home(m).as_ref() == Some(b))
        })
    }

    fn home(&self, meant: &Meant) -> Option<String> {
        match meant {
            Meant::Person(p) => self.cast.homes[*p].clone(),
            Meant::Office(o) | Meant::Group(o) => o.of.clone(),
            Meant::Body(b) => Some(b.clone()),
            _ => None,
        }
    }

    /// Status, kind, date and place do not contradict each other.
    fn compatible(&self, r: &Resolved, d: &Draft) -> bool {
        let status = d.status.is_none_or(|s| s == r.claim.status || self.goes_on(r, s, d));
        let remote = |k: Kind| matches!(k, Kind::Call | Kind::Video);
        let kind = match (d.kind_told, r.claim.kind_told) {
            (true, true) => {
                d.kind.is_none_or(|k| remote(k) == remote(r.claim.kind) && (!remote(k) || k == r.claim.kind))
            }
            (true, false) => d.kind.is_none_or(|k| !remote(k) || !self.in_person(r)),
            (false, true) => !remote(r.claim.kind) || d.place.is_none(),
            _ => true,
        };
        let date = match (&d.date, r.date) {
            (Some((a, _)), Some(b)) => a.agrees(b),
            _ => true,
        };
        let place = match (&d.place, &r.claim.place) {
            (Some((a, _)), Some(b)) => {
                a.name == b.name
                    || a.country.is_some()
                        && a.country == b.country
                        && (a.scale == Scale::Country || b.scale == Scale::Country)
                    || r.date.is_none() && r.refers
            }
            _ => true,
        };
        status && kind && date && place
    }

    fn in_person(&self, r: &Resolved) -> bool {
        r.claim.place.is_some()
    }

    /// Another status may still be the same encounter: "will also discuss" while the talks are on.
    fn goes_on(&self, r: &Resolved, old: Status, d: &Draft) -> bool {
        let line = &self.cast.claims.lines[r.claim.sentence];
        let fresh =
            r.claim.encounter.is_some_and(|e| self.cast.claims.lines[r.claim.sentence].encounters[e].indefinite);
        let dated = r.date.is_some() && d.date.as_ref().is_some_and(|(a, _)| r.date.is_some_and(|b| a.agrees(b)));
        let soft = r.date.is_none() && r.claim.place.is_none() && !fresh;
        let another = self.cast.page.words[r.claim.tokens.start..(r.claim.tokens.end + 3).min(line.tokens.end)]
            .iter()
            .any(|w| w.among(&["again", "another", "next", "soon", "second", "anew"]));
        match (old, r.claim.status) {
            _ if another => false,
            (Status::Held, Status::Planned) => soft && r.claim.sentence.saturating_sub(d.last) < 4 || dated,
            (Status::Planned, Status::Held) => dated,
            _ => false,
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
        if d.kind.is_none() || r.claim.kind_told && !d.kind_told {
            d.kind = Some(r.claim.kind);
            d.kind_told = r.claim.kind_told;
        } else if d.kind == Some(Kind::Visit) && r.claim.kind != Kind::Visit {
            d.kind = Some(r.claim.kind);
        }
        let hoped_of = r.refers && r.claim.status == Status::Proposed;
        d.status = Some(d.status.map_or(r.claim.status, |s| if hoped_of { s } else { s.max(r.claim.status) }));
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

    /// Who speaks of a topic.
    fn speakers(&self, topic: &TopicClaim, drafts: &[Draft]) -> Vec<Meant> {
        topic.who.as_ref().map_or(Vec::new(), |side| self.side(topic.sentence, side, drafts))
    }

    /// Adds topics to the meeting that the sentence speaks of.
    fn add_topics(&self, topic: &TopicClaim, who: Option<Vec<Meant>>, drafts: &mut [Draft]) {
        let who = who.unwrap_or_else(|| self.speakers(topic, drafts));
        let loose = who.iter().all(|m| matches!(m, Meant::Office(_) | Meant::Group(_)));
        let home = about::home(topic, drafts, |d| who.iter().all(|m| self.speaks_in(m, d)), loose);
        let Some(draft) = home else { return };
        let evidence = self.evidence(topic.sentence, &topic.rule);
        let others: Vec<_> = topic.topics.iter().filter(|m| !self.takes_part(topic.sentence, m, draft)).collect();
        for mention in others {
            about::add(&mut draft.topics, &mention.label, &evidence);
        }
    }

    /// Whether somebody may speak in a meeting: he takes part, or his side does.
    fn speaks_in(&self, meant: &Meant, d: &Draft) -> bool {
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
    fn takes_part(&self, sentence: usize, topic: &TopicMention, d: &Draft) -> bool {
        let line = &self.cast.claims.lines[sentence];
        let party = (0..line.parties.len()).find(|&p| line.parties[p].tokens.end == topic.tokens.end);
        let meant = party.and_then(|p| self.meanings.get(&(sentence, p))).map_or(&[][..], Vec::as_slice);
        topic.person && meant.iter().any(|m| d.who.iter().any(|(w, _)| w == m))
    }

    /// Whether a meeting of countries alone only echoes one told with its persons: "talks with Moscow".
    fn echoes(&self, d: &Draft, drafts: &[Draft]) -> bool {
        let sides: BTreeSet<&String> = d.bodies.iter().map(|(b, _)| b).collect();
        let covers = |other: &Draft| {
            let homes: BTreeSet<String> = other.who.iter().filter_map(|(m, _)| self.home(m)).collect();
            other.who.len() > 1 && sides.iter().all(|s| homes.contains(*s) || other.bodies.iter().any(|(b, _)| b == *s))
        };
        d.who.is_empty() && d.place.is_none() && d.date.is_none() && drafts.iter().any(covers)
    }

    /// Whether what came together is a meeting: two sides, or one at a named gathering.
    fn stands(&self, d: &Draft) -> bool {
        let gathered = matches!(d.kind, Some(Kind::Conference | Kind::Summit))
            || d.evidence.iter().any(|e| e.rule.contains("gathering") || e.rule == "on-the-way-to");
        d.who.len() + d.bodies.len() > 1 || !d.who.is_empty() && gathered
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
            Meant::Person(p) => cast.homes[*p].clone(),
            Meant::Office(Office { of, .. }) | Meant::Group(Office { of, .. }) => {
                of.as_ref().and_then(|o| super::office::country_of(cast.page, o))
            }
            _ => None,
        };
        if let Some(of) = of {
            add(of, evidence);
        }
    }
    draft.bodies.iter().for_each(|(name, evidence)| {
        add(super::office::country_of(cast.page, name).unwrap_or_else(|| name.clone()), evidence)
    });
    out
}
