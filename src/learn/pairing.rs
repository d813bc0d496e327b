//! Regrows `schema/weights/pairing.ron`: who was together.

use super::gold::Gold;
use super::{Course, Example, fit, report, trial, written};
use crate::article::Article;
use crate::dossier::pairing::Known;
use crate::mention::Page;
use crate::schema::Schema;

/// How strongly weights are held where they begin: of 10 to 100, what did best on documents unseen.
pub const HOLD: f64 = 50.0;

/// The candidates of a document, each with whether the two have met.
pub fn examples(article: &Article, gold: &Gold, schema: &Schema) -> Vec<Example> {
    let document = crate::document::split(article);
    let page = Page::new(&document, schema);
    let claims = crate::claim::find(&page);
    let candidates = crate::dossier::lesson::pairs(&page, &claims);
    let example = |(features, who): (Vec<String>, [Known; 2])| Example {
        document: article.id.clone(),
        features,
        so: gold.meetings.iter().any(|m| who.iter().all(|w| gold.takes_part(m, w))),
    };
    candidates.into_iter().map(example).collect()
}

/// The text of the file, and how well such weights do on documents unseen.
pub fn train(examples: &[Example], course: &Course) -> (String, String) {
    let report = report(examples, &trial(examples, course), course, "candidates");
    let weights = fit(&examples.iter().collect::<Vec<_>>(), course);
    (written(&weights, "cargo run --release --example train_weights -- pairing DOCS.jsonl GOLD ..."), report)
}
