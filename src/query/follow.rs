//! Questions that go on from the one before: "and in 2018?", "what about Lavrov?", "where did they meet?"

use crate::dossier::Status;
use crate::graph::{Graph, Party, Selection};
use crate::query::answer::{Answer, empty, reply};
use crate::query::chunk::{Chunk, Tag, chunks};
use crate::query::grammar::grammar;
use crate::query::resolve::Names;
use crate::query::understand::{self, Understood};
use crate::query::word::words;
use crate::query::{Ask, Query};

/// What the last question was about, for the next one to go on from.
#[derive(Clone, Debug, Default)]
pub struct Talk {
    before: Option<Query>,
    /// The one person who was the answer.
    answer: Option<Party>,
}

/// How a question is put together, as far as it matters for whether it stands alone.
#[derive(Clone, Copy, Debug, Default)]
struct Shape {
    /// Nothing tells what is asked for.
    terse: bool,
    /// It speaks of meeting, talking and the like.
    verb: bool,
    /// It begins with "and", "what about" and the like.
    led: bool,
    /// It speaks of what was named before as "they", "it", "there".
    back: bool,
    /// A person before is "he", "she".
    person: bool,
    /// Its first name stands behind "with".
    with: bool,
    /// It happened "there", "then": where and when the one before did.
    there: bool,
    then: bool,
}

impl Talk {
    /// Answers a question, or several in a row: "Did Zarif go to Doha? Whom did he meet there?" is answered as the last.
    pub(crate) fn ask(&mut self, question: &str, names: &Names, graph: &Graph) -> Answer {
        let parts = sentences(question);
        let mut answer = Answer::default();
        let mut earlier: Vec<String> = Vec::new();
        for (i, part) in parts.iter().enumerate() {
            if i > 0 && !answer.found.is_empty() {
                earlier.push(answer.answers().join(", "));
            }
            let understood = self.read(part, names, graph);
            let query = (!understood.blocked && !empty(&understood.query)).then(|| understood.query.clone());
            answer = reply(understood, graph);
            let Some(query) = query else { break };
            let one = match (&answer.found[..], query.asks.first()) {
                ([one], Some(Ask::Who | Ask::Holder)) => Some(&one.text),
                _ => None,
            };
            self.answer = one.and_then(|name| names.read(&words(name))).map(|(_, party)| party);
            self.before = Some(query);
        }
        if !earlier.is_empty() {
            let told = format!("asked before: {}", earlier.join("; "));
            answer.note = Some(answer.note.map_or(told.clone(), |note| format!("{told}; {note}")));
        }
        answer
    }

    /// Reads a question in the light of the one before.
    fn read(&self, question: &str, names: &Names, graph: &Graph) -> Understood {
        let alone = || understand::read(question, names, graph);
        let Some(before) = &self.before else { return alone() };
        let mut pieces = chunks(question, names, &graph.dossier);
        let mut shape = Shape { led: lead(&mut pieces), ..Shape::default() };
        shape.with = pieces.first().is_some_and(|c| c.fold == "with");
        self.stand_in(&mut pieces, before, &mut shape);
        let asks = understand::asks(&pieces);
        shape.terse = asks.is_none();
        let is = |c: &Chunk, class: &str| c.tag == Tag::Word && grammar().is(class, &c.fold);
        shape.verb = pieces.iter().any(|c| ["MEET", "MEETING", "DISCUSSED"].iter().any(|k| is(c, k)));
        let small = pieces.first().is_some_and(|c| grammar().follow_starts.has(c.fold.split(' ').next().unwrap_or("")));
        let read = understand::read_pieces(pieces, names, graph);
        let open = read.query.meetings.iter().all(|s| s.who.is_empty() && s.about.is_empty());
        let whole = !shape.terse && shape.verb && !open;
        let bare = open && !shape.verb && (!shape.terse || small);
        match shape {
            _ if shape.person && whole => Understood { query: set(before, read.query, shape), ..read },
            _ if whole || !(shape.led || shape.back || shape.person || bare) => alone(),
            _ => Understood { query: merged(before, read.query, shape), ..read },
        }
    }

    /// Puts those named before in the place of pronouns; takes "it" and "they" away.
    fn stand_in(&self, pieces: &mut Vec<Chunk>, before: &Query, shape: &mut Shape) {
        let all = before.meetings.first().map_or(&[][..], |s| &s.who);
        let persons = all.iter().filter(|p| matches!(p, Party::Person { .. } | Party::Office(_)));
        let mut persons = self.answer.iter().chain(persons);
        let named = pieces.iter().any(|c| matches!(c.tag, Tag::Side(_)));
        let end = pieces.len() - 1;
        let mut out: Vec<Chunk> = Vec::new();
        for (at, piece) in pieces.drain(..).enumerate() {
            let word = if piece.tag == Tag::Word { piece.fold.clone() } else { String::new() };
            let before_it = out.iter().any(|c| matches!(c.tag, Tag::Side(Party::Person { .. })) && !shape.person);
            (shape.there, shape.then) =
                (shape.there || at == end && word == "there", shape.then || at == end && word == "then");
            match persons.clone().next().filter(|_| grammar().he.has(&word) && !before_it) {
                Some(one) => {
                    persons.next();
                    shape.person = true;
                    let owner = matches!(word.as_str(), "his" | "her");
                    out.push(Chunk { tag: Tag::Side(one.clone()), owner, ..piece });
                }
                None if grammar().back.has(&word) && !named => shape.back = true,
                None => out.push(piece),
            }
        }
        *pieces = out;
    }
}

/// Where and when it was, from the question before: "whom did he meet there?", or "whom did he meet?" and nothing more.
fn set(before: &Query, mut new: Query, shape: Shape) -> Query {
    let Some(old) = before.meetings.first() else { return new };
    for s in &mut new.meetings {
        let alone = s.who.len() < 2 && s.about.is_empty() && s.place.is_none() && !s.dated();
        if alone {
            s.about.clone_from(&old.about);
        }
        if (shape.there || alone) && s.place.is_none() {
            s.place.clone_from(&old.place);
        }
        if (shape.then || shape.there || alone) && !s.dated() {
            (s.from, s.to, s.month) = (old.from, old.to, old.month);
        }
    }
    new
}

/// The questions of a line: what ends in "?", and what stands before a question.
fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text.trim();
    while let Some(at) = rest.find("? ") {
        out.push(rest[..=at].trim());
        rest = rest[at + 1..].trim();
    }
    let begins = |text: &str| text.split(' ').next().is_some_and(|w| grammar().is("AUX", &w.to_lowercase()));
    match begins(rest).then(|| second(rest)).flatten() {
        Some((first, then)) => out.extend([first, then]),
        None => out.push(rest),
    }
    out.retain(|part| part.chars().any(char::is_alphanumeric));
    if out.is_empty() { vec![text] } else { out }
}

/// "Did Duarte go to Peru, and who received her there?", "Did they meet, and if so, when?": two questions.
fn second(text: &str) -> Option<(&str, &str)> {
    const ASKS: [&str; 7] = ["who ", "whom ", "what ", "where ", "when ", "how ", "with whom "];
    let at = [", and ", " and if so", "; if so", ", if so", " if so"].iter().filter_map(|j| text.find(j)).min()?;
    let rest = text[at..].trim_start_matches([',', ';', ' ']);
    let rest = rest.strip_prefix("and ").unwrap_or(rest);
    let rest = rest.strip_prefix("if so").unwrap_or(rest).trim_start_matches([',', ' ']);
    let asks = ASKS.iter().any(|w| rest.trim_end_matches('?').to_lowercase().starts_with(w.trim_end()));
    asks.then(|| (&text[..at], rest))
}

/// Takes "and", "what about" off the start; whether there was such.
fn lead(pieces: &mut Vec<Chunk>) -> bool {
    let mut led = false;
    while let Some(n) = grammar().follow.iter().find_map(|p| grammar().ends_at(p, pieces, 0)) {
        if n == 0 || n >= pieces.len() {
            break;
        }
        pieces.drain(..n);
        led = true;
    }
    led
}

/// The question before, with what the new one says laid over it.
fn merged(before: &Query, new: Query, shape: Shape) -> Query {
    let mut out = before.clone();
    if !shape.terse {
        (out.asks, out.count, out.most, out.at_least) = (new.asks, new.count, new.most, new.at_least);
        out.top = new.top;
        (out.others, out.common, out.at_most) = (new.others, false, new.at_most);
    }
    out.each_other |= new.each_other;
    out.each = new.each;
    out.wanted = new.wanted.or(out.wanted.filter(|_| shape.terse));
    out.turn = if out.count { None } else { new.turn.or(out.turn) };
    let told = new.meetings.first().is_some_and(|s| !s.statuses.is_empty());
    let plain = new.meetings.iter().all(|s| s.statuses == [Status::Held]);
    let status = told && (shape.terse || shape.verb || !plain);
    if status {
        out.or_statuses = new.or_statuses;
    }
    let kinds = new.meetings.iter().any(|s| !s.kinds.is_empty());
    let lay = |b: &Selection, n: &Selection| laid(b, n, shape, status);
    out.meetings = match (&before.meetings[..], &new.meetings[..]) {
        ([], _) => new.meetings,
        (olds, [n]) => olds.iter().map(|b| lay(b, n)).collect(),
        ([b, ..], news) => news.iter().map(|n| lay(b, n)).collect(),
    };
    out.loose_kinds = if kinds { new.loose_kinds } else { out.loose_kinds };
    out
}

/// One selection over another.
fn laid(before: &Selection, new: &Selection, shape: Shape, status: bool) -> Selection {
    let mut out = before.clone();
    match &new.who[..] {
        [Party::Polity(land)] if !shape.with && !before.about.is_empty() && !before.who.iter().any(is_land) => {
            out.about = vec![land.clone()];
        }
        who => who.iter().for_each(|p| seat(&mut out.who, p, shape.with)),
    }
    if !new.about.is_empty() {
        out.about.clone_from(&new.about);
    }
    if new.dated() {
        (out.from, out.to, out.month) = (new.from, new.to, new.month);
    }
    out.place = new.place.clone().or(out.place);
    if !new.kinds.is_empty() {
        out.kinds.clone_from(&new.kinds);
    }
    if status {
        out.statuses.clone_from(&new.statuses);
    }
    out
}

fn is_land(party: &Party) -> bool {
    matches!(party, Party::Polity(_))
}

/// Puts a party in the place of the last of its sort, else of the last; beside a single one where it is said "with" whom.
fn seat(who: &mut Vec<Party>, party: &Party, with: bool) {
    if who.contains(party) {
        return;
    }
    if who.is_empty() || with && who.len() == 1 {
        who.push(party.clone());
        return;
    }
    let at = who.iter().rposition(|p| is_land(p) == is_land(party)).unwrap_or(who.len() - 1);
    who[at] = party.clone();
}
