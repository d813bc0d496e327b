//! Any script to plain lower-case Latin letters, the way readers of names would spell it.

use super::letters::{Cyrillic, caucasian, cyrillic_letter, greek, latin_letter, pair, semitic};
use any_ascii::any_ascii_char;
use unicode_normalization::UnicodeNormalization;

/// A word in Latin letters, and what was lost on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Latin {
    /// Lower-case letters a to z, digits and apostrophes; read by sound (š → sh).
    pub sound: String,
    /// The same with diacritics merely dropped (š → s).
    pub plain: String,
    /// The script writes no short vowels (Arabic, Hebrew).
    pub vowelless: bool,
}

/// Reads one word of any script. Words are what [`words`](super::parse) cut at blanks and hyphens.
pub fn latin(word: &str) -> Latin {
    let word: String = word.nfkc().collect();
    if word.is_ascii() {
        let plain = word.to_ascii_lowercase();
        return Latin { sound: plain.clone(), plain, vowelless: false };
    }
    let lower: Vec<char> = word.to_lowercase().nfc().collect();
    let cyrillic = Cyrillic::of(&lower);
    let mut out = Latin::default();
    let mut at = 0;
    while at < lower.len() {
        let rest = &lower[at..];
        let first = at == 0;
        let (used, sound, plain) = read(rest, first, &cyrillic);
        out.sound.push_str(&sound);
        out.plain.push_str(&plain);
        out.vowelless |= is_vowelless(rest[0]);
        at += used;
    }
    keep_letters(&mut out.sound);
    keep_letters(&mut out.plain);
    out
}

fn keep_letters(text: &mut String) {
    text.make_ascii_lowercase();
    text.retain(|c| c.is_ascii_alphanumeric() || c == '\'');
}

fn is_vowelless(c: char) -> bool {
    matches!(c, '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{6d3}')
}

/// Reads the first letter or pair: how many characters, its sound, and its plain letter.
fn read(rest: &[char], first: bool, cyrillic: &Cyrillic) -> (usize, String, String) {
    let c = rest[0];
    let same = |used: usize, s: &str| (used, s.to_string(), s.to_string());
    if c.is_ascii() {
        return same(1, &c.to_string());
    }
    if let Some(next) = rest.get(1)
        && let Some(s) = pair(c, *next, first)
    {
        return same(2, s);
    }
    if let Some(s) = latin_letter(c) {
        let plain = c.nfd().find(char::is_ascii).map_or_else(|| s.to_string(), |p| p.to_string());
        return (1, s.to_string(), plain);
    }
    let letter =
        cyrillic_letter(c, first, cyrillic).or_else(|| greek(c)).or_else(|| caucasian(c, first)).or_else(|| semitic(c));
    match letter {
        Some(s) => same(1, s),
        None => other(c),
    }
}

fn other(c: char) -> (usize, String, String) {
    if matches!(c, '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | 'ʿ' | 'ʾ') {
        return (1, "'".into(), "'".into());
    }
    let base = c.nfd().find(char::is_ascii_alphabetic).map(|b| b.to_string());
    let s = base.unwrap_or_else(|| any_ascii_char(c).to_ascii_lowercase());
    (1, s.clone(), s)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound(word: &str) -> String {
        latin(word).sound
    }

    #[test]
    fn alphabets_are_read_by_their_own_habits() {
        assert_eq!(sound("Шойгу"), "shoygu");
        assert_eq!(sound("Сергій"), "serhiy");
        assert_eq!(sound("Γεώργιος"), "georgios");
        assert_eq!(sound("მიხეილ"), "mikheil");
        assert_eq!(sound("سيرغي"), "syrghy");
        assert!(latin("سيرغي").vowelless);
        assert_eq!(latin("Vučić").plain, "vucic");
        assert_eq!(sound("Vučić"), "vuchich");
    }
}
