//! Small pieces of a DOT graph: attributes, nodes, edges, columns.

use graphviz_rust::dot_structures::{
    Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node, NodeId, Port, Stmt, Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::text::quoted;

/// An attribute with a quoted value.
pub fn attr(key: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(key.to_string()), quoted(value))
}

/// What a browser shows when the mouse rests on something. Graphviz looks for `\N` in it twice.
pub fn tip(words: &str) -> Attribute {
    attr("tooltip", &words.replace('\\', "\\\\"))
}

/// An HTML label of these table rows, which are already escaped.
pub fn table(attributes: &str, rows: &[String]) -> Attribute {
    let rows: String = rows.iter().map(|row| format!("\n    <TR>{row}</TR>")).collect();
    let html = format!(
        "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\"{attributes}>{rows}\n  </TABLE>>"
    );
    Attribute(Id::Plain("label".to_string()), Id::Html(html))
}

/// Defaults of the graph.
pub fn graph(attributes: Vec<Attribute>) -> Stmt {
    GraphAttributes::Graph(attributes).into()
}

/// Defaults of nodes.
pub fn nodes(attributes: Vec<Attribute>) -> Stmt {
    GraphAttributes::Node(attributes).into()
}

/// Defaults of edges.
pub fn edges(attributes: Vec<Attribute>) -> Stmt {
    GraphAttributes::Edge(attributes).into()
}

/// A node. Its id is one that we made: letters, digits, underscores.
pub fn node(id: &str, attributes: Vec<Attribute>) -> Stmt {
    Node::new(NodeId(Id::Plain(id.to_string()), None), attributes).into()
}

fn vertex(id: &str, side: Option<&str>) -> Vertex {
    let port = side.map(|s| Port(None, Some(s.to_string())));
    NodeId(Id::Plain(id.to_string()), port).into()
}

/// An edge between two nodes; each end may be bound to a side (`e`, `w`).
pub fn edge(from: (&str, Option<&str>), to: (&str, Option<&str>), attributes: Vec<Attribute>) -> Stmt {
    Edge { ty: EdgeTy::Pair(vertex(from.0, from.1), vertex(to.0, to.1)), attributes }.into()
}

/// Nodes below each other in this order. The unseen edges that keep the order are light, so that people may stand near
/// their cards; without any weight the order would be lost.
pub fn column(ids: &[String]) -> Option<Stmt> {
    let chain = match ids {
        [] => return None,
        [one] => node(one, vec![]),
        ids => Edge { ty: EdgeTy::Chain(ids.iter().map(|id| vertex(id, None)).collect()), attributes: vec![] }.into(),
    };
    let rank = Attribute(Id::Plain("rank".to_string()), Id::Plain("same".to_string()));
    let unseen = edges(vec![attr("style", "invis"), attr("weight", "1")]);
    Some(Subgraph { id: Id::Anonymous(String::new()), stmts: vec![rank.into(), unseen, chain] }.into())
}

/// An edge that nobody sees: the second node stands so many columns right of the first, and if possible as high.
pub fn level(from: &str, to: &str, columns: u32) -> Stmt {
    let attributes = [("style", "invis"), ("weight", "9"), ("minlen", &columns.to_string())].map(|(k, v)| attr(k, v));
    edge((from, None), (to, None), attributes.to_vec())
}

/// The graph as text. Each print has its own context, since a used one indents otherwise.
pub fn print(name: &str, stmts: Vec<Stmt>) -> String {
    let graph = Graph::Graph { id: Id::Plain(name.to_string()), strict: false, stmts };
    let mut text = graph.print(PrinterContext::default().with_semi());
    text.push('\n');
    text
}
