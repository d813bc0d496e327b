//! What kind of meeting was it, by who met and where?

use super::super::cast::{Cast, Meant};
use super::super::fact::{Kind, Status};
use super::super::meeting::Draft;
use super::claims;
use super::heads::Heads;
use crate::claim::MeetingClaim;
use crate::schema::Sort;

/// The kind of a meeting, given what its words tell.
pub(super) fn settled(cast: &Cast, heads: &Heads, draft: &Draft) -> Option<Kind> {
    let told = match draft.kind {
        _ if heads.meet(cast, draft) => draft.kind,
        _ if greeted(cast, draft) => return Some(Kind::Visit),
        // Who is to be received is to be heard.
        Some(Kind::Visit) if !draft.topics.is_empty() || draft.status == Some(Status::Planned) => Some(Kind::Talks),
        Some(Kind::Conference) if aside(draft) => Some(Kind::Talks),
        other => other,
    };
    let in_person = matches!(told, Some(Kind::Talks | Kind::Visit | Kind::Conference) | None);
    if in_person && heads.meet(cast, draft) {
        return Some(Kind::Summit);
    }
    let alone = draft.who.len() == 1 && told == Some(Kind::Talks);
    let many = alone && draft.bodies.iter().any(|(b, _)| multilateral(cast, b));
    if many { Some(Kind::Conference) } else { told }
}

/// Whether an encounter is no more than a welcome where somebody arrives: "was met at the airport by".
pub(super) fn greeted(cast: &Cast, draft: &Draft) -> bool {
    const ARRIVALS: &[&str] =
        &["airport", "tarmac", "runway", "airfield", "gangway", "station", "quay", "pier", "airstrip"];
    const WELCOMES: &[&str] = &["meet", "greet", "welcome", "receive", "await", "embrace", "hug", "kiss", "see"];
    let arrival = |c: &MeetingClaim| {
        let line = &cast.claims.lines[c.sentence];
        let (start, end) = (c.tokens.start.saturating_sub(4).max(line.tokens.start), c.tokens.end + 8);
        let place = cast.page.words[start..end.min(line.tokens.end)].iter().any(|w| w.among(ARRIVALS));
        place && line.verbs.iter().any(|v| v.main == c.anchor && WELCOMES.contains(&v.base.as_str()))
    };
    let mut told = claims(cast, draft).peekable();
    told.peek().is_some() && draft.topics.is_empty() && told.all(arrival)
}

/// Whether two persons spoke with each other at a conference rather than attended it.
pub(super) fn aside(draft: &Draft) -> bool {
    let personal = |m: &Meant| matches!(m, Meant::Person(_) | Meant::Office(_));
    let attended = draft.evidence.iter().any(|e| e.rule.contains("gathering"));
    draft.who.len() == 2 && draft.who.iter().all(|(m, _)| personal(m)) && !attended
}

/// Whether a body is one of many states.
pub(super) fn multilateral(cast: &Cast, name: &str) -> bool {
    let lists = &cast.page.schema.organisations;
    lists.iter().any(|o| o.name == name && matches!(o.kind, Sort::International | Sort::Bloc))
}
