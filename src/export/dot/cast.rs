//! Who stands beside the cards: persons, unnamed office-holders, and countries for which nobody is named.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::office::{Attended, Posts, home};
use super::text::clean;
use crate::dossier::{Dossier, Meeting, Office, Person, Who};

/// Whom a box stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key<'d> {
    /// A person, by id.
    Person(&'d str),
    /// An unnamed holder of an office.
    Office(&'d Office),
    /// A group, of one meeting alone.
    Group(&'d Office, usize),
    /// A country or organisation.
    Polity(&'d str),
}

/// A box beside the cards.
#[derive(Debug)]
pub struct Face<'d> {
    /// Whom it stands for.
    pub key: Key<'d>,
    /// The name that stands in it.
    pub name: String,
    /// The name in the title of a card: "Kerry", "GB Foreign Secretary".
    pub short: String,
    /// Lines below the name, without the country: "Secretary of Defense (2013)".
    pub posts: Vec<String>,
    /// The country's code, or its name where it has none.
    pub tag: Option<&'d str>,
    /// The cards that it is linked with, by number.
    pub cards: Vec<usize>,
    /// Whether it stands left of the cards.
    pub left: bool,
}

/// Everybody in a picture.
#[derive(Debug, Default)]
pub struct Cast<'d> {
    /// The boxes, from top to bottom in their columns.
    pub faces: Vec<Face<'d>>,
    /// For each card those who have no box there.
    pub others: Vec<Vec<String>>,
}

/// The codes of countries, as the caller gave them.
pub type Codes = BTreeMap<String, String>;

/// What names a country in the picture: its code, or the name itself.
pub fn tag<'d>(polity: &'d str, codes: &'d Codes) -> &'d str {
    codes.get(polity).map_or(polity, String::as_str)
}

/// One who takes part in a meeting, and in which office.
type Seat<'d> = (Key<'d>, Option<&'d Office>);

impl<'d> Cast<'d> {
    /// Those who take part in these meetings; at each meeting at most `crowd` have boxes.
    pub fn of(dossier: &'d Dossier, meetings: &[&'d Meeting], codes: &'d Codes, crowd: usize) -> Cast<'d> {
        let persons: BTreeMap<&str, &Person> = dossier.persons.iter().map(|p| (p.id.as_str(), p)).collect();
        let seats: Vec<Vec<Seat>> = meetings.iter().enumerate().map(|(i, m)| seats(m, i, &persons, codes)).collect();
        let mut often: BTreeMap<Key, usize> = BTreeMap::new();
        seats.iter().flatten().for_each(|(key, _)| *often.entry(*key).or_default() += 1);

        let mut linked: BTreeMap<Key, Attended> = BTreeMap::new();
        let mut unlinked: Vec<Vec<Key>> = vec![Vec::new(); seats.len()];
        for (card, mut seats) in seats.into_iter().enumerate() {
            seats.sort_by_key(|(key, _)| Reverse(often[key]));
            for (n, (key, office)) in seats.into_iter().enumerate() {
                match n < crowd {
                    true => linked.entry(key).or_default().push((card, office)),
                    false => unlinked[card].push(key),
                }
            }
        }
        let posts = Posts::of(&linked, meetings, &persons);
        let face = |(key, at): (&Key<'d>, &Attended<'d>)| {
            let tag = polity(*key, at, &persons, codes).map(|p| tag(p, codes));
            Face {
                key: *key,
                name: name(*key, &persons),
                short: short(*key, &persons, codes),
                posts: posts.lines(*key, tag, codes),
                tag,
                cards: at.iter().map(|(card, _)| *card).collect(),
                left: false,
            }
        };
        let mut faces: Vec<Face> = linked.iter().map(face).collect();
        super::sides::settle(&mut faces);
        let names = |keys: Vec<Key<'d>>| keys.into_iter().map(|k| short(k, &persons, codes)).collect();
        Cast { faces, others: unlinked.into_iter().map(names).collect() }
    }

    /// How often each country takes part.
    pub fn counts(&self) -> BTreeMap<&'d str, usize> {
        let mut counts = BTreeMap::new();
        for face in &self.faces {
            if let Some(tag) = face.tag {
                *counts.entry(tag).or_default() += face.cards.len();
            }
        }
        counts
    }

    /// The boxes that a card is linked with, the left ones first.
    pub fn at(&self, card: usize) -> Vec<&Face<'d>> {
        let mut here: Vec<&Face> = self.faces.iter().filter(|f| f.cards.contains(&card)).collect();
        here.sort_by_key(|f| !f.left);
        here
    }
}

/// Participants, and the parties for which none of them stands.
fn seats<'d>(
    meeting: &'d Meeting,
    card: usize,
    persons: &BTreeMap<&str, &'d Person>,
    codes: &'d Codes,
) -> Vec<Seat<'d>> {
    let mut seats: Vec<Seat> = Vec::new();
    let mut here: BTreeSet<&str> = BTreeSet::new();
    for p in &meeting.participants {
        let (key, office) = match &p.who {
            Who::Person(id) => (Key::Person(id), p.office.as_ref()),
            Who::Office(office) => (Key::Office(office), Some(office)),
            Who::Group(office) => (Key::Group(office, card), Some(office)),
        };
        if seats.iter().all(|(k, _)| *k != key) {
            here.extend(spoken_for(key, office, persons).map(|p| tag(p, codes)));
            seats.push((key, office));
        }
    }
    for party in &meeting.parties {
        if here.insert(tag(&party.value, codes)) {
            seats.push((Key::Polity(&party.value), None));
        }
    }
    seats
}

/// Every country and organisation for which somebody may speak: of the office at the meeting, and of present ones.
fn spoken_for<'d>(
    key: Key<'d>,
    office: Option<&'d Office>,
    persons: &BTreeMap<&str, &'d Person>,
) -> impl Iterator<Item = &'d str> {
    let person = if let Key::Person(id) = key { persons.get(id).copied() } else { None };
    let roles = person.map_or(&[][..], |p| &p.roles).iter().filter(|r| !r.former).map(|r| &r.office);
    roles.chain(office).filter_map(|o| o.of.as_deref())
}

/// The country or organisation for which somebody stands.
fn polity<'d>(
    key: Key<'d>,
    at: &[(usize, Option<&'d Office>)],
    persons: &BTreeMap<&str, &'d Person>,
    codes: &Codes,
) -> Option<&'d str> {
    match key {
        Key::Polity(name) => Some(name),
        Key::Office(office) | Key::Group(office, _) => office.of.as_deref(),
        Key::Person(id) => home(persons.get(id).copied(), at.iter().filter_map(|(_, office)| *office), codes),
    }
}

fn name(key: Key, persons: &BTreeMap<&str, &Person>) -> String {
    match key {
        Key::Person(id) => clean(persons.get(id).map_or(id, |p| &p.name)),
        Key::Office(_) | Key::Group(..) => "(unnamed)".to_string(),
        Key::Polity(name) => clean(name),
    }
}

fn short(key: Key, persons: &BTreeMap<&str, &Person>, codes: &Codes) -> String {
    match key {
        Key::Person(id) => persons.get(id).map_or(id.to_string(), |p| surname(p)),
        Key::Polity(name) => clean(name),
        Key::Office(office) | Key::Group(office, _) => match &office.of {
            Some(of) => clean(&format!("{} {}", tag(of, codes), office.title)),
            None => clean(&office.title),
        },
    }
}

/// The part of the name by which the documents call a person most often; the last part where they never shorten it.
pub fn surname(person: &Person) -> String {
    let name = clean(&person.name);
    let words: Vec<&str> = name.split(' ').collect();
    let part = |form: &str| -> Option<usize> {
        let form: Vec<&str> = form.split(' ').collect();
        form.iter().any(|w| !suffix(w)).then_some(())?;
        (1..words.len()).contains(&form.len()).then_some(())?;
        words.windows(form.len()).rposition(|w| w == form)
    };
    let forms = person.mentions.iter().filter_map(|m| {
        let form = clean(&m.value);
        let at = part(&form)?;
        Some((m.evidence.len(), at, form))
    });
    forms.max().map_or_else(|| last_part(&words), |(_, _, form)| form)
}

/// The last word of a name, with the small words before it: "bin Zayed", "van der Bellen". What only tells father from
/// son, or one king from another, is no name: "Biden" of Joe Biden Jr., "Abdullah II".
fn last_part(words: &[&str]) -> String {
    let end = words.len() - words.iter().rev().take_while(|w| suffix(w)).count();
    let kings = words[end..].iter().take_while(|w| number(w)).count();
    let words = match end {
        0 => words,
        end => &words[..end + kings],
    };
    let end = if end == 0 { words.len() } else { end };
    let small = |word: &&&str| word.chars().next().is_some_and(char::is_lowercase);
    let n = 1 + words[..end].iter().rev().skip(1).take_while(small).count();
    words[end - n.min(end)..].join(" ").trim_end_matches(',').to_string()
}

/// Whether a word follows a name without being one.
fn suffix(word: &str) -> bool {
    matches!(word.trim_end_matches(['.', ',']), "Jr" | "Sr" | "Jnr" | "Snr") || number(word)
}

/// Whether a word is a number in Roman letters, as kings have.
fn number(word: &str) -> bool {
    // A lone I or X may be an initial; a fifth of his name is not rare.
    word == "V" || word.len() > 1 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_is_a_name() {
        let of = |name: &str| last_part(&name.split(' ').collect::<Vec<_>>());
        assert_eq!((of("Joseph Biden Jr."), of("Joseph Biden, Jr.")), ("Biden".into(), "Biden".into()));
        assert_eq!(of("Abdullah II"), "Abdullah II");
        assert_eq!(of("Mohamed bin Zayed"), "bin Zayed");
        assert_eq!(of("Alexander Van der Bellen Sr."), "der Bellen");
        assert_eq!((of("Jr."), of("II"), of("Lula")), ("Jr.".into(), "II".into(), "Lula".into()));
    }
}
