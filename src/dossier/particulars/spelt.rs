//! How does the text spell a town?

use crate::claim::detail::PlaceFound;
use crate::mention::Page;
use crate::mention::place::Scale;
use crate::schema::title_case;

/// The name of a place: "Peking" in a text that nowhere says "Beijing", else the usual one.
///
/// A report of 1975 is quoted in its own words; who lays many together knows the spellings of one town (`merge::place`).
pub fn spelt(page: &Page, place: &PlaceFound) -> String {
    let usual = &place.name;
    if place.scale == Scale::Country || page.document.article.text.contains(usual.as_str()) {
        return usual.clone();
    }
    let mut forms: Vec<(String, usize)> = Vec::new();
    for i in (0..page.words.len()).filter(|i| page.words[*i].capital() && !page.in_name(*i)) {
        let Some(atom) = page.atom(i) else { continue };
        if atom.city().is_none_or(|k| page.schema.cities[k as usize].name != *usual) {
            continue;
        }
        let form = written(&page.text(i..i + atom.len));
        match forms.iter_mut().find(|(f, _)| *f == form) {
            Some((_, times)) => *times += 1,
            None => forms.push((form, 1)),
        }
    }
    // The first of those that stand equally often; one in the capitals of a dateline may be the usual name.
    forms.reverse();
    forms.into_iter().max_by_key(|(_, times)| *times).map_or_else(|| usual.clone(), |(form, _)| form)
}

fn written(form: &str) -> String {
    if form.chars().any(char::is_lowercase) { form.to_string() } else { title_case(form) }
}
