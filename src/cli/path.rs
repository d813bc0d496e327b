//! `path`: through whom two sides are connected.

use rapporteur::query::path;

use super::args::Path;
use super::{Outcome, tell};

/// Tells the shortest way from one side to another over meetings that were held.
pub fn run(args: &Path) -> Outcome {
    let graph = tell::graph(&args.graph, &args.telling)?;
    let from = tell::the_party(&args.from, &graph, &args.graph)?;
    let to = tell::the_party(&args.to, &graph, &args.graph)?;
    tell::tell(&path(&from, &to, &graph), &args.telling, false)
}
