//! Boxes that stand upon each other step apart.

use std::collections::BTreeMap;

use super::Pair;

/// Between two boxes.
const GAP: f64 = 8.0;
/// How much paper there is for the boxes, in their own area.
const PAPER: f64 = 2.2;

/// Scales points to the size of their boxes and moves the boxes until none stands upon another.
pub fn spread(spots: &mut [Pair], sizes: &[Pair]) {
    lay(spots);
    let area: f64 = sizes.iter().map(|(w, h)| (w + GAP) * (h + GAP)).sum();
    let (low, high) = super::frame(&vec![(0.0, 0.0); spots.len()], spots);
    let (wide, high) = (high.0 - low.0, high.1 - low.1);
    // A row takes no height, and would be drawn out without end.
    let taken = wide.max(high / 4.0).max(1.0) * high.max(wide / 4.0).max(1.0);
    let scale = (area * PAPER / taken).sqrt();
    // Boxes are wider than high: so is the paper.
    spots.iter_mut().for_each(|s| *s = (s.0 * scale * 1.25, s.1 * scale * 0.8));
    for round in 0..1_000 {
        // Where it is too narrow to step aside, all make room.
        if round % 50 == 49 {
            spots.iter_mut().for_each(|s| *s = (s.0 * 1.04, s.1 * 1.04));
        }
        if !part(spots, sizes) {
            break;
        }
    }
}

/// Turns points so that they reach farther across than up and down.
fn lay(spots: &mut [Pair]) {
    let n = spots.len().max(1) as f64;
    let middle = spots.iter().fold((0.0, 0.0), |m, s| (m.0 + s.0 / n, m.1 + s.1 / n));
    spots.iter_mut().for_each(|s| *s = (s.0 - middle.0, s.1 - middle.1));
    let (xx, yy, xy) = spots.iter().fold((0.0, 0.0, 0.0), |(a, b, c), (x, y)| (a + x * x, b + y * y, c + x * y));
    // The direction of the greatest spread, as a vector: the angle itself is not needed.
    let (x, y) = ((xx - yy) / 2.0 + (((xx - yy) / 2.0).powi(2) + xy * xy).sqrt(), xy);
    let length = (x * x + y * y).sqrt();
    if length > 1e-9 {
        let (cos, sin) = (x / length, y / length);
        spots.iter_mut().for_each(|s| *s = (s.0 * cos + s.1 * sin, s.1 * cos - s.0 * sin));
    } else if yy > xx {
        spots.iter_mut().for_each(|s| *s = (s.1, s.0));
    }
}

/// Moves each two boxes apart that overlap, along the shorter way; whether there were any.
fn part(spots: &mut [Pair], sizes: &[Pair]) -> bool {
    let cell = sizes.iter().map(|s| s.0.max(s.1)).fold(1.0, f64::max) + GAP;
    let key = |s: &Pair| ((s.0 / cell).floor() as i64, (s.1 / cell).floor() as i64);
    let mut cells: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (i, spot) in spots.iter().enumerate() {
        cells.entry(key(spot)).or_default().push(i);
    }
    let mut moved = false;
    for i in 0..spots.len() {
        let (x, y) = key(&spots[i]);
        for (across, along) in (-1..=1).flat_map(|a| (-1..=1).map(move |b| (a, b))) {
            for &j in cells.get(&(x + across, y + along)).map_or(&[][..], |c| c) {
                moved |= j > i && shove(spots, sizes, i, j);
            }
        }
    }
    moved
}

fn shove(spots: &mut [Pair], sizes: &[Pair], i: usize, j: usize) -> bool {
    let (dx, dy) = (spots[j].0 - spots[i].0, spots[j].1 - spots[i].1);
    let x = (sizes[i].0 + sizes[j].0) / 2.0 + GAP - dx.abs();
    let y = (sizes[i].1 + sizes[j].1) / 2.0 + GAP - dy.abs();
    // A little play, so that it comes to an end.
    if x <= GAP / 2.0 || y <= GAP / 2.0 {
        return false;
    }
    let sign = |d: f64| if d < 0.0 { -1.0 } else { 1.0 };
    if x < y {
        let half = sign(dx) * x / 2.0;
        (spots[i].0, spots[j].0) = (spots[i].0 - half, spots[j].0 + half);
    } else {
        let half = sign(dy) * y / 2.0;
        (spots[i].1, spots[j].1) = (spots[i].1 - half, spots[j].1 + half);
    }
    true
}
