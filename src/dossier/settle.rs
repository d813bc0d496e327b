//! Of which country is an office that the text leaves open? What speaks for each country is weighed; the surest office
//! is settled first, since it tells something of the others.

use std::collections::BTreeMap;

use super::clue::Affair;
use super::fellows::apart;
use super::judge::Judge;
use super::office::{Offices, Said, Tenure, add, country_of, ends};
use super::person::Beings;
use super::setting::Setting;
use super::trail::Trail;
use crate::claim::Claims;
use crate::claim::line::Line;
use crate::mention::Page;
use crate::mention::office::{COLLECTIVES, Of};
use crate::mention::party::{Head, Party};
use crate::mention::place::Scale;
use crate::schema::{Flags, Seats, Sort, fold};

/// How many sentences back a mayor's city may be named.
const FURTHER: usize = 4;

/// How many who hold one office together are settled at a time.
const FELLOWS: usize = 5;

/// Last words of titles that parties and blocs give.
const ORGANS: &[&str] = &[
    "leader",
    "chairman",
    "chairwoman",
    "chairperson",
    "chair",
    "president",
    "secretary-general",
    "general secretary",
    "first secretary",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "deputy leader",
    "negotiator",
    "treasurer",
    "commander",
];

/// From this weight on a country is taken.
const ENOUGH: f32 = 1.0;

/// Settles every open office, the surest first.
pub fn settle(page: &Page, claims: &Claims, beings: &Beings, said: &[Said], document: &str, out: &mut Offices) {
    let setting = Setting::of(page, claims, beings);
    let trail = Trail::of(page, claims, beings, &setting);
    let (homes, stated) = (out.homes.clone(), out.stated.clone());
    let judge = Judge { page, claims, beings, setting: &setting, trail: &trail, homes: &homes, stated: &stated };
    let (again, mut open): (Vec<Affair>, Vec<Affair>) =
        affairs(said).into_iter().partition(|a| told_already(a, out).is_some());
    for affair in &again {
        let of = told_already(affair, out);
        affair.said.iter().for_each(|s| add(page, s, of.clone(), true, document, out));
    }
    for affair in &mut open {
        affair.fixed = judge.fixed(affair);
    }
    while !open.is_empty() {
        let verdicts = open.iter().map(|a| judge.verdict(a, out));
        let best = verdicts.enumerate().max_by(|(i, a), (j, b)| a.0.total_cmp(&b.0).then(j.cmp(i)));
        let Some((k, (_, of))) = best else { return };
        let shared = fellows(&judge, &open, k, out);
        let settled = if shared.is_empty() { vec![(k, of)] } else { shared };
        let mut affairs: Vec<(Affair, Option<String>)> = Vec::new();
        for (k, of) in settled.into_iter().rev() {
            affairs.push((open.remove(k), of));
        }
        for (affair, of) in affairs.into_iter().rev() {
            let title = judge.deputy(&affair, out);
            let of = judge.city(&affair).or(of);
            let of = of.filter(|of| !unsettled(&affair) || page.schema.polity(of).is_none());
            if affair.title() == "Leader" && of.is_none() {
                continue;
            }
            for s in affair.said {
                let mut s = s.clone();
                if let Some(title) = &title {
                    s.office.title = title.clone();
                }
                add(page, &s, of.clone(), false, document, out);
            }
        }
    }
}

/// Whether no country gives an office: whoever mediates does so for nobody's sake, a leader without more leads a team or a party.
fn unsettled(affair: &Affair) -> bool {
    ["Mediator", "Facilitator", "Leader"].contains(&affair.title())
}

/// Whose the same office of the same person is, where the text has told it: "X, Speaker of the Riksdag. ... Speaker X".
fn told_already(affair: &Affair, known: &Offices) -> Option<String> {
    let same = |t: &&Tenure| t.told && t.former == affair.former() && fold(&t.office.title) == fold(affair.title());
    known.tenures[affair.person].iter().find(same).and_then(|t| t.office.of.clone())
}

/// Those who hold one office together, with their countries: each another one, as they suit best taken together. By row, in order.
fn fellows(judge: &Judge, open: &[Affair], k: usize, known: &Offices) -> Vec<(usize, Option<String>)> {
    let one = |a: &Affair| fold(a.title()) == fold(open[k].title()) && judge.owner(a, known).is_none();
    let near = &judge.setting.fellows[open[k].person];
    let rows: Vec<usize> =
        (0..open.len()).filter(|&i| i == k || near.contains(&open[i].person) && one(&open[i])).take(FELLOWS).collect();
    if rows.len() < 2 || !rows.contains(&k) {
        return Vec::new();
    }
    let scores: Vec<Vec<(f32, String)>> = rows.iter().map(|&i| judge.scores(&open[i], known)).collect();
    let (_, apart) = apart(&scores, ENOUGH, &[]);
    if apart.iter().all(Option::is_some) {
        return rows.into_iter().zip(apart).collect();
    }
    let first = |s: &Vec<(f32, String)>| s.first().filter(|(score, _)| *score >= ENOUGH).map(|(_, name)| name.clone());
    rows.into_iter().zip(scores.iter().map(first)).collect()
}

/// Open statements, gathered by person and title.
fn affairs<'s>(said: &'s [Said<'s>]) -> Vec<Affair<'s>> {
    let mut out: Vec<Affair> = Vec::new();
    for s in said.iter().filter(|s| !matches!(s.office.of, Of::Body(_))) {
        let same = |a: &&mut Affair| {
            a.person == s.person
                && fold(a.title()) == fold(&s.office.title)
                && a.said[0].office.former == s.office.former
        };
        match out.iter_mut().find(same) {
            Some(affair) => affair.said.push(s),
            None => out.push(Affair { person: s.person, said: vec![s], fixed: BTreeMap::new() }),
        }
    }
    out
}

impl Judge<'_> {
    /// The countries that come into question, the likeliest first.
    fn scores(&self, affair: &Affair, known: &Offices) -> Vec<(f32, String)> {
        let weight = |name: &String| (self.clues(affair, name, known).weight(), name.clone());
        let home =
            known.homes[affair.person].as_ref().filter(|h| self.suits(affair, h) && !affair.fixed.contains_key(*h));
        let mut scores: Vec<(f32, String)> = affair.fixed.keys().chain(home).map(weight).collect();
        scores.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        scores
    }

    /// How sure the best country is, and the country.
    fn verdict(&self, affair: &Affair, known: &Offices) -> (f32, Option<String>) {
        let owner = self.owner(affair, known);
        let waits = owner == Some(None);
        let mut scores: Vec<(f32, &String)> =
            affair.fixed.keys().map(|name| (self.clues(affair, name, known).weight(), name)).collect();
        let owner = owner.flatten().and_then(|of| self.owned_by(affair, of)).filter(|of| self.suits(affair, of));
        if let Some(name) = &owner {
            scores.retain(|(_, n)| *n != name);
            scores.push((12.0, name));
        }
        let home = known.homes[affair.person].as_ref().filter(|h| self.suits(affair, h));
        if let Some(name) = home
            && !affair.fixed.contains_key(name)
            && owner.as_ref() != Some(name)
        {
            scores.push((self.clues(affair, name, known).weight(), name));
        }
        scores.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let Some(&(first, name)) = scores.first() else { return (0.0, None) };
        let second = scores.get(1).map_or(0.0, |s| s.0.max(0.0));
        let sure = first - second - if waits { 100.0 } else { 0.0 };
        (sure, (first >= ENOUGH).then(|| name.clone()))
    }

    /// Whose an office is that belongs to a body: a party's or a bloc's own, else that of the country behind it.
    fn owned_by(&self, affair: &Affair, of: String) -> Option<String> {
        let own = [Sort::Party, Sort::Armed, Sort::Bloc, Sort::International];
        let kind = self.page.schema.organisation(&of).map(|o| o.kind);
        let kept = kind.is_some_and(|k| own.contains(&k)) && ORGANS.iter().any(|w| ends(affair.title(), w));
        if kept { Some(of) } else { country_of(self.page, &of) }
    }

    /// Whether an office may belong to a body: an organisation has no ministers.
    fn suits(&self, affair: &Affair, of: &str) -> bool {
        let offices = &self.page.schema.offices;
        let of_states = |rows: &[Seats]| rows.iter().any(|r| ends(affair.title(), &r.title));
        let national = ends(affair.title(), "minister") || of_states(&offices.seats) || of_states(&offices.lacking);
        !national || affair.title() == "President" || self.page.schema.polity(of).is_some()
    }

    /// "his deputy": deputy to the owner's office.
    fn deputy(&self, affair: &Affair, known: &Offices) -> Option<String> {
        let title = fold(affair.title()).into_owned();
        let first = title == "first deputy";
        if title != "deputy" && !first {
            return None;
        }
        let owner = affair.said.iter().find_map(|s| self.owner_person(s))?;
        let second = |t: &Tenure| ["Deputy", "Vice", "First"].iter().any(|w| t.office.title.starts_with(w));
        let held = || known.tenures[owner].iter().filter(|t| !t.former);
        let tenure = held().find(|t| !second(t)).or_else(|| held().next())?;
        match tenure.office.title.as_str() {
            "President" => Some("Vice President".into()),
            "Taoiseach" => Some("Deputy Prime Minister".into()),
            title if second(tenure) => Some(title.into()),
            title if first => Some(format!("First Deputy {title}")),
            title => Some(format!("Deputy {title}")),
        }
    }

    /// A mayor is that of the city named next before, in this sentence or the one before; else of the dateline's.
    fn city(&self, affair: &Affair) -> Option<String> {
        if !["Mayor", "Deputy Mayor", "Vice Mayor", "Vice-Mayor", "Lord Mayor", "Alderman"].contains(&affair.title()) {
            return None;
        }
        let said = affair.said.first()?;
        let own = said.line.parties[said.party].tokens.start;
        let before = said.line.sentence.checked_sub(1).map(|s| &self.claims.lines[s]);
        let lists = self.page.schema;
        let cities = |line: &Line, end: usize| {
            let before = line.tokens.clone().rev().filter(|&i| i < end);
            let city = before.filter_map(|i| self.page.atom(i)?.city()).next();
            city.map(|k| lists.cities[k as usize].name.clone())
        };
        let further = || {
            let lines = self.claims.lines[..said.line.sentence].iter().rev().skip(1).take(FURTHER);
            lines.filter_map(|line| cities(line, usize::MAX)).next()
        };
        let here = cities(said.line, own).or_else(|| cities(before?, usize::MAX)).or_else(further);
        here.or_else(|| Some(self.page.dateline_place().filter(|p| p.scale == Scale::City)?.name.clone()))
    }

    /// The person to whom an office is said to belong.
    fn owner_person(&self, said: &Said) -> Option<usize> {
        match &said.office.of {
            Of::Person(tokens) => self.beings.called(&self.page.text(tokens.clone())),
            Of::Pronoun(token)
                if !self.page.words[*token].among(&["its", "our", "my", "your"])
                    && !self.page.words[*token].among(COLLECTIVES) =>
            {
                let line = said.line;
                let before = (0..line.parties.len()).rev().filter(|&k| line.parties[k].tokens.end <= *token);
                let here =
                    before.filter_map(|k| self.beings.of_party.get(&(line.sentence, k))).find(|&&p| p != said.person);
                let last = || {
                    let s = line.sentence.checked_sub(1)?;
                    let people =
                        (0..self.claims.lines[s].parties.len()).filter_map(|k| self.beings.of_party.get(&(s, k)));
                    people.copied().find(|&p| p != said.person)
                };
                here.copied().or_else(last)
            }
            _ => None,
        }
    }

    /// "The National Alliance, led by its chairman": a body that no list knows, if it is named last before a token.
    fn body_before(&self, line: &Line, token: usize) -> Option<String> {
        let words = &self.page.words;
        let inner = |i: usize| words[i].capital() && words[i].word() && !self.page.in_name(i);
        let last = (line.tokens.start..token).rev().find(|&i| inner(i) && words[i].flags.any(Flags::BODYWORD))?;
        let first = (line.tokens.start..=last).rev().take_while(|&i| inner(i)).last()?;
        let listed = (first..token).any(|i| self.page.atom(i).is_some_and(|a| self.page.body_name(a).is_some()));
        let place =
            words[last].among(&["street", "avenue", "square", "road", "bridge", "airport", "palace", "hotel", "hall"]);
        (first < last && !listed && !place).then(|| self.page.text(first..last + 1))
    }

    /// "the movement's secretary-general": the movement named last before.
    fn collective(&self, said: &Said, token: usize) -> Option<Option<String>> {
        let first = self.claims.lines[said.line.sentence.saturating_sub(FURTHER)].tokens.start;
        let party = self.page.words[token].among(&["party", "movement", "front"]);
        let kinds = if party { [Sort::Party, Sort::Armed] } else { [Sort::Bloc, Sort::International] };
        let listed = (first..token).rev().filter_map(|i| self.page.atom(i)?.organisation());
        let mut of_kind =
            listed.map(|k| &self.page.schema.organisations[k as usize]).filter(|o| kinds.contains(&o.kind));
        of_kind.next().map(|o| Some(o.name.clone()))
    }

    /// "the Contact Group, whose chairman", "X, whose spokesman": of whom or what is named right before.
    fn antecedent(&self, said: &Said, token: usize, known: &Offices) -> Option<Option<String>> {
        let parties = said.line.parties.iter().enumerate().filter(|(_, p)| p.tokens.end <= token);
        let (k, party) = parties.max_by_key(|(_, p)| p.tokens.end)?;
        match self.beings.of_party.get(&(said.line.sentence, k)) {
            Some(&p) => (p != said.person).then(|| known.homes[p].clone()),
            None => party.of.clone().map(Some),
        }
    }

    /// The home of whoever the office is said to belong to: "his minister", "X's envoy"; within, nothing where it is not known yet.
    fn owner(&self, affair: &Affair, known: &Offices) -> Option<Option<String>> {
        affair.said.iter().find_map(|s| self.owner_of(s, known))
    }

    fn owner_of(&self, said: &Said, known: &Offices) -> Option<Option<String>> {
        let home = |p: usize| (p != said.person).then(|| known.homes[p].clone());
        match &said.office.of {
            Of::Person(_) => home(self.owner_person(said)?),
            Of::Pronoun(token) if self.page.words[*token].is("its") => {
                let last = || said.line.sentence.checked_sub(1).map(|s| &self.claims.lines[s]);
                let opens = *token <= said.line.tokens.start + 1;
                let earlier = || last().filter(|_| opens).and_then(|l| self.body_before(l, l.tokens.end));
                if let Some(body) = self.body_before(said.line, *token).or_else(earlier) {
                    return Some(Some(body));
                }
                let body = |p: &&Party| {
                    matches!(p.head, Head::Body(_) | Head::Group(_)) && p.of.is_some() && p.tokens.end <= *token
                };
                // In a sentence before, what it opens with.
                let here = said.line.parties.iter().rev().find(body);
                let before = self.claims.lines[..said.line.sentence].iter().rev().take(2);
                here.or_else(|| before.filter_map(|l| l.parties.iter().find(body)).next()).map(|p| p.of.clone())
            }
            Of::Pronoun(token) if self.page.words[*token].among(COLLECTIVES) => self.collective(said, *token),
            Of::Pronoun(token) if self.page.words[*token].among(&["our", "my", "your"]) => None,
            Of::Pronoun(token) if self.page.words[*token].is("whose") => self.antecedent(said, *token, known),
            Of::Pronoun(token) => {
                let line = said.line;
                let described = |p: &&Party| {
                    p.tokens.end <= *token && p.of.is_some() && !matches!(p.head, Head::Body(_) | Head::Name(_))
                };
                let named = |p: &&Party| p.tokens.end <= *token && matches!(p.head, Head::Name(_));
                let last = line.parties.iter().filter(described).map(|p| p.tokens.start).max();
                if last > line.parties.iter().filter(named).map(|p| p.tokens.start).max() {
                    return line.parties.iter().rfind(|p| described(p)).map(|p| p.of.clone());
                }
                if let Some(owner) = self.owner_person(said) {
                    return home(owner);
                }
                let body = line.parties.iter().rfind(|p| p.tokens.end <= *token && p.of.is_some());
                body.map(|p| p.of.clone())
            }
            _ => None,
        }
    }
}
