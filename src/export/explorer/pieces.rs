//! Facts in pieces, for a page that fetches them one by one.

use std::cmp::Reverse;
use std::mem::take;

use super::facts::{Card, Facts, More};

/// What the page knows at first: the title, the colours, and how much is to come.
///
/// `size` is the number of meetings in a piece.
pub fn start<'d>(facts: &mut Facts<'d>, size: usize) -> Facts<'d> {
    let months = facts.meetings.iter().filter_map(month).collect();
    let more = More {
        pieces: facts.meetings.len().div_ceil(size),
        meetings: facts.meetings.len(),
        documents: facts.documents.len(),
        kinds: facts.meetings.iter().map(|m| m.kind).collect(),
        months,
    };
    Facts { title: facts.title.take(), paints: take(&mut facts.paints), more: Some(more), ..Facts::default() }
}

/// The month of a meeting, the first of the year where only that is told.
fn month(card: &Card) -> Option<String> {
    let date = card.date.as_ref()?;
    Some(format!("{date}-01").chars().take(7).collect())
}

/// The meetings that matter most first. A piece brings whom and what its meetings speak of, unless an earlier piece
/// did; sentences are left out.
///
/// People and documents are numbered anew, in the order in which they come.
pub fn pieces(mut facts: Facts<'_>, size: usize) -> Vec<Facts<'_>> {
    for (n, card) in facts.meetings.iter_mut().enumerate() {
        card.n = Some(n);
        card.said.iter_mut().for_each(|said| (said.1, said.2) = (0, Vec::new()));
        card.said.dedup();
    }
    facts.documents.iter_mut().for_each(|d| d.text.clear());
    facts.meetings.sort_by_key(|m| (Reverse(m.weight), m.n));
    let mut people = Seats::of(take(&mut facts.people));
    let mut documents = Seats::of(take(&mut facts.documents));
    let mut cards = facts.meetings.into_iter().peekable();
    let mut out = Vec::new();
    while cards.peek().is_some() {
        let mut meetings: Vec<Card> = cards.by_ref().take(size).collect();
        for card in &mut meetings {
            card.who.iter_mut().for_each(|who| who.0 = people.seat(who.0));
            card.said.iter_mut().for_each(|said| said.0 = documents.seat(said.0));
        }
        out.push(Facts { meetings, people: people.fresh(), documents: documents.fresh(), ..Facts::default() });
    }
    let mut ties: Vec<(usize, usize, usize)> =
        facts.ties.into_iter().map(|(a, b, n)| (people.seat(a), people.seat(b), n)).collect();
    ties.sort_by_key(|(a, b, _)| *a.max(b));
    let mut known = 0;
    for piece in &mut out {
        known += piece.people.len();
        let here = ties.partition_point(|(a, b, _)| *a.max(b) < known);
        piece.ties = ties.drain(..here).collect();
    }
    out
}

/// Things that get a number when they are first called for.
struct Seats<T> {
    /// Those that were not called for yet.
    waiting: Vec<Option<T>>,
    /// New numbers by the old.
    numbers: Vec<usize>,
    called: usize,
    /// Those called for since it was last asked.
    fresh: Vec<T>,
}

impl<T> Seats<T> {
    fn of(things: Vec<T>) -> Self {
        let numbers = vec![0; things.len()];
        Seats { waiting: things.into_iter().map(Some).collect(), numbers, called: 0, fresh: Vec::new() }
    }

    fn seat(&mut self, old: usize) -> usize {
        if let Some(thing) = self.waiting[old].take() {
            self.numbers[old] = self.called;
            self.called += 1;
            self.fresh.push(thing);
        }
        self.numbers[old]
    }

    fn fresh(&mut self) -> Vec<T> {
        take(&mut self.fresh)
    }
}
