//! `draw`: who met whom, as a picture.

use std::collections::{BTreeMap, BTreeSet};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use rapporteur::dossier::Meeting;
use rapporteur::export::dot::{Drawing, Options, cards, crowd};
use rapporteur::export::{explorer, part, picture};
use rapporteur::graph::{Graph, Party, Selection};
use rapporteur::query::{Ask, Query};
use rapporteur::schema::Gazetteer;
use rapporteur::{Dossier, Error, Result};

use super::args::{Draw, Picture};
use super::filter::{self, Meant, Stranger};
use super::{End, Outcome, input, output};

/// Most meetings that are drawn as cards where nothing else is asked for: more than a reader can follow are no picture.
const CARDS: usize = 60;

/// Draws a graph, or the part of it that fits the flags.
pub fn run(args: &Draw) -> Outcome {
    let targets = targets(args)?;
    filter::check(&args.filters)?;
    let files = targets.iter().filter_map(|(to, _)| to.as_deref());
    files.clone().filter(|_| !args.yearly).try_for_each(output::check_folder)?;
    let folder = |file| if is_folder(file) { Some(file) } else { file.parent() };
    files.filter(|_| args.yearly).filter_map(folder).try_for_each(output::make_folder)?;
    if targets.iter().any(|(_, form)| matches!(form, Picture::Svg | Picture::Png)) {
        // While the graph is read.
        std::thread::spawn(picture::prepare);
    }
    let graph = Graph::of(input::facts(&args.graph, args.as_of)?);
    let (dossier, heading) = match part_of(args, &graph) {
        Ok(part) => part,
        Err(stranger) => return output::short(&stranger.error(&args.graph.display().to_string())),
    };
    if heading.is_some() && dossier.meetings.is_empty() {
        return output::short(&Error::new(args.graph.display().to_string(), "no meeting fits"));
    }
    if args.yearly {
        return yearly(args, &dossier, heading.as_deref(), &targets);
    }
    if !as_cards(args, &dossier) && !args.people && targets.iter().any(|(_, form)| *form != Picture::Html) {
        let many = dossier.meetings.len();
        output::note(&format!(
            "{many} meetings are too many for cards, so people are drawn; try --most 20 or --yearly"
        ));
    }
    picture(args, &dossier, heading, &targets)?;
    // The process ends here, and takes the graph with it faster than it could be taken apart.
    std::mem::forget((graph, dossier));
    Ok(End::Well)
}

/// A file, or standard output, and the form of what goes there.
type Target = (Option<PathBuf>, Picture);

/// Whether each meeting gets a card.
fn as_cards(args: &Draw, dossier: &Dossier) -> bool {
    !args.people && (args.most.is_some() || dossier.meetings.len() <= CARDS)
}

/// Draws meetings once, in each form that is asked for.
fn picture(
    args: &Draw,
    dossier: &Dossier,
    heading: Option<String>,
    targets: &[Target],
) -> std::result::Result<(), super::Stop> {
    let options = Options { heading, most: args.most.map_or(CARDS, |n| n as usize), ..options() };
    let has = |form: &[Picture]| targets.iter().any(|t| form.contains(&t.1));
    let drawing = has(&[Picture::Dot, Picture::Svg, Picture::Png]).then(|| match as_cards(args, dossier) {
        true => cards(dossier, &options),
        false => crowd(dossier, &options),
    });
    let text = drawing.as_ref().filter(|_| has(&[Picture::Dot])).map(Drawing::dot).unwrap_or_default();
    let svg = drawing.as_ref().filter(|_| has(&[Picture::Svg, Picture::Png])).map(picture::svg).transpose()?;
    let svg = svg.unwrap_or_default();
    for (to, form) in targets {
        let to = to.as_deref();
        match form {
            Picture::Dot => output::write(to, text.as_bytes())?,
            Picture::Svg => output::write(to, svg.as_bytes())?,
            Picture::Png => output::write(to, &picture::paint(&svg)?)?,
            Picture::Html => output::write(to, explorer::page(dossier, &options).as_bytes())?,
        }
    }
    Ok(())
}

/// Draws each year by itself, and what has no date.
fn yearly(args: &Draw, dossier: &Dossier, heading: Option<&str>, targets: &[Target]) -> Outcome {
    let year = |m: &Meeting| m.date().map(|d| d.year());
    let years: BTreeSet<Option<i16>> = dossier.meetings.iter().map(year).collect();
    for at in years {
        let part = part::only(dossier, dossier.meetings.iter().filter(|m| year(m) == at));
        let (name, when) =
            at.map_or(("undated".to_string(), "without a date".to_string()), |y| (y.to_string(), format!("in {y}")));
        let named = |(to, form): &Target| (to.as_ref().map(|to| beside(to, &name, *form)), *form);
        let targets: Vec<Target> = targets.iter().map(named).collect();
        picture(args, &part, Some(format!("{} {when}", heading.unwrap_or("Meetings"))), &targets)?;
    }
    Ok(End::Well)
}

/// `news.svg` and `2013`: `news-2013.svg`; `news/` and `2013`: `news/2013.svg`.
fn beside(file: &Path, name: &str, form: Picture) -> PathBuf {
    if is_folder(file) {
        let ending = form.to_possible_value().map_or(String::new(), |form| form.get_name().to_string());
        return file.join(format!("{name}.{ending}"));
    }
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let ending = file.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
    file.with_file_name(format!("{stem}-{name}{ending}"))
}

/// Whether pictures go into it, under names of their own.
fn is_folder(file: &Path) -> bool {
    file.is_dir() || file.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

/// The part of the graph that the flags ask for, and its title; no title where they ask for nothing.
fn part_of(args: &Draw, graph: &Graph) -> std::result::Result<(Dossier, Option<String>), Stranger> {
    let meant = Meant::of(&args.filters, &args.near, graph)?;
    let dossier = meant.narrow(&graph.dossier);
    let Meant { selection, centre, depth } = meant;
    let all = selection == Selection::default();
    let title = if all { "Meetings".to_string() } else { heading(selection) };
    if centre.is_empty() {
        return Ok((dossier, (!all).then_some(title)));
    }
    let names: Vec<String> = centre.iter().map(Party::to_string).collect();
    let steps = if depth > 1 { format!(", {depth} steps far") } else { String::new() };
    Ok((dossier, Some(format!("{title} around {}{steps}", names.join(" and ")))))
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

/// Where the picture goes, each time in the form that is asked for: by name, by the ending of the file, or DOT.
fn targets(args: &Draw) -> Result<Vec<Target>> {
    let form = |file: &PathBuf| match file.extension().and_then(|e| e.to_str()) {
        Some("svg") => Picture::Svg,
        Some("png") => Picture::Png,
        Some("html" | "htm") => Picture::Html,
        _ => Picture::Dot,
    };
    if !args.output.is_empty() {
        return Ok(args.output.iter().map(|o| (Some(o.clone()), args.format.unwrap_or_else(|| form(o)))).collect());
    }
    let form = args.format.unwrap_or(Picture::Dot);
    if form == Picture::Png && std::io::stdout().is_terminal() {
        return Err(Error::new("", "a PNG is nothing for a terminal").hint("give a file: -o picture.png"));
    }
    Ok(vec![(None, form)])
}
