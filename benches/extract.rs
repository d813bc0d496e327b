//! How fast articles are read on one processor, beside `wc -w`, which does no more than count words; and what a start costs.
//!
//! `cargo bench --bench extract` reads the dispatches of `seeds/`; `RAPPORTEUR_TEXTS` names another file or folder. The best of five
//! rounds is told: what else the machine does is not asked here.

use std::hint::black_box;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use rapporteur::export::json::extract_line;
use rapporteur::source::{self, Article, Options};
use rapporteur::{Schema, read};

const ROUNDS: usize = 5;
/// At least so much is given to `wc`, so that its start does not count, and read, so that chance does not.
const LEAST: usize = 1 << 20;

fn articles() -> Vec<Article> {
    let seeds = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds"));
    let path = std::env::var_os("RAPPORTEUR_TEXTS").map_or_else(seeds, PathBuf::from);
    source::read(&[path], io::empty(), &Options::default()).filter_map(Result::ok).collect()
}

/// Seconds of the fastest of some rounds.
fn best(mut round: impl FnMut()) -> f64 {
    let timed = |_| {
        let start = Instant::now();
        round();
        start.elapsed().as_secs_f64()
    };
    (0..ROUNDS).map(timed).fold(f64::INFINITY, f64::min)
}

/// Counts the words of a text by `wc -w`; `None` where there is no such program.
fn count(text: &str) -> Option<()> {
    let mut wc = Command::new("wc").arg("-w").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().ok()?;
    wc.stdin.take()?.write_all(text.as_bytes()).ok()?;
    wc.wait().ok().map(drop)
}

/// What share of the time each room takes, in percent: document, mention, claim, dossier.
fn shares(articles: &[Article]) -> [f64; 4] {
    let mut times = [0.0; 4];
    for article in articles {
        let mut start = Instant::now();
        let mut room = |time: &mut f64| {
            *time += start.elapsed().as_secs_f64();
            start = Instant::now();
        };
        let document = rapporteur::document::split(article);
        room(&mut times[0]);
        let page = rapporteur::mention::Page::new(&document, Schema::embedded());
        room(&mut times[1]);
        let claims = rapporteur::claim::find(&page);
        room(&mut times[2]);
        black_box(rapporteur::dossier::compile(&page, &claims));
        room(&mut times[3]);
    }
    let all: f64 = times.iter().sum();
    times.map(|time| 100.0 * time / all)
}

fn main() {
    let articles = articles();
    let first = articles.first().expect("there are articles to read");
    let start = Instant::now();
    black_box(extract_line(&read(first, Schema::embedded())));
    println!("the first article, lists made ready: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);

    let once: usize = articles.iter().map(|a| a.text.len()).sum();
    let times = LEAST.div_ceil(once.max(1));
    let bytes = (once * times) as f64;
    let reading = best(|| {
        for article in (0..times).flat_map(|_| &articles) {
            black_box(extract_line(&read(black_box(article), Schema::embedded())));
        }
    });
    println!("{} articles, {:.2} MB: {:.2} MB/s", articles.len() * times, bytes / 1e6, bytes / 1e6 / reading);

    let [document, mention, claim, dossier] = shares(&articles);
    println!("document {document:.0} %, mention {mention:.0} %, claim {claim:.0} %, dossier {dossier:.0} %");

    let text: String = (0..times).flat_map(|_| &articles).flat_map(|a| [a.text.as_str(), "\n"]).collect();
    let many = text.repeat(8);
    if count(&many).is_some() {
        let counting = best(|| {
            black_box(count(&many));
        }) / 8.0;
        println!("wc -w: {:.1} MB/s; extract / wc -w: {:.0}", bytes / 1e6 / counting, reading / counting);
    }
}
