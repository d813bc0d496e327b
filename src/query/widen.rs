//! Other spellings of those who are named, where no meeting has them as they are spelled.

use crate::graph::{Party, Selection};
use crate::query::Ask;
use crate::query::chunk::Tag;
use crate::query::understand::Reading;

impl Reading<'_> {
    /// "Kenth" where the graph has both a Kent and, as another person, a Kenth: whichever of them has such meetings.
    pub(super) fn widen(&mut self) {
        let found = |all: &[Selection]| all.iter().any(|s| !self.graph.select(s).is_empty());
        let open = matches!(self.query.asks[0], Ask::Holder | Ask::Offices | Ask::Check | Ask::Nothing | Ask::Path);
        if open || found(&self.query.meetings) {
            return;
        }
        for at in 0..self.pieces.len() {
            let piece = &self.pieces[at];
            let Tag::Side(party @ Party::Person { ids, .. }) = &piece.tag else { continue };
            let typed = piece.text.trim_end_matches("'s").trim_end_matches("’s");
            let Some(wide @ Party::Person { .. }) = self.names.romanised(typed) else { continue };
            let Party::Person { ids: more, .. } = &wide else { continue };
            if more.len() <= ids.len() || !ids.iter().all(|id| more.contains(id)) {
                continue;
            }
            let put = |p: &Party| if p == party { wide.clone() } else { p.clone() };
            let other = |s: &Selection| Selection { who: s.who.iter().map(put).collect(), ..s.clone() };
            let meetings: Vec<Selection> = self.query.meetings.iter().map(other).collect();
            if found(&meetings) {
                self.query.meetings = meetings;
                self.pieces[at].tag = Tag::Side(wide);
                return;
            }
        }
    }
}
