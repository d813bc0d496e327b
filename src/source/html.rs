//! Web pages to plain text.

use dom_smoothie::{Config, Readability, TextMode};

use super::published::in_field;
use super::strip;
use crate::article::Article;
use crate::date::Date;

/// Pages of more elements, or deeper ones, take too long to look for an article in; no paper prints such.
const MOST: usize = 100_000;
const DEEPEST: usize = 400;

/// The article of a web page, its title as the first line; without an id. The text is empty where the page has none.
pub(super) fn article(html: &str) -> Article {
    let plain = || Article { text: lines(&strip::text(html)), ..Article::default() };
    if strip::depth(html) > DEEPEST {
        return plain();
    }
    // The web holds pages that nobody has thought of; one that trips the extractor still has its words.
    let found = std::panic::catch_unwind(|| extracted(html)).ok().flatten();
    found.unwrap_or_else(plain)
}

/// The article, as far as one can be told from the rest of the page.
fn extracted(html: &str) -> Option<Article> {
    let config = Config { text_mode: TextMode::Formatted, max_elements_to_parse: MOST, ..Config::default() };
    let mut page = Readability::new(html, None, Some(config)).ok()?;
    let marked = marked_date(&page);
    let (title, published, text) = match page.parse() {
        Ok(found) => (found.title, found.published_time, lines(&found.text_content)),
        Err(_) => (page.get_article_title().to_string(), None, String::new()),
    };
    let text = if text.is_empty() { lines(&strip::text(html)) } else { text };
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let published = published.as_deref().and_then(in_field).or(marked);
    let text = titled(&title, text);
    Some(Article { id: String::new(), published, text, title: Some(title).filter(|t| !t.is_empty()) })
}

/// The date in a tag that is there to give it.
fn marked_date(page: &Readability) -> Option<Date> {
    const PLACES: [(&str, &str); 9] = [
        ("meta[itemprop='datePublished']", "content"),
        ("meta[property='article:published']", "content"),
        ("meta[name='pubdate']", "content"),
        ("meta[name='publishdate']", "content"),
        ("meta[name='publish-date']", "content"),
        ("meta[name='DC.date.issued']", "content"),
        ("meta[name='date']", "content"),
        ("time[itemprop='datePublished']", "datetime"),
        ("time[datetime]", "datetime"),
    ];
    PLACES.iter().find_map(|(tag, attribute)| in_field(&page.doc.select(tag).attr(attribute)?))
}

/// Lines without white space around them, and one empty line at most between two.
fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        if !line.is_empty() || !(out.is_empty() || out.ends_with("\n\n")) {
            out.push_str(line);
            out.push('\n');
        }
    }
    super::decode::tidy(out.trim_end())
}

/// The text with its title before it, if it is not there already.
fn titled(title: &str, text: String) -> String {
    let head: String = text.chars().take(4 * title.len() + 200).collect();
    if title.is_empty() || text.is_empty() || head.contains(title) { text } else { format!("{title}\n\n{text}") }
}
