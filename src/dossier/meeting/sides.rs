//! Who met? The sides of a claim led back to persons, offices and countries; partners told apart, sides left unsaid.

use super::*;
use crate::mention::party::Head;

/// Those who rule a country.
const RULERS: &[&str] = &["government", "governments", "administration", "leadership", "authorities"];

/// The rule that tells who goes from one to the other.
const SHUTTLES: &str = "shuttle-between";

/// Nouns that tell of several encounters.
const SEVERAL: &[&str] = &[
    "meetings",
    "calls",
    "bilaterals",
    "encounters",
    "conversations",
    "sessions",
    "audiences",
    "visits",
    "telephone-calls",
];

/// So many sentences behind a meeting "the experts" are those of its sides.
const CLOSE: usize = 4;

/// How the names of rules end whose second side came along with the first.
const IN_COMPANY: &str = "-in-company";

/// Those of some who are among others.
fn kept(all: &[Meant], of: &[Meant]) -> Vec<Meant> {
    all.iter().filter(|m| of.contains(m)).cloned().collect()
}

impl Assembler<'_> {
    /// Whom a side stands for.
    pub(super) fn side(&self, sentence: usize, side: &Side, drafts: &[Draft]) -> Vec<Meant> {
        let parties = match side {
            Side::Group(g) => self.cast.claims.lines[sentence].groups[*g].parties.clone(),
            Side::Party(p) => vec![*p],
            Side::Implied => return self.implied(sentence, drafts),
        };
        let line = &self.cast.claims.lines[sentence];
        let meant = parties.iter().flat_map(|p| self.each(line, *p, drafts).into_iter().map(|m| (*p, m)));
        meant
            .flat_map(|(p, m)| match m {
                Meant::Before(focus) => match &self.before(sentence, focus, drafts)[..] {
                    [Meant::Before(_)] => self.two_camps(line, p, drafts),
                    found => found.to_vec(),
                },
                Meant::Nobody => Vec::new(),
                other => vec![other],
            })
            .collect()
    }

    /// "the two sides" of whom no encounter was told: the countries spoken of.
    fn two_camps(&self, line: &Line, row: usize, drafts: &[Draft]) -> Vec<Meant> {
        let party = &line.parties[row];
        let words = &self.cast.page.words[party.tokens.clone()];
        let camps = words.iter().any(|w| {
            w.among(&[
                "sides",
                "countries",
                "nations",
                "governments",
                "delegations",
                "neighbours",
                "neighbors",
                "teams",
            ])
        });
        let homes = if camps { self.camps(line, party.tokens.start, drafts, 2) } else { Vec::new() };
        homes.into_iter().map(Meant::Body).collect()
    }

    /// Those of the encounter told of last, where it is not far back; else the persons in focus.
    pub(super) fn before(&self, sentence: usize, focus: Focus, drafts: &[Draft]) -> Vec<Meant> {
        let named = focus.people.len() > 1;
        let near = |d: &&Draft| d.who.len() > 1 && (!named || !focus.here && sentence.saturating_sub(d.last) < 6);
        match drafts.last().filter(near) {
            Some(d) => d.who.iter().map(|(m, _)| m.clone()).collect(),
            None if !named && drafts.last().is_some_and(|d| d.bodies.len() > 1) => {
                drafts.last().into_iter().flat_map(|d| &d.bodies).map(|(b, _)| Meant::Body(b.clone())).collect()
            }
            None if named => focus.people.into_iter().map(Meant::Person).collect(),
            None => vec![Meant::Before(focus)],
        }
    }

    pub(super) fn resolve<'a>(&self, claim: &'a MeetingClaim, drafts: &[Draft]) -> Resolved<'a> {
        let mut who = Vec::new();
        let mut bodies: Vec<String> = Vec::new();
        for side in &claim.sides {
            let again = self.meet_again(claim, side, drafts);
            let usual = || match side {
                Side::Implied => self.left_unsaid(claim, drafts),
                _ => self.side(claim.sentence, side, drafts),
            };
            for meant in again.unwrap_or_else(usual) {
                match meant {
                    Meant::Body(name) => {
                        let name = crate::dossier::office::side_of(self.cast.page, &name);
                        if !bodies.contains(&name) {
                            bodies.push(name);
                        }
                    }
                    Meant::Before(_) | Meant::Nobody => {}
                    other => {
                        if !who.contains(&other) {
                            who.push(other)
                        }
                    }
                }
            }
        }
        self.governments(&mut who, &mut bodies);
        self.each_others(claim, &mut who, &bodies, drafts);
        let encounter = claim.encounter.map(|e| &self.cast.claims.lines[claim.sentence].encounters[e]);
        let refers = encounter.is_some_and(|e| e.definite && !e.indefinite);
        if refers && claim.guessed && who.len() > 1 {
            let rest: BTreeSet<&Meant> = who[1..].iter().collect();
            if drafts.iter().any(|d| rest.is_subset(&d.people()) && !d.people().contains(&who[0])) {
                who.remove(0);
            }
        }
        Resolved {
            place: claim.place.clone(),
            claim,
            who,
            bodies,
            date: particulars::date(self.cast, claim),
            refers,
            alone: self.told_alone(claim),
            evidence: self.evidence(claim.sentence, &claim.rule),
        }
    }

    /// "They discussed fish": rather those who are known to have met than one of them with somebody spoken of since.
    pub(super) fn those_who_met(&self, r: &mut Resolved, drafts: &[Draft]) {
        let line = &self.cast.claims.lines[r.claim.sentence];
        let [side] = &r.claim.sides[..] else { return };
        let [row] = pairing::rows(line, side)[..] else { return };
        let told = matches!(line.parties[row].head, Head::Name(_)) || !line.parties[row].offices.is_empty();
        if r.claim.rule != "they-discuss" || told || r.who.len() < 2 || !r.bodies.is_empty() {
            return;
        }
        let new: BTreeSet<&Meant> = r.who.iter().collect();
        let near = |d: &&Draft| {
            d.read() && d.status == Some(r.claim.status) && r.claim.sentence.saturating_sub(d.last) <= CLOSE
        };
        let known = drafts.iter().any(|d| new.is_subset(&d.people()) || d.who.len() > 1 && d.people().is_subset(&new));
        let shares = |d: &&Draft| d.who.len() == 2 && d.people().intersection(&new).count() == 1;
        let last = drafts.iter().rev().filter(near).find(shares).filter(|_| !known);
        if let Some(d) = last {
            let who = d.who.iter().map(|(m, _)| m.clone()).collect();
            r.who = who;
        }
    }

    /// "the government of Colombia and the FARC": a government beside a country or body stands for its country.
    fn governments(&self, who: &mut Vec<Meant>, bodies: &mut Vec<String>) {
        let rules =
            |m: &Meant| matches!(m, Meant::Group(Office { title, of: Some(_) }) if RULERS.contains(&title.as_str()));
        if bodies.is_empty() || !who.iter().all(rules) {
            return;
        }
        for land in who.drain(..).filter_map(|m| self.home(&m)).rev() {
            bodies.retain(|b| *b != land);
            bodies.insert(0, land);
        }
    }

    /// What came together without a rule.
    pub(super) fn paired<'a>(&self, pairing: &'a Pairing) -> Resolved<'a> {
        let claim = &pairing.claim;
        let encounter = claim.encounter.map(|e| &self.cast.claims.lines[claim.sentence].encounters[e]);
        Resolved {
            place: claim.place.clone(),
            claim,
            who: pairing.who.clone(),
            bodies: Vec::new(),
            date: particulars::date(self.cast, claim),
            refers: encounter.is_some_and(|e| e.definite && !e.indefinite),
            alone: false,
            evidence: self.evidence(claim.sentence, &claim.rule),
        }
    }

    /// "met separately with A and B", "meetings with A and B": one encounter for each of the other side.
    pub(super) fn apart<'a>(&self, r: Resolved<'a>) -> Vec<Resolved<'a>> {
        let line = &self.cast.claims.lines[r.claim.sentence];
        let words = &self.cast.page.words[r.claim.tokens.clone()];
        let again =
            words.windows(2).any(|w| w[0].among(&["and", "then", "later", ";", "separately", ","]) && w[1].is("with"));
        let near = if r.claim.rule.ends_with(IN_COMPANY) { 2 } else { 1 };
        let first = self.count_of(r.claim.sentence, &r.claim.sides[..near.min(r.claim.sides.len())]);
        if r.claim.sides.len() <= near || first == 0 || r.who.len() < first + 2 {
            return vec![r];
        }
        let (own, others) = r.who.split_at(first);
        let each = r.claim.rule == SHUTTLES || self.one_each(r.claim, line, others);
        if !each && !again {
            return vec![r];
        }
        let rounds = if each { Vec::new() } else { self.rounds(line, &r.claim.sides[near..], others) };
        let alone = || others.iter().map(|other| vec![other.clone()]).collect();
        let rounds = if rounds.concat().len() == others.len() { rounds } else { alone() };
        let parted = |round: &Vec<Meant>| Resolved {
            who: [own, &round[..]].concat(),
            bodies: r.bodies.clone(),
            evidence: r.evidence.clone(),
            place: r.place.clone(),
            alone: true,
            ..r
        };
        rounds.iter().map(parted).collect()
    }

    /// "met separately with A and B", "meetings with A and B", "one after another": whether each was met alone.
    fn one_each(&self, claim: &MeetingClaim, line: &Line, others: &[Meant]) -> bool {
        let words = &self.cast.page.words;
        let plural = claim.encounter.is_some_and(|e| words[line.encounters[e].head].among(SEVERAL));
        if plural || self.rung(claim, line, others) || self.each_of(claim, line) {
            return true;
        }
        let reach = &words[claim.tokens.start..(claim.tokens.end + 4).min(line.tokens.end)];
        let after = |w: &[crate::mention::word::Word]| {
            w[0].is("one") && w[1].among(&["after", "by"]) && w[2].among(&["the", "one", "another"])
        };
        let in_turn = reach.windows(4).any(after) || reach.iter().any(|w| w.among(&["individually"]));
        let equals = claim.sides.iter().skip(1).any(|side| self.one_by_one(line, side));
        let apart = |w: &crate::mention::word::Word| w.among(&["separately", "separate", "respectively"]);
        let separate = words[claim.tokens.clone()].iter().any(apart);
        let behind = words[claim.tokens.end..line.tokens.end].first().is_some_and(|w| w.is("separately"));
        equals || in_turn || separate || behind
    }

    /// "telephoned both presidents": who rings several persons talks to one at a time, unless the line is open to all.
    fn rung(&self, claim: &MeetingClaim, line: &Line, others: &[Meant]) -> bool {
        let joint = || {
            let words = self.cast.page.words[line.tokens.clone()].iter();
            words
                .into_iter()
                .any(|w| w.among(&["conference", "joint", "three-way", "trilateral", "jointly", "together"]))
        };
        claim.kind == Kind::Call && !claim.mutual && others.iter().all(|m| matches!(m, Meant::Person(_))) && !joint()
    }

    /// "received each of his two visitors": whether the other side is told one by one.
    fn each_of(&self, claim: &MeetingClaim, line: &Line) -> bool {
        let rows = claim.sides.iter().skip(1).flat_map(|side| pairing::rows(line, side));
        let mut starts = rows.map(|row| line.parties[row].tokens.start);
        starts.any(|at| self.cast.page.words[at].is("each"))
    }

    /// How many some sides are.
    fn count_of(&self, sentence: usize, sides: &[Side]) -> usize {
        let mut out: Vec<Meant> = Vec::new();
        for meant in sides.iter().flat_map(|side| self.side(sentence, side, &[])) {
            if !out.contains(&meant) {
                out.push(meant);
            }
        }
        out.len()
    }

    /// "with A and with B and C": those of the other side, parted where the preposition is said again; but not two of one
    /// country between whom nothing else is told.
    fn rounds(&self, line: &Line, sides: &[Side], others: &[Meant]) -> Vec<Vec<Meant>> {
        let mut out: Vec<Vec<Meant>> = Vec::new();
        let mut last: Option<usize> = None;
        let words = &self.cast.page.words;
        for row in sides.iter().flat_map(|side| pairing::rows(line, side)) {
            let party = &line.parties[row];
            let start = party.tokens.start;
            let who = self.side(line.sentence, &Side::Party(row), &[]);
            let with = last.is_some_and(|end| (end..start).any(|i| words[i].is("with")));
            let plain = last.is_some_and(|end| (end..start).all(|i| words[i].among(&["and", "with"])));
            let land = |all: &[Meant]| if let [Meant::Person(_)] = all { self.home(&all[0]) } else { None };
            let fellow = || {
                let home = out.last().and_then(|o| land(o));
                plain && others.len() == 2 && home.is_some() && land(&who) == home
            };
            if out.is_empty() || with && !fellow() {
                out.push(Vec::new());
            }
            let round = out.len() - 1;
            out[round].extend(who);
            last = Some(party.tokens.end);
        }
        out.into_iter().map(|of| kept(others, &of)).filter(|of| !of.is_empty()).collect()
    }

    /// An encounter told without its sides, or with one alone, is between those in focus: "two hours of talks followed".
    pub(super) fn complete(&self, r: &mut Resolved, drafts: &[Draft]) {
        let line = &self.cast.claims.lines[r.claim.sentence];
        let Some(noun) = r.claim.encounter.map(|e| &line.encounters[e]) else { return };
        if r.who.is_empty() && r.bodies.is_empty() && self.anew(&noun.tokens) && r.claim.status != Status::Held {
            self.go_on(r, drafts);
            return;
        }
        if !r.bodies.is_empty() || r.who.len() > 1 || noun.weak || noun.definite || r.claim.status == Status::Cancelled
        {
            return;
        }
        if r.claim.when.is_none() || matches!(r.claim.kind, Kind::Conference) {
            return;
        }
        let one = r.who.first().cloned();
        let near = drafts.iter().rev().find(|d| {
            r.claim.sentence.saturating_sub(d.last) < 3
                && d.who.len() == 2
                && one.as_ref().is_none_or(|o| d.people().contains(o))
        });
        let focus = &self.meanings.focus[r.claim.sentence];
        let pair = match near {
            Some(d) => d.who.iter().map(|(m, _)| m.clone()).collect::<Vec<_>>(),
            None => focus.iter().map(|p| Meant::Person(*p)).collect(),
        };
        if pair.len() == 2 && one.is_none_or(|o| pair.contains(&o)) {
            r.who = pair;
        }
    }

    /// One side of a cancelled encounter: the other is the one last told of beside it.
    pub(super) fn fill(&self, r: &mut Resolved, drafts: &[Draft]) {
        if r.claim.status == Status::Cancelled && r.who.len() == 1 && r.bodies.is_empty() {
            let last = drafts.iter().rev().find(|d| d.who.len() == 2 && d.who.iter().any(|(m, _)| *m == r.who[0]));
            if let Some(last) = last {
                r.who = last.who.iter().map(|(m, _)| m.clone()).collect();
            }
        }
    }
}
