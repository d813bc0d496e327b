//! Where the boxes of a network stand: linked ones near each other, none upon another.
//!
//! The arithmetic keeps to what every processor does alike (plus, minus, times, divided, square root) and the chance at
//! the beginning is chosen, so the same network stands the same on every machine.

mod crowd;
mod force;

/// A point, or the width and height of a box.
pub type Pair = (f64, f64);

/// A line between two boxes, by number, and how strong it is.
pub type Tie = (usize, usize, f64);

/// Between two parts of a network that are not linked.
const GAP: f64 = 24.0;

/// The middles of boxes of these sizes. Parts that are not linked stand beside each other, the largest first.
pub fn place(sizes: &[Pair], ties: &[Tie]) -> Vec<Pair> {
    let mut spots = vec![(0.0, 0.0); sizes.len()];
    let mut islands = Vec::new();
    for members in parts(sizes.len(), ties) {
        let inside: Vec<Pair> = members.iter().map(|i| sizes[*i]).collect();
        let spots_here = part(&members, &inside, ties);
        let (low, high) = frame(&inside, &spots_here);
        islands.push((members, spots_here, low, (high.0 - low.0, high.1 - low.1)));
    }
    let frames: Vec<Pair> = islands.iter().map(|(.., size)| *size).collect();
    for ((members, inside, low, _), corner) in islands.iter().zip(shelves(&frames)) {
        for (member, spot) in members.iter().zip(inside) {
            spots[*member] = (corner.0 + spot.0 - low.0, corner.1 + spot.1 - low.1);
        }
    }
    spots
}

/// One linked part.
fn part(members: &[usize], sizes: &[Pair], ties: &[Tie]) -> Vec<Pair> {
    let number = |i: usize| members.binary_search(&i).ok();
    let ties: Vec<Tie> = ties.iter().filter_map(|&(a, b, w)| Some((number(a)?, number(b)?, w))).collect();
    let mut spots = force::settle(sizes.len(), &ties);
    crowd::spread(&mut spots, sizes);
    spots
}

/// The linked parts, each sorted; the largest first.
fn parts(n: usize, ties: &[Tie]) -> Vec<Vec<usize>> {
    let mut root: Vec<usize> = (0..n).collect();
    fn find(root: &mut [usize], mut i: usize) -> usize {
        while root[i] != i {
            root[i] = root[root[i]];
            i = root[i];
        }
        i
    }
    for &(a, b, _) in ties {
        let (a, b) = (find(&mut root, a), find(&mut root, b));
        root[a.max(b)] = a.min(b);
    }
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); n];
    for i in 0..n {
        parts[find(&mut root, i)].push(i);
    }
    parts.retain(|p| !p.is_empty());
    parts.sort_by_key(|p| (std::cmp::Reverse(p.len()), p[0]));
    parts
}

/// The corners of what boxes cover.
fn frame(sizes: &[Pair], spots: &[Pair]) -> (Pair, Pair) {
    let mut low = (f64::INFINITY, f64::INFINITY);
    let mut high = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    for ((w, h), (x, y)) in sizes.iter().zip(spots) {
        low = (low.0.min(x - w / 2.0), low.1.min(y - h / 2.0));
        high = (high.0.max(x + w / 2.0), high.1.max(y + h / 2.0));
    }
    (low, high)
}

/// The corners of frames that are set one after the other into rows of about the same width.
fn shelves(frames: &[Pair]) -> Vec<Pair> {
    let area: f64 = frames.iter().map(|(w, h)| (w + GAP) * (h + GAP)).sum();
    let widest = frames.iter().map(|f| f.0).fold(0.0, f64::max);
    let width = (area * 1.6).sqrt().max(widest);
    let (mut x, mut y, mut row) = (0.0, 0.0, 0.0);
    let mut corners = Vec::with_capacity(frames.len());
    for (w, h) in frames {
        if x > 0.0 && x + w > width {
            (x, y, row) = (0.0, y + row + GAP, 0.0);
        }
        corners.push((x, y));
        x += w + GAP;
        row = f64::max(row, *h);
    }
    corners
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlap(sizes: &[Pair], spots: &[Pair]) -> Option<(usize, usize)> {
        let apart = |i: usize, j: usize| {
            let ((w, h), (v, k)) = (sizes[i], sizes[j]);
            (spots[i].0 - spots[j].0).abs() >= (w + v) / 2.0 || (spots[i].1 - spots[j].1).abs() >= (h + k) / 2.0
        };
        let pairs = (0..sizes.len()).flat_map(|i| (0..i).map(move |j| (i, j)));
        pairs.into_iter().find(|&(i, j)| !apart(i, j))
    }

    /// Two groups, each of which knows its own, and one who knows both.
    fn two_groups() -> (Vec<Pair>, Vec<Tie>) {
        let within = |from: usize| (from..from + 10).flat_map(move |i| (from..i).map(move |j| (i, j, 1.0)));
        let ties = within(0).chain(within(10)).chain([(20, 3, 1.0), (20, 13, 1.0)]).collect();
        (vec![(80.0, 30.0); 21], ties)
    }

    #[test]
    fn no_box_stands_upon_another() {
        let (sizes, ties) = two_groups();
        assert_eq!(overlap(&sizes, &place(&sizes, &ties)), None);
        let star: Vec<Tie> = (1..200).map(|i| (0, i, 1.0)).collect();
        let sizes: Vec<Pair> = (0..210).map(|i| (20.0 + (i % 7) as f64 * 20.0, 30.0)).collect();
        assert_eq!(overlap(&sizes, &place(&sizes, &star)), None);
        assert!(place(&[], &[]).is_empty());
    }

    #[test]
    fn friends_stand_nearer_than_strangers() {
        let (sizes, ties) = two_groups();
        let spots = place(&sizes, &ties);
        let far = |i: usize, j: usize| ((spots[i].0 - spots[j].0).powi(2) + (spots[i].1 - spots[j].1).powi(2)).sqrt();
        let mean = |pairs: Vec<(usize, usize)>| pairs.iter().map(|&(i, j)| far(i, j)).sum::<f64>() / pairs.len() as f64;
        let friends = mean((0..10).flat_map(|i| (0..i).map(move |j| (i, j))).collect());
        let strangers = mean((0..10).flat_map(|i| (10..20).map(move |j| (i, j))).collect());
        assert!(strangers > 1.5 * friends, "{strangers} {friends}");
    }

    #[test]
    fn a_row_is_not_drawn_out() {
        let sizes = vec![(20.0, 20.0); 4];
        let spots = place(&sizes, &[(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0)]);
        let (low, high) = frame(&sizes, &spots);
        assert!(high.0 - low.0 < 260.0, "{spots:?}");
    }

    #[test]
    fn equal_networks_stand_alike() {
        let (sizes, ties) = two_groups();
        assert_eq!(place(&sizes, &ties), place(&sizes, &ties));
    }
}
