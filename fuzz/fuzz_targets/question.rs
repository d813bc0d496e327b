//! Any text is a question, if only one that is not understood.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::{Dossier, Graph};

fuzz_target!(|question: &str| {
    let _ = rapporteur::query::understand(question, &Graph::of(Dossier::default()));
});
