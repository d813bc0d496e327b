//! `mcp`: a graph as a server of the Model Context Protocol, over standard input and output.

use std::sync::Arc;

use rapporteur::graph::Archive;
use rapporteur::query::{self, Report, Style};
use rapporteur::{Error, Graph};
use rmcp::handler::server::wrapper::Parameters;
use rmcp::model::{Implementation, ServerCapabilities, ServerConfig};
use rmcp::schemars::{self, JsonSchema};
use rmcp::transport::stdio;
use rmcp::{ServerHandler, ServiceExt, tool, tool_handler, tool_router};
use serde::Deserialize;

use super::args::Mcp;
use super::{End, Outcome, input};

const INSTRUCTIONS: &str = "Who met whom, in which role, about what, when and where, as news documents tell it. Every answer \
carries the sentences that say so; where there is no evidence, there is no answer.";

/// Serves a graph until the client closes standard input.
pub fn run(args: &Mcp) -> Outcome {
    let archive = input::graph(&args.graph)?;
    let desk = Desk::new(Graph::of(archive.merged()), archive);
    let fault = |e: &dyn std::fmt::Display| Error::new("standard input", format!("no session: {e}"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| fault(&e))?;
    runtime.block_on(async {
        let session = desk.serve(stdio()).await.map_err(|e| fault(&e))?;
        session.waiting().await.map_err(|e| fault(&e))?;
        Ok(End::Well)
    })
}

/// The graph, and the tools that look into it.
#[derive(Clone)]
struct Desk {
    held: Arc<(Graph, Archive)>,
}

/// A question.
#[derive(Deserialize, JsonSchema)]
struct Question {
    /// In English: "Who met the French president in 2012?"
    question: String,
}

/// Something of the graph.
#[derive(Deserialize, JsonSchema)]
struct Named {
    /// A name, or the id of a person or meeting
    name: String,
}

/// Two sides.
#[derive(Deserialize, JsonSchema)]
struct Two {
    /// A name, office or country
    from: String,
    /// Another
    to: String,
}

#[tool_router]
impl Desk {
    fn new(graph: Graph, archive: Archive) -> Desk {
        Desk { held: Arc::new((graph, archive)) }
    }

    #[tool(
        description = "Answer a question in English about who met whom, about what, when, where, how often, in which office. \
                          Gives JSON: what was understood, the answers, and the evidence."
    )]
    fn ask(&self, Parameters(Question { question }): Parameters<Question>) -> String {
        query::to_json(&query::ask(&question, &self.held.0))
    }

    #[tool(
        description = "Tell all about a person, office, country, place, topic or meeting, with sentences. Gives JSON."
    )]
    fn show(&self, Parameters(Named { name }): Parameters<Named>) -> Result<String, String> {
        let graph = &self.held.0;
        query::thing(&name, graph).map(|thing| told(&query::show(&thing, graph))).map_err(|near| unknown(&name, &near))
    }

    #[tool(description = "Tell over which meetings two persons, offices or countries are connected. Gives JSON.")]
    fn path(&self, Parameters(Two { from, to }): Parameters<Two>) -> Result<String, String> {
        let graph = &self.held.0;
        let side = |name: &str| query::party(name, graph).map_err(|near| unknown(name, &near));
        Ok(told(&query::path(&side(&from)?, &side(&to)?, graph)))
    }

    #[tool(
        description = "Tell for each field of a meeting or person the sentences and the rules that they were read by. Gives JSON."
    )]
    fn evidence(&self, Parameters(Named { name }): Parameters<Named>) -> Result<String, String> {
        let (graph, archive) = &*self.held;
        query::thing(&name, graph)
            .map(|thing| told(&query::explain(&thing, graph, archive)))
            .map_err(|near| unknown(&name, &near))
    }
}

fn told(report: &Report) -> String {
    report.write(Style::Json)
}

fn unknown(name: &str, near: &[String]) -> String {
    let near = if near.is_empty() { String::new() } else { format!("; it has: {}", near.join(", ")) };
    format!("the graph does not have `{name}`{near}")
}

#[tool_handler]
impl ServerHandler for Desk {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(Implementation::new("rapporteur", env!("CARGO_PKG_VERSION")))
            .with_instructions(INSTRUCTIONS)
    }
}
