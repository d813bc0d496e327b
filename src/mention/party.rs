//! Parties: whoever may meet somebody, with everything that the sentence says of them in one place.

mod behind;
mod beside;
mod comma;
mod described;
mod field;
mod group;
mod heads;
mod holder;
mod list;
mod owned;
mod turn;
mod unnamed;
mod whose;

use std::ops::Range;

use super::Page;
use super::narrator::quoted;
use super::office::{Determiner, Of, OfficeMention, office};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::schema::Sort;
use described::{epithet, with_names_behind};
use field::by_field_line;
use group::group;
pub use group::{STATE, there};
use heads::by_clause;
use holder::{by_name, by_office};
use list::names_then_offices;
pub use unnamed::single;

/// What a party is known by.
#[derive(Clone, Debug, PartialEq)]
pub enum Head {
    /// A name; its tokens.
    Name(Range<usize>),
    /// An office without a name: "the French foreign minister", "the two presidents".
    Office,
    /// "his Russian counterpart", "her host": the word.
    Epithet(String),
    /// A group by description: "senior officials".
    Group(String),
    /// A country or organisation, by its usual name.
    Body(String),
    /// A national: "the Spaniard".
    National,
    /// "he", "they".
    Pronoun,
}

/// One party at one place of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// All its tokens, apposition too.
    pub tokens: Range<usize>,
    /// What it is known by.
    pub head: Head,
    /// Offices that are stated of it here.
    pub offices: Vec<OfficeMention>,
    /// The country or body that it is said to belong to.
    pub of: Option<String>,
    /// The word before.
    pub determiner: Determiner,
    /// "his", "their" before it: the token; or the tokens of a possessing name.
    pub owner: Option<Range<usize>>,
    /// How many: "the two ministers"; 0 where the text does not say.
    pub count: usize,
    /// The epithet before a name: "his Russian counterpart, X".
    pub epithet: Option<String>,
    /// Whether it only tells whose something is: "Putin's adviser".
    pub possessor: bool,
    /// The rule that read it.
    pub rule: &'static str,
}

impl Party {
    fn new(tokens: Range<usize>, head: Head, rule: &'static str) -> Party {
        Party {
            tokens,
            head,
            offices: Vec::new(),
            of: None,
            determiner: Determiner::None,
            owner: None,
            count: 0,
            epithet: None,
            possessor: false,
            rule,
        }
    }

    /// Whether it is a person or persons rather than a country or body.
    pub fn personal(&self) -> bool {
        !matches!(self.head, Head::Body(_))
    }

    /// Whether it stands for several.
    pub fn plural(&self) -> bool {
        match &self.head {
            Head::Group(noun) => !single(noun),
            Head::Office => self.offices.iter().any(|o| o.plural),
            Head::Epithet(word) => word.ends_with('s') && word != "boss",
            _ => false,
        }
    }
}

/// All parties of a sentence in order; parties of one list ("Presidents X and Y") may share tokens.
pub fn parties(page: &Page, sentence: Range<usize>) -> Vec<Party> {
    let mut out: Vec<Party> = Vec::new();
    let mut i = sentence.start;
    while i < sentence.end {
        let found = party(page, i, sentence.end);
        match found.iter().map(|p| p.tokens.end).max() {
            Some(end) => {
                let inside = inside(page, &found, i..end);
                out.extend(found);
                out.extend(inside);
                i = end.max(i + 1);
            }
            None => i += 1,
        }
    }
    shared(page, &mut out);
    out
}

/// "US senators and representatives", "Chinese officials and experts": the country of the first is that of the second.
fn shared(page: &Page, parties: &mut [Party]) {
    let many =
        |p: &Party| p.plural() && matches!(p.head, Head::Office | Head::Group(_)) && p.tokens.end > p.tokens.start;
    for k in 1..parties.len() {
        let (before, after) = parties.split_at_mut(k);
        let (one, two) = (&before[k - 1], &mut after[0]);
        let joined =
            page.words.get(one.tokens.end).is_some_and(|w| w.is("and")) && one.tokens.end + 1 == two.tokens.start;
        let bare = two.of.is_none() && two.determiner == Determiner::None && two.owner.is_none();
        let first = page.atom(one.tokens.start).or_else(|| page.atom(one.tokens.start + 1));
        let leads = first.is_some_and(|a| a.len < one.tokens.len() && page.body_name(a) == one.of);
        if joined && bare && leads && many(one) && many(two) && two.offices.iter().all(|o| o.of == Of::Open) {
            two.of = one.of.clone();
            let of = one.of.clone().map_or(Of::Open, Of::Body);
            two.offices.iter_mut().for_each(|o| o.of = of.clone());
        }
    }
}

/// Persons named only to say whose office another one holds: "X, Y's envoy".
fn inside(page: &Page, found: &[Party], tokens: Range<usize>) -> Vec<Party> {
    let heads =
        |n: &Range<usize>| found.iter().any(|p| matches!(&p.head, Head::Name(h) if h.start < n.end && n.start < h.end));
    let names = tokens.filter_map(|i| page.name_starting(i)).map(|n| n.tokens.clone()).filter(|n| !heads(n));
    names
        .map(|name| {
            let title = (name.start.saturating_sub(4)..name.start)
                .find_map(|i| office(page, i, name.start).filter(|o| o.tokens.end == name.start && !o.plural));
            let mut party = Party::new(name.clone(), Head::Name(name), "name-inside");
            party.possessor = true;
            party.offices.extend(title);
            party
        })
        .collect()
}

/// The parties that start at a token.
fn party(page: &Page, i: usize, end: usize) -> Vec<Party> {
    let word = &page.words[i];
    if word.kind == TokenKind::Mark {
        return Vec::new();
    }
    if let Some(found) = styled(page, i, end) {
        return found;
    }
    let found = by_field_line(page, i, end).or_else(|| by_clause(page, i, end));
    if let Some(found) = found.or_else(|| by_office(page, i, end)) {
        return found;
    }
    if let Some(found) = names_then_offices(page, i, end) {
        return found;
    }
    if let Some(found) = by_name(page, i, end) {
        return found;
    }
    let single = epithet(page, i, end)
        .or_else(|| group(page, i, end))
        .or_else(|| body(page, i, end))
        .or_else(|| pronoun(page, i))
        .or_else(|| team(page, i, end));
    // "Peru's leadership of the forum" is no group.
    let leads = |p: &Party| {
        page.words[p.tokens.end - 1].is("leadership")
            && p.tokens.end < end
            && page.words[p.tokens.end].among(&["of", "on", "for"])
    };
    match single.filter(|p| !leads(p)) {
        Some(party) => with_names_behind(page, party, end),
        None => hyphenated(page, i),
    }
}

/// "His Majesty King X", "Her Royal Highness Princess X": what stands behind the style.
fn styled(page: &Page, i: usize, end: usize) -> Option<Vec<Party>> {
    const STYLES: &[&str] =
        &["majesty", "highness", "holiness", "all-holiness", "beatitude", "eminence", "excellency", "grace"];
    if !page.words[i].among(&["his", "her", "their"]) {
        return None;
    }
    let style = (i + 1..end.min(i + 4)).find(|&k| page.words[k].among(STYLES) && page.words[k].capital())?;
    let inner = (i + 1..style).all(|k| page.words[k].capital());
    let from = style + 1 + usize::from(page.words.get(style + 1).is_some_and(|w| w.is("the")));
    let mut found = inner.then(|| by_office(page, from, end)).flatten()?;
    found.first_mut()?.tokens.start = i;
    Some(found)
}

/// A small number in words or digits.
pub fn number(word: &str) -> Option<usize> {
    let words =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    words.iter().position(|w| *w == word).or_else(|| word.parse().ok().filter(|n| *n < 100))
}

/// A country, an organisation, its people.
fn body(page: &Page, i: usize, end: usize) -> Option<Party> {
    let start = i + usize::from(page.words[i].is("the") && i + 1 < end);
    let atom = page.atom(start)?;
    let stop = start + atom.len;
    if let Some(k) = atom.organisation()
        && page.schema.organisations[k as usize].kind == Sort::Agency
    {
        return None;
    }
    let adjective = atom.adjective().is_some() && atom.polity().is_none();
    let noun_follows = stop < end
        && page.words[stop].word()
        && (page.words[stop].tag.is_noun() || page.words[stop].tag.is_adjective());
    if adjective && (noun_follows || atom.people().is_none()) {
        return None;
    }
    let name = page.body_name(atom)?;
    let national =
        atom.people().is_some() && atom.polity().is_none() && start > i && !page.words[start].lower.ends_with('s');
    let head = if national { Head::National } else { Head::Body(name.clone()) };
    let mut party = Party::new(i..stop, head, "body");
    party.of = Some(name);
    party.determiner = if start > i { Determiner::Definite } else { Determiner::None };
    if stop + 1 < end && page.words[stop].among(&["'s", "’s"]) {
        party.possessor = true;
    }
    Some(party)
}

/// The rule that reads "I" and "me" of the one who tells.
pub const NARRATOR: &str = "narrator";

/// The rule that reads "the mission", "the troika".
pub const TEAM: &str = "team";

/// "the mission", "the troika": several of whom the text has told who they are.
fn team(page: &Page, i: usize, end: usize) -> Option<Party> {
    let at = i + 1;
    let told = at < end && page.words[i].is("the") && page.words[at].tag.is_noun();
    let known = told && page.schema.cast.teams.iter().any(|t| page.words[at].is(t)) && !page.in_name(at);
    let bare = at + 1 >= end || {
        let next = &page.words[at + 1];
        !next.tag.is_noun()
            && !next.tag.is_adjective()
            && !next.capital()
            && !next.among(&["of", "'s", "’s", "to", "from"])
    };
    (known && bare).then(|| Party::new(i..at + 1, Head::Pronoun, TEAM))
}

/// The end of "the two men", "the three old rivals", "both women".
fn so_many_men(page: &Page, i: usize) -> Option<usize> {
    let is = |at: usize, words: &[&str]| page.words.get(at).is_some_and(|w| w.among(words));
    let counted = is(i, &["the", "these", "those"]) && is(i + 1, &["two", "three", "four", "five"]);
    let noun = match counted {
        true => i + 2,
        false if is(i, &["both"]) => i + 1,
        false => return None,
    };
    let adjective = page.words.get(noun).is_some_and(|w| w.tag.is_adjective() && !w.capital());
    let noun = noun + usize::from(adjective && !is(noun, MEN));
    (is(noun, MEN) && !page.in_name(noun)).then_some(noun + 1)
}

/// The end of "each of them", "each of the two", "each of his two visitors", "all three".
fn each_of(page: &Page, i: usize) -> Option<usize> {
    let is = |at: usize, words: &[&str]| page.words.get(at).is_some_and(|w| w.among(words));
    let noun = |at: usize| page.words.get(at).is_some_and(|w| w.tag.is_noun() || w.tag.is_adjective());
    if is(i, &["all"]) && is(i + 1, FEW) {
        return (!noun(i + 2) && !is(i + 2, &["of"])).then_some(i + 2);
    }
    if !is(i, &["each"]) || !is(i + 1, &["of"]) {
        return None;
    }
    if is(i + 2, &["them"]) {
        return Some(i + 3);
    }
    let counted = is(i + 2, &["the", "his", "her", "these", "their"]) && is(i + 3, FEW);
    let end = i + 4 + usize::from(is(i + 4, MEN) || is(i + 4, CALLERS));
    (counted && !noun(end)).then_some(end)
}

/// Numbers of those who may each be told of.
const FEW: &[&str] = &["two", "three", "four", "five"];

/// Words for those who came to see somebody.
const CALLERS: &[&str] = &["visitors", "guests", "leaders", "ministers", "presidents", "callers", "interlocutors"];

/// Words by which so many are called who were named before.
const MEN: &[&str] = &[
    "men",
    "women",
    "friends",
    "rivals",
    "adversaries",
    "foes",
    "enemies",
    "antagonists",
    "principals",
    "protagonists",
    "strongmen",
    "heavyweights",
    "ladies",
    "gentlemen",
    "veterans",
    "contenders",
];

fn pronoun(page: &Page, i: usize) -> Option<Party> {
    let word = &page.words[i];
    let several = word.is("the")
        && page.words.get(i + 1).is_some_and(|w| {
            w.among(&["two", "three", "four", "five", "six", "seven", "eight", "pair", "trio", "duo", "quartet"])
        });
    let bare = page.words.get(i + 2).is_none_or(|w| !w.tag.is_noun() && !w.tag.is_adjective() && w.tag != Tag::CD);
    if several && bare {
        return Some(Party::new(i..i + 2, Head::Pronoun, "pronoun"));
    }
    if let Some(end) = so_many_men(page, i) {
        return Some(Party::new(i..end, Head::Pronoun, "pronoun"));
    }
    if page.narrator.is_some() && word.among(&["i", "me"]) && !quoted(page, i) {
        let mut party = Party::new(i..i + 1, Head::Pronoun, NARRATOR);
        party.count = 1;
        return Some(party);
    }
    if let Some(end) = each_of(page, i) {
        return Some(Party::new(i..end, Head::Pronoun, "pronoun"));
    }
    // "In London both saw X": the tagger takes the word for a conjunction.
    let acting = || word.is("both") && page.words.get(i + 1).is_some_and(|w| matches!(w.tag, Tag::VBD | Tag::VBP));
    let known = word.among(&["he", "she", "they", "him", "them", "both", "her"])
        && (matches!(word.tag, Tag::PRP | Tag::DT | Tag::PDT) || acting());
    let mut party = Party::new(i..i + 1, Head::Pronoun, "pronoun");
    party.count = if word.among(&["he", "she", "him", "her"]) { 1 } else { 0 };
    known.then_some(party)
}

/// "U.S.-Russian", "Belgrade-Pristina": both sides.
fn hyphenated(page: &Page, i: usize) -> Vec<Party> {
    let Some(atom) = page.atom(i) else { return Vec::new() };
    let sides = atom.pair.iter().filter_map(|e| page.entry_name(e)).map(str::to_string);
    sides
        .map(|name| {
            let mut party = Party::new(i..i + 1, Head::Body(name.clone()), "hyphenated");
            party.of = Some(name);
            party.possessor = true;
            party
        })
        .collect()
}
