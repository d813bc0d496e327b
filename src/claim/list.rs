//! Lists of parties: which of a sentence are joined, by "and", by commas, as company, or over what is told of one of them.

use super::line::{Group, Line};
use crate::document::BlockKind;
use crate::mention::Page;
use crate::mention::party::{Head, Party};

/// Joins parties into lists.
pub(super) fn groups(page: &Page, line: &Line) -> Vec<Group> {
    let here = |p: &Party| {
        matches!(p.head, Head::Body(_))
            && line.places.iter().any(|place| {
                ["in", "at", "near", "into", "outside", "around"].contains(&place.preposition.as_str())
                    && place.tokens.start <= p.tokens.start
                    && place.tokens.end >= p.tokens.end
            })
    };
    let free: Vec<usize> =
        (0..line.parties.len()).filter(|&i| !line.parties[i].possessor && !here(&line.parties[i])).collect();
    let block = page.document.sentences[line.sentence].block as usize;
    let headline = matches!(page.document.blocks[block].kind, BlockKind::Headline | BlockKind::Subhead);
    let mut out: Vec<Group> = Vec::new();
    let mut k = 0;
    while k < free.len() {
        let mut group = Group { tokens: line.parties[free[k]].tokens.clone(), parties: vec![free[k]] };
        let mut kept = (group.clone(), k + 1);
        let mut next = k + 1;
        while next < free.len() {
            let (at, link) = next_link(page, line, &free, next, group.tokens.end);
            next = at;
            let party = &line.parties[free[next]];
            let Some(link) = link else { break };
            if link != Link::Same && !joins(page, line, &group, party, link) {
                break;
            }
            group.tokens.end = group.tokens.end.max(party.tokens.end);
            group.parties.push(free[next]);
            next += 1;
            if link != Link::Comma || headline {
                kept = (group.clone(), next);
            }
        }
        k = kept.1;
        out.push(kept.0);
    }
    out
}

/// The next party of a list and how it is joined; countries that only belong to a remark on the one before are passed over.
fn next_link(page: &Page, line: &Line, free: &[usize], next: usize, end: usize) -> (usize, Option<Link>) {
    let start = |k: usize| line.parties[free[k]].tokens.start;
    if start(next) < end {
        return (next, Some(Link::Same));
    }
    let named = |k: usize| matches!(line.parties[free[k]].head, Head::Name(_));
    let acts = |k: usize| {
        let stop = line.parties[free[k]].tokens.end;
        line.verbs.iter().any(|v| v.finite() && (stop..stop + 2).contains(&v.tokens.start))
    };
    let several = |k: usize| line.parties[free[k]].plural() && line.parties[free[k]].personal();
    let fits = |k: usize, link: Link| named(k) || link == Link::Comma && several(k);
    let over = |k: usize| over_remark(page, line, end, start(k)).filter(|l| named(next - 1) && fits(k, *l) && !acts(k));
    let direct = link(page, line, end, start(next)).or_else(|| over(next));
    if direct.is_some() {
        return (next, direct);
    }
    let bodies = free[next..].iter().take(BODIES).take_while(|&&k| !line.parties[k].personal()).count();
    let behind = (next + 1..=next + bodies).filter(|&k| k < free.len() && start(k) > end);
    behind.filter_map(|k| Some((k, Some(over(k)?)))).next().unwrap_or((next, None))
}

/// So many countries and bodies may belong to a remark between two of a list.
const BODIES: usize = 3;

/// So many tokens of a remark may stand between two of a list.
const REMARK: usize = 14;

/// "A, who had come for the purpose, B of a firm in Lima; and C": how two parties are joined between which more is told of the
/// first.
fn over_remark(page: &Page, line: &Line, from: usize, to: usize) -> Option<Link> {
    let words = &page.words[from..to];
    let and = usize::from(words.last().is_some_and(|w| w.among(&["and", "&"])));
    let mark = words[..words.len() - and].last().filter(|w| w.among(&[",", ";"]));
    let told = &words[..words.len() - and - usize::from(mark.is_some())];
    let comma = from > line.tokens.start && page.words[from - 1].is(",");
    let skip = usize::from(!comma && told.first().is_some_and(|w| w.is(",")));
    let first = told.get(skip)?;
    let clause = (comma || skip == 1) && first.among(&["who", "whose", "whom"]) && mark.is_some_and(|w| w.is(","));
    let speaks = first.is("for") && told.len() < 4 && told.len() > 1 && page.atom(from + told.len() - 1).is_some();
    let place = first.is("in") && mark.is_some_and(|w| w.is(";"));
    let listed = and == 0 && mark.is_some_and(|w| w.is(",")) && first.among(&["from", "at", "in", "to"]);
    let phrase = skip == 0 && (first.is("of") || speaks || place || listed);
    let named = |p: &Party| matches!(p.head, Head::Name(_)) && (from..to).contains(&p.tokens.start);
    let verb = line.verbs.iter().any(|v| (from..to).contains(&v.tokens.start));
    let closed = told[skip..].iter().all(|w| !w.among(&[",", ";", ":", "(", ")", "\"", "“", "”"]));
    if told.len() > REMARK || mark.is_none() && and == 0 || !closed || line.parties.iter().any(named) {
        return None;
    }
    let joined = if and > 0 { Link::And } else { Link::Comma };
    (clause && verb && joined == Link::Comma || phrase && !verb).then_some(joined)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Same,
    Comma,
    And,
}

/// How two parties are joined by the tokens between them.
fn link(page: &Page, line: &Line, from: usize, to: usize) -> Option<Link> {
    let mut depth = 0;
    let mut words: Vec<&str> = Vec::new();
    for i in from..to {
        let word = &page.words[i];
        match &*word.lower {
            "(" => depth += 1,
            ")" => depth -= 1,
            "other" | "also" => {}
            lower if depth == 0 => words.push(lower),
            _ => {}
        }
    }
    let kin = kin(&words);
    if kin < words.len() && matches!(words[..kin], ["with"] | [",", "with"]) {
        return Some(Link::And);
    }
    match words[..kin] {
        ["and"]
        | [",", "and"]
        | ["&"]
        | ["as", "well", "as"]
        | [",", "as", "well", "as"]
        | [";", "and"]
        | ["along", "with"]
        | [",", "along", "with"]
        | ["together", "with"]
        | [",", "together", "with"]
        | [",", "accompanied", "by"]
        | ["accompanied", "by"]
        | [",", "flanked", "by"]
        | ["flanked", "by"]
        | [",", "joined", "by"]
        | [",", "and", "with"]
        | ["and", "with"]
        | [";", "with"]
        | [";", "and", "with"]
        | [",", "then", "with"]
        | ["and", "then", "with"]
        | [",", "and", "then", "with"]
        | [",", "and", ",", "separately", ",", "with"]
        | [",", "and", "separately", "with"]
        | ["and", "separately", "with"]
        | [",", "and", "later", "with"]
        | ["and", "later", "with"]
        | ["and", "later"]
        | [",", "and", "later"]
        | ["and", "then"]
        | [",", "and", "then"]
        | [",", "then"] => Some(Link::And),
        [","] | [";"] => Some(Link::Comma),
        [",", "the" | "a" | "an", _] if region(page, to - 1) => Some(Link::Comma),
        [] if from > line.tokens.start && page.words[from - 1].is(",") => Some(Link::Comma),
        ["–" | "-" | "—" | "/"] => Some(Link::And),
        _ => None,
    }
}

/// Whether the word before an office only tells which part of the world it is for: "the European commissioner".
fn region(page: &Page, at: usize) -> bool {
    page.atom(at).is_some_and(|a| a.region().is_some())
}

/// Words for those of one house.
const KIN: &[&str] =
    &["wife", "husband", "spouse", "consort", "partner", "son", "daughter", "brother", "sister", "mother", "father"];

/// Where "his wife," begins that ends the words between two parties; their number where it does not.
fn kin(words: &[&str]) -> usize {
    let end = words.len() - usize::from(words.last() == Some(&","));
    let told = end >= 2 && KIN.contains(&words[end - 1]) && ["his", "her", "the"].contains(&words[end - 2]);
    if told { end - 2 } else { words.len() }
}

/// Whether a party may join a list: not one that starts a clause of its own.
fn joins(page: &Page, line: &Line, group: &Group, party: &Party, link: Link) -> bool {
    let last = &line.parties[group.parties[group.parties.len() - 1]];
    let countries = matches!(last.head, Head::Body(_)) && matches!(party.head, Head::Body(_));
    if !countries && (!last.personal() || !party.personal()) && link == Link::Comma {
        return false;
    }
    if matches!(party.head, Head::Pronoun) && link == Link::Comma {
        return false;
    }
    let verb = line
        .verbs
        .iter()
        .find(|v| v.tokens.start >= party.tokens.end && v.tokens.start <= party.tokens.end + 1 && v.finite());
    let governed = group.tokens.start > line.tokens.start && {
        let before = &page.words[group.tokens.start - 1];
        before.tag == crate::document::tag::Tag::IN
            && !before.among(&[
                "between", "among", "of", "that", "when", "while", "as", "after", "because", "whether", "if",
                "although", "until", "before", "since", "once", "though", "unless", "where",
            ])
            || before.tag.is_verb() && !before.flags.any(crate::schema::Flags::SAYING)
    };
    let told = line.verbs.iter().any(|v| v.finite() && v.tokens.end <= group.tokens.start);
    !(governed && told && verb.is_some_and(|v| v.tokens.start == party.tokens.end))
}
