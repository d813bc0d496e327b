//! What stands behind a name? "(right)", "of France", "'s presidency".

use super::Party;
use super::beside::apposed;
use super::field::field_in_brackets;
use super::list::{bracketed, of_body};
use crate::mention::Page;
use crate::mention::office::{Determiner, Of, OfficeMention, office};

/// What stands behind a name: "(right)", "of France", ", the foreign minister,", ", who heads X,".
pub(super) fn behind_name(page: &Page, party: &mut Party, end: usize) {
    let in_brackets = bracketed(page, party.tokens.end, end);
    if let Some(office) = field_in_brackets(page, party, end) {
        party.tokens.end = office.tokens.end;
        party.offices.push(office);
    } else if in_brackets.is_none() {
        skip_brackets(page, party, end);
    }
    let own = of_body(page, party.tokens.end, end).filter(|_| page.words[party.tokens.end].is("of"));
    if let Some((of, after)) = own.or(in_brackets) {
        party.tokens.end = after;
        match party.offices.first_mut() {
            Some(office) if office.of == Of::Open => office.of = Of::Body(of),
            _ => party.of = Some(of),
        }
    }
    district(page, party, end);
    presidency(page, party, end);
    apposed(page, party, end);
}

/// "Governor X of Sokoto", "Bishop Y of Armagh": the place that whoever holds a local office stands over.
fn district(page: &Page, party: &mut Party, end: usize) {
    let at = party.tokens.end;
    let Some(office) = party.offices.first_mut().filter(|o| o.of == Of::Open) else { return };
    let local = page.words[office.head].among(&["governor", "mayor", "bishop", "archbishop", "premier"]);
    let inner = |i: &usize| page.words[*i].capital() && page.words[*i].word() && !page.in_name(*i);
    let stop = (at + 1..end.min(at + 4)).find(|i| !inner(i)).unwrap_or(end.min(at + 4));
    if local && at < end && page.words[at].is("of") && stop > at + 1 {
        office.of = Of::Body(page.text(at + 1..stop));
        party.tokens.end = stop;
    }
}

/// "X's presidency": whose it is holds or held that office.
fn presidency(page: &Page, party: &mut Party, end: usize) {
    let at = party.tokens.end;
    let owns = at + 1 < end && page.words[at].among(&["'s", "’s", "'", "’"]) && party.offices.is_empty();
    let title = match &*page.words[(at + 1).min(end - 1)].lower {
        "presidency" => "President",
        "premiership" => "Prime Minister",
        "chancellorship" => "Chancellor",
        _ => return,
    };
    if owns {
        let title = title.to_string();
        party.offices.push(OfficeMention { tokens: at + 1..at + 2, head: at + 1, title, ..OfficeMention::default() });
    }
}

/// Goes past a bracket behind a name; a full office in it is the person's.
fn skip_brackets(page: &Page, party: &mut Party, end: usize) {
    let at = party.tokens.end;
    if at < end && page.words[at].is("(") {
        let close = (at + 1..end.min(at + 6)).find(|&i| page.words[i].is(")"));
        let office = close.and_then(|c| office(page, at + 1, c).filter(|o| o.tokens.end == c && !o.plural));
        let told = office.filter(|o| matches!(o.of, Of::Body(_)) && o.determiner != Determiner::Indefinite);
        party.offices.extend(told);
        if let Some(close) = close {
            party.tokens.end = close + 1;
        }
    }
}
