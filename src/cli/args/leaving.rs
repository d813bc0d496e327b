//! In what form a graph leaves the house: pictures, files of other tools, a server.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use rapporteur::Date;
use rapporteur::dossier::{Kind, Status};

use super::{Filters, Near, kind, status};

/// Draw who met whom
#[derive(Args)]
#[command(after_help = "\
Examples:
  rapporteur draw news.ron --most 10 -o news.png
  rapporteur draw news.ron --who Solberg --status planned -o solberg.svg
  rapporteur draw news.ron --around Solberg --depth 2 -o near.svg
  rapporteur draw news.ron --around Norway --people -o norway.png
  rapporteur draw news.ron --people -o people.png -o people.svg
  rapporteur draw news.ron --yearly -o news.svg          news-2013.svg, news-2014.svg, ...
  rapporteur draw news.ron --yearly -o news/ --format png     news/2013.png, ...
  rapporteur draw news.ron -o news.html
  rapporteur draw news.ron > news.dot

HTML is a page to search and filter all meetings in. SVG and PNG need no other program: the layout engine of Graphviz (https://graphviz.org) is built in.")]
pub struct Draw {
    /// Graph to draw
    pub graph: PathBuf,
    #[command(flatten)]
    pub filters: Filters,
    #[command(flatten)]
    pub near: Near,
    /// Answer with what was known then: from the documents that had come out by the end of this day, month or year
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,
    /// Form of the picture [default: the ending of the output, else dot]
    #[arg(long, value_enum)]
    pub format: Option<Picture>,
    /// Draw a card for each meeting, but for no more than these; of more, those that matter most. A page of HTML has them all
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub most: Option<u32>,
    /// Draw people only, linked where they met; so is drawn what has more than 60 meetings, unless --most asks for cards
    #[arg(long, conflicts_with = "most")]
    pub people: bool,
    /// Draw a picture for each year, into a file with the year in its name, or into a folder; it is made where there is none
    #[arg(long, requires = "output")]
    pub yearly: bool,
    /// File to write instead of standard output; given again, the same picture in another form
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
}

/// The form of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Picture {
    Dot,
    Svg,
    Png,
    Html,
}

/// Write a graph, or a part of it, for other tools
#[derive(Args)]
#[command(after_help = "\
Examples:
  rapporteur export news.ron --to json -o news.json
  rapporteur export news.ron --to gexf --about Syria --status held -o syria.gexf
  rapporteur export news.ron --to csv -o tables/

csv, neo4j and (where built in) parquet write several files into a folder; the README tells which tool opens what.")]
pub struct Export {
    /// Graph to write
    pub graph: PathBuf,
    /// Format
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub to: Format,
    /// Only meetings of this one: a name, an office or a country; may be given again
    #[arg(long, value_name = "NAME")]
    pub who: Vec<String>,
    /// Only meetings of this one too
    #[arg(long, value_name = "NAME")]
    pub with: Vec<String>,
    #[command(flatten)]
    pub near: Near,
    /// Only meetings about this; may be given again
    #[arg(long, value_name = "TOPIC")]
    pub about: Vec<String>,
    /// Only meetings from this day on: YYYY-MM-DD, YYYY-MM or YYYY
    #[arg(long, value_name = "DATE")]
    pub from: Option<Date>,
    /// Only meetings up to this day, or the end of this month or year
    #[arg(long, value_name = "DATE")]
    pub until: Option<Date>,
    /// Only meetings at this place, or inside it
    #[arg(long = "in", value_name = "PLACE")]
    pub place: Option<String>,
    /// Only meetings of this kind; may be given again
    #[arg(long, value_name = "KIND", value_parser = kind())]
    pub kind: Vec<Kind>,
    /// Only meetings with this status; may be given again
    #[arg(long, value_name = "STATUS", value_parser = status())]
    pub status: Vec<Status>,
    /// Answer with what was known then: from the documents that had come out by the end of this day, month or year
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,
    /// File or folder to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// A format of other tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Documents, persons and meetings as one JSON object
    Json,
    /// Node-link JSON: NetworkX, d3
    NodeLink,
    /// GraphML: igraph, yEd, NetworkX
    Graphml,
    /// GEXF 1.3 with the days of meetings: Gephi, Gephi Lite
    Gexf,
    /// Cytoscape JSON
    Cyjs,
    /// A folder of tables: spreadsheets, data frames, Ladybug
    Csv,
    /// A folder of tables for neo4j-admin
    Neo4j,
    /// A folder of tables: DuckDB, polars, pandas, Spark
    #[cfg(feature = "parquet")]
    Parquet,
    /// A Cypher script: Neo4j, Memgraph
    Cypher,
    /// RDF in Turtle
    Turtle,
    /// RDF in N-Quads, a graph for each document
    Nquads,
    /// FollowTheMoney entities: Aleph, OpenAleph
    Ftm,
    /// A drawing for Markdown pages
    Mermaid,
    /// A dossier of each person, to read
    Markdown,
}

/// Show a graph in the browser, and answer programs, on this computer
#[cfg(feature = "serve")]
#[derive(Args)]
#[command(after_help = "\
Examples:
  rapporteur serve news.ron                       then open http://127.0.0.1:8017
  curl '127.0.0.1:8017/api/meetings?who=Lavrov&status=held'
  curl '127.0.0.1:8017/api/ask?q=Who+met+Lavrov'

It only reads. http://127.0.0.1:8017/api describes what programs may ask (OpenAPI).")]
pub struct Serve {
    /// Graph to show
    pub graph: PathBuf,
    /// Address and port; others than this computer can reach it only where the address is not 127.0.0.1
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8017")]
    pub listen: std::net::SocketAddr,
    /// Name under which browsers may call it, besides its address and localhost; may be given again
    #[arg(long, value_name = "NAME")]
    pub host: Vec<String>,
}

/// Serve a graph to programs over the Model Context Protocol, on standard input and output
#[cfg(feature = "mcp")]
#[derive(Args)]
#[command(after_help = "\
Example, in the settings of a client:
  {\"mcpServers\": {\"news\": {\"command\": \"rapporteur\", \"args\": [\"mcp\", \"news.graph\"]}}}

The tools are ask, show, path and evidence.")]
pub struct Mcp {
    /// Graph to serve
    pub graph: PathBuf,
}
