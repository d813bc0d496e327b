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
        let Some(who) = beside(chunks, at) else { continue };
        let Tag::Side(Party::Person { ids, .. }) = &chunks[who].tag else { continue };
        let Some(party) = of_two(ids, elder, dossier) else { continue };
        chunks[who].tag = Tag::Side(party);
        chunks[who].guess = true;
        if who < at {
            // The end of the name is that of the word behind it; "the" between the two goes too.
            (chunks[who].owner, chunks[who].comma) = (chunks[at].owner, chunks[at].comma);
            chunks.drain(who + 1..=at);
        } else {
            chunks.remove(at);
        }
    }
}

/// Where the name stands of which a word tells one of two: behind "the elder", before "senior" and "the elder".
fn beside(chunks: &[Chunk], at: usize) -> Option<usize> {
    let the = at > 0 && chunks[at - 1].fold == "the";
    let several = |i: &usize| match &chunks[*i] {
        Chunk { tag: Tag::Side(Party::Person { ids, .. }), comma: false, .. } => ids.len() > 1,
        _ => false,
    };
    let person = |i: &usize| chunks.get(*i).is_some_and(|c| matches!(c.tag, Tag::Side(Party::Person { .. })));
    let behind = Some(at + 1).filter(|i| the && person(i));
    let before = || at.checked_sub(1).filter(several);
    let before_the = || at.checked_sub(2).filter(|_| the).filter(several);
    behind.or_else(before).or_else(before_the)
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
