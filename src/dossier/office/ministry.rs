//! Of which ministry is whoever is told as a minister alone?

use std::collections::BTreeMap;

use super::title::ends;
use super::{Offices, Tenure};
use crate::claim::Claims;
use crate::dossier::fact::Office;
use crate::mention::Page;
use crate::schema::{Flags, fold};

/// "At the Defense Ministry ... General X, the minister": whose ministry alone is named there or right before.
pub(super) fn at_ministries(page: &Page, out: &mut Offices) {
    let plain = |t: &Tenure| t.office.title == "Minister" && t.office.of.is_some();
    let alone = |all: &&mut Vec<Tenure>| all.iter().filter(|t| ends(&fold(&t.office.title), "minister")).count() == 1;
    for tenure in out.tenures.iter_mut().filter(alone).flatten().filter(|t| plain(t)) {
        let sentences = &page.document.sentences;
        let told = tenure.evidence.iter().filter_map(|e| sentences.iter().position(|s| s.span == e.span));
        let mut fields: Vec<String> =
            told.flat_map(|s| [Some(s), s.checked_sub(1)]).flatten().flat_map(|s| ministries(page, s)).collect();
        fields.sort();
        fields.dedup();
        if let [field] = &fields[..] {
            tenure.office.title = page.schema.usual_title(&format!("{field} Minister"));
        }
    }
}

/// The fields of the ministries that a sentence names.
fn ministries(page: &Page, sentence: usize) -> Vec<String> {
    let tokens = page.sentence(sentence);
    let field = |i: &usize| page.words[*i].flags.any(Flags::PORTFOLIO);
    let named = |i: usize| {
        let first = (tokens.start..i).rev().take_while(field).last();
        let behind = (i + 2..tokens.end).take_while(field).last().filter(|_| page.words[i + 1].is("of"));
        let state = |f: &usize| !page.words[*f].is("state");
        first.filter(state).map(|f| page.text(f..i)).or_else(|| behind.map(|l| page.text(i + 2..l + 1)))
    };
    tokens.clone().filter(|&i| page.words[i].is("ministry") && i + 2 < tokens.end).filter_map(named).collect()
}

/// "The German minister" where the text speaks of foreign ministers alone: he is one too.
pub(super) fn plain_ministers(claims: &Claims, out: &mut Offices) {
    let mut fields: BTreeMap<&str, usize> = BTreeMap::new();
    let mentions = claims.lines.iter().flat_map(|l| &l.parties).flat_map(|p| &p.offices);
    let other = ["Prime", "Cabinet", "Deputy", "Vice", "State", "First", "Junior"];
    for field in mentions.filter_map(|o| o.title.strip_suffix(" Minister")) {
        if !field.contains(' ') && !other.contains(&field) {
            *fields.entry(field).or_default() += 1;
        }
    }
    let Some((&field, &most)) = fields.iter().max_by_key(|(_, n)| **n) else { return };
    if most < 2 || fields.values().sum::<usize>() * 3 > most * 4 {
        return;
    }
    let held: Vec<Office> = out.tenures.iter().flatten().map(|t| t.office.clone()).collect();
    for tenure in out.tenures.iter_mut().flatten().filter(|t| t.office.title == "Minister") {
        let full = Office { title: format!("{field} Minister"), of: tenure.office.of.clone() };
        if full.of.is_some() && !held.contains(&full) {
            tenure.office = full;
        }
    }
}
