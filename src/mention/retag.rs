//! Tags mended where the news of meetings knows better than the tagger: "is meeting Duarte", "are to open talks".

use super::word::Word;
use crate::document::tag::Tag;

/// Verbs of encounters that look like nouns or adjectives.
const VERBS: &[&str] = &[
    "meet",
    "host",
    "visit",
    "open",
    "brief",
    "phone",
    "telephone",
    "call",
    "chair",
    "talk",
    "face",
    "lunch",
    "dine",
    "confer",
    "attend",
    "greet",
    "receive",
    "welcome",
    "resume",
    "hold",
    "address",
    "lead",
    "head",
    "table",
    "review",
    "brief",
    "debate",
    "tour",
    "sound",
    "hug",
    "embrace",
    "see",
];

/// Past forms of verbs of encounters.
const ENCOUNTERED: &[&str] =
    &["met", "spoke", "talked", "saw", "sat", "visited", "conferred", "held", "telephoned", "called"];

/// Offices of several that look like what somebody does.
const SEVERAL: &[&str] = &["envoys", "ministers", "heads", "chairs", "co-chairs", "aides", "negotiators", "mediators"];

/// Mends the tags of one sentence.
pub fn mend(words: &mut [Word]) {
    if words.len() > 1 && words[0].is("present") && words[1].among(&["were", "was", "are", "is"]) {
        words[0].tag = Tag::JJ;
    }
    for i in 1..words.len() {
        if let Some(tag) = better(words, i) {
            words[i].tag = tag;
        }
    }
}

fn better(words: &[Word], i: usize) -> Option<Tag> {
    let (word, before) = (&words[i], &words[i - 1]);
    if word.is("face") && before.is("to") && i > 1 && words[i - 2].is("face") {
        return Some(Tag::NN);
    }
    let past =
        word.among(&["shook", "rang", "flew", "drove", "wrote", "told", "sought", "spoke", "sat", "went", "came"]);
    if past && word.tag.is_noun() && !word.capital() && !matches!(before.tag, Tag::DT | Tag::JJ) {
        return Some(Tag::VBD);
    }
    let someone = |w: &Word| w.tag.is_noun() || matches!(w.tag, Tag::PRP | Tag::WP | Tag::CD);
    let next = words.get(i + 1);
    // "The two last met in May": neither an adjective nor a noun.
    if word.is("last") && someone(before) && next.is_some_and(|w| w.among(ENCOUNTERED)) {
        return Some(Tag::RB);
    }
    if word.among(ENCOUNTERED) && before.is("last") && i > 1 && someone(&words[i - 2]) {
        return Some(Tag::VBD);
    }
    // "Middle East envoys Ana Duarte and Luis Paz": an office that several hold, not what a place does.
    if word.tag == Tag::VBZ && before.tag.is_name() && SEVERAL.contains(&&*word.lower) {
        return next.is_some_and(|w| w.tag.is_name() && w.capital()).then_some(Tag::NNS);
    }
    if word.tag.is_verb() || !word.word() {
        return None;
    }
    let object = next.is_some_and(|w| {
        matches!(w.tag, Tag::DT | Tag::PRPS | Tag::NNP | Tag::NNPS | Tag::PRP | Tag::JJ | Tag::NN | Tag::NNS | Tag::CD)
    });
    if before.is("to")
        && VERBS.contains(&&*word.lower)
        && (object || next.is_some_and(|w| w.is("with")))
        && to_verb(words, i)
    {
        return Some(Tag::VB);
    }
    let be = |w: &Word| w.among(&["is", "are", "was", "were", "been", "be"]);
    let helped = be(before) || i > 1 && before.tag.is_adverb() && be(&words[i - 2]);
    let named = next.is_some_and(|w| {
        matches!(w.tag, Tag::NNP | Tag::NNPS | Tag::PRPS | Tag::PRP | Tag::DT | Tag::JJ) || w.is("with")
    });
    if word.among(&["meeting", "visiting", "hosting", "briefing"]) && helped && named {
        return Some(Tag::VBG);
    }
    let meets = word.among(&["meet", "gather", "convene", "confer"]) && !word.capital() && word.tag == Tag::NN;
    let several = matches!(before.tag, Tag::NNS | Tag::NNPS | Tag::CD) || before.tag.is_name();
    if meets && several && next.is_some_and(|w| matches!(w.tag, Tag::IN | Tag::NNP)) {
        return Some(Tag::VBP);
    }
    let third = word.lower.strip_suffix('s').is_some_and(|base| VERBS.contains(&base));
    let subject = before.tag.is_name() && !word.capital();
    let direct = next.is_some_and(|w| matches!(w.tag, Tag::NNP | Tag::NNPS | Tag::DT | Tag::PRPS) || w.is("with"));
    if word.tag == Tag::NN && matches!(before.tag, Tag::NNS | Tag::NNPS | Tag::CD) && does_so(words, i) {
        return Some(Tag::VBP);
    }
    let does = third && direct || does_so(words, i);
    (subject && does && word.tag == Tag::NNS).then_some(Tag::VBZ)
}

/// "Duarte calls on", "Rahman hopes for", "the two plan to": a verb where nothing else in the clause is one.
fn does_so(words: &[Word], i: usize) -> bool {
    const DOES: &[(&str, &[&str])] = &[
        ("calls", &["on", "at", "for"]),
        ("hopes", &["to", "for", "that"]),
        ("plans", &["to", "on"]),
        ("heads", &["to", "for"]),
        ("aims", &["to", "for"]),
        ("talks", &["to", "with"]),
        ("visits", &["with"]),
        ("meets", &["in", "at", "on"]),
    ];
    let fits = DOES.iter().any(|(verb, next)| {
        (words[i].is(verb) || verb.strip_suffix('s').is_some_and(|v| words[i].is(v)))
            && words.get(i + 1).is_some_and(|w| w.among(next))
    });
    let finite = |w: &Word| matches!(w.tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
    let clause =
        |w: &&Word| w.word() && !w.among(&["that", "who", "which", "where", "when", "and", "after", "if", "as"]);
    fits && !words[..i].iter().any(finite) && !words[i + 1..].iter().take_while(clause).any(finite)
}

/// Whether "to" opens an infinitive here, and is no preposition: "plans to visit", not "the road to open water".
fn to_verb(words: &[Word], i: usize) -> bool {
    let Some(k) = i.checked_sub(2) else { return true };
    words[i - 1].tag == Tag::TO
        && (words[k].tag.is_verb()
            || words[k].among(&[
                "due",
                "set",
                "ready",
                "likely",
                "about",
                "expected",
                "scheduled",
                "able",
                "plans",
                "plan",
                "invitation",
                "offer",
                "refusal",
            ])
            || words[k].tag.is_adverb())
}
