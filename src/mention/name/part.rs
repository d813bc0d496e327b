//! May a word belong to a name?

use std::ops::Range;

use super::around::{apposed, encloses, foreign_initial, office_ahead};
use super::run::generation;
use super::spot::{lone_place, placename};
use super::title::{TITLES_AS_NAMES, given_like_title, inner_title, titles};
use crate::document::tag::Tag;
use crate::document::{Case, TokenKind};
use crate::mention::Page;
use crate::mention::word::Word;
use crate::schema::Flags;

/// Whether token `i` may belong to a name, the name having begun at `first`.
pub(super) fn part(page: &Page, i: usize, first: Option<usize>, sentence: &Range<usize>) -> bool {
    let word = &page.words[i];
    let flags = word.flags;
    let given = flags.any(Flags::GIVEN)
        && page.words.get(i + 1).is_some_and(|w| i + 1 < sentence.end && w.word() && w.capital());
    let monthly = first.is_some() && i > sentence.start && surname_of_month(page, i, sentence);
    if !word.word() || !word.capital() || flags.any(Flags::WEEKDAY) || flags.any(Flags::MONTH) && !given && !monthly {
        return false;
    }
    match first {
        Some(first) => goes_on(page, i, first, monthly, sentence),
        None => opens(page, i, given, sentence),
    }
}

/// Whether a word goes on with a name that began at `first`.
fn goes_on(page: &Page, i: usize, first: usize, monthly: bool, sentence: &Range<usize>) -> bool {
    let word = &page.words[i];
    let flags = word.flags;
    if flags.any(Flags::ENCOUNTER) || speaks(page, i, first, sentence) {
        return false;
    }
    let short = word.text.ends_with('.') && word.text.chars().count() < 4;
    if generation(word)
        || roman(word)
        || word.case == Case::Initial
        || monthly
        || short && !flags.any(Flags::HONORIFIC.with(Flags::RANK))
    {
        return true;
    }
    if word.among(TITLES_AS_NAMES) && inner_title(page, i, first, sentence) {
        return true;
    }
    if page.covered(i) {
        return place_inside(page, i, first, sentence);
    }
    let after_particle = page.words[i - 1].flags.any(Flags::PARTICLE);
    if flags.any(Flags::HEAD.with(Flags::HONORIFIC)) && !flags.any(Flags::FAMILY) && !after_particle {
        let last = page.words.get(i + 1).is_none_or(|w| i + 1 >= sentence.end || !w.capital());
        return flags.any(Flags::GIVEN) && (word.text.len() > 3 || last);
    }
    let plain = flags.any(Flags::COMMON) && !flags.any(Flags::GIVEN.with(Flags::FAMILY));
    // "Carl Lund Leading the Talks", in a title: what somebody does is no third name.
    if plain && i > first + 1 && word.among(DOINGS) {
        return false;
    }
    let before = &page.words[i - 1];
    !plain
        || after_particle && before.case == Case::Lower && i - 1 > first
        || before.flags.any(Flags::GIVEN)
        || before.case == Case::Initial
        || !before.flags.any(Flags::COMMON) && !flags.any(Flags::BODYWORD.with(Flags::PORTFOLIO))
        || !page.words[first].flags.any(Flags::COMMON)
            && word.tag.is_noun()
            && !flags.any(Flags::BODYWORD.with(Flags::PORTFOLIO).with(Flags::ENCOUNTER))
}

/// Whether the name of a place goes on with a name that began at `first`.
fn place_inside(page: &Page, i: usize, first: usize, sentence: &Range<usize>) -> bool {
    let flags = page.words[i].flags;
    if page.words[i - 1].flags.any(Flags::PARTICLE) && page.words[i - 1].capital() {
        return lone_place(page, i);
    }
    let city = page.atom(i).is_some_and(|a| a.city().is_some() && a.polity().is_none());
    let family = page.words[first].flags.any(Flags::FAMILY) && i <= first + 2 && city;
    // "Prime Minister Luis Douglas": a city that is a family name.
    let family = family || i == first + 1 && city && flags.any(Flags::FAMILY);
    if family && first > sentence.start && (titles(&page.words[first - 1]) || page.office_ends(first)) {
        return lone_place(page, i);
    }
    lone_place(page, i)
        && page.words[first].flags.any(Flags::GIVEN)
        && (flags.any(Flags::FAMILY) || city || placename(page, i, first, sentence))
}

/// Whether a word may open a name.
fn opens(page: &Page, i: usize, given: bool, sentence: &Range<usize>) -> bool {
    let word = &page.words[i];
    let flags = word.flags;
    let titled = follows_title(page, i, sentence);
    if page.covered(i) {
        return place_first(page, i, titled, sentence);
    }
    if courtesy(page, i) {
        return false;
    }
    let mister =
        i > sentence.start && page.words[i - 1].among(&["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr."]);
    if word.among(TITLES_AS_NAMES)
        && (mister || i > sentence.start && page.words[i - 1].among(&["prince", "princess", "sheikh"]))
    {
        return true;
    }
    if given_like_title(page, i, sentence) {
        return true;
    }
    if flags.any(Flags::HEAD.with(Flags::HONORIFIC).with(Flags::RANK).with(Flags::FORMER).with(Flags::QUALIFIER))
        || functional(word.tag) && !titled && !(given && i > sentence.start && known(page, i + 1))
    {
        return false;
    }
    if foreign_initial(page, i, sentence) {
        return true;
    }
    let name = flags.any(Flags::GIVEN.with(Flags::FAMILY));
    let plain = flags.any(Flags::COMMON.with(Flags::PORTFOLIO).with(Flags::BODYWORD).with(Flags::PARTICLE));
    let follows = i + 1 < sentence.end && page.words[i + 1].capital() && page.words[i + 1].word();
    match () {
        _ if titled => name || !flags.any(Flags::PORTFOLIO) || !heads(page, i + 1, sentence),
        _ if plain && !name => flags.any(Flags::PARTICLE) && follows || apposed(page, i, sentence),
        _ if plain && i == sentence.start => name,
        _ => true,
    }
}

/// Whether the name of a place may open that of a person.
fn place_first(page: &Page, i: usize, titled: bool, sentence: &Range<usize>) -> bool {
    let word = &page.words[i];
    let flags = word.flags;
    let leads =
        flags.any(Flags::GIVEN) && i + 1 < sentence.end && !page.covered(i + 1) && part(page, i + 1, Some(i), sentence);
    let apposed = word.text.len() > 3 && office_ahead(page, i, sentence) && encloses(page, i, sentence);
    let fronted = i > sentence.start && page.words[i - 1].among(&["in", "at", "from"]);
    let other = leads && fronted && page.words[i + 1].flags.any(Flags::GIVEN);
    let leads = leads && !page.words[i + 1].flags.any(Flags::COMMON) && !other;
    // "Chief of Staff Australia General X": the name comes behind the rank.
    let styled = Flags::RANK.with(Flags::HONORIFIC);
    let ranked = i + 1 < sentence.end && page.words[i + 1].capital() && page.words[i + 1].flags.any(styled);
    lone_place(page, i) && (titled && !ranked || apposed || leads)
}

/// Whether a word that stands right before names is before this one.
fn follows_title(page: &Page, i: usize, sentence: &Range<usize>) -> bool {
    i > sentence.start && (titles(&page.words[i - 1]) || page.office_ends(i))
}

/// What titles in capitals tell behind a name.
const DOINGS: &[&str] = &[
    "leading",
    "regarding",
    "concerning",
    "hosting",
    "attending",
    "joining",
    "chairing",
    "visiting",
    "convening",
    "addressing",
];

/// "With Adam Novak I shook hands": whether "I" behind a full name is the one who tells.
fn speaks(page: &Page, i: usize, first: usize, sentence: &Range<usize>) -> bool {
    let verb = i + 1 < sentence.end && page.words[i + 1].tag.is_verb() && !page.words[i + 1].capital();
    page.words[i].text == "I" && i > first + 1 && verb
}

/// "H E", "H H": a courtesy in two letters, without stops.
fn courtesy(page: &Page, i: usize) -> bool {
    let is = |at: usize, letters: &[&str]| page.words.get(at).is_some_and(|w| letters.contains(&w.text));
    is(i, &["H"]) && is(i + 1, &["E", "H", "M"]) || i > 0 && is(i - 1, &["H"]) && is(i, &["E", "H", "M"])
}

/// Whether a word is a Roman number.
fn roman(word: &Word) -> bool {
    !word.text.is_empty() && word.text.chars().all(|c| "IVX".contains(c))
}

/// Whether a word of this part of speech links others and names nobody.
fn functional(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::DT
            | Tag::IN
            | Tag::PRP
            | Tag::PRPS
            | Tag::CC
            | Tag::WDT
            | Tag::WP
            | Tag::WRB
            | Tag::TO
            | Tag::MD
            | Tag::EX
            | Tag::PDT
            | Tag::WPS
    )
}

/// Whether a word is a name that is no plain word.
fn known(page: &Page, i: usize) -> bool {
    page.words[i].flags.any(Flags::GIVEN.with(Flags::FAMILY)) && !page.words[i].flags.any(Flags::COMMON)
}

/// Whether a word that heads a title stands there: "Deputy [Finance] Minister".
fn heads(page: &Page, i: usize, sentence: &Range<usize>) -> bool {
    i < sentence.end && page.words[i].flags.any(Flags::HEAD.with(Flags::PORTFOLIO))
}

/// "Theresa May": a month right behind a given name, with no day behind it.
fn surname_of_month(page: &Page, i: usize, sentence: &Range<usize>) -> bool {
    let before = &page.words[i - 1];
    let number = i + 1 < sentence.end && page.words[i + 1].kind == TokenKind::Number;
    page.words[i].among(&["may", "march", "june", "august", "april"])
        && before.flags.any(Flags::GIVEN)
        && !before.flags.any(Flags::COMMON)
        && before.capital()
        && !number
}
