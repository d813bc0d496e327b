//! What is asked for: which rule of the grammar fits, and where it is told late or twice.

use crate::dossier::Office;
use crate::graph::Party;
use crate::query::Ask;
use crate::query::chunk::{Chunk, Tag};
use crate::query::grammar::AskRule;
use crate::query::side::Sides;
use crate::query::understand::{self, Reading};

impl Reading<'_> {
    /// The question that follows what it is about: "Putin's call to Merkel: when was it?", "kerry herzog what was discussed"
    pub(super) fn afterwards(&self, terse: bool) -> Option<&'static AskRule> {
        let word = |c: &Chunk| {
            matches!(c.fold.as_str(), "when" | "where" | "who" | "whom" | "what" | "how" | "number" | "status")
        };
        let begins = |at: &usize| self.pieces.get(*at).is_some_and(|c| c.tag == Tag::Word && word(c));
        let is = |at: usize, class: &str| {
            self.pieces.get(at).is_some_and(|c| c.tag == Tag::Word && self.g.is(class, &c.fold))
        };
        let they = |at: usize| self.pieces.get(at).is_some_and(|c| self.g.pronouns.has(&c.fold));
        let whether = |at: &usize| is(*at, "DO") || is(*at, "AUX") && they(*at + 1);
        let begun = |at: &usize| begins(at) || is(*at, "AUX") || is(*at, "WH");
        let comma = self.pieces.iter().position(|c| c.comma).map(|at| at + 1).filter(begun);
        let within = || (1..self.pieces.len()).find(begins).or_else(|| (1..self.pieces.len()).find(whether));
        let at = comma.or_else(|| within().filter(|_| terse))?;
        // "in what form did they meet?": with its preposition
        const LED: [&str; 8] = ["in", "on", "at", "by", "via", "about", "over", "through"];
        let led = at > 1 && self.pieces[at - 1].tag == Tag::Word && LED.contains(&self.pieces[at - 1].fold.as_str());
        let whole = understand::asks(&self.pieces[at - usize::from(led)..]);
        let whole = whole.filter(|r| !matches!(r.ask, Ask::YesNo | Ask::List));
        whole.or_else(|| understand::asks(&self.pieces[at..]))
    }

    /// What is asked for, and what else: "when and where", ", and what about".
    pub(super) fn ask(&mut self, rule: Option<&'static AskRule>) {
        let office = |c: Option<&Chunk>| matches!(c.map(|c| &c.tag), Some(Tag::Side(Party::Office(_))));
        let others = self.pieces.iter().skip(1).any(|c| !matches!(c.tag, Tag::When(_)));
        let bare = if office(self.pieces.first()) && !others { Ask::Holder } else { Ask::List };
        let first = rule.map_or(bare, |r| r.ask);
        self.query.count = rule.is_some_and(|r| r.count);
        self.query.most = rule.is_some_and(|r| r.most);
        self.query.asks = vec![first];
        let speaks = |c: &Chunk| c.tag == Tag::Word && matches!(c.fold.as_str(), "represent" | "represents");
        let end = self.pieces.last().is_some_and(speaks);
        let person = self.pieces.iter().any(|c| matches!(c.tag, Tag::Side(Party::Person { .. })));
        let home = |c: &Chunk| matches!(c.fold.as_str(), "nationality" | "citizenship" | "from" | "for" | "country");
        let meets = |c: &Chunk| self.g.is("MEET", &c.fold) || self.g.is("MANY", &c.fold);
        let met = self.pieces.iter().any(meets);
        let home = self.pieces.iter().any(home) && !met;
        let stands = self.pieces.first().is_some_and(|c| c.fold == "for")
            && self.pieces.get(1).is_some_and(|c| self.g.is("WH", &c.fold));
        // "Which country's foreign minister was Kent?"
        let whose = self.pieces.get(1).is_some_and(|c| c.owner && self.g.is("NATIONS", &c.fold));
        self.query.own = first == Ask::Countries && (end || person && (home || stands || whose && !met));
        if let Some(title) = self.pieces.get_mut(2).filter(|_| self.query.own && whose) {
            title.taken = true;
        }
        self.query.all = first == Ask::List && self.pieces.iter().any(|c| self.g.is("MANY", &c.fold));
        for at in 1..self.pieces.len().saturating_sub(1) {
            let asks = |c: &Chunk| {
                c.tag == Tag::Word && matches!(c.fold.as_str(), "when" | "where" | "what" | "how" | "whom" | "which")
            };
            let prep = |c: &Chunk| matches!(c.fold.as_str(), "about" | "on" | "in" | "at");
            let after = at + 1 + usize::from(prep(&self.pieces[at + 1]));
            // "kerry lavrov when where"
            let beside = |i: usize| matches!(self.pieces[i].fold.as_str(), "when" | "where");
            let beside = after == at + 1 && beside(at) && beside(after);
            if (self.pieces[at].fold == "and" || beside) && self.pieces.get(after).is_some_and(asks) {
                // "and on which date": with its preposition
                let which = matches!(self.pieces[after].fold.as_str(), "which" | "what") && after > at + 1
                    || self.pieces[after].fold == "which";
                let whole = understand::asks(&self.pieces[at + 1..]).filter(|r| after > at + 1 && r.ask != Ask::YesNo);
                let more = whole.or_else(|| understand::asks(&self.pieces[after..]));
                let more = more.filter(|r| !r.count).map(|r| r.ask);
                let head = understand::asks(&self.pieces[..at]).filter(|r| which && !r.count && Some(r.ask) != more);
                if let (Some(head), true) = (head, self.query.asks.len() == 1) {
                    self.query.asks = vec![head.ask];
                    self.query.asks.extend(more.filter(|a| *a != head.ask));
                    continue;
                }
                // "how often and where": a number and something else
                if self.query.count && more.is_some_and(|a| a != Ask::YesNo) {
                    self.lost
                        .push(self.pieces[at..=after].iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" "));
                    continue;
                }
                self.query.asks.extend(more.filter(|a| *a != first && *a != Ask::YesNo));
            }
        }
        self.nouns();
        if self.query.asks.len() > 1 && first == Ask::List {
            self.query.asks.remove(0);
        }
    }

    /// "Kerry's meeting with Lavrov: date and place".
    pub(super) fn nouns(&mut self) {
        let kinds = [("DAYS", Ask::When), ("SITES", Ask::Where), ("TOPICS", Ask::What)];
        let there = |c: &Chunk| match c.fold.as_str() {
            "participants" | "attendees" => Some(Ask::Participants),
            word if c.tag == Tag::Word && self.g.is("COMPANY", word) => Some(Ask::Who),
            _ => None,
        };
        let noun = |c: &Chunk| {
            let kind = kinds.iter().find(|(k, _)| c.tag == Tag::Word && self.g.is(k, &c.fold)).map(|(_, a)| *a);
            kind.or_else(|| there(c))
        };
        // "Kent's meeting with Paz: topics"
        // "talks kent paz lima date"
        let beside = |c: &Chunk| c.tag != Tag::Word && !c.owner || c.tag == Tag::Word && self.g.is("MEETING", &c.fold);
        if let [.., before, last] = &self.pieces[..]
            && let Some(one) = noun(last).filter(|_| before.comma || self.pieces.len() > 2 && beside(before))
            && self.query.asks == [Ask::List]
            && !self.query.count
        {
            self.query.asks = vec![one];
        }
        let both = |w: &[Chunk]| Some([noun(&w[0])?, noun(&w[2]).filter(|_| w[1].fold == "and")?]);
        let asked = self.pieces.windows(3).find_map(both);
        let plain = self.query.asks == [Ask::List];
        if let Some(two) =
            asked.filter(|two| (plain || two.contains(&self.query.asks[0])) && self.query.asks.len() == 1)
        {
            self.query.asks = two.to_vec();
        }
    }

    /// "Who met Kent and Paz?", where the two never met together: whoever met each of them.
    pub(super) fn both_met(&self, sides: &Sides) -> bool {
        let [two] = &sides.groups[..] else { return false };
        let verb = self.pieces.iter().position(|c| c.tag == Tag::Word && self.g.is("MEET", &c.fold));
        let first = self.pieces.iter().position(|c| matches!(c.tag, Tag::Side(Party::Person { .. })));
        let behind = verb.zip(first).is_some_and(|(verb, first)| verb < first);
        let asked = self.pieces[..verb.unwrap_or(0)].iter().any(|c| c.tag == Tag::Word && self.g.is("DO", &c.fold));
        let persons = two.iter().all(|p| matches!(p, Party::Person { .. }));
        self.query.asks == [Ask::Who] && two.len() == 2 && persons && behind && !asked && !self.query.each_other
    }

    /// "Who was the Russian minister that Kerry met?" asks for a participant; "Who was Russian minister?" for the holder.
    pub(super) fn offices(&mut self, sides: &Sides) {
        if self.query.asks[0] != Ask::Holder {
            return;
        }
        let land = |p: &Party| if let Party::Polity(land) = p { Some(land.clone()) } else { None };
        // "Who led Chile in 2009?"
        if let (None, Some(land)) = (&self.query.wanted, sides.all().first().and_then(land)) {
            let office = |title: &str| Party::Office(Office { title: title.to_string(), of: Some(land.clone()) });
            self.query.wanted = Some(Party::Either(vec![office("leader"), office("head")]));
            return;
        }
        if self.query.wanted.is_none() {
            self.query.wanted = sides.all().into_iter().find(|p| matches!(p, Party::Office(_) | Party::Either(_)));
        }
        let meets = |c: &Chunk| {
            c.tag == Tag::Word && self.g.is("MEET", &c.fold) && !matches!(c.fold.as_str(), "hold" | "held" | "holds")
        };
        let people = sides.all().iter().any(|p| matches!(p, Party::Person { .. }));
        if people || self.pieces.iter().any(meets) {
            self.query.asks[0] = Ask::Who;
        }
    }
}
