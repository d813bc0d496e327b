//! `stats`: how much a graph holds.

use rapporteur::query::stats;

use super::args::Stats;
use super::{Outcome, tell};

/// Counts what the graph holds.
pub fn run(args: &Stats) -> Outcome {
    tell::tell(&stats(&tell::graph(&args.graph, &args.telling)?), &args.telling, false)
}
