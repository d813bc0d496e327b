//! How much speaks for a person?

use std::ops::Range;

use super::around::{
    apposed, country_behind, eastern, equal_ahead, foreign_initial, holder_too, office_ahead, office_behind,
    relative_behind,
};
use super::run::generation;
use super::title::{given_like_title, titles};
use crate::document::Case;
use crate::mention::Page;
use crate::mention::word::Word;
use crate::schema::Flags;

/// What is called after somebody: "King Olaf Palace".
const VENUES: &[&str] = &[
    "palace",
    "airport",
    "mosque",
    "university",
    "hospital",
    "causeway",
    "square",
    "hotel",
    "academy",
    "stadium",
    "foundation",
];

/// What a run of capitalised words and all around it tells for a person.
pub(super) fn weigh(page: &Page, tokens: Range<usize>, sentence: &Range<usize>) -> f32 {
    let words = &page.words;
    let inside = &words[tokens.clone()];
    let counts = |(k, w): &(usize, &Word)| {
        let named = !w.flags.any(Flags::PARTICLE) || w.capital() && (*k > 0 || w.flags.any(Flags::GIVEN));
        named && !generation(w)
    };
    let many = inside.iter().enumerate().filter(counts).count() > 1;
    let last = &inside[inside.len() - 1];
    let proper = many
        && inside[0].flags.any(Flags::GIVEN)
        && (!inside[0].flags.any(Flags::COMMON) || tokens.start > sentence.start);
    let any = |flags: Flags| inside.iter().any(|w| w.flags.any(flags));
    let link = |w: &&Word| w.flags.any(Flags::PARTICLE) && w.case == Case::Lower;
    let common = |w: &&Word| w.flags.any(Flags::COMMON) && !w.flags.any(Flags::GIVEN.with(Flags::FAMILY));
    // "Jan de Hoop": a plain word behind a particle is a part of the name.
    let linked = |k: usize| k > 1 && link(&&inside[k - 1]);
    let plain = inside.iter().enumerate().filter(|(k, w)| common(w) && !link(w) && !linked(*k)).count();
    let before = (tokens.start > sentence.start).then(|| &words[tokens.start - 1]);
    let after = (tokens.end < sentence.end).then(|| &words[tokens.end]);
    let mut weight = 0.0;
    let mut add = |yes: bool, by: f32| weight += if yes { by } else { 0.0 };
    add(before.is_some_and(titles) || page.office_ends(tokens.start), 5.0);
    add(given_like_title(page, tokens.start, sentence), 3.0);
    add(office_behind(page, tokens.end, sentence), 3.0);
    add(office_ahead(page, tokens.start, sentence), 3.0);
    add(many && plain == 1 && apposed(page, tokens.start, sentence), 2.0);
    add(equal_ahead(page, tokens.start, sentence) && many, 2.0);
    add(holder_too(page, tokens.start, sentence), 5.0);
    add(relative_behind(page, tokens.end, sentence) && plain == 0, 2.0);
    add(eastern(inside), 2.0);
    add(many && foreign_initial(page, tokens.start, sentence) && plain == 0, 2.0);
    add(many && inside[0].flags.any(Flags::GIVEN), 3.0);
    add(many && inside[inside.len() - 1].flags.any(Flags::FAMILY), 1.5);
    add(many && plain == 0 && inside.iter().all(|w| w.text.len() > 1), 2.0);
    add(!many && any(Flags::FAMILY.with(Flags::GIVEN)), 0.5);
    add(after.is_some_and(|w| w.flags.any(Flags::SAYING) && w.tag.is_verb()), 2.0);
    add(before.is_some_and(|w| w.flags.any(Flags::SAYING)), 1.0);
    add(page.possessive_ends(tokens.start) && (many || any(Flags::GIVEN.with(Flags::FAMILY))), 1.5);
    add(proper && plain > 0, 1.2);
    add(many && last.flags.any(Flags::BODYWORD) && !last.flags.any(Flags::FAMILY.with(Flags::GIVEN)), -4.0);
    add(any(Flags::BODYWORD) && !(many && inside[0].flags.any(Flags::GIVEN)), -4.0);
    let organ = after.is_some_and(|w| w.capital() && w.flags.any(Flags::BODYWORD));
    let known = any(Flags::GIVEN.with(Flags::FAMILY));
    add(organ, if known || !page.office_ends(tokens.start) { -3.0 } else { -8.0 });
    add(many && last.among(VENUES), -6.0);
    add(many && plain == 0 && country_behind(page, tokens.end, sentence), 2.0);
    add(before.is_some_and(|w| w.is("the")), -3.0);
    let placed = before.is_some_and(|w| w.among(&["in", "at", "from", "near", "to", "of", "outside", "via"]));
    add(placed && !inside[0].flags.any(Flags::GIVEN), -1.5);
    add(!many && inside[0].case == Case::Upper && inside[0].text.len() < 6, -3.0);
    let opens = !many && tokens.start == sentence.start && any(Flags::COMMON);
    weight - 1.2 * plain as f32 - if opens { 2.5 } else { 0.0 }
}
