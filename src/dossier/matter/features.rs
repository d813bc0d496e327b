//! What speaks for and against a wording's being the matter of a meeting: named features.

use std::collections::BTreeSet;

use super::context::Context;
use crate::claim::line::{Line, What};
use crate::claim::topic::wording::{Spot, Wording};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::dossier::cast::Meant;
use crate::mention::Page;
use crate::mention::place::Scale;
use crate::mention::verb::Tense;
use crate::schema::Flags;

/// A set of features being gathered.
struct Bag(BTreeSet<String>);

impl Bag {
    fn add(&mut self, name: &str) {
        self.0.insert(name.to_string());
    }

    fn with(&mut self, name: &str, value: &str) {
        self.0.insert(format!("{name}={value}"));
    }
}

/// What speaks for and against a wording of a sentence, for one meeting.
pub(super) fn features(context: &Context, d: usize, s: usize, w: &Wording) -> Vec<String> {
    let mut bag = Bag(BTreeSet::new());
    let page = context.cast.page;
    let line = &context.cast.claims.lines[s];
    let zone = zone(context, d, s);
    bag.with("zone", &zone);
    phrase(context, line, w, &mut bag);
    stands(context, line, s, w, &zone, &mut bag);
    near(context, d, s, w, &mut bag);
    meeting(context, d, s, w, &mut bag);
    rules(context, d, s, w, &mut bag);
    sentence(page, line, &zone, &mut bag);
    bag.0.into_iter().collect()
}

/// How far a sentence lies from the words that tell of a meeting.
fn zone(context: &Context, d: usize, s: usize) -> String {
    if context.headline(s) {
        return "headline".into();
    }
    let gap = |t: &usize| s as i64 - *t as i64;
    let nearest = context.told[d].iter().map(gap).min_by_key(|g| (g.abs(), *g < 0)).unwrap_or(99);
    match nearest {
        0 => "told".into(),
        1..=3 => format!("+{nearest}"),
        4..=6 => "+4".into(),
        -3..=-1 => nearest.to_string(),
        g if g > 0 => "later".into(),
        _ => "earlier".into(),
    }
}

/// A word that is no name.
fn plain(page: &Page, i: usize) -> bool {
    let word = &page.words[i];
    word.kind == TokenKind::Word && !word.capital() && word.lower.is_ascii() && !page.in_name(i)
}

/// The wording itself.
fn phrase(context: &Context, line: &Line, w: &Wording, bag: &mut Bag) {
    let page = context.cast.page;
    let head = &page.words[w.head];
    for shape in &w.shapes {
        bag.with("shape", shape);
        bag.add(&format!("shape={shape} size={}", w.size.min(5)));
    }
    bag.with("size", &w.size.min(6).to_string());
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
        if list.iter().any(|x| page.words[w.head].is(x)) {
            bag.with("class", name);
            if w.size == 1 {
                bag.with("only-class", name);
            }
        }
    }
    if words.empty.contains(&crate::schema::fold(&w.label).into_owned()) {
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

/// What a noun phrase hangs on in the end, and through what.
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

/// Where in its sentence it stands.
fn stands(context: &Context, line: &Line, s: usize, w: &Wording, zone: &str, bag: &mut Bag) {
    let page = context.cast.page;
    let spots = &context.spots[s];
    let spot = &spots[w.spot];
    let lead = led(page, line, spots, w.spot, 0);
    bag.with("led", &lead);
    bag.add(&format!("{zone}|led={lead}"));
    if let Some((_, word)) = lead.rsplit_once(' ') {
        bag.with("led-by", word);
        bag.add(&format!("{zone}|led-by={word}"));
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
            bag.with("hangs-on", &format!("{} {}", page.words[on].lower, word.lower));
        }
        for (name, list) in [("heads", &page.schema.topicwords.heads), ("light", &page.schema.topicwords.light)] {
            if list.iter().any(|x| page.words[on].is(x)) {
                bag.with("hangs-on-class", name);
            }
        }
    }
    next(page, line, w, bag);
    if context.cast.quoted(w.head) {
        bag.add("quoted");
    }
    bag.with("block", &format!("{:?}", context.block(s)));
    around(context, line, w, zone, bag);
}

/// What follows it.
fn next(page: &Page, line: &Line, w: &Wording, bag: &mut Bag) {
    let Some(next) = page.words.get(w.tokens.end).filter(|_| w.tokens.end < line.tokens.end) else {
        bag.with("next", "$");
        return;
    };
    if let Some(v) = line.verbs.iter().find(|v| v.tokens.start == w.tokens.end) {
        let voice = if v.passive { "-passive" } else { "" };
        bag.add(&format!("does{voice}={}", v.base));
        bag.with("next", if v.finite() { "finite" } else { "verb" });
        return;
    }
    let small =
        matches!(next.tag, Tag::IN | Tag::TO | Tag::CC | Tag::WDT | Tag::WP | Tag::POS) || next.kind == TokenKind::Mark;
    bag.with("next", if small { &next.lower } else { next.tag.name() });
}

/// The nearest verb and noun of encounter before it.
fn around(context: &Context, line: &Line, w: &Wording, zone: &str, bag: &mut Bag) {
    let page = context.cast.page;
    let before = line.verbs.iter().rfind(|v| v.tokens.end <= w.tokens.start);
    if let Some(v) = before {
        bag.with("verb", &v.base);
        bag.add(&format!("{zone}|verb={}", v.base));
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
        bag.add(&format!("then{voice}={}", v.base));
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
        bag.with("encounter-verbs", &verbs.min(3).to_string());
        let near = (w.tokens.start - e.head).min(15) / 3;
        bag.with("encounter-near", &near.to_string());
    }
    if let Some(e) = line.encounters.iter().find(|e| e.head >= w.tokens.end)
        && e.head - w.tokens.end < 2
    {
        bag.add("before-encounter");
    }
    let first = line.verbs.iter().filter(|v| v.tokens.end <= w.tokens.start && v.finite()).count();
    bag.with("finite-before", &first.min(4).to_string());
}

/// How it lies to the words that tell of this meeting, and of others.
fn near(context: &Context, d: usize, s: usize, w: &Wording, bag: &mut Bag) {
    let draft = &context.drafts[d];
    let line = &context.cast.claims.lines[s];
    let anchors = draft.told.iter().filter(|(t, _)| *t == s).map(|(_, a)| *a);
    if let Some(anchor) = anchors.min_by_key(|a| a.abs_diff(w.head)) {
        let side = if anchor <= w.head { "behind" } else { "before" };
        let far = match anchor.abs_diff(w.head) {
            0..=3 => "3",
            4..=7 => "7",
            8..=14 => "14",
            15..=25 => "25",
            _ => "far",
        };
        bag.with("cue", &format!("{side} {far}"));
        let (from, to) = (anchor.min(w.head), anchor.max(w.head));
        let verbs = line.verbs.iter().filter(|v| v.tokens.start > from && v.tokens.end <= to && v.finite()).count();
        bag.with("cue-verbs", &format!("{side} {}", verbs.min(3)));
        let others = line.parties.iter().filter(|p| p.tokens.start > from && p.tokens.end <= to).count();
        bag.with("cue-parties", &format!("{side} {}", others.min(4)));
        let here = context.drafts.iter().enumerate().filter(|(o, _)| *o != d).flat_map(|(_, o)| o.told.iter());
        let rival = here.filter(|(t, _)| *t == s).any(|(_, a)| a.abs_diff(w.head) < anchor.abs_diff(w.head));
        if rival {
            bag.add("rival-in-sentence");
        }
    }
    let gap = |d: usize| context.told[d].iter().map(|t| t.abs_diff(s)).min().unwrap_or(99);
    let mine = gap(d);
    let rivals = (0..context.drafts.len()).filter(|o| *o != d);
    let (nearer, alike) =
        rivals.fold((0, 0), |(n, a), o| (n + usize::from(gap(o) < mine), a + usize::from(gap(o) == mine)));
    bag.with("rivals-nearer", &nearer.min(3).to_string());
    bag.with("rivals-alike", &alike.min(3).to_string());
    let between = (0..context.drafts.len()).filter(|o| *o != d).any(|o| {
        context.told[o].iter().any(|t| {
            *t <= s && context.told[d].iter().all(|m| m < t || *m > s) && context.told[d].iter().any(|m| m < t)
        })
    });
    if between {
        bag.add("another-told-between");
    }
}

/// What is known of the meeting.
fn meeting(context: &Context, d: usize, s: usize, w: &Wording, bag: &mut Bag) {
    let draft = &context.drafts[d];
    let page = context.cast.page;
    let line = &context.cast.claims.lines[s];
    if let Some(status) = draft.status {
        bag.with("status", &format!("{status:?}"));
    }
    if let Some(kind) = draft.kind {
        bag.with("kind", &format!("{kind:?}"));
    }
    bag.with("meetings", &context.drafts.len().min(8).to_string());
    bag.with("who", &draft.who.len().min(4).to_string());
    bag.with("tellings", &draft.told.len().min(4).to_string());
    bag.with("topics-read", &draft.topics.len().min(4).to_string());
    for e in &draft.evidence {
        bag.with("told-by", &e.rule);
    }
    let takes = |m: &&&Meant| context.takes_part(m, draft);
    let here = context.present[s].iter().filter(takes).count();
    bag.with("here", &here.min(3).to_string());
    if context.present[s].iter().any(|m| matches!(m, Meant::Person(_)) && !context.takes_part(m, draft)) {
        bag.add("strangers");
    }
    let last = (0..line.items.len())
        .rev()
        .find(|&k| matches!(line.items[k].what, What::Verb(v) if line.verbs[v].tokens.end <= w.tokens.start));
    if let Some(k) = last {
        bag.with("doer", context.does(s, k, draft));
        if let What::Verb(v) = line.items[k].what {
            bag.add(&format!("{} does {}", context.does(s, k, draft), line.verbs[v].base));
        }
    }
    if context.speaking[d].contains(&s) {
        bag.add("speaks");
        if context.cast.quoted(w.head) {
            bag.add("speaks-quoted");
        }
    }
    let home = |m: &Meant| match m {
        Meant::Person(p) => context.cast.homes[*p].clone(),
        Meant::Office(o) | Meant::Group(o) => o.of.clone(),
        Meant::Body(b) => Some(b.clone()),
        _ => None,
    };
    let homes: BTreeSet<String> =
        draft.who.iter().filter_map(|(m, _)| home(m)).chain(draft.bodies.iter().map(|(b, _)| b.clone())).collect();
    for i in w.tokens.clone() {
        let Some(atom) = page.atom(i) else { continue };
        let all = atom.len >= w.tokens.len();
        let Some(name) = page.body_name(atom) else { continue };
        let whose = if homes.contains(&name) { "home" } else { "abroad" };
        bag.with(if all { "is-whose" } else { "has-whose" }, whose);
    }
    document(context, s, w, bag);
}

/// What the rest of the document makes of it.
fn document(context: &Context, s: usize, w: &Wording, bag: &mut Bag) {
    let often = context.frequency(&w.label);
    let often = match often {
        0..=3 => often.to_string(),
        4..=6 => "6".into(),
        _ => "many".into(),
    };
    bag.with("often", &often);
    bag.add(&format!("often={often} size={}", w.size.min(3)));
    let page = context.cast.page;
    if !context.headline(s) {
        if context.head_words.contains(&*page.words[w.head].lower) {
            bag.add("head-in-headline");
        }
        let all = w.tokens.clone().filter(|i| page.words[*i].tag.is_noun());
        if all.clone().next().is_some() && all.clone().all(|i| context.head_words.contains(&*page.words[i].lower)) {
            bag.add("in-headline");
        }
    }
    let place = match s * 6 / context.cast.claims.lines.len().max(1) {
        _ if s < 2 => "first".into(),
        n => n.to_string(),
    };
    bag.with("place", &place);
}

/// What rules have made of it.
fn rules(context: &Context, d: usize, s: usize, w: &Wording, bag: &mut Bag) {
    let given = context.given(d, s, &w.label);
    if given {
        bag.add("given");
    }
    let other = (0..context.drafts.len()).any(|o| o != d && context.given(o, s, &w.label));
    if other && !given {
        bag.add("given-elsewhere");
    }
    let said = |o: usize| context.drafts[o].topics.iter().any(|(l, _)| *l == w.label);
    if !given && said(d) {
        bag.add("given-in-other-words");
    }
    for (rule, topic) in &context.read[s] {
        let inside = topic.tokens.start <= w.tokens.start && w.tokens.end <= topic.tokens.end;
        let around = w.tokens.start <= topic.tokens.start && topic.tokens.end <= w.tokens.end;
        if topic.label == w.label {
            bag.with("read", rule);
            if given {
                bag.with("given-by", rule);
            }
        } else if inside || around {
            bag.add(if inside { "inside-read" } else { "around-read" });
        } else {
            bag.add("another-read");
            if topic.stretch.contains(&w.tokens.start) {
                bag.add("in-stretch");
            }
        }
    }
    if !given && !context.drafts[d].topics.is_empty() {
        bag.add("others-given");
    }
}

/// The words of the sentence that may tell what it is for.
fn sentence(page: &Page, line: &Line, zone: &str, bag: &mut Bag) {
    for verb in &line.verbs {
        bag.with("has-verb", &verb.base);
    }
    for e in &line.encounters {
        bag.with("has-encounter", &page.words[e.head].lower);
    }
    if line.encounters.is_empty() {
        bag.add(&format!("{zone}|no-encounter"));
    }
}
