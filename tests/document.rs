//! How articles are cut up: cases as text, and laws that hold for every text.

use proptest::prelude::*;
use rapporteur::document::{self, BlockKind, Case, Document, TokenKind};
use rapporteur::source::Article;

fn article(text: &str) -> Article {
    Article { text: text.to_string(), ..Article::default() }
}

fn lines(cases: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = cases.lines().enumerate().map(|(i, line)| (i + 1, line));
    numbered.filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty())
}

#[test]
fn tokens() {
    for (number, line) in lines(include_str!("cases/tokens.txt")) {
        let (text, expected) = line.split_once(" => ").expect("TEXT => TOKENS");
        let expected: Vec<&str> = expected.split_whitespace().collect();
        let found: Vec<&str> = document::tokens(text).iter().map(|t| t.span.of(text)).collect();
        assert_eq!(found, expected, "tokens.txt:{number}");
    }
}

#[test]
fn sentences() {
    for (number, line) in lines(include_str!("cases/sentences.txt")) {
        let expected: Vec<&str> = line.split('‖').map(str::trim).collect();
        let article = article(&line.replace("‖ ", "").replace('‖', ""));
        let document = document::split(&article);
        let mut found: Vec<&str> = document.sentences.iter().map(|s| document.text(s.span)).collect();
        // The bullet of an item stands before its first sentence.
        if document.blocks[0].kind == BlockKind::Listing {
            found[0] = &article.text[..document.sentences[0].span.end as usize];
        }
        assert_eq!(found, expected, "sentences.txt:{number}");
    }
}

/// One case of `blocks.txt`.
#[derive(Default)]
struct Sample {
    name: String,
    text: String,
    blocks: Vec<(String, String)>,
    date: Option<String>,
    dateline: Option<String>,
}

fn block_cases() -> Vec<Sample> {
    let mut cases: Vec<Sample> = Vec::new();
    for line in include_str!("cases/blocks.txt").lines().filter(|l| !l.starts_with('#')) {
        if let Some(name) = line.strip_prefix("== ") {
            cases.push(Sample { name: name.to_string(), ..Sample::default() });
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        let (start, line) = match (line.strip_prefix("+ "), line.strip_prefix("\\ ")) {
            (Some(rest), _) => (" ", rest),
            (_, Some(rest)) => {
                case.text += &format!("\n{rest}");
                case.blocks.last_mut().expect("a block to go on").1 += &format!("\n{rest}");
                continue;
            }
            _ => ("\n", line),
        };
        match line.split_once(": ") {
            Some(("date", date)) => case.date = Some(date.to_string()),
            Some(("dateline", places)) => case.dateline = Some(places.to_string()),
            Some((kind, text)) => {
                case.text += &format!("{start}{text}");
                case.blocks.push((kind.to_string(), text.to_string()));
            }
            None => case.text.push('\n'),
        }
    }
    cases
}

#[test]
fn blocks() {
    let cases = block_cases();
    assert!(cases.len() > 20);
    for case in cases {
        let article = article(case.text.trim_start_matches('\n'));
        let document = document::split(&article);
        let kind = |k: BlockKind| format!("{k:?}").to_lowercase();
        let found: Vec<_> = document.blocks.iter().map(|b| (kind(b.kind), document.text(b.span).to_string())).collect();
        assert_eq!(found, case.blocks, "{}", case.name);
        assert_eq!(document.date.map(|d| d.to_string()), case.date, "{}", case.name);
        let places = document
            .dateline
            .as_ref()
            .map(|d| d.places.iter().map(|p| document.text(*p)).collect::<Vec<_>>().join("; "));
        assert_eq!(places.filter(|p| !p.is_empty()), case.dateline, "{}", case.name);
    }
}

#[test]
fn quoted_sentences_are_marked() {
    let article = article("\"We met. We agreed,\" Roe said. \"It was good.\" Doe said “no”.");
    let document = document::split(&article);
    let quoted: Vec<bool> = document.sentences.iter().map(|s| s.quoted).collect();
    assert_eq!(quoted, [true, false, true, false]);
    let quotes: Vec<&str> = document.quotes.iter().map(|q| document.text(*q)).collect();
    assert_eq!(quotes, ["\"We met. We agreed,\"", "\"It was good.\"", "“no”"]);
}

#[test]
fn cases_of_words() {
    let text = "talks Kerry NATO W. al-Assad U.S.-Russian Boutros-Ghali O'Brien A 10 G20 McRoe 5G";
    let cases: Vec<Case> = document::tokens(text).iter().map(|t| t.case).collect();
    use Case::*;
    assert_eq!(cases, [Lower, Title, Upper, Initial, Mixed, Mixed, Title, Title, Initial, None, Upper, Mixed, Upper]);
    let kinds: Vec<TokenKind> = document::tokens("5G 10 9th $5 € 's").iter().map(|t| t.kind).collect();
    use TokenKind::*;
    assert_eq!(kinds[..5], [Word, Number, Number, Number, Mark]);
}

#[test]
fn a_published_date_wins_and_completes_the_dateline() {
    let mut article = article("BONN, Dec. 30 (Press) - The ministers met on Monday and talked for an hour.");
    article.published = Some("1990-01-02".parse().unwrap());
    let document = document::split(&article);
    assert_eq!(document.date, article.published);
    assert_eq!(document.dateline.unwrap().date.unwrap().to_string(), "1989-12-30");
}

#[test]
fn a_text_tells_its_date() {
    let text = "Ministers meet\n24 February 2009 / dpa\nThe ministers met on Monday and talked for an hour.";
    assert_eq!(document::date_line(text).unwrap().to_string(), "2009-02-24");
    assert_eq!(document::date_line("The ministers met on May 4, 2009 and talked."), None);
}

/// What must hold whatever the text.
fn check_laws(text: &str) {
    let article = article(text);
    let document = document::split(&article);
    check_tokens(text, &document);
    check_blocks(&document);
    check_sentences(&document);
    for quote in &document.quotes {
        assert!(!document.text(*quote).is_empty());
    }
    if let Some(dateline) = &document.dateline {
        let block = &document.blocks[dateline.block as usize];
        assert_eq!(block.span, dateline.span);
        assert!(dateline.places.iter().all(|p| dateline.span.holds(*p)));
    }
}

fn check_tokens(text: &str, document: &Document<'_>) {
    let mut end = 0;
    for token in &document.tokens {
        let between = text.get(end..token.span.start as usize).expect("character boundary");
        assert!(between.chars().all(char::is_whitespace), "{between:?}");
        assert_eq!(token.gap, !between.is_empty());
        let word = document.text(token.span);
        assert!(!word.is_empty() && !word.contains(char::is_whitespace), "{word:?}");
        end = token.span.end as usize;
    }
    assert!(text[end..].chars().all(char::is_whitespace));
}

fn check_blocks(document: &Document<'_>) {
    let mut end = 0;
    for block in &document.blocks {
        assert_eq!(block.tokens.start, end, "every token lies in one block");
        assert!(block.tokens.start < block.tokens.end);
        end = block.tokens.end;
        let tokens = &document.tokens[block.tokens.start as usize..end as usize];
        assert_eq!(block.span, tokens[0].span.to(tokens[tokens.len() - 1].span));
        assert!(block.kind.is_content() || block.sentences.is_empty());
    }
    assert_eq!(end as usize, document.tokens.len());
}

fn check_sentences(document: &Document<'_>) {
    let mut next = 0;
    for (i, sentence) in document.sentences.iter().enumerate() {
        let block = &document.blocks[sentence.block as usize];
        assert!(block.span.holds(sentence.span));
        assert!(block.sentences.contains(&(i as u32)));
        assert!(next <= sentence.tokens.start && sentence.tokens.start < sentence.tokens.end);
        next = sentence.tokens.end;
        assert!(document.tokens_of(sentence).iter().all(|t| sentence.span.holds(t.span)));
        assert_eq!(document.sentence_at(sentence.span.start), Some(i));
        assert_eq!(document.sentence_at(sentence.span.end - 1), Some(i));
    }
    let covered: u32 = document.sentences.iter().map(|s| s.tokens.end - s.tokens.start).sum();
    let content = document.blocks.iter().filter(|b| b.kind.is_content() && b.kind != BlockKind::Listing);
    assert!(content.map(|b| b.tokens.end - b.tokens.start).sum::<u32>() <= covered);
}

/// Pieces of which the odder texts are made.
fn fragment() -> impl Strategy<Value = String> {
    let pieces = [
        "WASHINGTON",
        ", ",
        "Aug. 9",
        " (AP) ",
        "--",
        " — ",
        "\n",
        "\n\n",
        "\r\n",
        ". ",
        "\"",
        "“",
        "”",
        "'",
        "’s",
        "n't",
        "| ",
        "[",
        "]",
        "Photo",
        ": ",
        "Kerry",
        " met ",
        "Lavrov",
        "U.S.",
        "•",
        "1.",
        "By ",
        "caption",
        "REUTERS/",
        "2013",
        "11/09/2021",
        "$5",
        "...",
        "Middle East -",
        "\u{301}",
        "\u{a0}",
        "é",
        "https://",
        "@",
        "a.b",
        "-",
        "/",
        "?",
        "!",
        "(",
        ")",
        "Read also: ",
        "\u{2028}",
        "日本。",
        "😀",
        "5 ",
        "May ",
        "of ",
        ",000",
        "And ",
        "the ",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40).prop_map(|p| p.concat())
}

proptest! {
    #[test]
    fn laws_hold_for_every_text(text in "\\PC{0,200}") {
        check_laws(&text);
    }

    #[test]
    fn laws_hold_for_any_characters(text in any::<String>()) {
        check_laws(&text);
    }

    #[test]
    fn laws_hold_for_pieces_of_news(text in fragment()) {
        check_laws(&text);
    }
}
