//! Where the boxes of a drawing stand, and how large they are.
//!
//! Columns are laid out by Graphviz, which is told of each box its size alone: that takes a fourth of the time that it would
//! need with all the words.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::super::dot;
use super::super::dot::drawing::{Drawing, Node, Order, Row, Shape, Thing, Tie};
use super::super::graphviz;
use super::letters;
use crate::error::Result;

/// A box in its place: middle, width and height in points, counted to the right and downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub x: f64,
    pub y: f64,
    pub wide: f64,
    pub high: f64,
}

impl Spot {
    pub fn left(&self) -> f64 {
        self.x - self.wide / 2.0
    }

    pub fn right(&self) -> f64 {
        self.x + self.wide / 2.0
    }

    pub fn top(&self) -> f64 {
        self.y - self.high / 2.0
    }

    pub fn bottom(&self) -> f64 {
        self.y + self.high / 2.0
    }
}

/// Each box's place, by id.
pub type Spots<'d> = BTreeMap<&'d str, Spot>;

/// Between the words and the border, at the sides, and above and below.
pub const MARGIN: (f64, f64) = (6.8, 3.4);

/// The height of a line of letters of this size.
pub fn line(size: u32) -> f64 {
    f64::from(size) * 1.2 + 2.0
}

/// The size of the largest letters in a row.
pub fn tallest(row: &Row, letters: u32) -> u32 {
    row.runs.iter().map(|run| run.look.map_or(letters, |(size, _)| size)).max().unwrap_or(letters)
}

/// Where each box stands.
pub fn stand(drawing: &Drawing) -> Result<Spots<'_>> {
    let nodes = drawing.things.iter().filter_map(|t| if let Thing::Node(node) = t { Some(node) } else { None });
    let mut spots: Spots = nodes.map(|node| (node.id.as_str(), alone(node))).collect();
    if let Order::Columns { columns, level } = &drawing.order {
        let ties = drawing.things.iter().filter_map(|t| if let Thing::Tie(tie) = t { Some(tie) } else { None });
        let said = graphviz::lay_out(&skeleton(&spots, columns, level, ties))?;
        take(&mut spots, &said);
    }
    Ok(spots)
}

/// A box by itself: as large as its words, or as it says.
fn alone(node: &Node) -> Spot {
    if let Shape::Spot { at, size, .. } = node.shape {
        return Spot { x: at.0, y: at.1, wide: size.0, high: size.1 };
    }
    let least = if let Shape::Card { .. } = node.shape { f64::from(dot::CARD) } else { 0.0 };
    let wide = node.rows.iter().map(|row| letters::width(row, node.letters)).fold(least, f64::max);
    let high: f64 = node.rows.iter().map(|row| line(tallest(row, node.letters))).sum();
    Spot { x: 0.0, y: 0.0, wide: wide + 2.0 * MARGIN.0, high: high + 2.0 * MARGIN.1 }
}

/// The drawing without words and colours, for the engine: columns, sizes, ties.
fn skeleton<'d>(
    spots: &Spots,
    columns: &[Vec<String>],
    level: &[(String, String)],
    ties: impl Iterator<Item = &'d Tie>,
) -> String {
    let mut text = String::from(
        "graph{rankdir=LR;ranksep=1.1;nodesep=0.16;splines=none;node[shape=box,fixedsize=true,label=\"\"]\n",
    );
    for ids in columns.iter().filter(|ids| !ids.is_empty()) {
        text += &format!("{{rank=same {}}}\n", ids.join("--"));
    }
    // Writing to a text cannot fail.
    for (a, b) in level {
        writeln!(text, "{a}--{b}[weight=9,minlen=3]").ok();
    }
    for (id, spot) in spots {
        writeln!(text, "{id}[width={:.4},height={:.4}]", spot.wide / INCH, spot.high / INCH).ok();
    }
    for tie in ties {
        writeln!(text, "{}--{}", tie.from, tie.to).ok();
    }
    text + "}\n"
}

const INCH: f64 = 72.0;

/// Reads the places off what the engine says: `node ID X Y ...`, in inches, counted upwards.
fn take(spots: &mut Spots, said: &str) {
    for row in said.lines() {
        let mut words = row.split(' ');
        if words.next() != Some("node") {
            continue;
        }
        let spot = words.next().and_then(|id| spots.get_mut(id));
        let mut number = || words.next()?.parse::<f64>().ok();
        if let (Some(spot), Some(x), Some(y)) = (spot, number(), number()) {
            (spot.x, spot.y) = (x * INCH, -y * INCH);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_beside_each_other_in_their_order() {
        let size = Spot { x: 0.0, y: 0.0, wide: 72.0, high: 36.0 };
        let mut spots: Spots = ["a", "b", "m"].map(|id| (id, size)).into();
        let columns = [vec!["b".to_string(), "a".to_string()], vec!["m".to_string()]];
        let tie = |from: &str| Tie {
            from: from.to_string(),
            to: "m".to_string(),
            stroke: crate::export::dot::drawing::Stroke::Curve { style: "solid", colour: "#000000" },
        };
        let ties = [tie("a"), tie("b")];
        let said = graphviz::lay_out(&skeleton(&spots, &columns, &[], ties.iter())).unwrap();
        take(&mut spots, &said);
        assert!(spots["b"].bottom() < spots["a"].top(), "{spots:?}");
        assert!(spots["a"].x == spots["b"].x && spots["m"].left() > spots["a"].right() + 70.0, "{spots:?}");
        assert!(spots["b"].y <= spots["m"].y && spots["m"].y <= spots["a"].y, "{spots:?}");
    }
}
