//! Pictures as files: SVG, whose boxes the Graphviz inside has laid out, and PNG painted from it.

mod letters;
mod page;
mod paint;
mod stand;

use super::dot::Drawing;
use super::graphviz;
use crate::error::Result;
pub use paint::paint;

/// Makes engine and fonts ready. A drawing does so itself; beforehand it can be done beside other work.
pub fn prepare() {
    graphviz::prepare();
    paint::prepare();
}

/// A drawing as SVG. Its letters are as wide as Arial's, which every system has under some name.
pub fn svg(drawing: &Drawing) -> Result<String> {
    Ok(page::page(drawing, &stand::stand(drawing)?))
}

/// A drawing as PNG, in the font that is built in; it has Latin, Greek, Cyrillic and Hebrew letters.
pub fn png(drawing: &Drawing) -> Result<Vec<u8>> {
    paint(&svg(drawing)?)
}
