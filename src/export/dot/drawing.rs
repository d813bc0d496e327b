//! What a picture consists of, before it is known where everything stands: boxes with lines of words, and ties.

use super::colour::Paint;

/// A picture of boxes and ties, to be written as DOT or drawn as SVG.
#[derive(Debug)]
pub struct Drawing {
    pub(in crate::export) name: &'static str,
    pub(in crate::export) title: Vec<Row>,
    pub(in crate::export) order: Order,
    pub(in crate::export) things: Vec<Thing>,
}

/// What is known of where the boxes stand.
#[derive(Debug)]
pub enum Order {
    /// In columns from left to right, each from top to bottom, by id; of `level`, pairs stand at the same height if
    /// possible, three columns apart.
    Columns { columns: Vec<Vec<String>>, level: Vec<(String, String)> },
    /// Where each says.
    Spots,
}

/// A part of a drawing.
#[derive(Debug)]
pub enum Thing {
    Node(Node),
    Tie(Tie),
}

/// A box; without rows, a disc.
#[derive(Debug)]
pub struct Node {
    pub id: String,
    pub rows: Vec<Row>,
    /// Size of the letters where a run has no size of its own, in points.
    pub letters: u32,
    /// What a browser shows when the mouse rests on it.
    pub tip: String,
    pub shape: Shape,
}

/// What a box looks like.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Round corners.
    Face(Paint),
    /// Sharp corners, white, with a border in this style and colour.
    Card { style: &'static str, colour: &'static str },
    /// Its middle, counted downwards, and its width and height, all in points.
    Spot { at: (f64, f64), size: (f64, f64), paint: Paint },
}

/// A line between two boxes, by id.
#[derive(Debug)]
pub struct Tie {
    pub from: String,
    pub to: String,
    pub stroke: Stroke,
}

/// What a line looks like.
#[derive(Debug)]
pub enum Stroke {
    /// From the right side of the one to the left side of the other.
    Curve { style: &'static str, colour: &'static str },
    /// As thick as the number says, in points, for so many meetings.
    Straight { thick: f64, meetings: usize, tip: String },
}

/// A line of words.
#[derive(Debug)]
pub struct Row {
    /// Whether it begins at the left; else it stands in the middle.
    pub left: bool,
    /// Spaces between the runs.
    pub gap: &'static str,
    pub runs: Vec<Run>,
}

/// Words in one kind of letters.
#[derive(Debug)]
pub struct Run {
    pub text: String,
    pub bold: bool,
    /// Size in points and colour, where they are not those of the box.
    pub look: Option<(u32, &'static str)>,
}

impl Row {
    /// Words in the letters of the box.
    pub fn plain(text: &str) -> Row {
        Row { left: false, gap: "", runs: vec![Run { text: text.to_string(), bold: false, look: None }] }
    }

    /// Bold words.
    pub fn bold(text: &str) -> Row {
        Row::plain(text).with(|run| run.bold = true)
    }

    /// Words of this size and colour.
    pub fn small(text: &str, size: u32, colour: &'static str) -> Row {
        Row::plain(text).with(|run| run.look = Some((size, colour)))
    }

    /// Bold words, a gap, and others.
    pub fn two(bold: &str, gap: &'static str, rest: &str) -> Row {
        let mut row = Row { gap, ..Row::bold(bold) };
        row.runs.extend(Row::plain(rest).runs);
        row
    }

    /// The same at the left.
    pub fn left(self) -> Row {
        Row { left: true, ..self }
    }

    fn with(mut self, change: impl Fn(&mut Run)) -> Row {
        self.runs.iter_mut().for_each(change);
        self
    }
}
