//! What a paragraph is made of: the text, and what stands before and after it that is none.

use std::ops::Range;

use super::cue::{Cue, Line, cues};
use super::paragraph::bullet;
use super::when::When;
use super::{BlockKind, Case, Token, TokenKind, date_line, dateline, sentence};

/// A part of a paragraph that will be a block.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) tokens: Range<usize>,
    /// Its kind; `None` where its place in the article decides.
    pub(super) kind: Option<BlockKind>,
    /// Whether other stories follow it.
    pub(super) related: bool,
    /// Whether it closes an article, or sets its parts apart.
    pub(super) closing: bool,
    /// What it says of place and date.
    pub(super) dated: Option<Dated>,
}

/// Place and date, in a dateline or on a line of their own.
#[derive(Clone, Debug)]
pub(super) struct Dated {
    pub(super) places: Vec<Range<usize>>,
    pub(super) when: Option<When>,
    /// Whether it is a dateline, and not a date alone.
    pub(super) dateline: bool,
    /// Whether it says that it is the date of publication.
    pub(super) published: bool,
}

/// Cuts paragraphs into pieces.
pub(super) struct Cutter<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) pieces: Vec<Piece>,
    /// Whether running text has begun.
    pub(super) begun: bool,
}

impl<'a> Cutter<'a> {
    #[inline]
    pub(super) fn line(&self, range: &Range<usize>) -> Line<'a> {
        Line { text: self.text, tokens: &self.tokens[range.clone()] }
    }

    #[inline]
    fn word(&self, at: usize) -> &'a str {
        self.tokens[at].span.of(self.text)
    }

    /// The text of a mark; empty for words.
    #[inline]
    fn mark(&self, at: usize) -> &'a str {
        if self.tokens[at].kind == TokenKind::Mark { self.word(at) } else { "" }
    }

    fn push(&mut self, tokens: Range<usize>, kind: Option<BlockKind>) {
        if !tokens.is_empty() {
            self.pieces.push(Piece { tokens, kind, related: false, closing: false, dated: None });
        }
    }

    pub(super) fn furniture(&mut self, tokens: Range<usize>) {
        self.push(tokens, Some(BlockKind::Furniture));
    }

    /// Cuts one paragraph.
    pub(super) fn paragraph(&mut self, range: Range<usize>) {
        if self.date_alone(&range) || self.wordless(&range) || self.bars(&range) {
            return;
        }
        self.part(range);
    }

    /// A part of a paragraph between bars, or a whole one.
    fn part(&mut self, range: Range<usize>) {
        let line = self.line(&range);
        if let Some(label) = cues().caption_label(line) {
            return self.caption(range.start..range.start + label, range.start + label..range.end);
        }
        if self.by_cue(&range) || self.is_credit_line(&range) {
            return;
        }
        if let Some(credit) = self.credit(&range) {
            let start = self.dateline(&(range.start..credit));
            self.push(start..credit, Some(BlockKind::Caption));
            return self.furniture(credit..range.end);
        }
        let start = self.dateline(&range);
        let end = self.tail(start..range.end);
        let picture = start > range.start && self.pieces.last().is_some_and(|p| p.dated.is_none());
        let listed = bullet(self.text, &self.tokens[start..end]).map(|_| BlockKind::Listing);
        let listed = listed.or(picture.then_some(BlockKind::Caption));
        self.begun |= end - start > 12 && ends_with_stop(self.text, &self.tokens[start..end]);
        self.push(start..end, listed);
        if end < range.end {
            self.closing(end..range.end);
        }
    }

    /// What closes an article: an agency's name, thanks to colleagues.
    fn closing(&mut self, range: Range<usize>) {
        let byline = cues().of(self.line(&range)) == Some(Cue::Byline);
        self.push(range, Some(if byline { BlockKind::Byline } else { BlockKind::Furniture }));
        if let Some(piece) = self.pieces.last_mut() {
            piece.closing = true;
        }
    }

    /// "24 February 2009 / dpa"; "ADDIS ABABA, Ethiopia".
    fn date_alone(&mut self, range: &Range<usize>) -> bool {
        let line = self.line(range);
        let absolute = |places: Vec<Range<usize>>| -> Vec<Range<usize>> {
            places.iter().map(|p| p.start + range.start..p.end + range.start).collect()
        };
        let dated = if let Some(found) = date_line::alone(line) {
            let dateline = !found.places.is_empty();
            Dated { places: absolute(found.places), when: found.when, dateline, published: found.published }
        } else if !self.begun
            && let Some(places) = dateline::place_alone(line)
        {
            Dated { places: absolute(places), when: None, dateline: true, published: false }
        } else {
            return false;
        };
        let byline = line.lower(0) == "by";
        self.push(range.clone(), Some(if byline { BlockKind::Byline } else { BlockKind::Furniture }));
        if let Some(piece) = self.pieces.last_mut() {
            piece.dated = Some(dated);
        }
        true
    }

    /// Lines of marks and figures, of web addresses, and of a time of day.
    fn wordless(&mut self, range: &Range<usize>) -> bool {
        let tokens = &self.tokens[range.clone()];
        let says = |t: &Token| t.kind == TokenKind::Word && !is_address(t.span.of(self.text));
        if tokens.iter().any(says) && !(tokens.len() <= 8 && self.is_time(tokens)) {
            return false;
        }
        let marks = tokens.iter().all(|t| t.kind == TokenKind::Mark);
        self.furniture(range.clone());
        if let Some(piece) = self.pieces.last_mut() {
            piece.closing = marks;
        }
        true
    }

    /// "29 Sunbula 1399, 08:39 PM": a time of day, and no word in small letters.
    fn is_time(&self, tokens: &[Token]) -> bool {
        let time = |t: &Token| t.kind == TokenKind::Number && t.span.of(self.text).contains(':');
        let small = |t: &Token| t.case == Case::Lower && !matches!(t.span.of(self.text), "am" | "pm" | "a.m." | "p.m.");
        tokens.iter().any(time)
            && !tokens.iter().any(small)
            && tokens.iter().filter(|t| t.kind == TokenKind::Number).count() > 1
    }

    /// "[ World | Sports ]", "[Share] [Print]"; of "1 of 3 | Ministers shake hands in Bonn. | License Photo" the sentence is kept.
    fn bars(&mut self, range: &Range<usize>) -> bool {
        let is_bar = |&i: &usize| match self.mark(i) {
            "|" | "│" | "¦" => true,
            ">" | "»" | "›" | "·" | "•" => self.tokens[i].gap && i > range.start,
            _ => false,
        };
        let bars: Vec<usize> = range.clone().filter(is_bar).collect();
        if bars.is_empty() {
            return self.bracketed(range);
        }
        let mut parts = Vec::new();
        let mut start = range.start;
        for end in bars.into_iter().chain([range.end]) {
            parts.push(start..end);
            start = end + 1;
        }
        let long = |p: &Range<usize>| {
            let line = self.line(p);
            line.words() > 12 || line.words() > 6 && ends_with_stop(self.text, line.tokens)
        };
        let texts: Vec<bool> = parts.iter().map(long).collect();
        if !texts.contains(&true) {
            return self.short_parts(range, &parts);
        }
        for (part, is_text) in parts.into_iter().zip(texts) {
            // A bar belongs to the part before it, so that every token lies in a block.
            let bar = part.end..(part.end + 1).min(range.end);
            if is_text {
                self.part(part);
                self.furniture(bar);
            } else {
                self.furniture(part.start..bar.end);
            }
        }
        true
    }

    /// A headline and the name of the paper, or furniture all through.
    fn short_parts(&mut self, range: &Range<usize>, parts: &[Range<usize>]) -> bool {
        let first = self.line(&parts[0]);
        let small = first.tokens.iter().any(|t| t.case == Case::Lower);
        let headline = self.pieces.is_empty() && parts.len() <= 3 && first.words() >= 4 && small;
        if headline && cues().of(first).is_none() {
            self.push(parts[0].clone(), None);
            self.furniture(parts[0].end..range.end);
            return true;
        }
        let related = cues().of(self.line(range)) == Some(Cue::Related);
        let date = parts.iter().filter(|p| !p.is_empty()).find_map(|p| date_line::alone(self.line(p)));
        self.furniture(range.clone());
        if let Some(piece) = self.pieces.last_mut() {
            piece.related = related;
            piece.dated =
                date.map(|d| Dated { places: Vec::new(), when: d.when, dateline: false, published: d.published });
        }
        true
    }

    /// Several short words in square brackets and nothing between them.
    fn bracketed(&mut self, range: &Range<usize>) -> bool {
        let (mut depth, mut groups) = (0, 0);
        for i in range.clone() {
            match self.word(i) {
                "[" => depth += 1,
                "]" => {
                    depth -= 1;
                    groups += 1;
                }
                _ if depth == 0 => return false,
                _ => {}
            }
        }
        let all = groups > 1 && range.len() <= groups * 6;
        if all {
            self.furniture(range.clone());
        }
        all
    }

    fn caption(&mut self, label: Range<usize>, rest: Range<usize>) {
        self.furniture(label);
        if self.is_credit_words(&rest)
            || rest.len() < 4 && self.line(&rest).tokens.iter().all(|t| t.case != Case::Lower)
        {
            return self.furniture(rest);
        }
        let credit = self.credit(&rest).unwrap_or(rest.end);
        self.push(rest.start..credit, Some(BlockKind::Caption));
        self.furniture(credit..rest.end);
    }

    fn by_cue(&mut self, range: &Range<usize>) -> bool {
        let line = self.line(range);
        let stop = ends_with_stop(self.text, line.tokens);
        let cue = match cues().of(line) {
            Some(Cue::Related) if stop && self.word(range.end - 1) != "?" => None,
            Some(Cue::Byline) if stop && line.words() > 30 => None,
            other => other,
        };
        let short = || line.tokens.len() <= 90 && sentence::sentences(self.text, self.tokens, range.clone()).len() <= 3;
        let cue = cue.or_else(|| self.is_byline(line).then_some(Cue::Byline));
        let cue = cue.or_else(|| self.is_signature(line).then_some(Cue::Byline));
        let Some(cue) = cue.or_else(|| cues().inside(line).filter(|_| short())) else {
            if cues().is_section(line) {
                self.furniture(range.clone());
                return true;
            }
            return false;
        };
        self.push(range.clone(), Some(if cue == Cue::Byline { BlockKind::Byline } else { BlockKind::Furniture }));
        if let Some(piece) = self.pieces.last_mut() {
            piece.related = cue == Cue::Related;
            piece.closing = self.begun;
        }
        true
    }

    /// "By Jane Roe, AP".
    fn is_byline(&self, line: Line<'_>) -> bool {
        let by = line.word(0).eq_ignore_ascii_case("by") && line.tokens.len() > 1;
        let small = || line.tokens.iter().skip(1).filter(|t| t.case == Case::Lower).count();
        by && line.words() <= 20
            && small() <= 5
            && matches!(line.tokens[1].case, Case::Title | Case::Upper | Case::Initial | Case::Mixed)
            && !ends_with_stop(self.text, line.tokens)
    }

    /// Cuts off a dateline; returns where the text begins.
    fn dateline(&mut self, range: &Range<usize>) -> usize {
        let Some(found) = dateline::before_text(self.line(range), !self.begun) else { return range.start };
        let end = range.start + found.end;
        self.furniture(range.start..end);
        if found.picture {
            return end;
        }
        let places = found.places.iter().map(|p| p.start + range.start..p.end + range.start).collect();
        if let Some(piece) = self.pieces.last_mut() {
            piece.dated = Some(Dated { places, when: found.when, dateline: true, published: false });
        }
        end
    }
}

/// A web or mail address.
fn is_address(word: &str) -> bool {
    word.contains("://") || word.starts_with("www.") || word.contains('@')
}

/// Whether a block closes with a full stop, question or exclamation mark, quotation marks and brackets after it aside.
pub(super) fn ends_with_stop(text: &str, tokens: &[Token]) -> bool {
    let closers = |t: &&Token| matches!(t.span.of(text), "\"" | "”" | "’" | "'" | "''" | ")" | "]" | "»");
    let Some(last) = tokens.iter().rev().find(|t| !closers(t)) else { return false };
    let word = last.span.of(text);
    word.ends_with(['.', '!', '?', '…', '。'])
        && (last.kind == TokenKind::Mark || word.len() > 2 || last.case == Case::Lower)
}
