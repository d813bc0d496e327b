//! Learns the tagger's weights from treebanks and says how well it does.
//!
//! ```text
//! cargo run --release --example train_tagger -- OUT.bin TRAIN.conllu... [--without DOCUMENT,...] [--test TEST.conllu...]
//! ```
//!
//! `--without` leaves out the documents whose names start so. Without training files, OUT.bin is read and tested.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use rapporteur::document::tag::Tagger;
use rapporteur::document::tag::altered::{capitals, headlines, renamed, shortened, title};
use rapporteur::document::tag::learn::{Course, Dice, learn};
use rapporteur::document::tag::treebank::{Cut, Sentence, read};
use rapporteur::{Error, Result};

#[derive(Default)]
struct Wishes {
    out: String,
    train: Vec<String>,
    test: Vec<String>,
    without: Vec<String>,
}

fn main() -> ExitCode {
    match run(wishes(std::env::args().skip(1))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn wishes(words: impl Iterator<Item = String>) -> Wishes {
    let mut wishes = Wishes::default();
    let mut flag = String::new();
    for word in words {
        match flag.as_str() {
            _ if word.starts_with("--") => flag = word,
            "--without" => wishes.without.extend(word.split(',').map(str::to_string)),
            "--test" => wishes.test.push(word),
            _ if wishes.out.is_empty() => wishes.out = word,
            _ => wishes.train.push(word),
        }
    }
    wishes
}

fn run(wishes: Wishes) -> Result<()> {
    if wishes.out.is_empty() {
        return Err(Error::new("", "no file to write").hint("train_tagger OUT.bin TRAIN.conllu... --test TEST.conllu"));
    }
    if !wishes.train.is_empty() {
        let bytes = train(&wishes)?;
        std::fs::write(&wishes.out, bytes).map_err(|error| Error::new(&wishes.out, error.to_string()))?;
    }
    let bytes = std::fs::read(&wishes.out).map_err(|error| Error::new(&wishes.out, error.to_string()))?;
    let start = Instant::now();
    let tagger = Tagger::from_bytes(&bytes)?;
    println!("{}: {} bytes, loaded in {:.1} ms", wishes.out, bytes.len(), start.elapsed().as_secs_f64() * 1e3);
    wishes.test.iter().try_for_each(|file| test(&tagger, file))
}

fn train(wishes: &Wishes) -> Result<Vec<u8>> {
    let without: Vec<&str> = wishes.without.iter().map(String::as_str).collect();
    let mut sentences = Vec::new();
    for file in &wishes.train {
        sentences.extend(load(file, Cut::Ours, &without)?);
    }
    println!("{} sentences, {} words", sentences.len(), count(&sentences));
    sentences.extend(renamed(&sentences));
    sentences.extend(headlines(&sentences));
    let start = Instant::now();
    let bytes = learn(&sentences, Course::default());
    println!("{} with the altered ones, learned in {:.0} s", sentences.len(), start.elapsed().as_secs_f64());
    Ok(bytes)
}

fn test(tagger: &Tagger, file: &str) -> Result<()> {
    let theirs = load(file, Cut::Treebank, &[])?;
    let ours = load(file, Cut::Ours, &[])?;
    let mut dice = Dice(3);
    let short: Vec<Sentence> = ours.iter().map(|sentence| shortened(sentence, &mut dice)).collect();
    let speed = count(&ours) as f64 / 1e6 / (0..9).map(|_| seconds(tagger, &ours)).fold(f64::MAX, f64::min);
    println!(
        "{file}: {:.2} % on our words, {:.2} on the treebank's, {:.2} in Title Case, {:.2} in CAPITALS; {speed:.2} M words/s",
        accuracy(tagger, &ours),
        accuracy(tagger, &theirs),
        accuracy(tagger, &short.iter().map(title).collect::<Vec<_>>()),
        accuracy(tagger, &short.iter().map(capitals).collect::<Vec<_>>()),
    );
    Ok(())
}

/// Of a hundred words, how many get the right tag.
fn accuracy(tagger: &Tagger, sentences: &[Sentence]) -> f64 {
    let right = |sentence: &Sentence| {
        let tags = tagger.tag(&sentence.forms());
        tags.iter().zip(sentence.tags()).filter(|(tag, right)| *tag == right).count()
    };
    100.0 * sentences.iter().map(right).sum::<usize>() as f64 / count(sentences).max(1) as f64
}

/// How long it takes to tag the sentences.
fn seconds(tagger: &Tagger, sentences: &[Sentence]) -> f64 {
    let words: Vec<_> = sentences.iter().map(Sentence::forms).collect();
    let start = Instant::now();
    words.iter().for_each(|words| drop(black_box(tagger.tag(words))));
    start.elapsed().as_secs_f64()
}

fn count(sentences: &[Sentence]) -> usize {
    sentences.iter().map(|sentence| sentence.words.len()).sum()
}

fn load(file: &str, cut: Cut, without: &[&str]) -> Result<Vec<Sentence>> {
    let text = std::fs::read_to_string(file).map_err(|error| Error::new(file, error.to_string()))?;
    read(file, &text, cut, without)
}
