//! What a question says of its meetings apart from who and where: turn, status, kind, and time told by other meetings.

use crate::dossier::Status;
use crate::graph::{Party, Selection};
use crate::query::chunk::{Chunk, Tag};
use crate::query::grammar::{Grammar, Phrase};
use crate::query::times;
use crate::query::understand::Reading;
use crate::query::when::Period;
use crate::query::{Ask, Turn};

impl Reading<'_> {
    /// First or last, most often, in common, each other.
    pub fn modifiers(&mut self) {
        if let Some((least, most)) = (!self.query.count).then(|| times::take(&mut self.pieces)).flatten() {
            (self.query.at_least, self.query.at_most) = (least.unwrap_or(0), most.unwrap_or(0));
        }
        self.several();
        self.limit();
        let last = self.flag(|g| &g.last);
        let first = !last && self.flag(|g| &g.first);
        self.query.turn = if last { Some(Turn::Last) } else { first.then_some(Turn::First).or(self.query.turn) };
        let g = self.g;
        for (many, phrases) in &g.top {
            if self.query.top == 0 && self.take_any(phrases) {
                (self.query.top, self.query.most) = (*many, true);
            }
        }
        self.query.most |= self.flag(|g| &g.most) && self.query.asks != [Ask::Largest];
        self.so_many();
        for (times, phrases) in g.at_least.iter().rev() {
            if !self.query.count && self.query.at_least + self.query.at_most == 0 && self.take_any(phrases) {
                self.query.at_least = *times;
            }
        }
        self.than();
        self.query.others |= self.flag(|g| &g.excluding) || self.looked_on();
        self.query.common = self.flag(|g| &g.common);
        self.query.each_other = self.flag(|g| &g.each_other);
    }

    /// "Who was there when Kent met Paz?": those two are no answer.
    fn looked_on(&self) -> bool {
        let when = |w: &[Chunk]| {
            w[0].tag == Tag::Word
                && matches!(w[0].fold.as_str(), "when" | "while" | "as")
                && matches!(w[1].tag, Tag::Side(Party::Person { .. }))
        };
        self.query.asks == [Ask::Participants] && self.pieces.windows(2).any(when)
    }

    /// "Three people Kent met most": so many of the most frequent.
    fn so_many(&mut self) {
        let kinds = ["PEOPLE", "COMPANY", "NATIONS", "SITES", "TOPICS"];
        let kind = |c: &Chunk| match &c.tag {
            Tag::Word => kinds.iter().any(|k| self.g.is(k, &c.fold)),
            Tag::Side(side) => matches!(side, Party::Polity(_) | Party::Office(_)),
            _ => false,
        };
        let number = |c: &Chunk| if c.tag == Tag::Word { times::number(&c.fold).filter(|n| *n > 1) } else { None };
        let first = self.pieces.windows(2).take(5).position(|w| number(&w[0]).is_some() && kind(&w[1]));
        if let Some(at) = first.filter(|_| self.query.most && self.query.top == 0) {
            self.query.top = number(&self.pieces[at]).unwrap_or(0);
            self.query.limit = 0;
            self.pieces[at].taken = true;
        }
    }

    /// "Name five people who met Kent": no more than so many.
    fn limit(&mut self) {
        let word = |i: usize| self.pieces.get(i).filter(|c| c.tag == Tag::Word).map_or("", |c| c.fold.as_str());
        let asks = ["name", "list", "give", "show", "tell", "find", "mention"].contains(&word(0));
        let at = 1 + usize::from(matches!(word(1), "me" | "us"));
        let people = self.pieces.get(at + 1).is_some_and(|c| {
            c.tag != Tag::Word || ["PEOPLE", "MANY", "NATIONS", "SITES", "TOPICS"].iter().any(|k| self.g.is(k, &c.fold))
        });
        if let Some(n) = times::number(word(at)).filter(|_| asks && people && self.query.several == 0) {
            self.query.limit = n;
            self.pieces[at].taken = true;
        }
    }

    /// "the last three meetings", "the two latest calls", "the second meeting"
    fn several(&mut self) {
        let word =
            |i: usize| self.pieces.get(i).filter(|c| c.tag == Tag::Word && !c.taken).map_or("", |c| c.fold.as_str());
        let meetings = |i: usize| (i..i + 3).any(|i| self.g.is("MEETING", word(i)) || matches!(word(i), "times"));
        let turn = |i: usize| match word(i) {
            "last" | "latest" | "newest" => Some((1, Turn::Last)),
            "first" | "earliest" => Some((1, Turn::First)),
            "most" if word(i + 1) == "recent" => Some((2, Turn::Last)),
            _ => None,
        };
        let found = (0..self.pieces.len()).find_map(|i| {
            let number = |at| times::number(word(at)).filter(|n| *n > 1);
            let ahead = || turn(i).and_then(|(len, t)| Some((len + 1, t, number(i + len)?)));
            let behind = || turn(i + 1).and_then(|(len, t)| Some((len + 1, t, number(i)?)));
            ahead().or_else(behind).filter(|(len, ..)| meetings(i + len)).map(|(len, t, n)| (i..i + len, t, n))
        });
        if let Some((range, turn, n)) = found {
            (self.query.turn, self.query.several) = (Some(turn), n);
            self.pieces[range].iter_mut().for_each(|c| c.taken = true);
            return;
        }
        let nth = |w: &str| ["second", "third", "fourth", "fifth"].iter().position(|n| *n == w).map(|n| n + 2);
        let one = |i: &usize| {
            let next = (i + 1..i + 3).any(|i| word(i) == "time" || self.g.is("MEETING", word(i)) && word(i) != "round");
            nth(word(*i)).is_some() && next && !(i + 1..i + 3).any(|i| matches!(word(i), "round" | "rounds"))
        };
        if let Some(at) = (0..self.pieces.len()).find(one) {
            self.query.nth = nth(word(at)).unwrap_or(0);
            self.pieces[at].taken = true;
        }
    }

    /// "more often than with Putin", in a question for yes or no.
    fn than(&mut self) {
        let at = self.pieces.iter().position(|c| c.tag == Tag::Word && c.fold == "than");
        let Some(at) = at.filter(|_| self.query.most && self.query.asks == [Ask::YesNo]) else { return };
        let side = (at + 1..self.pieces.len()).find(|i| matches!(self.pieces[*i].tag, Tag::Side(_)));
        if let Some(Tag::Side(party)) = side.map(|i| self.pieces.remove(i).tag) {
            self.query.than = Some(party);
        }
    }

    /// Whether one of the phrases stands in the question; takes it.
    fn flag(&mut self, phrases: impl Fn(&Grammar) -> &Vec<Phrase>) -> bool {
        self.take_any(phrases(self.g))
    }

    fn take_any(&mut self, phrases: &[Phrase]) -> bool {
        let found = self.g.find(phrases, &self.pieces, 0);
        found.clone().into_iter().flatten().for_each(|i| self.pieces[i].taken = true);
        found.is_some()
    }

    /// What is said of the status: the first words that tell of it.
    pub fn status(&mut self, selection: &mut Selection) {
        if self.query.asks[0] == Ask::Status {
            return;
        }
        let up = self.g.find(&self.g.came_up, &self.pieces, 0).unwrap_or_default();
        for rule in &self.g.statuses {
            let Some(found) = self.g.find(&rule.phrases, &self.pieces, 0) else { continue };
            // "kept coming up" tells of topics
            if found.start >= up.start && found.end <= up.end {
                continue;
            }
            let others = self.others(&found);
            if rule.is != [Status::Held] {
                found
                    .filter(|i| self.pieces[*i].tag == Tag::Word)
                    .collect::<Vec<_>>()
                    .into_iter()
                    .for_each(|i| self.pieces[i].taken = true);
            }
            selection.statuses = rule.is[..1].iter().copied().chain(others).collect();
            self.query.or_statuses = rule.is[1..].to_vec();
            return;
        }
        // "Who called Shoigu?" has no word of the grammar that tells of the status; it asks for what was
        let past = [
            Ask::Who,
            Ask::Participants,
            Ask::Largest,
            Ask::Pairs,
            Ask::What,
            Ask::When,
            Ask::Where,
            Ask::How,
            Ask::Countries,
        ];
        if self.query.count {
            selection.statuses = vec![Status::Held];
        } else if self.query.turn.is_some() || self.query.asks.iter().all(|a| past.contains(a)) {
            selection.statuses = vec![Status::Held];
            self.query.or_statuses = vec![Status::Planned, Status::Proposed];
        }
    }

    /// Statuses joined to one by "or" and "and": "planned, proposed or cancelled meetings".
    fn others(&mut self, found: &std::ops::Range<usize>) -> Vec<Status> {
        let mut out = Vec::new();
        let joins = |c: &Chunk| matches!(c.fold.as_str(), "or" | "and");
        let word = |at: usize| {
            let mut rules = self.g.statuses.iter().filter(|r| r.is != [Status::Held]);
            rules.find(|r| r.phrases.iter().any(|p| self.g.ends_at(p, &self.pieces, at) == Some(at + 1)))
        };
        let mut taken = Vec::new();
        let free = |c: &Chunk| c.tag == Tag::Word && (joins(c) || c.comma);
        let before = (0..found.start).rev().take_while(|i| free(&self.pieces[*i]) || word(*i).is_some());
        let after = (found.end..self.pieces.len()).take_while(|i| joins(&self.pieces[*i]) || word(*i).is_some());
        for at in before.chain(after) {
            if let Some(rule) = word(at) {
                out.push(rule.is[0]);
                taken.push(at);
            }
        }
        taken.into_iter().for_each(|at| self.pieces[at].taken = true);
        out.sort();
        out.dedup();
        out
    }

    /// How they met.
    pub fn kinds(&mut self, selection: &mut Selection) {
        if !self.other_kinds.is_empty() {
            selection.kinds.clone_from(&self.other_kinds);
            return;
        }
        for rule in &self.g.kinds {
            let Some(found) = self.g.find(&rule.phrases, &self.pieces, 0) else { continue };
            found
                .filter(|i| self.pieces[*i].tag == Tag::Word)
                .collect::<Vec<_>>()
                .into_iter()
                .for_each(|i| self.pieces[i].taken = true);
            // "whom did Kent meet most?" is no question of how: calls count as elsewhere where it is told who met most often
            let counted = self.query.most && !rule.firm && rule.is.len() > 1;
            // "in person or by phone?" asks for the kind and does not restrict it
            if self.query.asks[0] != Ask::How && !counted {
                selection.kinds = rule.is.clone();
                self.query.loose_kinds = !rule.firm;
                return;
            }
        }
    }
}

/// Lays a time over a selection.
pub(crate) fn restrict(selection: &mut Selection, period: Period) {
    selection.from = period.from.or(selection.from);
    selection.to = period.to.or(selection.to);
    selection.month = period.month.or(selection.month);
}

/// Any meeting of that time.
pub(crate) fn during(period: Period) -> Selection {
    let mut out = Selection::default();
    restrict(&mut out, period);
    out
}

/// The first time and place of the pieces.
pub(crate) fn fill(selection: &mut Selection, pieces: &[Chunk]) {
    for piece in pieces.iter().filter(|c| !c.taken) {
        match &piece.tag {
            Tag::When(period) => restrict(selection, *period),
            Tag::Place(place) => selection.place = Some(place.clone()),
            _ => {}
        }
    }
}
