//! `draw`: who met whom, as a picture.

use std::collections::BTreeMap;

use rapporteur::export::dot::{Options, dot, people};
use rapporteur::graph::{Graph, Selection};
use rapporteur::query::{Ask, Query};
use rapporteur::{Error, Result, Schema};

use super::args::{Draw, Picture};
use super::filter::{self, narrow, selection};
use super::{End, Outcome, Stop, input, output};

/// Draws a graph, or the part of it that fits the flags.
pub fn run(args: &Draw) -> Outcome {
    check_format(args)?;
    filter::check(&args.filters)?;
    let graph = Graph::of(input::graph(&args.graph)?.merged());
    let selection = match selection(&args.filters, &graph) {
        Ok(selection) => selection,
        Err(stranger) => {
            let error = Error::new(args.graph.display().to_string(), format!("it does not have `{}`", stranger.name));
            let near = stranger.near.join(", ");
            return short(&if near.is_empty() { error } else { error.hint(format!("it has: {near}")) });
        }
    };
    let all = selection == Selection::default();
    let dossier = narrow(&graph.dossier, &selection);
    if !all && dossier.meetings.is_empty() {
        return short(&Error::new(args.graph.display().to_string(), "no meeting fits"));
    }
    let options = Options {
        heading: (!all).then(|| heading(selection)),
        most: args.most as usize,
        codes: codes(Schema::embedded()),
    };
    let text = if args.people { people(&dossier, &options) } else { dot(&dossier, &options) };
    output::write(args.output.as_deref(), &text)?;
    Ok(End::Well)
}

fn short(error: &Error) -> std::result::Result<End, Stop> {
    output::complain(error);
    Ok(End::Short)
}

/// "Meetings of Kerry with Lavrov, about Syria", "Meetings in Kuwait"
fn heading(selection: Selection) -> String {
    let query = Query { asks: vec![Ask::List], meetings: vec![selection], ..Query::default() }.to_string();
    let words = query.strip_prefix("list: ").unwrap_or(&query).replacen("meetings, ", "meetings ", 1);
    words.chars().take(1).flat_map(char::to_uppercase).chain(words.chars().skip(1)).collect()
}

/// Short codes of countries by name.
fn codes(schema: &Schema) -> BTreeMap<String, String> {
    let coded = schema.polities.iter().filter(|p| !p.code.is_empty());
    coded.map(|p| (p.name.clone(), p.code.clone())).collect()
}

/// Refuses forms that are not there yet, before any work is done.
fn check_format(args: &Draw) -> Result<()> {
    let ending = args.output.as_ref().and_then(|o| o.extension()).and_then(|e| e.to_str());
    let by_name = match ending {
        Some("svg") => Picture::Svg,
        Some("png") => Picture::Png,
        Some("html" | "htm") => Picture::Html,
        _ => Picture::Dot,
    };
    let engine = if args.people { "sfdp" } else { "dot" };
    let wanted = match args.format.unwrap_or(by_name) {
        Picture::Dot => return Ok(()),
        Picture::Svg | Picture::Html => "svg",
        Picture::Png => "png",
    };
    Err(Error::new("", "pictures are not drawn yet, DOT is")
        .hint(format!("pipe DOT into Graphviz: rapporteur draw {} | {engine} -T{wanted}", args.graph.display())))
}
