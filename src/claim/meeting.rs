//! Of which encounters does a sentence tell?

use super::line::{Line, What};
use super::seek::{Bound, Fit};
use super::sides::{country_spoken_of, sides_of};
use super::topic::{self, TopicMention, Zones};
use super::{COMPANY, MeetingClaim, Side, detail, no_meeting, status};
use crate::dossier::{Kind, Status};
use crate::mention::Page;
use crate::schema::rule::Makes;

/// The encounters of a sentence: one for each verb or noun, told by the rule that holds most.
pub(super) fn meetings(page: &Page, line: &Line, fits: &[Fit], zones: &Zones) -> Vec<MeetingClaim> {
    let mut found: Vec<(usize, MeetingClaim)> = Vec::new();
    for fit in fits {
        let claim = meeting_claim(page, line, fit, zones);
        let Some(claim) = claim.filter(|c| {
            !no_meeting::urges(page, line, c)
                && !no_meeting::never_was(line, c)
                && !no_meeting::disowned(page, line, c)
                && !no_meeting::to_press(page, line, c)
        }) else {
            continue;
        };
        let told = matches!(fit.rule.makes, Makes::Meeting { status: Some(_), .. });
        let idle = claim.ahead && claim.status == Status::Held;
        let weight = if idle { 0 } else { weight(line, &claim) + usize::from(told) };
        // Who else attended a meeting with somebody is told beside it.
        let adds = |c: &MeetingClaim| c.rule.starts_with(COMPANY);
        let same =
            |c: &MeetingClaim| c.encounter.is_some() && c.encounter == claim.encounter && adds(c) == adds(&claim);
        let twin = found.iter_mut().find(|(_, c)| c.anchor == claim.anchor || same(c));
        match twin {
            Some(twin) if twin.0 < weight => *twin = (weight, claim),
            Some(_) => {}
            None => found.push((weight, claim)),
        }
    }
    let mut claims: Vec<MeetingClaim> = found.into_iter().map(|(_, c)| c).collect();
    claims.sort_by_key(|c| c.anchor);
    claims
}

/// How much a claim knows: parties count most.
fn weight(line: &Line, claim: &MeetingClaim) -> usize {
    let parties = claim.sides.iter().map(|s| match s {
        Side::Group(g) => line.groups[*g].parties.iter().map(|&p| if line.parties[p].personal() { 2 } else { 1 }).sum(),
        Side::Party(p) => {
            if line.parties[*p].personal() {
                2
            } else {
                1
            }
        }
        Side::Implied => 1,
    });
    parties.sum::<usize>() * 4
        + claim.sides.len() * 2
        + claim.topics.len().min(1)
        + usize::from(claim.encounter.is_some())
}

/// So many words a verb's object takes before a place or a time behind it may be of something else.
const OBJECT: usize = 6;

/// The encounter that a rule tells of, if it is one.
fn meeting_claim(page: &Page, line: &Line, fit: &Fit, zones: &Zones) -> Option<MeetingClaim> {
    let Makes::Meeting { kind, talk, about, careful, mutual, told: tells, ahead, .. } = &fit.rule.makes else {
        return None;
    };
    let talk = talk.as_ref().and_then(|t| fit.slots.get(t.as_str()));
    let encounter = talk.and_then(|b| if let Bound::Encounter(e) = b { Some(*e) } else { None });
    if fit.rule.name.ends_with("-in-company") && no_meeting::partner_of_noun(page, line, fit.items.start)
        || fit.rule.name == "call-somebody" && no_meeting::calls_for(page, line, fit.anchor)
    {
        return None;
    }
    let (sides, guessed) = sides_of(page, line, fit, encounter)?;
    let anchor = match line.items[fit.anchor].what {
        What::Verb(v) => line.verbs[v].main,
        _ => line.items[fit.anchor].tokens.end - 1,
    };
    let tokens = line.items[fit.items.start].tokens.start..line.items[fit.items.end - 1].tokens.end;
    let around = detail::Around { page, line, tokens: &tokens, anchor, encounter, topics: zones };
    let (told, place, when) = (around.kind(*kind), around.place(), around.when());
    let far = *tells && around.far(if about.is_some() { anchor + OBJECT } else { anchor + 1 });
    Some(MeetingClaim {
        sentence: line.sentence,
        sides,
        encounter,
        kind: told.unwrap_or(Kind::Talks),
        kind_told: told.is_some_and(|k| k != Kind::Talks),
        status: status_of(page, line, fit, encounter),
        topics: topics_of(page, line, fit, encounter),
        place,
        when,
        tokens,
        anchor,
        careful: *careful,
        mutual: *mutual,
        guessed,
        tells: *tells,
        far,
        ahead: *ahead,
        rule: fit.rule.name.clone(),
    })
}

/// What it was about: the topics of the rule, of the noun and before it, else what it was for.
fn topics_of(page: &Page, line: &Line, fit: &Fit, encounter: Option<usize>) -> Vec<TopicMention> {
    let Makes::Meeting { about, .. } = &fit.rule.makes else { return Vec::new() };
    let mut topics = match about.as_ref().and_then(|a| fit.slots.get(a.as_str())) {
        Some(Bound::Topics(topics)) => topics.clone(),
        _ => Vec::new(),
    };
    let subject = encounter.and_then(|e| line.encounters[e].subject.clone());
    let matter = encounter.and_then(|e| country_spoken_of(page, line, e));
    topics.extend(subject.map_or(Vec::new(), |s| topic::before_noun(page, line, s)));
    topics.extend(matter.map_or(Vec::new(), |m| topic::within(page, line, line.parties[m].tokens.clone())));
    if topics.is_empty() { topic::purpose::behind(page, line, fit.items.end) } else { topics }
}

/// Whether it takes place: as the rule itself says, else by its verb and its noun.
fn status_of(page: &Page, line: &Line, fit: &Fit, encounter: Option<usize>) -> Status {
    let Makes::Meeting { status, ahead, .. } = &fit.rule.makes else { return Status::Held };
    let item = fit.anchor;
    let noun = encounter.and_then(|e| line.item_of(line.encounters[e].head));
    // "awaited her at the gate": a plan only in the present
    let awaited = |s: &Status| *s == Status::Planned && status::was_awaited(line, item);
    let said = status.filter(|s| !awaited(s)).map(|s| status::as_said(page, line, item, s));
    said.unwrap_or_else(|| match (line.items[item].what, noun) {
        (What::Verb(_), None) => status::of_verb(page, line, item),
        // "will attend a dinner given by X"
        (What::Verb(_), Some(noun)) if *ahead && noun < item => status::of_encounter(page, line, noun),
        (What::Verb(_), Some(noun)) => status::verb_or_noun(page, line, item, noun),
        (_, Some(noun)) => status::of_encounter(page, line, noun),
        (_, None) if *ahead => status::around(page, line, item),
        // "hopes for an hour with X"
        (_, None) if status::wished_for(page, line, item) => Status::Proposed,
        _ => Status::Held,
    })
}
