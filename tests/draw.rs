//! Pictures: what is drawn is what the dossier says, and always parses back.

use graphviz_rust::dot_structures::{Edge, EdgeTy, Graph, Id, Node, Stmt};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rapporteur::dossier::*;
use rapporteur::export::dot::{Options, cards, dot, people};
use rapporteur::export::picture::svg;
use rapporteur::{Dossier, Span};

fn told(document: &str) -> Vec<Evidence> {
    vec![Evidence { document: document.into(), span: Span::new(0, 9), rule: "rule".into() }]
}

fn office(title: &str, of: &str) -> Office {
    Office { title: title.to_string(), of: (!of.is_empty()).then(|| of.to_string()) }
}

fn source(id: &str, published: &str) -> Source {
    Source {
        id: id.to_string(),
        published: published.parse().ok(),
        title: None,
        digest: String::new(),
        sentences: vec![Quote { span: Span::new(0, 9), text: format!("A sentence of {id}.") }],
        passages: vec![],
    }
}

fn person(id: &str, name: &str, title: &str, of: &str) -> Person {
    let role = Role { office: office(title, of), former: false, confidence: 1.0, evidence: told("a") };
    let roles = if title.is_empty() { vec![] } else { vec![role] };
    Person { id: id.to_string(), name: name.to_string(), mentions: vec![], roles, countries: vec![] }
}

fn stated<T>(value: T) -> Stated<T> {
    Stated { value, evidence: told("a") }
}

/// A meeting of persons, by id; `date` may be empty.
fn meeting(id: &str, kind: Kind, status: Status, date: &str, persons: &[&str]) -> Meeting {
    let participant = |id: &&str| Participant { who: Who::Person(id.to_string()), office: None, evidence: told("a") };
    Meeting {
        id: id.to_string(),
        kind,
        status,
        history: vec![stated(status)],
        participants: persons.iter().map(participant).collect(),
        parties: vec![],
        topics: vec![],
        places: vec![],
        dates: date.parse().ok().map(stated).into_iter().collect(),
        cue: String::new(),
        confidence: 1.0,
        evidence: told("a"),
    }
}

fn about(mut meeting: Meeting, place: &str, topics: &[&str]) -> Meeting {
    meeting.places = vec![stated(place.to_string())];
    let topic = |t: &&str| Topic { label: t.to_string(), also: vec![], evidence: told("a") };
    meeting.topics = topics.iter().map(topic).collect();
    meeting
}

fn joined(mut meeting: Meeting, who: Who) -> Meeting {
    meeting.participants.push(Participant { who, office: None, evidence: told("a") });
    meeting
}

/// Two ministers and a president, four meetings, every status.
fn sample() -> Dossier {
    let planned = meeting("m2", Kind::Talks, Status::Planned, "2019-06", &["solberg"]);
    let mut last = about(meeting("m4", Kind::Visit, Status::Cancelled, "", &["moreau", "solberg"]), "Bergen", &[]);
    last.parties = vec![stated("Norway".to_string()), stated("Iceland".to_string())];
    Dossier {
        documents: vec![source("a", "2019-06-02"), source("b", "2019-06-03")],
        persons: vec![
            person("solberg", "Ingrid Solberg", "Foreign Minister", "Norway"),
            person("moreau", "Luc \"Lulu\" Moreau", "Foreign Minister", "France"),
            person("lund", "Arne von Lund", "Foreign Minister", "Norway"),
        ],
        meetings: vec![
            about(
                meeting("m1", Kind::Call, Status::Held, "2019-06-01", &["solberg", "moreau"]),
                "",
                &["fishing rights", "Arctic cables", "a treaty on the safety of ships in icy waters <draft>"],
            ),
            joined(planned, Who::Office(office("Defence Minister", "France"))),
            about(meeting("m3", Kind::Summit, Status::Proposed, "2021", &["lund", "moreau"]), "Lyon", &["energy"]),
            last,
        ],
    }
}

fn options() -> Options {
    let codes = [("Norway", "NO"), ("France", "FR")];
    Options { codes: codes.map(|(name, code)| (name.to_string(), code.to_string())).into(), ..Options::default() }
}

/// Nodes with their attributes, and the edges that are seen, of a DOT text.
fn read(text: &str) -> (Vec<Node>, Vec<Edge>) {
    let graph = graphviz_rust::parse(text).unwrap_or_else(|e| panic!("{e}\n{text}"));
    let Graph::Graph { stmts, .. } = graph else { panic!("not undirected") };
    let (mut nodes, mut edges) = (vec![], vec![]);
    for stmt in stmts {
        match stmt {
            Stmt::Node(node) => nodes.push(node),
            Stmt::Edge(edge) => edges.push(edge),
            _ => {}
        }
    }
    (nodes, edges)
}

/// The text of the node's statement, whatever its id.
fn statement<'t>(text: &'t str, words: &str) -> &'t str {
    let mut statements = text.split(";\n").filter(|s| s.contains(words) && s.contains("label=<<TABLE"));
    statements.find(|s| !s.trim_start().starts_with("graph")).unwrap_or_else(|| panic!("no box says {words}\n{text}"))
}

#[test]
fn the_picture_is_the_one_that_was_looked_at() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/draw/meetings.dot");
    let drawn = dot(&sample(), &options());
    if std::env::var_os("REGROW").is_some() {
        std::fs::write(file, &drawn).unwrap();
    }
    let golden = std::fs::read_to_string(file).unwrap();
    assert_eq!(drawn, golden, "look at the new picture, then run the test with REGROW=1");
}

#[test]
fn status_is_told_by_line_sign_and_word() {
    let text = dot(&sample(), &options());
    for (words, style, colour) in [
        ("• held · phone", "filled,solid", "#222222"),
        ("~ planned · in person", "filled,dashed", "#222222"),
        ("? proposed · summit · Lyon", "filled,dotted", "#222222"),
        ("× cancelled · visit · Bergen", "filled,dashed", "#B00020"),
    ] {
        let card = statement(&text, words);
        assert!(card.contains(&format!("style=\"{style}\"")), "{card}");
        assert!(card.contains(&format!("color=\"{colour}\"")), "{card}");
    }
}

#[test]
fn cards_stand_in_order_of_time_the_undated_last() {
    let text = dot(&sample(), &options());
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}\n{text}"));
    assert!(at("<B>2019-06</B>") < at("<B>2019-06-01</B>"));
    assert!(at("<B>2019-06-01</B>") < at("<B>2021</B>"));
    assert!(at("<B>2021</B>") < at("<B>undated</B>"));
    assert!(text.contains("m_1 -- m_2 -- m_3 -- m_4"));
}

#[test]
fn a_card_is_called_by_kind_and_names() {
    let text = dot(&sample(), &options());
    assert!(text.contains("  Moreau–Solberg call<"), "{text}");
    assert!(text.contains("  FR Defence Minister–Solberg<"), "{text}");
    assert!(text.contains("  Moreau–von Lund summit<"), "{text}");
    let four = meeting("m", Kind::Talks, Status::Held, "2020", &["a", "b", "c", "d"]);
    let persons = ["a", "b", "c", "d"].map(|id| person(id, id, "Envoy", if id < "c" { "Norway" } else { "France" }));
    let dossier = Dossier { documents: vec![], persons: persons.into(), meetings: vec![four] };
    assert!(dot(&dossier, &options()).contains("  FR–NO talks of four<"));
}

#[test]
fn the_short_name_is_the_one_that_documents_use() {
    let mut dossier = sample();
    dossier.persons[1].name = "Mo Reau Bo".to_string();
    dossier.persons[1].mentions = vec![stated("the visitor".to_string()), stated("Mo".to_string())];
    assert!(dot(&dossier, &options()).contains("  Mo–Solberg call<"));
}

#[test]
fn what_a_status_was_before_stands_with_it() {
    let mut dossier = sample();
    dossier.meetings[3].history.insert(0, stated(Status::Planned));
    assert!(dot(&dossier, &options()).contains("× cancelled (was planned) · visit · Bergen<"));
}

#[test]
fn an_office_of_another_body_names_it() {
    let mut dossier = sample();
    dossier.meetings[0].participants[0].office = Some(office("Chair", "Council of Ports"));
    let text = dot(&dossier, &options());
    assert!(statement(&text, "<B>Ingrid Solberg</B>").contains("Chair, Council of Ports · NO"), "{text}");
}

#[test]
fn no_country_stands_alone_and_a_long_body_has_its_line() {
    let mut dossier = sample();
    dossier.persons[0].roles = vec![];
    dossier.meetings[0].participants[0].office = Some(office("Minister of State for Financial Affairs", "Norway"));
    let text = dot(&dossier, &options());
    let solberg = statement(&text, "<B>Ingrid Solberg</B>");
    assert!(solberg.contains(">Minister of State for Financial<") && solberg.contains(">Affairs · NO<"), "{solberg}");
    let fund = office("Director-General", "Northern Fund for Ports and Harbours");
    dossier.meetings[0].participants[0].office = Some(fund);
    let text = dot(&dossier, &options());
    let solberg = statement(&text, "<B>Ingrid Solberg</B>");
    assert!(
        solberg.contains(">Director-General<") && solberg.contains(">Northern Fund for Ports and Harbours<"),
        "{solberg}"
    );
}

#[test]
fn years_stand_where_an_office_changes_hands() {
    let text = dot(&sample(), &options());
    assert!(text.contains("Foreign Minister (2019) · NO"), "{text}");
    assert!(text.contains("Foreign Minister (2021) · NO"), "{text}");
    assert!(text.contains("Foreign Minister · FR"), "{text}");
    let mut dossier = sample();
    dossier.meetings[2].dates[0].value = "2019-08".parse().unwrap();
    assert!(!dot(&dossier, &options()).contains("Minister (20"), "two ministers of one year do not follow each other");
}

#[test]
fn the_unnamed_and_the_parties_without_persons_have_boxes() {
    let text = dot(&sample(), &options());
    assert!(statement(&text, "Defence Minister · FR").contains("<B>(unnamed)</B>"));
    assert!(statement(&text, "<B>Iceland</B>").contains("party"));
    assert!(!text.contains("<B>Norway</B>"), "a minister stands for Norway");
    let mut dossier = sample();
    dossier.persons[0].roles.extend(person("", "", "Chair", "Iceland").roles);
    assert!(!dot(&dossier, &options()).contains("<B>Iceland</B>"), "one person may hold two offices");
}

#[test]
fn a_group_belongs_to_its_meeting_alone_an_office_does_not() {
    let mut dossier = sample();
    dossier.meetings.truncate(2);
    let plain = read(&dot(&dossier, &options())).0.len();
    for meeting in &mut dossier.meetings {
        *meeting = joined(meeting.clone(), Who::Office(office("Ambassador", "Chile")));
    }
    assert_eq!(read(&dot(&dossier, &options())).0.len(), plain + 1);
    for meeting in &mut dossier.meetings {
        *meeting = joined(meeting.clone(), Who::Group(office("officials", "Chile")));
    }
    assert_eq!(read(&dot(&dossier, &options())).0.len(), plain + 3);
}

#[test]
fn every_edge_crosses_from_one_column_to_the_next() {
    let (nodes, edges) = read(&dot(&sample(), &options()));
    assert_eq!(nodes.len(), 4 + 5);
    assert_eq!(edges.len(), 2 + 2 + 2 + 3);
    for Edge { ty, .. } in edges {
        let EdgeTy::Pair(a, b) = ty else { panic!("a chain") };
        let ends = format!("{a:?} {b:?}");
        assert!(ends.contains("\"m_") && ends.contains("\"p_"), "{ends}");
    }
}

#[test]
fn the_title_counts_what_is_there_and_what_is_hidden() {
    let text = dot(&sample(), &options());
    assert!(text.contains(">Who met whom about what — 2 articles, 4 meetings (3 of them not held)<"), "{text}");
    assert!(!text.contains("hidden"));
    let text = dot(&sample(), &Options { most: 3, heading: Some("Norway".to_string()), ..options() });
    assert!(text.contains(">Norway — 2 articles, 4 meetings (3 of them not held)<"), "{text}");
    assert!(text.contains(">the 3 that matter most are shown, 1 meeting hidden<"), "{text}");
    assert_eq!(read(&text).0.iter().filter(|n| format!("{:?}", n.id).contains("m_")).count(), 3);
    let none = dot(&Dossier::default(), &options());
    assert!(none.contains(">Who met whom about what — 0 articles, 0 meetings<"), "{none}");
}

#[test]
fn more_topics_and_people_than_fit_are_counted() {
    let topics: Vec<String> = (1..=9).map(|i| format!("subject {i}")).collect();
    let topics: Vec<&str> = topics.iter().map(String::as_str).collect();
    let ids: Vec<String> = (1..=30).map(|i| format!("guest{i}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let crowd = meeting("m", Kind::Conference, Status::Held, "2020", &ids);
    let dossier = Dossier { meetings: vec![about(crowd, "Oslo", &topics)], ..Dossier::default() };
    let text = dot(&dossier, &options());
    assert!(text.contains("subject 6 + 3 more<") || text.contains(">+ 3 more<"), "{text}");
    assert!(text.contains("  Conference of 30<"), "{text}");
    assert!(text.contains(">with guest9, guest10,"), "{text}");
    assert_eq!(read(&text).1.len(), 8);
}

#[test]
fn long_words_do_not_burst_a_box() {
    let mut dossier = sample();
    dossier.persons[0].name = "Maximiliana Theodora Wilhelmina ".repeat(9);
    dossier.persons[1].name = "王".repeat(90);
    dossier.persons[1].roles[0].office.title = "Minister of everything under the sun and ".repeat(9);
    dossier.meetings[0].topics[0].label = "on and on ".repeat(50);
    dossier.meetings[0].places = vec![stated("Llanfairpwllgwyngyll".repeat(9))];
    let text = dot(&dossier, &options());
    let words = text.split('>').filter_map(|part| part.split_once("</").map(|(words, _)| words));
    let longest = words.max_by_key(|words| words.chars().count()).unwrap();
    assert!(longest.chars().count() < 80, "{longest}");
    assert!(text.contains(" · FR<"), "the country is never cut away: {text}");
}

#[test]
fn countries_stand_opposite_those_whom_they_meet() {
    let countries = ["Norway", "France", "Chile", "Japan"];
    let persons = countries.map(|c| person(c, c, "Envoy", c)).into();
    let pairs = [("Norway", "France"), ("Norway", "France"), ("Norway", "Japan"), ("Chile", "France")];
    let talks = |(i, (a, b))| meeting(&format!("m{i}"), Kind::Talks, Status::Held, "2020", &[a, b]);
    let meetings = pairs.into_iter().enumerate().map(talks).collect();
    let text = dot(&Dossier { documents: vec![], persons, meetings }, &options());
    let left = |name: &str| {
        let box_of = statement(&text, &format!("<B>{name}</B>")).trim_start();
        text.contains(&format!("{}:e --", box_of.split('[').next().unwrap()))
    };
    assert_eq!(countries.map(left), [false, true, false, true], "{text}");
}

#[test]
fn colours_go_to_the_most_frequent_countries() {
    let text = dot(&sample(), &options());
    assert!(statement(&text, "Moreau</B>").contains("#0072B2"));
    assert!(statement(&text, "<B>Ingrid Solberg</B>").contains("#D55E00"));
    let ids: Vec<String> = ('a'..='h').map(String::from).collect();
    let persons = ids.iter().map(|id| person(id, id, "Envoy", &format!("Land {id}"))).collect();
    let all: Vec<&str> = ids.iter().map(String::as_str).collect();
    let meetings = vec![meeting("m", Kind::Talks, Status::Held, "2020", &all)];
    let text = dot(&Dossier { documents: vec![], persons, meetings }, &options());
    assert!(statement(&text, "Envoy · Land g").contains("#E69F00"));
    assert!(statement(&text, "Envoy · Land h").contains("#666666"));
}

#[test]
fn equal_dossiers_give_equal_pictures() {
    assert_eq!(dot(&sample(), &options()), dot(&sample(), &options()));
    assert_eq!(people(&sample(), &options()), people(&sample(), &options()));
    let mut turned = sample();
    turned.documents.reverse();
    turned.persons.reverse();
    turned.meetings.reverse();
    assert_eq!(dot(&turned, &options()), dot(&sample(), &options()));
    assert_eq!(people(&turned, &options()), people(&sample(), &options()));
}

#[test]
fn people_are_linked_by_meetings_that_were_held() {
    let text = people(&sample(), &options());
    let (nodes, edges) = read(&text);
    assert_eq!((nodes.len(), edges.len()), (2, 1));
    assert!(text.contains(">Who met whom — 2 people in 1 meeting held<"), "{text}");
    assert!(text.contains("tooltip=\"1 meeting: Arctic cables, "), "{text}");
    assert!(text.contains("layout=\"nop\"") && text.matches("[pos=\"").count() == 2, "{text}");
}

#[test]
fn a_large_crowd_is_thinned_and_the_title_says_so() {
    let ids: Vec<String> = (0..700).map(|i| format!("n{i}")).collect();
    let persons = ids.iter().map(|id| person(id, id, "", "")).collect();
    let met = |i: usize| meeting("m", Kind::Talks, Status::Held, "2020", &[&ids[i % 700], &ids[i * i % 691 % 700]]);
    let dossier = Dossier { documents: vec![], persons, meetings: (0..4000).map(met).collect() };
    let text = people(&dossier, &options());
    let (nodes, edges) = read(&text);
    assert_eq!(nodes.len(), 600);
    assert!(edges.len() <= 1200, "{}", edges.len());
    assert!(text.contains("the 600 who met most often are shown, 100 hidden; "), "{}", &text[..900]);
    assert!(text.contains(" pairs shown, the strongest; the 45 who met most often are named<"), "{}", &text[..900]);
}

#[test]
fn who_is_neither_named_nor_linked_is_left_out_and_counted() {
    let ids: Vec<String> = (0..60).map(|i| format!("n{i:02}")).collect();
    let persons = ids.iter().map(|id| person(id, id, "", "")).collect();
    let pairs = (0..58).step_by(2).map(|i| meeting("m", Kind::Talks, Status::Held, "2020", &[&ids[i], &ids[i + 1]]));
    let alone = ids[58..].iter().map(|id| meeting("m", Kind::Talks, Status::Held, "2020", &[id]));
    let dossier = Dossier { documents: vec![], persons, meetings: pairs.chain(alone).collect() };
    let text = people(&dossier, &options());
    assert_eq!(read(&text).0.len(), 58);
    assert!(text.contains(">2 who met none of the others left out; the 45 who met most often are named<"), "{text}");
}

#[test]
fn a_picture_shows_every_sign() {
    let mut dossier = sample();
    dossier.persons[0].name = r#"\N "x" <b> &amp; ] \"#.to_string();
    let svg = svg(&cards(&dossier, &options())).unwrap();
    assert!(svg.contains(r#">\N "x" &lt;b&gt; &amp;amp; ] \</text>"#), "{svg}");
    assert!(svg.contains(r#"<title>\N "x" &lt;b&gt; &amp;amp; ] \</title>"#), "{svg}");
}

/// Texts that break formats: quotes, escapes, tags, entities, control characters, other scripts.
fn nasty() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "\"",
        "\\",
        "\\N",
        "\\G",
        "\\L",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\u{7}",
        "<b>",
        "</TABLE>>",
        ">",
        "> >",
        "<",
        "&",
        "&amp;",
        "&#0;",
        "]]>",
        "<!--",
        "-->",
        "//",
        "/*",
        "#",
        ";",
        "|",
        "{",
        "}",
        "[",
        "]",
        "=",
        "node",
        "graph",
        "subgraph",
        "strict",
        "edge",
        "--",
        "->",
        "ß",
        "Ж",
        "王毅",
        "عباس",
        "👩‍🚀",
        "e\u{301}",
        "\u{202E}",
        "\u{FFFF}",
        "\u{FEFF}",
        "\u{2028}",
        "\u{85}",
        " ",
        "–",
        "…",
        "O'Brien",
        "von",
        "\u{1F1F3}\u{1F1F4}",
        "\u{10FFFF}",
    ]);
    prop_oneof![prop::collection::vec(bits, 0..12).prop_map(|bits| bits.concat()), any::<String>(), "\\PC{0,40}",]
}

fn nasty_dossier() -> impl Strategy<Value = (Dossier, Options)> {
    let texts = prop::collection::vec(nasty(), 16);
    (texts, any::<prop::sample::Index>(), any::<prop::sample::Index>(), prop::bool::ANY).prop_map(
        |(t, kind, status, of)| {
            let (kind, status) = (Kind::ALL[kind.index(6)], Status::ALL[status.index(4)]);
            let mut first = about(meeting(&t[0], kind, status, "2020-02", &[&t[1], &t[2]]), &t[3], &[&t[4], &t[5]]);
            first = joined(first, Who::Office(office(&t[6], &t[7])));
            first = joined(first, Who::Group(office(&t[8], if of { &t[9] } else { "" })));
            first.parties = vec![stated(t[10].clone())];
            first.evidence.extend(told(&t[11]));
            let held = meeting("held", Kind::Talks, Status::Held, "", &[&t[1], &t[2]]);
            let mut persons = vec![person(&t[1], &t[12], &t[13], &t[7])];
            persons[0].mentions = vec![stated(t[14].clone())];
            let codes = [(t[10].clone(), t[15].clone())].into();
            let documents = vec![Source {
                sentences: vec![Quote { span: Span::new(0, 9), text: t[3].clone() }],
                ..source(&t[11], "")
            }];
            let options = Options { heading: Some(t[9].clone()), codes, ..Options::default() };
            (Dossier { documents, persons, meetings: vec![first, held] }, options)
        },
    )
}

fn made_here(id: &Id) -> bool {
    let Id::Plain(id) = id else { return false };
    let digits = id.strip_prefix("m_").or(id.strip_prefix("p_"));
    digits.is_some_and(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
}

fn parses_back((dossier, options): (Dossier, Options)) -> Result<(), TestCaseError> {
    for text in [dot(&dossier, &options), people(&dossier, &options)] {
        let parsed = graphviz_rust::parse(&text);
        prop_assert!(parsed.is_ok(), "{:?}\n{}", parsed.err(), text);
        prop_assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
        let (nodes, _) = read(&text);
        prop_assert!(nodes.iter().all(|n| made_here(&n.id.0)), "{text}");
    }
    let (nodes, edges) = read(&dot(&dossier, &options));
    let cards = nodes.iter().filter(|n| format!("{:?}", n.id).contains("m_")).count();
    prop_assert_eq!(cards, dossier.meetings.len());
    prop_assert!(edges.len() >= nodes.len() - cards, "a box without an edge");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_drawn_parses_back(case in nasty_dossier()) {
        parses_back(case)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    #[ignore = "takes minutes"]
    fn whatever_is_drawn_parses_back_at_length(case in nasty_dossier()) {
        parses_back(case)?;
    }
}

#[test]
#[ignore = "needs Graphviz"]
fn graphviz_reads_whatever_is_drawn() {
    use std::process::Command;
    let mut runner = TestRunner::deterministic();
    let file = std::env::temp_dir().join(format!("rapporteur-draw-{}.dot", std::process::id()));
    let cases: Vec<_> = (0..1_000).map(|_| nasty_dossier().new_tree(&mut runner).unwrap().current()).collect();
    for draw in [dot, people] {
        let all: String = cases.iter().map(|(dossier, options)| draw(dossier, options)).collect();
        std::fs::write(&file, all).unwrap();
        let out = Command::new("dot").arg("-Tsvg").arg(&file).output().unwrap();
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        let errors: Vec<&str> = said.lines().filter(|l| !l.contains("Pango") && !l.trim().is_empty()).collect();
        assert!(out.status.success() && errors.is_empty(), "{}", errors.join("\n"));
        assert_eq!(String::from_utf8(out.stdout).unwrap().matches("</svg>").count(), cases.len());
    }
    std::fs::remove_file(&file).unwrap();
}

/// Two of a row of names for each meeting, as many meetings as it takes.
fn crowd(names: &[String]) -> Dossier {
    let id = |i: usize| format!("p{i}");
    let persons = names.iter().enumerate().map(|(i, name)| person(&id(i), name, "Envoy", "Chile")).collect();
    let met = |(m, pair): (usize, &[String])| {
        let ids: Vec<String> = (0..pair.len()).map(|i| id(2 * m + i)).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        meeting(&format!("m{m}"), Kind::Talks, Status::Held, "2020-02", &ids)
    };
    let meetings = names.chunks(2).enumerate().map(met).collect();
    Dossier { documents: vec![source("doc", "2020-03-01")], persons, meetings }
}

/// What Graphviz says of drawings, each laid out roughly, so that labels are read too; nothing where all is well.
fn complaints(texts: &[String]) -> String {
    use std::process::{Command, Stdio};
    let file = std::env::temp_dir().join(format!("rapporteur-crowd-{}.dot", std::process::id()));
    std::fs::write(&file, texts.concat()).unwrap();
    let out = Command::new("dot").args(["-Kosage", "-Tplain"]).arg(&file).stdout(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    // How lines go is no matter here.
    let idle = |line: &&str| line.trim().is_empty() || line.contains("Pango") || line.contains("straight line edges");
    let said: Vec<&str> = said.lines().filter(|l| !idle(l)).collect();
    if out.status.success() { said.join("\n") } else { format!("{:?} {}", out.status, said.join("\n")) }
}

/// `NAMES=20000 cargo test --test all a_million -- --ignored --nocapture` takes fewer.
#[test]
#[ignore = "needs Graphviz, and takes minutes"]
fn a_million_names_are_drawn_and_read_by_both() {
    let names: usize = std::env::var("NAMES").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let mut runner = TestRunner::deterministic();
    let (mut drawn, mut read) = (0, 0);
    while read < names {
        let texts: Vec<String> = (0..40)
            .map(|_| {
                let names: Vec<String> = (0..50).map(|_| nasty().new_tree(&mut runner).unwrap().current()).collect();
                dot(&crowd(&names), &Options { most: 25, ..Options::default() })
            })
            .collect();
        for text in &texts {
            let parsed = graphviz_rust::parse(text);
            assert!(parsed.is_ok(), "{:?}\n{text}", parsed.err());
        }
        let said = complaints(&texts);
        assert!(said.is_empty(), "{said}");
        read += 50 * texts.len();
        drawn += texts.len();
        if read % 100_000 == 0 {
            println!("{read} names");
        }
    }
    println!("{read} names in {drawn} drawings, read by graphviz-rust and by dot without a complaint");
}
