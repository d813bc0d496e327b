//! `compare`: what each document tells of a meeting.

use rapporteur::graph::Graph;
use rapporteur::query::{Thing, compare};

use super::args::Compare;
use super::{Outcome, input, tell};

/// Lays the reports of one meeting side by side.
pub fn run(args: &Compare) -> Outcome {
    let archive = input::known(&args.graph, args.telling.as_of)?;
    let graph = Graph::of(archive.merged());
    match tell::the_thing(&args.meeting, &graph, &args.graph)? {
        Thing::Meeting(id) => tell::tell(&compare(&id, &graph, &archive), &args.telling, false),
        _ => tell::named(&args.meeting, &args.graph, Err(vec!["meetings by id, as `timeline` gives them".into()])),
    }
}
