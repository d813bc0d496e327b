//! Where a list of topics ends.

use std::ops::Range;

use crate::claim::line::Line;
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::party::Head;
use crate::mention::verb::Tense;
use crate::schema::Flags;

/// The stretches of a list that starts at a token. Where a clause breaks in, the list goes on at the next repetition of the
/// preposition before it: "on trade, on how the pact might work, and on fish".
pub fn after(page: &Page, line: &Line, start: usize) -> Vec<Range<usize>> {
    let lead = (start > line.tokens.start)
        .then(|| &page.words[start - 1])
        .filter(|w| w.among(&["on", "about", "over", "regarding", "concerning", "upon"]));
    let first = start..stop(page, line, start);
    let mut out = Vec::from([first]);
    loop {
        let end = out[out.len() - 1].end;
        let again = (end.max(line.tokens.start + 1)..line.tokens.end.saturating_sub(1)).find(|&i| {
            let word = &page.words[i];
            let repeated = lead.is_some_and(|l| word.lower == l.lower) && page.words[i - 1].among(&[",", "and"]);
            let manner = ["in", "through", "by", "at", "with", "ahead"];
            let examples = word.is("including") && page.words[i - 1].is(",") && !page.words[i + 1].among(&manner);
            (repeated || examples) && !word.capital()
        });
        let again = past_relative(page, line, end).or(again.map(|i| i + 1));
        let Some(at) = again.filter(|&i| i > end && i < line.tokens.end) else { break };
        out.push(at..stop(page, line, at));
    }
    out
}

/// The stretch of a list that ends before a token.
pub fn before(page: &Page, line: &Line, end: usize) -> Range<usize> {
    let end = before_parenthesis(page, line, end);
    let mut start = end;
    while start > line.tokens.start {
        let word = &page.words[start - 1];
        if let Some(open) = quotation(page, line, start - 1) {
            start = open;
            continue;
        }
        let open = word.among(&[";", ":", "“", "\"", "that", "–", "—", "-"])
            || stops(page, start - 1) && !word.among(&["with", "as", "also", "then"]);
        let verb = line.verbs.iter().any(|v| v.tokens.contains(&(start - 1)) && v.finite());
        if open || verb {
            break;
        }
        start -= 1;
    }
    while start < end
        && (page.words[start].kind == TokenKind::Mark
            || page.words[start].tag.is_adverb()
            || page.words[start].tag == Tag::CC
            || line.times.iter().any(|t| t.tokens.contains(&start)))
    {
        start += 1;
    }
    start..end
}

/// Where a quotation begins that closes at a token.
fn quotation(page: &Page, line: &Line, close: usize) -> Option<usize> {
    let mark = match &*page.words[close].lower {
        "”" => "“",
        "\"" => "\"",
        _ => return None,
    };
    (line.tokens.start.max(close.saturating_sub(15))..close).rev().find(|&i| page.words[i].is(mark))
}

/// The token before a parenthesis that closes right before `end`: "the pact, signed in May, was discussed".
fn before_parenthesis(page: &Page, line: &Line, end: usize) -> usize {
    if end < line.tokens.start + 3 || !page.words[end - 1].is(",") {
        return end;
    }
    let open = (end.saturating_sub(25).max(line.tokens.start)..end - 1).rev().find(|&i| page.words[i].is(","));
    let Some(open) = open else { return end };
    let first = &page.words[open + 1];
    let inserted = matches!(first.tag, Tag::WDT | Tag::WP | Tag::WPS | Tag::WRB | Tag::VBN | Tag::TO | Tag::IN)
        || first.among(&["now", "once", "still", "long", "a", "an"]);
    if inserted || page.words[end - 2].is("included") { open } else { end }
}

/// The relative clause that stands at the end of a list: ", which met in Lima on Friday".
pub fn relative(page: &Page, line: &Line, end: usize) -> Option<Range<usize>> {
    let start = end + usize::from(end < line.tokens.end && page.words[end].is(","));
    let opens = start < line.tokens.end && page.words[start].among(&["which", "that", "who", "where", "whose", "whom"]);
    let close = (start + 1..line.tokens.end).find(|&i| page.words[i].among(&[",", ";", "."]));
    opens.then(|| start..close.unwrap_or(line.tokens.end))
}

/// Where a list goes on behind a relative clause between commas: "the rebels, whom both fear, the border, and fish".
fn past_relative(page: &Page, line: &Line, end: usize) -> Option<usize> {
    let comma = |i: usize| page.words.get(i).is_some_and(|w| w.is(","));
    let clause = relative(page, line, end).filter(|_| comma(end) || end > line.tokens.start && comma(end - 1))?;
    let next = clause.end + 1;
    let word = page.words.get(next)?;
    let noun = word.tag == Tag::DT || word.tag.is_noun() || word.tag.is_adjective() || word.is("and");
    let listed = (next..line.tokens.end).any(|i| page.words[i].is("and"));
    (noun && listed && next + 1 < line.tokens.end && !clause_follows(page, line, clause.end)).then_some(next)
}

/// Whether a word ends a list wherever it stands.
fn stops(page: &Page, at: usize) -> bool {
    page.words[at].listed(&page.schema.topicwords.stops)
}

/// Where the list ends: a finite verb, a subordinate clause, a partner, a mark.
fn stop(page: &Page, line: &Line, start: usize) -> usize {
    let mut at = start;
    while at < line.tokens.end {
        if verb_stops(page, line, at, start) && asked(page, line, start, at) {
            at += 1;
            continue;
        }
        if let Some(close) = bracket(page, line, at) {
            at = close;
            continue;
        }
        if breaks(page, line, start, at) || verb_stops(page, line, at, start) || time_stops(page, line, at) {
            break;
        }
        if page.words[at].among(&[",", "and", "but"]) && !titled(page, line, at) && clause_follows(page, line, at) {
            break;
        }
        at += 1;
    }
    at
}

/// Whether an "and" stands inside a title: "how the Road and River Plan may".
fn titled(page: &Page, line: &Line, at: usize) -> bool {
    let name = |i: usize| page.words.get(i).is_some_and(|w| w.capital()) && !page.in_name(i) && !page.covered(i);
    page.words[at].is("and") && at > line.tokens.start && name(at - 1) && name(at + 1) && name(at + 2)
}

/// The token after a short bracket that opens here: "the Eastern Partnership (EaP)".
fn bracket(page: &Page, line: &Line, at: usize) -> Option<usize> {
    let close = || (at..line.tokens.end.min(at + 9)).find(|&i| page.words[i].is(")"));
    page.words[at].is("(").then(close).flatten().map(|i| i + 1)
}

/// Whether a verb is the first one after "how", whose clause belongs to the list.
fn asked(page: &Page, line: &Line, start: usize, at: usize) -> bool {
    let how = (start..at).rev().find(|&i| page.words[i].among(&["how", "whether", "what"]));
    how.is_some_and(|how| !line.verbs.iter().any(|v| v.finite() && v.tokens.start > how && v.tokens.start < at))
}

/// Whether the word itself ends the list.
fn breaks(page: &Page, line: &Line, start: usize, at: usize) -> bool {
    let word = &page.words[at];
    if at == start && word.among(&[":", "whether"]) {
        return false;
    }
    if word.is(":") && at > start && page.words[at - 1].listed(&page.schema.topicwords.generic) {
        return false;
    }
    let such = word.is("as") && at > start && page.words[at - 1].among(&["such", "well"]);
    let well = word.is("as") && page.words.get(at + 1).is_some_and(|w| w.is("well"));
    let along = word.is("with") && at > start && page.words[at - 1].among(&["along", "together"]);
    let closing = word.among(&["”", "\""]) && at > start && !opened(page, start, at);
    let question = word.is("whether") && page.words[at - 1].among(&["on", "of", "about", "and", "question"]);
    let listing = word.is(";") && at > start && !clause_follows(page, line, at);
    word.among(&[";", ":", "(", ")", "–", "—", "--", "-", ".", "?", "!"]) && !listing
        || closing
        || word.among(&["between", "among"]) && at > start && partners(line, at)
        || stops(page, at) && !such && !well && !along && !question && !companion(page, line, at)
}

/// Whether those who speak follow: "talks on a ceasefire between X and Y".
fn partners(line: &Line, at: usize) -> bool {
    line.groups.iter().any(|g| {
        g.tokens.start <= at + 2
            && g.tokens.start > at
            && g.parties.len() > 1
            && g.parties.iter().any(|&p| matches!(line.parties[p].head, Head::Name(_)))
    })
}

/// Whether a quotation was opened in the stretch, or opens here.
fn opened(page: &Page, start: usize, at: usize) -> bool {
    let from = start.saturating_sub(1);
    (from..at).any(|i| page.words[i].is("“")) && page.words[at].is("”")
        || page.words[at].is("\"") && {
            let marks = (from..at).filter(|&i| page.words[i].is("\"")).count();
            marks > 0 || page.words.get(at + 1).is_some_and(|w| w.word())
        }
}

/// "with" inside a topic: "relations with China".
fn companion(page: &Page, line: &Line, at: usize) -> bool {
    let word = &page.words[at];
    if !word.is("with") || at == line.tokens.start {
        return false;
    }
    let deals = || page.words[at - 1].among(&["dealing", "engaging", "competing", "coping"]);
    let noun = page.words[at - 1].listed(&page.schema.topicwords.companions) || deals();
    let person = line.parties.iter().any(|p| p.tokens.start <= at + 2 && p.tokens.start > at && p.personal());
    noun && !person
}

/// A finite verb ends the list; a gerund or an infinitive may open a topic.
fn verb_stops(page: &Page, line: &Line, at: usize, start: usize) -> bool {
    let Some(verb) = line.verbs.iter().find(|v| v.tokens.start == at) else { return false };
    let before = &page.words[at.saturating_sub(1)];
    let opens = at == start
        || before.among(&[",", "and", "including", "as", "how", "best"])
        || before.tag == Tag::IN
        || page.words[at].is("to")
        || before.is("to");
    verb.finite() || !opens && verb.tokens.len() > 1 && verb.tense != Tense::Participle
}

fn time_stops(page: &Page, line: &Line, at: usize) -> bool {
    super::chunk::time(page, line, at)
}

/// Whether a comma or "and" begins another clause: a verb group follows at once, or a party and then a verb.
fn clause_follows(page: &Page, line: &Line, at: usize) -> bool {
    let mut k = at + 1;
    while k < line.tokens.end
        && (page.words[k].tag.is_adverb()
            || page.words[k].among(&["and", "but", ","])
            || line.times.iter().any(|t| t.tokens.contains(&k)))
    {
        k += 1;
    }
    if line.verbs.iter().any(|v| v.tokens.start == k && v.finite()) {
        return true;
    }
    let Some(verb) = (k..line.tokens.end).find(|&i| line.verbs.iter().any(|v| v.tokens.start == i && v.finite()))
    else {
        return false;
    };
    let between = &page.words[k..verb];
    let told = page.words[at].is(",")
        && line.verbs.iter().any(|v| v.tokens.start == verb && page.words[v.main].flags.any(Flags::SAYING))
        && between.len() <= 12
        && !between.iter().any(|w| w.kind == TokenKind::Mark && !w.among(&["'s", "’s"]) || w.tag == Tag::CC);
    if told && !between.is_empty() {
        return true;
    }
    let flat = between.len() <= 8
        && !between.iter().any(|w| {
            w.kind == TokenKind::Mark && !w.among(&["'s", "’s"])
                || w.tag == Tag::IN
                || w.tag == Tag::CC
                || w.tag == Tag::WDT
                || w.tag == Tag::WP
                || w.tag == Tag::WRB
        });
    flat && !between.is_empty()
        && (page.words[at].among(&["and", "but"]) || line.parties.iter().any(|p| p.tokens.start == k))
}
