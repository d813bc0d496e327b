//! What several documents tell becomes one: persons, meetings, topics; in any order.

mod common;

use common::{Doc, date, person};
use proptest::prelude::*;
use rapporteur::Dossier;
use rapporteur::dossier::{Kind, Meeting, Status, Who};
use rapporteur::graph::{Archive, Form, Graph};
use rapporteur::merge::{merge, near_misses};

const FM: &str = "Foreign Minister";

/// A document of two ministers who met, told in its own words.
fn talks(id: &str, published: &str, host: &str, guest: &str) -> Doc {
    Doc::new(id, published).person(host, &[(FM, "Norland")]).person(guest, &[(FM, "Sudonia")])
}

fn names(dossier: &Dossier) -> Vec<&str> {
    dossier.persons.iter().map(|p| p.name.as_str()).collect()
}

fn only(dossier: &Dossier) -> &Meeting {
    assert_eq!(dossier.meetings.len(), 1, "{:#?}", dossier.meetings);
    &dossier.meetings[0]
}

#[test]
fn spellings_of_one_name_are_one_person() {
    let docs = [
        Doc::new("a", "2014-05-01").person("Sergey Orlovskiy", &[("Defence Minister", "Norland")]).done(),
        Doc::new("b", "2014-05-02").person("Sergei Orlovsky", &[("Minister of Defense", "Norland")]).done(),
        Doc::new("c", "2014-05-02").person("Sergei Orlovsky", &[("Defense Minister", "Norland")]).done(),
        Doc::new("d", "2014-05-03").person("Orlovsky", &[("Defense Minister", "Norland")]).done(),
    ];
    let merged = merge(&docs);
    assert_eq!(names(&merged), ["Sergei Orlovsky"]);
    let person = &merged.persons[0];
    assert_eq!(person.id, "sergei-orlovsky");
    assert_eq!(person.mentions.len(), 3);
    assert_eq!(person.roles.len(), 1, "{:?}", person.roles);
    assert_eq!(person.roles[0].office.to_string(), "Defense Minister of Norland");
    assert_eq!(person.roles[0].evidence.len(), 4);
}

#[test]
fn the_fullest_usual_form_is_the_name() {
    let docs = [
        Doc::new("a", "2021-05-01").person("Bill Harrow", &[("President", "Norland")]).done(),
        Doc::new("b", "2021-05-02").person("William T. Harrow Jr.", &[("President", "Norland")]).done(),
    ];
    assert_eq!(names(&merge(&docs)), ["William T. Harrow Jr."]);
}

#[test]
fn namesakes_of_two_countries_stay_two() {
    let docs = [
        Doc::new("a", "2014-05-01").person("Ivan Petrov", &[(FM, "Norland")]).done(),
        Doc::new("b", "2014-05-02").person("Ivan Petrov", &[(FM, "Sudonia")]).done(),
        Doc::new("c", "2014-05-03").person("Petrov", &[(FM, "Sudonia")]).done(),
    ];
    let merged = merge(&docs);
    let ids: Vec<&str> = merged.persons.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(ids, ["ivan-petrov", "ivan-petrov-2"]);
    let sudonian = merged.persons.iter().find(|p| p.roles[0].office.of.as_deref() == Some("Sudonia")).unwrap();
    assert_eq!(sudonian.mentions.len(), 2, "the short name goes to the namesake of its own country");
}

#[test]
fn relatives_and_other_given_names_stay_apart() {
    let docs = [
        Doc::new("a", "1990-05-01").person("Peter H. Marsh", &[("President", "Norland")]).done(),
        Doc::new("b", "2003-05-02").person("Peter W. Marsh", &[("President", "Norland")]).done(),
        Doc::new("c", "2004-01-02").person("Marsh", &[("President", "Norland")]).done(),
        Doc::new("d", "2004-01-02").person("Igor Marsh", &[("Defense Minister", "Norland")]).done(),
    ];
    let merged = merge(&docs);
    assert_eq!(names(&merged), ["Igor Marsh", "Peter H. Marsh", "Peter W. Marsh"]);
    assert_eq!(merged.persons[2].mentions.len(), 2, "the president of that time");
}

#[test]
fn a_short_name_finds_its_person_only_where_that_is_clear() {
    let full = [
        Doc::new("a", "2014-05-01").person("Anna Tarn", &[("President", "Norland")]).done(),
        Doc::new("b", "2014-05-01").person("Otto Tarn", &[("Governor", "Sudonia")]).done(),
    ];
    let one = |role: &[(&str, &str)], with: usize| {
        let mut docs = full[..with].to_vec();
        docs.push(Doc::new("z", "2014-06-01").person("Tarn", role).done());
        merge(&docs).persons.len()
    };
    assert_eq!(one(&[], 1), 1, "the only one of that name");
    assert_eq!(one(&[], 2), 3, "either could be meant");
    assert_eq!(one(&[("President", "Norland")], 2), 2, "the office tells");
    assert_eq!(one(&[("President", "Ostland")], 1), 2, "another country's");
    assert_eq!(one(&[("King", "Norland")], 1), 2, "at once with another who holds the highest office");
}

#[test]
fn spellings_that_share_no_letters_in_a_row_are_one_person_of_one_office() {
    let docs = [
        Doc::new("a", "2005-03-22").person("Viktor Yuschenko", &[("President", "Norland")]).done(),
        Doc::new("b", "2005-03-23").person("Viktor Yushchenko", &[("President", "Norland")]).done(),
    ];
    assert_eq!(merge(&docs).persons.len(), 1);
    let other = Doc::new("c", "2005-03-24").person("Lyndon B. Marsh", &[("President", "Norland")]).done();
    let before = Doc::new("d", "2005-03-24").person("John F. Marshall", &[("President", "Norland")]).done();
    assert_eq!(merge(&[other, before]).persons.len(), 2, "an office alone makes nobody one");
}

#[test]
fn decades_part_namesakes() {
    let president = |id, day, name| Doc::new(id, day).person(name, &[("President", "Norland")]).done();
    let son = president("b", "2022-05-01", "Fernando Marsh Jr.");
    let count = |docs: &[Dossier]| merge(docs).persons.len();
    assert_eq!(count(&[president("a", "1966-05-01", "Fernando Marsh"), son.clone()]), 2, "his father");
    assert_eq!(count(&[president("a", "2021-05-01", "Fernando Marsh"), son.clone()]), 1);
    assert_eq!(count(&[president("a", "1966-05-01", "Marsh"), son.clone()]), 2);
    assert_eq!(count(&[president("a", "2020-05-01", "Marsh"), son]), 1);
}

#[test]
fn one_slip_of_the_pen_makes_no_namesake() {
    let of = |id: String, country| Doc::new(&id, "2020-05-01").person("Ivan Petrov", &[(FM, country)]).done();
    let mut docs: Vec<Dossier> = (0..12).map(|n| of(format!("n{n}"), "Norland")).collect();
    docs.push(of("s".to_string(), "Sudonia"));
    assert_eq!(merge(&docs).persons.len(), 1);
    assert_eq!(merge(&docs[10..]).persons.len(), 2, "of few documents none outweighs the other");
}

#[test]
fn offices_follow_one_another_in_a_career_and_states_do() {
    let told = |id, day, name, title, of| Doc::new(id, day).person(name, &[(title, of)]).done();
    let count = |docs: &[Dossier]| merge(docs).persons.len();
    let old = told("a", "1989-06-01", "Havel", "President", "Czechoslovakia");
    let new = told("b", "1995-06-01", "Havel", "President", "Czech Republic");
    assert_eq!(count(&[old, new]), 1);
    let elect = told("a", "2014-12-01", "Tarn", "President-elect", "Norland");
    let seated = told("b", "2015-06-01", "Tarn", "President", "Norland");
    assert_eq!(count(&[elect.clone(), seated.clone()]), 1);
    assert_eq!(merge(&[elect, seated]).persons[0].roles.len(), 2, "both are told");
    let crown = told("a", "2004-12-01", "Tarn", "Crown Prince", "Norland");
    let king = told("b", "2006-06-01", "Tarn", "King", "Norland");
    assert_eq!(count(&[crown.clone(), king.clone()]), 1);
    assert_eq!(count(&[crown, king, told("c", "2003-06-01", "Tarn", "King", "Norland")]), 2, "both at once are two");
    let young = told("a", "1969-06-01", "Baudouin I", "King", "Norland");
    assert_eq!(count(&[young, told("b", "1990-06-01", "Baudouin I", "King", "Norland")]), 1);
}

#[test]
fn one_document_among_many_is_mistaken_about_an_office() {
    let of = |id: String, title, country| Doc::new(&id, "2020-05-01").person("Ivan Petrov", &[(title, country)]);
    let mut docs: Vec<Dossier> = (0..12).map(|n| of(format!("n{n:02}"), FM, "Norland").done()).collect();
    docs.push(of("z".into(), FM, "Norland").person("x", &[]).done());
    docs[12].persons[0].roles.push(of("z".into(), "President", "Sudonia").done().persons[0].roles[0].clone());
    let roles = |docs: &[Dossier]| merge(docs).persons.iter().find(|p| p.name == "Ivan Petrov").unwrap().roles.len();
    assert_eq!(roles(&docs), 1, "he is nobody's president");
    assert_eq!(roles(&docs[9..]), 2, "of few documents none outweighs the other");
}

#[test]
fn an_office_joins_another_word_of_the_name() {
    let told = |id, name, title| Doc::new(id, "2014-05-01").person(name, &[(title, "Norland")]).done();
    let count = |title| merge(&[told("a", "Anna Tarn", "Prime Minister"), told("b", "Anna", title)]).persons.len();
    assert_eq!(count("Prime Minister"), 1);
    assert_eq!(count("Ambassador"), 2);
}

#[test]
fn another_office_of_these_days_is_another_person_and_one_of_other_years_a_career() {
    let told = |id, day, name, title| Doc::new(id, day).person(name, &[(title, "Norland")]).done();
    let count = |day| {
        let full = told("a", "2014-05-01", "Anna Tarn", "President");
        merge(&[full, told("b", day, "Tarn", FM)]).persons.len()
    };
    assert_eq!(count("2014-05-20"), 2);
    assert_eq!(count("2007-05-20"), 1, "nobody else is called so");
    assert_eq!(count("1999-05-20"), 2);
}

#[test]
fn the_party_that_is_nobody_elses_tells_the_country() {
    let full = |id, name, land| Doc::new(id, "2014-05-01").person(name, &[(FM, land)]).done();
    let mut docs = vec![full("a", "Anna Tarn", "Norland"), full("b", "Otto Tarn", "Sudonia")];
    let guest = Doc::new("c", "2014-05-02").person("Tarn", &[]).person("Bo Lind", &[("King", "Ostland")]);
    let mut guest = guest.met(Kind::Talks, Status::Held, &[0, 1]).done();
    docs.push(guest.clone());
    assert_eq!(merge(&docs).persons.len(), 4, "either could be meant");
    let mut party = guest.meetings[0].parties[0].clone();
    party.value = "Sudonia".into();
    guest.meetings[0].parties.push(party);
    docs[2] = guest;
    assert_eq!(merge(&docs).persons.len(), 3);
}

#[test]
fn a_country_without_office_joins_and_parts() {
    let minister = Doc::new("a", "2014-05-01").person("Mohammad Javad Tarif", &[(FM, "Norland")]).done();
    let of = |country| Doc::new("b", "2014-05-02").person("Javad Tarif", &[]).from(country).done();
    let merged = merge(&[minister.clone(), of("Norland")]);
    assert_eq!(merged.persons.len(), 1);
    assert_eq!(merged.persons[0].countries[0].value, "Norland");
    assert_eq!(merged.persons[0].countries[0].evidence.len(), 1);
    let peru = Doc::new("a", "2014-05-01").person("Mohammad Javad Tarif", &[(FM, "Peru")]).done();
    assert_eq!(merge(&[peru, of("Chile")]).persons.len(), 2);
}

#[test]
fn two_offices_at_once_are_of_two_persons_of_close_names() {
    let told = |id, name, title| Doc::new(id, "2023-05-01").person(name, &[(title, "South Korea")]).done();
    let count = |title| merge(&[told("a", "Han Tae-yong", "Foreign Minister"), told("b", "Han Tae-yul", title)]);
    assert_eq!(count("Defense Minister").persons.len(), 2);
    let minister = Doc::new("a", "2003-05-01").person("Saud", &[(FM, "Norland")]).done();
    let king = Doc::new("b", "2006-05-01").person("Omar bin Ali al-Saud", &[("King", "Norland")]).done();
    assert_eq!(merge(&[minister, king]).persons.len(), 2, "a minister is no king later");
}

#[test]
fn parts_of_one_name_are_of_whom_another_document_calls_by_all_of_it() {
    let told = |id, name| Doc::new(id, "2014-05-01").person(name, &[("Prime Minister", "Norland")]).done();
    let (whole, one, other) = (told("a", "Recep Tayyip Orhan"), told("b", "Recep Orhan"), told("c", "Tayyip Orhan"));
    assert_eq!(merge(&[whole, one, other]).persons.len(), 1);
}

#[test]
fn guests_of_one_gathering_by_name_are_of_one_meeting() {
    let guest = |id, name, land, cue: &str| {
        let doc = Doc::new(id, "2014-05-02").person(name, &[("President", land)]);
        let mut dossier = doc.met(Kind::Summit, Status::Held, &[0]).on("2014-05-02").at("Harbourtown").done();
        dossier.meetings[0].cue = cue.into();
        dossier
    };
    let (tarn, lind) = ("Attended the Northern Rivers Summit", "took part in the Northern Rivers Summit");
    let count = |other| {
        let docs = [guest("a", "Anna Tarn", "Norland", tarn), guest("b", "Bo Lind", "Sudonia", other)];
        merge(&docs).meetings.len()
    };
    assert_eq!(count(lind), 1);
    assert_eq!(count("Attended the Southern Lakes Summit"), 2);
    assert_eq!(count("Attended the summit"), 2, "which one?");
}

#[test]
fn one_document_tells_its_own_persons_apart() {
    let both = Doc::new("a", "2014-05-01").person("Anna Tarn", &[]).person("Tarn", &[]).done();
    assert_eq!(merge(&[both]).persons.len(), 2);
}

#[test]
fn an_office_is_former_once_the_latest_document_says_so() {
    let docs = [
        Doc::new("a", "2014-05-01").person("Anna Tarn", &[("President", "Norland")]).done(),
        Doc::new("b", "2018-05-01").person("Anna Tarn", &[]).former("President", "Norland").done(),
    ];
    let merged = merge(&docs);
    assert_eq!(merged.persons[0].roles.len(), 1);
    assert!(merged.persons[0].roles[0].former);
    assert!(!merge(&docs[..1]).persons[0].roles[0].former);
}

#[test]
fn a_report_that_knows_a_part_joins_the_fuller_one() {
    let full = talks("a", "2014-05-02", "Anna Tarn", "Bo Lind").person("Cy Moor", &[("Defense Minister", "Norland")]);
    let part = talks("b", "2014-05-02", "Tarn", "Lind");
    let office = Doc::new("c", "2014-05-02").person("Anna Tarn", &[(FM, "Norland")]);
    let docs = [
        full.met(Kind::Talks, Status::Held, &[0, 1, 2]).on("2014-05-02").at("Harbourtown").done(),
        part.met(Kind::Talks, Status::Held, &[0, 1]).on("2014-05").at("Harbourtown").done(),
        office.met(Kind::Talks, Status::Held, &[0]).with(FM, "Sudonia").on("2014-05-02").done(),
    ];
    let merged = merge(&docs);
    let meeting = only(&merged);
    let who: Vec<&Who> = meeting.participants.iter().map(|p| &p.who).collect();
    let persons = ["anna-tarn", "bo-lind", "cy-moor"].map(|id| Who::Person(id.to_string()));
    assert_eq!(who, persons.iter().collect::<Vec<_>>(), "the unnamed minister is the named one");
    assert_eq!(meeting.evidence.len(), 3);
    assert_eq!(meeting.id, "2014-05-02-lind-moor-tarn");
    assert_eq!(meeting.date(), Some(date("2014-05-02")));
}

#[test]
fn guests_at_one_table_are_of_one_meeting() {
    let guest = |id, name, land, cue: &str| {
        let doc = Doc::new(id, "2014-05-02").person("Bo Lind", &[("King", "Ostland")]).person(name, &[(FM, land)]);
        let mut dossier = doc.met(Kind::Talks, Status::Held, &[0, 1]).on("2014-05-02").at("Harbourtown").done();
        dossier.meetings[0].cue = cue.into();
        dossier
    };
    let count = |cue| {
        let docs =
            [guest("a", "Anna Tarn", "Norland", "had dinner with the king"), guest("b", "Cy Moor", "Sudonia", cue)];
        merge(&docs).meetings.len()
    };
    assert_eq!(count("attended a dinner with the king"), 1);
    assert_eq!(count("attended a lunch with the king"), 2);
    assert_eq!(count("met the king"), 2);
}

#[test]
fn other_participants_are_another_meeting() {
    let docs = [
        talks("a", "2014-05-02", "Anna Tarn", "Bo Lind")
            .met(Kind::Talks, Status::Held, &[0, 1])
            .on("2014-05-02")
            .done(),
        talks("b", "2014-05-02", "Anna Tarn", "Di Vance")
            .met(Kind::Talks, Status::Held, &[0, 1])
            .on("2014-05-02")
            .done(),
    ];
    assert_eq!(merge(&docs).meetings.len(), 2);
}

#[test]
fn planned_becomes_held() {
    let planned = talks("a", "2014-04-20", "Anna Tarn", "Bo Lind").met(Kind::Talks, Status::Planned, &[0, 1]);
    let held = talks("b", "2014-05-03", "Anna Tarn", "Bo Lind").met(Kind::Talks, Status::Held, &[0, 1]);
    let docs = [held.on("2014-05-02").at("Harbourtown").done(), planned.on("2014-05").at("Harbourtown").done()];
    let merged = merge(&docs);
    let meeting = only(&merged);
    assert_eq!(meeting.status, Status::Held);
    let history: Vec<Status> = meeting.history.iter().map(|s| s.value).collect();
    assert_eq!(history, [Status::Planned, Status::Held], "in order of time, whatever the order of the documents' ids");
}

#[test]
fn what_was_held_is_not_what_is_planned_afterwards() {
    let held = talks("a", "2014-05-03", "Anna Tarn", "Bo Lind").met(Kind::Talks, Status::Held, &[0, 1]);
    let next = talks("b", "2014-05-10", "Anna Tarn", "Bo Lind").met(Kind::Talks, Status::Planned, &[0, 1]);
    let docs = [held.on("2014-05-02").done(), next.on("2014-05").done()];
    assert_eq!(merge(&docs).meetings.len(), 2);
}

#[test]
fn one_cancelled_summit_under_two_dates() {
    let pair = |id, published| {
        let doc = Doc::new(id, published).person("Eva Stone", &[("President", "Norland")]);
        doc.person("Max Reed", &[("President", "Sudonia")]).met(Kind::Summit, Status::Cancelled, &[0, 1])
    };
    let docs = [
        pair("a", "2013-08-09").on("2013-09").done(),
        pair("b", "2015-05-12").on("2013-08").at("Hightown").done(),
        pair("c", "2013-08-09").done(),
    ];
    let merged = merge(&docs);
    let meeting = only(&merged);
    assert_eq!(meeting.status, Status::Cancelled);
    let dates: Vec<String> = meeting.dates.iter().map(|d| d.value.to_string()).collect();
    assert_eq!(dates, ["2013-09", "2013-08"], "both are kept, the one told first in front");
    assert_eq!(meeting.place(), Some("Hightown"));

    let later = [docs[0].clone(), pair("d", "2014-03-01").on("2014-04").done()];
    assert_eq!(merge(&later).meetings.len(), 2, "two summits were called off");
}

#[test]
fn repeat_meetings_of_one_pair_stay_apart() {
    let told = |id, published| talks(id, published, "Anna Tarn", "Bo Lind");
    let docs = [
        told("a", "2014-05-02").met(Kind::Talks, Status::Held, &[0, 1]).on("2014-05-02").done(),
        told("b", "2014-06-02").met(Kind::Talks, Status::Held, &[0, 1]).on("2014-06-02").done(),
        told("c", "2014-06-02").met(Kind::Call, Status::Held, &[0, 1]).on("2014-06-02").done(),
        told("d", "2014-06-03").met(Kind::Talks, Status::Held, &[0, 1]).done(),
    ];
    let merged = merge(&docs);
    let ids: Vec<&str> = merged.meetings.iter().map(|m| m.id.as_str()).collect();
    let second = ["2014-06-02-lind-tarn", "2014-06-02-lind-tarn-2"];
    assert_eq!(ids, ["2014-05-02-lind-tarn", second[0], second[1], "undated-lind-tarn"]);
}

#[test]
fn a_president_and_his_secretary_tell_of_one_visit() {
    let of = |id, name, title| Doc::new(id, "1975-06-01").person(name, &[(title, "Sudonia")]);
    let host = |doc: Doc| doc.person("Eva Stone", &[("President", "Italy")]).met(Kind::Talks, Status::Held, &[0, 1]);
    let chief = host(of("a", "Max Reed", "President")).on("1975-06-01");
    let deputy = host(of("b", "Ada Moor", FM)).on("1975-06-01");
    assert_eq!(merge(&[chief.at("Rome").done(), deputy.at("Rome").done()]).meetings.len(), 1);

    // At home each host is met apart.
    let guest = |id, name, title| {
        let doc = Doc::new(id, "1975-06-01").person(name, &[(title, "Italy")]);
        doc.person("Max Reed", &[("President", "Sudonia")]).met(Kind::Talks, Status::Held, &[0, 1])
    };
    let hosts = [
        guest("a", "Eva Stone", "President").on("1975-06-01").at("Rome").done(),
        guest("b", "Ugo Lind", FM).on("1975-06-01").at("Rome").done(),
    ];
    assert_eq!(merge(&hosts).meetings.len(), 2);
}

#[test]
fn a_companion_is_not_the_other_side() {
    let of = |id, name, country: &str| {
        let doc = Doc::new(id, "2005-02-23").person("Max Reed", &[("President", "Norland")]);
        let doc = doc.person("Ada Moor", &[(FM, "Norland")]).person(name, &[("President", country)]);
        doc.met(Kind::Talks, Status::Held, &[0, 1, 2]).on("2005-02-23").done()
    };
    assert_eq!(merge(&[of("a", "Eva Stone", "Sudonia"), of("b", "Ugo Lind", "Ostland")]).meetings.len(), 2);
}

#[test]
fn what_was_held_before_a_document_did_not_happen_after_it() {
    let told = |id, day| talks(id, day, "Anna Tarn", "Bo Lind").met(Kind::Talks, Status::Held, &[0, 1]);
    let year = told("a", "2023-10-04").on("2023").about(&["river dams"]).done();
    let later = told("b", "2023-12-27").on("2023-12-27").about(&["river dams"]).done();
    let earlier = told("c", "2023-10-02").on("2023-10-02").about(&["river dams"]).done();
    assert_eq!(merge(&[year.clone(), later]).meetings.len(), 2);
    assert_eq!(merge(&[year, earlier]).meetings.len(), 1);
}

#[test]
fn a_plan_for_these_days_needs_no_date() {
    let plan = talks("a", "2022-05-21", "Anna Tarn", "Bo Lind").met(Kind::Talks, Status::Planned, &[0, 1]).done();
    let held = |day| talks("b", day, "Anna Tarn", "Bo Lind").met(Kind::Talks, Status::Held, &[0, 1]).on(day).done();
    assert_eq!(merge(&[plan.clone(), held("2022-05-23")]).meetings.len(), 1);
    assert_eq!(merge(&[plan, held("2022-06-23")]).meetings.len(), 2);
}

#[test]
fn meetings_of_one_document_stay_apart() {
    let doc = talks("a", "2014-05-02", "Anna Tarn", "Bo Lind");
    let doc = doc.met(Kind::Talks, Status::Proposed, &[0, 1]).about(&["trade"]);
    let twice = doc.met(Kind::Talks, Status::Proposed, &[0, 1]).about(&["trade"]).done();
    assert_eq!(merge(&[twice]).meetings.len(), 2);
}

#[test]
fn reports_without_a_date_join_where_place_or_topic_agree() {
    let told = |id, published| talks(id, published, "Anna Tarn", "Bo Lind").met(Kind::Talks, Status::Held, &[0, 1]);
    let dated = told("a", "2014-05-02").on("2014-05-02").about(&["river dams"]).done();
    let near = told("b", "2014-05-03").about(&["dams on the river"]).done();
    let late = told("c", "2014-09-03").about(&["river dams"]).done();
    assert_eq!(merge(&[dated.clone(), near]).meetings.len(), 1);
    assert_eq!(merge(&[dated, late]).meetings.len(), 2);
}

#[test]
fn an_office_without_a_name_is_its_holder_of_that_time() {
    let president = |id, day, name| Doc::new(id, day).person(name, &[("President", "Norland")]).done();
    let known = [
        president("a", "2001-03-01", "Anna Tarn"),
        president("b", "2004-06-01", "Anna Tarn"),
        president("c", "2005-02-01", "Bo Lind"),
    ];
    let who = |day: &str| {
        let guest = Doc::new("z", day).person("Cy Moor", &[("King", "Sudonia")]);
        let met = guest.met(Kind::Talks, Status::Held, &[0]).with("President", "Norland").on(day).done();
        let merged = merge(&known.iter().cloned().chain([met]).collect::<Vec<_>>());
        only(&merged).participants.iter().map(|p| p.who.clone()).collect::<Vec<_>>()
    };
    let person = |id: &str| Who::Person(id.to_string());
    assert_eq!(who("2003-01-01"), [person("anna-tarn"), person("cy-moor")]);
    assert_eq!(who("2005-06-01"), [person("bo-lind"), person("cy-moor")]);
    assert!(matches!(who("1999-01-01")[1], Who::Office(_)), "nobody is known to have held it");
}

#[test]
fn held_or_called_off_is_kept_as_a_disagreement() {
    let told = |id, status| talks(id, "2014-05-03", "Anna Tarn", "Bo Lind").met(Kind::Talks, status, &[0, 1]);
    let docs = [
        told("a", Status::Held).on("2014-05-02").done(),
        told("b", Status::Cancelled).on("2014-05-02").done(),
        told("c", Status::Cancelled).on("2014-05-02").done(),
    ];
    let merged = merge(&docs);
    assert_eq!(only(&merged).status, Status::Cancelled, "as most say");
    let said: Vec<Status> = only(&merged).history.iter().map(|h| h.value).collect();
    assert_eq!(said, [Status::Held, Status::Cancelled, Status::Cancelled]);
    let other = told("d", Status::Cancelled).on("2014-05-09").done();
    assert_eq!(merge(&[docs[0].clone(), other]).meetings.len(), 2);
}

#[test]
fn near_misses_have_a_reason() {
    let told = |id, day| talks(id, day, "Anna Tarn", "Bo Lind");
    let docs = [
        told("a", "2014-05-02").met(Kind::Talks, Status::Held, &[0, 1]).on("2014-05-02").done(),
        told("b", "2014-05-09").met(Kind::Talks, Status::Held, &[0, 1]).on("2014-05-09").done(),
        told("c", "2014-05-09").met(Kind::Call, Status::Held, &[0, 1]).on("2014-05-09").done(),
        told("d", "2014-05-02").met(Kind::Visit, Status::Held, &[0, 1]).on("2014-05-02").done(),
    ];
    let ids = |d: &Dossier| d.documents[0].id.clone();
    let near: Vec<String> =
        near_misses(&docs).iter().map(|n| format!("{}{} {:?}", ids(n.one.0), ids(n.other.0), n.why)).collect();
    assert_eq!(near, ["ab Date", "ac Kind", "bc Kind", "bd Date", "cd Kind"]);
}

#[test]
fn disagreements_on_the_place_are_kept() {
    let told =
        |id| talks(id, "2014-05-02", "Anna Tarn", "Bo Lind").met(Kind::Talks, Status::Held, &[0, 1]).on("2014-05-02");
    let docs =
        [told("a").at("Castle Hill").done(), told("b").at("Harbourtown").done(), told("c").at("Harbourtown").done()];
    let merged = merge(&docs);
    let places: Vec<&str> = only(&merged).places.iter().map(|p| p.value.as_str()).collect();
    assert_eq!(places, ["Harbourtown", "Castle Hill"]);
}

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
fn the_same_document_twice_is_nothing() {
    let docs = sample();
    let twice: Vec<Dossier> = docs.iter().chain(&docs).cloned().collect();
    assert_eq!(merge(&twice), merge(&docs));
    assert_eq!(merge(&[]), Dossier::default());
}

#[test]
fn every_fact_keeps_its_evidence() {
    let docs = sample();
    let merged = merge(&docs);
    let evidence = |d: &Dossier| -> std::collections::BTreeSet<_> {
        d.meetings.iter().flat_map(|m| m.evidence.iter().cloned()).collect()
    };
    let before: std::collections::BTreeSet<_> = docs.iter().flat_map(evidence).collect();
    assert_eq!(evidence(&merged), before);
    assert!(merged.persons.iter().flat_map(|p| &p.mentions).all(|m| !m.evidence.is_empty()));
    assert!(merged.persons.iter().flat_map(|p| &p.roles).all(|r| !r.evidence.is_empty()));
    for p in merged.meetings.iter().flat_map(|m| &m.participants) {
        assert!(!p.evidence.is_empty());
        if let Who::Person(id) = &p.who {
            assert!(person(&merged, id).is_some(), "{id} is nobody");
        }
    }
}

#[test]
fn a_graph_has_the_nodes_and_edges_of_its_dossier() {
    use petgraph::visit::EdgeRef;
    use rapporteur::graph::{Node, Relation};
    let merged = merge(&sample());
    let graph = Graph::of(merged.clone());
    assert!(graph.net().edge_weights().all(|e| !e.evidence.is_empty()));
    let count = |f: fn(&Node) -> bool| graph.net().node_weights().filter(|n| f(n)).count();
    assert_eq!(count(|n| matches!(n, Node::Person(_))), merged.persons.len());
    assert_eq!(count(|n| matches!(n, Node::Meeting(_))), merged.meetings.len());
    let took_part = graph.net().edge_weights().filter(|e| matches!(e.relation, Relation::TookPart { .. })).count();
    let sides = merged.meetings.iter().flat_map(|m| &m.participants).filter(|p| !matches!(p.who, Who::Group(_)));
    assert_eq!(took_part, sides.count());

    let again = Graph::of(merge(&sample()));
    let listed = |g: &Graph| (g.net().node_weights().cloned().collect::<Vec<_>>(), format!("{:?}", g.net()));
    assert_eq!(listed(&graph), listed(&again));
    let meeting = graph.find(&Node::Meeting("2014-05-02-lind-tarn".into())).expect("the talks of May");
    let edges = graph.net().edges_directed(meeting, petgraph::Direction::Incoming);
    let reports = edges.filter(|e| e.weight().relation == Relation::Reports).map(|e| &graph.net()[e.source()]);
    let mut documents: Vec<&Node> = reports.collect();
    documents.sort();
    let wanted = ["a", "b", "h"].map(|id| Node::Document(id.to_string()));
    assert_eq!(documents, wanted.iter().collect::<Vec<_>>());
}

/// Documents that agree, disagree, abbreviate and foretell.
fn sample() -> Vec<Dossier> {
    let told = |id, published| talks(id, published, "Anna Tarn", "Bo Lind");
    let short = Doc::new("f", "2014-05-03").person("Tarn", &[]).person("Lind", &[(FM, "Sudonia")]);
    let namesake = Doc::new("g", "2014-05-04").person("Anna Tarn", &[("King", "Ostland")]).person("Bo Lindh", &[]);
    let office = Doc::new("h", "2014-06-03").person("Ana Tarn", &[(FM, "Norland")]);
    vec![
        told("a", "2014-04-02").met(Kind::Talks, Status::Planned, &[0, 1]).on("2014-05").done(),
        told("b", "2014-05-02").met(Kind::Talks, Status::Held, &[0, 1]).on("2014-05-02").about(&["river dams"]).done(),
        told("c", "2014-05-03").met(Kind::Talks, Status::Held, &[0, 1]).about(&["dams"]).at("Harbourtown").done(),
        told("d", "2014-05-09").met(Kind::Call, Status::Held, &[0, 1]).on("2014-05-08").done(),
        told("e", "2014-05-09").met(Kind::Summit, Status::Cancelled, &[0, 1]).on("2014-07").done(),
        short.met(Kind::Visit, Status::Held, &[0, 1]).on("2014-05-02").about(&["dams on the river"]).done(),
        namesake.met(Kind::Talks, Status::Held, &[0, 1]).on("2014-05-02").done(),
        office.met(Kind::Talks, Status::Held, &[0]).with(FM, "Sudonia").on("2014-05-02").at("Hightown").done(),
        Doc::new("i", "2014-06-05").person("Tarn", &[(FM, "Norland")]).person("Lind", &[]).done(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_gives_the_same(order in Just((0..sample().len()).collect::<Vec<_>>()).prop_shuffle()) {
        let docs = sample();
        let shuffled: Vec<Dossier> = order.iter().map(|&i| docs[i].clone()).collect();
        prop_assert_eq!(merge(&shuffled), merge(&docs));
    }

    #[test]
    fn what_is_added_and_taken_out_leaves_no_trace(
        order in Just((0..sample().len()).collect::<Vec<_>>()).prop_shuffle(),
        kept in proptest::collection::vec(any::<bool>(), sample().len()),
        again in proptest::collection::vec(any::<bool>(), sample().len()),
    ) {
        let docs = sample();
        let (mut grown, mut anew) = (Archive::default(), Archive::default());
        for &at in &order {
            grown.add(docs[at].clone()).unwrap();
        }
        for at in 0..docs.len() {
            if again[at] {
                grown.add(docs[at].clone()).unwrap();
            }
            if kept[at] {
                anew.add(docs[at].clone()).unwrap();
            } else {
                grown.remove(&docs[at].documents[0].id);
            }
        }
        for form in [Form::Ron, Form::Compact] {
            prop_assert_eq!(grown.to_bytes(&grown.whole(), form), anew.to_bytes(&anew.whole(), form));
        }
    }

    #[test]
    fn any_split_gives_the_same(parts in proptest::collection::vec(0usize..3, sample().len())) {
        let docs = sample();
        let mut archives = [Archive::default(), Archive::default(), Archive::default()];
        for (doc, &part) in docs.iter().zip(&parts) {
            archives[part].add(doc.clone()).unwrap();
        }
        let mut all = Archive::default();
        for dossier in archives.into_iter().rev().flat_map(|a| a.dossiers.into_values()) {
            all.add(dossier).unwrap();
        }
        prop_assert_eq!(all.merged(), merge(&docs));
    }
}
