//! The two shapes of JSON.

use crate::common::Doc;
use rapporteur::Dossier;
use rapporteur::dossier::{Kind, Status};
use rapporteur::export::json::{extract_line, merged};
use rapporteur::merge::merge;
use serde_json::{Value, json};

fn talks(id: &str, published: &str, status: Status, date: &str) -> Dossier {
    let doc = Doc::new(id, published).person("Anna Tarn", &[("Foreign Minister", "Norland")]);
    let doc = doc.person("Bo Lind", &[]).former("King", "Sudonia").met(Kind::Talks, status, &[0, 1]);
    doc.with("Foreign Secretary", "Ostland").on(date).about(&["river dams"]).done()
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_document_is_one_line_with_participants_by_name() {
    let line = extract_line(&talks("a", "2014-05-02", Status::Held, "2014-05-02"));
    assert!(!line.contains('\n'));
    assert!(line.starts_with("{\"id\":\"a\",\"published\":\"2014-05-02\","), "{line}");
    let value = read(&line);
    let meeting = &value["meetings"][0];
    assert_eq!(meeting["participants"], json!(["Anna Tarn", "Bo Lind"]));
    assert_eq!(meeting["unnamed"], json!([{"title": "Foreign Secretary", "of": "Ostland"}]));
    assert_eq!(meeting["topics"], json!([["river dams"]]));
    assert_eq!(meeting["place"], Value::Null);
    assert_eq!((&meeting["kind"], &meeting["status"]), (&json!("talks"), &json!("held")));
    assert_eq!(meeting["confidence"], json!(0.8));
    assert_eq!(meeting["evidence"][0]["sentence"], "They met.");
    assert_eq!(meeting["evidence"][0]["rule"], "told");
    let roles = &value["persons"][1]["roles"][0];
    assert_eq!((&roles["title"], &roles["former"]), (&json!("King"), &json!(true)));
    assert_eq!(roles["evidence"][0]["sentence"], "King of Sudonia.");
    assert!(value["persons"][0]["roles"][0].get("former").is_none());
    assert!(value["persons"][0].get("id").is_none());
}

#[test]
fn an_empty_dossier_is_a_line_too() {
    let value = read(&extract_line(&Dossier::default()));
    assert_eq!(value, json!({"id": "", "published": null, "persons": [], "meetings": []}));
}

#[test]
fn merged_facts_name_documents_and_participants_by_id() {
    let planned = talks("a", "2014-04-02", Status::Planned, "2014-05");
    let held = talks("b", "2014-05-02", Status::Held, "2014-05-02");
    let value = read(&merged(&merge(&[planned, held])));
    assert_eq!(value["documents"][1]["id"], "b");
    assert_eq!(value["persons"][0]["id"], "anna-tarn");
    assert_eq!(value["persons"][0]["roles"][0]["documents"], json!(["a", "b"]));
    assert_eq!(value["meetings"].as_array().unwrap().len(), 1);
    let meeting = &value["meetings"][0];
    assert_eq!(meeting["participants"], json!(["anna-tarn", "bo-lind"]));
    assert_eq!(meeting["documents"], json!(["a", "b"]));
    assert_eq!((&meeting["status"], &meeting["date"]), (&json!("held"), &json!("2014-05-02")));
    let statuses: Vec<&Value> =
        meeting["reported"]["statuses"].as_array().unwrap().iter().map(|s| &s["value"]).collect();
    assert_eq!(statuses, ["planned", "held"]);
    assert_eq!(meeting["reported"]["dates"][1], json!({"value": "2014-05", "documents": ["a"]}));
    assert_eq!(meeting["evidence"][0]["document"], "a");
    assert_eq!(meeting["evidence"][0]["sentence"], "They met.");
}
