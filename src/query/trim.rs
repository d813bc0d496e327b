//! Questions put in order before they are read: polite words dropped, what goes before brought to the end.

use crate::dossier::Status;
use crate::graph::Party;
use crate::query::chunk::{Chunk, Tag};
use crate::query::grammar::{StatusRule, grammar};
use crate::query::preface::without_preface;
use crate::query::when;
use crate::query::word::words;

/// Drops polite words at the start, and moves "In 2013," and "In London," to the end.
pub(crate) fn trim(pieces: &mut Vec<Chunk>) {
    let g = grammar();
    for at in (1..pieces.len()).rev() {
        if matches!(pieces[at].tag, Tag::Side(_)) && g.honorifics.has(&pieces[at - 1].fold) {
            pieces.remove(at - 1);
        }
    }
    without_preface(pieces);
    cleft(pieces);
    mediated(pieces);
    undone(pieces);
    is_there(pieces);
    numbered(pieces);
    clause(pieces);
    each_of(pieces);
    listed(pieces);
    called_on(pieces);
    paid_a_visit(pieces);
    both_times(pieces);
    loop {
        let polite = g.politeness.iter().find_map(|p| g.ends_at(p, pieces, 0));
        let whens = pieces.iter().take_while(|c| matches!(c.tag, Tag::When(_))).count();
        let lead = match pieces.first().map(|c| &c.tag) {
            Some(Tag::When(_)) if pieces.len() > whens + 1 && pieces[whens].tag == Tag::Word => whens,
            _ => {
                usize::from(
                    pieces.len() > 3 && g.place_starts.has(&pieces[0].fold) && matches!(pieces[1].tag, Tag::Place(_)),
                ) * 2
            }
        };
        match polite {
            Some(n) if n < pieces.len() => drop(pieces.drain(..n)),
            _ if lead > 0
                && pieces.iter().any(|c| {
                    c.tag == Tag::Word && ["AUX", "MEET", "TRAVEL"].iter().any(|k| g.is(k, &c.fold)) && !c.taken
                }) =>
            {
                pieces[0].capital = false;
                pieces.rotate_left(lead);
                return;
            }
            _ => return,
        }
    }
}

/// "It was in Oslo that Kent met which minister?", "It was whom that Kent met?": what is set before goes where it belongs.
fn cleft(pieces: &mut Vec<Chunk>) {
    let g = grammar();
    let is = |c: &Chunk, words: &[&str]| c.tag == Tag::Word && words.contains(&c.fold.as_str());
    let starts = pieces.len() > 5 && is(&pieces[0], &["it"]) && is(&pieces[1], &["was", "is"]);
    let that = pieces.iter().position(|c| is(c, &["that", "when", "where"])).filter(|at| starts && *at > 2);
    let Some(that) = that else { return };
    let asks = pieces[2..that].iter().any(|c| c.tag == Tag::Word && g.asking.has(&c.fold));
    pieces.remove(that);
    pieces.drain(..2);
    if !asks {
        pieces.rotate_left(that - 2);
    }
}

/// "Every city that Kent visited": which there were.
fn each_of(pieces: &mut [Chunk]) {
    let [each, kind, ..] = pieces else { return };
    let all = each.tag == Tag::Word && matches!(each.fold.as_str(), "each" | "every");
    let asked = ["SITES", "DAYS", "TOPICS", "NATIONS"].iter().any(|k| grammar().is(k, &kind.fold));
    if all && asked && kind.tag == Tag::Word {
        each.fold = "which".into();
    }
}

/// "Give me all the people Kent met": a list of people.
fn listed(pieces: &mut Vec<Chunk>) {
    let g = grammar();
    let word = |at: usize, words: &[&str]| {
        pieces.get(at).is_some_and(|c| c.tag == Tag::Word && words.contains(&c.fold.as_str()))
    };
    let all = ["all", "every", "each", "any"];
    let after = |at: usize, words: &[&str]| at + usize::from(word(at, words));
    let end = after(after(after(0, &all), &["of"]), &["the", "those"]);
    if let [Chunk { tag: Tag::Side(Party::Polity(_) | Party::Office(_)), .. }, one, met, ..] = &pieces[end..] {
        let met = met.tag == Tag::Word && g.is("MEET", &met.fold);
        if end > 0 && met && matches!(one.tag, Tag::Side(Party::Person { .. })) {
            drop(pieces.drain(..end));
            return;
        }
    }
    if !word(0, &["name", "list", "show", "give", "find", "tell", "get", "send", "bring"]) {
        return;
    }
    let me = after(1, &["me", "us"]);
    let end = after(after(after(me, &all), &["of"]), &["the", "those"]);
    let kind = |c: &Chunk| match &c.tag {
        Tag::Word => ["NATIONS", "SITES", "TOPICS", "DAYS", "PEOPLE"].iter().any(|k| g.is(k, &c.fold)),
        Tag::Side(side) => matches!(side, Party::Polity(_) | Party::Office(_)),
        _ => false,
    };
    let plain = |c: &Chunk| c.tag == Tag::Word && matches!(c.fold.as_str(), "those" | "who" | "one");
    // "Name the president of Chile in 2009" asks for the holder
    let when = |c: &Chunk| matches!(c.tag, Tag::When(_));
    if word(0, &["name"]) && me == 1 && pieces.get(end + 1..).is_some_and(|rest| rest.iter().all(when)) {
        return;
    }
    if end > 1 && pieces.get(end).is_some_and(|c| kind(c) && !plain(c)) {
        pieces.drain(1..end);
        pieces[0].fold = "list".into();
    }
}

/// "before the meeting was called off", "until it was scrapped": no time, but what became of it.
fn undone(pieces: &mut Vec<Chunk>) {
    let g = grammar();
    let cancelled = |some: &[Chunk]| g.statuses.iter().any(|s| s.is == [Status::Cancelled] && found(s, some));
    let starts = |c: &Chunk| c.tag == Tag::Word && matches!(c.fold.as_str(), "before" | "until" | "till" | "but");
    let Some(at) = (1..pieces.len()).rev().find(|at| starts(&pieces[*at])) else { return };
    let end = pieces[at..].iter().position(|c| c.comma).map_or(pieces.len(), |i| at + i + 1);
    let clause = &pieces[at + 1..end];
    let plain = |c: &Chunk| c.tag == Tag::Word && g.knows(&c.fold);
    let whole = |c: &Chunk| matches!(c.fold.as_str(), "it" | "they" | "this" | "that") || g.is("MEETING", &c.fold);
    if clause.len() < 8 && clause.iter().all(plain) && clause.iter().any(whole) && cancelled(clause) {
        pieces[at].fold = "undone".into();
        pieces.drain(at + 1..end);
    }
}

fn found(rule: &StatusRule, pieces: &[Chunk]) -> bool {
    grammar().find(&rule.phrases, pieces, 0).is_some()
}

/// "Is there a minister who met Kent?", "Find me a person who did": such people are asked for.
fn is_there(pieces: &mut Vec<Chunk>) {
    let g = grammar();
    let is = |at: usize, words: &[&str]| {
        pieces.get(at).is_some_and(|c| c.tag == Tag::Word && words.contains(&c.fold.as_str()))
    };
    let asks = ["find", "show", "name", "give", "tell", "get"];
    let be = match () {
        () if is(0, &["is", "are", "was", "were"]) && is(1, &["there"]) => 2,
        () if is(0, &asks) => 1 + usize::from(is(1, &["me", "us"])),
        () => 0,
    };
    let at = be + usize::from(is(be, &["a", "an", "any", "some", "one"]));
    let kind = |c: &Chunk| match &c.tag {
        Tag::Word => g.is("PEOPLE", &c.fold),
        Tag::Side(side) => matches!(side, Party::Polity(_) | Party::Office(_)),
        _ => false,
    };
    let who = ["who", "that", "whom"];
    let kinds = (at..pieces.len()).take_while(|i| kind(&pieces[*i]) && !is(*i, &who)).count();
    if at > be.min(1) && kinds > 0 && is(at + kinds, &who) {
        pieces.drain(..at);
    }
}

/// "Who called on Kent?": that was a visit.
fn called_on(pieces: &mut Vec<Chunk>) {
    let call = |c: &Chunk| c.tag == Tag::Word && matches!(c.fold.as_str(), "call" | "called" | "calls");
    let on = |c: &Chunk| c.tag == Tag::Word && matches!(c.fold.as_str(), "on" | "upon");
    let one = |c: &Chunk| matches!(c.tag, Tag::Side(Party::Person { .. } | Party::Office(_)));
    let one = |at: usize| {
        pieces.get(at).is_some_and(one) || pieces[at..].get(1).is_some_and(|c| one(c) && pieces[at].fold == "the")
    };
    if let Some(at) =
        (2..pieces.len()).find(|at| call(&pieces[at - 2]) && on(&pieces[at - 1]) && one(*at)).map(|at| at - 2)
    {
        pieces.remove(at + 1);
        (pieces[at].fold, pieces[at].text) = ("visited".into(), "visited".into());
    }
}

/// "Which two countries": those that are asked for, however many.
fn numbered(pieces: &mut Vec<Chunk>) {
    let g = grammar();
    let of = |c: &Chunk, class: &str| c.tag == Tag::Word && g.is(class, &c.fold);
    let kinds = |c: &Chunk| of(c, "NATIONS") || of(c, "SITES") || of(c, "TOPICS") || of(c, "PEOPLE");
    let most = pieces.iter().any(|c| c.fold == "most" || c.fold == "often");
    if pieces.len() > 3 && of(&pieces[0], "WH") && of(&pieces[1], "NUMBER") && kinds(&pieces[2]) && !most {
        pieces.remove(1);
    }
}

/// "under Chinese mediation": with somebody of that country.
fn mediated(pieces: &mut Vec<Chunk>) {
    const BY: [&str; 6] = ["mediation", "auspices", "mediators", "brokerage", "patronage", "sponsorship"];
    let side = |c: &Chunk| matches!(c.tag, Tag::Side(_));
    let under = |c: &Chunk| c.tag == Tag::Word && matches!(c.fold.as_str(), "under" | "with" | "through" | "thanks");
    let found = pieces.windows(3).position(|w| under(&w[0]) && side(&w[1]) && BY.contains(&w[2].fold.as_str()));
    if let Some(at) = found {
        pieces.remove(at + 2);
        (pieces[at].fold, pieces[at].text) = ("with".into(), "with".into());
    }
}

/// "Who paid Kent a visit?"
fn paid_a_visit(pieces: &mut Vec<Chunk>) {
    let is = |c: &Chunk, words: &[&str]| c.tag == Tag::Word && words.contains(&c.fold.as_str());
    let paid = |c: &Chunk| is(c, &["paid", "pay", "pays"]);
    let Some(at) = pieces.iter().position(paid) else { return };
    let Some(visit) = (at + 2..pieces.len().min(at + 6)).find(|i| is(&pieces[*i], &["visit", "call"])) else { return };
    if pieces[at + 1..visit].iter().any(|c| matches!(c.tag, Tag::Side(_))) {
        let article = visit - usize::from(is(&pieces[visit - 1], &["a", "courtesy"]));
        pieces.drain(article..=visit);
        (pieces[at].fold, pieces[at].text) = ("visited".into(), "visited".into());
    }
}

/// "before or after 2003": two times.
fn both_times(pieces: &mut [Chunk]) {
    let is = |c: &Chunk, word: &str| c.tag == Tag::Word && c.fold == word;
    for at in 0..pieces.len().saturating_sub(2) {
        let first = pieces[at].fold.clone();
        let time = matches!(first.as_str(), "before" | "after") && is(&pieces[at], &first);
        let Some((_, date)) = pieces[at + 2].text.split_once(' ') else { continue };
        let both = time && is(&pieces[at + 1], "or") && matches!(pieces[at + 2].tag, Tag::When(_));
        let read = both.then(|| when::read(&words(&format!("{first} {date}")))).flatten();
        if let Some((_, period)) = read {
            pieces[at].tag = Tag::When(period);
        }
    }
}

/// "When Kent met Paz in Oslo, was Syria discussed?"
fn when(pieces: &[Chunk]) -> bool {
    let g = grammar();
    let asks = |c: &Chunk| {
        c.tag == Tag::Word
            && (g.is("AUX", &c.fold)
                || g.is("WH", &c.fold)
                || matches!(c.fold.as_str(), "who" | "whom" | "where" | "how" | "about"))
    };
    let comma = pieces.iter().position(|c| c.comma);
    let then = comma.and_then(|at| pieces.get(at + 1)).is_some_and(asks);
    then && matches!(pieces[0].fold.as_str(), "when" | "while") && pieces.len() > 2 && !asks(&pieces[1])
}

/// Moves "After the summit in Seoul," to the end.
fn clause(pieces: &mut [Chunk]) {
    let g = grammar();
    let words = [&g.before_words, &g.after_words, &g.from_words];
    // "the day before the summit in Seoul,"
    let unit = |c: &Chunk| matches!(c.fold.as_str(), "the" | "day" | "week" | "month" | "one" | "a");
    let lead = pieces.iter().take(2).take_while(|c| unit(c)).count();
    let beside = pieces.get(lead).is_some_and(|c| words.iter().any(|w| w.has(&c.fold)));
    let starts = |c: &Chunk| words.iter().any(|w| w.has(&c.fold)) || lead == 2 && beside || when(pieces);
    if !pieces.first().is_some_and(|c| c.tag == Tag::Word && starts(c)) {
        return;
    }
    let Some(comma) = pieces.iter().position(|c| c.comma).filter(|at| at + 2 < pieces.len()) else { return };
    name_first(pieces, comma + 1);
    pieces.rotate_left(comma + 1);
    pieces.iter_mut().for_each(|c| c.comma = false);
}

/// "When Kent was in Oslo, whom did he see?": whom did Kent see when he was in Oslo.
fn name_first(pieces: &mut [Chunk], main: usize) {
    let he = |c: &Chunk| c.tag == Tag::Word && matches!(c.fold.as_str(), "he" | "she");
    let person = |c: &Chunk| matches!(c.tag, Tag::Side(Party::Person { .. })) && !c.owner;
    let Some(he) = pieces[main..].iter().position(he).map(|at| main + at) else { return };
    let told: Vec<usize> = (0..main).filter(|at| person(&pieces[*at])).collect();
    if let ([name], false) = (&told[..], pieces[main..].iter().any(person)) {
        let (capital, comma) = (pieces[*name].capital, pieces[*name].comma);
        pieces.swap(*name, he);
        (pieces[*name].capital, pieces[*name].comma, pieces[he].comma) = (capital, comma, false);
    }
}
