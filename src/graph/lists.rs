//! Countries, organisations and places, as the lists of the schema name them.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::graph::fold::fold;
use crate::schema::{Gazetteer, Sort};

/// Countries, organisations and places by their folded names; only looked up, never gone through.
#[derive(Default)]
pub(super) struct Lists {
    /// Countries, and organisations known by a few letters.
    pub polities: FxHashMap<String, String>,
    /// Other organisations and organs of states.
    pub organisations: FxHashMap<String, String>,
    /// Parts of the world, and what lies in them, folded.
    pub regions: BTreeMap<String, BTreeSet<String>>,
    /// Organs of states, and the state.
    pub bodies: FxHashMap<String, String>,
    /// Capitals, and the country.
    pub capitals: FxHashMap<String, String>,
    /// Venues and cities, and what they lie in.
    pub inside: FxHashMap<String, String>,
    /// Other spellings of cities, and the usual one.
    pub cities: FxHashMap<String, String>,
}

/// The lists of the schema, and what the thesaurus adds to them.
pub(super) fn lists(
    polities: &[(String, String)],
    regions: &[(String, String, String)],
    inside: &[(String, String)],
) -> Lists {
    let (mut out, schema) = (Lists::default(), Gazetteer::embedded());
    for (name, forms) in polities {
        for form in forms.split(',').map(fold).filter(|f| !f.is_empty()) {
            out.polities.insert(form, name.clone());
        }
    }
    // The capital of several states in turn speaks for the one of the plainest name: Germany before East Germany.
    let mut plain: Vec<_> = schema.polities.iter().collect();
    plain.sort_by_key(|p| p.name.len());
    for polity in plain {
        out.polities.insert(fold(&polity.name), polity.name.clone());
        out.capitals.entry(fold(&polity.capital)).or_insert_with(|| polity.name.clone());
    }
    for polity in &schema.polities {
        for form in polity.also.iter().chain(&polity.adjectives).chain(&polity.people) {
            out.polities.entry(fold(form)).or_insert_with(|| polity.name.clone());
        }
    }
    for (region, forms, members) in regions {
        for form in forms.split(',').chain([region.as_str()]).map(fold) {
            out.polities.entry(form).or_insert_with(|| region.clone());
        }
        out.regions.insert(fold(region), members.split(',').map(fold).collect());
    }
    for body in schema.organisations.iter().filter(|o| matches!(o.kind, Sort::International | Sort::Bloc | Sort::Body))
    {
        for form in body.also.iter().chain([&body.name]).map(|f| fold(f)) {
            if let Some(of) = &body.of {
                out.bodies.insert(form.clone(), of.clone());
            }
            out.organisations.entry(form).or_insert_with(|| body.name.clone());
        }
    }
    // a movement is nobody's organ
    for body in schema.organisations.iter().filter(|o| matches!(o.kind, Sort::Armed)) {
        for form in body.also.iter().chain([&body.name]).map(|f| fold(f)) {
            out.organisations.entry(form).or_insert_with(|| body.name.clone());
        }
    }
    let written = inside.iter().map(|(a, b)| (a, b));
    let venues = schema.venues.iter().map(|v| (&v.name, &v.city));
    // of several cities of one name the capital is meant
    let minor = |name: &str, of: &String| out.capitals.get(&fold(name)).is_some_and(|land| land != of);
    let cities = schema.cities.iter().map(|c| (&c.name, &c.country)).filter(|(name, of)| !minor(name, of));
    for (name, of) in written.chain(venues).chain(cities) {
        out.inside.entry(fold(name)).or_insert_with(|| of.clone());
    }
    for (city, form) in schema.cities.iter().flat_map(|c| c.also.iter().map(move |form| (c, fold(form)))) {
        // what is the very name of one city is no other spelling of a second
        if !out.inside.contains_key(&form) {
            out.cities.entry(form).or_insert_with(|| city.name.clone());
        }
    }
    out
}
