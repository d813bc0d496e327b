//! Countries and bodies before the head of an office: "Russian and Turkish", "NATO's", "the Likud".

use super::head::SENT;
use super::{Of, Reader};
use crate::document::Case;
use crate::mention::Atom;
use crate::schema::{Flags, Sort};

/// Heads that need no body.
const ROYAL: &[&str] = &[
    "king",
    "queen",
    "prince",
    "princess",
    "duke",
    "duchess",
    "president",
    "member",
    "members",
    "chancellor",
    "archbishop",
    "bishop",
    "commissioner",
];

/// Words that stay a part of the title before a body: "deputy Kremlin spokesman".
const KEPT: &[&str] = &["chief", "deputy", "vice", "assistant", "acting", "interim"];

/// Words for a party or body that was named before: "the movement's secretary-general".
pub const COLLECTIVES: &[&str] = &[
    "party",
    "movement",
    "bloc",
    "organisation",
    "organization",
    "alliance",
    "union",
    "front",
    "league",
    "commission",
];

/// Words of titles that are part of no body's name.
const RANKS: &[&str] =
    &["deputy", "vice", "assistant", "associate", "senior", "chief", "top", "lead", "acting", "first"];

impl Reader<'_, '_, '_> {
    /// Notes a country or body before the head; what stood before it was no part of the title.
    pub(super) fn body_read(&mut self, from: usize, names: Vec<String>) {
        if self.charge_between(from, &names) {
            self.words.extend(names);
            return;
        }
        if let Of::Body(before) = &self.out.of {
            self.land = Some(before.clone());
        }
        let possessive = self.is(self.at - 1, &["'s", "’s", "'", "’"]);
        self.body = Some(from..self.at - usize::from(possessive));
        self.words.retain(|w| KEPT.contains(&w.to_lowercase().as_str()));
        self.set_bodies(names);
        self.past_letters();
    }

    /// "Republic of Korea (ROK) President X": the letters of a body stand in brackets between it and the title.
    fn past_letters(&mut self) {
        let letters = self.page.words.get(self.at + 1).is_some_and(|w| w.text.len() < 8 && w.case == Case::Upper);
        let titled = self.at + 3 < self.end && self.page.words[self.at + 3].capital();
        if letters && titled && self.is(self.at, &["("]) && self.is(self.at + 2, &[")"]) {
            self.at += 3;
        }
    }

    /// "UN Syria envoy": a country between a body and one who is sent is where to, not whose.
    fn charge_between(&self, from: usize, names: &[String]) -> bool {
        let special = self.at + usize::from(self.is(self.at, &["special", "peace"]));
        let country = self.page.atom(from).is_some_and(|a| a.polity().is_some() && from + a.len == self.at);
        let sender = matches!(&self.out.of, Of::Body(before) if [before.clone()] != *names);
        sender && country && names.len() == 1 && self.is(special, SENT) && !self.is(from - 1, &["and", ",", "&"])
    }

    /// "the Tigers' spokesman", "the ministry's spokesman": capitalised words name a body, others say nothing.
    pub(super) fn possessor(&mut self, end: usize) {
        let ministry = end > self.start && self.page.words[end - 1].is("ministry");
        if ministry && (end + 1..self.end.min(end + 4)).any(|i| self.page.words[i].lower.starts_with("spokes")) {
            let from =
                (self.start..end).rev().take_while(|&i| self.flags(i).any(Flags::PORTFOLIO) || i + 1 == end).last();
            let land = if let Of::Body(land) = &self.out.of { Some(land.clone()) } else { None };
            let from = from.filter(|f| f + 1 < end);
            if let Some(from) = from {
                self.out.land = land;
                self.out.of = Of::Body(crate::schema::title_case(&self.page.text(from..end)));
                self.words.clear();
                self.at += 1;
                return;
            }
        }
        let start = (self.start..end).rev().take_while(|&i| self.page.words[i].capital()).last();
        let whole = start.is_some_and(|s| end - s == self.words.len());
        if let (Some(start), true, Of::Open) = (start, whole, &self.out.of) {
            let person = self.page.name_starting(start).is_some() || self.page.in_name(start);
            self.out.of = if person { Of::Person(start..end) } else { Of::Body(self.page.text(start..end)) };
        } else if self.out.of == Of::Open && end > self.start + 1 && self.is(end - 1, COLLECTIVES) {
            self.out.of = Of::Pronoun(end - 1);
        }
        self.words.clear();
        self.at += 1;
    }

    /// Whether a city stands here that only says where: "In Zurich Treasury Secretary X".
    pub(super) fn local_city(&self) -> bool {
        let Some(atom) = self.page.atom(self.at) else { return false };
        let next = self.at + atom.len;
        let own = self.is(next, &["mayor", "police", "governor", "archbishop", "bishop", "city", "'s", "’s"]);
        atom.city().is_some() && self.page.body_name(atom).is_none() && !own
    }

    /// Countries and bodies before the head: "Russian and Turkish", "Russia's", "NATO".
    pub(super) fn body(&mut self) -> Option<Vec<String>> {
        let (first, mut at) = self.one_body(self.at)?;
        let mut names = vec![first];
        while at + 1 < self.end && self.page.words[at].among(&["and", "&", ","]) {
            let comma = self.page.words[at].is(",") && !self.is(at + 1, &["and"]);
            let skip = 1 + usize::from(self.is(at + 1, &["and"]));
            if comma && !self.one_body(at + 1).is_some_and(|(_, next)| self.is(next, &["and", "&", ","])) {
                break;
            }
            let Some((name, next)) = self.one_body(at + skip) else { break };
            names.push(name);
            at = next;
        }
        self.at = at;
        Some(names)
    }

    pub(super) fn one_body(&self, at: usize) -> Option<(String, usize)> {
        if at >= self.end {
            return None;
        }
        let atom = self.page.atom(at)?;
        let mut next = at + atom.len;
        let agency =
            atom.organisation().is_some_and(|k| self.page.schema.organisations[k as usize].kind == Sort::Agency);
        if agency && atom.polity().is_none() {
            return None;
        }
        let force = atom.len == 1 && self.page.words[at].flags.any(Flags::PORTFOLIO) && self.page.generic_body(atom);
        if force && self.is(next, &["chief", "commander", "chiefs", "commanders"]) {
            return None;
        }
        let mayors = ["mayor", "mayors", "archbishop", "bishop"];
        let local = self.out.head > 0 && self.is(self.out.head, &mayors) || self.is(next, &mayors[..2]);
        let name = match atom.city().filter(|_| local) {
            Some(k) => self.page.schema.cities[k as usize].name.clone(),
            None if self.page.generic_body(atom) && !self.page.words[at].text.chars().all(char::is_uppercase) => {
                self.page.text(at..next)
            }
            None => self.page.body_name(atom).or_else(|| self.metonym(atom, next))?,
        };
        if self.is(next, &["'s", "’s", "'", "’"]) {
            next += 1;
        }
        Some((name, next))
    }

    /// "Juba's negotiator": the country whose capital is named for its government.
    fn metonym(&self, capital: &Atom, next: usize) -> Option<String> {
        let local = ["mayor", "police", "governor", "archbishop", "bishop", "city", "lord", "deputy"];
        let owns = self.is(next, &["'s", "’s"]) && !self.is(next + 1, &local);
        self.page.capital_of(capital).filter(|_| owns)
    }

    pub(super) fn set_bodies(&mut self, mut names: Vec<String>) {
        let first = names.remove(0);
        self.out.of = Of::Body(first);
        self.out.others = names;
    }

    /// "Barkhane Force Commander", "Likud leader": unlisted capitalised words before a head that stands over bodies.
    pub(super) fn body_before(&mut self) {
        if !matches!(self.out.of, Of::Open)
            || !self.leads_body()
            || self.is(self.out.head, ROYAL) && !self.letters
            || !self.page.names_known()
        {
            return;
        }
        let head = self.out.head;
        let proper = |i: &usize| {
            let word = &self.page.words[*i];
            let plain = Flags::PORTFOLIO.with(Flags::QUALIFIER).with(Flags::FORMER).with(Flags::HEAD).with(Flags::RANK);
            let known = word.flags.any(Flags::COMMON) && !word.flags.any(Flags::BODYWORD);
            let opens = *i == 0 || self.page.words[*i - 1].sentence != word.sentence;
            word.word()
                && word.capital()
                && !word.flags.any(plain)
                && !(known && (opens || word.case != Case::Upper))
                && !word.tag.is_verb()
        };
        let first = (self.start..head).rev().take_while(proper).last();
        let Some(first) = first.filter(|&f| f + 6 > head) else { return };
        let listed = |i: &usize| {
            let word = &self.page.words[*i];
            word.capital() && word.flags.any(Flags::PORTFOLIO) && !word.flags.any(Flags::HEAD) && !word.among(RANKS)
        };
        let organ = first + 1 == head && self.page.words[first].flags.any(Flags::BODYWORD);
        let first = (self.start..first).rev().take_while(|i| organ && listed(i)).last().unwrap_or(first);
        let body = self.page.text(first..head);
        let rest: Vec<String> =
            self.words.iter().filter(|w| !body.split(' ').any(|b| b == w.as_str())).cloned().collect();
        if !rest.is_empty() {
            self.words = rest;
            self.out.of = Of::Body(body);
        }
    }
}
