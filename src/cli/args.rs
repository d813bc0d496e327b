//! What can be typed.

mod asking;
mod import;
mod leaving;
mod reading;
#[cfg(feature = "sparql")]
mod sparql;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use rapporteur::Date;
use rapporteur::dossier::{Kind, Status};

pub use asking::*;
pub use import::{Dates, Import};
pub use leaving::*;
pub use reading::{Build, Check, Extract, Merge, Reading, Retract};
#[cfg(feature = "sparql")]
pub use sparql::{Rows, Sparql};

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
