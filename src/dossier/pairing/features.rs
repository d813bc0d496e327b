//! What speaks for and against two persons' having met: named features of a sentence and of the document.

use std::collections::BTreeSet;

use super::candidate::{Present, items_of};
use super::told::Told;
use crate::claim::clause::{Subject, subject};
use crate::claim::line::{Line, What};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::dossier::cast::{Cast, Meant};
use crate::mention::party::Head;
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

/// The features of two who stand in one sentence.
pub(super) fn features(cast: &Cast, line: &Line, told: &Told, a: &Present, b: &Present) -> Vec<String> {
    let mut bag = Bag(BTreeSet::new());
    bag.add("here");
    sentence(cast, line, &mut bag, "");
    who(cast, line, a, "a", &mut bag);
    who(cast, line, b, "b", &mut bag);
    document(cast, line, told, a, b, &mut bag);
    rules(line, told, a, b, &mut bag);
    let at = items_of(line);
    let (Some(&i), Some(&j)) = (at.get(&a.row), at.get(&b.row)) else { return bag.0.into_iter().collect() };
    if a.row == b.row {
        bag.add("plural");
    } else if i == j {
        bag.add("list");
    } else {
        between(cast, line, i.min(j), i.max(j), &mut bag);
    }
    parts(cast, line, i, "a", &mut bag);
    parts(cast, line, j, "b", &mut bag);
    linked(cast, line, i, j, &mut bag);
    linked(cast, line, j, i, &mut bag);
    together(cast, line, i, j, &mut bag);
    joined(&mut bag);
    bag.0.into_iter().collect()
}

/// Features that mean more together than apart.
fn joined(bag: &mut Bag) {
    let of = |name: &str| {
        let start = format!("{name}=");
        bag.0.iter().find_map(|f| f.strip_prefix(&start)).unwrap_or("-").to_string()
    };
    let told = ["rule-of-a", "rule-of-b", "rule-of-others"].iter().find(|r| bag.0.contains(**r)).unwrap_or(&"-");
    let rule = if bag.0.iter().any(|f| f.starts_with("rule=")) { "both" } else { told };
    let near = if bag.0.contains("plural") {
        "plural"
    } else if bag.0.contains("list") {
        "list"
    } else {
        "apart"
    };
    let hint = match (bag.0.iter().any(|f| f.starts_with("encounter=")), bag.0.contains("hintless")) {
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
    let mut bag = Bag(BTreeSet::new());
    bag.with("back", &back.to_string());
    sentence(cast, line, &mut bag, "");
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
        parts(cast, line, j, "b", &mut bag);
    }
    bag.0.into_iter().map(|f| format!("far|{f}")).collect()
}

/// The words of the sentence that may tell of an encounter.
fn sentence(cast: &Cast, line: &Line, bag: &mut Bag, prefix: &str) {
    let page = cast.page;
    for verb in &line.verbs {
        bag.with(&format!("{prefix}verb"), &verb.base);
        page.schema.encounters.deeds_of(&verb.base).for_each(|d| bag.with(&format!("{prefix}deed"), d));
    }
    for e in &line.encounters {
        bag.with(&format!("{prefix}encounter"), &page.words[e.head].lower);
        bag.with(&format!("{prefix}encounter-is"), &format!("{:?}-{}-{}", e.kind, e.definite, e.indefinite));
    }
    for i in line.tokens.clone() {
        let word = &page.words[i];
        let plain = word.tag.is_noun() && !word.capital() && word.kind == TokenKind::Word && word.lower.is_ascii();
        if plain && !line.parties.iter().any(|p| p.tokens.contains(&i)) {
            bag.with(&format!("{prefix}noun"), &word.lower);
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

/// What stands between two items.
fn between(cast: &Cast, line: &Line, i: usize, j: usize, bag: &mut Bag) {
    let page = cast.page;
    let mut path: Vec<String> = Vec::new();
    for item in &line.items[i + 1..j] {
        let word = &page.words[item.tokens.start];
        match item.what {
            What::Verb(v) => path.push(line.verbs[v].base.clone()),
            What::Encounter(e) => path.push(format!("E:{}", page.words[line.encounters[e].head].lower)),
            What::Who(_) => path.push("W".into()),
            What::Word if matches!(word.tag, Tag::IN | Tag::TO | Tag::CC | Tag::WP | Tag::WDT | Tag::WRB) => {
                path.push(word.lower.to_string())
            }
            What::Word if word.kind == TokenKind::Mark => path.push(word.lower.to_string()),
            What::Word if word.tag.is_noun() => path.push("N".into()),
            _ => {}
        }
    }
    let verbs = line.items[i + 1..j].iter().filter_map(|it| if let What::Verb(v) = it.what { Some(v) } else { None });
    for v in verbs {
        bag.with("between", &line.verbs[v].base);
        page.schema.encounters.deeds_of(&line.verbs[v].base).for_each(|d| bag.with("between-deed", d));
        if line.verbs[v].negated {
            bag.add("between-not");
        }
        if page.words[line.verbs[v].main].flags.any(Flags::SAYING) {
            bag.add("between-says");
        }
    }
    for p in path
        .iter()
        .filter(|p| [";", ":", "(", ")", "\"", "“", "”", "W", "but", "while", "that", "who"].contains(&p.as_str()))
    {
        bag.with("between", p);
    }
    if path.len() <= 3 {
        bag.with("path", &path.join(" "));
    }
    bag.with("length", &path.len().min(8).to_string());
}

/// The part that one of the two plays: what stands before and after, of which verb it is the subject.
fn parts(cast: &Cast, line: &Line, k: usize, name: &str, bag: &mut Bag) {
    let page = cast.page;
    let item = &line.items[k];
    let before = item.tokens.start.checked_sub(1).filter(|i| *i >= line.tokens.start);
    let word = before.map_or("^", |i| &*page.words[i].lower);
    let tag = before.map_or(Tag::Punct, |i| page.words[i].tag);
    let open =
        matches!(tag, Tag::IN | Tag::TO | Tag::CC | Tag::Punct | Tag::WDT | Tag::WP | Tag::WRB) || before.is_none();
    let open_word = if open { word.to_string() } else { tag.name().to_string() };
    bag.with(&format!("{name}-after"), &open_word);
    let led = (0..k).rev().find_map(|h| match line.items[h].what {
        What::Verb(v) => Some(line.verbs[v].base.clone()),
        What::Encounter(e) => Some(format!("E:{}", page.words[line.encounters[e].head].lower)),
        What::Who(_) => Some("W".into()),
        _ => None,
    });
    if open && let Some(led) = &led {
        bag.with(&format!("{name}-led"), &format!("{led} {word}"));
        if matches!(tag, Tag::IN | Tag::TO) && led.starts_with("E:") {
            bag.with(&format!("{name}-of-encounter"), word);
        }
    }
    if !open && let Some(What::Verb(v)) = k.checked_sub(1).map(|h| line.items[h].what) {
        bag.with(&format!("{name}-object"), &line.verbs[v].base);
        page.schema.encounters.deeds_of(&line.verbs[v].base).for_each(|d| bag.with(&format!("{name}-object-deed"), d));
    }
    let next = page.words.get(item.tokens.end).filter(|_| item.tokens.end < line.tokens.end);
    let next = next.map_or("$".to_string(), |w| {
        let small = matches!(
            w.tag,
            Tag::IN | Tag::TO | Tag::CC | Tag::Punct | Tag::WDT | Tag::WP | Tag::WRB | Tag::MD | Tag::POS
        );
        if small { w.lower.to_string() } else { w.tag.name().into() }
    });
    bag.with(&format!("{name}-before"), &next);
    for (h, other) in line.items.iter().enumerate() {
        let What::Verb(v) = other.what else { continue };
        let What::Who(g) = item.what else { continue };
        if subject(page, line, h) != Subject::Who(g) {
            continue;
        }
        let verb = &line.verbs[v];
        let voice = if verb.passive { "-passive" } else { "" };
        bag.with(&format!("{name}-does{voice}"), &verb.base);
        page.schema.encounters.deeds_of(&verb.base).for_each(|d| bag.with(&format!("{name}-deed{voice}"), d));
        if page.words[verb.main].flags.any(Flags::SAYING) {
            bag.with(name, "says");
        }
        if verb.negated {
            bag.with(name, "not");
        }
        if !matches!(verb.tense, Tense::Past) {
            bag.with(&format!("{name}-tense"), &format!("{:?}", verb.tense));
        }
    }
}

/// Whether the two do one thing together, or each his own.
fn together(cast: &Cast, line: &Line, i: usize, j: usize, bag: &mut Bag) {
    let (What::Who(g), What::Who(h)) = (line.items[i].what, line.items[j].what) else { return };
    let (mut first, mut second) = (0, 0);
    for k in 0..line.items.len() {
        if !matches!(line.items[k].what, What::Verb(_)) {
            continue;
        }
        match subject(cast.page, line, k) {
            Subject::Who(x) if x == g => first += 1,
            Subject::Who(x) if x == h => second += 1,
            _ => {}
        }
    }
    bag.with(
        "doing",
        if g == h {
            "as-one"
        } else if first > 0 && second > 0 {
            "each"
        } else if first > 0 {
            "a"
        } else if second > 0 {
            "b"
        } else {
            "none"
        },
    );
}

/// Whether one is the subject of the verb on which the other hangs.
fn linked(cast: &Cast, line: &Line, i: usize, j: usize, bag: &mut Bag) {
    let page = cast.page;
    let What::Who(g) = line.items[i].what else { return };
    let led = (0..j).rev().take_while(|&h| !matches!(line.items[h].what, What::Who(_))).find_map(|h| {
        match line.items[h].what {
            What::Verb(v) => Some((h, v)),
            _ => None,
        }
    });
    let Some((h, v)) = led else { return };
    if subject(page, line, h) != Subject::Who(g) {
        return;
    }
    let start = line.items[j].tokens.start;
    let object = line.items[h].tokens.end == start;
    let word = if object { "" } else { &*page.words[start - 1].lower };
    let hint = page.schema.encounters.hints.contains(&line.verbs[v].base);
    bag.with("link", if hint { "hint" } else { "verb" });
    page.schema.encounters.deeds_of(&line.verbs[v].base).for_each(|d| bag.with("link-deed", &format!("{d} {word}")));
    bag.with("link-by", word);
    bag.with("link-verb", &format!("{} {}", line.verbs[v].base, word));
}
