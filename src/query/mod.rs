//! Questions over a graph: who met whom, about what, when, where, how often, in which office.
//!
//! [`understand`] turns English into a [`Query`], which is plain data and prints as what was understood;
//! [`answer`] finds the answers, each with the sentences that say so. No evidence, no answer.

mod also;
mod answer;
mod apposition;
mod asking;
mod beside;
mod choice;
mod chunk;
mod clerk;
mod collect;
mod differ;
mod doubt;
mod elder;
mod envoy;
mod explain;
mod figures;
mod follow;
mod gap;
mod gather;
mod grammar;
mod host;
mod join;
mod loose;
mod manner;
mod mend;
mod namesake;
mod near;
mod office;
mod path;
mod preface;
mod reign;
mod relative;
mod report;
mod resolve;
mod restrict;
mod sense;
mod sheet;
mod show;
mod side;
mod sieve;
mod span;
mod spelling;
mod spoken;
mod stretch;
mod than;
mod those;
mod times;
mod told;
mod topic;
mod trim;
mod understand;
mod weight;
mod when;
mod widen;
mod without;
mod word;

use serde::Deserialize;

use crate::dossier::Status;
use crate::graph::{Party, Selection};

pub use answer::{Answer, Cited, Found, answer, ask};
pub use clerk::Clerk;
pub use differ::diff;
pub use explain::{compare, explain};
pub use figures::{stats, timeline, top};
pub use follow::Talk;
pub use report::{Part, Report, Row, Style};
pub use resolve::{Thing, party, suggestions, thing};
pub use sheet::{path, show};
pub use show::{to_csv, to_json, to_markdown, to_text};
pub use understand::{Understood, understand};

/// What is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Ask {
    /// Those who met the ones named.
    Who,
    /// Everyone who took part, the ones named too.
    Participants,
    /// Topics.
    What,
    /// Dates.
    When,
    /// Years.
    Years,
    /// Months.
    Months,
    /// Places.
    Where,
    /// The countries of the places.
    Lands,
    /// By telephone, by video or in person.
    How,
    /// Held, planned, proposed or cancelled.
    Status,
    /// Countries and organisations represented.
    Countries,
    /// Documents.
    Sources,
    /// Who held an office.
    Holder,
    /// The offices of a person.
    Offices,
    /// Whether a person held an office.
    Check,
    /// Through whom two persons are connected.
    Path,
    /// Over how many meetings two persons are connected.
    Steps,
    /// Two persons who met each other.
    Pairs,
    /// Whether there is such a meeting.
    YesNo,
    /// The meetings at which most took part.
    Largest,
    /// The longest time between two meetings.
    Gap,
    /// The time from one meeting to another.
    Span,
    /// Something that no graph tells: why, how long.
    Nothing,
    /// The meetings themselves.
    #[default]
    List,
}

/// Which of several meetings in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The earliest.
    First,
    /// The latest.
    Last,
}

/// Something that is left out of the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Except {
    /// As it was typed; a topic, if it is no side.
    pub text: String,
    /// A side.
    pub party: Option<Party>,
}

/// A question as plain data. Prints as what was understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// What is asked for; several things where the question joins them ("when and where").
    pub asks: Vec<Ask>,
    /// How many there are, instead of which.
    pub count: bool,
    /// All meetings are asked for, in so many words, where nothing restricts them.
    pub all: bool,
    /// Only those that come up most often.
    pub most: bool,
    /// How many of those that come up most often; 0 for those at the head.
    pub top: usize,
    /// With whom it was less often ("more often than Putin").
    pub than: Option<Party>,
    /// Only those that come up at so many meetings or more; 0 asks for nothing.
    pub at_least: usize,
    /// Only those that come up at so many meetings or fewer; 0 asks for nothing.
    pub at_most: usize,
    /// Only of the first or the last meeting.
    pub turn: Option<Turn>,
    /// Of so many first or last meetings; 0 for those of the very first or last day.
    pub several: usize,
    /// Of the meeting that is so many in the order of time ("the second meeting"); 0 asks for none.
    pub nth: usize,
    /// In which unit a time is asked for ("how many weeks").
    pub unit: Option<&'static str>,
    /// Only of whoever was at home where it was (or, if false, came there).
    pub host: Option<bool>,
    /// Of whom the one is asked for of whom most is told ("Who had more meetings, Kerry or Blinken?").
    pub rivals: Vec<Party>,
    /// Which of `meetings` there are, instead of whether there are any ("in Geneva or in Paris?").
    pub which: bool,
    /// Whether there are meetings of all of `meetings`, instead of any of them ("in Geneva and in Paris").
    pub every: bool,
    /// Whether it is asked if there were none ("is it true that they never met").
    pub denied: bool,
    /// No more answers than so many ("name five people").
    pub limit: usize,
    /// Of meetings at which these were not ("without Kent").
    pub absent: Vec<Party>,
    /// Of meetings that were elsewhere ("outside China").
    pub outside: Option<String>,
    /// The countries of those who are named, not of the others ("which country does Kent represent").
    pub own: bool,
    /// Of `rivals` the one of whom least is told.
    pub fewest: bool,
    /// Only answers of this country, office or person ("which American officials").
    pub wanted: Option<Party>,
    /// Whoever may be of the side of those named is an answer too, if nothing tells of another side.
    pub company: bool,
    /// Answers leave out those named, even where everyone is asked for ("who else").
    pub others: bool,
    /// Who and what is left out of the answers ("besides Syria").
    pub except: Vec<Except>,
    /// Answers that come of these meetings too are left out ("whom Paz did not meet").
    pub without: Vec<Selection>,
    /// The parties met each other, not each of them someone else.
    pub each_other: bool,
    /// Sides of which each alone may be meant where no meeting has all of them.
    pub each: Vec<Party>,
    /// The meetings in question. Several are alternatives, or what `common` compares.
    pub meetings: Vec<Selection>,
    /// A number for each of `meetings`, instead of one for all.
    pub apart: bool,
    /// Only what is common to all of `meetings`.
    pub common: bool,
    /// Whether the kinds are a loose word ("summit", "meet") that may give way where nothing else fits.
    pub loose_kinds: bool,
    /// Statuses that will do where no meeting has the one asked for.
    pub or_statuses: Vec<Status>,
}
