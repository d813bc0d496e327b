//! Regrows `schema/weights/standing.ron`: what was a meeting.

use super::gold::{Gold, GoldMeeting};
use super::{Example, calibration, fit, trial, written};
use crate::article::Article;
use crate::dossier::lesson;
use crate::mention::Page;
use crate::schema::Schema;

/// What may have been meetings of a document, each with whether an annotated one answers to it.
pub fn examples(article: &Article, gold: &Gold, schema: &Schema) -> Vec<Example> {
    let document = crate::document::split(article);
    let page = Page::new(&document, schema);
    let read = lesson::standings(&page, &crate::claim::find(&page));
    let fits = |r: usize, m: &GoldMeeting| read[r].1.is_some_and(|s| s.word() == m.status);
    let own = gold.aligned_by(&read.iter().map(|(who, ..)| who.as_slice()).collect::<Vec<_>>(), fits);
    let so: Vec<bool> = own.iter().map(Option::is_some).collect();
    let weighed = read.into_iter().zip(so).filter(|((.., features), _)| !features.is_empty());
    weighed.map(|((.., features), so)| Example { document: article.id.clone(), features, so }).collect()
}

/// The text of the file, and how well such weights do on documents unseen.
pub fn train(examples: &[Example]) -> (String, String) {
    let chances = trial(examples);
    let mut report = format!("{} possible meetings, {} so\n", examples.len(), examples.iter().filter(|e| e.so).count());
    for (said, times, right) in calibration(examples, &chances) {
        report.push_str(&format!("  said {said:.2}: {times} times, right {right:.2}\n"));
    }
    let weights = fit(&examples.iter().collect::<Vec<_>>());
    (written(&weights, "cargo run --release --example train_weights -- standing DOCS.jsonl GOLD ..."), report)
}
