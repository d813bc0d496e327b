//! Parts of speech: which words of a sentence are names, nouns, verbs.
//!
//! A greedy tagger: it goes through a sentence once, from left to right, and gives each word the tag that
//! its clues (its letters, its neighbours, the tags before it) speak for most. The weights of the clues are learned from
//! treebanks by `examples/train_tagger.rs` and lie in `schema/tagger.bin`; `schema/TAGGER.md` says whence they come and how
//! good they are.
//!
//! ```
//! use rapporteur::document::tag::{Tag, Tagger};
//! let tags = Tagger::embedded().tag(&["The", "ministers", "met", "in", "Vienna", "."]);
//! assert_eq!(tags, [Tag::DT, Tag::NNS, Tag::VBD, Tag::IN, Tag::NNP, Tag::Punct]);
//! ```

pub mod altered;
mod clue;
mod kind;
pub mod learn;
pub mod treebank;
mod weights;

use std::sync::OnceLock;

pub use kind::Tag;

use crate::error::Result;
use clue::Scene;
use weights::{Said, Weights};

/// Gives words their parts of speech.
pub struct Tagger {
    weights: Weights,
}

impl Tagger {
    /// The tagger that comes with the library.
    pub fn embedded() -> &'static Tagger {
        static TAGGER: OnceLock<Tagger> = OnceLock::new();
        TAGGER.get_or_init(|| {
            let bytes: &'static [u8] = include_bytes!("../../schema/tagger.bin");
            Tagger { weights: Weights::read(bytes.into()).expect("the file was checked by a test") }
        })
    }

    /// A tagger with the weights of a file. An error where they are none, of another version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Tagger> {
        Ok(Tagger { weights: Weights::read(bytes.to_vec().into())? })
    }

    /// The tag of each word of one sentence. Takes any text.
    pub fn tag(&self, words: &[&str]) -> Vec<Tag> {
        let scene = Scene::new(words, |form| self.kinds(form));
        let mut tags = Vec::with_capacity(words.len());
        let mut before = [None, None];
        for place in 0..words.len() {
            let tag = only(scene.word(place).kinds).unwrap_or_else(|| self.best(&scene, place, before));
            tags.push(tag);
            before = [Some(tag), before[0]];
        }
        tags
    }

    /// The tags that a word of this form is known to have, a bit for each, as `learn` has found them.
    fn kinds(&self, form: u64) -> u64 {
        weights::votes(self.weights.bucket(clue::kinds(form))).fold(0, |kinds, (tag, _)| kinds | 1 << tag)
    }

    fn best(&self, scene: &Scene, place: usize, before: [Option<Tag>; 2]) -> Tag {
        let (mut scores, mut rows) = ([0i16; 64], weights::NO_ROW);
        let clues = scene.clues(place, before);
        let buckets = clues.map(|clue| self.weights.bucket(clue));
        // A glance at each before any is read, so that the processor fetches them side by side.
        std::hint::black_box(buckets.iter().fold(0, |seen, (bucket, _)| seen ^ bucket.first().copied().unwrap_or(0)));
        for (clue, bucket) in clues.into_iter().zip(buckets) {
            match self.weights.said(clue, bucket) {
                Said::Row(row) => add(&mut rows, row),
                Said::Votes(votes) => votes.for_each(|(tag, weight)| {
                    let score = &mut scores[usize::from(tag) & 63];
                    *score = score.wrapping_add(weight);
                }),
            }
        }
        add(&mut scores, &rows);
        winner(&scores[..Tag::COUNT])
    }
}

/// Adds weights to scores: they lie far within what a score can hold.
#[inline]
fn add(scores: &mut [i16], weights: &[i16]) {
    scores.iter_mut().zip(weights).for_each(|(score, weight)| *score = score.wrapping_add(*weight));
}

/// The mark of a word that hardly ever has another tag than its one.
const SURE: u64 = 1 << 63;

/// The tag of a word that hardly ever has another.
fn only(kinds: u64) -> Option<Tag> {
    (kinds & SURE != 0).then(|| Tag::at(kinds.trailing_zeros() as usize))
}

/// The tag with the highest score, the first of equals.
fn winner<S: PartialOrd>(scores: &[S]) -> Tag {
    let better = |best: usize, next: usize| if scores[next] > scores[best] { next } else { best };
    Tag::at((1..scores.len()).fold(0, better))
}
