//! Any text may be a list: its journeys or rows are taken or refused without a panic, and what they say can be kept.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::graph::Archive;
use rapporteur::import::{Columns, Entry, disclosures, journeys};
use rapporteur::Schema;

fuzz_target!(|text: &str| {
    let columns = Columns {
        date: "Date".into(),
        who: "Who".into(),
        organisation: Some("With".into()),
        about: Some("About".into()),
        carry: true,
        ..Columns::default()
    };
    let table = format!("Date,Who,With,About\n{text}");
    let rows = disclosures(&table, "list", "list.csv", &columns).unwrap_or_default();
    let rows = rows.into_iter().flatten().map(Entry::Disclosure);
    let travels = journeys(text, "list.xml").into_iter().flatten().map(Entry::Journey);
    for entry in rows.chain(travels) {
        Archive::default().add(entry.dossier(Schema::embedded())).unwrap();
    }
});
