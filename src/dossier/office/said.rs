//! Who is said to hold what?

use super::Said;
use super::style::{courtesy, nothing, part_of_name, princely};
use crate::claim::line::Line;
use crate::claim::{Claims, Side};
use crate::dossier::person::Beings;
use crate::mention::Page;
use crate::mention::office::{Of, OfficeMention};
use crate::mention::party::Head;

/// Every statement of an office of a person, by a name or by a verb.
pub(super) fn statements<'c>(page: &Page, claims: &'c Claims, beings: &Beings) -> Vec<Said<'c>> {
    let mut said = Vec::new();
    for line in &claims.lines {
        for (k, party) in line.parties.iter().enumerate() {
            let Some(&person) = beings.of_party.get(&(line.sentence, k)) else { continue };
            for office in &party.offices {
                let name = &beings.all[person].name;
                let none = courtesy(page, party, office) || princely(name, party, office);
                if !none && !part_of_name(page, name, party, office) {
                    said.push(Said { person, office: office.clone(), line, party: k, rule: party.rule });
                }
            }
        }
    }
    for claim in &claims.roles {
        let line = &claims.lines[claim.sentence];
        let Side::Group(g) = &claim.who else { continue };
        let Some(k) = holder(page, line, *g) else { continue };
        let Some(&person) = beings.of_party.get(&(line.sentence, k)) else { continue };
        let possessor = page.words.get(line.parties[claim.office].tokens.end).is_some_and(|w| w.among(&["'s", "’s"]));
        let own = |m: &OfficeMention| !possessor && !nothing(page, &line.parties[claim.office], m);
        for mention in claimed(line, claim.office).into_iter().filter(own) {
            let mut mention = mention.clone();
            mention.former |= claim.former;
            said.push(Said { person, office: mention, line, party: k, rule: &claim.rule });
        }
    }
    said
}

/// The offices of "is deputy prime minister and minister of defence of X": all of the list that a claim names the first of.
fn claimed(line: &Line, first: usize) -> Vec<OfficeMention> {
    if line.parties[first].head != Head::Office {
        return Vec::new();
    }
    let group = line.groups.iter().find(|g| g.parties.contains(&first));
    let rows = group.map_or_else(|| vec![first], |g| g.parties.iter().copied().filter(|&k| k >= first).collect());
    let one =
        |k: &&usize| line.parties[**k].head == Head::Office && line.parties[**k].offices.iter().all(|o| !o.plural);
    let mut all: Vec<OfficeMention> =
        rows.iter().take_while(one).flat_map(|&k| &line.parties[k].offices).cloned().collect();
    if all.is_empty() {
        all = line.parties[first].offices.clone();
    }
    let told = all.iter().find(|o| matches!(o.of, Of::Body(_))).map(|o| o.of.clone());
    for open in all.iter_mut().filter(|o| o.of == Of::Open) {
        open.of = told.clone().unwrap_or_default();
    }
    all
}

/// Who of a list is said to be something: the only one, or the last before a clause: "A and B, who became minister".
fn holder(page: &Page, line: &Line, group: usize) -> Option<usize> {
    let group = &line.groups[group];
    match group.parties[..] {
        [one] => Some(one),
        [.., last] => {
            let end = line.parties[last].tokens.end;
            let clause =
                page.words.get(end).is_some_and(|w| w.is(",")) && page.words.get(end + 1).is_some_and(|w| w.is("who"));
            clause.then_some(last)
        }
        [] => None,
    }
}
