//! `export`: a graph for other tools.

use std::io::{self, Write};
use std::path::Path;

use rapporteur::export::net::Net;
use rapporteur::export::{cypher, ftm, gexf, graphml, json, markdown, mermaid, network_json, rdf, tables};
use rapporteur::{Error, Graph};

use super::args::{Export, Filters, Format};
use super::filter::Meant;
use super::{End, Outcome, filter, input, output};

/// Writes the merged facts in a format of other tools.
pub fn run(args: &Export) -> Outcome {
    let folder = folder(args)?;
    let filters = Filters {
        who: args.who.clone(),
        with: args.with.clone(),
        about: args.about.clone(),
        from: args.from,
        to: args.until,
        place: args.place.clone(),
        kind: args.kind.clone(),
        status: args.status.clone(),
    };
    filter::check(&filters)?;
    let mut graph = Graph::of(input::facts(&args.graph, args.as_of)?);
    if filters != Filters::default() || !args.near.around.is_empty() {
        let name = args.graph.display().to_string();
        let meant = match Meant::of(&filters, &args.near, &graph) {
            Ok(meant) => meant,
            Err(stranger) => return output::short(&stranger.error(&name)),
        };
        graph = Graph::of(meant.narrow(&graph.dossier));
        if graph.dossier.meetings.is_empty() {
            return output::short(&Error::new(name, "no meeting fits"));
        }
    }
    match folder {
        Some(folder) => return tables_into(folder, args.to, &graph),
        None => output::stream(args.output.as_deref(), |out| write(args.to, &graph, out))?,
    }
    Ok(End::Well)
}

/// The folder that a format of several files goes to; none for the others.
fn folder(args: &Export) -> Result<Option<&Path>, Error> {
    if !several(args.to) {
        args.output.as_deref().map_or(Ok(()), output::check_folder)?;
        return Ok(None);
    }
    match &args.output {
        Some(path) if path.is_file() => {
            Err(Error::new(path.display().to_string(), "a file, where the folder of the tables should be"))
        }
        Some(path) => Ok(Some(path)),
        None => Err(Error::new("", "several tables do not go to standard output").hint("give a folder: -o tables/")),
    }
}

/// Whether a format is one of several files.
fn several(format: Format) -> bool {
    match format {
        Format::Csv | Format::Neo4j => true,
        #[cfg(feature = "parquet")]
        Format::Parquet => true,
        _ => false,
    }
}

fn write(to: Format, graph: &Graph, mut out: &mut dyn Write) -> io::Result<()> {
    let net = || Net::of(graph);
    match to {
        Format::Json => writeln!(out, "{}", json::merged(&graph.dossier)),
        Format::NodeLink => network_json::node_link(&net(), out),
        Format::Graphml => graphml::write(&net(), out),
        Format::Gexf => gexf::write(&net(), out),
        Format::Cyjs => network_json::cytoscape(&net(), out),
        Format::Cypher => cypher::write(&net(), out),
        Format::Turtle => rdf::turtle(&net(), out),
        Format::Nquads => rdf::nquads(&net(), &mut out),
        Format::Ftm => ftm::write(&net(), out),
        Format::Mermaid => mermaid::write(&graph.dossier, out),
        Format::Markdown => markdown::write(&graph.dossier, out),
        // Those are written into a folder.
        Format::Csv | Format::Neo4j => Ok(()),
        #[cfg(feature = "parquet")]
        Format::Parquet => Ok(()),
    }
}

/// Writes the tables into a folder, which is made where there is none.
fn tables_into(folder: &Path, to: Format, graph: &Graph) -> Outcome {
    output::make_folder(folder)?;
    let net = Net::of(graph);
    let put = |name: &str, write: &dyn Fn(&mut dyn Write) -> io::Result<()>| {
        output::stream(Some(&folder.join(name)), |out| write(out))
    };
    match to {
        Format::Neo4j => {
            put("nodes.csv", &|out| tables::neo4j_nodes(&net, out))?;
            put("edges.csv", &|out| tables::neo4j_edges(&net, out))?;
            put("import.sh", &|out| tables::neo4j_command(out))?;
        }
        #[cfg(feature = "parquet")]
        Format::Parquet => {
            put("nodes.parquet", &|out| rapporteur::export::parquet::nodes(&net, out))?;
            put("edges.parquet", &|out| rapporteur::export::parquet::edges(&net, out))?;
        }
        _ => {
            put("meetings.csv", &|out| tables::meetings(&graph.dossier, out))?;
            put("nodes.csv", &|out| tables::nodes(&net, out))?;
            put("edges.csv", &|out| tables::edges(&net, out))?;
            put("ladybug.cypher", &|out| tables::ladybug(out))?;
        }
    }
    Ok(End::Well)
}
