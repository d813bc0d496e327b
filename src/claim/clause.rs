//! Who does it? The subject of a verb, found by walking left over what lies between.

use super::line::{Line, What};
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::party::Head;
use crate::mention::verb::Tense;
use crate::schema::Flags;

/// The subject of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A list of parties.
    Who(usize),
    /// A noun of encounter.
    Encounter(usize),
    /// The sentence has none: it goes on from the one before.
    Implied,
    /// Something else.
    Other,
}

/// Verbs whose object does what the infinitive says: "invited him to visit".
const OBJECT_CONTROL: &[&str] = &[
    "ask",
    "invite",
    "urge",
    "tell",
    "order",
    "allow",
    "permit",
    "encourage",
    "press",
    "request",
    "dare",
    "persuade",
    "expect",
    "want",
    "call",
];

/// The subject of the verb in item `at`.
pub fn subject(page: &Page, line: &Line, at: usize) -> Subject {
    walk(page, line, at, 0)
}

fn walk(page: &Page, line: &Line, at: usize, depth: usize) -> Subject {
    let What::Verb(v) = line.items[at].what else { return Subject::Other };
    if depth > 6 {
        return Subject::Other;
    }
    let verb = &line.verbs[v];
    let finite = verb.finite() || verb.tense == Tense::PastParticiple && !verb.passive && at == 0;
    let mut coordinated = false;
    let mut noun_seen = false;
    let mut j = at;
    while j > 0 {
        j -= 1;
        let item = &line.items[j];
        let word = &page.words[item.tokens.start];
        match item.what {
            What::Who(g) => {
                if oblique(page, line, j) {
                    j = j.saturating_sub(1);
                    noun_seen = false;
                    continue;
                }
                if j > 0 && page.words[line.items[j - 1].tokens.start].is("(") {
                    continue;
                }
                if !finite && j + 2 == at && thanked(page, line, j) {
                    return Subject::Who(g);
                }
                if coordinated && !opens_clause(page, line, j) {
                    noun_seen = false;
                    continue;
                }
                return who(page, line, Candidate { j, g, finite, coordinated }, depth);
            }
            What::Verb(u) => {
                let other = &line.verbs[u];
                if !finite || coordinated {
                    return walk(page, line, j, depth + 1);
                }
                if other.finite() && noun_seen {
                    return Subject::Other;
                }
            }
            What::Encounter(e) => {
                if oblique(page, line, j) {
                    j = j.saturating_sub(1);
                } else if !coordinated && finite {
                    return Subject::Encounter(e);
                }
            }
            What::Word if word.is(",") => {
                if let Some(g) = named_by_comma(page, line, j).filter(|_| finite && !coordinated) {
                    return Subject::Who(g);
                }
                j = parenthesis(page, line, j).unwrap_or(j);
            }
            What::Word if word.among(&["and", "but", "or", "then", "yet"]) => coordinated = true,
            What::Word if word.among(&[";", ":"]) => {
                if coordinated || !finite {
                    continue;
                }
                return Subject::Implied;
            }
            What::Word
                if (word.among(&["who", "which", "whom"]) || word.is("that") && word.tag == Tag::WDT)
                    && (coordinated && j + 1 < at && has_verb(line, j + 1, at) || !has_verb(line, j + 1, at)) =>
            {
                return antecedent(page, line, j);
            }
            What::Word if word.tag.is_noun() && finite && !coordinated && !noun_seen => noun_seen = true,
            _ => {}
        }
    }
    if noun_seen && finite && !coordinated {
        return Subject::Other;
    }
    if !finite && let Some(g) = ahead(page, line, at) {
        return Subject::Who(g);
    }
    let bare = line.items[..at].iter().all(|i| i.what != What::Word || !page.words[i.tokens.start].tag.is_noun());
    if bare { Subject::Implied } else { Subject::Other }
}

/// "thanked X for hosting the summit": whoever is thanked has done it.
fn thanked(page: &Page, line: &Line, j: usize) -> bool {
    const THANKING: &[&str] =
        &["thank", "congratulate", "commend", "praise", "applaud", "laud", "blame", "criticise", "criticize"];
    let for_ = line.items.get(j + 1).is_some_and(|i| page.words[i.tokens.start].is("for"));
    for_ && j > 0 && matches!(line.items[j - 1].what, What::Verb(v) if THANKING.contains(&line.verbs[v].base.as_str()))
}

fn has_verb(line: &Line, from: usize, to: usize) -> bool {
    line.items[from..to].iter().any(|i| matches!(i.what, What::Verb(_)))
}

fn finite_before(line: &Line, at: usize) -> bool {
    line.items[..at].iter().any(|i| matches!(i.what, What::Verb(v) if line.verbs[v].finite()))
}

/// A party on the way left.
struct Candidate {
    j: usize,
    g: usize,
    finite: bool,
    coordinated: bool,
}

/// Whether the party is the subject itself, or the object of an earlier verb whose subject is meant.
fn who(page: &Page, line: &Line, c: Candidate, depth: usize) -> Subject {
    let before = (0..c.j).rev().find(|&k| !skips(page, line, k));
    let Some(k) = before else { return Subject::Who(c.g) };
    let What::Verb(u) = line.items[k].what else {
        return Subject::Who(c.g);
    };
    let verb = &line.verbs[u];
    let says = page.words[verb.main].flags.any(Flags::SAYING);
    if c.coordinated && !says {
        return walk(page, line, k, depth + 1);
    }
    if !c.finite {
        let object = OBJECT_CONTROL.contains(&verb.base.as_str());
        return if object { Subject::Who(c.g) } else { walk(page, line, k, depth + 1) };
    }
    Subject::Who(c.g)
}

/// Whether a party stands where a subject may: at the start, after a mark or conjunction, or after a verb.
fn opens_clause(page: &Page, line: &Line, j: usize) -> bool {
    let Some(k) = (0..j).rev().find(|&k| !skips(page, line, k) && !matches!(line.items[k].what, What::Place(_))) else {
        return true;
    };
    let word = &page.words[line.items[k].tokens.start];
    match line.items[k].what {
        What::Verb(_) => true,
        What::Word => {
            super::line::mark(page, &line.items[k])
                || matches!(word.tag, Tag::CC | Tag::WRB | Tag::WDT | Tag::WP)
                || word.among(&[
                    "that",
                    "as",
                    "when",
                    "while",
                    "because",
                    "after",
                    "before",
                    "since",
                    "if",
                    "whether",
                    "although",
                    "though",
                    "until",
                    "once",
                    "where",
                    "unless",
                    "meanwhile",
                ])
        }
        _ => false,
    }
}

/// Whether an item may stand between verb and object.
fn skips(page: &Page, line: &Line, k: usize) -> bool {
    let item = &line.items[k];
    let word = &page.words[item.tokens.start];
    matches!(item.what, What::Time(_)) || item.what == What::Word && word.tag.is_adverb()
}

/// Whether the thing in an item hangs on a preposition.
fn oblique(page: &Page, line: &Line, j: usize) -> bool {
    let Some(before) = j.checked_sub(1) else { return false };
    let item = &line.items[before];
    let word = &page.words[item.tokens.start];
    item.what == What::Word
        && (word.tag == Tag::IN || word.tag == Tag::TO)
        && !word.among(&[
            "that", "as", "when", "while", "because", "after", "before", "since", "if", "whether", "although",
            "though", "until", "once", "where", "unless",
        ])
        || item.what == What::Word && word.among(&["with", "between", "including", "than"])
}

/// "two ministers, Ana Duarte and Luis Paz, met": the names between commas behind a word for several.
fn named_by_comma(page: &Page, line: &Line, close: usize) -> Option<usize> {
    let What::Who(g) = line.items.get(close.checked_sub(1)?)?.what else { return None };
    let comma = |k: usize| line.items[k].what == What::Word && page.words[line.items[k].tokens.start].is(",");
    let open = close.checked_sub(2).filter(|&k| comma(k))?;
    let parties = &line.groups[g].parties;
    let named = parties.len() > 1 && parties.iter().all(|&p| matches!(line.parties[p].head, Head::Name(_)));
    let behind = page.words[line.items[open.checked_sub(1)?].tokens.end - 1].tag.is_noun();
    let several = (open.saturating_sub(8)..open).any(|k| match line.items[k].what {
        What::Who(h) => line.groups[h].parties.len() == 1 && line.parties[line.groups[h].parties[0]].plural(),
        _ => false,
    });
    (named && behind && several && !has_verb(line, open.saturating_sub(4), close)).then_some(g)
}

/// The item before a parenthesis that a comma closes: ", who arrived on Friday,".
fn parenthesis(page: &Page, line: &Line, close: usize) -> Option<usize> {
    let open = (close.saturating_sub(30)..close).rev().find(|&k| {
        let item = &line.items[k];
        item.what == What::Word && page.words[item.tokens.start].is(",")
    })?;
    let first = &line.items[open + 1];
    let word = &page.words[first.tokens.start];
    let starts = match first.what {
        What::Word => {
            word.among(&[
                "who",
                "which",
                "whose",
                "whom",
                "where",
                "after",
                "before",
                "while",
                "when",
                "as",
                "along",
                "together",
                "following",
                "despite",
                "including",
                "now",
                "then",
                "once",
                "himself",
                "herself",
                "meanwhile",
                "however",
                "too",
                "also",
            ]) || matches!(word.tag, Tag::IN | Tag::RB | Tag::WP | Tag::WDT | Tag::DT | Tag::CD)
        }
        What::Verb(v) => !line.verbs[v].finite(),
        What::Time(_) | What::Place(_) => true,
        What::Who(_) | What::Encounter(_) => !has_verb(line, open + 1, close),
    };
    // "will, his office said, see"
    let parts = open
        .checked_sub(1)
        .is_some_and(|k| matches!(line.items[k].what, What::Verb(v) if page.words[line.verbs[v].main].tag == Tag::MD));
    let reports = close.checked_sub(1).is_some_and(
        |k| matches!(line.items[k].what, What::Verb(v) if page.words[line.verbs[v].main].flags.any(Flags::SAYING)),
    );
    (starts || parts && reports).then_some(open)
}

/// Whom "who" stands for: the party right before it.
fn antecedent(page: &Page, line: &Line, at: usize) -> Subject {
    let mut j = at;
    while j > 0 {
        j -= 1;
        match line.items[j].what {
            What::Who(g) => return Subject::Who(g),
            What::Encounter(e) => return Subject::Encounter(e),
            What::Word
                if page.words[line.items[j].tokens.start].among(&[",", "with", "of", "to", "(", ")", "–", "—"]) => {
            }
            What::Word if page.words[line.items[j].tokens.start].tag.is_noun() => return Subject::Other,
            What::Verb(_) => return Subject::Other,
            _ => {}
        }
    }
    Subject::Other
}

/// The subject to the right of an opening participle: "After meeting X, Y said".
fn ahead(page: &Page, line: &Line, at: usize) -> Option<usize> {
    let comma = (at..line.items.len())
        .find(|&k| line.items[k].what == What::Word && page.words[line.items[k].tokens.start].is(","))?;
    let next = (comma + 1..line.items.len().min(comma + 4)).find_map(|k| match line.items[k].what {
        What::Who(g)
            if matches!(line.items.get(k + 1).map(|i| i.what), Some(What::Verb(_)) | None) || k == comma + 1 =>
        {
            Some(g)
        }
        _ => None,
    });
    next.filter(|_| !finite_before(line, at))
}
