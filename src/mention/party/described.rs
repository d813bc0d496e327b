//! Persons by description: "his Russian counterpart", "senior officials", and the names behind them.

use std::ops::Range;

use super::beside::opens_with;
use super::comma::closes;
use super::holder::{by_name, by_office, named};
use super::list::{after_courtesy, list_goes_on, name_at, name_list};
use super::unnamed::{members, one_of};
use super::{Head, Party, number};
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

/// "senior Kazakh officials", "the Russian delegation", "a delegation from X".
pub(super) fn group(page: &Page, i: usize, end: usize) -> Option<Party> {
    let mut at = i;
    let mut party = Party::new(i..i, Head::Pronoun, "group");
    let mut words: Vec<&str> = Vec::new();
    if page.words[at]
        .among(&["the", "both", "all", "a", "an", "another", "other", "some", "several", "his", "her", "their", "its"])
    {
        party.determiner = if page.words[at].among(&["a", "an", "another", "some", "several", "other"]) {
            Determiner::Indefinite
        } else {
            Determiner::Definite
        };
        if page.words[at].among(&["his", "her", "their", "its"]) {
            party.owner = Some(at..at + 1);
        }
        party.count = if page.words[at].is("both") { 2 } else { 0 };
        at += 1;
    }
    let some =
        at + 1 < end && page.words[at].among(&["group", "number", "handful", "host"]) && page.words[at + 1].is("of");
    at += if some { 2 } else { 0 };
    if let Some(members) = members(page, at, end) {
        words.extend([&*page.words[at].lower, "of"]);
        at = members;
    }
    let adjective =
        |k: usize| k >= i && k < end && page.atom(k).is_some_and(|a| a.adjective().or(a.region()).is_some());
    let hers = at + 2 < end && page.words[at].among(STATE) && page.words[at + 1].among(&["'s", "’s"]);
    at += if hers { 2 } else { 0 };
    if at + 2 < end && page.words[at].is("government") && page.words[at + 1].among(&["'s", "’s"]) {
        words.push("government");
        at += 2;
    }
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
        if let Some(atom) = page.atom(at)
            && let Some(region) = atom.region()
        {
            let region = &page.schema.regions[region as usize].name;
            let across = ["trans", "inter", "pan", "sub"].iter().any(|p| word.lower.starts_with(p));
            if !across && word.text != region.as_str() {
                party.of = party.of.or_else(|| Some(region.clone()));
                at += atom.len;
                continue;
            }
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
        let against = word.is(AGAINST);
        let part = against && next.is_some_and(|w| w.tag.is_noun() && !w.flags.any(Flags::GROUP));
        if word.flags.any(Flags::GROUP) && word.tag.is_noun() && !part {
            if word.among(RULERS) && next.is_some_and(|w| w.tag.is_noun() || w.tag == Tag::POS) {
                return None;
            }
            let region = party.of.as_ref().is_some_and(|of| page.schema.regions.iter().any(|r| r.name == *of));
            let alone = against && !next.is_some_and(|w| w.flags.any(Flags::GROUP));
            if region && word.capital() && at > i || alone && (party.of.is_none() || next.is_some_and(|w| w.is("to"))) {
                return None;
            }
            words.push(&word.lower);
            let more =
                page.words.get(at + 1).is_some_and(|w| at + 1 < end && w.flags.any(Flags::GROUP) && w.tag.is_noun());
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

/// "officials from X", "representatives of X".
pub(super) fn from_body(page: &Page, party: &mut Party, end: usize) {
    let at = party.tokens.end;
    if party.of.is_some() || at + 1 >= end || !page.words[at].among(&["of", "from"]) {
        return;
    }
    let next = listed_lands(page, at + 1, end).unwrap_or(at + 1 + usize::from(page.words[at + 1].is("the")));
    if let Some(stop) = unlisted(page, next, end).filter(|_| matches!(&party.head, Head::Group(noun) if serves(noun))) {
        party.of = Some(page.text(next..stop));
        party.tokens.end = stop;
        return;
    }
    if let Some(atom) = page.atom(next)
        && let Some(name) = page.body_name(atom)
    {
        party.of = Some(name);
        party.tokens.end = next + atom.len;
        // "the government of Colombia and the FARC": one alone governs one country.
        let plural = party.plural() && !matches!(&party.head, Head::Group(noun) if !noun.ends_with('s'));
        while plural && party.tokens.end + 1 < end && page.words[party.tokens.end].among(&["and", ","]) {
            let at = party.tokens.end + 1 + usize::from(page.words[party.tokens.end + 1].among(&["and", "the"]));
            let Some(atom) = page.atom(at).filter(|a| page.body_name(a).is_some()) else { break };
            party.tokens.end = at + atom.len;
        }
    }
}

/// Whether those called so work for a body, whatever it is: "officials of Maravent", "representatives of Maravent".
fn serves(noun: &str) -> bool {
    let last = noun.rsplit(' ').next().unwrap_or_default();
    [
        "officials",
        "representatives",
        "executives",
        "managers",
        "officers",
        "delegates",
        "members",
        "negotiators",
        "staff",
        "delegation",
    ]
    .contains(&last)
}

/// The end of a body's name that no list knows: "officials of Maravent Shipping".
fn unlisted(page: &Page, from: usize, end: usize) -> Option<usize> {
    let part = |&i: &usize| {
        let word = &page.words[i];
        word.capital()
            && word.word()
            && page.atom(i).is_none()
            && !page.in_name(i)
            && !word.flags.any(Flags::WEEKDAY.with(Flags::MONTH))
    };
    let stop = (from..end).take_while(part).last()? + 1;
    let name = (from..stop).any(|i| page.words[i].tag.is_name());
    let whole = page.words.get(stop).is_none_or(|w| stop >= end || !w.capital() && !w.among(&["'s", "’s"]));
    (name && whole).then_some(stop)
}

/// Where the list starts in "from the three guarantor countries, Russia, Turkey and Iran".
fn listed_lands(page: &Page, from: usize, end: usize) -> Option<usize> {
    let noun = (from + 1..end.min(from + 5)).find(|&i| page.words[i].among(LANDS))?;
    let plain = (from..noun).all(|i| page.words[i].word() && page.atom(i).is_none() && !page.words[i].tag.is_verb());
    let list = noun + 2;
    (plain && list < end && page.words[noun + 1].among(&[",", ":", "-", "–", "—"]) && page.atom(list).is_some())
        .then_some(list)
}

/// Words for several countries.
const LANDS: &[&str] =
    &["countries", "states", "nations", "republics", "powers", "sides", "neighbours", "neighbors", "governments"];

/// "Russia's Vladimir Putin", "his Russian counterpart, Foreign Minister X", "the guest, X".
pub(super) fn with_names_behind(page: &Page, party: Party, end: usize) -> Vec<Party> {
    let mut at = party.tokens.end;
    if at < end && matches!(party.head, Head::Body(_)) {
        if !page.words[at].among(&["'s", "’s", "'", "’"]) {
            return vec![party];
        }
        let direct = after_courtesy(page, at + 1, end);
        let Some(name) = name_at(page, direct, end) else { return vec![party] };
        let mut owned = named(page, party.tokens.start, name.tokens.clone(), Vec::new(), "country-before-name", end);
        owned.of = party.of.clone();
        return vec![owned];
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
        let (names, stop) = name_list(page, at, end);
        if names.len() > 1 {
            let epithet = word_of(&party);
            let bodies = bodies_in(page, party.tokens.clone());
            let each = bodies.len() == names.len();
            return names
                .into_iter()
                .enumerate()
                .map(|(k, name)| Party {
                    tokens: party.tokens.start..stop,
                    head: Head::Name(name.tokens),
                    rule: "epithet-then-names",
                    epithet: epithet.clone(),
                    of: name.of.or_else(|| if each { Some(bodies[k].clone()) } else { party.of.clone() }),
                    ..party.clone()
                })
                .collect();
        }
        return vec![party];
    }
    let mut behind = by_office(page, at, end).filter(|b| b.len() == 1 && matches!(b[0].head, Head::Name(_)));
    behind = behind
        .or_else(|| by_name(page, at, end).filter(|b| b.len() == 1 && (!comma || closes(page, b[0].tokens.end, end))));
    let Some(mut found) = behind else { return vec![party] };
    let mut one = found.remove(0);
    let owned_elsewhere = one.offices.iter().any(|o| matches!(&o.of, Of::Body(of) if Some(of) != party.of.as_ref()));
    if comma && owned_elsewhere {
        return vec![party];
    }
    one.tokens.start = party.tokens.start;
    one.of = one.of.or(party.of.clone());
    one.owner = one.owner.or(party.owner.clone());
    one.epithet = word_of(&party);
    one.count = 1;
    one.rule = "epithet-then-name";
    if comma && one.tokens.end < end && page.words[one.tokens.end].is(",") && !list_goes_on(page, one.tokens.end, end) {
        one.tokens.end += 1;
    }
    vec![one]
}

/// "To his Chilean colleague Duarte explained": a name with a verb behind a preposition that opens the sentence is the subject.
fn fronted(page: &Page, party: &Party, at: usize, end: usize) -> bool {
    let Some(name) = name_at(page, at, end) else { return false };
    let verb = page.words.get(name.tokens.end).filter(|_| name.tokens.end < end);
    verb.is_some_and(|w| matches!(w.tag, Tag::VBD | Tag::VBZ)) && opens_with(page, party.tokens.start)
}

pub(super) fn word_of(party: &Party) -> Option<String> {
    match &party.head {
        Head::Epithet(word) => Some(word.clone()),
        _ => None,
    }
}
