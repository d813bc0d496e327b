//! Who held which high office when? General knowledge that helps to tell of which country a named person is, never a fact by itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fold::fold;
use super::lists::Holder;
use super::places::long_key;

/// All who are listed, found by their names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Holders {
    /// The countries and bodies, and the sorts of offices, that rows speak of by number.
    words: Vec<String>,
    rows: Vec<Row>,
    /// Keys of names by first and last word, with the rows that they stand in, in order.
    full: Vec<(u64, u32)>,
    /// The same for what somebody is called alone, and all words.
    short: Vec<(u64, u32)>,
}

/// Who held an office, without the name.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Row {
    of: u16,
    office: u16,
    from: i16,
    to: i16,
}

/// What is known of a person and a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Held an office of it, another one or at another time.
    Known,
    /// Held such an office of it at that time.
    Holds,
}

/// How many years before and after an office somebody may still be spoken of.
const AROUND: i16 = 20;

/// Countries whose people are called by the first word of their names, or by either.
const FIRST: &[&str] = &[
    "China",
    "Taiwan",
    "Hong Kong",
    "Singapore",
    "South Korea",
    "North Korea",
    "Vietnam",
    "Thailand",
    "Malaysia",
    "Indonesia",
    "Laos",
    "Bhutan",
    "Ethiopia",
    "Eritrea",
    "Iceland",
];

impl Holders {
    /// Lays the list down. There is room for 65,000 countries, bodies and sorts of offices together.
    pub fn new(listed: &[Holder]) -> Holders {
        let mut numbers = BTreeMap::new();
        let mut out = Holders::default();
        for (n, holder) in (0..).zip(listed) {
            let mut number = |word: &str| {
                *numbers.entry(word.to_string()).or_insert_with(|| {
                    out.words.push(word.into());
                    (out.words.len() - 1) as u16
                })
            };
            let (of, office) = (number(&holder.of), number(&holder.office));
            out.rows.push(Row { of, office, from: holder.from, to: holder.to });
            let words = words(&holder.name);
            if let [first, .., last] = &words[..] {
                out.full.push((ends_key(first, last), n));
            }
            // "Lopez Obregon", "Obregon"; all words.
            let ends = (0..words.len()).map(|at| words[at..].concat());
            let first = FIRST.contains(&holder.of.as_str()).then(|| words.first().cloned()).flatten();
            out.short.extend(ends.chain(first).map(|end| (long_key(&end), n)));
        }
        out.full.sort_unstable();
        out.short.sort_unstable();
        out.short.dedup();
        out
    }

    /// The country or body of a row.
    fn of(&self, row: &Row) -> &str {
        &self.words[usize::from(row.of)]
    }

    /// The sort of office of a row.
    fn office(&self, row: &Row) -> &str {
        &self.words[usize::from(row.office)]
    }

    /// Whether a row tells of such an office.
    fn like(&self, kind: &str, row: &Row) -> bool {
        let office = self.office(row);
        office == kind || kind == "leader" && ["president", "prime minister", "monarch"].contains(&office)
    }

    /// The countries and bodies in which somebody of a name held an office like a title about a year: a full name in any office, the
    /// better for this one; one word alone only where the year is known and all who bear it then held this office in one country.
    pub fn known(&self, name: &str, title: &str, year: Option<i16>) -> Vec<(&str, Fit)> {
        let words = words(name);
        let kind = kind(title);
        let mut out: Vec<(&str, Fit)> = Vec::new();
        if let [word] = &words[..] {
            let year = year.or(Some(0));
            let rows = found(&self.short, long_key(word)).map(|row| &self.rows[row]);
            let rows = rows.filter(|r| self.like(kind, r) && r.at(year, 0));
            out.extend(rows.map(|r| (self.of(r), Fit::Holds)));
            out.sort_unstable();
            out.dedup();
            if out.len() > 1 {
                out.clear();
            }
        } else {
            for row in self.called(&words).filter(|r| r.at(year, AROUND)) {
                let fit = if self.like(kind, row) && row.at(year, 0) { Fit::Holds } else { Fit::Known };
                match out.iter_mut().find(|(of, _)| *of == self.of(row)) {
                    Some((_, best)) => *best = fit.max(*best),
                    None => out.push((self.of(row), fit)),
                }
            }
        }
        out
    }

    /// Whether somebody of a name is known to have held an office like a title, of a country, at a time.
    pub fn holds(&self, name: &str, title: &str, of: &str, year: Option<i16>) -> bool {
        self.known(name, title, year).contains(&(of, Fit::Holds))
    }

    /// What somebody of a full name held in a year: the sort of office, and of what.
    pub fn held(&self, name: &str, year: i16) -> Vec<(&str, &str)> {
        let words = words(name);
        let full = words.len() > 1;
        let rows = self.called(&words).filter(|r| full && r.at(Some(year), 0));
        rows.map(|r| (self.office(r), self.of(r))).collect()
    }

    /// The rows of a name of several words.
    fn called<'h>(&'h self, words: &[String]) -> impl Iterator<Item = &'h Row> {
        let mut rows: Vec<usize> = found(&self.short, long_key(&words.concat())).collect();
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            rows.extend(found(&self.full, ends_key(first, last)));
        }
        rows.sort_unstable();
        rows.dedup();
        rows.into_iter().map(|row| &self.rows[row])
    }
}

impl Row {
    /// Whether an office was held in a year, or so many years before or after; the year behind the last one counts with it.
    fn at(&self, year: Option<i16>, around: i16) -> bool {
        year.is_none_or(|y| (self.from - around..=self.to + around.max(1)).contains(&y))
    }
}

/// The rows of a key.
fn found(places: &[(u64, u32)], key: u64) -> impl Iterator<Item = usize> {
    let start = places.partition_point(|(k, _)| *k < key);
    places[start..].iter().take_while(move |(k, _)| *k == key).map(|(_, row)| *row as usize)
}

/// The sort of office that a title tells.
pub fn kind(title: &str) -> &'static str {
    let title = fold(title);
    let has = |words: &[&str]| words.iter().any(|w| title.contains(w));
    match () {
        () if has(&["vice president", "vice-president", "deputy president"]) => "vice president",
        () if has(&["deputy prime", "deputy premier", "vice premier", "vice prime"]) => "deputy prime minister",
        () if has(&["deputy", "assistant", "vice", "former"]) => "other",
        () if has(&["prime minister", "premier", "chancellor", "taoiseach", "head of government"]) => "prime minister",
        () if has(&[
            "foreign minister",
            "foreign affairs",
            "foreign secretary",
            "external affairs",
            "foreign policy",
        ]) =>
        {
            "foreign minister"
        }
        () if &*title == "secretary of state" || &*title == "high representative" => "foreign minister",
        () if has(&["defense", "defence"]) => "defense minister",
        () if has(&["security adviser", "security advisor"]) => "security adviser",
        () if has(&["secretary-general", "secretary general", "director general", "director-general"]) => {
            "secretary-general"
        }
        () if has(&["ambassador"]) => "ambassador",
        () if &*title == "leader" || &*title == "head of state" => "leader",
        () if has(&["president"]) => "president",
        () if has(&["king", "queen", "emir", "sultan", "emperor", "prince", "pope", "supreme leader", "monarch"]) => {
            "monarch"
        }
        () => "other",
    }
}

/// The key of a name's first and last word: vowels of the first are spelled in too many ways to count.
fn ends_key(first: &str, last: &str) -> u64 {
    let bare: String = first.char_indices().filter(|(i, c)| *i == 0 || !"aeiou".contains(*c)).map(|(_, c)| c).collect();
    long_key(&format!("{bare} {last}"))
}

/// The words of a name as they sound, whatever the romanisation, without articles, initials and what tells sons from fathers.
fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split([' ', '.']).filter(|w| !["al", "el", "jr", "sr", "ii", "iii"].contains(w));
    words.map(sound).filter(|w| w.len() > 1).collect()
}

/// Pairs of letters that romanisations exchange, and one for them.
const ALIKE: &[(&str, &str)] = &[
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("ck", "k"),
    ("dj", "j"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ei", "i"),
    ("ey", "i"),
    ("iy", "i"),
    ("ij", "i"),
    ("yi", "i"),
    ("ya", "ia"),
    ("yu", "iu"),
    ("ks", "x"),
];

/// A word as it sounds.
fn sound(word: &str) -> String {
    let word = ["al-", "el-", "ar-", "as-", "ash-"].iter().find_map(|a| word.strip_prefix(a)).unwrap_or(word);
    let letters: Vec<char> = word.chars().filter(char::is_ascii_lowercase).collect();
    let mut out = String::with_capacity(letters.len());
    let mut at = 0;
    while at < letters.len() {
        let pair = letters.get(at + 1).map(|next| [letters[at], *next]);
        let alike = pair.and_then(|p| ALIKE.iter().find(|(from, _)| from.chars().eq(p)));
        let one = match letters[at] {
            'y' => 'i',
            'q' => 'k',
            'w' => 'v',
            other => other,
        };
        match alike {
            Some((_, to)) => {
                to.chars().for_each(|c| push(&mut out, c));
                at += 2;
            }
            None => {
                push(&mut out, one);
                at += 1;
            }
        }
    }
    out
}

/// Adds a letter, a double one once.
fn push(out: &mut String, letter: char) {
    if !out.ends_with(letter) {
        out.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed() -> Holders {
        let row = |name: &str, of: &str, office: &str, from, to| Holder {
            name: name.into(),
            of: of.into(),
            office: office.into(),
            from,
            to,
        };
        Holders::new(&[
            row("Sergei Kholmov", "Russia", "foreign minister", 1991, 1996),
            row("Maria Lopez Obregon", "Mexico", "president", 2001, 2006),
            row("Ahmed al-Tariki", "Tunisia", "president", 2001, 2010),
            row("Nabil Tariki", "Morocco", "foreign minister", 2004, 2005),
            row("Chen Wufang", "China", "president", 1999, 2004),
        ])
    }

    #[test]
    fn names_are_found_however_they_are_spelled() {
        let holders = listed();
        assert_eq!(holders.known("Sergey Holmov", "Foreign Minister", Some(1993)), [("Russia", Fit::Holds)]);
        assert_eq!(holders.known("Ahmad Al Tariki", "President", Some(2004)), [("Tunisia", Fit::Holds)]);
        assert_eq!(holders.known("Sergei Kholmov", "Ambassador", Some(2004)), [("Russia", Fit::Known)]);
        assert!(holders.known("Sergei Kholmov", "Ambassador", Some(2024)).is_empty());
        assert_eq!(holders.known("Lopez Obregon", "President", None), [("Mexico", Fit::Holds)]);
        assert_eq!(holders.held("Maria Lopez Obregon", 2003), [("president", "Mexico")]);
    }

    #[test]
    fn one_word_tells_only_who_alone_held_that_office_then() {
        let holders = listed();
        assert_eq!(holders.known("Tariki", "President", Some(2005)), [("Tunisia", Fit::Holds)]);
        assert_eq!(holders.known("Tariki", "Foreign Minister", Some(2005)), [("Morocco", Fit::Holds)]);
        assert_eq!(holders.known("Chen", "President", Some(2003)), [("China", Fit::Holds)]);
        assert!(holders.known("Tariki", "President", Some(1990)).is_empty());
        assert!(holders.known("Chen", "President", None).is_empty() && holders.held("Chen", 2003).is_empty());
    }
}
