//! Features being gathered: what speaks for and against something, each named once.

use std::collections::BTreeSet;

/// A set of named features, in the order of their names.
#[derive(Default)]
pub struct Bag(BTreeSet<String>);

impl Bag {
    /// Adds one that is there or not.
    pub fn add(&mut self, name: &str) {
        self.0.insert(name.to_string());
    }

    /// Adds one with a value.
    pub fn with(&mut self, name: &str, value: &str) {
        self.0.insert(format!("{name}={value}"));
    }

    /// Whether it holds one.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    /// Whether it holds one of a name, whatever the value.
    pub fn has_some(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// The first value of a name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find_map(|f| f.strip_prefix(name)?.strip_prefix('='))
    }

    /// All of them.
    pub fn into_features(self) -> Vec<String> {
        self.0.into_iter().collect()
    }
}
