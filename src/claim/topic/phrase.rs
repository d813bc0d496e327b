//! One noun phrase: a head with its modifiers, and what hangs on it by prepositions.

use std::ops::Range;

use super::chunk::chunk;
use crate::claim::line::{Line, What};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::place::Scale;
use crate::schema::WordList;

/// A head with what hangs on it: "support | for peace | in the region".
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// The head and its complements, in the order of the text.
    pub chunks: Vec<Chunk>,
    /// Where a purpose begins: "efforts | to end the war".
    pub purpose: Option<usize>,
    /// The token after all of it.
    pub end: usize,
}

/// A noun with its modifiers.
#[derive(Clone, Debug, PartialEq)]
pub struct Chunk {
    /// The preposition that it hangs on.
    pub preposition: Option<usize>,
    /// Its tokens, without determiners at the front.
    pub tokens: Range<usize>,
    /// Whether a gerund stands between: "for hosting refugees".
    pub verbal: bool,
}

/// Words that stand between a noun and its complement like a preposition: "the threat posed by X".
const LINKS: &[&[&str]] = &[
    &["posed", "by"],
    &["presented", "by"],
    &["provided", "by"],
    &["caused", "by"],
    &["raised", "by"],
    &["related", "to"],
    &["relating", "to"],
    &["linked", "to"],
    &["pertaining", "to"],
    &["connected", "with"],
    &["connected", "to"],
    &["aimed", "at"],
    &["directed", "at"],
    &["geared", "toward"],
    &["geared", "towards"],
    &["with", "regard", "to"],
    &["with", "respect", "to"],
    &["stemming", "from"],
    &["arising", "from"],
    &["resulting", "from"],
    &["regarding"],
    &["concerning"],
    &["involving"],
    &["surrounding"],
    &["facing"],
    &["affecting"],
];

/// Reads the noun phrase that starts at a token.
pub fn phrase(page: &Page, line: &Line, at: usize, end: usize) -> Option<Phrase> {
    let first = chunk(page, line, at, end)?;
    let mut phrase = Phrase {
        end: first.end,
        chunks: vec![Chunk { preposition: None, tokens: first, verbal: false }],
        purpose: None,
    };
    while phrase.end < end {
        let at = phrase.end;
        if let Some(past) = aside(page, line, at, end) {
            phrase.end = past;
        } else if page.words[at].is("to") && infinitive(page, line, at) {
            phrase.purpose = Some(at);
            break;
        } else if page.words[at].among(&["up", "out"]) && page.words.get(at + 1).is_some_and(|w| w.is("of")) {
            phrase.end = at + 1;
        } else if let Some(link) = link(page, at, end) {
            let object = past_gerund(page, line, link, end);
            let Some(tokens) = chunk(page, line, object, end).filter(|t| !deed(page, t)) else { break };
            let tokens = both(page, line, at, tokens, end, &phrase);
            phrase.end = tokens.end;
            phrase.chunks.push(Chunk { preposition: Some(at), tokens, verbal: object != link });
        } else {
            break;
        }
    }
    Some(phrase)
}

/// Whether a chunk is a deed of its own and no part of a name: "calm over | deciding | who began".
pub(super) fn deed(page: &Page, tokens: &Range<usize>) -> bool {
    let asks = page.words.get(tokens.end).is_some_and(|w| matches!(w.tag, Tag::WP | Tag::WDT | Tag::WRB | Tag::DT));
    tokens.len() == 1 && page.words[tokens.start].tag == Tag::VBG && asks
}

/// What stands beside the matter: a closing quotation mark, a bracket, the city where they met.
fn aside(page: &Page, line: &Line, at: usize, end: usize) -> Option<usize> {
    let word = &page.words[at];
    if word.among(&["”", "\"", "’", "'"]) {
        return Some(at + 1);
    }
    if word.is("(") {
        return (at..end.min(at + 12)).find(|&i| page.words[i].is(")")).map(|i| i + 1);
    }
    let city = line.items.iter().find_map(|item| match item.what {
        What::Place(p) if item.tokens.start == at && line.places[p].scale != Scale::Country => Some(item.tokens.end),
        _ => None,
    });
    let head = &page.schema.topicwords.light;
    city.filter(|_| word.among(&["in", "at"]) && !(at > 0 && listed(head, page, at - 1)))
}

/// Whether "to" opens an infinitive here.
pub fn infinitive(page: &Page, line: &Line, at: usize) -> bool {
    let to = |v: &&crate::mention::verb::VerbGroup| v.tokens.start == at;
    line.verbs.iter().find(to).is_some()
        || page.words.get(at + 1).is_some_and(|w| w.tag == Tag::VB)
        || at + 1 < line.tokens.end && listed(&page.schema.topicwords.aims, page, at + 1)
}

/// The token after a preposition that may link a complement.
fn link(page: &Page, at: usize, end: usize) -> Option<usize> {
    let fits =
        |words: &&&[&str]| at + words.len() < end && words.iter().enumerate().all(|(k, w)| page.words[at + k].is(w));
    if let Some(words) = LINKS.iter().find(fits) {
        return Some(at + words.len());
    }
    let word = &page.words[at];
    let plain = matches!(word.tag, Tag::IN | Tag::TO)
        || word.among(&["of", "on", "in", "for", "to", "with", "against", "over", "about", "between"]);
    let never = word.among(&[
        "that",
        "as",
        "if",
        "because",
        "whether",
        "while",
        "than",
        "though",
        "although",
        "like",
        "until",
        "since",
        "including",
        "besides",
        "along",
        "so",
    ]);
    (plain && !never && !word.capital() && at + 1 < end).then_some(at + 1)
}

/// The object of a gerund behind a preposition: "for | hosting refugees".
fn past_gerund(page: &Page, line: &Line, at: usize, end: usize) -> usize {
    let mut k = at;
    while k < end && (page.words[k].tag.is_adverb() || page.words[k].among(&["both", "jointly"])) {
        k += 1;
    }
    gerund(page, line, k, end).unwrap_or(at)
}

/// The token after a gerund with an object: "combating | piracy". None for nouns such as "fishing rights".
pub fn gerund(page: &Page, line: &Line, at: usize, end: usize) -> Option<usize> {
    let word = page.words.get(at)?;
    if at + 1 >= end || word.tag != Tag::VBG || word.capital() && at > line.tokens.start || page.covered(at) {
        return None;
    }
    let next = &page.words[at + 1];
    let second = next.tag == Tag::CC && page.words.get(at + 2).is_some_and(|w| w.tag == Tag::VBG);
    if second {
        return gerund(page, line, at + 2, end);
    }
    let object = matches!(next.tag, Tag::DT | Tag::PRPS | Tag::PDT | Tag::CD)
        || next.tag.is_noun()
        || next.tag.is_adjective()
        || matches!(next.tag, Tag::TO | Tag::IN | Tag::RP | Tag::VBG)
        || next.tag.is_adverb();
    if !object || nominal(page, at) && !matches!(next.tag, Tag::DT | Tag::PRPS | Tag::TO | Tag::RP | Tag::VBG) {
        return None;
    }
    let group = line.verbs.iter().find(|v| v.tokens.contains(&at));
    Some(group.map_or(at + 1, |v| v.tokens.end.max(at + 1)))
}

/// Whether a word in -ing is a noun of its own: "fishing".
pub fn nominal(page: &Page, at: usize) -> bool {
    page.words[at].listed(&page.schema.topicwords.nominal)
}

/// A complement with two names joined: "between A and B", "to both A and B".
fn both(page: &Page, line: &Line, link: usize, first: Range<usize>, end: usize, phrase: &Phrase) -> Range<usize> {
    let head = phrase.chunks[phrase.chunks.len() - 1].tokens.end - 1;
    let open = listed(&page.schema.topicwords.light, page, head) || listed(&page.schema.topicwords.heads, page, head);
    let first = match page.words[link].among(&["between", "among"]) || !open {
        true => names(page, line, first, end),
        false => first,
    };
    if first.end + 1 >= end || !page.words[first.end].is("and") {
        return first;
    }
    let pair = page.words[link].among(&["between", "among"]) || page.words[link + 1].is("both");
    let names = page.covered(first.end - 1) && page.covered(first.end + 1) && !open;
    let plain = |i: usize| page.words[i].tag.is_noun() && !page.words[i].capital() && !page.covered(i);
    let closes =
        page.words.get(first.end + 2).is_none_or(|w| first.end + 2 == end || w.kind == TokenKind::Mark && !w.is(","));
    let twin = !open && closes && plain(first.end - 1) && plain(first.end + 1);
    let acts = page.covered(first.end - 1)
        && page.covered(first.end + 1)
        && (first.end + 2..end.min(first.end + 5)).any(|i| infinitive(page, line, i) && page.words[i].is("to"));
    if !pair && !names && !twin && !acts && !titled(page, first.clone(), phrase, end) {
        return first;
    }
    let Some(second) = chunk(page, line, first.end + 1, end) else { return first };

    let comma = |i: usize| page.words.get(i).is_some_and(|w| w.is(","));
    let goes_on = comma(second.end) && !page.words.get(second.end + 1).is_some_and(|w| w.is("and")) && !pair;
    if goes_on { first } else { first.start..second.end }
}

/// Whether an "and" stands inside the title of a paper: "the Joint Statement on Trade and Border Security".
fn titled(page: &Page, first: Range<usize>, phrase: &Phrase, end: usize) -> bool {
    let capital = |i: usize| i < end && page.words[i].capital() && !page.covered(i) && !page.in_name(i);
    let paper = |c: &Chunk| c.tokens.len() > 1 && page.words[c.tokens.end - 1].listed(&page.schema.topicwords.papers);
    page.words[first.start].capital()
        && page.words.get(first.end + 1).is_some_and(|w| w.capital())
        && phrase.chunks.iter().any(|c| paper(c) && capital(c.tokens.end - 1))
}

/// Names parted by commas before an "and": "between A, B and C".
fn names(page: &Page, line: &Line, first: Range<usize>, end: usize) -> Range<usize> {
    let mut last = first.end;
    while last + 1 < end && page.words[last].is(",") && page.covered(last + 1) {
        let Some(next) = chunk(page, line, last + 1, end) else { break };
        last = next.end;
    }
    let is = |i: usize, word: &str| i < end && page.words[i].is(word);
    let and = is(last, "and") || is(last, ",") && is(last + 1, "and");
    if and { first.start..last } else { first }
}

/// Whether a token's word is in a list.
pub fn listed(list: &WordList, page: &Page, at: usize) -> bool {
    page.words[at].listed(list)
}

/// Whether a word may stand before a noun phrase without being part of it.
pub fn opening(page: &Page, at: usize) -> bool {
    let word = &page.words[at];
    let small = matches!(word.tag, Tag::DT | Tag::PRPS | Tag::PDT | Tag::WPS) || word.tag.is_adverb();
    small && !page.covered(at) && !page.in_name(at)
        || word
            .among(&["\"", "“", "‘", "both", "such", "other", "some", "all", "many", "several", "any", "each", "every"])
        || word.among(&["their", "its", "his", "her", "our", "my", "your", "the", "a", "an", "this", "these", "those"])
}
