//! Who is meant? Descriptions, offices without names and pronouns, led back to persons, in the order of the text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fact::Office;
use super::office::{Tenure, generic, same_title};
use super::person::{Beings, PartyAt};
use crate::claim::Claims;
use crate::claim::clause::{Subject, subject};
use crate::claim::line::{Line, What};
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::office::{Determiner, Of};
use crate::mention::party::{Head, Party};
use crate::schema::Flags;

/// Whom a party stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meant {
    /// A person, by number.
    Person(usize),
    /// An office-holder who is not named.
    Office(Office),
    /// A group by description.
    Group(Office),
    /// A country or organisation.
    Body(String),
    /// Those of the encounter told of before: "the two leaders", "they"; where there was none, the persons in focus.
    Before(Focus),
    /// Nobody that can be told.
    Nobody,
}

/// The persons in focus at a point of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Focus {
    /// By number.
    pub people: Vec<usize>,
    /// Whether the sentence itself names just these, so that no encounter before can be meant.
    pub here: bool,
    /// How many the words speak of: 2 for "the two", 0 where they don't tell.
    pub count: usize,
}

/// What is known of the persons while their document is read.
pub struct Cast<'c> {
    /// The document.
    pub page: &'c Page<'c, 'c>,
    /// Its sentences.
    pub claims: &'c Claims,
    /// Its persons.
    pub beings: &'c Beings,
    /// Their offices, by person.
    pub tenures: &'c [Vec<Tenure>],
    /// The country that a person belongs to.
    pub homes: &'c [Option<String>],
    /// Whether each person is a woman or a man, where known.
    pub genders: Vec<Option<Gender>>,
}

/// A woman or a man, as names and courtesies tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "she".
    Woman,
    /// "he".
    Man,
}

/// Press is no party.
const PRESS: &[&str] = &["reporters", "journalists", "media", "correspondents", "newsmen"];

/// Whom the parties of a document stand for.
pub struct Meanings {
    /// For each party, by sentence and row.
    pub of: BTreeMap<PartyAt, Vec<Meant>>,
    /// For each sentence, the two persons whom it leaves in focus.
    pub focus: Vec<Vec<usize>>,
    /// For each sentence, the person whom it is about.
    pub subjects: Vec<Option<usize>>,
}

/// Who is in mind at a point of the text.
#[derive(Default)]
struct Mind {
    /// Persons in the order of their last mention, the last one last.
    recent: Vec<usize>,
    /// The person whom the sentence before is about, or one further back.
    subject: Option<usize>,
    /// The person named first in the sentence before, where that is about nobody.
    named: Option<usize>,
    /// What the pronouns of this sentence stand for so far.
    pronouns: Vec<(String, usize)>,
}

impl Meanings {
    /// Whom a party stands for.
    pub fn get(&self, at: &PartyAt) -> Option<&Vec<Meant>> {
        self.of.get(at)
    }
}

impl<'c> Cast<'c> {
    /// Everything that is known of the persons of a document.
    pub fn new(
        page: &'c Page<'c, 'c>,
        claims: &'c Claims,
        beings: &'c Beings,
        tenures: &'c [Vec<Tenure>],
        homes: &'c [Option<String>],
    ) -> Self {
        let mut cast = Cast { page, claims, beings, tenures, homes, genders: Vec::new() };
        cast.genders = (0..tenures.len()).map(|p| cast.gender(p)).collect();
        cast
    }

    /// Whom every party of the document stands for.
    pub fn meanings(&self) -> Meanings {
        let mut out = BTreeMap::new();
        let mut focus: Vec<Vec<usize>> = Vec::new();
        let mut subjects: Vec<Option<usize>> = Vec::new();
        let mut mind = Mind::default();
        for line in &self.claims.lines {
            let mut order: Vec<usize> = (0..line.parties.len()).collect();
            order.sort_by_key(|&k| line.parties[k].tokens.start);
            for k in order {
                let meant = self.meant(line, k, &mind);
                for one in &meant {
                    if let (Head::Pronoun, Meant::Person(p)) = (&line.parties[k].head, one) {
                        let word = self.page.words[line.parties[k].tokens.start].lower.to_string();
                        mind.pronouns.push((word, *p));
                    }
                    if let Meant::Person(p) = one {
                        mind.recent.retain(|r| r != p);
                        mind.recent.push(*p);
                    }
                }
                out.insert((line.sentence, k), meant);
            }
            focus.push(self.pair(line, line.tokens.end, &mind.recent));
            let about = self.about(line, &out);
            mind.named = if about.is_some() { None } else { self.first_person(line, usize::MAX) };
            mind.subject = about.or(mind.subject);
            mind.pronouns.clear();
            subjects.push(mind.subject);
        }
        Meanings { of: out, focus, subjects }
    }

    /// The person whom a sentence is about: the subject of its first finite verb.
    fn about(&self, line: &Line, meanings: &BTreeMap<PartyAt, Vec<Meant>>) -> Option<usize> {
        let verb =
            (0..line.items.len()).find(|&k| matches!(line.items[k].what, What::Verb(v) if line.verbs[v].finite()))?;
        let Subject::Who(g) = subject(self.page, line, verb) else { return None };
        line.groups[g].parties.iter().find_map(|p| match meanings.get(&(line.sentence, *p))?.first()? {
            Meant::Person(p) => Some(*p),
            _ => None,
        })
    }

    /// The two persons in focus at a token: those of the last list of two in this sentence or the one before, else the two
    /// named last of two sides.
    fn pair(&self, line: &Line, before: usize, recent: &[usize]) -> Vec<usize> {
        let here = self.list_of_two(line, before);
        let earlier = || {
            let line = self.claims.lines.get(line.sentence.checked_sub(1)?)?;
            self.list_of_two(line, usize::MAX)
        };
        if let Some(two) = here.or_else(earlier) {
            return two;
        }
        let Some(&last) = recent.last() else { return Vec::new() };
        let apart = |p: &&usize| self.homes[**p].is_none() || self.homes[**p] != self.homes[last];
        let other = recent.iter().rev().skip(1).take(3).find(apart);
        other.map_or(Vec::new(), |&other| vec![other, last])
    }

    /// How many a party speaks of: "the two leaders", "both"; 0 where it does not tell.
    fn count(&self, party: &Party) -> usize {
        let told = party.tokens.clone().take(3).find_map(|i| match &*self.page.words[i].lower {
            "both" | "pair" | "duo" => Some(2),
            "trio" => Some(3),
            "quartet" => Some(4),
            word if self.page.words[i].word() => crate::mention::party::number(word),
            _ => None,
        });
        told.unwrap_or(party.count)
    }

    /// The persons whom a sentence names before a token, without repeats, in order.
    fn named_here(&self, line: &Line, before: usize) -> Vec<usize> {
        let mut parties: Vec<usize> =
            (0..line.parties.len()).filter(|&k| line.parties[k].tokens.end <= before).collect();
        parties.sort_by_key(|&k| line.parties[k].tokens.start);
        let mut out: Vec<usize> = Vec::new();
        for p in parties.into_iter().filter_map(|k| self.beings.of_party.get(&(line.sentence, k)).copied()) {
            out.retain(|o| *o != p);
            out.push(p);
        }
        out
    }

    /// The last list of two persons of a sentence before a token.
    fn list_of_two(&self, line: &Line, before: usize) -> Option<Vec<usize>> {
        let groups = line.groups.iter().filter(|g| g.tokens.end <= before);
        groups
            .rev()
            .map(|g| {
                let named = g.parties.iter().filter_map(|k| self.beings.of_party.get(&(line.sentence, *k)).copied());
                named.collect::<Vec<usize>>()
            })
            .find(|two| two.len() == 2 && two[0] != two[1])
    }

    /// Whom "they" or "the two" stand for: in a clause that comes first, those whom the sentence names next.
    fn before(&self, line: &Line, party: &Party, recent: &[usize]) -> Meant {
        let count = self.count(party);
        let opens = matches!(self.page.words[line.tokens.start].tag, Tag::IN | Tag::WRB)
            && !line.parties.iter().any(|p| p.personal() && p.tokens.end <= party.tokens.start);
        let ahead = line.groups.iter().find(|g| g.tokens.start >= party.tokens.end && g.parties.len() > 1).map(|g| {
            let named = g.parties.iter().filter_map(|k| self.beings.of_party.get(&(line.sentence, *k)).copied());
            named.collect::<Vec<usize>>()
        });
        if let Some(people) = ahead.filter(|two| opens && two.len() > 1) {
            return Meant::Before(Focus { people, here: true, count });
        }
        let here = self.named_here(line, party.tokens.start);
        match here[..] {
            [.., a, b] if here.len() == 2 && [0, 2].contains(&count) || count == 2 => {
                Meant::Before(Focus { people: vec![a, b], here: true, count })
            }
            _ => Meant::Before(Focus { people: self.pair(line, party.tokens.start, recent), here: false, count }),
        }
    }

    fn meant(&self, line: &Line, k: usize, mind: &Mind) -> Vec<Meant> {
        let recent = &mind.recent;
        let party = &line.parties[k];
        if let Head::Epithet(word) = &party.head
            && word.starts_with("counterparts")
            && let Some(of) = &party.of
        {
            return self.counterparts(line, party, of, recent);
        }
        vec![match &party.head {
            Head::Name(_) => self.beings.of_party.get(&(line.sentence, k)).map_or(Meant::Nobody, |&p| Meant::Person(p)),
            Head::Body(name) => Meant::Body(name.clone()),
            Head::Group(noun) => self.group(line, party, noun, recent),
            Head::National => self.national(party, recent),
            Head::Epithet(word) => self.epithet(line, party, word, recent),
            Head::Office => self.office(line, party, mind),
            Head::Pronoun => self.pronoun(line, party, mind),
        }]
    }

    /// "Kerry and Hagel met their Russian counterparts": one for each of those named before.
    fn counterparts(&self, line: &Line, party: &Party, of: &str, recent: &[usize]) -> Vec<Meant> {
        let before = line
            .groups
            .iter()
            .rfind(|g| g.tokens.end <= party.tokens.start && g.parties.iter().any(|&p| line.parties[p].personal()));
        let Some(before) = before else { return vec![Meant::Body(of.to_string())] };
        let mut out = Vec::new();
        for &p in &before.parties {
            if let Head::Group(noun) = &line.parties[p].head {
                out.push(Meant::Group(Office { title: noun.clone(), of: Some(of.to_string()) }));
            }
            let Some(&owner) = self.beings.of_party.get(&(line.sentence, p)) else { continue };
            let Some(tenure) = self.tenures[owner].iter().rev().find(|t| !t.former) else { continue };
            let office = Office { title: generic(&tenure.office.title), of: Some(of.to_string()) };
            out.push(self.holder(&office, recent, Some(owner)).map_or(Meant::Office(office), Meant::Person));
        }
        if out.is_empty() { vec![Meant::Body(of.to_string())] } else { out }
    }

    fn pronoun(&self, line: &Line, party: &Party, mind: &Mind) -> Meant {
        let recent = &mind.recent;
        let word = &self.page.words[party.tokens.start];
        if word.among(&["they", "them", "both", "the"]) {
            return self.before(line, party, recent);
        }
        let beside: Vec<usize> = self.beside(line, party);
        let free = |p: &usize| !beside.contains(p) && self.agrees(&word.lower, *p);
        let found = if word.among(&["him", "her"]) {
            self.object_pronoun(line, party, mind, &free)
        } else {
            self.subject_pronoun(line, party, mind, &free)
        };
        found.map_or(Meant::Nobody, Meant::Person)
    }

    /// Whether a person is known to be a woman or a man: by given name, courtesy or title.
    fn gender(&self, person: usize) -> Option<Gender> {
        let mut found = None;
        for (&(sentence, k), &p) in &self.beings.of_party {
            if p != person {
                continue;
            }
            let party = &self.claims.lines[sentence].parties[k];
            let Head::Name(name) = &party.head else { continue };
            let words = &self.page.words;
            let mark = |i: usize| match words[i].flags {
                f if f.any(Flags::WOMAN) && !f.any(Flags::MAN) => Some(Gender::Woman),
                f if f.any(Flags::MAN) && !f.any(Flags::WOMAN) => Some(Gender::Man),
                _ => None,
            };
            let courtesy = (name.start.saturating_sub(2).max(party.tokens.start)..name.start).rev().find_map(mark);
            if courtesy.is_some() {
                return courtesy;
            }
            let given = name.clone().take(name.len().saturating_sub(1)).find_map(mark);
            found = found.or(given);
        }
        found
    }

    /// Whether a pronoun may stand for a person.
    fn agrees(&self, word: &str, person: usize) -> bool {
        match self.genders.get(person).copied().flatten() {
            Some(Gender::Woman) => !["he", "him"].contains(&word),
            Some(Gender::Man) => !["she", "her"].contains(&word),
            None => true,
        }
    }

    /// "he": who acts in this sentence already, the same pronoun before, the subject of the sentence before.
    fn subject_pronoun(&self, line: &Line, party: &Party, mind: &Mind, free: &dyn Fn(&usize) -> bool) -> Option<usize> {
        let at = party.tokens.start;
        let relative = self.relative_to(line, at);
        let free = |p: &usize| free(p) && Some(*p) != relative;
        let word = &*self.page.words[at].lower;
        let again = || mind.pronouns.iter().rev().find(|(w, _)| w == word).map(|(_, p)| *p).filter(free);
        let opener = || self.first_person(line, at).filter(free);
        self.acting_before(line, at)
            .filter(free)
            .or_else(again)
            .or_else(|| mind.named.filter(free))
            .or_else(|| mind.subject.filter(free))
            .or_else(opener)
            .or_else(|| mind.recent.iter().rev().copied().find(|p| free(p)))
    }

    /// "him": not the one who acts in the clause; else as "he".
    fn object_pronoun(&self, line: &Line, party: &Party, mind: &Mind, free: &dyn Fn(&usize) -> bool) -> Option<usize> {
        let at = party.tokens.start;
        let acting = self.acting_before(line, at).or_else(|| mind.pronouns.last().map(|(_, p)| *p));
        let other = |p: &usize| Some(*p) != acting && free(p);
        let here = mind.recent.iter().rev().copied().find(|r| other(r) && self.named_before(line, *r, at));
        here.or_else(|| mind.named.filter(other))
            .or_else(|| mind.subject.filter(other))
            .or_else(|| mind.recent.iter().rev().copied().find(other))
    }

    /// Whether a person is named in the sentence before a token.
    fn named_before(&self, line: &Line, person: usize, before: usize) -> bool {
        (0..line.parties.len()).any(|k| {
            line.parties[k].tokens.end <= before && self.beings.of_party.get(&(line.sentence, k)) == Some(&person)
        })
    }

    /// The person whom a relative clause around a token speaks of: "Rahman, with whom he met".
    fn relative_to(&self, line: &Line, at: usize) -> Option<usize> {
        let whom = (line.tokens.start..at).rev().take(3).find(|&i| self.page.words[i].among(&["whom", "who"]))?;
        self.nearest_before(line, whom)
    }

    /// The persons in one list with a party: "he and X".
    fn beside(&self, line: &Line, party: &Party) -> Vec<usize> {
        let group =
            line.groups.iter().find(|g| g.tokens.start <= party.tokens.start && g.tokens.end >= party.tokens.end);
        let others = group.into_iter().flat_map(|g| &g.parties);
        others.filter_map(|k| self.beings.of_party.get(&(line.sentence, *k)).copied()).collect()
    }

    /// The person named last before a token right before a finite verb.
    fn acting_before(&self, line: &Line, before: usize) -> Option<usize> {
        let acts = |k: &usize| {
            let end = line.parties[*k].tokens.end;
            line.parties[*k].tokens.start < before
                && line.verbs.iter().any(|v| v.finite() && v.tokens.start >= end && v.tokens.start <= end + 1)
        };
        let acting = (0..line.parties.len()).filter(acts);
        let named = acting
            .filter_map(|k| self.beings.of_party.get(&(line.sentence, k)).map(|&p| (line.parties[k].tokens.start, p)));
        named.max().map(|(_, p)| p)
    }

    /// The person who opens the sentence, before a token.
    fn first_person(&self, line: &Line, before: usize) -> Option<usize> {
        let mut parties: Vec<(usize, usize)> =
            (0..line.parties.len()).map(|k| (line.parties[k].tokens.start, k)).collect();
        parties.sort_unstable();
        parties
            .iter()
            .filter(|(at, _)| *at < before)
            .find_map(|(_, k)| self.beings.of_party.get(&(line.sentence, *k)).copied())
    }

    fn group(&self, line: &Line, party: &Party, noun: &str, recent: &[usize]) -> Meant {
        if PRESS.iter().any(|p| noun.ends_with(p)) {
            return Meant::Nobody;
        }
        let anaphor = [
            "leaders",
            "ministers",
            "presidents",
            "sides",
            "parties",
            "counterparts",
            "diplomats",
            "officials",
            "premiers",
            "secretaries",
            "delegations",
            "envoys",
            "negotiators",
            "representatives",
        ];
        let refers = party.of.is_none()
            && anaphor.contains(&noun)
            && (party.determiner == Determiner::Definite || party.count > 0);
        if refers {
            return self.before(line, party, recent);
        }
        if noun.ends_with("parties") || noun.ends_with("sides") {
            return Meant::Nobody;
        }
        match &party.of {
            Some(of) => Meant::Group(Office { title: noun.to_string(), of: Some(of.clone()) }),
            None => Meant::Group(Office { title: noun.to_string(), of: self.group_home(line, party, noun) }),
        }
    }

    /// The country of a group that is named without one: that of the person before it in the list, of the subject for
    /// lawmakers, else the country that the record speaks of.
    fn group_home(&self, line: &Line, party: &Party, noun: &str) -> Option<String> {
        let group =
            line.groups.iter().find(|g| g.tokens.start <= party.tokens.start && g.tokens.end >= party.tokens.end);
        let before =
            group.into_iter().flat_map(|g| &g.parties).filter(|&&p| line.parties[p].tokens.end <= party.tokens.start);
        let listed = before
            .filter_map(|p| self.beings.of_party.get(&(line.sentence, *p)))
            .filter_map(|&p| self.homes[p].clone())
            .next_back();
        if listed.is_some() {
            return listed;
        }
        if [
            "lawmakers",
            "senators",
            "legislators",
            "congressmen",
            "cabinet",
            "aides",
            "advisers",
            "advisors",
            "governors",
        ]
        .iter()
        .any(|n| noun.ends_with(n))
        {
            return self.first_person(line, party.tokens.start).and_then(|p| self.homes[p].clone());
        }
        self.page.visited()
    }

    fn national(&self, party: &Party, recent: &[usize]) -> Meant {
        let home = party.of.as_deref();
        let found = recent.iter().rev().find(|&&p| self.homes[p].as_deref() == home);
        match (found, home) {
            (Some(&p), _) => Meant::Person(p),
            (None, Some(of)) => Meant::Body(of.to_string()),
            _ => Meant::Nobody,
        }
    }

    /// Whose "his" or "Trump's" is.
    fn owner(&self, line: &Line, party: &Party, recent: &[usize]) -> Option<usize> {
        let owner = party.owner.as_ref()?;
        if self.page.in_name(owner.start) {
            return self.person_at(line, owner);
        }
        let inside = self.nearest_before(line, owner.start);
        inside.or_else(|| recent.last().copied())
    }

    /// The person whose name takes these tokens.
    fn person_at(&self, line: &Line, tokens: &Range<usize>) -> Option<usize> {
        let k = line.parties.iter().position(|p| matches!(&p.head, Head::Name(n) if n == tokens))?;
        self.beings.of_party.get(&(line.sentence, k)).copied()
    }

    /// The person named last before a token in the sentence.
    fn nearest_before(&self, line: &Line, token: usize) -> Option<usize> {
        let named = (0..line.parties.len()).filter(|&k| line.parties[k].tokens.end <= token);
        let named = named
            .filter_map(|k| self.beings.of_party.get(&(line.sentence, k)).map(|&p| (line.parties[k].tokens.start, p)));
        named.max().map(|(_, p)| p)
    }

    /// "his Russian counterpart": the owner's title, of the other country.
    fn epithet(&self, line: &Line, party: &Party, word: &str, recent: &[usize]) -> Meant {
        let owner = self
            .owner(line, party, recent)
            .or_else(|| self.nearest_before(line, party.tokens.start))
            .or_else(|| recent.last().copied());
        if !word.starts_with("counterpart") && !word.starts_with("colleague") {
            if word.ends_with('s') && party.of.is_none() {
                return self.before(line, party, recent);
            }
            return self.host_or_guest(party, owner, recent);
        }
        let Some(owner) = owner else { return Meant::Nobody };
        let title = self.tenures[owner].iter().rev().find(|t| !t.former).map(|t| t.office.title.clone());
        let of = party.of.clone();
        if of.is_none() {
            return if word.ends_with('s') { self.before(line, party, recent) } else { self.last_other(owner, recent) };
        }
        let Some(title) = title else { return of.map_or(Meant::Nobody, Meant::Body) };
        let office = Office { title: generic(&title), of };
        self.holder(&office, recent, Some(owner)).map_or(Meant::Office(office), Meant::Person)
    }

    fn last_other(&self, owner: usize, recent: &[usize]) -> Meant {
        recent.iter().rev().find(|&&r| r != owner).map_or(Meant::Nobody, |&p| Meant::Person(p))
    }

    fn host_or_guest(&self, party: &Party, owner: Option<usize>, recent: &[usize]) -> Meant {
        if let Some(of) = &party.of {
            let known = recent.iter().rev().find(|&&p| self.homes[p].as_ref() == Some(of));
            return known.map_or(Meant::Body(of.clone()), |&p| Meant::Person(p));
        }
        match owner {
            Some(owner) if party.owner.is_some() => self.last_other(owner, recent),
            _ => recent.iter().rev().nth(1).or(recent.last()).map_or(Meant::Nobody, |&p| Meant::Person(p)),
        }
    }

    /// An office without a name.
    fn office(&self, line: &Line, party: &Party, mind: &Mind) -> Meant {
        let recent = &mind.recent;
        let first = &party.offices[0];
        let of = match &first.of {
            Of::Body(of) => Some(of.clone()),
            Of::Person(tokens) => self.person_at(line, tokens).and_then(|p| self.homes[p].clone()),
            Of::Pronoun(_) => self.owner(line, party, recent).and_then(|p| self.homes[p].clone()),
            Of::Open => None,
        };
        let owner = self.owner(line, party, recent);
        if first.plural {
            let noun = format!("{}s", first.title.to_lowercase());
            let of =
                of.or_else(|| self.group_home(line, party, &noun).filter(|_| first.determiner != Determiner::Definite));
            return self.plural(line, first.title.clone(), of, first.determiner, party, recent);
        }
        let office = Office { title: first.title.clone(), of };
        if let Some(person) = self.holder(&office, recent, owner) {
            return Meant::Person(person);
        }
        let told = office.of.is_some();
        if let Some(person) = self.newly_described(line, party, first.determiner, mind) {
            return Meant::Person(person);
        }
        match first.determiner {
            Determiner::Indefinite if !told => Meant::Nobody,
            _ if told => Meant::Office(office),
            _ => Meant::Nobody,
        }
    }

    /// A description that opens a sentence means the one whom the sentence before is about, if the text has told no office
    /// of his: "Kofi Annan flew in. The former Secretary-General ...".
    fn newly_described(&self, line: &Line, party: &Party, determiner: Determiner, mind: &Mind) -> Option<usize> {
        let opens = line.parties.iter().all(|p| p.tokens.start >= party.tokens.start);
        let person = mind.subject.filter(|&p| self.tenures[p].is_empty())?;
        (opens && determiner == Determiner::Definite).then_some(person)
    }

    fn plural(
        &self,
        line: &Line,
        title: String,
        of: Option<String>,
        determiner: Determiner,
        party: &Party,
        recent: &[usize],
    ) -> Meant {
        match of {
            Some(of) => Meant::Group(Office { title, of: Some(of) }),
            None if determiner == Determiner::Definite || party.count > 0 => self.before(line, party, recent),
            None => Meant::Group(Office { title: format!("{}s", title.to_lowercase()), of: None }),
        }
    }

    /// The person who holds an office, the one named last first; later ones where none came before.
    fn holder(&self, office: &Office, recent: &[usize], not: Option<usize>) -> Option<usize> {
        let fits = |&p: &usize| Some(p) != not && self.holds(p, office);
        let before = recent.iter().rev().copied().find(fits);
        before.or_else(|| {
            let later: Vec<usize> = (0..self.tenures.len()).filter(|p| !recent.contains(p) && fits(p)).collect();
            if let [one] = later[..] { Some(one) } else { None }
        })
    }

    fn holds(&self, person: usize, office: &Office) -> bool {
        let home = self.homes[person].as_ref();
        let at_home = office.of.is_none() || office.of.as_ref() == home;
        let by_tenure = self.tenures[person].iter().any(|t| {
            let place = office.of.is_none()
                || t.office.of == office.of
                || t.office.of.is_none() && at_home
                || at_home && !self.rules_elsewhere(t);
            place && same_title(&t.office.title, &office.title)
        });
        let rules = ["Leader", "Ruler", "Strongman", "Dictator"].contains(&office.title.as_str());
        let untold = self.tenures[person].is_empty();
        by_tenure || office.of.is_some() && at_home && if rules { untold } else { general(&office.title) }
    }

    fn rules_elsewhere(&self, tenure: &Tenure) -> bool {
        tenure.office.of.as_ref().is_some_and(|of| self.page.schema.polities.iter().any(|p| p.name == *of))
    }
}

/// Descriptions that fit any person of a country: "the Slovak diplomat", "the Russian leader".
fn general(title: &str) -> bool {
    ["Diplomat", "Envoy", "Negotiator", "Official", "Chief", "Mediator", "Emissary", "Politician", "Statesman"]
        .contains(&title)
}
