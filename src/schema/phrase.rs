//! The language of phrases: six signs, made to be read aloud.
//!
//! `talks` the word itself · `<receive>` any form of the verb with its helping words, `<be received>` its passive ·
//! `{host:Who}` something marked earlier, kept under a name · `(a|b)` either · `[...]` may be missing ·
//! `~` no word of the same phrase follows: "called Duarte ~" is not "called Duarte a friend".
//! Adverbs, dates, places and what stands in brackets are passed over between the parts.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// What a slot takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Label {
    /// One or several persons, office-holders, groups, countries, organisations, joined by "and".
    Who,
    /// A noun of an encounter with all that belongs to it: "a second round of talks".
    Encounter,
    /// A list of noun phrases: what is spoken about.
    Topic,
    /// A place.
    Place,
    /// A date.
    Date,
    /// An office without a name.
    Office,
}

/// A part of a phrase.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Part {
    /// The word itself, folded.
    Word(String),
    /// Any form of one of the verbs, with its helping words.
    Verb {
        /// Base forms.
        bases: Vec<String>,
        /// Whether the passive is meant.
        passive: bool,
    },
    /// Something marked earlier.
    Slot {
        /// Name under which it is kept.
        name: String,
        /// What it takes.
        label: Label,
    },
    /// One of these.
    Either(Vec<Vec<Part>>),
    /// May be missing.
    Maybe(Vec<Part>),
    /// No noun, adjective, article or infinitive follows.
    Stop,
}

/// Reads a phrase.
///
/// # Errors
/// With the column (from 1) in the phrase where it breaks the language.
pub fn read(phrase: &str) -> Result<Vec<Part>> {
    let mut reader = Reader { chars: phrase.char_indices().collect(), at: 0 };
    let parts = reader.sequence()?;
    match reader.peek() {
        None => Ok(parts),
        Some(c) => Err(reader.wrong(&format!("`{c}` without its beginning"))),
    }
}

struct Reader {
    chars: Vec<(usize, char)>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).map(|&(_, c)| c)
    }

    fn wrong(&self, what: &str) -> Error {
        Error::new("", what).at(1, Some(self.at + 1))
    }

    fn sequence(&mut self) -> Result<Vec<Part>> {
        let mut parts = Vec::new();
        while let Some(c) = self.peek() {
            match c {
                ' ' => self.at += 1,
                '|' | ')' | ']' => break,
                '<' => parts.push(self.verb()?),
                '{' => parts.push(self.slot()?),
                '(' => parts.push(self.either()?),
                '~' => {
                    self.at += 1;
                    parts.push(Part::Stop);
                }
                '[' => {
                    self.at += 1;
                    let inner = self.sequence()?;
                    self.close(']')?;
                    parts.push(Part::Maybe(inner));
                }
                _ => parts.push(self.word()?),
            }
        }
        Ok(parts)
    }

    fn close(&mut self, c: char) -> Result<()> {
        if self.peek() != Some(c) {
            return Err(self.wrong(&format!("`{c}` is missing")));
        }
        self.at += 1;
        Ok(())
    }

    fn until(&mut self, end: char) -> Result<String> {
        let start = self.at + 1;
        let length = self.chars[start..].iter().position(|&(_, c)| c == end);
        let length = length.ok_or_else(|| self.wrong(&format!("`{end}` is missing")))?;
        self.at = start + length + 1;
        Ok(self.chars[start..start + length].iter().map(|&(_, c)| c).collect())
    }

    fn verb(&mut self) -> Result<Part> {
        let text = self.until('>')?;
        let passive = text.trim().starts_with("be ");
        let bare = |verb: &str| verb.trim().strip_prefix("be ").unwrap_or(verb.trim()).trim().to_lowercase();
        let bases: Vec<String> = text.split('|').map(bare).collect();
        match bases.iter().any(String::is_empty) {
            true => Err(self.wrong("a verb is missing between `<` and `>`")),
            false => Ok(Part::Verb { bases, passive }),
        }
    }

    fn slot(&mut self) -> Result<Part> {
        let text = self.until('}')?;
        let (name, label) = text.split_once(':').ok_or_else(|| self.wrong("a slot reads {name:Label}"))?;
        let label = match label.trim() {
            "Who" => Label::Who,
            "Encounter" => Label::Encounter,
            "Topic" => Label::Topic,
            "Place" => Label::Place,
            "Date" => Label::Date,
            "Office" => Label::Office,
            other => {
                let what = format!("no label `{other}`; there are Who, Encounter, Topic, Place, Date, Office");
                return Err(self.wrong(&what));
            }
        };
        Ok(Part::Slot { name: name.trim().to_string(), label })
    }

    fn either(&mut self) -> Result<Part> {
        self.at += 1;
        let mut ways = vec![self.sequence()?];
        while self.peek() == Some('|') {
            self.at += 1;
            ways.push(self.sequence()?);
        }
        self.close(')')?;
        Ok(Part::Either(ways))
    }

    fn word(&mut self) -> Result<Part> {
        let start = self.at;
        while self.peek().is_some_and(|c| !" <>{}()[]|~".contains(c)) {
            self.at += 1;
        }
        if self.at == start {
            return Err(self.wrong("a word was expected"));
        }
        let word: String = self.chars[start..self.at].iter().map(|&(_, c)| c).collect();
        Ok(Part::Word(super::fold(&word).into_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_six_signs() {
        let parts = read("{host:Who} <receive|welcome> {guest:Who} [in {place:Place}] (with|by) talks ~").unwrap();
        assert_eq!(parts.len(), 7);
        assert_eq!(parts[6], Part::Stop);
        assert_eq!(parts[1], Part::Verb { bases: vec!["receive".into(), "welcome".into()], passive: false });
        assert!(matches!(&parts[3], Part::Maybe(inner) if inner.len() == 2));
        assert!(matches!(&parts[4], Part::Either(ways) if ways.len() == 2));
        assert_eq!(read("<be received>").unwrap()[0], Part::Verb { bases: vec!["received".into()], passive: true });
    }

    #[test]
    fn a_fault_has_a_column() {
        for (phrase, column) in [("{host Who}", 11), ("a [b", 5), ("a ) b", 3), ("{x:Person}", 11), ("<|meet>", 8)] {
            assert_eq!(read(phrase).unwrap_err().column, Some(column), "{phrase}");
        }
    }
}
