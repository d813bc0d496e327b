//! Regrows `schema/weights/standing.ron`: what was a meeting.

use std::collections::{BTreeMap, BTreeSet};

use super::gold::{Gold, GoldMeeting};
use super::{Course, Example, PARTS, fit, pairing, part, report, trial, written};
use crate::article::Article;
use crate::dossier::lesson::{self, Standing};
use crate::error::Result;
use crate::mention::Page;
use crate::schema::{Schema, fold};

/// How strongly weights are held where they begin.
pub const HOLD: f64 = 20.0;

/// The examples of many documents, each read with weights of pairs that were grown without it: chances of pairs that were learned from
/// promise too much, and what is learned here would trust them too far (Wolpert, "Stacked generalization", 1992).
///
/// # Errors
/// Weights that cannot be read, which would be a fault of this library.
pub fn crossed(documents: &[(Article, Gold)]) -> Result<Vec<Example>> {
    let pairs = documents.iter().flat_map(|(a, g)| pairing::examples(a, g, Schema::embedded())).collect::<Vec<_>>();
    let course = Course { hold: pairing::HOLD, ..Course::default() };
    let mut out = Vec::new();
    for k in 0..PARTS {
        let rest: Vec<&Example> = pairs.iter().filter(|e| part(&e.document) != k).collect();
        let weights = written(&fit(&rest, &course), "a trial");
        let schema = Schema::overlaid(&BTreeMap::from([("weights/pairing.ron".to_string(), weights)]))?;
        let own = documents.iter().filter(|(a, _)| part(&a.id) == k);
        out.extend(own.flat_map(|(a, g)| examples(a, g, &schema)));
    }
    Ok(out)
}

/// What may have been meetings of a document, each with whether an annotated one answers to it.
pub fn examples(article: &Article, gold: &Gold, schema: &Schema) -> Vec<Example> {
    let document = crate::document::split(article);
    let page = Page::new(&document, schema);
    let read = lesson::standings(&page, &crate::claim::find(&page));
    let fits = |r: usize, m: &GoldMeeting| read[r].status.is_some_and(|s| s.word() == m.status);
    let own = gold.aligned_by(&read.iter().map(|r| r.who.as_slice()).collect::<Vec<_>>(), fits);
    let so: Vec<bool> = read.iter().zip(own).map(|(r, own)| own.is_some() || by_parties(gold, r)).collect();
    let example = |(r, so): (Standing, bool)| Example { document: article.id.clone(), features: r.features, so };
    read.into_iter().zip(so).map(example).collect()
}

/// Whether a meeting of which one participant is known, or none, answers to an annotated one by the countries that take part.
fn by_parties(gold: &Gold, read: &Standing) -> bool {
    let names = |all: &[String]| all.iter().map(|p| fold(p).into_owned()).collect::<BTreeSet<String>>();
    let own = names(&read.parties);
    let fits = |m: &GoldMeeting| {
        let theirs = names(&m.parties);
        let shared = own.intersection(&theirs).count();
        match read.who.first() {
            Some(one) => gold.takes_part(m, one) && (shared > 0 || own.is_empty() || theirs.is_empty()),
            None => m.participants.is_empty() && m.unnamed.is_empty() && (shared > 1 || own == theirs),
        }
    };
    read.who.len() < 2 && gold.meetings.iter().any(fits)
}

/// The text of the file, and how well such weights do on documents unseen.
pub fn train(examples: &[Example], course: &Course) -> (String, String) {
    let report = report(examples, &trial(examples, course), course, "possible meetings");
    let weights = fit(&examples.iter().collect::<Vec<_>>(), course);
    (written(&weights, "cargo run --release --example train_weights -- standing DOCS.jsonl GOLD ..."), report)
}
