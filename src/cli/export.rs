//! `export`: a graph for other tools.

use rapporteur::export::json;

use super::args::{Export, Format};
use super::{End, Outcome, input, output};

/// Writes the merged facts in a format of other tools.
pub fn run(args: &Export) -> Outcome {
    let dossier = input::graph(&args.graph)?.merged();
    let text = match args.to {
        Format::Json => json::merged(&dossier) + "\n",
    };
    output::write(args.output.as_deref(), text.as_bytes())?;
    Ok(End::Well)
}
