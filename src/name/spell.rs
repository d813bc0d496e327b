//! Which letters spell which sounds.

use super::sound::Habit;

const fn vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// The longest spelling that starts at `at`: letters used, and the sounds they spell.
pub fn spell(w: &[u8], at: usize, habit: Habit) -> (usize, &'static [&'static str]) {
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
        b'c' if matches!(next, b'e' | b'i' | b'y') => (1, &["c"]),
        b'c' => (1, &["k"]),
        b'g' if next == b'u' && matches!(rest.get(2), Some(b'e' | b'i')) => (2, &["g"]),
        b'y' if vowel(next) || (vowel(before) && before != b'y') => (1, &["y"]),
        b'y' => (1, &["i"]),
        b'e' if last && at > 2 && !vowel(before) => (1, &["e"]),
        c => (1, single(c)),
    }
}

fn single(c: u8) -> &'static [&'static str] {
    const LETTERS: [&[&str]; 26] = [
        &["a"],
        &["b"],
        &["k"],
        &["d"],
        &["e"],
        &["f"],
        &["g"],
        &["h"],
        &["i"],
        &["j"],
        &["k"],
        &["l"],
        &["m"],
        &["n"],
        &["o"],
        &["p"],
        &["q"],
        &["r"],
        &["s"],
        &["t"],
        &["u"],
        &["v"],
        &["w"],
        &["x"],
        &["i"],
        &["z"],
    ];
    LETTERS.get(c.wrapping_sub(b'a') as usize).copied().unwrap_or(&[])
}

fn spell_east(rest: &[u8]) -> Option<(usize, &'static [&'static str])> {
    const EAST: [(&str, &[&str]); 27] = [
        ("young", &["y", "u", "ng"]),
        ("yeo", &["y", "o"]),
        ("woo", &["u"]),
        ("tch", &["ch"]),
        ("wu", &["u"]),
        ("eo", &["o"]),
        ("eu", &["u"]),
        ("ng", &["ng"]),
        ("hs", &["sh"]),
        ("sh", &["sh"]),
        ("ch", &["ch"]),
        ("ts", &["ts"]),
        ("tz", &["ts"]),
        ("zh", &["dj"]),
        ("th", &["t"]),
        ("ph", &["p"]),
        ("kh", &["k"]),
        ("ck", &["k"]),
        ("ee", &["i"]),
        ("oo", &["u"]),
        ("ou", &["u"]),
        ("oe", &["o", "e"]),
        ("q", &["ch"]),
        ("x", &["sh"]),
        ("c", &["ts"]),
        ("j", &["dj"]),
        ("y", &["y"]),
    ];
    EAST.iter().find(|(l, _)| l.as_bytes()[0] == rest[0] && rest.starts_with(l.as_bytes())).map(|(l, s)| (l.len(), *s))
}

/// Letters that spell something together, longest first.
const CLUSTERS: [(&str, &[&str]); 50] = [
    ("schtsch", &["sh", "ch"]),
    ("shtsh", &["sh", "ch"]),
    ("chtch", &["sh", "ch"]),
    ("shch", &["sh", "ch"]),
    ("tsch", &["ch"]),
    ("tshy", &["ch"]),
    ("dsch", &["dj"]),
    ("stj", &["s", "t", "j"]),
    ("tsj", &["ch"]),
    ("tch", &["ch"]),
    ("tsh", &["ch"]),
    ("sch", &["sh"]),
    ("szc", &["sh", "c"]),
    ("dzh", &["dj"]),
    ("iou", &["y", "u"]),
    ("eau", &["o"]),
    ("kh", &["kh"]),
    ("gh", &["gh"]),
    ("sh", &["sh"]),
    ("sj", &["sh"]),
    ("sz", &["sh"]),
    ("cz", &["ch"]),
    ("ch", &["ch"]),
    ("zh", &["zh"]),
    ("zj", &["zh"]),
    ("dj", &["dj"]),
    ("dz", &["dz"]),
    ("ts", &["ts"]),
    ("tz", &["ts"]),
    ("th", &["th"]),
    ("dh", &["dh"]),
    ("ph", &["f"]),
    ("ck", &["k"]),
    ("cq", &["k"]),
    ("qu", &["k"]),
    ("rh", &["r"]),
    ("bh", &["b"]),
    ("lh", &["l"]),
    ("wh", &["w"]),
    ("jh", &["j"]),
    ("nh", &["n", "y"]),
    ("ee", &["i"]),
    ("oo", &["u"]),
    ("ou", &["u"]),
    ("oe", &["o"]),
    ("ue", &["u", "e"]),
    ("aa", &["a"]),
    ("x", &["x"]),
    ("ks", &["x"]),
    ("j", &["j"]),
];
