//! Descriptions that tell an office: "X spoke first. The French president ...": X, of whom nothing else is known, is meant.

mod several;

use super::fact::{Evidence, Office};
use super::office::{Offices, Said, Tenure, alike, generic, same_title};
use super::person::Beings;
use crate::claim::Claims;
use crate::claim::line::Line;
use crate::mention::Page;
use crate::mention::office::{Determiner, Of, OfficeMention};
use crate::mention::party::{Head, Party};
use crate::schema::fold;

/// How much must speak for the person whom a description is taken to mean.
const LIKELY: f32 = -3.2;

/// What it tells that a person is known to be of the country of the one described.
const AT_HOME: f32 = 1.2;

/// What it tells that somebody of a person's name is known to have held the office at that time.
const KNOWN: f32 = 5.0;

/// What a name tells of a body that has no names of its own.
const UNTOLD: f32 = 0.1;

/// Last words of titles that one person at a time holds.
const SINGLE: &[&str] = &[
    "president",
    "minister",
    "premier",
    "chancellor",
    "king",
    "queen",
    "emir",
    "sultan",
    "pope",
    "secretary of state",
    "secretary-general",
    "secretary",
    "prince",
    "taoiseach",
    "emperor",
    "patriarch",
    "high representative",
    "foreign policy chief",
    "head of state",
];

/// Last words of titles that several may hold, of whom "the" tells that one was named.
const SPOKEN_OF: &[&str] = &[
    "leader",
    "speaker",
    "envoy",
    "special representative",
    "assistant secretary of state",
    "negotiator",
    "mediator",
    "commissioner",
    "facilitator",
];

/// Titles that a person may be given by where nothing but "the" stands before: not those of queens and popes, who have styles.
const UNTITLED: &[&str] = &[
    "president",
    "premier",
    "chancellor",
    "taoiseach",
    "foreign secretary",
    "secretary of state",
    "defense secretary",
];

/// Ministers who need no name where one alone is spoken of.
const MINISTERS: &[&str] =
    &["prime minister", "foreign minister", "defense minister", "interior minister", "finance minister"];

/// Whom descriptions mean, what is known so far, and what becomes known.
pub struct Describer<'d> {
    /// The document.
    pub page: &'d Page<'d, 'd>,
    /// Its sentences.
    pub claims: &'d Claims,
    /// Its persons.
    pub beings: &'d Beings,
    /// Every statement of an office.
    pub said: &'d [Said<'d>],
    /// The document's id.
    pub document: &'d str,
}

/// A description of one office-holder, to be given to somebody.
struct Wanted<'l> {
    line: &'l Line,
    /// Its first token.
    start: usize,
    office: Office,
    /// Whom it cannot mean.
    not: Option<usize>,
}

impl<'d> Describer<'d> {
    /// "The South African president": the person named before without an office.
    pub fn offices(&self, out: &mut Offices) {
        let mut wanted = Vec::new();
        for line in &self.claims.lines {
            let mut k = 0;
            while k < line.parties.len() {
                let together = |p: &&Party| p.head == Head::Office && p.tokens == line.parties[k].tokens;
                let many = line.parties[k..].iter().take_while(together).count().max(1);
                let parties = &line.parties[k..k + many];
                let claimed =
                    self.claims.roles.iter().any(|r| r.sentence == line.sentence && (k..k + many).contains(&r.office));
                if claimed {
                    k += many;
                    continue;
                }
                let found: Vec<Office> = parties
                    .iter()
                    .filter_map(described)
                    .filter(|(office, of)| office.title != "Leader" || self.page.schema.polity(of).is_none())
                    .map(|(office, of)| Office { title: office.title.clone(), of: Some(of.to_string()) })
                    .collect();
                match &found[..] {
                    [] => {}
                    [one] => {
                        wanted.push(Wanted { line, start: parties[0].tokens.start, office: one.clone(), not: None })
                    }
                    several => {
                        let open: Vec<&Office> = several.iter().filter(|o| !held(o, out)).collect();
                        match &open[..] {
                            [one] if several.len() > 1 => wanted.push(Wanted {
                                line,
                                start: parties[0].tokens.start,
                                office: (*one).clone(),
                                not: None,
                            }),
                            _ => self.give_several(line, several, out),
                        }
                    }
                }
                k += many;
            }
        }
        self.give(wanted, out);
    }

    /// "The prime minister" of a text that names none: whoever was named right before without an office.
    pub fn open(&self, out: &Offices) -> Vec<Said<'d>> {
        let mut found: Vec<Said> = Vec::new();
        for line in &self.claims.lines {
            for (k, party) in line.parties.iter().enumerate() {
                let claimed = self.claims.roles.iter().any(|r| r.sentence == line.sentence && r.office == k);
                let Some(office) = untold(party).filter(|_| !claimed) else { continue };
                let same = |title: &str| same_here(title, &office.title);
                let told = self.said.iter().chain(&found).any(|s| same(&s.office.title));
                let held = out.tenures.iter().flatten().any(|t| !t.former && same(&t.office.title));
                if told || held {
                    continue;
                }
                let free = |p: &usize| self.free(*p, &Office { title: office.title.clone(), of: None }, out);
                let taken = |p: &usize| found.iter().any(|s| s.person == *p);
                let person = (0..=2).filter_map(|b| line.sentence.checked_sub(b)).find_map(|s| {
                    let before = self.placed(s).into_iter().filter(|(at, _)| *at < party.tokens.start);
                    let mut people: Vec<usize> = before.map(|(_, p)| p).filter(|p| free(p) && !taken(p)).collect();
                    people.dedup();
                    (!people.is_empty()).then_some(people)
                });
                if let Some([person]) = person.as_deref() {
                    found.push(Said { person: *person, office: office.clone(), line, party: k, rule: "description" });
                }
            }
        }
        found
    }

    /// "X and his counterpart Y": the same office, of a country that is to be found.
    pub fn open_counterparts(&self, out: &Offices) -> Vec<Said<'d>> {
        let mut found: Vec<Said> = Vec::new();
        for line in &self.claims.lines {
            for (k, party) in line.parties.iter().enumerate() {
                let Some(&person) = self.beings.of_party.get(&(line.sentence, k)) else { continue };
                let open = party.of.is_none() && out.homes[person].is_none() && out.tenures[person].is_empty();
                if !open || party.epithet.as_deref() != Some("counterpart") {
                    continue;
                }
                if self.said.iter().chain(&found).any(|s| s.person == person) {
                    continue;
                }
                let here =
                    self.placed(line.sentence).into_iter().rfind(|(at, p)| *at < party.tokens.start && *p != person);
                let first = || self.named(line.sentence.checked_sub(1)?).first().copied();
                let Some(owner) = here.map(|(_, p)| p).or_else(first).filter(|o| *o != person) else { continue };
                let mut titles = self.said.iter().filter(|s| s.person == owner && !s.office.former);
                let Some(title) = titles.next().map(|s| s.office.title.clone()) else { continue };
                if titles.any(|s| generic(&s.office.title) != generic(&title)) {
                    continue;
                }
                let shared = title == "Foreign Secretary" && out.homes[owner].as_deref() != Some("United Kingdom");
                let title = if shared { title } else { generic(&title) };
                let office = OfficeMention { title, tokens: party.tokens.clone(), ..OfficeMention::default() };
                found.push(Said { person, office, line, party: k, rule: "counterpart" });
            }
        }
        found
    }

    /// "his Croatian colleague": whoever was named before without an office holds that of the one spoken of.
    pub fn counterparts(&self, out: &mut Offices) {
        let mut wanted = Vec::new();
        for line in &self.claims.lines {
            for (k, party) in line.parties.iter().enumerate() {
                let (Head::Epithet(word), Some(of)) = (&party.head, &party.of) else { continue };
                if !["counterpart", "colleague"].contains(&word.as_str()) {
                    continue;
                }
                let Some(owner) = self.owner(line, k) else { continue };
                let Some(tenure) = out.tenures[owner].iter().find(|t| !t.former) else { continue };
                let title = alike(self.page, &tenure.office.title, of);
                let office = Office { title, of: Some(of.clone()) };
                wanted.push(Wanted { line, start: party.tokens.start, office, not: Some(owner) });
            }
        }
        self.give(wanted, out);
    }

    /// "X succeeded Y", "X takes over from Y", "X and his predecessor, Y": both held one office.
    pub fn successions(&self, out: &mut Offices) {
        for line in &self.claims.lines {
            for verb in line
                .verbs
                .iter()
                .filter(|v| ["succeed", "replace", "oust", "unseat", "defeat", "topple"].contains(&v.base.as_str()))
            {
                let people = self.placed(line.sentence);
                let before = people.iter().rfind(|(at, _)| *at < verb.tokens.start).map(|(_, p)| *p);
                let behind =
                    people.iter().find(|(at, _)| *at >= verb.tokens.end && *at <= verb.tokens.end + 4).map(|(_, p)| *p);
                if let (Some(a), Some(b)) = (before, behind) {
                    let (new, old) = if verb.passive { (b, a) } else { (a, b) };
                    self.hand_over(line, new, old, out);
                }
            }
            for (new, old) in self.taken_over(line) {
                self.hand_over(line, new, old, out);
            }
            for (k, party) in line.parties.iter().enumerate() {
                let word = party.epithet.as_deref().map(|e| e.strip_suffix('s').unwrap_or(e));
                let Some(word) = word.filter(|e| ["predecessor", "successor"].contains(e)) else { continue };
                let Some(&named) = self.beings.of_party.get(&(line.sentence, k)) else { continue };
                if word == "predecessor" && self.predecessor_of_described(line, k, named, out) {
                    continue;
                }
                let Some(owner) = self.owner(line, k).filter(|o| *o != named) else { continue };
                let owner = self.in_office(line, owner, named, out);
                let (new, old) = if word == "predecessor" { (owner, named) } else { (named, owner) };
                self.hand_over(line, new, old, out);
            }
        }
    }

    /// "X took over on Monday from Y": the two.
    fn taken_over(&self, line: &Line) -> Vec<(usize, usize)> {
        let words = &self.page.words;
        let over = |end: usize| words.get(end).is_some_and(|w| w.is("over"));
        let taken: Vec<_> = line.verbs.iter().filter(|v| v.base == "take" && over(v.tokens.end)).collect();
        let people = if taken.is_empty() { Vec::new() } else { self.placed(line.sentence) };
        taken
            .into_iter()
            .filter_map(|v| {
                let from = (v.tokens.end..line.tokens.end.min(v.tokens.end + 10)).find(|&i| words[i].is("from"))?;
                let new = people.iter().rfind(|(at, _)| *at < v.tokens.start)?.1;
                let old = people.iter().find(|(at, _)| *at > from && *at <= from + 3)?.1;
                (new != old).then_some((new, old))
            })
            .collect()
    }

    /// "The Chilean president and his predecessor, X": the office described last before, where no person is named between.
    fn predecessor_of_described(&self, line: &Line, k: usize, named: usize, out: &mut Offices) -> bool {
        let start = line.parties[k].tokens.start;
        let before = |p: &&Party| p.tokens.end <= start && p.personal() && p.head != Head::Pronoun;
        let last = line.parties.iter().filter(before).max_by_key(|p| p.tokens.end);
        let Some((office, of)) = last.and_then(described) else { return false };
        if !out.tenures[named].is_empty() {
            return true;
        }
        let office = Office { title: office.title.clone(), of: Some(of.to_string()) };
        self.note(line, named, office, out);
        out.tenures[named][0].former = true;
        true
    }

    /// The office of one whose predecessor or successor holds none yet.
    fn hand_over(&self, line: &Line, new: usize, old: usize, out: &mut Offices) {
        let current = |p: usize, out: &Offices| out.tenures[p].iter().find(|t| !t.former).map(|t| t.office.clone());
        let any =
            |p: usize, out: &Offices| out.tenures[p].iter().find(|t| t.office.of.is_some()).map(|t| t.office.clone());
        if out.tenures[old].is_empty()
            && let Some(office) = current(new, out)
        {
            self.note(line, old, office, out);
            out.tenures[old][0].former = true;
        } else if out.tenures[new].is_empty()
            && let Some(office) = any(old, out)
        {
            self.note(line, new, office, out);
        }
    }

    /// The owner, or where nothing is told of that person, whoever in office was named last: "he and his predecessor".
    fn in_office(&self, line: &Line, owner: usize, not: usize, out: &Offices) -> usize {
        let holds = |p: &usize| *p != not && out.tenures[*p].iter().any(|t| !t.former);
        let back = (1..4).filter_map(|b| line.sentence.checked_sub(b)).flat_map(|s| self.named(s).into_iter().rev());
        if holds(&owner) { owner } else { back.into_iter().find(holds).unwrap_or(owner) }
    }

    /// The person named last before a party.
    fn owner(&self, line: &Line, k: usize) -> Option<usize> {
        let party = &line.parties[k];
        let named = party.owner.clone().and_then(|tokens| self.beings.called(&self.page.text(tokens)));
        let apart = |i: &usize| line.parties[*i].tokens.start != party.tokens.start;
        let before = (0..k).rev().filter(apart);
        let here =
            named.or_else(|| before.into_iter().find_map(|i| self.beings.of_party.get(&(line.sentence, i)).copied()));
        here.or_else(|| self.named(line.sentence.checked_sub(1)?).last().copied())
    }

    /// Gives each described office to whom it most likely means, the surest first.
    fn give(&self, wanted: Vec<Wanted>, out: &mut Offices) {
        let mut likely: Vec<(f32, usize, usize)> = Vec::new();
        for (n, w) in wanted.iter().enumerate().filter(|(_, w)| !held(&w.office, out)) {
            let here = self.placed(w.line.sentence);
            let behind = |p: &usize| here.iter().any(|(at, q)| q == p && *at >= w.start);
            let free = |p: &usize| Some(*p) != w.not && !behind(p) && self.free(*p, &w.office, out);
            let people = (0..self.beings.all.len()).filter(free);
            likely.extend(people.filter_map(|p| Some((self.likely(w, p, out)?, n, p))).filter(|l| l.0 >= LIKELY));
        }
        likely.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, n, person) in likely {
            let Wanted { line, office, .. } = &wanted[n];
            if held(office, out) || !self.free(person, office, out) {
                continue;
            }
            if self.titled(person, office) {
                out.homes[person] = out.homes[person].take().or(office.of.clone());
            } else {
                self.note(line, person, office.clone(), out);
            }
        }
    }

    /// Whether the text gives a person such a title somewhere.
    fn titled(&self, person: usize, office: &Office) -> bool {
        let same = |s: &Said| !s.office.former && same_title(&s.office.title, &office.title);
        self.said.iter().any(|s| s.person == person && same(s))
    }

    /// How likely a description in a sentence means a person: how near, how well the name suits, what else is told.
    fn likely(&self, wanted: &Wanted, person: usize, out: &Offices) -> Option<f32> {
        let Wanted { line, start, office, .. } = wanted;
        let (sentence, opens) = (line.sentence, *start <= line.tokens.start + 1);
        let of = office.of.as_ref()?;
        let at: Vec<usize> = self.beings.all[person].forms.values().flatten().map(|at| at.0).collect();
        let back = at.iter().filter(|&&s| s <= sentence).max().map(|s| sentence - s);
        let ahead = at.iter().filter(|&&s| s > sentence).min().map(|s| s - sentence);
        let log = |n: usize| (n.min(14) as f32).ln();
        let far = match (back, ahead) {
            (Some(0), _) => 0.4,
            (Some(back), _) => 0.5 + 1.3 * log(back),
            (None, Some(ahead)) => 1.4 + 1.2 * log(ahead),
            (None, None) => return None,
        };
        // "X spoke first. The French president ...": a description that opens the next sentence.
        let next = if back == Some(1) && opens { 1.2 } else { 0.0 };
        let name = self.beings.all[person].fits(&self.page.schema.origins, of).unwrap_or(UNTOLD);
        let home = if out.homes[person].as_ref() == Some(of) { AT_HOME } else { 0.0 };
        let told = if self.titled(person, office) { 1.0 } else { 0.0 };
        let full = if self.beings.all[person].name.contains(' ') { 0.4 } else { 0.0 };
        let known = if self.known(person, office) { KNOWN } else { 0.0 };
        Some((name + 0.02).ln() + known + home + told + full + next + 0.5 * log(at.len()) - far)
    }

    /// Whether somebody of a person's name is known to have held an office at the time of the document.
    fn known(&self, person: usize, office: &Office) -> bool {
        let year = self.page.document.date.map(|d| d.year());
        let of = office.of.as_deref().unwrap_or("");
        self.page.schema.holders.holds(&self.beings.all[person].name, &office.title, of, year)
    }

    fn note(&self, line: &Line, person: usize, office: Office, out: &mut Offices) {
        let evidence = Evidence {
            document: self.document.into(),
            span: self.page.document.sentences[line.sentence].span,
            rule: "description".into(),
        };
        out.homes[person] = office.of.clone();
        out.tenures[person].push(Tenure { office, former: false, told: true, evidence: vec![evidence] });
    }

    /// Whether a person may be the one described: nothing that is told of them speaks against it.
    fn free(&self, person: usize, office: &Office, out: &Offices) -> bool {
        let home = out.homes[person].as_ref().is_none_or(|h| office.of.as_ref().is_none_or(|of| of == h));
        let told = self.said.iter().filter(|s| s.person == person && !s.office.former);
        let told = told.filter(|s| !same_title(&s.office.title, &office.title)).count();
        home && told == 0 && out.tenures[person].iter().all(|t| t.former) && !self.equal(person)
    }

    /// Whether a person is told to be somebody's counterpart of a country: that office is told already.
    fn equal(&self, person: usize) -> bool {
        let places = self.beings.all[person].forms.values().flatten();
        places
            .map(|&(s, k)| &self.claims.lines[s].parties[k])
            .any(|p| p.of.is_some() && p.epithet.as_deref().is_some_and(|e| e.starts_with("counterpart")))
    }

    /// Persons named in a sentence, with the tokens where they stand, in order.
    fn placed(&self, sentence: usize) -> Vec<(usize, usize)> {
        let line = &self.claims.lines[sentence];
        let mut named: Vec<(usize, usize)> = (0..line.parties.len())
            .filter_map(|k| Some((line.parties[k].tokens.start, *self.beings.of_party.get(&(sentence, k))?)))
            .collect();
        named.sort_unstable();
        named
    }

    /// Persons named in a sentence, each once, in order.
    fn named(&self, sentence: usize) -> Vec<usize> {
        let mut out: Vec<usize> = Vec::new();
        for (_, p) in self.placed(sentence) {
            if !out.contains(&p) {
                out.push(p);
            }
        }
        out
    }
}

/// Whether two titles name one office: a foreign secretary is one beside any foreign minister.
fn same_here(title: &str, office: &str) -> bool {
    let own = ["Foreign Secretary", "Secretary of State", "Defense Secretary", "Taoiseach"].contains(&office);
    if own { title == office } else { same_title(title, office) }
}

/// Whether somebody is known to hold an office.
pub fn held(office: &Office, out: &Offices) -> bool {
    let same = |t: &Tenure| !t.former && t.office.of == office.of && same_title(&t.office.title, &office.title);
    out.tenures.iter().flatten().any(same)
}

/// The office of a description without a country: "the president".
fn untold(party: &Party) -> Option<&OfficeMention> {
    let office = party.offices.first().filter(|_| party.head == Head::Office)?;
    let title = fold(&office.title);
    let single = UNTITLED.contains(&&*title) || MINISTERS.contains(&&*title);
    let definite = office.determiner == Determiner::Definite && office.of == Of::Open;
    (single && definite && !office.former && !office.plural).then_some(office)
}

/// The office of a description that one person alone can be: "the Russian president", "Russia's president".
fn described(party: &Party) -> Option<(&OfficeMention, &str)> {
    let office = party.offices.first().filter(|_| party.head == Head::Office)?;
    let Of::Body(of) = &office.of else { return None };
    let title = fold(&office.title);
    if ["minister", "secretary", "prince"].contains(&&*title) {
        return None;
    }
    let single = SINGLE.iter().any(|s| title.ends_with(s))
        && !["deputy", "vice", "assistant", "press"].iter().any(|w| title.contains(w));
    let known = single && office.determiner != Determiner::Indefinite
        || office.determiner == Determiner::Definite && SPOKEN_OF.iter().any(|s| title.ends_with(s));
    (known && !office.former && !office.plural).then_some((office, of))
}
