//! "Was it a call or a meeting?": two ways of meeting joined by "or" ask how it was.

use crate::dossier::Kind;
use crate::query::Ask;
use crate::query::chunk::{Chunk, Tag};
use crate::query::understand::Reading;

/// So many words before and behind "or" tell of the two ways.
const NEAR: usize = 5;

impl Reading<'_> {
    /// Turns a question for yes or no that names two ways of meeting into one for the way.
    pub(super) fn which_way(&mut self) {
        let open =
            matches!(self.query.asks[..], [Ask::YesNo | Ask::When | Ask::Status | Ask::List]) && !self.query.count;
        let or = self.pieces.iter().position(|c| c.tag == Tag::Word && c.fold == "or");
        // "phone, video, in person?"
        let end = self.pieces.len();
        let list = self.query.asks == [Ask::List];
        let comma = || (end.saturating_sub(4)..end).rev().find(|at| list && *at + 1 < end && self.pieces[*at].comma);
        let Some(at) = or.or_else(comma).filter(|_| open) else { return };
        let before = self.far(&self.pieces[at.saturating_sub(NEAR)..at + usize::from(or.is_none())]);
        let rest = &self.pieces[at + 1..self.pieces.len().min(at + 1 + NEAR)];
        let behind = self.far(rest);
        // "a call or something else?"
        let other = |c: &Chunk| c.tag == Tag::Word && matches!(c.fold.as_str(), "else" | "otherwise" | "other");
        let two = before.is_some() && (behind.is_some() && before != behind || rest.iter().any(other));
        let asks = self.pieces.iter().any(|c| c.tag == Tag::Word && self.g.is("AUX", &c.fold));
        // "kent paz 2013 phone or in person?"
        let last = at + 5 > self.pieces.len();
        if two && (asks || last) {
            self.query.asks = vec![Ask::How];
        }
    }

    /// Whether the words tell of talking from afar, by telephone or on a screen, or of being together.
    fn far(&self, pieces: &[Chunk]) -> Option<Kind> {
        let firm = |k: &&crate::query::grammar::KindRule| self.g.find(&k.phrases, pieces, 0).is_some();
        let told = self.g.kinds.iter().filter(|k| k.firm).find(firm).map(|k| k.is[0]);
        let is = |c: &Chunk, words: &[&str]| c.tag == Tag::Word && words.contains(&c.fold.as_str());
        let near = [
            "meeting",
            "meet",
            "met",
            "encounter",
            "visit",
            "visited",
            "summit",
            "person",
            "face",
            "see",
            "saw",
            "seen",
        ];
        let there = || pieces.iter().any(|c| is(c, &near)).then_some(Kind::Talks);
        let afar = || {
            pieces
                .iter()
                .any(|c| is(c, &["call", "called", "phone", "phoned", "telephone", "rang"]))
                .then_some(Kind::Call)
        };
        told.or_else(afar).or_else(there)
    }
}
