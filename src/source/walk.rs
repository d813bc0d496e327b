//! Which files are to be read: paths as given, folders recursively and sorted.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// How the articles of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Html,
    Markdown,
    Lines,
}

/// Something to read articles from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    Stdin,
    File(PathBuf, Format),
    /// A pipe or the like, whose name tells nothing.
    Stream(PathBuf),
}

/// What is still to be visited, the next one last.
enum Entry {
    Given(PathBuf),
    /// A path inside a folder.
    Inside(PathBuf),
    /// The end of a folder that was given, and how many files had been found before it.
    End(PathBuf, usize),
}

/// The files of some inputs, in order.
pub(super) struct Files {
    entries: Vec<Entry>,
    found: usize,
    /// Folders of the input at hand, lest a link leads in circles.
    visited: BTreeSet<PathBuf>,
    pub(super) skipped: usize,
}

impl Files {
    pub(super) fn new(inputs: &[PathBuf]) -> Self {
        let entries = inputs.iter().rev().cloned().map(Entry::Given).collect();
        Files { entries, found: 0, visited: BTreeSet::new(), skipped: 0 }
    }

    /// The next input, or why it is none.
    pub(super) fn next(&mut self) -> Option<Result<Input>> {
        loop {
            let input = match self.entries.pop()? {
                Entry::Given(path) => self.given(path),
                Entry::Inside(path) => self.inside(path),
                Entry::End(path, before) if before == self.found => {
                    Err(Error::new(path.display().to_string(), "no articles in this folder")
                        .hint(format!("articles are files that end in {ENDINGS}")))
                }
                Entry::End(..) => continue,
            };
            match input {
                Ok(None) => {}
                Ok(Some(input)) => {
                    self.found += 1;
                    return Some(Ok(input));
                }
                Err(error) => return Some(Err(error)),
            }
        }
    }

    fn given(&mut self, path: PathBuf) -> Result<Option<Input>> {
        if path.as_os_str() == "-" {
            return Ok(Some(Input::Stdin));
        }
        let metadata = fs::metadata(&path).map_err(|e| cannot_open(&path, &e))?;
        if metadata.is_dir() {
            self.entries.push(Entry::End(path.clone(), self.found));
            self.visited.clear();
            self.folder(&path)?;
            return Ok(None);
        }
        match format(&path) {
            Some(format) => Ok(Some(Input::File(path, format))),
            None if !metadata.is_file() => Ok(Some(Input::Stream(path))),
            None => Err(Error::new(path.display().to_string(), "the ending of the file does not tell what it is")
                .hint(format!("known are {ENDINGS}; any text can be passed on standard input, with `-`"))),
        }
    }

    fn inside(&mut self, path: PathBuf) -> Result<Option<Input>> {
        let metadata = fs::metadata(&path).map_err(|e| cannot_open(&path, &e))?;
        if metadata.is_dir() {
            self.folder(&path)?;
            return Ok(None);
        }
        let format = format(&path).filter(|_| metadata.is_file());
        self.skipped += usize::from(format.is_none());
        Ok(format.map(|format| Input::File(path, format)))
    }

    /// Puts the entries of a folder before all others, hidden ones aside.
    fn folder(&mut self, path: &Path) -> Result<()> {
        let real = fs::canonicalize(path).map_err(|e| cannot_open(path, &e))?;
        if !self.visited.insert(real) {
            return Ok(());
        }
        let entries = fs::read_dir(path).map_err(|e| cannot_open(path, &e))?;
        let mut names = Vec::new();
        for entry in entries {
            names.push(entry.map_err(|e| cannot_open(path, &e))?.file_name());
        }
        names.retain(|name| !name.as_encoded_bytes().starts_with(b"."));
        names.sort();
        self.entries.extend(names.into_iter().rev().map(|name| Entry::Inside(path.join(name))));
        Ok(())
    }
}

const ENDINGS: &str = ".txt, .html, .htm, .md, .jsonl";

fn format(path: &Path) -> Option<Format> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    Some(match ending.as_str() {
        "txt" => Format::Text,
        "html" | "htm" | "xhtml" => Format::Html,
        "md" | "markdown" => Format::Markdown,
        "jsonl" | "ndjson" => Format::Lines,
        _ => return None,
    })
}

/// The name of a file without its ending.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The name of a file with its ending.
pub(super) fn name(path: &Path) -> String {
    path.file_name().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
}

pub(super) fn cannot_open(path: &Path, error: &std::io::Error) -> Error {
    let file = path.display().to_string();
    match error.kind() {
        std::io::ErrorKind::NotFound => Error::new(file, "no such file or folder"),
        std::io::ErrorKind::PermissionDenied => Error::new(file, "may not be read").hint("check its permissions"),
        _ => Error::new(file, format!("cannot be opened: {error}")),
    }
}
