//! Every way in which a sentence may name a matter: each noun phrase, whole, with what hangs on it, or in part.

use std::ops::Range;

use super::chunk::chunk;
use super::label::{Core, carries, content, core, kept, label, trails};
use super::phrase::{deed, listed, phrase};
use crate::claim::line::Line;
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::mention::Page;

/// The most words of content in a wording.
const LONGEST: usize = 7;

/// A noun with its modifiers, and where in the sentence it hangs.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// The first token, determiners too.
    pub open: usize,
    /// Its tokens, without determiners.
    pub tokens: Range<usize>,
    /// The noun phrase right before it, where a preposition alone stands between.
    pub hangs: Option<usize>,
    /// The noun phrase before it in a list.
    pub beside: Option<usize>,
}

/// One way to name what a noun phrase is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// The noun phrase that it begins with, among those of the sentence.
    pub spot: usize,
    /// Its tokens, from the first to the last that it keeps.
    pub tokens: Range<usize>,
    /// The token of the noun that the others hang on.
    pub head: usize,
    /// Which parts of the noun phrase it keeps, all names of one wording.
    pub shapes: Vec<&'static str>,
    /// The words without articles.
    pub label: String,
    /// How many of them carry meaning.
    pub size: usize,
}

/// The noun phrases of a sentence, in order.
pub fn spots(page: &Page, line: &Line) -> Vec<Spot> {
    let mut out: Vec<Spot> = Vec::new();
    let mut at = line.tokens.start;
    while at < line.tokens.end {
        if let Some(verb) = line.verbs.iter().find(|v| v.tokens.contains(&at) && (v.finite() || v.passive)) {
            at = verb.tokens.end;
            continue;
        }
        let Some(tokens) = chunk(page, line, at, line.tokens.end).filter(|t| t.end > at) else {
            at += 1;
            continue;
        };
        let before = out.len().checked_sub(1);
        let gap = before.map_or(0..0, |b| out[b].tokens.end..at);
        let linked = !gap.is_empty() && gap.clone().all(|i| links(page, i));
        let listed = !gap.is_empty() && gap.len() <= 3 && gap.clone().all(|i| parts(page, i));
        out.push(Spot {
            open: at,
            tokens: tokens.clone(),
            hangs: before.filter(|_| linked && gap.len() == 1),
            beside: before.filter(|_| listed),
        });
        at = tokens.end;
    }
    out
}

/// Whether a token is a preposition.
fn links(page: &Page, at: usize) -> bool {
    let word = &page.words[at];
    matches!(word.tag, Tag::IN | Tag::TO)
        && !word.among(&["that", "if", "because", "while", "as", "than", "although", "whether", "after", "before"])
}

/// Whether a token stands between the parts of a list.
fn parts(page: &Page, at: usize) -> bool {
    page.words[at].among(&[",", ";", "and", "or", "as", "well", "including", "such", "also", "plus", "on", "about"])
}

/// Every wording of the noun phrases of a sentence.
pub fn wordings(page: &Page, line: &Line, spots: &[Spot]) -> Vec<Wording> {
    let mut out = Vec::new();
    for k in 0..spots.len() {
        let mut here: Vec<Wording> = Vec::new();
        for (shape, head, tokens) in shapes(page, line, spots, k) {
            add(page, k, shape, head, &tokens, &mut here);
        }
        let read = phrase(page, line, spots[k].tokens.start, line.tokens.end).map(|p| core(page, line, &p));
        if let Some(Core::Topic(topic)) = read
            && topic.tokens.start == spots[k].tokens.start
        {
            match here.iter_mut().find(|w| w.label == topic.label) {
                Some(same) => same.shapes.push("core"),
                None => here.push(Wording {
                    spot: k,
                    head: spots[k].tokens.end - 1,
                    size: content(page, &topic.tokens.clone().collect::<Vec<_>>()),
                    tokens: topic.tokens,
                    shapes: vec!["core", "core-alone"],
                    label: topic.label,
                }),
            }
        }
        out.extend(here);
    }
    out
}

type Shape = (&'static str, usize, Vec<usize>);

/// The parts of a noun phrase that may stand for it: name, head and tokens of each.
fn shapes(page: &Page, line: &Line, spots: &[Spot], k: usize) -> Vec<Shape> {
    let tokens = &spots[k].tokens;
    let head = tokens.end - 1;
    let own = kept(page, tokens.clone());
    let mut out: Vec<Shape> = vec![("noun", head, own.clone())];
    let mut long = own.clone();
    for (n, next) in (k + 1..spots.len()).take(3).enumerate() {
        let hung = &spots[next].tokens;
        let setting = page.words[spots[next].open - 1].is("in")
            && (listed(&page.schema.topicwords.settings, page, hung.end - 1) || page.words[hung.start].is("response"));
        let carried = carries(page, hung) && spots.get(next + 1).is_some_and(|s| s.hangs == Some(next));
        if spots[next].hangs != Some(next - 1) || carried || deed(page, hung) || trails(page, line, hung) {
            break;
        }
        long.extend(spots[next - 1].tokens.end..spots[next].tokens.start);
        long.extend(kept(page, spots[next].tokens.clone()));
        long.extend(other_end(page, spots, next));
        // "cooperation in response to the crisis": no part of it ends with "in response".
        if setting {
            continue;
        }
        out.push((["noun-of", "noun-of-of", "noun-of-of-of"][n], head, long.clone()));
    }
    if let Some(next) = spots.get(k + 1).filter(|s| s.beside == Some(k))
        && next.open == spots[k].tokens.end + 1
        && page.words[spots[k].tokens.end].is("and")
    {
        let mut both = own.clone();
        both.push(spots[k].tokens.end);
        both.extend(kept(page, next.tokens.clone()));
        out.push(("both", head, both));
    }
    if let Some(owner) = own.iter().rposition(|&i| page.words[i].among(&["'s", "’s", "'", "’"])) {
        out.push(("owned", head, own[owner + 1..].to_vec()));
        out.push(("owner", own[owner].max(1) - 1, own[..owner].to_vec()));
    }
    if own.len() > 2 {
        out.push(("last-two", head, own[own.len() - 2..].to_vec()));
    }
    if own.len() > 1 && !page.words[head].capital() {
        out.push(("last", head, own[own.len() - 1..].to_vec()));
        out.push(("modifiers", head, own[..own.len() - 1].to_vec()));
    }
    out.extend(names(page, tokens).into_iter().map(|t| ("name", t.end - 1, t.collect())));
    out.retain(|(_, _, t)| !t.is_empty() && t.iter().all(|&i| i < line.tokens.end));
    out
}

/// The second of two between whom something is: "ties between Chile | and Peru".
fn other_end(page: &Page, spots: &[Spot], first: usize) -> Vec<usize> {
    let and = spots[first].tokens.end;
    let second = spots.get(first + 1).filter(|s| s.beside == Some(first) && s.open == and + 1);
    let between = page.words[spots[first].open - 1].is("between") && page.words.get(and).is_some_and(|w| w.is("and"));
    match second.filter(|_| between) {
        Some(second) => [and].into_iter().chain(kept(page, second.tokens.clone())).collect(),
        None => Vec::new(),
    }
}

/// The names of places and bodies inside a noun phrase.
fn names(page: &Page, tokens: &Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for i in tokens.clone().filter(|&i| page.words[i].capital() && !page.words[i].is("the")) {
        match out.last_mut() {
            Some(run) if run.end == i && page.covered(i) == page.covered(run.start) => run.end = i + 1,
            _ => out.push(i..i + 1),
        }
    }
    out.retain(|r| r.len() < tokens.len());
    out
}

fn add(page: &Page, spot: usize, shape: &'static str, head: usize, tokens: &[usize], out: &mut Vec<Wording>) {
    let mut tokens = tokens;
    let loose = |i: usize| page.words[i].kind == TokenKind::Mark || page.words[i].among(&["and", "or", "'s", "’s"]);
    while let [first, rest @ ..] = tokens
        && loose(*first)
    {
        tokens = rest;
    }
    while let [rest @ .., last] = tokens
        && loose(*last)
    {
        tokens = rest;
    }
    let size = content(page, tokens);
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
    let empty = || tokens.len() == 1 && says_nothing(page, *first) || adjective(page, *first, *last);
    if size == 0 || size > LONGEST || empty() {
        return;
    }
    let label = label(page, tokens.iter().copied());
    if label.chars().filter(|c| c.is_alphabetic()).nth(1).is_none() {
        return;
    }
    match out.iter_mut().find(|w| w.label == label) {
        Some(same) => same.shapes.push(shape),
        None => {
            out.push(Wording { spot, tokens: *first..*last + 1, head, shapes: vec![shape], label, size });
        }
    }
}

/// Whether a wording ends with an adjective, which names nothing: "Chilean", "sporadic".
fn adjective(page: &Page, first: usize, last: usize) -> bool {
    let atom = (first..=last).rev().find_map(|i| page.atom(i).filter(|a| i + a.len > last));
    match atom {
        Some(atom) => atom.polity().is_none() && atom.adjective().is_some(),
        None => matches!(page.words[last].tag, Tag::JJ | Tag::JJR | Tag::JJS | Tag::VBN | Tag::VBD),
    }
}

/// Whether a word alone is no matter.
fn says_nothing(page: &Page, at: usize) -> bool {
    let tag = page.words[at].tag;
    listed(&page.schema.topicwords.empty, page, at) || matches!(tag, Tag::CD | Tag::PRP) || tag.is_adverb()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::schema::Schema;

    fn labels(text: &str) -> Vec<String> {
        let article = Article { id: "x".into(), published: None, title: None, text: text.into() };
        let document = crate::document::split(&article);
        let page = Page::new(&document, Schema::embedded());
        let lines = crate::claim::find(&page).lines;
        let all = |line| wordings(&page, line, &spots(&page, line));
        lines.iter().flat_map(all).map(|w| w.label).collect()
    }

    #[test]
    fn something_between_two_is_named_with_both() {
        let labels = labels("Duarte complained about the ferry service between Chile and Peru.");
        assert!(labels.iter().any(|l| l == "ferry service between Chile and Peru"), "{labels:?}");
        assert!(!labels.iter().any(|l| l == "ferry service between Chile"), "{labels:?}");
    }

    #[test]
    fn a_deed_is_no_part_of_a_name() {
        let labels = labels("Duarte put calm at the border over deciding who began the quarrel.");
        assert!(labels.iter().any(|l| l.starts_with("calm")), "{labels:?}");
        assert!(!labels.iter().any(|l| l.ends_with(" deciding")), "{labels:?}");
    }
}
