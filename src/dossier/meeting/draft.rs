//! What is known of a meeting while its document is read?

use std::collections::BTreeSet;

use crate::claim::detail::PlaceFound;
use crate::date::Date;
use crate::dossier::cast::Meant;
use crate::dossier::fact::{Evidence, Kind, Status};
use crate::dossier::pairing;
use crate::span::Span;

/// A meeting of one document while it is compiled.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Persons, offices and groups, in the order of the text, each with its evidence.
    pub who: Vec<(Meant, Vec<Evidence>)>,
    /// Countries and bodies named as sides.
    pub bodies: Vec<(String, Vec<Evidence>)>,
    /// How they met, where the words tell.
    pub kind: Option<Kind>,
    /// Whether the words tell the kind beyond "talks".
    pub kind_told: bool,
    /// Whether it takes place.
    pub status: Option<Status>,
    /// Labels.
    pub topics: Vec<(String, Vec<Evidence>)>,
    /// Where.
    pub place: Option<(PlaceFound, Vec<Evidence>)>,
    /// When.
    pub date: Option<(Date, Vec<Evidence>)>,
    /// The words that show it.
    pub cue: Span,
    /// Sentences that tell of it.
    pub evidence: Vec<Evidence>,
    /// The sentence that told of it last.
    pub last: usize,
    /// Token of the first claim.
    pub anchor: usize,
    /// Sentences that tell of it, with the token that each claim hangs on.
    pub told: Vec<(usize, usize)>,
    /// Whether it was long before the one of which the document brings the news, between the same.
    pub earlier: bool,
    /// How likely it was a meeting at all, 0 to 1, where that was weighed.
    pub chance: Option<f32>,
}

impl Draft {
    /// Persons, offices and groups, without their evidence.
    pub(super) fn people(&self) -> BTreeSet<&Meant> {
        self.who.iter().map(|(m, _)| m).collect()
    }

    /// Whether a rule has read it; what is but likely to have been a meeting is no plan that one comes back to.
    pub(super) fn read(&self) -> bool {
        self.evidence.iter().any(|e| e.rule != pairing::RULE)
    }

    /// Whether it is talks to come of which the text tells where and about what, and not with whom.
    pub(super) fn round_ahead(&self) -> bool {
        let ahead = matches!(self.status, Some(Status::Planned | Status::Proposed));
        ahead && self.who.is_empty() && self.bodies.is_empty() && self.place.is_some() && !self.topics.is_empty()
    }
}
