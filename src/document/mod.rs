//! Which blocks, sentences and words make up an article?
//!
//! [`split`] cuts a text without copying it: blocks (headline, body, caption, furniture ...), sentences and tokens are spans of
//! bytes of the article's text. It has an answer for every text and fails on none.

mod abbreviation;
mod block;
mod credit;
mod cue;
mod date_line;
mod dateline;
mod letter;
mod paragraph;
mod part;
mod quote;
mod sentence;
pub mod tag;
mod token;
mod when;

use std::ops::Range;

use crate::article::Article;
use crate::date::Date;
use crate::span::Span;

pub use block::split;
pub use dateline::{date_at_head, date_line, read_date};
pub use token::tokens;

/// An article, cut up.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// What was cut.
    pub article: &'a Article,
    /// The date from which the document speaks: that of publication, else one in a date line or dateline.
    pub date: Option<Date>,
    /// Place and date at the head of a report: "SOCHI, Russia (AP) —".
    pub dateline: Option<Dateline>,
    /// Blocks in order; every token lies in exactly one.
    pub blocks: Vec<Block>,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Tokens in order; those of furniture, bylines and the dateline lie in no sentence.
    pub tokens: Vec<Token>,
    /// Quotations in order, marks included, the outermost only.
    pub quotes: Vec<Span>,
}

/// Place, date and agency at the head of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// The whole of it, agency and dash included.
    pub span: Span,
    /// The places: a city and its country, or several cities.
    pub places: Vec<Span>,
    /// The date, where it has one and its year is known.
    pub date: Option<Date>,
    /// Its block, which holds nothing else and counts as furniture.
    pub block: u32,
}

/// A paragraph or line, or a part of one that is of another kind than the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// From its first to its last character that is not white space.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Its sentences; none in furniture and bylines.
    pub sentences: Range<u32>,
    /// Its tokens.
    pub tokens: Range<u32>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The title over the article.
    Headline,
    /// A title inside it, or the line under the headline.
    Subhead,
    /// Running text.
    Body,
    /// What is written under a picture.
    Caption,
    /// Who wrote it.
    Byline,
    /// A bulleted or numbered item; content like the body.
    Listing,
    /// A sentence about another story; its relative dates do not count from this document's date.
    Teaser,
    /// No content: navigation, advertisements, rights, tags, credits, dates, datelines.
    Furniture,
}

impl BlockKind {
    /// Whether facts may be read from it.
    pub fn is_content(self) -> bool {
        !matches!(self, BlockKind::Byline | BlockKind::Furniture)
    }
}

/// A sentence of a block that is content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its block.
    pub block: u32,
    /// Whether it lies wholly inside a quotation.
    pub quoted: bool,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How its letters are written.
    pub case: Case,
    /// Whether white space stands before it.
    pub gap: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Has letters: "talks", "U.S.-Russian", "COVID-19", "'s", "n't".
    Word,
    /// Digits: "10", "1,500", "$1.3", "9th", "3:50", "2+2", "11/09/2021".
    Number,
    /// Anything else.
    Mark,
}

/// How the letters of a word are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    /// "talks", "cease-fire".
    Lower,
    /// A capital first, others only after a hyphen or apostrophe: "Kerry", "Boutros-Ghali", "O'Brien".
    Title,
    /// Capitals only, two at least: "NATO", "U.S.", "G20".
    Upper,
    /// One capital, with or without a stop: "W.", but also "A" and "I".
    Initial,
    /// Anything else: "al-Assad", "McGuinness", "U.S.-Russian".
    Mixed,
    /// Without letters that have a case, as numbers and marks.
    None,
}

impl<'a> Document<'a> {
    /// The words that a span covers.
    pub fn text(&self, span: Span) -> &'a str {
        span.of(&self.article.text)
    }

    /// The tokens of a sentence as text.
    pub fn words(&self, sentence: &Sentence) -> Vec<&'a str> {
        self.tokens_of(sentence).iter().map(|t| self.text(t.span)).collect()
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize]
    }

    /// The kind of the block in which a sentence stands.
    pub fn kind(&self, sentence: &Sentence) -> BlockKind {
        self.blocks[sentence.block as usize].kind
    }

    /// The sentence that covers a byte of the text, by index.
    pub fn sentence_at(&self, byte: u32) -> Option<usize> {
        let after = self.sentences.partition_point(|s| s.span.start <= byte);
        after.checked_sub(1).filter(|&i| byte < self.sentences[i].span.end)
    }
}
