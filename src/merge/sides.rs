//! Are the participants of two reports those of one encounter?

use std::collections::BTreeSet;

use crate::dossier::Kind;

use super::office::Key;
use super::place;
use super::same::{Told, World};

/// How well the participants agree; `None` where they exclude each other or too few are known.
pub fn agree(a: &Told, b: &Told, world: &World) -> Option<u32> {
    let named = a.persons.intersection(&b.persons).count();
    let holds =
        |persons: &BTreeSet<usize>, office: &Key| persons.iter().any(|&p| world.people.offices(p).contains(office));
    let found = |from: &Told, to: &Told| {
        let there = |o: &&Key| to.offices.contains(o) || holds(&to.persons, o);
        from.offices.iter().filter(there).count()
    };
    let (a_found, b_found) = (found(a, b), found(b, a));
    let known = Told::known;
    if a.event.is_some() && a.event == b.event && known(a) <= 1 && known(b) <= 1 {
        return Some(3);
    }
    // A person of one side may stand for an office of the other.
    let a_left = known(a) - named - a_found - covered(a, b, world);
    let b_left = known(b) - named - b_found - covered(b, a, world);
    let both = known(a) - a_left;
    if known(a) == 0 && known(b) == 0 {
        return crowds(a, b);
    }
    if both >= 2 {
        let subset = (a_left == 0 || b_left == 0) && (a_left + b_left == 0 || !two_cities(a, b, world));
        let day = |t: &Told| t.meeting.date().filter(|d| d.precision() == 3);
        let mostly = both > a_left + b_left && day(a).is_some() && day(a) == day(b);
        let fits = subset || mostly || chief_and_deputy(a, b, world);
        return fits.then_some(2 + both.min(8) as u32);
    }
    if named == 1 && (one_table(a, b) || one_gathering(a, b)) {
        return Some(2);
    }
    if both == 1 && a_left + b_left > 0 && chief_and_deputy(a, b, world) {
        return Some(2);
    }
    let (few, many) = if known(a) <= known(b) { (a, b) } else { (b, a) };
    let gathering = |t: &Told| t.meeting.kind == Kind::Conference;
    let countries = few.parties.len() >= 2 && few.parties.is_subset(&many.parties);
    let others = few.parties.len() >= 2 || !few.groups.is_empty() || (few.place.is_some() && few.place == many.place);
    let alone = few.parties == many.parties && known(many) == 1 && few.groups == many.groups && others;
    let event = known(many) == 1 || a.event == b.event;
    (both == 1 && known(few) == 1 && event && gathering(a) == gathering(b) && (countries || alone)).then_some(2)
}

/// Whether one of them had guests to one meal, of whom each report knows others.
fn one_table(a: &Told, b: &Told) -> bool {
    let day = a.meeting.date().is_some_and(|d| d.precision() == 3) && a.meeting.date() == b.meeting.date();
    a.meal.is_some() && a.meal == b.meal && day && a.place.is_some() && a.place == b.place
}

/// Whether both tell of a gathering with one group, of one day and place: each report knows others of the many.
fn one_gathering(a: &Told, b: &Told) -> bool {
    let many = |t: &Told| matches!(t.meeting.kind, Kind::Summit | Kind::Conference);
    let day = a.meeting.date().is_some_and(|d| d.precision() == 3) && a.meeting.date() == b.meeting.date();
    many(a) && many(b) && day && a.place.is_some() && a.place == b.place && !a.groups.is_disjoint(&b.groups)
}

/// Whether the reports tell of visitors by one of their people each, of the same hosts, named or not, on the same day at the same place.
fn chief_and_deputy(a: &Told, b: &Told, world: &World) -> bool {
    let of = |p: &usize| world.people.offices(*p).iter().filter_map(|k| k.of.as_deref()).collect::<BTreeSet<&str>>();
    let common: Vec<BTreeSet<&str>> = a.persons.intersection(&b.persons).map(of).collect();
    // One report may know of more hosts than the other.
    let host = |p: &&usize| !common.is_empty() && common.iter().all(|countries| !countries.is_disjoint(&of(p)));
    let own =
        |from: &Told, to: &Told| from.persons.difference(&to.persons).filter(|p| !host(p)).map(of).collect::<Vec<_>>();
    let (guests, others) = (own(a, b), own(b, a));
    let mut all = guests.iter().chain(&others).cloned();
    let Some(mut side) = all.next() else { return false };
    all.for_each(|countries| side.retain(|c| countries.contains(c)));
    let there = a.place.is_some() && a.place == b.place && a.meeting.date() == b.meeting.date();
    let day = a.meeting.date().is_some_and(|d| d.precision() == 3);
    let named = a.offices == b.offices;
    let abroad = |place: &String| place::known(place) && !place::lies_in(place, side.iter().copied());
    let visit = !guests.is_empty() && !others.is_empty() && a.place.as_ref().is_some_and(abroad);
    there && day && named && visit && !side.is_empty() && common.iter().all(|countries| countries.is_disjoint(&side))
}

/// Whether each report names a place, both no country, and not the same.
fn two_cities(a: &Told, b: &Told, world: &World) -> bool {
    let city = |t: &Told| t.place.clone().filter(|p| !world.polities.contains(p));
    matches!((city(a), city(b)), (Some(x), Some(y)) if !place::within(&x, &y))
}

/// Persons of `a` who are in `b` by their office only.
fn covered(a: &Told, b: &Told, world: &World) -> usize {
    let by_office =
        |p: &&usize| !b.persons.contains(p) && b.offices.iter().any(|o| world.people.offices(**p).contains(o));
    a.persons.iter().filter(by_office).count()
}

/// Meetings of which no single participant is known: the parties must be the same, or place and topic.
fn crowds(a: &Told, b: &Told) -> Option<u32> {
    let parties = a.parties.len() >= 2 && a.parties == b.parties;
    let spot = a.parties == b.parties && a.place.is_some() && a.place == b.place;
    (parties || spot).then_some(1)
}
