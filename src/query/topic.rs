//! What a question says of topics: "about Syria", "discussed missile defence", "was Syria raised".

use crate::graph::{Party, Selection, content};
use crate::query::chunk::{Chunk, Tag};
use crate::query::grammar::grammar;
use crate::query::resolve::Names;

/// Takes the topics out of a question.
pub(crate) fn take(chunks: &mut [Chunk], names: &Names) -> Vec<String> {
    let mut topics = passive(chunks);
    let mut from = 0;
    while let Some(start) = grammar().find_next(&grammar().topic_starts, chunks, from) {
        let verb = chunks.get(start.start).is_some_and(|c| grammar().is("DISCUSSED", &c.fold));
        let prep = |c: &Chunk| c.tag == Tag::Word && matches!(c.fold.as_str(), "over" | "about" | "on");
        // "negotiated over the border"
        let at = start.end + usize::from(verb && chunks.get(start.end).is_some_and(prep));
        // "on 9 August", "over the phone": no topic, the word goes on being a preposition
        let end = section_end(chunks, at, names);
        from = end.max(start.start + 1);
        let of = chunks[start.end - 1].fold == "of";
        // a plain word at the end is cut off above, and yet says what the others are of: "on the Israeli side", "on his Asian trip"
        let wide = (end + 1).min(chunks.len());
        let trip = chunks[end..wide].iter().any(|c| grammar().is("TRIP", &c.fold));
        if trip
            || side(&chunks[at..wide])
            || people(&chunks[at..end])
            || journey(&chunks[at..end])
            || of && their_talks(&chunks[at..end])
            // "who negotiated for Chile"
            || chunks.get(at).is_some_and(|c| c.fold == "for") && matches!(chunks[end - 1].tag, Tag::Side(_))
        {
            continue;
        }
        if end > at {
            chunks[start.clone()].iter_mut().for_each(|c| c.taken = true);
            topics.extend(split(&mut chunks[at..end], names));
        }
    }
    topics
}

/// "the subject of Kent and Paz's talks", "the topic of the talks between the two": the meeting itself, not what it was about.
fn their_talks(section: &[Chunk]) -> bool {
    let g = grammar();
    let talks = |c: &Chunk| c.tag == Tag::Word && g.is("MEETING", &c.fold);
    let Some(at) = section.iter().position(talks) else { return false };
    let lead = &section[..at];
    let sides = lead.iter().filter(|c| matches!(c.tag, Tag::Side(_))).count();
    let plain = |c: &Chunk| c.tag != Tag::Word || g.knows(&c.fold);
    let whose = lead.iter().any(|c| c.owner) || sides > 1 || sides == 0 && at > 0;
    whose && lead.iter().all(plain)
}

/// "about Afghanistan or the Taliban": a selection for each.
pub(crate) fn either(selection: Selection) -> Vec<Selection> {
    let Some(at) = selection.about.iter().position(|t| t.contains(" or ")) else { return vec![selection] };
    let plain = |t: &str| t.strip_prefix("the ").unwrap_or(t).to_string();
    let one = |topic: &str| {
        let mut about = selection.about.clone();
        about[at] = plain(topic);
        Selection { about, ..selection.clone() }
    };
    selection.about[at].split(" or ").map(one).collect()
}

/// "Nuclear energy: who talked about it?", the topic that a question names before it begins.
pub(crate) fn ahead(chunks: &mut [Chunk], names: &Names) -> Vec<String> {
    let g = grammar();
    let Some(end) = chunks.iter().position(|c| c.comma).map(|at| at + 1) else { return Vec::new() };
    let asks = |c: &Chunk| {
        g.is("WH", &c.fold)
            || g.is("AUX", &c.fold)
            || matches!(c.fold.as_str(), "who" | "whom" | "when" | "where" | "how")
    };
    let plain = |c: &Chunk| matches!(c.tag, Tag::Word | Tag::Side(Party::Polity(_)) | Tag::Place(_));
    let said = |c: &Chunk| c.tag == Tag::Word && !g.knows(&c.fold);
    let all = &chunks[..end];
    // "Kosovo: who talked about it?", "which talks dealt with it?"
    let deals = |c: &Chunk| {
        matches!(c.fold.as_str(), "about" | "on" | "over" | "with") || g.is("DISCUSSED", &c.fold) || c.fold == "discuss"
    };
    let taken_up =
        chunks[end..].windows(2).any(|w| deals(&w[0]) && matches!(w[1].fold.as_str(), "it" | "this" | "that"));
    let topic = chunks.get(end).is_some_and(asks)
        && all.iter().all(plain)
        && (taken_up || all.iter().any(said))
        && names.is_topic(&text(all));
    topic.then(|| take_text(&mut chunks[..end])).into_iter().collect()
}

/// "Laos crisis", "Iran deal": a country and words that only topics of the graph have.
pub(crate) fn compounds(chunks: &mut [Chunk], names: &Names) -> Vec<String> {
    let open = |c: &Chunk| c.tag == Tag::Word && !c.taken && !grammar().knows(&c.fold);
    let land =
        |c: &Chunk| matches!(c.tag, Tag::Side(Party::Polity(_)) | Tag::Place(_)) && !c.taken && !c.owner && !c.comma;
    let mut out = Vec::new();
    for at in 0..chunks.len() {
        // "Chile Peru gas": of two countries side by side none is of the topic
        if at > 0 && land(&chunks[at - 1]) {
            continue;
        }
        let words = chunks[at + 1..].iter().take_while(|c| open(c)).count();
        if land(&chunks[at]) && words > 0 && names.is_topic(&text(&chunks[at..=at + words])) {
            out.push(take_text(&mut chunks[at..=at + words]));
        }
    }
    out
}

/// "the latest on Kerry and Lavrov": two persons are no topic.
fn people(chunks: &[Chunk]) -> bool {
    let person = |c: &&Chunk| matches!(c.tag, Tag::Side(Party::Person { .. }));
    chunks.iter().filter(person).count() > 1 && chunks.iter().all(|c| person(&c) || c.fold == "and")
}

/// "on the Israeli side", "on behalf of Egypt": those whom somebody is of.
fn side(chunks: &[Chunk]) -> bool {
    let rest: Vec<&Chunk> = chunks.iter().filter(|c| c.fold != "the").collect();
    let of = matches!(rest[..], [Chunk { tag: Tag::Side(_), .. }, side, ..] if matches!(side.fold.as_str(), "side" | "part" | "delegation" | "team"));
    of || rest.first().is_some_and(|c| c.fold == "behalf")
}

/// "on his tour of Africa", "about the talks in Hebron": what somebody was on is no topic.
fn journey(chunks: &[Chunk]) -> bool {
    let known = |c: &Chunk| c.tag != Tag::Word || grammar().knows(&c.fold);
    let first =
        chunks.iter().find(|c| c.tag == Tag::Word && !matches!(c.fold.as_str(), "his" | "her" | "their" | "the" | "a"));
    let goes = |c: &Chunk| {
        grammar().is("TRAVEL", &c.fold)
            || grammar().is("MEETING", &c.fold)
            || matches!(c.fold.as_str(), "first" | "last")
    };
    first.is_some_and(goes) && chunks.iter().all(known)
}

/// "was Syria raised", "were Iran and Syria discussed", "did Syria come up": what stands between the helping word and the verb.
fn passive(chunks: &mut [Chunk]) -> Vec<String> {
    let g = grammar();
    let word = |c: &Chunk, class: &str| c.tag == Tag::Word && g.is(class, &c.fold);
    let up = g.find(&g.came_up, chunks, 0);
    let verb = up.clone().map(|r| (r, "AUX"));
    let verb = verb.or_else(|| chunks.iter().rposition(|c| word(c, "DISCUSSED")).map(|at| (at..at + 1, "BE")));
    let Some((found, helper)) = verb else { return Vec::new() };
    let verb = found.start;
    let Some(be) = chunks[..verb].iter().rposition(|c| word(c, helper)) else { return Vec::new() };
    if be + 1 == verb && up.is_some() {
        return subject(chunks, be, found);
    }
    let person = |c: &Chunk| matches!(c.tag, Tag::Side(Party::Person { .. })) && !c.owner;
    let plain = |c: &&Chunk| matches!(c.tag, Tag::Word | Tag::Side(_)) && !g.topic_ends.has(&c.fold);
    let between: Vec<&Chunk> = chunks[be + 1..verb].iter().filter(|c| !c.taken).collect();
    let content = between.iter().any(|c| c.tag != Tag::Word || !g.knows(&c.fold));
    // "was the first time that Bekele discussed ..." is no passive
    let clause = between.iter().any(|c| matches!(c.fold.as_str(), "that" | "when" | "where" | "who" | "which"));
    // "the first topic Kent and Paz discussed": what they did, not what was done
    let theirs = between.windows(2).any(|w| word(w[0], "TOPICS") && person(w[1]));
    if clause
        || theirs
        || !content
        || !between.iter().all(plain)
        || between.len() > 1 && between.iter().all(|c| person(c))
    {
        return Vec::new();
    }
    chunks[found].iter_mut().for_each(|c| c.taken = true);
    // "has Syria ever been on the agenda"
    let adverb =
        |c: &&Chunk| c.tag == Tag::Word && matches!(c.fold.as_str(), "ever" | "been" | "also" | "already" | "again");
    let end = verb - chunks[be + 1..verb].iter().rev().take_while(adverb).count();
    vec![take_text(&mut chunks[be + 1..end])]
}

/// "where Syria was a topic": what stands before the helping word.
fn subject(chunks: &mut [Chunk], be: usize, found: std::ops::Range<usize>) -> Vec<String> {
    let own =
        |c: &Chunk| !c.taken && (matches!(c.tag, Tag::Side(_)) || c.tag == Tag::Word && !grammar().knows(&c.fold));
    let start = chunks[..be].iter().rposition(|c| !own(c)).map_or(0, |at| at + 1);
    if start == be {
        return Vec::new();
    }
    chunks[found].iter_mut().for_each(|c| c.taken = true);
    vec![take_text(&mut chunks[start..be])]
}

/// Where the topic that begins at `at` ends.
fn section_end(chunks: &[Chunk], at: usize, names: &Names) -> usize {
    let g = grammar();
    let mut end = at;
    while let Some(chunk) = chunks.get(end) {
        let content = chunks[at..end].iter().any(|c| c.tag != Tag::Word || !g.knows(&c.fold));
        let more = match &chunk.tag {
            _ if chunk.taken => false,
            Tag::When(_) => false,
            Tag::Side(Party::Person { .. } | Party::Office(_)) if !content => {
                !chunk.owner && !before_meeting(chunks, end + 1)
            }
            Tag::Side(Party::Person { .. } | Party::Office(_)) => {
                matches!(chunks[end - 1].fold.as_str(), "of" | "for" | "and")
            }
            Tag::Side(_) => true,
            Tag::Place(_) => !content || names.is_one_topic(&text(&chunks[at..=end])),
            // "gas talks between Ukraine and Russia"
            Tag::Word if content && g.is("MEETING", &chunk.fold) && parties(chunks, end + 1) => false,
            Tag::Word if g.place_starts.has(&chunk.fold) => content && goes_on(chunks, at, end, names),
            Tag::Word => !g.topic_ends.has(&chunk.fold) || content && goes_on(chunks, at, end, names),
        };
        if !more {
            break;
        }
        end += 1;
        if chunk.comma && content && chunks.get(end).is_none_or(|c| c.fold != "and") {
            break;
        }
    }
    // a word like "in" or "and" at the end belongs to what follows
    while end > at
        && chunks[end - 1].tag == Tag::Word
        && g.knows(&chunks[end - 1].fold)
        && !names.is_topic(&chunks[end - 1].fold)
    {
        end -= 1;
    }
    end
}

/// "relations with Israel": whether what follows a preposition belongs to the topic, as in one of the graph.
fn goes_on(chunks: &[Chunk], at: usize, end: usize, names: &Names) -> bool {
    // "about weapons with Chile": those who met, whatever stands together elsewhere
    const RELATES: [&str; 14] = [
        "relations",
        "ties",
        "cooperation",
        "border",
        "borders",
        "treaty",
        "agreement",
        "deal",
        "trade",
        "peace",
        "war",
        "dispute",
        "negotiations",
        "talks",
    ];
    let met = chunks[end].fold == "with" && !chunks[..at].iter().any(|c| matches!(c.tag, Tag::Side(_)));
    let met = met && !RELATES.contains(&chunks[end - 1].fold.as_str());
    if met && chunks.get(end + 1).is_some_and(|c| matches!(c.tag, Tag::Side(Party::Polity(_)))) {
        return false;
    }
    let the = usize::from(
        chunks.get(end + 1).is_some_and(|c| matches!(c.fold.as_str(), "the" | "a" | "an" | "its" | "their")),
    );
    let (part, whole) = (text(&chunks[at..end]), text(&chunks[at..(end + 2 + the).min(chunks.len())]));
    content(&whole).len() > content(&part).len() && names.is_one_topic(&whole)
}

/// Whether those who met follow: "between", "with", "of".
fn parties(chunks: &[Chunk], at: usize) -> bool {
    let joins = chunks.get(at).is_some_and(|c| matches!(c.fold.as_str(), "between" | "with" | "of" | "by" | "among"));
    joins && chunks.get(at + 1..at + 3).is_some_and(|two| two.iter().any(|c| matches!(c.tag, Tag::Side(_))))
}

/// Whether "Carter–Shoigu call" goes on here: another side, or a word for a meeting.
fn before_meeting(chunks: &[Chunk], at: usize) -> bool {
    chunks
        .get(at)
        .is_some_and(|c| matches!(c.tag, Tag::Side(_)) || c.tag == Tag::Word && grammar().is("MEETING", &c.fold))
}

fn text(chunks: &[Chunk]) -> String {
    chunks.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn take_text(chunks: &mut [Chunk]) -> String {
    let free: Vec<Chunk> = chunks.iter().filter(|c| !c.taken).cloned().collect();
    chunks.iter_mut().for_each(|c| c.taken = true);
    let text = text(&free);
    text.strip_prefix("the ").unwrap_or(&text).to_string()
}

/// "Syria and Iran" are two topics, unless the graph has one of all these words.
fn split(chunks: &mut [Chunk], names: &Names) -> Vec<String> {
    let joined = chunks.iter().any(|c| c.fold == "and" || c.comma);
    let parts = |c: &[Chunk]| c.split(|c| c.fold == "and").all(|p| names.is_topic(&text(p)));
    if !joined || !parts(chunks) {
        return vec![take_text(chunks)];
    }
    let mut out = vec![String::new()];
    for chunk in chunks.iter_mut() {
        chunk.taken = true;
        let last = out.len() - 1;
        if chunk.fold != "and" {
            out[last] = format!("{} {}", out[last], chunk.text).trim().to_string();
        }
        if chunk.fold == "and" || chunk.comma {
            out.push(String::new());
        }
    }
    out.retain(|t| !t.is_empty());
    out
}
