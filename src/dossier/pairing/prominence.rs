//! How prominent two persons are in their document, and what ties them to the same others.

use std::collections::BTreeSet;

use super::candidate::Present;
use super::features::titles;
use super::told::Told;
use crate::dossier::bag::{Bag, DIGITS};
use crate::dossier::cast::{Cast, Meant};
use crate::schema::fold;

/// How one of the two stands in the document, seen from a sentence that names him.
pub(super) fn standing(cast: &Cast, told: &Told, sentence: usize, one: &Present, name: &'static str, bag: &mut Bag) {
    let meant = &one.meant;
    let often = told.alone.get(meant).copied().unwrap_or(0);
    bag.put(&[name, "-often=", DIGITS[often.min(6)]]);
    if told.chief.as_ref() == Some(meant) {
        bag.note(name, "chief");
    }
    if told.heads.contains(meant) {
        bag.note(name, "in-head");
    }
    if told.first.get(meant) == Some(&sentence) {
        bag.note(name, if often == 1 { "once" } else { "new" });
    }
    let met = told.drafts.iter().filter(|(_, who)| who.len() > 1 && who.contains(meant)).count();
    bag.put(&[name, "-meets=", DIGITS[met.min(4)]]);
    let just = |(told, who): &(BTreeSet<usize>, BTreeSet<Meant>)| {
        who.contains(meant) && (1..3).any(|back| sentence >= back && told.contains(&(sentence - back)))
    };
    if told.drafts.iter().any(just) {
        bag.note(name, "just-met");
    }
    if let Some(title) = titles(cast, meant).first() {
        bag.put(&[name, "-title=", &last_word(title)]);
    }
}

/// What the two are to each other: their titles side by side, and whether somebody has met both.
pub(super) fn peers(told: &Told, a: &Present, b: &Present, (x, y): (&[&str], &[&str]), homes: &str, bag: &mut Bag) {
    if let (Some(x), Some(y)) = (x.first(), y.first()) {
        let (x, y) = (last_word(x), last_word(y));
        bag.put(&["titles=", x.as_str().min(&y), "+", x.as_str().max(&y), "+", homes]);
    }
    let with = |one: &Present| told.partners.get(&one.meant);
    let third =
        |(x, y): (&BTreeSet<Meant>, &BTreeSet<Meant>)| x.intersection(y).any(|c| *c != a.meant && *c != b.meant);
    if with(a).zip(with(b)).is_some_and(third) {
        bag.add("third");
    }
}

/// The last word of a title, which tells its rank: "minister" of "Foreign Minister".
fn last_word(title: &str) -> String {
    fold(title.rsplit(' ').next().unwrap_or_default()).into_owned()
}
