//! How does it leave the house? Pictures and files that other tools read.

pub mod dot;
pub mod json;
