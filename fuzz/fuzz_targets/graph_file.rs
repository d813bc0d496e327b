//! Any text offered as a graph file is read or refused; what is read is written and read back equal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::graph::file::Archive;

fuzz_target!(|text: &str| {
    let Ok(archive) = Archive::from_ron(text, "any.ron") else { return };
    let again = Archive::from_ron(&archive.to_ron(), "again.ron");
    assert_eq!(again.as_ref(), Ok(&archive));
});
