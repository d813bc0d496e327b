//! Which word of one name answers which of the other.

use super::distance::{NO_COST, alike, may_join};
use super::parse::{MOST, Name};
use super::sound::{Habit, Sounds};
use super::token::{Kind, Likeness, Rule, Token};

/// Two words (or a word and a pair of words) that answer one another.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// The word of the first name.
    pub a: u8,
    /// The word of the second name.
    pub b: u8,
    /// How alike, by which rule.
    pub like: Likeness,
}

/// The words of two names side by side.
#[derive(Clone, Debug)]
pub struct Alignment {
    matches: [Match; MOST],
    count: usize,
    /// Bits of the words of the first name that found an answer.
    pub used_a: u16,
    /// The same of the second.
    pub used_b: u16,
    /// The best likeness among words that found none.
    pub rest: f32,
}

/// Under this two words do not answer one another.
const LEAST: f32 = 0.58;

impl Alignment {
    /// Lays two names side by side.
    pub fn of(a: &Name, b: &Name) -> Alignment {
        let none = Match { a: 0, b: 0, like: NO };
        let mut out = Alignment { matches: [none; MOST], count: 0, used_a: 0, used_b: 0, rest: 0.0 };
        out.pick_equal(a, b);
        if out.left(a, b) {
            out.join(a, b, 0.93);
            let grid = Grid::of(a, b, &out);
            out.pick(&grid, a, b, false);
            if out.count > 0 {
                out.join(a, b, 0.8);
            }
            out.pick(&grid, a, b, true);
            out.part_servants(a, b);
            out.rest = out.best_of_rest(&grid);
        }
        out
    }

    /// Whether both sides have words without an answer.
    fn left(&self, a: &Name, b: &Name) -> bool {
        let full = |n: &Name| (1u16 << n.tokens.len()) - 1;
        self.used_a != full(a) && self.used_b != full(b)
    }

    /// Parts words where another stands in the place of Abdul: Rahim may be Abdul Rahim, Wali Rahim is not.
    fn part_servants(&mut self, a: &Name, b: &Name) {
        let mut n = 0;
        while n < self.count {
            let Match { a: i, b: j, like } = self.matches[n];
            let parted = like.rule == Rule::Sound
                && (replaces_servant(a, i, b, j, self.used_b) || replaces_servant(b, j, a, i, self.used_a));
            if parted {
                self.used_a &= !(1 << i);
                self.used_b &= !(1 << j);
                self.matches.copy_within(n + 1..self.count, n);
                self.count -= 1;
            } else {
                n += 1;
            }
        }
    }

    /// Takes equal words, at equal places first.
    fn pick_equal(&mut self, a: &Name, b: &Name) {
        for (i, x) in a.tokens.iter().enumerate() {
            let equal = |j: &usize| b.tokens[*j].key == x.key && self.free(i, *j);
            let back = b.tokens.len().checked_sub(a.tokens.len() - i);
            let places = [Some(i).filter(|i| *i < b.tokens.len()), back];
            let at = places.into_iter().flatten().find(equal).or_else(|| (0..b.tokens.len()).find(equal));
            if let Some(j) = at {
                self.add(i, j, x.like(&b.tokens[j]));
            }
        }
    }

    /// The pairs found.
    pub fn matches(&self) -> &[Match] {
        &self.matches[..self.count]
    }

    fn add(&mut self, a: usize, b: usize, like: Likeness) {
        if self.count < MOST {
            self.matches[self.count] = Match { a: a as u8, b: b as u8, like };
            self.count += 1;
        }
        self.used_a |= 1 << a;
        self.used_b |= 1 << b;
    }

    fn free(&self, a: usize, b: usize) -> bool {
        self.used_a & 1 << a == 0 && self.used_b & 1 << b == 0
    }

    /// Takes the best pair left, again and again; a pair at the same place wins a tie.
    fn pick(&mut self, grid: &Grid, a: &Name, b: &Name, initials: bool) {
        loop {
            let mut best: Option<(f32, usize, usize)> = None;
            for i in 0..grid.rows {
                for j in 0..grid.cols {
                    let like = grid.cells[i][j];
                    let short = a.tokens[i].initial != b.tokens[j].initial;
                    if short != initials || like.score < LEAST || !self.free(i, j) {
                        continue;
                    }
                    let place = f32::from(u8::from(i == j)) + f32::from(u8::from(grid.rows - i == grid.cols - j));
                    let value = like.score + 0.01 * place;
                    if best.is_none_or(|(v, ..)| value > v) {
                        best = Some((value, i, j));
                    }
                }
            }
            let Some((_, i, j)) = best else { return };
            self.add(i, j, grid.cells[i][j]);
        }
    }

    /// Words left over that are written as one on the other side, or together with their particle.
    fn join(&mut self, a: &Name, b: &Name, least: f32) {
        if !self.left(a, b) {
            return;
        }
        for flip in [false, true] {
            let (x, y) = if flip { (b, a) } else { (a, b) };
            for i in 0..x.tokens.len().saturating_sub(1) {
                for j in 0..y.tokens.len() {
                    let (ux, uy) = if flip { (self.used_b, self.used_a) } else { (self.used_a, self.used_b) };
                    if uy & 1 << j != 0 || ux & 3 << i != 0 || y.tokens[j].initial {
                        continue;
                    }
                    if least > 0.9 && x.tokens[i].sounds.first() != y.tokens[j].sounds.first() {
                        continue;
                    }
                    let (score, cost) = joined(x, i, &y.tokens[j]);
                    if score > least {
                        let like = Likeness { score: score.min(0.98), rule: Rule::Joined, cost };
                        if flip {
                            self.add(j, i, like);
                            self.used_b |= 3 << i;
                        } else {
                            self.add(i, j, like);
                            self.used_a |= 3 << i;
                        }
                    }
                }
            }
        }
    }

    fn best_of_rest(&self, grid: &Grid) -> f32 {
        let mut best = 0f32;
        for i in 0..grid.rows {
            for j in 0..grid.cols {
                if self.free(i, j) {
                    best = best.max(grid.cells[i][j].score);
                }
            }
        }
        best
    }
}

/// Whether a word is Abd with another, the answer to it lacks that, and the word before the answer is left over and no
/// spelling of Abdul.
fn replaces_servant(name: &Name, at: u8, other: &Name, answer: u8, used: u16) -> bool {
    if answer == 0 || used & 1 << (answer - 1) != 0 {
        return false;
    }
    let [before, one] = [answer - 1, answer].map(|i| &other.tokens[i as usize]);
    let abdul = || Sounds::read("abdul", Habit::Usual);
    name.tokens[at as usize].is_servant_of(one) && alike(&before.sounds, &abdul()).0 < LEAST
}

/// How well the words at `at` and behind, written together, answer one.
fn joined(name: &Name, at: usize, one: &Token) -> (f32, u16) {
    let (first, second) = (&name.tokens[at], &name.tokens[at + 1]);
    let length = first.text.len() + second.text.len();
    if first.initial || second.initial || one.text.len().abs_diff(length) > 3 || one.letter() == 0 {
        return (0.0, NO_COST);
    }
    if !may_join(&first.sounds, &second.sounds, &one.sounds) {
        return (0.0, NO_COST);
    }
    alike(&name.joined(at), &one.sounds)
}

/// Nothing in common.
const NO: Likeness = Likeness { score: 0.0, rule: Rule::Sound, cost: NO_COST };

/// All likenesses of the words without an equal.
struct Grid {
    rows: usize,
    cols: usize,
    cells: [[Likeness; MOST]; MOST],
}

impl Grid {
    fn of(a: &Name, b: &Name, taken: &Alignment) -> Grid {
        let mut grid = Grid { rows: a.tokens.len(), cols: b.tokens.len(), cells: [[NO; MOST]; MOST] };
        for (i, x) in a.tokens.iter().enumerate() {
            for (j, y) in b.tokens.iter().enumerate() {
                if taken.free(i, j) {
                    grid.cells[i][j] = x.like(y);
                }
            }
        }
        grid
    }
}

/// Whether the word is one that must be answered.
pub fn counts(token: &Token) -> bool {
    token.kind != Kind::Also
}
