//! Spellings of one name: transliterations, slips of the pen, short forms.

use crate::graph::fold;
use crate::query::chunk::Chunk;
use crate::query::grammar::{Words, grammar};
use crate::query::word::Word;

/// A word of a name so folded that its usual transliterations are equal: Shoigu, Shoygu; Lavrov, Lawrow.
pub(crate) fn sound(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let heard = match (letter, letters.peek()) {
            ('p', Some('h')) => {
                letters.next();
                'f'
            }
            ('c', Some('k')) => {
                letters.next();
                'k'
            }
            ('w', _) => 'v',
            ('y' | 'j', _) => 'i',
            _ => letter,
        };
        if !out.ends_with(heard) {
            out.push(heard);
        }
    }
    out
}

/// "Septmber 2022": a month with a slip in it, where a year or a day stands beside it.
pub(crate) fn mend_months(words: &mut [Word]) {
    // So long that a slip leaves them plain.
    const LONG: usize = 6;
    let months: Vec<&str> = grammar().months.iter().flat_map(Words::each).filter(|m| m.len() >= LONG).collect();
    let number = |w: Option<&Word>| w.is_some_and(|w| w.fold.bytes().all(|b| b.is_ascii_digit()));
    for at in 0..words.len() {
        let near = months.iter().find(|month| distance(&words[at].fold, month, 1).is_some_and(|d| d > 0));
        let Some(month) = near else { continue };
        if number(words.get(at + 1)) || at > 0 && number(words.get(at - 1)) {
            words[at].fold = month.to_string();
        }
    }
}

/// The words of a name, each in sounds.
pub(crate) fn sounds(name: &str) -> Vec<String> {
    fold(name).split_whitespace().map(sound).collect()
}

/// Words that only join the parts of a name, in sounds.
const PARTICLES: [&str; 18] = [
    "al", "el", "bin", "ibn", "bint", "van", "von", "der", "den", "de", "da", "di", "du", "la", "le", "abu", "ben",
    "dos",
];

/// Whether a word, in sounds, only joins the parts of a name.
pub(crate) fn is_particle(sound: &str) -> bool {
    PARTICLES.contains(&sound)
}

/// Whether a given name is spelled almost like one of a person's names before the last.
pub(crate) fn given_alike(given: &str, name: &str) -> bool {
    let (given, names) = (sound(given), sounds(name));
    let close =
        |n: &String| n.len() > 3 && n.chars().next() == given.chars().next() && distance(&given, n, 1).is_some();
    names.len() < 2 || names[..names.len() - 1].iter().any(|n| *n == given || given.len() > 3 && close(n))
}

/// How many letters must be changed, added, dropped or swapped, if no more than `limit`.
pub(crate) fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    Some(rows[a.len()][b.len()]).filter(|d| *d <= limit)
}

/// "discus": a word that is English, too, is still a slip in one of those that tell of talks.
pub(crate) fn mend_verb(chunk: &mut Chunk) {
    const LONG: usize = 5;
    let g = grammar();
    let talks = |w: &&str| ["MEET", "DISCUSSED", "MEETING"].iter().any(|k| g.is(k, w)) || w.starts_with("discuss");
    let near = |w: &&str| w.len() > LONG && w.starts_with(&chunk.fold) && w.len() == chunk.fold.len() + 1;
    if let Some(word) = g.words().filter(|w| near(w) && talks(w)).min() {
        (chunk.fold, chunk.guess) = (word.to_string(), true);
    }
}

/// The word that a question begins with, where one letter of it is wrong.
pub(crate) fn asking(word: &str) -> Option<&'static str> {
    const WORDS: [&str; 8] = ["where", "which", "when", "what", "whom", "whose", "list", "show"];
    WORDS.into_iter().find(|w| w.chars().next() == word.chars().next() && distance(word, w, 1).is_some())
}

/// How many slips of the pen a word of its length may have; `None` where it is too short for any.
pub(crate) fn slips(word: &str) -> Option<usize> {
    match word.chars().count() {
        0..=3 => None,
        4..=7 => Some(1),
        _ => Some(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted() {
        assert_eq!(distance("lavrov", "lavorv", 1), Some(1));
        assert_eq!(distance("kerry", "cary", 1), None);
        assert_eq!(sound("shoygu"), sound("shoigu"));
        assert!(["van", "von"].iter().all(|p| is_particle(&sound(p))) && PARTICLES.iter().all(|p| sound(p) == *p));
        assert!(given_alike("serguei", "Sergey Lavrov") && !given_alike("hillary", "Bill Clinton"));
    }
}
