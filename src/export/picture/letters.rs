//! How wide words are drawn: the letters of the fonts that are built in.

use std::sync::LazyLock;

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

use super::super::dot::drawing::{Row, Run};
use super::super::dot::text;

/// Thin letters; as wide as Arial's.
pub const REGULAR: &[u8] = include_bytes!("../../../assets/font/LiberationSans-Regular.ttf");
/// Bold letters.
pub const BOLD: &[u8] = include_bytes!("../../../assets/font/LiberationSans-Bold.ttf");

struct Letters {
    map: Charmap<'static>,
    widths: GlyphMetrics<'static>,
    em: f64,
}

static FONTS: LazyLock<[Option<Letters>; 2]> = LazyLock::new(|| {
    [REGULAR, BOLD].map(|font| {
        let font = FontRef::new(font).ok()?;
        let widths = GlyphMetrics::new(&font, Size::unscaled(), LocationRef::default());
        let em = f64::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        Some(Letters { map: font.charmap(), widths, em })
    })
});

/// How wide a row is where letters have this size if the row says nothing else, in points.
pub fn width(row: &Row, letters: u32) -> f64 {
    let one = |run: &Run| {
        let size = run.look.map_or(letters, |(size, _)| size);
        breadth(&text::clean(&run.text), run.bold) * f64::from(size)
    };
    let gaps = breadth(row.gap, false) * f64::from(letters) * row.runs.len().saturating_sub(1) as f64;
    row.runs.iter().map(one).sum::<f64>() + gaps
}

/// The width of a text, in sizes of its letters. What the fonts do not have is guessed.
fn breadth(words: &str, bold: bool) -> f64 {
    let font = &FONTS[usize::from(bold)];
    let known = |c: char| {
        let font = font.as_ref()?;
        Some(f64::from(font.widths.advance_width(font.map.map(c)?)?) / font.em)
    };
    let guess = |c: char| f64::from(text::width(c.encode_utf8(&mut [0; 4]))) / 1000.0;
    words.chars().map(|c| known(c).unwrap_or_else(|| guess(c))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_as_wide_as_arials() {
        assert!((width(&Row::plain("iW"), 1000) - (222.0 + 944.0)).abs() < 1.0);
        assert!((width(&Row::bold("iW"), 1000) - (278.0 + 944.0)).abs() < 1.0);
        let two = width(&Row::two("i", "  ", "W"), 100);
        assert!((two - (27.8 + 2.0 * 27.8 + 94.4)).abs() < 1.0, "{two}");
        assert!(width(&Row::plain("王"), 10) > 9.0, "no letter of the font");
    }
}
