//! Offices with their holders, and names with what stands behind them.

use std::ops::Range;

use super::beside::apposed;
use super::described::{from_body, owned_epithet, with_names_behind};
use super::field::field_in_brackets;
use super::list::{after_courtesy, bracketed, list_goes_on, name_at, of_body, several};
use super::{Head, Party};
use crate::document::tag::Tag;
use crate::document::{Case, TokenKind};
use crate::mention::Page;
use crate::mention::office::{Determiner, Of, OfficeMention, office};
use crate::schema::Flags;

/// A party that starts with an office: with a name after it, in apposition, or without.
pub(super) fn by_office(page: &Page, i: usize, end: usize) -> Option<Vec<Party>> {
    let found = office(page, i, end)?;
    let mut at = found.tokens.end;
    let mut offices = vec![found];
    while let Some(next) = second_office(page, at, end) {
        at = next.tokens.end;
        offices.push(next);
    }
    at = styled(page, at, end).unwrap_or(at);
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
        if let Some(sent) = sent_by(page, first, &name).filter(|_| offices.len() == 1) {
            return Some(vec![sent]);
        }
        let party = named(page, i, name, offices, "office-before-name", end);
        return Some(owner_and_owned(page, party, end));
    }
    if offices.iter().any(|o| o.under) {
        return Some(vec![unnamed(i, offices)]);
    }
    let style_at = at + usize::from(at < end && page.words[at].is(","));
    if style_at < end
        && let Some(style) =
            office(page, style_at, end).filter(|o| STYLES.contains(&o.title.as_str()) && o.of == Of::Open)
        && let Some(name) = name_at(page, after_courtesy(page, style.tokens.end, end), end)
    {
        let name = name.tokens.clone();
        if style.title == "Cardinal" || style.title == "Ambassador" && !represents(page, first) {
            offices.push(style);
        }
        return Some(vec![named(page, i, name, offices, "office-then-name", end)]);
    }
    if at + 1 < end && page.words[at].is(",") && !told_behind(page, i) {
        let behind = after_courtesy(page, at + 1, end);
        if let Some(name) = name_at(page, behind, end)
            && (closes(page, name.tokens.end, end) || subject(page, i, name.tokens.end, end))
            && (first.determiner != Determiner::Indefinite || encloses(page, name.tokens.end, end))
            && !with_crown(page, first, name.tokens.end, end)
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
    if let Some(found) = chairing(page, i, &offices, end) {
        return Some(found);
    }
    Some(vec![from_there(page, unnamed(i, offices), end)])
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

/// Whether an office is itself one of those who are sent: an ambassador's style says nothing more of its holder.
fn represents(page: &Page, office: &OfficeMention) -> bool {
    page.words[office.head].among(&["representative", "envoy", "coordinator", "co-ordinator", "negotiator"])
}

/// "Deputy Foreign Minister Ambassador X": the token behind a title that is no more than a style right behind an office.
fn styled(page: &Page, at: usize, end: usize) -> Option<usize> {
    let style = office(page, at, end).filter(|o| o.tokens.len() == 1 && STYLES.contains(&o.title.as_str()))?;
    let stop = style.tokens.end;
    let named = name_at(page, after_courtesy(page, stop, end), end).is_some();
    (named && page.words[at].capital()).then_some(stop)
}

/// "the chairman of the Forum, Prime Minister X of Tonga": who chairs a body holds the other office at home.
fn chairing(page: &Page, i: usize, offices: &[OfficeMention], end: usize) -> Option<Vec<Party>> {
    let chair = |o: &&OfficeMention| {
        let word = &page.words[o.head].lower;
        o.determiner == Determiner::Definite && ["chairman", "chairwoman", "chairperson", "chair"].contains(&&**word)
    };
    let at = offices.last().filter(chair)?.tokens.end;
    if at + 1 >= end || !page.words[at].is(",") || page.words[at + 1].is("and") {
        return None;
    }
    let mut found = by_office(page, at + 1, end).filter(|f| f.len() == 1 && f[0].rule == "office-before-name")?;
    let whole = found[0].determiner != Determiner::Indefinite && closes(page, found[0].tokens.end, end);
    let one = &mut found[0];
    one.offices.splice(0..0, offices.iter().cloned());
    one.tokens.start = i;
    whole.then_some(found)
}

/// Titles that stand before a name like a courtesy where an office was told already.
pub(super) const STYLES: &[&str] =
    &["Ambassador", "Cardinal", "Senator", "Prince", "Princess", "Archbishop", "Bishop", "Justice", "Judge"];

/// "and finance minister" after a first office: a second one of the same person, when a name follows.
pub(super) fn second_office(page: &Page, at: usize, end: usize) -> Option<OfficeMention> {
    let whole = at > 0 && page.words[at - 1].case == Case::Upper && page.words[at - 1].text.len() > 3;
    if at + 1 >= end || !page.words[at].is("and") || whole {
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
pub(super) fn closes(page: &Page, at: usize, end: usize) -> bool {
    at >= end
        || page.words[at].kind == TokenKind::Mark
        || matches!(page.words[at].tag, Tag::IN | Tag::CC | Tag::WP | Tag::WDT)
}

/// "The Storting's Speaker, X told": whether an office opens the sentence and a verb stands right behind the name.
fn subject(page: &Page, start: usize, at: usize, end: usize) -> bool {
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

/// "mediators from the African Union", "a minister from Chad": whose an office is, where the text says it with "from".
pub(super) fn from_there(page: &Page, mut party: Party, end: usize) -> Party {
    let at = party.tokens.end;
    let next = at + 1 + usize::from(at + 1 < end && page.words[at + 1].is("the"));
    let body = page.atom(next).filter(|a| next < end && (a.polity().is_some() || a.organisation().is_some()));
    if at < end && page.words[at].is("from") && body.is_some() && party.offices.iter().all(|o| o.of == Of::Open) {
        from_body(page, &mut party, end);
        if let (Some(of), Some(office)) = (&party.of, party.offices.first_mut()) {
            office.of = Of::Body(of.clone());
        }
    }
    party
}

pub(super) fn unnamed(i: usize, offices: Vec<OfficeMention>) -> Party {
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

/// "an envoy of President Ana Duarte": the office before the name is that of whose envoy it is; the envoy has no name.
fn sent_by(page: &Page, office_told: &OfficeMention, name: &Range<usize>) -> Option<Party> {
    let tokens = office_told.tokens.clone();
    let whose = |k: &usize| {
        page.words[*k].among(&["of", "to", "for"])
            && page.words[*k + 1].capital()
            && office(page, *k + 1, name.start).is_some_and(|o| o.tokens.start == *k + 1 && o.tokens.end == tokens.end)
    };
    let of = (tokens.start + 1..tokens.end.saturating_sub(1)).find(whose)?;
    let mut outer = office(page, tokens.start, of).filter(|o| o.tokens.end == of && !o.plural)?;
    outer.of = Of::Person(name.clone());
    let mut party = unnamed(tokens.start, vec![outer]);
    party.owner = Some(name.clone());
    party.tokens.end = name.end;
    Some(party)
}

/// A name with the offices before it; reads on for what stands behind it.
pub(super) fn named(
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
pub(super) fn by_name(page: &Page, i: usize, end: usize) -> Option<Vec<Party>> {
    let mut at = after_courtesy(page, i, end);
    if at > i && at < end && page.words[i].is("the") {
        at = i;
    }
    let name = name_at(page, at, end)?.tokens.clone();
    let party = named(page, i, name, Vec::new(), "name", end);
    Some(owner_and_owned(page, party, end))
}

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

pub(super) fn skip_brackets(page: &Page, party: &mut Party, end: usize) {
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
