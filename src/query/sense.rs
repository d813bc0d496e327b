//! What a question means though it does not say it in so many words: one's own country, parts of the world, one of each side.

use crate::graph::{Party, Selection};
use crate::query::chunk::{Chunk, Tag};
use crate::query::join;
use crate::query::side::Sides;
use crate::query::understand::Reading;
use crate::query::{Ask, Except};

impl Reading<'_> {
    /// "Which Greek and Turkish ministers met?": one of each at the same meeting.
    pub(super) fn of_each_other(&mut self, sides: &mut Sides) {
        let Some(Party::Either(all)) = &self.query.wanted else { return };
        let joined = self.pieces.iter().take(6).any(|c| c.fold == "and");
        let meets = self.pieces.iter().any(|c| c.tag == Tag::Word && self.g.is("MEET", &c.fold));
        let whom = self.pieces.iter().any(|c| matches!(c.fold.as_str(), "whom" | "with" | "by"));
        if sides.all().is_empty() && joined && meets && !whom && self.query.asks == [Ask::Who] && all.len() == 2 {
            sides.groups = all.iter().map(|p| vec![p.clone()]).collect();
            self.query.asks = vec![Ask::Participants];
        }
    }

    /// "Which African countries did Kent visit?": those of a part of the world.
    pub(super) fn region(&mut self) {
        let [_, land, kind, ..] = &mut self.pieces[..] else { return };
        let Tag::Side(Party::Polity(name)) = &land.tag else { return };
        if self.query.asks != [Ask::Lands] {
            return;
        }
        let whole = land.fold.split(' ').next_back().is_some_and(|w| self.g.is("NATIONS", w) || w == "islands");
        let countries = kind.tag == Tag::Word && self.g.is("NATIONS", &kind.fold);
        if !whole && !countries {
            // "Which Germans did Kent visit?"
            self.query.asks = vec![Ask::Who];
        } else {
            land.tag = Tag::Place(name.clone());
        }
    }

    /// Takes "and about what", "and what about" off the end.
    pub(super) fn and_about(&mut self) -> bool {
        let n = self.pieces.len();
        let is = |at: usize, words: &[&str]| {
            self.pieces[at].tag == Tag::Word && words.contains(&self.pieces[at].fold.as_str())
        };
        let said = n > 4 && is(n - 3, &["and"]) && {
            is(n - 2, &["what"]) && is(n - 1, &["about"]) || is(n - 2, &["about", "on", "over"]) && is(n - 1, &["what"])
        };
        if said {
            self.pieces.truncate(n - 3);
        }
        said
    }

    /// "Which foreign leaders phoned Kent?": none of Kent's own country.
    pub(super) fn foreign(&mut self) {
        let foreign = |c: &Chunk| c.tag == Tag::Word && c.fold == "foreign";
        let people = |c: &Chunk| c.tag != Tag::Word || self.g.is("PEOPLE", &c.fold) || c.fold == "leaders";
        let said = self.pieces.windows(2).any(|w| foreign(&w[0]) && people(&w[1]));
        let person = self.pieces.iter().find_map(|c| match &c.tag {
            Tag::Side(party @ Party::Person { .. }) if !c.taken => Some(party.clone()),
            _ => None,
        });
        if let Some(home) = person.filter(|_| said).and_then(|p| join::side_of(&p, &self.graph.dossier)) {
            self.query.except.push(Except { text: home.to_string(), party: Some(home) });
        }
    }

    /// "the latest on Kent": somebody who is no topic of the graph is one of those who met.
    pub(super) fn no_topics(&mut self) {
        let person = |c: &&Chunk| c.taken && matches!(c.tag, Tag::Side(Party::Person { .. }));
        for piece in self.pieces.iter().filter(person) {
            let Tag::Side(party) = &piece.tag else { continue };
            let about = Selection { about: vec![piece.text.clone()], ..Selection::default() };
            let own = self.query.meetings.iter().any(|s| s.about == about.about);
            if own && self.graph.select(&about).is_empty() {
                for s in self.query.meetings.iter_mut().filter(|s| s.about == about.about) {
                    s.about.clear();
                    s.who.push(party.clone());
                }
            }
        }
    }

    /// "Who gathered on Malta?": what stands behind "on" is where it was, if no such meeting was about it.
    pub(super) fn on_islands(&mut self) {
        let gathers =
            |c: &Chunk| matches!(c.fold.as_str(), "gathered" | "assembled" | "convened" | "together" | "gather");
        for at in 2..self.pieces.len() {
            let piece = &self.pieces[at];
            let on = self.pieces[at - 1].fold == "on"
                || self.pieces[at - 1].fold == "of" && self.pieces[at - 2].fold == "island";
            let place = match &piece.tag {
                Tag::Place(place) => Some(place.clone()),
                Tag::Side(Party::Polity(land)) => Some(land.clone()),
                _ => None,
            };
            let Some(place) = place.filter(|_| on && piece.taken) else { continue };
            let told = |s: &Selection| s.about.iter().any(|t| t.ends_with(&piece.text));
            let there = |s: &Selection| {
                let about = s.about.iter().filter(|t| !t.ends_with(&piece.text)).cloned().collect();
                Selection { about, place: Some(place.clone()), ..s.clone() }
            };
            let firm = gathers(&self.pieces[at - 2]);
            let meetings = &self.query.meetings;
            let elsewhere = meetings.iter().filter(|s| told(s)).all(|s| firm || self.graph.select(s).is_empty());
            let fits =
                meetings.iter().any(|s| told(s) && s.place.is_none() && !self.graph.select(&there(s)).is_empty());
            if elsewhere && (firm || fits) {
                self.query.meetings = meetings.iter().map(|s| if told(s) { there(s) } else { s.clone() }).collect();
            }
        }
    }

    /// Names in what was talked about that no topic of the graph has: "the Lund agreement".
    pub(super) fn unheard(&self) -> Vec<String> {
        let there = |s: &&Selection| !self.graph.select(s).is_empty();
        let topics = self.query.meetings.iter().filter(there).flat_map(|s| &s.about);
        let names = topics.flat_map(|t| t.split_whitespace()).filter(|w| w.starts_with(char::is_uppercase));
        let mut out: Vec<String> =
            names.filter(|w| !self.g.knows(&crate::graph::fold(w))).map(str::to_string).collect();
        out.retain(|w| w.len() > 3 && !self.names.is_topic(w) && !self.names.is_topic_of(w, &self.query.meetings));
        out
    }
}
