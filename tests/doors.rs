//! A room imports only the rooms before it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of the library in order. Those that share a line do not know each other.
const ROOMS: &[&[&str]] = &[
    &["span", "date", "error"],
    &["article"],
    &["schema"],
    &["document"],
    &["source"],
    &["mention"],
    &["claim"],
    &["name"],
    &["dossier"],
    &["merge", "learn", "import"],
    &["graph"],
    &["query", "export"],
    &["check"],
];

/// Plain words of facts, which the rooms before `dossier` speak too.
const WORDS: &[&str] = &["Kind", "Status"];

/// The room that comes in at the door of a name at the root: `crate::Date` is `date`.
const ROOT: &[(&str, &str)] = &[
    ("Article", "article"),
    ("Date", "date"),
    ("Dossier", "dossier"),
    ("Error", "error"),
    ("Graph", "graph"),
    ("Result", "error"),
    ("Schema", "schema"),
    ("Span", "span"),
    ("read", "dossier"),
];

fn place(room: &str) -> Option<usize> {
    ROOMS.iter().position(|row| row.contains(&room))
}

/// All source files below a path.
fn files(path: &Path, out: &mut Vec<PathBuf>) {
    if path.is_dir() {
        let mut inside: Vec<PathBuf> = fs::read_dir(path).unwrap().map(|e| e.unwrap().path()).collect();
        inside.sort();
        inside.iter().for_each(|p| files(p, out));
    } else if path.extension().is_some_and(|e| e == "rs") {
        out.push(path.to_path_buf());
    }
}

/// What a file takes from the crate, as `room::rest`; comments aside.
fn imports(code: &str) -> Vec<String> {
    let lines = code.lines().map(|l| l.split("//").next().unwrap_or(""));
    let code: String = lines.collect::<Vec<_>>().join(" ");
    let paths = code.match_indices("crate::").map(|(at, door)| &code[at + door.len()..]);
    paths.map(|rest| rest.split(';').next().unwrap_or("").to_string()).collect()
}

/// The names at the start of a path, in braces or not: `{Kind, Status}`, `Kind::Held`.
fn heads(rest: &str) -> Vec<String> {
    let word = |s: &str| s.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    match rest.trim_start().strip_prefix('{') {
        Some(list) => list.split('}').next().unwrap_or("").split(',').map(word).filter(|w| !w.is_empty()).collect(),
        None => vec![word(rest)],
    }
}

/// Why a room may not take this from the crate.
fn wrong(room: &str, import: &str) -> Option<String> {
    let here = place(room)?;
    heads(import).into_iter().find_map(|head| {
        let from = ROOT.iter().find(|(name, _)| *name == head).map_or(head.as_str(), |(_, room)| room);
        let Some(there) = place(from) else { return Some(format!("{room}: no room is called `{head}`")) };
        let rest = import.trim_start().strip_prefix(head.as_str()).and_then(|r| r.strip_prefix("::")).unwrap_or("");
        let words = from == "dossier" && !rest.is_empty() && heads(rest).iter().all(|h| WORDS.contains(&h.as_str()));
        (from != room && there >= here && !words).then(|| format!("{room} imports {from}: {import}"))
    })
}

#[test]
fn rooms_import_only_rooms_before_them() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    let (mut seen, mut faults) = (BTreeSet::new(), Vec::new());
    for file in &all {
        let first = file.strip_prefix(&src).unwrap().components().next().unwrap();
        let room = Path::new(first.as_os_str()).file_stem().unwrap().to_string_lossy().into_owned();
        let code = fs::read_to_string(file).unwrap();
        faults.extend(imports(&code).iter().filter_map(|i| wrong(&room, i)));
        seen.insert(room);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let known: BTreeSet<String> = ROOMS.concat().iter().chain(&["lib", "main", "cli"]).map(|r| r.to_string()).collect();
    assert_eq!(seen, known, "every room has its place in the order");
}

#[test]
fn a_wrong_door_is_seen() {
    assert!(wrong("query", "export::dot").is_some());
    assert!(wrong("document", "Graph").is_some());
    assert!(wrong("schema", "dossier::{Kind, Person}").is_some());
    assert_eq!(wrong("schema", "dossier::{Kind, Status}"), None);
    assert_eq!(wrong("claim", "dossier::Kind::Talks"), None);
    assert_eq!(wrong("graph", "dossier::{Dossier, Who}"), None);
    assert_eq!(imports("use crate::date::Date; // crate::graph\nlet x = crate::read(a);"), ["date::Date", "read(a)"]);
}

#[test]
fn the_doorbell_is_short() {
    let main = include_str!("../src/main.rs");
    assert!(main.lines().count() < 40, "main.rs only takes the arguments and gives the exit code");
}
