//! Persons by description: "his Russian counterpart", "senior officials", and the names behind them.

use std::ops::Range;

use super::beside::opens_with;
use super::comma::closes;
use super::holder::{by_name, by_office, named};
use super::list::{after_courtesy, list_goes_on, name_at, name_list};
use super::whose::from_body;
use super::{Head, Party};
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::office::{Determiner, Of};
use crate::schema::Flags;

/// "his Russian counterpart", "her host", "the guest".
pub(super) fn epithet(page: &Page, i: usize, end: usize) -> Option<Party> {
    if i >= end {
        return None;
    }
    let mut party = Party::new(i..i, Head::Pronoun, "epithet");
    if page.words[i].among(&["the", "his", "her", "their", "its", "my", "our"]) {
        party.determiner = Determiner::Definite;
        if !page.words[i].is("the") {
            party.owner = Some(i..i + 1);
        }
        return epithet_from(page, party, i, i + 1, end);
    }
    if page.words[i].among(&["a", "an"]) {
        return None;
    }
    epithet_from(page, party, i, i, end)
}

/// "Chilean counterpart" behind "Duarte's".
pub(super) fn owned_epithet(page: &Page, i: usize, end: usize) -> Option<Party> {
    let party = Party { determiner: Determiner::Definite, ..Party::new(i..i, Head::Pronoun, "epithet") };
    epithet_from(page, party, i, i, end)
}

/// The words of a description that starts at a token, from behind its article on.
fn epithet_from(page: &Page, mut party: Party, i: usize, mut at: usize, end: usize) -> Option<Party> {
    let mut bodies = Vec::new();
    while at < end {
        let word = &page.words[at];
        if let Some(atom) = page.atom(at)
            && let Some(name) = page.body_name(atom)
        {
            bodies.push(name);
            at += atom.len;
            at += usize::from(at < end && page.words[at].among(&["'s", "’s"]));
            at += short_form(page, at, end);
            continue;
        }
        let stem = word.lower.strip_suffix('s').unwrap_or(&word.lower);
        let known = page.schema.lexicon.flags_of(stem).any(Flags::EPITHET) && word.tag.is_noun();
        let known = known && !(word.is("rival") && page.words.get(at + 1).is_some_and(|w| w.tag == Tag::NNS));
        let bare = page.words.get(at + 1).is_none_or(|w| at + 1 == end || !w.tag.is_noun() && !page.in_name(at + 1));
        let rank = word.tag == Tag::NN && page.schema.cast.ranks.iter().any(|r| word.text == r);
        let known = known || rank && bare && page.words[i].is("the");
        // "to be the guest of X" tells what somebody is, not whom one meets.
        let predicate = word.among(&["guest", "guests"]) && at + 1 < end && page.words[at + 1].is("of");
        let known = known && !predicate;
        let number = at + 1 < end && word.is("opposite") && page.words[at + 1].among(&["number", "numbers"]);
        let bare_equals = word.among(&["counterpart", "counterparts"]) && at + 1 < end && page.in_name(at + 1);
        let pointed = party.determiner == Determiner::Definite || !bodies.is_empty() || bare_equals;
        if (known || number) && pointed {
            let last = at + usize::from(number);
            party.tokens = i..last + 1;
            party.of = bodies.first().cloned();
            party.head = Head::Epithet(plain_epithet(&page.words[last].lower));
            from_body(page, &mut party, end);
            return Some(party);
        }
        let skip = word.flags.any(Flags::QUALIFIER.with(Flags::FORMER))
            || !bodies.is_empty() && word.among(&["and", "&", ","])
            || word.tag == Tag::JJ;
        if !skip {
            return None;
        }
        at += 1;
    }
    None
}

/// The tokens of "(ROK)" behind a country's name.
fn short_form(page: &Page, at: usize, end: usize) -> usize {
    let brackets = at + 2 < end && page.words[at].is("(") && page.words[at + 2].is(")");
    if brackets && page.words[at + 1].text.chars().all(|c| c.is_uppercase() || c == '.') { 3 } else { 0 }
}

/// Other words for a counterpart count as that.
pub(super) fn plain_epithet(word: &str) -> String {
    match word {
        "number" | "peer" | "homologue" => "counterpart".into(),
        "numbers" | "peers" | "homologues" => "counterparts".into(),
        other => other.into(),
    }
}

/// The countries named in a description: "his Russian and Chinese counterparts", "her peers from Chile and Peru".
pub(super) fn bodies_in(page: &Page, tokens: Range<usize>) -> Vec<String> {
    tokens.filter_map(|i| page.atom(i)).filter_map(|a| page.body_name(a)).collect()
}

/// "Russia's Vladimir Putin", "his Russian counterpart, Foreign Minister X", "the guest, X".
pub(super) fn with_names_behind(page: &Page, party: Party, end: usize) -> Vec<Party> {
    let mut at = party.tokens.end;
    if at < end && matches!(party.head, Head::Body(_)) {
        return vec![countrys_own(page, &party, end).unwrap_or(party)];
    }
    if !matches!(party.head, Head::Epithet(_) | Head::National) {
        return vec![party];
    }
    let comma = at < end && page.words[at].is(",");
    at += usize::from(comma);
    if at >= end || !comma && fronted(page, &party, at, end) {
        return vec![party];
    }
    if let Some(found) = super::turn::partners_in_turn(page, &party, end).filter(|_| party.plural()) {
        return found;
    }
    if party.plural() {
        return names_behind(page, &party, at, end).unwrap_or_else(|| vec![party]);
    }
    vec![name_behind(page, &party, at, comma, end).unwrap_or(party)]
}

/// "Russia's Vladimir Putin": who is named behind a country.
fn countrys_own(page: &Page, party: &Party, end: usize) -> Option<Party> {
    let at = party.tokens.end;
    if !page.words[at].among(&["'s", "’s", "'", "’"]) {
        return None;
    }
    let name = name_at(page, after_courtesy(page, at + 1, end), end)?.tokens.clone();
    let mut owned = named(page, party.tokens.start, name, Vec::new(), "country-before-name", end);
    owned.of = party.of.clone();
    Some(owned)
}

/// "his Chilean and Peruvian counterparts, X and Y": each with the country in the same place, where there are as many.
fn names_behind(page: &Page, party: &Party, at: usize, end: usize) -> Option<Vec<Party>> {
    let (names, stop) = name_list(page, at, end);
    if names.len() < 2 {
        return None;
    }
    let bodies = bodies_in(page, party.tokens.clone());
    let each = bodies.len() == names.len();
    let named = names.into_iter().enumerate().map(|(k, name)| Party {
        tokens: party.tokens.start..stop,
        head: Head::Name(name.tokens),
        rule: "epithet-then-names",
        epithet: word_of(party),
        of: name.of.or_else(|| if each { Some(bodies[k].clone()) } else { party.of.clone() }),
        ..party.clone()
    });
    Some(named.collect())
}

/// "his Russian counterpart, Foreign Minister X": the one named behind a description, with an office or without.
fn name_behind(page: &Page, party: &Party, at: usize, comma: bool, end: usize) -> Option<Party> {
    let mut behind = by_office(page, at, end).filter(|b| b.len() == 1 && matches!(b[0].head, Head::Name(_)));
    behind = behind
        .or_else(|| by_name(page, at, end).filter(|b| b.len() == 1 && (!comma || closes(page, b[0].tokens.end, end))));
    let mut one = behind?.remove(0);
    let owned_elsewhere = one.offices.iter().any(|o| matches!(&o.of, Of::Body(of) if Some(of) != party.of.as_ref()));
    if comma && owned_elsewhere {
        return None;
    }
    one.tokens.start = party.tokens.start;
    one.of = one.of.or(party.of.clone());
    one.owner = one.owner.or(party.owner.clone());
    one.epithet = word_of(party);
    one.count = 1;
    one.rule = "epithet-then-name";
    if comma && one.tokens.end < end && page.words[one.tokens.end].is(",") && !list_goes_on(page, one.tokens.end, end) {
        one.tokens.end += 1;
    }
    Some(one)
}

/// "To his Chilean colleague Duarte explained": a name with a verb behind a preposition that opens the sentence is the subject.
fn fronted(page: &Page, party: &Party, at: usize, end: usize) -> bool {
    let Some(name) = name_at(page, at, end) else { return false };
    let verb = page.words.get(name.tokens.end).filter(|_| name.tokens.end < end);
    verb.is_some_and(|w| matches!(w.tag, Tag::VBD | Tag::VBZ)) && opens_with(page, party.tokens.start)
}

/// The word by which a party is described.
pub(super) fn word_of(party: &Party) -> Option<String> {
    match &party.head {
        Head::Epithet(word) => Some(word.clone()),
        _ => None,
    }
}
