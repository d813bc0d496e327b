//! Who holds which office, by what a verb says?

use super::line::Line;
use super::seek::{Bound, Fit};
use super::{RoleClaim, side};
use crate::mention::verb::Tense;
use crate::schema::rule::Makes;

/// What a rule tells of somebody's office, if it is one already.
pub(super) fn role_claim(line: &Line, fit: &Fit) -> Option<RoleClaim> {
    let Makes::Role { who, office, former } = &fit.rule.makes else { return None };
    if not_yet(line, fit) {
        return None;
    }
    let who = side(fit.slots.get(who.as_str())?)?;
    let Some(Bound::Who(g)) = fit.slots.get(office.as_str()) else { return None };
    let party = *line.groups[*g].parties.first()?;
    Some(RoleClaim { sentence: line.sentence, who, office: party, former: *former, rule: fit.rule.name.clone() })
}

/// "X might become mayor", "Y is to be minister": whether an office is but to come.
fn not_yet(line: &Line, fit: &Fit) -> bool {
    let anchor = &line.items[fit.anchor].tokens;
    let verb = line.verbs.iter().find(|v| v.tokens.contains(&anchor.start) || anchor.contains(&v.tokens.start));
    verb.is_some_and(|v| {
        let open = v.modal.as_ref().is_some_and(|m| ["might", "may", "could", "would", "should"].contains(&m.as_str()));
        let ahead = v.modal.is_some() || v.tense == Tense::Infinitive;
        // Whoever is to be replaced as something is that still.
        let own = v.passive || ["be", "become", "remain"].contains(&v.base.as_str());
        own && (open || v.is_to || ahead && v.base == "become")
    })
}
