//! What speaks for and against two persons' having met: named features of a sentence and of the document.

use std::collections::BTreeSet;

use super::candidate::{Present, items_of};
use super::part;
use super::told::Told;
use crate::claim::line::Line;
use crate::document::TokenKind;
use crate::dossier::bag::Bag;
use crate::dossier::cast::{Cast, Meant};
use crate::mention::party::Head;

/// The features of two who stand in one sentence.
pub(super) fn features(cast: &Cast, line: &Line, told: &Told, a: &Present, b: &Present) -> Vec<String> {
    let mut bag = Bag::default();
    bag.add("here");
    sentence(cast, line, &mut bag);
    who(cast, line, a, "a", &mut bag);
    who(cast, line, b, "b", &mut bag);
    document(cast, line, told, a, b, &mut bag);
    rules(line, told, a, b, &mut bag);
    let at = items_of(line);
    let (Some(&i), Some(&j)) = (at.get(&a.row), at.get(&b.row)) else { return bag.into_features() };
    if a.row == b.row {
        bag.add("plural");
    } else if i == j {
        bag.add("list");
    } else {
        part::between(cast, line, i.min(j), i.max(j), &mut bag);
    }
    part::parts(cast, line, i, "a", &mut bag);
    part::parts(cast, line, j, "b", &mut bag);
    part::linked(cast, line, i, j, &mut bag);
    part::linked(cast, line, j, i, &mut bag);
    part::together(cast, line, i, j, &mut bag);
    joined(&mut bag);
    bag.into_features()
}

/// Features that mean more together than apart.
fn joined(bag: &mut Bag) {
    let of = |name: &str| bag.value(name).unwrap_or("-");
    let told = ["rule-of-a", "rule-of-b", "rule-of-others"].into_iter().find(|r| bag.has(r)).unwrap_or("-");
    let rule = if bag.has_some("rule") { "both" } else { told };
    let near = ["plural", "list"].into_iter().find(|n| bag.has(n)).unwrap_or("apart");
    let hint = match (bag.has_some("encounter"), bag.has("hintless")) {
        (true, _) => "noun",
        (_, true) => "none",
        _ => "verb",
    };
    let (home, doing, link) = (of("home"), of("doing"), of("link"));
    let all = [
        format!("{hint}+{home}+{doing}"),
        format!("{near}+{hint}+{home}"),
        format!("{rule}+{near}+{hint}"),
        format!("{link}+{doing}+{rule}"),
        format!("{}+{}+{near}", of("a"), of("b")),
        format!("{}+{hint}", of("together")),
    ];
    all.iter().for_each(|f| bag.with("joined", f));
}

/// The features of one in a sentence and another in a sentence before.
pub(super) fn far(
    cast: &Cast,
    line: &Line,
    told: &Told,
    before: &Line,
    a: &Present,
    b: &Present,
    back: usize,
) -> Vec<String> {
    let mut bag = Bag::default();
    bag.with("back", &back.to_string());
    sentence(cast, line, &mut bag);
    who(cast, before, a, "a", &mut bag);
    who(cast, line, b, "b", &mut bag);
    document(cast, line, told, a, b, &mut bag);
    rules(line, told, a, b, &mut bag);
    if let Meant::Person(p) = a.meant
        && told.subjects[before.sentence] == Some(p)
    {
        bag.add("a-about");
    }
    let at = items_of(line);
    if let Some(&j) = at.get(&b.row) {
        part::parts(cast, line, j, "b", &mut bag);
    }
    bag.into_features().into_iter().map(|f| format!("far|{f}")).collect()
}

/// The words of the sentence that may tell of an encounter.
fn sentence(cast: &Cast, line: &Line, bag: &mut Bag) {
    let page = cast.page;
    for verb in &line.verbs {
        bag.with("verb", &verb.base);
        page.schema.encounters.deeds_of(&verb.base).for_each(|d| bag.with("deed", d));
    }
    for e in &line.encounters {
        bag.with("encounter", &page.words[e.head].lower);
        bag.with("encounter-is", &format!("{:?}-{}-{}", e.kind, e.definite, e.indefinite));
    }
    for i in line.tokens.clone() {
        let word = &page.words[i];
        let plain = word.tag.is_noun() && !word.capital() && word.kind == TokenKind::Word && word.lower.is_ascii();
        if plain && !line.parties.iter().any(|p| p.tokens.contains(&i)) {
            bag.with("noun", &word.lower);
        }
    }
    if !super::candidate::hints(cast, line) {
        bag.add("hintless");
    }
    let block = page.document.sentences[line.sentence].block as usize;
    bag.with("block", &format!("{:?}", page.document.blocks[block].kind));
}

/// How one of the two is told of.
fn who(cast: &Cast, line: &Line, one: &Present, name: &str, bag: &mut Bag) {
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
    bag.with(name, head);
    if party.possessor {
        bag.with(name, "possessor");
    }
    if cast.quoted(party.tokens.start) {
        bag.with(name, "quoted");
    }
    match &one.meant {
        Meant::Person(p) if cast.tenures[*p].iter().any(|t| !t.former) => bag.with(name, "in-office"),
        Meant::Person(p) if !cast.tenures[*p].is_empty() => bag.with(name, "former"),
        Meant::Person(_) => bag.with(name, "no-office"),
        _ => bag.with(name, "unnamed"),
    }
}

/// What the document tells of the two.
fn document(cast: &Cast, line: &Line, told: &Told, a: &Present, b: &Present, bag: &mut Bag) {
    let home = |m: &Meant| match m {
        Meant::Person(p) => cast.homes[*p].clone(),
        Meant::Office(o) => o.of.clone(),
        _ => None,
    };
    let homes = match (home(&a.meant), home(&b.meant)) {
        (Some(x), Some(y)) if x == y => "same",
        (Some(_), Some(_)) => "other",
        _ => "open",
    };
    bag.with("home", homes);
    let titles = |m: &Meant| match m {
        Meant::Person(p) => cast.tenures[*p].iter().map(|t| t.office.title.clone()).collect::<Vec<_>>(),
        Meant::Office(o) => vec![o.title.clone()],
        _ => Vec::new(),
    };
    let (x, y) = (titles(&a.meant), titles(&b.meant));
    if x.iter().any(|t| y.contains(t)) {
        bag.add("same-title");
    }
    bag.with("together", &told.together(&a.meant, &b.meant).min(4).to_string());
    let alone = told.alone.get(&a.meant).copied().unwrap_or(0).min(told.alone.get(&b.meant).copied().unwrap_or(0));
    bag.with("rarer", &alone.min(5).to_string());
    bag.with("persons", &(cast.beings.all.len().min(12) / 2).to_string());
    bag.with("where", &(line.sentence.min(11) / 2).to_string());
}

/// What rules have read.
fn rules(line: &Line, told: &Told, a: &Present, b: &Present, bag: &mut Bag) {
    let has = |who: &BTreeSet<Meant>| (who.contains(&a.meant), who.contains(&b.meant));
    for (_, rule, who) in told.claims.iter().filter(|c| c.0 == line.sentence) {
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
}
