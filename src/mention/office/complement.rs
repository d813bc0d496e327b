//! What stands behind the head of an office: "of Chile", "for trade", "to the talks", "on Cyprus".

use std::ops::Range;

use super::{Determiner, Of, Reader, office};
use crate::document::Case;
use crate::document::tag::Tag;
use crate::mention::word::Word;
use crate::schema::{Entry, Flags, Sort};

/// What every country is: "the President of the Republic" is that of the country that the text speaks of.
const STATE: &[&str] = &[
    "republic",
    "federation",
    "kingdom",
    "sultanate",
    "emirate",
    "monarchy",
    "principality",
    "nation",
    "state",
    "country",
    "government",
    "union",
];

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

/// Heads that have a charge: "envoy for the dialogue".
const CHARGED: &[&str] = &[
    "envoy",
    "representative",
    "coordinator",
    "adviser",
    "advisor",
    "negotiator",
    "mediator",
    "facilitator",
    "commissioner",
];

/// Last words of the names of parties and movements, of which a country's adjective is a part.
const MOVEMENTS: &[&str] =
    &["party", "front", "movement", "army", "league", "brotherhood", "alliance", "coalition", "opposition"];

/// Heads that come from a body: "a representative of the PLO".
pub(super) const ENVOYS: &[&str] = &[
    "representative",
    "representatives",
    "delegate",
    "delegates",
    "official",
    "officials",
    "negotiator",
    "negotiators",
    "envoy",
    "envoys",
];

/// Those of one origin or mind: "representatives of the Samoan community".
pub(super) const COMMUNITIES: &[&str] = &["community", "diaspora", "minority", "opposition", "society"];

/// Heads of whatever has no name: "leader of the junta".
const COMMANDING: &[&str] = &["leader", "head", "chief", "commander", "director", "boss"];

/// What somebody heads for a while only, and what nobody holds office in.
const PASSING: &[&str] = &[
    "delegation",
    "delegations",
    "team",
    "mission",
    "group",
    "list",
    "talks",
    "session",
    "meeting",
    "family",
    "table",
    "house",
    "pack",
    "world",
    "day",
    "week",
    "year",
    "line",
    "side",
    "two",
    "three",
    "region",
    "bloc",
];

/// First words of offices that have an office of their own.
const SERVED: &[&str] = &["president", "prime", "premier", "chancellor", "king", "queen", "vice-president", "vice"];

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

/// Last words of what a body has one or several of.
const PARTS: &[&str] = &[
    "wing",
    "arm",
    "division",
    "section",
    "branch",
    "unit",
    "desk",
    "bureau",
    "department",
    "directorate",
    "faction",
    "secretariat",
    "office",
    "staff",
    "service",
    "command",
    "team",
    "panel",
    "mission",
    "delegation",
];

/// Words for parts of a country, behind their names.
const REGIONS: &[&str] = &[
    "region",
    "province",
    "district",
    "oblast",
    "krai",
    "state",
    "prefecture",
    "county",
    "territory",
    "governorate",
    "municipality",
    "canton",
    "department",
];

/// Heads that serve somebody.
const SERVANTS: &[&str] = &["aide", "emissary", "deputy", "lawyer", "assistant", "consultant"];

impl Reader<'_, '_, '_> {
    pub(super) fn complements(&mut self) {
        while self.at + 1 < self.end {
            let word = &self.page.words[self.at];
            let done = match &*word.lower {
                "of" | "in" if self.of_office() => true,
                "of" | "for" if self.whose() => true,
                "of" | "for" if self.serves() && self.under_named(self.at + 1) => return,
                "of" | "for" if self.speaks() && self.speaks_for_holder() => return,
                "of" if self.region() => true,
                "of" if (self.serves() || self.is(self.out.head, &["secretary"])) && self.sent_by() => true,
                "of" | "for" => self.of_complement(),
                "to" => self.place_complement(),
                "in" => self.posted_in(),
                "at" => self.works_at(),
                "responsible" if self.is(self.at + 1, &["for"]) => self.charge(),
                "on" => self.on_complement(),
                _ => false,
            };
            if !done {
                return;
            }
        }
    }

    /// "(MILF)" behind a body is its short name.
    pub(super) fn short_name(&mut self) {
        let at = self.at;
        let short = at + 2 < self.end
            && self.is(at, &["("])
            && self.is(at + 2, &[")"])
            && self.page.words[at + 1].case == Case::Upper;
        if short && matches!(self.out.of, Of::Body(_)) {
            self.at = at + 3;
        }
    }

    pub(super) fn of_complement(&mut self) -> bool {
        let of = self.is(self.at, &["of"]);
        let mut at = self.at + 1;
        let article = self.is(at, &["the", "its", "his", "their", "her", "that", "this"]);
        at += usize::from(article);
        if article && !self.is(at - 1, &["the"]) && self.own_body(at) {
            return true;
        }
        let at = if of { self.through_members(at) } else { at };
        let at = if of && self.leads_body() { self.described_body(at) } else { at };
        match self.one_body(at) {
            Some((_, next)) if self.longer_name(at, next) => self.of_unlisted(of, article, at),
            Some((name, next)) => self.of_body(of, at, name, next),
            None => self.of_unlisted(of, article, at),
        }
    }

    /// "the United Front for Change": whether the name of a body goes on behind that of a listed one.
    fn longer_name(&self, at: usize, next: usize) -> bool {
        let body = |a: &crate::mention::Atom| {
            let kind = a.organisation().map(|k| self.page.schema.organisations[k as usize].kind);
            matches!(kind, Some(Sort::Party | Sort::Armed)) || kind.is_some() && self.page.generic_body(a)
        };
        let movement = self.page.words[at].capital() && self.page.atom(at).is_some_and(body);
        let goes_on = next + 1 < self.end && self.page.words[next + 1].capital() && !self.page.in_name(next + 1);
        movement && self.is(next, &["for"]) && goes_on && self.page.atom(next + 1).is_none()
    }

    /// "governor of the Vologda region": a part of a country that no list knows.
    fn region(&mut self) -> bool {
        let from = self.at + 1 + usize::from(self.is(self.at + 1, &["the"]));
        let proper = |i: &usize| self.page.words[*i].capital() && self.page.words[*i].word() && !self.is(*i, REGIONS);
        let stop = (from..self.end.min(from + 4)).find(|i| !proper(i)).unwrap_or(from);
        let heads = self.leads_body() || self.page.words[self.out.head].lower.contains("governor");
        let named = stop > from && self.is(stop, REGIONS) && !self.is(stop + 1, &["of"]);
        if !heads || self.out.of != Of::Open || !named {
            return false;
        }
        self.out.of = Of::Body(self.page.text(from..stop + 1));
        self.at = stop + 1;
        true
    }

    /// "secretary at the British Treasury": of the country whose it is.
    fn works_at(&mut self) -> bool {
        let article = self.is(self.at + 1, &["the"]);
        let works = [
            "secretary",
            "counsel",
            "adviser",
            "advisor",
            "director",
            "official",
            "minister",
            "negotiator",
            "state",
            "counselor",
            "counsellor",
        ];
        if !self.is(self.out.head, &works) || self.out.of != Of::Open {
            return false;
        }
        let at = self.at + 1 + usize::from(article);
        let organ = self.page.atom(at).filter(|a| a.organisation().is_some() && !self.page.generic_body(a));
        if let Some((name, next)) = organ.and_then(|_| self.one_body(at)).filter(|_| at < self.end) {
            self.out.of = Of::Body(name);
            self.at = next;
            return true;
        }
        if !article {
            return false;
        }
        let Some((name, next)) = self.one_body(self.at + 2) else {
            let organ = self.organ(self.at + 2);
            let ministry = organ > self.at + 2 && self.is(organ - 1, &["ministry", "department", "office"]);
            self.at = if ministry { organ } else { self.at };
            return ministry;
        };
        let organ = self.organ(next);
        if organ == next || self.page.schema.polity(&name).is_none() {
            return false;
        }
        self.out.of = Of::Body(name);
        self.at = organ;
        true
    }

    /// "of the Office of the President": what serves a higher office is part of the title.
    fn of_office(&mut self) -> bool {
        let from = self.at + 1 + usize::from(self.is(self.at + 1, &["the"]));
        let higher = from + 2 + usize::from(self.is(from + 2, &["the"]));
        let serves = self.is(from, &["office", "administration", "chancellery", "cabinet", "secretariat", "staff"])
            && self.is(from + 1, &["of"])
            && self.is(higher, SERVED);
        if !serves {
            return false;
        }
        let end = higher + 1 + usize::from(self.is(higher + 1, &["minister"]));
        let link = self.page.words[self.at].lower.to_string();
        self.push_words(&link, from..end);
        self.at = end;
        true
    }

    /// "ambassadors of the 15 members of the Security Council": the token where the body starts.
    fn through_members(&self, from: usize) -> usize {
        let counted = |i: &usize| {
            let word = &self.page.words[*i];
            word.tag == Tag::CD || word.among(&["all", "member", "permanent", "other"])
        };
        let noun = (from..self.end.min(from + 4)).find(|i| !counted(i)).unwrap_or(from);
        let members = self.is(noun, &["members", "states", "countries", "nations"]) && self.is(noun + 1, &["of"]);
        let at = noun + 2 + usize::from(self.is(noun + 2, &["the"]));
        if members && at < self.end && self.one_body(at).is_some() { at } else { from }
    }

    /// "for Border Security Dr. X": the token before words that style the holder named behind.
    fn before_style(&self, stop: usize) -> usize {
        let style = |i: &usize| self.flags(*i).any(Flags::RANK.with(Flags::HONORIFIC)) && !self.page.in_name(*i);
        let named = stop < self.end && self.page.name_starting(stop).is_some();
        let first = (self.at + 2..stop).rev().take_while(style).last();
        first.filter(|_| named).unwrap_or(stop)
    }

    /// "of the hated secret police X", "of the ruling Y", "of Z's Y": the token where the body's own name starts.
    fn described_body(&self, from: usize) -> usize {
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
        if stop > self.at && (self.is(stop - 1, AGENCIES) || self.is(stop - 1, PARTS)) {
            self.push_words("of the", self.at..stop);
            self.at = stop;
        }
    }

    /// An organ of a country: the body of a chairman, part of the title of others.
    pub(super) fn of_organ(&mut self, of: bool, name: String, organ: Range<usize>) {
        self.at = organ.end;
        if organ.len() == 1 && self.is(organ.start, STATE) {
            self.out.of = Of::Body(name);
        } else if self.page.words[organ.start].capital()
            && (self.is(self.out.head, CHAIRS)
                || self.is(self.out.head, &["secretary"]) && self.is(organ.end - 1, &["council", "committee"]))
        {
            self.out.of = Of::Body(self.page.text(organ));
        } else {
            self.push_words(if of { "of the" } else { "for the" }, organ);
            self.out.of = Of::Body(name);
        }
    }

    /// Further countries: "of Chile, Peru and Ecuador", where several hold the office.
    pub(super) fn more_bodies(&self, of: bool, name: String, next: usize) -> (Vec<String>, usize) {
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

    /// A field of work or an unlisted body behind "of" or "for".
    pub(super) fn of_unlisted(&mut self, of: bool, article: bool, at: usize) -> bool {
        let preposition = if of { "of" } else { "for" };
        let stop = self.organ(at);
        if of && stop < self.end && self.is(stop, PARTS) && self.organ_of(at..stop + 1) {
            self.push_words("of the", at..stop + 1);
            self.at = stop + 1;
            return true;
        }
        if stop == at + 1 && article && self.is(at, STATE) {
            self.at = stop;
            return true;
        }
        if of && let Some(stop) = self.of_groups(at) {
            return self.of_several(at, stop);
        }
        if stop == at {
            return if of { article && self.of_plain(at) } else { self.for_lower(article, at) };
        }
        let field = |w: &Word| w.flags.any(Flags::PORTFOLIO) || w.among(&["and", ","]);
        let listed = self.page.words[at..stop].iter().all(field);
        let short = stop == at + 1 && self.page.words[at].case == Case::Upper && self.page.words[at].text.len() > 2;
        let speaks = of && short && self.is(self.out.head, ENVOYS);
        if listed || !of && !self.speaks() || !self.leads_body() && !speaks {
            self.push_words(preposition, at - usize::from(article && !listed)..stop);
        } else if !self.page.words[at..stop].iter().any(Word::capital) && self.speaks() {
            // "spokesman of the foreign ministry": of the country that the text speaks of.
            self.at = stop;
            return true;
        } else if matches!(self.out.of, Of::Open | Of::Pronoun(_))
            && self.page.words[at..stop].iter().any(Word::capital)
        {
            self.out.of = Of::Body(self.page.text(at..stop));
        } else {
            self.push_words(if of { "of the" } else { "for the" }, at..stop);
        }
        self.at = stop;
        true
    }

    /// "leader of the junta", "head of the movement's political bureau": what has no name of its own is part of the title.
    fn of_plain(&mut self, at: usize) -> bool {
        if !self.is(self.out.head, COMMANDING) {
            return false;
        }
        let inner = |i: usize| {
            let word = &self.page.words[i];
            let noun = word.tag.is_noun() || word.tag.is_adjective() || word.flags.any(Flags::PORTFOLIO);
            noun && !word.capital() && !word.flags.any(Flags::HEAD) && !word.among(PASSING)
        };
        let stop = (at..self.end.min(at + 5)).find(|&i| !inner(i) && !self.is(i, &["'s", "’s"])).unwrap_or(self.end);
        let inside = self.is(stop, &["of"]) && stop > at && self.organ_of(at..stop);
        let named =
            stop < self.end && (self.page.words[stop].capital() || self.is(stop, &["of", "'s", "’s"])) && !inside;
        if stop == at || named || !self.page.words[stop - 1].tag.is_noun() {
            return false;
        }
        let short =
            stop == at + 1 && self.words.len() == 1 && !inside && !self.is(self.out.head, &["head", "director"]);
        if short {
            let noun = &self.page.words[at];
            self.words.insert(0, noun.lower.strip_suffix('s').unwrap_or(&noun.lower).to_string());
        } else {
            self.push_words("of the", at..stop);
        }
        self.at = stop;
        true
    }

    /// "the armed wing of the X": whether a part of a body is told, and the body behind "of".
    fn organ_of(&self, part: Range<usize>) -> bool {
        let at = part.end + 1 + usize::from(self.is(part.end + 1, &["the"]));
        let body =
            at < self.end && (self.one_body(at).is_some() || self.organ(at) > at && self.page.words[at].capital());
        body && self.is(part.end - 1, PARTS)
    }

    /// "minister for the reform of the army", "envoy for the ceasefire".
    pub(super) fn for_lower(&mut self, article: bool, at: usize) -> bool {
        let mut stop = self.topic_end(self.at + 1);
        if article && self.is(self.out.head, &["minister", "ministers"]) {
            if stop > self.at + 1 && self.is(stop, &["of"]) {
                stop = self.topic_end(stop + 1).max(stop);
            }
            if stop > at {
                self.push_words("for", at..stop);
                self.at = stop;
                return true;
            }
        }
        let done = self.is(self.out.head, CHARGED) && stop > self.at + 1;
        self.at = if done { stop } else { self.at };
        done
    }

    pub(super) fn speaks(&self) -> bool {
        self.page.words[self.out.head].lower.starts_with("spokes")
    }

    /// "Russian Foreign Ministry spokeswoman": of the ministry, and the ministry of the country.
    pub(super) fn speaks_for(&mut self) {
        if !self.speaks() {
            return;
        }
        let Some(tokens) = self.body.clone().filter(|t| t.end <= self.page.words.len()) else { return };
        let mut words: Vec<&str> = self.page.words[tokens].iter().map(|w| w.text).collect();
        let ministry = words.iter().any(|w| w.eq_ignore_ascii_case("ministry"));
        if !ministry || !matches!(self.out.of, Of::Body(_)) {
            return;
        }
        let land = self.page.words.iter().find(|w| w.text == words[0]).and_then(|w| {
            let found = self.page.schema.lexicon.longest([(w.id, w.text)].into_iter())?;
            found.1.iter().find_map(|e| match e {
                Entry::Adjective(k) | Entry::Polity(k) => Some(self.page.schema.polities[*k as usize].name.clone()),
                _ => None,
            })
        });
        if land.is_some() {
            words.remove(0);
        }
        self.out.of = Of::Body(crate::schema::title_case(&words.join(" ")));
        self.out.land = land.or(self.land.clone());
    }

    /// "ambassador to Niger", "special envoy to the talks".
    pub(super) fn place_complement(&mut self) -> bool {
        let head = &self.page.words[self.out.head];
        if !head.among(&[
            "ambassador",
            "ambassadors",
            "envoy",
            "representative",
            "consul",
            "emissary",
            "adviser",
            "advisor",
            "aide",
            "nuncio",
            "negotiator",
            "legate",
            "assistant",
            "secretary",
            "undersecretary",
            "under-secretary",
            "counsellor",
            "counselor",
            "commissioner",
            "commissioners",
            "plenipotentiary",
        ]) {
            return false;
        }
        let at = self.at + 1 + usize::from(self.is(self.at + 1, &["the"]));
        if let Some(above) = self.above(self.at + 1) {
            return above;
        }
        if at > self.at + 1 && self.is(at, &["cabinet", "government"]) && self.is(self.out.head, &["secretary"]) {
            self.push_words("to the", at..at + 1);
            self.at = at + 1;
            return true;
        }
        if let Some(region) = self.page.atom(at).filter(|a| at < self.end && a.region().is_some()) {
            let next = at + region.len;
            self.push_words("to", self.at + 1..next);
            self.at = next;
            return true;
        }
        let Some((name, next)) = self.one_body(at) else { return false };
        self.words.push(format!("to {name}"));
        self.at = next;
        true
    }

    /// "ambassador in Lima": to the country whose capital it is.
    fn posted_in(&mut self) -> bool {
        if !self.is(self.out.head, &["ambassador", "ambassadors", "representative", "commissioner"]) {
            return false;
        }
        let missions = self.is(self.at + 1, &["new"]) && self.is(self.at + 2, &["york"]);
        if missions && self.is(self.out.head, &["representative"]) {
            self.words.push("to United Nations".into());
            self.at += 3;
            return true;
        }
        let Some((name, next)) = self.one_body(self.at + 1) else { return false };
        let own = matches!(&self.out.of, Of::Body(of) if *of == name);
        if own || self.page.schema.polity(&name).is_none() || self.is(next - 1, &["'s", "’s"]) {
            return false;
        }
        let link = if self.is(self.out.head, &["representative"]) { "in" } else { "to" };
        self.words.push(format!("{link} {name}"));
        self.at = next;
        true
    }

    /// "minister responsible for fisheries".
    fn charge(&mut self) -> bool {
        let stop = self.organ(self.at + 2);
        if stop == self.at + 2 || !self.is(self.out.head, &["minister", "secretary"]) {
            return false;
        }
        self.push_words("responsible for", self.at + 2..stop);
        self.at = stop;
        true
    }

    /// Whether the head serves somebody: "envoy", "aide", "spokesman".
    fn serves(&self) -> bool {
        self.speaks() || self.is(self.out.head, CHARGED) || self.is(self.out.head, SERVANTS)
    }

    /// The token after titles of courtesy and ranks.
    fn courtesy_end(&self, from: usize) -> usize {
        let courtesy = |i: &usize| {
            self.flags(*i).any(Flags::HONORIFIC.with(Flags::RANK))
                && self.page.words[*i].capital()
                && !self.page.in_name(*i)
        };
        (from..self.end).find(|i| !courtesy(i)).unwrap_or(self.end)
    }

    /// "spokesman for Duarte": the person whose it is.
    fn whose(&mut self) -> bool {
        let at = self.courtesy_end(self.at + 1);
        let Some(name) = self.page.name_starting(at).map(|n| n.tokens.clone()) else { return false };
        let owner = name.end <= self.end && !self.is(name.end, &["'s", "’s", "'", "’"]);
        if !owner || !self.serves() || self.out.of != Of::Open || self.out.plural {
            return false;
        }
        self.at = name.end;
        self.out.of = Of::Person(name);
        true
    }

    /// "adviser to President Duarte": whether the holder of a higher office is named there; the office is then of his country.
    fn under_named(&mut self, at: usize) -> bool {
        let above = office(self.page, at, self.end).filter(|o| !o.plural && o.determiner == Determiner::None);
        let Some(above) = above else { return false };
        let named = self.page.name_starting(self.courtesy_end(above.tokens.end)).map(|n| n.tokens.clone());
        let Some(name) = named.filter(|n| n.end <= self.end) else { return false };
        if self.out.of == Of::Open {
            self.out.of = if matches!(above.of, Of::Body(_)) { above.of } else { Of::Person(name) };
        }
        self.out.under = true;
        true
    }

    /// "a spokesman of the Chilean president": of that country; who is spoken for stands for himself.
    fn speaks_for_holder(&mut self) -> bool {
        let above = self.is(self.at + 1, &["the"]).then(|| office(self.page, self.at + 1, self.end)).flatten();
        let Some(above) = above.filter(|o| !o.plural && matches!(o.of, Of::Body(_))) else { return false };
        if self.out.of == Of::Open {
            self.out.of = above.of;
        }
        true
    }

    /// "envoy of the Chilean president for trade": whoever sends him tells whose he is.
    fn sent_by(&mut self) -> bool {
        let at = self.at + 1;
        if !self.is(at, &["the"]) || self.speaks() {
            return false;
        }
        // What stands behind belongs to the envoy.
        let Some(above) = office(self.page, at, self.end).filter(|o| !o.plural && o.head + 1 > at) else {
            return false;
        };
        let title = crate::schema::fold(&above.title).into_owned();
        let sends = [
            "chairperson-in-office",
            "chairman-in-office",
            "chairperson",
            "high representative",
            "president",
            "secretary-general",
            "prime minister",
            "king",
            "chancellor",
        ];
        let Some(sender) = sends.iter().find(|s| title.starts_with(**s)) else { return false };
        let (Of::Body(_) | Of::Open) = &above.of else { return false };
        if self.out.of == Of::Open {
            let nations = above.of == Of::Open && *sender == "secretary-general";
            self.out.of = if nations { Of::Body("United Nations".into()) } else { above.of.clone() };
        }
        self.at = if title == *sender { above.tokens.end } else { above.head + 1 };
        true
    }

    /// "adviser to the prime minister": the office above, as part of the title.
    pub(super) fn above(&mut self, at: usize) -> Option<bool> {
        let titled = |at: usize| self.flags(at).any(Flags::HEAD.with(Flags::PORTFOLIO));
        let of_body = || self.one_body(at).is_some_and(|(_, next)| titled(next));
        if !self.is(at, &["the", "its", "his", "her"]) && !titled(at) && !of_body() {
            return None;
        }
        let above = office(self.page, at, self.end).filter(|o| !o.plural)?;
        if self.under_named(at) {
            self.words.push(format!("to the {}", above.title));
            return Some(false);
        }
        let of = match &above.of {
            Of::Body(of) => Some(of.clone()),
            _ => None,
        };
        if matches!(self.out.of, Of::Open) {
            self.out.of = above.of.clone();
        }
        let named = of.is_some() && above.title.starts_with("Secretary-General");
        if !named {
            self.words.push(format!("to the {}", above.title));
        }
        self.at = above.tokens.end;
        if self.is(self.at, &["and"]) && self.is(self.at + 1, &["cabinet"]) {
            self.words.push("and Cabinet".into());
            self.at += 2;
        }
        Some(true)
    }

    /// "special adviser on Cyprus".
    pub(super) fn on_complement(&mut self) -> bool {
        let head = &self.page.words[self.out.head];
        if !head.among(&[
            "adviser",
            "advisor",
            "envoy",
            "representative",
            "aide",
            "spokesman",
            "negotiator",
            "coordinator",
            "rapporteur",
            "commissioner",
        ]) {
            return false;
        }
        let stop = self.topic_end(self.at + 1);
        let day = Flags::WEEKDAY.with(Flags::MONTH);
        if stop == self.at + 1 || self.flags(self.at + 1).any(day) {
            return false;
        }
        self.push_words("on", self.at + 1..stop);
        self.at = stop;
        true
    }
}
