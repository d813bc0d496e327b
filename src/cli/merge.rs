//! `merge`: graphs to one graph.

use rapporteur::Error;
use rapporteur::graph::Archive;

use super::args::Merge;
use super::{End, Outcome, Stop, build, input, output};

/// Joins graphs. Nothing is written unless all of them can be read and joined: half of what was asked for is no graph.
pub fn run(args: &Merge) -> Outcome {
    output::check_graph_name(&args.output)?;
    let (mut joined, mut before) = (Archive::default(), None);
    let mut failed = false;
    for (number, path) in args.graphs.iter().enumerate() {
        let added = input::whole(path).and_then(|(graph, whole)| {
            if number == 0 {
                // What comes with the others is added to the first.
                (joined, before) = (graph, whole);
                return Ok(());
            }
            let file = |e: Error| Error { file: path.display().to_string(), ..e };
            graph.dossiers.into_values().try_for_each(|dossier| joined.add(dossier).map_err(file))
        });
        if let Err(error) = added {
            output::complain(&error);
            failed = true;
        }
    }
    if failed {
        return Err(Stop::Told);
    }
    build::keep(&joined, before, &[], &args.output)?;
    Ok(End::Well)
}
