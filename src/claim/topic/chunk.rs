//! A noun with its modifiers: "the joint fight", "peace and security", "East and South China Seas".

use std::ops::Range;

use super::phrase::{listed, nominal, opening};
use crate::claim::line::{Line, What};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::mention::Page;

/// The noun with its modifiers that starts at a token.
pub fn chunk(page: &Page, line: &Line, at: usize, end: usize) -> Option<Range<usize>> {
    let mut start = at;
    while start < end && opening(page, start) {
        start += 1;
    }
    let mut i = start;
    while i < end {
        let Some(next) = inside(page, line, start, i, end) else { break };
        i = next;
    }
    let mut last = i;
    while last > start && !heads(page, last - 1) {
        last -= 1;
    }
    // "Turkey's offensive": what is owned is a thing, whatever its tag.
    let owned = last > start && i == last + 2 && page.words[last].among(&["'s", "’s"]) && page.words[i - 1].word();
    if owned {
        return Some(start..i);
    }
    let nominalised = last == start && i > start && start > at && page.words[i - 1].tag != Tag::CD;
    match nominalised {
        true => Some(start..i),
        false => (last > start).then_some(start..last),
    }
}

/// Whether a noun phrase may end with a token.
fn heads(page: &Page, at: usize) -> bool {
    let word = &page.words[at];
    word.tag.is_noun()
        || page.covered(at)
        || page.in_name(at)
        || word.tag == Tag::VBG
        || word.capital() && word.word() && !word.tag.is_adjective()
        || matches!(word.tag, Tag::VB | Tag::VBP | Tag::FW | Tag::Other) && word.word()
        || word.kind == TokenKind::Number && word.capital()
}

/// The token after one that belongs to the noun phrase.
fn inside(page: &Page, line: &Line, start: usize, i: usize, end: usize) -> Option<usize> {
    if time(page, line, i) || i > start && handed_over(page, i) {
        return None;
    }
    let word = &page.words[i];
    let before = (i > start).then(|| &page.words[i - 1]);
    let next = (i + 1 < end).then(|| &page.words[i + 1]);
    if let Some(atom) = page.atom(i) {
        return Some((i + atom.len).min(end));
    }
    if page.covered(i) || page.in_name(i) {
        return Some(i + 1);
    }
    if word.among(&["up", "out", "including"]) {
        return None;
    }
    if word.kind == TokenKind::Mark {
        return mark(page, start, i, end);
    }
    let noun_next = next.is_some_and(|w| w.tag.is_noun() || w.tag.is_adjective() || w.capital()) || page.covered(i + 1);
    let after_noun = before.is_some_and(|w| w.tag.is_noun()) && !page.covered(i - 1);
    let takes = match word.tag {
        Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::CD | Tag::FW | Tag::POS | Tag::SYM => true,
        Tag::JJ | Tag::JJR | Tag::JJS => !after_noun || noun_next || word.capital(),
        Tag::VBN | Tag::VBD => {
            noun_next && !after_noun || word.capital() || before.is_none() && start > 0 && determined(page, start)
        }
        Tag::VBG => {
            let ends = next.is_none_or(|w| w.kind == TokenKind::Mark || w.tag == Tag::CC);
            nominal(page, i) || ends || !after_noun && before.is_some() || before.is_none() && !noun_next
        }
        Tag::VB | Tag::VBP | Tag::VBZ => {
            word.capital() || before.map_or(determined(page, start), |w| w.tag.is_adjective())
        }
        Tag::CC if word.among(&["and", "or"]) => return conjunction(page, start, i, end),
        Tag::TO | Tag::IN => word.is("to") && before.zip(next).is_some_and(|(a, b)| a.lower == b.lower),
        _ if word.tag.is_adverb() => {
            before.is_some() && next.is_some_and(|w| w.tag.is_adjective() || w.tag == Tag::VBN)
        }
        _ => word.capital() && word.word(),
    };
    takes.then_some(i + 1)
}

/// Whether a time starts at a token and is no part of a name: not in "the Good Friday Agreement".
pub fn time(page: &Page, line: &Line, at: usize) -> bool {
    if line.times.is_empty() {
        return false;
    }
    let here = line.items.iter().find(|t| t.tokens.start == at && matches!(t.what, What::Time(_)));
    let capital = |i: usize| page.words.get(i).is_some_and(|w| w.capital() && w.tag.is_noun());
    here.is_some_and(|t| !(at > line.tokens.start && capital(at - 1) && capital(at) && capital(t.tokens.end)))
}

/// Whether a clause without "that" begins: "the role | Qatar has played".
fn handed_over(page: &Page, at: usize) -> bool {
    let before = &page.words[at - 1];
    !before.capital()
        && listed(&page.schema.topicwords.heads, page, at - 1)
        && page.words[at].capital()
        && page.covered(at)
}

/// "security, humanitarian, and economic aid": whether a noun only colours the last one of a list, as adjectives between them do.
pub fn colours(page: &Page, first: &Range<usize>, end: usize) -> bool {
    let words = &page.words;
    let is = |i: usize, texts: &[&str]| i < end && words[i].among(texts);
    if !is(first.end, &[","]) || first.len() > 2 || words[first.end - 1].capital() {
        return false;
    }
    let mut at = first.end;
    while is(at, &[","]) {
        let start = at + 1 + usize::from(is(at + 1, &["and"]));
        let inside = |i: &usize| words[*i].tag.is_noun() || words[*i].tag.is_adjective();
        let stop = (start..end).find(|i| !inside(i)).unwrap_or(end);
        if stop == start || !is(stop, &[",", "and"]) {
            return false;
        }
        if words[start..stop].iter().all(|w| w.tag.is_adjective()) && !page.covered(start) {
            return true;
        }
        at = stop;
    }
    false
}

/// Whether a determiner or possessive stands right before the noun phrase.
fn determined(page: &Page, start: usize) -> bool {
    start > 0 && matches!(page.words[start - 1].tag, Tag::DT | Tag::PRPS | Tag::POS)
}

/// A mark inside a noun phrase: an apostrophe, a quotation, a comma between adjectives.
fn mark(page: &Page, start: usize, i: usize, end: usize) -> Option<usize> {
    if i == start || i + 1 >= end {
        return None;
    }
    let (before, word, next) = (&page.words[i - 1], &page.words[i], &page.words[i + 1]);
    let owner = word.among(&["'s", "’s", "'", "’"]) && next.word();
    let opens = word.among(&["“", "\"", "‘"]) && next.word() && !before.tag.is_noun();
    let joins = word.among(&["-", "–", "/", "&", "$", "%"]);
    // "peace, security, and prosperity" is one matter.
    const GOODS: &[&str] = &["peace", "security", "stability", "prosperity"];
    if word.is(",") && before.among(GOODS) {
        let last = page.words.get(i + 2).filter(|w| next.is("and") && i + 2 < end && w.among(GOODS));
        return last.map(|_| i + 2).or_else(|| next.among(GOODS).then_some(i + 1));
    }
    let adjectives = word.is(",") && before.tag.is_adjective() && next.tag.is_adjective();
    let closes = word.among(&["”", "\""]) && (next.tag.is_noun() || next.tag.is_adjective()) && !before.is(",");
    (owner || opens || joins || adjectives || closes).then_some(i + 1)
}

/// The token after an "and" that joins words of one matter: "peace and security", "East and South China Seas".
fn conjunction(page: &Page, start: usize, and: usize, end: usize) -> Option<usize> {
    if and == start || and + 1 >= end {
        return None;
    }
    let words = &page.words;
    let (before, next) = (&words[and - 1], &words[and + 1]);
    let vague = listed(&page.schema.topicwords.fillers, page, and - 1);
    let more = next.tag.is_adverb() && words.get(and + 2).is_some_and(|w| w.tag.is_adjective());
    // No noun phrase ends with an adjective: "political and trade ties".
    let colours =
        next.tag.is_adjective() || matches!(next.tag, Tag::VBN | Tag::VBG) || next.tag.is_noun() && !next.capital();
    let adjectives =
        before.tag.is_adjective() && colours || vague && (more || next.tag.is_adjective() || next.tag == Tag::VBN);
    let adjectives = adjectives || more && before.tag.is_adjective();
    let stop = (and + 1..end)
        .find(|&i| !(words[i].tag.is_noun() || words[i].tag.is_adjective() || words[i].capital()))
        .unwrap_or(end);
    let last = stop - 1;
    let list = (start.saturating_sub(3)..start).any(|i| words[i].is(",")) || words.get(stop).is_some_and(|w| w.is(","));
    let shared = stop > and + 2 && listed(&page.schema.topicwords.shared, page, last);
    let titled = before.capital() && !page.covered(and - 1) && words[and + 1..stop].iter().all(|w| w.capital());
    let plain = |i: usize| words[i].tag.is_noun() && !words[i].capital() && !page.covered(i);
    let fixed = || {
        let pairs = &page.schema.topicwords.pairs;
        page.schema.paired.has(&before.lower) && pairs.iter().any(|p| fixed_pair(page, and, p))
    };
    // "close trade and security ties": words that only colour the first noun part nothing.
    let single = plain(and - 1) && (start..and - 1).all(|i| listed(&page.schema.topicwords.fillers, page, i));
    (adjectives || shared && titled || shared && single && !list || fixed()).then_some(and + 1)
}

/// Whether a set pair has its "and" here: "peace and security".
fn fixed_pair(page: &Page, and: usize, pair: &str) -> bool {
    let left = pair.split(' ').take_while(|word| *word != "and").count();
    let is = |k: usize, word: &str| page.words.get(and + k - left).is_some_and(|w| w.is(word));
    and >= left && pair.split(' ').enumerate().all(|(k, word)| if k == left { word == "and" } else { is(k, word) })
}
