//! Who holds an office that the text opens a party with, and which parties open with a name?

use std::ops::Range;

use super::behind::behind_name;
use super::comma::{behind_comma, closes};
use super::list::{after_courtesy, name_at, several};
use super::owned::owner_and_owned;
use super::whose::from_body;
use super::{Head, Party};
use crate::document::Case;
use crate::mention::Page;
use crate::mention::office::{Determiner, Of, OfficeMention, office};

/// A party that starts with an office: with a name after it, in apposition, or without.
pub(super) fn by_office(page: &Page, i: usize, end: usize) -> Option<Vec<Party>> {
    let found = office(page, i, end)?;
    let mut at = found.tokens.end;
    let mut offices = vec![found];
    while let Some(next) = second_office(page, at, end) {
        at = next.tokens.end;
        offices.push(next);
    }
    at = styled(page, at, end).unwrap_or(at);
    if at + 2 < end && page.words[at].is("since") && page.words[at + 2].is(",") {
        at += 2;
    }
    let direct = after_courtesy(page, at, end);
    let first = &offices[0];
    if first.plural {
        return Some(several(page, i, &offices, end));
    }
    if let Some(name) = name_at(page, direct, end) {
        let name = name.tokens.clone();
        if let Some(sent) = sent_by(page, first, &name).filter(|_| offices.len() == 1) {
            return Some(vec![sent]);
        }
        let party = named(page, i, name, offices, "office-before-name", end);
        return Some(owner_and_owned(page, party, end));
    }
    if offices.iter().any(|o| o.under) {
        return Some(vec![unnamed(i, offices)]);
    }
    if let Some(party) = behind_style(page, i, at, &offices, end).or_else(|| behind_comma(page, i, at, &offices, end)) {
        return Some(vec![party]);
    }
    if let Some(found) = chairing(page, i, &offices, end) {
        return Some(found);
    }
    Some(vec![from_there(page, unnamed(i, offices), end)])
}

/// "the foreign minister, Cardinal X": who is named behind a style, which itself is an office where it tells one.
fn behind_style(page: &Page, i: usize, at: usize, offices: &[OfficeMention], end: usize) -> Option<Party> {
    let start = at + usize::from(at < end && page.words[at].is(","));
    if start >= end {
        return None;
    }
    let style = office(page, start, end).filter(|o| STYLES.contains(&o.title.as_str()) && o.of == Of::Open)?;
    let name = name_at(page, after_courtesy(page, style.tokens.end, end), end)?.tokens.clone();
    let mut offices = offices.to_vec();
    if style.title == "Cardinal" || style.title == "Ambassador" && !represents(page, &offices[0]) {
        offices.push(style);
    }
    Some(named(page, i, name, offices, "office-then-name", end))
}

/// Whether an office is itself one of those who are sent: an ambassador's style says nothing more of its holder.
fn represents(page: &Page, office: &OfficeMention) -> bool {
    page.words[office.head].among(&["representative", "envoy", "coordinator", "co-ordinator", "negotiator"])
}

/// "Deputy Foreign Minister Ambassador X": the token behind a title that is no more than a style right behind an office.
fn styled(page: &Page, at: usize, end: usize) -> Option<usize> {
    let style = office(page, at, end).filter(|o| o.tokens.len() == 1 && STYLES.contains(&o.title.as_str()))?;
    let stop = style.tokens.end;
    let named = name_at(page, after_courtesy(page, stop, end), end).is_some();
    (named && page.words[at].capital()).then_some(stop)
}

/// "the chairman of the Forum, Prime Minister X of Tonga": who chairs a body holds the other office at home.
fn chairing(page: &Page, i: usize, offices: &[OfficeMention], end: usize) -> Option<Vec<Party>> {
    let chair = |o: &&OfficeMention| {
        let word = &page.words[o.head].lower;
        o.determiner == Determiner::Definite && ["chairman", "chairwoman", "chairperson", "chair"].contains(&&**word)
    };
    let at = offices.last().filter(chair)?.tokens.end;
    if at + 1 >= end || !page.words[at].is(",") || page.words[at + 1].is("and") {
        return None;
    }
    let mut found = by_office(page, at + 1, end).filter(|f| f.len() == 1 && f[0].rule == "office-before-name")?;
    let whole = found[0].determiner != Determiner::Indefinite && closes(page, found[0].tokens.end, end);
    let one = &mut found[0];
    one.offices.splice(0..0, offices.iter().cloned());
    one.tokens.start = i;
    whole.then_some(found)
}

/// Titles that stand before a name like a courtesy where an office was told already.
pub(super) const STYLES: &[&str] =
    &["Ambassador", "Cardinal", "Senator", "Prince", "Princess", "Archbishop", "Bishop", "Justice", "Judge"];

/// "and finance minister" after a first office: a second one of the same person, when a name follows.
pub(super) fn second_office(page: &Page, at: usize, end: usize) -> Option<OfficeMention> {
    let whole = at > 0 && page.words[at - 1].case == Case::Upper && page.words[at - 1].text.len() > 3;
    if at + 1 >= end || !page.words[at].is("and") || whole {
        return None;
    }
    let next = office(page, at + 1, end)?;
    let comma = usize::from(next.tokens.end < end && page.words[next.tokens.end].is(","));
    let direct = after_courtesy(page, next.tokens.end + comma, end);
    let named = name_at(page, direct, end).is_some();
    let bare = next.determiner == Determiner::None && matches!(next.of, Of::Open);
    (named && bare && !next.plural).then_some(next)
}

/// "mediators from the African Union", "a minister from Chad": whose an office is, where the text says it with "from".
pub(super) fn from_there(page: &Page, mut party: Party, end: usize) -> Party {
    let at = party.tokens.end;
    let next = at + 1 + usize::from(at + 1 < end && page.words[at + 1].is("the"));
    let body = page.atom(next).filter(|a| next < end && (a.polity().is_some() || a.organisation().is_some()));
    if at < end && page.words[at].is("from") && body.is_some() && party.offices.iter().all(|o| o.of == Of::Open) {
        from_body(page, &mut party, end);
        if let (Some(of), Some(office)) = (&party.of, party.offices.first_mut()) {
            office.of = Of::Body(of.clone());
        }
    }
    party
}

/// An office without a holder's name.
pub(super) fn unnamed(i: usize, offices: Vec<OfficeMention>) -> Party {
    let last = offices[offices.len() - 1].tokens.end;
    let mut party = Party::new(i..last, Head::Office, "office-alone");
    party.determiner = offices[0].determiner;
    if let Of::Pronoun(token) = offices[0].of {
        party.owner = Some(token..token + 1);
    }
    if let Of::Body(of) = &offices[0].of {
        party.of = Some(of.clone());
    }
    party.offices = offices;
    party
}

/// "an envoy of President Ana Duarte": the office before the name is that of whose envoy it is; the envoy has no name.
fn sent_by(page: &Page, office_told: &OfficeMention, name: &Range<usize>) -> Option<Party> {
    let tokens = office_told.tokens.clone();
    let whose = |k: &usize| {
        page.words[*k].among(&["of", "to", "for"])
            && page.words[*k + 1].capital()
            && office(page, *k + 1, name.start).is_some_and(|o| o.tokens.start == *k + 1 && o.tokens.end == tokens.end)
    };
    let of = (tokens.start + 1..tokens.end.saturating_sub(1)).find(whose)?;
    let mut outer = office(page, tokens.start, of).filter(|o| o.tokens.end == of && !o.plural)?;
    outer.of = Of::Person(name.clone());
    let mut party = unnamed(tokens.start, vec![outer]);
    party.owner = Some(name.clone());
    party.tokens.end = name.end;
    Some(party)
}

/// A name with the offices before it; reads on for what stands behind it.
pub(super) fn named(
    page: &Page,
    i: usize,
    name: Range<usize>,
    offices: Vec<OfficeMention>,
    rule: &'static str,
    end: usize,
) -> Party {
    let mut party = Party::new(i..name.end, Head::Name(name), rule);
    party.determiner = offices.first().map_or(Determiner::None, |o| o.determiner);
    party.offices = offices;
    behind_name(page, &mut party, end);
    party
}

/// A party that starts with a name, or with a courtesy and a name.
pub(super) fn by_name(page: &Page, i: usize, end: usize) -> Option<Vec<Party>> {
    let mut at = after_courtesy(page, i, end);
    if at > i && at < end && page.words[i].is("the") {
        at = i;
    }
    let name = name_at(page, at, end)?.tokens.clone();
    let party = named(page, i, name, Vec::new(), "name", end);
    Some(owner_and_owned(page, party, end))
}
