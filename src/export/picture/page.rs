//! A drawing as SVG, once it is known where everything stands.

use std::fmt::Write;

use super::super::dot::TIES;
use super::super::dot::drawing::{Drawing, Node, Order, Row, Run, Shape, Stroke, Thing, Tie};
use super::super::dot::text::clean;
use super::letters;
use super::stand::{MARGIN, Spot, Spots, line, tallest};

/// Letters as wide as Arial's, which every system has under some name.
const FONTS: &str = "Arial,Liberation Sans,Arimo,Helvetica,sans-serif";
/// Thickness of borders, and of the lines between people and cards.
const PEN: f64 = 1.6;
/// Roundness of corners.
const CORNER: f64 = 9.0;
/// Around the whole.
const EDGE: f64 = 10.0;

/// The paper: what stands on it from where to where, before it is moved to where the paper begins.
struct Paper {
    low: (f64, f64),
    wide: f64,
    high: f64,
    title: f64,
}

/// The drawing as the text of an SVG.
pub fn page(drawing: &Drawing, spots: &Spots) -> String {
    let paper = Paper::of(drawing, spots);
    let mut out = String::with_capacity(64 * 1024);
    head(&mut out, drawing, &paper);
    // The ties lie below the boxes.
    let sides = Sides::of(drawing, spots);
    for thing in &drawing.things {
        if let Thing::Tie(tie) = thing {
            draw_tie(&mut out, tie, spots, &sides);
        }
    }
    for thing in &drawing.things {
        if let Thing::Node(node) = thing
            && let Some(spot) = spots.get(node.id.as_str())
        {
            draw_node(&mut out, node, spot);
        }
    }
    out + "</g>\n</svg>\n"
}

impl Paper {
    fn of(drawing: &Drawing, spots: &Spots) -> Paper {
        let (mut low, mut high) = ((f64::INFINITY, f64::INFINITY), (f64::NEG_INFINITY, f64::NEG_INFINITY));
        for spot in spots.values() {
            low = (low.0.min(spot.left()), low.1.min(spot.top()));
            high = (high.0.max(spot.right()), high.1.max(spot.bottom()));
        }
        if spots.is_empty() {
            (low, high) = ((0.0, 0.0), (0.0, 0.0));
        }
        let title: f64 = drawing.title.iter().map(|row| line(tallest(row, 0))).sum::<f64>() + EDGE;
        let words = drawing.title.iter().map(|row| letters::width(row, 0)).fold(0.0, f64::max);
        let inside = high.0 - low.0;
        let wide = inside.max(words);
        Paper {
            low: (low.0 - (wide - inside) / 2.0, low.1),
            wide: wide + 2.0 * EDGE,
            high: high.1 - low.1 + title + 2.0 * EDGE,
            title,
        }
    }
}

/// The beginning, up to the title.
fn head(out: &mut String, drawing: &Drawing, paper: &Paper) {
    let (wide, high) = (paper.wide.ceil(), paper.high.ceil());
    let name = drawing.title.first().map_or(String::new(), words);
    // Writing to a text cannot fail.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}pt\" height=\"{high}pt\" viewBox=\"0 0 {wide} {high}\" role=\"img\">\n\
         <title>{name}</title>\n<rect width=\"{wide}\" height=\"{high}\" fill=\"white\" shape-rendering=\"crispEdges\"/>\n\
         <g font-family=\"{FONTS}\" transform=\"translate({} {})\">\n",
        number(EDGE - paper.low.0),
        number(EDGE + paper.title - paper.low.1),
    );
    let middle = paper.low.0 + (paper.wide - 2.0 * EDGE) / 2.0;
    rows(out, &drawing.title, 0, paper.low.1 - paper.title, (middle, middle));
}

/// The right and left side of each column, on which lines begin to bend and end to: no line touches a box beside it.
struct Sides<'d>(std::collections::BTreeMap<&'d str, (f64, f64)>);

impl<'d> Sides<'d> {
    fn of(drawing: &'d Drawing, spots: &Spots) -> Sides<'d> {
        let Order::Columns { columns, .. } = &drawing.order else { return Sides(Default::default()) };
        let mut sides = Sides(Default::default());
        for column in columns {
            let here = || column.iter().filter_map(|id| spots.get(id.as_str()));
            let left = here().map(Spot::left).fold(f64::INFINITY, f64::min);
            let right = here().map(Spot::right).fold(f64::NEG_INFINITY, f64::max);
            sides.0.extend(column.iter().map(|id| (id.as_str(), (left, right))));
        }
        sides
    }

    /// Left and right.
    fn at(&self, id: &str, spot: &Spot) -> (f64, f64) {
        self.0.get(id).copied().unwrap_or((spot.left(), spot.right()))
    }
}

fn draw_tie(out: &mut String, tie: &Tie, spots: &Spots, sides: &Sides) {
    let (Some(from), Some(to)) = (spots.get(tie.from.as_str()), spots.get(tie.to.as_str())) else { return };
    let _ = match &tie.stroke {
        Stroke::Curve { style, colour } => {
            let (start, end) = (sides.at(&tie.from, from).1, sides.at(&tie.to, to).0);
            let [a, start, half, end, b] = [from.right(), start, (start + end) / 2.0, end, to.left()].map(number);
            let [y, z] = [from.y, to.y].map(number);
            let bend = format!("M{a},{y}H{start}C{half},{y} {half},{z} {end},{z}H{b}");
            let dashes = dashes(style);
            writeln!(
                out,
                "<path class=\"edge\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{PEN}\"{dashes} d=\"{bend}\"/>"
            )
        }
        Stroke::Straight { thick, tip, .. } => {
            let ends = format!("M{},{}L{},{}", number(from.x), number(from.y), number(to.x), number(to.y));
            let thick = number(*thick);
            writeln!(
                out,
                "<path class=\"edge\" stroke=\"{}\" stroke-opacity=\"0.4\" stroke-width=\"{thick}\" d=\"{ends}\">{}</path>",
                &TIES[..7],
                title(tip)
            )
        }
    };
}

fn draw_node(out: &mut String, node: &Node, spot: &Spot) {
    let (fill, border, dashes, corner) = match node.shape {
        Shape::Face(paint) => (paint.fill, paint.line, "", CORNER),
        Shape::Card { style, colour } => ("white", colour, dashes(style), 0.0),
        Shape::Spot { paint, .. } if node.rows.is_empty() => (paint.line, "white", "", spot.wide / 2.0),
        Shape::Spot { paint, .. } => (paint.fill, paint.line, "", CORNER),
    };
    let pen = if let Shape::Spot { .. } = node.shape { 1.0 } else { PEN };
    let round = if corner > 0.0 { format!(" rx=\"{}\"", number(corner)) } else { String::new() };
    let [x, y, wide, high] = [spot.left(), spot.top(), spot.wide, spot.high].map(number);
    let _ = writeln!(
        out,
        "<g class=\"node\">{}<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\"{round} fill=\"{fill}\" \
         stroke=\"{border}\" stroke-width=\"{pen}\"{dashes}/>",
        title(&node.tip)
    );
    let all: f64 = node.rows.iter().map(|row| line(tallest(row, node.letters))).sum();
    rows(out, &node.rows, node.letters, spot.y - all / 2.0, (spot.left() + MARGIN.0, spot.x));
    out.push_str("</g>\n");
}

/// Rows below each other from `top` on; `left` is where those begin that stand at the left, `middle` that of the others.
fn rows(out: &mut String, rows: &[Row], letters: u32, top: f64, (left, middle): (f64, f64)) {
    let mut top = top;
    for row in rows {
        let size = tallest(row, letters);
        // Letters reach about as far above the middle of their line as below it.
        let base = top + line(size) / 2.0 + 0.35 * f64::from(size);
        let (x, anchor) = if row.left { (left, "") } else { (middle, " text-anchor=\"middle\"") };
        let _ = write!(out, "<text x=\"{}\" y=\"{}\"{anchor} font-size=\"{size}\"", number(x), number(base));
        match &row.runs[..] {
            [run] => out.push_str(&format!("{}>{}", look(run, size), words(row))),
            runs => {
                out.push('>');
                let spans: Vec<String> =
                    runs.iter().map(|r| format!("<tspan{}>{}</tspan>", look(r, size), word(r))).collect();
                // Of several spaces SVG keeps one.
                out.push_str(&spans.join(&row.gap.replace("  ", "\u{a0} ")));
            }
        }
        out.push_str("</text>\n");
        top += line(size);
    }
}

/// What tells the letters of a run from those of its row.
fn look(run: &Run, size: u32) -> String {
    let bold = if run.bold { " font-weight=\"bold\"" } else { "" };
    match run.look {
        Some((own, colour)) if own == size => format!("{bold} fill=\"{colour}\""),
        Some((own, colour)) => format!("{bold} font-size=\"{own}\" fill=\"{colour}\""),
        None => bold.to_string(),
    }
}

fn words(row: &Row) -> String {
    row.runs.iter().map(word).collect::<Vec<_>>().join(row.gap)
}

/// The words of a run; a dash where there are none.
fn word(run: &Run) -> String {
    let words = escaped(&run.text);
    if words.is_empty() { "–".to_string() } else { words }
}

/// What a browser shows when the mouse rests on something.
fn title(tip: &str) -> String {
    format!("<title>{}</title>", escaped(tip))
}

fn escaped(text: &str) -> String {
    clean(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn dashes(style: &str) -> &'static str {
    match style {
        "dashed" => " stroke-dasharray=\"5,2.5\"",
        "dotted" => " stroke-dasharray=\"1.6,3.2\"",
        _ => "",
    }
}

/// A number with at most two digits behind the point.
fn number(n: f64) -> String {
    let text = format!("{n:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_string() } else { short.to_string() }
}

#[cfg(test)]
mod tests {
    use super::{number, word};
    use crate::export::dot::drawing::Row;

    #[test]
    fn numbers_are_short() {
        assert_eq!([1.0, -0.001, 12.5, 7.14159, 100.0].map(number), ["1", "0", "12.5", "7.14", "100"]);
    }

    #[test]
    fn signs_of_the_format_are_escaped() {
        assert_eq!(word(&Row::plain("<b> & \u{7}\\N").runs[0]), "&lt;b&gt; &amp; \\N");
        assert_eq!(word(&Row::plain(" ").runs[0]), "–");
    }
}
