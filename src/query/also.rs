//! Two meetings of those who are asked for: "Which of the leaders whom Duarte met in 2018 also met Horvat?"

use crate::graph::{Party, Selection};
use crate::query::Ask;
use crate::query::chunk::{Chunk, Tag};
use crate::query::understand::{Reading, restrict_by};

impl Reading<'_> {
    /// The two meetings, each with its time and place, where "also" stands before the second verb.
    pub(super) fn also(&self, groups: &[Vec<Party>], whole: &Selection) -> Option<Vec<Selection>> {
        let [one, two] = groups else { return None };
        let also =
            |c: &Chunk| c.tag == Tag::Word && matches!(c.fold.as_str(), "also" | "later" | "then" | "previously");
        let at = self.pieces.iter().position(also)?;
        let meets = |c: &Chunk| c.tag == Tag::Word && self.g.is("MEET", &c.fold);
        let (before, after) = self.pieces.split_at(at);
        let verbs = before.iter().any(meets) && after.iter().take(4).any(meets);
        let sides = |part: &[Chunk]| part.iter().any(|c| matches!(c.tag, Tag::Side(_)));
        let asked = matches!(self.query.asks[0], Ask::Who | Ask::Countries);
        let bare = Selection { from: None, to: None, month: None, place: None, ..whole.clone() };
        let of = |who: &[Party], part| restrict_by(Selection { who: who.to_vec(), ..bare.clone() }, part);
        (asked && verbs && sides(before) && sides(after)).then(|| vec![of(one, before), of(two, after)])
    }
}
