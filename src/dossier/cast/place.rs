//! Where persons stand in a sentence: beside a party, before a verb, inside a quotation.

use std::collections::BTreeMap;
use std::ops::Range;

use super::mind::Mind;
use super::{Cast, Meant, PartyAt};
use crate::claim::clause::{Subject, subject};
use crate::claim::line::{Line, What};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::mention::narrator;
use crate::mention::party::{Head, Party};
use crate::schema::Flags;

impl Cast<'_> {
    /// The person whom a party names.
    pub(super) fn named(&self, line: &Line, row: usize) -> Option<usize> {
        self.beings.of_party.get(&(line.sentence, row)).copied()
    }

    /// Persons that a sentence names, by the token where they start.
    fn placed(&self, line: &Line) -> Vec<(usize, usize)> {
        let mut out: Vec<(usize, usize)> = (0..line.parties.len())
            .filter_map(|k| Some((line.parties[k].tokens.start, self.named(line, k)?)))
            .collect();
        out.sort_unstable();
        out
    }

    /// The persons whom a sentence names before a token, without repeats, in order.
    pub(super) fn named_here(&self, line: &Line, before: usize) -> Vec<usize> {
        let ends = |k: &usize| line.parties[*k].tokens.end <= before;
        let mut rows: Vec<usize> = (0..line.parties.len()).filter(ends).collect();
        rows.sort_by_key(|&k| line.parties[k].tokens.start);
        let mut out: Vec<usize> = Vec::new();
        for p in rows.into_iter().filter_map(|k| self.named(line, k)) {
            out.retain(|o| *o != p);
            out.push(p);
        }
        out
    }

    /// The persons of the last list of so many in a sentence before a token; "he" may be one where the sentence is at hand.
    pub(super) fn list_of(&self, line: &Line, count: usize, before: usize, mind: Option<&Mind>) -> Option<Vec<usize>> {
        let groups = line.groups.iter().filter(|g| g.tokens.end <= before);
        let person = |k: usize| mind.map_or_else(|| self.named(line, k), |mind| self.person_of(line, k, mind));
        groups.rev().map(|g| g.parties.iter().filter_map(|&k| person(k)).collect::<Vec<_>>()).find(|people| {
            let mut apart = people.clone();
            apart.sort_unstable();
            apart.dedup();
            people.len() == count && apart.len() == count
        })
    }

    /// The persons whom some parties name.
    pub(super) fn people_of(&self, line: &Line, rows: &[usize]) -> Vec<usize> {
        rows.iter().filter_map(|&k| self.named(line, k)).collect()
    }

    /// The persons in one list with a party: "he and X".
    pub(super) fn beside(&self, line: &Line, party: &Party) -> Vec<usize> {
        let around =
            |g: &&crate::claim::line::Group| g.tokens.start <= party.tokens.start && g.tokens.end >= party.tokens.end;
        line.groups.iter().find(around).map_or(Vec::new(), |g| self.people_of(line, &g.parties))
    }

    /// Whom a party of the sentence at hand stands for, as far as it is read.
    pub(super) fn person_of(&self, line: &Line, row: usize, mind: &Mind) -> Option<usize> {
        let seen = mind.here.iter().find(|(k, _)| *k == row).map(|(_, p)| *p);
        seen.or_else(|| self.named(line, row))
    }

    /// The person spoken of last before a token right before a finite verb.
    pub(super) fn acting_before(&self, line: &Line, before: usize, mind: &Mind) -> Option<usize> {
        let acts = |k: &usize| {
            let end = line.parties[*k].tokens.end;
            line.parties[*k].tokens.start < before
                && line.parties[*k].head != Head::Pronoun
                && line.verbs.iter().any(|v| v.finite() && v.tokens.start >= end && v.tokens.start <= end + 1)
        };
        let acting = (0..line.parties.len()).filter(acts);
        acting
            .filter_map(|k| Some((line.parties[k].tokens.start, self.person_of(line, k, mind)?)))
            .max()
            .map(|(_, p)| p)
    }

    /// The person who opens the sentence, before a token.
    pub(super) fn first_person(&self, line: &Line, before: usize) -> Option<usize> {
        self.placed(line).first().filter(|(at, _)| *at < before).map(|(_, p)| *p)
    }

    /// The person whose name takes these tokens.
    pub(super) fn person_at(&self, line: &Line, tokens: &Range<usize>) -> Option<usize> {
        let k = line.parties.iter().position(|p| matches!(&p.head, Head::Name(n) if n == tokens))?;
        self.named(line, k)
    }

    /// The person named last before a token in the sentence, of those who are not left out.
    pub(super) fn nearest_before(&self, line: &Line, token: usize, not: &[usize]) -> Option<usize> {
        let ends = |k: &usize| line.parties[*k].tokens.end <= token;
        let named = (0..line.parties.len()).filter(ends);
        let placed = named.filter_map(|k| Some((line.parties[k].tokens.start, self.named(line, k)?)));
        placed.filter(|(_, p)| !not.contains(p)).max().map(|(_, p)| p)
    }

    /// The person whom a relative clause around a token speaks of: "Rahman, with whom he met".
    pub(super) fn relative_to(&self, line: &Line, at: usize) -> Option<usize> {
        let whom = (line.tokens.start..at).rev().take(3).find(|&i| self.page.words[i].among(&["whom", "who"]))?;
        let ends = |k: &usize| line.parties[*k].tokens.end <= whom && line.parties[*k].personal();
        let last = (0..line.parties.len()).filter(ends).max_by_key(|&k| line.parties[k].tokens.start)?;
        self.named(line, last)
    }

    /// The item of the verb before a token.
    fn verb_before(&self, line: &Line, at: usize) -> Option<usize> {
        let verb = |i: &usize| line.items[*i].tokens.end <= at && matches!(line.items[*i].what, What::Verb(_));
        (0..line.items.len()).rev().find(verb)
    }

    /// The persons who do what the verb before a token says.
    pub(super) fn doing(&self, line: &Line, at: usize, mind: &Mind) -> Vec<usize> {
        self.verb_before(line, at).map_or(Vec::new(), |i| self.subjects_of(line, i, mind))
    }

    /// The one to whom a description is added between commas: "X, president of Y,", "X, his French counterpart".
    pub(super) fn apposed_to(&self, line: &Line, tokens: &Range<usize>, mind: &Mind) -> Option<usize> {
        let words = &self.page.words;
        let comma = tokens.start.checked_sub(1).filter(|&i| i > line.tokens.start && words[i].is(","))?;
        let ends = tokens.end >= line.tokens.end
            || words[tokens.end].kind == TokenKind::Mark
            || matches!(words[tokens.end].tag, Tag::IN | Tag::WP | Tag::WDT);
        let k = (0..line.parties.len())
            .find(|&k| line.parties[k].tokens.end == comma || line.parties[k].tokens.end == comma + 1)?;
        self.person_of(line, k, mind).filter(|_| ends)
    }

    /// Of whom a description is said: "X was president", "X resigned as minister", "Y was elected chairman".
    pub(super) fn told_of(&self, line: &Line, at: usize, mind: &Mind) -> Option<usize> {
        let item = self.verb_before(line, at)?;
        let What::Verb(v) = line.items[item].what else { return None };
        let verb = &line.verbs[v];
        let right_behind = verb.tokens.end == at;
        let becomes = ["be", "become", "remain", "stay"].contains(&verb.base.as_str())
            || verb.passive && ["elect", "appoint", "name", "make", "nominate"].contains(&verb.base.as_str());
        let as_one = self.page.words[at - 1].is("as") && verb.tokens.end + 1 == at;
        let [one] = self.subjects_of(line, item, mind)[..] else { return None };
        (right_behind && becomes || as_one).then_some(one)
    }

    /// The one named behind a description as its bearer: "the mediator was X", "his next host was President X".
    pub(super) fn told_behind(&self, line: &Line, party: &Party) -> Option<usize> {
        let (start, end) = (party.tokens.start, party.tokens.end);
        let opens = start == line.tokens.start || matches!(self.page.words[start - 1].tag, Tag::Punct | Tag::CC);
        let is = |v: &&crate::mention::verb::VerbGroup| v.base == "be" && v.finite() && !v.negated && !v.is_to;
        let verb = line.verbs.iter().filter(is).find(|v| v.tokens.start == end && opens)?;
        let behind = |p: &Party| p.tokens.start == verb.tokens.end && !p.possessor;
        (0..line.parties.len()).find(|&k| behind(&line.parties[k])).and_then(|k| self.named(line, k))
    }

    /// Keeps in mind who came and who received.
    pub(super) fn comings(&self, line: &Line, meanings: &BTreeMap<PartyAt, Vec<Meant>>, mind: &mut Mind) {
        let person = |k: usize| match meanings.get(&(line.sentence, k)).map(Vec::as_slice) {
            Some([Meant::Person(p)]) => Some(*p),
            _ => None,
        };
        let words = &self.page.schema.cast;
        let team = line.parties.iter().any(|p| matches!(&p.head, Head::Group(noun) if noun.ends_with("delegation")));
        for item in 0..line.items.len() {
            let What::Verb(v) = line.items[item].what else { continue };
            let verb = &line.verbs[v];
            let comes = words.comes.contains(&verb.base) && !verb.passive;
            let receives = words.receives.contains(&verb.base);
            let leads = words.leads.contains(&verb.base);
            let Subject::Who(g) = subject(self.page, line, item) else { continue };
            let mut doing = line.groups[g].parties.iter().filter_map(|&k| person(k));
            let by = self.page.words.get(verb.tokens.end).is_some_and(|w| w.is("by"));
            let at = verb.tokens.end + usize::from(verb.passive || by);
            let object = (0..line.parties.len()).find(|&k| line.parties[k].tokens.start == at).and_then(person);
            let (first, second) =
                if verb.passive { (&mut mind.guests, &mut mind.hosts) } else { (&mut mind.hosts, &mut mind.guests) };
            match () {
                _ if receives => {
                    first.extend(doing);
                    second.extend(object);
                }
                _ if leads && team && by => mind.leaders.extend(object),
                _ if leads && team => mind.leaders.extend(doing.next()),
                _ if comes => mind.guests.extend(doing.next()),
                _ => {}
            }
        }
    }

    /// The persons who are the subject of the verb in an item.
    fn subjects_of(&self, line: &Line, item: usize, mind: &Mind) -> Vec<usize> {
        let Subject::Who(g) = subject(self.page, line, item) else { return Vec::new() };
        line.groups[g].parties.iter().filter_map(|&k| self.person_of(line, k, mind)).collect()
    }

    /// Whether a token stands inside a quotation.
    pub fn quoted(&self, token: usize) -> bool {
        narrator::quoted(self.page, token)
    }

    /// Who speaks the quotation around a token, where the sentence names him outside of it: whoever "he" is, not the
    /// speaker.
    pub(super) fn speaker(&self, line: &Line, token: usize, mind: &Mind) -> Vec<usize> {
        if !self.quoted(token) {
            return Vec::new();
        }
        let said = (0..line.items.len()).find(|&i| match line.items[i].what {
            What::Verb(v) => {
                let main = line.verbs[v].main;
                self.page.words[main].flags.any(Flags::SAYING) && !self.quoted(main)
            }
            _ => false,
        });
        let Some(said) = said else { return Vec::new() };
        let end = line.items[said].tokens.end;
        let behind = (0..line.parties.len()).find(|&k| line.parties[k].tokens.start == end);
        match behind.and_then(|k| self.named(line, k)) {
            Some(p) => vec![p],
            None => self.subjects_of(line, said, mind),
        }
    }
}
