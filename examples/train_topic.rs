//! Regrows `schema/weights/topic.ron` from annotated documents:
//! `cargo run --release --example train_topic -- DOCS.jsonl GOLD [DOCS.jsonl GOLD ...] > schema/weights/topic.ron`.
//!
//! DOCS.jsonl holds `{"id", "published", "text"}` lines; GOLD is a JSONL file or a folder of `ID.json` files that tell who met
//! whom, and about what. The weights go to standard output, the figures of a trial on documents unseen to standard error.

use std::path::Path;

use rapporteur::learn::{gold, topic};
use rapporteur::{Article, Schema};

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() || paths.len() % 2 != 0 {
        exit("give pairs of DOCS.jsonl and GOLD");
    }
    let schema = Schema::embedded();
    let mut examples = Vec::new();
    for pair in paths.chunks(2) {
        let gold = gold::read(Path::new(&pair[1])).unwrap_or_else(|e| exit(&e.to_string()));
        let text = std::fs::read_to_string(&pair[0]).unwrap_or_else(|e| exit(&format!("{}: {e}", pair[0])));
        for line in text.lines().filter(|l| !l.trim().is_empty()) {
            let article = article(line).unwrap_or_else(|e| exit(&format!("{}: {e}", pair[0])));
            if let Some(gold) = gold.get(&article.id) {
                examples.extend(topic::examples(&article, gold, schema));
            }
        }
    }
    let (weights, report) = topic::train(examples);
    eprint!("{report}");
    print!("{weights}");
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
