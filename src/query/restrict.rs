//! What a question says of its meetings apart from who and where: turn, status, kind, and time told by other meetings.

use crate::date::Date;
use crate::dossier::Status;
use crate::graph::{Party, Selection};
use crate::query::chunk::{Chunk, Tag};
use crate::query::grammar::{Grammar, Phrase};
use crate::query::side;
use crate::query::times;
use crate::query::topic;
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
        for (times, phrases) in g.at_least.iter().rev() {
            if !self.query.count && self.query.at_least + self.query.at_most == 0 && self.take_any(phrases) {
                self.query.at_least = *times;
            }
        }
        self.than();
        self.query.others = self.flag(|g| &g.excluding);
        self.query.common = self.flag(|g| &g.common);
        self.query.each_other = self.flag(|g| &g.each_other);
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
            // "in person or by phone?" asks for the kind and does not restrict it
            if self.query.asks[0] != Ask::How {
                selection.kinds = rule.is.clone();
                self.query.loose_kinds = !rule.firm;
                return;
            }
        }
    }

    /// "after the talks in Sochi": the time of another meeting.
    pub fn relative(&mut self) -> Option<Period> {
        if let Some(period) = self.between() {
            return Some(period);
        }
        let starts = |c: &Chunk| {
            let word = c.fold.as_str();
            c.tag == Tag::Word
                && (self.g.before_words.has(word) && word != "by"
                    || self.g.after_words.has(word)
                    || self.g.from_words.has(word))
        };
        let at = (1..self.pieces.len()).rev().find(|i| starts(&self.pieces[*i]) || self.clause(*i))?;
        let while_it_was = self.clause(at);
        let mut rest = self.pieces.split_off(at);
        let before = self.g.before_words.has(&rest[0].fold);
        self.at_once(before);
        let mut anchor = Selection { about: topic::take(&mut rest, self.names), ..Selection::default() };
        let sides = side::sides(&mut rest, false);
        anchor.who = sides.all();
        self.their_own(&mut anchor, &rest);
        fill(&mut anchor, &rest);
        if anchor == Selection::default() {
            anchor.who = self
                .pieces
                .iter()
                .filter_map(|c| if let Tag::Side(p) = &c.tag { Some(p.clone()) } else { None })
                .collect();
        }
        self.own_meeting(&mut anchor);
        if !self.strange(&rest).is_empty() {
            let end = rest.iter().position(|c| c.comma).map_or(rest.len(), |at| at + 1);
            let words: Vec<&str> = rest[..end].iter().map(|c| c.text.as_str()).collect();
            self.lost.push(words.join(" "));
        } else if anchor == Selection::default() {
            self.lost.extend(rest.first().map(|c| c.text.clone()));
        }
        let kinds = self.g.kinds.iter().find(|k| self.g.find(&k.phrases, &rest, 0).is_some());
        let of_kind = kinds.map(|k| Selection { kinds: k.is.clone(), ..anchor.clone() });
        let of_kind = of_kind.filter(|s| kinds.is_some_and(|k| k.firm) || !self.graph.select(s).is_empty());
        let mut found = self.graph.select(&of_kind.unwrap_or(anchor));
        if found.iter().any(|m| m.status == Status::Held && m.date().is_some()) {
            found.retain(|m| m.status == Status::Held);
        }
        let mut dates: Vec<Date> = found.into_iter().filter_map(|m| m.date()).collect();
        dates.sort();
        let first = self.g.find(&self.g.first, &rest, 0).is_some();
        let last = self.g.find(&self.g.last, &rest, 0).is_some();
        let date = if first || before && !last { dates.first() } else { dates.last() };
        let period = date.map(|d| match () {
            () if while_it_was => Period::of(*d),
            () if before => Period::before(*d),
            () => Period::after(*d),
        });
        period.or(Some(Period { from: "9999".parse().ok(), to: "0001".parse().ok(), month: None }))
    }
}

impl Reading<'_> {
    /// "when Kent met Paz", behind what is asked for: the day of a meeting.
    fn clause(&self, at: usize) -> bool {
        let asks = self.pieces[..at].iter().all(|c| c.tag == Tag::Word && self.g.pronouns.has(&c.fold) || c.comma);
        let after_and = self.pieces[at - 1].fold == "and" || self.pieces[at - 1].comma;
        let rest = &self.pieces[at + 1..];
        let side = rest.iter().take(3).any(|c| matches!(c.tag, Tag::Side(_)));
        let meets = rest.iter().any(|c| c.tag == Tag::Word && self.g.is("MEET", &c.fold));
        let inverted = rest.first().is_some_and(|c| self.g.is("AUX", &c.fold));
        let word = self.pieces[at].tag == Tag::Word && matches!(self.pieces[at].fold.as_str(), "when" | "while");
        // "Who was there when Kent met Paz?" asks for nothing but that meeting
        let main = self.pieces[..at].iter().any(|c| matches!(c.tag, Tag::Side(_)));
        word && main && side && meets && !asks && !after_and && !inverted
    }

    /// "right after", "shortly before": the first or last of those that follow or go before.
    fn at_once(&mut self, before: bool) {
        let at_once = |c: &Chunk| {
            let words = ["right", "shortly", "immediately", "soon", "directly", "straight", "just"];
            c.tag == Tag::Word && words.contains(&c.fold.as_str())
        };
        if self.pieces.last().is_some_and(at_once) {
            self.pieces.pop();
            self.query.turn = Some(if before { Turn::Last } else { Turn::First });
        }
    }

    /// "before he met Paz", "after meeting Paz": whoever is named first in the question was there.
    fn their_own(&self, anchor: &mut Selection, rest: &[Chunk]) {
        let side = |c: &Chunk| if let Tag::Side(p) = &c.tag { Some(p.clone()) } else { None };
        let he = |c: &Chunk| c.tag == Tag::Word && self.g.he.has(&c.fold) && !matches!(c.fold.as_str(), "him" | "her");
        let gerund = rest.get(1).is_some_and(|c| {
            c.tag == Tag::Word && c.fold.ends_with("ing") && self.g.is("MEET", &c.fold) && c.fold != "meeting"
                || c.fold == "meeting" && rest.get(2).is_some_and(|n| n.tag != Tag::Word || n.fold == "with")
        });
        let first = self.pieces.iter().find_map(side);
        let own = first.filter(|p| anchor.who.len() == 1 && !anchor.who.contains(p));
        if let Some(one) = own.filter(|_| gerund || rest.iter().any(he)) {
            let whole = Selection { who: [vec![one], anchor.who.clone()].concat(), ..anchor.clone() };
            if !self.graph.select(&whole).is_empty() {
                *anchor = whole;
            }
        }
    }

    /// "Whom did Gorbachev meet after Reykjavik?": of what was there, that with the one who is named, if he was there.
    fn own_meeting(&self, anchor: &mut Selection) {
        let side = |c: &Chunk| if let Tag::Side(p) = &c.tag { Some(p.clone()) } else { None };
        let own = Selection { who: self.pieces.iter().filter_map(side).take(1).collect(), ..anchor.clone() };
        if anchor.who.is_empty() && *anchor != Selection::default() && !self.graph.select(&own).is_empty() {
            *anchor = own;
        }
    }

    /// "between the Yalta and Potsdam conferences": from the day after one to the day before the other.
    fn between(&mut self) -> Option<Period> {
        let word = |c: &Chunk, text: &str| c.tag == Tag::Word && c.fold == text;
        let meeting = |c: &Chunk| c.tag == Tag::Word && self.g.is("MEETING", &c.fold);
        // a capital may have been read as its country
        let site = |c: &Chunk| match &c.tag {
            Tag::Place(place) => Some(place.clone()),
            Tag::Side(Party::Polity(_)) => self.names.place(&c.fold),
            _ => None,
        };
        let place = |c: &&Chunk| site(c).is_some();
        let start = self.pieces.iter().position(|c| word(c, "between"))?;
        let and = start + self.pieces[start..].iter().position(|c| word(c, "and"))?;
        let second = and + self.pieces[and..].iter().position(|c| place(&c))?;
        let end = second + 1 + usize::from(self.pieces.get(second + 1).is_some_and(meeting));
        let all = &self.pieces[start..end];
        let first = all[..and - start].iter().find(place)?;
        if all.iter().any(|c| matches!(c.tag, Tag::Side(_)) && !place(&c)) || !all.iter().any(meeting) {
            return None;
        }
        let days = |c: &Chunk| {
            let at = Selection { place: site(c), ..Selection::default() };
            let mut days: Vec<Date> = self.graph.select(&at).into_iter().filter_map(|m| m.date()).collect();
            days.sort();
            days
        };
        let from = days(first).last().copied()?;
        let to = days(&self.pieces[second]).into_iter().find(|d| *d > from)?;
        self.pieces.drain(start..end);
        Some(Period { from: Period::after(from).from, ..Period::before(to) })
    }

    /// Words that nothing was found for.
    pub(super) fn strange(&self, pieces: &[Chunk]) -> Vec<String> {
        let open = |c: &&Chunk| c.tag == Tag::Word && !c.taken && !self.g.knows(&c.fold) && !c.fold.is_empty();
        pieces.iter().filter(open).map(|c| c.text.clone()).collect()
    }
}

/// Lays a time over a selection.
pub(crate) fn restrict(selection: &mut Selection, period: Period) {
    selection.from = period.from.or(selection.from);
    selection.to = period.to.or(selection.to);
    selection.month = period.month.or(selection.month);
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
