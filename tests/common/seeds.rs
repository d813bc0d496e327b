//! The sample dispatches of `seeds/`.

use std::path::PathBuf;

use rapporteur::Article;
use rapporteur::source::{Options, read};

/// A path of the project.
pub fn project(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every dispatch, by name of its file.
pub fn seeds() -> Vec<Article> {
    let articles: Vec<Article> =
        read(&[project("seeds")], std::io::empty(), &Options::default()).map(Result::unwrap).collect();
    assert!(articles.len() > 10 && articles.iter().all(|a| a.published.is_some()), "where are the seeds?");
    articles
}
