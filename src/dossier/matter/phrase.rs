//! What a wording is: its words, the lists that they stand in, the names that it holds.

use super::context::Context;
use crate::claim::line::Line;
use crate::claim::topic::wording::Wording;
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::dossier::bag::{Bag, DIGITS};
use crate::mention::Page;
use crate::mention::place::Scale;
use crate::schema::Flags;

/// A word that is no name.
pub(super) fn plain(page: &Page, i: usize) -> bool {
    let word = &page.words[i];
    word.kind == TokenKind::Word && !word.capital() && word.lower.is_ascii() && !page.in_name(i)
}

/// The wording itself.
pub(super) fn phrase(context: &Context, line: &Line, w: &Wording, bag: &mut Bag) {
    let page = context.cast.page;
    let head = &page.words[w.head];
    for shape in &w.shapes {
        bag.with("shape", shape);
        bag.put(&["shape=", shape, " size=", DIGITS[w.size.min(5)]]);
    }
    bag.count("size", w.size.min(6));
    bag.with("head-tag", head.tag.name());
    if plain(page, w.head) {
        bag.with("head", &head.lower);
        if w.size == 1 {
            bag.with("only", &head.lower);
        }
    }
    for i in w.tokens.clone().filter(|i| *i != w.head && plain(page, *i)) {
        let word = &page.words[i];
        if word.tag.is_noun() || word.tag.is_adjective() {
            bag.with("word", &word.lower);
        } else if matches!(word.tag, Tag::IN | Tag::TO | Tag::CC) {
            bag.with("joint", &word.lower);
        }
    }
    classes(context, w, bag);
    names(context, line, w, bag);
}

/// The lists of topic words that the head stands in.
fn classes(context: &Context, w: &Wording, bag: &mut Bag) {
    let page = context.cast.page;
    let words = &page.schema.topicwords;
    let lists = [
        ("heads", &words.heads),
        ("light", &words.light),
        ("generic", &words.generic),
        ("companions", &words.companions),
        ("shared", &words.shared),
        ("owned", &words.owned),
        ("settings", &words.settings),
        ("scenes", &words.scenes),
        ("folk", &words.folk),
    ];
    for (name, list) in lists {
        if page.words[w.head].listed(list) {
            bag.with("class", name);
            if w.size == 1 {
                bag.with("only-class", name);
            }
        }
    }
    if words.empty.has(&crate::schema::fold(&w.label)) {
        bag.add("empty");
    }
    if page.words[w.head].flags.any(Flags::ENCOUNTER) {
        bag.add("encounter-head");
    }
}

/// Which names it holds, and which it is.
fn names(context: &Context, line: &Line, w: &Wording, bag: &mut Bag) {
    let page = context.cast.page;
    let inside = |t: &std::ops::Range<usize>| t.start < w.tokens.end && w.tokens.start < t.end;
    let whole = |t: &std::ops::Range<usize>| t.start <= w.tokens.start && w.tokens.end <= t.end;
    for i in w.tokens.clone() {
        let Some(atom) = page.atom(i) else { continue };
        let all = atom.len >= w.tokens.len();
        let kinds = [
            ("country", atom.polity().is_some()),
            ("adjective", atom.adjective().is_some()),
            ("people", atom.people().is_some()),
            ("organisation", atom.organisation().is_some()),
            ("city", atom.city().is_some()),
            ("region", atom.region().is_some()),
        ];
        for (kind, _) in kinds.iter().filter(|(_, yes)| *yes) {
            bag.with(if all { "is" } else { "has" }, kind);
        }
    }
    if w.tokens.clone().all(|i| page.words[i].capital()) {
        bag.add("all-capital");
    }
    if w.tokens.clone().any(|i| page.in_name(i)) {
        bag.add("has=person");
    }
    if w.tokens.clone().any(|i| page.words[i].tag == Tag::CD) {
        bag.add("has=number");
    }
    for p in line.places.iter().filter(|p| inside(&p.tokens)) {
        let scale = if p.scale == Scale::Country { "country" } else { "town" };
        bag.with(if whole(&p.tokens) { "is-place" } else { "has-place" }, scale);
    }
    for p in line.parties.iter().filter(|p| inside(&p.tokens)) {
        let kind = if p.possessor {
            "owner"
        } else if p.personal() {
            "personal"
        } else {
            "body"
        };
        bag.with(if whole(&p.tokens) { "is-party" } else { "has-party" }, kind);
    }
    if line.encounters.iter().any(|e| w.tokens.contains(&e.head)) {
        bag.add("has=encounter");
    }
}
