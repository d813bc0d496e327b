//! What is read: a text with an id.

use crate::date::Date;

/// An article before it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Unique among the documents of a graph.
    pub id: String,
    /// Date of publication, where it is known.
    pub published: Option<Date>,
    /// Headline from metadata, where there is one; facts are read from the text alone.
    pub title: Option<String>,
    /// The text that all spans point into.
    pub text: String,
}
