//! The weights of the features: readable constants in `schema/names/weights.ron`.

use super::features::{CASES, COUNT, Case, Features, NAMES, place};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The file: for each case the weight of each feature, as a logarithm of odds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Weights {
    /// From a case's name to a feature's name to its weight; what is missing weighs nothing.
    pub cases: BTreeMap<String, BTreeMap<String, f32>>,
}

/// The weights as rows of numbers.
#[derive(Clone, Debug)]
pub struct Table([[f32; COUNT]; CASES.len()]);

impl From<&Weights> for Table {
    fn from(weights: &Weights) -> Table {
        let mut table = [[0.0; COUNT]; CASES.len()];
        for (row, case) in table.iter_mut().zip(CASES) {
            for (name, weight) in weights.cases.get(&format!("{case:?}")).into_iter().flatten() {
                if let Some(n) = place(name) {
                    row[n] = *weight;
                }
            }
        }
        Table(table)
    }
}

impl Table {
    /// The chance that the two are one, 0 to 1.
    pub fn score(&self, features: &Features) -> f32 {
        let row = &self.0[row_of(features.case)];
        let sum: f32 = row.iter().zip(&features.values).map(|(w, v)| w * v).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    /// What each feature adds, strongest first, left out what adds nothing.
    pub fn shares(&self, features: &Features) -> Vec<(&'static str, f32)> {
        let row = &self.0[row_of(features.case)];
        let mut out: Vec<_> =
            NAMES.iter().zip(row.iter().zip(&features.values)).map(|(n, (w, v))| (*n, w * v)).collect();
        out.retain(|(_, s)| s.abs() > 0.005);
        out.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(b.0)));
        out
    }
}

/// The place of a case among the rows.
pub fn row_of(case: Case) -> usize {
    CASES.iter().position(|c| *c == case).unwrap_or(0)
}

/// The weights built into the program.
pub fn built_in() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let weights: Weights =
            ron::from_str(include_str!("../../schema/names/weights.ron")).unwrap_or(Weights { cases: BTreeMap::new() });
        Table::from(&weights)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole() {
        let weights: Weights = ron::from_str(include_str!("../../schema/names/weights.ron")).unwrap();
        assert_eq!(weights.cases.len(), CASES.len());
        for (case, features) in &weights.cases {
            assert!(CASES.iter().any(|c| format!("{c:?}") == *case), "{case}");
            for name in features.keys() {
                assert!(place(name).is_some(), "{name}");
            }
        }
    }
}
