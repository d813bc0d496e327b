//! Lists that are there already: what is taken from them, what is refused, and that nothing breaks the parsers.

use std::fs;

use crate::common::seeds::project;
use proptest::prelude::*;
use rapporteur::dossier::{Dossier, Kind, Status, Who};
use rapporteur::graph::Archive;
use rapporteur::import::{Columns, Entry, Order, disclosures, journeys};
use rapporteur::{Date, Error, Result, Schema};

fn list(name: &str) -> String {
    fs::read_to_string(project("seeds/lists").join(name)).unwrap()
}

fn columns() -> Columns {
    let column = |name: &str| Some(name.to_string());
    Columns {
        date: "Date".into(),
        who: "Minister".into(),
        office: column("Post"),
        organisation: column("Name of organisation, or individual"),
        about: column("Purpose of meeting"),
        kind: column("How"),
        of: column("United Kingdom"),
        order: Some(Order::DayFirst),
        carry: true,
        ..Columns::default()
    }
}

fn travels(text: &str) -> Vec<Result<Entry>> {
    journeys(text, "list.xml").into_iter().map(|j| j.map(Entry::Journey)).collect()
}

fn table(text: &str) -> Vec<Result<Entry>> {
    match disclosures(text, "list", "list.csv", &columns()) {
        Ok(found) => found.into_iter().map(|d| d.map(Entry::Disclosure)).collect(),
        Err(error) => vec![Err(error)],
    }
}

fn dossiers(entries: Vec<Result<Entry>>) -> Vec<Dossier> {
    entries.into_iter().map(|entry| entry.unwrap().dossier(Schema::embedded())).collect()
}

fn faults(entries: Vec<Result<Entry>>) -> Vec<Error> {
    entries.into_iter().filter_map(Result::err).collect()
}

/// A meeting of a dossier in a line.
fn told(dossier: &Dossier) -> Vec<String> {
    let line = |m: &rapporteur::dossier::Meeting| {
        let dates: Vec<String> = m.dates.iter().map(|d| d.value.to_string()).collect();
        let who: Vec<String> = m.participants.iter().map(|p| rapporteur::graph::name(&p.who, dossier)).collect();
        let parties: Vec<&str> = m.parties.iter().map(|p| p.value.as_str()).collect();
        let topics: Vec<&str> = m.topics.iter().map(|t| t.label.as_str()).collect();
        let place = m.place().unwrap_or("-");
        let kind = m.kind.word();
        format!(
            "{} {kind} {place}: {} | {} | {}",
            dates.join("/"),
            who.join(", "),
            parties.join(", "),
            topics.join("; ")
        )
    };
    dossier.meetings.iter().map(line).collect()
}

#[test]
fn travels_tell_whom_the_traveller_met() {
    let dossiers = dossiers(travels(&list("travels.xml")));
    let ids: Vec<&str> = dossiers.iter().map(|d| d.documents[0].id.as_str()).collect();
    assert_eq!(ids, ["trip-9001", "trip-9002", "trip-9003", "trip-9004"]);
    assert_eq!(dossiers[0].persons[0].name, "Edith Mae Harlow");
    assert_eq!(dossiers[0].persons[0].roles[0].office.to_string(), "Secretary of State of United States");
    assert!(told(&dossiers[0])[0].starts_with("2011-03-07 talks Oslo: Edith Mae Harlow, "), "{:?}", told(&dossiers[0]));
    // Of several places and days none is claimed.
    assert_eq!(
        told(&dossiers[1]),
        ["2011-03 talks South Korea: Edith Mae Harlow, Han | United States, South Korea | "]
    );
    assert!(told(&dossiers[2])[0].starts_with("2011-04/2011-05 "), "{:?}", told(&dossiers[2]));
    assert!(told(&dossiers[2])[0].ends_with("| copper prices"), "{:?}", told(&dossiers[2]));
    assert_eq!(told(&dossiers[3]), [""; 0]);
}

#[test]
fn official_visits_are_visits_and_private_ones_are_none() {
    let dossiers = dossiers(travels(&list("visits.xml")));
    let visit = &dossiers[0].meetings[0];
    assert_eq!((visit.kind, visit.status), (Kind::Visit, Status::Held));
    assert_eq!(
        told(&dossiers[0]),
        ["2011-06 visit United States: Ingrid Aasen, President of United States | Norway, United States | "]
    );
    assert_eq!(dossiers[0].documents[0].quote(visit.evidence[0].span), "Official working visit.");
    assert!(told(&dossiers[1])[0].contains("Tomas Ibarra") && told(&dossiers[1])[0].contains("Whitcombe"));
    assert!(dossiers[2].meetings.is_empty() && dossiers[2].persons[0].roles[0].office.to_string() == "King of Belgium");
}

#[test]
fn tables_tell_who_met_whom_about_what() {
    let dossiers = dossiers(table(&list("meetings.csv")));
    let lines: Vec<String> = dossiers.iter().flat_map(told).collect();
    assert_eq!(
        lines,
        [
            "2011-03-07 talks -: Ruth Pemberton | United Kingdom, Northern Cable Works | cable to Norway",
            "2011-03-09 call -: Ruth Pemberton, Jonas Lund | United Kingdom, Norway | Rescue at sea; fishing quotas",
            "2011-03-31 video -: Ruth Pemberton | United Kingdom, Chamber of Shipping, Union of Pilots | ",
            "2011-04 talks -: Owen Tadd, Ambassador of Chile | United Kingdom, Chile | Copper prices",
        ]
    );
    let role = &dossiers[1].persons[0].roles[0];
    assert_eq!(role.office.to_string(), "Foreign Secretary of United Kingdom");
    let quote = dossiers[1].documents[0].quote(role.evidence[0].span);
    assert!(quote.starts_with("Minister: Ruth Pemberton; Post: Foreign Secretary; Date: 09/03/2011; "), "{quote}");
    assert!(matches!(&dossiers[3].meetings[0].participants[1].who, Who::Office(o) if o.title == "Ambassador"));
}

#[test]
fn lists_and_articles_meet_in_one_graph() {
    let article = rapporteur::Article {
        id: "oslo".into(),
        published: Some("2011-03-08".parse::<Date>().unwrap()),
        title: None,
        text: "OSLO, March 8, 2011 - Norwegian Foreign Minister Jonas Lund met U.S. Secretary of State Edith Harlow in Oslo on \
               Monday to discuss the Arctic."
            .into(),
    };
    let mut archive = Archive::default();
    archive.add(rapporteur::read(&article, Schema::embedded())).unwrap();
    let lists = dossiers(travels(&list("travels.xml"))).into_iter().chain(dossiers(table(&list("meetings.csv"))));
    lists.for_each(|dossier| archive.add(dossier).unwrap());
    let merged = archive.merged();
    let lund: Vec<_> = merged.persons.iter().filter(|p| p.name.ends_with("Lund")).collect();
    assert_eq!(lund.len(), 1, "one person in article, journey and table");
    let documents = |m: &&rapporteur::dossier::Meeting| {
        ["oslo", "trip-9001"].iter().all(|id| m.evidence.iter().any(|e| e.document == *id))
    };
    assert!(merged.meetings.iter().any(|m| documents(&m)), "one meeting in article and journey");
    assert_eq!(Archive::from_ron(&archive.to_ron(), "g.ron").unwrap(), archive);
}

#[test]
fn faults_name_file_and_line_and_spare_the_others() {
    let text = list("travels.xml").replace("2011-03-08", "soon");
    let found = travels(&text);
    assert_eq!((found.len(), found.iter().filter(|e| e.is_ok()).count()), (4, 3));
    assert_eq!(faults(found)[0].to_string(), "list.xml:13: `soon` is no date\nhint: write YYYY-MM-DD");
    let text = list("travels.xml").replace("<name>Carl J. Whitcombe</name>", "");
    let missing = "list.xml:23: a <trip> without <name>\nhint: fill <name>, or take the entry out";
    assert_eq!(faults(travels(&text))[0].to_string(), missing);
    let text = list("visits.xml").replace("2011-06-15", "2011-06-13");
    assert_eq!(
        faults(travels(&text))[0].to_string(),
        "list.xml:3: it ends on 2011-06-13, before it begins on 2011-06-14"
    );
    let other = faults(travels("<feed><entry><id>1</id></entry></feed>"));
    assert_eq!(
        other[0].to_string(),
        "list.xml: no list of journeys: the root is <feed>\nhint: it should be <trips> or <visits>"
    );
    let cut = &list("travels.xml")[..900];
    let found = travels(cut);
    assert!(found[0].is_ok() && faults(found)[0].to_string().contains("not well-formed XML"));
}

#[test]
fn faults_of_tables_name_file_and_line_too() {
    let text = list("meetings.csv").replace("31/03/2011", "31/02/2011");
    let found = table(&text);
    assert_eq!(found.iter().filter(|e| e.is_ok()).count(), 3);
    assert!(faults(found)[0].to_string().starts_with("list.csv:4: `31/02/2011` is no date"));
    let lone = Columns { carry: false, order: None, ..columns() };
    let found = disclosures(&list("meetings.csv"), "t", "t.csv", &lone).unwrap();
    let messages: Vec<String> = found.into_iter().filter_map(Result::err).map(|e| e.to_string()).collect();
    assert!(messages[0].starts_with("t.csv:2: `07/03/2011` may be two dates"), "{messages:?}");
    assert_eq!(messages[1], "t.csv:3: the column `Minister` is empty\nhint: --carry takes the one above");
    let missing = Columns { who: "Official".into(), ..columns() };
    let error = disclosures(&list("meetings.csv"), "t", "t.csv", &missing).unwrap_err().to_string();
    assert!(error.starts_with("t.csv:1: no column `Official`\nhint: it has: Minister, Post, Date, "), "{error}");
}

/// Lists cut, doubled and sown with signs that mean something to a parser.
fn mangled(text: &'static str, signs: &'static [&'static str]) -> impl Strategy<Value = String> {
    let edits = prop::collection::vec((any::<prop::sample::Index>(), 0..40usize, prop::sample::select(signs)), 0..6);
    edits.prop_map(move |edits| {
        let mut text: Vec<char> = text.chars().collect();
        for (at, drop, sign) in edits {
            let at = at.index(text.len() + 1);
            let end = (at + drop).min(text.len());
            text.splice(at..end, sign.chars());
        }
        text.into_iter().collect()
    })
}

const XML: &str = include_str!("../seeds/lists/travels.xml");
const CSV: &str = include_str!("../seeds/lists/meetings.csv");
const XML_SIGNS: &[&str] = &[
    "<",
    ">",
    "&",
    "</trip>",
    "<trip>",
    "<![CDATA[",
    "]]>",
    "&#0;",
    "&#x110000;",
    "<!--",
    "-->",
    "\u{0}",
    "é",
    "<?",
    "'",
    "\"",
];
const CSV_SIGNS: &[&str] =
    &["\"", ",", "\n", "\r", ";", "\t", "\u{0}", "\u{feff}", "Ж", "\"\"", "99999999999999", "T", "-", "/"];

/// Whatever is taken rests on its own words, inside its own text.
fn sound(entries: Vec<Result<Entry>>) {
    for entry in entries {
        let Ok(entry) = entry else { continue };
        let mut archive = Archive::default();
        let dossier = entry.dossier(Schema::embedded());
        for fact in dossier.meetings.iter().flat_map(|m| &m.evidence) {
            assert!(!dossier.documents[0].quote(fact.span).is_empty(), "{dossier:?}");
        }
        archive.add(dossier).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_xml_breaks_the_reading_of_journeys(text in mangled(XML, XML_SIGNS)) {
        sound(travels(&text));
    }

    #[test]
    fn no_csv_breaks_the_reading_of_tables(text in mangled(CSV, CSV_SIGNS)) {
        sound(table(&text));
    }

    #[test]
    fn no_text_at_all_breaks_either(text in any::<String>()) {
        sound(travels(&text));
        sound(table(&format!("{}\n{text}", CSV.lines().next().unwrap())));
    }

    #[test]
    fn every_day_is_read_back(year in 1900i16..2100, month in 1i8..13, day in 1i8..29) {
        let date = Date::of_day(year, month, day).unwrap();
        let read = |text: String, order| rapporteur::import::day(&text, order).unwrap();
        prop_assert_eq!(read(date.to_string(), None), date);
        prop_assert_eq!(read(format!("{day}/{month}/{year}"), Some(Order::DayFirst)), date);
        prop_assert_eq!(read(format!("{month}/{day}/{year}"), Some(Order::MonthFirst)), date);
        let name = rapporteur::date::MONTHS[month as usize - 1];
        prop_assert_eq!(read(format!("{day} {name} {year}"), None), date);
    }
}

/// The command, in a folder of its own.
fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_rapporteur"))
        .args(arguments)
        .current_dir(project("seeds/lists"))
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (out.status.code(), text(out.stdout), text(out.stderr))
}

#[test]
fn the_command_takes_lists_of_both_kinds_and_tells_what_fails() {
    let desk = tempfile::tempdir().unwrap();
    let graph = desk.path().join("lists.ron");
    let graph = graph.to_str().unwrap();
    let (code, told, err) = run(&["import", "travels.xml", "visits.xml", "-o", graph]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(told.starts_with("7 documents, "), "{told}");
    let (_, answer, _) = run(&["ask", graph, "Whom did Edith Harlow meet in March 2011?"]);
    assert!(answer.contains("Han"), "{answer}");

    let flags =
        ["--date", "Date", "--who", "Minister", "--organisation", "Name of organisation, or individual", "--carry"];
    let table = ["import", "travels.xml", "meetings.csv", "gone.xml", "-o", graph];
    let (code, told, err) = run(&[&table[..], &flags].concat());
    assert_eq!(code, Some(1), "some entries are in two minds about the day");
    assert!(err.contains("meetings.csv:2: `07/03/2011` may be two dates\nhint: --dates"), "{err}");
    assert!(err.contains("gone.xml: no such file"), "{err}");
    assert!(told.starts_with("6 documents, "), "{told}");

    let (code, _, err) = run(&["import", "meetings.csv", "-o", graph, "--date", "Date"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("meetings.csv: a table needs --with or --organisation"), "{err}");
    let (code, _, err) = run(&[&["import", "travels.xml", "-o", "lists.csv"][..], &flags].concat());
    assert_eq!(code, Some(2), "{err}");
}

#[test]
fn names_in_tables_are_names_alone() {
    let text = "Minister,Date,Name,Where\n\
        \"Rt Hon Harriet Vane MP, Secretary of State for Trade\",2024-01-15,Northwind Traders; Dr Mei Lin,Brussels\n\
        Owen Tadd OBE,2024-01-16,HE Ambassador Kenji Ito (Japan),Video conference\n";
    let columns = Columns {
        date: "Date".into(),
        who: "Minister".into(),
        organisation: Some("Name".into()),
        place: Some("Where".into()),
        ..Columns::default()
    };
    let rows = disclosures(text, "list", "list.csv", &columns).unwrap();
    let dossiers: Vec<Dossier> = rows.into_iter().map(|row| row.unwrap().dossier(Schema::embedded())).collect();
    let lines: Vec<String> = dossiers.iter().flat_map(told).collect();
    assert_eq!(
        lines,
        [
            "2024-01-15 talks Brussels: Harriet Vane, Mei Lin | Northwind Traders | ",
            "2024-01-16 video -: Owen Tadd, Kenji Ito | Japan | ",
        ]
    );
    assert_eq!(dossiers[0].persons[0].roles[0].office.to_string(), "Secretary of State for Trade");
    assert_eq!(dossiers[1].persons[1].roles[0].office.to_string(), "Ambassador of Japan");
}

#[test]
fn what_is_missing_is_named_with_what_to_try() {
    let faults = faults(table(
        "Minister,Date,Post,\"Name of organisation, or individual\",Purpose of meeting,How\nA B,2024-01-15,,,x,\n",
    ));
    assert_eq!((faults[0].line, faults[0].hint.as_deref()), (Some(2), Some("fill the cell, or take the row out")));
    let faults = self::faults(travels("<visits>\n<visit><id>1</id></visit>\n</visits>"));
    assert_eq!(faults[0].line, Some(2));
    assert!(faults[0].hint.as_deref().is_some_and(|hint| hint.contains("or take the entry out")), "{faults:?}");
}
