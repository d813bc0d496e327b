//! Who met whom, in which role, about what: read from diplomatic news.

pub mod article;
pub mod check;
pub mod claim;
pub mod date;
pub mod document;
pub mod dossier;
pub mod error;
pub mod export;
pub mod graph;
pub mod import;
pub mod learn;
pub mod mention;
pub mod merge;
pub mod name;
pub mod query;
pub mod schema;
pub mod source;
pub mod span;

pub use article::Article;
pub use date::Date;
pub use dossier::{Dossier, read};
pub use error::{Error, Result};
pub use graph::Graph;
pub use schema::Schema;
pub use span::Span;
