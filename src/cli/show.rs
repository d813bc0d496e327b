//! `show`: all about one thing.

use rapporteur::query::show;

use super::args::Show;
use super::{Outcome, tell};

/// Tells all that the graph knows of a person, office, country, place, topic or meeting.
pub fn run(args: &Show) -> Outcome {
    let graph = tell::graph(&args.graph, &args.telling)?;
    let thing = tell::the_thing(&args.thing, &graph, &args.graph)?;
    tell::tell(&show(&thing, &graph), &args.telling, false)
}
