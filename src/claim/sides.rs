//! Who met? Those whom the rule itself does not name: owners of a noun, subjects of a verb, whoever the text goes on about.

use super::line::{Line, What};
use super::seek::Fit;
use super::{COMPANY, Side, clause, no_meeting, side};
use crate::dossier::Kind;
use crate::mention::Page;
use crate::mention::party::Head;
use crate::mention::word::Word;
use crate::schema::rule::Makes;

/// Rules that tell of one caller after another: whom they call on the sentence leaves unsaid, whoever is its subject.
const TURNS: &[&str] =
    &["turn-of", "somebodys-turn", "have-ones-turn", "given-so-long", "use-ones-hour", "visitor-of-the-day"];

/// Who met, by a rule's slots and what stands about its noun, and whether the first of them was not said; none where that is no
/// meeting.
pub(super) fn sides_of(page: &Page, line: &Line, fit: &Fit, encounter: Option<usize>) -> Option<(Vec<Side>, bool)> {
    let Makes::Meeting { who, mutual, subject, ahead, .. } = &fit.rule.makes else { return None };
    let mut sides: Vec<Side> = who.iter().filter_map(|w| fit.slots.get(w.as_str())).filter_map(side).collect();
    if *mutual && (!sides.iter().any(|s| several(line, s)) || no_meeting::meets_things(page, line, fit.anchor)) {
        return None;
    }
    let matter = encounter.and_then(|e| country_spoken_of(page, line, e));
    let mut owners: Vec<Side> = encounter.iter().flat_map(|&e| owners(page, line, e)).collect();
    let adds = fit.rule.name.starts_with(COMPANY);
    owners.retain(|o| !adds && matter.is_none_or(|m| *o != Side::Party(m)));
    let guessed = *subject && owners.is_empty();
    if guessed {
        let left_unsaid = match spoken_of(page, line, fit.anchor, &sides) {
            _ if TURNS.contains(&fit.rule.name.as_str()) => Side::Implied,
            Side::Implied if *ahead => named_before(page, line, fit.anchor, &sides),
            side => side,
        };
        sides.insert(0, left_unsaid);
    }
    sides.extend(owners);
    let visit = encounter.is_some_and(|e| line.encounters[e].kind == Kind::Visit);
    let enough = !visit || !guessed && (sides.len() > 1 || adds);
    enough.then_some((sides, guessed))
}

/// The person named first before an item, save as somebody's partner: "two meetings are in the diary of X: one with".
fn named_before(page: &Page, line: &Line, item: usize, others: &[Side]) -> Side {
    let partner = |k: usize| k > 0 && page.words[line.items[k - 1].tokens.start].among(&["with", "by", "for"]);
    let named = (0..item).find_map(|k| match line.items[k].what {
        What::Who(g) if !partner(k) => Some(g),
        _ => None,
    });
    let personal = |g: &usize| line.groups[*g].parties.iter().all(|&p| line.parties[p].personal());
    let named = named.filter(|g| personal(g) && !others.contains(&Side::Group(*g)));
    named.map_or(Side::Implied, Side::Group)
}

/// The first country or body of the sentence before an item: whom "it" stands for.
fn bodies_before(line: &Line, item: usize) -> Option<usize> {
    line.items[..item].iter().find_map(|i| match i.what {
        What::Who(g) if line.groups[g].parties.iter().all(|&p| matches!(line.parties[p].head, Head::Body(_))) => {
            Some(g)
        }
        _ => None,
    })
}

/// Whether a side stands for more than one.
pub(super) fn several(line: &Line, side: &Side) -> bool {
    let Side::Group(g) = side else { return false };
    let parties = &line.groups[*g].parties;
    parties.len() > 1
        || parties
            .iter()
            .any(|&p| line.parties[p].plural() || line.parties[p].head == Head::Pronoun && line.parties[p].count != 1)
}

/// The side that a noun of encounter leaves unsaid: the subject of its verb, else the one whom the text goes on about.
fn spoken_of(page: &Page, line: &Line, noun: usize, others: &[Side]) -> Side {
    let verb = (0..noun).rev().find(|&k| matches!(line.items[k].what, What::Verb(_)));
    match verb.map(|k| clause::subject(page, line, k)) {
        Some(clause::Subject::Who(g)) if !others.contains(&Side::Group(g)) => Side::Group(g),
        None => {
            let right = (noun..line.items.len())
                .find(|&k| matches!(line.items[k].what, What::Verb(v) if line.verbs[v].finite()));
            match right.map(|k| clause::subject(page, line, k)) {
                Some(clause::Subject::Who(g)) if !others.contains(&Side::Group(g)) => Side::Group(g),
                _ => traveller(page, line, noun).unwrap_or(Side::Implied),
            }
        }
        Some(clause::Subject::Other) => bodies_before(line, noun).map_or(Side::Implied, Side::Group),
        _ => Side::Implied,
    }
}

/// "Duarte's visit to Lima for talks with": whose journey it is on which somebody is to be seen.
fn traveller(page: &Page, line: &Line, noun: usize) -> Option<Side> {
    let end = line.items[noun].tokens.start;
    let mark = |i: usize| page.words[i].among(&["'s", "’s", "'", "’"]);
    let journey = |i: usize| page.schema.status.journeys.iter().any(|n| page.words[i].is(n));
    let owns = |p: &usize| {
        let party = &line.parties[*p];
        let at = party.tokens.end;
        let owner = at < end && (mark(at) || mark(at - 1));
        owner && party.personal() && (at..end.min(at + 5)).any(journey)
    };
    (0..line.parties.len()).find(owns).map(Side::Party)
}

/// The country whose bare name alone stands before a noun of encounter: "the Syria talks" are about it, not with it.
pub(super) fn country_spoken_of(page: &Page, line: &Line, encounter: usize) -> Option<usize> {
    let encounter = &line.encounters[encounter];
    let [only] = line.parties_in(&encounter.tokens)[..] else { return None };
    let party = &line.parties[only];
    let named = page.atom(party.tokens.start).is_some_and(|a| a.polity().is_some());
    (named && matches!(party.head, Head::Body(_)) && party.tokens.end == encounter.head).then_some(only)
}

/// "the Coastal Leaders' Summit": whether those before a noun only lend the gathering its name.
fn of_its_name(page: &Page, end: usize, head: usize) -> bool {
    let titled = |w: &Word| w.among(&["leaders", "ministers"]) && w.capital();
    let words = &page.words[end.saturating_sub(1)..=head];
    words.last().is_some_and(|w| w.capital()) && words.iter().any(titled)
}

/// Those who stand in or right before the noun phrase: "X's talks", "the X–Y summit", "U.S.-Russian talks".
fn owners(page: &Page, line: &Line, encounter: usize) -> Vec<Side> {
    let tokens = &line.encounters[encounter].tokens;
    let mark = tokens.start > line.tokens.start && page.words[tokens.start - 1].among(&["'s", "’s", "'", "’"]);
    let end = tokens.start - usize::from(mark);
    let before =
        line.groups.iter().position(|g| g.tokens.end == end && g.parties.iter().all(|&p| line.parties[p].personal()));
    let head = line.encounters[encounter].head;
    if of_its_name(page, end, head) {
        return Vec::new();
    }
    let inside =
        line.parties_in(tokens).into_iter().filter(|&p| !line.parties[p].tokens.contains(&head)).map(Side::Party);
    before.map(Side::Group).into_iter().chain(inside).collect()
}
