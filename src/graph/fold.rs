//! Letters of a text made alike: case, accents, punctuation.

/// Lower case, no accents, letters and digits only, words parted by one blank.
///
/// ```
/// assert_eq!(rapporteur::graph::fold("The U.S.–Türkiye  talks"), "the us turkiye talks");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '\'' | '’' | '‘' | 'ʼ' | '`')) {
        let before = out.len();
        for piece in abbreviation(word) {
            if !out.is_empty() {
                out.push(' ');
            }
            let start = out.len();
            piece.chars().filter(|c| c.is_alphanumeric()).for_each(|c| push_plain(&mut out, c));
            if out.len() == start && start > before {
                out.pop();
            }
        }
        if out.ends_with(' ') {
            out.pop();
        }
    }
    out
}

/// `U.S.` is one word, `end.Then` two; a genitive `'s` falls off.
fn abbreviation(word: &str) -> Vec<&str> {
    let word = ["'s", "’s"].iter().find_map(|s| word.strip_suffix(s)).unwrap_or(word);
    if word.is_empty() {
        return Vec::new();
    }
    let short = word.split('.').all(|p| p.chars().count() <= 1);
    if short { vec![word] } else { word.split('.').filter(|p| p.chars().any(char::is_alphanumeric)).collect() }
}

/// A letter in lower case without its accent, in Latin script.
fn push_plain(out: &mut String, c: char) {
    if c.is_ascii() {
        return out.push(c.to_ascii_lowercase());
    }
    let plain = any_ascii::any_ascii_char(c).chars().filter(char::is_ascii_alphanumeric);
    out.extend(plain.map(|c| c.to_ascii_lowercase()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_abbreviations_whole() {
        assert_eq!(fold("U.S. and Russia's  Störe, al-Assad"), "us and russia store al assad");
        assert_eq!(fold("it ended.Then — nothing…"), "it ended then nothing");
        assert_eq!(fold("'s . ’"), "");
        assert_eq!(fold("Nguyễn Əliyev, Łódź ﬁsh"), "nguyen eliyev lodz fish");
    }
}
