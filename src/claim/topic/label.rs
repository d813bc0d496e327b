//! Which part of a noun phrase names the matter, and in which words.

use std::ops::Range;

use super::TopicMention;
use super::phrase::{Chunk, Phrase, listed};
use crate::claim::line::Line;
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::party::Head;
use crate::schema::Flags;

/// The most words of content in a label.
const LONGEST: usize = 5;

/// Prepositions whose object belongs to the name of a matter.
const NAMING: &[&str] = &[
    "of",
    "on",
    "in",
    "for",
    "with",
    "against",
    "over",
    "about",
    "between",
    "among",
    "to",
    "from",
    "toward",
    "towards",
    "regarding",
    "concerning",
    "around",
    "posed",
    "surrounding",
    "involving",
    "related",
    "relating",
    "facing",
    "across",
];

/// Prepositions over which a noun that only carries a matter hands on to it: "the importance of X".
const CARRYING: &[&str] = &[
    "of",
    "on",
    "in",
    "for",
    "to",
    "about",
    "over",
    "at",
    "toward",
    "towards",
    "against",
    "regarding",
    "concerning",
    "around",
    "between",
    "posed",
    "presented",
    "provided",
    "caused",
    "raised",
    "related",
    "relating",
    "linked",
    "pertaining",
    "connected",
    "with",
    "surrounding",
    "involving",
    "aimed",
    "directed",
    "geared",
    "from",
];

/// What a phrase is about.
pub enum Core {
    /// This matter.
    Topic(TopicMention),
    /// The object of its purpose, from this token on.
    Purpose(usize),
    /// Nothing.
    Nothing,
}

/// What a phrase is about: its head, or what the head only carries.
pub fn core(page: &Page, line: &Line, phrase: &Phrase) -> Core {
    let mut k = 0;
    while carrier(page, &phrase.chunks[k]) && !with_friends(page, phrase, k) || k > 0 && holder(page, phrase, k) {
        let hands_on = phrase.chunks.get(k + 1).is_some_and(|c| hangs(page, c, CARRYING));
        match (hands_on, phrase.purpose) {
            (true, _) => k += 1,
            (false, Some(at)) => return Core::Purpose(at),
            (false, None) => return Core::Nothing,
        }
    }
    let head = phrase.chunks[k].tokens.end - 1;
    // "Talks to end the war" are about the war, "trade talks to end the war" have told theirs.
    let bare = !phrase.chunks[k].tokens.clone().take(phrase.chunks[k].tokens.len() - 1).any(|i| tells(page, i));
    let alone = k + 1 == phrase.chunks.len() && bare && listed(&page.schema.topicwords.light, page, head);
    if let Some(purpose) = phrase.purpose.filter(|_| alone) {
        return Core::Purpose(purpose);
    }
    match topic(page, line, phrase, k) {
        Some(topic) => Core::Topic(topic),
        None => Core::Nothing,
    }
}

/// Whether a carried chunk only says whose it is: "the interests of Japan in free shipping".
fn holder(page: &Page, phrase: &Phrase, k: usize) -> bool {
    let chunk = &phrase.chunks[k];
    let name = chunk.tokens.clone().all(|i| page.covered(i) || page.words[i].among(&["and", "the"]));
    let owns =
        hangs(page, chunk, &["of"]) && listed(&page.schema.topicwords.owned, page, phrase.chunks[k - 1].tokens.end - 1);
    name && match phrase.chunks.get(k + 1) {
        Some(next) => hangs(page, chunk, &["of"]) && hangs(page, next, &["in", "for", "to", "on"]),
        None => phrase.purpose.is_some() || owns,
    }
}

/// "coordination with allies": those with whom somebody works are no matter without the work.
fn with_friends(page: &Page, phrase: &Phrase, k: usize) -> bool {
    let friends =
        |c: &Chunk| page.words[c.tokens.end - 1].among(&["allies", "partners", "friends", "neighbours", "neighbors"]);
    phrase.chunks.get(k + 1).is_some_and(|c| hangs(page, c, &["with"]) && friends(c))
}

fn hangs(page: &Page, chunk: &Chunk, on: &[&str]) -> bool {
    chunk.preposition.is_some_and(|p| page.words[p].among(on))
}

/// Whether a noun only carries what hangs on it. With a modifier that tells something it does not: "the debt question".
fn carrier(page: &Page, chunk: &Chunk) -> bool {
    let title = page.words[chunk.tokens.end - 1].capital() && (chunk.tokens.len() > 1 || chunk.preposition.is_some());
    !title && carries(page, &chunk.tokens)
}

/// Whether a noun with its modifiers only carries what hangs on it: "a wide range".
pub(super) fn carries(page: &Page, tokens: &Range<usize>) -> bool {
    let head = tokens.end - 1;
    let owner = tokens.clone().rfind(|&i| page.words[i].among(&["'s", "’s", "'", "’"]));
    let from = owner.map_or(tokens.start, |i| i + 1);
    listed(&page.schema.topicwords.heads, page, head) && !(from..head).any(|i| tells(page, i))
}

/// Whether a modifier tells something of the matter.
fn tells(page: &Page, at: usize) -> bool {
    let word = &page.words[at];
    let vague = listed(&page.schema.topicwords.fillers, page, at) || listed(&page.schema.topicwords.vague, page, at);
    let carries = listed(&page.schema.topicwords.heads, page, at);
    (word.tag.is_noun() || word.tag == Tag::JJ || word.capital()) && !vague && !carries && !page.covered(at)
}

/// The label of a phrase from a chunk on.
fn topic(page: &Page, line: &Line, phrase: &Phrase, k: usize) -> Option<TopicMention> {
    let chunk = &phrase.chunks[k];
    let head = &chunk.tokens;
    // "The end of the war" is a time, "an end to the war" a matter.
    let setting = listed(&page.schema.topicwords.settings, page, head.end - 1);
    if setting && phrase.chunks.get(k + 1).is_some_and(|next| !hangs(page, next, &["to"])) {
        return None;
    }
    if line.times.iter().any(|t| t.tokens.contains(&(head.end - 1))) {
        return None;
    }
    let mut words = kept(page, head.clone());
    // "each ally's aid": whose it is was passed over.
    if words.first().is_some_and(|&i| page.words[i].among(&["'s", "’s"])) {
        words.remove(0);
    }
    let (first, last) = (*words.first()?, *words.last()?);
    if let Some(name) = person(page, line, first..last + 1) {
        return name.map(|name| TopicMention {
            label: label(page, name.clone()),
            tokens: name,
            person: true,
            name: true,
            stretch: 0..0,
        });
    }
    if encounter(page, head, phrase.chunks.get(k + 1)) {
        return None;
    }
    let mut all = words;
    let mut size = content(page, &all);
    for next in &phrase.chunks[k + 1..] {
        let Some(at) = next.preposition.filter(|&p| names(page, p, next)) else { break };
        let words = kept(page, next.tokens.clone());
        let more = content(page, &words);
        let light = all.len() == size && listed(&page.schema.topicwords.light, page, head.end - 1);
        if light && person(page, line, next.tokens.clone()).is_some() {
            return topic(page, line, phrase, k + 1);
        }
        let scene = listed(&page.schema.topicwords.settings, page, next.tokens.end - 1);
        if scene
            || trails(page, line, &next.tokens)
            || next.verbal
            || carrier(page, next)
            || more == 0
            || person(page, line, next.tokens.clone()).is_some()
        {
            break;
        }
        let room = if page.words[at].is("between") { LONGEST + 2 } else { LONGEST };
        if size + more > room {
            if light && next.tokens.start > head.start {
                return topic(page, line, phrase, k + 1);
            }
            break;
        }
        all.extend(at..next.tokens.start.min(at + 2));
        all.extend(words);
        size += more;
    }
    let label = label(page, all.iter().copied());
    let empty = page.schema.topicwords.empty.has(&crate::schema::fold(&label));
    (!empty && size > 0 && label.chars().filter(|c| c.is_alphabetic()).count() > 1).then(|| TopicMention {
        tokens: head.start..all.last().map_or(head.end, |l| l + 1),
        label,
        person: false,
        name: k == 0 && all.iter().all(|&i| page.covered(i)),
        stretch: 0..0,
    })
}

/// Those who speak, told as such.
const SIDES: &[&str] = &[
    "countries",
    "sides",
    "nations",
    "states",
    "governments",
    "parties",
    "peoples",
    "leaders",
    "neighbours",
    "neighbors",
    "capitals",
    "economies",
];

/// Whether a complement tells nothing of the matter: a time, or "the two countries".
pub(super) fn trails(page: &Page, line: &Line, tokens: &Range<usize>) -> bool {
    let told = |i: &usize| page.words[*i].among(&["two", "both", "three", "our", "their"]);
    let near = (tokens.start.saturating_sub(2).max(line.tokens.start)..tokens.end).filter(told).count() > 0;
    let sides = tokens.len() < 3 && page.words[tokens.end - 1].among(SIDES) && near;
    let time = |t: &Range<usize>| t.contains(&tokens.start) && t.contains(&(tokens.end - 1));
    sides || line.times.iter().any(|t| time(&t.tokens))
}

/// Whether a complement belongs to the name of the matter: "cooperation on fish", "rescue at sea".
fn names(page: &Page, preposition: usize, next: &Chunk) -> bool {
    let bare =
        next.tokens.start == preposition + 1 && next.tokens.len() == 1 && !page.words[next.tokens.start].capital();
    page.words[preposition].among(NAMING) || page.words[preposition].is("at") && bare
}

/// The tokens of a chunk without words that say nothing of the matter.
pub(super) fn kept(page: &Page, tokens: Range<usize>) -> Vec<usize> {
    let filler = |i: usize| {
        listed(&page.schema.topicwords.fillers, page, i) && !page.words[i].capital() && i + 1 < tokens.end
            || page.words[i].tag.is_adverb() && i + 1 < tokens.end
            || number(page, i) && counted(page, i, tokens.end)
    };
    let loose = |i: usize| page.words[i].among(&["and", "or", ","]);
    let mut out: Vec<usize> = Vec::new();
    for i in tokens.clone() {
        let beside = loose(i)
            && (out.is_empty() || filler(i - 1) || i + 1 < tokens.end && filler(i + 1) && !page.words[i].is("and"));
        if !filler(i) && !beside {
            out.push(i);
        }
    }
    while out.last().is_some_and(|&i| loose(i)) {
        out.pop();
    }
    out
}

/// Whether a token only says how many.
fn number(page: &Page, at: usize) -> bool {
    page.words[at].tag == Tag::CD && !page.words[at].capital() && !page.words[at].text.contains(char::is_uppercase)
}

/// Whether things in the plural follow, behind further numbers or plain modifiers or not: "three new border crossings".
fn counted(page: &Page, at: usize, end: usize) -> bool {
    let plural = |i: usize| matches!(page.words[i].tag, Tag::NNS | Tag::NNPS);
    let next = (at + 1..end).find(|&i| !number(page, i));
    let plain = |i: usize| {
        (page.words[i].tag.is_noun() || page.words[i].tag.is_adjective())
            && !page.words[i].capital()
            && !page.covered(i)
    };
    next.is_some_and(|i| plural(i) || plural(end - 1) && (i..end).all(plain))
}

/// How many words carry meaning.
pub(super) fn content(page: &Page, tokens: &[usize]) -> usize {
    let counts = |i: &&usize| {
        let word = &page.words[**i];
        (word.word() || word.kind == TokenKind::Number)
            && !matches!(word.tag, Tag::DT | Tag::POS | Tag::PRPS | Tag::IN | Tag::CC)
    };
    tokens.iter().filter(counts).count()
}

/// Where the chunk is a person: the name without what describes it, or nothing where only an office is told.
fn person(page: &Page, line: &Line, tokens: Range<usize>) -> Option<Option<Range<usize>>> {
    if let Some(name) = (tokens.clone()).find_map(|i| page.name_starting(i)).filter(|n| n.tokens.end == tokens.end) {
        return Some(Some(name.tokens.clone()));
    }
    let office = line.parties.iter().any(|p| {
        p.personal()
            && !p.possessor
            && !matches!(p.head, Head::Name(_) | Head::Group(_))
            && p.tokens.end >= tokens.end
            && p.tokens.start <= tokens.start + 1
            && p.tokens.start < tokens.end
    });
    office.then_some(None)
}

/// Whether the thing named is itself an encounter and nothing more: "a second round of talks".
fn encounter(page: &Page, head: &Range<usize>, next: Option<&Chunk>) -> bool {
    let last = head.end - 1;
    let plain = |i: usize| {
        page.words[i].listed(&page.schema.encounters.plain) || page.words[i].tag == Tag::CD || page.covered(i)
    };
    let bare = (head.start..last).all(plain);
    let of = next.is_some_and(|c| hangs(page, c, &["of"]));
    page.words[last].flags.any(Flags::ENCOUNTER)
        && page.words[last].among(&[
            "talks",
            "talk",
            "meeting",
            "meetings",
            "negotiations",
            "round",
            "rounds",
            "call",
            "calls",
            "discussions",
            "discussion",
            "conversation",
            "session",
            "consultations",
        ])
        && bare
        && (!of || page.words[last].among(&["round", "rounds"]))
}

/// The words without articles, quotes and pronouns.
pub fn label(page: &Page, tokens: impl IntoIterator<Item = usize>) -> String {
    let mut out = String::new();
    for i in tokens {
        let word = &page.words[i];
        let small = ["a", "an", "their", "his", "her", "its", "our", "both"];
        let drop =
            word.is("the") || word.among(&small) && !word.capital() || word.among(&["\"", "“", "”", "(", ")", "‘"]);
        if drop {
            continue;
        }
        let glued = word.among(&["'s", "’s", ",", "'", "’"]) || out.ends_with('/') || word.is("/");
        if !out.is_empty() && !glued {
            out.push(' ');
        }
        out.push_str(word.text);
    }
    out
}
