//! Which persons of many documents are one, and which offices they hold.

use super::common::Doc;
use super::{FM, talks};
use rapporteur::Dossier;
use rapporteur::dossier::{Kind, Status};
use rapporteur::merge::merge;

fn names(dossier: &Dossier) -> Vec<&str> {
    dossier.persons.iter().map(|p| p.name.as_str()).collect()
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
fn of_two_who_are_called_so_the_elder_is_sr() {
    let of = |id: &str, day: &str, name: &str| Doc::new(id, day).person(name, &[("President", "Norland")]).done();
    let docs = [
        of("a", "1990-05-01", "Edgar H. Stone"),
        of("b", "2004-05-01", "Edgar W. Stone"),
        of("c", "2005-05-01", "Edgar Stone Sr."),
        of("d", "2005-05-01", "Edgar Stone Jr."),
    ];
    let merged = merge(&docs);
    let forms = |person: usize| merged.persons[person].mentions.iter().map(|m| m.value.as_str()).collect::<Vec<_>>();
    assert_eq!(merged.persons.len(), 2, "{:?}", names(&merged));
    assert_eq!([forms(0), forms(1)], [["Edgar Stone Jr.", "Edgar W. Stone"], ["Edgar H. Stone", "Edgar Stone Sr."]]);
}

#[test]
fn a_slip_inside_a_name_makes_no_other() {
    let of = |id: &str, name: &str| Doc::new(id, "2005-05-01").person(name, &[(FM, "Norland")]).done();
    let count = |a, b| merge(&[of("a", a), of("b", b)]).persons.len();
    assert_eq!(count("Ramirino Delgarra", "Rarimino Delgarra"), 1, "two sounds have changed places");
    assert_eq!(count("Hifikelunye Tarnova", "Hilikelunye Tarnova"), 1, "one letter of a long name");
    assert_eq!(count("Ramiro Delgarra", "Casimiro Delgarra"), 2);
}

#[test]
fn who_is_named_by_the_country_reigns_there() {
    let of = |id: &str, name: &str, roles: &[(&str, &str)]| Doc::new(id, "2015-05-01").person(name, roles);
    let docs = [
        of("a", "Harbar bin Tarik Al Amud", &[("King", "Norland")]).done(),
        of("b", "Faisam bin Harbar", &[("Defense Minister", "Norland")]).done(),
        of("c", "Harbar of Norland", &[]).from("Norland").done(),
    ];
    let merged = merge(&docs);
    let king = merged.persons.iter().find(|p| p.name == "Harbar bin Tarik Al Amud").unwrap();
    assert!(king.mentions.iter().any(|m| m.value == "Harbar of Norland"), "{:?}", names(&merged));
}

#[test]
fn a_country_that_the_text_leaves_open_makes_no_namesake() {
    let of = |id: &str, title: &str, country: &str| Doc::new(id, "2021-05-01").person("Ana Tarn", &[(title, country)]);
    let offices = |docs: &[Dossier]| {
        let merged = merge(docs);
        let roles = merged.persons.iter().flat_map(|p| &p.roles).map(|r| r.office.to_string());
        (merged.persons.len(), roles.collect::<Vec<_>>())
    };
    let chile = of("a", FM, "Chile").done();
    let guess = |id: &str| of(id, FM, "Poland").guessed().done();
    let of_chile = (1, vec!["Foreign Minister of Chile".to_string()]);
    assert_eq!(offices(&[chile.clone(), guess("b")]), of_chile, "what is told comes before what is guessed");
    assert_eq!(offices(&[chile.clone(), guess("b"), guess("c")]), of_chile, "however often it is guessed");
    assert_eq!(offices(&[of("a", FM, "Chile").guessed().done(), guess("b")]).0, 1, "of two guesses one is wrong");
    assert_eq!(offices(&[chile.clone(), of("b", FM, "Poland").done()]).0, 2, "both are told");
    let king = of("b", "King", "Poland").guessed().done();
    assert_eq!(offices(&[chile, king]).0, 2, "another title is another thing");
}

#[test]
fn a_guessed_country_of_a_short_title_is_a_slip_too() {
    let minister = |country| Doc::new("b", "2021-05-02").person("Tarn", &[("Minister", country)]);
    let full = Doc::new("a", "2021-05-01").person("Ana Tarn", &[(FM, "Chile")]).done();
    assert_eq!(merge(&[full.clone(), minister("Poland").guessed().done()]).persons.len(), 1);
    assert_eq!(merge(&[full, minister("Poland").done()]).persons.len(), 2, "it is told");
}

#[test]
fn an_heir_comes_to_the_throne_late() {
    let told = |id, day, title, of| Doc::new(id, day).person("Harbar", &[(title, of)]).done();
    let heir = told("a", "1978-09-21", "Crown Prince", "Norland");
    assert_eq!(merge(&[heir.clone(), told("b", "1988-03-01", "King", "Norland")]).persons.len(), 1);
    assert_eq!(merge(&[heir, told("b", "1988-03-01", "King", "Sudonia")]).persons.len(), 2);
}

#[test]
fn a_monarch_is_nobody_without_office_of_a_longer_name() {
    let king = Doc::new("a", "2014-05-01").person("Harbar", &[("King", "Norland")]).done();
    let sheikh = Doc::new("b", "2014-05-01").person("Harbar bin Tarik", &[]).done();
    assert_eq!(merge(&[king, sheikh]).persons.len(), 2);
}

#[test]
fn one_title_in_two_countries_is_a_slip_of_the_rarer() {
    let of = |id: &str, country| talks(id, "2021-05-01", "x", "y").person("Ana Tarn", &[(FM, country)]);
    let mut docs: Vec<Dossier> = ["a", "b", "c"].map(|id| of(id, "Chile").done()).to_vec();
    let elsewhere =
        Doc::new("d", "2021-05-03").person("Ana Tarn", &[(FM, "Poland")]).person("Bo Lind", &[(FM, "Norland")]);
    docs.push(elsewhere.met(Kind::Talks, Status::Held, &[0, 1]).on("2021-05-03").done());
    let merged = merge(&docs);
    let person = merged.persons.iter().find(|p| p.name == "Ana Tarn").unwrap();
    assert_eq!(person.roles.iter().map(|r| r.office.to_string()).collect::<Vec<_>>(), ["Foreign Minister of Chile"]);
    let meeting = &merged.meetings[0];
    let office = meeting.participants[0].office.as_ref().map(|o| o.to_string());
    assert_eq!(office.as_deref(), Some("Foreign Minister of Chile"), "as the person is called elsewhere");
    assert_eq!(meeting.parties.iter().map(|p| p.value.as_str()).collect::<Vec<_>>(), ["Chile", "Norland"]);
}
