//! Offices in apposition: "X, until lately mayor of Y and now a senator,".

use std::ops::Range;

use super::comma::closes;
use super::described::{epithet, owned_epithet, word_of};
use super::heads::{clause_verb, heads};
use super::list::{after_courtesy, list_goes_on, name_at};
use super::{Head, Party};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::office::{Determiner, Of, OfficeMention, office};
use crate::schema::Flags;

/// Offices in apposition, one or several; or a clause or description that tells one.
pub(super) fn apposed(page: &Page, party: &mut Party, end: usize) {
    let start = constituency(page, party.tokens.end, end);
    if start + 1 >= end || !page.words[start].among(&[",", "(", "–", "—", "-"]) {
        return;
    }
    let mut at = after_letters(page, start + 1, end);
    // "X, whose envoy": the office is another's.
    if at < end && page.words[at].is("whose") {
        return;
    }
    let from = at;
    at = in_capacity(page, at, end);
    let before = office(page, from, end).filter(|o| at > from && o.tokens.end == at && !o.plural);
    if let Some(verb) = clause_verb(page, at, end)
        && heads(page, party, verb, end)
    {
        party.offices.extend(before);
        return;
    }
    at = if before.is_some() { from } else { at };
    let relative = at + 2 < end && page.words[at].is("who") && page.words[at + 1].among(&["is", "was"]);
    let was = relative && page.words[at + 1].is("was");
    if relative {
        at += 2 + usize::from(page.words[at + 2].among(&["also", "now", "then"]));
    }
    let (at, past) = adverbs(page, at, end);
    let owner = owner(page, at, end);
    let at = owner.as_ref().map_or(at, |o| o.end + 1);
    if described(page, party, at, owner.clone(), end) {
        return;
    }
    let at = aside_end(page, at, end).unwrap_or(at);
    let found = offices(page, party, at, owner, was || past, end);
    let Some(last) = found.last() else { return };
    let stop = last.tokens.end;
    let closes = stop < end && page.words[stop].among(&[",", ")"]) && !list_goes_on(page, stop, end);
    party.tokens.end = stop + usize::from(closes);
    if party.rule == "name" {
        party.rule = "name-then-office";
    }
    party.offices.extend(found);
}

/// Behind a name, the comma after the town or district that it sits for: "X of Springfield, the chairman of Y".
fn constituency(page: &Page, at: usize, end: usize) -> usize {
    let named = |i: usize| i < end && page.words[i].capital() && page.words[i].word() && !page.in_name(i);
    let country = || page.atom(at + 1).is_some_and(|a| a.polity().is_some());
    if at + 2 >= end || !page.words[at].is("of") || !named(at + 1) || country() {
        return at;
    }
    let stop = (at + 2..end.min(at + 4)).find(|&i| !named(i));
    stop.filter(|&i| i + 2 < end && page.words[i].is(",") && office(page, i + 1, end).is_some()).unwrap_or(at)
}

/// Whose the office is: "X, Y's envoy", "X, President Y's envoy".
fn owner(page: &Page, at: usize, end: usize) -> Option<Range<usize>> {
    let title = office(page, at, end).filter(|o| !o.plural && o.determiner == Determiner::None);
    let at = title.map_or(at, |o| o.tokens.end);
    let name = page.name_starting(at)?.tokens.clone();
    (name.end + 1 < end && page.words[name.end].among(&["'s", "’s", "'", "’"])).then_some(name)
}

/// The token where the office starts in "X, as chairman of Y,", "X, who as chairman of Y", "X, a lawyer who heads Y".
fn in_capacity(page: &Page, at: usize, end: usize) -> usize {
    let is = |k: usize, words: &[&str]| at + k < end && page.words[at + k].among(words);
    if is(0, &["as"]) && !is(1, &["a", "an", "well"]) {
        return at + 1;
    }
    if is(0, &["who"]) && is(1, &["as"]) {
        return at + 2;
    }
    if is(0, &["in"]) && is(1, &["his", "her"]) && is(2, &["capacity", "role"]) && is(3, &["as"]) {
        return at + 4;
    }
    let who = (1..4).find(|&k| is(k + 1, &["who"])).filter(|&k| (1..=k).all(|i| is_plain(page, at + i, end)));
    who.filter(|_| is(0, &["a", "an", "the"])).map_or(at, |k| at + k + 1)
}

fn is_plain(page: &Page, at: usize, end: usize) -> bool {
    at < end && page.words[at].word() && !page.words[at].tag.is_verb() && !page.in_name(at)
}

/// The token after an age and letters behind a name: "X, 54, MP, the minister".
fn after_letters(page: &Page, mut at: usize, end: usize) -> usize {
    let letters = ["mp", "m.p", "m.p.", "kc", "qc", "mep", "phd", "obe", "mbe", "cbe", "jr", "jr."];
    let aside = |at: usize| page.words[at].kind == TokenKind::Number || page.words[at].among(&letters);
    while at + 1 < end && aside(at) && page.words[at + 1].is(",") {
        at += 2;
    }
    at
}

/// "X, his Norwegian counterpart,": takes the description for the party.
fn described(page: &Page, party: &mut Party, at: usize, owner: Option<Range<usize>>, end: usize) -> bool {
    let said = match &owner {
        Some(_) => owned_epithet(page, at, end),
        None => epithet(page, at, end),
    };
    let said = said.filter(|e| matches!(e.head, Head::Epithet(_)) && !e.plural());
    // "X, the commander of the guard": an office, not the rank by which he is called.
    let rank = |o: &OfficeMention| page.schema.cast.ranks.iter().any(|r| page.words[o.head].is(r));
    let fuller = || office(page, at, end).is_some_and(|o| !o.plural && o.tokens.end > o.head + 1 && rank(&o));
    let Some(mut said) = said.filter(|_| owner.is_some() || !fuller()) else { return false };
    said.owner = owner.or(said.owner);
    let stop = said.tokens.end;
    if stop < end && !ends_apposition(&page.words[stop]) {
        return false;
    }
    party.epithet = word_of(&said);
    party.of = party.of.take().or(said.of);
    party.owner = party.owner.take().or(said.owner);
    let comma = stop < end && page.words[stop].is(",") && !list_goes_on(page, stop, end);
    party.tokens.end = stop + usize::from(comma);
    true
}

/// The offices from a token on, joined by "and".
fn offices(
    page: &Page,
    party: &Party,
    mut at: usize,
    owner: Option<Range<usize>>,
    mut former: bool,
    end: usize,
) -> Vec<OfficeMention> {
    let mut found: Vec<OfficeMention> = Vec::new();
    while at < end {
        let Some(mut next) = office(page, at, end).filter(|o| fits(page, party, o, end)) else { break };
        if let Some(owner) = owner.clone()
            && next.of == Of::Open
        {
            next.of = Of::Person(owner);
        }
        if let Some((of, stop)) = country_behind(page, &next, end) {
            next.of = Of::Body(of);
            next.tokens.end = stop;
        }
        next.former |= former || ended(page, next.tokens.end, end);
        let first = found.first().map(|o| &o.of);
        if let (Of::Open, Some(Of::Body(of)), Determiner::None) = (&next.of, first, next.determiner) {
            next.of = Of::Body(of.clone());
        }
        at = next.tokens.end;
        found.push(next);
        let Some(step) = further(page, &found[0], at, end) else { break };
        former &= step == at + 1;
        at = step;
    }
    found
}

/// "X, Prime Minister, Iceland,": the country that stands alone behind an office, and the token after it.
fn country_behind(page: &Page, office: &OfficeMention, end: usize) -> Option<(String, usize)> {
    let at = office.tokens.end;
    let capital = page.words[office.head].capital();
    if office.of != Of::Open || !capital || at + 1 >= end || !page.words[at].is(",") || page.in_name(at + 1) {
        return None;
    }
    let atom = page.atom(at + 1).filter(|a| a.polity().is_some())?;
    let stop = at + 1 + atom.len;
    let alone = stop >= end || page.words[stop].among(&[",", ")", ".", ";"]);
    let listed = list_goes_on(page, at, end) || stop < end && page.words[stop].is(",") && list_goes_on(page, stop, end);
    (alone && !listed).then(|| page.body_name(atom)).flatten().map(|name| (name, stop))
}

/// Whether an office behind a name belongs to that name rather than to a next one.
fn fits(page: &Page, party: &Party, office: &OfficeMention, end: usize) -> bool {
    let stop = office.tokens.end;
    let named = |at: usize| name_at(page, after_courtesy(page, at, end), end).is_some();
    let start = party.tokens.start;
    let epithet = start > 0 && page.words[start - 1].flags.any(Flags::EPITHET);
    let before = party.rule == "office-before-name" && office.determiner == Determiner::Definite;
    let titled = epithet || !party.offices.is_empty() && (party.rule == "office-then-name" || before);
    let listed = titled && page.words.get(stop).is_some_and(|w| w.is(",")) && named(stop + 1);
    // "X, an aide said": the aide is another one.
    let says = office.determiner == Determiner::Indefinite && page.words.get(stop).is_some_and(|w| says(w));
    let whole = stop >= end || ends_apposition(&page.words[stop]) && !says;
    let whole = whole && !(opens_with(page, start) && stop < end && page.words[stop].tag.is_verb());
    let whole = whole && !reports(page, start, stop, end);
    // "X, Director of His Majesty's Office Y": what was not read belongs to the next.
    let unread = stop + 1 < end && page.words[stop].is("of") && page.words[stop + 1].capital() && office.of == Of::Open;
    whole && !listed && !office.plural && !named(stop) && !unread
}

/// Whether a word is a verb that tells of what somebody did.
fn says(word: &crate::mention::word::Word) -> bool {
    matches!(word.tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)
}

/// "met X, a spokesman said": whether an office reports what was told before it, and is nobody's in that.
fn reports(page: &Page, start: usize, stop: usize, end: usize) -> bool {
    let inside = start > 0 && page.words[start - 1].sentence == page.words[start].sentence;
    inside && stop < end && page.words[stop].flags.any(Flags::SAYING) && page.words[stop].tag.is_verb()
}

/// Whether a party stands behind a preposition that opens the sentence: "With X, the prime minister spoke of trade".
pub(super) fn opens_with(page: &Page, start: usize) -> bool {
    let Some(before) = start.checked_sub(1).map(|i| &page.words[i]) else { return false };
    let first = start < 2 || page.words[start - 2].sentence != before.sentence;
    first
        && before.among(&["with", "to", "from", "like", "unlike", "beside", "besides", "for", "after", "before", "at"])
}

/// The token where a further office of the same person starts, behind "and": "X, mayor of Y and now a senator".
fn further(page: &Page, first: &OfficeMention, at: usize, end: usize) -> Option<usize> {
    let more = at + 1 < end && (page.words[at].is("and") || page.words[at].is(",") && page.words[at + 1].is("and"));
    if !more {
        return None;
    }
    let mut step = at + 1 + usize::from(page.words[at].is(","));
    if step < end && page.words[step].among(&["now", "currently", "later", "also", "today"]) {
        step += 1;
    }
    let next = office(page, step, end).filter(|o| !o.plural)?;
    let comma = usize::from(page.words.get(next.tokens.end).is_some_and(|w| w.is(",")) && next.tokens.end < end);
    let named = name_at(page, after_courtesy(page, next.tokens.end + comma, end), end)
        .is_some_and(|n| comma == 0 || closes(page, n.tokens.end, end));
    let joined = next.determiner != Determiner::None
        || matches!(next.of, Of::Body(_))
        || matches!(first.of, Of::Body(_))
        || first.determiner == Determiner::Definite;
    let other = next.determiner == Determiner::Definite && first.determiner == Determiner::None && next.of == Of::Open;
    (!named && joined && !other).then_some(step)
}

/// "X, a Kenyan, the director of Y": the token where the office starts behind a short remark on the person.
pub(super) fn aside_end(page: &Page, at: usize, end: usize) -> Option<usize> {
    if at >= end
        || !page.words[at].among(&["a", "an", "of", "from", "himself", "herself", "aged"])
        || office(page, at, end).is_some()
    {
        return None;
    }
    let comma =
        (at..end.min(at + 6)).find(|&i| page.words[i].kind == TokenKind::Mark || page.words[i].tag.is_verb())?;
    let inner = (at..comma).any(|i| page.in_name(i) || page.words[i].is("and"));
    let starts = comma + 1 < end
        && page.words[comma].is(",")
        && page.words[comma + 1].among(&["the", "a", "an", "now", "currently"]);
    (starts && !inner && office(page, comma + 1, end).is_some()).then_some(comma + 1)
}

/// Adverbs before an office in apposition, and whether they make it a past one: "until lately", "formerly", "now".
pub(super) fn adverbs(page: &Page, from: usize, end: usize) -> (usize, bool) {
    let is = |at: usize, words: &[&str]| at < end && page.words[at].among(words);
    if is(from, &["until", "till"]) {
        let office = (from + 1..end.min(from + 6)).find(|&i| office(page, i, end).is_some());
        let stop = (from..end.min(from + 6)).find(|&i| page.words[i].kind == TokenKind::Mark);
        return office.filter(|&i| stop.is_none_or(|s| i < s)).map_or((from, false), |i| (i, true));
    }
    let article = is(from, &["once", "then"]) && is(from + 1, &["the", "a", "an", "its"]);
    if is(from, &["formerly", "previously", "lately"]) || article {
        return (from + 1, true);
    }
    let since = is(from, &["since"])
        && from + 2 < end
        && page.words[from + 1].flags.any(Flags::MONTH.with(Flags::WEEKDAY))
        && office(page, from + 2, end).is_some();
    if since {
        return (from + 2, false);
    }
    let skip = is(from, &["now", "currently", "today", "also", "himself", "herself", "still", "already", "likewise"]);
    (from + usize::from(skip), false)
}

/// Whether what follows an office makes it a past one: "until 1981", "at the time", "in those days".
pub(super) fn ended(page: &Page, from: usize, end: usize) -> bool {
    let word = |k: usize| (from + k < end).then(|| &page.words[from + k]);
    let is = |k: usize, words: &[&str]| word(k).is_some_and(|w| w.among(words));
    let year = |k: usize| word(k).is_some_and(|w| w.text.len() == 4 && w.text.chars().all(|c| c.is_ascii_digit()));
    is(0, &["until", "till"]) && !is(1, &["the", "his", "her"])
        || is(0, &["at"]) && is(1, &["the", "that"]) && is(2, &["time"])
        || is(0, &["in"])
            && (is(1, &["those", "better", "the"]) && is(2, &["days", "1960s", "1970s", "1980s", "1990s"]) || year(1))
        || is(0, &["from"]) && year(1) && is(2, &["to", "until", "till"])
        || is(0, &["then"]) && word(1).is_none_or(|w| w.kind == TokenKind::Mark)
}

pub(super) fn ends_apposition(word: &crate::mention::word::Word) -> bool {
    word.kind == TokenKind::Mark
        || word.among(&["whom", "whose", "which", "that", "but", "also"])
        || word.among(&[
            "and",
            "who",
            "or",
            "in",
            "at",
            "since",
            "until",
            "till",
            "on",
            "with",
            "as",
            "under",
            "from",
            "then",
            "to",
            "for",
            "of",
            "by",
            "during",
            "after",
            "before",
            "here",
            "there",
            "today",
            "yesterday",
            "where",
            "when",
            "last",
            "this",
            "next",
        ])
        || word.tag.is_verb()
        || word.tag == Tag::RB
}
