//! What looks like an encounter and is none: a wish, an order, a page to look up, a word to the press.

use super::line::{Line, What};
use super::topic::Zones;
use super::topic::chunk::chunk;
use super::{MeetingClaim, Side, status};
use crate::document::BlockKind;
use crate::document::tag::Tag;
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::party::Head;
use crate::mention::verb::Tense;

/// The rule of invitations.
pub(super) const INVITES: &str = "invite";

/// Rules of visits to somebody.
const VISITS: &[&str] = &["visit-somebody", "somebodys-visit-to"];

/// Whether what is visited is a country or body: only persons are called on.
pub(super) fn no_host(line: &Line, claim: &MeetingClaim) -> bool {
    let body = |s: &Side| match s {
        Side::Group(g) => line.groups[*g].parties.iter().any(|&p| !line.parties[p].personal()),
        Side::Party(p) => !line.parties[*p].personal(),
        Side::Implied => false,
    };
    VISITS.contains(&claim.rule.as_str()) && claim.sides.iter().any(body)
}

/// Whether a line but names another page: "See also: Meeting with X".
pub(super) fn link(page: &Page, line: &Line) -> bool {
    page.document.kind(&page.document.sentences[line.sentence]) == BlockKind::Teaser && line.verbs.is_empty()
}

/// Whether an encounter is but the topic of another: "they discussed the EU summit".
pub(super) fn only_spoken_of(line: &Line, claim: &MeetingClaim, zones: &Zones) -> bool {
    let personal = claim.sides.iter().any(|s| match s {
        Side::Group(g) => line.groups[*g].parties.iter().any(|&p| matches!(line.parties[p].head, Head::Name(_))),
        Side::Party(p) => line.parties[*p].personal() && matches!(line.parties[*p].head, Head::Name(_)),
        Side::Implied => false,
    });
    !personal && claim.rule == "owners-talks" && claim.encounter.is_some_and(|e| zones.matter(line.encounters[e].head))
}

/// "spoke to reporters" is no encounter, whoever else the sentence names.
pub(super) fn to_press(page: &Page, line: &Line, claim: &MeetingClaim) -> bool {
    let press = |&p: &usize| match &line.parties[p].head {
        Head::Group(noun) => page.schema.cast.press.iter().any(|word| noun.ends_with(word.as_str())),
        _ => false,
    };
    let all = |side: &Side| matches!(side, Side::Group(g) if line.groups[*g].parties.iter().all(press));
    claim.sides.iter().any(all)
}

/// "did not meet" is no encounter; "had invited him" tells of one that came about or not, and is told elsewhere.
pub(super) fn never_was(line: &Line, claim: &MeetingClaim) -> bool {
    let verb = line.verbs.iter().find(|v| v.main == claim.anchor);
    verb.is_some_and(|v| {
        let not_met = claim.encounter.is_none() && status::never_was(v);
        claim.status == Status::Proposed && (not_met || claim.rule == INVITES && v.tense == Tense::Pluperfect)
    })
}

/// "denied that he had ever met X": they have not.
pub(super) fn disowned(page: &Page, line: &Line, claim: &MeetingClaim) -> bool {
    let own = line.verbs.iter().find(|v| v.main == claim.anchor);
    let before = line.verbs.iter().rfind(|v| v.finite() && v.tokens.end <= claim.anchor && Some(*v) != own);
    let over = own.is_some_and(|v| matches!(v.tense, Tense::Perfect | Tense::Pluperfect | Tense::Participle));
    let denies = before.is_some_and(|v| v.base == "deny" && !v.negated);
    denies && over && page.words[line.tokens.start..claim.anchor].iter().any(|w| w.among(&["ever", "having"]))
}

/// "called on the minister to act", "called his ambassador home": a wish or an order, not a visit.
pub(super) fn urges(page: &Page, line: &Line, claim: &MeetingClaim) -> bool {
    let end = claim.tokens.end;
    let behind = end..line.tokens.end.min(end + 4);
    let clause = behind.clone().take_while(|&i| page.words[i].word()).find(|&i| page.words[i].is("to"));
    let noun = |i: usize| matches!(page.words[i].tag, Tag::DT | Tag::PRPS | Tag::NNP | Tag::NNPS | Tag::CD | Tag::PRP);
    let told = clause.is_some_and(|i| i + 1 < line.tokens.end && !noun(i + 1));
    let home = behind.start < line.tokens.end && page.words[end].among(&["home", "back"]);
    told && ["call-on", "await-there"].contains(&claim.rule.as_str()) || home && claim.rule == "call-somebody"
}

/// "After talks with X, Y met Z": X came along with nobody.
pub(super) fn partner_of_noun(page: &Page, line: &Line, with: usize) -> bool {
    let before = with.checked_sub(1).map(|k| line.items[k].what);
    page.words[line.items[with].tokens.start].is("with") && matches!(before, Some(What::Encounter(_)))
}

/// "called for the release of X": an appeal is no call.
pub(super) fn calls_for(page: &Page, line: &Line, item: usize) -> bool {
    let What::Verb(v) = line.items[item].what else { return false };
    line.verbs[v].base == "call" && page.words.get(line.verbs[v].tokens.end).is_some_and(|w| w.is("for"))
}

/// "to meet urgent needs": what is met is no party.
pub(super) fn meets_things(page: &Page, line: &Line, item: usize) -> bool {
    const THINGS: &[&str] = &[
        "need",
        "needs",
        "goal",
        "goals",
        "target",
        "targets",
        "challenge",
        "challenges",
        "demand",
        "demands",
        "requirements",
        "obligations",
        "commitments",
        "conditions",
        "expectations",
        "standards",
        "criteria",
        "deadline",
        "deadlines",
        "threat",
        "threats",
        "objectives",
        "ambitions",
        "aspirations",
        "costs",
        "shortfall",
        "moment",
    ];
    let What::Verb(v) = line.items[item].what else { return false };
    let thing = || chunk(page, line, line.verbs[v].tokens.end, line.tokens.end);
    let named = |i: usize| page.words.get(i).is_some_and(|w| w.among(THINGS));
    line.verbs[v].base == "meet" && thing().is_some_and(|t| named(t.end - 1) || named(t.end))
}
