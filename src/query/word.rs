//! The words of a question: as typed, and folded; dates, years and contractions taken apart.

use crate::graph::fold;
use crate::query::grammar::grammar;
use crate::query::spoken::in_digits;

/// A word as it is typed, and folded.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    pub text: String,
    pub fold: String,
    /// Written with a genitive 's.
    pub owner: bool,
    /// A comma follows.
    pub comma: bool,
}

impl Word {
    pub fn capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The words of a question.
pub(crate) fn words(question: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    // "WHO MET KENT": capitals throughout tell nothing
    let loud = question.split_whitespace().nth(2).is_some() && !question.chars().any(char::is_lowercase);
    let small = if loud { question.to_lowercase() } else { String::new() };
    let question = if loud { small.as_str() } else { question };
    let mut runs = question.split_whitespace().peekable();
    while let Some(run) = runs.next() {
        let date = run.trim_matches(|c: char| !c.is_alphanumeric());
        // "Sokolov met Holloway - when?": a dash that stands alone parts as a comma does
        if let (true, Some(last)) = (run.chars().all(|c| matches!(c, '-' | '–' | '—')), out.last_mut()) {
            last.comma = true;
            continue;
        }
        let sign = match run {
            "&" | "+" | "x" | "×" => Some("and"),
            "w/" => Some("with"),
            "w/o" => Some("without"),
            "@" => Some("at"),
            _ => None,
        };
        if let Some(word) = sign {
            out.push(Word { text: word.into(), fold: word.into(), owner: false, comma: false });
            continue;
        }
        if let Some((from, to)) = years(date) {
            for text in [from, "to", to] {
                out.push(Word { text: text.into(), fold: text.into(), owner: false, comma: false });
            }
            continue;
        }
        if let Some(date) = dotted(date) {
            out.push(Word { text: date.clone(), fold: date, owner: false, comma: false });
            continue;
        }
        if let Some(year) = short_year(run) {
            out.push(Word { text: year.clone(), fold: year, owner: false, comma: false });
            continue;
        }
        let iso = date.len() >= 7 && date.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if iso {
            out.push(Word { text: date.into(), fold: date.into(), owner: false, comma: false });
            continue;
        }
        let parts = run.split(['-', '–', '—', '/', ',', ';', ':', '"', '“', '”', '(', ')', '?', '!']);
        for (i, part) in parts.enumerate() {
            let prefix = run.contains('-').then(|| grammar().prefix(&fold(part))).flatten();
            push_words(prefix.filter(|_| i == 0).unwrap_or(part), &mut out);
        }
        // "Kent met a Swede in Oslo. Who was it?"
        let ends = run.len() > 3 && run.ends_with('.') && runs.peek().is_some_and(|next| asks(next));
        if let (true, Some(last)) = (run.ends_with([',', ';', ':']) || ends, out.last_mut()) {
            last.comma = true;
        }
    }
    shortened(in_digits(out))
}

/// Whether a question begins with the word.
fn asks(run: &str) -> bool {
    let word = fold(run.trim_end_matches(|c: char| !c.is_alphanumeric()));
    run.starts_with(char::is_uppercase) && (grammar().asking.has(&word) || grammar().is("AUX", &word))
}

/// Words that say in short what several say: "before" for "prior to".
fn shortened(mut words: Vec<Word>) -> Vec<Word> {
    let mut at = 0;
    while at < words.len() {
        let is = |at: usize, one: &str| words.get(at).is_some_and(|w| one.split('|').any(|o| w.fold == o));
        let says = |long: &str| long.split(' ').enumerate().all(|(i, one)| is(at + i, one));
        let found = grammar().same.iter().find(|(long, _)| says(long));
        if let Some((long, short)) = found {
            let new = |w: &str| Word { text: w.into(), fold: w.into(), owner: false, comma: false };
            let short: Vec<Word> = short.split_whitespace().map(new).collect();
            let next = short.len();
            words.splice(at..at + long.split(' ').count(), short);
            at += next;
        } else {
            at += 1;
        }
    }
    words
}

/// "2010-2012", "2010–2012".
fn years(run: &str) -> Option<(&str, &str)> {
    let (from, to) = run.split_once(['-', '–', '/'])?;
    let year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    (year(from) && year(to)).then_some((from, to))
}

/// "9.8.2013"; "16/7/2013" and "7/16/2013", where it is plain which is the month.
fn dotted(run: &str) -> Option<String> {
    let sign = if run.contains('/') { '/' } else { '.' };
    let parts: Vec<u16> = run.split(sign).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [a, b, year @ 1800..2200] = parts[..] else { return None };
    let (day, month) = match (a, b) {
        (1..=31, 1..=12) if sign == '.' || a > 12 || a == b => (a, b),
        (1..=12, 13..=31) if sign == '/' => (b, a),
        _ => return None,
    };
    Some(format!("{year}-{month:02}-{day:02}"))
}

/// "'13", "’87?"
fn short_year(run: &str) -> Option<String> {
    let digits = run.strip_prefix(['\'', '’'])?.trim_end_matches(|c: char| c.is_ascii_punctuation());
    let year: u8 = digits.parse().ok().filter(|_| digits.len() == 2)?;
    Some(format!("{}{digits}", if year < 50 { 20 } else { 19 }))
}

/// "who'd", "they'll": the word, and what it was drawn together with.
fn drawn(part: &str) -> (&str, Option<&'static str>) {
    const ENDS: [(&str, &str); 5] = [("m", "am"), ("d", "would"), ("ll", "will"), ("ve", "have"), ("re", "are")];
    let cut = part.rsplit_once(['\'', '’']).filter(|(word, _)| grammar().knows(&word.to_lowercase()));
    let more = |end: &str| ENDS.iter().find(|(short, _)| *short == end).map(|(_, long)| *long);
    cut.and_then(|(word, end)| Some((word, Some(more(end)?)))).unwrap_or((part, None))
}

fn push_words(part: &str, out: &mut Vec<Word>) {
    let (part, helper) = drawn(part);
    let owner = part.ends_with("'s") || part.ends_with("’s");
    let negated = part.ends_with("n't") || part.ends_with("n’t");
    let text = part.trim_matches(|c: char| !c.is_alphanumeric());
    let folded = fold(text);
    for word in folded.split_whitespace() {
        let word = if negated { word.strip_suffix("nt").unwrap_or(word) } else { word };
        let asks = matches!(word, "who" | "what" | "where" | "when" | "how");
        out.push(Word { text: text.to_string(), fold: word.to_string(), owner: owner && !asks, comma: false });
        let more = if negated { Some("not") } else { (owner && asks).then_some("is") };
        let more = more.or(helper);
        out.extend(more.map(|m| Word { text: m.into(), fold: m.into(), owner: false, comma: false }));
    }
}
