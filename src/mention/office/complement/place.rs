//! Where somebody works or is sent: "to Niger", "at the Treasury", "of the Vologda region".

use crate::mention::office::{Of, Reader};

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

impl Reader<'_, '_, '_> {
    /// "governor of the Vologda region": a part of a country that no list knows.
    pub(in crate::mention::office) fn region(&mut self) -> bool {
        let from = self.at + 1 + usize::from(self.is(self.at + 1, &["the"]));
        let proper = |i: &usize| self.page.words[*i].capital() && self.page.words[*i].word() && !self.is(*i, REGIONS);
        let stop = (from..self.end.min(from + 4)).find(|i| !proper(i)).unwrap_or(from);
        // "the governor of Upper Austria": a part that is named for the whole.
        let part = self.is(from, &["upper", "lower"]) && self.page.words[from].capital() && from + 1 < self.end;
        let whole = self.page.atom(from + 1).filter(|a| part && (a.polity().is_some() || a.region().is_some()));
        if let Some(whole) = whole.filter(|_| self.leads_body() && self.out.of == Of::Open) {
            self.at = from + 1 + whole.len;
            self.out.of = Of::Body(self.page.text(from..self.at));
            return true;
        }
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
    pub(super) fn works_at(&mut self) -> bool {
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
    pub(super) fn posted_in(&mut self) -> bool {
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
}
