//! A drawing as a DOT graph, which any Graphviz draws.

use graphviz_rust::dot_structures::{Attribute, Stmt};

use super::drawing::{Drawing, Node, Order, Row, Run, Shape, Stroke, Thing, Tie};
use super::ink::{attr, column, edge, edges, graph, level, node, nodes, print, table, tip};
use super::text::html;

impl Drawing {
    /// The text of the graph. Equal drawings give equal text.
    pub fn dot(&self) -> String {
        let mut stmts = sheet(&self.order, &self.title);
        if let Order::Columns { columns, level: pairs } = &self.order {
            stmts.extend(columns.iter().filter_map(|ids| column(ids)));
            stmts.extend(pairs.iter().map(|(a, b)| level(a, b, 3)));
        }
        stmts.extend(self.things.iter().map(|thing| match thing {
            Thing::Node(node) => boxed(node),
            Thing::Tie(tie) => line(tie),
        }));
        print(self.name, stmts)
    }
}

const COLUMNS: [(&str, &str); 8] = [
    ("fontname", "Arial"),
    ("bgcolor", "white"),
    ("rankdir", "LR"),
    ("ranksep", "1.1"),
    ("nodesep", "0.16"),
    ("splines", "spline"),
    ("newrank", "true"),
    ("labelloc", "t"),
];
const SPOTS: [(&str, &str); 7] = [
    ("layout", "nop"),
    ("fontname", "Arial"),
    ("bgcolor", "white"),
    ("pad", "0.3"),
    ("splines", "line"),
    ("outputorder", "edgesfirst"),
    ("labelloc", "t"),
];
const BOXES: [(&str, &str); 5] =
    [("fontname", "Arial"), ("fontsize", "12"), ("margin", "0.08,0.04"), ("shape", "box"), ("penwidth", "1.6")];
const DISCS: [(&str, &str); 5] =
    [("fontname", "Arial"), ("shape", "circle"), ("style", "filled"), ("color", "white"), ("fixedsize", "true")];

/// Paper, font and title.
fn sheet(order: &Order, title: &[Row]) -> Vec<Stmt> {
    let (paper, all, ties) = match order {
        Order::Columns { .. } => (&COLUMNS[..], BOXES, ("penwidth", "1.6")),
        Order::Spots => (&SPOTS[..], DISCS, ("color", super::TIES)),
    };
    let all_of = |pairs: &[(&str, &str)]| -> Vec<Attribute> { pairs.iter().map(|(k, v)| attr(k, v)).collect() };
    let mut paper = all_of(paper);
    paper.push(label("", title));
    vec![graph(paper), nodes(all_of(&all)), edges(all_of(&[ties]))]
}

fn boxed(thing: &Node) -> Stmt {
    let tip = tip(&thing.tip);
    let attributes = match thing.shape {
        Shape::Face(paint) => vec![
            attr("style", "rounded,filled"),
            attr("fillcolor", paint.fill),
            attr("color", paint.line),
            label("", &thing.rows),
            tip,
        ],
        Shape::Card { style, colour } => vec![
            attr("style", &format!("filled,{style}")),
            attr("fillcolor", "white"),
            attr("color", colour),
            label(&format!(" WIDTH=\"{}\"", super::CARD), &thing.rows),
            tip,
        ],
        Shape::Spot { .. } => spot(thing),
    };
    node(&thing.id, attributes)
}

/// A box or disc whose place is known.
fn spot(thing: &Node) -> Vec<Attribute> {
    let Shape::Spot { at, size, paint } = thing.shape else { return vec![] };
    let inches = |points: f64| format!("{:.3}", points / 72.0);
    let mut attributes = vec![
        // Graphviz counts upwards.
        attr("pos", &format!("{:.1},{:.1}", at.0, -at.1)),
        attr("width", &inches(size.0)),
        attr("height", &inches(size.1)),
        tip(&thing.tip),
    ];
    if thing.rows.is_empty() {
        attributes.extend([attr("label", ""), attr("fillcolor", paint.line)]);
        return attributes;
    }
    let shape = [("shape", "box"), ("style", "rounded,filled"), ("fillcolor", paint.fill), ("color", paint.line)];
    attributes.extend(shape.iter().map(|(k, v)| attr(k, v)));
    attributes.push(attr("fontsize", &thing.letters.to_string()));
    attributes.push(label("", &thing.rows));
    attributes
}

fn line(tie: &Tie) -> Stmt {
    match &tie.stroke {
        Stroke::Curve { style, colour } => {
            edge((&tie.from, Some("e")), (&tie.to, Some("w")), vec![attr("style", style), attr("color", colour)])
        }
        Stroke::Straight { thick, meetings, tip: words } => {
            let look =
                vec![attr("penwidth", &format!("{thick:.1}")), attr("weight", &meetings.to_string()), tip(words)];
            edge((&tie.from, None), (&tie.to, None), look)
        }
    }
}

/// Rows as an HTML label.
fn label(attributes: &str, rows: &[Row]) -> Attribute {
    let cell = |row: &Row| {
        let words: Vec<String> = row.runs.iter().map(run).collect();
        let side = if row.left { " ALIGN=\"LEFT\"" } else { "" };
        format!("<TD{side}>{}</TD>", words.join(row.gap))
    };
    table(attributes, &rows.iter().map(cell).collect::<Vec<_>>())
}

fn run(run: &Run) -> String {
    let words = if run.bold { format!("<B>{}</B>", html(&run.text)) } else { html(&run.text) };
    match run.look {
        Some((size, colour)) => format!("<FONT POINT-SIZE=\"{size}\" COLOR=\"{colour}\">{words}</FONT>"),
        None => words,
    }
}
