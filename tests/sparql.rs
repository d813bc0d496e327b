//! The questions of the README are answered, and as the graph itself would: `cargo test --features sparql --test all sparql`.

use rapporteur::Graph;
use rapporteur::dossier::{Meeting, Status, Who};
use rapporteur::export::net::Net;
use rapporteur::export::sparql::{Found, Statements};
use rapporteur::graph::Archive;

fn graph() -> Graph {
    let archive = Archive::from_ron(include_str!("../graphs/seeds.ron"), "seeds.ron").unwrap();
    Graph::of(archive.merged())
}

fn rows(found: &Found) -> Vec<Vec<String>> {
    let text = found.to_csv();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().skip(1).map(|row| row.unwrap().iter().map(str::to_string).collect()).collect()
}

/// The five questions of the README.
fn questions() -> Vec<String> {
    let readme = include_str!("../README.md");
    let blocks = readme.split("```sparql\n").skip(1).map(|rest| rest.split("```").next().unwrap_or("").to_string());
    blocks.collect()
}

#[test]
fn the_questions_of_the_readme_are_answered() {
    let graph = graph();
    let statements = Statements::of(&Net::of(&graph)).unwrap();
    let answers: Vec<Vec<Vec<String>>> = questions().iter().map(|q| rows(&statements.ask(q).unwrap())).collect();
    assert_eq!(answers.len(), 5);
    assert!(answers.iter().all(|rows| !rows.is_empty()), "{answers:?}");

    let there = |id: &str| {
        let took_part = |m: &&Meeting| m.participants.iter().any(|p| p.who == Who::Person(id.to_string()));
        graph.dossier.meetings.iter().filter(|m| m.status == Status::Held).filter(took_part).count()
    };
    let most = graph.dossier.persons.iter().map(|p| there(&p.id)).max().unwrap();
    assert_eq!(answers[0][0][1], most.to_string());
    assert!(answers[0].len() == 5 && answers[1].iter().all(|row| row[1].as_str() >= "2017"));
    let india = |row: &Vec<String>| {
        let person = graph.dossier.persons.iter().find(|p| p.name == row[0]).unwrap();
        person.roles.iter().any(|r| r.office.title == row[1].trim_end_matches(" of India"))
    };
    assert!(answers[2].iter().all(india), "{:?}", answers[2]);
    let label = |topic: &String| graph.dossier.meetings.iter().flat_map(|m| &m.topics).any(|t| t.label == *topic);
    assert!(answers[3].iter().all(|row| label(&row[0])), "{:?}", answers[3]);
    let off = graph.dossier.meetings.iter().filter(|m| m.status == Status::Cancelled).count();
    let mut told: Vec<&String> = answers[4].iter().map(|row| &row[0]).collect();
    told.dedup();
    assert!(off > 0 && told.len() <= off && answers[4].iter().all(|row| row[2].contains(' ')));
}

#[test]
fn every_form_of_question_has_its_form_of_answer() {
    let statements = Statements::of(&Net::of(&graph())).unwrap();
    let ask = |question: &str| statements.ask(question).unwrap();
    assert_eq!(ask("ASK { ?m a schema:Event }"), Found::Truth(true));
    assert_eq!(ask("ASK { ?m a schema:Cat }").to_text(), "no\n");
    assert!(ask("SELECT ?m { ?m a schema:Cat }").is_empty());
    let made = ask("CONSTRUCT { ?p a org:Post } { ?p a org:Post } LIMIT 2");
    let text = made.to_text();
    let read: Vec<oxrdf::Triple> = oxttl::TurtleParser::new().for_slice(&text).map(Result::unwrap).collect();
    assert_eq!(Found::Statements(read), made);
    let counted =
        ask("SELECT ?n ?none { { SELECT (COUNT(*) AS ?n) { ?m a schema:Event } } OPTIONAL { ?m r:nothing ?none } }");
    assert!(counted.to_text().starts_with("n "), "{}", counted.to_text());
    let json: serde_json::Value = serde_json::from_str(&counted.to_json()).unwrap();
    assert_eq!(json["head"]["vars"], serde_json::json!(["n", "none"]));
    let document = ask("SELECT ?d { GRAPH ?g { ?m schema:attendee ?p } ?g schema:identifier ?d } ORDER BY ?d LIMIT 1");
    assert!(!document.is_empty(), "the statements of a document stand in its graph");
}

#[test]
fn what_cannot_be_asked_is_told() {
    let statements = Statements::of(&Net::of(&graph())).unwrap();
    let wrong = |question: &str| statements.ask(question).unwrap_err().to_string();
    assert!(wrong("SELECT nonsense").contains("error at 1:"));
    assert!(wrong("SELECT * { SERVICE <http://example.org/> { ?a ?b ?c } }").contains("not supported"));
    assert!(wrong("DROP ALL").contains("error at"));
}
