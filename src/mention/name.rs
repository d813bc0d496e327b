//! Where do names of persons begin and end?
//!
//! Every run of capitalised words is weighed by what stands in it and around it; a run accepted once with certainty
//! is known for the whole document.

mod around;
mod part;
mod run;
mod spot;
mod title;
mod weigh;

use std::collections::BTreeSet;
use std::ops::Range;

use super::Page;
use super::word::Word;
use crate::document::Case;
use crate::schema::Flags;
use run::run;
use spot::spots;
use weigh::weigh;

/// A run of words that may be the name of a person.
#[derive(Clone, Debug)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// How much speaks for a person.
    pub weight: f32,
}

/// From this weight on a name is certain, and known for the whole document.
const CERTAIN: f32 = 3.0;

/// From this weight on a name is taken.
const LIKELY: f32 = 2.0;

/// The names of persons in a document, in order.
pub fn names(page: &Page) -> Vec<Name> {
    let mut found = Vec::new();
    for sentence in &page.document.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let loud = loud(&page.words[range.clone()]);
        let mut i = range.start;
        while i < range.end {
            match run(page, i, &range) {
                Some(end) => {
                    let weight = weigh(page, i..end, &range) - if loud { 2.5 } else { 0.0 };
                    found.push(Name { tokens: i..end, weight });
                    i = end;
                }
                None => i += 1,
            }
        }
    }
    accept(page, found)
}

/// Whether nearly every word is capitalised, as in some headlines: capitals then tell nothing.
pub fn loud(words: &[Word]) -> bool {
    let dates = Flags::WEEKDAY.with(Flags::MONTH);
    let letters = words.iter().filter(|w| w.word() && w.text.len() > 3 && !w.flags.any(dates));
    let (capital, all) = letters.fold((0, 0), |(c, n), w| (c + usize::from(w.capital()), n + 1));
    let tells = words.iter().any(|w| w.case == Case::Lower && w.text.len() > 2 && w.tag.is_verb());
    all >= 4 && capital * 5 >= all * 4 && !tells
}

/// Single words that a certain name contains, where nothing around them told that they are names.
fn strays(page: &Page, found: &[Name], known: &BTreeSet<&str>) -> Vec<Name> {
    let inside = |i: usize| found.iter().any(|n| n.tokens.contains(&i));
    let sentences = page.document.sentences.iter().flat_map(|s| s.tokens.start as usize..s.tokens.end as usize);
    let stray = |&i: &usize| {
        let word = &page.words[i];
        let plain = Flags::HEAD
            .with(Flags::HONORIFIC)
            .with(Flags::RANK)
            .with(Flags::PORTFOLIO)
            .with(Flags::BODYWORD)
            .with(Flags::MONTH)
            .with(Flags::WEEKDAY);
        word.word()
            && word.capital()
            && word.text.len() > 2
            && known.contains(&*word.lower)
            && !page.covered(i)
            && !word.flags.any(plain)
            && !inside(i)
    };
    sentences.filter(stray).map(|i| Name { tokens: i..i + 1, weight: LIKELY }).collect()
}

/// Keeps the likely ones, and those whose words are all known from a certain one.
fn accept(page: &Page, found: Vec<Name>) -> Vec<Name> {
    let words = |name: &Name| -> Vec<&str> {
        let range = page.words[name.tokens.clone()].iter();
        range.filter(|w| w.word() && !w.flags.any(Flags::PARTICLE)).map(|w| &*w.lower).collect()
    };
    let copy = found.clone();
    let known: BTreeSet<&str> = copy.iter().filter(|n| n.weight >= CERTAIN).flat_map(words).collect();
    let certain = |name: &Name| {
        let words = words(name);
        !words.is_empty() && words.iter().all(|w| known.contains(w))
    };
    let mut found = found;
    found.extend(strays(page, &found, &known));
    found.sort_by_key(|n| n.tokens.start);
    let keep: Vec<bool> = found.iter().map(|n| n.weight >= LIKELY || n.weight > -4.0 && certain(n)).collect();
    let spots = spots(page, &found);
    let text = |n: &Name| page.text(n.tokens.clone());
    let kept = found.iter().zip(keep).filter(|(n, k)| *k && !around::named_after(page, &n.tokens));
    let kept = kept.filter(|(n, _)| spots.is_empty() || !spots.contains(&text(n)));
    kept.map(|(n, _)| n.clone()).collect()
}
