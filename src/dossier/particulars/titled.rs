//! How they spoke, where the title or a meeting told before says it: "Readout of the call", "agreed to speak again".

use super::super::cast::Cast;
use super::super::fact::{Kind, Status};
use super::super::meeting::Draft;
use crate::document::BlockKind;

/// Verbs that leave open whether those who speak see each other.
const SPEAKING: &[&str] = &["speak", "talk", "confer", "converse"];

/// Gives the first encounter of a document the kind that its title names, and a plan to speak again that of the call before it.
pub(super) fn named(cast: &Cast, drafts: &mut [Draft]) {
    let first =
        drafts.iter_mut().filter(|d| d.status == Some(Status::Held)).min_by_key(|d| d.told.first().map(|t| t.0));
    if let (Some(kind), Some(draft)) = (title(cast), first.filter(|d| open(cast, d))) {
        draft.kind = Some(kind);
        draft.kind_told = true;
    }
    for d in 1..drafts.len() {
        let ahead = matches!(drafts[d].status, Some(Status::Planned | Status::Proposed));
        let same = |o: &Draft| {
            o.kind == Some(Kind::Call)
                && o.kind_told
                && drafts[d].who.iter().all(|(w, _)| o.who.iter().any(|(m, _)| m == w))
        };
        if ahead && open(cast, &drafts[d]) && drafts[..d].iter().any(same) {
            drafts[d].kind = Some(Kind::Call);
            drafts[d].kind_told = true;
        }
    }
}

/// Whether nothing but a verb of speaking tells of an encounter, and no place.
fn open(cast: &Cast, draft: &Draft) -> bool {
    let speaks = |(s, a): &(usize, usize)| {
        let verb = cast.claims.lines[*s].verbs.iter().find(|v| v.main == *a);
        verb.is_none_or(|v| SPEAKING.contains(&v.base.as_str()))
    };
    let says = |(s, a): &(usize, usize)| cast.claims.lines[*s].verbs.iter().any(|v| v.main == *a);
    !draft.kind_told && draft.place.is_none() && draft.told.iter().all(speaks) && draft.told.iter().any(says)
}

/// The kind of the one encounter of wires that a title names with a partner: "calls for restraint" name none.
pub(super) fn title(cast: &Cast) -> Option<Kind> {
    let (document, words) = (cast.page.document, &cast.page.words);
    let title = |s: usize| document.blocks[document.sentences[s].block as usize].kind == BlockKind::Headline;
    let told = |i: usize, all: &[&str]| words.get(i).is_some_and(|w| w.among(all));
    let nouns = cast.claims.lines.iter().filter(|l| title(l.sentence)).flat_map(|l| &l.encounters);
    let mut kinds = nouns.map(|e| (e.kind, told(e.head + 1, &["with", "between"])));
    let (kind, partner) = kinds.next().filter(|(k, _)| matches!(k, Kind::Call | Kind::Video))?;
    (partner && kinds.all(|(k, _)| k == kind)).then_some(kind)
}
