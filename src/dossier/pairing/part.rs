//! The part that each of two persons plays in a sentence: what stands around and between them, and what they do.

use std::borrow::Cow;

use super::candidate::Present;
use super::features::Scene;
use crate::claim::clause::Subject;
use crate::claim::line::{Line, What};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::dossier::bag::Bag;
use crate::mention::verb::Tense;
use crate::schema::Flags;

/// What stands between two items.
pub(super) fn between(scene: &Scene, i: usize, j: usize, bag: &mut Bag) {
    let (page, line) = (scene.cast.page, scene.line);
    let mut path: Vec<Cow<str>> = Vec::new();
    for item in &line.items[i + 1..j] {
        let word = &page.words[item.tokens.start];
        match item.what {
            What::Verb(v) => path.push(line.verbs[v].base.as_str().into()),
            What::Encounter(e) => path.push(["E:", &*page.words[line.encounters[e].head].lower].concat().into()),
            What::Who(_) => path.push("W".into()),
            What::Word if matches!(word.tag, Tag::IN | Tag::TO | Tag::CC | Tag::WP | Tag::WDT | Tag::WRB) => {
                path.push((&*word.lower).into())
            }
            What::Word if word.kind == TokenKind::Mark => path.push((&*word.lower).into()),
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
        .filter(|p| [";", ":", "(", ")", "\"", "“", "”", "W", "but", "while", "that", "who"].contains(&&***p))
    {
        bag.with("between", p);
    }
    if path.len() <= 3 {
        bag.with("path", &path.join(" "));
    }
    bag.count("length", path.len().min(8));
}

/// The part that one of the two plays: what stands before and after, of which verb it is the subject.
pub(super) fn parts(scene: &Scene, k: usize, name: &'static str, bag: &mut Bag) {
    let (page, line) = (scene.cast.page, scene.line);
    let item = &line.items[k];
    let before = item.tokens.start.checked_sub(1).filter(|i| *i >= line.tokens.start);
    let word = before.map_or("^", |i| &*page.words[i].lower);
    let tag = before.map_or(Tag::Punct, |i| page.words[i].tag);
    let open =
        matches!(tag, Tag::IN | Tag::TO | Tag::CC | Tag::Punct | Tag::WDT | Tag::WP | Tag::WRB) || before.is_none();
    bag.put(&[name, "-after=", if open { word } else { tag.name() }]);
    let led = (0..k).rev().find_map(|h| match line.items[h].what {
        What::Verb(v) => Some(("", line.verbs[v].base.as_str())),
        What::Encounter(e) => Some(("E:", &*page.words[line.encounters[e].head].lower)),
        What::Who(_) => Some(("", "W")),
        _ => None,
    });
    if open && let Some((sort, led)) = led {
        bag.put(&[name, "-led=", sort, led, " ", word]);
        if matches!(tag, Tag::IN | Tag::TO) && sort == "E:" {
            bag.put(&[name, "-of-encounter=", word]);
        }
    }
    if !open && let Some(What::Verb(v)) = k.checked_sub(1).map(|h| line.items[h].what) {
        let base = &line.verbs[v].base;
        bag.put(&[name, "-object=", base]);
        page.schema.encounters.deeds_of(base).for_each(|d| bag.put(&[name, "-object-deed=", d]));
    }
    let next = page.words.get(item.tokens.end).filter(|_| item.tokens.end < line.tokens.end);
    let next = next.map_or("$", |w| {
        let small = matches!(
            w.tag,
            Tag::IN | Tag::TO | Tag::CC | Tag::Punct | Tag::WDT | Tag::WP | Tag::WRB | Tag::MD | Tag::POS
        );
        if small { &w.lower } else { w.tag.name() }
    });
    bag.put(&[name, "-before=", next]);
    let What::Who(g) = item.what else { return };
    for (_, v, _) in scene.verbs.iter().filter(|(.., subject)| *subject == Subject::Who(g)) {
        let verb = &line.verbs[*v];
        let voice = if verb.passive { "-passive" } else { "" };
        bag.put(&[name, "-does", voice, "=", &verb.base]);
        page.schema.encounters.deeds_of(&verb.base).for_each(|d| bag.put(&[name, "-deed", voice, "=", d]));
        if page.words[verb.main].flags.any(Flags::SAYING) {
            bag.note(name, "says");
        }
        if verb.negated {
            bag.note(name, "not");
        }
        if !matches!(verb.tense, Tense::Past) {
            bag.shown(format_args!("{name}-tense={:?}", verb.tense));
        }
    }
}

/// Whether the two do one thing together, or each his own.
pub(super) fn together(scene: &Scene, i: usize, j: usize, bag: &mut Bag) {
    let (What::Who(g), What::Who(h)) = (scene.line.items[i].what, scene.line.items[j].what) else { return };
    let does = |g: usize| scene.verbs.iter().any(|(.., subject)| *subject == Subject::Who(g));
    let doing = match (g == h, does(g), does(h)) {
        (true, ..) => "as-one",
        (_, true, true) => "each",
        (_, true, _) => "a",
        (_, _, true) => "b",
        _ => "none",
    };
    bag.note("doing", doing);
}

/// Whether one is the subject of the verb on which the other hangs.
pub(super) fn linked(scene: &Scene, i: usize, j: usize, bag: &mut Bag) {
    let (page, line) = (scene.cast.page, scene.line);
    let What::Who(g) = line.items[i].what else { return };
    let led = (0..j).rev().take_while(|&h| !matches!(line.items[h].what, What::Who(_))).find_map(|h| {
        match line.items[h].what {
            What::Verb(v) => Some((h, v)),
            _ => None,
        }
    });
    let Some((h, v)) = led else { return };
    if !scene.verbs.iter().any(|(at, _, subject)| *at == h && *subject == Subject::Who(g)) {
        return;
    }
    let start = line.items[j].tokens.start;
    let object = line.items[h].tokens.end == start;
    let word = if object { "" } else { &*page.words[start - 1].lower };
    let hint = page.schema.encounters.hints.has(&line.verbs[v].base);
    bag.note("link", if hint { "hint" } else { "verb" });
    let base = &line.verbs[v].base;
    page.schema.encounters.deeds_of(base).for_each(|d| bag.put(&["link-deed=", d, " ", word]));
    bag.with("link-by", word);
    bag.put(&["link-verb=", base, " ", word]);
}

/// From how many words on two stand a step further apart.
const GAPS: [usize; 9] = [0, 1, 2, 4, 7, 11, 16, 24, 40];

/// How far two stand from each other in a sentence, and who stands between.
pub(super) fn apart(line: &Line, a: &Present, b: &Present, bag: &mut Bag) {
    let (x, y) = (&line.parties[a.row].tokens, &line.parties[b.row].tokens);
    let gap = y.start.saturating_sub(x.end);
    bag.count("gap", GAPS.iter().filter(|n| gap >= **n).count());
    let inner = line.parties.iter().filter(|p| p.tokens.start >= x.end && p.tokens.end <= y.start).count();
    bag.count("inner", inner.min(4));
    bag.count("people", line.parties.len().min(9));
}
