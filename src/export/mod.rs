//! How does it leave the house? Pictures and files that other tools read.

pub mod dot;
mod graphviz;
pub mod json;
pub mod part;
pub mod picture;
