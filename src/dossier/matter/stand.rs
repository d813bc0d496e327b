//! Where a wording stands in its sentence: what it hangs on, what follows, what is told before it.

use super::context::Context;
use super::kinds;
use super::phrase::plain;
use crate::claim::line::Line;
use crate::claim::topic::wording::{Spot, Wording};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::dossier::bag::{Bag, DIGITS};
use crate::mention::Page;
use crate::mention::verb::{Tense, VerbGroup};
use crate::schema::Flags;

/// What is told of a noun phrase, in whichever wording.
pub(super) struct Stand<'c> {
    /// Features.
    pub(super) bag: Bag<'c>,
    /// What it hangs on in the end, and through what.
    pub(super) lead: String,
    /// What is told together with how far its sentence lies from the words that tell of the meeting.
    pub(super) zoned: Bag<'c>,
}

impl<'c> Stand<'c> {
    pub(super) fn of(context: &Context<'c>, s: usize, k: usize) -> Stand<'c> {
        let page = context.cast.page;
        let line = &context.cast.claims.lines[s];
        let mut bag = context.cast.bag(&page.schema.learned.topic);
        let lead = led(page, line, &context.spots[s], k, 0);
        hangs(context, line, s, k, &lead, &mut bag);
        kinds::stand(page, &context.spots[s], k, &lead, &mut bag);
        let front = listed(page, line, &context.spots[s], k, &mut bag);
        let mut zoned = context.cast.bag(&page.schema.learned.topic);
        own_zoned(&lead, &front, &mut zoned);
        kinds::stand_zoned(page, &lead, &mut zoned);
        Stand { bag, lead, zoned }
    }
}

fn led(page: &Page, line: &Line, spots: &[Spot], k: usize, depth: usize) -> String {
    if let Some(before) = spots[k].beside.or(spots[k].hangs).filter(|_| depth < 8) {
        return led(page, line, spots, before, depth + 1);
    }
    let Some(p) = spots[k].open.checked_sub(1).filter(|p| *p >= line.tokens.start) else { return "^".into() };
    own_lead(page, line, p)
}

/// What a token leads to: "V:discuss", "N:agreement on", "on".
fn own_lead(page: &Page, line: &Line, p: usize) -> String {
    if let Some(v) = line.verbs.iter().find(|v| v.tokens.contains(&p)) {
        return format!("V:{}", v.base);
    }
    let word = &page.words[p];
    if !matches!(word.tag, Tag::IN | Tag::TO) {
        let small = word.kind == TokenKind::Mark || word.tag == Tag::CC;
        return if small { word.lower.to_string() } else { word.tag.name().to_string() };
    }
    let Some(q) = p.checked_sub(1).filter(|q| *q >= line.tokens.start) else { return format!("^ {}", word.lower) };
    if let Some(v) = line.verbs.iter().find(|v| v.tokens.contains(&q)) {
        return format!("V:{} {}", v.base, word.lower);
    }
    match page.words[q].tag.is_noun() && plain(page, q) {
        true => format!("N:{} {}", page.words[q].lower, word.lower),
        false => word.lower.to_string(),
    }
}

/// Where a wording stands in its sentence.
pub(super) fn stands(context: &Context, line: &Line, w: &Wording, bag: &mut Bag) {
    next(context.cast.page, line, w, bag);
    if context.cast.quoted(w.head) {
        bag.add("quoted");
    }
    around(context, line, w, bag);
}

/// What a noun phrase hangs on.
fn hangs(context: &Context, line: &Line, s: usize, k: usize, lead: &str, bag: &mut Bag) {
    let page = context.cast.page;
    let spots = &context.spots[s];
    let spot = &spots[k];
    bag.with("led", lead);
    if let Some((_, word)) = lead.rsplit_once(' ') {
        bag.with("led-by", word);
    }
    let direct = spot.open.checked_sub(1).filter(|p| *p >= line.tokens.start).map(|p| own_lead(page, line, p));
    let direct = direct.unwrap_or("^".into());
    bag.with("behind", &direct);
    if spot.beside.is_some() {
        bag.add("listed");
    }
    if let Some(h) = spot.hangs {
        let on = spots[h].tokens.end - 1;
        let word = &page.words[spots[h].tokens.end];
        bag.with("hangs", &word.lower);
        if plain(page, on) {
            bag.put(&["hangs-on=", &page.words[on].lower, " ", &word.lower]);
        }
        for (name, list) in [("heads", &page.schema.topicwords.heads), ("light", &page.schema.topicwords.light)] {
            if page.words[on].listed(list) {
                bag.with("hangs-on-class", name);
            }
        }
    }
    bag.shown(format_args!("block={:?}", context.block(s)));
}

/// The list that a noun phrase stands in: how long it is, where it begins, and which verb follows it: "Fish, visas and the
/// border were gone through."
fn listed(page: &Page, line: &Line, spots: &[Spot], k: usize, bag: &mut Bag) -> String {
    let first = root(spots, k);
    let behind = (k + 1..spots.len()).take_while(|next| root(spots, *next) == first).last().unwrap_or(k);
    let many = spots[first..=behind].iter().filter(|s| s.beside.is_some()).count();
    let many = DIGITS[many.min(4)];
    let front = spots[first].open == line.tokens.start;
    bag.put(&[if front { "front-list=" } else { "list=" }, many]);
    let end = spots[behind].tokens.end;
    let near = |v: &&VerbGroup| v.finite() && v.tokens.start >= end && v.tokens.start <= end + 2;
    let Some(verb) = line.verbs.iter().find(near).filter(|_| front) else { return String::new() };
    let voice = if verb.passive { "-passive" } else { "" };
    bag.put(&["front-list=", many, voice]);
    bag.put(&["front-does", voice, "=", &verb.base]);
    for kind in page.schema.kinds.deeds.of(kinds::base(&verb.base)) {
        bag.put(&["front-list=", many, voice, " kind=", kind]);
        bag.put(&["front-does", voice, "-kind=", kind]);
    }
    format!("{many}{voice}")
}

/// The noun phrase that a list begins with, with what hangs on it.
fn root(spots: &[Spot], k: usize) -> usize {
    let mut at = k;
    while let Some(before) = spots[at].beside.or(spots[at].hangs) {
        at = before;
    }
    at
}

/// Where it stands, together with how far its sentence lies from the words that tell of the meeting.
fn own_zoned(lead: &str, front: &str, bag: &mut Bag) {
    bag.with("led", lead);
    if !front.is_empty() {
        bag.with("front-list", front);
    }
    if let Some((_, word)) = lead.rsplit_once(' ') {
        bag.with("led-by", word);
    }
}

/// What follows it.
fn next(page: &Page, line: &Line, w: &Wording, bag: &mut Bag) {
    let Some(next) = page.words.get(w.tokens.end).filter(|_| w.tokens.end < line.tokens.end) else {
        bag.with("next", "$");
        return;
    };
    if let Some(v) = line.verbs.iter().find(|v| v.tokens.start == w.tokens.end) {
        let voice = if v.passive { "-passive" } else { "" };
        bag.put(&["does", voice, "=", &v.base]);
        bag.with("next", if v.finite() { "finite" } else { "verb" });
        return;
    }
    let small =
        matches!(next.tag, Tag::IN | Tag::TO | Tag::CC | Tag::WDT | Tag::WP | Tag::POS) || next.kind == TokenKind::Mark;
    bag.with("next", if small { &next.lower } else { next.tag.name() });
}

/// The nearest verb and noun of encounter before it.
fn around(context: &Context, line: &Line, w: &Wording, bag: &mut Bag) {
    let page = context.cast.page;
    let before = line.verbs.iter().rfind(|v| v.tokens.end <= w.tokens.start);
    if let Some(v) = before {
        bag.with("verb", &v.base);
        if v.negated {
            bag.add("verb-not");
        }
        if v.tense == Tense::Infinitive {
            bag.add("verb-to");
        }
        if page.words[v.main].flags.any(Flags::SAYING) {
            bag.add("verb-says");
        }
    }
    let after = line.verbs.iter().find(|v| v.tokens.start >= w.tokens.end);
    if let Some(v) = after {
        let voice = if v.passive { "-passive" } else { "" };
        bag.put(&["then", voice, "=", &v.base]);
    }
    for v in line.verbs.iter().filter(|v| v.tokens.end <= w.tokens.start && v.finite()) {
        if page.words[v.main].flags.any(Flags::SAYING) {
            bag.add("below-saying");
            bag.with("below", &v.base);
        }
    }
    let encounter = line.encounters.iter().rfind(|e| e.head < w.tokens.start);
    if let Some(e) = encounter {
        let verbs = line.verbs.iter().filter(|v| v.tokens.start > e.head && v.tokens.end <= w.tokens.start).count();
        bag.count("encounter-verbs", verbs.min(3));
        let near = (w.tokens.start - e.head).min(15) / 3;
        bag.count("encounter-near", near);
    }
    if let Some(e) = line.encounters.iter().find(|e| e.head >= w.tokens.end)
        && e.head - w.tokens.end < 2
    {
        bag.add("before-encounter");
    }
    let first = line.verbs.iter().filter(|v| v.tokens.end <= w.tokens.start && v.finite()).count();
    bag.count("finite-before", first.min(4));
}
