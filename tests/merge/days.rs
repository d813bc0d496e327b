//! When was it, and did it come about? What plans, proposals and memories have to do with what was held.

use super::common::Doc;
use super::talks;
use rapporteur::Dossier;
use rapporteur::dossier::{Kind, Status};
use rapporteur::merge::merge;

/// A report of two ministers, published on a day.
fn told(id: &str, published: &str, status: Status) -> Doc {
    talks(id, published, "Anna Tarn", "Bo Lind").met(Kind::Talks, status, &[0, 1])
}

fn count(docs: &[Dossier]) -> usize {
    merge(docs).meetings.len()
}

#[test]
fn a_plan_may_slip_by_a_day() {
    let held = told("b", "2014-05-04", Status::Held).on("2014-05-03").done();
    let plan = |day| told("a", "2014-04-28", Status::Planned).on(day).done();
    assert_eq!(count(&[plan("2014-05-02"), held.clone()]), 1);
    assert_eq!(count(&[plan("2014-05-04"), held.clone()]), 1);
    assert_eq!(count(&[plan("2014-05-06"), held.clone()]), 2);
    let tomorrow = told("a", "2014-05-03", Status::Planned).on("2014-05-04").done();
    assert_eq!(count(&[tomorrow, held.clone()]), 2, "they go on the next day");
    let day_before = told("a", "2014-05-04", Status::Held).on("2014-05-02").done();
    assert_eq!(count(&[day_before, held.clone()]), 2, "both were held");
    assert_eq!(merge(&[plan("2014-05-02"), held]).meetings[0].status, Status::Held);
}

#[test]
fn whoever_met_on_the_very_day_comes_before_whoever_met_a_day_later() {
    let plan = told("a", "2014-04-28", Status::Planned).on("2014-05-02").done();
    let held = |id, day| told(id, "2014-05-05", Status::Held).on(day).done();
    let merged = merge(&[plan, held("b", "2014-05-02"), held("c", "2014-05-03")]);
    let ids: Vec<usize> = merged.meetings.iter().map(|m| m.evidence.len()).collect();
    assert_eq!(ids, [2, 1]);
}

#[test]
fn a_proposal_told_after_its_day_did_not_come_about() {
    let late = told("a", "2008-01-24", Status::Proposed).on("2008-01-11").at("Hightown").done();
    let early = told("a", "2008-01-09", Status::Proposed).on("2008-01-11").at("Hightown").done();
    let held = told("b", "2008-03-01", Status::Held).on("2008-01").at("Hightown").done();
    assert_eq!(count(&[late, held.clone()]), 2);
    assert_eq!(count(&[early, held]), 1);
}

#[test]
fn a_proposal_is_not_what_was_called_off_before() {
    let hoped = || told("a", "2013-08-09", Status::Proposed).on("2013-08-09");
    let off = || told("b", "2015-05-12", Status::Cancelled).on("2013-08");
    assert_eq!(count(&[hoped().done(), off().done()]), 2);
    assert_eq!(
        count(&[hoped().at("Hightown").done(), off().at("Hightown").done()]),
        1,
        "the place tells that it is one"
    );
}

#[test]
fn who_met_virtually_met_by_video() {
    let met = |id, kind, cue: &str| {
        let doc = talks(id, "2021-11-16", "Anna Tarn", "Bo Lind").met(kind, Status::Held, &[0, 1]).on("2021-11-15");
        let mut dossier = doc.done();
        dossier.meetings[0].cue = cue.into();
        dossier
    };
    let video = met("b", Kind::Video, "talked by video");
    assert_eq!(count(&[met("a", Kind::Summit, "Tarn met virtually with Lind"), video.clone()]), 1);
    assert_eq!(count(&[met("a", Kind::Summit, "Tarn met with Lind"), video]), 2);
}

#[test]
fn a_city_and_a_year_are_remembered() {
    let memory = |at: &str| told("a", "2009-10-01", Status::Held).on("1986").at(at).done();
    let news = |at: &str| told("b", "1986-10-13", Status::Held).on("1986-10-11").at(at).done();
    assert_eq!(count(&[memory("Hightown"), news("Hightown")]), 1);
    assert_eq!(count(&[memory("Hightown"), news("Lowtown")]), 2);
    assert_eq!(count(&[memory("Norland"), news("Norland")]), 2, "a country is large, and a year long");
}

#[test]
fn a_house_on_no_map_may_lie_in_the_city_where_the_matter_is_one() {
    let at = |id, published, day, place: &str, topic: &str| {
        told(id, published, Status::Held).on(day).at(place).about(&[topic]).done()
    };
    let memory = |topic| at("a", "1993-06-18", "1992-08", "Yalta", topic);
    let news = |place| at("b", "1992-08-04", "1992-08-03", place, "river fleet");
    assert_eq!(count(&[memory("river fleet"), news("Villa Oakroot")]), 1);
    assert_eq!(count(&[memory("wheat"), news("Villa Oakroot")]), 2);
    assert_eq!(count(&[memory("river fleet"), news("Odessa")]), 2, "the map knows better");
}
