//! `ask`: a question and its answer.

use rapporteur::query::{self, Answer, Ask as Wish, Query};
use rapporteur::{Error, Graph};

use super::args::{Ask, Filters, Reply};
use super::filter::{self, Stranger, selection};
use super::{End, Outcome, input, output, prompt};

/// Answers a question or lists the meetings that fit the flags.
pub fn run(args: &Ask) -> Outcome {
    match (&args.question, args.filters == Filters::default()) {
        (None, true) => return prompt::run(&Graph::of(input::facts(&args.graph, args.as_of)?), args.format),
        (Some(_), false) => return Err(unasked("a question and flags do not go together").into()),
        _ => filter::check(&args.filters)?,
    }
    let graph = Graph::of(input::facts(&args.graph, args.as_of)?);
    let answer = match &args.question {
        Some(question) => query::ask(question, &graph),
        None => listed(&args.filters, &graph),
    };
    output::print(&written(&answer, args.format))?;
    // The process ends here, and takes the graph with it faster than it could be taken apart.
    std::mem::forget(graph);
    Ok(if answer.found.is_empty() { End::Short } else { End::Well })
}

/// An answer in the form that is wanted.
pub fn written(answer: &Answer, format: Reply) -> String {
    match format {
        Reply::Text => query::to_text(answer, output::coloured(&std::io::stdout())),
        Reply::Json => format!("{}\n", query::to_json(answer)),
        Reply::Csv => query::to_csv(answer),
        Reply::Md => query::to_markdown(answer),
    }
}

/// Where no question is given.
pub fn unasked(what: &str) -> Error {
    Error::new("", what).hint("ask a question in quotes, \"Who met Lavrov?\", or by flags: --who Lavrov")
}

/// The meetings that fit the flags; a note where a name is not in the graph.
fn listed(filters: &Filters, graph: &Graph) -> Answer {
    match selection(filters, graph) {
        Ok(selection) => {
            query::answer(&Query { asks: vec![Wish::List], meetings: vec![selection], ..Query::default() }, graph)
        }
        Err(Stranger { name, near }) => {
            let near = if near.is_empty() { String::new() } else { format!("; it has: {}", near.join(", ")) };
            let note = Some(format!("the graph does not have `{name}`{near}"));
            Answer { understood: format!("meetings of {name}"), note, ..Answer::default() }
        }
    }
}
