//! What is told at length, as plain data: parts of rows, each row with the sentences that say so. One shape, four forms.

use serde_json::{Map, Value, json};

use crate::query::Cited;

/// Something told at length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// What it is about.
    pub title: String,
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// What should be known beside it.
    pub note: Option<String>,
}

/// A part of a report: rows of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// A word or two.
    pub heading: String,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row: named cells, and the sentences that say so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Names and values; an empty value is passed over in text.
    pub cells: Vec<(&'static str, String)>,
    /// The sentences.
    pub quotes: Vec<Cited>,
}

/// How an answer or a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// For a terminal.
    Text {
        /// With colours.
        colour: bool,
        /// With the sentences.
        quotes: bool,
    },
    /// For programs: one object.
    Json,
    /// For tables: a line for each row.
    Csv,
    /// For people, to be passed on: with the sentences.
    Markdown,
}

impl Report {
    /// A report without parts.
    pub fn new(title: impl Into<String>) -> Report {
        Report { title: title.into(), ..Report::default() }
    }

    /// Adds a part, unless it has no rows.
    pub fn part(&mut self, heading: impl Into<String>, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.parts.push(Part { heading: heading.into(), rows });
        }
    }

    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The report in one of the forms, ending in a line break.
    pub fn write(&self, style: Style) -> String {
        match style {
            Style::Text { colour, quotes } => self.text(colour, quotes),
            Style::Json => format!("{}\n", self.json()),
            Style::Csv => self.csv(),
            Style::Markdown => self.markdown(),
        }
    }

    fn text(&self, colour: bool, quotes: bool) -> String {
        let mut out = format!("{}\n", paint(colour, "1", &self.title));
        for part in &self.parts {
            out += &format!("\n{}\n", paint(colour, "2", &part.heading));
            let widths = widths(&part.rows);
            for row in &part.rows {
                out += &format!("  {}\n", row.aligned(&widths));
                for cited in row.quotes.iter().filter(|_| quotes) {
                    let words = row.highlight(&cited.sentence, colour);
                    out += &format!("      {words} {}\n", paint(colour, "36", &format!("[{}]", cited.document)));
                }
            }
        }
        out + &self.note.iter().map(|n| format!("\n{} {n}\n", paint(colour, "33", "note:"))).collect::<String>()
    }

    fn markdown(&self) -> String {
        let mut out = format!("# {}\n", plain(&self.title));
        for part in &self.parts {
            out += &format!("\n## {}\n\n", plain(&part.heading));
            for row in &part.rows {
                out += &format!("- {}\n", plain(&row.line()));
                for cited in &row.quotes {
                    out += &format!("  > {} — *{}*\n", plain(&cited.sentence), plain(&cited.document));
                }
            }
        }
        out + &self.note.iter().map(|n| format!("\n{}\n", plain(n))).collect::<String>()
    }

    fn json(&self) -> Value {
        let row = |row: &Row| {
            let mut cells: Map<String, Value> = row.cells.iter().map(|(k, v)| (k.to_string(), json!(v))).collect();
            cells.insert("evidence".into(), row.quotes.iter().map(cite).collect());
            Value::Object(cells)
        };
        let part = |p: &Part| json!({"heading": p.heading, "rows": p.rows.iter().map(row).collect::<Vec<_>>()});
        let mut out = json!({"title": self.title, "parts": self.parts.iter().map(part).collect::<Vec<_>>()});
        if let Some(note) = &self.note {
            out["note"] = json!(note);
        }
        out
    }

    /// One table for all parts: the part, every name of a cell in the order of appearance, and the documents.
    fn csv(&self) -> String {
        let mut names: Vec<&str> = Vec::new();
        for (name, _) in self.parts.iter().flat_map(|p| &p.rows).flat_map(|r| &r.cells) {
            if !names.contains(name) {
                names.push(name);
            }
        }
        let mut out = csv_line(["part"].into_iter().chain(names.iter().copied()).chain(["documents"]));
        for part in &self.parts {
            for row in &part.rows {
                let cell = |name: &&str| row.cells.iter().find(|(k, _)| k == name).map_or("", |(_, v)| v.as_str());
                let documents = documents(&row.quotes);
                let cells = names.iter().map(cell);
                out += &csv_line([part.heading.as_str()].into_iter().chain(cells).chain([documents.as_str()]));
            }
        }
        out
    }
}

impl Row {
    /// A row of these cells.
    pub fn of<const N: usize>(cells: [(&'static str, String); N]) -> Row {
        Row { cells: cells.into(), quotes: Vec::new() }
    }

    /// The same row, with the sentences that say so.
    pub fn says(mut self, quotes: Vec<Cited>) -> Row {
        self.quotes = quotes;
        self
    }

    /// The same row, with another cell.
    pub fn and(mut self, name: &'static str, value: String) -> Row {
        self.cells.push((name, value));
        self
    }

    /// All values in a line.
    fn line(&self) -> String {
        let values: Vec<&str> = self.cells.iter().map(|(_, v)| v.as_str()).filter(|v| !v.is_empty()).collect();
        values.join("  ")
    }

    /// All values in a line, narrow ones at their widths.
    fn aligned(&self, widths: &[usize]) -> String {
        let mut out = String::new();
        for ((_, value), width) in self.cells.iter().zip(widths) {
            if *width == 0 && value.is_empty() {
                continue;
            }
            let blank = width.saturating_sub(value.chars().count());
            out += &format!("{value}{}  ", " ".repeat(blank));
        }
        out.trim_end().to_string()
    }

    /// The sentence, with the words in bold that stand in the row too.
    fn highlight(&self, sentence: &str, colour: bool) -> String {
        if !colour {
            return sentence.to_string();
        }
        let words: Vec<String> = self.cells.iter().flat_map(|(_, v)| v.split_whitespace().map(bare)).collect();
        let known = |word: &str| word.chars().count() > 2 && words.contains(&bare(word));
        let one = |word: &str| if known(word) { format!("\u{1b}[1m{word}\u{1b}[0m") } else { word.to_string() };
        sentence.split(' ').map(one).collect::<Vec<_>>().join(" ")
    }
}

/// How wide each cell of some rows is written: as the widest, up to the first that is not narrow; as each is, from there on.
fn widths(rows: &[Row]) -> Vec<usize> {
    const NARROW: usize = 12;
    let cells = rows.iter().map(|r| r.cells.len()).max().unwrap_or(0);
    let width = |at: usize| {
        let all = rows.iter().filter_map(|r| r.cells.get(at)).map(|(_, v)| v.chars().count());
        all.max().filter(|w| *w <= NARROW).unwrap_or(0)
    };
    let narrow: Vec<usize> = (0..cells).map(width).take_while(|w| *w > 0).collect();
    narrow.into_iter().chain(std::iter::repeat(0)).take(cells).collect()
}

/// A word without what stands around it, in lower case.
fn bare(word: &str) -> String {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Text in a colour of the terminal, where that is wanted.
pub(crate) fn paint(colour: bool, code: &str, text: &str) -> String {
    if colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_string() }
}

/// A cited sentence as JSON.
pub(crate) fn cite(cited: &Cited) -> Value {
    json!({"document": cited.document, "sentence": cited.sentence, "start": cited.span.start, "end": cited.span.end})
}

/// The documents of some sentences, each once, in order.
fn documents(quotes: &[Cited]) -> String {
    let mut ids: Vec<&str> = quotes.iter().map(|q| q.document.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.join("; ")
}

/// A line of cells, quoted where they must be, so that no cell is taken for more than one or for a formula.
pub(crate) fn csv_line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let one = |cell: &str| {
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
        let cell = if formula { format!("'{cell}") } else { cell.to_string() };
        match cell.contains([',', '"', '\n', '\r']) {
            true => format!("\"{}\"", cell.replace('"', "\"\"")),
            false => cell,
        }
    };
    cells.map(one).collect::<Vec<_>>().join(",") + "\n"
}

/// Text in which Markdown sees no marks of its own.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => out.extend(['\\', c]),
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn report() -> Report {
        let sentence = "Anna Tarn's \"talks\" were *brief*.".to_string();
        let quote = Cited { document: "a".into(), span: Span::new(3, 9), sentence };
        let mut report = Report::new("Tarn");
        report.part("none", Vec::new());
        let row = Row::of([("who", "Anna Tarn".into()), ("at", String::new()), ("n", "=1,2".into())]);
        report.part("met", vec![row.says(vec![quote])]);
        report
    }

    #[test]
    fn each_form_says_the_same() {
        let text = report().write(Style::Text { colour: false, quotes: true });
        assert_eq!(text, "Tarn\n\nmet\n  Anna Tarn  =1,2\n      Anna Tarn's \"talks\" were *brief*. [a]\n");
        assert!(report().write(Style::Text { colour: true, quotes: true }).contains("\u{1b}[1mTarn's\u{1b}[0m"));
        assert_eq!(report().write(Style::Csv), "part,who,at,n,documents\nmet,Anna Tarn,,\"'=1,2\",a\n");
        let markdown = report().write(Style::Markdown);
        assert!(
            markdown.contains("- Anna Tarn  =1,2\n  > Anna Tarn's \"talks\" were \\*brief\\*. — *a*\n"),
            "{markdown}"
        );
        let json: Value = serde_json::from_str(&report().write(Style::Json)).unwrap_or_default();
        assert_eq!(json["parts"][0]["rows"][0]["evidence"][0]["start"], 3);
    }
}
