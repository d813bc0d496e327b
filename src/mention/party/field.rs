//! Offices told by their fields of work: "the ministers for energy and labour, A and B", "Finance: A", "A (finance)".

use super::Party;
use super::holder::named;
use super::list::{after_courtesy, name_at, name_list, split};
use crate::mention::Page;
use crate::mention::office::{Of, OfficeMention};
use crate::schema::Flags;

/// "the ministers for energy, labour and tourism, A, B and C"; "the trade and health ministers, A and B".
pub(super) fn by_fields(page: &Page, i: usize, office: &OfficeMention, end: usize) -> Option<Vec<Party>> {
    let (fields, after) = shared_fields(page, i, office, end)?;
    let comma = usize::from(after < end && page.words[after].among(&[",", ":"]));
    let (names, stop) = name_list(page, after + comma, end);
    if fields.len() != names.len() {
        return None;
    }
    let parties = names.into_iter().zip(fields).map(|(name, field)| {
        let of = name.of.clone();
        let mut party = split(i, office, of.as_deref(), Some(name.tokens), stop);
        party.offices[0].title = field_title(page, office, &field);
        party.rule = "offices-by-field";
        party
    });
    Some(parties.collect())
}

/// "the Peruvian foreign and defence ministers": one office for each country and field.
pub(super) fn fields_alone(page: &Page, i: usize, office: &OfficeMention, end: usize) -> Option<Vec<Party>> {
    let (fields, _) = shared_fields(page, i, office, end)?;
    let lands = office.bodies();
    let land = |of: &&str| page.schema.polity(of).is_some();
    let told = !matches!(office.of, Of::Open);
    if !told || !lands.iter().flatten().all(land) {
        return None;
    }
    let each = |of: Option<&str>, field: &String| {
        let mut party = split(i, office, of, None, office.tokens.end);
        party.offices[0].title = field_title(page, office, field);
        party.rule = "offices-by-field";
        party.of = of.map(str::to_string);
        if let Of::Pronoun(token) = office.of {
            party.owner = Some(token..token + 1);
        }
        party
    };
    Some(lands.iter().flat_map(|of| fields.iter().map(|f| each(*of, f)).collect::<Vec<_>>()).collect())
}

/// The title of one who has a field of work, from the word for several.
fn field_title(page: &Page, office: &OfficeMention, field: &str) -> String {
    let head = match &*page.words[office.head].lower {
        "secretaries" => "Secretary",
        "ministers" => "Minister",
        _ => "Commissioner",
    };
    page.schema.usual_title(&format!("{field} {head}"))
}

/// The fields of work that several share out, two or more, and the token after them.
fn shared_fields(page: &Page, i: usize, office: &OfficeMention, end: usize) -> Option<(Vec<String>, usize)> {
    let head = &page.words[office.head];
    if !head.among(&["ministers", "secretaries", "commissioners"]) {
        return None;
    }
    let behind = office.head + 1;
    let (fields, after) = if behind < end && page.words[behind].among(&["for", "of"]) {
        fields(page, behind + 1, end)
    } else {
        let start = (i..office.head)
            .rev()
            .take_while(|&k| field_word(page, k) || page.words[k].among(&[",", "and", "&"]))
            .last()?;
        let start = (start..office.head).find(|&k| field_word(page, k))?;
        (fields(page, start, office.head).0, office.tokens.end)
    };
    (fields.len() > 1).then_some((fields, after))
}

pub(super) fn field_word(page: &Page, i: usize) -> bool {
    let word = &page.words[i];
    word.flags.any(Flags::PORTFOLIO) && !word.flags.any(Flags::HEAD)
}

/// Fields of work from a token on: "trade, education and health"; and the token after them.
pub(super) fn fields(page: &Page, from: usize, end: usize) -> (Vec<String>, usize) {
    let mut out: Vec<String> = Vec::new();
    let mut at = from + usize::from(from < end && page.words[from].is("the"));
    let mut stop = at;
    while at < end && field_word(page, at) {
        let last = (at..end).take_while(|&i| field_word(page, i)).last().unwrap_or(at) + 1;
        out.push(page.text(at..last));
        stop = last;
        let comma = last < end && page.words[last].is(",");
        let and = last + usize::from(comma) < end && page.words[last + usize::from(comma)].among(&["and", "&"]);
        at = last + usize::from(comma) + usize::from(and);
        at += usize::from(at < end && page.words[at].is("the"));
        if at == last {
            break;
        }
    }
    (out, stop)
}

/// "Foreign Affairs: X, until now ambassador": a line of a list of ministers.
pub(super) fn by_field_line(page: &Page, i: usize, end: usize) -> Option<Vec<Party>> {
    let first = i == 0 || page.words[i - 1].sentence != page.words[i].sentence;
    if !first || !field_word(page, i) {
        return None;
    }
    let colon = (i..end.min(i + 7)).find(|&k| !field_word(page, k) && !page.words[k].among(&["and", "&", ","]))?;
    if !page.words[colon].among(&[":", "–", "—", "-"]) {
        return None;
    }
    let name = name_at(page, after_courtesy(page, colon + 1, end), end)?.tokens.clone();
    let title = page.schema.usual_title(&format!("{} Minister", page.text(i..colon)));
    let office = OfficeMention { tokens: i..colon, head: colon - 1, title, ..OfficeMention::default() };
    Some(vec![named(page, i, name, vec![office], "field-then-name", end)])
}

/// "A (administration), B (legal affairs)" after "the secretaries": the office of one of them.
pub(super) fn field_in_brackets(page: &Page, party: &Party, end: usize) -> Option<OfficeMention> {
    let open = party.tokens.end;
    if open + 2 >= end || !page.words[open].is("(") || !field_word(page, open + 1) {
        return None;
    }
    let (found, close) = fields(page, open + 1, end);
    if close >= end || !page.words[close].is(")") {
        return None;
    }
    let start = (0..open).rev().take_while(|&k| page.words[k].sentence == page.words[open].sentence).last()?;
    let head = (start..open)
        .rev()
        .find(|&k| page.words[k].among(&["ministers", "secretaries", "commissioners", "deputies"]))?;
    let head = match &*page.words[head].lower {
        "secretaries" => "Secretary",
        "commissioners" => "Commissioner",
        _ => "Minister",
    };
    let title = page.schema.usual_title(&format!("{} {head}", found.join(" and ")));
    Some(OfficeMention { tokens: open..close + 1, head: open + 1, title, ..OfficeMention::default() })
}
