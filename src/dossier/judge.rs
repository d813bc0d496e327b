//! Which clues speak for a country as that of an office that the text leaves open?

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::clue::{Affair, CLUES, Clue, Clues};
use super::office::{Offices, Said, country_of, generic, same_title};
use super::person::Beings;
use super::setting::{Other, Setting};
use super::trail::Trail;
use crate::claim::Claims;
use crate::claim::line::Line;
use crate::mention::Page;
use crate::mention::office::Of;
use crate::mention::party::{Head, Party};
use crate::schema::{Fit, Sort, fold};

/// An English text without dateline that speaks of "the President" without a country mostly means this country's.
const USUAL: &str = "United States";

/// How well a name must suit it in a text that does not name it, against the country that it suits best.
const ITS_OWN: f32 = 0.7;

/// How far a country counts that only a description gives a person.
const DESCRIBED: f32 = 0.3;

/// Whose a secretary-general is where nothing is said.
const UNITED: &str = "United Nations";

/// Whose commissioners are where it is named.
const UNION: &str = "European Union";

/// Where they sit.
const COMMISSION: &str = "European Commission";

/// Words before "commissioner" that tell another kind.
const OTHERWISE: &[&str] = &[
    "high",
    "police",
    "human",
    "rights",
    "deputy",
    "refugee",
    "refugees",
    "election",
    "provincial",
    "district",
    "electoral",
];

/// Words of titles that several hold at a time.
const SEVERAL: &[&str] = &[
    "adviser",
    "aide",
    "spokes",
    "deputy",
    "minister of state",
    "state minister",
    "member",
    "ambassador",
    "envoy",
    "senator",
    "diplomat",
    "vice minister",
    "assistant",
    "representative",
    "judge",
    "lawmaker",
    "prince",
    "princess",
    "vice president",
    "general",
    "governor",
    "mayor",
];

/// The document, and all that helps to weigh.
pub struct Judge<'j> {
    /// The document.
    pub page: &'j Page<'j, 'j>,
    /// Its sentences.
    pub claims: &'j Claims,
    /// Its persons.
    pub beings: &'j Beings,
    /// Where it plays.
    pub setting: &'j Setting,
    /// The countries on its way.
    pub trail: &'j Trail,
    /// The countries that the text itself gives persons.
    pub homes: &'j [Option<String>],
    /// Of these, those that stand with a name.
    pub stated: &'j [Option<String>],
}

/// What a statement of an office tells beside its words.
struct Told {
    /// Countries whose ministry of the same field is named near it.
    ministries: Vec<String>,
    /// The country in the same place of a list.
    paired: Option<String>,
}

impl Judge<'_> {
    /// What the text around tells of each country that it names.
    pub fn fixed(&self, affair: &Affair) -> BTreeMap<String, Clues> {
        let origins = &self.page.schema.origins;
        let chances = self.beings.all[affair.person].chances(origins);
        let known = self.known(affair);
        let told: Vec<Told> = affair.said.iter().map(|said| self.told(said)).collect();
        let clues = |name: &str| {
            let mut clues = self.static_clues(affair, &told, name);
            let origin = chances.and_then(|c| origins.share(c, name));
            clues.add(Clue::Name, origin.unwrap_or(0.5));
            clues.add(Clue::Known, known.iter().find(|(of, _)| *of == name).map_or(0.0, |(_, value)| *value));
            clues
        };
        let sure = known.iter().filter(|(_, value)| *value == 1.0).map(|(of, _)| of.to_string());
        let names: BTreeSet<String> = self.candidates(affair.title()).into_iter().chain(sure).collect();
        let mut all: BTreeMap<String, Clues> = names.into_iter().map(|name| (name.clone(), clues(&name))).collect();
        all.retain(|name, _| !affair.said.iter().any(|s| has_counterpart(s, name)));
        let most = all.values().map(|c| c.0[Clue::Name as usize]).fold(0.02, f32::max);
        for clues in all.values_mut() {
            let name = clues.0[Clue::Name as usize];
            clues.add(Clue::Best, (name / most).min(1.0));
        }
        if let Some(usual) =
            all.get_mut(USUAL).filter(|c| self.elsewhere(affair.title()) && c.0[Clue::Best as usize] < ITS_OWN)
        {
            usual.0[Clue::Usual as usize] = 0.0;
            usual.0[Clue::UsualLead as usize] = 0.0;
        }
        all
    }

    /// The countries in which somebody of the person's name is known to have held an office: 1 where it is this one at this time.
    fn known(&self, affair: &Affair) -> Vec<(&str, f32)> {
        let name = &self.beings.all[affair.person].name;
        let year = self.page.document.date.map(|d| d.year());
        let known = self.page.schema.holders.known(name, affair.title(), year);
        known.into_iter().map(|(of, fit)| (of, if fit == Fit::Holds { 1.0 } else { 0.5 })).collect()
    }

    /// The bloc that a text speaks of, whose chair goes round: "the outgoing chairman".
    fn chaired(&self, title: &str) -> Option<String> {
        if !["Chairman", "Chairwoman", "Chairperson", "Chair"].contains(&title) {
            return None;
        }
        let bloc = |name: &&String| self.page.schema.organisation(name).is_some_and(|o| o.kind == Sort::Bloc);
        let most = self.setting.bodies.iter().filter(|(name, n)| **n > 1 && bloc(name) && *name != UNION);
        most.max_by_key(|(name, n)| (**n, std::cmp::Reverse(*name))).map(|(name, _)| name.clone())
    }

    /// Whether a text names other countries over and over, and the usual one never.
    fn elsewhere(&self, title: &str) -> bool {
        let counts = &self.setting.counts;
        if counts.contains_key(USUAL) || counts.values().sum::<usize>() < 6 {
            return false;
        }
        let fit = counts.iter().filter(|(name, _)| !self.unfit(title, name));
        fit.map(|(_, n)| n).sum::<usize>() > 5
    }

    /// The countries that come into question; for some titles the organisations.
    fn candidates(&self, title: &str) -> BTreeSet<String> {
        let offices = &self.page.schema.offices;
        let head = title.split(" for ").next().unwrap_or(title);
        if offices.bodies.iter().any(|b| ends(head, b)) {
            let organ = |name: &str| name.starts_with("UN ") || name == "Security Council";
            let whole = |name: &String| if organ(name) { "United Nations".to_string() } else { name.clone() };
            let usual = (head == "Secretary-General").then(|| UNITED.to_string());
            return self.setting.bodies.keys().map(whole).chain(usual).collect();
        }
        let mut names: BTreeSet<String> = self.setting.counts.keys().chain(&self.setting.dateline).cloned().collect();
        names.insert(USUAL.to_string());
        if commissioner(title) && [UNION, COMMISSION].iter().any(|b| self.setting.bodies.contains_key(*b)) {
            return BTreeSet::from([UNION.to_string()]);
        }
        if title == "Secretary" {
            let also = ["Philippines", "Mexico"].into_iter().filter(|n| names.contains(*n));
            return also.chain([USUAL]).map(str::to_string).collect();
        }
        let rows: Vec<_> = offices.seats.iter().filter(|r| ends(title, &r.title)).collect();
        if let Some(row) = rows.iter().find(|r| r.of.len() == 1) {
            return row.of.iter().cloned().collect();
        }
        if let Some(bloc) = self.chaired(title) {
            return BTreeSet::from([bloc]);
        }
        let seats = rows.iter().flat_map(|r| &r.of);
        if !seats.clone().any(|of| names.contains(of)) {
            names.extend(seats.cloned());
        }
        // An ambassador to Chad, an envoy on Chad, is another's.
        let far = [" to ", " on ", " for "].into_iter().filter_map(|link| title.split_once(link));
        far.for_each(|(_, place)| names.retain(|name| !place.starts_with(name.as_str())));
        names
    }

    /// What a statement of an office tells, of whichever country.
    fn told(&self, said: &Said) -> Told {
        Told { ministries: self.ministries(said), paired: self.paired(said) }
    }

    fn static_clues(&self, affair: &Affair, told: &[Told], name: &str) -> Clues {
        let mut out = Clues([0.0; CLUES]);
        let all: f32 = (1..=affair.said.len()).map(|n| 1.0 / n as f32).sum();
        for (n, (said, told)) in affair.said.iter().zip(told).enumerate() {
            let mut here = Clues([0.0; CLUES]);
            let own = &said.line.parties[said.party].tokens;
            self.near(said.line, own, said.party, name, &mut here);
            self.before(said.line, name, &mut here);
            here.add(Clue::Ministry, yes(told.ministries.iter().any(|m| m == name)));
            here.add(Clue::Paired, yes(told.paired.as_deref() == Some(name)));
            here.add(Clue::Heads, yes(self.heads(said, name)));
            for (sum, value) in out.0.iter_mut().zip(here.0) {
                *sum += value / (n + 1) as f32 / all;
            }
        }
        self.around(affair, name, &mut out);
        out
    }

    /// How close a country stands to a party in its sentence.
    fn near(&self, line: &Line, own: &Range<usize>, party: usize, name: &str, out: &mut Clues) {
        let within = |at: usize, named: bool| {
            line.parties.iter().enumerate().any(|(k, p)| {
                k != party && p.personal() && matches!(p.head, Head::Name(_)) == named && p.tokens.contains(&at)
            })
        };
        let named = &self.setting.named[line.sentence];
        let places: Vec<usize> =
            named.iter().filter(|(at, n)| n == name && !within(*at, true)).map(|(at, _)| *at).collect();
        for &at in &places {
            let close = (1.0 - at.abs_diff(own.start) as f32 / 15.0).max(0.12);
            out.most(self.kind(line, own, at, within(at, false)), close);
        }
        out.add(Clue::Latest, yes(self.trail.latest(own.start, name)));
        out.add(Clue::Often, places.len().saturating_sub(1).min(2) as f32);
    }

    /// How a country is named at a token.
    fn kind(&self, line: &Line, own: &Range<usize>, at: usize, described: bool) -> Clue {
        let between = if at < own.start { at..own.start } else { own.end..at };
        let verb = line.verbs.iter().any(|v| v.finite() && between.contains(&v.main));
        let place = line.places.iter().find(|p| p.tokens.contains(&at));
        match place {
            _ if described => Clue::Other,
            _ if self.setting.in_topic(at) => Clue::Topic,
            Some(_) if at <= line.tokens.start + 2 => Clue::Opens,
            Some(p) if ["to", "into", "for", "towards"].contains(&p.preposition.as_str()) => {
                if at < own.start {
                    Clue::Goal
                } else {
                    Clue::Away
                }
            }
            Some(_) => Clue::Place,
            None if at < own.start => {
                if verb {
                    Clue::BeforeVerb
                } else {
                    Clue::Before
                }
            }
            None => {
                if verb {
                    Clue::AfterVerb
                } else {
                    Clue::After
                }
            }
        }
    }

    /// Whether the sentences before name a country; those of the paragraph tell more.
    fn before(&self, line: &Line, name: &str, out: &mut Clues) {
        let named = |s: usize| self.setting.named[s].iter().any(|(_, n)| n == name);
        let block = |s: usize| self.page.document.sentences[s].block;
        for (back, clue) in [(1, Clue::Last), (2, Clue::LastButOne)] {
            let Some(s) = line.sentence.checked_sub(back) else { break };
            out.add(clue, yes(named(s)));
        }
        let start = (0..line.sentence).rev().take_while(|&s| block(s) == block(line.sentence));
        out.add(Clue::Paragraph, yes(start.skip(2).any(named)));
    }

    /// Of several who hold one office, each belongs to the country named in the same place of a list: "Kyrgyz and Tajik
    /// delegations ... foreign ministers A and B".
    fn paired(&self, said: &Said) -> Option<String> {
        let line = said.line;
        let title = fold(&said.office.title);
        let mut same: Vec<(usize, usize)> = Vec::new();
        for (k, party) in line.parties.iter().enumerate() {
            let holds = party.offices.iter().any(|o| !matches!(o.of, Of::Body(_)) && fold(&o.title) == title);
            let Head::Name(tokens) = &party.head else { continue };
            if holds && party.of.is_none() {
                same.push((tokens.start, k));
            }
        }
        same.sort_unstable();
        let place = same.iter().position(|(_, k)| *k == said.party)?;
        if same.len() < 2 {
            return None;
        }
        let first = line.sentence.saturating_sub(3);
        (first..=line.sentence).rev().find_map(|s| {
            let lists = listed_countries(self.page, &self.setting.named[s]);
            lists.into_iter().find(|l| l.len() == same.len()).map(|l| l[place].clone())
        })
    }

    /// "a Norwegian delegation headed by X".
    fn heads(&self, said: &Said, name: &str) -> bool {
        let line = said.line;
        let own = line.parties[said.party].tokens.start;
        let led = own >= line.tokens.start + 2
            && self.page.words[own - 1].among(&["by", "under"])
            && self.page.words[own - 2].among(&["headed", "led", "chaired", "delegation", "team"]);
        let group = line.parties.iter().rfind(|p| p.tokens.end <= own.saturating_sub(1) && p.tokens.end + 3 >= own);
        led && group.is_some_and(|g| g.of.as_deref() == Some(name))
    }

    /// What the whole document says for a country.
    fn around(&self, affair: &Affair, name: &str, out: &mut Clues) {
        let setting = self.setting;
        let title = affair.title();
        let body = setting.bodies.contains_key(name) && !setting.counts.contains_key(name);
        let counts = if body { &setting.bodies } else { &setting.counts };
        let total = counts.values().sum::<usize>();
        out.add(Clue::Share, counts.get(name).copied().unwrap_or(0) as f32 / total.max(1) as f32);
        out.add(Clue::Dateline, yes(setting.dateline.as_deref() == Some(name)));
        out.add(Clue::Company, self.trail.company(affair.person, name));
        out.add(Clue::Host, yes(self.trail.host(affair.person, name)));
        out.add(Clue::Above, yes(self.trail.above(name)));
        out.add(Clue::Top, yes(self.trail.top(name)));
        let usual = setting.dateline.is_none() && name == USUAL && presides(title);
        let united = name == UNITED && title == "Secretary-General";
        let lead = setting.lead.first() == Some(&affair.person);
        let own = counts.get(USUAL).copied().unwrap_or(0);
        let foreign = total >= 4 && own * 8 < total;
        out.add(
            Clue::Usual,
            if united { 1.5 } else { yes(usual && (!foreign || setting.lead.contains(&affair.person))) },
        );
        out.add(Clue::UsualLead, yes(usual && lead));
        let home = setting.dateline.as_deref() == Some(name);
        let opens = setting
            .lead
            .iter()
            .position(|p| *p == affair.person)
            .filter(|_| home && heads_state(title) && !self.unfit(title, name));
        out.add(Clue::AtHome, opens.map_or(0.0, |place| if place == 0 { 1.0 } else { 0.35 }));
        let stated = self.stated.get(affair.person).is_some_and(|h| h.as_deref() == Some(name));
        let described = self.homes[affair.person].as_deref() == Some(name);
        out.add(Clue::HomeTold, if stated { 1.0 } else { DESCRIBED * yes(described) });
        out.add(Clue::Spoken, yes(self.spoken(title, name)));
        let british =
            affair.said.iter().any(|s| self.page.words[s.office.tokens.clone()].iter().any(|w| w.is("defence")));
        let only = !british && self.only(title).is_some_and(|of| of == name);
        let named = setting.counts.contains_key(name);
        out.add(Clue::Only, yes(only && named));
        out.add(Clue::OnlyUnnamed, yes(only && !named));
        let bench = title == "Secretary-General" && ["Court", "Tribunal", "Bank"].iter().any(|w| name.contains(w));
        let unfit = bench || self.unfit(title, name);
        out.add(Clue::Unfit, yes(unfit));
    }

    /// Whether a country's holder of an office is spoken of without a name: "the President of Chile".
    fn spoken(&self, title: &str, name: &str) -> bool {
        let mut here = self.setting.spoken.iter().filter(|(of, _)| of == name).peekable();
        here.peek().is_some() && {
            let title = fold(title);
            here.any(|(_, t)| *t == title)
        }
    }

    /// The country that alone has a title, with or without a field of work: "Assistant Secretary of State for ...".
    fn only(&self, title: &str) -> Option<&String> {
        let title = fold(title).into_owned();
        let head = title.split(" for ").next().unwrap_or(&title);
        self.page.schema.only.get(title.as_str()).or_else(|| self.page.schema.only.get(head))
    }

    /// Whether a country has no such office: no president of Spain, no king of France.
    fn unfit(&self, title: &str, name: &str) -> bool {
        let offices = &self.page.schema.offices;
        let lacks = offices.lacking.iter().any(|r| ends(title, &r.title) && r.of.iter().any(|of| of == name));
        let seats: Vec<_> = offices.seats.iter().filter(|r| ends(title, &r.title)).collect();
        lacks || !seats.is_empty() && !seats.iter().any(|r| r.of.iter().any(|of| of == name))
    }

    /// The clues together with what those settled so far say.
    pub fn clues(&self, affair: &Affair, name: &str, known: &Offices) -> Clues {
        let mut out = affair.fixed.get(name).copied().unwrap_or(Clues([0.0; CLUES]));
        let person = affair.person;
        let home = |p: usize| known.homes[p].as_deref() == Some(name);
        let like =
            known.tenures[person].iter().find(|t| same_title(&t.office.title, affair.title()) && t.office.of.is_some());
        let sides = &self.setting.against[person];
        let against = sides.iter().any(|o| matches!(o, Other::Person(p) if home(*p)));
        let lead = setting_home(&self.setting.lead, person, known) == Some(name);
        let holders = self.holders(affair, name, known);
        let alone = self.setting.counts.get(name).copied().unwrap_or(0) * 2 > self.setting.counts.values().sum();
        out.add(Clue::Home, yes(home(person)));
        out.add(Clue::Told, yes(like.is_some_and(|t| t.office.of.as_deref() == Some(name))));
        out.add(Clue::Against, yes(against));
        out.add(Clue::AgainstCountry, yes(sides.iter().any(|o| matches!(o, Other::Country(of) if of == name))));
        out.add(Clue::Beside, self.setting.beside[person].iter().filter(|&&p| home(p)).count().min(2) as f32);
        out.add(Clue::Behind, yes(self.setting.behind[person].iter().any(|&p| home(p))));
        out.add(Clue::Order, yes(self.order(affair, known).as_deref() == Some(name)));
        out.add(Clue::Fellow, yes(self.setting.fellows[person].iter().any(|&p| home(p))));
        out.add(Clue::Kin, yes(self.setting.kin[person].iter().any(|&p| home(p))));
        out.add(Clue::Lead, yes(lead && !against));
        let recent = self.recent(affair).is_some_and(home);
        let owner = recent && affair.said.iter().all(|s| s.rule == "counterpart");
        out.add(Clue::Recent, yes(recent && !owner));
        out.add(Clue::Unfit, yes(owner));
        out.add(Clue::Unclaimed, yes(!(0..known.homes.len()).any(|p| p != person && home(p))));
        out.add(Clue::HeldFormer, yes(holders && affair.former()));
        out.add(Clue::HeldAlone, yes(holders && !affair.former() && alone));
        out.add(Clue::Held, yes(holders && !affair.former() && !alone));
        out
    }

    /// "Presidents X and Y ... Ministers A and B": the country in the same place of another list of as many.
    fn order(&self, affair: &Affair, known: &Offices) -> Option<String> {
        let fellows = &self.setting.fellows[affair.person];
        let said = affair.said.first().filter(|_| !fellows.is_empty())?;
        let people = |line: &Line, rows: &[usize]| -> Vec<usize> {
            rows.iter().filter_map(|&k| self.beings.of_party.get(&(line.sentence, k)).copied()).collect()
        };
        let own =
            said.line.groups.iter().map(|g| people(said.line, &g.parties)).find(|p| p.contains(&affair.person))?;
        let place = own.iter().position(|p| *p == affair.person)?;
        let others = self.claims.lines.iter().flat_map(|l| l.groups.iter().map(move |g| people(l, &g.parties)));
        others.filter(|p| p.len() == own.len() && p.iter().all(|x| !own.contains(x))).find_map(|p| {
            let homes: Vec<&String> = p.iter().filter_map(|&x| known.homes[x].as_ref()).collect();
            let each: BTreeSet<&&String> = homes.iter().collect();
            (homes.len() == own.len() && each.len() == own.len()).then(|| homes[place].clone())
        })
    }

    /// The person named last before the office is first told.
    fn recent(&self, affair: &Affair) -> Option<usize> {
        let said = affair.said.first()?;
        let own = said.line.parties[said.party].tokens.start;
        let first = said.line.sentence.saturating_sub(2);
        (first..=said.line.sentence).rev().find_map(|s| {
            let line = &self.claims.lines[s];
            let before =
                (0..line.parties.len()).filter(|&k| s < said.line.sentence || line.parties[k].tokens.end <= own);
            let last = before.filter_map(|k| Some((line.parties[k].tokens.start, *self.beings.of_party.get(&(s, k))?)));
            last.filter(|(_, p)| *p != affair.person).max().map(|(_, p)| p)
        })
    }

    /// Whether another person is known to hold the same office of this country.
    fn holders(&self, affair: &Affair, name: &str, known: &Offices) -> bool {
        let others = known.tenures.iter().enumerate().filter(|(p, _)| *p != affair.person).flat_map(|(_, all)| all);
        let mut here = others.filter(|t| t.office.of.as_deref() == Some(name) && !t.former).peekable();
        here.peek().is_some() && {
            let title = fold(&generic(affair.title())).into_owned();
            !SEVERAL.iter().any(|s| title.contains(s))
                && here.any(|t| one_office(&fold(&generic(&t.office.title)), &title))
        }
    }

    /// Countries whose ministry of the same field is named in this sentence or the one before.
    fn ministries(&self, said: &Said) -> Vec<String> {
        let page = self.page;
        let title = fold(&said.office.title).into_owned();
        let lines = self.claims.lines[..=said.line.sentence].iter().rev().take(2);
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
}

/// "X met his Bahraini counterpart": X is of another country.
fn has_counterpart(said: &Said, name: &str) -> bool {
    let line = said.line;
    let own = line.parties[said.party].tokens.end;
    let like = |e: &str| e.starts_with("counterpart") || e.starts_with("colleague") || e.starts_with("homologue");
    let told = |p: &Party| p.epithet.as_deref().is_some_and(like) || matches!(&p.head, Head::Epithet(e) if like(e));
    let first = line
        .parties
        .iter()
        .filter(|p| p.tokens.start >= own && p.personal() && p.head != Head::Pronoun)
        .min_by_key(|p| p.tokens.start);
    first.is_some_and(|p| told(p) && p.of.as_deref() == Some(name))
}

fn yes(holds: bool) -> f32 {
    if holds { 1.0 } else { 0.0 }
}

/// Whether two folded titles are one office: "federal president" and "president".
fn one_office(a: &str, b: &str) -> bool {
    let longer = |a: &str, b: &str| {
        let rest = a.strip_suffix(b).map(str::trim);
        rest.is_some_and(|r| ["federal", "state", "acting", "interim", "union", "executive"].contains(&r))
    };
    let state = |a: &str, b: &str| {
        a == "head of state" && b == "president" || a == "head of government" && b == "prime minister"
    };
    a == b || longer(a, b) || longer(b, a) || state(a, b) || state(b, a)
}

/// Countries that follow one another with nothing but a short link between them: "Chile and Peru", "to X and to Y".
fn listed_countries(page: &Page, named: &[(usize, String)]) -> Vec<Vec<String>> {
    let mut named = named.to_vec();
    named.sort();
    named.dedup();
    let mut lists: Vec<Vec<String>> = Vec::new();
    let mut last: Option<usize> = None;
    for (at, name) in named {
        let link = |from: usize| {
            let between = &page.words[from + 1..at];
            between.len() < 5
                && between.iter().any(|w| w.among(&["and", ","]))
                && between.iter().all(|w| !w.tag.is_verb())
        };
        match lists.last_mut() {
            Some(list) if last.is_some_and(|l| l < at && link(l)) && !list.contains(&name) => list.push(name),
            _ => lists.push(vec![name]),
        }
        last = Some(at);
    }
    lists.retain(|l| l.len() > 1);
    lists
}

/// The home of the first of those with whom the document opens.
fn setting_home<'k>(lead: &[usize], not: usize, known: &'k Offices) -> Option<&'k str> {
    lead.iter().find(|&&p| p != not).and_then(|&p| known.homes[p].as_deref())
}

/// Whether a title is a word or ends with it: "Deputy Prime Minister", "Prime Minister".
pub fn ends(title: &str, word: &str) -> bool {
    // Most titles differ from a word in their last letter.
    let (last, other) = (title.as_bytes().last(), word.as_bytes().last());
    if last.zip(other).is_some_and(|(a, b)| a.is_ascii() && a.to_ascii_lowercase() != *b) {
        return false;
    }
    let title = fold(title);
    title.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']))
}

/// Whether a title is a commissioner's with a field of work or none: "Energy Commissioner".
fn commissioner(title: &str) -> bool {
    let title = fold(title);
    let field = title.strip_suffix("commissioner").or_else(|| title.strip_prefix("commissioner for "));
    field.is_some_and(|f| !f.split(' ').any(|w| OTHERWISE.contains(&w)))
}

/// Whether a title is that of the head of a state or government.
fn heads_state(title: &str) -> bool {
    ["President", "Prime Minister", "Chancellor", "King", "Queen", "Emir", "Sultan", "Taoiseach"].contains(&title)
}

fn presides(title: &str) -> bool {
    ["President", "Vice President", "Secretary", "First Lady", "National Security Adviser"].contains(&title)
}
