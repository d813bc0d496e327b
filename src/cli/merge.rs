//! `merge`: graphs to one graph.

use rapporteur::Error;
use rapporteur::graph::Archive;

use super::args::Merge;
use super::{End, Outcome, Stop, build, input, output};

/// Joins graphs. Nothing is written unless all of them can be read and joined: half of what was asked for is no graph.
pub fn run(args: &Merge) -> Outcome {
    output::check_graph_name(&args.output)?;
    let mut joined = Archive::default();
    let mut failed = false;
    for path in &args.graphs {
        let added = input::graph(path).and_then(|graph| {
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
    build::keep(&joined, &args.output)?;
    Ok(End::Well)
}
