//! Parties: whoever may meet somebody, with everything that the sentence says of them in one place.

use std::ops::Range;

use super::Page;
use super::name::Name;
use super::office::{Determiner, Of, OfficeMention, office};
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::schema::{Flags, Sort};

/// What a party is known by.
#[derive(Clone, Debug, PartialEq)]
pub enum Head {
    /// A name; its tokens.
    Name(Range<usize>),
    /// An office without a name: "the French foreign minister", "the two presidents".
    Office,
    /// "his Russian counterpart", "her host": the word.
    Epithet(String),
    /// A group by description: "senior officials".
    Group(String),
    /// A country or organisation, by its usual name.
    Body(String),
    /// A national: "the Spaniard".
    National,
    /// "he", "they".
    Pronoun,
}

/// One party at one place of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// All its tokens, apposition too.
    pub tokens: Range<usize>,
    /// What it is known by.
    pub head: Head,
    /// Offices that are stated of it here.
    pub offices: Vec<OfficeMention>,
    /// The country or body that it is said to belong to.
    pub of: Option<String>,
    /// The word before.
    pub determiner: Determiner,
    /// "his", "their" before it: the token; or the tokens of a possessing name.
    pub owner: Option<Range<usize>>,
    /// How many: "the two ministers"; 0 where the text does not say.
    pub count: usize,
    /// The epithet before a name: "his Russian counterpart, X".
    pub epithet: Option<String>,
    /// Whether it only tells whose something is: "Putin's adviser".
    pub possessor: bool,
    /// The rule that read it.
    pub rule: &'static str,
}

impl Party {
    fn new(tokens: Range<usize>, head: Head, rule: &'static str) -> Party {
        Party {
            tokens,
            head,
            offices: Vec::new(),
            of: None,
            determiner: Determiner::None,
            owner: None,
            count: 0,
            epithet: None,
            possessor: false,
            rule,
        }
    }

    /// Whether it is a person or persons rather than a country or body.
    pub fn personal(&self) -> bool {
        !matches!(self.head, Head::Body(_))
    }

    /// Whether it stands for several.
    pub fn plural(&self) -> bool {
        match &self.head {
            Head::Group(_) => true,
            Head::Office => self.offices.iter().any(|o| o.plural),
            Head::Epithet(word) => word.ends_with('s') && word != "boss",
            _ => false,
        }
    }
}

/// All parties of a sentence in order; parties of one list ("Presidents X and Y") may share tokens.
pub fn parties(page: &Page, sentence: Range<usize>) -> Vec<Party> {
    let mut out: Vec<Party> = Vec::new();
    let mut i = sentence.start;
    while i < sentence.end {
        let found = party(page, i, sentence.end);
        match found.iter().map(|p| p.tokens.end).max() {
            Some(end) => {
                let inside = inside(page, &found, i..end);
                out.extend(found);
                out.extend(inside);
                i = end.max(i + 1);
            }
            None => i += 1,
        }
    }
    out
}

/// Persons named only to say whose office another one holds: "X, Y's envoy".
fn inside(page: &Page, found: &[Party], tokens: Range<usize>) -> Vec<Party> {
    let heads =
        |n: &Range<usize>| found.iter().any(|p| matches!(&p.head, Head::Name(h) if h.start < n.end && n.start < h.end));
    let names = tokens.filter_map(|i| page.name_starting(i)).map(|n| n.tokens.clone()).filter(|n| !heads(n));
    names
        .map(|name| {
            let mut party = Party::new(name.clone(), Head::Name(name), "name-inside");
            party.possessor = true;
            party
        })
        .collect()
}

/// The parties that start at a token.
fn party(page: &Page, i: usize, end: usize) -> Vec<Party> {
    let word = &page.words[i];
    if word.kind == TokenKind::Mark {
        return Vec::new();
    }
    if let Some(found) = by_field_line(page, i, end).or_else(|| by_office(page, i, end)) {
        return found;
    }
    if let Some(found) = names_then_offices(page, i, end) {
        return found;
    }
    if let Some(found) = by_name(page, i, end) {
        return found;
    }
    let single = epithet(page, i, end)
        .or_else(|| group(page, i, end))
        .or_else(|| body(page, i, end))
        .or_else(|| pronoun(page, i));
    match single {
        Some(party) => with_names_behind(page, party, end),
        None => hyphenated(page, i),
    }
}

/// The name that starts at a token of this sentence.
fn name_at<'p>(page: &'p Page, i: usize, end: usize) -> Option<&'p Name> {
    page.name_starting(i).filter(|n| n.tokens.end <= end)
}

/// The token after honorifics and ranks.
fn after_courtesy(page: &Page, mut i: usize, end: usize) -> usize {
    let courtesy = Flags::HONORIFIC.with(Flags::RANK);
    while i < end
        && page.words[i].flags.any(courtesy)
        && (page.words[i].capital() || page.words[i].text.ends_with('.'))
        && !page.in_name(i)
    {
        i += 1;
    }
    i
}

/// A name of a list, with the country that is said of it.
struct Listed {
    tokens: Range<usize>,
    of: Option<String>,
}

/// "of France" at a token: the country or body, and the token after it.
fn of_body(page: &Page, at: usize, end: usize) -> Option<(String, usize)> {
    if at + 1 >= end || !page.words[at].among(&["of", "for"]) {
        return None;
    }
    let next = at + 1 + usize::from(page.words[at + 1].is("the"));
    let atom = page.atom(next)?;
    Some((page.body_name(atom)?, next + atom.len))
}

/// "(France)" at a token: the country or body, and the token after it.
fn bracketed(page: &Page, at: usize, end: usize) -> Option<(String, usize)> {
    if at + 2 >= end || !page.words[at].is("(") {
        return None;
    }
    let atom = page.atom(at + 1)?;
    let close = at + 1 + atom.len;
    let name = page.body_name(atom).filter(|_| atom.polity().is_some())?;
    (close < end && page.words[close].is(")")).then_some((name, close + 1))
}

/// A list of names from `i` on: "Putin and Erdogan", "A, B and C". Gives the names and the end.
fn name_list(page: &Page, i: usize, end: usize) -> (Vec<Listed>, usize) {
    let mut names = Vec::new();
    let mut at = after_courtesy(page, i, end);
    let mut stop = i;
    while at < end
        && let Some(name) = name_at(page, at, end)
    {
        stop = name.tokens.end;
        let of = of_body(page, stop, end).or_else(|| bracketed(page, stop, end));
        let tokens = name.tokens.clone();
        if let Some((_, after)) = &of {
            stop = *after;
        }
        names.push(Listed { tokens, of: of.map(|(name, _)| name) });
        at = stop;
        if at < end && page.words[at].is(",") {
            at += 1;
        }
        if at < end && page.words[at].among(&["and", "&"]) {
            at += 1;
        }
        if at == stop {
            break;
        }
        at = after_courtesy(page, at, end);
    }
    (names, stop)
}

/// A party that starts with an office: with a name after it, in apposition, or without.
fn by_office(page: &Page, i: usize, end: usize) -> Option<Vec<Party>> {
    let found = office(page, i, end)?;
    let mut at = found.tokens.end;
    let mut offices = vec![found];
    while let Some(next) = second_office(page, at, end) {
        at = next.tokens.end;
        offices.push(next);
    }
    if at + 2 < end && page.words[at].is("since") && page.words[at + 2].is(",") {
        at += 2;
    }
    let direct = after_courtesy(page, at, end);
    let first = &offices[0];
    if first.plural {
        return Some(several(page, i, &offices, end));
    }
    if let Some(name) = name_at(page, direct, end) {
        let name = name.tokens.clone();
        return Some(vec![named(page, i, name, offices, "office-before-name", end)]);
    }
    if at + 1 < end
        && page.words[at].is(",")
        && let Some(style) =
            office(page, at + 1, end).filter(|o| STYLES.contains(&o.title.as_str()) && o.of == Of::Open)
        && let Some(name) = name_at(page, after_courtesy(page, style.tokens.end, end), end)
    {
        let name = name.tokens.clone();
        if style.title == "Ambassador" || style.title == "Cardinal" {
            offices.push(style);
        }
        return Some(vec![named(page, i, name, offices, "office-then-name", end)]);
    }
    if at + 1 < end && page.words[at].is(",") && first.determiner != Determiner::Indefinite {
        let behind = after_courtesy(page, at + 1, end);
        if let Some(name) = name_at(page, behind, end)
            && closes(page, name.tokens.end, end)
        {
            let name = name.tokens.clone();
            let mut party = named(page, i, name.clone(), offices, "office-then-name", end);
            if party.tokens.end == name.end
                && name.end < end
                && page.words[name.end].is(",")
                && !list_goes_on(page, name.end, end)
            {
                party.tokens.end += 1;
            }
            return Some(vec![party]);
        }
    }
    Some(vec![unnamed(i, offices)])
}

/// Titles that stand before a name like a courtesy where an office was told already.
const STYLES: &[&str] =
    &["Ambassador", "Cardinal", "Senator", "Prince", "Princess", "Archbishop", "Bishop", "Justice", "Judge"];

/// "and finance minister" after a first office: a second one of the same person, when a name follows.
fn second_office(page: &Page, at: usize, end: usize) -> Option<OfficeMention> {
    if at + 1 >= end || !page.words[at].is("and") {
        return None;
    }
    let next = office(page, at + 1, end)?;
    let comma = usize::from(next.tokens.end < end && page.words[next.tokens.end].is(","));
    let direct = after_courtesy(page, next.tokens.end + comma, end);
    let named = name_at(page, direct, end).is_some();
    let bare = next.determiner == Determiner::None && matches!(next.of, Of::Open);
    (named && bare && !next.plural).then_some(next)
}

/// Whether a name in apposition ends here: a mark, a verb, the end; not a further name.
fn closes(page: &Page, at: usize, end: usize) -> bool {
    at >= end
        || page.words[at].kind == TokenKind::Mark
        || matches!(page.words[at].tag, Tag::IN | Tag::CC | Tag::WP | Tag::WDT)
}

/// Whether a comma is that of a list: a further party follows it, and an "and".
fn list_goes_on(page: &Page, comma: usize, end: usize) -> bool {
    let next = comma + 1;
    if next >= end || page.words[next].tag.is_verb() || page.words[next].among(&["who", "which", "whom", "whose"]) {
        return false;
    }
    if page.words[next].among(&["and", "&"]) {
        return true;
    }
    let starts = name_at(page, after_courtesy(page, next, end), end).is_some() || office(page, next, end).is_some();
    starts && (next..end.min(next + 25)).any(|i| page.words[i].is("and"))
}

/// "Presidents Putin and Erdogan", "the Russian and Turkish foreign ministers, A and B", "the ministers of X and Y".
fn several(page: &Page, i: usize, offices: &[OfficeMention], end: usize) -> Vec<Party> {
    if let Some(found) = by_fields(page, i, &offices[0], end) {
        return found;
    }
    let first = &offices[0];
    let at = first.tokens.end;
    let comma = usize::from(at < end && page.words[at].among(&[",", ":"]));
    let (names, stop) = name_list(page, at + comma, end);
    let bodies = first.bodies();
    let fits = comma == 0 || names.len() == bodies.len() || bodies.len() <= 1 && names.len() > 1;
    if names.is_empty() || !fits {
        if bodies.len() < 2 {
            return vec![unnamed(i, offices.to_vec())];
        }
        return bodies.iter().map(|of| split(i, first, *of, None, first.tokens.end)).collect();
    }
    names
        .iter()
        .enumerate()
        .map(|(k, name)| {
            let of = name.of.as_deref().or(if bodies.len() == names.len() { bodies[k] } else { bodies[0] });
            split(i, first, of, Some(name.tokens.clone()), stop)
        })
        .collect()
}

/// "the ministers for trade, education and health, A, B and C"; "the trade and health ministers, A and B".
fn by_fields(page: &Page, i: usize, office: &OfficeMention, end: usize) -> Option<Vec<Party>> {
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
    let comma = usize::from(after < end && page.words[after].among(&[",", ":"]));
    let (names, stop) = name_list(page, after + comma, end);
    if fields.len() < 2 || fields.len() != names.len() {
        return None;
    }
    let head = if head.is("secretaries") {
        "Secretary"
    } else if head.is("ministers") {
        "Minister"
    } else {
        "Commissioner"
    };
    let parties = names.into_iter().zip(fields).map(|(name, field)| {
        let of = name.of.clone();
        let mut party = split(i, office, of.as_deref(), Some(name.tokens), stop);
        party.offices[0].title = page.schema.usual_title(&format!("{field} {head}"));
        party.rule = "offices-by-field";
        party
    });
    Some(parties.collect())
}

fn field_word(page: &Page, i: usize) -> bool {
    let word = &page.words[i];
    word.flags.any(Flags::PORTFOLIO) && !word.flags.any(Flags::HEAD)
}

/// Fields of work from a token on: "trade, education and health"; and the token after them.
fn fields(page: &Page, from: usize, end: usize) -> (Vec<String>, usize) {
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
fn by_field_line(page: &Page, i: usize, end: usize) -> Option<Vec<Party>> {
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
fn field_in_brackets(page: &Page, party: &Party, end: usize) -> Option<OfficeMention> {
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

/// "A and B, the presidents of X and Y".
fn names_then_offices(page: &Page, i: usize, end: usize) -> Option<Vec<Party>> {
    let (names, stop) = name_list(page, i, end);
    if names.len() < 2 || stop + 1 >= end || !page.words[stop].is(",") {
        return None;
    }
    let office = office(page, stop + 1 + usize::from(page.words[stop + 1].is("both")), end).filter(|o| o.plural)?;
    let bodies = office.bodies();
    let further = name_at(page, after_courtesy(page, office.tokens.end, end), end).is_some();
    if further || bodies.len() > 1 && bodies.len() != names.len() {
        return None;
    }
    let mut last = office.tokens.end;
    if last < end && page.words[last].is(",") && !list_goes_on(page, last, end) {
        last += 1;
    }
    let party = |(k, name): (usize, Listed)| {
        let of = name.of.as_deref().or(if bodies.len() > 1 { bodies[k] } else { bodies[0] });
        let mut party = split(i, &office, of, Some(name.tokens), last);
        party.rule = "names-then-offices";
        party
    };
    Some(names.into_iter().enumerate().map(party).collect())
}

/// One of several who share an office.
fn split(i: usize, office: &OfficeMention, of: Option<&str>, name: Option<Range<usize>>, end: usize) -> Party {
    let mut own = office.clone();
    own.others.clear();
    own.plural = false;
    if let Some(of) = of {
        own.of = Of::Body(of.to_string());
    }
    let head = name.map_or(Head::Office, Head::Name);
    let mut party = Party::new(i..end, head, "offices-of-several");
    party.determiner = office.determiner;
    party.offices = vec![own];
    party
}

fn unnamed(i: usize, offices: Vec<OfficeMention>) -> Party {
    let last = offices[offices.len() - 1].tokens.end;
    let mut party = Party::new(i..last, Head::Office, "office-alone");
    party.determiner = offices[0].determiner;
    if let Of::Pronoun(token) = offices[0].of {
        party.owner = Some(token..token + 1);
    }
    if let Of::Body(of) = &offices[0].of {
        party.of = Some(of.clone());
    }
    party.offices = offices;
    party
}

/// A name with the offices before it; reads on for what stands behind it.
fn named(
    page: &Page,
    i: usize,
    name: Range<usize>,
    offices: Vec<OfficeMention>,
    rule: &'static str,
    end: usize,
) -> Party {
    let mut party = Party::new(i..name.end, Head::Name(name), rule);
    party.determiner = offices.first().map_or(Determiner::None, |o| o.determiner);
    party.offices = offices;
    behind_name(page, &mut party, end);
    party
}

/// A party that starts with a name, or with a courtesy and a name.
fn by_name(page: &Page, i: usize, end: usize) -> Option<Vec<Party>> {
    let mut at = after_courtesy(page, i, end);
    if at > i && at < end && page.words[i].is("the") {
        at = i;
    }
    let name = name_at(page, at, end)?.tokens.clone();
    let party = named(page, i, name, Vec::new(), "name", end);
    Some(owner_and_owned(page, party, end))
}

/// "Trump's envoy, X": the owner, and the owned office as a party of its own.
fn owner_and_owned(page: &Page, mut party: Party, end: usize) -> Vec<Party> {
    if party.tokens.end < end
        && page.words[party.tokens.end].among(&["administration", "government", "regime", "team", "camp"])
    {
        party.possessor = true;
    }
    let at = party.tokens.end;
    let Head::Name(name) = party.head.clone() else { return vec![party] };
    if at + 1 >= end || !page.words[at].among(&["'s", "’s", "'", "’"]) {
        return vec![party];
    }
    let owned =
        by_office(page, at + 1, end).or_else(|| epithet(page, at + 1, end).map(|p| with_names_behind(page, p, end)));
    let Some(mut owned) = owned else { return vec![party] };
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

/// What stands behind a name: "(right)", "of France", ", the foreign minister,", ", who heads X,".
fn behind_name(page: &Page, party: &mut Party, end: usize) {
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
    apposed(page, party, end);
}

fn skip_brackets(page: &Page, party: &mut Party, end: usize) {
    let at = party.tokens.end;
    if at < end && page.words[at].is("(") {
        let close = (at + 1..end.min(at + 6)).find(|&i| page.words[i].is(")"));
        if let Some(close) = close {
            party.tokens.end = close + 1;
        }
    }
}

/// Offices in apposition, one or several.
fn apposed(page: &Page, party: &mut Party, end: usize) {
    let mut at = party.tokens.end;
    if at + 1 >= end || !page.words[at].among(&[",", "(", "–", "—", "-"]) {
        return;
    }
    at += 1;
    let aside = |at: usize| {
        let word = &page.words[at];
        word.kind == TokenKind::Number
            || word.among(&["mp", "m.p", "m.p.", "kc", "qc", "mep", "phd", "obe", "mbe", "cbe", "jr", "jr."])
    };
    while at + 1 < end && aside(at) && page.words[at + 1].is(",") {
        at += 2;
    }
    if let Some(verb) = clause_verb(page, at, end)
        && heads(page, party, verb, end)
    {
        return;
    }
    let relative = at + 2 < end && page.words[at].is("who") && page.words[at + 1].among(&["is", "was"]);
    let mut former = relative && page.words[at + 1].is("was");
    if relative {
        at += 2 + usize::from(page.words[at + 2].among(&["also", "now", "then"]));
    }
    let (after, past) = adverbs(page, at, end);
    at = after;
    former |= past;
    let owner = page
        .name_starting(at)
        .map(|n| n.tokens.clone())
        .filter(|n| n.end + 1 < end && page.words[n.end].among(&["'s", "’s", "'", "’"]));
    if let Some(owner) = &owner {
        at = owner.end + 1;
    }
    if let Some(said) = epithet(page, at, end).filter(|e| matches!(e.head, Head::Epithet(_)) && !e.plural()) {
        let stop = said.tokens.end;
        if stop >= end || ends_apposition(&page.words[stop]) {
            party.epithet = word_of(&said);
            party.of = party.of.take().or(said.of);
            party.owner = party.owner.take().or(said.owner);
            party.tokens.end =
                stop + usize::from(stop < end && page.words[stop].is(",") && !list_goes_on(page, stop, end));
            return;
        }
    }
    let mut found = Vec::new();
    at = aside_end(page, at, end).unwrap_or(at);
    while at < end {
        let Some(mut next) = office(page, at, end) else { break };
        if let Some(owner) = owner.clone()
            && next.of == Of::Open
        {
            next.of = Of::Person(owner);
        }
        let direct = after_courtesy(page, next.tokens.end, end);
        let titled = !party.offices.is_empty() && party.rule == "office-then-name";
        let listed = titled
            && page.words.get(next.tokens.end).is_some_and(|w| w.is(","))
            && name_at(page, after_courtesy(page, next.tokens.end + 1, end), end).is_some();
        let stated = listed || next.plural || name_at(page, direct, end).is_some();
        let whole = page.words.get(next.tokens.end).is_none_or(|w| next.tokens.end >= end || ends_apposition(w));
        if stated || !whole {
            break;
        }
        next.former |= former || ended(page, next.tokens.end, end);
        if let (Of::Open, Some(Of::Body(of)), Determiner::None) =
            (&next.of, found.first().map(|o: &OfficeMention| &o.of), next.determiner)
        {
            next.of = Of::Body(of.clone());
        }
        at = next.tokens.end;
        found.push(next);
        let more = at + 1 < end && (page.words[at].is("and") || page.words[at].is(",") && page.words[at + 1].is("and"));
        if !more {
            break;
        }
        let mut step = 1 + usize::from(page.words[at].is(","));
        if at + step < end && page.words[at + step].among(&["now", "currently", "later", "also", "today"]) {
            step += 1;
            former = false;
        }
        let further = office(page, at + step, end).filter(|o| {
            !o.plural
                && name_at(page, after_courtesy(page, o.tokens.end, end), end).is_none()
                && (o.determiner != Determiner::None
                    || matches!(o.of, Of::Body(_))
                    || matches!(found[0].of, Of::Body(_))
                    || found[0].determiner.is_definite())
        });
        if further.is_none_or(|o| {
            o.determiner == Determiner::Definite && found[0].determiner == Determiner::None && o.of == Of::Open
        }) {
            break;
        }
        at += step;
    }
    let Some(last) = found.last() else { return };
    let mut stop = last.tokens.end;
    if stop < end && page.words[stop].among(&[",", ")"]) && !list_goes_on(page, stop, end) {
        stop += 1;
    }
    party.tokens.end = stop;
    if party.rule == "name" {
        party.rule = "name-then-office";
    }
    party.offices.extend(found);
}

/// "X, a Kenyan, the director of Y": the token where the office starts behind a short remark on the person.
fn aside_end(page: &Page, at: usize, end: usize) -> Option<usize> {
    if at >= end
        || !page.words[at].among(&["a", "an", "of", "from", "himself", "herself", "aged"])
        || office(page, at, end).is_some()
    {
        return None;
    }
    let comma =
        (at..end.min(at + 6)).find(|&i| page.words[i].kind == TokenKind::Mark || page.words[i].tag.is_verb())?;
    let inner = (at..comma).any(|i| page.in_name(i) || page.words[i].is("and"));
    let starts = comma + 1 < end
        && page.words[comma].is(",")
        && page.words[comma + 1].among(&["the", "a", "an", "now", "currently"]);
    (starts && !inner && office(page, comma + 1, end).is_some()).then_some(comma + 1)
}

/// Adverbs before an office in apposition, and whether they make it a past one: "until lately", "formerly", "now".
fn adverbs(page: &Page, from: usize, end: usize) -> (usize, bool) {
    let is = |at: usize, words: &[&str]| at < end && page.words[at].among(words);
    if is(from, &["until", "till"]) {
        let office = (from + 1..end.min(from + 6)).find(|&i| office(page, i, end).is_some());
        let stop = (from..end.min(from + 6)).find(|&i| page.words[i].kind == TokenKind::Mark);
        return office.filter(|&i| stop.is_none_or(|s| i < s)).map_or((from, false), |i| (i, true));
    }
    let article = is(from, &["once", "then"]) && is(from + 1, &["the", "a", "an", "its"]);
    if is(from, &["formerly", "previously", "lately"]) || article {
        return (from + 1, true);
    }
    let skip = is(from, &["now", "currently", "today", "also", "himself", "herself", "still", "already", "likewise"]);
    (from + usize::from(skip), false)
}

/// Whether what follows an office makes it a past one: "until 1981", "at the time", "in those days".
fn ended(page: &Page, from: usize, end: usize) -> bool {
    let word = |k: usize| (from + k < end).then(|| &page.words[from + k]);
    let is = |k: usize, words: &[&str]| word(k).is_some_and(|w| w.among(words));
    let year = |k: usize| word(k).is_some_and(|w| w.text.len() == 4 && w.text.chars().all(|c| c.is_ascii_digit()));
    is(0, &["until", "till"]) && !is(1, &["the", "his", "her"])
        || is(0, &["at"]) && is(1, &["the", "that"]) && is(2, &["time"])
        || is(0, &["in"])
            && (is(1, &["those", "better", "the"]) && is(2, &["days", "1960s", "1970s", "1980s", "1990s"]) || year(1))
        || is(0, &["from"]) && year(1) && is(2, &["to", "until", "till"])
        || is(0, &["then"]) && word(1).is_none_or(|w| w.kind == TokenKind::Mark)
}

/// "X, who heads the Ministry of Trade,": the office that the clause means, and the clause as part of the party.
fn heads(page: &Page, party: &mut Party, verb: usize, end: usize) -> bool {
    let from = verb + 1;
    let close = headed_end(page, from, end);
    let start = from + usize::from(from < close && page.words[from].among(&["the", "a", "an", "its", "his", "her"]));
    if start >= close {
        return false;
    }
    let Some((title, of)) = headed(page, &page.words[verb].lower, start..close) else { return false };
    let former = page.words[verb].among(&["headed", "led", "chaired", "ran"]);
    party.offices.push(OfficeMention {
        tokens: start..close,
        head: verb,
        title,
        of,
        former,
        ..OfficeMention::default()
    });
    let comma = close < end && page.words[close].is(",") && !list_goes_on(page, close, end);
    party.tokens.end = close + usize::from(comma);
    party.rule = "name-who-heads";
    true
}

/// The verb, or last word, of "who heads", "who also chairs", "who is in charge of", "who holds the".
fn clause_verb(page: &Page, at: usize, end: usize) -> Option<usize> {
    let is = |at: usize, words: &[&str]| at < end && page.words[at].among(words);
    if !is(at, &["who"]) {
        return None;
    }
    let verb = at + 1 + usize::from(is(at + 1, &["also", "now", "currently"]));
    if is(verb, &["heads", "leads", "runs", "chairs", "headed", "led", "chaired", "ran"]) {
        return Some(verb);
    }
    let charge =
        is(verb, &["is", "was"]) && is(verb + 1, &["in"]) && is(verb + 2, &["charge"]) && is(verb + 3, &["of"]);
    let answers = is(verb, &["is", "was"]) && is(verb + 1, &["responsible"]) && is(verb + 2, &["for"]);
    charge.then_some(verb + 3).or_else(|| answers.then_some(verb + 2))
}

/// The end of the noun phrase behind "heads", "leads", "in charge of".
fn headed_end(page: &Page, from: usize, end: usize) -> usize {
    let stops = |&i: &usize| {
        let word = &page.words[i];
        let mark = word.kind == TokenKind::Mark && !word.among(&["'s", "’s", "'", "’", "-", "/"]);
        let inner = word.among(&["of", "for"])
            || word.is("and") && page.words.get(i + 1).is_some_and(|w| w.capital() || w.flags.any(Flags::PORTFOLIO));
        let joint = matches!(word.tag, Tag::IN | Tag::CC | Tag::WP | Tag::WDT | Tag::WRB | Tag::RB | Tag::TO) && !inner;
        mark || joint || word.tag.is_verb() && !word.capital() && !word.flags.any(Flags::PORTFOLIO)
    };
    (from..end.min(from + 14)).find(stops).unwrap_or(end.min(from + 14))
}

/// The office of whoever heads something: a ministry, a government, a field of work, or a body.
fn headed(page: &Page, verb: &str, tokens: Range<usize>) -> Option<(String, Of)> {
    let text = page.text(tokens.clone());
    let lower = text.to_lowercase();
    let body = tokens.clone().filter_map(|i| page.atom(i)).find_map(|a| page.body_name(a));
    let land = body.clone().map_or(Of::Open, Of::Body);
    if let Some(field) = text.strip_prefix("Ministry of ").or_else(|| text.strip_prefix("Department of ")) {
        return Some((page.schema.usual_title(&format!("Minister of {field}")), Of::Open));
    }
    if ["diplomacy", "foreign affairs", "foreign ministry", "foreign office"].iter().any(|w| lower.ends_with(w)) {
        return Some(("Foreign Minister".into(), land));
    }
    let last = &page.words[tokens.end - 1];
    let field =
        |range: Range<usize>| page.words[range].iter().all(|w| w.flags.any(Flags::PORTFOLIO) || w.among(&["and"]));
    if last.among(&["ministry", "department", "portfolio", "portfolios"]) && tokens.len() > 1 {
        let first = (tokens.start..tokens.end - 1).find(|&i| field(i..tokens.end - 1))?;
        let title = format!("{} Minister", page.text(first..tokens.end - 1));
        return Some((page.schema.usual_title(&title), land));
    }
    if verb == "of" || verb == "for" {
        let title = format!("{text} Minister");
        return field(tokens).then(|| (page.schema.usual_title(&title), Of::Open));
    }
    let title = match verb {
        "leads" | "led" => "Leader",
        "chairs" | "chaired" => "Chair",
        _ => "Head",
    };
    if page.words[tokens.clone()].iter().any(|w| w.is("government")) {
        return Some(("Head of Government".into(), land));
    }
    let passing = page.words[tokens.clone()]
        .iter()
        .any(|w| w.flags.any(Flags::ENCOUNTER) || w.among(&["delegation", "team", "list", "session", "initiative"]));
    let listed = tokens.clone().filter_map(|i| page.atom(i)).find(|a| a.organisation().is_some());
    let whole = listed.and_then(|a| page.body_name(a));
    let named = page.words[tokens].iter().any(|w| w.capital() || w.flags.any(Flags::BODYWORD));
    (!passing && named).then(|| (title.to_string(), Of::Body(whole.unwrap_or(text))))
}

fn ends_apposition(word: &super::word::Word) -> bool {
    word.kind == TokenKind::Mark
        || word.among(&["whom", "whose", "which", "that", "but", "also"])
        || word.among(&[
            "and", "who", "or", "in", "at", "since", "until", "till", "on", "with", "as", "under", "from", "then",
        ])
        || word.tag.is_verb()
}

impl Determiner {
    fn is_definite(self) -> bool {
        self == Determiner::Definite
    }
}

/// "his Russian counterpart", "her host", "the guest".
fn epithet(page: &Page, i: usize, end: usize) -> Option<Party> {
    let mut at = i;
    let mut party = Party::new(i..i, Head::Pronoun, "epithet");
    if page.words[at].among(&["the", "his", "her", "their", "its", "my", "our"]) {
        party.determiner = Determiner::Definite;
        if !page.words[at].is("the") {
            party.owner = Some(at..at + 1);
        }
        at += 1;
    } else if page.words[at].among(&["a", "an"]) {
        return None;
    }
    let mut bodies = Vec::new();
    while at < end {
        let word = &page.words[at];
        if let Some(atom) = page.atom(at)
            && let Some(name) = page.body_name(atom)
        {
            bodies.push(name);
            at += atom.len;
            at += usize::from(at < end && page.words[at].among(&["'s", "’s"]));
            continue;
        }
        let stem = word.lower.strip_suffix('s').unwrap_or(&word.lower);
        let known = page.schema.lexicon.flags_of(stem).any(Flags::EPITHET) && word.tag.is_noun();
        let number = at + 1 < end && word.is("opposite") && page.words[at + 1].among(&["number", "numbers"]);
        if (known || number) && (party.determiner == Determiner::Definite || !bodies.is_empty()) {
            let last = at + usize::from(number);
            party.tokens = i..last + 1;
            party.of = bodies.first().cloned();
            party.head = Head::Epithet(plain_epithet(&page.words[last].lower));
            from_body(page, &mut party, end);
            return Some(party);
        }
        let skip = word.flags.any(Flags::QUALIFIER.with(Flags::FORMER))
            || !bodies.is_empty() && word.among(&["and", "&", ","])
            || word.tag == Tag::JJ;
        if !skip {
            return None;
        }
        at += 1;
    }
    None
}

/// Other words for a counterpart count as that.
fn plain_epithet(word: &str) -> String {
    match word {
        "number" | "peer" | "homologue" => "counterpart".into(),
        "numbers" | "peers" | "homologues" => "counterparts".into(),
        other => other.into(),
    }
}

/// The countries named in a description: "his Russian and Chinese counterparts", "her peers from Chile and Peru".
fn bodies_in(page: &Page, tokens: Range<usize>) -> Vec<String> {
    tokens.filter_map(|i| page.atom(i)).filter_map(|a| page.body_name(a)).collect()
}

/// "senior Kazakh officials", "the Russian delegation", "a delegation from X".
fn group(page: &Page, i: usize, end: usize) -> Option<Party> {
    let mut at = i;
    let mut party = Party::new(i..i, Head::Pronoun, "group");
    let mut words: Vec<&str> = Vec::new();
    if page.words[at]
        .among(&["the", "both", "all", "a", "an", "other", "some", "several", "his", "her", "their", "its"])
    {
        party.determiner = if page.words[at].among(&["a", "an", "some", "several", "other"]) {
            Determiner::Indefinite
        } else {
            Determiner::Definite
        };
        if page.words[at].among(&["his", "her", "their", "its"]) {
            party.owner = Some(at..at + 1);
        }
        party.count = if page.words[at].is("both") { 2 } else { 0 };
        at += 1;
    }
    while at < end && at < i + 7 {
        let word = &page.words[at];
        if let Some(atom) = page.atom(at)
            && let Some(name) = page.body_name(atom)
        {
            party.of = Some(name);
            at += atom.len;
            at += usize::from(at < end && page.words[at].among(&["'s", "’s"]));
            continue;
        }
        if page.in_name(at) {
            return None;
        }
        if word.flags.any(Flags::GROUP) && word.tag.is_noun() {
            words.push(&word.lower);
            let more =
                page.words.get(at + 1).is_some_and(|w| at + 1 < end && w.flags.any(Flags::GROUP) && w.tag.is_noun());
            at += 1;
            if more {
                continue;
            }
            party.tokens = i..at;
            party.head = Head::Group(words.join(" "));
            from_body(page, &mut party, end);
            return Some(party);
        }
        match number(&word.lower) {
            Some(n) => party.count = n,
            None if word.tag.is_adjective()
                || word.tag.is_noun()
                || word.flags.any(Flags::PORTFOLIO.with(Flags::QUALIFIER)) =>
            {
                if !word.flags.any(Flags::QUALIFIER) || word.is("senior") {
                    words.push(&word.lower);
                }
            }
            None if word.is("and") && !words.is_empty() => words.push("and"),
            None => return None,
        }
        at += 1;
    }
    None
}

/// "officials from X", "representatives of X".
fn from_body(page: &Page, party: &mut Party, end: usize) {
    let at = party.tokens.end;
    if party.of.is_some() || at + 1 >= end || !page.words[at].among(&["of", "from"]) {
        return;
    }
    let next = at + 1 + usize::from(page.words[at + 1].is("the"));
    if let Some(atom) = page.atom(next)
        && let Some(name) = page.body_name(atom)
    {
        party.of = Some(name);
        party.tokens.end = next + atom.len;
        let plural = party.plural();
        while plural && party.tokens.end + 1 < end && page.words[party.tokens.end].among(&["and", ","]) {
            let at = party.tokens.end + 1 + usize::from(page.words[party.tokens.end + 1].among(&["and", "the"]));
            let Some(atom) = page.atom(at).filter(|a| page.body_name(a).is_some()) else { break };
            party.tokens.end = at + atom.len;
        }
    }
}

/// A small number in words or digits.
pub fn number(word: &str) -> Option<usize> {
    let words =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    words.iter().position(|w| *w == word).or_else(|| word.parse().ok().filter(|n| *n < 100))
}

/// A country, an organisation, its people.
fn body(page: &Page, i: usize, end: usize) -> Option<Party> {
    let start = i + usize::from(page.words[i].is("the") && i + 1 < end);
    let atom = page.atom(start)?;
    let stop = start + atom.len;
    if let Some(k) = atom.organisation()
        && page.schema.organisations[k as usize].kind == Sort::Agency
    {
        return None;
    }
    let adjective = atom.adjective().is_some() && atom.polity().is_none();
    let noun_follows = stop < end
        && page.words[stop].word()
        && (page.words[stop].tag.is_noun() || page.words[stop].tag.is_adjective());
    if adjective && (noun_follows || atom.people().is_none()) {
        return None;
    }
    let name = page.body_name(atom)?;
    let national =
        atom.people().is_some() && atom.polity().is_none() && start > i && !page.words[start].lower.ends_with('s');
    let head = if national { Head::National } else { Head::Body(name.clone()) };
    let mut party = Party::new(i..stop, head, "body");
    party.of = Some(name);
    party.determiner = if start > i { Determiner::Definite } else { Determiner::None };
    if stop + 1 < end && page.words[stop].among(&["'s", "’s"]) {
        party.possessor = true;
    }
    Some(party)
}

fn pronoun(page: &Page, i: usize) -> Option<Party> {
    let word = &page.words[i];
    let several = word.is("the")
        && page.words.get(i + 1).is_some_and(|w| w.among(&["two", "three", "four", "pair", "trio", "duo", "quartet"]));
    let bare = page.words.get(i + 2).is_none_or(|w| !w.tag.is_noun() && !w.tag.is_adjective() && w.tag != Tag::CD);
    if several && bare {
        return Some(Party::new(i..i + 2, Head::Pronoun, "pronoun"));
    }
    let known = word.among(&["he", "she", "they", "him", "them", "both", "her"])
        && matches!(word.tag, Tag::PRP | Tag::DT | Tag::PDT);
    let mut party = Party::new(i..i + 1, Head::Pronoun, "pronoun");
    party.count = if word.among(&["he", "she", "him", "her"]) { 1 } else { 0 };
    known.then_some(party)
}

/// "Russia's Vladimir Putin", "his Russian counterpart, Foreign Minister X", "the guest, X".
fn with_names_behind(page: &Page, party: Party, end: usize) -> Vec<Party> {
    let mut at = party.tokens.end;
    if at < end && matches!(party.head, Head::Body(_)) {
        if !page.words[at].among(&["'s", "’s", "'", "’"]) {
            return vec![party];
        }
        let direct = after_courtesy(page, at + 1, end);
        let Some(name) = name_at(page, direct, end) else { return vec![party] };
        let mut owned = named(page, party.tokens.start, name.tokens.clone(), Vec::new(), "country-before-name", end);
        owned.of = party.of.clone();
        return vec![owned];
    }
    if !matches!(party.head, Head::Epithet(_) | Head::National) {
        return vec![party];
    }
    let comma = at < end && page.words[at].is(",");
    at += usize::from(comma);
    if at >= end {
        return vec![party];
    }
    if party.plural() {
        let (names, stop) = name_list(page, at, end);
        if names.len() > 1 {
            let epithet = word_of(&party);
            let bodies = bodies_in(page, party.tokens.clone());
            let each = bodies.len() == names.len();
            return names
                .into_iter()
                .enumerate()
                .map(|(k, name)| Party {
                    tokens: party.tokens.start..stop,
                    head: Head::Name(name.tokens),
                    rule: "epithet-then-names",
                    epithet: epithet.clone(),
                    of: name.of.or_else(|| if each { Some(bodies[k].clone()) } else { party.of.clone() }),
                    ..party.clone()
                })
                .collect();
        }
        return vec![party];
    }
    let mut behind = by_office(page, at, end).filter(|b| b.len() == 1 && matches!(b[0].head, Head::Name(_)));
    behind = behind
        .or_else(|| by_name(page, at, end).filter(|b| b.len() == 1 && (!comma || closes(page, b[0].tokens.end, end))));
    let Some(mut found) = behind else { return vec![party] };
    let mut one = found.remove(0);
    let owned_elsewhere = one.offices.iter().any(|o| matches!(&o.of, Of::Body(of) if Some(of) != party.of.as_ref()));
    if comma && owned_elsewhere {
        return vec![party];
    }
    one.tokens.start = party.tokens.start;
    one.of = one.of.or(party.of.clone());
    one.owner = one.owner.or(party.owner.clone());
    one.epithet = word_of(&party);
    one.count = 1;
    one.rule = "epithet-then-name";
    if comma && one.tokens.end < end && page.words[one.tokens.end].is(",") && !list_goes_on(page, one.tokens.end, end) {
        one.tokens.end += 1;
    }
    vec![one]
}

fn word_of(party: &Party) -> Option<String> {
    match &party.head {
        Head::Epithet(word) => Some(word.clone()),
        _ => None,
    }
}

/// "U.S.-Russian", "Belgrade-Pristina": both sides.
fn hyphenated(page: &Page, i: usize) -> Vec<Party> {
    let Some(atom) = page.atom(i) else { return Vec::new() };
    let sides = atom.pair.iter().filter_map(|e| page.entry_name(e)).map(str::to_string);
    sides
        .map(|name| {
            let mut party = Party::new(i..i + 1, Head::Body(name.clone()), "hyphenated");
            party.of = Some(name);
            party.possessor = true;
            party
        })
        .collect()
}
