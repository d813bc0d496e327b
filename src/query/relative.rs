//! Times that are told by other meetings: "after the talks in Oslo", "before he met Paz", "when Kent was in Bern".

use crate::date::Date;
use crate::dossier::Status;
use crate::graph::{Party, Selection};
use crate::query::chunk::{Chunk, Tag};
use crate::query::grammar::KindRule;
use crate::query::restrict::fill;
use crate::query::understand::Reading;
use crate::query::when::Period;
use crate::query::{Ask, Turn, side, topic};

/// What becomes of people apart from meetings.
const TURNS: [&str; 12] = [
    "became",
    "become",
    "becoming",
    "elected",
    "appointed",
    "inaugurated",
    "resigned",
    "died",
    "retired",
    "office",
    "power",
    "inauguration",
];

impl Reading<'_> {
    /// "after the talks in Sochi": the time of another meeting.
    pub(super) fn relative(&mut self) -> Option<Period> {
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
        // "Had they met before?" tells no time
        let last = self.pieces.len().checked_sub(1)?;
        let bare = |i: usize| i == last && self.pieces[i].fold == "before" && self.query.asks == [Ask::YesNo];
        let at = (1..=last).rev().find(|i| starts(&self.pieces[*i]) && !bare(*i) || self.clause(*i))?;
        let while_it_was = self.clause(at);
        let mut rest = self.pieces.split_off(at);
        let before = self.g.before_words.has(&rest[0].fold);
        self.at_once(before);
        let next = self.next_days();
        let date = self.anchor_day(&mut rest, before);
        let period = date.map(|d| match () {
            () if while_it_was => Period::of(d),
            () if next.is_some() => Period::beside(d, next.unwrap_or(1), before),
            () if before => Period::before(d),
            () => Period::after(d),
        });
        period.or(Some(Period { from: "9999".parse().ok(), to: "0001".parse().ok(), month: None }))
    }

    /// The day of the meeting that a time is told by: the first of several for "before", else the last.
    fn anchor_day(&mut self, rest: &mut [Chunk], before: bool) -> Option<Date> {
        let (anchor, kinds) = self.anchor(rest);
        let of_kind = kinds.map(|k| Selection { kinds: k.is.clone(), ..anchor.clone() });
        let of_kind = of_kind.filter(|s| kinds.is_some_and(|k| k.firm) || !self.graph.select(s).is_empty());
        let mut found = self.graph.select(&of_kind.unwrap_or(anchor));
        if found.iter().any(|m| m.status == Status::Held && m.date().is_some()) {
            found.retain(|m| m.status == Status::Held);
        }
        let mut dates: Vec<Date> = found.into_iter().filter_map(|m| m.date()).collect();
        dates.sort();
        let first = self.g.find(&self.g.first, rest, 0).is_some();
        let last = self.g.find(&self.g.last, rest, 0).is_some();
        if first || before && !last { dates.first().copied() } else { dates.last().copied() }
    }

    /// The meeting that a time is told by, as the words say it, and how they met there.
    pub(super) fn anchor(&mut self, rest: &mut [Chunk]) -> (Selection, Option<&'static KindRule>) {
        let mut anchor = Selection { about: topic::take(rest, self.names), ..Selection::default() };
        let sides = side::sides(rest, false);
        anchor.who = sides.all();
        self.their_own(&mut anchor, rest);
        fill(&mut anchor, rest);
        let kinds = self.g.kinds.iter().find(|k| self.g.find(&k.phrases, rest, 0).is_some());
        // "the Malta summit": a country that was at no such meeting is where it was
        let like = |s: &Selection| Selection { kinds: kinds.map_or(Vec::new(), |k| k.is.clone()), ..s.clone() };
        let there = |s: &Selection| !self.graph.select(&like(s)).is_empty();
        for doubtful in sides.doubtful {
            let placed = anchor.place.is_some();
            anchor = doubtful.settle(anchor, placed, &there);
        }
        if anchor == Selection::default() {
            anchor.who = self
                .pieces
                .iter()
                .filter_map(|c| if let Tag::Side(p) = &c.tag { Some(p.clone()) } else { None })
                .collect();
        }
        self.own_meeting(&mut anchor);
        // "before he became president": no meeting tells that
        let became = |c: &Chunk| c.tag == Tag::Word && TURNS.contains(&c.fold.as_str());
        if !self.strange(rest).is_empty() || rest.iter().any(became) {
            let end = rest.iter().position(|c| c.comma).map_or(rest.len(), |at| at + 1);
            let words: Vec<&str> = rest[..end].iter().map(|c| c.text.as_str()).collect();
            self.lost.push(words.join(" "));
        } else if anchor == Selection::default() {
            self.lost.extend(rest.first().map(|c| c.text.clone()));
        }
        (anchor, kinds)
    }

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
        let main = self.names_somebody(at);
        word && main && side && meets && !asks && !after_and && !inverted && !self.same_meeting(at)
    }

    /// Whether somebody is named before; "Was Syria on the agenda when Kent met Paz?" names nobody.
    pub(super) fn names_somebody(&self, at: usize) -> bool {
        let before = &self.pieces[..at];
        let raised = |c: &Chunk| {
            self.g.is("DISCUSSED", &c.fold)
                || self.g.came_up.iter().any(|p| self.g.ends_at(p, std::slice::from_ref(c), 0).is_some())
        };
        let topics =
            before.iter().any(raised) || before.iter().any(|c| matches!(c.fold.as_str(), "agenda" | "topic" | "up"));
        before.iter().any(|c| matches!(&c.tag, Tag::Side(p) if !topics || !matches!(p, Party::Polity(_))))
    }

    /// "Who was with Kent when she saw Paz?": those named first do nothing else, so that it is that very meeting.
    fn same_meeting(&self, at: usize) -> bool {
        let acts = |c: &Chunk| {
            let class = |k: &&str| self.g.is(k, &c.fold);
            c.tag == Tag::Word && ["MEET", "TRAVEL", "DISCUSSED"].iter().any(class)
        };
        let office = |c: &Chunk| matches!(c.tag, Tag::Side(Party::Office(_) | Party::Either(_)));
        let open = matches!(self.query.asks[0], Ask::Who | Ask::Participants | Ask::Where | Ask::What | Ask::Countries);
        let he = self.pieces.get(at + 1).is_some_and(|c| c.tag == Tag::Word && self.g.pronouns.has(&c.fold));
        open && he && !self.pieces[..at].iter().any(|c| acts(c) || office(c))
    }

    /// "the day after", "in the week before": within so many days.
    fn next_days(&mut self) -> Option<i32> {
        let days = match self.pieces.last().filter(|c| c.tag == Tag::Word)?.fold.as_str() {
            "day" => 1,
            "week" => 7,
            "month" => 31,
            _ => return None,
        };
        let the = self
            .pieces
            .len()
            .checked_sub(2)
            .is_some_and(|at| matches!(self.pieces[at].fold.as_str(), "the" | "one" | "a"));
        the.then(|| self.pieces.pop()).map(|_| days)
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
        let lands = anchor.who.iter().all(|p| matches!(p, Party::Polity(_)));
        let first = self.pieces.iter().filter_map(side).take(1);
        let own = Selection { who: first.chain(anchor.who.clone()).collect(), ..anchor.clone() };
        if lands && *anchor != Selection::default() && !self.graph.select(&own).is_empty() {
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
