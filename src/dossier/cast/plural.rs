//! "they", "the two", "both ministers", "the Russian delegation": those who are meant together.

use super::fit::{Fit, Wanted};
use super::mind::Mind;
use super::{Cast, Focus, Meant};
use crate::claim::line::Line;
use crate::document::tag::Tag;
use crate::dossier::fact::Office;
use crate::mention::office::{Determiner, OfficeMention};
use crate::mention::party::{Head, Party, STATE, there};

/// How many sentences back a list may stand that "the three ministers" takes up.
const LISTED: usize = 6;

impl Cast<'_> {
    /// The two persons in focus at a token: those of the last list of two in this sentence or the one before, else the two
    /// named last of two sides.
    pub(super) fn pair(&self, line: &Line, before: usize, mind: &Mind) -> Vec<usize> {
        let earlier = || self.list_of(self.claims.lines.get(line.sentence.checked_sub(1)?)?, 2, usize::MAX, None);
        if let Some(two) = self.list_of(line, 2, before, Some(mind)).or_else(earlier) {
            return two;
        }
        let recent = &mind.recent;
        let Some(&last) = recent.last() else { return Vec::new() };
        let apart = |p: &&usize| self.homes[**p].is_none() || self.homes[**p] != self.homes[last];
        let other = recent.iter().rev().skip(1).take(3).find(apart);
        other.map_or(Vec::new(), |&other| vec![other, last])
    }

    /// How many a party says that it means; 0 where it does not.
    pub(in crate::dossier) fn count(&self, party: &Party) -> usize {
        let words = &self.page.words[party.tokens.clone()];
        let told = words.iter().find_map(|w| match &*w.lower {
            "two" | "both" | "pair" | "duo" => Some(2),
            "three" | "trio" => Some(3),
            "four" | "quartet" | "foursome" => Some(4),
            "five" | "quintet" => Some(5),
            "six" => Some(6),
            "seven" => Some(7),
            "eight" => Some(8),
            _ => None,
        });
        told.unwrap_or(party.count)
    }

    /// Whom "they" or "the two" stand for: in a clause that comes first, those whom the sentence names next.
    pub(super) fn before(&self, line: &Line, party: &Party, mind: &Mind) -> Meant {
        let at = party.tokens.start;
        let count = self.count(party);
        let opens = matches!(self.page.words[line.tokens.start].tag, Tag::IN | Tag::WRB)
            && !line.parties.iter().any(|p| p.personal() && p.tokens.end <= at);
        let ahead = line.groups.iter().find(|g| g.tokens.start >= party.tokens.end && g.parties.len() > 1);
        let ahead = ahead.map(|g| self.people_of(line, &g.parties));
        if let Some(people) = ahead.filter(|two| opens && two.len() > 1) {
            return Meant::Before(Focus { people, here: true });
        }
        if count > 2 {
            return Meant::Before(self.so_many(line, at, count, mind));
        }
        let listed = line.groups.iter().rfind(|g| g.tokens.end <= at && self.people_of(line, &g.parties).len() > 1);
        if let Some((token, meant)) = &mind.plural
            && *token >= listed.map_or(line.tokens.start, |g| g.tokens.end)
            && (matches!(meant, Meant::Before(_)) || party.head == Head::Pronoun && count == 0)
        {
            return meant.clone();
        }
        let here = self.named_here(line, at);
        match here[..] {
            [.., a, b] if here.len() == 2 && [0, 2].contains(&party.count) || party.count == 2 => {
                Meant::Before(Focus { people: vec![a, b], here: true })
            }
            _ => Meant::Before(Focus { people: self.pair(line, at, mind), here: false }),
        }
    }

    /// "the three": the last list of three, three named in this sentence or the one before, or the three who met last.
    fn so_many(&self, line: &Line, at: usize, count: usize, mind: &Mind) -> Focus {
        let before = line.sentence.checked_sub(1).map(|s| &self.claims.lines[s]);
        let back = || self.claims.lines[line.sentence.saturating_sub(LISTED)..line.sentence].iter().rev();
        let earlier = || back().find_map(|l| self.list_of(l, count, usize::MAX, None));
        let listed = self.list_of(line, count, at, Some(mind)).or_else(earlier);
        let named = || {
            let here = self.named_here(line, at);
            let there = before.map_or(Vec::new(), |l| self.named_here(l, usize::MAX));
            [here, there].into_iter().find(|people| people.len() == count)
        };
        let met = || mind.met.iter().rev().find(|people| people.len() == count).cloned();
        match listed.or_else(named).or_else(met) {
            Some(people) => Focus { people, here: true },
            None => Focus::default(),
        }
    }

    /// "the two presidents": those who hold such an office, of those spoken of; "the presidents" of the countries whose
    /// ministers are spoken of are others.
    pub(super) fn several(
        &self,
        line: &Line,
        party: &Party,
        office: &OfficeMention,
        of: Option<String>,
        mind: &Mind,
    ) -> Vec<Meant> {
        let title = office.title.to_lowercase();
        let noun =
            title.split_once(" of ").map_or_else(|| format!("{title}s"), |(head, of)| format!("{head}s of {of}"));
        let sent = self.page.words[party.tokens.start..office.head].iter().any(|w| w.is("government"));
        let noun = if sent { format!("government {noun}") } else { noun };
        let definite = office.determiner == Determiner::Definite;
        let of = of.or_else(|| self.group_home(line, party, &noun).filter(|_| !definite));
        if of.is_some() {
            return vec![Meant::Group(Office { title: office.title.clone(), of })];
        }
        if !definite && party.count == 0 {
            return vec![Meant::Group(Office { title: noun, of: None })];
        }
        if definite && party.count == 0 && party.owner.is_none() && self.domestic(&noun) {
            return vec![Meant::Group(Office { title: noun, of: None })];
        }
        let focus = self.before(line, party, mind);
        let Meant::Before(Focus { people, here }) = &focus else { return vec![focus] };
        let wanted = Wanted { title: Some(office.title.clone()), ..Wanted::default() };
        let not = self.others(line, party, mind, None);
        let fits = |p: &usize| !not.contains(p) && self.fit(*p, &wanted) >= Fit::Holds;
        if party.owner.is_some() && (people.is_empty() || !people.iter().all(fits)) {
            return vec![Meant::Nobody];
        }
        if *here && people.iter().all(|p| self.fit(*p, &wanted) > Fit::No) {
            return vec![focus];
        }
        if let Some(people) = self.of_their_countries(&wanted, mind).filter(|two| two.iter().all(|p| !not.contains(p)))
        {
            return vec![Meant::Before(Focus { people, here: true })];
        }
        let mut holders: Vec<usize> = mind.recent.iter().rev().copied().filter(fits).collect();
        let count = self.count(party).max(2);
        if holders.len() == count {
            holders.reverse();
            return vec![Meant::Before(Focus { people: holders, here: true })];
        }
        let may = |people: &Vec<usize>| people.iter().all(|p| self.fit(*p, &wanted) > Fit::No);
        let met = mind.met.iter().rev().find(|m| m.len() == count && may(m)).filter(|_| !may(people));
        vec![met.map_or(focus.clone(), |m| Meant::Before(Focus { people: m.clone(), here: true }))]
    }

    /// Whether a group is one that a country has within it: "opposition leaders", "bishops".
    pub(in crate::dossier) fn domestic(&self, noun: &str) -> bool {
        let lists = &self.page.schema.cast;
        let first = noun.split(' ').next().unwrap_or_default();
        let last = noun.rsplit(' ').next().unwrap_or_default();
        lists.domestic.iter().any(|w| w == first) || lists.natives.iter().any(|w| w == last)
    }

    /// Those who hold an office in the countries of the two who met last.
    fn of_their_countries(&self, wanted: &Wanted, mind: &Mind) -> Option<Vec<usize>> {
        let holder = |home: &String| {
            let fits = |p: &usize| self.homes[*p].as_ref() == Some(home) && self.fit(*p, wanted) > Fit::Maybe;
            mind.recent.iter().copied().filter(fits).max_by_key(|&p| (self.fit(p, wanted), mind.weight_now(p)))
        };
        mind.met.iter().rev().filter(|people| people.len() == 2).take(3).find_map(|two| {
            let (a, b) = (self.homes[two[0]].as_ref()?, self.homes[two[1]].as_ref()?);
            if a == b { None } else { Some(vec![holder(a)?, holder(b)?]) }
        })
    }

    /// A group without a name.
    pub(super) fn group(&self, line: &Line, party: &Party, noun: &str, mind: &Mind) -> Meant {
        if self.page.schema.cast.press.iter().any(|p| noun.ends_with(p)) {
            return Meant::Nobody;
        }
        let refers = party.of.is_none()
            && self
                .page
                .schema
                .cast
                .anaphors
                .iter()
                .any(|a| a == noun || party.count > 1 && noun.ends_with(&format!(" {a}")))
            && (party.determiner == Determiner::Definite || party.count > 0);
        if refers {
            return self.before(line, party, mind);
        }
        if noun.ends_with("parties") || noun.ends_with("sides") {
            return Meant::Nobody;
        }
        if noun.ends_with("delegation")
            && party.of.is_none()
            && party.determiner == Determiner::Definite
            && party.owner.is_none()
        {
            let not = self.others(line, party, mind, None);
            if let Some(leader) = mind.leaders.last().filter(|p| !not.contains(p)) {
                return Meant::Person(*leader);
            }
        }
        self.plain_group(line, party, noun)
    }

    /// A group of which no more is told than whose it is.
    pub(super) fn plain_group(&self, line: &Line, party: &Party, noun: &str) -> Meant {
        let named = party.owner.as_ref().is_some_and(|o| self.page.in_name(o.start));
        let whose = || if named { self.governed(line, party) } else { self.group_home(line, party, noun) };
        let of = party.of.clone().or_else(whose);
        Meant::Group(Office { title: noun.to_string(), of })
    }

    /// The country of those who govern under somebody: "the Meyer administration".
    fn governed(&self, line: &Line, party: &Party) -> Option<String> {
        let owner = party.owner.as_ref().filter(|o| self.page.in_name(o.start))?;
        self.person_at(line, owner).and_then(|p| self.homes[p].clone())
    }

    /// The country of a group that is named without one: that of the person before it in the list, of the subject for
    /// lawmakers, else the country that the record speaks of.
    fn group_home(&self, line: &Line, party: &Party, noun: &str) -> Option<String> {
        if self.of_that_country(line, party) {
            let before = line.places.iter().rfind(|p| p.tokens.end <= party.tokens.start && p.country.is_some());
            return before.and_then(|p| p.country.clone()).or_else(|| self.scene_country(line));
        }
        let around =
            |g: &&crate::claim::line::Group| g.tokens.start <= party.tokens.start && g.tokens.end >= party.tokens.end;
        let list = line.groups.iter().find(around).map_or(&[][..], |g| &g.parties[..]);
        let before = list.iter().filter(|&&p| line.parties[p].tokens.end <= party.tokens.start);
        let listed = before.filter_map(|&p| self.homes[self.named(line, p)?].clone()).next_back();
        if listed.is_some() {
            return listed;
        }
        if self.page.schema.cast.at_home.iter().any(|n| noun.ends_with(n)) {
            return self.first_person(line, party.tokens.start).and_then(|p| self.homes[p].clone());
        }
        self.page.visited()
    }

    /// "the leadership there", "the kingdom's leadership".
    fn of_that_country(&self, line: &Line, party: &Party) -> bool {
        let words = &self.page.words;
        let there = there(self.page, party.tokens.end, line.tokens.end);
        there || words[party.tokens.clone()].iter().any(|w| w.among(STATE))
    }

    /// "Kerry and Hagel met their Russian counterparts": one for each of those named before.
    pub(super) fn counterparts(&self, line: &Line, party: &Party, of: &str, mind: &Mind) -> Vec<Meant> {
        let personal = |g: &&crate::claim::line::Group| {
            g.tokens.end <= party.tokens.start && g.parties.iter().any(|&p| line.parties[p].personal())
        };
        let Some(before) = line.groups.iter().rfind(personal) else { return vec![Meant::Body(of.to_string())] };
        if self.named_next(line, party) {
            return vec![Meant::Nobody];
        }
        let mut out = Vec::new();
        for &p in &before.parties {
            if let Head::Group(noun) = &line.parties[p].head {
                out.push(Meant::Group(Office { title: noun.clone(), of: Some(of.to_string()) }));
            }
            let Some(owner) = self.named(line, p) else { continue };
            let Some(tenure) = self.tenures[owner].iter().rev().find(|t| !t.former) else { continue };
            let title = crate::dossier::office::generic(&tenure.office.title);
            let wanted = Wanted { title: Some(title.clone()), of: Some(of.to_string()), ..Wanted::default() };
            let office = Office { title, of: Some(of.to_string()) };
            let found = self.choose(line, party, &wanted, mind, Some(owner));
            out.push(found.map_or(Meant::Office(office), Meant::Person));
        }
        if out.is_empty() { vec![Meant::Body(of.to_string())] } else { out }
    }

    /// "their Russian counterparts, Minister X and Secretary Y": whether the list goes on with their names alone.
    fn named_next(&self, line: &Line, party: &Party) -> bool {
        let around = |g: &&crate::claim::line::Group| g.tokens.start == party.tokens.start;
        let list = line.groups.iter().find(around).map_or(&[][..], |g| &g.parties[1..]);
        let comma = self.page.words.get(party.tokens.end).is_some_and(|w| w.among(&[",", ":", "–", "—"]));
        comma && list.len() > 1 && list.iter().all(|&k| matches!(line.parties[k].head, Head::Name(_)))
    }

    /// "the visitors", "the hosts": those whose country this is not, or is; "the rivals": the two.
    pub(super) fn parties_by_role(&self, line: &Line, party: &Party, word: &str, mind: &Mind) -> Meant {
        if let Some(of) = &party.of {
            return Meant::Body(of.clone());
        }
        if !["hosts", "guests", "visitors"].contains(&word) {
            let whose = party.owner.is_some();
            return if whose { Meant::Nobody } else { self.before(line, party, mind) };
        }
        let country = self.scene_country(line);
        let near = mind.recent.iter().copied().filter(|&p| mind.weight_now(p) >= super::mind::NAMED / 2);
        let people: Vec<usize> = near.filter(|&p| self.plays(p, word, country.as_deref())).collect();
        match people[..] {
            [] => Meant::Nobody,
            [one] => Meant::Person(one),
            _ => Meant::Before(Focus { people, here: true }),
        }
    }
}
