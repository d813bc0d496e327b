//! Header lines of text files: front matter between `---`, or plain `key: value` lines before an empty line.

use super::Place;
use super::published::in_field;
use crate::article::Article;
use crate::date::Date;
use crate::error::Result;

/// What a header says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    id: Option<String>,
    published: Option<Date>,
    title: Option<String>,
}

impl Header {
    /// The article of this header and text; without an id if the header has none.
    pub(super) fn article(self, text: String, title: Option<String>) -> Article {
        Article { id: self.id.unwrap_or_default(), published: self.published, title: self.title.or(title), text }
    }
}

/// Keys that plain header lines may have.
const KEYS: [&str; 14] = [
    "id",
    "published",
    "date",
    "title",
    "headline",
    "source",
    "url",
    "link",
    "author",
    "byline",
    "language",
    "lang",
    "tags",
    "place",
];

/// The header of a text, and the text without it.
pub(super) fn take<'t>(text: &'t str, place: &Place) -> Result<(Header, &'t str)> {
    if let Some((lines, rest)) = fenced(text) {
        return Ok((read(lines.lines().enumerate().map(|(i, line)| (i + 2, line)), place)?, rest));
    }
    if let Some((lines, rest)) = plain(text)
        && let Ok(header) = read(lines.lines().enumerate(), place)
    {
        return Ok((header, rest));
    }
    Ok((Header::default(), text))
}

/// Lines between two lines of `---`, of which at least one is a pair.
fn fenced(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("---\n")?;
    let end = rest.starts_with("---\n").then_some(0).or_else(|| rest.find("\n---\n").map(|i| i + 1));
    let (lines, rest) = match end {
        Some(end) => (&rest[..end], &rest[end + 4..]),
        None => (rest.strip_suffix("\n---")?, ""),
    };
    let fits = |line: &str| {
        line.trim().is_empty()
            || line.starts_with([' ', '-', '#'])
            || line.split_once(':').is_some_and(|(key, _)| is_key(key))
    };
    lines.lines().all(fits).then_some((lines, rest))
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// Known keys with values on every line up to the first empty one.
fn plain(text: &str) -> Option<(&str, &str)> {
    let (lines, rest) = text.split_once("\n\n")?;
    let known = |line: &str| {
        let key = line.split_once(": ").map_or("", |(key, _)| key);
        KEYS.contains(&key.to_lowercase().as_str())
    };
    let told = |line: &str| {
        let key = line.split(':').next().unwrap_or("").to_lowercase();
        matches!(key.as_str(), "id" | "published" | "date" | "title")
    };
    (lines.lines().all(known) && lines.lines().any(told)).then_some((lines, rest))
}

fn read<'t>(lines: impl Iterator<Item = (usize, &'t str)>, place: &Place) -> Result<Header> {
    let mut header = Header::default();
    for (number, line) in lines {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = unquoted(value.trim());
        if value.is_empty() {
            continue;
        }
        match key.trim().to_lowercase().as_str() {
            "id" => header.id = Some(value.to_string()),
            "title" | "headline" => header.title = Some(value.to_string()),
            "published" | "date" => {
                let wrong = || place.error(format!("`{value}` is no date")).at(number, None).hint("write YYYY-MM-DD");
                let date = in_field(value).ok_or_else(wrong)?;
                if key.eq_ignore_ascii_case("published") || header.published.is_none() {
                    header.published = Some(date);
                }
            }
            _ => {}
        }
    }
    Ok(header)
}

fn unquoted(value: &str) -> &str {
    let inside = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}
