//! Order, splits and repetition make no difference; evidence and graph hold all.

use proptest::prelude::*;
use rapporteur::Dossier;
use rapporteur::dossier::{Kind, Status, Who};
use rapporteur::graph::{Archive, Form, Graph};
use rapporteur::merge::merge;

use super::common::{Doc, person};
use super::{FM, talks};

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
