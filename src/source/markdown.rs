//! Markdown to plain text.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The text without its marks: links by their words, a line for each block, an empty line between paragraphs.
pub(super) fn text(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut numbers = Vec::new();
    for event in parser(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                out.push_str(&text)
            }
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => out.push('\n'),
            Event::Start(Tag::List(first)) => {
                line(&mut out);
                numbers.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                numbers.pop();
                paragraph(&mut out);
            }
            Event::Start(Tag::Item) => {
                line(&mut out);
                item(&mut out, numbers.last_mut());
            }
            Event::End(TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow) => line(&mut out),
            Event::End(TagEnd::TableCell) => out.push('\t'),
            Event::End(TagEnd::Paragraph) if !numbers.is_empty() => line(&mut out),
            Event::Start(Tag::Paragraph) if !numbers.is_empty() => {}
            Event::Start(
                Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::BlockQuote(_) | Tag::Table(_),
            ) => paragraph(&mut out),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::BlockQuote(_) | TagEnd::Table,
            ) => paragraph(&mut out),
            Event::Rule => paragraph(&mut out),
            _ => {}
        }
    }
    out.trim_end().to_string()
}

/// The first heading of the first level.
pub(super) fn title(markdown: &str) -> Option<String> {
    let mut title = None;
    for event in parser(markdown) {
        match (event, &mut title) {
            (Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }), None) => title = Some(String::new()),
            (Event::End(TagEnd::Heading(_)), Some(_)) => break,
            (Event::Text(text) | Event::Code(text), Some(title)) => title.push_str(&text),
            (Event::SoftBreak | Event::HardBreak, Some(title)) => title.push(' '),
            _ => {}
        }
    }
    title.map(|t| t.trim().to_string()).filter(|t| !t.is_empty())
}

fn parser(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
}

/// Ends the line, if one is begun.
fn line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

/// Ends the paragraph, if one is begun.
fn paragraph(out: &mut String) {
    line(out);
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
}

/// A bullet, or the number of the item.
fn item(out: &mut String, number: Option<&mut Option<u64>>) {
    match number {
        Some(Some(number)) => {
            out.push_str(&format!("{number}. "));
            *number = number.saturating_add(1);
        }
        _ => out.push_str("• "),
    }
}
