//! Words for those of whom the text tells no name: one official, a team of inspectors.

use super::Party;
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::schema::Flags;

/// One of whom the text tells no more than rank or calling: "a senior Peruvian official".
const SINGLES: &[&str] = &[
    "official",
    "general",
    "officer",
    "colonel",
    "admiral",
    "executive",
    "businessman",
    "businesswoman",
    "banker",
    "scholar",
    "academic",
    "dissident",
    "activist",
    "rebel",
    "cleric",
    "militant",
    "inspector",
    "economist",
    "scientist",
    "politician",
    "expert",
    "delegate",
    "specialist",
    "researcher",
    "lawyer",
    "financier",
    "industrialist",
];

/// Whether a description that stands for a group means one person alone.
pub fn single(noun: &str) -> bool {
    noun.rsplit(' ').next().is_some_and(|last| SINGLES.contains(&last))
}

/// "a senior Peruvian official", "an officer of the Peruvian army": the word for one of whom no more is told.
pub(super) fn one_of<'p>(page: &'p Page, party: &Party, i: usize, at: usize, end: usize) -> Option<&'p str> {
    if !page.words[i].among(&["a", "an", "one", "another"]) {
        return None;
    }
    let word = &page.words[at];
    let whose = party.of.is_some() || at + 1 < end && page.words[at + 1].among(&["of", "from"]);
    let next = page.words.get(at + 1).filter(|_| at + 1 < end);
    let bare = next.is_none_or(|w| !w.tag.is_noun() && w.tag != Tag::POS && !page.in_name(at + 1));
    let known = word.among(SINGLES) && word.tag.is_noun() && !word.capital();
    (whose && bare && known).then_some(&*word.lower)
}

/// "a delegation of Peruvian lawmakers", "a team of UN inspectors": where those begin of whom it is made up.
pub(super) fn members(page: &Page, at: usize, end: usize) -> Option<usize> {
    let working = at + 1 < end && page.words[at].is("working") && page.words[at + 1].is("group");
    let at = at + usize::from(working);
    let made = at + 2 < end
        && (working || page.words[at].among(&["delegation", "team", "panel", "mission", "committee", "commission"]))
        && page.words[at + 1].is("of");
    let named = |&i: &usize| page.words[i].tag.is_noun() || page.words[i].tag.is_adjective() || page.atom(i).is_some();
    let mut plain = (at + 2..end.min(at + 7)).take_while(named);
    let many = |i: usize| page.words[i].flags.any(Flags::GROUP) && page.words[i].lower.ends_with('s');
    (made && plain.any(many)).then_some(at + 2)
}
