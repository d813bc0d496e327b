//! Learned weights: named features, each with what it adds to the logarithm of the odds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The weights of one question, as in `schema/weights/*.ron`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// The logarithm of the odds where nothing is known.
    pub start: f32,
    /// What each feature adds to it; one that is missing adds nothing.
    pub features: BTreeMap<String, f32>,
}

impl Weights {
    /// The chance that it is so, 0 to 1.
    pub fn chance<'f>(&self, features: impl IntoIterator<Item = &'f String>) -> f32 {
        let told: f32 = features.into_iter().filter_map(|f| self.features.get(f)).sum();
        1.0 / (1.0 + (-(self.start + told)).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_move_the_chance() {
        let weights = Weights { start: 0.0, features: BTreeMap::from([("a".into(), 2.0), ("b".into(), -2.0)]) };
        let chance = |features: &[&str]| weights.chance(&features.iter().map(|f| f.to_string()).collect::<Vec<_>>());
        assert_eq!(chance(&[]), 0.5);
        assert!(chance(&["a"]) > 0.88 && chance(&["b", "unknown"]) < 0.12);
    }
}
