//! Sentences changed, so that the tagger learns to read more than treebanks show: headlines, and names it has never met.

use std::collections::BTreeMap;

use super::Tag;
use super::learn::Dice;
use super::treebank::{Sentence, Word};

/// The words that a headline in Title Case leaves small, if they are not the first, and endings.
const LITTLE: [&str; 22] = [
    "a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "to", "for", "at", "by", "as", "with", "from",
    "via", "n't", "'s", "’s", "'",
];

/// A name is rare that occurs no more often.
const RARE: u32 = 3;

/// A headline of each sentence that is neither very short nor long: half of them in Title Case, a quarter in CAPITALS.
/// The same sentences give the same headlines.
pub fn headlines(sentences: &[Sentence]) -> Vec<Sentence> {
    let mut dice = Dice(7);
    let headline = |sentence: &Sentence| {
        let line = shortened(sentence, &mut dice);
        match dice.roll(4) {
            0 => capitals(&line),
            1 => line,
            _ => title(&line),
        }
    };
    sentences.iter().filter(|sentence| (4..=30).contains(&sentence.words.len())).map(headline).collect()
}

/// As headlines put it: without the full stop, mostly without articles and forms of *be* before participles, and now
/// and then in the present tense.
pub fn shortened(sentence: &Sentence, dice: &mut Dice) -> Sentence {
    let mut line: Vec<Word> = Vec::new();
    for (place, word) in sentence.words.iter().enumerate() {
        let small = word.form.to_lowercase();
        let before_participle =
            sentence.words.get(place + 1).is_some_and(|next| matches!(next.tag, Tag::VBG | Tag::VBN));
        let dropped = match small.as_str() {
            "." => true,
            "a" | "an" | "the" if word.tag == Tag::DT => dice.roll(4) > 0,
            "is" | "are" | "was" | "were" if before_participle => dice.roll(2) > 0,
            _ => false,
        };
        if !dropped {
            let now = if dice.roll(2) == 0 { present(word, line.last()) } else { None };
            line.push(now.unwrap_or_else(|| word.clone()));
        }
    }
    if let Some(first) = line.first_mut() {
        first.form = capital(&first.form);
    }
    Sentence { words: line }
}

/// The present tense of a verb in the past that stands after its subject.
fn present(verb: &Word, subject: Option<&Word>) -> Option<Word> {
    let tag = match subject?.tag {
        Tag::NN | Tag::NNP => Tag::VBZ,
        Tag::NNS | Tag::NNPS => Tag::VBP,
        _ => return None,
    };
    if verb.tag != Tag::VBD || verb.lemma.is_empty() || verb.lemma == "be" {
        return None;
    }
    let form = if tag == Tag::VBZ { third_person(&verb.lemma) } else { verb.lemma.clone() };
    Some(Word { form, tag, ..verb.clone() })
}

/// *meets* for *meet*, *carries* for *carry*.
fn third_person(lemma: &str) -> String {
    let vowel_before_y = ["ay", "ey", "oy", "uy"].iter().any(|end| lemma.ends_with(end));
    match lemma.strip_suffix('y') {
        _ if lemma == "have" => "has".into(),
        Some(stem) if !vowel_before_y => format!("{stem}ies"),
        _ if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end)) => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

/// In Title Case.
pub fn title(sentence: &Sentence) -> Sentence {
    rewritten(sentence, |place, word| {
        let stays = place > 0 && LITTLE.contains(&word.form.as_str());
        if stays { word.form.clone() } else { capital(&word.form) }
    })
}

/// In CAPITALS.
pub fn capitals(sentence: &Sentence) -> Sentence {
    rewritten(sentence, |_, word| word.form.to_uppercase())
}

/// The sentences with rare names, these changed to names that nobody bears: the first half of one rare name and
/// the second of another. The same sentences give the same names.
pub fn renamed(sentences: &[Sentence]) -> Vec<Sentence> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words).filter(|word| is_plain_name(word)) {
        *counts.entry(&word.form).or_default() += 1;
    }
    let names: Vec<&str> = counts.iter().filter(|(_, count)| **count <= RARE).map(|(name, _)| *name).collect();
    let is_rare = |word: &Word| word.tag == Tag::NNP && names.binary_search(&word.form.as_str()).is_ok();
    let mut dice = Dice(5);
    let mut rename = |sentence: &Sentence| {
        rewritten(sentence, |_, word| {
            let mut half = |second| halves(names[dice.roll(names.len())])[second];
            if is_rare(word) { half(0).to_string() + half(1) } else { word.form.clone() }
        })
    };
    sentences.iter().filter(|sentence| sentence.words.iter().any(is_rare)).map(&mut rename).collect()
}

/// A name of four letters or more, the first of them a capital.
fn is_plain_name(word: &Word) -> bool {
    let mut letters = word.form.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    word.tag == Tag::NNP && first && letters.clone().count() >= 3 && letters.all(char::is_lowercase)
}

fn halves(name: &str) -> [&str; 2] {
    let middle = name.char_indices().nth(name.chars().count().div_ceil(2)).map_or(name.len(), |(place, _)| place);
    [&name[..middle], &name[middle..]]
}

/// The sentence with its words written otherwise.
fn rewritten(sentence: &Sentence, mut form: impl FnMut(usize, &Word) -> String) -> Sentence {
    let word = |(place, word): (usize, &Word)| Word { form: form(place, word), ..word.clone() };
    Sentence { words: sentence.words.iter().enumerate().map(word).collect() }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sentence of `form/tag` or `form/tag/lemma` words.
    fn sentence(text: &str) -> Sentence {
        let word = |part: &str| {
            let mut parts = part.split('/').map(str::to_string);
            let mut next = || parts.next().unwrap_or_default();
            Word { form: next(), tag: Tag::of(&next()), lemma: next() }
        };
        Sentence { words: text.split(' ').map(word).collect() }
    }

    #[test]
    fn titles_leave_little_words_small() {
        let line = sentence("the/DT envoys/NNS of/IN Oman/NNP wo/MD n't/RB talk/VB in/IN Rome/NNP");
        assert_eq!(title(&line).forms().join(" "), "The Envoys of Oman Wo n't Talk in Rome");
        assert_eq!(capitals(&line).forms()[1], "ENVOYS");
    }

    #[test]
    fn headlines_are_short_and_now() {
        let lines: Vec<_> = (0..60).map(|_| sentence("The/DT king/NN met/VBD/meet envoys/NNS ./.")).collect();
        let lines = headlines(&lines);
        let told: Vec<String> = lines.iter().map(|line| line.forms().join(" ")).collect();
        assert!(
            told.iter().any(|line| line == "King Meets Envoys") && told.iter().any(|line| line == "KING MET ENVOYS")
        );
        assert!(told.iter().all(|line| !line.contains('.')));
        assert!(lines.iter().flat_map(|line| &line.words).any(|word| word.form == "Meets" && word.tag == Tag::VBZ));
    }

    #[test]
    fn verbs_get_their_ending() {
        assert_eq!(
            ["carry", "say", "push", "go", "have"].map(third_person),
            ["carries", "says", "pushes", "goes", "has"]
        );
    }

    #[test]
    fn rare_names_are_mixed_and_others_stay() {
        let lines = [sentence("Lindqvist/NNP met/VBD Okafor/NNP"), sentence("Nobody/NN spoke/VBD")];
        let renamed = renamed(&lines);
        assert_eq!(renamed.len(), 1);
        let first = renamed[0].forms()[0].to_string();
        assert!(["Lindqvist", "Lindqfor", "Okavist", "Okafor"].contains(&first.as_str()), "{first}");
        assert_eq!(renamed[0].forms()[1], "met");
    }
}
