//! What is saved loads back equal; what is no graph is refused with place and reason.

use crate::common::Doc;
use rapporteur::Span;
use rapporteur::dossier::{Kind, Status};
use rapporteur::graph::file::write_atomically;
use rapporteur::graph::{Archive, Form};

fn archive() -> Archive {
    let talks = Doc::new("talks, day 1", "2014-05-02")
        .person("Anna Tarn", &[("Foreign Minister", "Norland")])
        .person("Bo \"Nils\" O'Lind", &[])
        .former("King", "Sudonia\nand the \\ Isles é")
        .met(Kind::Talks, Status::Held, &[0, 1])
        .with("Foreign Secretary", "Ostland")
        .on("2014-05")
        .at("Harbourtown")
        .about(&["river dams", "fishing"])
        .passage(1);
    let mut archive = Archive::default();
    archive.add(talks.done()).unwrap();
    archive.add(Doc::new("bare", "2014").person("Anna Tarn", &[]).done()).unwrap();
    archive
}

#[test]
fn what_is_saved_loads_back_equal() {
    let archive = archive();
    let text = archive.to_ron();
    let again = Archive::from_ron(&text, "g.ron").unwrap();
    assert_eq!(again, archive);
    assert_eq!(again.to_ron(), text);
    assert_eq!(Archive::from_ron(&Archive::default().to_ron(), "g.ron").unwrap(), Archive::default());
}

fn compact(archive: &Archive) -> Vec<u8> {
    archive.to_bytes(&archive.whole(), Form::Compact)
}

#[test]
fn the_compact_form_holds_the_same_both_ways() {
    for archive in [archive(), Archive::default()] {
        let bytes = compact(&archive);
        let again = Archive::from_compact(&bytes, "g.graph").unwrap();
        assert_eq!(again, archive);
        assert_eq!(again.to_ron(), archive.to_ron());
        assert_eq!(Archive::merged_of_compact(&bytes, "g.graph").unwrap(), archive.merged());
        let from_ron = Archive::from_ron(&archive.to_ron(), "g.ron").unwrap();
        assert_eq!(compact(&from_ron), bytes);
    }
}

#[test]
fn a_sentence_is_found_with_its_paragraph() {
    for form in [Form::Ron, Form::Compact] {
        let bytes = archive().to_bytes(&archive().whole(), form);
        let again = match form {
            Form::Ron => Archive::from_ron(std::str::from_utf8(&bytes).unwrap(), "g").unwrap(),
            Form::Compact => Archive::from_compact(&bytes, "g").unwrap(),
        };
        let merged = again.merged();
        let source = merged.document("talks, day 1").unwrap();
        let said: Vec<&str> = source.passage(merged.meetings[0].evidence[0].span).iter().map(|q| &*q.text).collect();
        assert_eq!(said.len(), 4, "{said:?}");
        assert!(said[0].starts_with("Foreign Minister of Norland") && said[3] == "They met.");
        assert_eq!(source.passage(source.sentences[0].span).len(), 1, "which stands in no passage");
        assert!(source.passage(Span::new(7_000, 7_001)).is_empty(), "which is not kept");
    }
}

#[test]
fn a_sentence_stands_once_in_the_compact_form() {
    let bytes = compact(&archive());
    for words in ["They met.", "Anna Tarn was there."] {
        assert_eq!(bytes.windows(words.len()).filter(|w| *w == words.as_bytes()).count(), 1, "{words}");
    }
}

#[test]
fn a_compact_graph_that_is_damaged_is_refused() {
    let bytes = compact(&archive());
    let read = |bytes: &[u8]| {
        let error = Archive::from_compact(bytes, "g.graph").unwrap_err();
        assert!(error.to_string().starts_with("g.graph: ") && error.hint.is_some(), "{error}");
        error.what
    };
    for at in 8..bytes.len() {
        let mut bad = bytes.clone();
        bad[at] ^= 0x20;
        read(&bad);
    }
    for cut in 8..bytes.len() {
        read(&bytes[..cut]);
    }
    assert!(read(&[&bytes[..], b" "].concat()).contains("something follows"));
    let mut newer = bytes.clone();
    newer[8] = 7;
    assert!(read(&newer).contains("format 7"));
}

#[test]
fn the_view_comes_first_with_a_line_for_each_thing() {
    let text = archive().to_ron();
    let line = |start: &str| text.lines().find(|l| l.trim_start().starts_with(start)).unwrap_or_default().to_string();
    assert!(line("\"anna-tarn\":").contains("roles: [\"Foreign Minister of Norland\"]"), "{text}");
    assert!(line("\"2014-05-olind-tarn\":").contains("status: Held"), "{text}");
    assert!(text.find("persons:") < text.find("dossiers:"));
    assert_eq!(text.matches("They met.").count(), 1, "each sentence stands once");
}

#[test]
fn a_change_of_the_view_alone_changes_nothing() {
    let text = archive().to_ron().replacen("name: \"Anna Tarn\"", "name: \"Nobody\"", 1);
    assert_eq!(Archive::from_ron(&text, "g.ron").unwrap(), archive());
}

#[test]
fn a_fault_is_told_with_line_and_column() {
    let text = archive().to_ron();
    let bad = text.replacen("kind: Talks, status: Held, history", "kind: Talk, status: Held, history", 1);
    assert_ne!(bad, text);
    let error = Archive::from_ron(&bad, "g.ron").unwrap_err();
    let line = bad.lines().position(|l| l.contains("kind: Talk,")).unwrap() + 1;
    assert_eq!(error.line, Some(line), "{error}");
    assert!(error.column.is_some() && error.hint.is_some());
    assert!(error.to_string().starts_with(&format!("g.ron:{line}:")), "{error}");
    for cut in [text.len() / 3, text.len() / 2, text.len() - 3] {
        let cut = (0..=cut).rev().find(|&i| text.is_char_boundary(i)).unwrap();
        assert!(Archive::from_ron(&text[..cut], "g.ron").is_err());
    }
}

#[test]
fn another_format_is_refused_by_its_number() {
    let text = archive().to_ron().replacen("format: 2", "format: 7", 1);
    let error = Archive::from_ron(&text, "g.ron").unwrap_err();
    assert!(error.what.contains("format 7"), "{error}");
    assert_eq!(error.line, Some(5));
    for text in ["", "digraph { a -> b }", "(persons: {})", "(format: )", "\u{0}"] {
        let error = Archive::from_ron(text, "g.ron").unwrap_err();
        assert!(error.what.contains("no graph"), "{error}");
    }
}

#[test]
fn numbers_that_are_none_are_refused() {
    for wrong in ["NaN", "inf", "-inf", "1e999", "-0.1", "1.5"] {
        let text = archive().to_ron().replacen("confidence: 0.8", &format!("confidence: {wrong}"), 1);
        let error = Archive::from_ron(&text, "g.ron").unwrap_err();
        assert!(error.what.contains("confidence"), "{wrong}: {error}");
        assert_eq!(error.file, "g.ron");
    }
}

#[test]
fn one_id_stands_for_one_text() {
    let mut archive = archive();
    let before = archive.clone();
    archive.add(before.dossiers["bare"].clone()).unwrap();
    assert_eq!(archive, before, "the same again is nothing");

    let mut other = before.dossiers["bare"].clone();
    other.documents[0].digest = "another".to_string();
    let error = archive.add(other).unwrap_err();
    assert!(error.what.contains("`bare`") && error.hint.is_some(), "{error}");
    assert_eq!(archive, before, "an error leaves all as it was");
    assert!(archive.add(archive.merged()).is_err(), "a merged dossier is not of one document");
    let mut foreign = Doc::new("foreign", "2014").person("Anna Tarn", &[]).done();
    foreign.persons[0].mentions[0].evidence[0].document = "elsewhere".into();
    assert!(archive.add(foreign).unwrap_err().what.contains("`elsewhere`"));

    assert!(archive.remove("bare").is_some() && archive.remove("bare").is_none());
    assert_eq!(archive.merged().documents.len(), 1);

    let text = before.to_ron();
    let at = text.find("    \"bare\": (").unwrap();
    let bare = &text[at..text[at..].find("\n    ),\n").unwrap() + at + 8];
    let twice = text.replacen(bare, &format!("{bare}{bare}"), 1);
    let error = Archive::from_ron(&twice, "g.ron").unwrap_err();
    assert!(error.what.contains("twice"), "{error}");
}

#[test]
fn a_file_is_old_or_new_and_nothing_stays_beside_it() {
    let folder = std::env::temp_dir().join(format!("rapporteur-file-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("g.ron");
    for bytes in [b"old".as_slice(), b"new, and longer"] {
        write_atomically(&path, bytes).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }
    assert!(write_atomically(&folder, b"x").is_err(), "a folder is no file");
    let error = write_atomically(&folder.join("nowhere/g.ron"), b"x").unwrap_err();
    assert!(error.file.ends_with("g.ron"), "{error}");
    let names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names, ["g.ron"]);
    std::fs::remove_dir_all(&folder).unwrap();
}
