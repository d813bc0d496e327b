//! `top`: who met most.

use rapporteur::dossier::Status;
use rapporteur::query::top;

use super::args::Top;
use super::{Outcome, tell};

/// Tells who and what comes up most in the meetings that fit the flags; of those held, where no status is asked for.
pub fn run(args: &Top) -> Outcome {
    let graph = tell::graph(&args.graph, &args.telling)?;
    let mut selection = tell::selected(&args.filters, &graph, &args.graph)?;
    if selection.statuses.is_empty() {
        selection.statuses.push(Status::Held);
    }
    tell::tell(&top(&graph, &selection, args.most as usize), &args.telling, false)
}
