//! Reading articles from files, folders and standard input: what comes out, and what is said of bad input.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rapporteur::error::Error;
use rapporteur::source::{Article, LONGEST, Options, read};
use tempfile::TempDir;

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn read_all(inputs: &[PathBuf], stdin: &[u8]) -> Vec<Result<Article, Error>> {
    read(inputs, stdin, &Options::default()).collect()
}

/// The articles of one file.
fn file(name: &str, bytes: &[u8]) -> Vec<Result<Article, Error>> {
    let folder = folder(&[(name, bytes)]);
    read_all(&[folder.path().join(name)], b"")
}

fn one(name: &str, text: &str) -> Article {
    let mut found = file(name, text.as_bytes());
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0).unwrap()
}

/// The one error of a file, its path shortened to the name.
fn error(name: &str, bytes: &[u8]) -> Error {
    let mut found = file(name, bytes);
    assert_eq!(found.len(), 1, "{found:?}");
    short(found.remove(0).unwrap_err())
}

fn short(mut error: Error) -> Error {
    error.file = Path::new(&error.file).file_name().unwrap().to_string_lossy().into_owned();
    error
}

fn ids(found: &[Result<Article, Error>]) -> Vec<&str> {
    found.iter().map(|a| a.as_ref().map_or("!", |a| a.id.as_str())).collect()
}

fn date(article: &Article) -> Option<String> {
    article.published.map(|d| d.to_string())
}

#[test]
fn text_is_an_article() {
    let article = one("talks.txt", "\u{feff}Ministers meet\r\n\r\nThey met on Monday.\r\n");
    assert_eq!(article.id, "talks");
    assert_eq!(article.text, "Ministers meet\n\nThey met on Monday.\n");
    assert_eq!((article.title, article.published), (None, None));
}

#[test]
fn front_matter_is_used_and_stripped() {
    let text =
        "---\nid: lima\npublished: 2013-08-09\ntitle: \"Ministers: a meeting\"\ntags:\n  - fish\n---\n\nThey met.\n";
    let article = one("talks.md", text);
    assert_eq!((article.id.as_str(), article.text.as_str()), ("lima", "They met."));
    assert_eq!(article.title.as_deref(), Some("Ministers: a meeting"));
    assert_eq!(date(&article).as_deref(), Some("2013-08-09"));

    let article = one("talks.txt", "Published: 9 August 2013\nSource: wire\n\nThey met.\n");
    assert_eq!(date(&article).as_deref(), Some("2013-08-09"));
    assert_eq!((article.id.as_str(), article.text.as_str()), ("talks", "They met.\n"));
}

#[test]
fn what_only_looks_like_a_header_is_text() {
    for text in [
        "Finance: Jane Roe\nInterior: Joe Doe\n\nThey met.",
        "---\nThey met. They talked.\n---\n",
        "Title: none\nThey met.",
    ] {
        assert_eq!(one("talks.txt", text).text, text);
    }
}

#[test]
fn markdown_becomes_text() {
    let text = "# Ministers *meet*\n\nThe [minister](http://example.org) of\n**Peru** came.\n\n- one\n- two\n\n1. first\n2. second\n\n> quoted\n\n<div>x</div>\n\n| a | b |\n|---|---|\n| c | d |\n";
    let article = one("talks.md", text);
    assert_eq!(article.title.as_deref(), Some("Ministers meet"));
    assert_eq!(
        article.text,
        "Ministers meet\n\nThe minister of Peru came.\n\n• one\n• two\n\n1. first\n2. second\n\nquoted\n\na\tb\t\nc\td"
    );
}

const PAGE: &str = r#"<!DOCTYPE html><html><head><title>Ministers meet in Lima - The Gazette</title>
<meta property="og:title" content="Ministers meet in Lima">
<meta property="article:published_time" content="2013-08-09T10:00:00Z"><script>let x = "never";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Ministers meet in Lima</h1>
<p>LIMA, Peru (AP) — The ministers of fisheries of Peru and Chile met on Friday in a hotel by the sea, and talked about quotas, ports and fuel.</p>
<p>They had not seen each other for a year, officials said, and neither of them would tell the press whether a treaty was near or not.</p>
<p>They will meet again in the autumn, in Santiago, the minister of Chile said before she left the capital by plane in the evening.</p>
</article><footer>Copyright 2013 The Gazette</footer></body></html>"#;

#[test]
fn a_web_page_becomes_text() {
    let article = one("page.html", PAGE);
    assert_eq!(article.id, "page");
    assert_eq!(date(&article).as_deref(), Some("2013-08-09"));
    assert_eq!(article.title.as_deref(), Some("Ministers meet in Lima"));
    let lines: Vec<&str> = article.text.lines().filter(|l| !l.is_empty()).collect();
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert_eq!(lines[0], "Ministers meet in Lima");
    assert!(lines[1].starts_with("LIMA, Peru (AP) — The ministers"));
    assert!(!article.text.contains("never") && !article.text.contains("Home"));
}

#[test]
fn a_page_with_hardly_any_text_is_read_too() {
    let article =
        one("page.htm", "<html><body><p>Roe met Doe.</p><p>They talked.</p><script>no()</script></body></html>");
    assert!(article.text.contains("Roe met Doe.") && article.text.contains("They talked."), "{}", article.text);
    assert!(!article.text.contains("no()"));
    assert_eq!(error("empty.html", b"<html><body></body></html>").what, "no text in it");
}

#[test]
fn json_lines_are_articles() {
    let text = concat!(
        "\u{feff}{\"id\": \"a\", \"published\": \"2013-08-09\", \"title\": \"T\", \"text\": \"One.\\r\\nTwo.\", \"more\": 1}\r\n",
        "\n",
        "{\"text\": \"Three.\", \"published\": null}\n",
        "{\"id\": 7, \"text\": \"Four.\"}"
    );
    let found = file("news.jsonl", text.as_bytes());
    assert_eq!(ids(&found), ["a", "news.jsonl:3", "7"]);
    let first = found[0].as_ref().unwrap();
    assert_eq!((first.text.as_str(), first.title.as_deref()), ("One.\nTwo.", Some("T")));
    assert_eq!(date(first).as_deref(), Some("2013-08-09"));
}

#[test]
fn a_bad_line_is_an_error_and_the_rest_goes_on() {
    let text = "{\"id\": \"a\", \"text\": \"One.\"}\n{\"id\": \"b\", \"text\": }\n[1]\n{\"id\": \"c\"}\n{\"text\": 5}\n{\"text\": \"x\", \"published\": \"soon\"}\n{\"id\": \"d\", \"text\": \"Two.\"}\n";
    let found = file("news.jsonl", text.as_bytes());
    assert_eq!(ids(&found), ["a", "!", "!", "!", "!", "!", "d"]);
    let errors: Vec<Error> = found.into_iter().filter_map(Result::err).map(short).collect();
    assert_eq!((errors[0].line, errors[0].column), (Some(2), Some(21)));
    assert!(errors[0].what.starts_with("malformed JSON: expected value"), "{}", errors[0]);
    assert!(errors.iter().all(|e| e.file == "news.jsonl" && e.hint.is_some()));
    let lines: Vec<_> = errors.iter().map(|e| e.line.unwrap()).collect();
    assert_eq!(lines, [2, 3, 4, 5, 6]);
    assert_eq!(errors[2].what, "the object has no `text`");
    assert_eq!(errors[3].what, "`text` is no string");
    assert_eq!(errors[4].what, "`published` is no date: `soon`");
}

#[test]
fn an_endless_line_is_an_error_and_the_rest_goes_on() {
    let mut text = b"{\"id\": \"a\", \"text\": \"One.\"}\n{\"text\": \"".to_vec();
    text.extend(std::iter::repeat_n(b'x', 50 << 20));
    text.extend(b"\"}\n{\"id\": \"b\", \"text\": \"Two.\"}\n");
    let found = file("news.jsonl", &text);
    assert_eq!(ids(&found), ["a", "!", "b"]);
    let error = short(found[1].clone().unwrap_err());
    assert_eq!(error.to_string().lines().next().unwrap(), "news.jsonl:2: the line is longer than 32 MiB");
}

#[test]
fn folders_are_read_recursively_and_in_order() {
    let folder = folder(&[
        ("b.txt", b"B."),
        ("a/z.md", b"Z."),
        ("a/deep/y.jsonl", b"{\"text\": \"Y.\"}"),
        ("a.txt", b"A."),
        ("photo.jpg", b"\xff\xd8\0"),
        ("README", b"no"),
        (".hidden/h.txt", b"H."),
    ]);
    let mut articles = read(&[folder.path().to_path_buf()], &b""[..], &Options::default());
    let found: Vec<_> = articles.by_ref().collect();
    assert_eq!(ids(&found), ["y.jsonl:1", "z", "a", "b"]);
    assert_eq!(articles.skipped(), 2);
}

#[test]
fn inputs_keep_their_order_and_bad_ones_do_not_stop_the_rest() {
    let folder = folder(&[("b.txt", b"B."), ("bad.txt", b"\xff\xff"), ("c.xyz", b"C."), ("a.txt", b"A.")]);
    let paths = ["b.txt", "gone.txt", "bad.txt", "c.xyz", "a.txt"].map(|name| folder.path().join(name));
    let found = read_all(&paths, b"");
    assert_eq!(ids(&found), ["b", "!", "!", "!", "a"]);
    let what: Vec<String> = found.into_iter().filter_map(Result::err).map(|e| e.what).collect();
    assert_eq!(
        what,
        ["no such file or folder", "the text is not UTF-8", "the ending of the file does not tell what it is"]
    );
}

#[test]
fn bad_files_are_told_apart() {
    assert_eq!(error("a.txt", b"").what, "no text in it");
    assert_eq!(error("a.txt", b" \r\n\t").what, "no text in it");
    assert_eq!(error("a.jsonl", b"\n\n").what, "no text in it");
    assert_eq!(error("a.md", b"---\nid: x\n---\n").what, "no text in it");
    let nul = error("a.txt", b"One.\nTw\0o.");
    assert_eq!((nul.what.as_str(), nul.line, nul.column), ("a NUL byte: a binary file", Some(2), Some(3)));
    let broken = error("a.txt", "Séoul\nBr\u{e9}".as_bytes().strip_suffix(&[0xa9]).unwrap());
    assert_eq!((broken.what.as_str(), broken.line, broken.column), ("the text is not UTF-8", Some(2), Some(3)));
    assert_eq!(error("a.txt", b"\xff\xfeA\0").what, "the text is in UTF-16");
    assert_eq!(error("a.jsonl", b"{\"text\": \"\xff\"}").line, Some(1));
    let wrong = error("a.md", b"---\npublished: soon\n---\nThey met.");
    assert_eq!((wrong.what.as_str(), wrong.line), ("`soon` is no date", Some(2)));
    let long = vec![b'x'; LONGEST + 1];
    assert_eq!(error("a.txt", &long).what, "longer than 32 MiB");
}

#[test]
fn a_folder_without_articles_is_an_error() {
    let folder = folder(&[("a.txt", b"A."), ("empty/x.jpg", b"x")]);
    let found = read_all(&[folder.path().join("empty"), folder.path().join("a.txt")], b"");
    assert_eq!(ids(&found), ["!", "a"]);
    let error = found[0].clone().unwrap_err();
    assert_eq!(error.what, "no articles in this folder");
    assert!(error.hint.unwrap().contains(".jsonl"));
}

#[cfg(unix)]
#[test]
fn a_link_to_its_own_folder_leads_in_no_circle() {
    let folder = folder(&[("a/a.txt", b"A.")]);
    std::os::unix::fs::symlink(folder.path(), folder.path().join("a/up")).unwrap();
    assert_eq!(ids(&read_all(&[folder.path().to_path_buf()], b"")), ["a"]);
}

#[test]
fn the_same_article_twice_is_one_and_another_of_its_id_an_error() {
    let folder = folder(&[("x/a.txt", b"A."), ("y/a.txt", b"A."), ("z/a.txt", b"Another."), ("z/b.txt", b"B.")]);
    let mut articles = read(&[folder.path().to_path_buf()], &b""[..], &Options::default());
    let found: Vec<_> = articles.by_ref().collect();
    assert_eq!(ids(&found), ["a", "!", "b"]);
    assert_eq!(articles.repeated(), 1);
    let error = found[1].clone().unwrap_err();
    assert!(error.file.ends_with("z/a.txt"), "{error}");
    assert!(error.what.contains("`a`") && error.what.contains("x/a.txt"), "{error}");
}

#[test]
fn standard_input_is_text_a_page_or_lines() {
    let stdin = |bytes: &[u8]| read_all(&["-".into()], bytes);
    let found = stdin(b"Roe met Doe.");
    assert_eq!((ids(&found), found[0].as_ref().unwrap().text.as_str()), (vec!["stdin"], "Roe met Doe."));
    let found = stdin(b"\n{\"id\": \"a\", \"text\": \"One.\"}\n{\"text\": \"Two.\"}\n");
    assert_eq!(ids(&found), ["a", "stdin:3"]);
    let found = stdin(PAGE.as_bytes());
    assert_eq!(found[0].as_ref().unwrap().title.as_deref(), Some("Ministers meet in Lima"));
    assert_eq!(stdin(b"")[0].as_ref().unwrap_err().what, "no text in it");
    let twice = read_all(&["-".into(), "-".into()], b"Roe met Doe.");
    assert_eq!(ids(&twice), ["stdin", "!"]);
}

#[test]
fn dates_come_from_the_field_then_the_option_then_the_text_then_the_name() {
    let dated = "---\npublished: 2001-01-01\n---\nThey met.";
    let told = "24 February 2009\n\nThe ministers met on Monday and talked for an hour.";
    let folder = folder(&[
        ("a-2015-05-12.txt", dated.as_bytes()),
        ("b-2015-05-12.txt", told.as_bytes()),
        ("c-2015-05-12.txt", b"They met."),
    ]);
    let dates = |options: &Options| -> Vec<Option<String>> {
        let articles = read(&[folder.path().to_path_buf()], &b""[..], options);
        articles.map(|a| date(&a.unwrap())).collect()
    };
    let some = |d: &str| Some(d.to_string());
    // The text speaks for itself: what it says is left to the reader of the document.
    assert_eq!(dates(&Options::default()), [some("2001-01-01"), None, some("2015-05-12")]);
    let options = Options { published: Some("1999-09-09".parse().unwrap()) };
    assert_eq!(dates(&options), [some("2001-01-01"), some("1999-09-09"), some("1999-09-09")]);
}

#[test]
fn deep_nesting_breaks_nothing() {
    let page = format!("<html><body>{}They met.{}</body></html>", "<div>".repeat(20_000), "</div>".repeat(20_000));
    assert!(one("deep.html", &page).text.contains("They met."));
    let quotes = format!("{} They met.", ">".repeat(20_000));
    assert!(one("deep.md", &quotes).text.contains("They met."));
    let line = format!("{{\"text\": {}}}", "[".repeat(20_000));
    assert!(error("deep.jsonl", line.as_bytes()).what.starts_with("malformed JSON"));
}

/// Pieces of which the odder files are made.
fn fragment() -> impl Strategy<Value = String> {
    let pieces = [
        "<div>",
        "</div>",
        "<p>",
        "<b",
        ">",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "&amp;",
        "&#x1F600;",
        "&#99999999;",
        "<a href=\"x\">",
        "</a>",
        "<table><tr><td>",
        "<h1>",
        "</h1>",
        "<meta name='date' content='2013-08-09'>",
        "<title>",
        "</title>",
        "Roe met Doe. ",
        "\n",
        "\n\n",
        "---\n",
        "id: a\n",
        "published: 2013\n",
        "# ",
        "- ",
        "1. ",
        "> ",
        "| a | b |\n|---|---|\n",
        "**",
        "[x](y)",
        "```\n",
        "{\"text\": \"",
        "\"}\n",
        "{",
        "}",
        "\\u00",
        "é",
        "\u{feff}",
        "\r\n",
        "\0",
        "\u{2028}",
        "<svg>",
        "<noscript>",
        "<ul><li>",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..30).prop_map(|p| p.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_file_gives_articles_or_errors(text in fragment()) {
        for name in ["a.txt", "a.md", "a.html", "a.jsonl"] {
            let found = file(name, text.as_bytes());
            prop_assert!(!found.is_empty());
            for item in found {
                match item {
                    Ok(article) => prop_assert!(!article.text.trim().is_empty() && !article.id.is_empty()),
                    Err(error) => prop_assert!(error.file.ends_with(name) && !error.what.is_empty()),
                }
            }
        }
    }
}
