//! Regrows `schema/weights/topic.ron`: what meetings were about.

use std::collections::BTreeSet;

use super::gold::Gold;
use super::{Course, Example, fit, report, trial, written};
use crate::article::Article;
use crate::mention::Page;
use crate::schema::{Schema, fold};

/// How strongly weights are held where they begin: features are many, and tell the same in many ways.
pub const HOLD: f64 = 33.0;

/// The candidates of a document, each with whether its meeting was about it. A meeting that no annotated one answers to
/// teaches nothing: what it was about may well be right.
pub fn examples(article: &Article, gold: &Gold, schema: &Schema) -> Vec<Example> {
    let document = crate::document::split(article);
    let page = Page::new(&document, schema);
    let claims = crate::claim::find(&page);
    let meetings = crate::dossier::lesson::matters(&page, &claims);
    let own = gold.aligned(&meetings.iter().map(|(who, _)| who.as_slice()).collect::<Vec<_>>());
    let mut out = Vec::new();
    for ((_, candidates), own) in meetings.into_iter().zip(own) {
        let Some(own) = own else { continue };
        out.extend(candidates.into_iter().map(|(c, features)| Example {
            document: article.id.clone(),
            so: own.topics.iter().flatten().any(|label| same(label, &c.label)),
            features,
        }));
    }
    out
}

/// Whether two labels share half of their words.
fn same(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let both = a.intersection(&b).count();
    both > 0 && both * 2 >= a.union(&b).count()
}

fn words(label: &str) -> BTreeSet<String> {
    const SMALL: &[&str] = &[
        "the", "a", "an", "of", "in", "on", "for", "with", "to", "and", "or", "by", "at", "from", "their", "his",
        "her", "its", "over", "about", "between", "as", "into",
    ];
    let folded = fold(label);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !SMALL.contains(w));
    words.map(|w| if w.len() > 3 { w.trim_end_matches('s') } else { w }.to_string()).collect()
}

/// The text of the file, and how well such weights do on documents unseen.
pub fn train(examples: &[Example], course: &Course) -> (String, String) {
    let report = report(examples, &trial(examples, course), course, "candidates");
    let weights = fit(&examples.iter().collect::<Vec<_>>(), course);
    (written(&weights, "cargo run --release --example train_weights -- topic DOCS.jsonl GOLD ..."), report)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_words_make_one_topic() {
        assert!(same("border trade", "trade") && same("the war in Xanadu", "wars of Xanadu"));
        assert!(!same("border trade", "border guard posts") && !same("the", "of"));
    }
}
