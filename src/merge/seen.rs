//! The persons of single documents, with all that tells who they are.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::date::Date;
use crate::dossier::{Dossier, Participant, Person, Role, Source, Who};

use super::alike::Name;
use super::names::Names;
use super::office::{Key, polity_key};

/// A person of one document.
pub struct Seen<'a> {
    /// Number of the dossier.
    pub dossier: usize,
    /// Number of the person in the dossier.
    pub place: usize,
    /// When the document was published.
    pub when: Option<Date>,
    /// The person as the document has it.
    pub person: &'a Person,
    /// Number of the name's spelling.
    pub spelling: usize,
    /// The name, taken apart.
    pub name: Arc<Name>,
    /// Offices, and whether they are former ones; then countries, as offices without title.
    pub roles: Vec<(Key, bool)>,
    /// Whether the document itself tells of which country the person is. Else its surroundings have been taken for it.
    pub told: bool,
}

/// From here on the text says of which country an office is; below the country has been gathered from what stands around.
const SAID: f32 = 0.9;

/// The persons of dossiers, these with their numbers, whose names are among these.
pub fn look<'a>(
    dossiers: impl Iterator<Item = (usize, &'a Dossier)>,
    names: &Names,
    among: impl Fn(usize) -> bool,
) -> Vec<Seen<'a>> {
    let mut seen = Vec::new();
    for (dossier, d) in dossiers {
        let when = d.documents.first().and_then(|s: &Source| s.published);
        for (place, person) in d.persons.iter().enumerate() {
            let spelling = names.at(dossier, place);
            if !among(spelling) {
                continue;
            }
            let offices = person.roles.iter().map(|r| (Key::of(&r.office), r.former));
            let roles = offices.chain(countries(d, person).into_iter().map(|of| (Key::open(of), false))).collect();
            let name = names.spelt[spelling].clone();
            seen.push(Seen { dossier, place, when, person, spelling, name, roles, told: is_told(person) });
        }
    }
    seen
}

fn is_told(person: &Person) -> bool {
    let said = |r: &Role| r.confidence >= SAID && r.office.of.is_some();
    !person.countries.is_empty() || person.roles.iter().any(said)
}

/// The countries of a person beside those of the offices: what the document says, or else the one party to the meetings that
/// is nobody else's.
fn countries(d: &Dossier, person: &Person) -> BTreeSet<String> {
    if person.countries.is_empty() && person.roles.iter().all(|r| r.office.of.is_none()) {
        return own_party(d, person).into_iter().collect();
    }
    person.countries.iter().map(|c| polity_key(&c.value)).collect()
}

fn own_party(d: &Dossier, person: &Person) -> Option<String> {
    let mut found: BTreeSet<String> = BTreeSet::new();
    for m in d.meetings.iter().filter(|m| m.participants.iter().any(|p| is(&p.who, person))) {
        let others = || m.participants.iter().filter(|p| !is(&p.who, person));
        let taken: BTreeSet<String> = others().flat_map(|p| polities(d, p)).collect();
        let named = others().filter(|p| polities(d, p).is_empty()).count();
        let left: BTreeSet<String> =
            m.parties.iter().map(|p| polity_key(&p.value)).filter(|p| !taken.contains(p)).collect();
        // Of whom no country is known may be of any that is left.
        if named == 0 && left.len() == 1 {
            found.extend(left);
        }
    }
    found.pop_first().filter(|_| found.is_empty())
}

fn is(who: &Who, person: &Person) -> bool {
    matches!(who, Who::Person(id) if *id == person.id)
}

/// The countries and bodies of a participant.
fn polities(d: &Dossier, p: &Participant) -> Vec<String> {
    let own = match &p.who {
        Who::Person(id) => {
            let person = d.persons.iter().find(|o| o.id == *id);
            let roles = person.into_iter().flat_map(|o| &o.roles).filter_map(|r| r.office.of.as_deref());
            roles.chain(person.into_iter().flat_map(|o| &o.countries).map(|c| c.value.as_str())).collect()
        }
        Who::Office(office) | Who::Group(office) => office.of.as_deref().into_iter().collect::<Vec<_>>(),
    };
    own.into_iter().map(polity_key).collect()
}
