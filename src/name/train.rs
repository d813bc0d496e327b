//! Regrows the weights from labelled pairs: logistic regression with weights shared by all cases and weights of each case's own.

use super::compare::{NOTHING, capped, in_order, ruled};
use super::features::{CASES, COUNT, Case, Features, NAMES};
use super::measure::features;
use super::parse::Name;
use super::weights::{Table, Weights, row_of};
use crate::error::{Error, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How strongly the weights shared by all cases are held near nothing.
const HOLD_SHARED: f64 = 0.6;
/// How strongly a case's own weights are held near the shared ones.
const HOLD_OWN: f64 = 2.0;
/// Into how many parts cross-validation cuts the pairs.
const FOLDS: u64 = 10;

#[derive(Deserialize)]
struct Line {
    a: String,
    b: String,
    same: bool,
}

struct Example {
    features: Features,
    same: bool,
    fold: u64,
    /// Decided by rule; not weighed.
    ruled: Option<f32>,
}

/// What training comes to.
#[derive(Clone, Debug)]
pub struct Trained {
    /// The text of `schema/names/weights.ron`.
    pub ron: String,
    /// F1 and recall at precision .98, each pair judged by weights that saw no pair of its surname.
    pub report: String,
    /// The scores of that judgement, in the order of the pairs.
    pub scores: Vec<f32>,
}

/// Fits the weights to `{"a","b","same"}` lines.
pub fn train(text: &str) -> Result<Trained> {
    let examples = read(text)?;
    let mut scores = vec![0f32; examples.len()];
    for fold in 0..FOLDS {
        let rest: Vec<&Example> = examples.iter().filter(|e| e.fold != fold && e.ruled.is_none()).collect();
        let table = Table::from(&fit(&rest));
        for (score, e) in scores.iter_mut().zip(&examples).filter(|(_, e)| e.fold == fold) {
            *score = e.ruled.unwrap_or_else(|| table.score(&e.features).min(capped(&e.features)));
        }
    }
    let report = report(&examples, &scores) + &counts(&examples);
    let weights = fit(&examples.iter().filter(|e| e.ruled.is_none()).collect::<Vec<_>>());
    Ok(Trained { ron: written(&weights), report, scores })
}

fn read(text: &str) -> Result<Vec<Example>> {
    let mut out = Vec::new();
    for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let line: Line = serde_json::from_str(line).map_err(|e| Error::new("", e.to_string()).at(n + 1, None))?;
        let (a, b) = (Name::parse(&line.a), Name::parse(&line.b));
        let (a, b) = in_order(&a, &b);
        let features = features(a, b);
        let nothing = (features.case == Case::Nothing).then_some(NOTHING);
        let ruled = ruled(a, b).map(|r| r.0).or(nothing);
        out.push(Example { features, same: line.same, fold: fold(a), ruled });
    }
    Ok(out)
}

/// Pairs whose first family name has the same consonants fall into one part.
fn fold(name: &Name) -> u64 {
    let family = name.tokens.iter().rev().find(|t| t.kind == super::Kind::Family).or(name.tokens.last());
    let key = family.map_or(0, |t| t.sounds.skeleton());
    key.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23) % FOLDS
}

/// Newton's method; the columns are the shared weights and then each case's own.
fn fit(examples: &[&Example]) -> Weights {
    let width = COUNT * (1 + CASES.len());
    let mut weights = vec![0f64; width];
    let hold = |i: usize| match i {
        0 => 0.05,
        i if i < COUNT => HOLD_SHARED,
        _ => HOLD_OWN,
    };
    for _ in 0..12 {
        let mut slope: Vec<f64> = (0..width).map(|i| hold(i) * weights[i]).collect();
        let mut bend = vec![vec![0f64; width]; width];
        for (i, row) in bend.iter_mut().enumerate() {
            row[i] = hold(i);
        }
        for e in examples {
            let columns: Vec<(usize, f64)> = columns(&e.features).collect();
            let sum: f64 = columns.iter().map(|(i, x)| weights[*i] * x).sum();
            let p = 1.0 / (1.0 + (-sum).exp());
            let off = p - f64::from(u8::from(e.same));
            let curve = (p * (1.0 - p)).max(1e-4);
            for (i, x) in &columns {
                slope[*i] += off * x;
                for (j, y) in &columns {
                    bend[*i][*j] += curve * x * y;
                }
            }
        }
        for (w, step) in weights.iter_mut().zip(solve(bend, slope)) {
            *w -= step;
        }
    }
    named(&weights)
}

fn columns(f: &Features) -> impl Iterator<Item = (usize, f64)> {
    let own = COUNT * (1 + row_of(f.case));
    f.values
        .iter()
        .enumerate()
        .filter(|(_, v)| **v != 0.0)
        .flat_map(move |(i, v)| [(i, f64::from(*v)), (own + i, f64::from(*v))])
}

/// Gauss's elimination; the matrix is positive definite.
fn solve(mut m: Vec<Vec<f64>>, mut v: Vec<f64>) -> Vec<f64> {
    let n = v.len();
    for i in 0..n {
        let (top, rest) = m.split_at_mut(i + 1);
        let pivot = &top[i];
        for (k, row) in rest.iter_mut().enumerate() {
            let share = row[i] / pivot[i];
            if share != 0.0 {
                for (x, p) in row[i..].iter_mut().zip(&pivot[i..]) {
                    *x -= share * p;
                }
                v[i + 1 + k] -= share * v[i];
            }
        }
    }
    for i in (0..n).rev() {
        let known: f64 = (i + 1..n).map(|j| m[i][j] * v[j]).sum();
        v[i] = (v[i] - known) / m[i][i];
    }
    v
}

fn named(weights: &[f64]) -> Weights {
    let mut cases = BTreeMap::new();
    for case in CASES {
        let own = COUNT * (1 + row_of(case));
        let row = NAMES.iter().enumerate().map(|(i, n)| (n.to_string(), (weights[i] + weights[own + i]) as f32));
        cases.insert(format!("{case:?}"), row.map(|(n, w)| (n, (w * 100.0).round() / 100.0)).collect());
    }
    Weights { cases }
}

fn written(weights: &Weights) -> String {
    let mut out = String::from(
        "// What each feature weighs in each case, as a logarithm of odds; grown by\n// cargo run --release --example train_names -- PAIRS.jsonl\n(cases: {\n",
    );
    for (case, row) in &weights.cases {
        let _ = writeln!(out, "    \"{case}\": {{");
        for name in NAMES {
            let weight = row.get(name).copied().unwrap_or(0.0);
            if weight != 0.0 {
                let _ = writeln!(out, "        \"{name}\": {weight:?},");
            }
        }
        out.push_str("    },\n");
    }
    out + "})\n"
}

fn report(examples: &[Example], scores: &[f32]) -> String {
    let mut out = figures(&examples.iter().zip(scores).map(|(e, s)| (*s, e.same)).collect::<Vec<_>>());
    for case in CASES {
        let rows: Vec<(f32, bool)> =
            examples.iter().zip(scores).filter(|(e, _)| e.features.case == case).map(|(e, s)| (*s, e.same)).collect();
        let _ = write!(out, "\n  {case:?} ({} pairs): {}", rows.len(), figures(&rows));
    }
    out
}

/// How often each feature speaks, for one person and for two.
fn counts(examples: &[Example]) -> String {
    let mut out = String::new();
    for (n, name) in NAMES.iter().enumerate() {
        let times = |same: bool| examples.iter().filter(|e| e.same == same && e.features.values[n] != 0.0).count();
        let _ = write!(out, "\n  {name}: {} / {}", times(true), times(false));
    }
    out
}

fn figures(rows: &[(f32, bool)]) -> String {
    let truth = rows.iter().filter(|(_, same)| *same).count() as f32;
    let said = rows.iter().filter(|(s, _)| *s >= 0.5).count() as f32;
    let hits = rows.iter().filter(|(s, same)| *s >= 0.5 && *same).count() as f32;
    let mut sorted = rows.to_vec();
    sorted.sort_by(|x, y| y.0.total_cmp(&x.0));
    let (mut right, mut best) = (0f32, 0f32);
    for (n, (_, same)) in sorted.iter().enumerate() {
        right += f32::from(u8::from(*same));
        if right / (n + 1) as f32 >= 0.98 {
            best = right / truth;
        }
    }
    format!("F1 {:.3}, recall at precision .98 {best:.3}", 2.0 * hits / (truth + said).max(1.0))
}
