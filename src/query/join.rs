//! Pieces of a question that belong together: titles before names, counterparts, offices of two countries.

use std::collections::BTreeSet;

use crate::dossier::{Dossier, Office, Person};
use crate::graph::words::peers;
use crate::graph::{Party, belongs, fold};
use crate::query::apposition::in_his_time;
use crate::query::chunk::{Chunk, Tag};
use crate::query::grammar::grammar;

/// Joins what belongs together: "US Secretary of State" + "John Kerry", "Kerry's" + "Russian" + "counterpart".
pub(crate) fn join(chunks: &mut Vec<Chunk>, dossier: &Dossier) {
    let mut at = 0;
    while at < chunks.len() {
        let next = chunks.get(at + 1).map(|c| c.tag.clone());
        match (&chunks[at].tag, next) {
            (
                Tag::Side(title @ (Party::Office(_) | Party::Polity(_))),
                Some(Tag::Side(Party::Person { ids, name })),
            ) if !chunks[at].comma && !apart(title, &ids, &chunks[at..], dossier) && !asked(chunks, at) => {
                let one = narrowed(title, ids, name, &chunks[at + 1].fold, dossier);
                chunks[at + 1].tag = Tag::Side(one);
                chunks.remove(at);
            }
            // "the UN's Cyprus envoy": whose, and where he is sent
            (Tag::Side(Party::Polity(sends)), Some(Tag::Side(Party::Office(Office { title, of: Some(of) }))))
                if chunks[at].owner && sent(&title) =>
            {
                let office = Office { title, of: Some(sends.clone()) };
                chunks[at].tag = Tag::Side(Party::Office(office));
                chunks[at + 1].tag = Tag::Side(Party::Polity(of));
                let fore = Chunk {
                    text: "for".into(),
                    fold: "for".into(),
                    tag: Tag::Word,
                    owner: false,
                    ..chunks[at].clone()
                };
                chunks.insert(at + 1, fore);
                at += 3;
            }
            // "yusuf darwish", where each of the two is enough
            (Tag::Side(Party::Person { ids: a, .. }), Some(Tag::Side(Party::Person { ids: b, .. })))
                if !chunks[at].comma && !chunks[at].owner && a.iter().any(|id| b.contains(id)) =>
            {
                let both = a.iter().filter(|id| b.contains(id)).cloned().collect();
                chunks[at + 1].tag = Tag::Side(one_of(both, dossier));
                chunks.remove(at);
            }
            (Tag::Side(Party::Person { ids, .. }), Some(Tag::Side(Party::Office(office))))
                if chunks[at].owner && office.of.is_none() =>
            {
                let (of, ids) = (homes(ids, dossier).into_iter().next(), ids.clone());
                chunks[at + 1].tag = Tag::Side(Party::Office(Office { of, ..office }));
                let whose = chunks.remove(at);
                in_his_time(chunks, at, &ids, &whose.text, dossier);
            }
            (Tag::Side(Party::Person { ids, .. }), Some(Tag::Side(Party::Office(office))))
                if chunks[at].comma && holds(ids, &office, dossier) =>
            {
                chunks.remove(at + 1);
            }
            (Tag::Side(Party::Polity(of)), Some(Tag::Word)) if shared_title(&chunks[at..]).is_some() => {
                let title = shared_title(&chunks[at..]).unwrap_or_default();
                chunks[at].tag = Tag::Side(Party::Office(Office { title, of: Some(of.clone()) }));
                at += 1;
            }
            (Tag::Side(Party::Polity(of)), Some(Tag::Word)) if grammar().counterpart.has(&chunks[at + 1].fold) => {
                let of = of.clone();
                let Some((theirs, owner)) = counterpart(chunks, at, &of, dossier) else {
                    at += 1;
                    continue;
                };
                chunks[at].tag = Tag::Side(theirs);
                chunks.remove(at + 1);
                if owner {
                    chunks.remove(at - 1);
                }
            }
            (Tag::Side(Party::Office(office)), Some(Tag::Word)) if several(&chunks[at..]) => {
                let Tag::Side(Party::Polity(of)) = &chunks[at + 2].tag else { return };
                let other = Office { title: office.title.clone(), of: Some(of.clone()) };
                if each_other(chunks, at) {
                    (chunks[at + 2].tag, at) = (Tag::Side(Party::Office(other)), at + 3);
                    continue;
                }
                let both = vec![Party::Office(office.clone()), Party::Office(other)];
                chunks[at].tag = Tag::Side(Party::Either(both));
                chunks.drain(at + 1..at + 3);
            }
            _ => at += 1,
        }
    }
}

/// Whether whoever bears the title is sent somewhere.
fn sent(title: &str) -> bool {
    let title = title.to_lowercase();
    ["envoy", "ambassador", "mediator", "emissary"].iter().any(|t| title.ends_with(t))
}

/// Whether the title is what is asked for: "the last foreign minister Kent met".
fn asked(chunks: &[Chunk], at: usize) -> bool {
    let word =
        |c: Option<&Chunk>, words: &[&str]| c.is_some_and(|c| c.tag == Tag::Word && words.contains(&c.fold.as_str()));
    let met = chunks.get(at + 2).is_some_and(|c| c.tag == Tag::Word && grammar().is("MEET", &c.fold));
    // "The minister Kent met": nobody would say "the minister Kent" to begin with
    let the = at == 1 && word(chunks.first(), &["the"]) && !chunks[1].capital;
    // "Name of minister Kent met"
    let the = the || at == 2 && word(chunks.first(), &["name", "names"]) && word(chunks.get(1), &["of"]);
    at > 0 && met && (the || word(chunks.get(at - 1), &["last", "first", "latest", "only", "next"]))
}

/// Whether title and name are two: "the first Chilean leader Paz met", "leaders Duarte met".
fn apart(title: &Party, ids: &[String], chunks: &[Chunk], dossier: &Dossier) -> bool {
    let met = chunks.get(2).is_some_and(|c| c.tag == Tag::Word && grammar().is("MEET", &c.fold));
    let lands = homes(ids, dossier);
    // "every Israeli Kent met"
    if let Party::Polity(of) = title {
        return met && !lands.is_empty() && !lands.iter().any(|home| belongs(home, of));
    }
    let Party::Office(office) = title else { return false };
    let elsewhere = |of: &String| !lands.is_empty() && !lands.iter().any(|home| belongs(home, of));
    let plural = chunks[0].fold.ends_with('s') && office.of.is_none();
    met && (plural || office.of.as_ref().is_some_and(elsewhere))
}

/// Of several persons of one name those who fit the title or country before it: "Vice President Harris". All, if none does.
fn narrowed(title: &Party, ids: Vec<String>, name: String, typed: &str, dossier: &Dossier) -> Party {
    let fits = |id: &&String| match title {
        Party::Office(office) => holds(std::slice::from_ref(*id), office, dossier),
        Party::Polity(of) => homes(std::slice::from_ref(*id), dossier).iter().any(|home| belongs(home, of)),
        _ => false,
    };
    let mut some: Vec<String> = ids.iter().filter(fits).cloned().collect();
    // kings and popes go by their first name
    let first = |p: &&Person| fold(&p.name).split(' ').next() == Some(typed) && !ids.contains(&p.id);
    if let Party::Office(office) = title {
        let reigns = |p: &&Person| p.roles.iter().any(|r| crate::graph::select::held(&r.office, office));
        let called: Vec<String> = dossier.persons.iter().filter(first).filter(reigns).map(|p| p.id.clone()).collect();
        if some.is_empty() || is_crown(&office.title) {
            some.extend(called);
        }
    }
    if some.is_empty() || some == ids {
        return Party::Person { ids, name };
    }
    one_of(some, dossier)
}

/// Any of these persons.
fn one_of(ids: Vec<String>, dossier: &Dossier) -> Party {
    let mut names: Vec<&str> = ids.iter().filter_map(|id| dossier.person(id)).map(|p| p.name.as_str()).collect();
    names.dedup();
    Party::Person { name: names.join(" or "), ids }
}

/// Whether whoever holds such an office goes by the first name.
fn is_crown(title: &str) -> bool {
    const CROWNS: [&str; 9] = ["king", "queen", "emperor", "empress", "sultan", "emir", "pope", "shah", "prince"];
    CROWNS.contains(&fold(title).as_str())
}

/// "Lithuanian" + "and" + "Polish foreign ministers": the title of both.
fn shared_title(chunks: &[Chunk]) -> Option<String> {
    let [_, and, with, ..] = chunks else { return None };
    let Tag::Side(Party::Office(Office { title, of: Some(_) })) = &with.tag else { return None };
    let plural = with.fold.ends_with('s') && !with.fold.ends_with("affairs") && !with.fold.contains(" of ");
    (and.fold == "and" && plural).then(|| title.clone())
}

/// "foreign ministers of Egypt" + "and" + "Germany": an office in the plural, and another country.
fn several(chunks: &[Chunk]) -> bool {
    let Tag::Side(Party::Office(Office { of: Some(_), .. })) = &chunks[0].tag else { return false };
    let before = chunks[0].fold.split(" of ").next().unwrap_or_default();
    let plural = before.ends_with('s') && !before.ends_with("affairs");
    let country = chunks.get(2).is_some_and(|c| matches!(c.tag, Tag::Side(Party::Polity(_))));
    plural && chunks[0].fold.contains(" of ") && chunks[1].fold == "and" && country
}

/// "When did the presidents of Chile and Peru meet?": the two together, where nobody else is named.
fn each_other(chunks: &[Chunk], at: usize) -> bool {
    let asks = ["when", "where", "what", "how", "did", "have", "has", "do", "does", "were", "will", "on", "about"];
    let aux = ["did", "have", "has", "do", "does", "were", "will", "between", "by"];
    let before = chunks[..at].iter().rev().find(|c| c.fold != "the");
    let side = |c: &Chunk| matches!(c.tag, Tag::Side(_));
    let others = chunks[..at].iter().chain(&chunks[at + 3..]).any(side);
    asks.contains(&chunks[0].fold.as_str()) && before.is_some_and(|c| aux.contains(&c.fold.as_str())) && !others
}

/// "Whom did Kent see from Africa?": of what side those are who are asked for.
pub(crate) fn hailing(pieces: &mut [Chunk]) -> Option<Party> {
    let from = |c: &Chunk| c.tag == Tag::Word && c.fold == "from";
    let sent = |c: &Chunk| c.tag == Tag::Word && grammar().is("MEETING", &c.fold);
    // "Which of Kent's guests were Chilean?"
    let of = pieces.len() > 4 && pieces[1].fold == "of";
    let were = |at: usize| of && at + 2 == pieces.len() && grammar().is("BE", &pieces[at].fold);
    let at = (1..pieces.len()).find(|at| from(&pieces[*at]) && !sent(&pieces[*at - 1]) || were(*at))?;
    let land = pieces[at + 1..].iter_mut().find(|c| c.fold != "the")?;
    let Tag::Side(party @ Party::Polity(_)) = &land.tag else { return None };
    let party = party.clone();
    land.taken = true;
    Some(party)
}

/// The countries of a person's offices.
fn homes(ids: &[String], dossier: &Dossier) -> Vec<String> {
    let persons = ids.iter().filter_map(|id| dossier.person(id));
    persons.flat_map(|p| &p.roles).filter_map(|r| r.office.of.clone()).collect()
}

/// The countries whose people somebody brings along.
pub(crate) fn side_of(party: &Party, dossier: &Dossier) -> Option<Party> {
    let of = match party {
        Party::Person { ids, .. } => homes(ids, dossier),
        Party::Office(office) => office.of.iter().cloned().collect(),
        _ => Vec::new(),
    };
    let lands: BTreeSet<String> = of.into_iter().collect();
    let mut lands: Vec<Party> = lands.into_iter().map(Party::Polity).collect();
    if lands.len() < 2 { lands.pop() } else { Some(Party::Either(lands)) }
}

fn holds(ids: &[String], office: &Office, dossier: &Dossier) -> bool {
    let mut persons = ids.iter().filter_map(|id| dossier.person(id));
    persons.any(|p| p.roles.iter().any(|r| crate::graph::select::held(&r.office, office)))
}

/// Whom "his Russian counterpart" means, by who stands last before it; whether that one stands there for nothing else.
fn counterpart(chunks: &[Chunk], at: usize, of: &str, dossier: &Dossier) -> Option<(Party, bool)> {
    let beside = at.checked_sub(1);
    chunks[..at].iter().enumerate().rev().find_map(|(i, c)| {
        let theirs = match &c.tag {
            Tag::Side(Party::Person { ids, .. }) => counterparts(ids, of, dossier),
            Tag::Side(Party::Office(Office { title, .. })) => {
                Party::Office(Office { title: title.clone(), of: Some(of.to_string()) })
            }
            _ => return None,
        };
        Some((theirs, c.owner && Some(i) == beside))
    })
}

/// Whoever holds an office of the same sort in another country; the office is one that is told of these persons more than once in a while.
fn counterparts(ids: &[String], of: &str, dossier: &Dossier) -> Party {
    let roles = || ids.iter().filter_map(|id| dossier.person(id)).flat_map(|p| &p.roles);
    let most = roles().map(|r| r.evidence.len()).max().unwrap_or(0);
    let usual = roles().filter(|r| 5 * r.evidence.len() >= most);
    let mut titles: Vec<String> = usual.flat_map(|r| peers(&r.office.title)).collect();
    titles.sort();
    titles.dedup();
    Party::Either(titles.into_iter().map(|title| Party::Office(Office { title, of: Some(of.to_string()) })).collect())
}
