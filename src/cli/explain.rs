//! `explain`: why the graph says so.

use rapporteur::Error;
use rapporteur::graph::Graph;
use rapporteur::query::explain;

use super::args::Explain;
use super::{Outcome, Stop, input, tell};

/// Tells the sentences, rules and reports behind a meeting or person.
pub fn run(args: &Explain) -> Outcome {
    let archive = input::known(&args.graph, args.telling.as_of)?;
    let graph = Graph::of(archive.merged());
    let thing = tell::the_thing(&args.thing, &graph, &args.graph)?;
    let report = explain(&thing, &graph, &archive);
    if report.is_empty() {
        let error =
            Error::new(args.graph.display().to_string(), format!("`{}` is no meeting and no person", args.thing));
        return Err(Stop::Short(error.hint("`show` tells of it; meetings go by their ids, as `timeline` gives them")));
    }
    tell::tell(&report, &args.telling, true)
}
