//! Two of one surname: "the elder Kent", "Kent the younger", "Kent senior". Who is who, the times of their meetings tell.

use crate::date::Date;
use crate::dossier::{Dossier, Meeting, Who};
use crate::graph::Party;
use crate::query::chunk::{Chunk, Tag};

const ELDER: [&str; 5] = ["elder", "older", "senior", "sr", "pere"];
const YOUNGER: [&str; 4] = ["younger", "junior", "jr", "fils"];

/// Which of the two a word tells.
fn which(c: &Chunk) -> Option<bool> {
    let is = |words: &[&str]| c.tag == Tag::Word && words.contains(&c.fold.as_str());
    if is(&ELDER) { Some(true) } else { is(&YOUNGER).then_some(false) }
}

/// Narrows persons of one surname down to the one that is meant, and takes the word.
pub(crate) fn settle(chunks: &mut Vec<Chunk>, dossier: &Dossier) {
    for at in (0..chunks.len()).rev() {
        let Some(elder) = chunks.get(at).and_then(which) else { continue };
        let many = |i: usize| matches!(chunks.get(i), Some(Chunk { tag: Tag::Side(Party::Person { ids, .. }), comma: false, .. }) if ids.len() > 1);
        let the = at > 0 && chunks[at - 1].fold == "the";
        let who = match () {
            () if at + 1 < chunks.len() && matches!(chunks[at + 1].tag, Tag::Side(Party::Person { .. })) && the => {
                at + 1
            }
            () if at > 0 && many(at - 1) => at - 1,
            () if at > 1 && the && many(at - 2) => at - 2,
            () => continue,
        };
        let Tag::Side(Party::Person { ids, .. }) = &chunks[who].tag else { continue };
        let Some(party) = of_two(ids, elder, dossier) else { continue };
        chunks[who].tag = Tag::Side(party);
        chunks[who].guess = true;
        // a word behind the name takes the end of it along
        (chunks[who].owner, chunks[who].comma) =
            if who < at { (chunks[at].owner, chunks[at].comma) } else { (chunks[who].owner, chunks[who].comma) };
        chunks.drain(at..=at);
        if who + 1 < at {
            chunks.remove(who + 1);
        }
    }
}

/// Words that tell one of two of whom the graph has but one, or nobody.
pub(crate) fn untold(pieces: &[Chunk]) -> Vec<String> {
    let person = |c: Option<&Chunk>| c.is_some_and(|c| matches!(c.tag, Tag::Side(Party::Person { .. })));
    let beside = |at: usize| {
        let the = at > 0 && pieces[at - 1].fold == "the";
        the && person(pieces.get(at + 1)) || the && at > 1 && person(pieces.get(at - 2))
    };
    let said = pieces.iter().enumerate().filter(|(at, c)| which(c).is_some() && beside(*at));
    said.map(|(_, c)| c.text.clone()).collect()
}

/// Of those with a whole name the one who met people first, or last; with him those of his time who are told by the surname alone.
fn of_two(ids: &[String], elder: bool, dossier: &Dossier) -> Option<Party> {
    let persons: Vec<_> = ids.iter().filter_map(|id| dossier.person(id)).collect();
    let (whole, bare): (Vec<_>, Vec<_>) = persons.into_iter().partition(|p| p.name.contains(' '));
    let mut dated: Vec<(Date, &str)> =
        whole.iter().filter_map(|p| Some((days(&p.id, dossier).into_iter().min()?, p.id.as_str()))).collect();
    dated.sort();
    let ((_, first), (parted, second)) = (*dated.first()?, *dated.last()?);
    if first == second {
        return None;
    }
    let meant = if elder { first } else { second };
    let his = |id: &str| days(id, dossier).into_iter().all(|d| (d < parted) == elder);
    let mut all = vec![meant.to_string()];
    all.extend(bare.iter().filter(|p| his(&p.id)).map(|p| p.id.clone()));
    let name = dossier.person(meant)?.name.clone();
    Some(Party::Person { ids: all, name })
}

fn days(id: &str, dossier: &Dossier) -> Vec<Date> {
    let there = |m: &&Meeting| m.participants.iter().any(|p| matches!(&p.who, Who::Person(p) if p == id));
    dossier.meetings.iter().filter(there).filter_map(Meeting::date).collect()
}
