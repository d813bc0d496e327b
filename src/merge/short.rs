//! Whom does a surname alone mean? The person of full name whose office, country and time fit.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;

use super::alike::Name;
use super::office::Key;
use super::person::{Group, ODD, REIGN, SHORT, Seen, TENURE, YEAR, apart, day, distance};

/// Within how many years another office of the same country may be the next step of one career.
const CAREER: i16 = 5;

/// How well a person known by a short name fits a group; the better the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Nothing speaks for it but the name.
    Name,
    /// They serve one country.
    Country,
    /// They hold one office.
    Office,
}

fn fit(one: &Group, when: Option<Date>, group: &Group) -> Option<Fit> {
    if one.contradicts(group) || !one.dossiers.is_disjoint(&group.dossiers) {
        return None;
    }
    let years = apart(group, one);
    let pairs = || one.offices.keys().flat_map(|a| group.offices.keys().map(move |b| (a, b)));
    let long = if one.numbered && group.numbered { REIGN } else { TENURE };
    if years <= long && pairs().any(|(a, b)| a.agrees(b) || a.shortens(b)) {
        return Some(Fit::Office);
    }
    if years > SHORT {
        return None;
    }
    let at_once = pairs().any(|(a, b)| a.of_state() && b.of_state() && a.of == b.of && held_at(group, b, when));
    if at_once {
        return None;
    }
    if !one.has_office() || !group.has_office() {
        return Some(Fit::Name);
    }
    // Another office of the same country is the next step of one career only if it comes soon.
    let country = pairs().any(|(a, b)| a.of.is_some() && a.of == b.of && years_between(group, b, when) <= CAREER);
    country.then_some(Fit::Country)
}

/// Years from the time at which documents give the group that office; 0 where no time is known.
fn years_between(group: &Group, office: &Key, when: Option<Date>) -> i16 {
    let years = group.offices[office].iter().flatten().map(|d| d.year());
    when.and_then(|w| years.map(|y| (y - w.year()).abs()).min()).unwrap_or(0)
}

/// Whether documents of about that time say that the office is held by the group.
fn held_at(group: &Group, office: &Key, when: Option<Date>) -> bool {
    let Some(year) = when.map(|d| d.year()) else { return false };
    let years = group.offices[office].iter().flatten().map(|d| d.year());
    years.clone().min().is_some_and(|y| y <= year) && years.max().is_some_and(|y| y >= year)
}

/// Finds for each person known by a short name the group that it fits, or makes groups of such persons.
pub fn place_short_names(seen: &[Seen], mut groups: Vec<Group>) -> Vec<Group> {
    let mut forms = Forms::new();
    let called: Vec<Called> = groups.iter().map(|g| Called::of(seen, g, &mut forms)).collect();
    let mut by_word: BTreeMap<u64, BTreeSet<usize>> = BTreeMap::new();
    for (at, called) in called.iter().enumerate() {
        for key in called.names.values().flat_map(|n| n.short_keys()) {
            by_word.entry(key).or_default().insert(at);
        }
    }
    let mut left: BTreeMap<String, Vec<Group>> = BTreeMap::new();
    let (mut placed, mut mistaken) = (Vec::new(), Vec::new());
    for (number, s) in seen.iter().enumerate().filter(|(_, s)| !s.name.is_full()) {
        let one = Group::of(number, s);
        let near = s.name.short_keys().into_iter().filter_map(|k| by_word.get(&k)).flatten();
        let near: BTreeSet<usize> = near.copied().collect();
        match (find(&one, s, &groups, &called, &near), slip(&one, s, &groups, &called, &near)) {
            (Some(at), _) => placed.push((at, one)),
            (None, Some(at)) => mistaken.push((at, one)),
            _ => left.entry(s.name.short_key()).or_default().push(one),
        }
    }
    drop(called);
    placed.into_iter().for_each(|(at, one)| groups[at].take(one));
    mistaken.into_iter().for_each(|(at, one)| groups[at].take_mistaken(one));
    groups.extend(left.into_values().flat_map(|ones| join_short_names(seen, ones)));
    groups
}

/// The group that a short name means. Who is called so to the letter comes before whose name only sounds like it; the
/// less alike the names, the more the offices must agree.
fn find(one: &Group, s: &Seen, full: &[Group], called: &[Called], near: &BTreeSet<usize>) -> Option<usize> {
    let groups = |all: &[usize]| all.iter().map(|&at| (at, &full[at])).collect::<Vec<_>>();
    let (letters, rest): (Vec<usize>, Vec<usize>) = near.iter().partition(|at| called[**at].spells(&s.name));
    if !letters.is_empty() {
        return best(one, s.when, &groups(&letters), Fit::Name);
    }
    let (key, rest): (Vec<usize>, Vec<usize>) = rest.into_iter().partition(|at| called[*at].has(&s.name));
    if !key.is_empty() {
        return best(one, s.when, &groups(&key), Fit::Country);
    }
    let sounds: Vec<usize> = rest.into_iter().filter(|&at| called[at].answers(&s.name)).collect();
    best(one, s.when, &groups(&sounds), Fit::Office)
}

/// Single words by which documents call somebody, taken apart.
type Forms<'a> = BTreeMap<&'a str, Name>;

/// The one well known person of that name and title in those days, whatever country the document gives.
fn slip(one: &Group, s: &Seen, full: &[Group], called: &[Called], near: &BTreeSet<usize>) -> Option<usize> {
    let mut known = near.iter().copied().filter(|&at| called[at].spells(&s.name) && apart(&full[at], one) <= SHORT);
    let (Some(at), None) = (known.next(), known.next()) else { return None };
    let group = &full[at];
    let usual = group.dossiers.len() >= ODD && apart(group, one) <= YEAR && one.dossiers.is_disjoint(&group.dossiers);
    (usual && one.contradicts(group) && group.shares_title(one)).then_some(at)
}

/// The names of a group by which short forms find it.
struct Called<'a> {
    /// Full names, by spelling.
    names: BTreeMap<&'a str, &'a Name>,
    /// The family name, and the single words by which documents call the person, whichever they are: "Lula", "Saddam".
    short: BTreeSet<String>,
    /// The same to the letter.
    letters: BTreeSet<String>,
}

impl<'a> Called<'a> {
    fn of(seen: &'a [Seen], group: &Group, forms: &mut Forms<'a>) -> Self {
        let mut called = Called { names: BTreeMap::new(), short: BTreeSet::new(), letters: BTreeSet::new() };
        for name in group.spellings.values().map(|&m| &seen[m].name) {
            called.names.insert(name.spelling(), name);
            called.short.insert(name.family_key());
            called.letters.extend(name.family_spelling());
        }
        for s in group.members.iter().map(|&m| &seen[m]) {
            for mention in s.person.mentions.iter().filter(|m| !m.value.contains(' ') && m.value != s.person.name) {
                let form = forms.entry(&mention.value).or_insert_with(|| Name::parse(&mention.value));
                if form.is_part_of(&s.name) {
                    called.short.insert(form.short_key());
                    called.letters.insert(form.spelling().to_string());
                }
            }
        }
        called
    }

    fn spells(&self, short: &Name) -> bool {
        self.letters.contains(&**short.spelling())
    }

    fn has(&self, short: &Name) -> bool {
        self.short.contains(&short.short_key())
    }

    fn answers(&self, short: &Name) -> bool {
        self.names.values().any(|full| short.shortens(full))
    }
}

/// The one group that fits best. Of several holders of the office the one of that time; else none where it is not clear.
fn best(one: &Group, when: Option<Date>, groups: &[(usize, &Group)], least: Fit) -> Option<usize> {
    let fits = groups.iter().filter_map(|&(at, g)| fit(one, when, g).map(|fit| (fit, at, g)));
    let fits: Vec<(Fit, usize, &Group)> = fits.filter(|f| f.0 >= least).collect();
    let top = fits.iter().map(|f| f.0).max()?;
    let mut fits: Vec<_> = fits.into_iter().filter(|f| f.0 == top).collect();
    if top == Fit::Office && fits.len() > 1 {
        let near = fits.iter().map(|f| distance(f.2, when.map(day))).min()?;
        fits.retain(|f| distance(f.2, when.map(day)) == near);
    }
    match fits.as_slice() {
        [(_, at, _)] => Some(*at),
        _ => None,
    }
}

/// Groups of persons of one short name: holders of one office are one; who holds none joins where there is one group only.
fn join_short_names(seen: &[Seen], ones: Vec<Group>) -> Vec<Group> {
    let (held, bare): (Vec<_>, Vec<_>) = ones.into_iter().partition(Group::has_office);
    let office = |a: &Group, b: &Group| {
        let long = if a.numbered && b.numbered { REIGN } else { TENURE };
        a.shares_office(b) && apart(a, b) <= long
    };
    let mut groups = linked(linked(held, office), career);
    let known = groups.clone();
    let mut rest = Vec::new();
    for one in bare {
        let when = one.members.first().and_then(|&m| seen[m].when);
        match best(&one, when, &known.iter().enumerate().collect::<Vec<_>>(), Fit::Name) {
            Some(at) => groups[at].take(one),
            None => rest.push(one),
        }
    }
    groups.extend(linked(rest, |a, b| apart(a, b) <= SHORT));
    groups
}

/// Whether one served the same country soon after the other, under the same name to the letter.
fn career(a: &Group, b: &Group) -> bool {
    let name = a.spellings.keys().any(|s| b.spellings.contains_key(s));
    name && !a.contradicts(b) && a.shares_polity(b) && a.follows(b) && apart(a, b) <= i64::from(CAREER) * YEAR
}

/// Lays together all that are linked, over others too.
fn linked(ones: Vec<Group>, link: impl Fn(&Group, &Group) -> bool) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for one in ones {
        let (same, mut rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(|g| link(g, &one));
        let mut joined = one;
        same.into_iter().for_each(|g| joined.take(g));
        rest.push(joined);
        groups = rest;
    }
    groups
}
