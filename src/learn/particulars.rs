//! Regrows `place.ron`, `date.ron`, `kind.ron` and `outcome.ron` in `schema/weights/`: where and when meetings were, how they went and
//! how they came out.

use super::choice::{Choice, fit, trial};
use super::gold::{Gold, GoldMeeting};
use super::{Course, written};
use crate::article::Article;
use crate::date::Date;
use crate::dossier::lesson::{self, Choices};
use crate::dossier::{Kind, Status};
use crate::mention::{Page, place};
use crate::schema::{Schema, fold};

/// The chance from which on an option of a trial counts as chosen.
const LEAST: f32 = 0.35;

/// How strongly weights of kinds are held where they begin: the same meeting has many features, which say much the same.
pub const HOLD_KIND: f64 = 30.0;
/// The same of outcomes: what rules have made of it stays where little is known, so that the rest may weigh more.
pub const HOLD_OUTCOME: f64 = 5.0;

/// What there is to choose for a meeting, and what rules have chosen: right, wrong, or nothing.
pub struct Lesson {
    choice: Choice,
    ruled: Option<bool>,
    told: bool,
}

/// Where the meetings of a document may have been. A meeting that no annotated one answers to teaches nothing.
pub fn places(article: &Article, gold: &Gold, schema: &Schema) -> Vec<Lesson> {
    let place = |m: &GoldMeeting| m.place.clone();
    lessons(article, gold, schema, lesson::places, place, |place, name| same_place(schema, place, name), |_, _| false)
}

/// When they may have been.
pub fn dates(article: &Article, gold: &Gold, schema: &Schema) -> Vec<Lesson> {
    let date = |m: &GoldMeeting| m.date.as_ref().map(|d| d.as_ref().and_then(|d| d.parse::<Date>().ok()));
    lessons(article, gold, schema, lesson::dates, date, |told, date| told.covers(*date), |_, _| false)
}

/// How they may have gone.
pub fn kinds(article: &Article, gold: &Gold, schema: &Schema) -> Vec<Lesson> {
    let named = |word: &String| Kind::ALL.into_iter().find(|k| k.word() == word);
    let kind = |m: &GoldMeeting| m.kind.as_ref().and_then(named).map(Some);
    lessons(article, gold, schema, lesson::kinds, kind, |told, kind| told == kind, |_, _| false)
}

/// How they may have come out. Of two annotated meetings of the same people, that of the same outcome as rules have it is meant.
pub fn outcomes(article: &Article, gold: &Gold, schema: &Schema) -> Vec<Lesson> {
    let named = |word: &str| Status::ALL.into_iter().find(|s| s.word() == word);
    let status = |m: &GoldMeeting| named(&m.status).map(Some);
    let fits = |ruled: &Option<Status>, m: &GoldMeeting| ruled.is_some_and(|s| s.word() == m.status);
    lessons(article, gold, schema, lesson::outcomes, status, |told, status| told == status, fits)
}

fn lessons<T, G>(
    article: &Article,
    gold: &Gold,
    schema: &Schema,
    read: fn(&Page, &crate::claim::Claims) -> Vec<Choices<T>>,
    told: impl Fn(&GoldMeeting) -> Option<Option<G>>,
    same: impl Fn(&G, &T) -> bool,
    fits: impl Fn(&Option<T>, &GoldMeeting) -> bool,
) -> Vec<Lesson> {
    let document = crate::document::split(article);
    let page = Page::new(&document, schema);
    let meetings = read(&page, &crate::claim::find(&page));
    let whos: Vec<_> = meetings.iter().map(|(who, ..)| who.as_slice()).collect();
    let own = gold.aligned_by(&whos, |r, m| fits(&meetings[r].1, m));
    let mut out = Vec::new();
    for ((_, ruled, options), own) in meetings.into_iter().zip(own) {
        let Some(told) = own.and_then(&told) else { continue };
        let right = |value: &T| told.as_ref().is_some_and(|told| same(told, value));
        out.push(Lesson {
            ruled: ruled.as_ref().map(right),
            told: told.is_some(),
            choice: Choice {
                document: article.id.clone(),
                options: options.into_iter().map(|(value, features)| (features, right(&value))).collect(),
            },
        });
    }
    out
}

/// Whether two names are one place's, venues by their cities.
fn same_place(schema: &Schema, a: &str, b: &str) -> bool {
    let usual = |name: &str| {
        let bare = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
        fold(&place::usual(schema, bare)).into_owned()
    };
    usual(a) == usual(b)
}

/// The text of the file, and how well such weights do on documents unseen, beside the rules.
pub fn train(lessons: Vec<Lesson>, which: &str, course: &Course) -> (String, String) {
    let told = lessons.iter().filter(|l| l.told).count();
    let ruled: Vec<Option<bool>> = lessons.iter().map(|l| l.ruled).collect();
    let choices: Vec<Choice> = lessons.into_iter().map(|l| l.choice).collect();
    let chances = trial(&choices, course);
    let chosen = choices.iter().zip(&chances).map(|(choice, chances)| {
        let (k, best) = chances.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1))?;
        (*best >= LEAST).then_some(choice.options[k].1)
    });
    let mut report = format!("{} meetings, {told} with a {which}\n", choices.len());
    for (name, all) in [("rules", ruled), ("chosen", chosen.collect())] {
        let (given, right) = (all.iter().flatten().count(), all.iter().flatten().filter(|right| **right).count());
        let share = |n: usize| right as f32 / n.max(1) as f32;
        report.push_str(&format!("  {name}: precision {:.3}, recall {:.3}\n", share(given), share(told)));
    }
    let weights = fit(&choices.iter().collect::<Vec<_>>(), course);
    let command = format!("cargo run --release --example train_weights -- {which} DOCS.jsonl GOLD ...");
    (written(&weights, &command), report)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place_has_several_names() {
        let schema = Schema::embedded();
        assert!(same_place(schema, "Kiev", "Kyiv") && same_place(schema, "the White House", "Washington"));
        assert!(!same_place(schema, "Kyiv", "Lima"));
    }
}
