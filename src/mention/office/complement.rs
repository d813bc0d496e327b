//! What stands behind the head of an office: "of Chile", "for trade", "to the talks", "on Cyprus".

mod above;
mod body;
mod charge;
mod place;
mod plain;

use super::{Of, Reader};
use crate::document::Case;

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

    fn of_complement(&mut self) -> bool {
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
}
