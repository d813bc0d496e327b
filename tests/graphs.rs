//! What grows from the seeds: `graphs/` holds graph and picture of the sample dispatches, byte for byte.
//!
//! After a change of the reader, `REGROW=1 cargo test --test all graphs` writes them anew; the difference shows what changed.

use std::fs;

use crate::common::seeds::{project, seeds};
use rapporteur::export::dot::{Options, dot};
use rapporteur::graph::Archive;
use rapporteur::{Article, Schema};

fn grown(articles: &[Article]) -> Archive {
    let mut archive = Archive::default();
    for article in articles {
        archive.add(rapporteur::read(article, Schema::embedded())).unwrap();
    }
    archive
}

/// The picture with the countries' codes, as the command line draws it.
fn picture(archive: &Archive) -> String {
    let polities = Schema::embedded().polities.iter().filter(|p| !p.code.is_empty());
    let codes = polities.map(|p| (p.name.clone(), p.code.clone())).collect();
    dot(&archive.merged(), &Options { codes, ..Options::default() })
}

/// Compares a file of `graphs/` with what grows now, or writes it where that is wanted.
fn keep(name: &str, text: &str) {
    let file = project("graphs").join(name);
    if std::env::var_os("REGROW").is_some() {
        fs::create_dir_all(project("graphs")).unwrap();
        fs::write(&file, text).unwrap();
        return;
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    if kept != text {
        let line = kept.lines().zip(text.lines()).position(|(a, b)| a != b);
        let line = line.unwrap_or(kept.lines().count().min(text.lines().count()));
        let (was, is) = (kept.lines().nth(line), text.lines().nth(line));
        panic!("graphs/{name}:{}: was {was:?}, grows as {is:?}; `REGROW=1 cargo test` writes it anew", line + 1);
    }
}

#[test]
fn the_seeds_grow_into_one_graph() {
    let archive = grown(&seeds());
    keep("seeds.ron", &archive.to_ron());
    keep("seeds.dot", &picture(&archive));
}

/// Two dispatches, of an agency and of a state's news service, tell of the same talks.
#[test]
fn two_reports_of_one_visit_grow_into_one_picture() {
    let articles = seeds().into_iter().filter(|a| a.id.starts_with("ashgabat-2005"));
    let articles: Vec<Article> = articles.collect();
    assert_eq!(articles.len(), 2);
    keep("ashgabat-2005.dot", &picture(&grown(&articles)));
}
