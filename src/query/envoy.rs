//! Those of whom no more is told than whose side they are of: "Which UN representative met Kent?", "A Swiss saw Kent: who?"

use crate::dossier::Office;
use crate::graph::{Graph, Party, title_key};
use crate::query::Query;
use crate::query::answer::{Reply, of_meetings};
use crate::query::chunk::{Chunk, Tag};
use crate::query::grammar::grammar;

/// The answers where nobody is told under such a title.
pub(crate) fn of_that_side(query: &Query, graph: &Graph) -> Option<Reply> {
    let Some(Party::Office(Office { title, of: Some(of) })) = &query.wanted else { return None };
    let key = title_key(title);
    let vague = key.split(' ').next_back().is_some_and(|word| grammar().vague.has(word));
    if !vague || query.count {
        return None;
    }
    let wider = Query { wanted: Some(Party::Polity(of.clone())), ..query.clone() };
    let (items, _) = of_meetings(&wider, graph);
    let note = format!("nobody is told as {}, but as somebody of {of}", key);
    (!items.is_empty()).then_some((items, Some(note)))
}

/// "A Swiss minister visited Kent: who?", of whom no more is told than that: such a one is asked for.
pub(crate) fn someone(pieces: &mut [Chunk]) -> Option<Party> {
    let is = |c: &Chunk, words: &[&str]| c.tag == Tag::Word && words.contains(&c.fold.as_str());
    let who = pieces.iter().position(|c| is(c, &["who", "whom", "name"])).filter(|at| *at > 1)?;
    let plain = |c: &Chunk| c.tag == Tag::Word && (!grammar().is("MEET", &c.fold) || is(c, &["with", "to"]));
    let (told, asked) = pieces.split_at(who);
    let clause = told.iter().any(|c| is(c, &["when", "while", "after", "before", "since", "if"]));
    let at = told.windows(2).position(|w| {
        is(&w[0], &["a", "an", "some", "one"]) && matches!(w[1].tag, Tag::Side(Party::Polity(_) | Party::Office(_)))
    })?;
    let Tag::Side(party) = pieces[at + 1].tag.clone() else { return None };
    if clause || pieces[at + 1].taken || asked.len() > 4 || !asked.iter().all(plain) {
        return None;
    }
    pieces[at + 1].taken = true;
    Some(party)
}
