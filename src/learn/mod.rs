//! Learning from annotated documents: which features speak for what is so.
//!
//! An [`Example`] is a set of named features with the truth about it. [`fit`] weighs the features by logistic regression
//! whose weights are held near those known before, or near nothing; [`trial`] tells how well such weights do on documents that they
//! have not seen.

pub mod choice;
pub mod gold;
pub mod pairing;
pub mod particulars;
pub mod reference;
pub mod standing;
pub mod topic;

use std::collections::{BTreeMap, BTreeSet};

use crate::schema::Weights;

/// How strongly weights are held where they begin.
pub const HOLD: f64 = 10.0;
/// In how many documents a feature must stand in order to count.
pub const SEEN: usize = 3;
/// The same where features are words of all kinds: those of one event must not count.
pub const SEEN_WORDS: usize = 10;
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

/// Where learning begins, and how far it may go.
#[derive(Clone, Debug)]
pub struct Course {
    /// What is known before: weights grown from other documents, or none. They are the centre to which all are held, after Chelba and
    /// Acero, "Adaptation of maximum entropy capitalizer" (2004): so a few documents add to what many have taught.
    pub from: Weights,
    /// How strongly weights are held to what is known before.
    pub hold: f64,
    /// In how many documents a feature must stand in order to count.
    pub seen: usize,
}

impl Default for Course {
    fn default() -> Course {
        Course { from: Weights::default(), hold: HOLD, seen: SEEN }
    }
}

/// Weighs the features of some examples: L2-regularised logistic regression.
///
/// Each weight in turn takes the step that is surely downhill, as the curve of a logistic loss is at most a quarter
/// (Böhning and Lindsay, "Monotonicity of quadratic-approximation algorithms", 1988).
pub fn fit(examples: &[&Example], course: &Course) -> Weights {
    let hold = course.hold;
    let names = names(examples.iter().map(|e| (e.document.as_str(), e.features.as_slice())), course.seen);
    let place: BTreeMap<&str, usize> = names.iter().enumerate().map(|(i, n)| (*n, i + 1)).collect();
    // Column 0 stands for the start, which every example has.
    let mut columns: Vec<Vec<usize>> = vec![Vec::new(); names.len() + 1];
    for (row, example) in examples.iter().enumerate() {
        columns[0].push(row);
        example.features.iter().filter_map(|f| place.get(f.as_str())).for_each(|&c| columns[c].push(row));
    }
    let mut sums: Vec<f64> = examples.iter().map(|e| course.from.sum(&e.features)).collect();
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
    moved(&course.from, &names, &weights)
}

/// What was known before, moved by so much, the start first; the weights that count.
fn moved(from: &Weights, names: &[&str], by: &[f64]) -> Weights {
    let rounded = |w: f64| ((w * 100.0).round() / 100.0) as f32;
    let mut features: BTreeMap<String, f64> = from.features.iter().map(|(n, w)| (n.clone(), f64::from(*w))).collect();
    for (name, by) in names.iter().zip(&by[1..]) {
        *features.entry(name.to_string()).or_default() += by;
    }
    features.retain(|_, weight| weight.abs() >= LEAST);
    let features = features.into_iter().map(|(name, weight)| (name, rounded(weight))).collect();
    Weights { start: rounded(f64::from(from.start) + by[0]), features }
}

/// The features that stand in enough documents, of rows that each name their document.
fn names<'e>(rows: impl Iterator<Item = (&'e str, &'e [String])>, least: usize) -> Vec<&'e str> {
    let mut seen: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (document, features) in rows {
        for feature in features {
            seen.entry(feature).or_default().insert(document);
        }
    }
    seen.into_iter().filter(|(_, documents)| documents.len() >= least).map(|(name, _)| name).collect()
}

/// The chance of each example, judged by weights that saw nothing of its document.
pub fn trial(examples: &[Example], course: &Course) -> Vec<f32> {
    let mut chances = vec![0.0; examples.len()];
    for k in 0..PARTS {
        let rest: Vec<&Example> = examples.iter().filter(|e| part(&e.document) != k).collect();
        let weights = fit(&rest, course);
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

/// How far chances are from the truth: the mean of minus the logarithm of what was said of it.
pub fn loss(examples: &[Example], chances: impl IntoIterator<Item = f32>) -> f32 {
    let said = |(e, c): (&Example, f32)| if e.so { c } else { 1.0 - c };
    let all = examples.iter().zip(chances).map(|e| -said(e).max(1e-6).ln());
    all.sum::<f32>() / examples.len().max(1) as f32
}

/// What a trial has shown: the losses of nothing learned and of what was learned, and the calibration.
fn report(examples: &[Example], chances: &[f32], course: &Course, what: &str) -> String {
    let so = examples.iter().filter(|e| e.so).count();
    let before = loss(examples, examples.iter().map(|e| course.from.chance(&e.features)));
    let after = loss(examples, chances.iter().copied());
    let mut report = format!("{} {what}, {so} so; loss {before:.4} before, {after:.4} in the trial\n", examples.len());
    for (said, times, right) in calibration(examples, chances) {
        report.push_str(&format!("  said {said:.2}: {times} times, right {right:.2}\n"));
    }
    report
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
        let weights = fit(&examples.iter().collect::<Vec<_>>(), &Course::default());
        assert!(weights.features["talks"] > 0.3 && weights.features["letter"] < -0.3, "{weights:?}");
        let text = written(&weights, "x");
        let read: Weights = ron::from_str(&text).unwrap();
        assert_eq!(read.features, weights.features);
    }

    #[test]
    fn a_trial_judges_documents_unseen() {
        let examples = examples();
        let chances = trial(&examples, &Course::default());
        assert!(examples.iter().zip(&chances).all(|(e, c)| e.so == (*c > 0.5)), "{chances:?}");
    }

    #[test]
    fn features_of_few_documents_do_not_count() {
        let examples = examples();
        let names = |least| names(examples.iter().map(|e| (e.document.as_str(), e.features.as_slice())), least);
        assert_eq!(names(20), ["both", "letter", "talks"]);
        assert_eq!(names(21), ["both", "letter"]);
    }

    #[test]
    fn what_is_known_before_is_kept_and_added_to() {
        let known = BTreeMap::from([("both".to_string(), 1.0), ("elsewhere".to_string(), -2.0)]);
        let course = Course { from: Weights { start: 0.5, features: known }, hold: 1e6, seen: SEEN };
        let examples = examples();
        let all: Vec<&Example> = examples.iter().collect();
        let still = fit(&all, &course);
        assert_eq!((still.start, still.features["both"], still.features["elsewhere"]), (0.5, 1.0, -2.0));
        let freer = fit(&all, &Course { hold: HOLD, ..course });
        assert!(freer.features["letter"] < -0.3 && freer.features["elsewhere"] == -2.0, "{freer:?}");
        let chances = |weights: &Weights| examples.iter().map(|e| weights.chance(&e.features)).collect::<Vec<_>>();
        assert!(loss(&examples, chances(&freer)) < loss(&examples, chances(&still)));
    }
}
