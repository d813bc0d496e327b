//! Of which country or body are those described? "officials from X", "representatives of X".

use super::{Head, Party};
use crate::mention::Page;
use crate::schema::Flags;

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
