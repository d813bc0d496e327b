//! What does one document say? Mentions become persons, claims become meetings.

pub mod fact;

pub use fact::*;
