//! How a report is told, and what is told where there is none.

use std::path::Path;

use rapporteur::graph::{Graph, Party, Selection};
use rapporteur::query::{Report, Style, Thing, party, thing};
use rapporteur::{Error, Result};

use super::args::{Filters, Reply, Telling};
use super::filter::{self, selection};
use super::{End, Outcome, Stop, input, output};

/// The graph of a file, as far as it is asked for.
pub fn graph(path: &Path, telling: &Telling) -> Result<Graph> {
    Ok(Graph::of(input::facts(path, telling.as_of)?))
}

/// Writes a report; an empty one ends short.
pub fn tell(report: &Report, telling: &Telling, always_quote: bool) -> Outcome {
    let style = match telling.format {
        Reply::Text => {
            let colour = telling.output.is_none() && output::coloured(&std::io::stdout());
            Style::Text { colour, quotes: telling.quotes || always_quote }
        }
        Reply::Json => Style::Json,
        Reply::Csv => Style::Csv,
        Reply::Md => Style::Markdown,
    };
    output::write(telling.output.as_deref(), report.write(style).as_bytes())?;
    Ok(if report.is_empty() { End::Short } else { End::Well })
}

/// What a name or id means in a graph; where it means nothing, that is told, and it ends short.
pub fn named<T>(text: &str, path: &Path, found: std::result::Result<T, Vec<String>>) -> std::result::Result<T, Stop> {
    found.map_err(|near| {
        let error = Error::new(path.display().to_string(), format!("it does not have `{text}`"));
        let near = near.join(", ");
        Stop::Short(if near.is_empty() { error } else { error.hint(format!("it has: {near}")) })
    })
}

/// The thing of this name.
pub fn the_thing(text: &str, graph: &Graph, path: &Path) -> std::result::Result<Thing, Stop> {
    named(text, path, thing(text, graph))
}

/// The side of this name.
pub fn the_party(text: &str, graph: &Graph, path: &Path) -> std::result::Result<Party, Stop> {
    named(text, path, party(text, graph))
}

/// The selection that flags mean.
pub fn selected(filters: &Filters, graph: &Graph, path: &Path) -> std::result::Result<Selection, Stop> {
    filter::check(filters)?;
    selection(filters, graph).or_else(|stranger| named(&stranger.name, path, Err(stranger.near)))
}
