//! What the letters of the alphabets spell in Latin ones.

use unicode_normalization::UnicodeNormalization;

/// The letters that tell one Cyrillic alphabet from another.
pub struct Cyrillic {
    h_for_ghe: bool,
    bulgarian: bool,
    ukrainian: bool,
}

impl Cyrillic {
    /// Looks for letters that only one of them has.
    pub fn of(word: &[char]) -> Self {
        let has = |set: &str| word.iter().any(|c| set.contains(*c));
        let ukrainian = has("іїєґ");
        Cyrillic { h_for_ghe: ukrainian || has("ў"), ukrainian, bulgarian: has("ъ") && !has("ыэё") }
    }
}

/// Letters with a diacritic that changes the sound, not only its colour.
pub fn latin_letter(c: char) -> Option<&'static str> {
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

/// Two letters that spell one sound.
pub fn pair(a: char, b: char, first: bool) -> Option<&'static str> {
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

/// A letter of any Cyrillic alphabet.
pub fn cyrillic_letter(c: char, first: bool, of: &Cyrillic) -> Option<&'static str> {
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

/// A Greek letter, accents aside.
pub fn greek(c: char) -> Option<&'static str> {
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

/// A Georgian or Armenian letter.
pub fn caucasian(c: char, first: bool) -> Option<&'static str> {
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

/// A letter of the Arabic or Hebrew script.
pub fn semitic(c: char) -> Option<&'static str> {
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
