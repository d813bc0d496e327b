//! What somebody is charged with: "for trade", "responsible for fisheries", "on Cyprus".

use super::CHARGED;
use crate::mention::office::Reader;
use crate::schema::Flags;

/// Heads that stand over a field of work: "minister of governance", "under secretary for acquisition".
const FIELDED: &[&str] = &["minister", "secretary", "undersecretary", "under-secretary"];

/// What is no field of work: "minister of course", "minister for years".
const VAGUE: &[&str] = &[
    "course",
    "years",
    "months",
    "weeks",
    "days",
    "talks",
    "consultations",
    "discussions",
    "lunch",
    "dinner",
    "comment",
    "note",
    "sorts",
    "mine",
    "ours",
    "theirs",
    "more",
    "less",
    "several",
    "many",
    "some",
    "nearly",
    "almost",
    "most",
];

impl Reader<'_, '_, '_> {
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
        if !article && self.is(self.out.head, FIELDED) {
            let lower = |i: &usize| !self.page.words[*i].capital() && !self.flags(*i).any(Flags::HEAD);
            stop = (at..stop).find(|i| !lower(i)).unwrap_or(stop);
            let noun = stop > at && self.page.words[stop - 1].tag.is_noun() && !self.page.words[at].among(VAGUE);
            if noun {
                let link = self.page.words[self.at].lower.to_string();
                self.push_words(&link, at..stop);
                self.at = stop;
            }
            return noun;
        }
        let done = self.is(self.out.head, CHARGED) && stop > self.at + 1;
        self.at = if done { stop } else { self.at };
        done
    }

    /// "for Border Security Dr. X": the token before words that style the holder named behind.
    pub(super) fn before_style(&self, stop: usize) -> usize {
        let style = |i: &usize| self.flags(*i).any(Flags::RANK.with(Flags::HONORIFIC)) && !self.page.in_name(*i);
        let named = stop < self.end && self.page.name_starting(stop).is_some();
        let first = (self.at + 2..stop).rev().take_while(style).last();
        first.filter(|_| named).unwrap_or(stop)
    }

    /// "minister responsible for fisheries".
    pub(super) fn charge(&mut self) -> bool {
        let stop = self.organ(self.at + 2);
        if stop == self.at + 2 || !self.is(self.out.head, &["minister", "secretary"]) {
            return false;
        }
        self.push_words("responsible for", self.at + 2..stop);
        self.at = stop;
        true
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
