//! Regrows a file of `schema/weights/` from annotated documents:
//! `cargo run --release --example train_weights -- pairing DOCS.jsonl GOLD [DOCS.jsonl GOLD ...] > schema/weights/pairing.ron`.
//!
//! The first word says which: `pairing` (who was together), `reference` and `plural` (whom pronouns and descriptions mean), `topic` (what a
//! meeting was about), `place` or `date` (where and when it was),
//! `standing` (whether it was a meeting at all). DOCS.jsonl holds
//! `{"id", "published", "text"}` lines; GOLD is a JSONL file or a folder of `ID.json` files that tell who met whom. The weights
//! go to standard output, the figures of a trial on documents unseen to standard error.

use std::path::Path;

use rapporteur::learn::gold::Gold;
use rapporteur::learn::{gold, pairing, particulars, reference, standing, topic};
use rapporteur::{Article, Schema};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let schema = Schema::embedded();
    let (weights, report) = match words.split_first() {
        Some((which, paths)) if !paths.is_empty() && paths.len().is_multiple_of(2) => {
            let documents = documents(paths);
            let all = documents.iter();
            match which.as_str() {
                "pairing" => {
                    pairing::train(&all.flat_map(|(a, g)| pairing::examples(a, g, schema)).collect::<Vec<_>>())
                }
                "reference" | "plural" => {
                    let several = which == "plural";
                    let examples = all.flat_map(|(a, g)| reference::examples(a, g, schema, several));
                    reference::train(&examples.collect::<Vec<_>>(), which)
                }
                "topic" => topic::train(all.flat_map(|(a, g)| topic::examples(a, g, schema)).collect::<Vec<_>>()),
                "place" => {
                    particulars::train(all.flat_map(|(a, g)| particulars::places(a, g, schema)).collect(), which)
                }
                "date" => particulars::train(all.flat_map(|(a, g)| particulars::dates(a, g, schema)).collect(), which),
                "standing" => {
                    standing::train(&all.flat_map(|(a, g)| standing::examples(a, g, schema)).collect::<Vec<_>>())
                }
                other => exit(&format!(
                    "{other}: no such weights; there are date, pairing, place, plural, reference, standing and topic"
                )),
            }
        }
        _ => exit("give date, pairing, place, plural, reference, standing or topic, then pairs of DOCS.jsonl and GOLD"),
    };
    eprint!("{report}");
    print!("{weights}");
}

/// The documents that somebody has read, with what was found.
fn documents(paths: &[String]) -> Vec<(Article, Gold)> {
    let mut out = Vec::new();
    for pair in paths.chunks(2) {
        let mut gold = gold::read(Path::new(&pair[1])).unwrap_or_else(|e| exit(&e.to_string()));
        let text = std::fs::read_to_string(&pair[0]).unwrap_or_else(|e| exit(&format!("{}: {e}", pair[0])));
        for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
            let article = article(line).unwrap_or_else(|e| exit(&format!("{}:{}: {e}", pair[0], n + 1)));
            if let Some(gold) = gold.remove(&article.id) {
                out.push((article, gold));
            }
        }
    }
    out
}

fn article(line: &str) -> Result<Article, serde_json::Error> {
    let value: serde_json::Value = serde_json::from_str(line)?;
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_string();
    Ok(Article { id: text("id"), published: text("published").parse().ok(), title: None, text: text("text") })
}

fn exit(what: &str) -> ! {
    eprintln!("{what}");
    std::process::exit(2)
}
