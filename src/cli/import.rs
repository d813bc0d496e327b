//! `import`: lists that are there already, to a graph.

use std::path::Path;

use rapporteur::graph::Archive;
use rapporteur::import::{Columns, Entry, Order, disclosures, journeys};
use rapporteur::{Error, Result};

use super::args::{Dates, Import};
use super::{End, Outcome, Stop, build, input, output};

/// Entries that are read at a time.
const ENTRIES: usize = 512;

/// Takes in lists, keeps what they say, and prints what was found.
pub fn run(args: &Import) -> Outcome {
    output::check_graph_name(&args.output)?;
    let schema = input::schema(args.schema.as_deref())?;
    let (mut entries, mut failed) = (Vec::new(), 0);
    let mut tell = |error: &Error| {
        output::complain(error);
        failed += 1;
    };
    for list in &args.lists {
        match read(list, args) {
            Ok(found) => found.into_iter().for_each(|entry| match entry {
                Ok(entry) => entries.push(entry),
                Err(error) => tell(&error),
            }),
            Err(error) => tell(&error),
        }
    }
    let mut archive = Archive::default();
    let bar = input::progress(false, Some(entries.len() as u64));
    for batch in entries.chunks(ENTRIES) {
        let dossiers = input::shared(batch, input::threads(args.threads), |entry| entry.dossier(schema));
        for dossier in dossiers {
            if let Err(error) = archive.add(dossier) {
                bar.suspend(|| tell(&error));
            }
            bar.inc(1);
        }
        bar.set_message(format!("{} entries", archive.dossiers.len()));
    }
    bar.finish_and_clear();
    match (archive.dossiers.len(), failed) {
        (0, 0) => return Err(Error::new("", "no entries in these lists").into()),
        (0, _) => return Err(Stop::Told),
        _ => build::keep(&archive, None, &[], &args.output)?,
    }
    Ok(if failed == 0 { End::Well } else { End::Short })
}

/// The entries of a list, each by itself.
fn read(list: &Path, args: &Import) -> Result<Vec<Result<Entry>>> {
    let (name, text) = (list.display().to_string(), input::text(list)?);
    let xml = list.extension().is_some_and(|e| e.eq_ignore_ascii_case("xml"));
    if xml {
        return Ok(journeys(&text, &name).into_iter().map(|j| j.map(Entry::Journey)).collect());
    }
    let table = list.file_stem().map_or("table".into(), |s| s.to_string_lossy());
    let table = if name == "-" { "table" } else { &table };
    Ok(disclosures(&text, table, &name, &columns(args, &name)?)?
        .into_iter()
        .map(|d| d.map(Entry::Disclosure))
        .collect())
}

/// The columns that the flags name.
fn columns(args: &Import, file: &str) -> Result<Columns> {
    let needed = |flag: &str, told: &Option<String>| {
        let error = || Error::new(file, format!("a table needs {flag}, the heading of a column"));
        told.clone().ok_or_else(|| error().hint("`rapporteur import --help` has examples"))
    };
    if args.with.is_none() && args.organisation.is_none() {
        needed("--with or --organisation", &None)?;
    }
    Ok(Columns {
        date: needed("--date", &args.date)?,
        who: needed("--who", &args.who)?,
        office: args.office.clone(),
        with: args.with.clone(),
        organisation: args.organisation.clone(),
        about: args.about.clone(),
        place: args.place.clone(),
        kind: args.kind.clone(),
        of: args.of.clone(),
        order: args.dates.map(|order| match order {
            Dates::DayFirst => Order::DayFirst,
            Dates::MonthFirst => Order::MonthFirst,
        }),
        between: args.between.clone(),
        carry: args.carry,
        delimiter: args.delimiter,
    })
}
