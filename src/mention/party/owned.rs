//! Whom does somebody named have or send? "X's envoy, Y", "the Meyer administration".

use super::described::{owned_epithet, with_names_behind};
use super::holder::by_office;
use super::{Head, Party};
use crate::document::tag::Tag;
use crate::mention::Page;
use crate::mention::office::Of;
use crate::schema::Flags;

/// Those whom somebody has or sends, where no list knows the office.
const HIS: &[&str] = &[
    "son",
    "sons",
    "daughter",
    "daughters",
    "brother",
    "brothers",
    "sister",
    "wife",
    "husband",
    "widow",
    "father",
    "mother",
    "uncle",
    "nephew",
    "niece",
    "cousin",
    "in-law",
    "son-in-law",
    "brother-in-law",
    "envoy",
    "envoys",
    "aide",
    "aides",
    "emissary",
    "emissaries",
    "lawyer",
    "lawyers",
    "doctor",
    "secretary",
    "ally",
    "allies",
    "supporters",
    "followers",
    "people",
    "men",
    "family",
    "entourage",
    "man",
    "woman",
    "friend",
    "friends",
    "confidant",
    "lieutenant",
    "lieutenants",
    "representative",
    "representatives",
    "spokesman",
    "spokeswoman",
    "deputy",
    "deputies",
    "assistant",
    "successor",
    "predecessor",
    "staff",
    "troops",
    "forces",
    "soldiers",
    "negotiators",
    "advisers",
    "advisors",
    "adviser",
    "advisor",
];

/// "X's eldest son": whether what stands behind the owner is somebody else.
fn somebody_of_his(page: &Page, from: usize, end: usize) -> bool {
    let inside = |i: &usize| page.words[*i].tag.is_noun() || page.words[*i].tag.is_adjective();
    (from..end.min(from + 4)).take_while(inside).any(|i| page.words[i].among(HIS))
}

/// Those who govern under somebody: "the Meyer administration".
const GOVERNMENTS: &[&str] = &["administration", "government", "regime"];

/// "the Meyer administration", "Meyer administration officials": those who govern under somebody, where they end the phrase.
fn governed(page: &Page, party: &Party, end: usize) -> Option<Party> {
    let Head::Name(name) = &party.head else { return None };
    let at = party.tokens.end;
    let noun = |i: usize| i < end && (page.words[i].tag.is_noun() || page.words[i].tag == Tag::POS);
    let plain = party.offices.is_empty() && party.tokens == *name;
    if !plain || at >= end || !page.words[at].among(GOVERNMENTS) {
        return None;
    }
    let officials = noun(at + 1) && page.words[at + 1].flags.any(Flags::GROUP);
    let last = at + usize::from(officials);
    let group = Head::Group(page.words[last].lower.to_string());
    let party = Party { head: group, tokens: name.start..last + 1, owner: Some(name.clone()), ..party.clone() };
    (!noun(last + 1)).then_some(party)
}

/// "Trump's envoy, X": the owner, and the owned office as a party of its own.
pub(super) fn owner_and_owned(page: &Page, mut party: Party, end: usize) -> Vec<Party> {
    if let Some(group) = governed(page, &party, end) {
        return vec![group];
    }
    party.possessor |= party.tokens.end < end
        && (page.words[party.tokens.end].among(GOVERNMENTS) || page.words[party.tokens.end].among(&["team", "camp"]));
    let at = party.tokens.end;
    let Head::Name(name) = party.head.clone() else { return vec![party] };
    if at + 1 >= end || !page.words[at].among(&["'s", "’s", "'", "’"]) {
        return vec![party];
    }
    let owned = by_office(page, at + 1, end)
        .or_else(|| owned_epithet(page, at + 1, end).map(|p| with_names_behind(page, p, end)));
    let Some(mut owned) = owned else {
        party.possessor |= somebody_of_his(page, at + 1, end);
        return vec![party];
    };
    let mut direct = owned.iter().all(|p| matches!(p.head, Head::Office | Head::Epithet(_) | Head::Name(_)));
    direct &= owned.iter().all(|p| p.offices.iter().all(|o| !matches!(o.of, Of::Body(_))));
    if !direct {
        return vec![party];
    }
    for p in &mut owned {
        p.owner = Some(name.clone());
        for office in &mut p.offices {
            if office.of == Of::Open {
                office.of = Of::Person(name.clone());
            }
        }
    }
    party.possessor = true;
    let mut out = vec![party];
    out.append(&mut owned);
    out
}
