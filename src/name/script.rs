//! Any script to plain lower-case Latin letters, the way readers of names would spell it.

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

/// The letters that tell one Cyrillic alphabet from another.
struct Cyrillic {
    h_for_ghe: bool,
    bulgarian: bool,
    ukrainian: bool,
}

impl Cyrillic {
    fn of(word: &[char]) -> Self {
        let has = |set: &str| word.iter().any(|c| set.contains(*c));
        let ukrainian = has("іїєґ");
        Cyrillic { h_for_ghe: ukrainian || has("ў"), ukrainian, bulgarian: has("ъ") && !has("ыэё") }
    }
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

/// Letters with a diacritic that changes the sound, not only its colour.
fn latin_letter(c: char) -> Option<&'static str> {
    Some(match c {
        'š' | 'ş' | 'ș' | 'ś' | 'ŝ' => "sh",
        'č' | 'ć' | 'ç' | 'ĉ' => "ch",
        'ž' | 'ż' | 'ź' => "zh",
        'ğ' => "gh",
        'ß' => "ss",
        'đ' => "d",
        'ð' => "d",
        'þ' => "th",
        'æ' => "ae",
        'œ' => "oe",
        'ø' | 'ö' | 'ő' => "o",
        'å' => "a",
        'ł' => "l",
        'ı' => "i",
        'ə' => "a",
        'ñ' | 'ń' | 'ň' => "n",
        'ř' => "r",
        'ħ' => "h",
        'ŧ' | 'ţ' | 'ț' => "t",
        _ => return None,
    })
}

fn pair(a: char, b: char, first: bool) -> Option<&'static str> {
    Some(match (a, b) {
        ('ο', 'υ' | 'ύ') => "ou",
        ('α', 'ι' | 'ί') => "e",
        ('ε' | 'ο', 'ι' | 'ί') => "i",
        ('α', 'υ' | 'ύ') => "av",
        ('ε', 'υ' | 'ύ') => "ev",
        ('μ', 'π') if first => "b",
        ('μ', 'π') => "mb",
        ('ν', 'τ') if first => "d",
        ('γ', 'κ') => "g",
        ('γ', 'γ') => "ng",
        ('τ', 'ζ') => "tz",
        ('ո', 'ւ') => "u",
        ('к', 'с') => "ks",
        _ => return None,
    })
}

fn cyrillic_letter(c: char, first: bool, of: &Cyrillic) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' if of.h_for_ghe => "h",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'є' if first && !of.bulgarian => "ye",
        'е' | 'э' => "e",
        'є' => "ie",
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'и' if of.ukrainian => "y",
        'и' | 'і' | 'ӣ' => "i",
        'ї' => "yi",
        'й' | 'ј' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ў' | 'ұ' | 'ү' | 'ӯ' => "u",
        'ф' => "f",
        'х' => "kh",
        'һ' | 'ҳ' => "h",
        'ц' => "ts",
        'ч' | 'ћ' => "ch",
        'ш' => "sh",
        'щ' if of.bulgarian => "sht",
        'щ' => "shch",
        'ъ' if of.bulgarian => "a",
        'ъ' | 'ь' => "",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        'љ' => "l",
        'њ' => "n",
        'ђ' | 'ѓ' => "dj",
        'џ' | 'ҷ' => "dzh",
        'ќ' => "k",
        'ѕ' => "dz",
        'ә' => "a",
        'ғ' => "gh",
        'қ' => "q",
        'ң' => "ng",
        _ => return None,
    })
}

fn greek(c: char) -> Option<&'static str> {
    let base = c.nfd().next()?;
    Some(match base {
        'α' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' => "e",
        'ζ' => "z",
        'η' | 'ι' | 'υ' => "i",
        'θ' => "th",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' | 'ω' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' | 'ς' => "s",
        'τ' => "t",
        'φ' => "f",
        'χ' => "kh",
        'ψ' => "ps",
        _ => return None,
    })
}

fn caucasian(c: char, first: bool) -> Option<&'static str> {
    const GEORGIAN: [&str; 33] = [
        "a", "b", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "zh", "r", "s", "t", "u", "p", "k",
        "gh", "q", "sh", "ch", "ts", "dz", "ts", "ch", "kh", "j", "h",
    ];
    const ARMENIAN: [&str; 39] = [
        "a", "b", "g", "d", "e", "z", "e", "y", "t", "zh", "i", "l", "kh", "ts", "k", "h", "dz", "gh", "ch", "m", "y",
        "n", "sh", "o", "ch", "p", "j", "r", "s", "v", "t", "r", "ts", "v", "p", "k", "ev", "o", "f",
    ];
    match c {
        'ა'..='ჰ' => GEORGIAN.get(c as usize - 'ა' as usize).copied(),
        'ե' if first => Some("ye"),
        'ո' if first => Some("vo"),
        'և' => Some("ev"),
        'օ' => Some("o"),
        'ֆ' => Some("f"),
        'ա'..='ք' => ARMENIAN.get(c as usize - 'ա' as usize).copied(),
        _ => None,
    }
}

fn semitic(c: char) -> Option<&'static str> {
    Some(match c {
        'א' | 'ע' | 'ع' | 'ء' | 'ئ' => "",
        'ב' => "b",
        'ג' | 'گ' => "g",
        'ד' | 'د' | 'ض' => "d",
        'ה' | 'ח' | 'ه' | 'ح' => "h",
        'ו' => "v",
        'ז' | 'ز' | 'ظ' => "z",
        'ט' | 'ת' | 'ت' | 'ط' => "t",
        'י' | 'ي' | 'ی' => "y",
        'כ' | 'ך' | 'ק' | 'ك' | 'ک' => "k",
        'ל' | 'ل' => "l",
        'מ' | 'ם' | 'م' => "m",
        'נ' | 'ן' | 'ن' => "n",
        'ס' | 'س' | 'ص' => "s",
        'פ' | 'ף' | 'پ' => "p",
        'צ' | 'ץ' => "ts",
        'ר' | 'ر' => "r",
        'ש' | 'ش' => "sh",
        'ا' | 'أ' | 'آ' | 'ى' | 'ٱ' | 'ة' => "a",
        'إ' => "i",
        'ؤ' | 'و' => "w",
        'ب' => "b",
        'ث' => "th",
        'ج' => "j",
        'خ' => "kh",
        'ذ' => "dh",
        'ژ' => "zh",
        'چ' => "ch",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        _ => return None,
    })
}

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

    #[test]
    fn hangul_and_han_are_cut_after_the_family_name() {
        assert_eq!(split_east_asian("김정은").trim(), "gim jeongeun");
        assert_eq!(split_east_asian("习近平").trim(), "xi jinping");
        assert_eq!(split_east_asian("Kim Jong-un").trim(), "Kim Jong-un");
    }
}
