//! About what? Lists of noun phrases, each cut down to what it names.

use std::ops::Range;

use super::line::{Line, What};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::word::Word;
use crate::schema::Flags;

/// Something spoken about.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicMention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// A short noun phrase without articles.
    pub label: String,
}

/// The most words in a topic.
const LONGEST: usize = 8;

/// The list of topics that starts at a token: where it ends, and the topics. Empty where none starts there.
pub fn list(page: &Page, line: &Line, start: usize) -> (usize, Vec<TopicMention>) {
    let end = stop(page, line, start);
    let topics = cuts(page, start..end).into_iter().filter_map(|part| topic(page, part)).collect();
    (end, topics)
}

/// The list of topics that ends before a token: the subject of "was discussed".
pub fn list_before(page: &Page, line: &Line, end: usize) -> Vec<TopicMention> {
    let mut start = end;
    while start > line.tokens.start {
        let word = &page.words[start - 1];
        let open = word.among(&[";", ":", "“", "\"", "that"])
            || word.among(&stops(page)) && !word.is("with") && !word.is("as");
        let verb = line.verbs.iter().any(|v| v.tokens.contains(&(start - 1)) && v.finite());
        if open || verb {
            break;
        }
        start -= 1;
    }
    while start < end
        && (page.words[start].kind == TokenKind::Mark
            || page.words[start].tag.is_adverb()
            || page.words[start].tag == Tag::CC
            || line.times.iter().any(|t| t.tokens.contains(&start)))
    {
        start += 1;
    }
    cuts(page, start..end).into_iter().filter_map(|part| topic(page, part)).collect()
}

fn stops<'p>(page: &'p Page) -> Vec<&'p str> {
    page.schema.topicwords.stops.iter().map(String::as_str).collect()
}

/// Where the list ends: a finite verb, a subordinate clause, a partner, a mark.
fn stop(page: &Page, line: &Line, start: usize) -> usize {
    let mut at = start;
    while at < line.tokens.end {
        let word = &page.words[at];
        let such = word.is("as") && at > start && (page.words[at - 1].is("such") || page.words[at - 1].is("well"));
        let well = word.is("as") && page.words.get(at + 1).is_some_and(|w| w.is("well"));
        let ends = word.among(&[";", ":", "(", ")", "”", "–", "—", "--", ".", "?", "!"])
            || word.is("\"") && at > start
            || page.schema.topicwords.stops.iter().any(|s| word.is(s)) && !such && !well && !companion(page, line, at);
        if ends || verb_stops(page, line, at, start) || time_stops(line, at) {
            break;
        }
        if word.is(",") && clause_follows(page, line, at) {
            break;
        }
        if word.among(&["and", "but"]) && clause_follows(page, line, at) {
            break;
        }
        at += 1;
    }
    at
}

/// "with" inside a topic: "relations with China".
fn companion(page: &Page, line: &Line, at: usize) -> bool {
    let word = &page.words[at];
    if !word.is("with") || at == line.tokens.start {
        return false;
    }
    let noun = page.words[at - 1].among(&[
        "relations",
        "ties",
        "cooperation",
        "relationship",
        "trade",
        "partnership",
        "border",
        "dialogue",
        "agreement",
        "deal",
        "talks",
        "negotiations",
        "war",
        "conflict",
        "dispute",
        "alliance",
        "engagement",
        "links",
        "contacts",
        "accord",
        "treaty",
    ]);
    let person = line.parties.iter().any(|p| p.tokens.start <= at + 2 && p.tokens.start > at && p.personal());
    noun && !person
}

/// A finite verb ends the list; a gerund or an infinitive may open a topic.
fn verb_stops(page: &Page, line: &Line, at: usize, start: usize) -> bool {
    let Some(verb) = line.verbs.iter().find(|v| v.tokens.start == at) else { return false };
    let opens = at == start
        || page.words[at - 1].among(&[
            ",",
            "and",
            "including",
            "as",
            "of",
            "on",
            "for",
            "to",
            "how",
            "ways",
            "in",
            "about",
            "best",
        ])
        || page.words[at].is("to");
    verb.finite() || !opens && verb.tokens.len() > 1 && verb.tense != crate::mention::verb::Tense::Participle
}

fn time_stops(line: &Line, at: usize) -> bool {
    line.items.iter().any(|i| i.tokens.start == at && matches!(i.what, What::Time(_)))
}

/// Whether a comma or "and" begins another clause: a verb group follows at once, or a party and then a verb.
fn clause_follows(page: &Page, line: &Line, at: usize) -> bool {
    let mut k = at + 1;
    while k < line.tokens.end
        && (page.words[k].tag.is_adverb()
            || page.words[k].among(&["and", "but", ","])
            || line.times.iter().any(|t| t.tokens.contains(&k)))
    {
        k += 1;
    }
    if line.verbs.iter().any(|v| v.tokens.start == k && v.finite()) {
        return true;
    }
    let Some(noun) = (k..line.tokens.end).find(|&i| line.verbs.iter().any(|v| v.tokens.start == i && v.finite()))
    else {
        return false;
    };
    let between = &page.words[k..noun];
    let flat = between.len() <= 8
        && !between.iter().any(|w| {
            w.kind == TokenKind::Mark && !w.among(&["'s", "’s"])
                || w.tag == Tag::IN
                || w.tag == Tag::CC
                || w.tag == Tag::WDT
                || w.tag == Tag::WP
        });
    flat && !between.is_empty()
        && (page.words[at].is("and") || page.words[at].is("but") || line.parties.iter().any(|p| p.tokens.start == k))
}

/// Cuts a stretch at commas and conjunctions that part topics.
fn cuts(page: &Page, range: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = range.start;
    let comma = range.clone().any(|i| page.words[i].is(","));
    let mut i = range.start;
    while i < range.end {
        let word = &page.words[i];
        let well = word.is("as") && i + 2 < range.end && page.words[i + 1].is("well") && page.words[i + 2].is("as");
        let len = match () {
            _ if well => 3,
            _ if word.is("such") && i + 1 < range.end && page.words[i + 1].is("as") => 2,
            _ if word.among(&[",", "including", "plus", "namely"]) => 1,
            _ if word.is("and") && parts_at_and(page, from, i, &range, comma) => 1,
            _ => 0,
        };
        if len > 0 {
            parts.push(from..i);
            i += len;
            from = i;
        } else {
            i += 1;
        }
    }
    parts.push(from..range.end);
    parts.into_iter().filter(|p| !p.is_empty() && !carries(page, p, range.end)).collect()
}

/// "shared challenges such as", "issues, including": a part that only announces the ones after it.
fn carries(page: &Page, part: &Range<usize>, end: usize) -> bool {
    let last = part.end - 1;
    let announces = last + 1 < end
        && (page.words[last + 1].among(&["including", "like", "such"])
            || page.words[last + 1].is(",") && page.words.get(last + 2).is_some_and(|w| w.is("including")));
    announces && page.schema.topicwords.generic.iter().any(|g| page.words[last].is(g))
}

/// Whether an "and" parts two topics: not in "peace and security", "East and South China Seas".
fn parts_at_and(page: &Page, from: usize, and: usize, range: &Range<usize>, comma: bool) -> bool {
    let words = &page.words;
    if and == from || and + 1 >= range.end {
        return true;
    }
    let left = &words[from..and];
    let stop = (and + 1..range.end).find(|&i| words[i].among(&[",", "and"])).unwrap_or(range.end);
    let right = &words[and + 1..stop];
    if right.is_empty() {
        return true;
    }
    let adjectives = left[left.len() - 1].tag.is_adjective() && right[0].tag.is_adjective()
        || left[left.len() - 1].capital()
            && right.len() > 1
            && right[right.len() - 1].lower.ends_with('s')
            && right.iter().all(Word::capital);
    if adjectives {
        return false;
    }
    let opens = right[0].tag == Tag::DT
        || right[0].tag == Tag::PRPS
        || right[0].tag == Tag::VBG
        || right[0].is("on")
        || right[0].is("to")
        || right[0].is("how");
    let short = left.len() == 1 && right.len() == 1 && !left[0].capital() && !right[0].capital();
    let inner = left.iter().any(|w| w.among(&["of", "between", "for", "to"]))
        && right.len() == 1
        && !comma
        && !right[0].capital();
    opens || comma && !inner_pair(left, right) || !short && !inner && !inner_pair(left, right)
}

/// "trade and investment", "Ukraine's sovereignty and territorial integrity" belong together.
fn inner_pair(left: &[Word], right: &[Word]) -> bool {
    let plain = |w: &Word| w.tag.is_noun() && !w.capital();
    left.len() <= 2 && right.len() == 1 && plain(&left[left.len() - 1]) && plain(&right[0]) && left.len() == 1
        || left.iter().any(|w| w.among(&["between"]))
}

/// Cuts a stretch down to what it names. `None` where nothing is left.
pub fn topic(page: &Page, part: Range<usize>) -> Option<TopicMention> {
    if page.words[part.start].among(&["this", "that", "these", "those"]) && page.words[part.start].tag == Tag::DT {
        return None;
    }
    let mut start = part.start;
    let mut end = part.end;
    loop {
        let before = (start, end);
        start = trim_left(page, start, end);
        start = past_carrier(page, start, end);
        end = trim_right(page, start, end);
        if (start, end) == before {
            break;
        }
    }
    if start >= end {
        return None;
    }
    end = trim_right(page, start, shorten(page, start, end));
    if let Some(name) = (start..end)
        .find_map(|i| page.name_starting(i))
        .filter(|n| n.tokens.end == end && n.tokens.start > start && described(page, start, n.tokens.start))
    {
        start = name.tokens.start;
    }
    if encounter_first(page, start, end) {
        return None;
    }
    let label = label(page, start..end);
    let folded = crate::schema::fold(&label).into_owned();
    let empty = page.schema.topicwords.empty.contains(&folded);
    let named =
        page.words[start..end].iter().any(|w| w.tag.is_noun() || w.capital() || w.tag == Tag::VBG || w.tag == Tag::CD);
    (!empty && named && label.chars().filter(|c| c.is_alphabetic()).count() > 1)
        .then_some(TopicMention { tokens: start..end, label })
}

/// Whether the thing named first is itself an encounter: "a second round of talks".
fn encounter_first(page: &Page, start: usize, end: usize) -> bool {
    let stop = (start..end).find(|&i| page.words[i].tag == Tag::IN && !page.words[i].is("of")).unwrap_or(end);
    let last = (start..stop).rev().find(|&i| page.words[i].tag.is_noun());
    last.is_some_and(|i| {
        page.words[i].flags.any(Flags::ENCOUNTER)
            && page.words[i].among(&[
                "talks",
                "meeting",
                "meetings",
                "negotiations",
                "round",
                "rounds",
                "call",
                "calls",
            ])
    })
}

/// Whether the words before a name only say who it is: "whistle-blower X", not "talks with X".
fn described(page: &Page, start: usize, end: usize) -> bool {
    let joins = |w: &Word| matches!(w.tag, Tag::IN | Tag::CC | Tag::TO | Tag::POS) || w.tag.is_verb() && !w.capital();
    !page.words[start..end].iter().any(joins)
}

fn trim_left(page: &Page, mut start: usize, end: usize) -> usize {
    while start < end {
        let word = &page.words[start];
        let drop = matches!(word.tag, Tag::DT | Tag::PRPS | Tag::PDT | Tag::RB | Tag::RP | Tag::TO | Tag::CC | Tag::MD)
            && !page.covered(start)
            || word.kind == TokenKind::Mark
            || word.among(&["is", "are", "was", "were", "been", "be"])
            || word.tag == Tag::IN && !word.capital()
            || word.among(&[
                "such", "other", "various", "several", "many", "some", "both", "all", "any", "their", "its", "his",
                "her", "our", "shared", "possible", "how", "what", "whether",
            ])
            || word.tag == Tag::VBG
                && start + 1 < end
                && !page.words[start + 1].tag.is_noun() | gerund(page, start)
                && !word.capital()
            || word.tag == Tag::VB && start + 1 < end && !word.capital();
        if !drop {
            break;
        }
        start += 1;
    }
    start
}

/// A gerund with an object: "combating COVID-19", not "air strikes training".
fn gerund(page: &Page, at: usize) -> bool {
    let next = &page.words[at + 1];
    next.tag.is_noun() || next.tag.is_adjective() || matches!(next.tag, Tag::DT | Tag::PRPS)
}

/// The token after the words that only carry a topic; an owner and adjectives may stand before them: "X's strong support for".
fn past_carrier(page: &Page, start: usize, end: usize) -> usize {
    let mut from = start;
    while from < end && page.schema.topicwords.fillers.iter().any(|f| page.words[from].is(f)) {
        from += 1;
    }
    let owner = (from..end.min(from + 4)).find(|&i| page.words[i].among(&["'s", "’s", "’"]));
    let mut inner = owner.map_or(from, |i| i + 1);
    while inner < end
        && (page.words[inner].tag.is_adjective()
            || page.schema.topicwords.fillers.iter().any(|f| page.words[inner].is(f)))
    {
        inner += 1;
    }
    let longest = |at: usize| {
        let fits = |c: &&String| c.split(' ').enumerate().all(|(i, w)| at + i < end && page.words[at + i].is(w));
        page.schema
            .topicwords
            .carriers
            .iter()
            .filter(fits)
            .map(|c| at + c.split(' ').count())
            .filter(|&to| to < end)
            .max()
    };
    longest(from).or_else(|| longest(inner)).unwrap_or(if from < end { from } else { start })
}

fn trim_right(page: &Page, start: usize, mut end: usize) -> usize {
    while end > start {
        let word = &page.words[end - 1];
        let drop = word.kind == TokenKind::Mark && !word.among(&["'", "’"])
            || matches!(word.tag, Tag::IN | Tag::DT | Tag::CC | Tag::TO | Tag::RB | Tag::WDT | Tag::PRPS | Tag::MD)
                && !word.capital()
            || word.among(&["together", "today", "such", "respectively"])
            || matches!(word.tag, Tag::VB | Tag::VBD | Tag::VBZ | Tag::VBP) && !word.capital() && end - start > 1;
        if !drop {
            break;
        }
        end -= 1;
    }
    end
}

/// Ends a long phrase before a late preposition or verb.
fn shorten(page: &Page, start: usize, end: usize) -> usize {
    let counts =
        |i: &usize| page.words[*i].word() && !matches!(page.words[*i].tag, Tag::DT | Tag::POS | Tag::PRPS | Tag::IN);
    let Some(limit) = (start..end).filter(counts).nth(LONGEST) else { return end };
    let cut = (start + 3..limit)
        .rev()
        .find(|&i| page.words[i].tag == Tag::IN || page.words[i].tag == Tag::TO || page.words[i].tag.is_verb());
    cut.unwrap_or(limit)
}

/// The words without articles, quotes and pronouns.
pub fn label(page: &Page, tokens: Range<usize>) -> String {
    let mut out = String::new();
    for i in tokens {
        let word = &page.words[i];
        let drop = word.among(&["the", "a", "an", "their", "his", "her", "its", "our"]) && !word.capital()
            || word.among(&["\"", "“", "”", "(", ")", "‘"]);
        if drop {
            continue;
        }
        let glued = word.among(&["'s", "’s", ",", "'", "’"]);
        if !out.is_empty() && !glued {
            out.push(' ');
        }
        out.push_str(word.text);
    }
    out
}
