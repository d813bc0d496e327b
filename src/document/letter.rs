//! Letters, and how words are written with them.

use super::Case;

/// How a word is written.
pub(super) fn case(word: &str) -> Case {
    let (mut upper, mut lower, mut inner) = (0, 0, 0);
    let mut first_upper = false;
    let mut part_start = true;
    for c in word.chars() {
        if c.is_uppercase() {
            first_upper |= upper + lower == 0;
            upper += 1;
            inner += usize::from(!part_start);
        } else if c.is_lowercase() {
            lower += 1;
        }
        part_start = is_hyphen(c) || is_apostrophe(c);
    }
    match (upper, lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (1, 0) if word.len() <= 3 && !word.bytes().any(|b| b.is_ascii_digit()) => Case::Initial,
        (_, 0) => Case::Upper,
        _ if first_upper && inner == 0 => Case::Title,
        _ => Case::Mixed,
    }
}

/// Hyphens, breaking or not.
#[inline]
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Apostrophes, straight and curly; an opening quotation mark is used for one at times.
#[inline]
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}')
}

/// Signs of money.
pub(super) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₺' | '₪' | '₩' | '₦')
}

/// Letters, digits and what stands inside words without showing: accents set apart, soft hyphens, joiners.
#[inline]
pub(super) fn in_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric() || is_hidden(c)
}

/// Marks that change the letter before them, or that do not show at all.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// "W": one capital.
pub(super) fn is_initial(part: &str) -> bool {
    let mut chars = part.chars().filter(|&c| !is_hidden(c));
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// "U.S", "p.m", "G.L": single letters with stops between.
pub(super) fn is_dotted(part: &str) -> bool {
    part.contains('.') && part.split('.').all(|p| p.chars().count() == 1 && !p.starts_with(|c: char| c.is_numeric()))
}
