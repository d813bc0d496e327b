//! Where does a document play, and who stands on whose side? What helps to tell of which country an office is.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fellows::one_each;
use super::person::Beings;
use super::trail::countries;
use crate::claim::line::Line;
use crate::claim::{Claims, Side};
use crate::mention::Page;
use crate::mention::office::Of;
use crate::mention::party::Head;
use crate::mention::place::Scale;
use crate::schema::{Sort, fold};

/// Verbs whose object mostly belongs to another country than their subject.
const TOWARDS: &[&str] = &[
    "tell",
    "assure",
    "thank",
    "congratulate",
    "invite",
    "welcome",
    "receive",
    "host",
    "greet",
    "urge",
    "inform",
    "meet",
    "visit",
    "phone",
    "telephone",
    "call",
    "ask",
    "warn",
    "praise",
    "see",
    "join",
    "brief",
    "remind",
];

/// How long the place at the head of a piece may be.
const LABEL: usize = 60;

/// Whoever stands on the other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Other {
    /// A person, by number.
    Person(usize),
    /// A country, or somebody of it.
    Country(String),
}

/// What the document as a whole tells.
pub struct Setting {
    /// The country of the dateline.
    pub dateline: Option<String>,
    /// How often each country is named.
    pub counts: BTreeMap<String, usize>,
    /// How often each organisation of states is named.
    pub bodies: BTreeMap<String, usize>,
    /// Those on the other side of each person.
    pub against: Vec<Vec<Other>>,
    /// Those in one list with each person.
    pub beside: Vec<Vec<usize>>,
    /// Those right before each person in a list.
    pub behind: Vec<Vec<usize>>,
    /// Those named together with each person as holders of one office: "Presidents X and Y".
    pub fellows: Vec<Vec<usize>>,
    /// Those who share a family name with each person.
    pub kin: Vec<Vec<usize>>,
    /// Those with whom the document opens.
    pub lead: Vec<usize>,
    /// By sentence, the countries named in it, with the tokens where they stand.
    pub named: Vec<Vec<(usize, String)>>,
    /// Offices of countries that are told without their holders, folded, behind the country.
    pub spoken: Vec<(String, String)>,
    /// Tokens of topics, where a country tells less of a person.
    topics: Vec<Range<usize>>,
}

impl Setting {
    /// Reads it from the sentences.
    pub fn of(page: &Page, claims: &Claims, beings: &Beings) -> Setting {
        let mut setting = Setting {
            dateline: page.dateline_place().and_then(|p| p.country.clone()),
            counts: BTreeMap::new(),
            bodies: BTreeMap::new(),
            against: vec![Vec::new(); beings.all.len()],
            beside: vec![Vec::new(); beings.all.len()],
            behind: vec![Vec::new(); beings.all.len()],
            fellows: vec![Vec::new(); beings.all.len()],
            kin: kin(beings),
            lead: lead(claims, beings),
            named: claims.lines.iter().map(|line| named_countries(page, line)).collect(),
            spoken: spoken(claims),
            topics: topics(claims),
        };
        for (line, named) in claims.lines.iter().zip(&mut setting.named) {
            named.extend(headed(page, line).into_iter().map(|name| (line.tokens.start, name)));
        }
        for (_, name) in setting.named.iter().flatten() {
            *setting.counts.entry(name.clone()).or_default() += 1;
        }
        for line in &claims.lines {
            for name in named_bodies(page, line) {
                *setting.bodies.entry(name).or_default() += 1;
            }
        }
        setting.encounters(claims, beings);
        setting.verbs(claims, beings);
        setting.company(claims, beings);
        setting.lists(claims, beings);
        setting
    }

    /// Whether a token belongs to a topic.
    pub fn in_topic(&self, token: usize) -> bool {
        self.topics.iter().any(|t| t.contains(&token))
    }

    /// Whoever met stands on two sides; those of one list only where they met one another.
    fn encounters(&mut self, claims: &Claims, beings: &Beings) {
        for claim in &claims.meetings {
            let line = &claims.lines[claim.sentence];
            let sides: Vec<Vec<usize>> = claim.sides.iter().map(|s| members(line, s)).collect();
            if let [Side::Implied, _] = claim.sides[..] {
                self.implied(claims, beings, line, &sides[1]);
            }
            match &sides[..] {
                [one] => {
                    if let [a, b] = one[..] {
                        self.oppose(line, beings, a, b);
                    }
                }
                many => {
                    for (n, side) in many.iter().enumerate() {
                        for &a in side {
                            many[n + 1..].iter().flatten().for_each(|&b| self.oppose(line, beings, a, b));
                        }
                    }
                }
            }
        }
    }

    /// "Met with X": the subject is that of the sentence before.
    fn implied(&mut self, claims: &Claims, beings: &Beings, line: &Line, side: &[usize]) {
        let Some(before) = line.sentence.checked_sub(1).map(|s| &claims.lines[s]) else { return };
        let Some(subject) = (0..before.parties.len()).find_map(|k| beings.of_party.get(&(before.sentence, k)).copied())
        else {
            return;
        };
        for person in side.iter().filter_map(|&k| beings.of_party.get(&(line.sentence, k)).copied()) {
            if person != subject {
                self.against[person].push(Other::Person(subject));
                self.against[subject].push(Other::Person(person));
            }
        }
    }

    /// "Accompanied X": one side.
    fn company(&mut self, claims: &Claims, beings: &Beings) {
        for line in &claims.lines {
            for verb in line.verbs.iter().filter(|v| ["accompany", "flank"].contains(&v.base.as_str())) {
                let mut around: Vec<(usize, usize)> = (0..line.parties.len())
                    .filter_map(|k| Some((line.parties[k].tokens.start, *beings.of_party.get(&(line.sentence, k))?)))
                    .collect();
                around.sort_unstable();
                let behind =
                    around.iter().find(|(at, _)| *at >= verb.tokens.end && *at <= verb.tokens.end + 3).map(|(_, p)| *p);
                let before = around.iter().rfind(|(at, _)| *at < verb.tokens.start).map(|(_, p)| *p);
                let first =
                    |s: usize| (0..claims.lines[s].parties.len()).find_map(|k| beings.of_party.get(&(s, k)).copied());
                let before = before.or_else(|| line.sentence.checked_sub(1).and_then(first));
                if verb.passive {
                    let stop = line.verbs.iter().filter(|v| v.finite() && v.tokens.start > verb.tokens.end);
                    let stop = stop.map(|v| v.tokens.start).min().unwrap_or(line.tokens.end);
                    let all = around.iter().filter(|(at, _)| *at > verb.tokens.end + 3 && *at < stop);
                    for (a, b) in all.filter_map(|(_, p)| Some((before?, *p))).filter(|(a, b)| a != b) {
                        self.beside[b].extend([a, a]);
                    }
                }
                if let (Some(a), Some(b)) = (before, behind)
                    && a != b
                {
                    self.beside[a].extend([b, b]);
                    self.beside[b].extend([a, a]);
                }
            }
        }
    }

    /// "X told Y", "X received Y".
    fn verbs(&mut self, claims: &Claims, beings: &Beings) {
        for line in &claims.lines {
            for verb in line.verbs.iter().filter(|v| v.finite() && TOWARDS.contains(&v.base.as_str())) {
                let subject = (0..line.parties.len()).filter(|&k| {
                    (verb.tokens.start.saturating_sub(2)..=verb.tokens.start).contains(&line.parties[k].tokens.end)
                });
                let object = (0..line.parties.len())
                    .filter(|&k| (verb.tokens.end..verb.tokens.end + 2).contains(&line.parties[k].tokens.start));
                let (Some(a), Some(b)) = (subject.max(), object.min()) else { continue };
                self.oppose(line, beings, a, b);
            }
        }
    }

    fn lists(&mut self, claims: &Claims, beings: &Beings) {
        for line in &claims.lines {
            for group in &line.groups {
                let people: Vec<(usize, usize)> = group
                    .parties
                    .iter()
                    .filter_map(|&k| Some((*beings.of_party.get(&(line.sentence, k))?, k)))
                    .collect();
                for (n, &(a, k)) in people.iter().enumerate() {
                    let like = people[n + 1..]
                        .iter()
                        .filter(|(b, i)| *b != a && one_each(&line.parties[k], &line.parties[*i]));
                    for &(b, _) in like {
                        self.fellows[a].push(b);
                        self.fellows[b].push(a);
                    }
                }
                let told = |k: usize| !line.parties[k].offices.is_empty();
                let pairs = people.windows(2).filter(|p| p[0].0 != p[1].0 && told(p[1].1)).map(|p| [p[0].0, p[1].0]);
                for pair in pairs.filter(|p| !self.fellows[p[0]].contains(&p[1])).collect::<Vec<_>>() {
                    let opposed = self.against[pair[0]].contains(&Other::Person(pair[1]));
                    if !opposed {
                        self.behind[pair[1]].push(pair[0]);
                        self.beside[pair[0]].push(pair[1]);
                    }
                }
            }
        }
    }

    fn oppose(&mut self, line: &Line, beings: &Beings, a: usize, b: usize) {
        let person = |k: usize| beings.of_party.get(&(line.sentence, k)).copied();
        let other = |k: usize| person(k).map(Other::Person).or_else(|| line.parties[k].of.clone().map(Other::Country));
        for (a, b) in [(a, b), (b, a)] {
            let (Some(p), Some(other)) = (person(a), other(b)) else { continue };
            if other != Other::Person(p) && !self.against[p].contains(&other) {
                self.against[p].push(other);
            }
        }
    }
}

/// The first persons named in the first sentences that name any.
fn lead(claims: &Claims, beings: &Beings) -> Vec<usize> {
    let mut out = Vec::new();
    let first = |l: &Line| (0..l.parties.len()).find_map(|k| beings.of_party.get(&(l.sentence, k)).copied());
    for person in claims.lines.iter().take(6).filter_map(first).take(2) {
        if !out.contains(&person) {
            out.push(person);
        }
    }
    out
}

fn members(line: &Line, side: &Side) -> Vec<usize> {
    match side {
        Side::Group(g) => line.groups[*g].parties.clone(),
        Side::Party(k) => vec![*k],
        Side::Implied => Vec::new(),
    }
}

/// Persons whose names end alike.
fn kin(beings: &Beings) -> Vec<Vec<usize>> {
    let family: Vec<String> = beings
        .all
        .iter()
        .map(|b| match b.name.split_whitespace().count() {
            0 | 1 => String::new(),
            _ => fold(b.name.split_whitespace().next_back().unwrap_or("")).into_owned(),
        })
        .collect();
    let same =
        |a: usize| (0..family.len()).filter(|&b| b != a && family[a].len() > 2 && family[a] == family[b]).collect();
    (0..family.len()).map(same).collect()
}

/// "The President of Chile": offices without their holders, with their countries.
fn spoken(claims: &Claims) -> Vec<(String, String)> {
    let parties = claims.lines.iter().flat_map(|l| &l.parties).filter(|p| p.head == Head::Office);
    let told = parties.flat_map(|p| &p.offices).filter(|o| !o.plural && !o.former);
    told.filter_map(|o| match &o.of {
        Of::Body(of) => Some((of.clone(), fold(&o.title).into_owned())),
        _ => None,
    })
    .collect()
}

/// The tokens of topics: "spoke about Yemen" makes nobody a Yemeni.
fn topics(claims: &Claims) -> Vec<Range<usize>> {
    let talked = claims.meetings.iter().flat_map(|m| &m.topics).chain(claims.topics.iter().flat_map(|t| &t.topics));
    talked.map(|t| t.tokens.clone()).collect()
}

/// "OSLO - ", "[3] Lima, March 3": the country of the line above a piece of a bulletin, for its first sentence.
fn headed(page: &Page, line: &Line) -> Vec<String> {
    let document = page.document;
    let sentence = &document.sentences[line.sentence];
    let first = line.sentence == 0 || document.sentences[line.sentence - 1].block != sentence.block;
    let Some(before) = sentence.block.checked_sub(1).filter(|_| first) else { return Vec::new() };
    let block = &document.blocks[before as usize];
    let text = block.span.of(&document.article.text);
    if block.kind.is_content() || text.len() > LABEL || document.dateline.as_ref().is_some_and(|d| d.block == before) {
        return Vec::new();
    }
    countries(page, &crate::schema::title_case(&text.to_lowercase()))
}

/// Organisations of states named in a sentence.
fn named_bodies(page: &Page, line: &Line) -> Vec<String> {
    let atoms = line.tokens.clone().filter_map(|i| page.atom(i));
    let listed = atoms.filter_map(|a| a.organisation()).map(|k| &page.schema.organisations[k as usize]);
    listed.filter(|o| matches!(o.kind, Sort::International | Sort::Bloc)).map(|o| o.name.clone()).collect()
}

/// Countries named in a sentence, with the tokens where they stand.
pub(super) fn named_countries(page: &Page, line: &Line) -> Vec<(usize, String)> {
    let atoms = line.tokens.clone().filter_map(|i| page.atom(i).map(|a| (i, a)));
    let mut out: Vec<(usize, String)> = atoms
        .filter_map(|(i, a)| {
            let polity =
                a.polity().or(a.adjective()).or(a.people()).map(|k| page.schema.polities[k as usize].name.clone());
            let organ = || a.organisation().and_then(|k| page.schema.organisations[k as usize].of.clone());
            Some((i, polity.or_else(organ)?))
        })
        .collect();
    for i in line.tokens.clone() {
        if let Some(atom) = page.atom(i) {
            out.extend(atom.pair.iter().filter_map(|e| Some((i, page.entry_name(e)?.to_string()))));
        }
    }
    let placed = |i: usize| line.places.iter().any(|p| p.tokens.contains(&i));
    let metonym = |i: usize| page.atom(i).filter(|_| !placed(i) && !page.in_name(i)).and_then(|a| page.capital_of(a));
    out.extend(line.tokens.clone().filter_map(|i| Some((i, metonym(i)?))));
    out.extend(
        line.places
            .iter()
            .filter(|p| p.scale != Scale::Country)
            .filter_map(|p| p.country.clone().map(|c| (p.tokens.start, c))),
    );
    out
}
