//! Which letters spell which sounds.

use super::sound::{Habit, code};

const fn vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// The longest spelling that starts at `at`: letters used, and the sounds they spell.
pub fn spell(w: &[u8], at: usize, habit: Habit) -> (usize, &'static [u8]) {
    let rest = &w[at..];
    let next = rest.get(1).copied().unwrap_or(0);
    if habit == Habit::East {
        return spell_east(rest).unwrap_or_else(|| {
            let silent = rest[0] == b'h' && at > 0 && vowel(w[at - 1]) && !vowel(next);
            (1, if silent { &[] } else { single(rest[0]) })
        });
    }
    for (letters, sounds) in CLUSTERS {
        if letters.as_bytes()[0] == rest[0] && rest.starts_with(letters.as_bytes()) {
            return (letters.len(), sounds);
        }
    }
    let last = rest.len() == 1;
    let before = if at > 0 { w[at - 1] } else { 0 };
    match rest[0] {
        b'h' if last && vowel(before) => (1, &[]),
        b'c' if matches!(next, b'e' | b'i' | b'y') => (1, const { &[code("c")] }),
        b'c' => (1, const { &[code("k")] }),
        b'g' if next == b'u' && matches!(rest.get(2), Some(b'e' | b'i')) => (2, const { &[code("g")] }),
        b'y' if vowel(next) || (vowel(before) && before != b'y') => (1, const { &[code("y")] }),
        b'y' => (1, const { &[code("i")] }),
        b'e' if last && at > 2 && !vowel(before) => (1, const { &[code("e")] }),
        c => (1, single(c)),
    }
}

fn single(c: u8) -> &'static [u8] {
    const LETTERS: [&[u8]; 26] = [
        &[code("a")],
        &[code("b")],
        &[code("k")],
        &[code("d")],
        &[code("e")],
        &[code("f")],
        &[code("g")],
        &[code("h")],
        &[code("i")],
        &[code("j")],
        &[code("k")],
        &[code("l")],
        &[code("m")],
        &[code("n")],
        &[code("o")],
        &[code("p")],
        &[code("q")],
        &[code("r")],
        &[code("s")],
        &[code("t")],
        &[code("u")],
        &[code("v")],
        &[code("w")],
        &[code("x")],
        &[code("i")],
        &[code("z")],
    ];
    LETTERS.get(c.wrapping_sub(b'a') as usize).copied().unwrap_or(&[])
}

fn spell_east(rest: &[u8]) -> Option<(usize, &'static [u8])> {
    const EAST: [(&str, &[u8]); 27] = [
        ("young", &[code("y"), code("u"), code("ng")]),
        ("yeo", &[code("y"), code("o")]),
        ("woo", &[code("u")]),
        ("tch", &[code("ch")]),
        ("wu", &[code("u")]),
        ("eo", &[code("o")]),
        ("eu", &[code("u")]),
        ("ng", &[code("ng")]),
        ("hs", &[code("sh")]),
        ("sh", &[code("sh")]),
        ("ch", &[code("ch")]),
        ("ts", &[code("ts")]),
        ("tz", &[code("ts")]),
        ("zh", &[code("dj")]),
        ("th", &[code("t")]),
        ("ph", &[code("p")]),
        ("kh", &[code("k")]),
        ("ck", &[code("k")]),
        ("ee", &[code("i")]),
        ("oo", &[code("u")]),
        ("ou", &[code("u")]),
        ("oe", &[code("o"), code("e")]),
        ("q", &[code("ch")]),
        ("x", &[code("sh")]),
        ("c", &[code("ts")]),
        ("j", &[code("dj")]),
        ("y", &[code("y")]),
    ];
    EAST.iter().find(|(l, _)| l.as_bytes()[0] == rest[0] && rest.starts_with(l.as_bytes())).map(|(l, s)| (l.len(), *s))
}

/// Letters that spell something together, longest first.
const CLUSTERS: [(&str, &[u8]); 50] = [
    ("schtsch", &[code("sh"), code("ch")]),
    ("shtsh", &[code("sh"), code("ch")]),
    ("chtch", &[code("sh"), code("ch")]),
    ("shch", &[code("sh"), code("ch")]),
    ("tsch", &[code("ch")]),
    ("tshy", &[code("ch")]),
    ("dsch", &[code("dj")]),
    ("stj", &[code("s"), code("t"), code("j")]),
    ("tsj", &[code("ch")]),
    ("tch", &[code("ch")]),
    ("tsh", &[code("ch")]),
    ("sch", &[code("sh")]),
    ("szc", &[code("sh"), code("c")]),
    ("dzh", &[code("dj")]),
    ("iou", &[code("y"), code("u")]),
    ("eau", &[code("o")]),
    ("kh", &[code("kh")]),
    ("gh", &[code("gh")]),
    ("sh", &[code("sh")]),
    ("sj", &[code("sh")]),
    ("sz", &[code("sh")]),
    ("cz", &[code("ch")]),
    ("ch", &[code("ch")]),
    ("zh", &[code("zh")]),
    ("zj", &[code("zh")]),
    ("dj", &[code("dj")]),
    ("dz", &[code("dz")]),
    ("ts", &[code("ts")]),
    ("tz", &[code("ts")]),
    ("th", &[code("th")]),
    ("dh", &[code("dh")]),
    ("ph", &[code("f")]),
    ("ck", &[code("k")]),
    ("cq", &[code("k")]),
    ("qu", &[code("k")]),
    ("rh", &[code("r")]),
    ("bh", &[code("b")]),
    ("lh", &[code("l")]),
    ("wh", &[code("w")]),
    ("jh", &[code("j")]),
    ("nh", &[code("n"), code("y")]),
    ("ee", &[code("i")]),
    ("oo", &[code("u")]),
    ("ou", &[code("u")]),
    ("oe", &[code("o")]),
    ("ue", &[code("u"), code("e")]),
    ("aa", &[code("a")]),
    ("x", &[code("x")]),
    ("ks", &[code("x")]),
    ("j", &[code("j")]),
];
