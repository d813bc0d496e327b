//! Regrows a file of `schema/weights/` from annotated documents:
//! `cargo run --release --example train_weights -- pairing DOCS.jsonl GOLD [DOCS.jsonl GOLD ...] > schema/weights/pairing.ron`.
//!
//! `--from FILE` begins with weights grown before from other documents, which these documents then add to; `--hold N` says how strongly
//! all weights are held where they begin.
//!
//! The first word says which: `pairing` (who was together), `reference` and `plural` (whom pronouns and descriptions mean), `topic` (what a
//! meeting was about), `place`, `date`, `kind` or `outcome` (where, when and how it was, and
//! how it came out), `standing` (whether it was a meeting at all). DOCS.jsonl holds
//! `{"id", "published", "text"}` lines; GOLD is a JSONL file or a folder of `ID.json` files that tell who met whom. The weights
//! go to standard output, the figures of a trial on documents unseen to standard error.

use std::path::Path;

use rapporteur::learn::gold::Gold;
use rapporteur::learn::{Course, HOLD, SEEN, SEEN_WORDS, gold, pairing, particulars, reference, standing, topic};
use rapporteur::schema::Weights;
use rapporteur::{Article, Schema};

const KINDS: [&str; 9] = ["date", "kind", "outcome", "pairing", "place", "plural", "reference", "standing", "topic"];

fn main() {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let from = option(&mut words, "--from").map(|path| weights(&path)).unwrap_or_default();
    let hold = option(&mut words, "--hold").map(|hold| hold.parse().unwrap_or_else(|_| exit("--hold takes a number")));
    let Some((which, paths)) = words.split_first().filter(|(w, p)| KINDS.contains(&w.as_str()) && !p.is_empty()) else {
        exit(&format!("give one of {}, then pairs of DOCS.jsonl and GOLD", KINDS.join(", ")))
    };
    let usual = match which.as_str() {
        "pairing" => pairing::HOLD,
        "standing" => standing::HOLD,
        "topic" => topic::HOLD,
        "kind" => particulars::HOLD_KIND,
        "outcome" => particulars::HOLD_OUTCOME,
        _ => HOLD,
    };
    let seen = if ["outcome", "topic"].contains(&which.as_str()) { SEEN_WORDS } else { SEEN };
    let (weights, report) = grown(which, &documents(paths), &Course { from, hold: hold.unwrap_or(usual), seen });
    eprint!("{report}");
    print!("{weights}");
}

/// The weights of one kind as text, and the report of a trial.
fn grown(which: &str, documents: &[(Article, Gold)], course: &Course) -> (String, String) {
    let schema = Schema::embedded();
    let all = documents.iter();
    match which {
        "pairing" => {
            pairing::train(&all.flat_map(|(a, g)| pairing::examples(a, g, schema)).collect::<Vec<_>>(), course)
        }
        "standing" => {
            let examples = standing::crossed(documents).unwrap_or_else(|e| exit(&e.to_string()));
            standing::train(&examples, course)
        }
        "topic" => topic::train(&all.flat_map(|(a, g)| topic::examples(a, g, schema)).collect::<Vec<_>>(), course),
        "place" => {
            particulars::train(all.flat_map(|(a, g)| particulars::places(a, g, schema)).collect(), which, course)
        }
        "kind" => particulars::train(all.flat_map(|(a, g)| particulars::kinds(a, g, schema)).collect(), which, course),
        "outcome" => {
            particulars::train(all.flat_map(|(a, g)| particulars::outcomes(a, g, schema)).collect(), which, course)
        }
        "date" => particulars::train(all.flat_map(|(a, g)| particulars::dates(a, g, schema)).collect(), which, course),
        _ => {
            let examples = all.flat_map(|(a, g)| reference::examples(a, g, schema, which == "plural"));
            reference::train(&examples.collect::<Vec<_>>(), which, course)
        }
    }
}

/// The value of an option, which is taken out of the words.
fn option(words: &mut Vec<String>, name: &str) -> Option<String> {
    let at = words.iter().position(|w| w == name)?;
    words.remove(at);
    if at == words.len() {
        exit(&format!("{name} takes a value"))
    }
    Some(words.remove(at))
}

fn weights(path: &str) -> Weights {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| exit(&format!("{path}: {e}")));
    ron::from_str(&text).unwrap_or_else(|e| exit(&format!("{path}: {e}")))
}

/// The documents that somebody has read, with what was found.
fn documents(paths: &[String]) -> Vec<(Article, Gold)> {
    let mut out = Vec::new();
    for pair in paths.chunks(2) {
        if pair.len() < 2 {
            exit(&format!("{}: the folder or file of its annotations is missing", pair[0]));
        }
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
