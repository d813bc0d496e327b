//! Of which country is a person, office or not? What the text itself says of it.

use super::cast::Cast;
use super::fact::{Evidence, Stated};
use super::office::country_of;

/// Countries and bodies that the text gives a person beside those of the offices: "Russia's Putin", "X of France", and the
/// country behind the body that one serves.
pub fn countries(cast: &Cast, person: usize) -> Vec<Stated<String>> {
    let mut all: Vec<Stated<String>> = Vec::new();
    let mut note = |value: String, evidence: &[Evidence]| match all.iter_mut().find(|s| s.value == value) {
        Some(known) => {
            known.evidence.extend(evidence.iter().filter(|e| !known.evidence.contains(e)).cloned().collect::<Vec<_>>())
        }
        None => all.push(Stated { value, evidence: evidence.to_vec() }),
    };
    let document = cast.page.document;
    for (&(sentence, row), _) in cast.beings.of_party.iter().filter(|(_, p)| **p == person) {
        let party = &cast.claims.lines[sentence].parties[row];
        let evidence = || Evidence {
            document: document.article.id.clone(),
            span: document.sentences[sentence].span,
            rule: party.rule.to_string(),
        };
        party.of.iter().for_each(|of| note(of.clone(), &[evidence()]));
    }
    let tenures = &cast.tenures[person];
    for tenure in tenures {
        let country = tenure.office.of.as_deref().and_then(|of| country_of(cast.page, of));
        country.into_iter().for_each(|country| note(country, &tenure.evidence));
    }
    all.retain(|s| tenures.iter().all(|t| t.office.of.as_ref() != Some(&s.value)));
    all
}
