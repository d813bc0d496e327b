//! Which reports are of one meeting, and what is kept of what they say.

use super::common::{Doc, date};
use super::{FM, only, talks};
use rapporteur::Dossier;
use rapporteur::dossier::{Kind, Status, Who};
use rapporteur::merge::{merge, near_misses};

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
fn who_else_came_to_one_gathering() {
    let guest = |id, name, land, group: &str| {
        let doc = Doc::new(id, "2014-05-02").person("Eva Stone", &[("President", "Norland")]);
        let doc = doc.person(name, &[("President", land)]).met(Kind::Summit, Status::Planned, &[0, 1]);
        let mut dossier = doc.with("leaders", group).on("2014-05-27").at("Harbourtown").done();
        let side = dossier.meetings[0].participants.last_mut().unwrap();
        let Who::Office(office) = side.who.clone() else { unreachable!() };
        side.who = Who::Group(office);
        dossier
    };
    let count = |group| {
        let docs = [guest("a", "Max Reed", "Sudonia", "River League"), guest("b", "Ugo Lind", "Ostland", group)];
        merge(&docs).meetings.len()
    };
    assert_eq!(count("River League"), 1);
    assert_eq!(count("Lake League"), 2);
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
fn spellings_of_one_city_are_one_place() {
    let told =
        |id| talks(id, "2014-05-02", "Anna Tarn", "Bo Lind").met(Kind::Talks, Status::Held, &[0, 1]).on("2014-05-02");
    let docs = [told("a").at("Kiev").done(), told("b").at("Kyiv").done(), told("c").at("Kyiv").done()];
    let merged = merge(&docs);
    assert_eq!(only(&merged).places.iter().map(|p| p.value.as_str()).collect::<Vec<_>>(), ["Kyiv"]);
    assert_eq!(only(&merged).places[0].evidence.len(), 3);
}

#[test]
fn each_document_tells_a_status_once() {
    let mut doc = talks("a", "2014-05-02", "Anna Tarn", "Bo Lind").met(Kind::Talks, Status::Held, &[0, 1]).done();
    let again = doc.meetings[0].history[0].clone();
    doc.meetings[0].history.push(again);
    let merged = merge(&[doc]);
    assert_eq!(only(&merged).history.len(), 1);
}
