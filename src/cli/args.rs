//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use rapporteur::Date;
use rapporteur::dossier::{Kind, Status};

/// Reads diplomatic news and readouts and tells who met whom, in which role, about what.
#[derive(Parser)]
#[command(version, max_term_width = 110, after_help = TOUR)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

const TOUR: &str = "\
Examples:
  rapporteur build articles/ -o news.ron              read articles, keep what they say
  rapporteur ask news.ron \"Who met Lavrov in 2015?\"   ask, and see the sentences that say so
  rapporteur draw news.ron --most 12 -o news.svg     see it

Exit codes: 0 all is well; 1 no answer, or some inputs could not be read; 2 wrong usage, or nothing could be done.
It reads English text and needs no network.";

#[derive(Subcommand)]
pub enum Command {
    Build(Build),
    Extract(Extract),
    Import(Import),
    Merge(Merge),
    Retract(Retract),
    Ask(Ask),
    Show(Show),
    Timeline(Timeline),
    Path(Path),
    Top(Top),
    Stats(Stats),
    Diff(Diff),
    Explain(Explain),
    Compare(Compare),
    Draw(Draw),
    Export(Export),
    #[cfg(feature = "serve")]
    Serve(Serve),
    Names(Names),
    Check(Check),
    #[cfg(feature = "sparql")]
    Sparql(Sparql),
    #[cfg(not(feature = "sparql"))]
    #[command(hide = true)]
    Sparql(Absent),
    #[cfg(feature = "mcp")]
    Mcp(Mcp),
    #[cfg(not(feature = "mcp"))]
    #[command(hide = true)]
    Mcp(Absent),
}

/// A command that this program was built without.
#[cfg(not(all(feature = "sparql", feature = "mcp")))]
#[derive(Args)]
pub struct Absent {
    /// Whatever was typed
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub typed: Vec<String>,
}

/// What to read, and how.
#[derive(Args)]
pub struct Reading {
    /// Files (.txt, .md, .html, .jsonl), folders of them, or - for standard input
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    /// Date of publication of articles that do not give their own: YYYY-MM-DD, YYYY-MM or YYYY
    #[arg(long, value_name = "DATE")]
    pub published: Option<Date>,
    /// Folder with rule files and word lists that replace the built-in ones of the same name
    #[arg(long, value_name = "DIR")]
    pub schema: Option<PathBuf>,
    /// How many articles to read at a time [default: as many as there are processors]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub threads: Option<u32>,
}

/// Read articles and keep what they say in a graph
#[derive(Args)]
#[command(after_help = "\
Examples:
  rapporteur build articles/ -o news.ron
  rapporteur build monday.txt tuesday.html archive.jsonl -o week.ron
  rapporteur build - --published 2024-05-04 -o readout.ron < readout.html
  rapporteur build today/ --add news.graph

An input that cannot be read is named on standard error; the others are read all the same, and the exit code is 1.
A graph that grew day by day is the same, byte for byte, as one that is built of all articles at once.")]
pub struct Build {
    #[command(flatten)]
    pub reading: Reading,
    /// Graph to which the articles are added; one that it has already changes nothing
    #[arg(long, value_name = "GRAPH")]
    pub add: Option<PathBuf>,
    /// File of the graph: RON for people where it ends in .ron, a compact form for speed where in .graph [default: that
    /// of --add]
    #[arg(short, long, value_name = "GRAPH", required_unless_present = "add")]
    pub output: Option<PathBuf>,
}

/// Take documents out of a graph, with all that they alone say
#[derive(Args)]
#[command(after_help = "\
Examples:
  rapporteur retract news.ron rumour-2024-05-04
  rapporteur retract news.ron rumour-2024-05-04 hoax-2024-05-05 -o clean.ron

The graph is then the same as if they had never been read. Nothing is written where it does not have one of them.")]
pub struct Retract {
    /// Graph to change
    pub graph: PathBuf,
    /// Ids of documents
    #[arg(value_name = "DOCUMENT", required = true)]
    pub documents: Vec<String>,
    /// File of the changed graph [default: that of the graph]
    #[arg(short, long, value_name = "GRAPH")]
    pub output: Option<PathBuf>,
}

/// Tell what each article says by itself, a line of JSON for each
#[derive(Args)]
#[command(after_help = "\
Examples:
  rapporteur extract readout.txt
  rapporteur extract articles/ --min-confidence 0.8 > facts.jsonl

The lines come in the order of the inputs. Roles and meetings carry the sentences and rules that they were read from.")]
pub struct Extract {
    #[command(flatten)]
    pub reading: Reading,
    /// Leave out roles and meetings of which the reading is less sure: 0 to 1
    #[arg(long, value_name = "X", default_value = "0", value_parser = share, allow_negative_numbers = true)]
    pub min_confidence: f32,
}

/// Take in lists that are there already: registers of journeys (XML), tables of meetings (CSV)
#[derive(Args)]
#[command(after_help = "\
Examples:
  rapporteur import travels/*.xml visits/*.xml -o journeys.graph
  rapporteur import meetings.csv --date Date --who Minister --organisation Body --about Purpose -o lists.ron
  rapporteur import diary.csv --date Day --who Name --with Guests --dates day-first --of Norway -o diary.ron
  rapporteur merge journeys.graph lists.ron news.ron -o world.graph

Journeys are read as the Office of the Historian of the United States publishes them: travels (<trips>) and visits (<visits>),
https://github.com/HistoryAtState. A table needs --date, --who, and one of --with and --organisation, each the heading of a column.
An entry that cannot be taken is named on standard error; the others are taken all the same, and the exit code is 1.")]
pub struct Import {
    /// Lists: .xml is a register of journeys, anything else a table; - is a table on standard input
    #[arg(value_name = "LIST", required = true)]
    pub lists: Vec<PathBuf>,
    /// File of the graph, ending in .ron or .graph
    #[arg(short, long, value_name = "GRAPH")]
    pub output: PathBuf,
    /// Column of the day
    #[arg(long, value_name = "COLUMN")]
    pub date: Option<String>,
    /// Column of the official
    #[arg(long, value_name = "COLUMN")]
    pub who: Option<String>,
    /// Column of the official's office
    #[arg(long, value_name = "COLUMN")]
    pub office: Option<String>,
    /// Column of the people whom the official met
    #[arg(long, value_name = "COLUMN")]
    pub with: Option<String>,
    /// Column of the organisations and countries that the official met; who has a title in it is a person
    #[arg(long, value_name = "COLUMN")]
    pub organisation: Option<String>,
    /// Column of what they talked about
    #[arg(long, value_name = "COLUMN")]
    pub about: Option<String>,
    /// Column of the place
    #[arg(long, value_name = "COLUMN")]
    pub place: Option<String>,
    /// Column of how they met: by telephone, by video, at a conference
    #[arg(long, value_name = "COLUMN")]
    pub kind: Option<String>,
    /// The country or body that the officials of the table serve
    #[arg(long, value_name = "NAME")]
    pub of: Option<String>,
    /// Which comes first in dates like 04/05/2024
    #[arg(long, value_enum, value_name = "ORDER")]
    pub dates: Option<Dates>,
    /// What parts several names or topics in one cell, besides the end of a line [default: ;]
    #[arg(long, value_name = "TEXT")]
    pub between: Option<String>,
    /// An empty cell for the official means the one above
    #[arg(long)]
    pub carry: bool,
    /// What parts the cells, one sign [default: comma, semicolon or tab, as the first line has it]
    #[arg(long, value_name = "SIGN", value_parser = sign)]
    pub delimiter: Option<u8>,
    /// Folder with rule files and word lists that replace the built-in ones of the same name
    #[arg(long, value_name = "DIR")]
    pub schema: Option<PathBuf>,
    /// How many entries to read at a time [default: as many as there are processors]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub threads: Option<u32>,
}

/// Which comes first in a date of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Dates {
    DayFirst,
    MonthFirst,
}

/// Join graphs; every order and every split of the articles gives the same graph
#[derive(Args)]
#[command(after_help = "\
Examples:
  rapporteur merge north.ron south.ron -o world.ron
  rapporteur merge world.ron -o world.graph         the same graph in the compact form: questions are answered faster")]
pub struct Merge {
    /// Graphs to join
    #[arg(value_name = "GRAPH", required = true)]
    pub graphs: Vec<PathBuf>,
    /// File of the joined graph, ending in .ron or .graph; of one graph, the same in another form
    #[arg(short, long, value_name = "GRAPH")]
    pub output: PathBuf,
}

/// Which meetings are meant. All that is given must hold.
#[derive(Args, PartialEq, Default)]
pub struct Filters {
    /// Somebody took part: a name, an office (\"Foreign Minister of Japan\") or a country; may be given again
    #[arg(long, value_name = "NAME")]
    pub who: Vec<String>,
    /// And so did this one
    #[arg(long, value_name = "NAME")]
    pub with: Vec<String>,
    /// This was a topic; may be given again
    #[arg(long, value_name = "TOPIC")]
    pub about: Vec<String>,
    /// Not before: YYYY-MM-DD, YYYY-MM or YYYY
    #[arg(long, value_name = "DATE")]
    pub from: Option<Date>,
    /// Not after: the end of this day, month or year
    #[arg(long, value_name = "DATE")]
    pub to: Option<Date>,
    /// At this place, or inside it
    #[arg(long = "in", value_name = "PLACE")]
    pub place: Option<String>,
    /// How they met; may be given again
    #[arg(long, value_name = "KIND", value_parser = kind())]
    pub kind: Vec<Kind>,
    /// Whether it took place; may be given again
    #[arg(long, value_name = "STATUS", value_parser = status())]
    pub status: Vec<Status>,
}

/// Around whom. All that is given is the centre.
#[derive(Args, PartialEq, Default)]
pub struct Near {
    /// Meetings of this person, office, country or organisation, and as --depth says of those who were there; may be given again
    #[arg(long, value_name = "NAME")]
    pub around: Vec<String>,
    /// How far from --around: 2 takes in the other meetings of all who were there, 3 those of whom they met, and so on
    #[arg(long, value_name = "N", default_value_t = 1, requires = "around", value_parser = clap::value_parser!(u32).range(1..))]
    pub depth: u32,
}

/// Answer a question, in words or by filters, with the sentences that say so
#[derive(Args)]
#[command(
    override_usage = "rapporteur ask [OPTIONS] <GRAPH> <QUESTION>\n       rapporteur ask [OPTIONS] <GRAPH> --who <NAME> ...\n       rapporteur ask [OPTIONS] <GRAPH>",
    after_help = "\
Examples:
  rapporteur ask news.ron \"What did Kerry and Lavrov discuss in 2013?\"
  rapporteur ask news.ron \"Who met the Foreign Minister of Japan?\" --format json
  rapporteur ask news.ron --who Modi --status cancelled --from 2016 --to 2017-06

Without a question and flags it asks for questions: with history and completion of names on a terminal, a line each from elsewhere.
The exit code is 1 where the graph has no answer."
)]
pub struct Ask {
    /// Graph to ask
    pub graph: PathBuf,
    /// A question in English, in quotes
    pub question: Option<String>,
    #[command(flatten)]
    pub filters: Filters,
    /// Answer with what was known then: from the documents that had come out by the end of this day, month or year
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = Reply::Text)]
    pub format: Reply,
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Reply {
    /// For a terminal
    Text,
    /// One object, for programs
    Json,
    /// A line for each row, for tables
    Csv,
    /// Markdown with the sentences as quotes, to be passed on
    Md,
}

/// How a report is written, and where.
#[derive(Args)]
pub struct Telling {
    /// Form of the report
    #[arg(long, value_enum, default_value_t = Reply::Text)]
    pub format: Reply,
    /// With the sentences that say so, in text too
    #[arg(long)]
    pub quotes: bool,
    /// Answer with what was known then: from the documents that had come out by the end of this day, month or year
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Tell all about a person, office, country, place, topic or meeting
#[derive(Args)]
#[command(after_help = "\
Examples:
  rapporteur show news.ron \"Sergei Lavrov\"
  rapporteur show news.ron \"Foreign Minister of Russia\" --quotes
  rapporteur show news.ron 2013-08-09-kerry-lavrov --format md -o talks.md")]
pub struct Show {
    /// Graph to read
    pub graph: PathBuf,
    /// A name, or the id of a person or meeting
    #[arg(value_name = "NAME|ID")]
    pub thing: String,
    #[command(flatten)]
    pub telling: Telling,
}

/// List meetings in the order of time
#[derive(Args)]
#[command(after_help = "\
Examples:
  rapporteur timeline news.ron
  rapporteur timeline news.ron --who Kerry --from 2013 --to 2015-06 --format csv")]
pub struct Timeline {
    /// Graph to read
    pub graph: PathBuf,
    #[command(flatten)]
    pub filters: Filters,
    #[command(flatten)]
    pub telling: Telling,
}

/// Tell through whom two sides are connected
#[derive(Args)]
#[command(after_help = "\
Example:
  rapporteur path news.ron \"Chuck Hagel\" \"Vladimir Putin\" --quotes")]
pub struct Path {
    /// Graph to read
    pub graph: PathBuf,
    /// A name, office or country
    #[arg(value_name = "A")]
    pub from: String,
    /// Another
    #[arg(value_name = "B")]
    pub to: String,
    #[command(flatten)]
    pub telling: Telling,
}

/// Tell who met most, who stands between others, and what was discussed most
#[derive(Args)]
#[command(after_help = "\
Examples:
  rapporteur top news.ron
  rapporteur top news.ron --who Russia --status held --most 5")]
pub struct Top {
    /// Graph to read
    pub graph: PathBuf,
    #[command(flatten)]
    pub filters: Filters,
    /// Rows of each kind
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    pub most: u32,
    #[command(flatten)]
    pub telling: Telling,
}

/// Count what a graph holds
#[derive(Args)]
#[command(after_help = "\
Example:
  rapporteur stats news.ron")]
pub struct Stats {
    /// Graph to read
    pub graph: PathBuf,
    #[command(flatten)]
    pub telling: Telling,
}

/// Tell what a new graph knows that an old one did not
#[derive(Args)]
#[command(after_help = "\
Example:
  rapporteur diff monday.ron tuesday.ron

The exit code is 1 where nothing is new.")]
pub struct Diff {
    /// The earlier graph
    pub old: PathBuf,
    /// The later graph
    pub new: PathBuf,
    #[command(flatten)]
    pub telling: Telling,
}

/// Tell why the graph says so: sentences, rules and merges behind a meeting or person
#[derive(Args)]
#[command(after_help = "\
Examples:
  rapporteur explain news.ron 2013-08-09-kerry-lavrov
  rapporteur explain news.ron \"John Kerry\"")]
pub struct Explain {
    /// Graph to read
    pub graph: PathBuf,
    /// The id of a meeting or person, or a person's name
    #[arg(value_name = "ID")]
    pub thing: String,
    #[command(flatten)]
    pub telling: Telling,
}

/// Lay side by side what each document tells of one meeting
#[derive(Args)]
#[command(after_help = "\
Example:
  rapporteur compare news.ron 2013-08-09-kerry-lavrov")]
pub struct Compare {
    /// Graph to read
    pub graph: PathBuf,
    /// The id of a meeting
    #[arg(value_name = "MEETING")]
    pub meeting: String,
    #[command(flatten)]
    pub telling: Telling,
}

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

/// Tell whether names are one person's
#[derive(Args)]
#[command(
    group = clap::ArgGroup::new("what").required(true).args(["pairs", "cluster", "explain"]),
    after_help = "\
Examples:
  rapporteur names pairs.jsonl                      {\"id\", \"a\", \"b\"} lines to {\"id\", \"score\", \"same\", \"verdict\"} lines
  rapporteur names --cluster mentions.jsonl         {\"id\", \"name\", \"role\", \"country\", \"year\"} lines to {\"id\", \"cluster\"} lines
  rapporteur names --explain \"Sergei Shoigu\" \"Sergey Shoygu\""
)]
pub struct Names {
    /// Pairs of names, one JSON object a line, or - for standard input
    #[arg(value_name = "PAIRS.jsonl")]
    pub pairs: Option<PathBuf>,
    /// Mentions to gather into persons, one JSON object a line, or - for standard input
    #[arg(long, value_name = "MENTIONS.jsonl")]
    pub cluster: Option<PathBuf>,
    /// Say why two names count as one person's or two
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    pub explain: Option<Vec<String>>,
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

/// Ask in SPARQL what questions in English cannot
#[cfg(feature = "sparql")]
#[derive(Args)]
#[command(after_help = "\
Examples:
  rapporteur sparql news.ron 'SELECT ?name { ?who a schema:Person ; schema:name ?name } ORDER BY ?name'
  rapporteur sparql news.ron - < question.rq

The statements are those of `export --to nquads`, those of documents also in no graph. The prefixes schema:, org:, prov:, skos:, sem:, xsd:
and r: (our own words) are known. The exit code is 1 where nothing is found.")]
pub struct Sparql {
    /// Graph to ask
    pub graph: PathBuf,
    /// The question in SPARQL 1.1, or - for standard input
    #[arg(value_name = "QUERY")]
    pub question: String,
    /// Form of the answer; statements that a question makes are written as Turtle
    #[arg(long, value_enum, default_value_t = Rows::Text)]
    pub format: Rows,
}

/// The form of rows.
#[cfg(feature = "sparql")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Rows {
    /// Aligned columns
    Text,
    /// SPARQL 1.1 Query Results JSON
    Json,
    /// SPARQL 1.1 Query Results CSV
    Csv,
}

/// Hold every rule against its own examples
#[derive(Args)]
#[command(after_help = "\
Examples:
  rapporteur check
  rapporteur check --schema my-rules
  rapporteur check --unused articles/

The exit code is 1 where a rule does not find what its examples say.")]
pub struct Check {
    /// Count instead in how many sentences of these articles each rule tells something, the idle rules first
    #[arg(long, value_name = "INPUT", num_args = 1..)]
    pub unused: Vec<PathBuf>,
    /// Folder with rule files and word lists that replace the built-in ones of the same name
    #[arg(long, value_name = "DIR")]
    pub schema: Option<PathBuf>,
}

/// Reads a number from 0 to 1.
fn share(text: &str) -> Result<f32, String> {
    let number = text.parse().ok().filter(|x| (0.0..=1.0).contains(x));
    number.ok_or_else(|| "a number from 0 to 1 is wanted".to_string())
}

/// Reads one sign of ASCII; `\\t` is a tab.
fn sign(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        b"\\t" => Ok(b'\t'),
        [sign] if sign.is_ascii() => Ok(*sign),
        _ => Err("one sign is wanted, or \\t".to_string()),
    }
}

/// Reads a kind by its word.
fn kind() -> impl clap::builder::TypedValueParser<Value = Kind> {
    use clap::builder::{PossibleValuesParser, TypedValueParser};
    let word = |text: String| Kind::ALL.into_iter().find(|k| k.word() == text).ok_or("no such kind");
    PossibleValuesParser::new(Kind::ALL.map(Kind::word)).try_map(word)
}

/// Reads a status by its word.
fn status() -> impl clap::builder::TypedValueParser<Value = Status> {
    use clap::builder::{PossibleValuesParser, TypedValueParser};
    let word = |text: String| Status::ALL.into_iter().find(|s| s.word() == text).ok_or("no such status");
    PossibleValuesParser::new(Status::ALL.map(Status::word)).try_map(word)
}
