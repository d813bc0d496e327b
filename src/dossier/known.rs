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
const SINGLE: &[&str] =
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
