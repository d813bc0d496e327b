//! What lists are taken in.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

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

/// Reads one sign of ASCII; `\\t` is a tab.
fn sign(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        b"\\t" => Ok(b'\t'),
        [sign] if sign.is_ascii() => Ok(*sign),
        _ => Err("one sign is wanted, or \\t".to_string()),
    }
}
