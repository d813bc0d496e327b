//! Web pages to text without understanding them: for pages that are too short, too long or too odd to find an article in.

/// Elements that hold no text for readers.
const SILENT: [&str; 6] = ["script", "style", "noscript", "template", "head", "svg"];

/// Elements inside a line; all others end it.
const INLINE: [&str; 26] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
];

/// Elements that need no end tag, and so tell nothing of how deep others lie.
const UNCLOSED: [&str; 26] = [
    "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option",
    "optgroup", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "wbr",
];

/// A tag of a page.
struct Tag<'a> {
    name: &'a str,
    closes: bool,
    /// Bytes before and after it.
    start: usize,
    end: usize,
}

/// The first tag or comment from here on; a comment has no name.
fn next_tag(html: &str, from: usize) -> Option<Tag<'_>> {
    let mut at = from;
    loop {
        let start = at + html[at..].find('<')?;
        let rest = &html[start + 1..];
        if rest.starts_with("!--") {
            let end = rest.find("-->").map_or(html.len(), |i| start + 1 + i + 3);
            return Some(Tag { name: "", closes: false, start, end });
        }
        let closes = rest.starts_with('/');
        let name = &rest[usize::from(closes)..];
        let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        if length > 0 || rest.starts_with(['!', '?']) {
            let end = rest.find('>').map_or(html.len(), |i| start + 1 + i + 1);
            return Some(Tag { name: &name[..length], closes, start, end });
        }
        at = start + 1;
    }
}

fn is(list: &[&str], name: &str) -> bool {
    list.iter().any(|n| n.eq_ignore_ascii_case(name))
}

/// The text of a page, a line for each block.
pub(super) fn text(html: &str) -> String {
    let mut out = String::with_capacity(html.len() / 4);
    let mut at = 0;
    while let Some(tag) = next_tag(html, at) {
        words(&mut out, &html[at..tag.start]);
        at = tag.end;
        if !tag.closes && is(&SILENT, tag.name) {
            at = past(html, tag.name, at);
        }
        if !tag.name.is_empty() && !is(&INLINE, tag.name) {
            out.push('\n');
        }
    }
    words(&mut out, &html[at..]);
    out
}

/// Adds words, their white space folded.
fn words(out: &mut String, text: &str) {
    let text = html_escape::decode_html_entities(text);
    let space = |out: &mut String| {
        if !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    };
    if text.starts_with(char::is_whitespace) {
        space(out);
    }
    for (i, word) in text.split_whitespace().enumerate() {
        if i > 0 {
            space(out);
        }
        out.push_str(word);
    }
    if text.ends_with(char::is_whitespace) {
        space(out);
    }
}

/// The byte after the end tag of this element.
fn past(html: &str, name: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(start) = html[at..].find("</").map(|i| at + i) {
        let rest = html.as_bytes().get(start + 2..start + 2 + name.len());
        if rest.is_some_and(|r| r.eq_ignore_ascii_case(name.as_bytes())) {
            return html[start..].find('>').map_or(html.len(), |i| start + i + 1);
        }
        at = start + 2;
    }
    html.len()
}

/// How deep elements lie in each other, at most.
pub(super) fn depth(html: &str) -> usize {
    let (mut at, mut depth, mut most) = (0, 0_usize, 0);
    while let Some(tag) = next_tag(html, at) {
        at = tag.end;
        if tag.name.is_empty() || is(&UNCLOSED, tag.name) {
            continue;
        }
        depth = if tag.closes { depth.saturating_sub(1) } else { depth + 1 };
        most = most.max(depth);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_words_stay() {
        let html = "<head><title>T</title></head><p>Roe &amp; <b>Doe</b> met</p><!-- no --><SCRIPT>1 < 2</SCRIPT><div>at\n 3 < 4</div>";
        assert_eq!(text(html).trim(), "Roe & Doe met\n\n\nat 3 < 4");
    }

    #[test]
    fn depth_counts_what_must_be_closed() {
        assert_eq!(depth("<div><p>a<p>b<br><span>c</span></div><div></div>"), 2);
        assert_eq!(depth("a < b"), 0);
    }
}
