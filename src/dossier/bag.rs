//! Features being gathered: what speaks for and against something, each named, and weighed as it comes.

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use crate::schema::WeightTable;

/// Small numbers.
pub const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// No place.
const NONE: u32 = u32::MAX;

/// Named features of something that may be so, each of which counts once.
///
/// Names lie behind each other in one text, so that hardly a feature costs an allocation.
#[derive(Clone)]
pub struct Bag<'w> {
    weights: &'w WeightTable,
    text: String,
    /// Of each feature: where its name ends, and its place among the weights, `NONE` where it has none.
    features: Vec<(u32, u32)>,
    /// What each name begins with.
    under: &'static str,
}

impl<'w> Bag<'w> {
    /// An empty bag.
    pub fn new(weights: &'w WeightTable) -> Bag<'w> {
        Bag::under(weights, "")
    }

    /// An empty bag whose features all bear names that begin so.
    pub fn under(weights: &'w WeightTable, under: &'static str) -> Bag<'w> {
        Bag { weights, text: String::with_capacity(500), features: Vec::with_capacity(40), under }
    }

    /// An empty one for the same weights.
    pub fn emptied(&self) -> Bag<'w> {
        Bag::under(self.weights, self.under)
    }

    /// The same features under names that begin so.
    pub fn again(&self, under: &'static str) -> Bag<'w> {
        let mut out = Bag::under(self.weights, under);
        self.each().for_each(|name| out.add(name));
        out
    }

    /// Takes all out.
    pub fn clear(&mut self) {
        self.text.clear();
        self.features.clear();
    }

    /// Adds one that is there or not.
    pub fn add(&mut self, name: &str) {
        self.put(&[name]);
    }

    /// Adds one with a value.
    pub fn with(&mut self, name: &str, value: &str) {
        self.put(&[name, "=", value]);
    }

    /// Adds one with a number.
    pub fn count(&mut self, name: &str, number: usize) {
        match DIGITS.get(number) {
            Some(digit) => self.with(name, digit),
            None => self.shown(format_args!("{name}={number}")),
        }
    }

    /// Adds one that must be written first: `format_args!("size={n}")`.
    pub fn shown(&mut self, name: fmt::Arguments) {
        self.named(|text| {
            // To write into a text cannot fail.
            let _ = text.write_fmt(name);
        });
    }

    /// Adds one whose name is made of parts.
    pub fn put(&mut self, parts: &[&str]) {
        self.named(|text| parts.iter().for_each(|part| text.push_str(part)));
    }

    fn named(&mut self, name: impl FnOnce(&mut String)) {
        let start = self.text.len();
        self.text.push_str(self.under);
        name(&mut self.text);
        let place = self.weights.place(&self.text[start..]);
        self.features.push((self.text.len() as u32, place.unwrap_or(NONE)));
    }

    /// Adds all of another.
    pub fn extend(&mut self, other: &Bag) {
        let start = self.text.len() as u32;
        self.text.push_str(&other.text);
        self.features.extend(other.features.iter().map(|(end, place)| (start + end, *place)));
    }

    /// Whether it holds one.
    pub fn has(&self, name: &str) -> bool {
        self.each().any(|f| f == name)
    }

    /// Whether it holds one of a name, whatever the value.
    pub fn has_some(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// The first value of a name, in the order of letters.
    pub fn value(&self, name: &str) -> Option<&str> {
        // Most names differ in length: a glance at one byte spares comparing them.
        let signed = |f: &&str| f.as_bytes().get(name.len()) == Some(&b'=');
        self.each().filter(signed).filter_map(|f| f.strip_prefix(name)?.strip_prefix('=')).min()
    }

    /// The names, as they were put in.
    fn each(&self) -> impl Iterator<Item = &str> {
        let end = |i: usize| self.features[i].0 as usize;
        let start = move |i: usize| i.checked_sub(1).map_or(0, end) + self.under.len();
        (0..self.features.len()).map(move |i| &self.text[start(i)..end(i)])
    }

    /// The chance that what the features of several bags speak of is so, 0 to 1.
    pub fn chance(bags: &[&Bag]) -> f32 {
        let places = bags.iter().flat_map(|bag| bag.features.iter().map(|(_, place)| *place).filter(|p| *p != NONE));
        bags.first().map_or(0.5, |bag| bag.weights.chance(places))
    }

    /// The names of all features of several bags, each once, in order.
    pub fn names(bags: &[&Bag]) -> Vec<String> {
        let names: BTreeSet<String> =
            bags.iter().flat_map(|bag| bag.each().map(|name| [bag.under, name].concat())).collect();
        names.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Weights;

    fn weights() -> WeightTable {
        let features = [("deed=talks", 1.0), ("far|deed=talks", -3.0), ("here", 0.5)];
        let features = features.map(|(name, weight)| (name.to_string(), weight)).into();
        Weights { start: -1.0, features }.into()
    }

    #[test]
    fn each_feature_counts_once() {
        let weights = weights();
        let mut bag = Bag::new(&weights);
        assert!(Bag::chance(&[&bag]) < 0.5 && Bag::chance(&[]) == 0.5);
        bag.with("deed", "talks");
        bag.add("nobody knows this");
        bag.put(&["deed", "=ta", "lks"]);
        assert_eq!(Bag::chance(&[&bag]), 0.5);
        assert_eq!(Bag::names(&[&bag]), ["deed=talks", "nobody knows this"]);
    }

    #[test]
    fn names_may_all_begin_so() {
        let weights = weights();
        let mut bag = Bag::under(&weights, "far|");
        bag.with("deed", "talks");
        assert!(bag.has("deed=talks") && Bag::chance(&[&bag]) < 0.02);
        assert_eq!(Bag::names(&[&bag]), ["far|deed=talks"]);
        let near = bag.again("");
        assert_eq!(Bag::names(&[&near, &near.again("far|")]), ["deed=talks", "far|deed=talks"]);
    }

    #[test]
    fn values_are_found_again() {
        let weights = weights();
        let (mut bag, mut other) = (Bag::new(&weights), Bag::new(&weights));
        bag.with("home", "lost");
        bag.clear();
        bag.with("home", "same");
        other.count("home", 3);
        other.count("far", 10);
        other.add("homely");
        bag.extend(&other);
        assert_eq!((bag.value("home"), bag.value("hom")), (Some("3"), None));
        assert!(bag.has("homely") && !bag.has("home") && bag.has_some("home"));
        assert_eq!(Bag::names(&[&bag]), ["far=10", "home=3", "home=same", "homely"]);
    }
}
