//! A colour for each country: seven that colour-blind eyes tell apart (Okabe and Ito's), then grey.

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Line and filling of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// Colour of the border and of the edges.
    pub line: &'static str,
    /// A light tint of it.
    pub fill: &'static str,
}

const PAINTS: [Paint; 7] = [
    Paint { line: "#0072B2", fill: "#DCEBF7" },
    Paint { line: "#D55E00", fill: "#FBE3D3" },
    Paint { line: "#009E73", fill: "#D5F0E7" },
    Paint { line: "#CC79A7", fill: "#F7E6EF" },
    Paint { line: "#8A6D00", fill: "#FBF1C7" },
    Paint { line: "#56B4E9", fill: "#E6F4FC" },
    Paint { line: "#E69F00", fill: "#FDF2DC" },
];

/// For those who belong to no country, or to one beyond the seventh.
pub const GREY: Paint = Paint { line: "#666666", fill: "#F0F0F0" };

/// Which country has which colour.
#[derive(Debug, Default)]
pub struct Palette(BTreeMap<String, Paint>);

impl Palette {
    /// Colours for countries, given how often each takes part: the most frequent first, equals by name.
    pub fn of(counts: &BTreeMap<&str, usize>) -> Palette {
        let mut ranked: Vec<(&&str, &usize)> = counts.iter().collect();
        ranked.sort_by_key(|&(tag, n)| (Reverse(*n), *tag));
        Palette(ranked.into_iter().zip(PAINTS).map(|((tag, _), paint)| (tag.to_string(), paint)).collect())
    }

    /// The colours of a country; grey where it has none of its own.
    pub fn paint(&self, tag: Option<&str>) -> Paint {
        tag.and_then(|t| self.0.get(t)).copied().unwrap_or(GREY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eighth_country_is_grey() {
        let tags = ["A", "B", "C", "D", "E", "F", "G", "H"];
        let counts = tags.iter().enumerate().map(|(i, t)| (*t, 10 - i)).collect();
        let palette = Palette::of(&counts);
        assert_eq!(palette.paint(Some("A")), PAINTS[0]);
        assert_eq!(palette.paint(Some("G")), PAINTS[6]);
        assert_eq!(palette.paint(Some("H")), GREY);
        assert_eq!(palette.paint(None), GREY);
    }
}
