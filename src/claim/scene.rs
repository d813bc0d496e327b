//! Encounters that no rule reads: a word hints at one, and the persons around it are its sides.
//!
//! English tells of encounters in more ways than rules can list. Where none fits, the persons in the clause of a telling
//! verb or noun are taken together, those left out who only speak about it or are spoken of.

use std::ops::Range;

use super::line::{Line, What};
use super::sides::several;
use super::topic::Zones;
use super::{MeetingClaim, Side, detail, status};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::dossier::Kind;
use crate::mention::Page;
use crate::mention::party::Head;
use crate::schema::Flags;

/// The name under which such a claim stands.
pub const RULE: &str = "scene";

/// Words before a person who is only spoken of.
const ASIDE: &[&str] = &[
    "about",
    "over",
    "against",
    "like",
    "unlike",
    "than",
    "regarding",
    "concerning",
    "of",
    "for",
    "behind",
    "without",
];

/// The encounter that a sentence hints at.
pub fn scene(page: &Page, line: &Line, about: &Zones) -> Option<MeetingClaim> {
    let cues: Vec<usize> = (0..line.items.len()).filter(|&k| cue(page, line, k)).collect();
    cues.iter().find_map(|&cue| around(page, line, cue, about))
}

/// Whether an item hints at an encounter.
fn cue(page: &Page, line: &Line, k: usize) -> bool {
    match line.items[k].what {
        What::Verb(v) => page.schema.encounters.hints.has(&line.verbs[v].base) && !takes_a_thing(page, line, k),
        What::Encounter(e) => {
            let noun = &line.encounters[e];
            let vague = page.words[noun.head].among(VAGUE);
            !noun.weak || !vague && (noun.definite || noun.indefinite)
        }
        _ => false,
    }
}

/// Nouns of encounters that mean other things as often.
const VAGUE: &[&str] = &["round", "rounds", "exchange", "exchanges", "call", "calls", "walk", "stroll"];

/// Whether a verb that may take a guest takes a thing here: "received a letter".
fn takes_a_thing(page: &Page, line: &Line, k: usize) -> bool {
    let What::Verb(v) = line.items[k].what else { return false };
    let guest = ["receive", "welcome", "host", "greet", "entertain"].contains(&line.verbs[v].base.as_str());
    let behind = (k + 1..line.items.len()).find(|&j| !page.words[line.items[j].tokens.start].tag.is_adverb());
    let thing = behind.is_some_and(|j| {
        let word = &page.words[line.items[j].tokens.start];
        line.items[j].what == What::Word && (word.tag.is_noun() || word.tag == Tag::DT || word.tag.is_adjective())
    });
    guest && !line.verbs[v].passive && thing
}

/// The claim around one cue: the persons of its clause.
fn around(page: &Page, line: &Line, cue: usize, about: &Zones) -> Option<MeetingClaim> {
    let clause = line.tokens.clone();
    let anchor = line.items[cue].tokens.start;
    let acting = |g: &usize| {
        acts(page, line, *g, &clause, about)
            && (line.groups[*g].tokens.end <= anchor || !spoken_of(line, cue) || linked(page, line, *g, cue))
    };
    let groups: Vec<usize> = (0..line.groups.len()).filter(acting).collect();
    let sides: Vec<Side> = groups.iter().copied().map(Side::Group).collect();
    let one = sides.len() == 1 && !several(line, &sides[0]);
    if sides.is_empty() || one {
        return None;
    }

    let named =
        groups.iter().flat_map(|&g| &line.groups[g].parties).any(|&p| matches!(line.parties[p].head, Head::Name(_)));
    if !named && matches!(line.items[cue].what, What::Encounter(e) if line.encounters[e].definite) {
        return None;
    }
    let encounter = if let What::Encounter(e) = line.items[cue].what { Some(e) } else { None };
    let around = detail::Around { page, line, tokens: &clause, anchor, encounter, topics: about };
    let (kind, place, when) = (around.kind(rung(line, cue)), around.place(), around.when());
    Some(MeetingClaim {
        sentence: line.sentence,
        sides,
        encounter,
        kind: kind.unwrap_or(Kind::Talks),
        kind_told: kind.is_some_and(|k| k != Kind::Talks),
        status: match encounter {
            Some(_) => status::of_encounter(page, line, cue),
            None => status::of_verb(page, line, cue),
        },
        topics: Vec::new(),
        place,
        when,
        tokens: clause,
        anchor,
        careful: true,
        mutual: false,
        guessed: false,
        tells: false,
        far: false,
        ahead: false,
        rule: RULE.into(),
    })
}

/// "has rung the minister": by telephone.
fn rung(line: &Line, cue: usize) -> Option<Kind> {
    let What::Verb(v) = line.items[cue].what else { return None };
    ["phone", "telephone", "ring"].contains(&line.verbs[v].base.as_str()).then_some(Kind::Call)
}

/// Whether the object of the cue is what they speak of rather than whom they meet: "discuss".
fn spoken_of(line: &Line, cue: usize) -> bool {
    matches!(line.items[cue].what, What::Verb(v) if ["discuss", "negotiate", "talk", "speak"].contains(&line.verbs[v].base.as_str()))
}

/// Whether a list behind the cue hangs on it: its object, or behind a word that joins partners.
fn linked(page: &Page, line: &Line, g: usize, cue: usize) -> bool {
    let start = line.groups[g].tokens.start;
    let before = &page.words[start.max(1) - 1];
    let object = line.items[cue].tokens.end == start;
    let joins = [
        "with",
        "to",
        "by",
        "and",
        "between",
        "among",
        "alongside",
        "including",
        "were",
        "was",
        "included",
        "beside",
        "where",
        "when",
        "as",
        "who",
        "whom",
        "which",
        "that",
        "before",
        "after",
        "first",
        "then",
        "later",
    ];
    object || before.among(&joins) || before.kind == TokenKind::Mark || before.tag.is_verb()
}

/// Whether a list of parties takes part in what the clause tells: persons who neither report it nor are spoken of.
fn acts(page: &Page, line: &Line, g: usize, clause: &Range<usize>, about: &Zones) -> bool {
    let tokens = &line.groups[g].tokens;
    if tokens.start < clause.start || tokens.end > clause.end || about.list(tokens.start) {
        return false;
    }
    let known = line.groups[g].parties.iter().all(|&p| {
        let party = &line.parties[p];
        party.personal() && !matches!(party.head, Head::Group(_))
    });
    known && !reports(page, line, tokens) && !aside(page, line, tokens)
}

/// "X said", "said X", "according to X".
fn reports(page: &Page, line: &Line, tokens: &Range<usize>) -> bool {
    let says = |i: usize| page.words[i].flags.any(Flags::SAYING) && page.words[i].tag.is_verb();
    let after =
        line.verbs.iter().any(|v| v.tokens.start >= tokens.end && v.tokens.start <= tokens.end + 1 && says(v.main));
    let before = tokens.start > line.tokens.start && {
        let i = tokens.start - 1;
        says(i) || page.words[i].is("to") && i > line.tokens.start && page.words[i - 1].is("according")
    };
    after || before
}

/// "about X", "than X", "X's": one who is only spoken of.
fn aside(page: &Page, line: &Line, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1).filter(|&i| i >= line.tokens.start).map(|i| &page.words[i]);
    let noun = tokens.start.checked_sub(2).filter(|&i| i >= line.tokens.start).map(|i| &page.words[i]);
    let of_encounter = noun.is_some_and(|w| w.flags.any(Flags::ENCOUNTER));
    let owned = page.words.get(tokens.end).is_some_and(|w| w.tag == Tag::POS);
    before.is_some_and(|w| w.among(ASIDE) && !of_encounter) || owned
}
