//! Where do articles come from? Files, folders, standard input; plain text, HTML, Markdown, JSON lines.
//!
//! [`read`] yields one item for each article, or for each thing that could not be read; a bad file or line is an error of its
//! own, and the rest goes on.

mod decode;
mod header;
mod html;
mod lines;
mod markdown;
mod published;
mod strip;
mod walk;

use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

pub use crate::article::Article;
use crate::date::Date;
use crate::document;
use crate::error::{Error, Result};
use lines::Lines;
use walk::{Files, Format, Input};

/// How inputs are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Date of publication of articles that do not give their own.
    pub published: Option<Date>,
}

/// The longest text of an article, and the longest line of JSON, in bytes.
pub const LONGEST: usize = 32 << 20;

/// Reads the articles of files and folders, in the order given; folders recursively, sorted by name. The path `-` is `stdin`.
///
/// ```
/// use rapporteur::source::{Options, read};
/// let line = br#"{"id": "a", "published": "2015-09-18", "text": "Kerry met Lavrov."}"#;
/// let articles: Vec<_> = read(&["-".into()], &line[..], &Options::default()).collect();
/// assert_eq!(articles[0].as_ref().unwrap().id, "a");
/// ```
pub fn read<R: BufRead>(inputs: &[PathBuf], stdin: R, options: &Options) -> Articles<R> {
    Articles {
        files: Files::new(inputs),
        stdin: Some(stdin),
        lines: None,
        stdin_lines: None,
        options: *options,
        seen: FxHashMap::default(),
        repeated: 0,
    }
}

/// The articles of some inputs. Made by [`read`].
pub struct Articles<R: BufRead> {
    files: Files,
    stdin: Option<R>,
    lines: Option<Lines<BufReader<File>>>,
    stdin_lines: Option<Lines<std::io::Chain<std::io::Cursor<Vec<u8>>, R>>>,
    options: Options,
    /// Fingerprint of the text and place of every id so far.
    seen: FxHashMap<String, (u64, Place)>,
    repeated: usize,
}

/// Where an article stands.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    file: String,
    line: Option<usize>,
}

impl Place {
    fn of(path: &Path) -> Self {
        Place { file: path.display().to_string(), line: None }
    }

    fn error(&self, what: impl Into<String>) -> Error {
        let error = Error::new(self.file.clone(), what);
        match self.line {
            Some(line) => error.at(line, None),
            None => error,
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.file),
            None => f.write_str(&self.file),
        }
    }
}

/// An article as it was found, with its place.
struct Found {
    article: Article,
    place: Place,
}

impl<R: BufRead> Articles<R> {
    /// How many files of folders were passed over, as their ending is none of an article.
    pub fn skipped(&self) -> usize {
        self.files.skipped
    }

    /// How many articles were passed over, as another of the same id and text came before.
    pub fn repeated(&self) -> usize {
        self.repeated
    }

    /// The next article of the JSON lines that are being read.
    fn next_line(&mut self) -> Option<Result<Found>> {
        let next = match (&mut self.lines, &mut self.stdin_lines) {
            (Some(lines), _) => lines.next(),
            (_, Some(lines)) => lines.next(),
            _ => None,
        };
        if next.is_none() {
            self.lines = None;
            self.stdin_lines = None;
        }
        next
    }

    /// Opens an input: one article, or lines of them.
    fn open(&mut self, input: Input) -> Result<Option<Found>> {
        match input {
            Input::Stdin => self.open_stdin(),
            Input::File(path, Format::Lines) => {
                let file = File::open(&path).map_err(|e| walk::cannot_open(&path, &e))?;
                self.lines = Some(Lines::new(BufReader::new(file), Place::of(&path), walk::name(&path)));
                Ok(None)
            }
            Input::File(path, format) => {
                let file = File::open(&path).map_err(|e| walk::cannot_open(&path, &e))?;
                let (place, id) = (Place::of(&path), walk::stem(&path));
                let bytes = whole(file, &place)?;
                one(&bytes, format, place, id).map(Some)
            }
            Input::Stream(path) => {
                let file = File::open(&path).map_err(|e| walk::cannot_open(&path, &e))?;
                let (place, id) = (Place::of(&path), walk::stem(&path));
                let bytes = whole(file, &place)?;
                match sniff(&bytes) {
                    Format::Lines => {
                        Err(place.error("JSON lines from a stream").hint("pass them on standard input, with `-`"))
                    }
                    format => one(&bytes, format, place, id).map(Some),
                }
            }
        }
    }

    /// Standard input is JSON lines if it begins with a brace, else one article.
    fn open_stdin(&mut self) -> Result<Option<Found>> {
        let place = Place { file: "-".into(), line: None };
        let Some(mut stdin) = self.stdin.take() else {
            return Err(place.error("standard input was given twice"));
        };
        let failed = |e: std::io::Error| place.error(format!("cannot be read: {e}"));
        let mut head = Vec::new();
        while head.len() < 4096 && head.iter().all(|b: &u8| b.is_ascii_whitespace() || *b >= 0x80) {
            let buffer = stdin.fill_buf().map_err(failed)?;
            let length = buffer.len().min(4096);
            if length == 0 {
                break;
            }
            head.extend_from_slice(&buffer[..length]);
            stdin.consume(length);
        }
        let format = sniff(&head);
        let reader = std::io::Cursor::new(head).chain(stdin);
        if format == Format::Lines {
            self.stdin_lines = Some(Lines::new(reader, place, "stdin".into()));
            return Ok(None);
        }
        let bytes = whole(reader, &place)?;
        one(&bytes, format, place, "stdin".into()).map(Some)
    }

    /// The article, unless it came before; an error if its id did with another text.
    fn accept(&mut self, found: Found) -> Option<Result<Article>> {
        let Found { mut article, place } = found;
        article.published = article.published.or(self.options.published);
        if article.published.is_none() && place.line.is_none() {
            // The text may give its own date, and knows better than its name.
            article.published =
                published::in_name(&place.file).filter(|_| document::date_line(&article.text).is_none());
        }
        let mut hasher = DefaultHasher::new();
        article.text.hash(&mut hasher);
        let digest = hasher.finish();
        match self.seen.get(&article.id) {
            Some((same, _)) if *same == digest => {
                self.repeated += 1;
                None
            }
            Some((_, other)) => {
                let what = format!("the id `{}` belongs to another text, in {other}", article.id);
                Some(Err(place.error(what).hint("give one of the two another id, or file name")))
            }
            None => {
                self.seen.insert(article.id.clone(), (digest, place));
                Some(Ok(article))
            }
        }
    }
}

impl<R: BufRead> Iterator for Articles<R> {
    type Item = Result<Article>;

    fn next(&mut self) -> Option<Result<Article>> {
        loop {
            let found = match self.next_line() {
                Some(found) => found,
                None => match self.files.next()?.and_then(|input| self.open(input)) {
                    Ok(Some(found)) => Ok(found),
                    Ok(None) => continue,
                    Err(error) => Err(error),
                },
            };
            match found {
                Err(error) => return Some(Err(error)),
                Ok(found) => {
                    if let Some(item) = self.accept(found) {
                        return Some(item);
                    }
                }
            }
        }
    }
}

/// All bytes of a file, if they are not too many for an article.
fn whole(reader: impl Read, place: &Place) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut reader = reader.take(LONGEST as u64 + 1);
    reader.read_to_end(&mut bytes).map_err(|e| place.error(format!("cannot be read: {e}")))?;
    if bytes.len() > LONGEST {
        let hint = "no article is that long; give many articles as .jsonl, one a line";
        return Err(place.error(format!("longer than {} MiB", LONGEST >> 20)).hint(hint));
    }
    Ok(bytes)
}

/// What an input without a name seems to be.
fn sniff(bytes: &[u8]) -> Format {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(64)]).to_lowercase();
    match () {
        _ if head.starts_with('{') => Format::Lines,
        _ if ["<!doctype html", "<html", "<!--", "<?xml", "<head", "<body"].iter().any(|h| head.starts_with(h)) => {
            Format::Html
        }
        _ => Format::Text,
    }
}

/// The one article of a file.
fn one(bytes: &[u8], format: Format, place: Place, id: String) -> Result<Found> {
    let text = decode::text(bytes, &place)?;
    let mut article = match format {
        Format::Html => html::article(&text),
        Format::Markdown => {
            let (header, rest) = header::take(&text, &place)?;
            header.article(markdown::text(rest), markdown::title(rest))
        }
        Format::Text | Format::Lines => {
            let (header, rest) = header::take(&text, &place)?;
            header.article(rest.trim_start_matches('\n').to_string(), None)
        }
    };
    if article.text.trim().is_empty() {
        return Err(place.error("no text in it"));
    }
    if article.id.is_empty() {
        article.id = id;
    }
    Ok(Found { article, place })
}
