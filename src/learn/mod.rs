//! Learning from annotated documents: which features speak for what is so.
//!
//! An [`Example`] is a set of named features with the truth about it. [`fit`] weighs the features by logistic regression
//! whose weights are held near nothing; [`trial`] tells how well such weights do on documents that they have not seen.

pub mod choice;
pub mod gold;
pub mod pairing;
pub mod particulars;
pub mod reference;
pub mod standing;
pub mod topic;

use std::collections::{BTreeMap, BTreeSet};

use crate::schema::Weights;

/// How strongly weights are held near nothing.
const HOLD: f64 = 10.0;
/// In how many documents a feature must stand in order to count.
const SEEN: usize = 3;
/// A weight nearer to nothing than this is left out.
const LEAST: f64 = 0.02;
/// How often every weight is moved.
const ROUNDS: usize = 150;
/// Into how many parts a trial cuts the documents.
const PARTS: u64 = 10;

/// Something that is so or not so, with what speaks for it.
#[derive(Clone, Debug)]
pub struct Example {
    /// The document that it comes from.
    pub document: String,
    /// What speaks for and against it, each once.
    pub features: Vec<String>,
    /// Whether it is so.
    pub so: bool,
}

/// Weighs the features of some examples: L2-regularised logistic regression.
///
/// Each weight in turn takes the step that is surely downhill, as the curve of a logistic loss is at most a quarter
/// (Böhning and Lindsay, "Monotonicity of quadratic-approximation algorithms", 1988).
pub fn fit(examples: &[&Example]) -> Weights {
    fit_held(examples, HOLD)
}

/// The same with weights held near nothing as strongly as is said.
fn fit_held(examples: &[&Example], hold: f64) -> Weights {
    let names = names(examples.iter().map(|e| (e.document.as_str(), e.features.as_slice())));
    let place: BTreeMap<&str, usize> = names.iter().enumerate().map(|(i, n)| (*n, i + 1)).collect();
    // Column 0 stands for the start, which every example has.
    let mut columns: Vec<Vec<usize>> = vec![Vec::new(); names.len() + 1];
    for (row, example) in examples.iter().enumerate() {
        columns[0].push(row);
        example.features.iter().filter_map(|f| place.get(f.as_str())).for_each(|&c| columns[c].push(row));
    }
    let mut sums = vec![0f64; examples.len()];
    let mut weights = vec![0f64; columns.len()];
    for _ in 0..ROUNDS {
        for (weight, rows) in weights.iter_mut().zip(&columns) {
            let off = |&r: &usize| 1.0 / (1.0 + (-sums[r]).exp()) - f64::from(u8::from(examples[r].so));
            let slope = hold * *weight + rows.iter().map(off).sum::<f64>();
            let step = slope / (hold + rows.len() as f64 / 4.0);
            *weight -= step;
            rows.iter().for_each(|&r| sums[r] -= step);
        }
    }
    kept(&names, &weights)
}

/// The weights that count, the start first.
fn kept(names: &[&str], weights: &[f64]) -> Weights {
    let rounded = |w: f64| ((w * 100.0).round() / 100.0) as f32;
    let kept = names.iter().zip(&weights[1..]).filter(|(_, w)| w.abs() >= LEAST);
    Weights { start: rounded(weights[0]), features: kept.map(|(n, w)| (n.to_string(), rounded(*w))).collect() }
}

/// The features that stand in enough documents, of rows that each name their document.
fn names<'e>(rows: impl Iterator<Item = (&'e str, &'e [String])>) -> Vec<&'e str> {
    let mut seen: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (document, features) in rows {
        for feature in features {
            seen.entry(feature).or_default().insert(document);
        }
    }
    seen.into_iter().filter(|(_, documents)| documents.len() >= SEEN).map(|(name, _)| name).collect()
}

/// The chance of each example, judged by weights that saw nothing of its document.
pub fn trial(examples: &[Example]) -> Vec<f32> {
    trial_held(examples, HOLD)
}

/// The same with weights held near nothing as strongly as is said.
fn trial_held(examples: &[Example], hold: f64) -> Vec<f32> {
    let mut chances = vec![0.0; examples.len()];
    for k in 0..PARTS {
        let rest: Vec<&Example> = examples.iter().filter(|e| part(&e.document) != k).collect();
        let weights = fit_held(&rest, hold);
        for (chance, example) in chances.iter_mut().zip(examples).filter(|(_, e)| part(&e.document) == k) {
            *chance = weights.chance(&example.features);
        }
    }
    chances
}

/// The part of a trial that a document falls into.
pub fn part(document: &str) -> u64 {
    let hash =
        document.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    (hash >> 32) % PARTS
}

/// Of the examples held to be so, how many are, by tenths of the chance: what is said, how often, how often right.
pub fn calibration(examples: &[Example], chances: &[f32]) -> Vec<(f32, usize, f32)> {
    (0..10)
        .filter_map(|tenth| {
            let (from, to) = (tenth as f32 / 10.0, (tenth + 1) as f32 / 10.0);
            let rows: Vec<bool> = examples
                .iter()
                .zip(chances)
                .filter(|(_, c)| **c >= from && (**c < to || tenth == 9))
                .map(|(e, _)| e.so)
                .collect();
            let right = rows.iter().filter(|so| **so).count();
            (!rows.is_empty()).then(|| ((from + to) / 2.0, rows.len(), right as f32 / rows.len() as f32))
        })
        .collect()
}

/// Weights as the text of a file in `schema/weights/`.
pub fn written(weights: &Weights, command: &str) -> String {
    let mut out = format!("// What each feature adds to the logarithm of the odds; grown by\n// {command}\n(\n");
    out.push_str(&format!("    start: {:?},\n    features: {{\n", weights.start));
    for (name, weight) in &weights.features {
        out.push_str(&format!("        {name:?}: {weight:?},\n"));
    }
    out + "    },\n)\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn examples() -> Vec<Example> {
        let one = |n: usize, features: &[&str], so| Example {
            document: n.to_string(),
            features: features.iter().map(|f| f.to_string()).collect(),
            so,
        };
        (0..60)
            .map(|n| if n % 3 == 0 { one(n, &["talks", "both"], true) } else { one(n, &["both", "letter"], false) })
            .collect()
    }

    #[test]
    fn what_speaks_for_it_weighs_for_it() {
        let examples = examples();
        let weights = fit(&examples.iter().collect::<Vec<_>>());
        assert!(weights.features["talks"] > 0.3 && weights.features["letter"] < -0.3, "{weights:?}");
        let text = written(&weights, "x");
        let read: Weights = ron::from_str(&text).unwrap();
        assert_eq!(read.features, weights.features);
    }

    #[test]
    fn a_trial_judges_documents_unseen() {
        let examples = examples();
        let chances = trial(&examples);
        assert!(examples.iter().zip(&chances).all(|(e, c)| e.so == (*c > 0.5)), "{chances:?}");
    }
}
