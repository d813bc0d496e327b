//! Words that can go into a label: cleaned, escaped, cut and wrapped.
//!
//! The printer of the graph writes values as they are, so everything that comes from a text passes through here.

use graphviz_rust::dot_structures::Id;

/// The text on one line: white space folded, and nothing in it that cannot be shown or that turns the line around.
pub fn clean(text: &str) -> String {
    let text: String = text.chars().filter(|c| c.is_whitespace() || shows(*c)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shows(c: char) -> bool {
    match c {
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => false,
        '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' => false,
        c => !c.is_control() && (c as u32) & 0xFFFE != 0xFFFE,
    }
}

/// A quoted value. Backslashes are doubled, so that `\N` and `\G` stay what they are.
pub fn quoted(text: &str) -> Id {
    let text = clean(text).replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;");
    Id::Escaped(format!("\"{text}\""))
}

/// Words inside an HTML label. Never empty, since `<B></B>` is an error there, and so is `<B>]</B>`. `\N` and `\G` are
/// looked for even here.
pub fn html(text: &str) -> String {
    let text = clean(text);
    if text.is_empty() {
        return "–".to_string();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\\' => out.push_str("\\\\"),
            ']' => out.push_str("&#93;"),
            c => out.push(c),
        }
    }
    out
}

/// About how wide a text is drawn in Arial, in thousandths of the size of the letters.
pub fn width(text: &str) -> u32 {
    text.chars().map(breadth).sum()
}

fn breadth(c: char) -> u32 {
    match c {
        '\u{300}'..='\u{36F}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' => 0,
        'i' | 'j' | 'l' | '\'' | '|' => 222,
        ' ' | '.' | ',' | ':' | ';' | '!' | '/' | 'I' | 'f' | 't' => 278,
        'r' | '-' | '(' | ')' | '[' | ']' | '·' | '"' => 333,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        'm' | 'M' | 'w' => 830,
        'W' | '@' | '%' | '…' => 1000,
        'A'..='Z' | '&' => 700,
        '\u{0}'..='\u{7E}' | '–' => 556,
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{FFEF}' | '\u{1F000}'..='\u{3FFFF}' => 1000,
        _ => 600,
    }
}

/// The text, cut with an ellipsis where it is wider than `most` (see [`width`]).
pub fn cut(text: &str, most: u32) -> String {
    if width(text) <= most {
        return text.to_string();
    }
    let room = most.saturating_sub(breadth('…'));
    let mut used = 0;
    let fits = |c: &char| {
        used += breadth(*c);
        used <= room
    };
    let head: String = text.chars().take_while(fits).collect();
    format!("{}…", head.trim_end_matches([' ', ',', ';', '-', '–']))
}

/// The text in at most `lines` lines of width `most`; what does not fit ends in an ellipsis.
pub fn wrap(text: &str, most: u32, lines: usize) -> Vec<String> {
    let mut out = vec![String::new()];
    for word in text.split(' ') {
        let last = out.len() - 1;
        let longer = if out[last].is_empty() { word.to_string() } else { format!("{} {word}", out[last]) };
        if width(&longer) <= most || out[last].is_empty() || out.len() == lines {
            out[last] = longer;
        } else {
            out.push(word.to_string());
        }
    }
    out.iter().map(|line| cut(line, most)).collect()
}

/// Items in lines of width `most`, with ` · ` between those that share a line. An item is never broken, but may be cut.
pub fn pack(items: &[String], most: u32) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for item in items {
        let item = cut(item, most);
        match out.last_mut() {
            Some(line) if width(line) + width(" · ") + width(&item) <= most => {
                line.push_str(" · ");
                line.push_str(&item);
            }
            _ => out.push(item),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unseen_stays() {
        assert_eq!(clean(" a\u{0}b\r\n\tc\u{202E}d\u{7} \u{FFFF}"), "ab cd");
        assert_eq!(html(" \u{0} "), "–");
    }

    #[test]
    fn signs_of_the_format_are_escaped() {
        assert_eq!(quoted("say \"no\" \\N\\").to_string(), "esc \"say \\\"no\\\" \\\\N\\\\\"");
        assert_eq!(html("<b>&\\G</b>"), "&lt;b&gt;&amp;\\\\G&lt;/b&gt;");
    }

    #[test]
    fn long_texts_are_cut_at_the_end() {
        assert_eq!(cut("missile defence", 20_000), "missile defence");
        let short = cut("missile defence in Europe and beyond", 8_000);
        assert!(short.ends_with('…') && width(&short) <= 8_000, "{short}");
        assert_eq!(cut("协商", 1_500).chars().count(), 1);
    }

    #[test]
    fn wrapping_keeps_every_word_that_fits() {
        assert_eq!(wrap("one two three", 4_500, 3), ["one two", "three"]);
        assert_eq!(wrap("", 4_000, 2), [""]);
        let lines = wrap("one two three four five six", 4_500, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
    }

    #[test]
    fn short_items_share_a_line() {
        let items = ["Syria", "Iran", "a much longer subject"].map(String::from);
        assert_eq!(pack(&items, 11_000), ["Syria · Iran", "a much longer subject"]);
    }
}
