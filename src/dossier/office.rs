//! Which offices do persons hold, and of which country? What the text leaves open is settled by what stands around.

use std::collections::BTreeMap;

use super::fact::{Evidence, Office};
use super::person::Beings;
use crate::claim::line::Line;
use crate::claim::{Claims, Side};
use crate::mention::Page;
use crate::mention::office::{Of, OfficeMention};
use crate::mention::party::{Head, Party};
use crate::mention::place::Scale;
use crate::schema::fold;

/// An office that a person holds or held.
#[derive(Clone, Debug, PartialEq)]
pub struct Tenure {
    /// Which.
    pub office: Office,
    /// Whether it is past.
    pub former: bool,
    /// Whether the text names the country or body itself.
    pub told: bool,
    /// Where it is said.
    pub evidence: Vec<Evidence>,
}

/// Persons' offices and countries.
#[derive(Clone, Debug, Default)]
pub struct Offices {
    /// Offices, by person.
    pub tenures: Vec<Vec<Tenure>>,
    /// The country that each belongs to.
    pub homes: Vec<Option<String>>,
}

/// One statement: this person, this office.
struct Said<'c> {
    person: usize,
    office: OfficeMention,
    line: &'c Line,
    party: usize,
    rule: &'c str,
}

/// Whether two titles name one office: equal, or one is the general word for the other.
pub fn same_title(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a).into_owned(), fold(b).into_owned());
    if a == b {
        return true;
    }
    let last = |t: &str| t.split(' ').next_back().unwrap_or("").to_string();
    let general = |short: &str, long: &str| {
        let words: Vec<&str> = long.split(' ').collect();
        !short.contains(' ')
            && (words.contains(&short) || short == last(long))
            && !words.iter().any(|w| ["vice", "deputy", "press", "former"].contains(w) && short == "president")
    };
    let head_of_state = [
        "president",
        "prime minister",
        "king",
        "emir",
        "sultan",
        "chancellor",
        "supreme leader",
        "general secretary",
        "queen",
        "premier",
        "commander",
        "chairman",
        "first secretary",
        "crown prince",
        "head",
    ];
    let leads = |short: &str, long: &str| {
        ["leader", "ruler", "strongman", "dictator", "head of state", "head of government", "chief"].contains(&short)
            && head_of_state.contains(&long)
    };
    let family = |t: &str| match t {
        "secretary of state" | "foreign secretary" | "external affairs minister" | "minister for foreign affairs" => {
            "foreign minister".to_string()
        }
        "secretary of defense" | "defense secretary" => "defense minister".to_string(),
        other => other.to_string(),
    };
    general(&a, &b) || general(&b, &a) || leads(&a, &b) || leads(&b, &a) || family(&a) == family(&b)
}

/// Reads all statements of offices and settles whose they are.
pub fn offices(page: &Page, claims: &Claims, beings: &Beings, document: &str) -> Offices {
    let mut out = Offices { tenures: vec![Vec::new(); beings.all.len()], homes: vec![None; beings.all.len()] };
    let said = statements(page, claims, beings);
    stated_homes(claims, beings, &mut out);
    for s in said.iter().filter(|s| matches!(s.office.of, Of::Body(_))) {
        add(page, s, body(s), true, document, &mut out);
    }
    let scene = Scene::of(page, claims);
    for sure in [Sureness::Only, Sureness::Owned, Sureness::Open] {
        for s in said.iter().filter(|s| sureness(page, s) == Some(sure)) {
            let of = settle(page, s, claims, beings, &scene, &out);
            add(page, s, of, false, document, &mut out);
        }
    }
    counterparts(page, claims, beings, document, &mut out);
    later_counterparts(page, claims, beings, document, &mut out);
    for tenures in &mut out.tenures {
        tidy(tenures);
    }
    out
}

/// In which order offices without a country are settled: the surest first, since each may settle the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sureness {
    /// A title that one country alone has.
    Only,
    /// "Trump's envoy", "his foreign minister".
    Owned,
    /// Nothing but the title.
    Open,
}

fn sureness(page: &Page, said: &Said) -> Option<Sureness> {
    match said.office.of {
        Of::Body(_) => None,
        Of::Person(_) | Of::Pronoun(_) => Some(Sureness::Owned),
        Of::Open if only_country(page, &fold(&said.office.title)).is_some() => Some(Sureness::Only),
        Of::Open => Some(Sureness::Open),
    }
}

/// "her Dutch counterpart, X": X holds the same office, of that country.
fn counterparts(page: &Page, claims: &Claims, beings: &Beings, document: &str, out: &mut Offices) {
    for line in &claims.lines {
        for (k, party) in line.parties.iter().enumerate() {
            let (Some(&person), Some(of)) = (beings.of_party.get(&(line.sentence, k)), &party.of) else { continue };
            if !party.epithet.as_ref().is_some_and(|e| e.starts_with("counterpart") || e.starts_with("colleague")) {
                continue;
            }
            let before = (0..k).rev().filter_map(|i| beings.of_party.get(&(line.sentence, i))).find(|&&p| p != person);
            let before = before.copied().or_else(|| last_person(claims, beings, line.sentence, person));
            let Some(title) =
                before.and_then(|o| out.tenures[o].iter().find(|t| !t.former)).map(|t| generic(&t.office.title))
            else {
                continue;
            };
            let office = Office { title, of: Some(of.clone()) };
            if out.tenures[person].iter().any(|t| same_title(&t.office.title, &office.title)) {
                continue;
            }
            let evidence = Evidence {
                document: document.to_string(),
                span: page.document.sentences[line.sentence].span,
                rule: "counterpart".into(),
            };
            out.tenures[person].push(Tenure { office, former: false, told: false, evidence: vec![evidence] });
        }
    }
}

/// "X spoke with his Russian counterpart. ... X and Y discussed": Y, of whom nothing else is told, is the counterpart.
fn later_counterparts(page: &Page, claims: &Claims, beings: &Beings, document: &str, out: &mut Offices) {
    for line in &claims.lines {
        for (k, party) in line.parties.iter().enumerate() {
            let (Head::Epithet(word), Some(of)) = (&party.head, &party.of) else { continue };
            let owner = (0..k).rev().find_map(|i| beings.of_party.get(&(line.sentence, i))).copied();
            let Some(owner) = owner.filter(|_| word == "counterpart") else { continue };
            let Some(title) = out.tenures[owner].iter().find(|t| !t.former).map(|t| generic(&t.office.title)) else {
                continue;
            };
            let held = out
                .tenures
                .iter()
                .flatten()
                .any(|t| t.office.of.as_ref() == Some(of) && same_title(&t.office.title, &title));
            let Some(person) = beside(claims, beings, line.sentence, owner)
                .filter(|&p| !held && out.tenures[p].is_empty() && out.homes[p].is_none())
            else {
                continue;
            };
            let evidence = Evidence {
                document: document.to_string(),
                span: page.document.sentences[line.sentence].span,
                rule: "counterpart".into(),
            };
            out.homes[person] = Some(of.clone());
            out.tenures[person].push(Tenure {
                office: Office { title, of: Some(of.clone()) },
                former: false,
                told: false,
                evidence: vec![evidence],
            });
        }
    }
}

/// The person named beside another one in the next sentences.
fn beside(claims: &Claims, beings: &Beings, sentence: usize, owner: usize) -> Option<usize> {
    let lines = claims.lines.iter().skip(sentence + 1).take(4);
    lines.flat_map(|l| l.groups.iter().map(move |g| (l, g))).find_map(|(l, g)| {
        let people: Vec<usize> =
            g.parties.iter().filter_map(|&p| beings.of_party.get(&(l.sentence, p)).copied()).collect();
        if people.len() == 2 && people.contains(&owner) { people.into_iter().find(|&p| p != owner) } else { None }
    })
}

/// The person named last before a sentence.
fn last_person(claims: &Claims, beings: &Beings, sentence: usize, not: usize) -> Option<usize> {
    (0..sentence).rev().find_map(|s| {
        (0..claims.lines[s].parties.len())
            .rev()
            .filter_map(|k| beings.of_party.get(&(s, k)).copied())
            .find(|&p| p != not)
    })
}

/// A title as other countries have it: the American Secretary of State is a foreign minister.
pub fn generic(title: &str) -> String {
    match title {
        "Secretary of State" | "Foreign Secretary" | "External Affairs Minister" => "Foreign Minister".into(),
        "Secretary of Defense" | "Defense Secretary" => "Defense Minister".into(),
        other => other.to_string(),
    }
}

fn body(said: &Said) -> Option<String> {
    match &said.office.of {
        Of::Body(name) => Some(name.clone()),
        _ => None,
    }
}

fn statements<'c>(page: &Page, claims: &'c Claims, beings: &Beings) -> Vec<Said<'c>> {
    let mut said = Vec::new();
    for line in &claims.lines {
        for (k, party) in line.parties.iter().enumerate() {
            let Some(&person) = beings.of_party.get(&(line.sentence, k)) else { continue };
            for office in &party.offices {
                if !courtesy(page, party, office) {
                    said.push(Said { person, office: office.clone(), line, party: k, rule: party.rule });
                }
            }
        }
    }
    for claim in &claims.roles {
        let line = &claims.lines[claim.sentence];
        let Side::Group(g) = &claim.who else { continue };
        let [k] = line.groups[*g].parties[..] else { continue };
        let Some(&person) = beings.of_party.get(&(line.sentence, k)) else { continue };
        let office = &line.parties[claim.office];
        if office.head != Head::Office {
            continue;
        }
        for mention in &office.offices {
            let mut mention = mention.clone();
            mention.former |= claim.former;
            said.push(Said { person, office: mention, line, party: k, rule: &claim.rule });
        }
    }
    said
}

/// A style before a name that is no office where another one is told: "Foreign Minister Prince X".
fn courtesy(_page: &Page, party: &Party, office: &OfficeMention) -> bool {
    let style = ["Prince", "Princess", "Sheikh", "Lady", "Ayatollah", "Cardinal", "Imam", "Marshal"]
        .contains(&office.title.as_str());
    style
        && (party.offices.len() > 1
            || office.title == "Sheikh"
            || office.title == "Ayatollah"
            || office.title == "Marshal")
}

/// Countries that are said of the person itself: "Russia's X", "X of France".
fn stated_homes(claims: &Claims, beings: &Beings, out: &mut Offices) {
    for line in &claims.lines {
        for (k, party) in line.parties.iter().enumerate() {
            let Some(&person) = beings.of_party.get(&(line.sentence, k)) else { continue };
            if let Some(of) = &party.of
                && out.homes[person].is_none()
            {
                out.homes[person] = Some(of.clone());
            }
        }
    }
}

fn add(page: &Page, said: &Said, of: Option<String>, told: bool, document: &str, out: &mut Offices) {
    let span = page.document.sentences[said.line.sentence].span;
    let evidence = Evidence { document: document.to_string(), span, rule: said.rule.to_string() };
    let office = Office { title: said.office.title.clone(), of };
    if out.homes[said.person].is_none() {
        out.homes[said.person] = office.of.clone().and_then(|of| country_of(page, &of));
    }
    let tenures = &mut out.tenures[said.person];
    let same = tenures
        .iter_mut()
        .find(|t| fold(&t.office.title) == fold(&office.title) && (t.office.of == office.of || office.of.is_none()));
    match same {
        Some(tenure) => {
            tenure.former &= said.office.former;
            if !tenure.evidence.contains(&evidence) {
                tenure.evidence.push(evidence);
            }
        }
        None => tenures.push(Tenure { office, former: said.office.former, told, evidence: vec![evidence] }),
    }
}

/// The country behind a country's or an organ's name.
pub fn country_of(page: &Page, name: &str) -> Option<String> {
    let lists = page.schema;
    match lists.organisations.iter().find(|o| o.name == name) {
        Some(body) => body.of.clone().or_else(|| Some(name.to_string())),
        None => Some(name.to_string()),
    }
}

/// An open office next to the same office with a country, or a general title next to a fuller one, says nothing new.
fn tidy(tenures: &mut Vec<Tenure>) {
    let all = tenures.clone();
    tenures.retain(|t| {
        let better = |o: &Tenure| {
            let same = fold(&o.office.title) == fold(&t.office.title);
            let fuller = o.office.of == t.office.of
                && o.office.title.len() > t.office.title.len()
                && holds_words(&o.office.title, &t.office.title);
            (same && o.office.of.is_some() && t.office.of.is_none()) || fuller
        };
        !all.iter().any(|o| o != t && better(o))
    });
}

/// Whether the long title holds every word of the short one: "Secretary of State" and "Secretary".
fn holds_words(long: &str, short: &str) -> bool {
    let (long, short) = (fold(long).into_owned(), fold(short).into_owned());
    let words: Vec<&str> = long.split(' ').collect();
    let rank = ["deputy", "vice", "assistant"].iter().any(|r| words.contains(r));
    !rank && short.split(' ').all(|w| words.contains(&w))
}

/// Where the document plays: the dateline's country, the country visited, and how often each is named.
struct Scene {
    dateline: Option<String>,
    counts: BTreeMap<String, usize>,
}

impl Scene {
    fn of(page: &Page, claims: &Claims) -> Scene {
        let dateline = page.dateline_place().and_then(|p| p.country);
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for line in &claims.lines {
            for (_, name) in named_countries(page, line) {
                *counts.entry(name).or_default() += 1;
            }
        }
        Scene { dateline, counts }
    }
}

/// Countries named in a sentence, with the tokens where they stand.
fn named_countries(page: &Page, line: &Line) -> Vec<(usize, String)> {
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
    out.extend(
        line.places
            .iter()
            .filter(|p| p.scale != Scale::Country)
            .filter_map(|p| p.country.clone().map(|c| (p.tokens.start, c))),
    );
    out
}

/// The country or body of an office that the text leaves open.
fn settle(
    page: &Page,
    said: &Said,
    claims: &Claims,
    beings: &Beings,
    scene: &Scene,
    known: &Offices,
) -> Option<String> {
    let person = said.person;
    match &said.office.of {
        Of::Person(tokens) => {
            let name = page.text(tokens.clone());
            let owner = beings.all.iter().position(|b| b.forms.contains_key(&name) || b.name.ends_with(&name));
            let Some(owner) = owner else { return guess(page, said, claims, scene, known) };
            return known.homes[owner].clone().or_else(|| guess(page, said, claims, scene, known));
        }
        Of::Pronoun(token) if page.words[*token].is("its") => {
            let before = claims.lines[..=said.line.sentence].iter().rev().take(3);
            let mut bodies = before
                .flat_map(|l| l.parties.iter().rev())
                .filter(|p| matches!(p.head, Head::Body(_)) && p.tokens.end <= *token);
            if let Some(of) = bodies.next().and_then(|p| p.of.clone()) {
                return Some(of);
            }
        }
        Of::Pronoun(token) => {
            let named = (0..said.line.parties.len()).filter(|&k| said.line.parties[k].tokens.end <= *token);
            let owner = named.filter_map(|k| beings.of_party.get(&(said.line.sentence, k))).next_back();
            if let Some(home) = owner.and_then(|&o| known.homes[o].clone()) {
                return Some(home);
            }
            let body = said.line.parties.iter().rfind(|p| p.tokens.end <= *token && p.of.is_some());
            if let Some(of) = body.and_then(|p| p.of.clone()) {
                return Some(of);
            }
        }
        _ => {}
    }
    let title = fold(&said.office.title).into_owned();
    let same =
        known.tenures[person].iter().find(|t| same_title(&t.office.title, &said.office.title) && t.office.of.is_some());
    let home = || known.homes[person].clone();
    let named = |of: &str| of == USUAL || scene.counts.contains_key(of);
    let only = || only_country(page, &title).filter(|of| named(of) && !taken(said, of, known));
    same.and_then(|t| t.office.of.clone())
        .or_else(home)
        .or_else(only)
        .or_else(|| listed(said, known, beings))
        .or_else(|| guess(page, said, claims, scene, known))
}

/// The country that alone has a title, with or without a field of work: "Assistant Secretary of State for ...".
fn only_country(page: &Page, title: &str) -> Option<String> {
    let head = title.split(" for ").next().unwrap_or(title);
    page.schema.only.get(title).or_else(|| page.schema.only.get(head)).cloned()
}

/// Countries whose ministry of the same field is named in this sentence or the one before.
fn ministries(page: &Page, claims: &Claims, said: &Said) -> Vec<String> {
    let title = fold(&said.office.title).into_owned();
    let lines = claims.lines[..=said.line.sentence].iter().rev().take(2);
    let mut out = Vec::new();
    for line in lines {
        for i in line.tokens.clone().filter(|&i| page.words[i].is("ministry")) {
            let first = i.saturating_sub(3).max(line.tokens.start);
            let field = (first..i).any(|k| title.split(' ').any(|w| page.words[k].is(w)));
            let names = (first..i)
                .filter_map(|k| page.atom(k))
                .filter_map(|a| page.body_name(a))
                .filter_map(|n| country_of(page, &n));
            if field {
                out.extend(names);
            }
        }
    }
    out
}

/// Whether another person is known to hold the same office of this country.
fn taken(said: &Said, of: &str, known: &Offices) -> bool {
    let same = |t: &Tenure| {
        t.office.of.as_deref() == Some(of)
            && fold(&t.office.title) == fold(&said.office.title)
            && !t.former
            && !said.office.former
    };
    known.tenures.iter().enumerate().any(|(p, ts)| p != said.person && ts.iter().any(same))
}

/// In a list, an office without country belongs to the country of the one before it: "Israeli President X, Prime Minister Y".
fn listed(said: &Said, known: &Offices, beings: &Beings) -> Option<String> {
    let group = said.line.groups.iter().find(|g| g.parties.contains(&said.party))?;
    let at = group.parties.iter().position(|&p| p == said.party)?;
    let before = group.parties[..at].last()?;
    let body = said.line.parties[*before].offices.iter().find_map(|o| match &o.of {
        Of::Body(of) => Some(of.clone()),
        _ => None,
    });
    body.or_else(|| beings.of_party.get(&(said.line.sentence, *before)).and_then(|&p| known.homes[p].clone()))
}

/// An English text without dateline that speaks of "the President" without a country mostly means this country's.
const USUAL: &str = "United States";

fn presides(title: &str) -> bool {
    ["President", "Vice President", "Secretary", "First Lady", "National Security Adviser"].contains(&title)
}

/// The likeliest country by what the sentence, the dateline and the document name.
fn guess(page: &Page, said: &Said, claims: &Claims, scene: &Scene, known: &Offices) -> Option<String> {
    let line = said.line;
    let near = named_countries(page, line);
    let own = &line.parties[said.party].tokens;
    let total: usize = scene.counts.values().sum::<usize>().max(1);
    let mut names: Vec<&String> = scene.counts.keys().chain(scene.dateline.iter()).collect();
    names.extend(near.iter().map(|(_, n)| n));
    let usual = USUAL.to_string();
    names.push(&usual);
    names.sort();
    names.dedup();
    let previous = line.sentence.checked_sub(1).map_or(Vec::new(), |s| named_countries(page, &claims.lines[s]));
    let score = |name: &String| {
        let used = |at: usize| {
            line.parties.iter().enumerate().any(|(k, p)| k != said.party && p.personal() && p.tokens.contains(&at))
        };
        let close = near.iter().filter(|(at, n)| n == name && !used(*at)).map(|(at, _)| at.abs_diff(own.start)).min();
        let sentence = close.map_or(0.0, |gap| (2.5 - gap as f32 / 6.0).max(0.3));
        let dateline = if scene.dateline.as_ref() == Some(name) { 1.0 } else { 0.0 };
        let share = 4.0 * scene.counts.get(name).copied().unwrap_or(0) as f32 / total as f32;
        let taken = taken(said, name, known);
        let usual =
            if scene.dateline.is_none() && name.as_str() == USUAL && presides(&said.office.title) { 2.0 } else { 0.0 };
        let often = near.iter().filter(|(at, n)| n == name && !used(*at)).count().saturating_sub(1) as f32 * 0.7;
        let ministry = if ministries(page, claims, said).contains(name) { 3.0 } else { 0.0 };
        let claimed = known.homes.iter().enumerate().any(|(p, h)| p != said.person && h.as_ref() == Some(name));
        let unclaimed = if claimed { 0.0 } else { 0.8 };
        let before = if previous.iter().any(|(_, n)| n == name) { 1.0 } else { 0.0 };
        sentence + unclaimed + often + ministry + before + dateline + share + usual - if taken { 6.0 } else { 0.0 }
    };
    let best = names.into_iter().map(|n| (score(n), n)).max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)));
    best.filter(|(s, _)| *s >= 1.0).map(|(_, n)| n.clone())
}
