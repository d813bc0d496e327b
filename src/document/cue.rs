//! The words that tell what a block is, from `schema/furniture.ron`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{Token, TokenKind, token};

/// What a cue makes of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Furniture,
    /// Furniture under which other stories stand.
    Related,
    Byline,
}

/// The lists of the file.
pub(super) struct Cues {
    whole: FxHashMap<String, Vec<(Pattern, Cue)>>,
    numbers: Vec<(Pattern, Cue)>,
    tails: Vec<(Pattern, Cue)>,
    inside: FxHashMap<String, Vec<Inside>>,
    captions: FxHashMap<String, Vec<Pattern>>,
    credits: FxHashMap<String, ()>,
    agencies: FxHashMap<String, ()>,
    beside_dates: FxHashMap<String, ()>,
    sections: FxHashMap<String, Vec<Pattern>>,
}

/// The file, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    furniture: Vec<Group>,
    inside: Vec<Group>,
    related: Vec<Group>,
    bylines: Vec<Group>,
    bylines_inside: Vec<Group>,
    captions: Vec<Group>,
    credits: Vec<Group>,
    agencies: Vec<Group>,
    beside_dates: Vec<Group>,
    sections: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    #[serde(rename = "why")]
    _why: String,
    lines: Vec<String>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    // The file is part of the program; a test reads it, so that a mistake in it does not get past.
    ron::from_str::<File>(include_str!("../../schema/furniture.ron")).map(Cues::new).unwrap_or_else(|_| Cues::empty())
});

/// The cues of the built-in file.
pub(super) fn cues() -> &'static Cues {
    &CUES
}

/// One element of a line: what it compares with.
#[derive(Clone, Debug, PartialEq)]
enum Part {
    Word(String),
    Number,
    Any,
    Colon,
}

/// A line of the file.
#[derive(Clone, Debug, PartialEq)]
struct Pattern(Vec<Part>);

impl Pattern {
    fn new(line: &str) -> Self {
        let part = |t: &Token| match t.span.of(line) {
            "*" => Some(Part::Any),
            "#" => Some(Part::Number),
            ":" => Some(Part::Colon),
            "©" => Some(Part::Word("©".into())),
            _ if t.kind == TokenKind::Mark => None,
            word => Some(Part::Word(word.to_lowercase())),
        };
        Pattern(token::tokens(line).iter().filter_map(part).collect())
    }

    fn first_word(&self) -> Option<&str> {
        match self.0.first() {
            Some(Part::Word(word)) => Some(word),
            _ => None,
        }
    }

    /// Its longest word, and how many words stand before it.
    fn longest_word(&self) -> (usize, String) {
        let words = self.0.iter().enumerate().filter_map(|(i, p)| match p {
            Part::Word(word) => Some((i, word.clone())),
            _ => None,
        });
        words.max_by_key(|(_, word)| word.len()).unwrap_or_default()
    }

    /// How many tokens the pattern covers from the first on; `whole` asks for all, marks at the end aside.
    fn covers(&self, line: Line<'_>, whole: bool) -> Option<usize> {
        covers(&self.0, line, 0, whole)
    }
}

fn covers(parts: &[Part], line: Line<'_>, mut at: usize, whole: bool) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else {
        let done = !whole || (at..line.tokens.len()).all(|i| line.is_mark(i));
        return done.then_some(at);
    };
    if *part == Part::Any {
        if rest.is_empty() {
            return Some(line.tokens.len());
        }
        return (at..line.tokens.len()).find_map(|from| covers(rest, line, from, whole));
    }
    while *part != Part::Colon && at < line.tokens.len() && line.is_mark(at) {
        at += 1;
    }
    let token = line.tokens.get(at)?;
    let same = match part {
        Part::Number => token.kind == TokenKind::Number,
        Part::Colon => line.word(at) == ":",
        Part::Word(word) => line.is(at, word),
        Part::Any => true,
    };
    if same { covers(rest, line, at + 1, whole) } else { None }
}

/// A phrase that is looked for anywhere in a block, by its longest word, which is the rarest.
struct Inside {
    pattern: Pattern,
    /// Words of the phrase before its longest.
    before: usize,
    cue: Cue,
}

/// Tokens of a block with their text.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
}

impl<'a> Line<'a> {
    /// The text of a token; empty past the end.
    #[inline]
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    pub(super) fn lower(&self, at: usize) -> String {
        self.word(at).replace('’', "'").to_lowercase()
    }

    /// Whether a token is this word, which is in small letters.
    fn is(&self, at: usize, word: &str) -> bool {
        let token = self.word(at);
        token.eq_ignore_ascii_case(word) || !token.is_ascii() && self.lower(at) == word
    }

    #[inline]
    fn is_mark(&self, at: usize) -> bool {
        self.tokens[at].kind == TokenKind::Mark && self.word(at) != "©"
    }

    /// How many words and numbers it has.
    pub(super) fn words(&self) -> usize {
        self.tokens.iter().filter(|t| t.kind != TokenKind::Mark).count()
    }

    /// Some of its tokens.
    pub(super) fn part(&self, range: std::ops::Range<usize>) -> Line<'a> {
        Line { text: self.text, tokens: &self.tokens[range] }
    }
}

/// Blocks with more tokens than this are taken for text without a look at the lists.
const LONGEST: usize = 90;

impl Cues {
    fn empty() -> Self {
        Cues {
            whole: FxHashMap::default(),
            numbers: Vec::new(),
            tails: Vec::new(),
            inside: FxHashMap::default(),
            captions: FxHashMap::default(),
            credits: FxHashMap::default(),
            agencies: FxHashMap::default(),
            beside_dates: FxHashMap::default(),
            sections: FxHashMap::default(),
        }
    }

    fn new(file: File) -> Self {
        let mut cues = Cues::empty();
        for (groups, cue) in
            [(&file.furniture, Cue::Furniture), (&file.related, Cue::Related), (&file.bylines, Cue::Byline)]
        {
            for pattern in patterns(groups) {
                match pattern.0.first() {
                    Some(Part::Word(word)) => cues.whole.entry(word.clone()).or_default().push((pattern, cue)),
                    Some(Part::Number) => cues.numbers.push((pattern, cue)),
                    _ => cues.tails.push((pattern, cue)),
                }
            }
        }
        for (groups, cue) in [(&file.inside, Cue::Furniture), (&file.bylines_inside, Cue::Byline)] {
            for pattern in patterns(groups) {
                let (before, word) = pattern.longest_word();
                cues.inside.entry(word).or_default().push(Inside { pattern, before, cue });
            }
        }
        for pattern in patterns(&file.captions) {
            cues.captions.entry(pattern.first_word().unwrap_or("").to_string()).or_default().push(pattern);
        }
        let words = |groups: &[Group]| groups.iter().flat_map(|g| g.lines.clone()).map(|w| (w, ())).collect();
        cues.credits = words(&file.credits);
        cues.agencies = words(&file.agencies);
        cues.beside_dates = words(&file.beside_dates);
        for pattern in patterns(&file.sections) {
            cues.sections.entry(pattern.first_word().unwrap_or("").to_string()).or_default().push(pattern);
        }
        cues
    }

    /// What a block is, by its words.
    pub(super) fn of(&self, line: Line<'_>) -> Option<Cue> {
        if line.tokens.len() > LONGEST {
            return None;
        }
        let first = (0..line.tokens.len()).find(|&i| !line.is_mark(i))?;
        let whole = folded(line.word(first), |word| self.whole.get(word)).into_iter().flatten();
        let numbers = self.numbers.iter().filter(|_| line.tokens[first].kind == TokenKind::Number);
        let short = self.tails.iter().filter(|_| line.tokens.len() <= 8);
        whole.chain(numbers).chain(short).find(|(p, _)| p.covers(line, true).is_some()).map(|(_, cue)| *cue)
    }

    /// What a block is, by words somewhere inside.
    pub(super) fn inside(&self, line: Line<'_>) -> Option<Cue> {
        if line.tokens.len() > LONGEST {
            return None;
        }
        let long = |&i: &usize| line.tokens[i].kind == TokenKind::Word && line.tokens[i].span.len() > 5;
        (0..line.tokens.len()).filter(long).find_map(|i| {
            let phrases = folded(line.word(i), |word| self.inside.get(word));
            let found = |p: &&Inside| {
                let mut words = (0..=i).rev().filter(|&j| !line.is_mark(j));
                let start = words.nth(p.before);
                start.is_some_and(|j| p.pattern.covers(line.part(j..line.tokens.len()), false).is_some())
            };
            phrases?.iter().find(found).map(|p| p.cue)
        })
    }

    /// How many tokens at the start are the label of a picture.
    pub(super) fn caption_label(&self, line: Line<'_>) -> Option<usize> {
        let first = line.tokens.first().filter(|t| t.kind == TokenKind::Word)?;
        if first.span.len() > 12 {
            return None;
        }
        let patterns = folded(line.word(0), |word| self.captions.get(word))?;
        patterns.iter().filter_map(|p| p.covers(line, false)).max()
    }

    /// Whether the word belongs to a picture's credit.
    pub(super) fn is_credit(&self, word: &str) -> bool {
        folded(word, |word| self.credits.get(word)).is_some()
    }

    /// Whether the word is the name of an agency.
    pub(super) fn is_agency(&self, word: &str) -> bool {
        folded(word, |word| self.agencies.get(word)).is_some()
    }

    /// Whether the word often stands beside the date in a date line.
    pub(super) fn is_beside_date(&self, word: &str) -> bool {
        folded(word, |word| self.beside_dates.get(word)).is_some()
    }

    /// Whether the line is the name of a section and nothing else.
    pub(super) fn is_section(&self, line: Line<'_>) -> bool {
        let patterns = || folded(line.word(0), |word| self.sections.get(word)).into_iter().flatten();
        line.tokens.len() <= 6 && patterns().any(|p| p.covers(line, true).is_some())
    }
}

/// Looks up a word in small letters. Words of other letters than ASCII, and long ones, are in none of the lists.
fn folded<T>(word: &str, look_up: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    let mut letters = [0; 24];
    let letters = letters.get_mut(..word.len())?;
    letters.copy_from_slice(word.as_bytes());
    letters.make_ascii_lowercase();
    std::str::from_utf8(letters).ok().and_then(look_up)
}

fn patterns(groups: &[Group]) -> impl Iterator<Item = Pattern> + '_ {
    groups.iter().flat_map(|g| &g.lines).map(|line| Pattern::new(line)).filter(|p| !p.0.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_reads() {
        let file = ron::from_str::<File>(include_str!("../../schema/furniture.ron"));
        assert!(file.is_ok(), "{:?}", file.err());
        // Phrases are found by their longest word, and only long words are looked up.
        assert!(cues().inside.keys().all(|word| word.len() > 5), "{:?}", cues().inside.keys());
    }

    fn cue(text: &str) -> Option<Cue> {
        let tokens = token::tokens(text);
        let line = Line { text, tokens: &tokens };
        cues().of(line).or_else(|| cues().inside(line))
    }

    #[test]
    fn lines_compare_word_by_word() {
        assert_eq!(cue("Advertisement"), Some(Cue::Furniture));
        assert_eq!(cue("Advertisement revenue fell"), None);
        assert_eq!(cue("Estimated read time: 4-5 minutes"), Some(Cue::Furniture));
        assert_eq!(cue("Read also: Rice prices fall | Ferry sinks"), Some(Cue::Related));
        assert_eq!(cue("Tags: Fiji"), Some(Cue::Furniture));
        assert_eq!(cue("Tags were handed out at the door."), None);
        assert_eq!(cue("Roe and Doe in Lima contributed to this report."), Some(Cue::Byline));
        assert_eq!(cue("3 min read"), Some(Cue::Furniture));
    }
}
