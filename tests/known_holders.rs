//! A list of holders of offices is a clue to what a text leaves open, and never a fact by itself.

use std::collections::BTreeMap;

use rapporteur::{Article, Schema};

const LIST: &str = "Bekzat Orymbai\tKazakhstan\tpresident\t2001\t2009\n\
    Ilmar Tamsalu\tEstonia\tforeign minister\t2003\t2007\n\
    Ludvik Hranic\tSlovenia\tprime minister\t2002\t2006\n";

/// What a text of 2005 says of everybody's offices, with this list.
fn offices(text: &str) -> Vec<String> {
    let files = BTreeMap::from([("holders.tsv".to_string(), LIST.to_string())]);
    let schema = Schema::overlaid(&files).unwrap();
    let published = "2005-03-14".parse().ok();
    let article = Article { id: "holders".into(), published, title: None, text: text.into() };
    let dossier = rapporteur::read(&article, &schema);
    let told = |p: &rapporteur::dossier::Person| {
        p.roles.iter().map(|r| format!("{}: {}", p.name, r.office)).collect::<Vec<_>>()
    };
    let mut all: Vec<String> = dossier.persons.iter().flat_map(told).collect();
    all.sort();
    all
}

#[test]
fn the_country_of_an_office_follows_from_who_held_it() {
    let text = "ANKARA - Turkish firms want pipelines, Georgia less so. President Bekzat Orymbai spoke for an hour.";
    assert!(offices(text).contains(&"Bekzat Orymbai: President of Kazakhstan".to_string()), "{:?}", offices(text));
}

#[test]
fn a_description_means_whoever_is_known_to_hold_the_office() {
    let text = "RIGA - Anders Lund, Juhan Kask and Ilmar Tamsalu came to Riga on Monday. There were speeches, dinners and a concert. \
        The Estonian foreign minister spoke last.";
    assert_eq!(offices(text), ["Ilmar Tamsalu: Foreign Minister of Estonia"]);
}

#[test]
fn several_without_names_may_be_those_who_are_known() {
    let text = "RIGA - The foreign ministers had little to say on Monday. Ilmar Tamsalu and Ludvik Hranic slept well.";
    assert_eq!(offices(text), ["Ilmar Tamsalu: Foreign Minister of Estonia"]);
}

#[test]
fn nobody_holds_an_office_that_no_text_tells() {
    assert_eq!(offices("RIGA - Ilmar Tamsalu and Ludvik Hranic met in Riga on Monday."), Vec::<String>::new());
}

#[test]
fn what_the_text_tells_counts_more() {
    let text = "LJUBLJANA - Prime Minister Ludvik Hranic of Slovakia met the Slovenian president on Monday.";
    assert_eq!(offices(text), ["Ludvik Hranic: Prime Minister of Slovakia"]);
}

#[test]
fn of_two_countries_offices_the_known_one_is_held() {
    let text = "TALLINN - The Estonian foreign minister, Ilmar Tamsalu, was in a hurry. Slovenian Foreign Minister Ilmar Tamsalu, \
        as a caption had it, spoke for an hour.";
    assert_eq!(offices(text), ["Ilmar Tamsalu: Foreign Minister of Estonia"]);
}

#[test]
fn what_stands_beside_the_name_may_be_a_new_office() {
    let text = "TALLINN - Prime Minister Ilmar Tamsalu of Estonia spoke for an hour on Monday.";
    assert_eq!(offices(text), ["Ilmar Tamsalu: Prime Minister of Estonia"]);
}

#[test]
fn a_description_does_not_mean_who_is_known_to_hold_another_office() {
    let text = "RIGA - Ilmar Tamsalu spoke for an hour in Riga on Monday. The president left at noon, and the prime minister stayed.";
    assert_eq!(offices(text), Vec::<String>::new());
    let text = "RIGA - Ludvik Hranic spoke for an hour in Riga on Monday. The Slovenian prime minister left at noon.";
    assert_eq!(offices(text), ["Ludvik Hranic: Prime Minister of Slovenia"]);
}
