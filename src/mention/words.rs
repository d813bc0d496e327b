//! The words of a document in a row, behind the last of which stands nothing: a mark without letters.

use std::borrow::Cow;
use std::ops::{Deref, Index, Range, RangeFrom, RangeInclusive, RangeTo};

use super::word::Word;
use crate::document::tag::Tag;
use crate::document::{Case, TokenKind};
use crate::schema::{Flags, UNKNOWN};
use crate::span::Span;

/// What stands behind the last word. A text may break off anywhere: whoever looks one word ahead finds this.
static NOTHING: Word<'static> = Word {
    text: "",
    lower: Cow::Borrowed(""),
    key: 0,
    id: UNKNOWN,
    flags: Flags(0),
    tag: Tag::Punct,
    case: Case::None,
    kind: TokenKind::Mark,
    span: Span { start: 0, end: 0 },
    sentence: u32::MAX,
};

/// All words of a document. A single one is there for every number; a range must lie within.
#[derive(Debug)]
pub struct Words<'t>(pub(super) Vec<Word<'t>>);

impl<'t> Deref for Words<'t> {
    type Target = [Word<'t>];

    fn deref(&self) -> &[Word<'t>] {
        &self.0
    }
}

impl<'t> Index<usize> for Words<'t> {
    type Output = Word<'t>;

    fn index(&self, at: usize) -> &Word<'t> {
        self.0.get(at).unwrap_or(&NOTHING)
    }
}

macro_rules! within {
    ($($range:ty),*) => {
        $(impl<'t> Index<$range> for Words<'t> {
            type Output = [Word<'t>];

            fn index(&self, range: $range) -> &[Word<'t>] {
                &self.0[range]
            }
        })*
    };
}

within!(Range<usize>, RangeFrom<usize>, RangeTo<usize>, RangeInclusive<usize>);

impl<'w, 't> IntoIterator for &'w Words<'t> {
    type Item = &'w Word<'t>;
    type IntoIter = std::slice::Iter<'w, Word<'t>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
