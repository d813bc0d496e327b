//! Which countries take part in a meeting?

use super::draft::Draft;
use super::join::note;
use crate::dossier::cast::{Cast, Meant};
use crate::dossier::fact::{Evidence, Office};
use crate::dossier::office;

/// The countries that take part: those of the persons and offices, then those named as sides.
pub fn parties(cast: &Cast, draft: &Draft) -> Vec<(String, Vec<Evidence>)> {
    let mut out: Vec<(String, Vec<Evidence>)> = Vec::new();
    let mut add = |name: String, evidence: &[Evidence]| evidence.iter().for_each(|e| note(&mut out, name.clone(), e));
    for (meant, evidence) in &draft.who {
        let of = match meant {
            Meant::Person(p) => movement(cast, *p).or_else(|| cast.homes[*p].clone()),
            Meant::Office(Office { of, .. }) | Meant::Group(Office { of, .. }) => {
                of.as_ref().map(|o| office::side_of(cast.page, o))
            }
            _ => None,
        };
        if let Some(of) = of {
            add(of, evidence);
        }
    }
    draft.bodies.iter().for_each(|(name, evidence)| add(office::side_of(cast.page, name), evidence));
    out
}

/// The movement or party that a person speaks for who holds no office of a country.
fn movement(cast: &Cast, person: usize) -> Option<String> {
    let mut bodies = cast.tenures[person].iter().filter(|t| !t.former).filter_map(|t| t.office.of.as_ref());
    let first = bodies.next()?;
    (office::movement(cast.page, first) && bodies.all(|b| b == first)).then(|| first.clone())
}
