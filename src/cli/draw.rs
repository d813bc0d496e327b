//! `draw`: who met whom, as a picture.

use std::collections::BTreeMap;
use std::io::IsTerminal;

use rapporteur::export::dot::{Options, dot, people};
use rapporteur::export::{explorer, part, picture};
use rapporteur::graph::{Graph, Party, Selection};
use rapporteur::query::{Ask, Query};
use rapporteur::schema::Gazetteer;
use rapporteur::{Dossier, Error, Result};

use super::args::{Draw, Picture};
use super::filter::{self, Stranger, narrow, selection};
use super::{End, Outcome, input, output};

/// Draws a graph, or the part of it that fits the flags.
pub fn run(args: &Draw) -> Outcome {
    let form = form(args)?;
    filter::check(&args.filters)?;
    let graph = Graph::of(input::facts(&args.graph, args.as_of)?);
    let (dossier, heading) = match part_of(args, &graph) {
        Ok(part) => part,
        Err(stranger) => return output::short(&stranger.error(&args.graph.display().to_string())),
    };
    if heading.is_some() && dossier.meetings.is_empty() {
        return output::short(&Error::new(args.graph.display().to_string(), "no meeting fits"));
    }
    let options = Options { heading, most: args.most as usize, ..options() };
    let text = || if args.people { people(&dossier, &options) } else { dot(&dossier, &options) };
    let bytes = match form {
        Picture::Dot => text().into_bytes(),
        Picture::Svg => picture::svg(&text())?.into_bytes(),
        Picture::Png => picture::png(&text())?,
        Picture::Html => explorer::page(&dossier, &options).into_bytes(),
    };
    output::write(args.output.as_deref(), &bytes)?;
    Ok(End::Well)
}

/// The part of the graph that the flags ask for, and its title; no title where they ask for nothing.
fn part_of(args: &Draw, graph: &Graph) -> std::result::Result<(Dossier, Option<String>), Stranger> {
    let selection = selection(&args.filters, graph)?;
    let all = selection == Selection::default();
    let mut dossier = narrow(&graph.dossier, &selection);
    if args.around.is_empty() {
        return Ok((dossier, (!all).then(|| heading(selection))));
    }
    let mut ids = Vec::new();
    for name in &args.around {
        match filter::party(name, graph)? {
            Party::Person { ids: all, .. } => ids.extend(all),
            _ => return Err(Stranger { name: name.clone(), near: Vec::new() }),
        }
    }
    dossier = part::only(&dossier, part::around(&dossier, &ids, args.depth));
    let steps = if args.depth > 1 { format!(", {} steps far", args.depth) } else { String::new() };
    let title = if all { "Meetings".to_string() } else { heading(selection) };
    Ok((dossier, Some(format!("{title} around {}{steps}", args.around.join(" and ")))))
}

/// "Meetings of Kerry with Lavrov, about Syria", "Meetings in Kuwait"
fn heading(selection: Selection) -> String {
    let query = Query { asks: vec![Ask::List], meetings: vec![selection], ..Query::default() }.to_string();
    let words = query.strip_prefix("list: ").unwrap_or(&query).replacen("meetings, ", "meetings ", 1);
    words.chars().take(1).flat_map(char::to_uppercase).chain(words.chars().skip(1)).collect()
}

/// How pictures are drawn where nothing else is asked for: with the codes of countries.
pub fn options() -> Options {
    Options { codes: codes(Gazetteer::embedded()), ..Options::default() }
}

/// Short codes of countries by name.
fn codes(lists: &Gazetteer) -> BTreeMap<String, String> {
    let coded = lists.polities.iter().filter(|p| !p.code.is_empty());
    coded.map(|p| (p.name.clone(), p.code.clone())).collect()
}

/// The form that is asked for: by name, by the ending of the file, or DOT.
fn form(args: &Draw) -> Result<Picture> {
    let ending = args.output.as_ref().and_then(|o| o.extension()).and_then(|e| e.to_str());
    let form = args.format.unwrap_or(match ending {
        Some("svg") => Picture::Svg,
        Some("png") => Picture::Png,
        Some("html" | "htm") => Picture::Html,
        _ => Picture::Dot,
    });
    if form == Picture::Png && args.output.is_none() && std::io::stdout().is_terminal() {
        return Err(Error::new("", "a PNG is nothing for a terminal").hint("give a file: -o picture.png"));
    }
    Ok(form)
}
