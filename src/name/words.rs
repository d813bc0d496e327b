//! A written name cut into words.

use super::parse::roman;
use super::script::{Latin, latin};
use super::tables::tables;

/// One word as written and as read.
#[derive(Clone, Debug)]
pub struct Word {
    /// As written.
    pub raw: String,
    /// In Latin letters.
    pub latin: Latin,
    /// A hyphen bound it to the next.
    pub hyphen_after: bool,
    /// A full stop followed.
    pub dot: bool,
    /// All capitals.
    pub upper: bool,
    /// Written before the comma.
    pub family: bool,
    letters: String,
}

impl Word {
    fn new(raw: &str, hyphen_after: bool, dot: bool) -> Word {
        let latin = latin(raw);
        let upper = raw.chars().any(char::is_uppercase) && !raw.chars().any(char::is_lowercase);
        let letters = latin.plain.replace('\'', "");
        Word { raw: raw.to_string(), latin, hyphen_after, dot, upper, family: false, letters }
    }

    /// Folded letters, no apostrophes.
    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// The first letter, after an elided d' or l'.
    pub fn letter(&self) -> Option<char> {
        let elided = self.latin.plain.strip_prefix("d'").or_else(|| self.latin.plain.strip_prefix("l'"));
        elided.unwrap_or(&self.letters).chars().next()
    }

    /// The two written together.
    pub fn joined(&self, next: &Word) -> Word {
        let mut out = self.clone();
        out.raw.push_str(&next.raw);
        out.latin.sound.push_str(&next.latin.sound);
        out.latin.plain.push_str(&next.latin.plain);
        out.latin.vowelless |= next.latin.vowelless;
        out.letters.push_str(&next.letters);
        out.hyphen_after = next.hyphen_after;
        out
    }

    /// Writes the changing article inside an Arabic compound away: abdulaziz, abdelaziz, abd-aziz → abdaziz.
    pub fn canonical(&mut self) {
        if let Some(short) = without_article(&self.letters) {
            self.latin = Latin { sound: short.clone(), plain: short.clone(), vowelless: self.latin.vowelless };
            self.letters = short;
        }
    }
}

fn without_article(word: &str) -> Option<String> {
    const GOD: [&str; 4] = ["allah", "ullah", "ollah", "alla"];
    if word.len() > 6
        && let Some(rest) = word.strip_prefix("abd")
    {
        if GOD.iter().any(|g| rest.starts_with(g))
            || rest.starts_with("ellah")
            || rest.starts_with("ulah")
            || rest.starts_with("alah")
        {
            return None;
        }
        let after = rest.strip_prefix("ou").or_else(|| rest.strip_prefix(['u', 'e', 'a', 'o', 'i'])).unwrap_or(rest);
        let mut letters = after.chars();
        return match (letters.next(), letters.clone().next()) {
            (Some('l'), Some(_)) if after.len() > 4 => Some(format!("abd{}", letters.as_str())),
            (Some(a), Some(b)) if a == b => Some(format!("abd{}", letters.as_str())),
            (Some(_), _) if after.len() > 3 && rest != after => Some(format!("abd{after}")),
            _ => None,
        };
    }
    for end in ["uddin", "eddin", "eddine", "addin", "oddin", "iddin", "uddeen", "aldin", "uldin", "aldeen", "eldin"] {
        if let Some(head) = word.strip_suffix(end)
            && head.len() > 1
        {
            return Some(format!("{head}din"));
        }
    }
    for end in ["ullah", "ollah", "oullah", "uallah", "aallah"] {
        if let Some(head) = word.strip_suffix(end)
            && head.len() > 2
            && !head.starts_with("abd")
        {
            return Some(format!("{head}allah"));
        }
    }
    None
}

/// Parts what stands in brackets and double quotes from the rest.
pub fn outside(text: &str) -> (String, String) {
    let (mut main, mut also) = (String::new(), String::new());
    let mut inside = None;
    for c in text.chars() {
        match (inside, c) {
            (None, '(' | '[') => inside = Some(if c == '(' { ')' } else { ']' }),
            (None, '"' | '„') => inside = Some('"'),
            (None, '“' | '«') => inside = Some(if c == '«' { '»' } else { '”' }),
            (Some(end), _) if c == end || (end == '"' && matches!(c, '“' | '”')) => {
                inside = None;
                also.push(' ');
                main.push(' ');
            }
            (Some(_), _) => also.push(c),
            (None, _) => main.push(c),
        }
    }
    if main.trim().is_empty() { (also, String::new()) } else { (main, also) }
}

/// Cuts at blanks, hyphens, full stops, and where capitals say that words ran together.
pub fn words(text: &str) -> Vec<Word> {
    let mut out = Vec::new();
    let single = text.split_whitespace().count() == 1;
    for chunk in text.split_whitespace() {
        let mut rest = chunk;
        while let Some(at) = rest.find(is_cut) {
            let (piece, tail) = rest.split_at(at);
            let mut chars = tail.chars();
            let cut = chars.next().unwrap_or(' ');
            rest = chars.as_str();
            push(&mut out, piece, cut != '.' && !rest.is_empty(), cut == '.', single);
        }
        push(&mut out, rest, false, false, single);
    }
    part_initials(&mut out);
    out
}

/// "JC Juncker": two or three capital consonants beside words in small letters are initials.
fn part_initials(words: &mut Vec<Word>) {
    let initials = |w: &Word| {
        w.upper
            && (2..=3).contains(&w.raw.len())
            && w.raw.bytes().all(|b| b.is_ascii_uppercase() && !b"AEIOUY".contains(&b))
            && roman(&w.raw).is_none()
            && tables().title(w.letters()).is_none()
            && tables().suffix(w.letters()).is_none()
    };
    if words.iter().any(|w| !w.upper) && words.iter().any(initials) {
        let parted = std::mem::take(words).into_iter().flat_map(|w| match initials(&w) {
            true => w.raw.chars().map(|c| Word::new(&c.to_string(), false, true)).collect(),
            false => vec![w],
        });
        words.extend(parted);
    }
}

fn is_cut(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—' | '.' | '/' | '_' | '·' | '־')
}

fn push(out: &mut Vec<Word>, piece: &str, hyphen: bool, dot: bool, single: bool) {
    let piece = piece.trim_matches(|c: char| !c.is_alphanumeric());
    if piece.is_empty() {
        return;
    }
    let piece = piece.strip_suffix("'s").or_else(|| piece.strip_suffix("’s")).unwrap_or(piece);
    match hump(piece, single) {
        Some(at) => {
            let (a, b) = piece.split_at(at);
            push(out, a, true, false, single);
            push(out, b, hyphen, dot, single);
        }
        None => {
            let word = Word::new(strip_arabic_article(piece), hyphen, dot);
            if !word.letters().is_empty() {
                out.push(word);
            }
        }
    }
}

/// Where a capital inside a word starts a new one: ElBaradei, AlGhanim, DeGreef; anything in a single word.
fn hump(piece: &str, single: bool) -> Option<usize> {
    let mut last = None;
    for (at, c) in piece.char_indices() {
        if c.is_uppercase() && last.is_some_and(char::is_lowercase) {
            let head = &piece[..at];
            let known = matches!(head, "El" | "Al" | "De" | "Van" | "Von" | "Bin" | "Da" | "Di" | "Del" | "Della");
            let broken = single && !matches!(head, "Mc" | "Mac" | "Le" | "La" | "O" | "Fitz" | "Ter" | "Du");
            return (known || broken).then_some(at);
        }
        last = Some(c);
    }
    None
}

fn strip_arabic_article(piece: &str) -> &str {
    match piece.strip_prefix("ال") {
        Some(rest) if rest.chars().count() > 2 => rest,
        _ => piece,
    }
}
