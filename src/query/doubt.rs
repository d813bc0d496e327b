//! Words that nothing stands for, and words that were read as something else than they say.

use crate::dossier::Status;
use crate::graph::Party;
use crate::query::Ask;
use crate::query::chunk::{Chunk, Tag};
use crate::query::restrict::during;
use crate::query::show::time;
use crate::query::understand::Reading;

impl Reading<'_> {
    /// "Which allies", where nothing tells what kind of answer that is.
    pub(super) fn unknown_kind(&self) -> Option<String> {
        let [which, kind, ..] = &self.pieces[..] else { return None };
        let open = kind.tag == Tag::Word && !self.g.knows(&kind.fold) && which.fold == "which";
        let discussed = self.pieces.iter().any(|c| self.g.is("DISCUSSED", &c.fold));
        (open && !discussed && self.query.asks == [Ask::What]).then(|| kind.text.clone())
    }

    /// "this year", "last week", "yesterday": a graph knows no today.
    pub(super) fn now(&self) -> Option<String> {
        let word = |i: usize| self.pieces.get(i).filter(|c| c.tag == Tag::Word).map_or("", |c| c.fold.as_str());
        let unit = |w: &str| {
            let w = w.strip_suffix('s').unwrap_or(w);
            matches!(w, "year" | "month" | "week" | "decade" | "day" | "century" | "summer" | "spring" | "winter")
        };
        let near = |w: &str| matches!(w, "this" | "last" | "past" | "next" | "previous" | "coming");
        let said = |i: usize| {
            let after = 1 + usize::from(self.g.is("NUMBER", word(i + 1)) || matches!(word(i + 1), "few" | "couple"));
            let there = self.pieces.get(i + after + 1).is_none_or(|c| c.fold != "of" && c.fold != "in");
            near(word(i)) && unit(word(i + after)) && there
                || matches!(word(i), "yesterday" | "tomorrow" | "today" | "tonight")
                || unit(word(i)) && word(i + 1) == "ago"
        };
        (0..self.pieces.len()).find(|i| said(*i)).map(|i| [word(i), word(i + 1)].join(" ").trim().to_string())
    }

    /// "never met", where nothing is left that tells of whom it is said.
    pub(super) fn denied(&self) -> Option<String> {
        let open =
            matches!(self.query.asks[0], Ask::Who | Ask::Participants | Ask::Countries | Ask::Where | Ask::Lands);
        let acts = |c: &Chunk| c.tag == Tag::Word && (self.g.is("MEET", &c.fold) || self.g.is("TRAVEL", &c.fold));
        let says = |(at, c): &(usize, &Chunk)| {
            let no = c.tag == Tag::Word && matches!(c.fold.as_str(), "never" | "not" | "neither" | "without");
            let there = |n: &Chunk| {
                matches!(n.fold.as_str(), "at" | "in" | "present" | "there" | "among" | "part" | "a" | "invited")
            };
            no && !c.taken && self.pieces.get(at + 1).is_some_and(|n| acts(n) || n.tag != Tag::Word || there(n))
        };
        let free = self.query.meetings.iter().all(|s| s.who.is_empty() && s.about.is_empty());
        let none = |c: &Chunk| c.tag == Tag::Word && matches!(c.fold.as_str(), "nobody" | "none" | "noone");
        if open && self.pieces.iter().any(none) {
            return Some("nobody".to_string());
        }
        let bare = |c: &Chunk| c.tag == Tag::Word && c.fold == "without" && !c.taken;
        if self.query.asks[0] != Ask::Gap && self.pieces.iter().any(bare) {
            return Some("without".to_string());
        }
        if free && self.without.is_some() {
            return Some("never".to_string());
        }
        let found = self.pieces.iter().enumerate().find(says).map(|(_, c)| c.text.clone());
        found.filter(|_| open && self.query.meetings.iter().all(|s| s.statuses == [Status::Held]))
    }

    /// Countries that the question for the holder of an office names besides that of the office: "envoy of the UN for Myanmar".
    pub(super) fn left_over(&self) -> Vec<String> {
        let holder = self.query.asks[0] == Ask::Holder;
        let who = self.query.meetings.iter().flat_map(|s| &s.who).filter(|p| holder && matches!(p, Party::Polity(_)));
        // "Who led Chile?" asks for whoever leads it
        let led = |p: &&Party| matches!((&self.query.wanted, p), (Some(Party::Either(all)), Party::Polity(land)) if all.iter().all(|o| matches!(o, Party::Office(o) if o.of.as_ref() == Some(land))));
        let who = who.filter(|p| !led(p));
        who.map(Party::to_string).collect()
    }

    /// Whether a pronoun takes up meetings or people of the same question: "which meeting was called off, and when was it".
    pub(super) fn refers_back(&self, at: usize) -> bool {
        let classes: &[&str] = match self.pieces[at].fold.as_str() {
            "it" => &["MEETING"],
            "they" | "them" => &["MANY", "PEOPLE", "NATIONS"],
            _ => return false,
        };
        self.pieces[..at].iter().any(|c| c.tag == Tag::Word && classes.iter().any(|k| self.g.is(k, &c.fold)))
    }

    /// Whether a word stands where a name would stand.
    pub(super) fn slot(&self, at: usize) -> bool {
        let before = self.pieces[..at].iter().rev().find(|c| !matches!(c.fold.as_str(), "the" | "a" | "an"));
        before.is_some_and(|c| matches!(c.fold.as_str(), "with" | "met" | "meet" | "did" | "between" | "to" | "by"))
    }

    /// Whether a word of questions stands with a capital where a name would: "who met Most".
    pub(super) fn misnamed(&self, at: usize) -> bool {
        let c = &self.pieces[at];
        let small = at > 0 && !self.pieces[at - 1].capital;
        let said = |class: &str| self.g.is(class, &c.fold);
        let plain = ["PEOPLE", "MEETING", "MEET", "WH", "NATIONS", "POSTS"].iter().any(|k| said(k));
        c.capital && small && self.slot(at) && !plain && !matches!(c.fold.as_str(), "the" | "a" | "an" | "i" | "who")
    }

    /// What was read as something that is spelled otherwise.
    pub(super) fn readings(&self) -> Vec<String> {
        let said = |c: &Chunk| match &c.tag {
            Tag::Side(Party::Person { name, ids }) if ids.len() > 1 && !name.contains(" or ") => {
                Some(format!("\"{}\" may be any of {} persons called {name}", c.text, ids.len()))
            }
            Tag::Side(Party::Person { name, ids }) if ids.len() > 1 => Some(format!("\"{}\" may be {name}", c.text)),
            Tag::Side(Party::Person { name, .. }) if !self.names.spelled(&c.fold) => {
                Some(format!("\"{}\" read as {name}", c.text))
            }
            Tag::When(p) if c.guess => {
                Some(format!("\"{}\" read as{}", c.text, time(&during(*p)).replacen(',', "", 1)))
            }
            Tag::Word if c.guess => Some(format!("\"{}\" read as \"{}\"", c.text, c.fold)),
            _ => None,
        };
        let mut out: Vec<String> = self.pieces.iter().filter_map(said).collect();
        const REFUSED: [&str; 8] =
            ["refuse", "refused", "refuses", "declined", "rejected", "snubbed", "rebuffed", "unwilling"];
        const LED: [&str; 7] = ["mediated", "brokered", "moderated", "chaired", "arbitrated", "facilitated", "brought"];
        const MEALS: [&str; 12] = [
            "dinner",
            "dinners",
            "lunch",
            "breakfast",
            "reception",
            "banquet",
            "audience",
            "ceremony",
            "bilateral",
            "trilateral",
            "secret",
            "private",
        ];
        let meal = self.pieces.iter().find(|c| c.tag == Tag::Word && MEALS.contains(&c.fold.as_str()));
        out.extend(meal.map(|c| format!("{} is not told from other meetings", c.fold)));
        let refused = self.pieces.iter().find(|c| c.tag == Tag::Word && c.taken && REFUSED.contains(&c.fold.as_str()));
        out.extend(refused.map(|c| format!("{} is not told from proposed and called off", c.fold)));
        let own = self.pieces.windows(2).find(|w| w[0].fold == "as" && matches!(w[1].tag, Tag::Side(Party::Office(_))));
        let person = self.pieces.iter().any(|c| matches!(c.tag, Tag::Side(Party::Person { .. })));
        let own = own.filter(|_| {
            person && !matches!(self.query.asks[0], Ask::Check | Ask::Holder | Ask::Offices | Ask::Nothing)
        });
        out.extend(own.map(|w| format!("as {} is not weighed", w[1].text)));
        let led = self.pieces.iter().take(3).find(|c| c.tag == Tag::Word && LED.contains(&c.fold.as_str()));
        if let Some(c) = led.filter(|_| self.query.asks == [Ask::Who] && self.pieces[0].fold == "who") {
            out.push(format!("who {} it is not read; these were there besides", c.text));
        }
        out
    }
}
