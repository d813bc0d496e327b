//! What several documents tell becomes one: persons, meetings, topics; in any order.

mod days;
mod laws;
mod meetings;
mod persons;
mod topics;

use crate::common::{self, Doc};
use rapporteur::Dossier;
use rapporteur::dossier::Meeting;

const FM: &str = "Foreign Minister";

/// A document of two ministers who met, told in its own words.
fn talks(id: &str, published: &str, host: &str, guest: &str) -> Doc {
    Doc::new(id, published).person(host, &[(FM, "Norland")]).person(guest, &[(FM, "Sudonia")])
}

fn only(dossier: &Dossier) -> &Meeting {
    assert_eq!(dossier.meetings.len(), 1, "{:#?}", dossier.meetings);
    &dossier.meetings[0]
}
