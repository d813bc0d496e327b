//! What stands around the sentences that tell of meetings: as much of their paragraphs as a reader needs to see what is meant.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::document::Document;
use crate::span::Span;

/// How many sentences of the paragraph are kept before and behind one that tells of a meeting: nearly all paragraphs are kept whole
/// so, and of a text that has none no more than can be read at a glance.
const NEAR: usize = 5;

/// Stretches of sentences, by number, around those that stand at these places. None crosses the end of a paragraph, and none is of
/// one sentence alone.
pub fn passages(document: &Document, told: &BTreeSet<Span>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, sentence) in document.sentences.iter().enumerate().filter(|(_, s)| told.contains(&s.span)) {
        let block = &document.blocks[sentence.block as usize].sentences;
        let start = at.saturating_sub(NEAR).max(block.start as usize);
        let end = (at + NEAR + 1).min(block.end as usize);
        match out.last_mut() {
            Some(last) if start < last.end => last.end = last.end.max(end),
            _ => out.push(start..end),
        }
    }
    out.retain(|stretch| stretch.len() > 1);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    /// The passages around sentences with these words, as text.
    fn kept(text: &str, words: &[&str]) -> Vec<String> {
        let article = Article { id: "a".into(), published: None, title: None, text: text.into() };
        let document = crate::document::split(&article);
        let tells = |span: &Span| words.iter().any(|w| span.of(text).contains(w));
        let told = document.sentences.iter().map(|s| s.span).filter(tells).collect();
        let words =
            |r: Range<usize>| document.sentences[r].iter().map(|s| document.text(s.span)).collect::<Vec<_>>().join(" ");
        passages(&document, &told).into_iter().map(words).collect()
    }

    #[test]
    fn a_paragraph_is_kept_whole_and_alone() {
        let text = "Fog lay over the port. Anna Tarn met Bo Lind there. They had soup.\n\nSnow fell. Boats left.\n\nBo Lind rang her later.\n";
        assert_eq!(kept(text, &["met"]), ["Fog lay over the port. Anna Tarn met Bo Lind there. They had soup."]);
        assert_eq!(kept(text, &["met", "soup"]).len(), 1, "two sentences of one paragraph share it");
        assert_eq!(kept(text, &["rang"]), [""; 0], "a sentence that is a paragraph needs none");
    }

    #[test]
    fn of_a_long_paragraph_what_lies_near_is_kept() {
        let text: String = (0..40).map(|i| format!("The bell of tower number {i} rang for an hour. ")).collect();
        let near = kept(&text, &["number 20 ", "number 24 ", "number 39 "]);
        assert_eq!(near.len(), 2);
        assert!(near[0].starts_with("The bell of tower number 15 ") && near[0].contains("number 29 "), "{}", near[0]);
        assert!(near[1].starts_with("The bell of tower number 34 ") && near[1].contains("number 39 "), "{}", near[1]);
    }
}
