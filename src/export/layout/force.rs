//! Forces: all push each other away, ties pull together, everything is drawn a little to the middle.
//!
//! After ForceAtlas2 (Jacomy and others, 2014); far crowds push as one (Barnes and Hut, 1986).

use super::{Pair, Tie};

/// How hard two push each other.
const PUSH: f64 = 10.0;
/// How hard all are drawn to the middle.
const GRAVITY: f64 = 3.0;
/// A crowd counts as one where its width is less than this share of its distance.
const FAR: f64 = 1.1;

/// Points for `n` things. Distances have no unit; see [`super::crowd::spread`].
pub fn settle(n: usize, ties: &[Tie]) -> Vec<Pair> {
    let mut spots = scatter(n);
    if n < 3 {
        return (0..n).map(|i| (i as f64, 0.0)).collect();
    }
    let mut mass = vec![1.0; n];
    for &(a, b, _) in ties {
        mass[a] += 1.0;
        mass[b] += 1.0;
    }
    let mut last = vec![(0.0, 0.0); n];
    let mut speed = 1.0;
    let rounds = if n > 2_000 { 250 } else { 500 };
    for _ in 0..rounds {
        let forces = forces(&spots, &mass, ties);
        speed = step(&mut spots, &forces, &last, &mass, speed);
        last = forces;
    }
    spots
}

/// A chosen chance.
fn scatter(n: usize) -> Vec<Pair> {
    let mut state: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut chance = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / (1u64 << 31) as f64 - 0.5
    };
    let width = 20.0 * (n as f64).sqrt();
    (0..n).map(|_| (chance() * width, chance() * width)).collect()
}

fn forces(spots: &[Pair], mass: &[f64], ties: &[Tie]) -> Vec<Pair> {
    let tree = Tree::of(spots, mass);
    let mut forces: Vec<Pair> = Vec::with_capacity(spots.len());
    for (spot, mass) in spots.iter().zip(mass) {
        let (mut x, mut y) = tree.push(*spot, *mass);
        let far = length(*spot).max(0.01);
        x -= GRAVITY * mass * spot.0 / far;
        y -= GRAVITY * mass * spot.1 / far;
        forces.push((x, y));
    }
    for &(a, b, weight) in ties {
        let pull = weight.sqrt();
        let (x, y) = ((spots[b].0 - spots[a].0) * pull, (spots[b].1 - spots[a].1) * pull);
        forces[a] = (forces[a].0 + x, forces[a].1 + y);
        forces[b] = (forces[b].0 - x, forces[b].1 - y);
    }
    forces
}

/// Moves all a little, those less that swing to and fro; gives the speed of the next step.
fn step(spots: &mut [Pair], forces: &[Pair], last: &[Pair], mass: &[f64], speed: f64) -> f64 {
    let (mut swinging, mut going) = (0.0, 0.0);
    let swing = |i: usize| length((forces[i].0 - last[i].0, forces[i].1 - last[i].1));
    for i in 0..spots.len() {
        swinging += mass[i] * swing(i);
        going += mass[i] * length((forces[i].0 + last[i].0, forces[i].1 + last[i].1)) / 2.0;
    }
    let speed = (going / f64::max(swinging, 1e-9)).min(speed * 1.5).clamp(1e-4, 50.0);
    for (i, spot) in spots.iter_mut().enumerate() {
        let own = 0.1 * speed / (1.0 + speed * swing(i).sqrt());
        let own = own.min(10.0 / length(forces[i]).max(1e-9));
        *spot = (spot.0 + forces[i].0 * own, spot.1 + forces[i].1 * own);
    }
    speed
}

fn length((x, y): Pair) -> f64 {
    (x * x + y * y).sqrt()
}

/// Crowds within crowds: squares of four squares each.
struct Tree(Vec<Square>);

struct Square {
    /// The low corner, and the width.
    corner: Pair,
    width: f64,
    /// Of all inside: mass, and place times mass.
    mass: f64,
    sum: Pair,
    /// The number of the first of four squares inside; 0 where there are none.
    inside: usize,
}

/// Squares are not parted further than this: points may coincide.
const DEEP: usize = 24;

impl Tree {
    fn of(spots: &[Pair], mass: &[f64]) -> Tree {
        let low = spots.iter().fold((f64::MAX, f64::MAX), |l, s| (l.0.min(s.0), l.1.min(s.1)));
        let high = spots.iter().fold((f64::MIN, f64::MIN), |h, s| (h.0.max(s.0), h.1.max(s.1)));
        let width = (high.0 - low.0).max(high.1 - low.1) + 1e-6;
        let mut tree = Tree(vec![Square::new(low, width)]);
        for (spot, mass) in spots.iter().zip(mass) {
            tree.add(*spot, *mass);
        }
        tree
    }

    fn add(&mut self, spot: Pair, mass: f64) {
        let mut at = 0;
        for depth in 0..DEEP {
            let square = &mut self.0[at];
            let alone = square.mass == 0.0;
            let before = (square.sum, square.mass);
            square.take(spot, mass);
            if alone {
                return;
            }
            if square.inside == 0 {
                self.part(at);
                if depth + 1 < DEEP {
                    let (sum, mass) = before;
                    let below = self.below(at, (sum.0 / mass, sum.1 / mass));
                    self.0[below].take((sum.0 / mass, sum.1 / mass), mass);
                }
            }
            at = self.below(at, spot);
        }
    }

    fn part(&mut self, at: usize) {
        let (corner, half) = (self.0[at].corner, self.0[at].width / 2.0);
        self.0[at].inside = self.0.len();
        for (right, up) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
            self.0.push(Square::new((corner.0 + right * half, corner.1 + up * half), half));
        }
    }

    /// The square inside in which a point lies.
    fn below(&self, at: usize, spot: Pair) -> usize {
        let Square { corner, width, inside, .. } = self.0[at];
        let right = usize::from(spot.0 >= corner.0 + width / 2.0);
        let up = usize::from(spot.1 >= corner.1 + width / 2.0);
        inside + right + 2 * up
    }

    /// How all together push a point of this mass.
    fn push(&self, spot: Pair, mass: f64) -> Pair {
        let mut force = (0.0, 0.0);
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            let square = &self.0[at];
            if square.mass == 0.0 {
                continue;
            }
            let (x, y) = (spot.0 - square.sum.0 / square.mass, spot.1 - square.sum.1 / square.mass);
            let near = x * x + y * y;
            if square.inside != 0 && square.width * square.width > FAR * FAR * near {
                open.extend(square.inside..square.inside + 4);
            } else if near > 1e-12 {
                let push = PUSH * mass * square.mass / near;
                force = (force.0 + x * push, force.1 + y * push);
            }
        }
        force
    }
}

impl Square {
    fn new(corner: Pair, width: f64) -> Square {
        Square { corner, width, mass: 0.0, sum: (0.0, 0.0), inside: 0 }
    }

    fn take(&mut self, spot: Pair, mass: f64) {
        self.mass += mass;
        self.sum = (self.sum.0 + spot.0 * mass, self.sum.1 + spot.1 * mass);
    }
}
