//! Tagged sentences out of treebanks in the CoNLL-U format.

use super::Tag;
use crate::error::{Error, Result};

/// A tagged word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is written.
    pub form: String,
    /// As a dictionary has it: *meet* for *met*. Empty where the treebank does not say.
    pub lemma: String,
    /// What it is.
    pub tag: Tag,
}

/// The tagged words of a sentence, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The words.
    pub words: Vec<Word>,
}

impl Sentence {
    /// The words as they are written.
    pub fn forms(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.form.as_str()).collect()
    }

    /// Their tags.
    pub fn tags(&self) -> Vec<Tag> {
        self.words.iter().map(|word| word.tag).collect()
    }
}

/// What counts as one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// As the treebank has it: *cease*, *-*, *fire*.
    Treebank,
    /// As our own documents have it: *cease-fire* is one word, and so is *cannot*.
    Ours,
}

/// The sentences of `text`, leaving out the documents whose names start with one of `without`.
/// An error, with `file` and line, where a line is not of the format.
pub fn read(file: &str, text: &str, cut: Cut, without: &[&str]) -> Result<Vec<Sentence>> {
    let mut sentences = Vec::new();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut range = Range::default();
    let mut wanted = true;
    for (index, line) in text.lines().chain([""]).enumerate() {
        if let Some(name) = line.strip_prefix("# newdoc id = ") {
            wanted = !without.iter().any(|start| name.starts_with(start));
        } else if line.trim().is_empty() {
            let sentence = sentence(std::mem::take(&mut pieces), cut);
            if wanted && !sentence.words.is_empty() {
                sentences.push(sentence);
            }
            range = Range::default();
        } else if !line.starts_with('#') {
            let row = Row::read(line).map_err(|what| Error::new(file, what).at(index + 1, None))?;
            match row.last {
                Some(last) => range = Range { last, glued: row.glued, fused: !row.form.contains(['\'', '’', '-']) },
                None if row.number > 0 => pieces.push(row.piece(&range)),
                None => {}
            }
        }
    }
    Ok(sentences)
}

/// A word of the treebank, and how it hangs together with the next.
#[derive(Clone, Debug)]
struct Piece {
    word: Word,
    /// No space follows.
    glued: bool,
    /// It is no word without the next: *can* in *cannot*.
    fused: bool,
}

/// Words that are written as one, up to word number `last`: *don't*, *cannot*.
#[derive(Clone, Copy, Default)]
struct Range {
    last: usize,
    glued: bool,
    fused: bool,
}

/// A line of the format. A line without a word of its own has the number 0.
struct Row<'t> {
    number: usize,
    last: Option<usize>,
    form: &'t str,
    lemma: &'t str,
    tag: &'t str,
    glued: bool,
}

impl<'t> Row<'t> {
    fn read(line: &'t str) -> std::result::Result<Row<'t>, String> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, _, tag, .., rest] = columns[..] else {
            return Err(format!("{} columns where CoNLL-U has ten", columns.len()));
        };
        let (number, last) = match id.split_once('-') {
            Some((first, last)) => (first, Some(last)),
            None if id.contains('.') => ("0", None),
            None => (id, None),
        };
        let count = |digits: &str| digits.parse::<usize>().map_err(|_| format!("{id:?} is no number of a word"));
        let glued = rest.split('|').any(|note| note == "SpaceAfter=No");
        Ok(Row { number: count(number)?, last: last.map(count).transpose()?, form, lemma, tag, glued })
    }

    fn piece(&self, range: &Range) -> Piece {
        let (inside, at_end) = (self.number < range.last, self.number == range.last);
        let lemma = if self.lemma == "_" { "" } else { self.lemma };
        Piece {
            word: Word { form: self.form.into(), lemma: lemma.into(), tag: Tag::of(self.tag) },
            glued: inside || self.glued || at_end && range.glued,
            fused: inside && range.fused,
        }
    }
}

fn sentence(pieces: Vec<Piece>, cut: Cut) -> Sentence {
    let mut words = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let end = if cut == Cut::Ours { word_end(&pieces, start) } else { start };
        words.push(joined(&pieces[start..=end]));
        start = end + 1;
    }
    Sentence { words }
}

/// The last piece of the word that starts with piece `start`.
fn word_end(pieces: &[Piece], start: usize) -> usize {
    let mut end = start;
    loop {
        match &pieces[end..] {
            [here, _, ..] if here.fused => end += 1,
            [here, hyphen, next, ..] if here.glued && hyphen.glued && is_hyphen(hyphen) && wordy(here, next) => {
                end += 2
            }
            _ => return end,
        }
    }
}

fn is_hyphen(piece: &Piece) -> bool {
    matches!(piece.word.form.as_str(), "-" | "‐" | "‑")
}

fn wordy(before: &Piece, after: &Piece) -> bool {
    before.word.form.ends_with(|letter: char| letter.is_alphanumeric() || letter == '.')
        && after.word.form.starts_with(char::is_alphanumeric)
}

/// The word of these pieces.
fn joined(pieces: &[Piece]) -> Word {
    let text = |part: fn(&Word) -> &str| pieces.iter().map(|piece| part(&piece.word)).collect();
    Word { form: text(|word| &word.form), lemma: text(|word| &word.lemma), tag: joined_tag(pieces) }
}

/// The tag of a word of several pieces: that of the last, which is the head, but where hyphens make it another.
fn joined_tag(pieces: &[Piece]) -> Tag {
    let (first, last) = (&pieces[0], &pieces[pieces.len() - 1]);
    match (first.word.tag, last.word.tag) {
        (_, tag) if pieces.len() == 1 => tag,
        (tag, _) if first.fused => tag,
        (_, Tag::VBN | Tag::VBG | Tag::VBD | Tag::VB) => Tag::JJ,
        (Tag::CD, Tag::NN) => Tag::JJ,
        (_, Tag::RP | Tag::IN) => Tag::NN,
        (_, tag) => tag,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sentence of `form/tag` words; `_` after a word glues it to the next.
    fn conllu(words: &str) -> String {
        let row = |(index, word): (usize, &str)| {
            let (form, tag) = word.rsplit_once('/').unwrap();
            let (tag, note) = tag.strip_suffix('_').map_or((tag, "_"), |tag| (tag, "SpaceAfter=No"));
            format!("{}\t{form}\t_\t_\t{tag}\t_\t_\t_\t_\t{note}\n", index + 1)
        };
        words.split(' ').enumerate().map(row).collect::<String>() + "\n"
    }

    /// The words of a text as our own documents have them: `form/tag`.
    fn ours(text: &str) -> String {
        let sentences = read("t", text, Cut::Ours, &[]).unwrap();
        let words = sentences.iter().flat_map(|sentence| &sentence.words);
        words.map(|word| format!("{}/{}", word.form, word.tag.name())).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn hyphens_join_words() {
        let text = conllu("A/DT U.S./NNP_ -/HYPH_ backed/VBN cease/NN_ -/HYPH_ fire/NN_ ,/, two/CD -/HYPH day/NN");
        assert_eq!(ours(&text), "A/DT U.S.-backed/JJ cease-fire/NN ,/PUNCT two/CD -/PUNCT day/NN");
        assert_eq!(read("t", &text, Cut::Treebank, &[]).unwrap()[0].words.len(), 11);
    }

    #[test]
    fn of_words_written_as_one_only_those_without_an_apostrophe_stay_one() {
        let row = |id: &str, form: &str, tag: &str| format!("{id}\t{form}\t_\t_\t{tag}\t_\t_\t_\t_\t_\n");
        let one = row("1-2", "cannot", "_") + &row("1", "can", "MD") + &row("2", "not", "RB");
        let two = row("3-4", "don't", "_") + &row("3", "do", "VBP") + &row("4", "n't", "RB") + &row("4.1", "x", "VB");
        assert_eq!(ours(&(one + &two)), "cannot/MD do/VBP n't/RB");
    }

    #[test]
    fn documents_can_be_left_out() {
        let text = format!("# newdoc id = a_1\n{}# newdoc id = b_1\n{}", conllu("Yes/UH"), conllu("No/UH"));
        let sentences = read("t", &text, Cut::Ours, &["a_"]).unwrap();
        assert_eq!(sentences.iter().flat_map(Sentence::forms).collect::<Vec<_>>(), ["No"]);
    }

    #[test]
    fn a_line_of_another_format_is_an_error_with_its_place() {
        let error = read("bank.conllu", "# text\nno columns", Cut::Ours, &[]).unwrap_err();
        assert_eq!((error.file.as_str(), error.line), ("bank.conllu", Some(2)));
        assert!(read("t", "x\ta\t_\t_\tNN\t_\t_\t_\t_\t_", Cut::Ours, &[]).is_err());
    }
}
