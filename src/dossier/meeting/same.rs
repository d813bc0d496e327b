//! Does a claim tell of a meeting told of before? Those who met, status, kind, date and place must not speak against it.

use super::*;
use crate::claim::status::past_plan;
use crate::document::BlockKind;

/// Words that tell of one more encounter of those who have met.
const ANOTHER: &[&str] = &["again", "another", "next", "soon", "second", "anew", "third"];

/// Words that tell that nobody else was there, or that it was besides another encounter.
const ALONE: &[&str] = &[
    "alone",
    "also",
    "separately",
    "separate",
    "privately",
    "private",
    "bilateral",
    "bilaterally",
    "beforehand",
    "individually",
    "earlier",
    "one-on-one",
    "tete-a-tete",
];

/// Rules that tell of those who took part in "the talks", which were told of before, or in a gathering.
const JOINED: &[&str] = &["take-part-in-gathering", "participate-in-gathering", "attend-gathering", "chair-gathering"];

/// Nouns by which an encounter is taken up again.
const PLAIN: &[&str] =
    &["talks", "meeting", "conversation", "session", "discussions", "negotiations", "audience", "lunch", "dinner"];

/// Rules that tell of company only at a meeting of the same sentence.
const BESIDE: &[&str] = &["company-in-presence-of", "company-with-at-side"];

impl Assembler<'_> {
    /// Whether only titles tell of it so far: "X meets Y" may be news of what is to come.
    pub(super) fn of_title(&self, d: &Draft) -> bool {
        let document = self.cast.page.document;
        let title =
            |s: usize| matches!(document.kind(&document.sentences[s]), BlockKind::Headline | BlockKind::Subhead);
        let past = |s: usize| self.cast.claims.lines[s].verbs.iter().any(|v| v.tense == Tense::Past);
        !d.told.is_empty() && d.told.iter().all(|(s, _)| title(*s) && !past(*s))
    }

    /// At least two of persons, offices and groups, or one and another country.
    pub(super) fn two_sides(&self, r: &Resolved) -> bool {
        let foreign = |b: &String| self.home(&r.who[0]).is_some_and(|home| home != *b);
        r.who.len() > 1 || r.who.len() == 1 && r.bodies.iter().any(foreign)
    }

    /// Whether those who meet each other are one group of many states.
    pub(super) fn among(&self, r: &Resolved) -> bool {
        r.claim.mutual && r.bodies.is_empty() && r.who.len() == 1 && self.of_many(&r.who[0])
    }

    /// A named gathering with one attendant known.
    pub(super) fn gathering(&self, r: &Resolved) -> bool {
        let named = matches!(r.claim.kind, Kind::Conference | Kind::Summit) || r.claim.rule.contains("gathering");
        !r.who.is_empty() && named && r.claim.encounter.is_some()
    }

    /// Talks wanted or set for a place or a day, whoever is to come: "a second round of talks on Xanadu in Geneva".
    pub(super) fn round_ahead(&self, r: &Resolved) -> bool {
        let ahead = matches!(r.claim.status, Status::Planned | Status::Proposed);
        let told = r.claim.place.as_ref().is_some_and(|p| !p.name.is_empty()) && !r.claim.topics.is_empty();
        ahead && told && !r.refers && r.claim.encounter.is_some() && r.bodies.is_empty() && r.who.is_empty()
    }

    /// Whether a claim tells of this meeting.
    pub(super) fn same(&self, r: &Resolved, d: &Draft) -> bool {
        let new: BTreeSet<&Meant> = r.who.iter().collect();
        let old = d.people();
        let shared = new.intersection(&old).count();
        let adds = LISTS.contains(&r.claim.rule.as_str());
        if adds {
            let wired = matches!(r.claim.kind, Kind::Call | Kind::Video);
            let open = !matches!(d.status, Some(Status::Cancelled | Status::Proposed))
                && (wired || !matches!(d.kind, Some(Kind::Call)));
            // "was not at the table", "will take up the matter in July": no word of who was there.
            let there = r.claim.status == Status::Held || d.status == Some(r.claim.status);
            return open && there && r.claim.sentence.saturating_sub(d.last) < 12;
        }
        if r.claim.rule.starts_with(COMPANY) {
            return self.company(r, d);
        }
        if self.joins_plain(r) && self.company(r, d) {
            return true;
        }
        if self.flanked(r, d) {
            return true;
        }
        let listed = d.evidence.iter().any(|e| LISTS.contains(&e.rule.as_str()));
        let overlap = if new.is_empty() || old.is_empty() {
            r.refers && new.is_empty() && r.bodies.is_empty()
                || self.same_bodies(r, d) && new.is_empty() && old.is_empty()
        } else {
            new == old
                || shared >= 2 && (listed || new.is_subset(&old) && !r.alone || old.is_subset(&new))
                || shared >= 1 && new.len() == 1 && (r.refers || self.one_side(r)) && self.fits_bodies(r, d)
        };
        let overlap = overlap || self.among(r) && self.one_body(&old) == self.one_body(&new);
        if overlap && self.of_before(r, d) {
            return false;
        }
        // "hoped the talks would go well": what is hoped of is how they go, not whether they take place.
        let hoped_of = r.refers && new == old && r.claim.status == Status::Proposed && r.date.is_none();
        hoped_of || overlap && self.compatible(r, d)
    }

    /// Whether a claim only goes on to tell what those who met spoke about, somewhere and sometime else: "They discussed the work of
    /// their teams in Lima", after a call.
    pub(super) fn goes_on_about(&self, r: &Resolved, d: &Draft) -> bool {
        let (new, old): (BTreeSet<&Meant>, _) = (r.who.iter().collect(), d.people());
        let remote = d.kind_told && matches!(d.kind, Some(Kind::Call | Kind::Video));
        let elsewhen = r.date.is_some_and(|b| d.date.as_ref().is_some_and(|(a, _)| !a.agrees(b)));
        (r.claim.far || r.claim.tells && remote && !elsewhen)
            && !r.alone
            && new.len() > 1
            && (new.is_subset(&old) || old.len() > 1 && old.is_subset(&new))
            && d.status == Some(Status::Held)
            && r.claim.status == Status::Held
            && d.last < r.claim.sentence
    }

    /// Whether the words tell that just these met: "saw him alone", "also had a private talk".
    pub(super) fn told_alone(&self, claim: &MeetingClaim) -> bool {
        let line = &self.cast.claims.lines[claim.sentence];
        let words = &self.cast.page.words;
        let from = claim.tokens.start.saturating_sub(2).max(line.tokens.start);
        let reach = &words[from..(claim.tokens.end + 3).min(line.tokens.end)];
        // "separate bilaterals" alone does not tell who was at each; "they also discussed" goes on with one encounter.
        let goes_on = reach.iter().any(|w| w.is("they")) && !reach.iter().any(|w| w.is("alone"));
        claim.rule != "owners-talks" && !goes_on && reach.iter().any(|w| w.among(ALONE))
    }

    /// Whether what is but likely was on another day than a meeting told of before.
    pub(super) fn elsewhen(&self, pairing: &Pairing, d: &Draft) -> bool {
        let other = |day: Date| d.date.as_ref().is_some_and(|(a, _)| !a.agrees(day));
        pairing.date.is_some_and(other) && d.told.iter().all(|(s, _)| *s != pairing.claim.sentence)
    }

    /// Whether what is but likely is over, while another that is but likely, too, is to come.
    pub(super) fn over(&self, pairing: &Pairing, d: &Draft) -> bool {
        let likely = d.evidence.iter().all(|e| e.rule == pairing::RULE);
        likely && d.status == Some(Status::Planned) && pairing.claim.status == Status::Held
    }

    /// "also attended the meeting": whether a claim tells who else took part in what was told of before.
    pub(super) fn joins_plain(&self, r: &Resolved) -> bool {
        JOINED.contains(&r.claim.rule.as_str()) && self.plainly_refers(r)
    }

    /// Whether a claim speaks of "the talks", with no word of which.
    fn plainly_refers(&self, r: &Resolved) -> bool {
        let line = &self.cast.claims.lines[r.claim.sentence];
        let words = &self.cast.page.words;
        let noun = r.claim.encounter.map(|e| &line.encounters[e]).filter(|e| words[e.head].among(PLAIN));
        let which = |at: usize| at < line.tokens.end && words[at].among(&["of", "for"]);
        r.refers && r.place.is_none() && noun.is_some_and(|e| !which(e.tokens.end) && !which(e.head + 1))
    }

    /// Whether those whom a claim names were also at a meeting told of right before.
    fn company(&self, r: &Resolved, d: &Draft) -> bool {
        let first = r.claim.sides.first().filter(|_| r.claim.sides.len() > 1);
        let of = first.map_or(Vec::new(), |side| self.side(r.claim.sentence, side, &[]));
        let old = d.people();
        let known = |m: &Meant| matches!(m, Meant::Before(_) | Meant::Nobody | Meant::Body(_)) || old.contains(m);
        let open = r.bodies.is_empty() && d.status == Some(r.claim.status) && !matches!(d.kind, Some(Kind::Call));
        let back = r.claim.sentence.saturating_sub(d.last);
        let near = if BESIDE.contains(&r.claim.rule.as_str()) { back == 0 } else { back <= NEAR };
        let elsewhere =
            back > 0 && r.place.as_ref().is_some_and(|p| d.place.as_ref().is_none_or(|(q, _)| p.name != q.name));
        let read = d.evidence.iter().any(|e| e.rule != pairing::RULE);
        open && read && d.who.len() > 1 && near && !(elsewhere && of.len() > 1) && of.iter().all(known)
    }

    /// "he was accompanied by X" of one who has just met somebody; "A, flanked by X, received B", in that order.
    fn flanked(&self, r: &Resolved, d: &Draft) -> bool {
        let here = |rule: &str| rule == FLANKED;
        let only = d.evidence.iter().all(|e| here(&e.rule)) && d.last == r.claim.sentence;
        let led = only && !here(&r.claim.rule) && r.who.iter().any(|w| d.who.first().is_some_and(|(m, _)| m == w));
        led && r.bodies.is_empty() && d.status == Some(r.claim.status)
            || here(&r.claim.rule) && r.claim.sides.len() > 1 && !only && self.company(r, d)
    }

    /// The body whose members alone met each other.
    fn one_body(&self, who: &BTreeSet<&Meant>) -> Option<String> {
        let only = who.first().filter(|m| who.len() == 1 && self.of_many(m))?;
        self.home(only)
    }

    /// Whether the claim knows but one side.
    pub(super) fn one_side(&self, r: &Resolved) -> bool {
        r.bodies.is_empty() && r.who.len() < 2 && !r.claim.rule.contains("gathering")
    }

    pub(super) fn same_bodies(&self, r: &Resolved, d: &Draft) -> bool {
        let old: BTreeSet<&String> = d.bodies.iter().map(|(b, _)| b).collect();
        !r.bodies.is_empty() && r.bodies.iter().collect::<BTreeSet<_>>() == old
    }

    pub(super) fn fits_bodies(&self, r: &Resolved, d: &Draft) -> bool {
        r.bodies.iter().all(|b| {
            d.bodies.iter().any(|(o, _)| o == b) || d.who.iter().any(|(m, _)| self.home(m).as_ref() == Some(b))
        })
    }

    pub(super) fn home(&self, meant: &Meant) -> Option<String> {
        match meant {
            Meant::Person(p) => self.cast.homes[*p].clone(),
            Meant::Office(o) | Meant::Group(o) => o.of.clone(),
            Meant::Body(b) => Some(b.clone()),
            _ => None,
        }
    }

    /// Status, kind, date and place do not contradict each other.
    pub(super) fn compatible(&self, r: &Resolved, d: &Draft) -> bool {
        let status = d.status.is_none_or(|s| s == r.claim.status || self.goes_on(r, s, d));
        let remote = |k: Kind| matches!(k, Kind::Call | Kind::Video);
        let kind = match (d.kind_told, r.claim.kind_told) {
            (true, true) => {
                let finer = self.of_title(d) && r.claim.kind == Kind::Video;
                d.kind.is_none_or(|k| remote(k) == remote(r.claim.kind) && (!remote(k) || k == r.claim.kind || finer))
            }
            // "Readout of the call", and then: "X spoke with Y about the fire in Lima".
            (true, false) => d.kind.is_none_or(|k| !remote(k) || !self.in_person(r) || self.of_title(d)),
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

    pub(super) fn in_person(&self, r: &Resolved) -> bool {
        r.claim.place.is_some()
    }

    /// Another status may still be the same encounter: "will also discuss" while the talks are on.
    pub(super) fn goes_on(&self, r: &Resolved, old: Status, d: &Draft) -> bool {
        let line = &self.cast.claims.lines[r.claim.sentence];
        let fresh =
            r.claim.encounter.is_some_and(|e| self.cast.claims.lines[r.claim.sentence].encounters[e].indefinite);
        let dated = r.date.is_some() && d.date.as_ref().is_some_and(|(a, _)| r.date.is_some_and(|b| a.agrees(b)));
        let soft = r.date.is_none() && r.claim.place.is_none() && !fresh;
        let reach = &self.cast.page.words[r.claim.tokens.start..(r.claim.tokens.end + 3).min(line.tokens.end)];
        let another =
            reach.iter().any(|w| w.among(ANOTHER)) || reach.windows(2).any(|w| w[0].is("once") && w[1].is("more"));
        match (old, r.claim.status) {
            _ if another => false,
            (Status::Held, Status::Planned) if self.of_title(d) => true,
            (Status::Held, Status::Planned) => {
                // "met X ... will meet X" are two, "met X; they will also discuss" is one.
                let goes_on = ["discuss", "take-up"].iter().any(|w| r.claim.rule.contains(w));
                let same = r.refers || (goes_on || r.who.len() < 2) && r.claim.kind != Kind::Visit;
                soft && same && r.claim.sentence.saturating_sub(d.last) < 4 || dated
            }
            (Status::Planned, Status::Held) => dated,
            (Status::Planned | Status::Proposed, Status::Cancelled) => {
                r.who.len() > 1 && r.date.is_none_or(|date| date.precision() == 3)
            }
            (Status::Cancelled, Status::Planned) => dated || self.past_plan(r),
            _ => false,
        }
    }

    /// "was to meet", "had planned to": what was once to come.
    fn past_plan(&self, r: &Resolved) -> bool {
        past_plan(self.cast.page, &self.cast.claims.lines[r.claim.sentence], r.claim.anchor)
    }

    /// Whether a meeting of countries alone only echoes one told with its persons: "talks with Moscow".
    pub(super) fn echoes(&self, d: &Draft, drafts: &[Draft]) -> bool {
        let sides: BTreeSet<&String> = d.bodies.iter().map(|(b, _)| b).collect();
        let covers = |other: &Draft| {
            let homes: BTreeSet<String> = other.who.iter().filter_map(|(m, _)| self.home(m)).collect();
            other.who.len() > 1 && sides.iter().all(|s| homes.contains(*s) || other.bodies.iter().any(|(b, _)| b == *s))
        };
        // "met as part of consultations between the two countries": told in the same breath.
        let beside = |o: &Draft| d.told.iter().all(|(s, _)| o.told.iter().any(|(t, _)| t == s));
        let open = d.place.is_none() && d.date.is_none();
        d.who.is_empty() && drafts.iter().any(|o| (open || beside(o)) && covers(o))
    }

    /// Whether what came together is a meeting: two sides, or one at a named gathering.
    pub(super) fn stands(&self, d: &Draft) -> bool {
        let gathered = matches!(d.kind, Some(Kind::Conference | Kind::Summit))
            || d.evidence.iter().any(|e| e.rule.contains("gathering") || e.rule == "on-the-way-to");
        let among = d.who.iter().any(|(m, _)| self.of_many(m));
        d.who.len() + d.bodies.len() > 1 || !d.who.is_empty() && gathered || among || d.round_ahead()
    }
}
