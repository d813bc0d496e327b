//! Features being gathered: what speaks for and against something, each named, and weighed as it comes.

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use crate::schema::{WeightKey, WeightTable};

/// Small numbers.
pub const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// Whether something is so, in a word.
pub fn truth(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}

/// Named features of something that may be so, each of which counts once.
///
/// What is weighed needs no names: a feature is found among the weights by a key that is made of the parts of its name.
#[derive(Clone)]
pub struct Bag<'w> {
    weights: &'w WeightTable,
    keys: Vec<WeightKey>,
    /// The places of those that have a weight.
    places: Vec<u32>,
    /// The names, where they are asked for.
    names: Option<Names>,
    /// Names and values that may be asked for again.
    notes: Vec<(&'static str, &'static str)>,
    /// What the names of those to come begin with.
    under: &'static str,
    /// The key of that.
    root: WeightKey,
}

/// Names, behind each other in one text, so that hardly one costs an allocation.
#[derive(Clone, Default)]
struct Names {
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Names {
    fn each(&self) -> impl Iterator<Item = &str> {
        let start = |i: usize| i.checked_sub(1).map_or(0, |i| self.ends[i]);
        (0..self.ends.len()).map(move |i| &self.text[start(i)..self.ends[i]])
    }

    fn add(&mut self, name: &str) {
        self.text.push_str(name);
        self.ends.push(self.text.len());
    }
}

/// A name being written.
struct Written<'n> {
    key: WeightKey,
    names: Option<&'n mut Names>,
}

impl Written<'_> {
    fn put(&mut self, part: &str) {
        self.key = self.key.then(part);
        if let Some(names) = &mut self.names {
            names.text.push_str(part);
        }
    }
}

impl Write for Written<'_> {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.put(part);
        Ok(())
    }
}

impl<'w> Bag<'w> {
    /// An empty bag, of which the chance alone is asked for.
    pub fn new(weights: &'w WeightTable) -> Bag<'w> {
        let (keys, places) = (Vec::with_capacity(40), Vec::with_capacity(40));
        Bag { weights, keys, places, names: None, notes: Vec::new(), under: "", root: WeightKey::default() }
    }

    /// An empty bag that keeps the names of its features.
    pub fn named(weights: &'w WeightTable) -> Bag<'w> {
        Bag { names: Some(Names::default()), ..Bag::new(weights) }
    }

    /// The bag, of which all features to come bear names that begin so.
    pub fn under(self, under: &'static str) -> Bag<'w> {
        Bag { under, root: WeightKey::of(under), ..self }
    }

    /// The same features with this before their names.
    pub fn again(&self, under: &'static str) -> Bag<'w> {
        let root = WeightKey::of(under);
        let keys: Vec<WeightKey> = self.keys.iter().map(|key| root.join(*key)).collect();
        let mut places = Vec::with_capacity(keys.len());
        places.extend(keys.iter().filter_map(|key| self.weights.place(*key)));
        let names = self.names.as_ref().map(|names| {
            let mut out = Names::default();
            names.each().for_each(|name| out.add(&[under, name].concat()));
            out
        });
        Bag { weights: self.weights, keys, places, names, notes: Vec::new(), under, root }
    }

    /// Takes all out.
    pub fn clear(&mut self) {
        self.keys.clear();
        self.places.clear();
        self.notes.clear();
        if let Some(names) = &mut self.names {
            names.text.clear();
            names.ends.clear();
        }
    }

    /// Adds one that is there or not. Most names are known while the program is built, and their keys with them.
    #[inline(always)]
    pub fn add(&mut self, name: &str) {
        if self.names.is_some() {
            self.put(&[name]);
        } else {
            self.put_behind(WeightKey::of(name), "");
        }
    }

    /// Adds one with a value.
    #[inline(always)]
    pub fn with(&mut self, name: &str, value: &str) {
        if self.names.is_some() {
            self.put(&[name, "=", value]);
        } else {
            self.put_behind(WeightKey::of(name).then("="), value);
        }
    }

    /// Adds one whose name begins with what has this key.
    fn put_behind(&mut self, name: WeightKey, value: &str) {
        self.take(self.root.join(name).then(value));
    }

    /// Adds one with a value that may be asked for again.
    pub fn note(&mut self, name: &'static str, value: &'static str) {
        self.notes.push((name, value));
        self.with(name, value);
    }

    /// Adds one with a number.
    #[inline(always)]
    pub fn count(&mut self, name: &str, number: usize) {
        match DIGITS.get(number) {
            Some(digit) => self.with(name, digit),
            None => self.count_high(name, number),
        }
    }

    fn count_high(&mut self, name: &str, number: usize) {
        self.shown(format_args!("{name}={number}"));
    }

    /// Adds one that must be written first: `format_args!("size={n}")`.
    pub fn shown(&mut self, name: fmt::Arguments) {
        self.write(|written| {
            // To write into a text cannot fail.
            let _ = written.write_fmt(name);
        });
    }

    /// Adds one whose name is made of parts.
    pub fn put(&mut self, parts: &[&str]) {
        if self.names.is_some() {
            self.write(|written| parts.iter().for_each(|part| written.put(part)));
        } else {
            self.take(parts.iter().fold(self.root, |key, part| key.then(part)));
        }
    }

    fn write(&mut self, name: impl FnOnce(&mut Written)) {
        let mut written = Written { key: self.root, names: self.names.as_mut() };
        if let Some(names) = &mut written.names {
            names.text.push_str(self.under);
        }
        name(&mut written);
        let key = written.key;
        if let Some(names) = &mut self.names {
            names.ends.push(names.text.len());
        }
        self.take(key);
    }

    #[inline]
    fn take(&mut self, key: WeightKey) {
        self.keys.push(key);
        self.places.extend(self.weights.place(key));
    }

    /// Adds those that are told, with this before their names.
    pub fn within(&mut self, under: &'static str, tell: impl FnOnce(&mut Bag<'w>)) {
        let before = (self.under, self.root);
        (self.under, self.root) = (under, WeightKey::of(under));
        tell(self);
        (self.under, self.root) = before;
    }

    /// Adds all of another, as if they were told here.
    pub fn extend(&mut self, other: &Bag) {
        if self.under.is_empty() {
            self.keys.extend_from_slice(&other.keys);
            self.places.extend_from_slice(&other.places);
        } else {
            other.keys.iter().for_each(|key| self.take(self.root.join(*key)));
        }
        self.notes.extend_from_slice(&other.notes);
        if let (Some(names), Some(others)) = (&mut self.names, &other.names) {
            others.each().for_each(|name| names.add(&[self.under, name].concat()));
        }
    }

    /// Whether it holds one.
    pub fn has(&self, name: &str) -> bool {
        let key = self.root.then(name);
        self.keys.contains(&key)
    }

    /// The first noted value of a name, in the order of letters.
    pub fn value(&self, name: &str) -> Option<&'static str> {
        self.notes.iter().filter(|(noted, _)| *noted == name).map(|(_, value)| *value).min()
    }

    /// The chance that what the features of several bags speak of is so, 0 to 1.
    pub fn chance(bags: &[&Bag]) -> f32 {
        bags.first().map_or(0.5, |bag| bag.weights.chance(bags.iter().map(|bag| &bag.places[..])))
    }

    /// The names of all features of several bags, each once, in order; of those bags that keep names.
    pub fn names(bags: &[&Bag]) -> Vec<String> {
        let names: BTreeSet<&str> = bags.iter().flat_map(|bag| &bag.names).flat_map(Names::each).collect();
        names.into_iter().map(str::to_string).collect()
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
        let mut bag = Bag::named(&weights);
        assert!(Bag::chance(&[&bag]) < 0.5 && Bag::chance(&[]) == 0.5);
        bag.with("deed", "talks");
        bag.add("nobody knows this");
        bag.put(&["deed", "=ta", "lks"]);
        bag.shown(format_args!("deed={}", "talks"));
        assert_eq!(Bag::chance(&[&bag]), 0.5);
        assert_eq!(Bag::names(&[&bag]), ["deed=talks", "nobody knows this"]);
    }

    #[test]
    fn names_may_all_begin_so() {
        let weights = weights();
        let mut bag = Bag::named(&weights).under("far|");
        bag.with("deed", "talks");
        assert!(bag.has("deed=talks") && Bag::chance(&[&bag]) < 0.02);
        assert_eq!(Bag::names(&[&bag]), ["far|deed=talks"]);
        let mut near = Bag::named(&weights);
        near.with("deed", "talks");
        let far = near.again("far|");
        assert_eq!(Bag::chance(&[&bag]), Bag::chance(&[&far]));
        assert_eq!(Bag::names(&[&near, &far]), ["deed=talks", "far|deed=talks"]);
        let mut all = Bag::named(&weights).under("far|");
        all.extend(&near);
        assert_eq!(Bag::chance(&[&bag]), Bag::chance(&[&all]));
        assert_eq!(Bag::names(&[&all]), ["far|deed=talks"]);
        near.clear();
        near.within("far|", |bag| bag.with("deed", "talks"));
        assert_eq!(Bag::chance(&[&bag]), Bag::chance(&[&near]));
        assert_eq!(Bag::names(&[&near]), ["far|deed=talks"]);
    }

    #[test]
    fn what_is_only_weighed_has_no_names() {
        let weights = weights();
        let (mut bag, mut named) = (Bag::new(&weights), Bag::named(&weights));
        for bag in [&mut bag, &mut named] {
            bag.count("here", 3);
            bag.add("here");
            bag.shown(format_args!("deed={}", "talks"));
        }
        assert_eq!(Bag::chance(&[&bag, &bag.again("far|")]), Bag::chance(&[&named, &named.again("far|")]));
        assert!(Bag::names(&[&bag]).is_empty() && Bag::names(&[&named]).len() == 3);
    }

    #[test]
    fn values_are_found_again() {
        let weights = weights();
        let (mut bag, mut other) = (Bag::named(&weights), Bag::named(&weights));
        bag.note("home", "lost");
        bag.clear();
        bag.note("home", "same");
        bag.note("home", "other");
        other.count("home", 3);
        other.count("far", 10);
        other.add("homely");
        bag.extend(&other);
        assert_eq!((bag.value("home"), bag.value("hom")), (Some("other"), None));
        assert!(bag.has("homely") && !bag.has("home"));
        assert_eq!(Bag::names(&[&bag]), ["far=10", "home=3", "home=other", "home=same", "homely"]);
    }
}
