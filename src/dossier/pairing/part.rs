//! The part that each of two persons plays in a sentence: what stands around and between them, and what they do.

use crate::claim::clause::{Subject, subject};
use crate::claim::line::{Line, What};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::dossier::bag::Bag;
use crate::dossier::cast::Cast;
use crate::mention::verb::Tense;
use crate::schema::Flags;

/// What stands between two items.
pub(super) fn between(cast: &Cast, line: &Line, i: usize, j: usize, bag: &mut Bag) {
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
pub(super) fn parts(cast: &Cast, line: &Line, k: usize, name: &str, bag: &mut Bag) {
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
pub(super) fn together(cast: &Cast, line: &Line, i: usize, j: usize, bag: &mut Bag) {
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
    let doing = match (g == h, first > 0, second > 0) {
        (true, ..) => "as-one",
        (_, true, true) => "each",
        (_, true, _) => "a",
        (_, _, true) => "b",
        _ => "none",
    };
    bag.with("doing", doing);
}

/// Whether one is the subject of the verb on which the other hangs.
pub(super) fn linked(cast: &Cast, line: &Line, i: usize, j: usize, bag: &mut Bag) {
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
