//! A listed country or body behind an office: "of Chile", "of Japan's Security Council".

use std::ops::Range;

use super::{COMMUNITIES, PARTS, PASSING, STATE};
use crate::document::tag::Tag;
use crate::mention::office::{Of, Reader};
use crate::schema::{Flags, Sort};

/// Bodies that are somebody's own and have no name here: "secretary of his party".
const OWN: &[&str] = &["party", "movement", "country", "government", "organisation", "organization", "nation", "group"];

/// Heads that stand over a chamber or board.
const CHAIRS: &[&str] = &[
    "speaker",
    "chairman",
    "chairwoman",
    "chairperson",
    "chair",
    "president",
    "director",
    "head",
    "member",
    "governor",
];

/// Last words of the names of parties and movements, of which a country's adjective is a part.
const MOVEMENTS: &[&str] =
    &["party", "front", "movement", "army", "league", "brotherhood", "alliance", "coalition", "opposition"];

/// Last words of what a country has one of.
const AGENCIES: &[&str] = &[
    "service",
    "services",
    "agency",
    "bureau",
    "police",
    "army",
    "navy",
    "forces",
    "force",
    "guard",
    "bank",
    "intelligence",
    "council",
    "commission",
    "committee",
    "department",
    "office",
    "ministry",
    "parliament",
    "senate",
    "court",
    "authority",
    "administration",
    "directorate",
    "staff",
    "fund",
    "board",
    "institute",
];

/// Heads of bodies that common words name: "head of Chile's peace commission".
pub(super) const STANDING: &[&str] =
    &["head", "chairman", "chairwoman", "chairperson", "chair", "president", "commander"];

/// Last words of such bodies.
pub(super) const BODIES: &[&str] =
    &["commission", "committee", "council", "coalition", "presidium", "authority", "forces", "board", "alliance"];

impl Reader<'_, '_, '_> {
    /// "the United Front for Change": whether the name of a body goes on behind that of a listed one.
    pub(super) fn longer_name(&self, at: usize, next: usize) -> bool {
        let body = |a: &crate::mention::Atom| {
            let kind = a.organisation().map(|k| self.page.schema.organisations[k as usize].kind);
            matches!(kind, Some(Sort::Party | Sort::Armed)) || kind.is_some() && self.page.generic_body(a)
        };
        let movement = self.page.words[at].capital() && self.page.atom(at).is_some_and(body);
        let goes_on = next + 1 < self.end && self.page.words[next + 1].capital() && !self.page.in_name(next + 1);
        movement && self.is(next, &["for"]) && goes_on && self.page.atom(next + 1).is_none()
    }

    /// "ambassadors of the 15 members of the Security Council": the token where the body starts.
    pub(super) fn through_members(&self, from: usize) -> usize {
        let counted = |i: &usize| {
            let word = &self.page.words[*i];
            word.tag == Tag::CD || word.among(&["all", "member", "permanent", "other"])
        };
        let noun = (from..self.end.min(from + 4)).find(|i| !counted(i)).unwrap_or(from);
        let members = self.is(noun, &["members", "states", "countries", "nations"]) && self.is(noun + 1, &["of"]);
        let at = noun + 2 + usize::from(self.is(noun + 2, &["the"]));
        if members && at < self.end && self.one_body(at).is_some() { at } else { from }
    }

    /// "of the hated secret police X", "of the ruling Y", "of Z's Y": the token where the body's own name starts.
    pub(super) fn described_body(&self, from: usize) -> usize {
        let owner = self.page.name_starting(from).map(|n| n.tokens.end).filter(|&e| self.is(e, &["'s", "’s", "'"]));
        let mut at = owner.map_or(from, |e| e + 1);
        let start = at;
        while at < self.end && at < start + 4 {
            let word = &self.page.words[at];
            let says = matches!(word.tag, Tag::JJ | Tag::VBN | Tag::VBG | Tag::VBD | Tag::NN | Tag::RB);
            if word.capital() || !word.word() || !says || word.flags.any(Flags::PORTFOLIO.with(Flags::BODYWORD)) {
                break;
            }
            at += 1;
        }
        let named = at < self.end && self.page.words[at].capital() && !self.page.in_name(at);
        let body = named && (self.one_body(at).is_some() || self.organ(at) > at);
        if body { at } else { from }
    }

    /// "of his office", "of her party".
    pub(super) fn own_body(&mut self, at: usize) -> bool {
        if self.is(at, &["office", "staff", "cabinet", "administration", "delegation"]) {
            self.words.push(format!("of {}", self.page.words[at].lower));
            if self.out.of == Of::Open {
                self.out.of = Of::Pronoun(at - 1);
            }
        } else if !self.is(at, OWN) {
            return false;
        }
        self.at = at + 1;
        true
    }

    /// A listed country or body behind "of" or "for", with an organ of it: "of Japan's Security Council".
    pub(super) fn of_body(&mut self, of: bool, at: usize, name: String, next: usize) -> bool {
        if of && self.page.atom(at).is_some_and(|a| a.adjective().is_some()) && self.is(next, COMMUNITIES) {
            self.out.of = Of::Body(self.page.text(at..next + 1));
            self.at = next + 1;
            return true;
        }
        let people =
            of && self.page.atom(at).is_some_and(|a| a.adjective().is_some()) && self.is(next, &["people", "nation"]);
        let whole = self.page.words.get(next + 1).is_none_or(|w| !w.capital() && !w.among(&["'s", "’s"]));
        if people && whole {
            self.out.of = Of::Body(name);
            self.at = next + 1;
            return true;
        }
        if self.is(self.out.head, &["minister", "ministers"]) && self.is(next, &["affairs"]) {
            self.push_words(if of { "of" } else { "for" }, at..next + 1);
            self.at = next + 1;
            return true;
        }
        let possessive = self.is(next - 1, &["'s", "’s"]);
        let folk = self.page.atom(next).filter(|a| possessive && next < self.end && a.people().is_some());
        if let Some(folk) = folk.filter(|_| of && self.leads_body()) {
            // "the leader of Chad's Arabs".
            self.out.of =
                Of::Body(format!("{} {}", self.page.text(at..next - 1), self.page.text(next..next + folk.len)));
            self.at = next + folk.len;
            return true;
        }
        let next = if possessive { self.described_body(next) } else { next };
        let organ = self.organ(next);
        if organ > next && (possessive || of) {
            let whole = if possessive { next..organ } else { at..organ };
            let movement = self.leads_body() && self.out.of == Of::Open && self.is(organ - 1, MOVEMENTS);
            if movement && self.page.words[organ - 1].capital() {
                self.out.of = Of::Body(self.page.text(whole));
                self.at = organ;
                return true;
            }
            self.of_organ(of, name, next..organ);
            return true;
        }
        if possessive {
            let leads = of && matches!(self.out.of, Of::Open) && self.leads_body();
            if leads {
                self.out.of = Of::Body(name);
                self.at = next;
                self.own_agency();
            }
            return leads;
        }
        if !of && (!self.speaks() || self.page.atom(at).is_none_or(|a| a.organisation().is_none())) {
            let stop = self.before_style(self.topic_end(at));
            self.push_words("for", self.at + 1..stop);
            self.at = stop;
            return true;
        }
        let generic = self.page.atom(at).is_some_and(|a| self.page.generic_body(a));
        if generic && self.is(self.out.head, &["minister", "ministers"]) {
            self.push_words("of the", at..next);
            self.at = next;
            return true;
        }
        let (names, after) = self.more_bodies(of, name, next);
        if let Of::Body(body) = &self.out.of {
            let organ = self.page.schema.polity(body).is_none();
            let land = of && organ && self.page.atom(at).is_some_and(|a| a.polity().is_some());
            self.at = if land { after } else { self.at };
            return land;
        }
        self.at = after;
        self.set_bodies(names);
        true
    }

    /// "director of Chile's border service": what is named by common words is part of the title; its own name behind it is not.
    fn own_agency(&mut self) {
        let inner = |i: usize| {
            let word = &self.page.words[i];
            let noun = word.tag.is_noun() || word.tag.is_adjective() || word.flags.any(Flags::PORTFOLIO);
            let part = !word.capital() || self.is(i, PARTS) || self.is(i + 1, PARTS);
            noun && part && !word.flags.any(Flags::HEAD) && !word.among(PASSING)
        };
        let stop = (self.at..self.end.min(self.at + 5)).find(|&i| !inner(i)).unwrap_or(self.at);
        let own_council = self.is(stop.saturating_sub(1), &["council"]);
        if stop > self.at + 1 && self.is(self.out.head, STANDING) && self.is(stop - 1, BODIES) && !own_council {
            self.out.of = Of::Body(self.page.text(self.at..stop));
            self.at = stop;
        } else if stop > self.at && (self.is(stop - 1, AGENCIES) || self.is(stop - 1, PARTS)) {
            self.push_words("of the", self.at..stop);
            self.at = stop;
        }
    }

    /// An organ of a country: the body of a chairman, part of the title of others.
    fn of_organ(&mut self, of: bool, name: String, organ: Range<usize>) {
        self.at = organ.end;
        if organ.len() == 1 && self.is(self.out.head, &["head"]) && self.is(organ.start, &["mission"]) {
            return self.of_mission(name);
        }
        if organ.len() == 1 && self.is(organ.start, STATE) {
            self.out.of = Of::Body(name);
        } else if self.page.words[organ.start].capital()
            && (self.is(self.out.head, CHAIRS)
                || self.is(self.out.head, &["secretary"]) && self.is(organ.end - 1, &["council", "committee"]))
            || self.is(self.out.head, STANDING) && organ.len() > 1 && self.is(organ.end - 1, BODIES)
        {
            self.out.of = Of::Body(self.page.text(organ));
        } else {
            self.push_words(if of { "of the" } else { "for the" }, organ);
            self.out.of = Of::Body(name);
        }
    }

    /// "head of the OSCE Mission to Moldova": of the body, with where the mission works.
    fn of_mission(&mut self, name: String) {
        self.words.push("of Mission".into());
        self.out.of = Of::Body(name);
        let at = self.at + 1;
        let atom = self.page.atom(at).filter(|a| a.polity().is_some() || a.city().is_some());
        if let Some(atom) = atom.filter(|_| at < self.end && self.is(self.at, &["to", "in"])) {
            self.words.push(self.page.text(self.at..at + atom.len));
            self.at = at + atom.len;
        }
    }

    /// Further countries: "of Chile, Peru and Ecuador", where several hold the office.
    fn more_bodies(&self, of: bool, name: String, next: usize) -> (Vec<String>, usize) {
        let mut names = vec![name];
        let mut after = next;
        while after + 1 < self.end && self.out.plural | of && self.is(after, &[",", "and", "&"]) {
            let skip = 1 + usize::from(self.is(after + 1, &["and"]));
            let skip = skip + usize::from(self.is(after + skip, &["of"]));
            let skip = skip + usize::from(self.is(after + skip, &["the"]));
            let Some((name, next)) = self.one_body(after + skip) else { break };
            let office = self.page.words.get(next).is_some_and(|w| w.flags.any(Flags::HEAD.with(Flags::PORTFOLIO)));
            if !self.out.plural || office {
                break;
            }
            names.push(name);
            after = next;
        }
        (names, after)
    }
}
