//! Words made comparable: lower case, no diacritics, plain apostrophes.

use std::borrow::Cow;

/// Folds a word or phrase: lower case, diacritics dropped, curly quotes straight. ASCII lower case is passed through.
///
/// ```
/// assert_eq!(rapporteur::schema::fold("Erdoğan’s"), "erdogan's");
/// ```
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    if text.is_ascii() {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    let plain = any_ascii::any_ascii(text);
    Cow::Owned(plain.to_ascii_lowercase())
}

/// The first letter of each word in upper case, small words of a title ("of", "for", "and", "the", "to", "on") in lower case.
///
/// ```
/// assert_eq!(rapporteur::schema::title_case("minister of foreign AFFAIRS"), "Minister of Foreign Affairs");
/// ```
pub fn title_case(text: &str) -> String {
    let small = ["of", "for", "and", "the", "to", "on", "in", "at"];
    let words = text.split_whitespace().enumerate().map(|(i, word)| {
        let lower = word.to_lowercase();
        let all_caps = word.len() > 1 && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let acronym = all_caps && word.len() <= 5 && text.chars().any(char::is_lowercase);
        match () {
            _ if i > 0 && small.contains(&lower.as_str()) => lower,
            _ if acronym || word.chars().skip(1).any(char::is_uppercase) && !all_caps => word.to_string(),
            _ => capitalise(&lower),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Upper case at the start of the word and after each hyphen.
fn capitalise(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut start = true;
    for c in word.chars() {
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        start = c == '-';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds() {
        assert_eq!(fold("Çavuşoğlu"), "cavusoglu");
        assert_eq!(fold("U.S."), "u.s.");
        assert_eq!(fold("Sana’a"), "sana'a");
        assert!(matches!(fold("talks"), Cow::Borrowed(_)));
    }

    #[test]
    fn titles() {
        assert_eq!(title_case("secretary-general"), "Secretary-General");
        assert_eq!(title_case("chairman of the KGB"), "Chairman of the KGB");
        assert_eq!(title_case("FOREIGN MINISTER"), "Foreign Minister");
    }
}
