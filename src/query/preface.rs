//! What people say before they ask, and behind: "We would be glad to hear who ...", "Quick question: ...", "..., right?"

use crate::query::chunk::{Chunk, Tag};
use crate::query::grammar::grammar;

/// The most words of such a preface.
const LONG: usize = 14;

/// Takes away what is said before the question begins, if it is said by or to somebody, or to no purpose, and names nothing.
pub(crate) fn without_preface(pieces: &mut Vec<Chunk>) {
    aside(pieces);
    let g = grammar();
    let Some(first) = pieces.first() else { return };
    let polite = |c: &Chunk| ["i", "we", "you"].contains(&c.fold.as_str());
    // "May" may be somebody's name, too.
    let modal = g.preface_starts.has(&first.fold) && pieces.get(1).is_some_and(polite);
    let asks = |c: &Chunk| c.tag == Tag::Word && g.asking.has(&c.fold);
    let Some(wh) = pieces.iter().take(LONG).position(asks).filter(|wh| *wh > 1) else { return };
    let names = |c: &Chunk| c.tag != Tag::Word || g.is("MEET", &c.fold) && !["see", "call"].contains(&c.fold.as_str());
    if pieces[1..wh].iter().any(names) || !(polite(first) || modal || idle(&pieces[..wh])) {
        return;
    }
    pieces.drain(..question(pieces, wh));
}

/// Whether some words say nothing but that somebody asks: "my editor wants to know".
fn idle(pieces: &[Chunk]) -> bool {
    let g = grammar();
    let said = |c: &Chunk| c.tag == Tag::Word && (g.knows(&c.fold) || g.preface.has(&c.fold));
    // "By phone, according to reports," restricts
    let kinds = g.kinds.iter().filter(|k| k.firm).map(|k| &k.phrases);
    let restricts = kinds.chain([&g.first, &g.last, &g.most]).any(|phrases| g.find(phrases, pieces, 0).is_some());
    pieces.iter().all(said) && pieces.iter().any(|c| g.preface.has(&c.fold)) && !restricts
}

/// Takes away "Quick question:", "For a story I am writing,".
fn aside(pieces: &mut Vec<Chunk>) {
    while let Some(comma) = pieces.iter().take(LONG).position(|c| c.comma) {
        if comma + 2 >= pieces.len() || !idle(&pieces[..=comma]) {
            return;
        }
        pieces.drain(..=comma);
    }
}

/// Where the question begins whose asking word stands at `wh`: "in which city", "the date on which", "the person whom".
fn question(pieces: &[Chunk], wh: usize) -> usize {
    let g = grammar();
    let before = |at: usize| at.checked_sub(1).map_or("", |at| pieces[at].fold.as_str());
    let led = g.side_starts.has(before(wh)) || g.place_starts.has(before(wh)) || ["about", "on"].contains(&before(wh));
    let start = wh - usize::from(led);
    let noun = ["DAYS", "SITES", "TOPICS", "PEOPLE", "NATIONS", "MANY"].iter().any(|k| g.is(k, before(start)));
    let start = start - usize::from(noun);
    start - usize::from(noun && before(start) == "the")
}

fn plain(text: &str) -> Chunk {
    Chunk {
        text: text.into(),
        fold: text.into(),
        tag: Tag::Word,
        len: 1,
        capital: false,
        owner: false,
        comma: false,
        taken: false,
        guess: false,
    }
}

/// Takes "right?", "true?" off the end of what is told; what remains asks whether it was so.
pub(crate) fn tagged(pieces: &mut Vec<Chunk>) {
    let g = grammar();
    let word = |c: &Chunk, words: &[&str]| c.tag == Tag::Word && words.contains(&c.fold.as_str());
    let [.., before, last] = &pieces[..] else { return };
    let tag = word(last, &["right", "correct", "true", "yes", "no", "ok", "eh"]);
    let whole = word(before, &["is", "was", "that", "it", "this", "be", "that's", "say"]);
    if !tag || whole || pieces.len() < 4 {
        return;
    }
    pieces.pop();
    let asks = |c: &Chunk| c.tag == Tag::Word && g.asking.has(&c.fold);
    let helps = pieces[0].tag == Tag::Word && g.is("AUX", &pieces[0].fold);
    if !helps && !pieces.iter().any(asks) {
        // "Kent never met Paz, correct?"
        let denied = pieces.iter().any(|c| word(c, &["never", "not"]));
        let words = ["did", "true"];
        let said = words[..1 + usize::from(denied)].iter().map(|text| plain(text));
        pieces.splice(0..0, said);
    }
}
