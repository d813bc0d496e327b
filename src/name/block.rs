//! Keys under which names that may be one person's meet, so that not all are compared with all.

use super::align::counts;
use super::parse::Name;
use super::token::Token;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// Marks keys that say little: a crowd under one is no reason to compare.
pub const COARSE: u64 = 1;
/// The most words of a name that make keys: the first two and the last two.
const WORDS: usize = 4;

/// Letters of a long word.
const LONG: usize = 7;

/// A key of a name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Key {
    /// Names with one value may be one person's.
    pub value: u64,
    /// The key leaves out the last word: it is for meeting shorter names, not others of its kind.
    pub inner: bool,
}

/// All keys of a full name.
pub fn keys(name: &Name) -> Vec<Key> {
    let mut keys = pair_keys(name);
    keys.extend(initial_keys(name));
    keys
}

/// Keys of a name of several words: each two of its words, by consonants or by list, in either order.
fn pair_keys(name: &Name) -> Vec<Key> {
    let words: Vec<&Token> = name.tokens.iter().filter(|t| counts(t) && !t.initial).collect();
    let skip = words.len().saturating_sub(WORDS);
    let words: Vec<&Token> =
        words.iter().enumerate().filter(|(i, _)| *i < 2 || *i >= 2 + skip).map(|(_, t)| *t).collect();
    let codes: Vec<Vec<u64>> = words.iter().map(|t| fine(t)).collect();
    let mut out: Vec<u64> = words.windows(2).map(|w| coarse(w[0], w[1])).collect();
    if let [first, _, .., last] = words[..] {
        out.push(coarse(first, last));
    }
    let mut inner = Vec::new();
    for (i, x) in codes.iter().enumerate() {
        for (j, y) in codes.iter().enumerate().skip(i + 1) {
            for (a, b) in x.iter().flat_map(|a| y.iter().map(move |b| (a, b))) {
                let key = hash(&(1u8, a.min(b), a.max(b))) & !COARSE;
                if j + 1 < codes.len() { inner.push(key) } else { out.push(key) }
            }
        }
    }
    let joins = name.joins();
    for (i, j) in joins.iter().enumerate() {
        let beside = name.tokens.get(i + 2).or_else(|| i.checked_sub(1).and_then(|b| name.tokens.get(b)));
        let joined = hash(&(6u8, j.skeleton()));
        let pair = |other: u64| hash(&(1u8, joined.min(other), joined.max(other))) & !COARSE;
        out.extend(beside.map(|t| pair(hash(&(6u8, t.sounds.skeleton())))));
    }
    if let Some(east) = &name.eastern {
        out.extend(east.keys().map(|k| hash(&(2u8, k)) & !COARSE));
    }
    if let [first, .., last] = words[..] {
        let head = |t: &Token| t.text.get(..3).unwrap_or(&t.text).to_string();
        out.push(hash(&(9u8, last.sounds.skeleton(), head(first))) & !COARSE);
        out.push(hash(&(11u8, first.sounds.skeleton(), last.letter())) | COARSE);
        let ends = ends(first).map(|ends| hash(&(12u8, last.sounds.skeleton(), ends)) & !COARSE);
        out.extend(ends);
    }
    out.extend(joins.iter().map(|j| hash(&(3u8, j.skeleton())) & !COARSE).filter(|_| joins.len() == 1));
    out.extend(words.iter().filter(|_| words.len() == 1).map(|t| hash(&(3u8, t.sounds.skeleton())) & !COARSE));
    let key = |value, inner| Key { value, inner };
    let mut keys: Vec<Key> =
        out.into_iter().map(|v| key(v, false)).chain(inner.into_iter().map(|v| key(v, true))).collect();
    keys.sort_unstable();
    keys.dedup_by_key(|k| k.value);
    keys
}

/// How a long word begins and ends: a slip inside leaves that alone.
fn ends(token: &Token) -> Option<(&str, &str)> {
    let text = &*token.text;
    (text.len() >= LONG).then_some(())?;
    Some((text.get(..2)?, text.get(text.len() - 2..)?))
}

/// The family name's consonants with the first letter of another word: where initials meet full names.
fn initial_keys(name: &Name) -> Vec<Key> {
    let Some(family) = name.tokens.iter().rev().find(|t| counts(t) && !t.initial) else { return Vec::new() };
    let others = name.tokens.iter().filter(|t| counts(t) && !std::ptr::eq(*t, family));
    let value = |t: &Token| hash(&(4u8, family.sounds.skeleton(), t.letter())) & !COARSE;
    others.take(2).map(|t| Key { value: value(t), inner: !has_initials(name) }).collect()
}

/// Whether the name has initials where others have words.
pub fn has_initials(name: &Name) -> bool {
    name.tokens.iter().any(|t| t.initial)
}

/// Keys of single words: how a short form finds the full ones.
pub fn word_keys(name: &Name) -> Vec<u64> {
    let mut out: Vec<u64> = name.tokens.iter().filter(|t| !t.initial).flat_map(codes).collect();
    let letters = if name.capitals { name.tokens.first().map_or("", |t| &t.text) } else { &name.letters };
    if letters.len() > 1 {
        out.push(hash(&(5u8, letters)));
        let words: String = name.words().filter_map(|w| w.chars().next()).collect();
        out.push(hash(&(5u8, words.as_str())));
    }
    out.iter_mut().for_each(|k| *k &= !COARSE);
    out.sort_unstable();
    out.dedup();
    out
}

/// Two words without the sounds of the throat.
fn coarse(a: &Token, b: &Token) -> u64 {
    let key = |t: &Token| t.sounds.throatless().unwrap_or_else(|| t.sounds.skeleton());
    let (a, b) = (key(a), key(b));
    hash(&(10u8, a.min(b), a.max(b))) | COARSE
}

/// A word's consonants and lists.
fn fine(token: &Token) -> Vec<u64> {
    let mut out = vec![hash(&(6u8, token.sounds.skeleton()))];
    out.extend(token.other.iter().map(|o| hash(&(6u8, o.skeleton()))));
    out.extend(token.list_ids().map(|g| hash(&(8u8, g))));
    out.sort_unstable();
    out.dedup();
    out
}

/// What a word may be called: its consonants, the same without the throat's, and the lists it stands on.
fn codes(token: &Token) -> Vec<u64> {
    let mut out = vec![hash(&(6u8, token.sounds.skeleton()))];
    out.extend(token.sounds.throatless().map(|k| hash(&(7u8, k))));
    out.extend(token.other.iter().map(|o| hash(&(6u8, o.skeleton()))));
    out.extend(token.list_ids().map(|g| hash(&(8u8, g))));
    out.sort_unstable();
    out.dedup();
    out
}

fn hash<T: Hash>(value: &T) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
