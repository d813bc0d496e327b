//! From which place does a document report? By its dateline, a byline, or what stands right before the text.

use super::listed::{looked_up, named};
use super::{Place, Scale};
use crate::document::BlockKind;
use crate::mention::Page;
use crate::mention::word::Word;
use crate::schema::Flags;
use crate::span::Span;

/// The place of the dateline: its city; the country where it gives several cities. Where there is no dateline, the city in
/// the byline or right before the text: "From our staff in Suva", "New Delhi: The minister".
pub fn dateline(page: &Page) -> Option<Place> {
    in_dateline(page).or_else(|| in_byline(page)).or_else(|| before_colon(page))
}

/// The place of the dateline alone.
pub(super) fn in_dateline(page: &Page) -> Option<Place> {
    let dateline = page.document.dateline.as_ref()?;
    let text = page.document.article.text.as_str();
    let dash = dateline.span.of(text).trim_end().ends_with(['-', '–', '—', '―']);
    let found: Vec<Place> = dateline.places.iter().filter_map(|span| looked_up(page, span.of(text))).collect();
    let known = |p: &Place| p.country.is_some();
    let town = found.iter().any(|p| known(p) && p.scale == Scale::City);
    let keeps =
        |p: &&Place, span: &Span| known(p) || !town && (dash || found.iter().any(known) || plain_name(page, *span));
    let places = found.iter().zip(&dateline.places).filter(|(p, span)| keeps(p, span)).map(|(p, _)| p);
    let (cities, countries): (Vec<&Place>, Vec<&Place>) = places.partition(|p| p.scale != Scale::Country);
    match cities[..] {
        [] => countries.first().map(|p| (*p).clone()),
        [one] => Some(one.clone()),
        [first, ..] => {
            let country = cities.iter().find_map(|c| c.country.clone()).or_else(|| page.visited());
            country.map(|name| Place {
                name: name.clone(),
                country: Some(name),
                scale: Scale::Country,
                ..first.clone()
            })
        }
    }
}

/// Whether a run of words that no list knows may be a town: none of them is a word of everyday, such as "Magazine".
fn plain_name(page: &Page, span: Span) -> bool {
    let mut words = page.words.iter().filter(|w| w.span.start >= span.start && w.span.end <= span.end);
    words.all(|w| {
        !w.flags.any(Flags::COMMON)
            && !w.text.chars().skip(1).any(char::is_uppercase) | w.text.chars().all(|c| !c.is_lowercase())
    })
}

/// Those who report, as a byline calls them.
const REPORTERS: &[&str] = &["correspondent", "correspondents", "reporter", "reporters", "staff"];

/// "From our correspondents in Suva", "By our staff, Reykjavik": a listed city in a byline over the text.
fn in_byline(page: &Page) -> Option<Place> {
    let blocks = page.document.blocks.iter().take_while(|b| b.kind != BlockKind::Body).take(8);
    let bylines = blocks.filter(|b| {
        let first = page.words[b.tokens.start as usize..].first();
        let staff =
            || page.words[b.tokens.start as usize..b.tokens.end as usize].iter().take(4).any(|w| w.among(REPORTERS));
        b.kind == BlockKind::Byline || first.is_some_and(|w| w.among(&["from", "by", "reporting"])) || staff()
    });
    bylines.into_iter().find_map(|b| {
        let (start, end) = (b.tokens.start as usize, b.tokens.end as usize);
        (start..end.min(start + 30)).find_map(|i| {
            let leads = page.words[i].among(&["in", "from", ",", "|", "/", "•"]);
            let longest = (1..=3).rev().filter(|n| leads && i + n < end);
            longest.filter(|n| page.words[i + 1..i + 1 + n].iter().all(Word::capital)).find_map(|n| {
                looked_up(page, &page.text(i + 1..i + 1 + n)).filter(|p| p.country.is_some() && p.scale == Scale::City)
            })
        })
    })
}

/// "New Delhi: The minister said", "ACCRA. The chairs were empty": a listed city before the text.
fn before_colon(page: &Page) -> Option<Place> {
    let bodies = page.document.sentences.iter().filter(|s| page.document.kind(s) == BlockKind::Body).take(3);
    bodies.into_iter().find_map(|sentence| {
        let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        let (name, country, scale, stop) = named(page, start, end)?;
        let mark = page.words.get(stop)?;
        let capitals = || page.words[start..stop].iter().all(|w| w.text.chars().all(|c| !c.is_lowercase()));
        let stands = match scale {
            Scale::City => mark.is(":") || mark.is(".") && stop + 1 == end,
            _ => mark.is(":") && capitals(),
        };
        stands.then(|| Place { tokens: 0..0, preposition: "in".into(), name, country, scale })
    })
}
