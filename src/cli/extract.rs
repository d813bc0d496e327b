//! `extract`: what each article says by itself.

use std::io::IsTerminal;

use rapporteur::export::json::extract_line;

use super::args::Extract;
use super::{Outcome, input, output};

/// Prints a line of JSON for each article, in the order of the inputs.
pub fn run(args: &Extract) -> Outcome {
    // Lines on the terminal show by themselves how far it got.
    let quiet = std::io::stdout().is_terminal();
    input::dossiers(&args.reading, quiet, |mut dossier| {
        dossier.meetings.retain(|m| m.confidence >= args.min_confidence);
        for person in &mut dossier.persons {
            person.roles.retain(|r| r.confidence >= args.min_confidence);
        }
        output::print(&format!("{}\n", extract_line(&dossier)))
    })
}
