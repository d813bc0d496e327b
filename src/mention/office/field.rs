//! Fields of work and unlisted bodies: where they end, and which heads stand over them.

use std::ops::Range;

use super::Reader;
use crate::document::Case;
use crate::document::tag::Tag;
use crate::schema::Flags;

/// Heads that stand over a body rather than a field of work.
const LEADING: &[&str] = &[
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
    "ceo",
    "executive",
    "general-secretary",
    "commissioner",
];

impl Reader<'_, '_, '_> {
    /// Heads that stand over a body rather than a field of work.
    pub(super) fn leads_body(&self) -> bool {
        let head = &self.page.words[self.out.head];
        let region = head.is("minister") && self.out.head > 0 && self.is(self.out.head - 1, &["chief"]);
        head.among(LEADING) || region
    }

    /// The end of a field of work or an unlisted body that starts here: listed words, or capitalised ones.
    pub(super) fn organ(&self, at: usize) -> usize {
        let mut stop = at;
        let mut loose = at;
        while loose < self.end {
            let word = &self.page.words[loose];
            let organ = loose > at && word.flags.any(Flags::BODYWORD) && self.flags(loose - 1).any(Flags::PORTFOLIO);
            let capital = (self.page.names_known() || word.flags.any(Flags::BODYWORD))
                && word.capital()
                && word.word()
                && (!self.page.in_name(loose) || word.case == Case::Upper && word.text.len() > 2)
                && !word.flags.any(Flags::WEEKDAY.with(Flags::MONTH).with(Flags::HONORIFIC).with(Flags::RANK));
            let head = word.flags.any(Flags::HEAD) && !word.flags.any(Flags::PORTFOLIO);
            let inside = loose > at + 1 && word.flags.any(Flags::PLURAL) && self.page.words[loose - 1].is("of");
            let head = head && !inside;
            let covered = self.page.atom(loose).is_some_and(|a| a.title().is_some());
            // "Minister of Labour H E X".
            if word.text == "H" && loose + 1 < self.end && self.page.words[loose + 1].text == "E" {
                break;
            }
            let ranked = word.capital() && word.flags.any(Flags::RANK) && self.holder_follows(loose);
            if (word.flags.any(Flags::PORTFOLIO) || capital || organ) && !head && !covered && !ranked {
                loose += 1;
                stop = loose;
            } else if loose > at && self.stops(loose) {
                break;
            } else if loose > at
                && (word.among(&["and", "&", "of", "for", "the", "'s", "’", "'"])
                    || word.is(",") && self.field_goes_on(loose))
            {
                loose += 1;
            } else {
                break;
            }
        }
        stop
    }

    /// Whether a rank opens the name of the holder: "Chief of the Land Forces General Sir X".
    fn holder_follows(&self, rank: usize) -> bool {
        let style = |i: &usize| self.flags(*i).any(Flags::RANK.with(Flags::HONORIFIC)) && !self.page.in_name(*i);
        let name = (rank..self.end).find(|i| !style(i));
        name.is_some_and(|i| self.page.name_starting(i).is_some())
    }

    /// Whether a link ends a field of work: a body or a further office stands behind it.
    fn stops(&self, at: usize) -> bool {
        let body = || self.one_body(at + 1 + usize::from(self.is(at + 1, &["the"]))).is_some();
        let joined = self.is(at, &["and", "&"]);
        let bank =
            self.is(at, &["of"]) && self.is(at - 1, &["bank", "university"]) && self.page.words[at - 1].capital();
        if bank {
            return false;
        }
        self.is(at, &["of", "for"]) && body() || joined && (self.head_follows(at + 1) || self.nation_follows(at + 1))
    }

    /// Whether a country stands before the head of the next office: "Secretary of State and chief American negotiator".
    fn nation_follows(&self, from: usize) -> bool {
        let nation = |&i: &usize| self.page.atom(i).is_some_and(|a| a.adjective().is_some());
        let at = (from..self.end.min(from + 2)).find(nation);
        at.is_some_and(|i| self.flags(i + 1).any(Flags::HEAD.with(Flags::PORTFOLIO)))
    }

    /// Whether the next office starts here: "Minister for Works and Deputy Chairman".
    fn head_follows(&self, from: usize) -> bool {
        let rank =
            ["deputy", "vice", "first", "second", "assistant", "acting", "special", "chief", "personal", "senior"];
        let inner = |&i: &usize| self.flags(i).any(Flags::PORTFOLIO) && !self.flags(i).any(Flags::HEAD);
        let head = (from..self.end).find(|i| !inner(i));
        self.is(from, &rank) && head.is_some_and(|h| self.flags(h).any(Flags::HEAD) && !self.page.in_name(h))
    }

    /// Whether a comma parts fields of one ministry: "Minister for Roads, Harbours and Inland Waters".
    pub(super) fn field_goes_on(&self, comma: usize) -> bool {
        let field = |i: usize| i < self.end && self.flags(i).any(Flags::PORTFOLIO) && !self.flags(i).any(Flags::HEAD);
        let and = (comma + 2..self.end.min(comma + 5)).find(|&i| self.is(i, &["and", "&", ","]));
        let capital = |i: usize| i < self.end && self.page.words[i].capital();
        self.is(self.out.head, &["minister", "secretary", "commissioner"])
            && field(comma + 1)
            && !self.page.in_name(comma + 1)
            && and.is_some_and(|i| capital(i) || capital(i + 1) || field(i + 1) && !capital(comma + 1))
            && !self.flags(comma + 1).any(Flags::HEAD)
    }

    pub(super) fn push_words(&mut self, before: &str, range: Range<usize>) {
        self.words.push(before.to_string());
        self.words.push(self.page.text(range));
    }

    /// The end of a short run of nouns and listed phrases.
    pub(super) fn topic_end(&self, from: usize) -> usize {
        let mut at = from;
        while at < self.end && at < from + 7 {
            if let Some(atom) = self.page.atom(at) {
                at += atom.len;
                continue;
            }
            let word = &self.page.words[at];
            if word.among(&["last", "next", "earlier", "late"]) {
                break;
            }
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
