//! Whom somebody serves: "to the president", "for Duarte", "of the Office of the President".

use super::CHARGED;
use crate::mention::office::{Determiner, Of, Reader, office};
use crate::schema::{Entry, Flags};

/// First words of offices that have an office of their own.
const SERVED: &[&str] = &["president", "prime", "premier", "chancellor", "king", "queen", "vice-president", "vice"];

/// Heads that serve somebody.
const SERVANTS: &[&str] = &["aide", "emissary", "deputy", "lawyer", "assistant", "consultant"];

/// Those whose representatives have it in their titles.
const OF_BODIES: &[&str] = &["chairperson-in-office", "chairman-in-office", "secretary-general"];

impl Reader<'_, '_, '_> {
    /// "of the Office of the President": what serves a higher office is part of the title.
    pub(super) fn of_office(&mut self) -> bool {
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

    pub(super) fn speaks(&self) -> bool {
        self.page.words[self.out.head].lower.starts_with("spokes")
    }

    /// "Russian Foreign Ministry spokeswoman": of the ministry, and the ministry of the country.
    pub(in crate::mention::office) fn speaks_for(&mut self) {
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

    /// Whether the head serves somebody: "envoy", "aide", "spokesman".
    pub(super) fn serves(&self) -> bool {
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
    pub(super) fn whose(&mut self) -> bool {
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
    pub(super) fn under_named(&mut self, at: usize) -> bool {
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
    pub(super) fn speaks_for_holder(&mut self) -> bool {
        let above = self.is(self.at + 1, &["the"]).then(|| office(self.page, self.at + 1, self.end)).flatten();
        let Some(above) = above.filter(|o| !o.plural && matches!(o.of, Of::Body(_))) else { return false };
        if self.out.of == Of::Open {
            self.out.of = above.of;
        }
        true
    }

    /// "envoy of the Chilean president for trade": whoever sends him tells whose he is.
    pub(super) fn sent_by(&mut self) -> bool {
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
        if self.is(self.out.head, &["representative"]) && OF_BODIES.contains(sender) && !self.is(self.at, &["for"]) {
            self.words.push(format!("of the {}", crate::schema::title_case(sender)));
        }
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
}
