//! Names that are read syllable by syllable (Chinese, Korean) or word by word (Vietnamese, Burmese).

use super::distance::cost;
use super::sound::{Habit, Sounds};
use super::tables::{East, tables};
use super::token::{Kind, Token};
use super::words::Word;

/// The reading of a name as Chinese or Korean: one family syllable, the rest together.
#[derive(Clone, Debug)]
pub struct Eastern {
    people: East,
    families: Vec<u16>,
    family: Sounds,
    given: Sounds,
    /// The family was written last.
    reversed: bool,
}

/// How two eastern names differ, in hundredths of a consonant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distance {
    /// Between the family names; 0 where both spell one listed family.
    pub family: u16,
    /// Between the given names.
    pub given: u16,
    /// Whether both family names are listed, and not as one.
    pub two_families: bool,
}

/// Reads the words as an eastern name, if they are of its shape.
pub fn read(words: &[Word]) -> Option<Eastern> {
    if !(2..=5).contains(&words.len()) || words.iter().any(|w| w.dot) {
        return None;
    }
    let heard: Vec<String> = words.iter().map(|w| w.latin.sound.replace('\'', "")).collect();
    let pieces: Vec<&str> = heard.iter().map(String::as_str).collect();
    let all = |east: East| pieces.iter().all(|p| is(p, east));
    if all(East::Burmese) && pieces.len() > 1 && !is_family_first(&pieces) {
        return Some(plain(East::Burmese));
    }
    let bound = words.iter().any(|w| w.hyphen_after);
    let shaped = pieces.iter().all(|p| syllables(p).is_some());
    let vietnamese = is(pieces[0], East::Vietnamese) && pieces.len() > 2 && !bound;
    if vietnamese && (!shaped || !is(pieces[0], East::Korean) && !is(pieces[0], East::Chinese)) {
        return Some(plain(East::Vietnamese));
    }
    if !shaped || pieces.len() > 4 {
        return None;
    }
    let first = family(pieces[0]);
    let given_count: usize = pieces[1..].iter().filter_map(|p| syllables(p)).sum();
    if !first.is_empty() && (1..=3).contains(&given_count) && !words[0].hyphen_after {
        return Some(eastern(pieces[0], &pieces[1..].join("-"), first, false));
    }
    let (last, rest) = pieces.split_last()?;
    let given_count: usize = rest.iter().filter_map(|p| syllables(p)).sum();
    let found = family(last);
    (!found.is_empty() && (1..=2).contains(&given_count)).then(|| eastern(last, &rest.join("-"), found, true))
}

fn is(word: &str, east: East) -> bool {
    tables().east(word).iter().any(|(e, _)| *e == east)
}

fn is_family_first(pieces: &[&str]) -> bool {
    !family(pieces[0]).is_empty() && !is(pieces[0], East::Burmese)
}

fn family(word: &str) -> Vec<u16> {
    let known = tables().east(word).iter().filter(|(e, _)| matches!(e, East::Korean | East::Chinese));
    known.map(|(_, id)| *id).collect()
}

fn plain(people: East) -> Eastern {
    let none = Sounds::read("", Habit::East);
    Eastern { people, families: Vec::new(), family: none, given: none, reversed: false }
}

fn eastern(family: &str, given: &str, families: Vec<u16>, reversed: bool) -> Eastern {
    let people = if is(family, East::Korean) { East::Korean } else { East::Chinese };
    Eastern {
        people,
        families,
        family: Sounds::read(family, Habit::East),
        given: Sounds::read(given, Habit::East),
        reversed,
    }
}

impl Eastern {
    /// Every word counts as it stands; no syllables are joined.
    pub fn strict(&self) -> bool {
        matches!(self.people, East::Vietnamese | East::Burmese)
    }

    /// Family and given name change places where they were written so.
    pub fn set_kinds(&self, tokens: &mut [Token]) {
        let n = tokens.len();
        for (i, t) in tokens.iter_mut().enumerate() {
            let family = if self.reversed { i + 1 == n } else { i == 0 };
            let given = if self.reversed { i == 0 } else { i == 1 };
            t.kind = match (family, given) {
                (true, _) => Kind::Family,
                (_, true) => Kind::Given,
                _ => Kind::Middle,
            };
        }
    }

    /// Keys for finding candidates: the family with the consonants of the given name.
    pub fn keys(&self) -> impl Iterator<Item = (u16, u64)> {
        self.families.iter().map(|f| (*f, self.given.skeleton()))
    }

    /// How far two eastern names are apart.
    pub fn distance(&self, other: &Eastern) -> Distance {
        let same = self.families.iter().any(|f| other.families.contains(f));
        let family = if same { 0 } else { cost(&self.family, &other.family, Habit::East, 300) };
        let two_families = !same && !self.families.is_empty() && !other.families.is_empty();
        Distance { two_families, family, given: cost(&self.given, &other.given, Habit::East, 400) }
    }
}

/// How many Chinese or Korean syllables the letters are, if they can be such.
fn syllables(word: &str) -> Option<usize> {
    const ONSETS: [&str; 32] = [
        "zh", "ch", "sh", "hs", "ts", "tz", "ss", "kh", "th", "ph", "rh", "kk", "tt", "pp", "jj", "b", "p", "m", "f",
        "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c",
    ];
    const CODAS: [&str; 10] = ["ng", "ck", "hn", "n", "m", "l", "k", "p", "t", "h"];
    let vowel = |b: &u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w');
    let mut rest = word;
    let mut count = 0;
    while !rest.is_empty() {
        let onset =
            ONSETS.iter().find(|o| rest.starts_with(**o)).map_or(usize::from(rest.starts_with('s')), |o| o.len());
        rest = &rest[onset..];
        let vowels = rest.bytes().take_while(|b| vowel(b)).count();
        if !rest[..vowels].bytes().any(|b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u'))
            || rest[..vowels].ends_with('y')
            || vowels > 4
        {
            return None;
        }
        rest = &rest[vowels..];
        if let Some(coda) = CODAS.iter().find(|c| rest.starts_with(**c)) {
            let after = rest.as_bytes().get(coda.len());
            if after.is_none_or(|b| !vowel(b)) {
                rest = &rest[coda.len()..];
            } else if *coda == "ng" {
                rest = &rest[1..];
            }
        }
        count += 1;
    }
    (1..=3).contains(&count).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted() {
        assert_eq!(syllables("jinping"), Some(2));
        assert_eq!(syllables("jong"), Some(1));
        assert_eq!(syllables("xiannian"), Some(2));
        assert_eq!(syllables("marvin"), None);
        assert_eq!(syllables("smith"), None);
    }
}
