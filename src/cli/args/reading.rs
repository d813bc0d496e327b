//! What is read into graphs, and joined.

use std::path::PathBuf;

use clap::Args;
use rapporteur::Date;

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
