//! The explorer: a dossier as one page, to be opened in any browser without a server, or as a page that a server feeds.
//!
//! The page consists of `assets/explorer/` and the facts as JSON. It asks nothing of the network, but for the server
//! that it came from: its rules of content name by their fingerprints the one script and the one style that may be used.

mod facts;
mod pieces;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::dot::Options;
use super::dot::cast::Cast;
use super::dot::text::clean;
use crate::dossier::Dossier;
use facts::{Facts, in_time};

const PAGE: &str = include_str!("../../assets/explorer/page.html");
const STYLE: &str = include_str!("../../assets/explorer/style.css");
const SCRIPT: &str = include_str!("../../assets/explorer/script.js");

/// A dossier as a page of HTML. Equal dossiers give equal pages.
pub fn page(dossier: &Dossier, options: &Options) -> String {
    of(dossier, options, |facts| filled(&facts, "'none'"))
}

/// A page that has its facts from a server, for dossiers too large for one file.
pub struct Served {
    /// The page. It fetches the pieces from `api/explorer?piece=0` on, the sentences from `api/meeting?id=ID` as it shows
    /// a meeting, and the meetings whose sentences have some words from `api/search?q=WORDS`.
    pub page: String,
    /// The facts as JSON, what matters most first.
    pub pieces: Vec<String>,
}

/// A dossier as a page and pieces of this many meetings each.
pub fn served(dossier: &Dossier, options: &Options, size: usize) -> Served {
    of(dossier, options, |mut facts| {
        let page = filled(&pieces::start(&mut facts, size), "'self'");
        Served { page, pieces: pieces::pieces(facts, size).iter().map(json).collect() }
    })
}

fn of<T>(dossier: &Dossier, options: &Options, then: impl FnOnce(Facts) -> T) -> T {
    let heading = clean(options.heading.as_deref().unwrap_or("Who met whom about what"));
    let meetings = in_time(dossier);
    let cast = Cast::of(dossier, &meetings, &options.codes, usize::MAX);
    then(Facts::of(dossier, &meetings, &cast, &heading))
}

fn json(facts: &Facts) -> String {
    serde_json::to_string(facts).expect("plain data is always written")
}

/// The page with these facts in it; `connect` is whom it may ask for more.
fn filled(facts: &Facts, connect: &str) -> String {
    let print = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    let rules = format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data: blob:; connect-src {connect}; base-uri 'none'; \
         form-action 'none'",
        print(SCRIPT),
        print(STYLE)
    );
    let title = html_escape::encode_text(facts.title.unwrap_or_default()).into_owned();
    // A `<` in a text could end the block that holds it.
    let facts = json(facts).replace('<', "\\u003c");
    let parts =
        [("TITLE", title), ("RULES", rules), ("STYLE", STYLE.into()), ("SCRIPT", SCRIPT.into()), ("FACTS", facts)];
    let mut page = PAGE.to_string();
    for (name, text) in parts {
        let (before, after) = page.split_once(&format!("<!--{name}-->")).expect("the page has a place for it");
        page = format!("{before}{text}{after}");
    }
    page
}
