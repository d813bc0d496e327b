//! Which offices do persons hold, and of which country? What the text leaves open is settled by what stands around.

use std::collections::BTreeMap;

use super::acronym::spelled_out;
use super::describe::Describer;
use super::fact::{Evidence, Office};
use super::judge::ends;
use super::known::{known_holders, without_impossible};
use super::peers::peers;
use super::person::Beings;
use super::settle::settle;
use crate::claim::line::Line;
use crate::claim::{Claims, Side};
use crate::mention::Page;
use crate::mention::office::{Determiner, Of, OfficeMention};
use crate::mention::party::{Head, Party};
use crate::schema::{Flags, Sort, fold};

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
    /// The country that the text gives each with the name.
    pub stated: Vec<Option<String>>,
}

/// One statement: this person, this office.
#[derive(Clone)]
pub struct Said<'c> {
    /// Who, by number.
    pub person: usize,
    /// What.
    pub office: OfficeMention,
    /// Its sentence.
    pub line: &'c Line,
    /// The party that it is said of, by its row in the line.
    pub party: usize,
    /// The rule that read it.
    pub rule: &'c str,
}

/// Whether two titles name one office: equal, or one is the general word for the other.
pub fn same_title(a: &str, b: &str) -> bool {
    let (a, b) = (&*fold(a), &*fold(b));
    if a == b {
        return true;
    }
    let general = |short: &str, long: &str| {
        !short.contains(' ')
            && long.split(' ').any(|w| w == short)
            && !long
                .split(' ')
                .any(|w| ["vice", "deputy", "assistant", "press", "former"].contains(&w) && short != "minister")
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
    general(a, b) || general(b, a) || leads(a, b) || leads(b, a) || family(a) == family(b)
}

/// The folded title that others of the same office go by.
fn family(title: &str) -> &str {
    match title {
        "secretary of state" | "foreign secretary" | "external affairs minister" | "minister for foreign affairs" => {
            "foreign minister"
        }
        "secretary of defense" | "defense secretary" => "defense minister",
        other => other,
    }
}

/// Reads all statements of offices and settles whose they are.
pub fn offices(page: &Page, claims: &Claims, beings: &Beings, document: &str) -> Offices {
    let mut out = Offices {
        tenures: vec![Vec::new(); beings.all.len()],
        homes: vec![None; beings.all.len()],
        stated: Vec::new(),
    };
    let said = statements(page, claims, beings);
    stated_homes(claims, beings, &mut out);
    for s in said.iter().filter(|s| matches!(s.office.of, Of::Body(_))) {
        add(page, s, body(s), true, document, &mut out);
    }
    out.stated = out.homes.clone();
    let describer = Describer { page, claims, beings, said: &said, document };
    describer.offices(&mut out);
    let all: Vec<Said> =
        said.iter().cloned().chain(describer.open(&out)).chain(describer.open_counterparts(&out)).collect();
    settle(page, claims, beings, &all, document, &mut out);
    describer.counterparts(&mut out);
    describer.successions(&mut out);
    counterparts(page, claims, beings, document, &mut out);
    later_counterparts(page, claims, beings, document, &mut out);
    peers(page, claims, beings, document, &mut out);
    at_ministries(page, &mut out);
    known_holders(page, claims, beings, document, &mut out);
    plain_ministers(claims, &mut out);
    without_impossible(page, beings, &mut out);
    for tenures in &mut out.tenures {
        for office in tenures.iter_mut().map(|t| &mut t.office) {
            if let Some(full) = office.of.as_ref().and_then(|of| spelled_out(page, of)) {
                office.of = Some(full);
            }
        }
        usual_heads(page, tenures);
        opposing(page, tenures);
        tidy(tenures);
    }
    out
}

/// Whoever is described as head of state or government of a country has the title that this country has for it.
fn usual_heads(page: &Page, tenures: &mut Vec<Tenure>) {
    let lacks = |title: &str, of: &str| {
        page.schema.offices.lacking.iter().any(|r| r.title == title && r.of.iter().any(|o| o == of))
    };
    let all = tenures.clone();
    let summit = |t: &Tenure| page.schema.offices.summit.contains(&fold(&t.office.title).into_owned());
    let national = |t: &&mut Tenure| t.office.of.as_ref().is_some_and(|of| page.schema.polity(of).is_some());
    // "The head of the Chilean government": nobody else heads a country.
    let heads = |t: &&mut Tenure| t.office.title == "Head" && t.evidence.iter().all(|e| e.rule != "counterpart");
    for tenure in tenures.iter_mut().filter(heads).filter(|t| national(t)) {
        tenure.office.title = "Head of Government".into();
    }
    let generic = |t: &Tenure| ["Head of State", "Head of Government"].contains(&t.office.title.as_str());
    tenures.retain(|t| {
        !generic(t)
            || !all.iter().any(|o| !generic(o) && summit(o) && o.office.of == t.office.of && o.former == t.former)
    });
    // "The Chilean head of state left" means the president; "X, the nominal head of state" is what X is.
    let own = |t: &Tenure| {
        let called = |of: &String| page.schema.offices.called.iter().any(|c| c.word == t.office.title && c.body == *of);
        t.evidence.iter().any(|e| e.rule == "name-who-heads") || t.office.of.as_ref().is_some_and(called)
    };
    let loose = |t: &Tenure| t.office.title == "Head of Government" && !own(t);
    let described = |t: &&mut Tenure| generic(t) && (t.evidence.iter().all(|e| e.rule == "description") || loose(t));
    for tenure in tenures.iter_mut().filter(described) {
        let Some(of) = tenure.office.of.clone().filter(|of| page.schema.polity(of).is_some()) else { continue };
        let title = if tenure.office.title == "Head of State" { "President" } else { "Prime Minister" };
        let title = if title == "Prime Minister" { particular(page, title, &of) } else { title.to_string() };
        if !lacks(&fold(&title), &of) {
            tenure.office.title = title;
        }
    }
}

/// Whoever leads the opposition does so in a country, of whatever party.
fn opposing(page: &Page, tenures: &mut [Tenure]) {
    for office in tenures.iter_mut().map(|t| &mut t.office).filter(|o| o.title == "Opposition Leader") {
        let party = office.of.as_ref().and_then(|of| page.schema.organisation(of)).filter(|o| o.kind == Sort::Party);
        if let Some(land) = party.and_then(|o| o.of.clone()) {
            office.of = Some(land);
        }
    }
}

/// "At the Defense Ministry ... General X, the minister": whose ministry alone is named there or right before.
fn at_ministries(page: &Page, out: &mut Offices) {
    let plain = |t: &Tenure| t.office.title == "Minister" && t.office.of.is_some();
    let alone = |all: &&mut Vec<Tenure>| all.iter().filter(|t| ends(&fold(&t.office.title), "minister")).count() == 1;
    for tenure in out.tenures.iter_mut().filter(alone).flatten().filter(|t| plain(t)) {
        let sentences = &page.document.sentences;
        let told = tenure.evidence.iter().filter_map(|e| sentences.iter().position(|s| s.span == e.span));
        let mut fields: Vec<String> =
            told.flat_map(|s| [Some(s), s.checked_sub(1)]).flatten().flat_map(|s| ministries(page, s)).collect();
        fields.sort();
        fields.dedup();
        if let [field] = &fields[..] {
            tenure.office.title = page.schema.usual_title(&format!("{field} Minister"));
        }
    }
}

/// The fields of the ministries that a sentence names.
fn ministries(page: &Page, sentence: usize) -> Vec<String> {
    let tokens = page.sentence(sentence);
    let field = |i: &usize| page.words[*i].flags.any(Flags::PORTFOLIO);
    let named = |i: usize| {
        let first = (tokens.start..i).rev().take_while(field).last();
        let behind = (i + 2..tokens.end).take_while(field).last().filter(|_| page.words[i + 1].is("of"));
        let state = |f: &usize| !page.words[*f].is("state");
        first.filter(state).map(|f| page.text(f..i)).or_else(|| behind.map(|l| page.text(i + 2..l + 1)))
    };
    tokens.clone().filter(|&i| page.words[i].is("ministry") && i + 2 < tokens.end).filter_map(named).collect()
}

/// "The German minister" where the text speaks of foreign ministers alone: he is one too.
fn plain_ministers(claims: &Claims, out: &mut Offices) {
    let mut fields: BTreeMap<&str, usize> = BTreeMap::new();
    let mentions = claims.lines.iter().flat_map(|l| &l.parties).flat_map(|p| &p.offices);
    let other = ["Prime", "Cabinet", "Deputy", "Vice", "State", "First", "Junior"];
    for field in mentions.filter_map(|o| o.title.strip_suffix(" Minister")) {
        if !field.contains(' ') && !other.contains(&field) {
            *fields.entry(field).or_default() += 1;
        }
    }
    let Some((&field, &most)) = fields.iter().max_by_key(|(_, n)| **n) else { return };
    if most < 2 || fields.values().sum::<usize>() * 3 > most * 4 {
        return;
    }
    let held: Vec<Office> = out.tenures.iter().flatten().map(|t| t.office.clone()).collect();
    for tenure in out.tenures.iter_mut().flatten().filter(|t| t.office.title == "Minister") {
        let full = Office { title: format!("{field} Minister"), of: tenure.office.of.clone() };
        if full.of.is_some() && !held.contains(&full) {
            tenure.office = full;
        }
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
            let behind = || beside_opening(line, k, beings).filter(|&p| p != person);
            let before = before.copied().or_else(behind);
            let before = before.or_else(|| last_person(claims, beings, line.sentence, person));
            let before =
                before.map(|o| last_in_office(claims, beings, line.sentence, (o, person), of, out).unwrap_or(o));
            let Some(title) = before
                .and_then(|o| out.tenures[o].iter().find(|t| !t.former))
                .map(|t| alike(page, &t.office.title, of))
            else {
                continue;
            };
            let office = Office { title, of: Some(of.clone()) };
            // "His Peruvian colleague X ... Minister X": the fuller of the two.
            out.tenures[person].retain(|t| t.office.title != "Minister" || !ends(&office.title, "minister"));
            if out.tenures[person].iter().any(|t| same_title(&t.office.title, &office.title)) {
                continue;
            }
            let evidence = Evidence {
                document: document.into(),
                span: page.document.sentences[line.sentence].span,
                rule: "counterpart".into(),
            };
            out.tenures[person].push(Tenure { office, former: false, told: false, evidence: vec![evidence] });
        }
    }
}

/// "With X, his Peruvian counterpart, Y spoke": the person named next, where a sentence opens with the counterpart.
fn beside_opening(line: &Line, k: usize, beings: &Beings) -> Option<usize> {
    let start = line.parties[k].tokens.start;
    let next = (0..line.parties.len())
        .filter(|&i| line.parties[i].tokens.start > start && beings.of_party.contains_key(&(line.sentence, i)))
        .min_by_key(|&i| line.parties[i].tokens.start)?;
    (start == line.tokens.start + 1).then(|| beings.of_party[&(line.sentence, next)])
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
                .filter(|&p| beings.all[p].fits(&page.schema.origins, of).is_none_or(|fit| fit > 0.02))
            else {
                continue;
            };
            let evidence = Evidence {
                document: document.into(),
                span: page.document.sentences[line.sentence].span,
                rule: "counterpart".into(),
            };
            out.homes[person] = Some(of.clone());
            out.tenures[person].push(Tenure {
                office: Office { title: particular(page, &title, of), of: Some(of.clone()) },
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

/// Where nothing is told of the one named last, whoever in office, of another country, was named last before: "he and his Chilean
/// counterpart".
fn last_in_office(
    claims: &Claims,
    beings: &Beings,
    sentence: usize,
    (last, not): (usize, usize),
    of: &str,
    out: &Offices,
) -> Option<usize> {
    let holds = |p: usize| p != not && out.tenures[p].iter().any(|t| !t.former && t.office.of.as_deref() != Some(of));
    if holds(last) {
        return Some(last);
    }
    let named = |s: usize| {
        let rows = (0..claims.lines[s].parties.len()).rev();
        rows.filter_map(move |k| beings.of_party.get(&(s, k)).copied())
    };
    (sentence.saturating_sub(4)..sentence).rev().flat_map(named).find(|&p| holds(p))
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

/// A title as a country has it: the foreign minister of the United States is the Secretary of State.
pub fn particular(page: &Page, title: &str, of: &str) -> String {
    let called = page.schema.offices.called.iter().find(|c| c.word == title && c.body == of);
    called.map_or_else(|| title.to_string(), |c| c.title.clone())
}

/// The title of whoever holds the same office in another country: the Indian foreign secretary's like in Pakistan is one too.
pub fn alike(page: &Page, title: &str, of: &str) -> String {
    let seats = page.schema.offices.seats.iter().filter(|r| fold(title) == r.title);
    let shared = seats.flat_map(|r| &r.of).any(|o| o == of) && title == "Foreign Secretary";
    if shared { title.to_string() } else { particular(page, &generic(title), of) }
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
                let name = &beings.all[person].name;
                let none = courtesy(page, party, office) || princely(name, party, office);
                if !none && !part_of_name(page, name, party, office) {
                    said.push(Said { person, office: office.clone(), line, party: k, rule: party.rule });
                }
            }
        }
    }
    for claim in &claims.roles {
        let line = &claims.lines[claim.sentence];
        let Side::Group(g) = &claim.who else { continue };
        let Some(k) = holder(page, line, *g) else { continue };
        let Some(&person) = beings.of_party.get(&(line.sentence, k)) else { continue };
        let possessor = page.words.get(line.parties[claim.office].tokens.end).is_some_and(|w| w.among(&["'s", "’s"]));
        let own = |m: &OfficeMention| !possessor && !nothing(page, &line.parties[claim.office], m);
        for mention in claimed(line, claim.office).into_iter().filter(own) {
            let mut mention = mention.clone();
            mention.former |= claim.former;
            said.push(Said { person, office: mention, line, party: k, rule: &claim.rule });
        }
    }
    said
}

/// The offices of "is deputy prime minister and minister of defence of X": all of the list that a claim names the first of.
fn claimed(line: &Line, first: usize) -> Vec<OfficeMention> {
    if line.parties[first].head != Head::Office {
        return Vec::new();
    }
    let group = line.groups.iter().find(|g| g.parties.contains(&first));
    let rows = group.map_or_else(|| vec![first], |g| g.parties.iter().copied().filter(|&k| k >= first).collect());
    let one =
        |k: &&usize| line.parties[**k].head == Head::Office && line.parties[**k].offices.iter().all(|o| !o.plural);
    let mut all: Vec<OfficeMention> =
        rows.iter().take_while(one).flat_map(|&k| &line.parties[k].offices).cloned().collect();
    if all.is_empty() {
        all = line.parties[first].offices.clone();
    }
    let told = all.iter().find(|o| matches!(o.of, Of::Body(_))).map(|o| o.of.clone());
    for open in all.iter_mut().filter(|o| o.of == Of::Open) {
        open.of = told.clone().unwrap_or_default();
    }
    all
}

/// Who of a list is said to be something: the only one, or the last before a clause: "A and B, who became minister".
fn holder(page: &Page, line: &Line, group: usize) -> Option<usize> {
    let group = &line.groups[group];
    match group.parties[..] {
        [one] => Some(one),
        [.., last] => {
            let end = line.parties[last].tokens.end;
            let clause =
                page.words.get(end).is_some_and(|w| w.is(",")) && page.words.get(end + 1).is_some_and(|w| w.is("who"));
            clause.then_some(last)
        }
        [] => None,
    }
}

/// "Mayor Arce" of whom the text also says "Luis Mayor Arce": the title is a part of the name.
fn part_of_name(page: &Page, full: &str, party: &Party, office: &OfficeMention) -> bool {
    let Head::Name(name) = &party.head else { return false };
    let title = &page.words[office.head];
    let inner = || format!(" {} {}", fold(title.text), fold(&page.text(name.clone())));
    office.head + 1 == name.start && title.capital() && fold(full).contains(&inner())
}

fn bare_title(party: &Party, office: &OfficeMention) -> bool {
    office.of == Of::Open && party.rule == "office-before-name" && office.determiner == Determiner::None
}

/// A word that tells no office where nothing is said of what: "a member"; "the leaders" of a bloc lead their countries.
fn nothing(page: &Page, party: &Party, office: &OfficeMention) -> bool {
    let bare = ["Member", "Head", "First Head", "Boss", "Aide", "Head of Delegation", "Leader of Delegation"];
    if bare.contains(&office.title.as_str()) && !matches!(office.of, Of::Body(_)) || office.title == "First Head" {
        return true;
    }
    let Of::Body(of) = &office.of else { return false };
    let joint = || page.schema.organisation(of).is_some_and(|o| matches!(o.kind, Sort::International | Sort::Bloc));
    office.title == "Leader" && party.rule == "offices-of-several" && joint()
}

/// A style before a name that is no office where another one is told: "Foreign Minister Prince X".
fn courtesy(page: &Page, party: &Party, office: &OfficeMention) -> bool {
    if ["Strongman", "Diplomat"].contains(&office.title.as_str()) {
        return true;
    }
    let bare = ["Chief", "Begum", "Lama", "Imam", "Sirdar"].contains(&office.title.as_str()) && office.of == Of::Open;
    if bare && party.rule == "office-before-name" && office.determiner == Determiner::None {
        return true;
    }
    // A given name, save where a shah reigned.
    if office.title == "Shah" && bare_title(party, office) && !page.words.iter().any(|w| w.among(&["iran", "iranian"]))
    {
        return true;
    }
    if nothing(page, party, office) {
        return true;
    }
    let style = ["Prince", "Princess", "Sheikh", "Lady", "Ayatollah", "Cardinal", "Imam", "Marshal"]
        .contains(&office.title.as_str());
    style
        && (party.offices.len() > 1
            || office.title == "Sheikh"
            || office.title == "Ayatollah"
            || office.title == "Marshal")
}

/// "Prince X Y" is whatever else the text says of him; one who has but the one name is a prince by it.
fn princely(name: &str, party: &Party, office: &OfficeMention) -> bool {
    ["Prince", "Princess"].contains(&office.title.as_str()) && bare_title(party, office) && name.contains(' ')
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

/// Notes an office of a person; said again, it gains evidence.
pub fn add(page: &Page, said: &Said, of: Option<String>, told: bool, document: &str, out: &mut Offices) {
    let span = page.document.sentences[said.line.sentence].span;
    let evidence = Evidence { document: document.into(), span, rule: said.rule.into() };
    let office = Office { title: said.office.title.clone(), of };
    let chairs = |of: &String| page.schema.organisation(of).is_some_and(|o| o.kind == Sort::Bloc);
    let chairs = office.title.starts_with("Chair") && office.of.as_ref().is_some_and(chairs);
    if out.homes[said.person].is_none() && !chairs {
        let land = said.office.land.clone();
        out.homes[said.person] = land.or_else(|| office.of.clone().and_then(|of| country_of(page, &of)));
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
    match page.schema.organisation(name) {
        Some(body) => body.of.clone().or_else(|| Some(name.to_string())),
        None => Some(name.to_string()),
    }
}

/// The side that a name stands for at a table: a movement or party itself, else the country behind it.
pub fn side_of(page: &Page, name: &str) -> String {
    let land = (!movement(page, name)).then(|| country_of(page, name)).flatten();
    land.unwrap_or_else(|| name.to_string())
}

/// Whether a name is that of an armed movement or a political party.
pub fn movement(page: &Page, name: &str) -> bool {
    let kind = page.schema.organisation(name).map(|o| o.kind);
    matches!(kind, Some(Sort::Armed | Sort::Party))
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
            let of_state = o.office.of == t.office.of && o.office.title == format!("{} of State", t.office.title);
            (same && o.office.of.is_some() && t.office.of.is_none()) || fuller || of_state
        };
        !all.iter().any(|o| o != t && better(o))
    });
    for t in tenures.iter_mut().filter(|t| t.office.of.as_deref() == Some("United States")) {
        if ["Secretary", "Deputy Secretary"].contains(&t.office.title.as_str()) {
            t.office.title.push_str(" of State");
        }
    }
}

/// Whether the long title holds every word of the short one: "Secretary of State" and "Secretary".
fn holds_words(long: &str, short: &str) -> bool {
    let (long, short) = (fold(long).into_owned(), fold(short).into_owned());
    let words: Vec<&str> = long.split(' ').collect();
    let rank = ["deputy", "vice", "assistant"].iter().any(|r| words.contains(r));
    !rank && short.split(' ').all(|w| words.contains(&w))
}
