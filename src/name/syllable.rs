//! Korean and Chinese characters, each a syllable, to Latin letters.

use any_ascii::any_ascii_char;

/// Korean and Chinese names written without blanks, cut after the family name; kana and all else unchanged.
pub fn split_east_asian(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let count = word.chars().count();
        let syllabic = word.chars().all(|c| is_hangul(c) || is_han(c));
        for (i, c) in word.chars().enumerate() {
            out.push_str(&syllable(c));
            if syllabic && i == 0 && (2..=4).contains(&count) {
                out.push(' ');
            }
        }
        out.push(' ');
    }
    out
}

fn is_hangul(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn syllable(c: char) -> String {
    if is_hangul(c) {
        return hangul(c);
    }
    if is_han(c) {
        return any_ascii_char(c).to_ascii_lowercase();
    }
    match c {
        '·' | '・' | '‧' => " ".into(),
        _ => c.into(),
    }
}

fn hangul(c: char) -> String {
    const ONSET: [&str; 19] =
        ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
    const VOWEL: [&str; 21] = [
        "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
        "eu", "ui", "i",
    ];
    const CODA: [&str; 28] = [
        "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng",
        "t", "t", "k", "t", "p", "t",
    ];
    let n = c as usize - '가' as usize;
    [ONSET[n / 588], VOWEL[n % 588 / 28], CODA[n % 28]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_and_han_are_cut_after_the_family_name() {
        assert_eq!(split_east_asian("김정은").trim(), "gim jeongeun");
        assert_eq!(split_east_asian("习近平").trim(), "xi jinping");
        assert_eq!(split_east_asian("Kim Jong-un").trim(), "Kim Jong-un");
    }
}
