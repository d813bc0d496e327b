//! Learned weights: named features, each with what it adds to the logarithm of the odds.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::places::KeyPlaces;
use super::weight_key::WeightKey;

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

/// Into how many parts one is cut where weights are counted: learned ones have two digits.
const PARTS: f32 = 100.0;

/// What is kept of a table of weights.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Laid {
    start: f32,
    /// The keys of all names, in the order of names.
    keys: Vec<u64>,
    /// The weight of each, in hundredths: the sum is the same in whichever order they are found.
    weights: Vec<i32>,
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
        let keys = read.features.keys().map(|name| WeightKey::of(name).spread()).collect();
        let weights = read.features.into_values().map(|weight| (weight * PARTS).round() as i32).collect();
        Laid { start: read.start, keys, weights }.into()
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
    #[inline]
    pub fn place(&self, name: WeightKey) -> Option<u32> {
        self.places.find(name.spread())
    }

    /// The chance that it is so, 0 to 1, by the places of the features that speak of it; each counts once.
    pub fn chance<'p>(&self, places: impl Iterator<Item = &'p [u32]>) -> f32 {
        let told = SEEN.with_borrow_mut(|seen| {
            let needed = self.laid.weights.len().div_ceil(64);
            if seen.len() < needed {
                seen.resize(needed, 0);
            }
            let mut told = 0;
            for places in places {
                for &place in places {
                    let (row, bit) = (&mut seen[place as usize / 64], 1_u64 << (place % 64));
                    if *row & bit == 0 {
                        *row |= bit;
                        told += self.laid.weights[place as usize];
                    }
                }
            }
            seen[..needed].fill(0);
            told
        });
        chance(self.laid.start, told as f32 / PARTS)
    }
}

thread_local! {
    /// A bit for each place of a table, all unset between two sums: so none must be laid down anew for each.
    static SEEN: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
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
        Weights { start: -0.5, features: (0..3000).map(|n| (name(n), (n % 300) as f32 / 100.0 - 1.5)).collect() }
    }

    #[test]
    fn a_table_knows_each_feature_by_its_name_and_no_other() {
        let weights = many();
        let table = WeightTable::from(weights.clone());
        for (place, (name, weight)) in weights.features.iter().enumerate() {
            assert_eq!(table.place(WeightKey::of(name)), Some(place as u32), "{name}");
            assert_eq!(table.laid.weights[place], (*weight * PARTS).round() as i32);
            assert_eq!(table.place(WeightKey::of(&format!("{name}?"))), None);
        }
        assert_eq!(table.place(WeightKey::of("")), None);
        assert_eq!(WeightTable::from(Weights::default()).place(WeightKey::of("verb")), None);
    }

    #[test]
    fn a_table_tells_the_same_chance() {
        let weights = many();
        let table = WeightTable::from(weights.clone());
        let some: Vec<String> = weights.features.keys().step_by(7).cloned().collect();
        let places: Vec<u32> = some.iter().filter_map(|name| table.place(WeightKey::of(name))).collect();
        let told = table.chance([&places[..]].into_iter());
        assert!((told - weights.chance(&some)).abs() < 1e-4, "{told}");
        let back: Vec<u32> = places.iter().rev().copied().collect();
        assert_eq!(table.chance([&back[..], &places[..]].into_iter()), told);
    }
}
