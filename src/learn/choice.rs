//! Choices of one among several, or of none: weights by which the right one stands out from the others beside it.

use std::collections::BTreeMap;

use super::{Course, PARTS, ROUNDS, moved, names, part};
use crate::schema::Weights;

/// Something to choose from. Where no option is right, none is to be chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The document that it comes from.
    pub document: String,
    /// What speaks for each option, each feature once, and whether it is right; several may be.
    pub options: Vec<(Vec<String>, bool)>,
}

/// The state of a fit: for each option its sum and the exponential of it.
struct State<'c> {
    choices: &'c [&'c Choice],
    /// The choice that each option belongs to.
    of: Vec<usize>,
    right: Vec<bool>,
    sums: Vec<f64>,
    odds: Vec<f64>,
    /// Of each choice: the odds of all options and of none, and of what is right.
    all: Vec<(f64, f64)>,
}

impl<'c> State<'c> {
    fn new(choices: &'c [&'c Choice], from: &Weights) -> State<'c> {
        let of: Vec<usize> = choices.iter().enumerate().flat_map(|(c, x)| x.options.iter().map(move |_| c)).collect();
        let right = choices.iter().flat_map(|c| c.options.iter().map(|(_, right)| *right)).collect();
        let sums = choices.iter().flat_map(|c| c.options.iter().map(|(features, _)| from.sum(features))).collect();
        let odds = vec![1.0; of.len()];
        State { choices, right, sums, odds, all: vec![(0.0, 0.0); choices.len()], of }
    }

    /// Reckons anew what is kept up to date in steps.
    fn reckon(&mut self) {
        for (all, choice) in self.all.iter_mut().zip(self.choices) {
            let none = choice.options.iter().all(|(_, right)| !right);
            *all = (1.0, f64::from(u8::from(none)));
        }
        for o in 0..self.of.len() {
            self.odds[o] = self.sums[o].clamp(-30.0, 30.0).exp();
            self.add(o, self.odds[o]);
        }
    }

    fn add(&mut self, option: usize, odds: f64) {
        let all = &mut self.all[self.of[option]];
        all.0 += odds;
        all.1 += if self.right[option] { odds } else { 0.0 };
    }

    /// How much too likely some options are held to be, together.
    fn slope(&self, options: &[usize]) -> f64 {
        let off = |&o: &usize| {
            let (all, right) = self.all[self.of[o]];
            self.odds[o] / all - if self.right[o] { self.odds[o] / right.max(1e-300) } else { 0.0 }
        };
        options.iter().map(off).sum()
    }

    /// Moves some options.
    fn step(&mut self, options: &[usize], by: f64) {
        let times = by.exp();
        for &o in options {
            let odds = self.odds[o];
            self.sums[o] += by;
            self.odds[o] = odds * times;
            self.add(o, self.odds[o] - odds);
        }
    }
}

/// Weighs the features of some choices: an option is the likelier, the more its sum outweighs those beside it and
/// nothing, which stands for none.
///
/// Each weight in turn takes a step that is surely downhill, as in [`super::fit`]: within a choice, a feature's variance is at
/// most a quarter.
pub fn fit(choices: &[&Choice], course: &Course) -> Weights {
    let rows = choices.iter().flat_map(|c| c.options.iter().map(|(f, _)| (c.document.as_str(), f.as_slice())));
    let names = names(rows, course.seen);
    let place: BTreeMap<&str, usize> = names.iter().enumerate().map(|(i, n)| (*n, i + 1)).collect();
    // Column 0 stands for the start, which every option has.
    let mut columns: Vec<Vec<usize>> = vec![Vec::new(); names.len() + 1];
    for (o, (features, _)) in choices.iter().flat_map(|c| &c.options).enumerate() {
        columns[0].push(o);
        features.iter().filter_map(|f| place.get(f.as_str())).for_each(|&c| columns[c].push(o));
    }
    let mut state = State::new(choices, &course.from);
    let among = |column: &Vec<usize>| {
        let mut of: Vec<usize> = column.iter().map(|o| state.of[*o]).collect();
        of.dedup();
        of.len() as f64
    };
    let spread: Vec<f64> = columns.iter().map(among).collect();
    let mut weights = vec![0f64; columns.len()];
    for _ in 0..ROUNDS {
        state.reckon();
        for ((weight, column), spread) in weights.iter_mut().zip(&columns).zip(&spread) {
            let step = (course.hold * *weight + state.slope(column)) / (course.hold + spread / 4.0);
            *weight -= step;
            state.step(column, -step);
        }
    }
    moved(&course.from, &names, &weights)
}

/// The chance of each option, judged by weights that saw nothing of its document.
pub fn trial(choices: &[Choice], course: &Course) -> Vec<Vec<f32>> {
    let mut chances = vec![Vec::new(); choices.len()];
    for k in 0..PARTS {
        let rest: Vec<&Choice> = choices.iter().filter(|c| part(&c.document) != k).collect();
        let weights = fit(&rest, course);
        for (chance, choice) in chances.iter_mut().zip(choices).filter(|(_, c)| part(&c.document) == k) {
            *chance = together(choice.options.iter().map(|(f, _)| weights.chance(f)));
        }
    }
    chances
}

/// The chances of options of which one at most is right, from the chance that each would have alone.
pub fn together(alone: impl Iterator<Item = f32>) -> Vec<f32> {
    let odds: Vec<f64> = alone.map(|c| f64::from(c) / f64::from(1.0 - c).max(1e-6)).collect();
    let all: f64 = 1.0 + odds.iter().sum::<f64>();
    odds.into_iter().map(|o| (o / all) as f32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_one_stands_out() {
        let option = |feature: &str, right| (vec![feature.to_string()], right);
        let choice = |n: usize| Choice {
            document: n.to_string(),
            options: match n % 3 {
                0 => vec![option("near", true), option("far", false)],
                1 => vec![option("far", false), option("near", true), option("far", false)],
                _ => vec![option("far", false)],
            },
        };
        let choices: Vec<Choice> = (0..90).map(choice).collect();
        let weights = fit(&choices.iter().collect::<Vec<_>>(), &Course::default());
        assert!(weights.features["near"] > 0.5 && weights.features["far"] < -0.3, "{weights:?}");
        for (choice, chances) in choices.iter().zip(trial(&choices, &Course::default())) {
            let right = choice.options.iter().zip(&chances).all(|((_, right), c)| *right == (*c > 0.4));
            assert!(right && chances.iter().sum::<f32>() < 1.0, "{chances:?}");
        }
    }

    #[test]
    fn one_at_most_is_right() {
        assert_eq!(together([0.5, 0.5].into_iter()), [1.0 / 3.0; 2]);
        assert!(together([1.0].into_iter())[0] > 0.99 && together([0.0].into_iter())[0] == 0.0);
    }
}
