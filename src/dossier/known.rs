//! Who is known to hold an office that the text speaks of without a name: "X flew in. ... The Foreign Minister had little time".

use super::fact::{Evidence, Office};
use super::office::{Offices, Tenure, generic, particular, same_title};
use super::person::Beings;
use crate::claim::Claims;
use crate::mention::Page;
use crate::mention::office::{Determiner, Of, OfficeMention};
use crate::mention::party::Head;
use crate::schema::{fold, kind_of_office};

/// Sorts of offices that one at a time holds.
pub const SINGLE: &[&str] =
    &["president", "prime minister", "monarch", "foreign minister", "defense minister", "secretary-general"];

/// How many sentences away "the foreign ministers" may still be those whom a person belongs to.
const NEAR: usize = 4;

/// An office that is told without a holder, and the sentence.
struct Told<'c> {
    office: &'c OfficeMention,
    sort: &'static str,
    sentence: usize,
}

/// Gives those of whom nothing else is told the office that they are known to hold, where the text speaks of such an office.
pub fn known_holders(page: &Page, claims: &Claims, beings: &Beings, document: &str, out: &mut Offices) {
    let Some(year) = page.document.date.map(|d| d.year()) else { return };
    let told = told(claims);
    let open: Vec<usize> = (0..beings.all.len()).filter(|&p| !told.is_empty() && out.tenures[p].is_empty()).collect();
    let mut found: Vec<(usize, Office, usize)> = Vec::new();
    for person in open {
        let held = page.schema.holders.held(&beings.all[person].name, year);
        let home = out.homes[person].as_deref();
        let fits = held.iter().filter(|(sort, of)| SINGLE.contains(sort) && home.is_none_or(|h| h == *of));
        let offices: Vec<&(&str, &str)> = fits.collect();
        let places: Vec<usize> = beings.all[person].forms.values().flatten().map(|at| at.0).collect();
        let near = |s: usize| places.iter().any(|p| p.abs_diff(s) <= NEAR);
        for told in told.iter().filter(|t| !t.office.plural || near(t.sentence)) {
            let Some((_, of)) = offices.iter().find(|(sort, of)| *sort == told.sort && means(told.office, of)) else {
                continue;
            };
            let title = particular(page, &generic(&told.office.title), of);
            let office = Office { title, of: Some(of.to_string()) };
            if told.office.plural || !spoken_for(&office, told.office, out) {
                found.push((person, office, told.sentence));
                break;
            }
        }
    }
    for (n, (person, office, sentence)) in found.iter().enumerate() {
        let rival = |(m, f): (usize, &(usize, Office, usize))| m != n && f.1 == *office && f.0 != *person;
        if found.iter().enumerate().any(rival) {
            continue;
        }
        let span = page.document.sentences[*sentence].span;
        let evidence = vec![Evidence { document: document.into(), span, rule: "known-holder".into() }];
        out.homes[*person] = office.of.clone();
        out.tenures[*person].push(Tenure { office: office.clone(), former: false, told: false, evidence });
    }
}

/// Rules that do not read an office beside the name of its holder.
const GATHERED: &[&str] =
    &["counterpart", "description", "known-holder", "names-then-offices", "offices-of-several", "peer"];

/// Takes from persons offices that they cannot hold beside one that they are known to hold: what was gathered from around the name;
/// what stands beside it only if it is of another country, and the text tells the known office, too. An office of the known sort is
/// put into its country.
pub fn without_impossible(page: &Page, beings: &Beings, out: &mut Offices) {
    let Some(year) = page.document.date.map(|d| d.year()) else { return };
    for (being, tenures) in beings.all.iter().zip(&mut out.tenures).filter(|(_, t)| !t.is_empty()) {
        let held = page.schema.holders.held(&being.name, year);
        let known =
            tenures.iter().any(|t| held.contains(&(sort(&t.office), t.office.of.as_deref().unwrap_or_default())));
        let kept = |tenure: Tenure| {
            let clash = if tenure.former { None } else { clash(page, &being.name, &tenure.office, year) };
            let beside = tenure.evidence.iter().any(|e| !GATHERED.contains(&e.rule.as_str()));
            match clash {
                None => Some(tenure),
                Some(Clash::Sort) if beside => Some(tenure),
                Some(Clash::Land) if beside && tenure.told && !known => Some(tenure),
                Some(_) => at_home(page, tenure, &held).filter(|_| !known),
            }
        };
        *tenures = std::mem::take(tenures).into_iter().filter_map(kept).collect();
    }
}

/// The office in the one country in which one of its sort is known to be held.
fn at_home(page: &Page, tenure: Tenure, held: &[(&str, &str)]) -> Option<Tenure> {
    let title = generic(&tenure.office.title);
    let mut same = held.iter().filter(|(sort, _)| *fold(&title) == **sort);
    let (Some((_, of)), None) = (same.next(), same.next()) else { return None };
    let office = Office { title: particular(page, &title, of), of: Some(of.to_string()) };
    Some(Tenure { office, told: false, ..tenure })
}

/// Why an office cannot be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// Another country's is, and none of this one ever was.
    Land,
    /// Another one of this country is.
    Sort,
}

/// Why somebody of this name cannot hold an office in a year, if the list says so.
pub fn clash(page: &Page, name: &str, office: &Office, year: i16) -> Option<Clash> {
    let of = office.of.as_deref().filter(|of| page.schema.polity(of).is_some())?;
    let (sort, holders) = (sort(office), &page.schema.holders);
    let held = holders.held(name, year);
    let single = || held.iter().filter(|(sort, _)| SINGLE.contains(sort));
    if !SINGLE.contains(&sort) || single().next().is_none() {
        return None;
    }
    if holders.known(name, &office.title, Some(year)).iter().all(|(land, _)| *land != of) {
        return Some(Clash::Land);
    }
    let other = held.iter().all(|(s, o)| *o != of || !alike(s, sort)) && single().any(|(_, o)| *o == of);
    other.then_some(Clash::Sort)
}

/// Whether two sorts of offices are one: of some countries the list calls monarch whom they call president.
pub fn alike(a: &str, b: &str) -> bool {
    let reigns = |sort: &str| ["president", "monarch"].contains(&sort);
    a == b || reigns(a) && reigns(b)
}

fn sort(office: &Office) -> &'static str {
    kind_of_office(&office.title)
}

/// The offices that are told without a holder: "the president", "the Chilean president", "foreign ministers".
fn told(claims: &Claims) -> Vec<Told<'_>> {
    let parties = claims.lines.iter().flat_map(|l| l.parties.iter().map(move |p| (l.sentence, p)));
    let bare = parties.filter(|(_, p)| p.head == Head::Office);
    let offices = bare.flat_map(|(sentence, p)| p.offices.iter().map(move |office| (sentence, office)));
    let told = offices.filter(|(_, o)| {
        let one = o.determiner == Determiner::Definite || matches!(o.of, Of::Body(_));
        !o.former && !o.under && (o.plural || one)
    });
    told.map(|(sentence, office)| Told { office, sort: kind_of_office(&office.title), sentence })
        .filter(|t| SINGLE.contains(&t.sort))
        .collect()
}

/// Whether an office that is told may be one of a country.
fn means(office: &OfficeMention, of: &str) -> bool {
    match &office.of {
        Of::Body(body) => body == of || office.plural,
        Of::Open => true,
        _ => false,
    }
}

/// Whether somebody else holds the office, or, where no country is told, one like it.
fn spoken_for(office: &Office, told: &OfficeMention, out: &Offices) -> bool {
    let open = told.of == Of::Open;
    let same = |t: &Tenure| {
        !t.former
            && (open || t.office.of == office.of)
            && same_title(&fold(&generic(&t.office.title)), &fold(&generic(&office.title)))
    };
    out.tenures.iter().flatten().any(same)
}
