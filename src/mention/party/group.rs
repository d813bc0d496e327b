//! Which words name a group? "senior Kazakh officials", "the Russian delegation", "a delegation from X".

use std::ops::Range;

use super::unnamed::{members, one_of};
use super::whose::from_body;
use super::{Head, Party, number};
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::office::Determiner;
use crate::mention::word::Word;
use crate::schema::Flags;

/// Those who rule a country; a group only where the text says which.
const RULERS: &[&str] = &["government", "governments", "administration", "leadership"];

/// Those who stand against a government, as one word.
const AGAINST: &str = "opposition";

/// What a country is called where its name was told before: "the kingdom's leadership".
pub const STATE: &[&str] = &["country", "kingdom", "republic", "nation", "sultanate", "emirate", "island"];

/// Whether "there" stands behind a group: "the leadership there".
pub fn there(page: &Page, at: usize, end: usize) -> bool {
    at < end && page.words[at].is("there")
}

/// Those whom a government faces in its own country.
const FOES: &[&str] = &["rebels", "guerrillas", "insurgents", "separatists", "opposition", "militants", "fighters"];

/// "the government and the rebels": whether a group stands beside those who fight it.
fn opposed(page: &Page, group: Range<usize>, end: usize) -> bool {
    let foe = |at: usize| {
        let near = at..end.min(at + 4);
        let last = near.clone().take_while(|&i| page.words[i].word()).find(|&i| page.words[i].among(FOES));
        last.is_some_and(|l| (at..l).all(|i| page.words[i].tag != Tag::IN && !page.words[i].tag.is_verb()))
    };
    let behind = group.end + 1 < end && page.words[group.end].among(&["and", "with"]) && foe(group.end + 1);
    let before = group.start > 1
        && page.words[group.start - 1].among(&["and", "with"])
        && (group.start.saturating_sub(4)..group.start - 1).any(|i| page.words[i].among(FOES));
    behind || before
}

/// Notes of a group what the word before it tells: which, whose, how many. Whether there is such a word.
fn pointed(page: &Page, at: usize, party: &mut Party) -> bool {
    let word = &page.words[at];
    let some = word.among(&["a", "an", "another", "some", "several", "other"]);
    let owned = word.among(&["his", "her", "their", "its"]);
    if !some && !owned && !word.among(&["the", "both", "all"]) {
        return false;
    }
    party.determiner = if some { Determiner::Indefinite } else { Determiner::Definite };
    if owned {
        party.owner = Some(at..at + 1);
    }
    party.count = if word.is("both") { 2 } else { 0 };
    true
}

/// The region named at a token, and of how many: not in "trans-Atlantic".
fn region_at(page: &Page, at: usize) -> Option<(String, usize)> {
    let atom = page.atom(at)?;
    let word = &page.words[at];
    let region = &page.schema.regions[atom.region()? as usize].name;
    let across = ["trans", "inter", "pan", "sub"].iter().any(|p| word.lower.starts_with(p));
    (!across && word.text != region.as_str()).then(|| (region.clone(), atom.len))
}

/// Whether a noun of groups means nobody here: "government forces", a region's name that goes on, "opposition to".
fn nobody(page: &Page, party: &Party, at: usize, inside: bool, next: Option<&Word>) -> bool {
    let word = &page.words[at];
    if word.among(RULERS) && next.is_some_and(|w| w.tag.is_noun() || w.tag == Tag::POS) {
        return true;
    }
    let region = party.of.as_ref().is_some_and(|of| page.schema.regions.iter().any(|r| r.name == *of));
    let alone = word.is(AGAINST) && !next.is_some_and(|w| w.flags.any(Flags::GROUP));
    region && word.capital() && inside || alone && (party.of.is_none() || next.is_some_and(|w| w.is("to")))
}

/// What may stand before the words of a group itself: "a number of", "members of", "the kingdom's", "the government's". The token
/// behind it, and whether it is a country's.
fn led<'p>(page: &'p Page, from: usize, end: usize, words: &mut Vec<&'p str>) -> (usize, bool) {
    let mut at = from;
    let some =
        at + 1 < end && page.words[at].among(&["group", "number", "handful", "host"]) && page.words[at + 1].is("of");
    at += if some { 2 } else { 0 };
    if let Some(members) = members(page, at, end) {
        words.extend([&*page.words[at].lower, "of"]);
        at = members;
    }
    let hers = at + 2 < end && page.words[at].among(STATE) && page.words[at + 1].among(&["'s", "’s"]);
    at += if hers { 2 } else { 0 };
    if at + 2 < end && page.words[at].is("government") && page.words[at + 1].among(&["'s", "’s"]) {
        words.push("government");
        at += 2;
    }
    (at, hers)
}

/// "senior Kazakh officials", "the Russian delegation", "a delegation from X".
pub(super) fn group(page: &Page, i: usize, end: usize) -> Option<Party> {
    let mut party = Party::new(i..i, Head::Pronoun, "group");
    let mut words: Vec<&str> = Vec::new();
    let at = i + usize::from(pointed(page, i, &mut party));
    let (mut at, hers) = led(page, at, end, &mut words);
    let adjective =
        |k: usize| k >= i && k < end && page.atom(k).is_some_and(|a| a.adjective().or(a.region()).is_some());
    while at < end && at < i + 7 {
        let word = &page.words[at];
        if let Some(atom) = page.atom(at)
            && let Some(name) = page.body_name(atom)
        {
            party.of = Some(name);
            at += atom.len;
            at += usize::from(at < end && page.words[at].among(&["'s", "’s"]));
            continue;
        }
        if let Some((region, len)) = region_at(page, at) {
            party.of = party.of.or(Some(region));
            at += len;
            continue;
        }
        if page.in_name(at) {
            return None;
        }
        if let Some(one) = one_of(page, &party, i, at, end) {
            words.push(one);
            party.tokens = i..at + 1;
            party.head = Head::Group(words.join(" "));
            from_body(page, &mut party, end);
            party.count = 1;
            return party.of.is_some().then_some(party);
        }
        let next = page.words.get(at + 1).filter(|_| at + 1 < end);
        let part = word.is(AGAINST) && next.is_some_and(|w| w.tag.is_noun() && !w.flags.any(Flags::GROUP));
        if word.flags.any(Flags::GROUP) && word.tag.is_noun() && !part {
            if nobody(page, &party, at, at > i, next) {
                return None;
            }
            words.push(&word.lower);
            let more = next.is_some_and(|w| w.flags.any(Flags::GROUP) && w.tag.is_noun());
            at += 1;
            if more {
                continue;
            }
            party.tokens = i..at;
            party.head = Head::Group(words.join(" "));
            from_body(page, &mut party, end);
            let told = party.of.is_some() || hers || there(page, party.tokens.end, end) || opposed(page, i..at, end);
            return (told || !page.words[at - 1].among(RULERS)).then_some(party);
        }
        if word.flags.any(Flags::WEEKDAY.with(Flags::MONTH)) || word.among(&["meantime", "meanwhile"]) {
            return None;
        }
        match number(&word.lower) {
            Some(n) => party.count = n,
            None if word.tag.is_adjective()
                || word.tag.is_noun()
                || word.flags.any(Flags::PORTFOLIO.with(Flags::QUALIFIER)) =>
            {
                if !word.flags.any(Flags::QUALIFIER) || word.is("senior") {
                    words.push(&word.lower);
                }
            }
            None if word.is("and") && !words.is_empty() => words.push("and"),
            None if word.among(&["and", ",", "&"]) && at > i && adjective(at - 1) && adjective(at + 1) => {}
            None => return None,
        }
        at += 1;
    }
    None
}
