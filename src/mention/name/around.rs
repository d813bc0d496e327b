//! What stands around a run of capitalised words and tells that it is a person.

use std::ops::Range;

use crate::document::tag::Tag;
use crate::document::{Case, TokenKind};
use crate::mention::Page;
use crate::mention::word::Word;
use crate::schema::Flags;

/// "the minister, Paris Olsen, said": whether two capitalised words fill the place between two marks.
pub(super) fn encloses(page: &Page, i: usize, sentence: &Range<usize>) -> bool {
    let name = |k: usize| k < sentence.end && page.words[k].word() && page.words[k].capital() && !page.covered(k);
    let closed = |k: usize| k >= sentence.end || page.words[k].is(",") || page.words[k].is(".");
    name(i + 1) && closed(i + 2)
}

/// Whether an office stands in apposition behind the name: "X, the foreign minister".
pub(super) fn office_behind(page: &Page, end: usize, sentence: &Range<usize>) -> bool {
    if end + 1 >= sentence.end || !page.words[end].is(",") {
        return false;
    }
    let span = end + 1..sentence.end.min(end + 8);
    let stop = span.clone().find(|&i| page.words[i].kind == TokenKind::Mark && !page.words[i].among(&["'s", "’s"]));
    let inside = &page.words[span.start..stop.unwrap_or(span.end)];
    let starts = inside.first().is_some_and(|w| w.tag != Tag::CC && !w.tag.is_verb());
    starts && inside.iter().take_while(|w| !w.tag.is_verb()).any(|w| w.flags.any(Flags::HEAD))
}

/// Whether an office stands in apposition before the name: "the foreign minister, X".
pub(super) fn office_ahead(page: &Page, start: usize, sentence: &Range<usize>) -> bool {
    if start < sentence.start + 2 || !page.words[start - 1].is(",") {
        return false;
    }
    let span = sentence.start.max(start.saturating_sub(7))..start - 1;
    page.words[span]
        .iter()
        .rev()
        .take_while(|w| w.kind != TokenKind::Mark && !w.tag.is_verb())
        .any(|w| w.flags.any(Flags::HEAD))
}

/// From so many capitalised words on it is no name between two marks.
const LONG: usize = 4;

/// "his envoy, Ace Okafor, said": a plain word may begin a name that fills the place behind an office, or behind a word such as
/// "counterpart", where not all of its words are plain.
pub(super) fn apposed(page: &Page, i: usize, sentence: &Range<usize>) -> bool {
    let words = &page.words;
    if i < sentence.start + 2 || !words[i - 1].is(",") {
        return false;
    }
    let other = Flags::PORTFOLIO.with(Flags::BODYWORD).with(Flags::HEAD).with(Flags::HONORIFIC).with(Flags::RANK);
    let name = |k: &usize| {
        let word = &words[*k];
        word.word() && word.capital() && !word.flags.any(other.with(Flags::MONTH)) && !page.covered(*k)
    };
    let end = (i..sentence.end).take_while(name).last().map_or(i, |k| k + 1);
    let closed = end >= sentence.end || words[end].among(&[",", ".", ";", ")"]);
    let known = words[i..end].iter().any(|w| !w.flags.any(Flags::COMMON));
    (2..LONG).contains(&(end - i))
        && closed
        && known
        && (equal_ahead(page, i, sentence) || office_ahead(page, i, sentence))
}

/// "his Dutch counterpart, X": a word for somebody of the same office, and a comma.
pub(super) fn equal_ahead(page: &Page, start: usize, sentence: &Range<usize>) -> bool {
    let words = &page.words;
    let equal = |k: usize| page.schema.offices.epithets.iter().any(|e| words[k].is(e));
    start >= sentence.start + 2 && words[start - 1].is(",") && equal(start - 2)
}

/// "Foreign Ministers X and Y": a name behind an office of several, or behind the first of its holders.
pub(super) fn holder_too(page: &Page, start: usize, sentence: &Range<usize>) -> bool {
    let words = &page.words;
    let several = |k: usize| words[k].flags.any(Flags::HEAD) && words[k].flags.any(Flags::PLURAL) && words[k].capital();
    if start <= sentence.start + 1 || words[start].flags.any(Flags::COMMON) {
        return false;
    }
    if several(start - 1) {
        return true;
    }
    if !words[start - 1].is("and") {
        return false;
    }
    let name = |k: &usize| words[*k].word() && words[*k].capital() && !words[*k].flags.any(Flags::HEAD);
    let first = (sentence.start..start - 1).rev().take_while(name).count();
    let at = start - 1 - first;
    (1..LONG).contains(&first) && at > sentence.start && several(at - 1)
}

/// "Sigrun Jonsdottir (Iceland)", "X of Chile": a country that is told of somebody.
pub(super) fn country_behind(page: &Page, end: usize, sentence: &Range<usize>) -> bool {
    let linked = end + 1 < sentence.end && page.words[end].among(&["of", "("]);
    let Some(atom) = page.atom(end + 1).filter(|a| linked && a.polity().is_some()) else { return false };
    let stop = end + 1 + atom.len;
    let closed = stop < sentence.end && page.words[stop].is(")");
    closed || page.words[end].is("of") && page.words.get(stop).is_none_or(|w| stop >= sentence.end || !w.capital())
}

/// ", who said": what is told of behind it is a person.
pub(super) fn relative_behind(page: &Page, end: usize, sentence: &Range<usize>) -> bool {
    end + 1 < sentence.end && page.words[end].is(",") && page.words[end + 1].among(&["who", "whom", "whose"])
}

/// "S Okafor": an initial that lost its stop, before a word that is none of the language.
pub(super) fn foreign_initial(page: &Page, i: usize, sentence: &Range<usize>) -> bool {
    let word = &page.words[i];
    let initial = word.case == Case::Initial && !word.text.ends_with('.') && !word.among(&["a", "i", "x"]);
    initial && i + 1 < sentence.end && {
        let next = &page.words[i + 1];
        let other = Flags::COMMON.with(Flags::BODYWORD).with(Flags::HEAD).with(Flags::PORTFOLIO).with(Flags::PARTICLE);
        next.word() && next.capital() && next.text.chars().count() > 3 && !next.flags.any(other) && !page.covered(i + 1)
    }
}

/// "Pak Son Ryu", "Vo Thanh Son": three short words of which the first and one more are names, the third a plain word.
pub(super) fn eastern(words: &[Word]) -> bool {
    let name = |w: &&Word| w.flags.any(Flags::GIVEN.with(Flags::FAMILY)) && !w.flags.any(Flags::COMMON);
    let short = |w: &Word| w.word() && w.text.chars().count() < 7 && w.case == Case::Title;
    words.len() == 3
        && words.iter().all(short)
        && words[0].flags.any(Flags::FAMILY)
        && !words.iter().any(|w| w.flags.any(Flags::BODYWORD.with(Flags::HEAD)))
        && name(&&words[0])
        && words.iter().filter(name).count() == 2
}

/// What is named after somebody.
const NAMED_AFTER: &[&str] =
    &["airport", "stadium", "hotel", "square", "street", "avenue", "bridge", "hospital", "theatre", "museum", "prize"];

/// "the Ana Duarte airport": a thing that bears somebody's name.
pub(super) fn named_after(page: &Page, name: &Range<usize>) -> bool {
    let thing = page.words.get(name.end).is_some_and(|w| w.among(NAMED_AFTER));
    thing && name.start > 0 && page.words[name.start - 1].is("the")
}
