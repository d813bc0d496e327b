//! How much each clue speaks for each tag: a table to look up in, as it lies in its file.
//!
//! The file is a head of 24 bytes (`MAGIC`, the number of bits of a bucket's number in four bytes, the checksum of
//! the rest in eight), then where each bucket starts, in four bytes each, then the buckets. A bucket holds its clues one after
//! another: two bytes of the clue's number, one byte for how many votes follow, and two bytes for each vote: the tag in the lower
//! six bits, the weight in the upper ten. Numbers are little-endian. Nothing is unpacked on loading.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::Tag;
use crate::error::{Error, Result};

/// The first bytes of a file: what it is, and the version of its form.
const MAGIC: &[u8; 12] = b"rapporteur01";
const HEAD: usize = 24;

/// The smallest and the largest weight that a vote can carry.
pub(super) const LIMITS: (i32, i32) = (-512, 511);

/// A clue's word for or against a tag: the tag's number and a weight within `LIMITS`.
pub(super) type Vote = (u8, i16);

/// The table of weights.
pub(super) struct Weights {
    bytes: Cow<'static, [u8]>,
    bits: u32,
    body: usize,
    /// Which marks a bucket may hold, a bit for each by its last bits: most clues are in no bucket, and a small table is nearer
    /// than a large one.
    held: Vec<u8>,
    /// The votes of clues that have many, a weight for each tag: those of the commonest words are added up at one stroke.
    rows: FxHashMap<u64, Row>,
}

/// A weight for each tag.
pub(super) type Row = [i16; ROW];

/// As many as there are tags, rounded up to what a processor adds up at a stroke.
const ROW: usize = Tag::COUNT.next_multiple_of(8);

/// Nothing for or against any tag.
pub(super) const NO_ROW: Row = [0; ROW];

/// How many votes are many, in bytes.
const MANY: usize = 2 * 16;

/// What a clue says for and against tags.
pub(super) enum Said<'w, V> {
    /// A weight for each tag.
    Row(&'w Row),
    /// A vote for some of them.
    Votes(V),
}

impl Weights {
    /// Reads a file that `write` has made. An error where it is another file, of another version, or damaged.
    pub(super) fn read(bytes: Cow<'static, [u8]>) -> Result<Weights> {
        let wrong = |what: &str| Err(Error::new("tagger weights", what).hint("regrow them: see schema/TAGGER.md"));
        if bytes.len() < HEAD || bytes[..10] != MAGIC[..10] {
            return wrong("not a file of tagger weights");
        }
        if bytes[..12] != MAGIC[..] {
            return wrong("a file of another version");
        }
        let bits = u32_at(&bytes, 12);
        let sum = u64::from(u32_at(&bytes, 16)) | u64::from(u32_at(&bytes, 20)) << 32;
        if bits > 24 || sum != checksum(&bytes[HEAD..]) {
            return wrong("the file is damaged");
        }
        let body = HEAD + 4 * ((1 << bits) + 1);
        if bytes.len() < body || !buckets_fit(&bytes, bits, body) {
            return wrong("the file is damaged");
        }
        let mut weights = Weights { held: vec![0; 1 << bits], rows: FxHashMap::default(), bytes, bits, body };
        let (mut held, mut rows) = (vec![0; 1 << bits], FxHashMap::default());
        for (bucket, held) in held.iter_mut().enumerate() {
            for (mark, votes) in entries(weights.lying(bucket)) {
                *held |= bit(mark);
                if votes.len() >= MANY {
                    rows.entry(row_key(bucket, mark)).or_insert_with(|| row(votes));
                }
            }
        }
        (weights.held, weights.rows) = (held, rows);
        Ok(weights)
    }

    /// Where the votes of a clue would lie: its bucket, and its mark there; no bucket where there are none.
    #[inline]
    pub(super) fn bucket(&self, clue: u64) -> (&[u8], u16) {
        let (bucket, mark) = place(clue, self.bits);
        if self.held[bucket] & bit(mark) == 0 {
            return (&[], mark);
        }
        (self.lying(bucket), mark)
    }

    /// What a clue says, whose bucket is this.
    #[inline]
    pub(super) fn said<'w>(
        &'w self,
        clue: u64,
        bucket: (&'w [u8], u16),
    ) -> Said<'w, impl Iterator<Item = Vote> + use<'w>> {
        let votes = under(bucket);
        let row = || {
            let (bucket, mark) = place(clue, self.bits);
            self.rows.get(&row_key(bucket, mark))
        };
        match (votes.len() >= MANY).then(row).flatten() {
            Some(row) => Said::Row(row),
            None => Said::Votes(each(votes)),
        }
    }

    /// The bytes of a bucket.
    #[inline]
    fn lying(&self, bucket: usize) -> &[u8] {
        let from = self.body + u32_at(&self.bytes, HEAD + 4 * bucket) as usize;
        let to = self.body + u32_at(&self.bytes, HEAD + 4 * bucket + 4) as usize;
        self.bytes.get(from..to).unwrap_or(&[])
    }
}

/// The marks in a bucket, each with the bytes of its votes.
fn entries(mut bucket: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let [low, high, count, after @ ..] = bucket else { return None };
        let (votes, others) = after.split_at(after.len().min(2 * *count as usize));
        bucket = others;
        Some((u16::from_le_bytes([*low, *high]), votes))
    })
}

/// By which the row of a clue is found.
#[inline]
fn row_key(bucket: usize, mark: u16) -> u64 {
    (bucket as u64) << 16 | u64::from(mark)
}

/// A weight for each tag, out of votes.
fn row(votes: &[u8]) -> Row {
    let mut row = NO_ROW;
    for (tag, weight) in each(votes) {
        if let Some(slot) = row.get_mut(usize::from(tag)) {
            *slot = slot.wrapping_add(weight);
        }
    }
    row
}

/// The bit that stands for a mark.
#[inline]
fn bit(mark: u16) -> u8 {
    1 << (mark & 7)
}

/// The votes under a mark of a bucket; none where it is not there.
#[inline]
pub(super) fn votes(bucket: (&[u8], u16)) -> impl Iterator<Item = Vote> + '_ {
    each(under(bucket))
}

/// Their bytes.
#[inline]
fn under((bucket, mark): (&[u8], u16)) -> &[u8] {
    entries(bucket).find(|(own, _)| *own == mark).map_or(&[], |(_, votes)| votes)
}

/// The votes that lie in some bytes.
#[inline]
fn each(votes: &[u8]) -> impl Iterator<Item = Vote> + '_ {
    votes.chunks_exact(2).map(|pair| {
        let vote = i16::from_le_bytes([pair[0], pair[1]]);
        ((vote & 63) as u8, vote >> 6)
    })
}

/// The bytes of a file that holds these votes, by clue. Clues that cannot be told apart keep the first one's.
pub(super) fn write(votes: &[(u64, Vec<Vote>)]) -> Vec<u8> {
    let bits = votes.len().max(2).ilog2();
    let mut sorted: Vec<_> = votes.iter().map(|(clue, votes)| (place(*clue, bits), votes)).collect();
    sorted.sort_by_key(|(place, _)| *place);
    sorted.dedup_by_key(|(place, _)| *place);
    let mut starts = vec![0u32; (1 << bits) + 1];
    let mut body = Vec::new();
    for ((bucket, mark), votes) in sorted {
        body.extend(mark.to_le_bytes());
        body.push(votes.len() as u8);
        for (tag, weight) in votes {
            body.extend((weight << 6 | i16::from(*tag & 63)).to_le_bytes());
        }
        starts[bucket + 1] = body.len() as u32;
    }
    for next in 1..starts.len() {
        starts[next] = starts[next].max(starts[next - 1]);
    }
    let rest: Vec<u8> = starts.iter().flat_map(|start| start.to_le_bytes()).chain(body).collect();
    let mut bytes = MAGIC.to_vec();
    bytes.extend(bits.to_le_bytes());
    bytes.extend(checksum(&rest).to_le_bytes());
    bytes.extend(rest);
    bytes
}

/// The bucket of a clue, and the mark that tells it from the others there.
fn place(clue: u64, bits: u32) -> (usize, u16) {
    ((clue >> 32) as usize & ((1 << bits) - 1), clue as u16)
}

#[inline]
fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn buckets_fit(bytes: &[u8], bits: u32, body: usize) -> bool {
    let start = |bucket: usize| u32_at(bytes, HEAD + 4 * bucket) as usize;
    (0..1 << bits).all(|bucket| start(bucket) <= start(bucket + 1)) && body + start(1 << bits) == bytes.len()
}

/// A number that changes with any byte: FNV-1a over words of eight bytes.
fn checksum(bytes: &[u8]) -> u64 {
    let step = |sum: u64, word: u64| (sum ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(29);
    let words = bytes.chunks_exact(8);
    let rest = words.remainder().iter().fold(bytes.len() as u64, |sum, byte| step(sum, u64::from(*byte)));
    words.fold(rest, |sum, word| step(sum, word.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let clue = |number: u64| number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        write(&(1..200).map(|number| (clue(number), vec![(7, number as i16), (9, -512)])).collect::<Vec<_>>())
    }

    #[test]
    fn what_is_written_is_found_again() {
        let weights = Weights::read(sample().into()).unwrap();
        for number in 1..200u64 {
            let found: Vec<_> = votes(weights.bucket(number.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect();
            assert_eq!(found, [(7, number as i16), (9, -512)]);
        }
        assert_eq!(votes(weights.bucket(12345)).count(), 0);
    }

    #[test]
    fn many_votes_are_a_row() {
        let clue = |number: u64| number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let many: Vec<Vote> = (0..30).map(|tag| (tag, i16::from(tag) * 7 - 99)).collect();
        let few = vec![(3, 5)];
        let weights = Weights::read(write(&[(clue(1), many.clone()), (clue(2), few.clone())]).into()).unwrap();
        let told = |clue: u64| match weights.said(clue, weights.bucket(clue)) {
            Said::Row(row) => (true, row.iter().enumerate().map(|(tag, w)| (tag as u8, *w)).take(30).collect()),
            Said::Votes(votes) => (false, votes.collect::<Vec<_>>()),
        };
        assert_eq!((told(clue(1)), told(clue(2))), ((true, many), (false, few)));
        assert!(told(clue(3)).1.is_empty());
    }

    #[test]
    fn any_damage_is_an_error() {
        let good = sample();
        for place in 0..good.len() {
            let mut bad = good.clone();
            bad[place] ^= 4;
            assert!(Weights::read(bad.into()).is_err(), "byte {place} may change unnoticed");
        }
        for length in [0, 5, 23, 24, 100, good.len() - 1] {
            assert!(Weights::read(good[..length].to_vec().into()).is_err());
        }
    }

    #[test]
    fn an_error_says_what_to_do() {
        let error = Weights::read(Cow::Borrowed(b"a text that is no table at all")).err().unwrap();
        assert!(error.what.contains("not a file of tagger weights") && error.hint.is_some());
    }

    #[test]
    fn no_votes_at_all_make_a_file_too() {
        let weights = Weights::read(write(&[]).into()).unwrap();
        assert_eq!(votes(weights.bucket(1)).count(), 0);
    }
}
