//! Names of persons: taken apart, compared, gathered, in any romanisation.
//!
//! [`Name::parse`] reads a name once; [`compare`] tells whether two can be one person's and why; [`cluster`] gathers
//! mentions; [`best`] picks the form to show; [`short_of`] tells whether a short form can stand for a full name.
//! Lists of titles, particles, equal names and sounds are in `schema/names/`.

mod align;
mod block;
mod cluster;
mod compare;
mod context;
mod cores;
mod distance;
mod doubt;
mod east;
mod features;
mod groups;
mod letters;
pub mod lines;
mod measure;
mod meet;
pub(crate) mod odds;
mod parse;
mod reading;
mod script;
mod sound;
mod spell;
mod syllable;
mod tables;
mod token;
mod train;
mod weights;
mod words;

pub(crate) use cluster::is_short;
pub use cluster::{Labelled, best, cluster};
pub use compare::{Comparison, Reason, SAME, Verdict, compare, explain, score, short_of, verdict};
pub(crate) use cores::shared;
pub use meet::{Meetings, short_keys};
pub use parse::Name;
pub use tables::Suffix;
pub use token::{Kind, Rule};
pub use train::{Trained, train};
