//! What no list knows behind an office: "of the junta", "of the armed wing".

use std::ops::Range;

use super::body::{BODIES, STANDING};
use super::{ENVOYS, PARTS, PASSING, STATE};
use crate::document::Case;
use crate::mention::office::{Of, Reader};
use crate::mention::word::Word;
use crate::schema::Flags;

/// Heads of whatever has no name: "leader of the junta".
const COMMANDING: &[&str] = &["leader", "head", "chief", "commander", "director", "boss"];

impl Reader<'_, '_, '_> {
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
            return if of && article { self.of_plain(at) } else { self.for_lower(article, at) };
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
        if stop > at + 1 && self.is(self.out.head, STANDING) && self.is(stop - 1, BODIES) && self.out.of == Of::Open {
            self.out.of = Of::Body(self.page.text(at..stop));
        } else if short {
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
}
