//! Words before a name that only tell what somebody is: "the strongman Kent", "the Chilean junta chief Paz".

use crate::dossier::Dossier;
use crate::graph::Party;
use crate::query::chunk::{Chunk, Tag};
use crate::query::grammar::grammar;
use crate::query::reign;

/// Words before which such a description may begin.
const BEFORE: &str = "the a an with by did does do to and or of from than has had have was is were will would between met meet \
    meets see saw seen visited visit received receive phoned called via through";

/// Drops descriptions that no list of titles knows: the name behind them tells who is meant.
pub(crate) fn drop_plain(chunks: &mut Vec<Chunk>) {
    let mut at = 1;
    while at < chunks.len() {
        let name = matches!(&chunks[at].tag, Tag::Side(Party::Person { .. } | Party::Office(_)));
        let named = chunks[at..].iter().take(2).find(|c| matches!(c.tag, Tag::Side(Party::Person { .. })));
        let lead = |c: &Chunk| plain(c) || titled(chunks, at) && of_group(c);
        let start = (1..=at).rev().take_while(|i| lead(&chunks[i - 1])).last().map(|i| i - 1);
        let ends = name && named.is_some_and(|c| c.capital);
        let first = |s: usize| s == 0 && titled(chunks, at);
        match start.filter(|s| ends && at - s < 4 && (first(*s) || begins(chunks, *s))) {
            Some(start) => {
                chunks.drain(start..at);
                at = start + 1;
            }
            None => at += 1,
        }
    }
}

/// Whether it is a word in small letters that questions have no use for.
fn plain(c: &Chunk) -> bool {
    let once = matches!(c.fold.as_str(), "former" | "late" | "then" | "outgoing" | "incoming" | "veteran");
    // which of several meetings: nothing about whoever was there
    let turn = matches!(
        c.fold.as_str(),
        "final" | "initial" | "opening" | "closing" | "recent" | "secret" | "failed" | "aborted"
    );
    c.tag == Tag::Word && !c.capital && !c.comma && !turn && (once || !grammar().knows(&c.fold))
}

/// Whether a title and the name of the one who bears it stand there: "leader Kent".
fn titled(chunks: &[Chunk], at: usize) -> bool {
    let name = chunks
        .get(at + 1)
        .is_some_and(|c| matches!(&c.tag, Tag::Side(Party::Person { ids, .. }) if ids.len() == 1) && c.capital);
    name && matches!(&chunks[at].tag, Tag::Side(Party::Office(office)) if office.of.is_none()) && !chunks[at].comma
}

/// "the River Lions leader Kent": a word with a capital that names a group of which the graph has nothing.
fn of_group(c: &Chunk) -> bool {
    c.tag == Tag::Word && c.capital && !c.owner && !c.comma && !grammar().knows(&c.fold)
}

/// Whether what goes before can have a description behind it.
fn begins(chunks: &[Chunk], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| &chunks[i]) else { return false };
    match &before.tag {
        Tag::Word => BEFORE.split_whitespace().any(|w| w == before.fold),
        Tag::Side(side) => matches!(side, Party::Polity(_)) && !before.comma,
        _ => false,
    }
}

/// "Kent's foreign minister": only while Kent led the country.
pub(crate) fn in_his_time(chunks: &mut Vec<Chunk>, at: usize, ids: &[String], text: &str, dossier: &Dossier) {
    let Some(period) = reign::led(ids, dossier) else { return };
    let mut told = false;
    for chunk in chunks.iter_mut() {
        if let Tag::When(other) = &mut chunk.tag {
            // of a time that documents do not tell of this leader, what is asked counts
            let both = period.within(*other);
            if both.from.zip(both.to).is_none_or(|(from, to)| from.bounds().0 <= to.bounds().1) {
                *other = both;
            }
            told = true;
        }
    }
    if told {
        return;
    }
    let g = grammar();
    let clause = |c: &Chunk| {
        let lists = [&g.before_words, &g.after_words, &g.from_words];
        c.tag == Tag::Word && (lists.iter().any(|w| w.has(&c.fold)) || matches!(c.fold.as_str(), "when" | "while"))
    };
    let behind = (at + 1..chunks.len()).find(|i| clause(&chunks[*i])).unwrap_or(chunks.len());
    let (text, fold) = (text.to_string(), text.to_lowercase());
    let (tag, len, capital, owner, comma) = (Tag::When(period), 1, false, false, false);
    chunks.insert(behind, Chunk { text, fold, tag, len, capital, owner, comma, taken: false, guess: true });
}
