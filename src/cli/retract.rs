//! `retract`: documents out of a graph.

use rapporteur::{Dossier, Error};

use super::args::Retract;
use super::{End, Outcome, build, input, output};

/// Takes documents out of a graph. Nothing is written unless the graph has all of them.
pub fn run(args: &Retract) -> Outcome {
    let path = args.output.as_ref().unwrap_or(&args.graph);
    output::check_graph_name(path)?;
    let (mut archive, before) = input::whole(&args.graph)?;
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
    let gone: Vec<Dossier> = args.documents.iter().filter_map(|id| archive.remove(id)).collect();
    build::keep(&archive, before, &gone, path)?;
    Ok(End::Well)
}
