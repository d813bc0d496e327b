//! Who received and who came: told by the country in which the place lies.

use crate::graph::words::{is_country, known_polity, land};
use crate::graph::{Party, Selection, fold};
use crate::query::chunk::{Chunk, Tag};
use crate::query::understand::Reading;
use crate::query::{Ask, Except};

impl Reading<'_> {
    /// "Who hosted the summit in Lima?" asks for those of the country, "Who visited Lima?" for all others.
    pub(super) fn at_home(&mut self) {
        if !matches!(self.query.asks[..], [Ask::Who | Ask::Countries | Ask::Participants]) {
            return;
        }
        let [meetings] = &self.query.meetings[..] else { return };
        if receives(&self.pieces) && !meetings.who.is_empty() {
            self.query.host = Some(false);
            return;
        }
        if meetings.place.is_none() && !meetings.who.is_empty() && self.query.wanted.is_none() {
            let guests = self
                .pieces
                .windows(2)
                .any(|w| w[0].owner && word(w.get(1), &["guest", "guests", "visitor", "visitors"]));
            self.query.host = if guests { Some(false) } else { hosts(&self.pieces).then_some(true) };
            return;
        }
        let named = !meetings.who.is_empty() && meetings.place.is_some() && self.query.wanted.is_none();
        if named && visits(&self.pieces) && self.hosted(meetings) {
            self.query.host = Some(false);
            return;
        }
        let Some(home) = meetings.place.as_deref().and_then(land).map(Party::Polity) else { return };
        // "Who went to Cairo?" asks for who came, "Who took part in Cairo?" for all
        if hosts(&self.pieces) && self.query.wanted.is_none() && self.is_there(&home, meetings) {
            self.query.wanted = Some(home);
        } else if visits(&self.pieces) && meetings.who.is_empty() && self.query.wanted.as_ref() != Some(&home) {
            self.query.except.push(Except { text: home.to_string(), party: Some(home) });
        }
    }

    /// "at the UN General Assembly": a body at whose place nobody met is one of those who met.
    pub(super) fn at_body(&self, places: Vec<String>, selection: &mut Selection) -> Vec<String> {
        let [place] = &places[..] else { return places };
        let body = !is_country(&fold(place)) && known_polity(place).is_some();
        let there = Selection { place: Some(place.clone()), ..Selection::default() };
        if !body || !self.graph.select(&there).is_empty() {
            return places;
        }
        selection.who.push(Party::Polity(place.clone()));
        Vec::new()
    }

    /// Whether those who are named were at home there.
    fn hosted(&self, meetings: &Selection) -> bool {
        let Some(home) = meetings.place.as_deref().and_then(land).map(Party::Polity) else { return false };
        let dossier = &self.graph.dossier;
        let asked = |p: &&_| meetings.who.iter().any(|w| w.is(p, dossier));
        self.graph.select(meetings).iter().any(|m| m.participants.iter().filter(asked).any(|p| home.is(p, dossier)))
    }

    /// Whether somebody of the country, and not one of those who are named, was at such a meeting.
    fn is_there(&self, home: &Party, meetings: &Selection) -> bool {
        let dossier = &self.graph.dossier;
        let other = |p: &&_| home.is(p, dossier) && !meetings.who.iter().any(|w| w.is(p, dossier));
        self.graph.select(meetings).iter().any(|m| m.participants.iter().any(|p| other(&p)))
    }
}

fn word(c: Option<&Chunk>, words: &[&str]) -> bool {
    c.is_some_and(|c| c.tag == Tag::Word && words.contains(&c.fold.as_str()))
}

/// "who hosted", "by whom was Duarte received"
fn hosts(pieces: &[Chunk]) -> bool {
    const HOSTS: [&str; 10] =
        ["hosted", "hosts", "host", "received", "receives", "receive", "welcomed", "greeted", "hosting", "receiving"];
    let passive = word(pieces.first(), &["by"]) && word(pieces.get(1), &["whom", "who", "which"]);
    let verb = pieces.iter().position(|c| c.tag == Tag::Word && HOSTS.contains(&c.fold.as_str()));
    let Some(at) = verb else { return false };
    // "Who was Kent's host?"
    let noun = at > 0 && pieces[at - 1].owner && word(pieces.get(at), &["host", "hosts"]);
    let subject =
        noun || !pieces[..at].iter().any(|c| matches!(c.tag, Tag::Side(_)) || word(Some(c), &["did", "do", "whom"]));
    passive
        || subject
            && !word(pieces.get(at + 1), &["by"])
            && !word(pieces.get(at.wrapping_sub(1)), &["was", "were", "been"])
}

/// "whom did Kent host", "which ministers has Kent received"
fn receives(pieces: &[Chunk]) -> bool {
    let helper = pieces.iter().position(|c| word(Some(c), &["did", "has", "have", "had", "does"]));
    let Some(at) = helper else { return false };
    let side = pieces.get(at + 1).is_some_and(|c| matches!(c.tag, Tag::Side(_)));
    side && word(pieces.get(at + 2), &["host", "hosted", "receive", "received", "welcome", "welcomed", "entertain"])
}

/// "who visited Tehran", "which presidents travelled to Tehran"
fn visits(pieces: &[Chunk]) -> bool {
    const VISITS: [&str; 14] = [
        "travelling",
        "visited",
        "visits",
        "visit",
        "travelled",
        "traveled",
        "flew",
        "came",
        "went",
        "gone",
        "come",
        "been",
        "travel",
        "visiting",
    ];
    let place = pieces.iter().position(|c| matches!(c.tag, Tag::Place(_)));
    let verb = pieces.iter().position(|c| c.tag == Tag::Word && VISITS.contains(&c.fold.as_str()));
    matches!((verb, place), (Some(v), Some(p)) if v < p && p - v < 4)
}
