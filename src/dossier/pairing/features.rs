//! What speaks for and against two persons' having met: named features of a sentence and of the document.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::candidate::{Present, hints, items_of};
use super::part;
use super::prominence::{peers, standing};
use super::told::Told;
use crate::claim::clause::{Subject, subject};
use crate::claim::line::{Line, What};
use crate::document::TokenKind;
use crate::dossier::bag::{Bag, DIGITS};
use crate::dossier::cast::{Cast, Meant};
use crate::mention::party::Head;
use crate::schema::fold;

/// A sentence, with what is asked of it for whichever two.
pub(super) struct Scene<'c> {
    pub(super) cast: &'c Cast<'c>,
    pub(super) line: &'c Line,
    /// Its verbs: item, number and subject.
    pub(super) verbs: Vec<(usize, usize, Subject)>,
    /// Whether it has a word that may tell of an encounter.
    pub(super) hints: bool,
    /// The item in which each party stands.
    items: BTreeMap<usize, usize>,
    /// What its words tell of whichever two.
    words: OnceCell<Bag<'c>>,
}

/// Somebody in a sentence, with what is told of him alone, as the first of two and as the other.
pub(super) struct Seen<'p, 'c> {
    pub(super) present: &'p Present,
    /// How he is told of, there and in the document.
    stands: [OnceCell<Bag<'c>>; 2],
    /// The part that he plays there.
    plays: [OnceCell<Bag<'c>>; 2],
}

/// The names of two: the place of each among what is told of one.
const NAMES: [&str; 2] = ["a", "b"];

impl<'p, 'c> Seen<'p, 'c> {
    pub(super) fn of(present: &'p Present) -> Seen<'p, 'c> {
        Seen { present, stands: Default::default(), plays: Default::default() }
    }

    fn stands(&self, cast: &Cast<'c>, told: &Told, line: &Line, which: usize) -> &Bag<'c> {
        self.stands[which].get_or_init(|| {
            let mut bag = cast.bag(&cast.page.schema.learned.pairing);
            who(cast, line, self.present, NAMES[which], &mut bag);
            standing(cast, told, line.sentence, self.present, NAMES[which], &mut bag);
            bag
        })
    }

    fn plays(&self, scene: &Scene<'c>, item: usize, which: usize) -> &Bag<'c> {
        self.plays[which].get_or_init(|| {
            let mut bag = scene.cast.bag(&scene.cast.page.schema.learned.pairing);
            part::parts(scene, item, NAMES[which], &mut bag);
            bag
        })
    }
}

impl<'c> Scene<'c> {
    pub(super) fn of(cast: &'c Cast<'c>, line: &'c Line) -> Scene<'c> {
        let verb = |k: usize| match line.items[k].what {
            What::Verb(v) => Some((k, v, subject(cast.page, line, k))),
            _ => None,
        };
        Scene {
            cast,
            line,
            verbs: (0..line.items.len()).filter_map(verb).collect(),
            hints: hints(cast, line),
            items: items_of(line),
            words: OnceCell::new(),
        }
    }

    fn words(&self) -> &Bag<'c> {
        self.words.get_or_init(|| {
            let mut bag = self.cast.bag(&self.cast.page.schema.learned.pairing);
            sentence(self, &mut bag);
            bag
        })
    }
}

/// The features of two who stand in one sentence.
pub(super) fn features<'c>(
    scene: &Scene<'c>,
    told: &Told,
    one: &Seen<'_, 'c>,
    other: &Seen<'_, 'c>,
    bag: &mut Bag<'c>,
) {
    let (cast, line, a, b) = (scene.cast, scene.line, one.present, other.present);
    bag.clear();
    bag.add("here");
    bag.extend(scene.words());
    bag.extend(one.stands(cast, told, line, 0));
    bag.extend(other.stands(cast, told, line, 1));
    document(cast, line, told, a, b, bag);
    part::apart(line, a, b, bag);
    let ruled = rules(line, told, a, b, bag);
    let (Some(&i), Some(&j)) = (scene.items.get(&a.row), scene.items.get(&b.row)) else { return };
    if a.row == b.row {
        bag.add("plural");
    } else if i == j {
        bag.add("list");
    } else {
        part::between(scene, i.min(j), i.max(j), bag);
    }
    bag.extend(one.plays(scene, i, 0));
    bag.extend(other.plays(scene, j, 1));
    part::linked(scene, i, j, bag);
    part::linked(scene, j, i, bag);
    part::together(scene, i, j, bag);
    joined(scene, ruled, bag);
}

/// Features that mean more together than apart.
fn joined(scene: &Scene, ruled: bool, bag: &mut Bag) {
    let of = |name: &str| bag.value(name).unwrap_or("-");
    let told = ["rule-of-a", "rule-of-b", "rule-of-others"].into_iter().find(|r| bag.has(r)).unwrap_or("-");
    let rule = if ruled { "both" } else { told };
    let near = ["plural", "list"].into_iter().find(|n| bag.has(n)).unwrap_or("apart");
    let hint = match (scene.line.encounters.is_empty(), scene.hints) {
        (false, _) => "noun",
        (_, false) => "none",
        _ => "verb",
    };
    let (home, doing, link, together) = (of("home"), of("doing"), of("link"), of("together"));
    let rows =
        [(hint, home, doing), (near, hint, home), (rule, near, hint), (link, doing, rule), (of("a"), of("b"), near)];
    for (one, two, three) in rows {
        bag.put(&["joined=", one, "+", two, "+", three]);
    }
    bag.put(&["joined=", together, "+", hint]);
}

/// The features of one in a sentence and another in a sentence before.
pub(super) fn far<'c>(
    scene: &Scene<'c>,
    told: &Told,
    before: &Line,
    one: &Seen<'_, 'c>,
    other: &Seen<'_, 'c>,
    back: usize,
) -> Bag<'c> {
    let (cast, line, a, b) = (scene.cast, scene.line, one.present, other.present);
    let mut bag = cast.bag(&cast.page.schema.learned.pairing).under("far|");
    bag.count("back", back);
    bag.extend(scene.words());
    bag.extend(one.stands(cast, told, before, 0));
    bag.extend(other.stands(cast, told, line, 1));
    if cast.page.document.sentences[before.sentence].block == cast.page.document.sentences[line.sentence].block {
        bag.add("same-paragraph");
    }
    document(cast, line, told, a, b, &mut bag);
    rules(line, told, a, b, &mut bag);
    if let Meant::Person(p) = a.meant
        && told.subjects[before.sentence] == Some(p)
    {
        bag.add("a-about");
    }
    if let Some(&j) = scene.items.get(&b.row) {
        bag.extend(other.plays(scene, j, 1));
    }
    bag
}

/// The words of the sentence that may tell of an encounter.
fn sentence(scene: &Scene, bag: &mut Bag) {
    let (page, line) = (scene.cast.page, scene.line);
    for verb in &line.verbs {
        bag.with("verb", &verb.base);
        page.schema.encounters.deeds_of(&verb.base).for_each(|d| bag.with("deed", d));
    }
    for e in &line.encounters {
        bag.with("encounter", &page.words[e.head].lower);
        bag.shown(format_args!("encounter-is={:?}-{}-{}", e.kind, e.definite, e.indefinite));
    }
    for i in line.tokens.clone() {
        let word = &page.words[i];
        let plain = word.tag.is_noun() && !word.capital() && word.kind == TokenKind::Word && word.lower.is_ascii();
        if plain && !line.parties.iter().any(|p| p.tokens.contains(&i)) {
            bag.with("noun", &word.lower);
        }
    }
    if !scene.hints {
        bag.add("hintless");
    }
    let open = &page.words[line.tokens.start];
    if !line.parties.iter().any(|p| p.tokens.contains(&line.tokens.start)) && open.kind == TokenKind::Word {
        bag.with("opens", &open.lower);
    }
    bag.count("times", line.times.len().min(3));
    bag.count("places", line.places.len().min(3));
    let block = page.document.sentences[line.sentence].block as usize;
    bag.shown(format_args!("block={:?}", page.document.blocks[block].kind));
}

/// How one of the two is told of.
fn who(cast: &Cast, line: &Line, one: &Present, name: &'static str, bag: &mut Bag) {
    let party = &line.parties[one.row];
    let head = match &party.head {
        Head::Name(_) => "name",
        Head::Office => "office",
        Head::Epithet(_) => "epithet",
        Head::Group(_) => "group",
        Head::Body(_) => "body",
        Head::National => "national",
        Head::Pronoun => "pronoun",
    };
    bag.note(name, head);
    if party.possessor {
        bag.note(name, "possessor");
    }
    if cast.quoted(party.tokens.start) {
        bag.note(name, "quoted");
    }
    match &one.meant {
        Meant::Person(p) if cast.tenures[*p].iter().any(|t| !t.former) => bag.note(name, "in-office"),
        Meant::Person(p) if !cast.tenures[*p].is_empty() => bag.note(name, "former"),
        Meant::Person(_) => bag.note(name, "no-office"),
        Meant::Group(group) => {
            bag.note(name, "several");
            bag.with(&format!("{name}-group"), &fold(group.title.rsplit(' ').next().unwrap_or_default()));
        }
        _ => bag.note(name, "unnamed"),
    }
}

/// What the document tells of the two.
fn document(cast: &Cast, line: &Line, told: &Told, a: &Present, b: &Present, bag: &mut Bag) {
    let homes = match (home(cast, &a.meant), home(cast, &b.meant)) {
        (Some(x), Some(y)) if x == y => "same",
        (Some(_), Some(_)) => "other",
        _ => "open",
    };
    bag.note("home", homes);
    let (x, y) = (titles(cast, &a.meant), titles(cast, &b.meant));
    if x.iter().any(|t| y.contains(t)) {
        bag.add("same-title");
    }
    peers(told, a, b, (&x, &y), homes, bag);
    bag.note("together", DIGITS[told.together(&a.meant, &b.meant).min(4)]);
    let alone = told.alone.get(&a.meant).copied().unwrap_or(0).min(told.alone.get(&b.meant).copied().unwrap_or(0));
    bag.count("rarer", alone.min(5));
    bag.count("persons", cast.beings.all.len().min(12) / 2);
    bag.count("where", line.sentence.min(11) / 2);
}

/// The country or body of somebody.
fn home<'m>(cast: &Cast<'m>, meant: &'m Meant) -> Option<&'m str> {
    match meant {
        Meant::Person(p) => cast.homes[*p].as_deref(),
        Meant::Office(o) | Meant::Group(o) => o.of.as_deref(),
        _ => None,
    }
}

/// The titles of somebody.
pub(super) fn titles<'m>(cast: &Cast<'m>, meant: &'m Meant) -> Vec<&'m str> {
    match meant {
        Meant::Person(p) => cast.tenures[*p].iter().map(|t| t.office.title.as_str()).collect(),
        Meant::Office(o) | Meant::Group(o) => vec![&o.title],
        _ => Vec::new(),
    }
}

/// What rules have read; whether one has read that the two met.
fn rules(line: &Line, told: &Told, a: &Present, b: &Present, bag: &mut Bag) -> bool {
    let has = |who: &BTreeSet<Meant>| (who.contains(&a.meant), who.contains(&b.meant));
    let mut both = false;
    for (_, rule, who) in told.claims.iter().filter(|c| c.0 == line.sentence) {
        both |= has(who) == (true, true);
        match has(who) {
            (true, true) => bag.with("rule", rule),
            (true, _) => bag.add("rule-of-a"),
            (_, true) => bag.add("rule-of-b"),
            _ => bag.add("rule-of-others"),
        }
    }
    for (_, _, who) in told.scenes.iter().filter(|c| c.0 == line.sentence) {
        if has(who) == (true, true) {
            bag.add("scene");
        }
    }
    for (sentences, who) in &told.drafts {
        let here = if sentences.contains(&line.sentence) { "here" } else { "elsewhere" };
        match has(who) {
            (true, true) => bag.with("met", here),
            (false, false) => bag.with("others-met", here),
            (true, _) if who.len() > 1 => bag.with("a-met-another", here),
            (_, true) if who.len() > 1 => bag.with("b-met-another", here),
            _ => bag.with("one-met", here),
        }
    }
    both
}
