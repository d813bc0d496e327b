//! Clauses that say what somebody heads: "X, who runs the Ministry of Trade".

use std::ops::Range;

use super::Party;
use super::comma::closes;
use super::holder::named;
use super::list::{after_courtesy, list_goes_on, name_at};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::office::{Of, OfficeMention};
use crate::schema::{Flags, Sort};

/// "X, who runs the Ministry of Fisheries,": the office that the clause means, and the clause as part of the party.
pub(super) fn heads(page: &Page, party: &mut Party, verb: usize, end: usize) -> bool {
    let from = verb + 1 + usize::from(page.words[verb].is("speaks"));
    let close = headed_end(page, from, end);
    let start = from + usize::from(from < close && page.words[from].among(&["the", "a", "an", "its", "his", "her"]));
    if start >= close || page.words[from].among(&["a", "an"]) {
        return false;
    }
    let Some((mut title, of)) = headed(page, &page.words[verb].lower, start..close) else { return false };
    let seat = posted(page, close, end).filter(|_| title == "Representative");
    let close = seat.as_ref().map_or(close, |s| s.end);
    if let Some(seat) = seat {
        title = format!("Representative to {}", page.text(seat));
    }
    let past = page.words[verb].among(&["headed", "led", "chaired", "ran", "commanded", "directed"]);
    let former = past && !page.words[verb - 1].is("has");
    party.offices.push(OfficeMention {
        tokens: start..close,
        head: verb,
        title,
        of,
        former,
        ..OfficeMention::default()
    });
    let comma = close < end && page.words[close].is(",") && !list_goes_on(page, close, end);
    party.tokens.end = close + usize::from(comma);
    party.rule = "name-who-heads";
    true
}

/// "the man who leads the Polisario Front, X": the clause before the name.
pub(super) fn by_clause(page: &Page, i: usize, end: usize) -> Option<Vec<Party>> {
    let told =
        i + 3 < end && page.words[i].is("the") && page.words[i + 1].among(&["man", "woman", "general", "officer"]);
    let verb = told.then(|| clause_verb(page, i + 2, end)).flatten()?;
    let comma = headed_end(page, verb + 1, end);
    if comma + 1 >= end {
        return None;
    }
    let name = name_at(page, after_courtesy(page, comma + 1, end), end)?.tokens.clone();
    if !page.words[comma].is(",") || !closes(page, name.end, end) {
        return None;
    }
    let mut told = named(page, i, name, Vec::new(), "name", end);
    let stop = told.tokens.end;
    if !heads(page, &mut told, verb, end) {
        return None;
    }
    told.tokens = i..stop;
    Some(vec![told])
}

/// "who represents Chile at the Forum": where, behind whom somebody represents.
fn posted(page: &Page, at: usize, end: usize) -> Option<Range<usize>> {
    let from = at + 1 + usize::from(at + 1 < end && page.words[at + 1].is("the"));
    let there = from < end && page.words[at].among(&["at", "in", "to"]);
    let atom = page.atom(from).filter(|a| there && (a.city().is_some() || page.body_name(a).is_some()))?;
    Some(from..from + atom.len)
}

/// Whether a party or an armed movement is named.
fn listed_movement(page: &Page, mut tokens: Range<usize>) -> bool {
    let listed = tokens.find_map(|i| page.atom(i)?.organisation());
    listed.is_some_and(|k| matches!(page.schema.organisations[k as usize].kind, Sort::Party | Sort::Armed))
}

/// The verb, or last word, of "who heads", "who also chairs", "who is in charge of", "who holds the".
pub(super) fn clause_verb(page: &Page, at: usize, end: usize) -> Option<usize> {
    let is = |at: usize, words: &[&str]| at < end && page.words[at].among(words);
    if !is(at, &["who"]) {
        return None;
    }
    let verb = at + 1 + usize::from(is(at + 1, &["also", "now", "currently", "has", "had"]));
    if is(
        verb,
        &[
            "heads",
            "leads",
            "runs",
            "chairs",
            "headed",
            "led",
            "chaired",
            "ran",
            "commands",
            "commanded",
            "directs",
            "directed",
            "represents",
        ],
    ) {
        return Some(verb);
    }
    if is(verb, &["presides", "presided"]) && is(verb + 1, &["over"]) {
        return Some(verb + 1);
    }
    if is(verb, &["speaks"]) && is(verb + 1, &["for"]) {
        return Some(verb);
    }
    let charge =
        is(verb, &["is", "was"]) && is(verb + 1, &["in"]) && is(verb + 2, &["charge"]) && is(verb + 3, &["of"]);
    let answers = is(verb, &["is", "was"]) && is(verb + 1, &["responsible"]) && is(verb + 2, &["for"]);
    charge.then_some(verb + 3).or_else(|| answers.then_some(verb + 2))
}

/// The end of the noun phrase behind "heads", "leads", "in charge of".
pub(super) fn headed_end(page: &Page, from: usize, end: usize) -> usize {
    let stops = |&i: &usize| {
        let word = &page.words[i];
        let mark = word.kind == TokenKind::Mark && !word.among(&["'s", "’s", "'", "’", "-", "/"]);
        let inner = word.among(&["of", "for"])
            || word.is("and") && page.words.get(i + 1).is_some_and(|w| w.capital() || w.flags.any(Flags::PORTFOLIO));
        let joint = matches!(word.tag, Tag::IN | Tag::CC | Tag::WP | Tag::WDT | Tag::WRB | Tag::RB | Tag::TO) && !inner;
        mark || joint || word.tag.is_verb() && !word.capital() && !word.flags.any(Flags::PORTFOLIO)
    };
    (from..end.min(from + 14)).find(stops).unwrap_or(end.min(from + 14))
}

/// The office of whoever heads something: a ministry, a government, a field of work, or a body.
pub(super) fn headed(page: &Page, verb: &str, tokens: Range<usize>) -> Option<(String, Of)> {
    let text = page.text(tokens.clone());
    let lower = text.to_lowercase();
    let body = tokens.clone().filter_map(|i| page.atom(i)).find_map(|a| page.body_name(a));
    let land = body.clone().map_or(Of::Open, Of::Body);
    if verb == "speaks" {
        let organ = page.words[tokens.clone()].iter().any(|w| w.flags.any(Flags::BODYWORD));
        let listed = tokens.clone().any(|i| page.atom(i).is_some_and(|a| a.organisation().is_some()));
        return (listed || organ).then(|| ("Spokesman".into(), land));
    }
    if verb == "represents" {
        return body.map(|of| ("Representative".into(), Of::Body(of)));
    }
    if let Some(field) = text.strip_prefix("Ministry of ").or_else(|| text.strip_prefix("Department of ")) {
        return Some((page.schema.usual_title(&format!("Minister of {field}")), Of::Open));
    }
    if ["diplomacy", "foreign affairs", "foreign ministry", "foreign office"].iter().any(|w| lower.ends_with(w)) {
        return Some(("Foreign Minister".into(), land));
    }
    if ["commands", "commanded"].contains(&verb) {
        return Some(("Commander".into(), land));
    }
    let last = &page.words[tokens.end - 1];
    let field =
        |range: Range<usize>| page.words[range].iter().all(|w| w.flags.any(Flags::PORTFOLIO) || w.among(&["and"]));
    if last.among(&["ministry", "department", "portfolio", "portfolios"]) && tokens.len() > 1 {
        let first = (tokens.start..tokens.end - 1).find(|&i| field(i..tokens.end - 1))?;
        let title = format!("{} Minister", page.text(first..tokens.end - 1));
        return Some((page.schema.usual_title(&title), land));
    }
    if verb == "of" || verb == "for" {
        let title = format!("{text} Minister");
        return field(tokens).then(|| (page.schema.usual_title(&title), Of::Open));
    }
    let title = match verb {
        "leads" | "led" => "Leader",
        "runs" | "heads" if listed_movement(page, tokens.clone()) => "Leader",
        "chairs" | "chaired" => "Chair",
        "directs" | "directed" => "Director",
        "over" => "President",
        _ => "Head",
    };
    if let (true, Some(of)) = (last.is("mission") && !last.capital(), &body) {
        return Some(("Head of Mission".into(), Of::Body(of.clone())));
    }
    if last.is("opposition") && !listed_movement(page, tokens.clone()) {
        return Some(("Opposition Leader".into(), land));
    }
    if last.is("government") {
        return Some(("Head of Government".into(), land));
    }
    let passing = page.words[tokens.clone()].iter().any(|w| {
        w.flags.any(Flags::ENCOUNTER) && !(w.capital() && w.flags.any(Flags::BODYWORD))
            || w.among(&["delegation", "team", "list", "session", "initiative", "polls", "race", "field", "way"])
    });
    let listed = tokens.clone().filter_map(|i| page.atom(i)).find(|a| a.organisation().is_some());
    let whole = listed.and_then(|a| page.body_name(a));
    let named = page.words[tokens].iter().any(|w| w.capital()) || last.flags.any(Flags::BODYWORD);
    let plain = whole.is_none() && text.chars().all(|c| !c.is_uppercase());
    if plain {
        return (!passing && named).then(|| (format!("{title} of the {text}"), Of::Open));
    }
    (!passing && named).then(|| (title.to_string(), Of::Body(whole.unwrap_or(text))))
}
