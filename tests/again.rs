//! Documents that come and go one by one leave the same as all at once.

use crate::common::Doc;
use proptest::prelude::*;
use rapporteur::Dossier;
use rapporteur::dossier::{Kind, Status};
use rapporteur::graph::{Archive, Form};
use rapporteur::merge::Whole;

/// Full names, short ones, namesakes, and many that share keys.
const NAMES: [&str; 24] = [
    "Anna Tarn",
    "Ana Tarn",
    "A. Tarn",
    "Tarn",
    "Otto Tarn",
    "Anna Maria Tarn",
    "Bo Lind",
    "Bo Lindh",
    "Lind",
    "Bo",
    "Cyril Moor",
    "Cyrill Moor",
    "Moor",
    "Ahmed Salim",
    "Ahmad Salim",
    "Achmed Selim",
    "Ahmed Salim Tarn",
    "Salim",
    "Abdullah II",
    "King Abdullah II",
    "Abdullah",
    "Omar Abdullah",
    "Peter H. Marsh",
    "Peter W. Marsh",
];
const TITLES: [&str; 5] = ["President", "Foreign Minister", "King", "Minister of Foreign Affairs", "Envoy"];
const LANDS: [&str; 3] = ["Norland", "Sudonia", "Ostland"];
const TOPICS: [&str; 6] =
    ["Avaria", "Avarian crisis", "conflict in Avaria", "missile defence", "missile defense", "dams"];

/// What chance gives for one document: days, persons with title and land, a meeting.
#[derive(Clone, Debug)]
struct Lot {
    day: u32,
    year: u32,
    persons: Vec<(usize, usize, usize)>,
    kind: usize,
    status: usize,
    dated: usize,
    unnamed: usize,
    place: usize,
    topics: Vec<usize>,
}

fn lot() -> impl Strategy<Value = Lot> {
    let persons = proptest::collection::vec((0..NAMES.len(), 0..8usize, 0..LANDS.len()), 1..4);
    let meeting = (0..3usize, 0..4usize, 0..3usize, 0..6usize, 0..5usize);
    (1..29u32, 0..4u32, persons, meeting, proptest::collection::vec(0..TOPICS.len(), 0..3)).prop_map(
        |(day, year, persons, (kind, status, dated, unnamed, place), topics)| Lot {
            day,
            year,
            persons,
            kind,
            status,
            dated,
            unnamed,
            place,
            topics,
        },
    )
}

fn document(number: usize, lot: &Lot) -> Dossier {
    let year = [1990, 2004, 2005, 2030][lot.year as usize];
    let day = format!("{year}-05-{:02}", lot.day);
    let mut doc = Doc::new(&format!("d{number:02}"), &day);
    for &(name, title, land) in &lot.persons {
        doc = match TITLES.get(title) {
            Some(title) => doc.person(NAMES[name], &[(title, LANDS[land])]),
            None if title > TITLES.len() => doc.person(NAMES[name], &[]).from(LANDS[land]),
            None => doc.person(NAMES[name], &[]),
        };
    }
    let who: Vec<usize> = (0..lot.persons.len()).collect();
    doc = doc.met([Kind::Talks, Kind::Call, Kind::Summit][lot.kind], Status::ALL[lot.status], &who);
    if lot.unnamed < LANDS.len() {
        doc = doc.with("President", LANDS[lot.unnamed]);
    }
    doc = match lot.dated {
        0 => doc,
        1 => doc.on(&format!("{year}-05")),
        _ => doc.on(&day),
    };
    if let Some(place) = ["Harbourtown", "Norland", "Ostland"].get(lot.place) {
        doc = doc.at(place);
    }
    let topics: Vec<&str> = lot.topics.iter().map(|&t| TOPICS[t]).collect();
    doc.about(&topics).done()
}

/// Takes documents out and others in, and holds what comes of it against what comes of all at once.
fn steps(docs: &[Dossier], steps: &[Vec<usize>]) -> Result<(), TestCaseError> {
    let mut archive = Archive::default();
    docs.iter().step_by(2).for_each(|d| archive.add(d.clone()).unwrap());
    let mut whole = archive.whole();
    for step in steps {
        let mut gone = Vec::new();
        for &at in step {
            let dossier = &docs[at % docs.len()];
            match archive.remove(&dossier.documents[0].id) {
                Some(dossier) => gone.push(dossier),
                None => archive.add(dossier.clone()).unwrap(),
            }
        }
        let again = archive.whole_again(whole, &gone);
        let anew = archive.whole();
        prop_assert_eq!(&again.facts, &anew.facts);
        prop_assert_eq!(&again, &anew);
        whole = again;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn step_by_step_is_all_at_once(
        lots in proptest::collection::vec(lot(), 40),
        changes in proptest::collection::vec(proptest::collection::vec(0usize..40, 1..4), 6),
    ) {
        let docs: Vec<Dossier> = lots.iter().enumerate().map(|(n, lot)| document(n, lot)).collect();
        steps(&docs, &changes)?;
    }

    #[test]
    fn a_crowd_of_names_is_compared_alike(
        lots in proptest::collection::vec(lot(), 60),
        changes in proptest::collection::vec(proptest::collection::vec(0usize..60, 1..4), 4),
    ) {
        // Sixty spellings under the same keys: more than are compared each with each.
        let crowd = |n: usize| format!("Ahm{}d Sal{}m", ["e", "a", "ee", "o", "ou"][n % 5], ["i", "e", "ee", "ei"][n / 5 % 4]);
        let renamed = |n: usize, lot: &Lot| {
            let mut dossier = document(n, lot);
            dossier.persons[0].name = format!("{}{}", crowd(n), ["", " Jr.", " al-Tarn"][n / 20]);
            dossier
        };
        let docs: Vec<Dossier> = lots.iter().enumerate().map(|(n, lot)| renamed(n, lot)).collect();
        steps(&docs, &changes)?;
    }
}

#[test]
fn a_file_remembers_who_is_who() {
    let lot = |n: usize| Lot {
        day: 1 + n as u32 % 28,
        year: 1,
        persons: vec![(n % 24, n % 5, n % 3), (n / 2 % 24, n % 4, n % 2)],
        kind: 0,
        status: 0,
        dated: 2,
        unnamed: n % 6,
        place: n % 5,
        topics: vec![n % 6],
    };
    let docs: Vec<Dossier> = (0..30).map(|n| document(n, &lot(n))).collect();
    let mut archive = Archive::default();
    docs[..27].iter().for_each(|d| archive.add(d.clone()).unwrap());
    let bytes = archive.to_bytes(&archive.whole(), Form::Compact);
    let (mut read, whole) = Archive::whole_of_compact(&bytes, "g.graph").unwrap();
    let whole = whole.expect("this version wrote it");
    assert_eq!((&read, &whole), (&archive, &archive.whole()));
    docs[27..].iter().for_each(|d| read.add(d.clone()).unwrap());
    let gone = [read.remove("d03").unwrap()];
    let again = read.whole_again(whole, &gone);
    assert_eq!(again, Whole::of(read.dossiers.values()));
    let mistaken = Whole { links: Default::default(), ..again };
    assert_eq!(
        read.whole_again(mistaken, &[]),
        Whole::of(read.dossiers.values()),
        "links that do not fit count for nothing"
    );
}

/// A number below `end`, by a generator that is the same everywhere (Marsaglia, "Xorshift RNGs", 2003).
fn below(end: usize, state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 33) as usize % end
}

/// Eighty documents of a real graph, taken in by three parts in any order, some taken out and in again: each time as if all at once.
/// `GRAPH=dev.graph ROUNDS=10000 cargo test --release --test all laws_hold_on_a_corpus -- --ignored`
#[test]
#[ignore = "needs the graph of a corpus, and takes minutes"]
fn the_laws_hold_on_a_corpus() {
    let path = std::env::var("GRAPH").expect("GRAPH=FILE, a graph in compact form");
    let rounds: usize = std::env::var("ROUNDS").map_or(100, |n| n.parse().expect("a number"));
    let (corpus, _) = Archive::whole_of_compact(&std::fs::read(&path).unwrap(), &path).unwrap();
    let corpus: Vec<Dossier> = corpus.dossiers.into_values().collect();
    let mut state = 88172645463325252;
    for round in 0..rounds {
        let mut order: Vec<usize> = (0..80).map(|_| below(corpus.len(), &mut state)).collect();
        order.sort_unstable();
        order.dedup();
        (1..order.len()).rev().for_each(|i| order.swap(i, below(i + 1, &mut state)));
        let docs: Vec<Dossier> = order.iter().map(|&i| corpus[i].clone()).collect();
        let at_once = Whole::of(docs.iter());
        let (mut archive, mut whole) = (Archive::default(), Archive::default().whole());
        for part in docs.chunks(docs.len().div_ceil(3)) {
            part.iter().for_each(|d| archive.add(d.clone()).unwrap());
            whole = archive.whole_again(whole, &[]);
        }
        assert_eq!(whole, at_once, "round {round}: joined in parts");
        let gone: Vec<Dossier> = docs.iter().take(9).map(|d| archive.remove(&d.documents[0].id).unwrap()).collect();
        whole = archive.whole_again(whole, &gone);
        gone.into_iter().for_each(|d| archive.add(d).unwrap());
        assert_eq!(archive.whole_again(whole, &[]), at_once, "round {round}: taken out and in again");
    }
}
