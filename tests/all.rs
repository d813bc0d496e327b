//! All tests of the crate from outside, in one program: each file is a room of its own, and `cargo test --test all cases` runs one room.
//! One program takes a twentieth of the disk, and of the time to link, that one for each file took.

mod again;
mod cases;
mod cli;
mod common;
mod document;
mod doors;
mod draw;
mod exports;
mod graph_file;
mod graphs;
mod imports;
mod json;
mod known_holders;
mod laws;
#[cfg(feature = "mcp-test")]
mod mcp;
mod merge;
mod names;
mod pictures;
mod questions;
mod rules;
mod schema_lists;
#[cfg(feature = "serve")]
mod serve;
mod source;
#[cfg(feature = "sparql")]
mod sparql;
mod tag;
