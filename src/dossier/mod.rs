//! What does one document say? Mentions become persons, claims become meetings.

mod about;
mod acronym;
mod bag;
mod cast;
mod clue;
mod describe;
pub mod fact;
mod fellows;
mod glimpse;
mod judge;
mod kind;
mod known;
pub mod lesson;
pub mod matter;
mod meeting;
mod office;
mod once;
mod origin;
mod outcome;
pub mod pairing;
mod particulars;
mod passage;
mod peers;
mod person;
mod setting;
mod settle;
mod shared;
pub mod standing;
mod trail;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub use fact::*;

use crate::claim::Claims;
use crate::document::{BlockKind, Sentence};
use crate::mention::Page;
use crate::mention::place::Scale;
use crate::schema::{Flags, Schema, fold};
use crate::span::Span;
use cast::{Cast, Meanings, Meant};
use meeting::Draft;
use office::Tenure;
use particulars::Heads;

/// Puts together what the claims of one document say.
pub fn compile(page: &Page, claims: &Claims) -> Dossier {
    with_cast(page, claims, false, compiled)
}

/// Hands on whom the document speaks of; `names` tells whether features keep their names.
fn with_cast<T>(page: &Page, claims: &Claims, names: bool, then: impl FnOnce(&Cast, &Meanings) -> T) -> T {
    let beings = person::beings(page, claims);
    let offices = office::offices(page, claims, &beings, &page.document.article.id);
    let mut cast = Cast::new(page, claims, &beings, &offices.tenures, &offices.homes);
    cast.names = names;
    let meanings = cast.meanings();
    then(&cast, &meanings)
}

/// Who may have met: as rules have it, then with those who were likely together; and how likely any two were.
fn proposed(cast: &Cast, meanings: &Meanings) -> (Vec<Draft>, pairing::Chances) {
    let told = meeting::meetings(cast, meanings, &[]);
    let (pairings, chances) = pairing::pairings(cast, meanings, &told);
    (meeting::meetings(cast, meanings, &pairings), chances)
}

/// Who met.
fn met(cast: &Cast, meanings: &Meanings) -> Vec<Draft> {
    let (drafts, chances) = proposed(cast, meanings);
    let mut drafts = standing::standing(cast, meanings, drafts, &chances);
    outcome::settle(cast, &mut drafts);
    drafts
}

fn compiled(cast: &Cast, meanings: &Meanings) -> Dossier {
    let mut drafts = met(cast, meanings);
    matter::settle(cast, meanings, &mut drafts);
    let offices = glimpse::offices(cast, meanings);
    particulars::settle(cast, meanings, &Heads::of(cast, meanings, &offices), &mut drafts);
    let mut drafts = meeting::once(drafts);
    let anew: Vec<Draft> = drafts.iter().filter_map(|d| particulars::put_off(cast, d)).collect();
    drafts.extend(anew);
    let ids = person_ids(&cast.beings.all.iter().map(|b| b.name.as_str()).collect::<Vec<_>>());
    let tenures = offices.tenures;
    let persons = (0..cast.beings.all.len()).map(|p| person_of(cast, meanings, p, &tenures[p], &ids)).collect();
    let meetings = drafts.iter().enumerate().map(|(n, d)| meeting_of(cast, d, n, &tenures, &ids)).collect();
    let mut dossier = Dossier { documents: Vec::new(), persons, meetings };
    once::by_names_of_the_day(cast.page, &mut dossier);
    dossier.documents = vec![source(cast.page, &dossier)];
    dossier
}

/// Letters and digits of a name, joined by hyphens; numbered where two persons would share it.
fn person_ids(names: &[&str]) -> Vec<String> {
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    names
        .iter()
        .map(|name| {
            let slug = slug(name);
            let n = used.entry(slug.clone()).or_default();
            *n += 1;
            if *n == 1 { slug } else { format!("{slug}-{n}") }
        })
        .collect()
}

/// Letters and digits joined by hyphens: "sergei-lavrov".
pub fn slug(name: &str) -> String {
    let folded = fold(name).into_owned();
    let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    if words.is_empty() { "unnamed".into() } else { words.join("-") }
}

fn person_of(cast: &Cast, meanings: &Meanings, p: usize, tenures: &[Tenure], ids: &[String]) -> Person {
    let document = cast.page.document;
    let mut forms: BTreeMap<(usize, String), Vec<Evidence>> = BTreeMap::new();
    for (&(sentence, k), meant) in &meanings.of {
        if *meant != [Meant::Person(p)] {
            continue;
        }
        let party = &cast.claims.lines[sentence].parties[k];
        let tokens = match &party.head {
            crate::mention::party::Head::Name(tokens) => tokens.clone(),
            crate::mention::party::Head::Pronoun => continue,
            _ => party.tokens.clone(),
        };
        let evidence = Evidence {
            document: (&document.article.id).into(),
            span: document.sentences[sentence].span,
            rule: party.rule.into(),
        };
        let named = matches!(party.head, crate::mention::party::Head::Name(_));
        let polite = Some(with_courtesy(cast.page, tokens.clone())).filter(|p| named && *p != tokens);
        for tokens in polite.into_iter().chain([tokens]) {
            let text = cast.page.text(tokens.clone());
            let first = forms.keys().find(|(_, t)| *t == text).map_or(tokens.start, |(at, _)| *at);
            let seen = forms.entry((first, text)).or_default();
            if !seen.contains(&evidence) {
                seen.push(evidence.clone());
            }
        }
    }
    let mentions = forms.into_iter().map(|((_, value), evidence)| Stated { value, evidence }).collect();
    let roles = tenures.iter().map(|t| Role {
        office: t.office.clone(),
        former: t.former,
        confidence: if t.told { 0.95 } else { 0.75 },
        evidence: t.evidence.clone(),
    });
    let countries = origin::countries(cast, p);
    Person { id: ids[p].clone(), name: cast.beings.all[p].name.clone(), mentions, countries, roles: roles.collect() }
}

/// The tokens of a name with the courtesy or rank right before it: "Mr Larsen", "General Larsen".
fn with_courtesy(page: &Page, name: Range<usize>) -> Range<usize> {
    let courtesy = |i: &usize| {
        let word = &page.words[*i];
        word.sentence == page.words[name.start].sentence
            && word.flags.any(Flags::HONORIFIC.with(Flags::RANK))
            && word.capital()
            && word.text.len() > 1
            && !page.in_name(*i)
    };
    let start = (0..name.start).rev().take_while(courtesy).last().unwrap_or(name.start);
    start..name.end
}

/// How far a meeting can be believed: of those said with 0.8, about eight in ten are right.
fn confidence(draft: &Draft) -> f32 {
    (draft.chance.unwrap_or(standing::UNSURE) * 100.0).round() / 100.0
}

fn meeting_of(cast: &Cast, draft: &Draft, n: usize, tenures: &[Vec<Tenure>], ids: &[String]) -> Meeting {
    let participant = |(meant, evidence): &(Meant, Vec<Evidence>)| {
        let who = match meant {
            Meant::Person(p) => Who::Person(ids[*p].clone()),
            Meant::Office(o) => Who::Office(o.clone()),
            Meant::Group(o) => Who::Group(o.clone()),
            _ => return None,
        };
        let office = match meant {
            Meant::Person(p) => tenures[*p].iter().find(|t| !t.former).map(|t| t.office.clone()),
            _ => None,
        };
        Some(Participant { who, office, evidence: evidence.clone() })
    };
    let stated = |(value, evidence): (String, Vec<Evidence>)| Stated { value, evidence };
    let status = draft.status.unwrap_or(Status::Held);
    let topics = draft.topics.iter().map(|(label, evidence)| Topic {
        label: label.clone(),
        also: Vec::new(),
        evidence: evidence.clone(),
    });
    let place = draft.place.as_ref().map(|(place, evidence)| {
        let name = if place.scale == Scale::Country {
            place.country.clone().unwrap_or_else(|| place.name.clone())
        } else {
            particulars::spelt(cast.page, place)
        };
        Stated { value: name, evidence: evidence.clone() }
    });
    Meeting {
        id: format!("m{}", n + 1),
        kind: draft.kind.unwrap_or(Kind::Talks),
        status,
        history: vec![Stated { value: status, evidence: draft.evidence.clone() }],
        participants: draft.who.iter().filter_map(participant).collect(),
        parties: meeting::parties(cast, draft).into_iter().map(stated).collect(),
        topics: topics.collect(),
        places: place.into_iter().collect(),
        dates: draft
            .date
            .iter()
            .map(|(value, evidence)| Stated { value: *value, evidence: evidence.clone() })
            .collect(),
        cue: draft.cue.of(&cast.page.document.article.text).split_whitespace().collect::<Vec<_>>().join(" "),
        confidence: confidence(draft),
        evidence: draft.evidence.clone(),
    }
}

/// The document as a source, with the sentences that serve as evidence, and what stands around those that tell of meetings.
fn source(page: &Page, dossier: &Dossier) -> Source {
    let article = page.document.article;
    let mut spans: BTreeSet<Span> = BTreeSet::new();
    for person in &dossier.persons {
        spans.extend(person.mentions.iter().chain(&person.countries).flat_map(|m| &m.evidence).map(|e| e.span));
        spans.extend(person.roles.iter().flat_map(|r| &r.evidence).map(|e| e.span));
    }
    for meeting in &dossier.meetings {
        let topics = meeting.topics.iter().flat_map(|t| &t.evidence);
        let places = meeting.places.iter().flat_map(|p| &p.evidence);
        let dates = meeting.dates.iter().flat_map(|d| &d.evidence);
        spans.extend(meeting.evidence.iter().chain(topics).chain(places).chain(dates).map(|e| e.span));
    }
    let told = dossier.meetings.iter().flat_map(|m| &m.evidence).map(|e| e.span).collect();
    let stretches: Vec<&[Sentence]> =
        passage::passages(page.document, &told).into_iter().map(|r| &page.document.sentences[r]).collect();
    spans.extend(stretches.iter().flat_map(|s| s.iter()).map(|s| s.span));
    let quote =
        |span: Span| Quote { span, text: span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ") };
    let headline =
        page.document.blocks.iter().find(|b| b.kind == BlockKind::Headline).map(|b| page.document.text(b.span));
    Source {
        id: article.id.clone(),
        published: page.document.date,
        title: article.title.clone().or(headline.map(|h| h.split_whitespace().collect::<Vec<_>>().join(" "))),
        digest: digest(&article.text),
        sentences: spans.into_iter().map(quote).collect(),
        passages: stretches.iter().map(|s| s[0].span.to(s[s.len() - 1].span)).collect(),
    }
}

/// A fingerprint of a text: FNV-1a, 64 bits, in hexadecimal.
pub fn digest(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

/// Reads an article: from text to persons and meetings.
pub fn read(article: &crate::source::Article, schema: &Schema) -> Dossier {
    let document = crate::document::split(article);
    let page = Page::new(&document, schema);
    let claims = crate::claim::find(&page);
    compile(&page, &claims)
}
