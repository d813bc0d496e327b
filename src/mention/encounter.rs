//! Nouns of encounters with what belongs to them: "eight hours of talks", "Tuesday's U.S.-Russian summit".

use std::ops::Range;

use super::Page;
use super::time::{Time, time_in};
use crate::document::tag::Tag;
use crate::dossier::{Kind, Status};
use crate::schema::Flags;

/// A noun of encounter at one place of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Encounter {
    /// The whole noun phrase up to its head.
    pub tokens: Range<usize>,
    /// The head noun.
    pub head: usize,
    /// How they met, as the noun and the words before it tell.
    pub kind: Kind,
    /// Whether it takes place, as a word before it tells: "planned".
    pub status: Option<Status>,
    /// "the", "this", "their": told of before.
    pub definite: bool,
    /// "a", "an", a number: new.
    pub indefinite: bool,
    /// "his", "their": the token; or the name or country that owns it.
    pub owner: Option<Range<usize>>,
    /// Whether the noun counts only with a partner stated.
    pub weak: bool,
    /// Words of its subject before the head: "peace" in "peace talks".
    pub subject: Option<Range<usize>>,
    /// A place before the head: "Geneva talks".
    pub place: Option<usize>,
    /// A time before the head: "Tuesday's talks".
    pub time: Option<Time>,
}

/// All nouns of encounters in a sentence.
pub fn encounters(page: &Page, sentence: Range<usize>) -> Vec<Encounter> {
    let mut out: Vec<Encounter> = Vec::new();
    for i in sentence.clone() {
        if !head(page, i, &sentence) {
            continue;
        }
        let encounter = read(page, i, sentence.start);
        if out.last().is_none_or(|last| {
            last.tokens.end <= encounter.tokens.start || !last.tokens.contains(&encounter.tokens.start)
        }) {
            out.push(encounter);
        } else if let Some(last) = out.last_mut() {
            *last = encounter;
        }
    }
    out
}

/// Whether a noun of encounter has its head here.
fn head(page: &Page, i: usize, sentence: &Range<usize>) -> bool {
    let word = &page.words[i];
    let noun = word.tag.is_noun()
        || word.tag == Tag::CD
        || word.tag == Tag::JJ && word.among(&["bilateral", "trilateral", "one-on-one", "ministerial", "2+2"]);
    let press = i > sentence.start && page.words[i - 1].among(&["news", "press", "bus", "coach"]);
    // "in close consultation with allies" tells how something is done.
    let manner = word.is("consultation")
        && (sentence.start..i)
            .rev()
            .find(|&k| !page.words[k].tag.is_adjective())
            .is_some_and(|k| page.words[k].is("in"));
    if !word.flags.any(Flags::ENCOUNTER) || press || manner || page.in_name(i) {
        return false;
    }
    if page.covered(i) {
        return named_gathering(page, i, sentence.start).is_some();
    }
    let next = (i + 1 < sentence.end).then(|| &page.words[i + 1]);
    let compound = next.is_some_and(|w| {
        (w.flags.any(Flags::ENCOUNTER) && w.tag.is_noun())
            || noun
                && w.tag.is_noun()
                && !w.among(&[
                    "today",
                    "yesterday",
                    "tomorrow",
                    "tonight",
                    "monday",
                    "tuesday",
                    "wednesday",
                    "thursday",
                    "friday",
                    "saturday",
                    "sunday",
                    "last",
                    "next",
                    "week",
                    "month",
                    "time",
                    "participants",
                ])
                && !w.flags.any(Flags::WEEKDAY.with(Flags::MONTH))
                && !page.in_name(i + 1)
                && !page.covered(i + 1)
    });
    noun && !compound
}

/// The start of a body's name that ends with a noun of a gathering: "East Asia Summit", "Pacific Islands Forum".
fn named_gathering(page: &Page, i: usize, first: usize) -> Option<usize> {
    let gathers = page.words[i].among(&["summit", "conference", "forum", "dialogue", "meeting"]);
    let start = (first..=i)
        .rev()
        .find(|&k| page.atom(k).is_some_and(|a| a.len > 1 && k + a.len == i + 1 && a.organisation().is_some()))?;
    gathers.then_some(start)
}

/// Whether a token may stand between determiner and head.
fn modifier(page: &Page, i: usize) -> bool {
    let word = &page.words[i];
    let owned = word.among(&["'s", "’s", "'", "’"]) && i > 0 && page.in_name(i - 1);
    if page.in_name(i) || owned {
        return false;
    }
    word.tag.is_noun()
        || word.tag.is_adjective()
        || matches!(word.tag, Tag::CD | Tag::VBN | Tag::VBG | Tag::POS | Tag::PRPS | Tag::RBS | Tag::RBR)
        || page.covered(i)
        || word.among(&["'s", "’s", "'", "very", "most", "-", "–", "more", "“", "”", "\"", "&"])
        || word.among(&["and", ","]) && i > 0 && page.words[i - 1].tag.is_adjective()
}

fn read(page: &Page, head: usize, first: usize) -> Encounter {
    let mut start = head;
    while start > first && modifier(page, start - 1) && !ends_before(page, start - 1) {
        start -= 1;
    }
    while start < head
        && (page.words[start].among(&["and", ",", "-", "–", "'s", "’s", "”", "“", "\"", "'", "’", "‘", "&"])
            || page.words[start].tag == Tag::VBG && start + 1 == head)
    {
        start += 1;
    }
    let mut whole = start;
    let that = whole > first && page.words[whole - 1].is("that") && page.words[whole - 1].tag != Tag::DT;
    if whole > first
        && !that
        && page.words[whole - 1].among(&[
            "the", "a", "an", "this", "that", "these", "those", "their", "his", "her", "its", "our", "any", "no",
            "some",
        ])
    {
        whole -= 1;
    }
    if let Some(amount) = amount(page, whole, first) {
        whole = amount;
    }
    describe(page, whole..head + 1, start, head)
}

/// Whether the noun phrase cannot go on over this token.
fn ends_before(page: &Page, i: usize) -> bool {
    let word = &page.words[i];
    let holds = word.among(&[
        "held",
        "opened",
        "began",
        "had",
        "led",
        "conducted",
        "concluded",
        "hosted",
        "chaired",
        "resumed",
        "attended",
        "continued",
    ]);
    holds && i > 0 && !page.words[i - 1].among(&["the", "a", "an", "recently", "newly"]) && word.tag.is_verb()
        || word.tag == Tag::VBG
            && i > 0
            && !page.words[i - 1].among(&["the", "a", "an"])
            && !word.among(&["working", "coming", "upcoming", "forthcoming", "ongoing"])
        || word.tag == Tag::VBN && i > 0 && (page.words[i - 1].tag.is_verb() || page.in_name(i - 1))
        || word.among(&["to"])
}

/// "eight hours of", "a second round of", "a series of": the start of such an amount before `at`.
fn amount(page: &Page, at: usize, first: usize) -> Option<usize> {
    if at < first + 2 || !page.words[at - 1].is("of") {
        return None;
    }
    let noun = &page.words[at - 2];
    let known = noun.among(&[
        "round",
        "rounds",
        "series",
        "hours",
        "days",
        "weeks",
        "minutes",
        "set",
        "number",
        "bout",
        "couple",
        "week",
        "day",
        "months",
        "hour",
        "afternoon",
        "session",
        "sessions",
        "string",
        "flurry",
        "phase",
        "stage",
    ]);
    if !known {
        return None;
    }
    let mut start = at - 2;
    while start > first
        && (modifier(page, start - 1) || page.words[start - 1].among(&["a", "an", "the"]))
        && !ends_before(page, start - 1)
    {
        start -= 1;
    }
    Some(start)
}

fn describe(page: &Page, tokens: Range<usize>, start: usize, head: usize) -> Encounter {
    let lists = &page.schema.encounters;
    let inside = start..head;
    let word = &page.words[head];
    let noun = lists.nouns.iter().find(|(n, _)| word.is(n)).map_or(Kind::Talks, |(_, k)| *k);
    let changed = inside.clone().find_map(|i| lists.before.iter().find(|(w, _)| page.words[i].is(w)).map(|(_, k)| *k));
    let status = tokens.clone().find_map(|i| before_status(page, i));
    let opening = &page.words[tokens.start];
    let owner = owner(page, &tokens, head);
    let place = inside.clone().find(|&i| page.atom(i).is_some_and(|a| a.city().is_some() && a.polity().is_none()));
    let time = time_in(page, tokens.start..head);
    let many = word.lower.ends_with('s') && opening.among(&["several", "many", "numerous"]);
    Encounter {
        head,
        kind: changed.unwrap_or(noun),
        status,
        definite: opening.among(&["the", "this", "that", "these", "those", "their", "his", "her", "its", "our"]),
        indefinite: opening.among(&["a", "an", "any", "some", "no"]) || many,
        owner,
        weak: lists.weak.iter().any(|w| word.is(w)) && changed.is_none(),
        subject: subject(page, inside.clone()),
        place,
        time,
        tokens,
    }
}

fn before_status(page: &Page, i: usize) -> Option<Status> {
    let table = &page.schema.status.before;
    table.iter().find(|(_, words)| words.iter().any(|w| page.words[i].is(w))).map(|(s, _)| *s)
}

/// The possessor: "their", "Kerry's", "Russia's".
fn owner(page: &Page, tokens: &Range<usize>, head: usize) -> Option<Range<usize>> {
    if page.words[tokens.start].among(&["his", "her", "their", "its", "our"]) {
        return Some(tokens.start..tokens.start + 1);
    }
    let mark = (tokens.start..head).find(|&i| page.words[i].among(&["'s", "’s", "'", "’"]))?;
    let before = mark.checked_sub(1)?;
    if page.words[before].flags.any(Flags::WEEKDAY)
        || page.words[before].among(&["today", "yesterday", "tomorrow", "week", "month", "year"])
    {
        return None;
    }
    Some(tokens.start..mark)
}

/// The words that tell what the talks are about: nouns before the head that are neither plain nor names.
fn subject(page: &Page, inside: Range<usize>) -> Option<Range<usize>> {
    let lists = &page.schema.encounters;
    let telling = |i: usize| {
        let word = &page.words[i];
        let plain = lists.plain.iter().any(|p| word.is(p)) || lists.before.iter().any(|(p, _)| word.is(p));
        let noun = word.tag.is_noun() || word.tag == Tag::JJ || word.tag == Tag::VBG;
        let number = crate::mention::party::number(&word.lower).is_some() || word.tag == Tag::CD;
        noun && !plain
            && !number
            && word.word()
            && !page.covered(i)
            && !page.in_name(i)
            && !word.flags.any(Flags::WEEKDAY.with(Flags::MONTH).with(Flags::ENCOUNTER))
            && before_status(page, i).is_none()
            && !word.among(&[
                "'s",
                "’s",
                "week",
                "month",
                "year",
                "today",
                "yesterday",
                "hour",
                "minute",
                "day",
                "ice",
                "group",
            ])
    };
    let start = inside.clone().find(|&i| telling(i))?;
    let end = (start..inside.end).find(|&i| !telling(i)).unwrap_or(inside.end);
    let noun = (start..end).any(|i| page.words[i].tag.is_noun() || page.words[i].among(&["nuclear", "military"]));
    (noun && end == inside.end).then_some(start..end)
}
