//! `explain`: why the graph says so.

use rapporteur::graph::Graph;
use rapporteur::query::explain;

use super::args::Explain;
use super::{Outcome, input, tell};

/// Tells the sentences, rules and reports behind a meeting or person.
pub fn run(args: &Explain) -> Outcome {
    let archive = input::known(&args.graph, args.telling.as_of)?;
    let graph = Graph::of(archive.merged());
    let thing = tell::the_thing(&args.thing, &graph, &args.graph)?;
    let report = explain(&thing, &graph, &archive);
    if report.is_empty() {
        return tell::named(&args.thing, &args.graph, Err(vec!["meetings and persons, which can be explained".into()]));
    }
    tell::tell(&report, &args.telling, true)
}
