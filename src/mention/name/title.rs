//! Which titles are names as well? "Mr Major", "Mackenzie King", "Prince Sultan".

use std::ops::Range;

use super::around::office_ahead;
use crate::mention::Page;
use crate::mention::word::Word;
use crate::schema::Flags;

/// Titles and ranks that are names as well: "Mr Major", "Mackenzie King", "Prince Sultan".
pub(super) const TITLES_AS_NAMES: &[&str] = &[
    "king",
    "prince",
    "bishop",
    "pope",
    "duke",
    "major",
    "marshal",
    "chancellor",
    "judge",
    "warden",
    "shah",
    "sultan",
    "amir",
    "emir",
    "imam",
    "sheikh",
    "mayor",
    "deputy",
    "general",
    "begum",
    "lama",
    "dean",
    "regent",
    "cardinal",
    "lord",
];

/// "Foreign Minister Shah Karim Durrani": titles of old are given names between an office and a plain name.
pub(super) fn given_like_title(page: &Page, i: usize, sentence: &Range<usize>) -> bool {
    let other = Flags::HONORIFIC.with(Flags::HEAD).with(Flags::RANK).with(Flags::BODYWORD);
    let follows = |k: usize| {
        let word = &page.words[k];
        k < sentence.end && word.word() && word.capital() && !word.flags.any(other) && !page.covered(k)
    };
    let titled = i > sentence.start && (titles(&page.words[i - 1]) || office_ahead(page, i, sentence));
    let given = page.words[i].among(&["shah", "amir"]) && titled
        || page.words[i].among(&["sultan", "emir"]) && i > sentence.start && page.office_ends(i);
    given && i + 1 < sentence.end && follows(i + 1)
}

/// Whether a title between name words is one of them: after a given name or a title before the name, not before a name
/// that it could belong to.
pub(super) fn inner_title(page: &Page, i: usize, first: usize, sentence: &Range<usize>) -> bool {
    let before = &page.words[i - 1];
    let follows =
        i + 1 < sentence.end && page.words[i + 1].capital() && page.words[i + 1].word() && !page.covered(i + 1);
    let given = before.flags.any(Flags::GIVEN) && !before.flags.any(Flags::COMMON);
    let titled = first > sentence.start && (titles(&page.words[first - 1]) || page.office_ends(first));
    let plain = follows && page.words[i + 1].flags.any(Flags::COMMON);
    given && !plain || titled && !follows
}

/// Whether a word is one that stands right before names.
pub(super) fn titles(word: &Word) -> bool {
    word.flags.any(Flags::HONORIFIC.with(Flags::RANK)) && (word.capital() || word.text.ends_with('.'))
        || word.flags.any(Flags::HEAD) && !word.flags.any(Flags::PLURAL)
}
