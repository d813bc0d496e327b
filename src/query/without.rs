//! Answers that fall out for what else is told of them: "Whom did Annan meet but Ban did not?", "Who never met Putin but spoke to him?"

use std::ops::Range;

use crate::dossier::{Kind, Status};
use crate::graph::words::{is_country, is_region};
use crate::graph::{Party, Selection, fold};
use crate::query::Ask;
use crate::query::chunk::{Chunk, Tag};
use crate::query::grammar::grammar;
use crate::query::understand::{asks, restrict_by};

/// The part of a question that says no.
#[derive(Debug, Default)]
pub(crate) struct Without {
    /// Those named in it.
    who: Vec<Party>,
    /// How they met, where it says so.
    kinds: Option<Vec<Kind>>,
    /// They stand in the place of the first who is named: "but Ban did not". Otherwise in that of the last.
    first: bool,
    /// Of the same sides: "only by phone", "but not in London".
    same: bool,
    /// Where and when, where it says so.
    at: Vec<Chunk>,
}

/// Takes the part that says no out of a question.
pub(crate) fn take(pieces: &mut Vec<Chunk>) -> Option<Without> {
    let open = [Ask::Who, Ask::Participants, Ask::Countries, Ask::Where, Ask::Lands, Ask::What, Ask::List];
    asks(pieces).filter(|rule| open.contains(&rule.ask))?;
    let at = pieces.iter().position(|c| is(c, "not never without neither"))?;
    if let Some(range) = elsewhere(pieces, at) {
        let gone = pieces.drain(range).collect();
        return Some(Without { same: true, at: gone, ..Without::default() });
    }
    let (range, first) = others(pieces, at).map(|r| (r, true)).or_else(|| own(pieces, at).map(|r| (r, false)))?;
    let gone: Vec<Chunk> = pieces.drain(range.clone()).collect();
    let side = |c: &Chunk| if let Tag::Side(p) = &c.tag { Some(p.clone()) } else { None };
    let who: Vec<Party> = gone.iter().filter_map(side).collect();
    let kind = grammar().kinds.iter().find(|k| grammar().find(&k.phrases, &gone, 0).is_some());
    let told = gone.iter().any(|c| class(c, "MEET"));
    // "Who never met Putin but spoke to him": what follows begins anew
    if pieces.get(range.start).is_some_and(|c| is(c, "but yet though although and")) {
        pieces.remove(range.start);
    }
    stand_in(pieces, &who);
    Some(Without { who, kinds: told.then(|| kind.map_or(Vec::new(), |k| k.is.clone())), first, ..Without::default() })
}

/// "meetings of Kent and Paz without Lind": takes those who were not there out of the question.
pub(crate) fn absent(pieces: &mut Vec<Chunk>) -> Vec<Party> {
    let starts = |at: usize| {
        let after = at + 1 + usize::from(pieces.get(at + 1).is_some_and(|c| is(c, "the any anyone")));
        is(&pieces[at], "without") && at > 1 && pieces.get(after).is_some_and(sided)
    };
    let told = |c: &Chunk| sided(c) || matches!(c.tag, Tag::Place(_) | Tag::When(_));
    let Some(at) = (0..pieces.len()).find(|at| starts(*at)) else { return Vec::new() };
    if pieces.get(at.wrapping_sub(1)).is_some_and(|c| is(c, "and but")) || !pieces[..at].iter().any(told) {
        return Vec::new();
    }
    let end = at + 1 + pieces[at + 1..].iter().take_while(|c| sided(c) || is(c, "the any anyone from and or")).count();
    let gone: Vec<Chunk> = pieces.drain(at..end).collect();
    gone.into_iter().filter_map(|c| if let Tag::Side(p) = c.tag { Some(p) } else { None }).collect()
}

/// "outside China", "that did not take place in China": takes out of the question where it was not.
pub(crate) fn outside(pieces: &mut Vec<Chunk>) -> Option<String> {
    let lies = |at: usize| match pieces.get(at).map(|c| &c.tag) {
        Some(Tag::Place(place)) => Some(place.clone()),
        Some(Tag::Side(Party::Polity(land))) => Some(land.clone()),
        _ => None,
    };
    let land = |at: usize| lies(at).filter(|p| is_country(&fold(p)) || is_region(p));
    let out = |at: usize| is(&pieces[at], "outside").then(|| at + 1).filter(|i| land(*i).is_some());
    let not = |at: usize| {
        let held =
            pieces[at + 1..].iter().take_while(|c| is(c, "take taken taking place held happen be occur")).count();
        let end = at + 1 + held;
        let told = is(&pieces[at], "not never") && held > 0 && pieces.get(end).is_some_and(|c| is(c, "in at"));
        told.then_some(end + 1).filter(|i| lies(*i).is_some())
    };
    let (start, at) = (0..pieces.len()).find_map(|start| Some((start, out(start).or_else(|| not(start))?)))?;
    let place = lies(at);
    pieces.drain(start..=at);
    place
}

/// "only by phone": the sides that are named, in any other way.
pub(crate) fn only(pieces: &mut [Chunk]) -> Option<Without> {
    let g = grammar();
    asks(pieces).filter(|rule| matches!(rule.ask, Ask::Who | Ask::Countries))?;
    let firm = |range: &dyn Fn(usize) -> bool| {
        let here = |k: &&_| {
            let rule: &crate::query::grammar::KindRule = k;
            rule.firm && (0..pieces.len()).any(|at| rule.phrases.iter().any(|p| ends(p, pieces, at).is_some_and(range)))
        };
        g.kinds.iter().find(here)
    };
    let at = pieces.iter().position(|c| is(c, "only exclusively solely"))?;
    let behind = g.kinds.iter().find(|k| k.firm && k.phrases.iter().any(|p| ends(p, pieces, at + 1).is_some()));
    let kind = behind.or_else(|| firm(&|end| end == at))?;
    pieces[at].taken = true;
    let kinds = Kind::ALL.into_iter().filter(|k| !kind.is.contains(k)).collect();
    Some(Without { kinds: Some(kinds), same: true, ..Without::default() })
}

fn ends(phrase: &crate::query::grammar::Phrase, pieces: &[Chunk], at: usize) -> Option<usize> {
    grammar().ends_at(phrase, pieces, at).filter(|end| *end > at)
}

fn is(c: &Chunk, words: &str) -> bool {
    c.tag == Tag::Word && words.split(' ').any(|w| w == c.fold)
}

fn class(c: &Chunk, class: &str) -> bool {
    c.tag == Tag::Word && grammar().is(class, &c.fold)
}

fn acts(c: &Chunk) -> bool {
    ["MEET", "TRAVEL", "DISCUSSED"].iter().any(|k| class(c, k))
        || is(c, "do done meeting seeing visiting talking speaking")
}

fn helps(c: &Chunk) -> bool {
    class(c, "AUX") || is(c, "ever yet also been be")
}

fn sided(c: &Chunk) -> bool {
    matches!(c.tag, Tag::Side(_))
}

/// "but Ban did not", "that Annan never visited".
fn others(pieces: &[Chunk], at: usize) -> Option<Range<usize>> {
    if !is(&pieces[at], "not never") {
        return None;
    }
    let helped = pieces[..at].iter().rev().take_while(|c| helps(c)).count();
    let side = at - helped;
    let sides = pieces[..side].iter().rev().take_while(|c| sided(c) || is(c, "and or the")).count();
    let start = side - sides;
    let named = pieces[start..side].iter().any(sided);
    let did = at + 2 == pieces.len() && helps(&pieces[at + 1]);
    let and = did && start > 1 && is(&pieces[start], "and");
    let joined = and || start > 1 && is(&pieces[start - 1], "but that whom who which where while whereas");
    let ends = did || pieces.get(at + 1).is_none_or(|c| acts(c) || c.tag != Tag::Word);
    let before = pieces[..start].iter().any(acts);
    let verb = pieces[at + 1..].iter().take_while(|c| acts(c) || helps(c) || is(c, "with to")).count();
    (named && joined && ends && before).then(|| start - usize::from(!and)..at + 1 + verb)
}

/// "but not Lavrov", "without meeting Lavrov", "neither Putin nor Lavrov", "who never met Putin in person".
fn own(pieces: &[Chunk], at: usize) -> Option<Range<usize>> {
    let helped = pieces[..at].iter().rev().take_while(|c| helps(c)).count();
    let mut start = at - helped;
    let joined = start > 1 && is(&pieces[start - 1], "but and yet who that which while whereas");
    start -= usize::from(joined);
    let verb = pieces[at + 1..].iter().take_while(|c| acts(c) || helps(c) || is(c, "with to")).count();
    let from = at + 1 + verb;
    let sides = pieces[from..].iter().take_while(|c| sided(c) || is(c, "and or nor the either with to")).count();
    let mut end = from + sides;
    while end > from && !sided(&pieces[end - 1]) {
        end -= 1;
    }
    let person = |c: &Chunk| matches!(c.tag, Tag::Side(Party::Person { .. } | Party::Office(_)));
    let named = pieces[from..end].iter().any(|c| person(c) || verb > 0 && sided(c));
    let verbs = verb > 0 && pieces[at + 1..from].iter().any(acts) || is(&pieces[at], "neither") || at > 1;
    let firm = grammar().kinds.iter().filter(|k| k.firm).flat_map(|k| &k.phrases);
    let kind = firm.filter_map(|p| ends(p, pieces, end)).max().unwrap_or(end);
    // "Who met neither Putin nor Lavrov": the verb stands before
    (named && verbs).then_some(start..kind)
}

/// "but not in London", "and never in 2013".
fn elsewhere(pieces: &[Chunk], at: usize) -> Option<Range<usize>> {
    let joined = at > 1 && is(&pieces[at - 1], "but and yet") && is(&pieces[at], "not never");
    let before = pieces[..at].iter().any(acts) && pieces[..at].iter().any(sided);
    let words = pieces[at + 1..].iter().take_while(|c| class(c, "AUX") || is(c, "in at near during")).count();
    let told = |c: &Chunk| matches!(c.tag, Tag::Place(_) | Tag::When(_));
    let end = at + 1 + words;
    (joined && before && pieces.get(end).is_some_and(told)).then(|| at - 1..end + 1)
}

/// Those named in the part that is taken away, in the place of "him" and "them" in what is left.
fn stand_in(pieces: &mut [Chunk], who: &[Party]) {
    if pieces.iter().any(sided) {
        return;
    }
    let him = |c: &&mut Chunk| c.tag == Tag::Word && is(c, "him her them he she they");
    if let (Some(one), Some(piece)) = (who.first(), pieces.iter_mut().find(him)) {
        piece.tag = Tag::Side(one.clone());
    }
}

impl Without {
    /// The meetings whose answers fall out of those to one selection.
    pub fn of(&self, ask: Ask, whole: &Selection) -> Vec<Selection> {
        let one = |party: &Party| {
            let mut who = whole.who.clone();
            match () {
                () if ask == Ask::List => who.push(party.clone()),
                () if self.first && !who.is_empty() => who[0] = party.clone(),
                () => {
                    who.pop();
                    who.push(party.clone());
                }
            }
            who
        };
        // "which cities did Baker visit": how he came there is a loose word
        let own = if whole.kinds == [Kind::Visit] { Vec::new() } else { whole.kinds.clone() };
        let kinds = self.kinds.clone().unwrap_or(own);
        let lay = |who| Selection { who, kinds: kinds.clone(), statuses: vec![Status::Held], ..whole.clone() };
        if self.same {
            vec![restrict_by(lay(whole.who.clone()), &self.at)]
        } else {
            self.who.iter().map(|p| lay(one(p))).collect()
        }
    }

    /// Whether somebody is named who is to be left out himself.
    pub fn named(&self) -> &[Party] {
        if self.same || self.first { &[] } else { &self.who }
    }
}
