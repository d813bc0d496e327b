//! `timeline`: meetings in the order of time.

use rapporteur::query::timeline;

use super::args::Timeline;
use super::{Outcome, tell};

/// Lists the meetings that fit the flags, year by year.
pub fn run(args: &Timeline) -> Outcome {
    let graph = tell::graph(&args.graph, &args.telling)?;
    let selection = tell::selected(&args.filters, &graph, &args.graph)?;
    tell::tell(&timeline(&graph, &selection), &args.telling, false)
}
