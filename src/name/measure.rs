//! Two names measured: the numbers that [`features`](super::features) names.

use super::align::{Alignment, Match, counts};
use super::doubt;
use super::features::{COUNT, Case, Features, at};
use super::parse::Name;
use super::token::{Kind, Rule, Token};

macro_rules! set {
    ($v:ident, $name:literal, $value:expr) => {{
        const AT: usize = at($name);
        $v[AT] = $value;
    }};
}

/// Eastern names of two families whose given names differ by more are those of two persons, in hundredths of a consonant.
const GIVEN: u16 = 30;

/// Measures two names.
pub fn features(a: &Name, b: &Name) -> Features {
    let mut v = [0f32; COUNT];
    set!(v, "bias", 1.0);
    if let (Some(x), Some(y)) = (&a.eastern, &b.eastern) {
        let d = x.distance(y);
        set!(v, "given_distance", f32::from(d.given).min(200.0) / 100.0);
        set!(v, "given_far", (f32::from(d.given).min(150.0) / 100.0 - 0.45).max(0.0));
        set!(v, "family_distance", f32::from(d.family).min(200.0) / 100.0);
        let most = match d {
            _ if !d.two_families => 1.0,
            _ if d.given > GIVEN => 0.05,
            _ => 0.6,
        };
        return Features { case: Case::East, values: v, most };
    }
    let alignment = Alignment::of(a, b);
    matched(&mut v, a, b, &alignment);
    let (left_a, left_b) = (left(a, alignment.used_a), left(b, alignment.used_b));
    let case = case(a, b, left_a, left_b);
    places(&mut v, a, b, &alignment, case);
    if left_a == 0 {
        left_over(&mut v, b, left_b);
    } else if left_b == 0 {
        left_over(&mut v, a, left_a);
    } else {
        clash(&mut v, a, b, left_a, left_b);
        set!(v, "rest", alignment.rest);
    }
    numbers(&mut v, a, b);
    relations(&mut v, a, b, &alignment);
    let strict = f32::from(u8::from(a.strict || b.strict));
    set!(v, "strict", strict * v[const { at("cost") }]);
    set!(v, "strict_left", strict * f32::from(u8::from(left_a | left_b != 0)));
    let most = match case {
        Case::Less if left_a == 0 => doubt::most(a, b, &alignment, false),
        Case::Less => doubt::most(b, a, &alignment, true),
        // Vietnamese and Burmese names differ by any word.
        Case::Clash if a.strict && b.strict => 0.1,
        _ => 1.0,
    };
    Features { case: if alignment.matches().is_empty() { Case::Nothing } else { case }, values: v, most }
}

fn left(name: &Name, used: u16) -> u16 {
    let must = name.tokens.iter().enumerate().filter(|(_, t)| counts(t)).fold(0u16, |m, (i, _)| m | 1 << i);
    must & !used
}

fn case(a: &Name, b: &Name, left_a: u16, left_b: u16) -> Case {
    let single = |n: &Name| n.tokens.iter().filter(|t| counts(t)).count() < 2;
    match (left_a, left_b) {
        _ if single(a) || single(b) => Case::Single,
        (0, 0) => Case::Full,
        (0, _) | (_, 0) => Case::Less,
        _ => Case::Clash,
    }
}

fn matched(v: &mut [f32; COUNT], a: &Name, b: &Name, alignment: &Alignment) {
    let (mut worst, mut sum, mut full, mut letters) = (0f32, 0f32, 0f32, 0f32);
    let (mut exact, mut known, mut cost) = (true, true, 0u16);
    for m in alignment.matches() {
        let (x, y) = (&a.tokens[m.a as usize], &b.tokens[m.b as usize]);
        match m.like.rule {
            Rule::Initial => v[const { at("initials") }] += 1.0,
            rule => {
                let off = 1.0 - m.like.score;
                worst = worst.max(off);
                cost = cost.max(m.like.cost);
                sum += off;
                full += 1.0;
                letters += x.text.len().min(y.text.len()) as f32;
                exact &= rule == Rule::Exact;
                known &= x.known && y.known;
                v[const { at("listed") }] += f32::from(u8::from(rule == Rule::Variant));
                v[const { at("nickname") }] += f32::from(u8::from(rule == Rule::Nickname));
                v[const { at("cut") }] += f32::from(u8::from(rule == Rule::Cut));
                v[const { at("joined") }] += f32::from(u8::from(rule == Rule::Joined));
            }
        }
    }
    set!(v, "worst", worst);
    set!(v, "worst2", (worst - 0.2).max(0.0));
    set!(v, "mean", if full > 0.0 { sum / full } else { 0.5 });
    set!(v, "exact", f32::from(u8::from(exact && full > 0.0)));
    set!(v, "words", full.min(4.0));
    set!(v, "letters", (letters / 10.0).min(2.5));
    set!(v, "cost", f32::from(cost) / 100.0);
    set!(v, "cost2", (f32::from(cost) / 100.0 - 0.6).max(0.0));
    set!(v, "known_only", f32::from(u8::from(known)));
}

fn each(name: &Name, bits: u16) -> impl Iterator<Item = (usize, &Token)> {
    name.tokens.iter().enumerate().filter(move |(i, _)| bits & 1 << i != 0)
}

/// What one side has more than the other.
fn left_over(v: &mut [f32; COUNT], long: &Name, left: u16) {
    let first = long.tokens.iter().position(counts).unwrap_or(0);
    let last = long.tokens.iter().rposition(counts).unwrap_or(0);
    for (i, t) in each(long, left) {
        let feature = match t.kind {
            _ if t.initial => const { at("left_initial") },
            Kind::Patronymic => const { at("left_patronymic") },
            _ if i == first => const { at("left_first") },
            _ if i == last => const { at("left_last") },
            _ => const { at("left_middle") },
        };
        v[feature] += 1.0;
        v[const { at("left_known") }] += f32::from(u8::from(t.known));
    }
}

/// Where both sides have words that the other lacks.
fn clash(v: &mut [f32; COUNT], a: &Name, b: &Name, left_a: u16, left_b: u16) {
    let has = |n: &Name, bits: u16, kinds: &[Kind]| each(n, bits).any(|(_, t)| kinds.contains(&t.kind) && !t.initial);
    let both = |kinds: &[Kind]| f32::from(u8::from(has(a, left_a, kinds) && has(b, left_b, kinds)));
    set!(v, "clash_first", both(&[Kind::Given]));
    set!(v, "clash_last", both(&[Kind::Family]));
    set!(v, "clash_middle", both(&[Kind::Middle, Kind::Patronymic]));
    let initial = |n: &Name, bits: u16| each(n, bits).any(|(_, t)| t.initial);
    set!(v, "clash_initial", f32::from(u8::from(initial(a, left_a) || initial(b, left_b))));
}

fn numbers(v: &mut [f32; COUNT], a: &Name, b: &Name) {
    let one = |x: bool, y: bool| f32::from(u8::from(x != y));
    set!(v, "ordinal_one", one(a.ordinal > 0, b.ordinal > 0));
    set!(v, "ordinal_same", f32::from(u8::from(a.ordinal > 0 && a.ordinal == b.ordinal)));
    set!(v, "suffix_one", one(a.suffix.is_some(), b.suffix.is_some()));
    set!(v, "same_place", f32::from(u8::from(a.place.is_some() && a.place == b.place)));
}

/// Whether first answers first, last answers last, or the one the other.
fn places(v: &mut [f32; COUNT], a: &Name, b: &Name, alignment: &Alignment, case: Case) {
    let ends = |n: &Name| {
        let at = |t: Option<usize>| t.unwrap_or(0) as u8;
        (at(n.tokens.iter().position(counts)), at(n.tokens.iter().rposition(counts)))
    };
    let ((a0, a1), (b0, b1)) = (ends(a), ends(b));
    let met = |x: u8, y: u8| alignment.matches().iter().find(|m| m.a == x && m.b == y);
    let flag = |m: bool| f32::from(u8::from(m));
    if case == Case::Single {
        let family =
            |m: &Match| a.tokens[m.a as usize].kind == Kind::Family && b.tokens[m.b as usize].kind == Kind::Family;
        let found = alignment.matches().first();
        set!(v, "single_first", flag(found.is_some_and(|m| !family(m))));
        return;
    }
    set!(v, "first_pair", flag(met(a0, b0).is_some()));
    set!(v, "last_pair", flag(met(a1, b1).is_some()));
    let (down, up) = (met(a0, b1), met(a1, b0));
    set!(v, "cross", flag(down.is_some() && up.is_some()));
    let article =
        |m: Option<&Match>| m.is_some_and(|m| a.tokens[m.a as usize].particle || b.tokens[m.b as usize].particle);
    set!(v, "cross_article", flag(article(down) && up.is_some() || article(up) && down.is_some()));
    set!(v, "chain", flag(down.is_some() != up.is_some()));
    set!(v, "given_moved", flag(given_moved(a, b, alignment)));
    set!(v, "middle_clash", flag(middle_clash(a, b, alignment)));
}

/// The first name of one answers another word of the other, though neither name is the other turned round.
fn given_moved(a: &Name, b: &Name, alignment: &Alignment) -> bool {
    let given = |n: &Name| n.tokens.iter().position(|t| t.kind == Kind::Given && !t.initial);
    let (Some(x), Some(y)) = (given(a), given(b)) else { return false };
    let answers = |m: &&Match| m.a as usize == x || m.b as usize == y;
    let mut found = alignment.matches().iter().filter(answers).filter(|m| m.like.rule != Rule::Initial).peekable();
    found.peek().is_some() && found.all(|m| (m.a as usize, m.b as usize) != (x, y)) && !turned(a, b, alignment)
}

/// Every word answers the one a fixed number of places on, round the end.
fn turned(a: &Name, b: &Name, alignment: &Alignment) -> bool {
    let n = a.tokens.len().max(b.tokens.len());
    let mut steps = alignment.matches().iter().map(|m| (n + m.b as usize - m.a as usize) % n);
    let first = steps.next();
    a.tokens.len() == b.tokens.len() && alignment.matches().len() == n && steps.all(|s| Some(s) == first)
}

/// Both have middle names or initials, and the first of each finds no answer in the first of the other.
fn middle_clash(a: &Name, b: &Name, alignment: &Alignment) -> bool {
    let first = |n: &Name| n.tokens.iter().position(|t| t.kind == Kind::Middle);
    let (Some(x), Some(y)) = (first(a), first(b)) else { return false };
    let given = |n: &Name| n.tokens.iter().position(|t| t.kind == Kind::Given);
    let aligned = |x, y| alignment.matches().iter().any(|m| (Some(m.a as usize), Some(m.b as usize)) == (x, y));
    (a.tokens[x].initial || b.tokens[y].initial)
        && aligned(given(a), given(b))
        && alignment.matches().iter().all(|m| (m.a as usize, m.b as usize) != (x, y))
}

/// Father and son who share names at shifted places, and a woman's form of a man's name.
fn relations(v: &mut [f32; COUNT], a: &Name, b: &Name, alignment: &Alignment) {
    // An article at the head of a name is that of the family name, put first.
    let headed = |n: &Name| n.tokens.first().is_some_and(|t| t.particle);
    let moved = given_moved(a, b, alignment) && !headed(a) && !headed(b);
    for m in alignment.matches() {
        let (x, y) = (&a.tokens[m.a as usize], &b.tokens[m.b as usize]);
        let father = |child: &Token, other: &Token| {
            child.kind == Kind::Given && (other.kind == Kind::Patronymic || (moved && other.particle))
        };
        let shift = father(x, y) || father(y, x);
        if shift && m.like.rule != Rule::Initial {
            v[const { at("father_shift") }] += 1.0;
        }
        if m.like.rule != Rule::Exact && feminine(&x.text, &y.text) {
            v[const { at("gender") }] += 1.0;
        }
    }
}

/// One is the other with the ending of a woman's name.
fn feminine(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.strip_prefix(short).is_some_and(|end| matches!(end, "a" | "ova" | "aya")) && short.len() > 3
        || short.strip_suffix("y").is_some_and(|stem| long.strip_prefix(stem) == Some("aya"))
}
