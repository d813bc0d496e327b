//! "he", "him", "his": the one who is most in mind and who fits.

use super::fit::Wanted;
use super::gender::gender_of;
use super::likely::Reference;
use super::mind::Mind;
use super::{Cast, Meant};
use crate::claim::line::Line;
use crate::document::tag::Tag;
use crate::mention::party::{NARRATOR, Party};

/// What speaks for a person beside how much he is in mind.
const ACTING: u32 = 220;
const AGAIN: u32 = 150;
const DOING: u32 = 150;
const NEAREST: u32 = 60;
const OPENS: u32 = 40;
const HERE: u32 = 40;
const SUBJECT_BEFORE: u32 = 30;

/// What a pronoun is in its clause.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Subject,
    Object,
    Owner,
}

impl Cast<'_> {
    pub(super) fn pronoun(&self, line: &Line, party: &Party, mind: &Mind) -> Meant {
        let at = party.tokens.start;
        let word = &self.page.words[at];
        if party.rule == NARRATOR {
            return self.narrator.map_or(Meant::Nobody, Meant::Person);
        }
        if word.among(&["they", "them", "both", "the", "each", "all"]) {
            return self.before(line, party, mind);
        }
        let object = word.among(&["him", "her"]);
        let not = self.not_him(line, party, mind);
        let ahead = if object { None } else { self.ahead(line, at).filter(|p| !not.contains(p)) };
        let found =
            ahead.or_else(|| self.best(line, at, mind, &not, if object { Part::Object } else { Part::Subject }));
        found.map_or(Meant::Nobody, Meant::Person)
    }

    /// Those whom a pronoun cannot mean: who stands in one list with it, who speaks of "him", who does it to "him".
    pub(super) fn not_him(&self, line: &Line, party: &Party, mind: &Mind) -> Vec<usize> {
        let at = party.tokens.start;
        let mut not = self.beside(line, party);
        not.extend(self.speaker(line, at, mind));
        not.extend(self.narrator.filter(|_| !self.quoted(at)));
        if self.page.words[at].among(&["him", "her"]) {
            not.extend(self.doing(line, at, mind));
        } else {
            not.extend(self.relative_to(line, at));
        }
        not
    }

    /// The person for whom most speaks.
    fn best(&self, line: &Line, at: usize, mind: &Mind, not: &[usize], part: Part) -> Option<usize> {
        let word = &*self.page.words[at].lower;
        let acting = self.acting_before(line, at, mind).filter(|_| part != Part::Object);
        let doing = if part == Part::Owner { self.doing(line, at, mind) } else { Vec::new() };
        let nearest = self.nearest_before(line, at, not).filter(|_| part != Part::Subject);
        let again = mind.pronouns.iter().rev().find(|(w, _)| gender_of(w) == gender_of(word)).map(|(_, p)| *p);
        let opener = self.first_person(line, at);
        let score = |p: usize| {
            let flag = |yes: bool, n: u32| if yes { n } else { 0 };
            let known = self.genders[p].is_some();
            mind.weight(p)
                + flag(acting == Some(p), ACTING)
                + flag(again == Some(p), AGAIN)
                + flag(doing.contains(&p), DOING)
                + flag(nearest == Some(p), NEAREST)
                + flag(opener == Some(p), OPENS)
                + flag(mind.spoken_of(p), HERE)
                + flag(mind.subject == Some(p) || mind.named == Some(p), SUBJECT_BEFORE)
                + flag(known, if word.starts_with('h') && word != "her" { 15 } else { 200 })
        };
        let fits = |p: &&usize| !not.contains(p) && self.agrees(word, **p);
        mind.recent
            .iter()
            .rev()
            .filter(fits)
            .copied()
            .enumerate()
            .max_by_key(|(i, p)| (score(*p), usize::MAX - i))
            .map(|(_, p)| p)
    }

    /// Whose "his" or "Trump's" is.
    pub(super) fn owner(&self, line: &Line, party: &Party, mind: &Mind) -> Option<usize> {
        match self.possessive(line, party, mind) {
            Some(reference) => self.likeliest(line, &reference, mind),
            None => self.owner_ruled(line, party, mind),
        }
    }

    /// "his" before a party, as a reference of its own.
    pub(super) fn possessive<'r>(&self, line: &Line, party: &'r Party, mind: &Mind) -> Option<Reference<'r>> {
        let tokens = party.owner.clone()?;
        let one = self.page.words[tokens.start].among(&["his", "her"]) && !self.page.in_name(tokens.start);
        one.then(|| Reference {
            tokens,
            party: None,
            wanted: Wanted::default(),
            not: Vec::new(),
            opposed: false,
            ruled: self.owner_ruled(line, party, mind),
        })
    }

    /// Whose "his" or "Trump's" is, as rules have it.
    fn owner_ruled(&self, line: &Line, party: &Party, mind: &Mind) -> Option<usize> {
        let owner = party.owner.as_ref()?;
        if self.page.in_name(owner.start) {
            return self.person_at(line, owner);
        }
        let word = &self.page.words[owner.start];
        if word.among(&["its", "their", "our", "my"]) {
            return None;
        }
        let at = owner.start;
        let joined = line
            .parties
            .iter()
            .position(|p| p.tokens.end + 1 == at && self.page.words[at - 1].is("and"))
            .and_then(|k| self.named(line, k).or_else(|| mind.here.iter().find(|(r, _)| *r == k).map(|(_, p)| *p)));
        if let Some(p) = joined.filter(|p| self.agrees(&word.lower, *p)) {
            return Some(p);
        }
        self.ahead(line, at).or_else(|| self.best(line, at, mind, &[], Part::Owner))
    }

    /// "Through his envoy, X offered", "Before he left, X said": in a phrase that comes first, the one who acts behind it.
    fn ahead(&self, line: &Line, at: usize) -> Option<usize> {
        let words = &self.page.words;
        let fronted = matches!(words[line.tokens.start].tag, Tag::IN | Tag::WRB)
            && !line.parties.iter().any(|p| p.personal() && p.tokens.end <= at);
        let acts = |k: &usize| {
            let tokens = &line.parties[*k].tokens;
            let comma = tokens.start > at && words[tokens.start - 1].is(",");
            let verb =
                |v: &crate::mention::verb::VerbGroup| v.tokens.start >= tokens.end && v.tokens.start <= tokens.end + 1;
            comma && line.verbs.iter().any(|v| v.finite() && verb(v))
        };
        let k = (0..line.parties.len()).filter(acts).min_by_key(|&k| line.parties[k].tokens.start)?;
        self.named(line, k).filter(|p| fronted && self.agrees(&words[at].lower, *p))
    }
}
