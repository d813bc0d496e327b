//! Which descriptions tell an office that one person alone can hold? "the Russian president", "the prime minister".

use crate::dossier::office::same_title;
use crate::mention::office::{Determiner, Of, OfficeMention};
use crate::mention::party::{Head, Party};
use crate::schema::fold;

/// Last words of titles that one person at a time holds.
const SINGLE: &[&str] = &[
    "president",
    "minister",
    "premier",
    "chancellor",
    "king",
    "queen",
    "emir",
    "sultan",
    "pope",
    "secretary of state",
    "secretary-general",
    "secretary",
    "prince",
    "taoiseach",
    "emperor",
    "patriarch",
    "high representative",
    "foreign policy chief",
    "head of state",
];

/// Last words of titles that several may hold, of whom "the" tells that one was named.
const SPOKEN_OF: &[&str] = &[
    "leader",
    "speaker",
    "envoy",
    "special representative",
    "assistant secretary of state",
    "negotiator",
    "mediator",
    "commissioner",
    "facilitator",
];

/// Titles that a person may be given by where nothing but "the" stands before: not those of queens and popes, who have styles.
const UNTITLED: &[&str] = &[
    "president",
    "premier",
    "chancellor",
    "taoiseach",
    "foreign secretary",
    "secretary of state",
    "defense secretary",
];

/// Ministers who need no name where one alone is spoken of.
const MINISTERS: &[&str] =
    &["prime minister", "foreign minister", "defense minister", "interior minister", "finance minister"];

/// Whether two titles name one office: a foreign secretary is one beside any foreign minister.
pub(super) fn same_here(title: &str, office: &str) -> bool {
    let own = ["Foreign Secretary", "Secretary of State", "Defense Secretary", "Taoiseach"].contains(&office);
    if own { title == office } else { same_title(title, office) }
}

/// The office of a description without a country: "the president".
pub(super) fn untold(party: &Party) -> Option<&OfficeMention> {
    let office = party.offices.first().filter(|_| party.head == Head::Office)?;
    let title = fold(&office.title);
    let single = UNTITLED.contains(&&*title) || MINISTERS.contains(&&*title);
    let definite = office.determiner == Determiner::Definite && office.of == Of::Open;
    (single && definite && !office.former && !office.plural).then_some(office)
}

/// The office of a description that one person alone can be: "the Russian president", "Russia's president".
pub(super) fn described(party: &Party) -> Option<(&OfficeMention, &str)> {
    let office = party.offices.first().filter(|_| party.head == Head::Office)?;
    let Of::Body(of) = &office.of else { return None };
    let title = fold(&office.title);
    if ["minister", "secretary", "prince"].contains(&&*title) {
        return None;
    }
    let single = SINGLE.iter().any(|s| title.ends_with(s))
        && !["deputy", "vice", "assistant", "press"].iter().any(|w| title.contains(w));
    let known = single && office.determiner != Determiner::Indefinite
        || office.determiner == Determiner::Definite && SPOKEN_OF.iter().any(|s| title.ends_with(s));
    (known && !office.former && !office.plural).then_some((office, of))
}
