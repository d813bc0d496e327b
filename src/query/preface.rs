//! What people say before they ask: "I would be grateful to learn who ...", "May I ask in which city ...".

use crate::query::chunk::{Chunk, Tag};
use crate::query::grammar::grammar;

/// The most words of such a preface.
const LONG: usize = 12;

/// Takes away what stands before the first word that asks, if it is said by or to somebody and names nothing.
pub(crate) fn without_preface(pieces: &mut Vec<Chunk>) {
    let g = grammar();
    let Some(first) = pieces.first() else { return };
    let polite = |c: &Chunk| ["i", "we", "you"].contains(&c.fold.as_str());
    // "May" may be somebody's name, too.
    let modal = g.preface_starts.has(&first.fold) && pieces.get(1).is_some_and(polite);
    if !polite(first) && !modal {
        return;
    }
    let asks = |c: &Chunk| c.tag == Tag::Word && g.asking.has(&c.fold);
    let Some(wh) = pieces.iter().take(LONG).position(asks).filter(|wh| *wh > 1) else { return };
    let names = |c: &Chunk| c.tag != Tag::Word || g.is("MEET", &c.fold) && !["see", "call"].contains(&c.fold.as_str());
    if pieces[1..wh].iter().any(names) {
        return;
    }
    // "in which city": the preposition belongs to the question.
    let before = &pieces[wh - 1].fold;
    let led = g.side_starts.has(before) || g.place_starts.has(before) || before == "about";
    pieces.drain(..wh - usize::from(led));
}
