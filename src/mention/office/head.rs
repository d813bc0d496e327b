//! An office up to its head: the word before, listed words, the head itself.

use super::{Determiner, Of, Reader};
use crate::document::Case;
use crate::document::tag::Tag;
use crate::schema::Flags;

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
    "sheikh",
];

/// Nouns and adverbs of time, and others that open sentences: no part of a title.
const NO_TITLE: &[&str] = &[
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
];

/// Words before a title that say how it is held.
pub(super) const HELD: &[&str] = &["acting", "interim", "caretaker"];

/// Those who are sent to a region.
pub(super) const SENT: &[&str] =
    &["envoy", "coordinator", "co-ordinator", "mediator", "negotiator", "peacemaker", "adviser", "advisor"];

/// Words before a head that need not be listed: how many at the most.
const UNLISTED: usize = 3;

impl Reader<'_, '_, '_> {
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        at < self.end && self.page.words[at].among(words)
    }

    pub(super) fn flags(&self, at: usize) -> Flags {
        if at < self.end { self.page.words[at].flags } else { Flags::default() }
    }

    pub(super) fn determiner(&mut self) {
        if self.is(self.at, &["that"]) && self.page.words[self.at].tag != Tag::DT {
            return;
        }
        if self.is(
            self.at,
            &["the", "this", "that", "these", "those", "both", "its", "his", "her", "their", "our", "my", "whose"],
        ) {
            self.out.determiner = Determiner::Definite;
            if self.is(self.at, &["its", "his", "her", "their", "our", "my", "whose"]) {
                self.out.of = Of::Pronoun(self.at);
            }
            self.at += 1;
        } else if self.is(self.at, &["a", "an", "another", "some"]) {
            self.out.determiner = Determiner::Indefinite;
            self.at += 1;
        }
    }

    /// Everything up to the head, and the head. `None` where no head comes.
    pub(super) fn before_head(&mut self) -> Option<()> {
        let mut unlisted = 0;
        while self.at < self.end {
            let from = self.at;
            if let Some(names) = self.body() {
                self.body_read(from, names);
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
            if let Some(next) = self.governed() {
                self.out.of = Of::Body(self.page.text(self.at..next));
                self.words.clear();
                self.at = next;
                continue;
            }
            if let Some(next) = self.region_before() {
                self.words.push(self.page.text(self.at..next));
                self.at = next;
                continue;
            }
            let region = self.page.atom(self.at).and_then(|a| Some((a.region()?, a.len)));
            if let Some((_, len)) = region.filter(|(k, _)| !self.page.schema.regions[*k as usize].members.is_empty())
                && self.words.is_empty()
            {
                self.at += len;
                continue;
            }
            if region.is_some() || self.local_city() || self.page.covered(self.at) && !self.words.is_empty() {
                return None;
            }
            let word = &self.page.words[self.at];
            let flags = word.flags;
            let noun = !word.tag.is_verb() || word.capital() || word.lower.starts_with("spokes");
            if flags.any(Flags::HEAD) && noun {
                let named = self.page.in_name(self.at) && self.is(self.at, &["shah", "amir"]);
                if named || unlisted > 0 && self.is(self.at, RULERS) && !self.acronym_before() {
                    return None;
                }
                self.letters = self.acronym_before();
                if self.head_read() {
                    return Some(());
                }
                continue;
            }
            if !self.participle() && !self.listed_word() {
                if unlisted == UNLISTED || !self.unlisted_word() {
                    return None;
                }
                unlisted += 1;
            }
            self.at += 1;
        }
        None
    }

    /// "Ontario Premier", "Lagos State Governor": the token after a part of a country that somebody governs.
    fn governed(&self) -> Option<usize> {
        let atom = self.page.atom(self.at).filter(|a| self.page.words[self.at].capital() && a.polity().is_none())?;
        let region = atom.region().is_some_and(|k| self.page.schema.regions[k as usize].members.is_empty());
        let next = self.at + atom.len;
        let kind = usize::from(self.is(next, &["state", "province", "region", "county"]));
        let placed = region && atom.adjective().is_none() || atom.city().is_some() && kind > 0;
        let second = next + kind + usize::from(self.is(next + kind, &["deputy", "vice", "lieutenant"]));
        let head = self.is(second, &["governor", "premier"]) && self.page.words[second].capital();
        (placed && head && self.words.iter().all(|w| HELD.contains(&w.to_lowercase().as_str()))).then_some(next + kind)
    }

    /// "Middle East envoy": the token after a region that somebody is sent to.
    fn region_before(&self) -> Option<usize> {
        let atom = self.page.atom(self.at).filter(|a| a.region().is_some())?;
        let next = self.at + atom.len;
        let special = next + usize::from(self.is(next, &["special", "peace"]));
        self.is(special, SENT).then_some(next)
    }

    /// "UPND President": whether nothing but the letters of a party or body stands before the head.
    pub(super) fn acronym_before(&self) -> bool {
        let Some(before) = self.at.checked_sub(1).map(|i| &self.page.words[i]) else { return false };
        let known = Flags::COMMON.with(Flags::HONORIFIC).with(Flags::RANK).with(Flags::PORTFOLIO).with(Flags::HEAD);
        self.words.len() == 1
            && before.case == Case::Upper
            && (3..7).contains(&before.text.len())
            && !before.flags.any(known)
            && !super::super::name::loud(&self.page.words[self.page.sentence(before.sentence as usize)])
    }

    /// Takes a head; whether it is the last: not in "deputy foreign minister".
    pub(super) fn head_read(&mut self) -> bool {
        let word = &self.page.words[self.at];
        let past = word.lower.starts_with("ex-") && word.text.is_char_boundary(3);
        self.out.former |= past;
        self.words.push(singular(if past { &word.text[3..] } else { word.text }, word.flags));
        self.at += 1;
        if word.flags.any(Flags::PORTFOLIO.with(Flags::RANK)) && self.more_head() {
            return false;
        }
        self.out.plural |= word.flags.any(Flags::PLURAL);
        self.out.head = self.at - 1;
        true
    }

    /// "the ailing president": left out.
    pub(super) fn participle(&self) -> bool {
        let word = &self.page.words[self.at];
        matches!(word.tag, Tag::VBG | Tag::VBN)
            && !word.capital()
            && self.flags(self.at + 1).any(Flags::HEAD.with(Flags::PORTFOLIO))
            && self.out.determiner != Determiner::None
    }

    /// Takes a word that lists know as part of titles, or before them.
    pub(super) fn listed_word(&mut self) -> bool {
        let word = &self.page.words[self.at];
        let flags = word.flags;
        let opening = self.words.iter().all(|w| HELD.contains(&w.to_lowercase().as_str()));
        if opening && flags.any(Flags::FORMER.with(Flags::QUALIFIER)) {
            self.out.former |= flags.any(Flags::FORMER);
            if word.among(HELD) {
                self.words.push(word.text.to_string());
            }
        } else if flags.any(Flags::PORTFOLIO)
            && (!word.is("under") || self.is(self.at + 1, &["secretary", "secretaries"]))
        {
            self.words.push(word.text.to_string());
        } else if self.words.is_empty() || !self.listed_next() {
            return false;
        } else if word.among(&["and", "&"]) && !self.head_next() {
            self.words.push("and".into());
        } else if word.is(",") && self.listed_list() {
            self.words.push(",".into());
        } else {
            return false;
        }
        true
    }

    /// Takes another noun or adjective as part of the title.
    pub(super) fn unlisted_word(&mut self) -> bool {
        let word = &self.page.words[self.at];
        let functional = matches!(
            word.tag,
            Tag::IN | Tag::CC | Tag::DT | Tag::WRB | Tag::RB | Tag::PRP | Tag::TO | Tag::MD | Tag::WP | Tag::WDT
        );
        let noun = word.tag.is_noun() || word.tag.is_adjective() || word.capital() && !functional;
        let other = Flags::EPITHET.with(Flags::GROUP).with(Flags::WEEKDAY).with(Flags::MONTH).with(Flags::HONORIFIC);
        let outside = !word.capital() && self.flags(self.at + 1).any(Flags::HEAD.with(Flags::PORTFOLIO)) && {
            let next = &self.page.words[self.at + 1];
            next.capital() && !next.text.chars().all(char::is_uppercase)
        };
        let takes = noun
            && !outside
            && word.word()
            && !word.tag.is_verb()
            && !word.among(NO_TITLE)
            && !word.among(&["palace", "airport", "hotel"])
            && !word.flags.any(other)
            && !self.page.in_name(self.at);
        if takes && (word.tag.is_noun() || word.capital()) {
            self.words.push(word.text.to_string());
        }
        takes
    }

    /// Whether a listed title word or a head comes next.
    pub(super) fn listed_next(&self) -> bool {
        self.flags(self.at + 1).any(Flags::PORTFOLIO.with(Flags::HEAD))
    }

    /// Whether what comes next opens an office of its own rather than names a further field: "and President", "and Deputy".
    fn head_next(&self) -> bool {
        let flags = self.flags(self.at + 1);
        flags.any(Flags::HEAD) && !flags.any(Flags::PORTFOLIO) || self.is(self.at + 1, &["deputy", "vice", "assistant"])
    }

    /// Whether "X, Y and Z minister" follows rather than a new party.
    pub(super) fn listed_list(&self) -> bool {
        if !self.flags(self.at - 1).any(Flags::PORTFOLIO) {
            return false;
        }
        let mut at = self.at;
        let mut joined = false;
        while at + 1 < self.end
            && (self.page.words[at].is(",") || self.page.words[at].is("and"))
            && self.flags(at + 1).any(Flags::PORTFOLIO)
            && !self.flags(at + 1).any(Flags::HEAD)
        {
            joined |= self.page.words[at].is("and");
            at += 2;
        }
        joined && self.flags(at).any(Flags::HEAD)
    }

    /// Whether the head is not reached yet: "deputy foreign minister", "press secretary".
    pub(super) fn more_head(&self) -> bool {
        let mut at = self.at;
        if at > 0 && self.is(at - 1, &["chief", "deputy", "assistant"]) {
            at = self.one_body(at).map_or(at, |(_, next)| next);
        }
        while at < self.end
            && at < self.at + 3
            && self.flags(at).any(Flags::PORTFOLIO.with(Flags::RANK))
            && !self.flags(at).any(Flags::HEAD)
        {
            at += 1;
        }
        let style = |at: usize| {
            let name = (at + 1..self.end.min(at + 4)).find(|&i| !self.flags(i).any(Flags::HONORIFIC));
            self.flags(at).any(Flags::HONORIFIC) && name.is_some_and(|i| self.page.name_starting(i).is_some())
        };
        at < self.end && self.flags(at).any(Flags::HEAD) && !self.page.in_name(at) && !style(at)
    }

    /// A title whose words do not say what it is.
    pub(super) fn fixed_title(&mut self) -> Option<(String, Option<String>)> {
        let atom = self.page.atom(self.at)?;
        let row = &self.page.schema.offices.titles[atom.title()? as usize];
        let first = self.page.words[self.at].text;
        // "Chairman of the Council of Ministers" is one.
        let of = (self.at + 1..self.at + atom.len).find(|&i| self.is(i, &["of"]));
        let noun = of.unwrap_or(self.at + atom.len) - 1;
        let plural = self.flags(noun).any(Flags::PLURAL) || first.ends_with("ies") || first.ends_with("ads");
        self.at += atom.len;
        self.words.extend(row.title.split(' ').map(str::to_string));
        self.out.plural |= plural && row.title != "Chief of Staff";
        Some((row.title.clone(), row.of.clone()))
    }

    pub(super) fn finish_fixed(&mut self, (_, of): (String, Option<String>)) {
        if let (Some(of), Of::Open) = (of, &self.out.of) {
            self.out.of = Of::Body(of);
        }
    }
}

/// The singular of a head.
pub(super) fn singular(text: &str, flags: Flags) -> String {
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
