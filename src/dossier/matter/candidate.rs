//! What a meeting may have been about: the wordings of its own sentences and of those around.

use std::collections::BTreeSet;
use std::ops::Range;

use super::context::Context;
use super::features::features;
use crate::claim::topic::wording::Wording;
use crate::dossier::Evidence;
use crate::dossier::cast::{Cast, Meanings};
use crate::dossier::meeting::Draft;

/// Something that a meeting may have been about.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The meeting, by its number among the drafts.
    pub draft: usize,
    /// The sentence.
    pub sentence: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// How it is named.
    pub label: String,
    /// What speaks for and against it, each once.
    pub features: Vec<String>,
    /// Whether a rule has given it to this meeting.
    pub given: bool,
}

/// How many sentences before the words of a meeting may tell what it is about.
const BEFORE: usize = 3;
/// How many sentences behind them.
const BEHIND: usize = 6;

/// All candidates of a document, meeting by meeting, in the order of the text.
pub fn candidates(cast: &Cast, meanings: &Meanings, drafts: &[Draft]) -> Vec<Candidate> {
    if drafts.is_empty() {
        return Vec::new();
    }
    let context = Context::of(cast, meanings, drafts);
    let mut out = Vec::new();
    for (d, draft) in drafts.iter().enumerate() {
        let mut left: Vec<&(String, Vec<Evidence>)> = draft.topics.iter().collect();
        for s in sentences(&context, d) {
            for wording in &context.wordings[s] {
                if !worth(&context, s, wording) {
                    continue;
                }
                let given = context.given(d, s, &wording.label);
                left.retain(|(l, e)| !(*l == wording.label && context.tells(e, s)));
                out.push(Candidate {
                    draft: d,
                    sentence: s,
                    tokens: wording.tokens.clone(),
                    label: wording.label.clone(),
                    features: features(&context, d, s, wording),
                    given,
                });
            }
        }
        for (label, evidence) in left {
            let Some((s, wording)) = context.mentioned(label, evidence) else { continue };
            let features = features(&context, d, s, &wording);
            let (tokens, label) = (wording.tokens, label.clone());
            out.push(Candidate { draft: d, sentence: s, tokens, label, features, given: true });
        }
    }
    out
}

/// The sentences in which a meeting's matters may stand.
fn sentences(context: &Context, d: usize) -> BTreeSet<usize> {
    let told = &context.told[d];
    let all = 0..context.cast.claims.lines.len();
    let near = |s: &usize| told.iter().any(|t| s + BEFORE >= *t && *s <= t + BEHIND);
    all.filter(|s| near(s) || context.headline(*s) || context.speaking[d].contains(s)).collect()
}

/// Whether a wording may name a matter at all: not one of those present, not a time.
fn worth(context: &Context, s: usize, w: &Wording) -> bool {
    let line = &context.cast.claims.lines[s];
    let time = line.times.iter().any(|t| t.tokens.start <= w.head && w.head < t.tokens.end);
    let person = context.cast.page.in_name(w.head);
    !time && !person
}
