//! Pictures as files: SVG laid out by the Graphviz inside, PNG painted from it.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::{Font, FontResolver, Options, Tree};

use super::graphviz;
use crate::error::{Error, Result};

const REGULAR: &[u8] = include_bytes!("../../assets/font/LiberationSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../assets/font/LiberationSans-Bold.ttf");

/// Dots per point: 144 dots per inch.
const SCALE: f32 = 2.0;
/// Most dots along a side, and in all, so that no picture fills the memory; many programs open no more than 89 million.
const SIDE: f32 = 16_000.0;
const DOTS: f32 = 80e6;

/// A graph in DOT as SVG. Letters are as wide as Arial's, which every system has under some name.
pub fn svg(dot: &str) -> Result<String> {
    let svg = graphviz::svg(dot)?;
    let fonts = r#"font-family="Arial,Liberation Sans,Arimo,Helvetica,sans-serif""#;
    Ok(svg.replace(r#"font-family="Arial""#, fonts))
}

/// A graph in DOT as PNG, in the font that is built in; it has Latin, Greek, Cyrillic and Hebrew letters.
pub fn png(dot: &str) -> Result<Vec<u8>> {
    paint(&svg(dot)?)
}

/// An SVG as PNG, 144 dots per inch; less where it would grow beyond all measure.
pub fn paint(svg: &str) -> Result<Vec<u8>> {
    let wrong = |e: &dyn std::fmt::Display| Error::new("", format!("the picture cannot be painted: {e}"));
    let tree = Tree::from_str(svg, &options()).map_err(|e| wrong(&e))?;
    let (width, height) = (tree.size().width(), tree.size().height());
    // The sizes are in points of which the painter makes dots at 96 an inch.
    let scale = (SCALE * 0.75).min(SIDE / width).min(SIDE / height).min((DOTS / (width * height)).sqrt());
    let side = |length: f32| ((length * scale).ceil() as u32).max(1);
    let mut dots = Pixmap::new(side(width), side(height)).ok_or_else(|| wrong(&"it is too large"))?;
    dots.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut dots.as_mut());
    encode(&dots).map_err(|e| wrong(&e))
}

/// Dots as PNG. Flat colours want no filter, and little search: so it is smaller than with the usual settings, and sooner done.
fn encode(dots: &Pixmap) -> std::result::Result<Vec<u8>, png::EncodingError> {
    let mut colours = vec![0; dots.data().len() / 4 * 3];
    for (colour, dot) in colours.chunks_exact_mut(3).zip(dots.data().chunks_exact(4)) {
        colour.copy_from_slice(&dot[..3]);
    }
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, dots.width(), dots.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_deflate_compression(png::DeflateCompression::Level(2));
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&colours)?;
    writer.finish()?;
    Ok(out)
}

/// The fonts that are built in: regular, then bold.
static FONTS: LazyLock<(Arc<Database>, [Option<ID>; 2])> = LazyLock::new(|| {
    let mut fonts = Database::new();
    let ids = [REGULAR, BOLD].map(|font| fonts.load_font_source(Source::Binary(Arc::new(font))).first().copied());
    (Arc::new(fonts), ids)
});

/// Whatever family is asked for, the fonts that are built in: text in a family that is not there would not be drawn.
fn options() -> Options<'static> {
    let (fonts, [regular, bold]) = &*FONTS;
    let select = move |font: &Font, _: &mut Arc<Database>| if font.weight() >= 600 { *bold } else { *regular };
    Options {
        fontdb: fonts.clone(),
        font_resolver: FontResolver { select_font: Box::new(select), select_fallback: Box::new(|_, _, _| None) },
        ..Options::default()
    }
}
