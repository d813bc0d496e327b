//! At how many meetings: "more than three times", "only once", "exactly two meetings".

use crate::query::chunk::{Chunk, Tag};
use crate::query::grammar::grammar;

/// The least and the most meetings that are asked for; `None` where there is no bound.
pub(crate) type Bounds = (Option<usize>, Option<usize>);

/// Finds the words that tell how many times, and takes them.
pub(crate) fn take(pieces: &mut [Chunk]) -> Option<Bounds> {
    let (range, bounds) = (0..pieces.len()).find_map(|at| read(pieces, at).map(|(end, bounds)| (at..end, bounds)))?;
    pieces[range].iter_mut().for_each(|c| c.taken = true);
    Some(bounds)
}

fn read(pieces: &[Chunk], at: usize) -> Option<(usize, Bounds)> {
    let word = |i: usize| pieces.get(i).filter(|c| c.tag == Tag::Word).map_or("", |c| c.fold.as_str());
    let counted = |i: usize| number(word(i)).filter(|_| unit(word(i + 1))).map(|n| (i + 2, n));
    let often = |i: usize| match word(i) {
        "once" => Some((i + 1, 1)),
        "twice" => Some((i + 1, 2)),
        "thrice" => Some((i + 1, 3)),
        _ => counted(i),
    };
    let (skip, kind) = match (word(at), word(at + 1)) {
        ("more" | "oftener", "than") => (2, 1),
        ("at", "least") | ("no", "less" | "fewer") => (2 + usize::from(word(at + 2) == "than"), 0),
        ("fewer" | "less", "than") => (2, 2),
        ("at", "most") => (2, 3),
        ("no", "more") if word(at + 2) == "than" => (3, 3),
        ("exactly" | "precisely", _) => (1, 4),
        ("only" | "just", _) => (1 + usize::from(word(at + 1) == "ever"), 4),
        _ => return or_more(word, at),
    };
    let (end, n) = often(at + skip)?;
    let bounds = match kind {
        0 => (Some(n), None),
        1 => (Some(n + 1), None),
        2 => (None, Some(n - 1)),
        3 => (None, Some(n)),
        _ => (Some(n), Some(n)),
    };
    Some((end, bounds))
}

/// "three or more times", "three times or more"
fn or_more<'w>(word: impl Fn(usize) -> &'w str, at: usize) -> Option<(usize, Bounds)> {
    let n = number(word(at)).filter(|n| *n > 1)?;
    let more = |i: usize| word(i) == "or" && matches!(word(i + 1), "more" | "oftener");
    let inside = more(at + 1) && unit(word(at + 3));
    let behind = unit(word(at + 1)) && more(at + 2);
    (inside || behind).then_some((at + 4, (Some(n), None)))
}

fn unit(word: &str) -> bool {
    matches!(word, "times" | "time" | "occasions" | "occasion") || grammar().is("MEETING", word)
}

pub(crate) fn number(word: &str) -> Option<usize> {
    const WORDS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let digits = || word.parse().ok().filter(|n| (1..100).contains(n));
    WORDS.iter().position(|w| *w == word).filter(|n| *n > 0).or_else(digits)
}
