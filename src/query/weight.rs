//! Words that would change the answer, and that nothing in the query answers to: what they say is named, not passed over.

use crate::graph::Party;
use crate::query::Ask;
use crate::query::chunk::Tag;
use crate::query::times::number;
use crate::query::understand::Reading;

impl Reading<'_> {
    /// The first such word, with what follows where it needs it.
    pub(super) fn unweighed(&self) -> Option<String> {
        if self.query.asks == [Ask::Nothing] {
            return None;
        }
        (0..self.pieces.len()).find_map(|at| {
            let c = &self.pieces[at];
            let open = c.tag == Tag::Word && (!c.taken || c.fold == "most");
            let open = open.then_some(c.fold.as_str())?;
            match open {
                "walked" | "stormed" | "walk" => (self.word(at + 1) == "out").then(|| self.phrase(at, 2)),
                "before" | "after" if self.word(at + 1) == "or" && self.word(at + 2) != "at" => {
                    Some(self.phrase(at, 2))
                }
                "before" | "after" | "since" | "until" | "till" => self.loose_time(at),
                "during" | "amid" | "throughout" | "while" | "under" => self.era(at),
                "in" | "of" | "from" | "at" => self.era(at),
                "more" | "fewer" | "less" | "than" | "least" | "fewest" => self.compares().then(|| self.phrase(at, 2)),
                "when" => self.when_clause(at),
                "same" => self.same(at).then(|| self.phrase(at, 2)),
                "or" => self.open_or().then(|| self.phrase(at, 2)),
                "second" | "third" | "fourth" | "fifth" => self.ordinal(at).then(|| self.phrase(at, 2)),
                "average" | "half" | "percentage" | "share" | "percent" => Some(c.text.clone()),
                // people are counted by their meetings
                "most" if self.query.most && matches!(self.query.asks[..], [Ask::Who | Ask::Participants]) => {
                    let kind = ["NATIONS", "SITES", "TOPICS"].iter().any(|k| self.g.is(k, self.word(at + 1)));
                    kind.then(|| self.phrase(at, 2))
                }
                "alone" | "privately" => None,
                // of nobody it is told
                "woman" | "women" | "men" | "female" | "male" | "lady" | "ladies" => Some(c.text.clone()),
                "next" => self.pieces.get(at + 1).is_some_and(|c| c.fold == "for").then(|| self.phrase(at, 2)),
                // "which meetings were not about gas"
                "not" => self.topic_denied(at).then(|| self.phrase(at, 3)),
                _ => number(open).filter(|n| *n > 1).and_then(|_| self.number_of(at)),
            }
        })
    }

    fn word(&self, at: usize) -> &str {
        self.pieces.get(at).map_or("", |c| c.fold.as_str())
    }

    fn topic_denied(&self, at: usize) -> bool {
        let next = self.pieces.get(at + 1).map_or("", |c| c.fold.as_str());
        let topic = matches!(
            next,
            "about" | "on" | "over" | "discuss" | "discussed" | "raise" | "raised" | "mention" | "mentioned"
        );
        topic && !self.query.denied
    }

    fn phrase(&self, at: usize, words: usize) -> String {
        let end = (at + words).min(self.pieces.len());
        self.pieces[at..end].iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// "before", where no time came of it: "after the war". At the end it only means the past: "had they met before?"
    fn loose_time(&self, at: usize) -> Option<String> {
        let last = at + 1 == self.pieces.len();
        let dated = self.query.meetings.iter().any(|s| s.dated());
        (!last && !dated && !self.pieces[at].comma).then(|| self.phrase(at, 5))
    }

    /// "during the Clinton years", "under the last government": a time that is told by somebody's office or by what happened.
    fn era(&self, at: usize) -> Option<String> {
        let rest = &self.pieces[at + 1..];
        let end = rest.iter().take(6).position(|c| {
            let word = c.fold.as_str();
            c.tag == Tag::Word && ERAS.split(' ').any(|e| e == word)
        })?;
        // "during the talks on the crisis"
        let broken = rest[..end].iter().any(|c| {
            let class = ["MEETING", "MEET", "AUX", "TOPICS"].iter().any(|k| self.g.is(k, &c.fold));
            let joins = matches!(c.fold.as_str(), "and" | "on" | "about" | "with" | "which" | "what" | "how");
            c.tag == Tag::Word && (class || joins || c.taken)
        });
        (!broken && !rest[end].taken).then(|| self.phrase(at, end + 2))
    }

    /// "when Latvia became independent": a time that is told by what happened.
    fn when_clause(&self, at: usize) -> Option<String> {
        let before = at.checked_sub(1).map(|i| &self.pieces[i])?;
        let asked = self.query.asks.iter().any(|a| matches!(a, Ask::When | Ask::Years | Ask::Months | Ask::List));
        let meets = self.pieces[at..]
            .iter()
            .any(|c| c.tag == Tag::Word && (self.g.is("MEET", &c.fold) || self.g.is("TRAVEL", &c.fold)));
        let he = self.pieces.get(at + 1).is_some_and(|c| self.g.pronouns.has(&c.fold));
        // "Whom did Kent meet when he flew to Oslo?"
        let was = self.g.is("BE", self.word(at + 2));
        if (meets || was) && he && self.pieces[at..].iter().any(|c| matches!(c.tag, Tag::Place(_) | Tag::Side(_))) {
            return None;
        }
        // "Where was Kent when they last met?"
        if meets && he && self.query.turn.is_some() {
            return None;
        }
        if meets && !self.names_somebody(at) {
            return None;
        }
        let said = self.pieces.get(at + 1).is_some_and(|c| c.tag != Tag::Word || self.g.pronouns.has(&c.fold));
        (!asked && said && before.fold != "and" && !before.comma).then(|| self.phrase(at, 5))
    }

    fn compares(&self) -> bool {
        let q = &self.query;
        let weighed = q.most || q.than.is_some() || !q.rivals.is_empty() || q.at_least + q.at_most > 0 || q.count;
        !weighed && !matches!(q.asks[0], Ask::Largest | Ask::Gap | Ask::Span | Ask::Years)
    }

    /// "on the same day", "in the same place as"
    fn same(&self, at: usize) -> bool {
        let next = self.pieces.get(at + 1).map_or("", |c| c.fold.as_str());
        ["SITES", "DAYS", "UNITS"].iter().any(|k| self.g.is(k, next))
            || matches!(next, "time" | "year" | "month" | "week" | "trip" | "hotel" | "meeting")
    }

    /// "or", where nothing is told apart by it.
    fn open_or(&self) -> bool {
        let q = &self.query;
        let either = |p: &Party| matches!(p, Party::Either(_));
        let parties = q.meetings.iter().flat_map(|s| &s.who).chain(&q.wanted);
        let status = q.meetings.iter().any(|s| s.statuses.len() > 1);
        let kinds = q.meetings.iter().any(|s| s.kinds.len() > 1 || s.about.iter().any(|a| a.contains(" or ")));
        let except = q.except.len() + q.without.len() > 0;
        let told = status || kinds || except || q.meetings.len() > 1 || parties.into_iter().any(either);
        !told && !matches!(q.asks[0], Ask::How | Ask::Status) && q.rivals.is_empty()
    }

    fn ordinal(&self, at: usize) -> bool {
        let next = self.pieces.get(at + 1).map_or("", |c| c.fold.as_str());
        self.query.nth == 0 && matches!(next, "time" | "meeting" | "summit" | "visit" | "call" | "most" | "person")
    }

    /// A number that nothing was counted by; "the two ministers" and "7 leaders" are no such.
    fn number_of(&self, at: usize) -> Option<String> {
        let before = at.checked_sub(1).map_or("", |i| self.pieces[i].fold.as_str());
        let next = self.pieces.get(at + 1);
        let people =
            next.is_some_and(|c| c.tag != Tag::Word || ["PEOPLE", "NATIONS"].iter().any(|k| self.g.is(k, &c.fold)));
        // "the last five people"
        let last = matches!(before, "last" | "first" | "latest" | "recent");
        let people = people && !last;
        let plain = matches!(before, "the" | "these" | "those" | "which" | "all" | "of" | "between" | "as");
        let q = &self.query;
        let counted = q.several + q.top + q.at_least + q.at_most + q.nth > 0;
        (!plain && !people && !counted).then(|| self.phrase(at, 2))
    }
}

/// What a time is told by that no graph of meetings knows.
const ERAS: &str = "years era presidency administration administrations premiership tenure term terms reign rule war wars crisis \
    chairmanship mandate leadership dictatorship revolution coup election elections campaign invasion occupation annexation uprising pandemic cold";
