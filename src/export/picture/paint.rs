//! SVG as PNG.

use std::io::Write;
use std::sync::{Arc, LazyLock, mpsc};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::{Font, FontResolver, Options, Tree};

use super::letters::{BOLD, REGULAR};
use crate::error::{Error, Result};

/// Dots per point: 144 dots per inch.
const SCALE: f32 = 2.0;
/// Most dots along a side, and in all, so that no picture fills the memory; many programs open no more than 89 million.
const SIDE: f32 = 16_000.0;
const DOTS: f32 = 80e6;

/// Makes the fonts ready.
pub fn prepare() {
    LazyLock::force(&FONTS);
}

/// An SVG as PNG, 144 dots per inch; less where it would grow beyond all measure.
pub fn paint(svg: &str) -> Result<Vec<u8>> {
    let wrong = |e: &dyn std::fmt::Display| Error::new("", format!("the picture cannot be painted: {e}"));
    let tree = Tree::from_str(svg, &options()).map_err(|e| wrong(&e))?;
    let (width, height) = (tree.size().width(), tree.size().height());
    // The sizes are in points of which the painter makes dots at 96 an inch.
    let scale = (SCALE * 0.75).min(SIDE / width).min(SIDE / height).min((DOTS / (width * height)).sqrt());
    let side = |length: f32| ((length * scale).ceil() as u32).max(1);
    print(&tree, scale, side(width), side(height)).map_err(|e| wrong(&e))
}

/// Rows of dots that are painted at a time: enough to be quick, so few that they stay in the processor's memory.
const STRIP: u32 = 256;
/// How many paint at the same time. The bytes are the same however many there are.
const PAINTERS: usize = 2;

/// A picture as PNG, strip by strip: while one is written, the next are painted.
///
/// Flat colours want no filter, and little search: so it is smaller than with the usual settings, and sooner done.
fn print(tree: &Tree, scale: f32, width: u32, height: u32) -> std::result::Result<Vec<u8>, png::EncodingError> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_deflate_compression(png::DeflateCompression::Level(1));
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    let mut rows = writer.stream_writer()?;
    let tops: Vec<u32> = (0..height).step_by(STRIP as usize).collect();
    std::thread::scope(|scope| {
        let painter = |first: usize| {
            let (send, painted) = mpsc::sync_channel(1);
            let tops = tops.iter().skip(first).step_by(PAINTERS);
            scope.spawn(move || {
                // Where nobody takes them, the writing has failed and there is nothing left to do.
                tops.map(|top| send.send(strip(tree, scale, width, *top, height))).find(|sent| sent.is_err())
            });
            painted
        };
        let painters: Vec<mpsc::Receiver<Vec<u8>>> = (0..PAINTERS).map(painter).collect();
        let mut strips = (0..tops.len()).map(|i| painters[i % PAINTERS].recv().unwrap_or_default());
        strips.try_for_each(|colours| rows.write_all(&colours))
    })?;
    rows.finish()?;
    writer.finish()?;
    Ok(out)
}

/// The rows from `top` on, three bytes a dot.
fn strip(tree: &Tree, scale: f32, width: u32, top: u32, height: u32) -> Vec<u8> {
    let Some(mut dots) = Pixmap::new(width, STRIP.min(height - top)) else { return Vec::new() };
    dots.fill(Color::WHITE);
    let place = Transform::from_scale(scale, scale).post_translate(0.0, -(top as f32));
    resvg::render(tree, place, &mut dots.as_mut());
    let mut colours = vec![0; dots.data().len() / 4 * 3];
    for (colour, dot) in colours.chunks_exact_mut(3).zip(dots.data().chunks_exact(4)) {
        colour.copy_from_slice(&dot[..3]);
    }
    colours
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
