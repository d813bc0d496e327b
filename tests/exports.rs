//! What other tools are given: whole, countable, and unharmed by any text.
//!
//! The files of the last test stay in `target/tmp/exports`, where `.ci/readers` opens each with a tool that people use.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use crate::common::Doc;
use rapporteur::dossier::{Kind, Status, Who};
use rapporteur::export::dot::Options;
use rapporteur::export::net::{LINK_FACTS, Net, THING_FACTS, cameo, plover};
use rapporteur::export::{cypher, explorer, ftm, gexf, graphml, json, markdown, mermaid, network_json, rdf, tables};
use rapporteur::graph::{Archive, Form};
use rapporteur::merge::Whole;
use rapporteur::{Dossier, Graph};
use serde_json::{Value, json};

/// Names and topics that break formats.
const NASTY: &[&str] = &[
    "Anna \"the <b>Bold</b>\" O'Tarn",
    "Bo; Lind, | Jr \\ & Co",
    "Cyr Кириллица €",
    "Dot 🤝 \u{1F1F3}\u{1F1F4} Emo",
    "Eve\u{7}\u{0}Bell\u{B}",
    "Fay\r\nNew\nLine\tTab",
    "`Gil` *star* _under_ #hash [link](x) --> ]]>",
    "${Hal} {{x}} %d \\N \\u0041 'quoted' \"",
    "=1+1 Ina",
    "-- Jon /* */ // # %%",
];

fn nasty() -> Graph {
    let mut doc = Doc::new("doc \"1\"; <b> | \\ д 🗞", "2019-06-02");
    for name in NASTY {
        doc = doc.person(name, &[("Minister; of \"x\" <y>", name)]);
    }
    doc = doc.former("Mayor", "Łódź & Co");
    let kinds = [Kind::Talks, Kind::Call, Kind::Visit, Kind::Summit, Kind::Conference, Kind::Video];
    let dates = ["2019-06-01", "2019-06", "2019", "1987-01-05"];
    for i in 0..NASTY.len() {
        let others = [i, (i + 1) % NASTY.len()];
        doc = doc.met(kinds[i % 6], Status::ALL[i % 4], &others).about(&[NASTY[i], "oil"]).with("Spokesman", NASTY[i]);
        // The first two meetings are told of in one paragraph, behind the mayor.
        doc = if i == 1 { doc.passage(2 * NASTY.len()) } else { doc };
        doc = if i < 4 { doc.on(dates[i]) } else { doc }.at(NASTY[(i + 2) % NASTY.len()]);
    }
    Graph::of(doc.done())
}

/// Every format of one file, by the file's name.
fn files(graph: &Graph) -> Vec<(&'static str, Vec<u8>)> {
    let net = Net::of(graph);
    let dossier = &graph.dossier;
    let put = |write: &dyn Fn(&mut Vec<u8>) -> io::Result<()>| {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        out
    };
    #[cfg(feature = "parquet")]
    let more = {
        use rapporteur::export::parquet;
        [("nodes.parquet", put(&|o| parquet::nodes(&net, o))), ("edges.parquet", put(&|o| parquet::edges(&net, o)))]
    };
    #[cfg(not(feature = "parquet"))]
    let more = [];
    let mut files = vec![
        ("graph.json", put(&|o| o.write_all(json::merged(dossier).as_bytes()))),
        ("node-link.json", put(&|o| network_json::node_link(&net, o))),
        ("graph.graphml", put(&|o| graphml::write(&net, o))),
        ("graph.gexf", put(&|o| gexf::write(&net, o))),
        ("graph.cyjs", put(&|o| network_json::cytoscape(&net, o))),
        ("nodes.csv", put(&|o| tables::nodes(&net, o))),
        ("edges.csv", put(&|o| tables::edges(&net, o))),
        ("meetings.csv", put(&|o| tables::meetings(dossier, o))),
        ("ladybug.cypher", put(&|o| tables::ladybug(o))),
        ("neo4j/nodes.csv", put(&|o| tables::neo4j_nodes(&net, o))),
        ("neo4j/edges.csv", put(&|o| tables::neo4j_edges(&net, o))),
        ("graph.cypher", put(&|o| cypher::write(&net, o))),
        ("graph.ttl", put(&|o| rdf::turtle(&net, o))),
        ("graph.nq", put(&|o| rdf::nquads(&net, o))),
        ("entities.ftm.json", put(&|o| ftm::write(&net, o))),
        ("graph.mmd", put(&|o| mermaid::write(dossier, o))),
        ("explorer.html", explorer::page(dossier, &Options::default()).into_bytes()),
        ("dossiers.md", put(&|o| markdown::write(dossier, o))),
    ];
    files.extend(more);
    files
}

fn file(name: &str) -> String {
    let all = files(&nasty());
    let (_, bytes) = all.into_iter().find(|(n, _)| *n == name).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// A text as formats keep it that hold no control characters.
fn kept(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

#[test]
fn the_network_has_every_node_and_edge_of_the_graph() {
    let graph = nasty();
    let net = Net::of(&graph);
    assert_eq!((net.things.len(), net.links.len()), (graph.net().node_count(), graph.net().edge_count()));
    let ids: BTreeSet<&str> = net.things.iter().map(|t| t.id.as_str()).collect();
    assert_eq!(ids.len(), net.things.len(), "ids are unique");
    assert!(ids.iter().all(|id| id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')), "{ids:?}");
    let known = |facts: &[(&str, _)], name: &str| facts.iter().any(|(n, _)| *n == name);
    assert!(net.things.iter().all(|t| t.facts.iter().all(|(name, _)| known(THING_FACTS, name))));
    assert!(net.links.iter().all(|l| l.facts.iter().all(|(name, _)| known(LINK_FACTS, name))));
    let meeting = net.things.iter().find(|t| t.id == "meeting-m1").unwrap();
    assert_eq!(meeting.days.unwrap().1.to_string(), "2019-06-30", "a month ends with its last day");
}

#[test]
fn meetings_have_the_codes_of_event_data() {
    let doc = Doc::new("a", "2019-06-02").person("Ann Ash", &[]).person("Bo Birch", &[]);
    let doc = doc.met(Kind::Call, Status::Held, &[0, 1]).met(Kind::Visit, Status::Held, &[0, 1]);
    let doc = doc.met(Kind::Talks, Status::Planned, &[0, 1]).met(Kind::Talks, Status::Cancelled, &[0, 1]);
    let dossier = doc.met(Kind::Conference, Status::Held, &[0, 1]).done();
    let codes: Vec<_> = dossier.meetings.iter().map(|m| (cameo(m), plover(m))).collect();
    let wanted = [
        (Some("041"), Some("CONSULT/phone")),
        (Some("042"), Some("CONSULT/visit")),
        (Some("036"), None),
        (None, None),
        (Some("040"), Some("CONSULT/multilateral")),
    ];
    assert_eq!(codes, wanted);
}

#[test]
fn json_keeps_every_sign() {
    let graph = nasty();
    for (name, nodes, edges) in
        [("node-link.json", "/nodes", "/edges"), ("graph.cyjs", "/elements/nodes", "/elements/edges")]
    {
        let value: Value = serde_json::from_str(&file(name)).unwrap();
        let nodes = value.pointer(nodes).unwrap().as_array().unwrap();
        assert_eq!(nodes.len(), graph.net().node_count());
        assert_eq!(value.pointer(edges).unwrap().as_array().unwrap().len(), graph.net().edge_count());
        let labels: BTreeSet<&str> =
            nodes.iter().filter_map(|n| n.get("data").unwrap_or(n)["label"].as_str()).collect();
        assert!(NASTY.iter().all(|name| labels.contains(name)), "{labels:?}");
    }
}

#[test]
fn xml_keeps_every_sign_that_it_may() {
    let graph = nasty();
    for (name, node, edge) in [("graph.graphml", "node", "edge"), ("graph.gexf", "node", "edge")] {
        let text = file(name);
        let tree = roxmltree::Document::parse(&text).unwrap();
        let count = |tag| tree.descendants().filter(|n| n.tag_name().name() == tag).count();
        assert_eq!((count(node), count(edge)), (graph.net().node_count(), graph.net().edge_count()), "{name}");
        let labels: BTreeSet<String> =
            tree.descendants().filter_map(|n| n.attribute("label").or(n.text())).map(String::from).collect();
        for nasty in NASTY {
            assert!(labels.contains(&kept(nasty)), "{nasty:?} is not in {name}");
        }
    }
}

#[test]
fn gexf_tells_when() {
    let text = file("graph.gexf");
    let tree = roxmltree::Document::parse(&text).unwrap();
    let node = |id| tree.descendants().find(|n| n.attribute("id") == Some(id)).unwrap();
    assert_eq!(
        (node("meeting-m1").attribute("start"), node("meeting-m1").attribute("end")),
        (Some("2019-06-01"), Some("2019-06-30"))
    );
    assert_eq!(node("meeting-m3").attribute("start"), Some("1987-01-05"));
    assert_eq!(node("meeting-m9").attribute("start"), None);
    assert_eq!(node("topic-oil").attribute("start"), None);
    let edge = tree.descendants().find(|n| n.attribute("target") == Some("meeting-m1")).unwrap();
    assert_eq!((edge.attribute("kind"), edge.attribute("end")), (Some("TOOK_PART"), Some("2019-06-30")));
}

#[test]
fn tables_have_a_row_for_each() {
    let graph = nasty();
    let rows = |name: &str| -> Vec<csv::StringRecord> {
        csv::Reader::from_reader(file(name).as_bytes()).records().map(Result::unwrap).collect()
    };
    let counts =
        ["nodes.csv", "edges.csv", "meetings.csv", "neo4j/nodes.csv", "neo4j/edges.csv"].map(|n| rows(n).len());
    let (n, e) = (graph.net().node_count(), graph.net().edge_count());
    assert_eq!(counts, [n, e, graph.dossier.meetings.len(), n, e]);
    let labels: BTreeSet<String> = rows("nodes.csv").iter().map(|r| r[2].to_string()).collect();
    assert!(NASTY.iter().all(|name| labels.contains(&kept(name))), "{labels:?}");
    let first = &rows("meetings.csv")[0];
    assert_eq!((&first[0], &first[1], &first[2]), ("2019-06-01", "held", "talks"));
    let head = file("neo4j/nodes.csv");
    assert!(
        head.starts_with(":ID,id,:LABEL,name,also:string[],offices:string[],countries:string[],title,of,"),
        "{}",
        &head[..80]
    );
    assert!(
        file("neo4j/edges.csv").starts_with(":START_ID,:END_ID,:TYPE,first_day:date,last_day:date,former:boolean,")
    );
}

#[test]
fn cypher_says_everything_once() {
    let (graph, text) = (nasty(), file("graph.cypher"));
    let count = |head: &str| text.lines().filter(|l| l.starts_with(head)).count();
    assert_eq!((count("MERGE (n:"), count("MATCH (a:")), (graph.net().node_count(), graph.net().edge_count()));
    assert_eq!(text.lines().filter(|l| !l.ends_with(';')).count(), 0, "a statement is a line");
    assert!(
        text.contains(r#"n.name = 'Anna "the <b>Bold</b>" O\'Tarn'"#) && text.contains(r"'Bo; Lind, | Jr \\ & Co'")
    );
    assert!(text.contains("n.first_day = date('2019-06-01')") && text.contains("r.former = true"));
}

#[test]
fn rdf_reads_back() {
    let graph = nasty();
    let text = file("graph.ttl");
    let triples: Vec<oxrdf::Triple> =
        oxttl::TurtleParser::new().for_slice(text.as_bytes()).map(Result::unwrap).collect();
    let typed = |class: &str| triples.iter().filter(|t| t.object.to_string() == format!("<{class}>")).count();
    assert_eq!(typed("https://schema.org/Event"), graph.dossier.meetings.len());
    assert_eq!(typed("https://schema.org/Person"), graph.dossier.persons.len());
    let dates = triples.iter().filter(|t| t.predicate.as_str().ends_with("dateAsStated")).map(|t| t.object.to_string());
    let dates: BTreeSet<String> = dates.collect();
    let month = "\"2019-06\"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>";
    assert!(dates.contains(month) && dates.iter().any(|d| d.ends_with("gYear>")), "{dates:?}");
    let quads: Vec<oxrdf::Quad> =
        oxttl::NQuadsParser::new().for_slice(file("graph.nq").as_bytes()).map(Result::unwrap).collect();
    let plain: BTreeSet<String> = quads.iter().map(|q| oxrdf::Triple::from(q.clone()).to_string()).collect();
    assert_eq!(plain, triples.iter().map(|t| t.to_string()).collect(), "both say the same");
    assert!(quads.iter().any(|q| q.graph_name.to_string().contains("urn:rapporteur:document-")));
}

#[test]
fn ftm_entities_know_each_other() {
    let text = file("entities.ftm.json");
    let entities: Vec<Value> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let ids: BTreeSet<&str> = entities.iter().filter_map(|e| e["id"].as_str()).collect();
    for entity in &entities {
        for property in ["involved", "holder", "post", "proof"] {
            for id in entity["properties"][property].as_array().into_iter().flatten() {
                assert!(ids.contains(id.as_str().unwrap()), "{id} of {entity}");
            }
        }
    }
    let schema = |name: &str| entities.iter().filter(|e| e["schema"] == name).count();
    assert_eq!((schema("Event"), schema("Person"), schema("Occupancy")), (NASTY.len(), NASTY.len(), NASTY.len() + 1));
}

#[test]
fn mermaid_stays_below_its_limit() {
    let doc = (0..60).fold(Doc::new("a", "2019-06-02"), |doc, i| doc.person(&format!("Person {i}"), &[]));
    let all: Vec<usize> = (0..60).collect();
    let dossier = (0..20).fold(doc, |doc, _| doc.met(Kind::Summit, Status::Held, &all)).done();
    let mut out = Vec::new();
    mermaid::write(&dossier, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(text.starts_with("%% 3 of 20 meetings\nflowchart LR\n"), "{}", &text[..60]);
    assert_eq!(text.matches(" --- ").count(), 180);
    let doc = (0..201).fold(Doc::new("a", "2019-06-02"), |doc, i| doc.person(&format!("Person {i}"), &[]));
    let crowd = doc.met(Kind::Summit, Status::Held, &(0..201).collect::<Vec<_>>());
    let mut out = Vec::new();
    mermaid::write(&crowd.met(Kind::Talks, Status::Held, &[0, 1]).done(), &mut out).unwrap();
    assert!(out.starts_with(b"%% 1 of 2 meetings\n"), "one that is too large hides no other");
}

#[test]
fn markdown_shows_names_as_they_are() {
    let text = file("dossiers.md");
    let html = |event| match event {
        pulldown_cmark::Event::Text(text) => Some(text.to_string()),
        pulldown_cmark::Event::Html(tag) | pulldown_cmark::Event::InlineHtml(tag) => panic!("{tag} is not escaped"),
        pulldown_cmark::Event::SoftBreak => Some("\n".to_string()),
        _ => None,
    };
    let shown: String = pulldown_cmark::Parser::new(&text).filter_map(html).collect();
    for name in NASTY {
        let name = kept(name).replace(['\n', '\t'], " ");
        assert!(shown.contains(&name), "{name} is not in\n{shown}");
    }
}

#[test]
fn the_explorer_is_one_page_that_asks_for_nothing() {
    let text = file("explorer.html");
    let between = |a: &str, b: &str| text.split_once(a).unwrap().1.split_once(b).unwrap().0.to_string();
    let facts = between("id=\"facts\">", "</script>");
    let value: Value = serde_json::from_str(&facts).unwrap();
    assert_eq!(value["meetings"].as_array().unwrap().len(), NASTY.len());
    assert!(!facts.contains('<'), "no text can end the block");
    let names: Vec<&str> = value["people"].as_array().unwrap().iter().filter_map(|p| p["name"].as_str()).collect();
    assert!(names.contains(&"Anna \"the <b>Bold</b>\" O'Tarn") && names.contains(&"EveBell"), "{names:?}");
    let said = &value["meetings"][0]["said"][0];
    assert_eq!(value["documents"][0]["text"][said[1].as_u64().unwrap() as usize][0], "They met.");
    let rules = between("Content-Security-Policy\" content=\"", "\">");
    assert!(rules.starts_with("default-src 'none'; script-src 'sha256-") && !rules.contains("unsafe"), "{rules}");
    assert_eq!(text.matches("://").count(), 1, "but for the name of SVG, no address");
    assert!(text.len() - facts.len() < 60_000, "{} bytes of code", text.len() - facts.len());
}

#[test]
fn the_explorer_shows_sentences_in_their_paragraph() {
    let doc = Doc::new("a", "2019-06-02").person("Ann Ash", &[]).person("Bo Birch", &[]);
    let doc = doc.met(Kind::Talks, Status::Held, &[0, 1]).met(Kind::Call, Status::Held, &[0, 1]).passage(1);
    let dossier = doc.met(Kind::Visit, Status::Held, &[0, 1]).done();
    let page = explorer::page(&dossier, &Options::default());
    let facts = page.split_once("id=\"facts\">").unwrap().1.split_once("</script>").unwrap().0;
    let value: Value = serde_json::from_str(facts).unwrap();
    let text = &value["documents"][0]["text"];
    assert_eq!(*text, json!([["Bo Birch was there.", "They met.", "They met."], ["They met."]]));
    let said = ["m0", "m1", "m2"].map(|id| {
        let meetings = value["meetings"].as_array().unwrap();
        meetings.iter().find(|m| m["id"] == id).unwrap()["said"].clone()
    });
    assert_eq!(
        said,
        [json!([[0, 0, [1]]]), json!([[0, 0, [2]]]), json!([[0, 1, [0]]])],
        "document, passage, sentences"
    );
    let all: Value = serde_json::from_str(&json::merged(&dossier)).unwrap();
    assert_eq!(all["documents"][0]["passages"], json!([text[0]]), "a sentence by itself is no passage");
}

/// People who met three at a time: for pages of many meetings.
fn met_often(people: usize, meetings: usize) -> Dossier {
    let doc = (0..people).fold(Doc::new("a", "2019-06-02"), |doc, i| doc.person(&format!("Person {i}"), &[]));
    let met = |doc: Doc, i: usize| {
        let who = [i * 7 % people, i * i % (people - 13), i % 30];
        doc.met(Kind::ALL[i % 6], Status::ALL[i % 4], &who)
            .on(&format!("20{:02}-0{}-11", i % 20, 1 + i % 9))
            .about(&["oil"])
    };
    let doc = met(doc, 0).passage(people - 1);
    (1..meetings).fold(doc, met).done()
}

#[test]
fn the_explorer_holds_a_large_dossier() {
    let dossier = met_often(5_000, 5_000);
    let page = explorer::page(&dossier, &Options::default());
    assert_eq!(page, explorer::page(&dossier, &Options::default()));
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("exports");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("large.html"), page).unwrap();
    fs::write(folder.join("middling.html"), explorer::page(&met_often(400, 500), &Options::default())).unwrap();
    let mut archive = Archive::default();
    archive.add(dossier.clone()).unwrap();
    // As it is: merging would take some of these numbered names for one.
    let whole = Whole { facts: dossier, ..Whole::default() };
    fs::write(folder.join("large.graph"), archive.to_bytes(&whole, Form::Compact)).unwrap();
}

/// What a server gives piece by piece is what one page holds, under other numbers.
#[test]
fn the_explorer_in_pieces_holds_the_same() {
    let graph = nasty();
    let whole = {
        let page = explorer::page(&graph.dossier, &Options::default());
        let facts = page.split_once("id=\"facts\">").unwrap().1.split_once("</script>").unwrap().0;
        serde_json::from_str::<Value>(facts).unwrap()
    };
    let served = explorer::served(&graph.dossier, &Options::default(), 3);
    assert!(
        served.page.contains("connect-src 'self'")
            && served.page.contains(&format!("\"pieces\":{}", served.pieces.len()))
    );
    let pieces: Vec<Value> = served.pieces.iter().map(|p| serde_json::from_str(p).unwrap()).collect();
    assert_eq!(pieces.len(), NASTY.len().div_ceil(3));
    let all = |key: &str| pieces.iter().flat_map(|p| p[key].as_array().unwrap().clone()).collect::<Vec<Value>>();
    let (people, meetings, documents) = (all("people"), all("meetings"), all("documents"));
    let weights: Vec<u64> = meetings.iter().map(|m| m["weight"].as_u64().unwrap()).collect();
    assert!(weights.is_sorted_by(|a, b| a >= b), "what matters most comes first: {weights:?}");
    let number = |v: &Value| v.as_u64().unwrap() as usize;
    let mut known = (0, 0);
    for piece in &pieces {
        known = (
            known.0 + piece["people"].as_array().unwrap().len(),
            known.1 + piece["documents"].as_array().unwrap().len(),
        );
        let told = |m: &Value| {
            m["who"].as_array().unwrap().iter().all(|w| number(&w[0]) < known.0)
                && m["said"].as_array().unwrap().iter().all(|s| number(&s[0]) < known.1 && s[2] == json!([]))
        };
        assert!(piece["meetings"].as_array().unwrap().iter().all(told), "a piece speaks of what is known by then");
        let linked = |t: &Value| number(&t[0]).max(number(&t[1])) < known.0;
        assert!(piece["ties"].as_array().unwrap().iter().all(linked));
    }
    let names = |people: &[Value], meeting: &Value| -> BTreeSet<String> {
        meeting["who"].as_array().unwrap().iter().map(|w| people[number(&w[0])]["name"].to_string()).collect()
    };
    for meeting in &meetings {
        let same = &whole["meetings"][number(&meeting["n"])];
        assert_eq!(meeting["id"], same["id"]);
        assert_eq!(names(&people, meeting), names(whole["people"].as_array().unwrap(), same));
    }
    let count = |key: &str| whole[key].as_array().unwrap().len();
    assert_eq!(
        (people.len(), meetings.len(), documents.len()),
        (count("people"), count("meetings"), count("documents"))
    );
    assert_eq!(all("ties").len(), count("ties"));
}

fn empty() -> Graph {
    Graph::of(Dossier::default())
}

/// Writes every format of a graph of nasty texts, and of none, with the counts that readers must find.
#[test]
fn every_format_is_written_for_its_readers() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("exports");
    for (name, graph) in [("nasty", nasty()), ("empty", empty())] {
        let folder = folder.join(name);
        fs::create_dir_all(folder.join("neo4j")).unwrap();
        for (name, bytes) in files(&graph) {
            let text = !bytes.contains(&0) && std::str::from_utf8(&bytes).is_ok();
            assert!(text || name.ends_with(".parquet") && bytes.starts_with(b"PAR1"), "{name}");
            fs::write(folder.join(name), bytes).unwrap();
        }
        let parts = |m: &&rapporteur::dossier::Meeting| {
            m.participants.iter().filter(|p| !matches!(p.who, Who::Group(_))).count()
        };
        let net = Net::of(&graph);
        let counts = json!({
            "nodes": graph.net().node_count(),
            "edges": graph.net().edge_count(),
            "persons": graph.dossier.persons.len(),
            "meetings": graph.dossier.meetings.len(),
            "attendances": graph.dossier.meetings.iter().map(|m| parts(&m)).sum::<usize>(),
            "names": graph.dossier.persons.iter().map(|p| kept(&p.name)).collect::<Vec<_>>(),
            "spelled": graph.dossier.persons.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(),
            "labels": net.things.iter().map(|t| kept(&t.label)).collect::<Vec<_>>(),
        });
        fs::write(folder.join("counts.json"), counts.to_string()).unwrap();
    }
}
