//! What is asked in SPARQL.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Ask in SPARQL what questions in English cannot
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Rows {
    /// Aligned columns
    Text,
    /// SPARQL 1.1 Query Results JSON
    Json,
    /// SPARQL 1.1 Query Results CSV
    Csv,
}
