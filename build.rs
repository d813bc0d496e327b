//! Lays the lists and rules of `schema/` down in the form in which the program takes them up at its start.
//!
//! It is built of the same sources that read a user's lists at run time; a test in `src/schema/embedded.rs` holds the two against each
//! other.

// Here the sources only read; what else they can do is for the library.
#![allow(dead_code, unused_imports)]

#[path = "src/error.rs"]
mod error;

#[path = "src/dossier"]
mod dossier {
    mod kind;
    pub use kind::{Kind, Status};
}

#[path = "src/schema"]
mod schema {
    mod fold;
    mod gathered;
    mod holder;
    mod kinds;
    mod lexicon;
    mod lists;
    pub mod load;
    mod origin;
    mod phrase;
    mod places;
    mod rule;
    mod verbs;
    mod weight_key;
    mod weights;
    pub use fold::fold;
}

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs, process};

use serde::Serialize;

fn main() {
    for source in ["build.rs", "schema", "src/schema", "src/dossier/kind.rs", "src/error.rs"] {
        println!("cargo::rerun-if-changed={source}");
    }
    let read = schema::load::load(&BTreeMap::new()).unwrap_or_else(|error| {
        eprintln!("{error}");
        process::exit(1)
    });
    lay_down("gazetteer.bin", &packed(&read.gazetteer));
    lay_down("lists.bin", &packed(&read.lists));
    lay_down("lexicon.bin", read.lexicon.bytes());
}

fn packed<T: Serialize>(lists: &T) -> Vec<u8> {
    postcard::to_allocvec(lists).expect("lists and rules are plain data")
}

fn lay_down(name: &str, bytes: &[u8]) {
    let folder = env::var("OUT_DIR").expect("cargo tells where to");
    fs::write(Path::new(&folder).join(name), bytes).expect("the folder of the build can be written");
}
