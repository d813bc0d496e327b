//! "Which of the leaders in Oslo later met Kent?": those of one meeting who were at another, before it or after.

use crate::date::Date;
use crate::dossier::Status;
use crate::graph::Selection;
use crate::query::chunk::{Chunk, Tag};
use crate::query::understand::Reading;
use crate::query::when::Period;

const LATER: &str = "later afterwards subsequently thereafter then after since";
const EARLIER: &str = "earlier before previously already beforehand";
const ALSO: &str = "also too elsewhere ever";

fn is(c: &Chunk, words: &str) -> bool {
    c.tag == Tag::Word && words.split(' ').any(|w| w == c.fold)
}

impl Reading<'_> {
    /// Takes the meeting that people are told by out of the question; the time that it sets for the other one.
    pub(super) fn those(&mut self) -> Option<(Selection, Option<Period>)> {
        let lead = usize::from(is(self.pieces.first()?, "with by to from"));
        let of = is(self.pieces.get(lead)?, "which who what whom") && is(self.pieces.get(lead + 1)?, "of among");
        let kind = |c: &Chunk| is(c, "the those all two three") || c.tag != Tag::Word || self.g.is("PEOPLE", &c.fold);
        let who = |c: &Chunk| is(c, "who that whom present at in of from");
        let from = lead + 2;
        let start = from + self.pieces.get(from..)?.iter().take_while(|c| kind(c) && !who(c)).count();
        let told = |c: &Chunk| matches!(c.tag, Tag::Place(_) | Tag::When(_)) || self.g.is("MEETING", &c.fold);
        let begins = of && start > from && self.pieces.get(start).is_some_and(who);
        let split = if begins { self.second(start) } else { None }?;
        if !self.pieces[start..split].iter().any(told) {
            return None;
        }
        let mut first: Vec<Chunk> = self.pieces.drain(start..split).collect();
        let turn = self.pieces.iter().position(|c| is(c, LATER) || is(c, EARLIER) || is(c, ALSO));
        let word = turn.map(|at| self.pieces.remove(at));
        let named = first.iter().any(|c| matches!(c.tag, Tag::Side(_)));
        let (mut anchor, kinds) = self.anchor(&mut first);
        anchor.who.retain(|_| named);
        let held = Selection { statuses: vec![Status::Held], ..anchor.clone() };
        let of_kind = kinds.map(|k| Selection { kinds: k.is.clone(), ..held.clone() });
        let there = |s: &Selection| !self.graph.select(s).is_empty();
        let anchor = of_kind.into_iter().chain([held]).find(there).unwrap_or(anchor);
        let dates = || self.graph.select(&anchor).into_iter().filter_map(|m| m.date());
        let first = |p: fn(Date) -> Period| dates().min_by_key(|d| d.bounds().0).map(p);
        let last = |p: fn(Date) -> Period| dates().max_by_key(|d| d.bounds().1).map(p);
        let period = match word {
            Some(c) if is(&c, LATER) => last(Period::after),
            Some(c) if is(&c, EARLIER) => first(Period::before),
            _ => None,
        };
        Some((anchor, period))
    }

    /// Where the other meeting begins to be told: at a word like "later", else at the last verb with somebody behind it.
    fn second(&self, start: usize) -> Option<usize> {
        let n = self.pieces.len();
        let helps = |at: usize| self.g.is("AUX", &self.pieces[at].fold) && self.pieces[at].tag == Tag::Word;
        let meets = |at: usize| self.pieces[at].tag == Tag::Word && self.g.is("MEET", &self.pieces[at].fold);
        let word = |c: &Chunk| is(c, LATER) || is(c, EARLIER) || is(c, ALSO);
        let side = |at: usize| self.pieces.get(at).is_some_and(|c| matches!(c.tag, Tag::Side(_)));
        let then =
            (start + 1..n.saturating_sub(1)).find(|at| word(&self.pieces[*at]) && (meets(at + 1) || helps(at + 1)));
        let aux =
            || (start + 1..n).find(|at| helps(*at) && (side(at + 1) || self.pieces.get(at + 1).is_some_and(word)));
        let last = || {
            let verb = (start + 1..n).rev().find(|at| meets(*at) && (1..4).any(|k| side(at + k)))?;
            word(self.pieces.last()?).then_some(verb)
        };
        let at = then.into_iter().chain(aux()).min().or_else(last)?;
        Some(if at > start + 1 && helps(at - 1) { at - 1 } else { at })
    }
}
