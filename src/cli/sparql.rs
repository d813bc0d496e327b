//! `sparql`: a question in SPARQL.

use rapporteur::Graph;
use rapporteur::export::net::Net;
use rapporteur::export::sparql::Statements;

use super::args::{Rows, Sparql};
use super::{End, Outcome, input, output};

/// Answers a question over the statements of the RDF export.
pub fn run(args: &Sparql) -> Outcome {
    let question = match args.question.as_str() {
        "-" => input::text("-".as_ref())?,
        question => question.to_string(),
    };
    let graph = Graph::of(input::facts(&args.graph, None)?);
    let found = Statements::of(&Net::of(&graph))?.ask(&question)?;
    output::print(&match args.format {
        Rows::Text => found.to_text(),
        Rows::Json => found.to_json(),
        Rows::Csv => found.to_csv(),
    })?;
    Ok(if found.is_empty() { End::Short } else { End::Well })
}
