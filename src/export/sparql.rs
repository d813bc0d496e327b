//! Questions in SPARQL over the statements of the RDF export, in memory; the feature `sparql`.

use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{QueryEvaluationError, QueryResults, SparqlEvaluator, Variable};
use oxigraph::store::{StorageError, Store};
use oxrdf::{Quad, Term, Triple};

use super::net::Net;
use super::rdf::{self, PREFIXES};
use crate::error::{Error, Result};

/// All statements of a graph. What a document tells of stands in the graph of the document too: `GRAPH ?document { ... }`.
pub struct Statements {
    store: Store,
}

/// What a question found.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Whether it is so: `ASK`.
    Truth(bool),
    /// The columns without their question marks, and the rows: `SELECT`.
    Rows(Vec<String>, Vec<Vec<Option<Term>>>),
    /// Statements: `CONSTRUCT` and `DESCRIBE`.
    Statements(Vec<Triple>),
}

impl Statements {
    /// The statements of a network.
    ///
    /// # Errors
    /// Where the store gives way, which in memory it does not.
    pub fn of(net: &Net) -> Result<Statements> {
        let fault = |e: StorageError| Error::new("", e.to_string());
        let store = Store::new().map_err(fault)?;
        let mut quads: Vec<Quad> = Vec::new();
        rdf::each(net, &mut |quad| quads.push(quad));
        let mut loader = store.bulk_loader();
        loader.load_quads(quads).map_err(fault)?;
        loader.commit().map_err(fault)?;
        Ok(Statements { store })
    }

    /// The answer to a question in SPARQL 1.1. The prefixes of the export are known: `schema:`, `org:`, `prov:`, `skos:`, `sem:`, `xsd:`,
    /// and `r:` for our own. It reaches nothing beyond the statements: a `SERVICE` is an error.
    ///
    /// # Errors
    /// A question that breaks the language, or that cannot be worked out.
    pub fn ask(&self, question: &str) -> Result<Found> {
        let wrong = |e: &dyn std::fmt::Display| Error::new("query", e.to_string());
        let mut evaluator = SparqlEvaluator::new();
        for (prefix, iri) in PREFIXES {
            evaluator = evaluator.with_prefix(*prefix, *iri).map_err(|e| wrong(&e))?;
        }
        let query = evaluator.parse_query(question).map_err(|e| {
            wrong(&e).hint(
                "`rapporteur sparql --help` shows a question; the prefixes of the export are known, as schema: and r:",
            )
        })?;
        let results = query.on_store(&self.store).execute().map_err(|e| wrong(&e))?;
        gathered(results).map_err(|e| wrong(&e))
    }
}

fn gathered(results: QueryResults) -> std::result::Result<Found, QueryEvaluationError> {
    Ok(match results {
        QueryResults::Boolean(truth) => Found::Truth(truth),
        QueryResults::Graph(triples) => Found::Statements(triples.collect::<std::result::Result<_, _>>()?),
        QueryResults::Solutions(solutions) => {
            let columns = solutions.variables().iter().map(|v| v.as_str().to_string()).collect();
            let rows = solutions.map(|row| row.map(|row| row.values().to_vec()));
            Found::Rows(columns, rows.collect::<std::result::Result<_, _>>()?)
        }
    })
}

impl Found {
    /// Whether nothing was found, or it is not so.
    pub fn is_empty(&self) -> bool {
        match self {
            Found::Truth(truth) => !truth,
            Found::Rows(_, rows) => rows.is_empty(),
            Found::Statements(all) => all.is_empty(),
        }
    }

    /// As SPARQL 1.1 Query Results JSON; statements as Turtle, for they have no such form.
    pub fn to_json(&self) -> String {
        self.written(QueryResultsFormat::Json)
    }

    /// As SPARQL 1.1 Query Results CSV; statements as Turtle.
    pub fn to_csv(&self) -> String {
        self.written(QueryResultsFormat::Csv)
    }

    /// For people: a line for each row, columns aligned; names without their quotes and long addresses short.
    pub fn to_text(&self) -> String {
        let (columns, rows) = match self {
            Found::Truth(truth) => return if *truth { "yes\n" } else { "no\n" }.to_string(),
            Found::Statements(all) => return rdf::turtle_of(all),
            Found::Rows(columns, rows) => (columns, rows),
        };
        let told = |row: &Vec<Option<Term>>| row.iter().map(|t| t.as_ref().map_or("-".to_string(), told)).collect();
        let lines: Vec<Vec<String>> = [columns.clone()].into_iter().chain(rows.iter().map(told)).collect();
        let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns.len()).map(width).collect();
        let line = |cells: &Vec<String>| {
            let cells: String = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}  ")).collect();
            format!("{}\n", cells.trim_end())
        };
        lines.iter().map(line).collect()
    }

    fn written(&self, format: QueryResultsFormat) -> String {
        let writer = QueryResultsSerializer::from_format(format);
        let written = match self {
            Found::Statements(all) => return rdf::turtle_of(all),
            Found::Truth(truth) => writer.serialize_boolean_to_writer(Vec::new(), *truth),
            Found::Rows(columns, rows) => {
                let columns: Vec<Variable> = columns.iter().map(Variable::new_unchecked).collect();
                writer.serialize_solutions_to_writer(Vec::new(), columns.clone()).and_then(|mut writer| {
                    for row in rows {
                        writer.serialize(columns.iter().zip(row).filter_map(|(v, term)| Some((v, term.as_ref()?))))?;
                    }
                    writer.finish()
                })
            }
        };
        let mut text = String::from_utf8_lossy(&written.unwrap_or_default()).into_owned();
        if !text.ends_with('\n') {
            text.push('\n');
        }
        text
    }
}

/// A term as people read it.
fn told(term: &Term) -> String {
    match term {
        Term::Literal(literal) => literal.value().replace(['\n', '\t'], " "),
        Term::NamedNode(node) => rdf::short(node.as_str()),
        other => other.to_string(),
    }
}
