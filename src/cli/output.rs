//! Where results and messages go.

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use rapporteur::Error;
use rapporteur::graph::file::write_atomically;

use super::{End, Outcome, Stop};

/// Writes to the file, wholly or not at all; to standard output where there is none.
pub fn write(to: Option<&Path>, bytes: &[u8]) -> Result<(), Stop> {
    match to {
        Some(path) => Ok(write_atomically(path, bytes)?),
        None => put(bytes),
    }
}

/// Writes bit by bit to standard output, or to the file, wholly or not at all.
pub fn stream(to: Option<&Path>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Stop> {
    match to {
        Some(path) => {
            let mut bytes = Vec::new();
            write(&mut bytes).map_err(|e| Error::new(path.display().to_string(), e.to_string()))?;
            Ok(write_atomically(path, &bytes)?)
        }
        None => {
            let mut out = BufWriter::new(io::stdout().lock());
            write(&mut out).and_then(|()| out.flush()).map_err(unwritten)
        }
    }
}

/// Makes a folder, and those that it lies in, where there is none.
pub fn make_folder(folder: &Path) -> Result<(), Error> {
    let wrong = |e: io::Error| Error::new(folder.display().to_string(), format!("cannot be made: {e}"));
    if folder.as_os_str().is_empty() { Ok(()) } else { std::fs::create_dir_all(folder).map_err(wrong) }
}

/// Refuses a file that cannot be written for want of its folder, before any work is done.
pub fn check_folder(file: &Path) -> Result<(), Error> {
    let name = file.display().to_string();
    if file.is_dir() {
        return Err(Error::new(name, "a folder, where a file should be"));
    }
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Err(Error::new(name, format!("the folder {} does not exist", folder.display())))
        }
        _ => Ok(()),
    }
}

/// Tells why there is nothing to do.
pub fn short(error: &Error) -> Outcome {
    complain(error);
    Ok(End::Short)
}

/// Writes to standard output at once. A reader who has gone away is no fault.
pub fn print(text: &str) -> Result<(), Stop> {
    put(text.as_bytes())
}

fn put(bytes: &[u8]) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(unwritten)
}

fn unwritten(e: io::Error) -> Stop {
    match e.kind() {
        ErrorKind::BrokenPipe => Stop::Closed,
        _ => Stop::Fault(Error::new("standard output", format!("cannot be written: {e}"))),
    }
}

/// Tells what went wrong, and what to try.
pub fn complain(error: &Error) {
    message("error", AnsiColor::Red, &error.to_string());
}

/// Tells what may be wrong.
pub fn warn(text: &str) {
    message("warning", AnsiColor::Yellow, text);
}

/// Tells what was decided, and how to have it otherwise.
pub fn note(text: &str) {
    message("note", AnsiColor::Cyan, text);
}

fn message(word: &str, colour: AnsiColor, text: &str) {
    let style = if coloured(&io::stderr()) { colour.on_default().bold() } else { Style::new() };
    // Nothing can be done where standard error is closed.
    let _ = writeln!(io::stderr(), "{style}{word}{style:#}: {text}");
}

/// Whether to write in colour: on a terminal, unless NO_COLOR is set or the terminal cannot.
pub fn coloured(to: &impl IsTerminal) -> bool {
    let set = |name| std::env::var_os(name).filter(|v| !v.is_empty());
    to.is_terminal() && set("NO_COLOR").is_none() && set("TERM").is_none_or(|t| t != "dumb")
}

/// Columns of the terminal on standard output; 120 where it is none.
pub fn columns() -> usize {
    let size = if io::stdout().is_terminal() { terminal_size::terminal_size() } else { None };
    size.map_or(120, |(width, _)| usize::from(width.0))
}

/// Endings of what `export`, `draw` and people write, under which nobody looks for a graph.
const TAKEN: [&str; 24] = [
    "csv", "cypher", "cyjs", "dot", "gexf", "graphml", "gv", "htm", "html", "json", "jsonl", "md", "mmd", "nq", "nt",
    "pdf", "png", "svg", "tsv", "ttl", "txt", "xml", "yaml", "zip",
];

/// Refuses a file name for a graph whose ending says that it is none, or whose folder does not exist, before any work is done.
pub fn check_graph_name(path: &Path) -> Result<(), Error> {
    let name = path.display().to_string();
    check_folder(path)?;
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    if ending.is_none_or(|e| TAKEN.contains(&e.as_str())) {
        return Err(Error::new(name, "the ending does not tell how to write the graph")
            .hint(".ron is for people, .graph (or another of your own) for speed"));
    }
    Ok(())
}
