//! Regrows `schema/names/weights.ron` from labelled pairs: `cargo run --release --example train_names -- PAIRS.jsonl`.
//!
//! PAIRS.jsonl holds `{"a": NAME, "b": NAME, "same": true|false}` lines. The weights go to standard output, the figures
//! of a cross-validation by surname to standard error.

fn main() {
    let path = std::env::args().nth(1).unwrap_or_else(|| exit("give a file of labelled pairs"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| exit(&format!("{path}: {e}")));
    let trained = rapporteur::name::train(&text).unwrap_or_else(|e| exit(&format!("{path}: {e}")));
    eprintln!("{}", trained.report);
    print!("{}", trained.ron);
    if let Some(scores) = std::env::args().nth(2) {
        let lines: String = trained.scores.iter().map(|s| format!("{s}\n")).collect();
        std::fs::write(&scores, lines).unwrap_or_else(|e| exit(&format!("{scores}: {e}")));
    }
}

fn exit(what: &str) -> ! {
    eprintln!("{what}");
    std::process::exit(2)
}
