//! What is asked of a graph.

use std::path::PathBuf;

use clap::Args;
use rapporteur::Date;

use super::{Filters, Reply, Telling};

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
