//! Which wordings are of one topic.

use super::{FM, only, talks};
use crate::common::Doc;
use rapporteur::dossier::{Kind, Status};
use rapporteur::merge::merge;

#[test]
fn topics_join_across_documents_only() {
    let told = |id, topics: &[&str]| {
        let doc = talks(id, "2014-05-02", "Anna Tarn", "Bo Lind").met(Kind::Talks, Status::Held, &[0, 1]);
        doc.on("2014-05-02").about(topics).done()
    };
    let docs = [
        told("a", &["Avaria", "truce in Avaria", "missile defence"]),
        told("b", &["conflict in Avaria", "missile defense"]),
        told("c", &["Avarian crisis", "missile defense"]),
    ];
    let merged = merge(&docs);
    let labels: Vec<&str> = only(&merged).topics.iter().map(|t| t.label.as_str()).collect();
    assert_eq!(labels, ["Avaria", "missile defense", "truce in Avaria"]);
    let also = &only(&merged).topics[0].also;
    assert_eq!(also, &["Avarian crisis", "conflict in Avaria"]);
}

#[test]
fn the_relations_of_the_sides_are_one_topic_and_their_names_add_nothing() {
    let told = |id, topics: &[&str]| {
        let doc = Doc::new(id, "2014-05-02").person("Anna Tarn", &[(FM, "Chile")]);
        let doc = doc.person("Bo Lind", &[(FM, "Peru")]).met(Kind::Talks, Status::Held, &[0, 1]);
        doc.on("2014-05-02").about(topics).done()
    };
    let labels = |a: &[&str], b: &[&str]| {
        let merged = merge(&[told("a", a), told("b", b)]);
        only(&merged).topics.iter().map(|t| t.label.clone()).collect::<Vec<_>>()
    };
    let relations = labels(&["Chilean-Peruvian", "fishing"], &["tension between Chile and Peru", "bilateral ties"]);
    assert_eq!(relations, ["bilateral ties", "fishing"]);
    assert_eq!(labels(&["crisis in Bolivia with Peru"], &["Bolivian crisis"]).len(), 1);
    assert_eq!(
        labels(&["Peru"], &["trade relations"]),
        ["Peru", "trade relations"],
        "one side alone may be the matter"
    );
}

#[test]
fn one_label_for_a_topic_in_all_meetings() {
    let told = |id, day: &str, topics: &[&str]| {
        let doc = talks(id, day, "Anna Tarn", "Bo Lind").met(Kind::Talks, Status::Held, &[0, 1]);
        doc.on(day).about(topics).done()
    };
    let docs = [
        told("a", "2014-05-02", &["Avarian crisis"]),
        told("b", "2014-06-02", &["Avaria", "Avarian conflict"]),
        told("c", "2014-07-02", &["Avaria"]),
    ];
    let merged = merge(&docs);
    let labels: Vec<Vec<&str>> =
        merged.meetings.iter().map(|m| m.topics.iter().map(|t| t.label.as_str()).collect()).collect();
    assert_eq!(labels[0], ["Avaria"]);
    assert_eq!(merged.meetings[0].topics[0].also, ["Avarian crisis"]);
    assert_eq!(labels[1], ["Avaria"], "two wordings of one document, too");
    assert_eq!(merged.meetings[1].topics[0].also, ["Avarian conflict"]);
}

#[test]
fn a_mere_crisis_is_that_of_the_one_country() {
    let told = |id, topics: &[&str]| {
        let doc = talks(id, "2014-05-02", "Anna Tarn", "Bo Lind").met(Kind::Talks, Status::Held, &[0, 1]);
        doc.on("2014-05-02").about(topics).done()
    };
    let labels = |topics: &[&str]| {
        let merged = merge(&[told("a", topics)]);
        only(&merged).topics.iter().map(|t| t.label.clone()).collect::<Vec<_>>()
    };
    assert_eq!(labels(&["crisis", "civil war", "Syria", "trade"]), ["Syria", "trade"]);
    assert_eq!(labels(&["crisis", "Syria", "Iraq"]), ["Iraq", "Syria", "crisis"], "either could be meant");
    assert_eq!(labels(&["crisis", "trade"]), ["crisis", "trade"]);
}
