//! Learned weights: named features, each with what it adds to the logarithm of the odds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::places::{KeyPlaces, long_key};

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
        chance(self.start, features.into_iter().filter_map(|f| self.features.get(f)).sum())
    }

    /// The logarithm of the odds that it is so.
    pub fn sum<'f>(&self, features: impl IntoIterator<Item = &'f String>) -> f64 {
        f64::from(self.start)
            + features.into_iter().filter_map(|f| self.features.get(f)).map(|w| f64::from(*w)).sum::<f64>()
    }
}

/// The chance that something is so of which weights tell, 0 to 1.
fn chance(start: f32, told: f32) -> f32 {
    1.0 / (1.0 + (-(start + told)).exp())
}

/// Weights laid down for reading: a feature is found by its name in one step, and stands at its place in the order of names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Laid", into = "Laid")]
pub struct WeightTable {
    laid: Laid,
    places: KeyPlaces,
}

/// What is kept of a table of weights.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Laid {
    start: f32,
    /// The keys of all names, in the order of names.
    keys: Vec<u64>,
    /// The weight of each.
    weights: Vec<f32>,
}

/// All learned weights, one table for each file of `schema/weights/`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Learned {
    /// Who was together.
    pub pairing: WeightTable,
    /// Whom references to one person mean.
    pub reference: WeightTable,
    /// Whom references to several mean.
    pub plural: WeightTable,
    /// What meetings were about.
    pub topic: WeightTable,
    /// How meetings went.
    pub kind: WeightTable,
    /// How they came out.
    pub outcome: WeightTable,
    /// Where meetings were.
    pub place: WeightTable,
    /// When meetings were.
    pub date: WeightTable,
    /// Whether they take place.
    pub standing: WeightTable,
}

impl From<Weights> for WeightTable {
    fn from(read: Weights) -> WeightTable {
        let keys = read.features.keys().map(|name| long_key(name)).collect();
        Laid { start: read.start, keys, weights: read.features.into_values().collect() }.into()
    }
}

impl From<Laid> for WeightTable {
    fn from(laid: Laid) -> WeightTable {
        WeightTable { places: KeyPlaces::of(&laid.keys), laid }
    }
}

impl From<WeightTable> for Laid {
    fn from(table: WeightTable) -> Laid {
        table.laid
    }
}

impl WeightTable {
    /// The place of a feature among the names, in their order.
    pub fn place(&self, name: &str) -> Option<u32> {
        self.places.find(long_key(name))
    }

    /// The chance that it is so, 0 to 1, by the places of the features that speak of it; each counts once.
    pub fn chance(&self, places: impl IntoIterator<Item = u32>) -> f32 {
        // A bit for each place: they come out in order, so that the sum is the same whatever was found first.
        let mut found = vec![0_u64; self.laid.weights.len().div_ceil(64)];
        places.into_iter().for_each(|place| found[place as usize / 64] |= 1 << (place % 64));
        let mut told = 0.0;
        for (weights, mut bits) in self.laid.weights.chunks(64).zip(found) {
            while bits != 0 {
                told += weights[bits.trailing_zeros() as usize];
                bits &= bits - 1;
            }
        }
        chance(self.laid.start, told)
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

    /// Names that differ little, so that many share a slot.
    fn many() -> Weights {
        let name = |n: usize| format!("{}{}={n}", ["verb", "far|verb", "é"][n % 3], "x".repeat(n % 20));
        Weights { start: -0.5, features: (0..3000).map(|n| (name(n), n as f32 / 1000.0 - 1.5)).collect() }
    }

    #[test]
    fn a_table_knows_each_feature_by_its_name_and_no_other() {
        let weights = many();
        let table = WeightTable::from(weights.clone());
        for (place, (name, weight)) in weights.features.iter().enumerate() {
            assert_eq!(table.place(name), Some(place as u32), "{name}");
            assert_eq!(table.laid.weights[place], *weight);
            assert_eq!(table.place(&format!("{name}?")), None);
        }
        assert_eq!(table.place(""), None);
        assert_eq!(WeightTable::from(Weights::default()).place("verb"), None);
    }

    #[test]
    fn a_table_tells_the_same_chance() {
        let weights = many();
        let table = WeightTable::from(weights.clone());
        let some: Vec<String> = weights.features.keys().step_by(7).cloned().collect();
        let places = || some.iter().filter_map(|name| table.place(name));
        assert_eq!(table.chance(places()), weights.chance(&some));
        assert_eq!(table.chance(places().chain(places()).rev()), weights.chance(&some));
    }
}
