//! `diff`: what is new.

use rapporteur::query::diff;

use super::args::Diff;
use super::{Outcome, tell};

/// Tells what the new graph knows that the old one did not.
pub fn run(args: &Diff) -> Outcome {
    let graph = |path| tell::graph(path, &args.telling);
    tell::tell(&diff(&graph(&args.old)?, &graph(&args.new)?), &args.telling, false)
}
