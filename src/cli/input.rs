//! What is read: articles on several threads, graphs, word lists, lines.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};
use rapporteur::graph::Archive;
use rapporteur::graph::compact::is_compact;
use rapporteur::merge::Whole;
use rapporteur::source::{self, Article};
use rapporteur::{Date, Dossier, Error, Result, Schema, schema};

use super::args::Reading;
use super::{End, Stop, output};

/// Articles and bytes of text that are read at a time.
const ARTICLES: usize = 512;
const BYTES: usize = 16 << 20;

/// Reads all articles and hands on the dossier of each, in the order of the inputs whatever the number of threads.
///
/// Inputs that cannot be read are told of and passed over. It stops where none could be read.
pub fn dossiers(
    reading: &Reading,
    quiet: bool,
    mut take: impl FnMut(Dossier) -> std::result::Result<(), Stop>,
) -> super::Outcome {
    let schema = schema(reading.schema.as_deref())?;
    let threads = threads(reading.threads);
    let options = source::Options { published: reading.published };
    let mut articles = source::read(&reading.inputs, io::stdin().lock(), &options);
    let bar = progress(quiet, size(&reading.inputs));
    let (mut read, mut failed) = (0, 0);
    loop {
        let batch = batch(&mut articles);
        if batch.is_empty() {
            break;
        }
        let dossiers = read_all(&batch, schema, threads);
        for (item, dossier) in batch.iter().zip(dossiers) {
            match (item, dossier) {
                (Ok(article), Some(dossier)) => {
                    read += 1;
                    bar.inc(article.text.len() as u64);
                    take(dossier)?;
                }
                (Err(error), _) => {
                    failed += 1;
                    bar.suspend(|| output::complain(error));
                }
                (Ok(_), None) => {}
            }
        }
        bar.set_message(format!("{read} articles"));
    }
    bar.finish_and_clear();
    match (read, failed) {
        (0, 0) => Err(Error::new("", "no articles").into()),
        (0, _) => Err(Stop::Told),
        (_, 0) => Ok(End::Well),
        _ => Ok(End::Short),
    }
}

/// The next articles, as many as are read at a time.
fn batch(articles: &mut impl Iterator<Item = Result<Article>>) -> Vec<Result<Article>> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < ARTICLES && bytes < BYTES {
        let Some(item) = articles.next() else { break };
        bytes += item.as_ref().map_or(0, |a| a.text.len());
        batch.push(item);
    }
    batch
}

/// The dossiers of a batch, each at the place of its article.
fn read_all(batch: &[Result<Article>], schema: &Schema, threads: usize) -> Vec<Option<Dossier>> {
    shared(batch, threads, |item| item.as_ref().ok().map(|article| rapporteur::read(article, schema)))
}

/// Works on all items, each result at the place of its item. Each thread takes the next item that none has taken.
pub fn shared<T: Sync, R: Send>(items: &[T], threads: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        while let Some((i, item)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|i| Some((i, items.get(i)?))) {
            done.push((i, work(item)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let workers: Vec<_> = (1..threads.min(items.len())).map(|_| scope.spawn(share)).collect();
        let mut done = share();
        for worker in workers {
            done.extend(worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(i, _)| *i);
    done.into_iter().map(|(_, result)| result).collect()
}

/// How many threads to use: as told, else as many as there are processors.
pub fn threads(told: Option<u32>) -> usize {
    told.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), |n| n as usize)
}

/// A bar on standard error, if that is a terminal: of `total` bytes, or a count where they are not known ahead.
pub fn progress(quiet: bool, total: Option<u64>) -> ProgressBar {
    if quiet {
        return ProgressBar::hidden();
    }
    // Written to standard error; not drawn at all where that is no terminal.
    let (bar, look) = match total {
        Some(total) => (ProgressBar::new(total), "{wide_bar} {percent} % {msg} ({elapsed})"),
        None => (ProgressBar::new_spinner(), "{spinner} {msg} read ({elapsed})"),
    };
    if let Ok(style) = ProgressStyle::with_template(look) {
        bar.set_style(style);
    }
    bar
}

/// Bytes of all files that may be read; `None` where standard input is among the inputs.
fn size(inputs: &[PathBuf]) -> Option<u64> {
    inputs.iter().map(|path| if path == Path::new("-") { None } else { Some(bytes_under(path)) }).sum()
}

/// Bytes of a file, or of the files in a folder; 0 for what cannot be looked at, which is told of when it is read.
fn bytes_under(path: &Path) -> u64 {
    match fs::read_dir(path) {
        Ok(entries) => entries
            .flatten()
            .filter(|e| e.file_type().is_ok_and(|t| !t.is_symlink()))
            .map(|e| bytes_under(&e.path()))
            .sum(),
        Err(_) => fs::metadata(path).map_or(0, |m| m.len()),
    }
}

/// The built-in schema, with the files of a folder in place of those of the same name. It lives as long as the process.
pub fn schema(folder: Option<&Path>) -> Result<&'static Schema> {
    let Some(folder) = folder else { return Ok(Schema::embedded()) };
    let files = overlay(folder)?;
    let schema = Schema::overlaid(&files).map_err(|e| {
        // The user's own file is named as the user knows it.
        let own = e.file.strip_prefix("schema/").filter(|name| files.contains_key(*name));
        let file = own.map_or(e.file.clone(), |name| folder.join(name).display().to_string());
        Error { file, ..e }
    })?;
    Ok(Box::leak(Box::new(schema)))
}

/// The files of a folder that the schema knows, by name. Others that look like some are told of.
fn overlay(folder: &Path) -> Result<BTreeMap<String, String>> {
    let name = folder.display().to_string();
    let entries = fs::read_dir(folder).map_err(|e| cannot_read(&name, &e))?;
    let mut names: Vec<String> = entries.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    let deeper = schema::FILES.iter().map(|(file, _)| *file).filter(|f| f.contains('/') && folder.join(f).is_file());
    names.extend(deeper.map(str::to_string));
    names.sort();
    let known = |name: &&String| schema::FILES.iter().any(|(file, _)| file == name);
    let (known, others): (Vec<&String>, Vec<&String>) = names.iter().partition(known);
    let all: Vec<&str> = schema::FILES.iter().map(|(file, _)| *file).collect();
    for other in others.iter().filter(|n| n.ends_with(".ron") || n.ends_with(".tsv")) {
        output::warn(&format!("{}: passed over; known are {}", folder.join(other).display(), all.join(", ")));
    }
    if known.is_empty() {
        let hint = format!("known are {}", all.join(", "));
        return Err(Error::new(name, "no rule files or word lists in this folder").hint(hint));
    }
    known.into_iter().map(|name| Ok((name.clone(), text(&folder.join(name))?))).collect()
}

/// Reads a graph in either form.
pub fn graph(path: &Path) -> Result<Archive> {
    either(path, Archive::from_compact, Archive::from_ron)
}

/// Reads a graph in either form, with what its documents together say where that stands in the file.
pub fn whole(path: &Path) -> Result<(Archive, Option<Whole>)> {
    either(path, Archive::whole_of_compact, |text, name| Ok((Archive::from_ron(text, name)?, None)))
}

/// A graph with the documents alone that had come out by the end of a date.
pub fn known(path: &Path, by: Option<Date>) -> Result<Archive> {
    let mut archive = graph(path)?;
    by.into_iter().for_each(|date| archive.as_of(date));
    Ok(archive)
}

/// What all documents of a graph together say, or what was known of it by the end of a date.
pub fn facts(path: &Path, by: Option<Date>) -> Result<Dossier> {
    if by.is_some() {
        return Ok(known(path, by)?.merged());
    }
    either(path, Archive::merged_of_compact, |text, name| Ok(Archive::from_ron(text, name)?.merged()))
}

/// The content of a graph, whose form its first bytes tell.
fn either<T>(path: &Path, compact: fn(&[u8], &str) -> Result<T>, ron: fn(&str, &str) -> Result<T>) -> Result<T> {
    let (name, bytes) = (path.display().to_string(), bytes(path)?);
    if is_compact(&bytes) {
        return compact(&bytes, &name);
    }
    let text = as_text(bytes, &name)?;
    if text.trim().is_empty() {
        return Err(Error::new(name, "an empty file, no graph").hint("a graph is written by `rapporteur build`"));
    }
    ron(&text, &name)
}

/// The text of a file, or of standard input for `-`.
pub fn text(path: &Path) -> Result<String> {
    as_text(bytes(path)?, &path.display().to_string())
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = match path.as_os_str() == "-" {
        true => io::stdin().lock().read_to_end(&mut bytes).map(|_| ()),
        false => fs::read(path).map(|all| bytes = all),
    };
    read.map_err(|e| cannot_read(&path.display().to_string(), &e))?;
    Ok(bytes)
}

fn as_text(bytes: Vec<u8>, name: &str) -> Result<String> {
    String::from_utf8(bytes).map_err(|e| {
        let valid = &e.as_bytes()[..e.utf8_error().valid_up_to()];
        let line = valid.iter().filter(|b| **b == b'\n').count() + 1;
        Error::new(name, "not text in UTF-8").at(line, None).hint("is this the right file? If so, save it as UTF-8")
    })
}

fn cannot_read(name: &str, error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::NotFound => Error::new(name, "no such file or folder"),
        io::ErrorKind::IsADirectory => Error::new(name, "a folder, where a file should be"),
        io::ErrorKind::NotADirectory => Error::new(name, "a file, where a folder should be"),
        _ => Error::new(name, format!("cannot be read: {error}")),
    }
}
