//! `retract`: documents out of a graph.

use rapporteur::Error;

use super::args::Retract;
use super::{End, Outcome, build, input, output};

/// Takes documents out of a graph. Nothing is written unless the graph has all of them.
pub fn run(args: &Retract) -> Outcome {
    let path = args.output.as_ref().unwrap_or(&args.graph);
    output::check_graph_name(path)?;
    let mut archive = input::graph(&args.graph)?;
    let unknown: Vec<&String> = args.documents.iter().filter(|id| !archive.dossiers.contains_key(*id)).collect();
    for id in &unknown {
        let what = format!("it does not have the document `{id}`");
        output::complain(
            &Error::new(args.graph.display().to_string(), what).hint("`show` tells which documents tell of a meeting"),
        );
    }
    if !unknown.is_empty() {
        return Ok(End::Short);
    }
    args.documents.iter().for_each(|id| drop(archive.remove(id)));
    build::keep(&archive, path)?;
    Ok(End::Well)
}
