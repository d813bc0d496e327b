//! How the sides met, and whether they did: the plain words of facts, which the rooms before this one speak too.

use serde::{Deserialize, Serialize};

/// How the sides met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// In person, in any form.
    Talks,
    /// By telephone.
    Call,
    /// By video.
    Video,
    /// Heads of state or government in person, or whatever is called a summit.
    Summit,
    /// A gathering of many.
    Conference,
    /// Received by a host, no talks stated.
    Visit,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 6] = [Kind::Talks, Kind::Call, Kind::Video, Kind::Summit, Kind::Conference, Kind::Visit];

    /// The word used in output: `talks`, `call`, ...
    pub fn word(self) -> &'static str {
        match self {
            Kind::Talks => "talks",
            Kind::Call => "call",
            Kind::Video => "video",
            Kind::Summit => "summit",
            Kind::Conference => "conference",
            Kind::Visit => "visit",
        }
    }
}

/// Whether a meeting took place, as of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Hoped for, offered, possible, refused.
    Proposed,
    /// Announced or scheduled.
    Planned,
    /// Called off or put off.
    Cancelled,
    /// Took place or is under way.
    Held,
}

impl Status {
    /// Every status.
    pub const ALL: [Status; 4] = [Status::Held, Status::Planned, Status::Proposed, Status::Cancelled];

    /// The word used in output: `held`, `planned`, ...
    pub fn word(self) -> &'static str {
        match self {
            Status::Proposed => "proposed",
            Status::Planned => "planned",
            Status::Cancelled => "cancelled",
            Status::Held => "held",
        }
    }
}
