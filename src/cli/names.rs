//! `names`: are two spellings one person?

use std::path::Path;

use rapporteur::name::{explain, lines};
use rapporteur::{Error, Result};

use super::args::Names;
use super::{End, Outcome, input, output};

/// Compares pairs of names, gathers mentions, or explains a comparison.
pub fn run(args: &Names) -> Outcome {
    let text = match (&args.pairs, &args.cluster, args.explain.as_deref()) {
        (Some(path), ..) => answer(path, lines::pairs)?,
        (_, Some(path), _) => answer(path, lines::clusters)?,
        (.., Some([a, b])) => explain(a, b),
        _ => String::new(),
    };
    output::print(&text)?;
    Ok(End::Well)
}

/// Lines in, lines out.
fn answer(path: &Path, work: impl Fn(&str) -> Result<String>) -> Result<String> {
    let text = input::text(path)?;
    let file = path.display().to_string();
    if text.trim().is_empty() {
        return Err(Error::new(file, "no lines in it").hint("one JSON object a line"));
    }
    work(&text).map_err(|e| Error { file, ..e })
}
