//! Regrows `schema/weights/reference.ron` and `schema/weights/plural.ron`: whom references to one and to several mean.

use std::collections::BTreeSet;

use super::gold::{Gold, GoldReference};
use super::{Course, Example, fit, report, trial, written};
use crate::article::Article;
use crate::mention::Page;
use crate::schema::{Schema, fold};

/// The choices of each reference of a document, to one person or to several, each with whether it is meant. References
/// that readers did not judge teach nothing.
pub fn examples(article: &Article, gold: &Gold, schema: &Schema, several: bool) -> Vec<Example> {
    let document = crate::document::split(article);
    let page = Page::new(&document, schema);
    let claims = crate::claim::find(&page);
    let mut out = Vec::new();
    for reference in crate::dossier::lesson::references(&page, &claims).into_iter().filter(|r| r.several == several) {
        let here = |g: &&GoldReference| (g.start, g.end) == (reference.span.start, reference.span.end);
        let fit = |g: &&GoldReference| several || g.who.len() < 2;
        let Some(told) = gold.references.iter().find(here).filter(fit) else { continue };
        let names: Vec<&[String]> = reference.choices.iter().map(|(n, _)| n.as_slice()).collect();
        let meant = if told.who.len() == 1 + usize::from(several) || several && told.who.len() > 1 {
            closest(&told.who, &names)
        } else {
            None
        };
        out.extend(reference.choices.into_iter().enumerate().map(|(i, (_, features))| Example {
            document: article.id.clone(),
            features,
            so: meant == Some(i),
        }));
    }
    out
}

/// The number of the choice of as many names in which each shares a word with one wanted, and most words are shared.
fn closest(wanted: &[String], choices: &[&[String]]) -> Option<usize> {
    let shared = |choice: &&[String]| {
        let best =
            |name: &String| choice.iter().map(|n| words(n).intersection(&words(name)).count()).max().unwrap_or(0);
        let each: Vec<usize> = wanted.iter().map(best).collect();
        let whole = choice.len() == wanted.len() && each.iter().all(|n| *n > 0);
        if whole { each.iter().sum() } else { 0 }
    };
    let rated = choices.iter().map(shared).enumerate().filter(|(_, n)| *n > 0);
    rated.max_by_key(|&(i, n)| (n, std::cmp::Reverse(i))).map(|(i, _)| i)
}

fn words(name: &str) -> BTreeSet<String> {
    fold(name).split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 1).map(str::to_string).collect()
}

/// The text of the file, and how well such weights do on documents unseen.
pub fn train(examples: &[Example], which: &str, course: &Course) -> (String, String) {
    let report = report(examples, &trial(examples, course), course, "choices");
    let weights = fit(&examples.iter().collect::<Vec<_>>(), course);
    let command = format!("cargo run --release --example train_weights -- {which} DOCS.jsonl GOLD ...");
    (written(&weights, &command), report)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_by_its_words() {
        let names = |all: &[&str]| all.iter().map(|n| n.to_string()).collect::<Vec<_>>();
        let (ada, bela, both) = (names(&["Ada Novak"]), names(&["Bela Novak"]), names(&["Ada Novak", "Cyril Horn"]));
        let choices = [&ada[..], &bela[..], &both[..]];
        assert_eq!(closest(&names(&["Bela Novak"]), &choices), Some(1));
        assert_eq!(closest(&names(&["Horn", "Novak"]), &choices), Some(2));
        assert_eq!(closest(&names(&["Dora Klein"]), &choices), None);
    }
}
