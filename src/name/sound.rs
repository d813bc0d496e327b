//! Words as short strings of sounds, and how far two of them are apart.
//!
//! A word is read once: letters that spell one sound together (kh, tsch, ou) become one code, doublings one, silent
//! endings none. What remains between two romanisations of one name is then a cheap exchange, listed in
//! `schema/names/sounds.txt`.

use super::spell::spell;
use std::sync::OnceLock;

/// The most sounds kept of a word; longer words are cut.
pub const LONGEST: usize = 18;

const NAMES: [&str; 35] = [
    "a", "e", "i", "o", "u", "y", "w", "b", "p", "f", "v", "d", "t", "dh", "th", "k", "q", "g", "gh", "h", "kh", "ch",
    "sh", "zh", "dj", "j", "c", "ts", "dz", "s", "z", "l", "m", "n", "r",
];
const X: u8 = 35;
const NG: u8 = 36;
const COUNT: usize = 64;

/// A word as sounds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Sounds {
    codes: [u8; LONGEST],
    len: u8,
    /// How often each family of consonants occurs.
    classes: [u8; 8],
    /// What all sounds weigh: hundred for a consonant, less for others.
    weight: u16,
}

impl std::fmt::Debug for Sounds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for c in self.codes() {
            f.write_str(name_of(*c))?;
        }
        Ok(())
    }
}

/// Which habits of spelling hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Habit {
    /// All but the next.
    Usual,
    /// Chinese and Korean: every consonant counts, but aspiration and voice are spelled at will.
    East,
}

/// Costs of exchanging sounds, in hundredths of a consonant.
struct Costs {
    change: [[u8; COUNT]; COUNT],
    drop: [u8; COUNT],
}

fn name_of(code: u8) -> &'static str {
    match code {
        X => "x",
        NG => "ng",
        _ => NAMES.get(code as usize).copied().unwrap_or("?"),
    }
}

fn code_of(name: &str) -> Option<u8> {
    match name {
        "x" => Some(X),
        "ng" => Some(NG),
        _ => NAMES.iter().position(|n| *n == name).map(|n| n as u8),
    }
}

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

fn weight(code: u8) -> u16 {
    match code {
        0..5 => 50,
        5 => 30,
        6 => 60,
        19 => 60,
        _ => 100,
    }
}

/// Consonants that pass into one another share a class; vowels, glides and h have none.
fn class(code: u8) -> u16 {
    match name_of(code) {
        "b" | "p" | "f" => 1,
        "d" | "t" | "th" | "dh" => 2,
        "k" | "q" | "g" => 4,
        "s" | "z" | "ts" | "sh" | "zh" | "ch" | "dj" | "dz" | "c" => 8,
        "l" => 16,
        "r" => 32,
        "m" | "n" | "ng" => 64,
        _ => 0,
    }
}

impl Sounds {
    /// Reads a word of lower-case Latin letters. Anything else parts syllables: no spelling reaches across it.
    pub fn read(word: &str, habit: Habit) -> Sounds {
        let mut out = Sounds::default();
        for piece in word.split('-') {
            let letters: Vec<u8> = piece.bytes().filter(u8::is_ascii_lowercase).collect();
            let mut at = 0;
            while at < letters.len() {
                let (used, codes) = spell(&letters, at, habit);
                codes.iter().filter_map(|name| code_of(name)).for_each(|code| out.push(code));
                at += used;
            }
        }
        out.end();
        out.weigh();
        out
    }

    /// The first sound.
    pub fn first(&self) -> u8 {
        self.codes[0]
    }

    /// The codes, first to last.
    pub fn codes(&self) -> &[u8] {
        &self.codes[..self.len as usize]
    }

    /// Whether nothing is left of the word.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    fn weigh(&mut self) {
        self.classes = [0; 8];
        self.weight = 0;
        for code in &self.codes[..self.len as usize] {
            let class = class(*code);
            if class != 0 {
                self.classes[class.trailing_zeros() as usize & 7] += 1;
            }
            self.weight += weight(*code);
        }
    }

    fn push(&mut self, code: u8) {
        let doubled = self.codes().last() == Some(&code);
        if !doubled && (self.len as usize) < LONGEST {
            self.codes[self.len as usize] = code;
            self.len += 1;
        }
    }

    /// A final run of i, y and j is one i.
    fn end(&mut self) {
        let tail = self.codes().iter().rev().take_while(|c| matches!(c, 2 | 5 | 25)).count();
        if tail > 0 && tail < self.len as usize {
            self.len -= tail as u8 - 1;
            self.codes[self.len as usize - 1] = 2;
        }
        self.codes[self.len as usize..].fill(0);
    }

    /// The consonants alone, voice and aspiration forgotten: a key for finding candidates.
    pub fn skeleton(&self) -> u64 {
        self.key(0)
    }

    /// The same without the sounds of the throat, which romanisations confuse most; none where the word has none.
    pub fn throatless(&self) -> Option<u64> {
        let throat = |c: &u8| (15..=20).contains(c);
        self.codes().iter().any(throat).then(|| self.key(4))
    }

    fn key(&self, without: u16) -> u64 {
        let mut key = 1u64;
        let mut last = 0;
        for code in self.codes() {
            let c = class(*code);
            if c != 0 && c != without && c != last {
                key = key << 3 | u64::from(c.trailing_zeros() + 1).min(7);
            }
            last = c;
        }
        key
    }

    /// The sounds without vowels and glides, for words of scripts that write none.
    pub fn bare(&self) -> Sounds {
        let mut out = Sounds::default();
        for code in self.codes() {
            if *code > 6 && !matches!(*code, 10 | 19 | 25) {
                out.push(*code);
            }
        }
        out.weigh();
        out
    }
}

/// What is left of two words without their common beginning and end, and whether the beginning was left.
fn trimmed<'a>(mut a: &'a [u8], mut b: &'a [u8]) -> (&'a [u8], &'a [u8], bool) {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    (&a[..a.len() - tail], &b[..b.len() - tail], head == 0)
}

/// What it costs to turn one word into the other, in hundredths of a consonant; stops counting above `limit`.
pub fn cost(a: &Sounds, b: &Sounds, habit: Habit, limit: u16) -> u16 {
    let costs = costs(habit);
    let (a, b, start) = trimmed(a.codes(), b.codes());
    let mut rows = [[0u16; LONGEST + 1]; 3];
    let mut drops = [0u16; LONGEST];
    for (j, y) in b.iter().enumerate() {
        drops[j] = u16::from(costs.drop[usize::from(*y) & 63]);
        rows[0][j + 1] = rows[0][j] + drops[j];
    }
    let (mut now, mut past) = (0, 2);
    for (i, x) in a.iter().enumerate() {
        let next = 3 - now - past;
        let row = Row {
            x: *x,
            last: if i > 0 { a[i - 1] } else { NONE },
            first: start && i == 0,
            start: start && i < 2,
            costs,
        };
        let (above, before) = (rows[now], rows[past]);
        let least = row.fill(b, &drops, &above, &before, &mut rows[next]);
        if least > limit {
            return least;
        }
        (now, past) = (next, now);
    }
    rows[now][b.len()]
}

/// No sound.
const NONE: u8 = u8::MAX;

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
                c = c.min(before[j - 1] + 45);
            }
            out[j + 1] = c;
            least = least.min(c);
            (left, y_before) = (c, *y);
        }
        least
    }
}

/// What the words must differ by at the least: a consonant of a family that the other has not so often.
fn least(a: &Sounds, b: &Sounds) -> u16 {
    let (mut more, mut less) = (0u16, 0u16);
    for (x, y) in a.classes.iter().zip(&b.classes) {
        more += u16::from(x.saturating_sub(*y));
        less += u16::from(y.saturating_sub(*x));
    }
    let vowels = |s: &Sounds| u16::from(s.len) - s.classes.iter().map(|c| u16::from(*c)).sum::<u16>();
    more.max(less).saturating_mul(60).saturating_add(vowels(a).abs_diff(vowels(b)).saturating_mul(15))
}

/// How alike two words sound: 1 the same, 0 nothing in common, and the cost of what differs. Anything under a half may be
/// returned as 0.
pub fn alike(a: &Sounds, b: &Sounds, habit: Habit) -> (f32, u16) {
    if a == b {
        return if a.is_empty() { (0.0, 200) } else { (1.0, 0) };
    }
    let both = a.weight.max(b.weight);
    let limit = (u32::from(both) * 43 / 100) as u16;
    if a.weight.abs_diff(b.weight) > limit.saturating_add(50) || least(a, b) > limit {
        return (0.0, 200);
    }
    let cost = cost(a, b, habit, limit);
    ((1.0 - f32::from(cost) / f32::from(both)).max(0.0), cost)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &str, b: &str) -> f32 {
        alike(&Sounds::read(a, Habit::Usual), &Sounds::read(b, Habit::Usual), Habit::Usual).0
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
