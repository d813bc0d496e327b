//! Any text is an article: it is cut and read without a panic, and every span lies on character boundaries inside it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::Span;
use rapporteur::source::Article;

fuzz_target!(|text: &str| {
    let article = Article { id: "any".into(), text: text.into(), ..Article::default() };
    let document = rapporteur::document::split(&article);
    assert!(document.tokens.iter().all(|token| words(text, token.span).is_some_and(|words| !words.is_empty())));
    let dossier = rapporteur::read(&article, rapporteur::Schema::embedded());
    assert!(dossier.meetings.iter().flat_map(|m| &m.evidence).all(|fact| words(text, fact.span).is_some()));
    assert_eq!(dossier, rapporteur::read(&article, rapporteur::Schema::embedded()));
});

/// What a span covers, if its ends lie on character boundaries inside the text.
fn words(text: &str, span: Span) -> Option<&str> {
    text.get(span.start as usize..span.end as usize)
}
