//! Which offices do persons hold, and of which country? What the text leaves open is settled by what stands around.

mod counterpart;
mod land;
mod ministry;
mod said;
mod style;
mod tidy;
mod title;

use super::acronym::spelled_out;
use super::describe::Describer;
use super::fact::{Evidence, Office};
use super::known::{known_holders, without_impossible};
use super::peers::peers;
use super::person::Beings;
use super::settle::settle;
use crate::claim::Claims;
use crate::claim::line::Line;
use crate::mention::Page;
use crate::mention::office::{Of, OfficeMention};
use crate::schema::{Sort, fold};
use counterpart::{counterparts, later_counterparts};
pub use land::{country_of, movement, side_of};
use ministry::{at_ministries, plain_ministers};
use said::statements;
use tidy::{opposing, tidy, usual_heads};
pub use title::{alike, ends, generic, particular, same_title};

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
    out.tenures.iter_mut().for_each(|tenures| in_full(page, tenures));
    out
}

/// The offices of one person by their bodies' full names, as their countries call them, and each once.
fn in_full(page: &Page, tenures: &mut Vec<Tenure>) {
    for office in tenures.iter_mut().map(|t| &mut t.office) {
        if let Some(full) = office.of.as_ref().and_then(|of| spelled_out(page, of)) {
            office.of = Some(full);
        }
    }
    usual_heads(page, tenures);
    opposing(page, tenures);
    tidy(tenures);
}

/// The body whose office the text itself says it is.
fn body(said: &Said) -> Option<String> {
    match &said.office.of {
        Of::Body(name) => Some(name.clone()),
        _ => None,
    }
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
