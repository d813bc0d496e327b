//! A table for the terminal: columns aligned, cut to its width.

use anstyle::{AnsiColor, Style};
use rapporteur::dossier::Status;

/// Between two columns.
const GAP: usize = 2;
/// No loose column is cut below this.
const LEAST: usize = 6;

/// A cell of a table.
pub struct Cell {
    text: String,
    /// Whether it may be cut.
    loose: bool,
    style: Style,
}

impl Cell {
    /// A cell that is always shown whole.
    pub fn fixed(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), loose: false, style: Style::new() }
    }

    /// A cell that may be cut.
    pub fn loose(text: impl Into<String>) -> Cell {
        Cell { loose: true, ..Cell::fixed(text) }
    }

    /// The word of a status, in its colour.
    pub fn status(status: Status) -> Cell {
        let colour = match status {
            Status::Held => AnsiColor::Green,
            Status::Planned => AnsiColor::Cyan,
            Status::Proposed => AnsiColor::Yellow,
            Status::Cancelled => AnsiColor::Red,
        };
        Cell { style: colour.on_default(), ..Cell::fixed(status.word()) }
    }
}

/// Lines of aligned cells below a heading, none wider than `columns` where that is possible.
pub fn table<const N: usize>(head: &[&str; N], rows: &[[Cell; N]], columns: usize, colour: bool) -> String {
    let widths = widths(head, rows, columns);
    let bold = Style::new().bold();
    let mut out = line(head.iter().map(|h| (*h, bold)), &widths, colour);
    for row in rows {
        out += &line(row.iter().map(|c| (c.text.as_str(), c.style)), &widths, colour);
    }
    out
}

/// As wide as the widest cell; of loose columns the widest gives way until all fit.
fn widths<const N: usize>(head: &[&str; N], rows: &[[Cell; N]], columns: usize) -> [usize; N] {
    let length = |text: &str| text.chars().count();
    let mut widths: [usize; N] =
        std::array::from_fn(|i| rows.iter().map(|r| length(&r[i].text)).max().unwrap_or(0).max(length(head[i])));
    let loose: Vec<usize> = (0..N).filter(|&i| rows.iter().any(|r| r[i].loose)).collect();
    while widths.iter().sum::<usize>() + GAP * (N - 1) > columns {
        match loose.iter().copied().filter(|&i| widths[i] > LEAST).max_by_key(|&i| (widths[i], i)) {
            Some(widest) => widths[widest] -= 1,
            None => break,
        }
    }
    widths
}

fn line<'a>(cells: impl Iterator<Item = (&'a str, Style)>, widths: &[usize], colour: bool) -> String {
    let mut out = String::new();
    let mut blank = 0;
    for ((text, style), &width) in cells.zip(widths) {
        let text = cut(text, width);
        out += &" ".repeat(blank);
        match colour {
            true => out += &format!("{style}{text}{style:#}"),
            false => out += &text,
        }
        blank = width - text.chars().count() + GAP;
    }
    out.push('\n');
    out
}

/// At most `width` letters, the last a mark where some are missing.
fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_string();
    }
    let head: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", head.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> [[Cell; 2]; 2] {
        let row = |a: &str, b: &str| [Cell::fixed(a), Cell::loose(b)];
        [row("2015", "Anna Tarn and many others"), row("–", "Bo")]
    }

    #[test]
    fn columns_are_aligned_and_cut() {
        let text = table(&["date", "who"], &rows(), 16, false);
        assert_eq!(text, "date  who\n2015  Anna Tarn…\n–     Bo\n");
    }

    #[test]
    fn a_wide_terminal_shows_all() {
        assert!(table(&["date", "who"], &rows(), 80, false).contains("many others\n"));
    }

    #[test]
    fn colour_only_where_wanted() {
        let rows = [[Cell::status(Status::Held)]];
        assert!(!table(&["status"], &rows, 80, false).contains('\u{1b}'));
        assert!(table(&["status"], &rows, 80, true).contains("\u{1b}[32mheld"));
    }
}
