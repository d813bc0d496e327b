//! What holds for every text: facts rest on their sentences, order and work-sharing change nothing, nothing panics.

use std::collections::BTreeSet;
use std::sync::{LazyLock, Mutex};

use crate::common::seeds::seeds;
use proptest::prelude::*;
use rapporteur::document;
use rapporteur::dossier::{Dossier, Evidence};
use rapporteur::export::dot::{self, dot, people};
use rapporteur::graph::Archive;
use rapporteur::merge::merge;
use rapporteur::{Article, Schema, read};

static SEEDS: LazyLock<Vec<Article>> = LazyLock::new(seeds);
static DOSSIERS: LazyLock<Vec<Dossier>> = LazyLock::new(|| SEEDS.iter().map(read_one).collect());

fn read_one(article: &Article) -> Dossier {
    read(article, Schema::embedded())
}

fn archive<'d>(dossiers: impl IntoIterator<Item = &'d Dossier>) -> Archive {
    let mut archive = Archive::default();
    dossiers.into_iter().for_each(|d| archive.add(d.clone()).unwrap());
    archive
}

/// Every fact of a dossier by a name, with its evidence.
fn facts(dossier: &Dossier) -> Vec<(String, &[Evidence])> {
    let mut facts: Vec<(String, &[Evidence])> = Vec::new();
    for p in &dossier.persons {
        facts.extend(p.mentions.iter().map(|m| (format!("{}, `{}`", p.id, m.value), &m.evidence[..])));
        facts.extend(p.roles.iter().map(|r| (format!("{}, {}", p.id, r.office), &r.evidence[..])));
    }
    for m in &dossier.meetings {
        let of = |what: &str| format!("{}, {what}", m.id);
        facts.push((of("the meeting"), &m.evidence));
        facts.extend(m.history.iter().map(|s| (of(s.value.word()), &s.evidence[..])));
        facts.extend(m.participants.iter().map(|p| (of(&format!("{:?}", p.who)), &p.evidence[..])));
        facts.extend(m.parties.iter().map(|p| (of(&p.value), &p.evidence[..])));
        facts.extend(m.topics.iter().map(|t| (of(&t.label), &t.evidence[..])));
        facts.extend(m.places.iter().map(|p| (of(&p.value), &p.evidence[..])));
        facts.extend(m.dates.iter().map(|d| (of(&d.value.to_string()), &d.evidence[..])));
    }
    facts
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is wrong with the evidence of an article's dossier.
fn unfounded(article: &Article, dossier: &Dossier) -> Vec<String> {
    let document = document::split(article);
    let sentences: BTreeSet<_> = document.sentences.iter().map(|s| s.span).collect();
    let mut wrong = Vec::new();
    for (fact, evidence) in facts(dossier) {
        if evidence.is_empty() {
            wrong.push(format!("{fact}: no evidence"));
        }
        for e in evidence {
            let inside = article.text.get(e.span.start as usize..e.span.end as usize);
            if e.document != article.id || inside.is_none_or(str::is_empty) || !sentences.contains(&e.span) {
                wrong.push(format!("{fact}: {:?} is no sentence of `{}`", e.span, article.id));
            } else if dossier.documents[0].quote(e.span) != folded(e.span.of(&article.text)) {
                wrong.push(format!("{fact}: the sentence {:?} is not kept with the document", e.span));
            }
        }
    }
    for p in &dossier.persons {
        for m in &p.mentions {
            let missing = |e: &&Evidence| !folded(e.span.of(&article.text)).contains(&m.value);
            wrong.extend(m.evidence.iter().find(missing).map(|_| format!("{}: `{}` is not there", p.id, m.value)));
        }
    }
    wrong
}

#[test]
fn every_fact_rests_on_sentences_of_its_document() {
    for (article, dossier) in SEEDS.iter().zip(DOSSIERS.iter()) {
        assert!(!dossier.persons.is_empty(), "{} names nobody", article.id);
        assert_eq!(unfounded(article, dossier), Vec::<String>::new(), "{}", article.id);
    }
    assert!(DOSSIERS.iter().filter(|d| !d.meetings.is_empty()).count() > 10);
}

#[test]
fn persons_and_meetings_are_known_by_one_id() {
    for dossier in DOSSIERS.iter().chain([&merge(&DOSSIERS)]) {
        let persons: BTreeSet<&str> = dossier.persons.iter().map(|p| p.id.as_str()).collect();
        let meetings: BTreeSet<&str> = dossier.meetings.iter().map(|m| m.id.as_str()).collect();
        assert_eq!((persons.len(), meetings.len()), (dossier.persons.len(), dossier.meetings.len()));
        for p in dossier.meetings.iter().flat_map(|m| &m.participants) {
            if let rapporteur::dossier::Who::Person(id) = &p.who {
                assert!(persons.contains(id.as_str()), "nobody is called {id}");
            }
        }
    }
}

#[test]
fn threads_make_no_difference() {
    let read = Mutex::new(Archive::default());
    std::thread::scope(|scope| {
        for part in SEEDS.chunks(2).rev() {
            let read = &read;
            scope.spawn(move || {
                for article in part {
                    let dossier = read_one(article);
                    read.lock().unwrap().add(dossier).unwrap();
                }
            });
        }
    });
    assert_eq!(read.into_inner().unwrap().to_ron(), archive(DOSSIERS.iter()).to_ron());
}

#[test]
fn joined_with_itself_nothing_changes() {
    let whole = archive(DOSSIERS.iter());
    let mut twice = whole.clone();
    whole.dossiers.values().for_each(|d| twice.add(d.clone()).unwrap());
    assert_eq!(twice, whole);
    let doubled: Vec<Dossier> = DOSSIERS.iter().chain(DOSSIERS.iter()).cloned().collect();
    assert_eq!(merge(&doubled), merge(&DOSSIERS));
    for dossier in DOSSIERS.iter() {
        assert_eq!(merge(&[dossier.clone(), dossier.clone()]), merge(std::slice::from_ref(dossier)));
    }
}

#[test]
fn what_is_drawn_parses_back() {
    let options = dot::Options::default();
    for dossier in DOSSIERS.iter().chain([&merge(&DOSSIERS)]) {
        for text in [dot(dossier, &options), people(dossier, &options)] {
            graphviz_rust::parse(&text).unwrap_or_else(|e| panic!("{e}\n{text}"));
        }
    }
}

#[test]
fn what_is_saved_loads_back_equal() {
    for part in DOSSIERS.chunks(4) {
        let archive = archive(part);
        assert_eq!(Archive::from_ron(&archive.to_ron(), "seeds.ron").unwrap(), archive);
    }
}

/// Reads a text and holds it to the laws; what is wrong, if anything.
fn broken(text: &str) -> Vec<String> {
    let published = Some("2014-05-02".parse().unwrap());
    let article = Article { id: "any".to_string(), published, title: None, text: text.to_string() };
    let dossier = read_one(&article);
    let mut wrong = unfounded(&article, &dossier);
    let archive = archive([&dossier]);
    if Archive::from_ron(&archive.to_ron(), "any.ron").as_ref() != Ok(&archive) {
        wrong.push("what is saved does not load back equal".to_string());
    }
    let merged = archive.merged();
    if let Err(e) = graphviz_rust::parse(&dot(&merged, &dot::Options::default())) {
        wrong.push(format!("what is drawn does not parse back: {e}"));
    }
    if read_one(&article) != dossier {
        wrong.push("the same text is read otherwise the second time".to_string());
    }
    wrong
}

/// Texts that made the reader panic once, as short as they can be.
const ONCE_BROKEN: [&str; 9] = [
    "President Lars Holm cancelled a trip to meet Ana Duarte",
    "leader\nIvan ",
    "President\rWinston\"discuss",
    "him,Eduardo no)EUROPE also\"Turkey's\nLorenzana\"10000",
    "talk about cod and and",
    "other\u{a0}and,was",
    "reaffirmed between and and",
    "by and,the’s the ",
    "A 17\nAugust ",
];

#[test]
fn texts_once_broken_are_read() {
    for text in ONCE_BROKEN {
        assert_eq!(broken(text), Vec::<String>::new(), "{text:?}");
    }
}

/// The words of the seeds and the white space and marks between them.
static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let words = SEEDS.iter().flat_map(|a| a.text.split_whitespace());
    words.collect::<BTreeSet<_>>().into_iter().collect()
});

/// Words of the seeds in any order, with gaps of any kind.
fn shuffled() -> impl Strategy<Value = String> {
    let gap = prop_oneof![
        30 => Just(" "),
        2 => Just("\n"),
        2 => Just("\n\n"),
        3 => Just(", "),
        1 => prop::sample::select(vec!["", "-", "’s ", "'s ", ". ", ": ", "; ", " (", ") ", " \"", "” ", "\u{a0}", "\t", " - ", " — ", "\r\n", "\u{200d}"]),
    ];
    let piece = (any::<prop::sample::Index>(), gap).prop_map(|(word, gap)| format!("{}{gap}", word.get(&WORDS[..])));
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// The beginnings of paragraphs of the seeds, up to any word, without a stop.
fn broken_off() -> impl Strategy<Value = String> {
    (any::<prop::sample::Index>(), any::<prop::sample::Index>()).prop_map(|(which, cut)| {
        let paragraphs: Vec<&str> = SEEDS.iter().flat_map(|a| a.text.split("\n\n")).collect();
        let words: Vec<&str> = which.get(&paragraphs).split(' ').collect();
        words[..=cut.index(words.len())].join(" ").trim_end_matches(['.', ',', ';', '"', '”']).to_string()
    })
}

/// Sentences of the seeds with words taken out, moved, or doubled.
fn garbled() -> impl Strategy<Value = String> {
    let change = (0..4u8, any::<prop::sample::Index>(), any::<prop::sample::Index>());
    (any::<prop::sample::Index>(), prop::collection::vec(change, 1..12)).prop_map(|(which, changes)| {
        let paragraphs: Vec<&str> = SEEDS.iter().flat_map(|a| a.text.split("\n\n")).collect();
        let mut words: Vec<&str> = which.get(&paragraphs).split(' ').collect();
        for (what, at, to) in changes {
            if words.is_empty() {
                break;
            }
            let (at, to) = (at.index(words.len()), to.index(words.len()));
            match what {
                0 => drop(words.remove(at)),
                1 => words.swap(at, to),
                2 => words.insert(to, words[at]),
                _ => words.truncate(at.max(to)),
            }
        }
        words.join(" ")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters_are_read(text in any::<String>()) {
        prop_assert_eq!(broken(&text), Vec::<String>::new());
    }

    #[test]
    fn any_order_of_words_is_read(text in shuffled()) {
        prop_assert_eq!(broken(&text), Vec::<String>::new());
    }

    #[test]
    fn paragraphs_that_break_off_are_read(text in broken_off()) {
        prop_assert_eq!(broken(&text), Vec::<String>::new());
    }

    #[test]
    fn garbled_paragraphs_are_read(text in garbled()) {
        prop_assert_eq!(broken(&text), Vec::<String>::new());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_and_splits_make_no_difference(
        order in Just((0..SEEDS.len()).collect::<Vec<_>>()).prop_shuffle(),
        cut in prop::collection::vec(0..4usize, SEEDS.len()),
    ) {
        let mut parts = vec![Archive::default(); 4];
        for (&at, &part) in order.iter().zip(&cut) {
            parts[part].add(read_one(&SEEDS[at])).unwrap();
        }
        let mut whole = Archive::default();
        for part in parts.iter().rev() {
            let loaded = Archive::from_ron(&part.to_ron(), "part.ron").unwrap();
            loaded.dossiers.into_values().for_each(|d| whole.add(d).unwrap());
        }
        prop_assert_eq!(whole.to_ron(), archive(DOSSIERS.iter()).to_ron());
        let shuffled: Vec<Dossier> = order.iter().map(|&i| DOSSIERS[i].clone()).collect();
        prop_assert_eq!(merge(&shuffled), merge(&DOSSIERS));
    }
}
