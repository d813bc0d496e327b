//! Of which country is a person, office or not? What the text itself says of it.

use super::cast::Cast;
use super::fact::{Evidence, Stated};
use crate::mention::Page;
use crate::mention::office::Of;
use crate::mention::party::{Head, Party};

/// Countries and bodies that the text gives a person beside those of the offices: "Chile's Duarte", "the French diplomat X", "X
/// of France".
pub fn countries(cast: &Cast, person: usize) -> Vec<Stated<String>> {
    let mut all: Vec<Stated<String>> = Vec::new();
    let document = cast.page.document;
    for (&(sentence, row), _) in cast.beings.of_party.iter().filter(|(_, p)| **p == person) {
        let party = &cast.claims.lines[sentence].parties[row];
        let evidence = Evidence {
            document: (&document.article.id).into(),
            span: document.sentences[sentence].span,
            rule: party.rule.into(),
        };
        for value in said(cast.page, party) {
            match all.iter_mut().find(|s| s.value == value) {
                Some(known) if known.evidence.contains(&evidence) => {}
                Some(known) => known.evidence.push(evidence.clone()),
                None => all.push(Stated { value, evidence: vec![evidence.clone()] }),
            }
        }
    }
    let tenures = &cast.tenures[person];
    all.retain(|s| tenures.iter().all(|t| t.office.of.as_ref() != Some(&s.value)));
    all
}

/// What stands with the name itself.
fn said(page: &Page, party: &Party) -> Vec<String> {
    let titled =
        party.offices.iter().filter_map(|o| if let Of::Body(name) = &o.of { Some(name.clone()) } else { None });
    let Head::Name(name) = &party.head else { return titled.collect() };
    let before = party.tokens.start.saturating_sub(1)..name.start;
    let adjective =
        before.filter_map(|i| page.atom(i)?.adjective()).map(|k| page.schema.polities[k as usize].name.clone());
    party.of.iter().cloned().chain(titled).chain(adjective).collect()
}

#[cfg(test)]
mod tests {
    use crate::{Article, Schema, read};

    /// What a sentence says of the country of the person so called.
    fn of(sentence: &str, name: &str) -> Vec<String> {
        let text = format!("OSLO, May 4, 2021 - {sentence}");
        let article = Article { id: "a".into(), published: None, title: None, text };
        let dossier = read(&article, Schema::embedded());
        let person = dossier.persons.iter().find(|p| p.name == name).unwrap();
        let told = |span| dossier.documents[0].quote(span).contains(name);
        assert!(person.countries.iter().flat_map(|c| &c.evidence).all(|e| told(e.span)));
        person.countries.iter().map(|c| c.value.clone()).collect()
    }

    #[test]
    fn a_country_needs_no_office() {
        assert_eq!(
            of("The Chilean diplomat Ana Duarte met Prime Minister Bo Lind of Norway.", "Ana Duarte"),
            ["Chile"]
        );
        assert_eq!(of("Bo Lind met the Chilean Ana Duarte in Oslo.", "Ana Duarte"), ["Chile"]);
        assert_eq!(of("Prime Minister Bo Lind of Norway met Ana Duarte in Oslo.", "Bo Lind"), [""; 0]);
    }
}
