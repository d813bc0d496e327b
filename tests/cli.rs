//! The commands as a person types them, and what happens when the input is bad.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const BRIDGE: &str = "\
SOFIA, May 4, 2010 - Foreign Minister Nadia Petrova of Bulgaria met Greek Foreign Minister Eleni Markou in Sofia on Tuesday to \
discuss a bridge over the Nestos river.

\"We are close,\" Petrova told reporters.
";

const CALL: &str = "\
ATHENS, May 6, 2010 - Greek Foreign Minister Eleni Markou telephoned Turkish Foreign Minister Kemal Aydin on Wednesday to \
discuss fishing rights.
";

/// A folder with two articles, gone at the end of the test.
struct Desk(TempDir);

impl Desk {
    fn new() -> Desk {
        let desk = Desk(tempfile::tempdir().unwrap());
        desk.put("news/bridge.txt", BRIDGE);
        desk.put("news/call.txt", CALL);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        command.args(arguments).current_dir(self.0.path()).env_remove("NO_COLOR").stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments).output().unwrap())
    }

    fn pipe(&self, arguments: &[&str], text: &str) -> Run {
        let mut command = self.command(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        Run::of(child.wait_with_output().unwrap())
    }

    /// A graph of the two articles.
    fn built(&self) -> &Desk {
        let run = self.run(&["build", "news", "-o", "g.ron"]);
        assert_eq!(run.code, 0, "{}", run.err);
        self
    }

    /// Names of all files in the folder itself.
    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

/// What a command printed, and how it ended.
#[derive(Debug, PartialEq)]
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Run {
    fn of(output: Output) -> Run {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Run { code: output.status.code().expect("no crash"), out: text(output.stdout), err: text(output.stderr) }
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }

    /// It failed with this code, printed nothing, and told of the error, the hint too where there is one.
    #[track_caller]
    fn failed(&self, code: i32, error: &str, hint: &str) {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{}", self.err);
        assert!(self.err.contains(&format!("error: {error}")), "{error}\nin {}", self.err);
        assert!(hint.is_empty() || self.err.contains(&format!("hint: {hint}")), "{hint}\nin {}", self.err);
    }
}

#[test]
fn build_tells_what_it_found() {
    let desk = Desk::new();
    let run = desk.run(&["build", "news", "-o", "g.ron"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("2 documents, 3 persons, 2 meetings (2 held)"), "{}", run.out);
    let table: Vec<&str> = run.out.lines().skip_while(|l| !l.starts_with("date")).collect();
    assert_eq!(table.len(), 3, "{}", run.out);
    let column = table[0].find("kind").unwrap();
    assert!(
        table[1..].iter().all(|l| l[column..].starts_with("talks") || l[column..].starts_with("call")),
        "{}",
        run.out
    );
    assert!(!run.out.contains('\u{1b}'), "colour belongs on a terminal");
    assert!(desk.read("g.ron").contains("format: 2"));
    assert_eq!(desk.files(), ["g.ron", "news"]);
}

#[test]
fn build_is_the_same_in_any_order_and_on_any_number_of_threads() {
    let desk = Desk::new();
    desk.built();
    desk.run(&["build", "news/call.txt", "news/bridge.txt", "-o", "h.ron", "--threads", "1"]);
    desk.run(&["build", "news/bridge.txt", "news/call.txt", "news/bridge.txt", "-o", "i.ron", "--threads", "7"]);
    assert_eq!(desk.read("g.ron"), desk.read("h.ron"));
    assert_eq!(desk.read("g.ron"), desk.read("i.ron"));
}

#[test]
fn extract_prints_a_line_for_each_document_in_the_order_given() {
    let desk = Desk::new();
    let run = desk.run(&["extract", "news/call.txt", "news/bridge.txt", "--threads", "3"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let lines: Vec<Value> = run.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let ids: Vec<&str> = lines.iter().map(|l| l["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["call", "bridge"]);
    assert_eq!(lines[0]["meetings"][0]["kind"], "call");
    assert_eq!(lines[1]["meetings"][0]["place"], "Sofia");
    assert_eq!(run, desk.run(&["extract", "news/call.txt", "news/bridge.txt", "--threads", "1"]));
}

#[test]
fn extract_leaves_out_what_is_unsure() {
    let desk = Desk::new();
    let all = desk.run(&["extract", "news/bridge.txt"]).json();
    let none = desk.run(&["extract", "news/bridge.txt", "--min-confidence", "1"]).json();
    assert_eq!(all["meetings"].as_array().unwrap().len(), 1);
    assert_eq!(none["meetings"].as_array().unwrap().len(), 0);
}

#[test]
fn articles_come_from_standard_input_too() {
    let desk = Desk::new();
    let lines = "{\"id\": \"x\", \"text\": \"Anna Tarn met Bo Lind.\"}\n{\"text\": \"Nobody spoke.\"}\n";
    let run = desk.pipe(&["extract", "-", "--published", "2011-02"], lines);
    assert_eq!((run.code, run.out.lines().count()), (0, 2), "{}", run.err);
    assert!(run.out.starts_with("{\"id\":\"x\",\"published\":\"2011-02\""), "{}", run.out);
}

#[test]
fn merge_gives_the_graph_of_all_articles() {
    let desk = Desk::new();
    desk.built();
    desk.run(&["build", "news/bridge.txt", "-o", "a.ron"]);
    desk.run(&["build", "news/call.txt", "-o", "b.ron"]);
    let run = desk.run(&["merge", "b.ron", "a.ron", "a.ron", "-o", "ab.ron"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("2 documents"), "{}", run.out);
    assert_eq!(desk.read("ab.ron"), desk.read("g.ron"));
}

#[test]
fn both_forms_of_a_graph_serve_every_command() {
    let desk = Desk::new();
    desk.built();
    let run = desk.run(&["build", "news", "-o", "g.graph"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("2 documents"), "{}", run.out);
    assert!(fs::read(desk.path("g.graph")).unwrap().starts_with(b"\x9frapp"));
    for command in
        [&["ask", "Who met Petrova?"][..], &["ask", "--who", "Markou"], &["draw"], &["export", "--to", "json"]]
    {
        let on = |graph: &str| desk.run(&[&command[..1], &[graph], &command[1..]].concat());
        assert_eq!(on("g.graph"), on("g.ron"), "{command:?}");
    }
    assert_eq!(desk.run(&["merge", "g.graph", "-o", "again.ron"]).code, 0);
    assert_eq!(desk.read("again.ron"), desk.read("g.ron"));
    assert_eq!(desk.run(&["merge", "g.ron", "-o", "again.graph"]).code, 0);
    assert_eq!(fs::read(desk.path("again.graph")).unwrap(), fs::read(desk.path("g.graph")).unwrap());
}

#[test]
fn a_graph_grows_and_shrinks_to_the_same_bytes() {
    let desk = Desk::new();
    for form in ["ron", "graph"] {
        let name = |graph: &str| format!("{graph}.{form}");
        let build = |more: &[&str]| assert_eq!(desk.run(&[&["build"], more].concat()).code, 0);
        let bytes = |graph: &str| fs::read(desk.path(&name(graph))).unwrap();
        build(&["news", "-o", &name("all")]);
        build(&["news/bridge.txt", "-o", &name("grown")]);
        let one = bytes("grown");
        build(&["news/call.txt", "--add", &name("grown")]);
        assert_eq!(bytes("grown"), bytes("all"));
        build(&["news", "--add", &name("grown"), "-o", &name("again")]);
        assert_eq!(bytes("again"), bytes("all"), "what it has already changes nothing");
        assert_eq!(desk.run(&["retract", &name("grown"), "call"]).code, 0);
        assert_eq!(bytes("grown"), one);
        let run = desk.run(&["retract", &name("grown"), "bridge", "call"]);
        assert_eq!(run.code, 1);
        assert!(run.err.contains("`call`"), "{}", run.err);
        assert_eq!(bytes("grown"), one, "nothing is taken out by halves");
    }
}

#[test]
fn what_was_known_then() {
    let desk = Desk::new();
    let plan = "ROME, May 1, 2010 - Italian Foreign Minister Ugo Conti is to meet Foreign Minister Eleni Markou of Greece in Rome on \
May 9 to discuss ferries.\n";
    let off = "ROME, May 8, 2010 - Italian Foreign Minister Ugo Conti called off a meeting with Foreign Minister Eleni Markou of \
Greece in Rome on May 9.\n";
    desk.put("ferry/plan.txt", plan);
    desk.put("ferry/off.txt", off);
    assert_eq!(desk.run(&["build", "ferry", "-o", "g.graph"]).code, 0);
    let told = |more: &[&str]| desk.run(&[&["timeline", "g.graph", "--who", "Markou"], more].concat()).out;
    assert!(told(&[]).contains("cancelled"), "{}", told(&[]));
    assert!(told(&["--as-of", "2010-05-07"]).contains("planned"), "{}", told(&["--as-of", "2010-05-07"]));
    assert!(!told(&["--as-of", "2010-05-07"]).contains("cancelled"));
    assert_eq!(told(&["--as-of", "2010-05"]), told(&[]));
    assert_eq!(desk.run(&["ask", "g.graph", "--who", "Markou", "--as-of", "2010-04-30"]).code, 1, "not yet heard of");
}

#[test]
fn an_added_document_of_another_text_is_an_error() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["build", "news", "-o", "all.ron"]).code, 0);
    let before = desk.read("all.ron");
    desk.put("news/call.txt", CALL.replace("fishing", "mining"));
    let run = desk.run(&["build", "news/call.txt", "--add", "all.ron"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("another text"), "{}", run.err);
    assert_eq!(desk.read("all.ron"), before);
}

#[test]
fn merge_refuses_one_id_with_two_texts() {
    let desk = Desk::new();
    desk.put("other/bridge.txt", CALL);
    desk.run(&["build", "news", "-o", "a.ron"]);
    desk.run(&["build", "other", "-o", "b.ron"]);
    let run = desk.run(&["merge", "a.ron", "b.ron", "-o", "ab.ron"]);
    run.failed(2, "b.ron: the document `bridge` is in the graph already", "");
    assert!(!desk.path("ab.ron").exists());
}

#[test]
fn ask_answers_with_evidence() {
    let desk = Desk::new();
    desk.built();
    let run = desk.run(&["ask", "g.ron", "Who met Petrova?"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("Eleni Markou\n") && run.out.contains("[bridge]"), "{}", run.out);
    let json = desk.run(&["ask", "g.ron", "Who met Petrova?", "--format", "json"]).json();
    assert_eq!(json["answers"], serde_json::json!(["Eleni Markou"]));
    assert_eq!(json["evidence"][0]["document"], "bridge");
}

#[test]
fn ask_by_flags_that_all_must_hold() {
    let desk = Desk::new();
    desk.built();
    let count = |flags: &[&str]| {
        let run = desk.run(&[&["ask", "g.ron", "--format", "json"], flags].concat());
        assert_eq!(run.code == 1, run.json()["answers"] == serde_json::json!([]), "{}", run.err);
        run.json()["answers"].as_array().unwrap().len()
    };
    assert_eq!(count(&["--who", "Markou"]), 2);
    assert_eq!(count(&["--who", "Markou", "--with", "Petrova"]), 1);
    assert_eq!(count(&["--who", "Markou", "--kind", "call", "--about", "fishing rights"]), 1);
    assert_eq!(count(&["--in", "Sofia", "--from", "2010-05", "--to", "2010-05-04", "--status", "held"]), 1);
    assert_eq!(count(&["--from", "2011"]), 0);
    assert_eq!(count(&["--status", "cancelled"]), 0);
    assert_eq!(count(&["--who", "Nobody Known"]), 0);
}

#[test]
fn questions_come_line_by_line_too() {
    let desk = Desk::new();
    desk.built();
    let run =
        desk.pipe(&["ask", "g.ron"], "Who met Petrova?\n\nWhen did Markou call Aydin?\nshow Sofia\nshow Zebulon\n");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for words in ["Eleni Markou\n  Foreign", "2010-05-05\n  Greek", "in figures", "the graph does not have `Zebulon`"] {
        assert!(run.out.contains(words), "{words} in {}", run.out);
    }
    assert_eq!(desk.pipe(&["ask", "g.ron"], "Who met Zebulon?\n").code, 1);
}

#[test]
fn answers_come_as_tables_and_as_markdown() {
    let desk = Desk::new();
    desk.built();
    let csv = desk.run(&["ask", "g.ron", "Who met Petrova?", "--format", "csv"]).out;
    assert!(csv.starts_with("answer,document,start,end,sentence\nEleni Markou,bridge,"), "{csv}");
    let markdown = desk.run(&["ask", "g.ron", "Who met Petrova?", "--format", "md"]).out;
    assert!(
        markdown.contains("- **Eleni Markou**\n  > Foreign Minister") && markdown.contains("*bridge*"),
        "{markdown}"
    );
    let none = desk.run(&["ask", "g.ron", "Who met Zebulon?", "--format", "csv"]);
    assert_eq!((none.code, none.out.as_str()), (1, "answer,document,start,end,sentence\n"));
}

#[test]
fn show_tells_all_about_a_thing() {
    let desk = Desk::new();
    desk.built();
    let run = desk.run(&["show", "g.ron", "markou"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for words in [
        "Eleni Markou (",
        "Foreign Minister of Greece",
        "2 held",
        "longest gap  1 day,",
        "Nadia Petrova",
        "Kemal Aydin",
    ] {
        assert!(run.out.contains(words), "{words} in {}", run.out);
    }
    assert!(!run.out.contains("SOFIA") && !run.out.contains("telephoned"), "no sentences unless asked for");
    assert!(desk.run(&["show", "g.ron", "markou", "--quotes"]).out.contains("telephoned"));
    let markdown = desk.run(&["show", "g.ron", "Markou", "--format", "md", "-o", "m.md"]);
    assert_eq!((markdown.code, markdown.out.as_str()), (0, ""));
    assert!(desk.read("m.md").starts_with("# Eleni Markou") && desk.read("m.md").contains("\n  > "));
    for (name, words) in [
        ("Bulgaria", "Nadia Petrova"),
        ("foreign minister of Turkey", "Kemal Aydin"),
        ("Sofia", "bridge over Nestos river"),
        ("fishing rights", "Kemal Aydin"),
    ] {
        let run = desk.run(&["show", "g.ron", name]);
        assert!(run.code == 0 && run.out.to_lowercase().contains(&words.to_lowercase()), "{name}: {}", run.out);
    }
    desk.run(&["show", "g.ron", "Zebulon"]).failed(1, "g.ron: it does not have `Zebulon`", "");
}

#[test]
fn a_meeting_is_shown_explained_and_compared_by_its_id() {
    let desk = Desk::new();
    desk.put(
        "more/bridge2.txt",
        BRIDGE.replace("to discuss a bridge over the Nestos river", "for talks on trade. Outside it snowed"),
    );
    desk.run(&["build", "news", "more", "-o", "g.ron"]);
    desk.run(&["merge", "g.ron", "-o", "g.graph"]);
    let rows = desk.run(&["timeline", "g.ron", "--who", "Petrova", "--format", "json"]).json();
    let id = rows["parts"][0]["rows"][0]["id"].as_str().unwrap().trim_matches(['(', ')']).to_string();
    assert!(desk.run(&["show", "g.ron", &id]).out.contains("told by"), "{id}");
    let why = desk.run(&["explain", "g.ron", &id]);
    assert!(
        why.code == 0 && why.out.contains("read by ") && why.out.contains("one meeting of 2 reports"),
        "{}",
        why.out
    );
    assert!(why.out.contains("[bridge]") && why.out.contains("[bridge2]"), "{}", why.out);
    let around = why.out.split_once("in their paragraphs\n").map_or("", |(_, rows)| rows);
    assert!(around.starts_with("  bridge2 ") && around.contains("on trade. Outside it snowed.\n"), "{}", why.out);
    assert_eq!(desk.run(&["explain", "g.graph", &id]), why);
    let person = desk.run(&["explain", "g.ron", "Petrova"]);
    assert!(
        person.out.contains("Foreign Minister of Bulgaria  read by ") && person.out.contains("of 2 documents"),
        "{}",
        person.out
    );
    let sides = desk.run(&["compare", "g.ron", &id]);
    assert!(
        sides.code == 0 && sides.out.contains("as each document tells it") && sides.out.contains("trade"),
        "{}",
        sides.out
    );
    desk.run(&["compare", "g.ron", "Petrova"]).failed(1, "g.ron: it does not have `Petrova`", "it has: meetings by id");
    desk.run(&["explain", "g.ron", "Sofia"]).failed(
        1,
        "g.ron: `Sofia` is no meeting and no person",
        "`show` tells of it",
    );
}

#[test]
fn ways_counts_and_orders_are_told() {
    let desk = Desk::new();
    desk.built();
    let path = desk.run(&["path", "g.ron", "Petrova", "Aydin"]);
    assert!(
        path.code == 0 && path.out.contains("1. Nadia Petrova met Eleni Markou") && path.out.contains("note: 2 steps"),
        "{}",
        path.out
    );
    desk.run(&["path", "g.ron", "Petrova", "Nobody Known"]).failed(1, "g.ron: it does not have `Nobody Known`", "");
    let top = desk.run(&["top", "g.ron", "--format", "json"]).json();
    assert_eq!(top["parts"][1]["rows"][0]["name"], "Eleni Markou");
    assert_eq!(top["parts"][1]["rows"][0]["times"], "2");
    let stats = desk.run(&["stats", "g.ron", "--format", "csv"]).out;
    assert!(stats.contains("in all,meetings,2,") && stats.contains("meetings by kind,call,1,"), "{stats}");
    let line = desk.run(&["timeline", "g.ron", "--kind", "call"]);
    assert!(
        line.out.contains("\n2010\n") && line.out.contains("Kemal Aydin") && !line.out.contains("Petrova"),
        "{}",
        line.out
    );
    let none = desk.run(&["timeline", "g.ron", "--from", "2011"]);
    assert_eq!(none.code, 1);
}

#[test]
fn diff_tells_what_is_new() {
    let desk = Desk::new();
    desk.built();
    desk.run(&["build", "news/bridge.txt", "-o", "old.ron"]);
    let run = desk.run(&["diff", "old.ron", "g.ron"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for words in ["new documents\n  call", "Kemal Aydin", "Eleni Markou and Kemal Aydin", "new meetings\n  2010-05-05"]
    {
        assert!(run.out.contains(words), "{words} in {}", run.out);
    }
    assert!(!run.out.contains("Nadia Petrova"), "{}", run.out);
    assert_eq!(desk.run(&["diff", "g.ron", "g.ron"]).code, 1, "nothing is new");
    desk.put("news/plan.txt", BRIDGE.replace("met Greek", "will meet Greek").replace("on Tuesday", "on Thursday"));
    desk.put("news/later.txt", CALL.replace("May 6, 2010", "May 20, 2010"));
    desk.run(&["build", "news/plan.txt", "-o", "plan.ron"]);
    desk.run(&["build", "news/plan.txt", "news/later.txt", "-o", "later.ron"]);
    let late = desk.run(&["diff", "plan.ron", "later.ron"]).out;
    assert!(late.contains("planned, and never reported held\n  2010-05-06"), "{late}");
    assert!(desk.run(&["diff", "g.ron", "old.ron"]).out.contains("no longer there"));
}

#[test]
fn no_answer_is_told_and_shows_in_the_exit_code() {
    let desk = Desk::new();
    desk.built();
    let run = desk.run(&["ask", "g.ron", "--who", "Zebulon"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("no answer\nnote: the graph does not have `Zebulon`"), "{}", run.out);
    desk.run(&["ask", "g.ron"]).failed(2, "nothing is asked", "ask a question in quotes");
    desk.run(&["ask", "g.ron", "Who met Markou?", "--kind", "call"]).failed(2, "a question and flags", "");
    desk.run(&["ask", "g.ron", "--from", "2012", "--to", "2011"]).failed(2, "--from 2012 is later than --to 2011", "");
}

#[test]
fn draw_writes_dot() {
    let desk = Desk::new();
    desk.built();
    let run = desk.run(&["draw", "g.ron"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("graph ") && run.out.contains("Petrova") && run.out.contains("Aydin"), "{}", run.out);
    let run = desk.run(&["draw", "g.ron", "--who", "Petrova", "--most", "1", "-o", "p.dot"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    let part = desk.read("p.dot");
    assert!(part.contains("Petrova") && !part.contains("Aydin"), "{part}");
    assert!(desk.run(&["draw", "g.ron", "--people"]).out.contains("people"));
}

#[test]
fn draw_writes_pictures() {
    let desk = Desk::new();
    desk.built();
    let run = desk.run(&["draw", "g.ron", "--format", "svg"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("<svg ") && run.out.contains("Nadia Petrova"), "{}", run.out);
    assert_eq!(desk.run(&["draw", "g.ron", "-o", "p.svg"]).code, 0);
    assert_eq!(desk.read("p.svg"), run.out);
    let page = desk.run(&["draw", "g.ron", "--format", "html", "--kind", "call"]).out;
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Kemal Aydin") && !page.contains("Petrova"), "{page}");
    assert_eq!(desk.run(&["draw", "g.ron", "--people", "-o", "p.png"]).code, 0);
    assert!(fs::read(desk.path("p.png")).unwrap().starts_with(b"\x89PNG\r\n"));
    assert!(
        desk.run(&["draw", "g.ron", "--format", "dot", "-o", "q.svg"]).code == 0
            && desk.read("q.svg").starts_with("graph")
    );
}

#[test]
fn draw_writes_several_forms_and_years() {
    let desk = Desk::new();
    desk.put("news/again.txt", CALL.replace("2010", "2011"));
    desk.built();
    assert_eq!(desk.run(&["draw", "g.ron", "-o", "p.svg", "-o", "p.png", "-o", "p.dot"]).code, 0);
    assert_eq!(desk.read("p.svg"), desk.run(&["draw", "g.ron", "--format", "svg"]).out);
    assert_eq!(desk.read("p.dot"), desk.run(&["draw", "g.ron"]).out);
    assert_eq!(desk.run(&["draw", "g.ron", "-o", "q.png"]).code, 0);
    assert_eq!(fs::read(desk.path("p.png")).unwrap(), fs::read(desk.path("q.png")).unwrap());
    let run = desk.run(&["draw", "g.ron", "--yearly", "-o", "y.dot"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    let years: Vec<String> = desk.files().into_iter().filter(|f| f.starts_with("y-")).collect();
    assert_eq!(years, ["y-2010.dot", "y-2011.dot"]);
    for file in &years {
        let year = file.strip_prefix("y-").unwrap().strip_suffix(".dot").unwrap();
        assert!(desk.read(file).contains(&format!("Meetings in {year}")), "{file}");
    }
    for to in ["far/off/y.svg", "years/"] {
        assert_eq!(desk.run(&["draw", "g.ron", "--yearly", "--format", "svg", "-o", to]).code, 0, "{to}");
    }
    assert!(desk.read("far/off/y-2011.svg") == desk.read("years/2011.svg"), "folders are made");
    desk.run(&["draw", "g.ron", "-o", "none/y.svg"]).failed(2, "none/y.svg: the folder none does not exist", "");
    desk.run(&["draw", "g.ron", "-o", "years"]).failed(2, "years: a folder, where a file should be", "");
    desk.run(&["draw", "g.ron", "--yearly"]).failed(2, "the following required arguments were not provided", "");
}

#[test]
fn draw_goes_as_far_from_somebody_as_is_asked() {
    let desk = Desk::new();
    desk.built();
    let near = desk.run(&["draw", "g.ron", "--around", "Petrova"]).out;
    assert!(
        near.contains("Meetings around Nadia Petrova") && near.contains("Markou") && !near.contains("Aydin"),
        "{near}"
    );
    let far = desk.run(&["draw", "g.ron", "--around", "Petrova", "--depth", "2"]).out;
    assert!(far.contains("around Nadia Petrova, 2 steps far") && far.contains("Aydin"), "{far}");
    let land = desk.run(&["draw", "g.ron", "--around", "turkey"]).out;
    assert!(land.contains("Meetings around Turkey") && land.contains("Aydin") && !land.contains("Petrova"), "{land}");
    let either = desk.run(&["export", "g.ron", "--to", "json", "--around", "Petrova", "--around", "Turkey"]).json();
    assert_eq!(either["meetings"].as_array().unwrap().len(), 2, "of either, where --who asks for both");
    desk.run(&["draw", "g.ron", "--around", "Petrova", "--kind", "call"]).failed(1, "g.ron: no meeting fits", "");
    desk.run(&["draw", "g.ron", "--around", "Zed"]).failed(1, "g.ron: it does not have `Zed`", "");
    desk.run(&["draw", "g.ron", "--depth", "2"]).failed(2, "the following required arguments were not provided", "");
}

#[test]
fn draw_says_what_it_cannot_do() {
    let desk = Desk::new();
    desk.built();
    desk.run(&["draw", "g.ron", "--status", "proposed", "-o", "p.dot"]).failed(1, "g.ron: no meeting fits", "");
    desk.run(&["draw", "g.ron", "--who", "Zed"]).failed(1, "g.ron: it does not have `Zed`", "");
    assert_eq!(desk.files(), ["g.ron", "news"]);
}

#[test]
fn export_writes_json() {
    let desk = Desk::new();
    desk.built();
    let json = desk.run(&["export", "g.ron", "--to", "json"]).json();
    assert_eq!(json["documents"].as_array().unwrap().len(), 2);
    assert_eq!(json["persons"].as_array().unwrap().len(), 3);
    assert!(json["meetings"][0]["documents"].is_array());
    assert_eq!(desk.run(&["export", "g.ron", "--to", "json", "-o", "e.json"]).code, 0);
    assert_eq!(serde_json::from_str::<Value>(&desk.read("e.json")).unwrap(), json);
    let run = desk.run(&["export", "g.ron", "--to", "smoke"]);
    run.failed(2, "invalid value 'smoke' for '--to <FORMAT>'", "");
    assert!(run.err.contains("[possible values: json"), "{}", run.err);
}

#[test]
fn export_writes_other_formats_and_parts() {
    let desk = Desk::new();
    desk.built();
    for (format, sign) in [
        ("node-link", "\"multigraph\": true"),
        ("graphml", "<graphml "),
        ("gexf", "<gexf "),
        ("cyjs", "\"elements\""),
        ("cypher", "MERGE (n:Person"),
        ("turtle", "@prefix "),
        ("nquads", "<urn:rapporteur:"),
        ("ftm", "\"schema\":\"Event\""),
        ("mermaid", "flowchart LR"),
        ("markdown", "## Nadia Petrova"),
    ] {
        let run = desk.run(&["export", "g.ron", "--to", format]);
        assert!(run.code == 0 && run.out.contains(sign), "{format}: {}{}", run.out, run.err);
        assert_eq!(desk.run(&["export", "g.ron", "--to", format, "-o", "out"]).code, 0);
        assert_eq!(desk.read("out"), run.out);
    }
    let part = desk.run(&["export", "g.ron", "--to", "node-link", "--who", "Petrova", "--status", "held"]).out;
    assert!(part.contains("Markou") && !part.contains("Aydin"), "{part}");
    desk.run(&["export", "g.ron", "--to", "gexf", "--about", "tea"]).failed(1, "g.ron: no meeting fits", "");
    desk.run(&["export", "g.ron", "--to", "gexf", "--who", "Zed"]).failed(1, "g.ron: it does not have `Zed`", "");
}

#[test]
fn export_writes_tables_into_a_folder() {
    let desk = Desk::new();
    desk.built();
    desk.run(&["export", "g.ron", "--to", "csv"]).failed(2, "several tables", "give a folder: -o tables/");
    desk.run(&["export", "g.ron", "--to", "csv", "-o", "g.ron"]).failed(2, "g.ron: a file, where the folder", "");
    assert_eq!(desk.run(&["export", "g.ron", "--to", "csv", "-o", "tables"]).code, 0);
    assert!(desk.read("tables/meetings.csv").contains("Nadia Petrova (Foreign Minister of Bulgaria)"));
    assert!(desk.read("tables/nodes.csv").lines().count() > 5 && desk.read("tables/edges.csv").contains("TOOK_PART"));
    assert!(desk.read("tables/ladybug.cypher").contains("COPY"));
    assert_eq!(desk.run(&["export", "g.ron", "--to", "neo4j", "-o", "tables/neo4j"]).code, 0);
    assert!(
        desk.read("tables/neo4j/nodes.csv").starts_with(":ID,")
            && desk.read("tables/neo4j/import.sh").contains("neo4j-admin")
    );
}

#[test]
fn names_compares_gathers_and_explains() {
    let desk = Desk::new();
    desk.put("pairs.jsonl", "{\"id\": 1, \"a\": \"Sergei Shoigu\", \"b\": \"Sergey Shoygu\"}\n");
    let run = desk.run(&["names", "pairs.jsonl"]);
    assert_eq!((run.code, run.json()["same"].as_bool()), (0, Some(true)), "{}", run.err);
    assert_eq!(desk.pipe(&["names", "-"], &desk.read("pairs.jsonl")), run);
    desk.put("m.jsonl", "{\"id\": \"x\", \"name\": \"Ann Lee\"}\n{\"id\": \"y\", \"name\": \"Omar Ali\"}\n");
    let run = desk.run(&["names", "--cluster", "m.jsonl"]);
    assert_eq!(run.out, "{\"id\":\"x\",\"cluster\":0}\n{\"id\":\"y\",\"cluster\":1}\n");
    let run = desk.run(&["names", "--explain", "Sergei Shoigu", "Sergey Shoygu"]);
    assert!(run.out.contains("family: shoigu = shoygu"), "{}", run.out);
}

#[test]
fn check_counts_rules_and_takes_rules_of_the_user() {
    let desk = Desk::new();
    let run = desk.run(&["check"]);
    assert!(run.out.lines().last().unwrap().contains(" rules, "), "{}", run.out);
    let rule = "[Rule(name: \"greets\", why: \"Greeting is meeting.\", phrase: \"{who:Who} <meet> {with:Who}\", \
                makes: Meeting(who: [\"who\", \"with\"]), \
                finds: { \"Maria Lindqvist met Tariq Rahman.\": Meeting(who: [\"Maria Lindqvist\", \"Ana Duarte\"]) }, \
                leaves: [\"Maria Lindqvist slept.\"])]";
    desk.put("mine/meeting.ron", rule);
    let run = desk.run(&["check", "--schema", "mine"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.out.contains("failure: rule greets: Maria Lindqvist met Tariq Rahman."), "{}", run.out);
    assert!(run.out.contains("expected: meeting of Maria Lindqvist, Ana Duarte"), "{}", run.out);
    assert!(run.out.contains("found:    talks, held meeting of Maria Lindqvist, Tariq Rahman"), "{}", run.out);
}

#[test]
fn check_counts_what_rules_tell_of_articles() {
    let desk = Desk::new();
    desk.put("two/a.txt", "Maria Lindqvist met Tariq Rahman in Stockholm.");
    desk.put("two/b.txt", "Ana Duarte met Omar Ali in Lima. Ana Duarte slept well.");
    let run = desk.run(&["check", "--unused", "two"]);
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(lines[0].ends_with(" rules tell nothing of 2 articles"), "{}", run.out);
    assert_eq!(lines.last(), Some(&"     2  meet"));
    let counts: Vec<usize> = lines[1..].iter().map(|l| l[..6].trim().parse().unwrap()).collect();
    assert!(counts.is_sorted() && counts[0] == 0, "{}", run.out);
    desk.run(&["check", "--unused", "gone"]).failed(2, "gone: no such file or folder", "");
}

#[test]
fn a_schema_that_is_wrong_is_told_where() {
    let desk = Desk::new();
    desk.put("mine/meeting.ron", "[\n  Rule(nam: \"x\")\n]");
    let run = desk.run(&["extract", "news", "--schema", "mine"]);
    run.failed(2, "mine/meeting.ron:2:", "");
    desk.put("empty/notes.md", "");
    desk.run(&["check", "--schema", "empty"]).failed(2, "empty: no rule files or word lists", "known are polities.ron");
    desk.run(&["check", "--schema", "gone"]).failed(2, "gone: no such file or folder", "");
    desk.run(&["check", "--schema", "news/call.txt"]).failed(2, "news/call.txt: a file", "");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_read() {
    let desk = Desk::new();
    desk.put("bad/broken.txt", b"caf\xe9 talks\n");
    desk.put("bad/empty.txt", "");
    desk.put("bad/binary.txt", b"\x7fELF\x00\x01");
    desk.put("bad/lines.jsonl", "{\"text\": \"Fine.\"}\n{\"text\": 7}\n{oops\n[1]\n");
    let run = desk.run(&["extract", "news/call.txt", "gone.txt", "bad"]);
    assert_eq!(run.code, 1);
    let ids: Vec<Value> = run.out.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()["id"].clone()).collect();
    assert_eq!(ids, ["call", "lines.jsonl:1"]);
    let errors: Vec<&str> = run.err.lines().filter(|l| l.starts_with("error: ")).collect();
    let wanted = [
        "gone.txt: no such file",
        "bad/binary.txt:1:5: ",
        "bad/broken.txt:1:4: ",
        "bad/empty.txt: ",
        "bad/lines.jsonl:2: ",
        "bad/lines.jsonl:3:",
        "bad/lines.jsonl:4:",
    ];
    assert_eq!(errors.len(), wanted.len(), "{}", run.err);
    for (error, start) in errors.iter().zip(wanted) {
        assert!(error.starts_with(&format!("error: {start}")), "{start}\nin {error}");
    }
}

#[test]
fn nothing_is_written_where_nothing_could_be_read() {
    let desk = Desk::new();
    fs::create_dir(desk.path("void")).unwrap();
    for input in ["gone.txt", "void"] {
        desk.run(&["build", input, "-o", "x.ron"]).failed(2, &format!("{input}: no "), "");
    }
    assert_eq!(desk.files(), ["news", "void"]);
    let run = desk.run(&["build", "gone.txt", "news", "-o", "x.ron"]);
    assert_eq!(run.code, 1, "the other inputs are read all the same");
    assert!(run.out.starts_with("2 documents"), "{}", run.out);
}

#[test]
fn a_line_of_fifty_megabytes_is_an_error() {
    let desk = Desk::new();
    let long = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"Fine.\"}}\n", "long ".repeat(10 << 20));
    desk.put("long.jsonl", long);
    let run = desk.run(&["extract", "long.jsonl"]);
    assert_eq!((run.code, run.out.lines().count()), (1, 1), "{}", run.err);
    assert!(run.err.starts_with("error: long.jsonl:1: the line is longer than"), "{}", run.err);
}

#[test]
fn a_graph_that_is_wrong_is_told_where() {
    let desk = Desk::new();
    desk.built();
    let broken = desk.read("g.ron").replacen("status:", "stats:", 1);
    let line = broken[..broken.find("stats:").unwrap()].matches('\n').count() + 1;
    desk.put("broken.ron", broken);
    desk.put("empty.ron", "");
    desk.put("binary.ron", b"\xff\x00");
    desk.put("other.ron", "(format: 99)");
    desk.put("short.graph", b"\x9frapp\r\n\x1a\x04\0\0\0");
    for command in [&["ask", "--kind", "call"][..], &["draw"], &["export", "--to", "json"], &["merge", "-o", "m.ron"]] {
        let on = |graph: &str| desk.run(&[&command[..1], &[graph], &command[1..]].concat());
        on("broken.ron").failed(2, &format!("broken.ron:{line}:"), "a graph is written by");
        on("empty.ron").failed(2, "empty.ron: an empty file", "a graph is written by");
        on("binary.ron").failed(2, "binary.ron:1: not text", "");
        on("other.ron").failed(2, "other.ron:1: format 99", "");
        on("gone.ron").failed(2, "gone.ron: no such file", "");
        on("news").failed(2, "news: a folder", "");
        on("news/call.txt").failed(2, "news/call.txt: no graph", "");
        on("short.graph").failed(2, "short.graph: the graph is damaged", "a graph is written by");
    }
    assert!(!desk.path("m.ron").exists());
}

#[test]
fn lines_that_are_wrong_are_told_where() {
    let desk = Desk::new();
    desk.put("p.jsonl", "{\"id\": 1, \"a\": \"A\", \"b\": \"B\"}\n{\"id\": 2}\n");
    desk.put("empty.jsonl", "\n");
    desk.put("binary.jsonl", b"{}\n\xff");
    for flags in [&["names"][..], &["names", "--cluster"]] {
        let on = |file: &str| desk.run(&[flags, &[file]].concat());
        on("empty.jsonl").failed(2, "empty.jsonl: no lines", "one JSON object a line");
        on("binary.jsonl").failed(2, "binary.jsonl:2: not text", "");
        on("gone.jsonl").failed(2, "gone.jsonl: no such file", "");
    }
    desk.run(&["names", "p.jsonl"]).failed(2, "p.jsonl:2:", "one JSON object a line");
    desk.run(&["names"]).failed(2, "the following required arguments", "");
}

#[test]
fn unknown_values_are_refused() {
    let desk = Desk::new();
    desk.built();
    let wrong = |arguments: &[&str], error: &str| desk.run(arguments).failed(2, error, "");
    wrong(&["ask", "g.ron", "--kind", "walk"], "invalid value 'walk' for '--kind <KIND>'");
    wrong(&["ask", "g.ron", "--status", "late"], "invalid value 'late' for '--status <STATUS>'");
    wrong(&["ask", "g.ron", "--from", "May"], "invalid value 'May' for '--from <DATE>': `May` is no date");
    wrong(&["ask", "g.ron", "x", "--format", "xml"], "invalid value 'xml'");
    wrong(&["draw", "g.ron", "--format", "gif"], "invalid value 'gif'");
    wrong(&["draw", "g.ron", "--most", "0"], "invalid value '0'");
    wrong(&["extract", "news", "--min-confidence", "1.5"], "invalid value '1.5'");
    wrong(&["extract", "news", "--published", "2010-13"], "invalid value '2010-13'");
    wrong(&["extract", "news", "--threads", "0"], "invalid value '0'");
    wrong(&["sing"], "unrecognized subcommand 'sing'");
}

#[test]
fn a_graph_goes_where_it_can() {
    let desk = Desk::new();
    let only = ".ron is for people, .graph";
    desk.run(&["build", "news", "-o", "g.json"]).failed(2, "g.json: the ending", only);
    desk.run(&["merge", "g.ron", "-o", "g"]).failed(2, "g: the ending", only);
    desk.run(&["build", "news", "-o", "gone/g.ron"]).failed(2, "gone/g.ron: the folder gone does not exist", "");
    desk.run(&["build", "news", "-o", "news"]).failed(2, "news: a folder", "");
    assert_eq!(desk.files(), ["news"]);
}

#[test]
fn a_reader_who_leaves_is_no_fault() {
    let desk = Desk::new();
    let lines: String =
        (0..400).map(|i| format!("{{\"id\": \"{i}\", \"text\": \"Anna Tarn met Bo Lind.\"}}\n")).collect();
    desk.put("many.jsonl", lines);
    let mut command = desk.command(&["extract", "many.jsonl"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut few = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut few).unwrap();
    let run = Run::of(child.wait_with_output().unwrap());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn help_is_as_it_was() {
    let desk = Desk::new();
    let commands = [
        "build", "extract", "merge", "retract", "ask", "show", "timeline", "path", "top", "stats", "diff", "explain",
        "compare", "draw", "export", "serve", "names", "check",
    ];
    let mut help = desk.run(&["--help"]).out;
    for command in commands {
        let run = desk.run(&[command, "--help"]);
        assert_eq!(run.code, 0);
        assert!(run.out.contains("\nExample"), "{command} shows an example");
        help += &format!("\n--- rapporteur {command} ---\n{}", run.out);
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/help.txt");
    if std::env::var_os("RENEW").is_some() {
        fs::write(&golden, &help).unwrap();
    }
    let known = fs::read_to_string(&golden).unwrap_or_default();
    assert!(known == help, "the help has changed; renew tests/help.txt with RENEW=1 cargo test help\n{help}");
}
