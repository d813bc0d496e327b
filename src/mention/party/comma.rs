//! Is whoever is named behind a comma the holder of the office before it? "the foreign minister, X, said".

use super::Party;
use super::holder::named;
use super::list::{after_courtesy, list_goes_on, name_at};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::office::{Determiner, Of, OfficeMention};
use crate::schema::Flags;

/// The party of an office with the holder named behind a comma.
pub(super) fn behind_comma(page: &Page, i: usize, at: usize, offices: &[OfficeMention], end: usize) -> Option<Party> {
    if at + 1 >= end || !page.words[at].is(",") || told_behind(page, i) {
        return None;
    }
    let first = &offices[0];
    let name = name_at(page, after_courtesy(page, at + 1, end), end)?.tokens.clone();
    let after = name.end;
    let holds = (closes(page, after, end) || subject(page, i, after, end))
        && (first.determiner != Determiner::Indefinite || encloses(page, after, end))
        && !with_crown(page, first, after, end);
    if !holds {
        return None;
    }
    let mut party = named(page, i, name, offices.to_vec(), "office-then-name", end);
    if party.tokens.end == after && after < end && page.words[after].is(",") && !list_goes_on(page, after, end) {
        party.tokens.end += 1;
    }
    Some(party)
}

/// "The king, Mr X and Mr Y drew apart": whether a ruler who needs no name opens a list.
fn with_crown(page: &Page, first: &OfficeMention, at: usize, end: usize) -> bool {
    let ruler = page.schema.cast.crowned.contains(&first.title) || first.title == "President";
    let bare = ruler && first.of == Of::Open && first.determiner == Determiner::Definite;
    bare && at + 1 < end && page.words[at].is("and") && name_at(page, after_courtesy(page, at + 1, end), end).is_some()
}

/// "A, the regional commissioner, B, the envoy, and C": whether an office stands behind a name told without one, so that the next
/// name is another person's.
fn told_behind(page: &Page, i: usize) -> bool {
    let same = |k: usize| page.words[k].sentence == page.words[i].sentence;
    let plain = |k: &usize| same(*k) && (page.words[*k].tag == Tag::DT || page.words[*k].tag.is_adjective());
    let first = (i.saturating_sub(2)..i).rev().take_while(plain).last().unwrap_or(i);
    let comma = first > 1 && same(first - 2) && page.words[first - 1].is(",") && page.in_name(first - 2);
    let start = (0..first.saturating_sub(1)).rev().take_while(|&k| same(k) && page.in_name(k)).last();
    let titled = |k: usize| {
        k > 0 && same(k - 1) && page.words[k - 1].flags.any(Flags::HEAD.with(Flags::RANK).with(Flags::HONORIFIC))
    };
    comma && first < i && start.is_some_and(|k| !titled(k))
}

/// Whether a name in apposition ends here: a mark, a verb, the end; not a further name.
pub(super) fn closes(page: &Page, at: usize, end: usize) -> bool {
    at >= end
        || page.words[at].kind == TokenKind::Mark
        || matches!(page.words[at].tag, Tag::IN | Tag::CC | Tag::WP | Tag::WDT)
}

/// "The Storting's Speaker, X told": whether an office opens the sentence and a verb stands right behind the name.
pub(super) fn subject(page: &Page, start: usize, at: usize, end: usize) -> bool {
    let opens = start == 0 || page.words[start - 1].sentence != page.words[start].sentence;
    let verb = at < end && matches!(page.words[at].tag, Tag::VBD | Tag::VBZ | Tag::MD);
    let aside = at + 1 < end && page.words[at + 1].is(",");
    opens && verb && !aside
}

/// Whether a comma closes an apposition behind an indefinite office: "a Norwegian general, X, said".
fn encloses(page: &Page, at: usize, end: usize) -> bool {
    let last = at >= end || page.words[at].among(&[".", ";", "!", "?"]);
    last || page.words[at].is(",") && !list_goes_on(page, at, end)
}
