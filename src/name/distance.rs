//! How far two words are apart, sound by sound.
//!
//! What the exchange of two sounds costs is listed in `schema/names/sounds.txt`. Most words have little in common, and
//! most of the work is to see that early: each word knows what every sound would cost at the least to find an answer in it.

use super::sound::{COUNT, Habit, LONGEST, NONE, Sounds, code_of};
use std::sync::OnceLock;

/// Costs of exchanging sounds, in hundredths of a consonant.
struct Costs {
    change: [[u8; COUNT]; COUNT],
    drop: [u8; COUNT],
}

/// What an exchange of neighbours costs.
const SWAP: u16 = 45;
/// The same of two with one sound between them.
const SWAP_OVER: u16 = 60;

fn costs(habit: Habit) -> &'static Costs {
    static USUAL: OnceLock<Costs> = OnceLock::new();
    static EAST: OnceLock<Costs> = OnceLock::new();
    match habit {
        Habit::Usual => USUAL.get_or_init(|| Costs::read(&["all", "usual"])),
        Habit::East => EAST.get_or_init(|| Costs::read(&["all", "east"])),
    }
}

impl Costs {
    fn read(payers: &[&str]) -> Costs {
        let mut costs = Costs { change: [[100; COUNT]; COUNT], drop: [90; COUNT] };
        for a in 0..COUNT {
            for b in 0..COUNT {
                costs.change[a][b] = match (a < 5, b < 5) {
                    _ if a == b => 0,
                    (true, true) => 30,
                    (false, false) => 100,
                    _ => 130,
                };
            }
        }
        let lines = include_str!("../../schema/names/sounds.txt").lines();
        for words in lines.map(|l| l.split_whitespace().collect::<Vec<_>>()) {
            if let [who, a, b, cost] = words[..]
                && payers.contains(&who)
                && let (Some(a), Some(b), Ok(cost)) = (code_of(a), code_of(b), cost.parse())
            {
                costs.change[a as usize][b as usize] = cost;
                costs.change[b as usize][a as usize] = cost;
            }
        }
        for (name, cost) in [("y", 15), ("w", 30), ("h", 30), ("gh", 40), ("j", 35), ("dz", 80)] {
            costs.drop[code_of(name).unwrap_or(0) as usize] = cost;
        }
        costs.drop[..5].fill(if payers.contains(&"east") { 35 } else { 25 });
        costs
    }
}

/// What each sound costs at the least to find an answer among these: dropped, or put for the nearest of them.
pub fn floor(codes: &[u8]) -> [u8; COUNT] {
    let costs = costs(Habit::Usual);
    let mut floor = costs.drop;
    for code in codes {
        for (low, change) in floor.iter_mut().zip(&costs.change[usize::from(*code) & 63]) {
            *low = (*low).min(*change);
        }
    }
    floor
}

/// What is left of two words without their common beginning and end, and how long the beginning was.
fn trimmed<'a>(mut a: &'a [u8], mut b: &'a [u8]) -> (&'a [u8], &'a [u8], usize) {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    (&a[..a.len() - tail], &b[..b.len() - tail], head)
}

/// What it costs to turn one word into the other, in hundredths of a consonant; more than `limit` is [`FAR`].
pub fn cost(a: &Sounds, b: &Sounds, habit: Habit, limit: u16) -> u16 {
    let costs = costs(habit);
    let (x, y, head) = trimmed(a.codes(), b.codes());
    let to_come = if habit == Habit::Usual { to_come(x, b) } else { [0; LONGEST + 2] };
    let mut rows = [[0u16; LONGEST + 1]; 3];
    let mut drops = [0u16; LONGEST];
    for (j, code) in y.iter().enumerate() {
        drops[j] = u16::from(costs.drop[usize::from(*code) & 63]);
        rows[0][j + 1] = rows[0][j] + drops[j];
    }
    let (mut now, mut past, mut least) = (0, 2, 0);
    for (i, code) in x.iter().enumerate() {
        let next = 3 - now - past;
        let row = Row {
            x: *code,
            last: if i > 0 { x[i - 1] } else { NONE },
            first: head == 0 && i == 0,
            start: head == 0 && i < 2,
            costs,
        };
        let (above, before) = (rows[now], rows[past]);
        let swapped = least + SWAP + to_come[i + 2];
        least = row.fill(y, &drops, &above, &before, &mut rows[next]);
        if (least + to_come[i + 1]).min(swapped) > limit {
            return FAR;
        }
        (now, past) = (next, now);
    }
    if rows[now][y.len()] > limit { FAR } else { rows[now][y.len()] }
}

/// For each place in a word what the sounds from there on cost at the least to find answers in the other.
fn to_come(codes: &[u8], other: &Sounds) -> [u16; LONGEST + 2] {
    let mut out = [0; LONGEST + 2];
    for (i, code) in codes.iter().enumerate().rev() {
        out[i] = out[i + 1] + u16::from(other.floor[usize::from(*code) & 63]);
    }
    out
}

/// The cost of words too far apart to be counted.
pub const FAR: u16 = u16::MAX;

/// One sound of the first word against all of the second.
struct Row<'a> {
    x: u8,
    /// The sound before.
    last: u8,
    /// The sound begins its word.
    first: bool,
    start: bool,
    costs: &'a Costs,
}

type Line = [u16; LONGEST + 1];

impl Row<'_> {
    fn fill(&self, b: &[u8], drops: &[u16; LONGEST], above: &Line, before: &Line, out: &mut Line) -> u16 {
        let change = &self.costs.change[usize::from(self.x) & 63];
        let drop_x = u16::from(self.costs.drop[usize::from(self.x) & 63]);
        let mut left = above[0] + drop_x;
        let mut least = left;
        let mut y_before = NONE;
        out[0] = left;
        for (j, y) in b.iter().enumerate().take(LONGEST) {
            let mut exchange = u16::from(change[usize::from(*y) & 63]);
            if self.first && j == 0 && exchange >= 50 {
                exchange = exchange * 3 / 2;
            }
            let mut c = (above[j] + exchange).min(above[j + 1] + drop_x).min(left + drops[j]);
            let swapped = self.x == y_before && *y == self.last;
            if swapped && !(self.start && j < 2 && (self.x > 6) != (*y > 6)) {
                c = c.min(before[j - 1] + SWAP);
            }
            out[j + 1] = c;
            least = least.min(c);
            (left, y_before) = (c, *y);
        }
        least
    }
}

/// What the words must differ by at the least: sounds that find no answer, or of a family that the other has not so often.
fn least(a: &Sounds, b: &Sounds) -> u16 {
    let (mut more, mut less) = (0u16, 0u16);
    for (x, y) in a.classes.iter().zip(&b.classes) {
        more += u16::from(x.saturating_sub(*y));
        less += u16::from(y.saturating_sub(*x));
    }
    let counted = more.max(less) * 60 + u16::from(a.open.abs_diff(b.open)) * 15;
    counted.max(unanswered(a, b)).max(unanswered(b, a))
}

/// What the sounds of a word cost at the least to find answers in the other.
fn unanswered(a: &Sounds, b: &Sounds) -> u16 {
    a.codes().iter().map(|code| u16::from(b.floor[usize::from(*code) & 63])).sum()
}

/// Whether two words written together may sound like one; letters that meet at the seam may change a sound or two.
pub fn may_join(first: &Sounds, second: &Sounds, one: &Sounds) -> bool {
    let both = (first.weight + second.weight).max(one.weight);
    unanswered(first, one) + unanswered(second, one) <= both / 2 + 100
}

/// How alike two words sound: 1 the same, 0 nothing in common, and the cost of what differs. Anything under .57 is 0.
pub fn alike(a: &Sounds, b: &Sounds) -> (f32, u16) {
    if a == b {
        return if a.is_empty() { (0.0, NO_COST) } else { (1.0, 0) };
    }
    let both = a.weight.max(b.weight);
    let limit = (u32::from(both) * 43 / 100) as u16;
    if a.weight.abs_diff(b.weight) > limit.saturating_add(50) || least(a, b) > limit {
        return (0.0, NO_COST);
    }
    let cost = if swapped_over(a.codes(), b.codes()) { SWAP_OVER } else { cost(a, b, Habit::Usual, limit) };
    match cost {
        FAR => (0.0, NO_COST),
        cost => (1.0 - f32::from(cost) / f32::from(both), cost),
    }
}

/// Whether two sounds have changed places over one between them, and all else is the same: Ramiro and Rarimo.
fn swapped_over(a: &[u8], b: &[u8]) -> bool {
    let (x, y, _) = trimmed(a, b);
    match (x, y) {
        ([a, middle, b], [c, between, d]) => a == d && b == c && middle == between && *middle <= 6,
        _ => false,
    }
}

/// The cost told of words that have nothing in common.
pub const NO_COST: u16 = 200;

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &str, b: &str) -> f32 {
        alike(&Sounds::read(a, Habit::Usual), &Sounds::read(b, Habit::Usual)).0
    }

    #[test]
    fn romanisations_of_one_name_sound_alike() {
        for (a, b) in [
            ("shoigu", "shoygu"),
            ("gaddafi", "kadhafi"),
            ("qaddafi", "gadhafi"),
            ("yushchenko", "juschtschenko"),
            ("yushchenko", "iouchtchenko"),
            ("zelenskyy", "zelenskiy"),
            ("zelenskyy", "selenskyj"),
            ("brezhnev", "breschnew"),
            ("ramirino", "rarimino"),
        ] {
            assert!(
                near(a, b) > 0.8,
                "{a} {b} {} {:?} {:?}",
                near(a, b),
                Sounds::read(a, Habit::Usual),
                Sounds::read(b, Habit::Usual)
            );
        }
    }

    #[test]
    fn other_names_do_not() {
        for (a, b) in [("ivanov", "petrov"), ("nayef", "salman"), ("brown", "blair")] {
            assert!(near(a, b) < 0.75, "{a} {b} {}", near(a, b));
        }
    }

    #[test]
    fn likeness_is_symmetric() {
        for (a, b) in [("kadhafi", "gaddafi"), ("wang", "hwang"), ("schmidt", "smith")] {
            assert_eq!(near(a, b), near(b, a));
        }
    }
}
