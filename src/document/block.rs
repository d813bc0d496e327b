//! Blocks: what stands where in an article.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cue::{Line, cues};
use super::paragraph::{bullet, paragraphs};
use super::part::{Cutter, Dated, Piece, ends_with_stop};
use super::when::{self, When};
use super::{Block, BlockKind, Case, Dateline, Document, Sentence, Token, TokenKind, quote, sentence, token};
use crate::article::Article;
use crate::date::Date;
use crate::span::Span;

/// Cuts an article into blocks, sentences and tokens.
pub fn split(article: &Article) -> Document<'_> {
    let text = article.text.as_str();
    let tokens = token::tokens(text);
    let mut cutter = Cutter { text, tokens: &tokens, pieces: Vec::new(), begun: false };
    for paragraph in paragraphs(text, &tokens) {
        cutter.paragraph(paragraph);
    }
    let mut pieces = cutter.pieces;
    place(text, &tokens, &mut pieces);
    let mut document = Document {
        article,
        date: article.published,
        dateline: None,
        blocks: Vec::with_capacity(pieces.len()),
        sentences: Vec::new(),
        tokens,
        quotes: Vec::new(),
    };
    for piece in &pieces {
        push(&mut document, piece.tokens.clone(), piece.kind.unwrap_or(BlockKind::Body));
    }
    date(&mut document, &pieces);
    document
}

/// Gives kinds to the pieces that have none, by where they stand.
fn place(text: &str, tokens: &[Token], pieces: &mut Vec<Piece>) {
    let facts: Vec<Facts> = pieces.iter().map(|p| Facts::new(text, &tokens[p.tokens.clone()])).collect();
    let running = |i: usize| pieces[i].kind.is_none() && facts[i].is_running();
    let first = (0..pieces.len()).find(|&i| running(i)).unwrap_or(pieces.len());
    let end = tail(pieces, &facts, &running).unwrap_or(pieces.len());
    let last = (0..end).rev().find(|&i| running(i));
    let kinds: Vec<Option<BlockKind>> = kinds(pieces, &facts, first, last);
    for (piece, kind) in pieces.iter_mut().zip(kinds) {
        piece.kind = kind;
    }
    headline(pieces, &facts, first);
    labels(text, tokens, pieces);
}

/// Where other stories begin that are told in running text as well: after a heading or thanks to colleagues, if what follows
/// is the smaller part.
fn tail(pieces: &[Piece], facts: &[Facts], running: &impl Fn(usize) -> bool) -> Option<usize> {
    let all = (0..pieces.len()).filter(|&i| running(i)).count();
    let mut before = 0;
    for (i, piece) in pieces.iter().enumerate() {
        before += usize::from(running(i));
        let heading = piece.related && facts[i].words <= 6;
        let thanks = piece.kind == Some(BlockKind::Byline) && piece.closing;
        if (heading || thanks) && (all - before) * 2 <= before && before < all {
            return Some(i);
        }
    }
    None
}

/// What is known of a piece by itself.
struct Facts {
    words: usize,
    stop: bool,
    /// "Finance: Jane Roe, until now ...".
    entry: bool,
    small: bool,
    /// Whether it ends with a colon.
    colon: bool,
}

impl Facts {
    fn new(text: &str, tokens: &[Token]) -> Self {
        let words = tokens.iter().filter(|t| t.kind != TokenKind::Mark).count();
        let entry = tokens.iter().take(5).skip(1).any(|t| t.span.of(text) == ":" && !t.gap)
            && words > 2
            && tokens.last().is_some_and(|t| t.span.of(text) != ":");
        let small = tokens.iter().any(|t| t.case == Case::Lower);
        let colon = tokens.last().is_some_and(|t| t.span.of(text) == ":");
        Facts { words, stop: ends_with_stop(text, tokens), entry, small, colon }
    }

    fn is_running(&self) -> bool {
        self.words >= 6 && self.stop || self.words > 30
    }
}

/// Most words of a title.
const TITLE: usize = 25;

fn kinds(pieces: &[Piece], facts: &[Facts], first: usize, last: Option<usize>) -> Vec<Option<BlockKind>> {
    let mut after_related = false;
    let mut closed = false;
    (0..pieces.len())
        .map(|i| {
            let (piece, fact) = (&pieces[i], &facts[i]);
            let past = last.is_none_or(|last| i > last);
            closed |= past && last.is_some() && (piece.closing || piece.related);
            after_related = piece.related || after_related && !(piece.kind.is_none() && fact.is_running());
            if piece.kind.is_some() {
                return piece.kind;
            }
            if after_related && i >= first || closed {
                return Some(if fact.words > 3 { BlockKind::Teaser } else { BlockKind::Furniture });
            }
            let neighbour = |j: usize| facts.get(j).is_some_and(|f| f.entry) && pieces[j].kind.is_none();
            let listed = fact.entry && (neighbour(i + 1) || i > 0 && neighbour(i - 1)) && i > first;
            if listed {
                return Some(BlockKind::Listing);
            }
            let title = !fact.stop && !fact.colon && fact.words <= 12 && i > first && !past;
            Some(if title { BlockKind::Subhead } else { BlockKind::Body })
        })
        .collect()
}

/// The titles before the running text.
fn headline(pieces: &mut [Piece], facts: &[Facts], first: usize) {
    let alone = pieces.iter().filter(|p| p.kind.is_none_or(BlockKind::is_content)).count() == 1;
    let open: Vec<usize> = (0..first)
        .filter(|&i| pieces[i].kind == Some(BlockKind::Body) && !facts[i].stop && facts[i].words <= TITLE)
        .collect();
    if alone || first == pieces.len() && open.len() > 3 {
        return;
    }
    let named = |&&i: &&usize| facts[i].words > 3 || facts[i].small;
    let Some(&title) = open.iter().find(named).or(open.first()) else {
        // A title may be a question, or end in a stop where it is the first of two blocks.
        return;
    };
    for i in open {
        pieces[i].kind = Some(if i == title { BlockKind::Headline } else { BlockKind::Subhead });
    }
}

/// Cuts the labels of sections off the teasers: "... with his counterpart Middle East -".
fn labels(text: &str, tokens: &[Token], pieces: &mut Vec<Piece>) {
    let cuts: Vec<Option<Range<usize>>> = pieces.iter().map(|p| label(text, tokens, p)).collect();
    let words = |range: &Range<usize>| span(tokens, range).of(text);
    // A label is believed once it has stood before a dash.
    let dashed =
        cuts.iter().zip(pieces.iter()).filter_map(|(cut, piece)| cut.as_ref().filter(|c| c.end < piece.tokens.end));
    let known: BTreeSet<&str> = dashed.map(words).collect();
    let mut out = Vec::with_capacity(pieces.len());
    for (piece, cut) in pieces.iter().zip(&cuts) {
        let mut head = piece.clone();
        let Some(label) = cut.as_ref().filter(|c| known.contains(words(c))) else {
            out.push(head);
            continue;
        };
        let rest = Piece { tokens: label.start..piece.tokens.end, kind: Some(BlockKind::Furniture), ..piece.clone() };
        head.tokens.end = label.start;
        out.extend([head, rest]);
    }
    *pieces = out;
}

/// The name of a section at the end of a teaser, a dash after it aside.
fn label(text: &str, tokens: &[Token], piece: &Piece) -> Option<Range<usize>> {
    let Range { start, end } = piece.tokens;
    if piece.kind != Some(BlockKind::Teaser) {
        return None;
    }
    let dash = matches!(tokens[end - 1].span.of(text), "-" | "–" | "—" | "|");
    let last = end - usize::from(dash);
    let is_label =
        |&i: &usize| tokens[i].case != Case::Lower && cues().is_section(Line { text, tokens: &tokens[i..last] });
    (start + 4..last).skip_while(|i| last - i > 4).find(is_label).map(|i| i..last)
}

/// Adds a block with its sentences and quotations.
fn push(document: &mut Document<'_>, range: Range<usize>, kind: BlockKind) {
    let text = document.article.text.as_str();
    let tokens = &document.tokens;
    let first = document.sentences.len() as u32;
    let block = document.blocks.len() as u32;
    if kind.is_content() {
        let quotes = quote::quotations(text, tokens, range.clone());
        let bullet = if kind == BlockKind::Listing { bullet(text, &tokens[range.clone()]).unwrap_or(0) } else { 0 };
        for part in sentence::sentences(text, tokens, range.start + bullet..range.end) {
            document.sentences.push(Sentence {
                span: span(tokens, &part),
                tokens: part.start as u32..part.end as u32,
                block,
                quoted: is_quoted(tokens, &quotes, &part),
            });
        }
        document.quotes.extend(quotes.iter().map(|q| span(tokens, q)));
    }
    document.blocks.push(Block {
        span: span(tokens, &range),
        kind,
        sentences: first..document.sentences.len() as u32,
        tokens: range.start as u32..range.end as u32,
    });
}

/// The bytes from the first to the last of these tokens.
fn span(tokens: &[Token], range: &Range<usize>) -> Span {
    tokens[range.start].span.to(tokens[range.end - 1].span)
}

/// Whether every word lies inside one quotation.
fn is_quoted(tokens: &[Token], quotes: &[Range<usize>], part: &Range<usize>) -> bool {
    let mut words = part.clone().filter(|&i| tokens[i].kind != TokenKind::Mark);
    let Some(first) = words.next() else { return false };
    let last = words.next_back().unwrap_or(first);
    let around = quotes.partition_point(|q| q.end <= first);
    quotes.get(around).is_some_and(|q| q.contains(&first) && q.contains(&last))
}

/// A dateline's day without a year, where the text gives the same day with its year.
fn year_in_text(text: &str, tokens: &[Token], dated: &Dated) -> Option<Date> {
    let wanted = dated.when.filter(|w| w.year.is_none() && w.day.is_some())?;
    let line = Line { text, tokens };
    let same = |w: &When| w.year.is_some() && w.month == wanted.month && w.day == wanted.day;
    (0..tokens.len()).filter_map(|at| when::read(line, at)).find(same)?.date()
}

/// Sets the date from which the document speaks, and its dateline.
fn date(document: &mut Document<'_>, pieces: &[Piece]) {
    let text = document.article.text.as_str();
    let dated = || pieces.iter().enumerate().filter_map(|(i, p)| p.dated.as_ref().map(|d| (i, d)));
    let last = pieces.len().saturating_sub(3);
    let begun = pieces.iter().position(|p| p.kind == Some(BlockKind::Body)).unwrap_or(pieces.len());
    let told = |d: &Dated| d.when.and_then(|w| w.date());
    let lines = || dated().filter(|(i, d)| !d.dateline && (*i < begun || d.published || *i >= last));
    let dateline =
        dated().find(|(_, d)| d.dateline && !d.places.is_empty()).or_else(|| dated().find(|(_, d)| d.dateline));
    let line = lines().find_map(|(_, d)| told(d));
    let date = document.article.published.or(line).or_else(|| dateline.and_then(|(_, d)| told(d)));
    let date = date.or_else(|| dateline.and_then(|(_, d)| year_in_text(text, &document.tokens, d)));
    document.dateline = dateline.map(|(i, d)| Dateline {
        span: span(&document.tokens, &pieces[i].tokens),
        places: d.places.iter().map(|p| span(&document.tokens, p)).collect(),
        date: d.when.and_then(|w| date.map_or(w.date(), |date| w.near(date))),
        block: i as u32,
    });
    // A dateline's day makes a month more precise.
    let precise = document.dateline.as_ref().and_then(|d| d.date).filter(|d| date.is_none_or(|date| date.covers(*d)));
    document.date = if document.article.published.is_some() { date } else { precise.or(date) };
}
