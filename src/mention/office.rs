//! Offices without their holders: "the Russian foreign minister", "his Dutch counterpart", "Secretary of State".

use std::ops::Range;

use super::Page;
use crate::document::Case;
use crate::document::tag::Tag;
use crate::schema::{Entry, Flags, Sort, fold};

/// Whose office it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Of {
    /// The text does not say here.
    #[default]
    Open,
    /// A country or organisation, by its usual name.
    Body(String),
    /// "his", "its": somebody's named before.
    Pronoun(usize),
    /// A person's: "Trump's envoy"; the tokens of the name.
    Person(Range<usize>),
}

/// The word before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Determiner {
    /// None.
    #[default]
    None,
    /// "the", "this", a possessive.
    Definite,
    /// "a", "an".
    Indefinite,
}

/// An office as one place of the text gives it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfficeMention {
    /// All tokens, determiner and complement too.
    pub tokens: Range<usize>,
    /// The head noun.
    pub head: usize,
    /// The title in its usual form.
    pub title: String,
    /// Whose.
    pub of: Of,
    /// Further countries or bodies: "the foreign ministers of X and Y".
    pub others: Vec<String>,
    /// Whether it is a past office.
    pub former: bool,
    /// Whether several hold it.
    pub plural: bool,
    /// The word before.
    pub determiner: Determiner,
}

impl OfficeMention {
    /// Every country or body, `None` once where none is told.
    pub fn bodies(&self) -> Vec<Option<&str>> {
        match &self.of {
            Of::Body(first) => {
                [first.as_str()].into_iter().chain(self.others.iter().map(String::as_str)).map(Some).collect()
            }
            _ => vec![None],
        }
    }
}

/// Heads that take no unlisted word before them: "the pledge President X made".
const RULERS: &[&str] = &[
    "president",
    "king",
    "queen",
    "premier",
    "chancellor",
    "pope",
    "emir",
    "amir",
    "sultan",
    "presidents",
    "prince",
    "emperor",
    "monarch",
];

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
    "governor",
    "archbishop",
    "bishop",
    "commissioner",
];

/// What every country is: "the President of the Republic" is that of the country that the text speaks of.
const STATE: &[&str] = &["republic", "federation", "kingdom", "nation", "state", "country", "government", "union"];

/// Words before a head that need not be listed: how many at the most.
const UNLISTED: usize = 3;

/// Reads an office that starts at token `i`.
pub fn office(page: &Page, i: usize, end: usize) -> Option<OfficeMention> {
    if page.words[i].tag.is_verb() && !page.words[i].capital() {
        return None;
    }
    let mut reader =
        Reader { page, start: i, at: i, end, out: OfficeMention::default(), words: Vec::new(), body: None, land: None };
    reader.determiner();
    reader.before_head()?;
    reader.complements();
    reader.short_name();
    reader.body_before();
    reader.speaks_for();
    let mut out = reader.out;
    out.tokens = i..reader.at;
    let title = reader.words.join(" ");
    if out.title.is_empty() {
        out.title = page.schema.usual_title(&title);
    }
    if let Some(owned) = owned(page, &out, end) {
        return Some(owned);
    }
    if let Of::Body(body) = &out.of
        && let Some(meant) = page.schema.offices.meant.iter().find(|m| m.body == *body && fold(&out.title) == m.word)
    {
        out.title = meant.title.clone();
        out.of = Of::Body(meant.of.clone());
    }
    (!out.title.is_empty()).then_some(out)
}

/// "the president's adviser": the adviser, of the president's country.
fn owned(page: &Page, owner: &OfficeMention, end: usize) -> Option<OfficeMention> {
    let at = owner.tokens.end;
    if at + 1 >= end || !page.words[at].among(&["'s", "’s"]) || owner.plural {
        return None;
    }
    let mut inner = office(page, at + 1, end).filter(|o| o.determiner == Determiner::None && !o.plural)?;
    inner.tokens.start = owner.tokens.start;
    inner.determiner = Determiner::Definite;
    if inner.of == Of::Open {
        let nations = owner.of == Of::Open && owner.title == "Secretary-General";
        inner.of = if nations { Of::Body("United Nations".into()) } else { owner.of.clone() };
    }
    Some(inner)
}

struct Reader<'p, 'd, 't> {
    page: &'p Page<'d, 't>,
    start: usize,
    at: usize,
    end: usize,
    out: OfficeMention,
    words: Vec<String>,
    /// The tokens of the body read last, and a country read before it.
    body: Option<Range<usize>>,
    land: Option<String>,
}

impl Reader<'_, '_, '_> {
    fn is(&self, at: usize, words: &[&str]) -> bool {
        at < self.end && self.page.words[at].among(words)
    }

    fn flags(&self, at: usize) -> Flags {
        if at < self.end { self.page.words[at].flags } else { Flags::default() }
    }

    fn determiner(&mut self) {
        if self.is(self.at, &["that"]) && self.page.words[self.at].tag != Tag::DT {
            return;
        }
        if self
            .is(self.at, &["the", "this", "that", "these", "those", "both", "its", "his", "her", "their", "our", "my"])
        {
            self.out.determiner = Determiner::Definite;
            if self.is(self.at, &["its", "his", "her", "their", "our", "my"]) {
                self.out.of = Of::Pronoun(self.at);
            }
            self.at += 1;
        } else if self.is(self.at, &["a", "an", "another", "some"]) {
            self.out.determiner = Determiner::Indefinite;
            self.at += 1;
        }
    }

    /// Everything up to the head, and the head. `None` where no head comes.
    fn before_head(&mut self) -> Option<()> {
        let mut unlisted = 0;
        while self.at < self.end {
            let from = self.at;
            if let Some(names) = self.body() {
                if let Of::Body(before) = &self.out.of {
                    self.land = Some(before.clone());
                }
                let possessive = self.is(self.at - 1, &["'s", "’s", "'", "’"]);
                self.body = Some(from..self.at - usize::from(possessive));
                if !self.words.is_empty() {
                    self.words.clear();
                }
                self.set_bodies(names);
                continue;
            }
            if let Some(title) = self.fixed_title() {
                if !self.more_head() {
                    self.out.head = self.at - 1;
                    self.finish_fixed(title);
                    return Some(());
                }
                continue;
            }
            if self.is(self.at, &["'s", "’s", "'", "’"]) && !self.words.is_empty() {
                self.possessor(from);
                continue;
            }
            if self.local_city() {
                return None;
            }
            if self.page.covered(self.at) && !self.words.is_empty()
                || self.page.atom(self.at).is_some_and(|a| a.region().is_some())
            {
                return None;
            }
            let word = &self.page.words[self.at];
            let flags = word.flags;
            let functional = matches!(
                word.tag,
                Tag::IN | Tag::DT | Tag::WRB | Tag::RB | Tag::PRP | Tag::TO | Tag::MD | Tag::WP | Tag::WDT
            );
            let leads = self.flags(self.at + 1).any(Flags::HEAD.with(Flags::PORTFOLIO));
            let participle = matches!(word.tag, Tag::VBG | Tag::VBN)
                && !word.capital()
                && leads
                && self.out.determiner != Determiner::None;
            if participle {
                self.at += 1;
                continue;
            }
            let noun = word.tag.is_noun() || word.tag.is_adjective() || word.capital() && !functional;
            if flags.any(Flags::HEAD) && !word.tag.is_verb() || flags.any(Flags::HEAD) && word.capital() {
                let head = self.at;
                if unlisted > 0 && self.is(head, RULERS) {
                    return None;
                }
                let past = word.lower.starts_with("ex-") && word.text.is_char_boundary(3);
                self.out.former |= past;
                self.words.push(singular(if past { &word.text[3..] } else { word.text }, flags));
                self.at += 1;
                if flags.any(Flags::PORTFOLIO.with(Flags::RANK)) && self.more_head() {
                    continue;
                }
                self.out.plural |= flags.any(Flags::PLURAL);
                self.out.head = head;
                return Some(());
            }
            let opening =
                self.words.iter().all(|w| ["acting", "interim", "caretaker"].contains(&w.to_lowercase().as_str()))
                    && flags.any(Flags::FORMER.with(Flags::QUALIFIER));
            if opening {
                self.out.former |= flags.any(Flags::FORMER);
                if word.among(&["acting", "interim", "caretaker"]) {
                    self.words.push(word.text.to_string());
                }
            } else if flags.any(Flags::PORTFOLIO) {
                self.words.push(word.text.to_string());
            } else if word.among(&["and", "&"]) && !self.words.is_empty() && self.listed_next() {
                self.words.push("and".into());
            } else if word.is(",") && !self.words.is_empty() && self.listed_next() && self.listed_list() {
                self.words.push(",".into());
            } else if noun
                && word.word()
                && !word.tag.is_verb()
                && !word.among(&[
                    "later",
                    "earlier",
                    "meanwhile",
                    "however",
                    "afterwards",
                    "today",
                    "yesterday",
                    "tomorrow",
                    "tonight",
                    "day",
                    "week",
                    "month",
                    "year",
                    "time",
                    "morning",
                    "evening",
                ])
                && unlisted < UNLISTED
                && !flags.any(
                    Flags::EPITHET.with(Flags::GROUP).with(Flags::WEEKDAY).with(Flags::MONTH).with(Flags::HONORIFIC),
                )
                && !self.page.in_name(self.at)
            {
                unlisted += 1;
                if word.tag.is_noun() || word.capital() {
                    self.words.push(word.text.to_string());
                }
            } else {
                return None;
            }
            self.at += 1;
        }
        None
    }

    /// "the Tigers' spokesman", "the ministry's spokesman": capitalised words name a body, others say nothing.
    fn possessor(&mut self, end: usize) {
        let start = (self.start..end).rev().take_while(|&i| self.page.words[i].capital()).last();
        let whole = start.is_some_and(|s| end - s == self.words.len());
        if let (Some(start), true, Of::Open) = (start, whole, &self.out.of) {
            self.out.of = Of::Body(self.page.text(start..end));
        }
        self.words.clear();
        self.at += 1;
    }

    /// Whether a city stands here that only says where: "In Zurich Treasury Secretary X".
    fn local_city(&self) -> bool {
        let Some(atom) = self.page.atom(self.at) else { return false };
        let next = self.at + atom.len;
        let own = self.is(next, &["mayor", "police", "governor", "archbishop", "bishop", "city", "'s", "’s"]);
        atom.city().is_some() && self.page.body_name(atom).is_none() && !own
    }

    /// Whether a listed title word or a head comes next.
    fn listed_next(&self) -> bool {
        self.flags(self.at + 1).any(Flags::PORTFOLIO.with(Flags::HEAD))
    }

    /// Whether "X, Y and Z minister" follows rather than a new party.
    fn listed_list(&self) -> bool {
        if !self.flags(self.at - 1).any(Flags::PORTFOLIO) {
            return false;
        }
        let mut at = self.at;
        while at + 1 < self.end
            && (self.page.words[at].is(",") || self.page.words[at].is("and"))
            && self.flags(at + 1).any(Flags::PORTFOLIO)
            && !self.flags(at + 1).any(Flags::HEAD)
        {
            at += 2;
        }
        self.flags(at).any(Flags::HEAD)
    }

    /// Whether the head is not reached yet: "deputy foreign minister", "press secretary".
    fn more_head(&self) -> bool {
        let mut at = self.at;
        while at < self.end
            && at < self.at + 3
            && self.flags(at).any(Flags::PORTFOLIO.with(Flags::RANK))
            && !self.flags(at).any(Flags::HEAD)
        {
            at += 1;
        }
        at < self.end && self.flags(at).any(Flags::HEAD) && !self.page.in_name(at)
    }

    /// A title whose words do not say what it is.
    fn fixed_title(&mut self) -> Option<(String, Option<String>)> {
        let atom = self.page.atom(self.at)?;
        let row = &self.page.schema.offices.titles[atom.title()? as usize];
        let first = self.page.words[self.at].text;
        let plural =
            self.flags(self.at + atom.len - 1).any(Flags::PLURAL) || first.ends_with("ies") || first.ends_with("ads");
        self.at += atom.len;
        self.words.extend(row.title.split(' ').map(str::to_string));
        self.out.plural |= plural && row.title != "Chief of Staff";
        Some((row.title.clone(), row.of.clone()))
    }

    fn finish_fixed(&mut self, (_, of): (String, Option<String>)) {
        if let (Some(of), Of::Open) = (of, &self.out.of) {
            self.out.of = Of::Body(of);
        }
    }

    /// Countries and bodies before the head: "Russian and Turkish", "Russia's", "NATO".
    fn body(&mut self) -> Option<Vec<String>> {
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

    fn one_body(&self, at: usize) -> Option<(String, usize)> {
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
        let local = self.out.head > 0 && self.is(self.out.head, &["mayor", "mayors", "archbishop", "bishop"]);
        let name = match atom.city().filter(|_| local) {
            Some(k) => self.page.schema.cities[k as usize].name.clone(),
            None if self.page.generic_body(atom) && !self.page.words[at].text.chars().all(char::is_uppercase) => {
                self.page.text(at..next)
            }
            None => self.page.body_name(atom)?,
        };
        if self.is(next, &["'s", "’s", "'", "’"]) {
            next += 1;
        }
        Some((name, next))
    }

    fn set_bodies(&mut self, mut names: Vec<String>) {
        let first = names.remove(0);
        self.out.of = Of::Body(first);
        self.out.others = names;
    }

    /// "Barkhane Force Commander", "Likud leader": unlisted capitalised words before a head that stands over bodies.
    fn body_before(&mut self) {
        if !matches!(self.out.of, Of::Open)
            || !self.leads_body()
            || self.is(self.out.head, ROYAL)
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
        let body = self.page.text(first..head);
        let rest: Vec<String> =
            self.words.iter().filter(|w| !body.split(' ').any(|b| b == w.as_str())).cloned().collect();
        if !rest.is_empty() {
            self.words = rest;
            self.out.of = Of::Body(body);
        }
    }

    fn complements(&mut self) {
        while self.at + 1 < self.end {
            let word = &self.page.words[self.at];
            let done = match &*word.lower {
                "of" | "for" => self.of_complement(),
                "to" => self.place_complement(),
                "on" => self.on_complement(),
                _ => false,
            };
            if !done {
                return;
            }
        }
    }

    /// "(MILF)" behind a body is its short name.
    fn short_name(&mut self) {
        let at = self.at;
        let short = at + 2 < self.end
            && self.is(at, &["("])
            && self.is(at + 2, &[")"])
            && self.page.words[at + 1].case == Case::Upper;
        if short && matches!(self.out.of, Of::Body(_)) {
            self.at = at + 3;
        }
    }

    fn of_complement(&mut self) -> bool {
        let preposition = self.page.words[self.at].lower.to_string();
        let mut at = self.at + 1;
        let article = self.is(at, &["the", "its", "his", "their", "her"]);
        at += usize::from(article);
        if article
            && !self.is(at - 1, &["the"])
            && self.is(at, &["office", "staff", "cabinet", "administration", "delegation"])
        {
            self.words.push(format!("of {}", self.page.words[at].lower));
            if self.out.of == Of::Open {
                self.out.of = Of::Pronoun(at - 1);
            }
            self.at = at + 1;
            return true;
        }
        if article
            && !self.is(at - 1, &["the"])
            && self.is(
                at,
                &["party", "movement", "country", "government", "organisation", "organization", "nation", "group"],
            )
        {
            self.at = at + 1;
            return true;
        }
        if let Some((name, next)) = self.one_body(at) {
            let possessive = self.is(next - 1, &["'s", "’s"]);
            let organ = self.organ(next);
            if organ == next + 1 && self.is(next, STATE) {
                self.at = organ;
                self.out.of = Of::Body(name);
                return true;
            }
            let over = self.is(
                self.out.head,
                &[
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
                ],
            );
            if organ > next && over && self.page.words[next].capital() && (possessive || preposition == "of") {
                self.out.of = Of::Body(self.page.text(next..organ));
                self.at = organ;
                return true;
            }
            if organ > next && (possessive || preposition == "of") {
                self.push_words(&format!("{preposition} the"), next..organ);
                self.at = organ;
                self.out.of = Of::Body(name);
                return true;
            }
            if possessive {
                if preposition == "of" && matches!(self.out.of, Of::Open) && self.leads_body() {
                    self.out.of = Of::Body(name);
                    self.at = next;
                    return true;
                }
                return false;
            }
            let speaks = self.page.words[self.out.head].lower.starts_with("spokes");
            if preposition == "for" && (!speaks || self.page.atom(at).is_none_or(|a| a.organisation().is_none())) {
                let stop = self.topic_end(at);
                self.push_words("for", at - usize::from(article)..stop);
                self.at = stop;
                return true;
            }
            let generic = self.page.atom(at).is_some_and(|a| self.page.generic_body(a));
            if generic && self.is(self.out.head, &["minister", "ministers"]) {
                self.push_words("of the", at..next);
                self.at = next;
                return true;
            }
            let mut names = vec![name];
            let mut after = next;
            while after + 1 < self.end
                && self.out.plural | (preposition == "of")
                && self.page.words[after].among(&[",", "and", "&"])
            {
                let skip = 1 + usize::from(self.is(after + 1, &["and"]));
                let skip = skip + usize::from(self.is(after + skip, &["the"]));
                let Some((name, next)) = self.one_body(after + skip) else { break };
                if !self.out.plural
                    || self.page.words.get(next).is_some_and(|w| w.flags.any(Flags::HEAD.with(Flags::PORTFOLIO)))
                {
                    break;
                }
                names.push(name);
                after = next;
            }
            if let Of::Body(body) = &self.out.of {
                let organ = !self.page.schema.polities.iter().any(|p| p.name == *body);
                let land = self.page.atom(at).is_some_and(|a| a.polity().is_some());
                if organ && land && preposition == "of" {
                    self.at = after;
                }
                return organ && land && preposition == "of";
            }
            self.at = after;
            self.set_bodies(names);
            return true;
        }
        let stop = self.organ(at);
        if stop == at + 1 && article && self.is(at, STATE) {
            self.at = stop;
            return true;
        }
        if stop > at {
            let listed =
                self.page.words[at..stop].iter().all(|w| w.flags.any(Flags::PORTFOLIO) || w.among(&["and", ","]));
            let field = preposition == "for" && !self.page.words[self.out.head].lower.starts_with("spokes");
            if listed || field || !self.leads_body() {
                self.push_words(&preposition, at - usize::from(article && !listed)..stop);
            } else if matches!(self.out.of, Of::Open | Of::Pronoun(_)) {
                self.out.of = Of::Body(self.page.text(at..stop));
            } else {
                self.push_words(&format!("{preposition} the"), at..stop);
            }
            self.at = stop;
            return true;
        }
        if preposition == "for" && article && self.is(self.out.head, &["minister", "ministers"]) {
            let mut stop = self.topic_end(self.at + 1);
            if stop > self.at + 1 && self.is(stop, &["of"]) {
                stop = self.topic_end(stop + 1).max(stop);
            }
            if stop > at {
                self.push_words("for", at..stop);
                self.at = stop;
                return true;
            }
        }
        let charge = &[
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
        if preposition == "for" && self.is(self.out.head, charge) {
            let stop = self.topic_end(self.at + 1);
            let done = stop > self.at + 1;
            self.at = stop.max(self.at);
            return done;
        }
        false
    }

    /// "Foreign Ministry spokeswoman": the ministry belongs to the title, the country is left.
    fn speaks_for(&mut self) {
        let head = &self.page.words[self.out.head];
        if !head.lower.starts_with("spokes") {
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
        self.words.insert(0, words.join(" "));
        self.out.of = land.or(self.land.clone()).map_or(Of::Open, Of::Body);
    }

    /// Heads that stand over a body rather than a field of work.
    fn leads_body(&self) -> bool {
        let head = &self.page.words[self.out.head];
        head.among(&[
            "head",
            "heads",
            "chairman",
            "chairwoman",
            "chairperson",
            "chair",
            "director",
            "leader",
            "leaders",
            "chief",
            "commander",
            "president",
            "member",
            "members",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "dean",
            "editor-in-chief",
            "secretary-general",
            "director-general",
            "boss",
            "chancellor",
            "governor",
            "mayor",
            "speaker",
            "duke",
            "duchess",
            "prince",
            "princess",
            "king",
            "queen",
            "archbishop",
            "bishop",
            "co-chair",
            "general-secretary",
            "commissioner",
        ])
    }

    /// The end of a field of work or an unlisted body that starts here: listed words, or capitalised ones.
    fn organ(&self, at: usize) -> usize {
        let mut stop = at;
        let mut loose = at;
        while loose < self.end {
            let word = &self.page.words[loose];
            let capital = (self.page.names_known() || word.flags.any(Flags::BODYWORD))
                && word.capital()
                && word.word()
                && (!self.page.in_name(loose) || word.case == crate::document::Case::Upper && word.text.len() > 2)
                && !word.flags.any(Flags::WEEKDAY.with(Flags::MONTH).with(Flags::HONORIFIC).with(Flags::RANK));
            let head = word.flags.any(Flags::HEAD) && !word.flags.any(Flags::PORTFOLIO);
            let inside = loose > at + 1 && word.flags.any(Flags::PLURAL) && self.page.words[loose - 1].is("of");
            let head = head && !inside;
            let covered = self.page.atom(loose).is_some_and(|a| a.title().is_some());
            if (word.flags.any(Flags::PORTFOLIO) || capital) && !head && !covered {
                loose += 1;
                stop = loose;
            } else if word.among(&["of", "for"])
                && loose > at
                && self.one_body(loose + 1 + usize::from(self.is(loose + 1, &["the"]))).is_some()
            {
                break;
            } else if word.is(",") && loose > at && self.field_goes_on(loose) {
                loose += 1;
            } else if (word.among(&["and", "&", "of", "for", "the"]) || word.is("'s") || word.is("’")) && loose > at {
                loose += 1;
            } else {
                break;
            }
        }
        stop
    }

    /// Whether a comma parts fields of one ministry: "Minister for Mines, Energy and Rural Electrification".
    fn field_goes_on(&self, comma: usize) -> bool {
        let field = |i: usize| i < self.end && self.flags(i).any(Flags::PORTFOLIO) && self.page.words[i].capital();
        let and = (comma + 2..self.end.min(comma + 5)).find(|&i| self.is(i, &["and", "&", ","]));
        self.is(self.out.head, &["minister", "secretary"])
            && field(comma + 1)
            && !self.page.in_name(comma + 1)
            && and.is_some_and(|i| self.page.words[i].capital() || i + 1 < self.end && self.page.words[i + 1].capital())
            && !self.flags(comma + 1).any(Flags::HEAD)
    }

    fn push_words(&mut self, before: &str, range: Range<usize>) {
        self.words.push(before.to_string());
        self.words.push(self.page.text(range));
    }

    /// "ambassador to Niger", "special envoy to the talks".
    fn place_complement(&mut self) -> bool {
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
            "counsellor",
            "counselor",
        ]) {
            return false;
        }
        let at = self.at + 1 + usize::from(self.is(self.at + 1, &["the"]));
        if let Some(above) = self.above(self.at + 1) {
            return above;
        }
        let Some((name, next)) = self.one_body(at) else { return false };
        self.words.push(format!("to {name}"));
        self.at = next;
        true
    }

    /// "adviser to the prime minister": the office above, as part of the title.
    fn above(&mut self, at: usize) -> Option<bool> {
        if !self.is(at, &["the", "its", "his", "her"])
            && !self.page.words[at].flags.any(Flags::HEAD.with(Flags::PORTFOLIO))
        {
            return None;
        }
        let above = office(self.page, at, self.end).filter(|o| !o.plural)?;
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
        Some(true)
    }

    /// "special adviser on Cyprus".
    fn on_complement(&mut self) -> bool {
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
        if stop == self.at + 1 {
            return false;
        }
        self.push_words("on", self.at + 1..stop);
        self.at = stop;
        true
    }

    /// The end of a short run of nouns and listed phrases.
    fn topic_end(&self, from: usize) -> usize {
        let mut at = from;
        while at < self.end && at < from + 7 {
            if let Some(atom) = self.page.atom(at) {
                at += atom.len;
                continue;
            }
            let word = &self.page.words[at];
            let inner =
                matches!(word.tag, Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::JJ) && !self.page.in_name(at);
            let joins = at > from
                && word.among(&["and", "the"])
                && at + 1 < self.end
                && (self.page.atom(at + 1).is_some()
                    || self.page.words[at + 1].tag.is_noun() && !self.page.in_name(at + 1)
                    || self.page.words[at + 1].is("the"));
            if !(inner || joins || at == from && word.is("the")) {
                break;
            }
            at += 1;
        }
        at
    }
}

/// The singular of a head.
fn singular(text: &str, flags: Flags) -> String {
    if !flags.any(Flags::PLURAL) {
        return text.to_string();
    }
    if let Some(stem) = text.strip_suffix("men") {
        return format!("{stem}man");
    }
    match text.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => text.strip_suffix('s').unwrap_or(text).to_string(),
    }
}
