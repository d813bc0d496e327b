//! JSON lines: one article each.

use std::io::BufRead;

use serde::Deserialize;
use serde_json::Value;

use super::published::in_field;
use super::{Found, LONGEST, Place, decode};
use crate::article::Article;
use crate::error::{Error, Result};

/// The articles of a file of JSON lines.
pub(super) struct Lines<R> {
    reader: R,
    place: Place,
    /// Name of the file, for articles without an id.
    name: String,
    line: usize,
    any: bool,
    ended: bool,
}

/// A line, as it is written.
#[derive(Deserialize)]
struct Entry {
    id: Option<Value>,
    published: Option<Value>,
    title: Option<Value>,
    text: Option<Value>,
}

const SHAPE: &str =
    r#"each line is one object: {"id": "...", "published": "YYYY-MM-DD", "title": "...", "text": "..."}"#;

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R, place: Place, name: String) -> Self {
        Lines { reader, place, name, line: 0, any: false, ended: false }
    }

    /// The next article; empty lines are passed over.
    pub(super) fn next(&mut self) -> Option<Result<Found>> {
        while !self.ended {
            let bytes = match self.next_bytes() {
                Ok(Some(bytes)) => bytes,
                Ok(None) => break,
                Err(error) => return Some(Err(error)),
            };
            let place = Place { line: Some(self.line), ..self.place.clone() };
            let text = match decode::text(&bytes, &place) {
                Ok(text) => text,
                Err(error) => {
                    self.any = true;
                    return Some(Err(error));
                }
            };
            if !text.trim().is_empty() {
                self.any = true;
                return Some(self.entry(&text, place));
            }
        }
        let empty = !self.any;
        self.any = true;
        self.ended = true;
        empty.then(|| Err(self.place.error("no text in it")))
    }

    /// The bytes of the next line. One that is too long is passed over and an error.
    fn next_bytes(&mut self) -> Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        let mut length = 0;
        self.line += 1;
        loop {
            let buffer = match self.reader.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    self.any = true;
                    self.ended = true;
                    return Err(self.place.error(format!("cannot be read: {error}")).at(self.line, None));
                }
            };
            let end = buffer.iter().position(|&b| b == b'\n');
            let part = &buffer[..end.unwrap_or(buffer.len())];
            length += part.len();
            if length <= LONGEST {
                bytes.extend_from_slice(part);
            }
            let (last, used) = (buffer.is_empty(), end.map_or(part.len(), |end| end + 1));
            self.reader.consume(used);
            if last && length == 0 {
                return Ok(None);
            }
            if last || end.is_some() {
                break;
            }
        }
        if length > LONGEST {
            self.any = true;
            let what = format!("the line is longer than {} MiB", LONGEST >> 20);
            return Err(self
                .place
                .error(what)
                .at(self.line, None)
                .hint("no article is that long; put one object on each line"));
        }
        Ok(Some(bytes))
    }

    fn entry(&self, text: &str, place: Place) -> Result<Found> {
        let start = text.trim_start();
        if !start.starts_with('{') {
            let hint = if start.starts_with('[') { "a list? put one object on each line" } else { SHAPE };
            return Err(place.error("the line is no JSON object").at(self.line, Some(1)).hint(hint));
        }
        let entry: Entry = serde_json::from_str(text).map_err(|error| self.malformed(&error))?;
        let id = match &entry.id {
            Some(Value::Number(number)) => Some(number.to_string()),
            other => self.string("id", other.as_ref())?,
        };
        let published = match self.string("published", entry.published.as_ref())? {
            Some(date) => {
                let wrong = || place.error(format!("`published` is no date: `{date}`")).hint("write YYYY-MM-DD");
                Some(in_field(&date).ok_or_else(wrong)?)
            }
            None => None,
        };
        let title = self.string("title", entry.title.as_ref())?;
        let Some(text) = self.string("text", entry.text.as_ref())? else {
            return Err(place.error("the object has no `text`").hint(SHAPE));
        };
        let id = id.unwrap_or_else(|| format!("{}:{}", self.name, self.line));
        Ok(Found { article: Article { id, published, title, text: decode::tidy(&text) }, place })
    }

    /// A field that is text; none where it is missing, null or blank.
    fn string(&self, key: &str, value: Option<&Value>) -> Result<Option<String>> {
        match value {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(self.place.error(format!("`{key}` is no string")).at(self.line, None).hint(SHAPE)),
        }
    }

    fn malformed(&self, error: &serde_json::Error) -> Error {
        let what = error.to_string();
        // The parser counts lines inside the one line that it is given.
        let what = what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what).to_string();
        self.place.error(format!("malformed JSON: {what}")).at(self.line, Some(error.column())).hint(SHAPE)
    }
}
