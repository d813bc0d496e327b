//! A question cut into words, names, offices, countries, places and dates.

use crate::dossier::{Dossier, Office, Who};
use crate::graph::words::{is_country, is_place, is_title, known_polity, speaks_for};
use crate::graph::{Party, fold, title_key};
use crate::query::apposition;
use crate::query::beside::{gatherings, halves, trips};
use crate::query::elder;
use crate::query::grammar::grammar;
use crate::query::join::join;
use crate::query::resolve::Names;
use crate::query::spelling::{mend_months, sound};
use crate::query::when::{self, Period};
use crate::query::word::{Word, words};

/// What a piece of the question is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tag {
    Word,
    Side(Party),
    Place(String),
    When(Period),
}

/// A piece of the question.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chunk {
    pub text: String,
    pub fold: String,
    pub tag: Tag,
    /// How many words it takes.
    pub len: usize,
    pub capital: bool,
    pub owner: bool,
    pub comma: bool,
    /// Already used for something.
    pub taken: bool,
    /// Spelled otherwise than anything that the graph has: `tag` is the nearest.
    pub guess: bool,
}

/// Cuts a question into pieces.
pub(crate) fn chunks(question: &str, names: &Names, dossier: &Dossier) -> Vec<Chunk> {
    let mut words = words(question);
    names.mend_titles(&mut words);
    mend_months(&mut words);
    let mut out: Vec<Chunk> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (len, tag) = entity(&words, at, names, &out);
        let text = words[at..at + len].iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
        let last = &words[at + len - 1];
        out.push(Chunk {
            fold: words[at..at + len].iter().map(|w| w.fold.as_str()).collect::<Vec<_>>().join(" "),
            capital: words[at].capital(),
            owner: last.owner,
            comma: last.comma,
            taken: false,
            guess: false,
            text,
            tag,
            len,
        });
        at += len;
    }
    names.settle(&mut out);
    halves(&mut out);
    apposition::drop_plain(&mut out);
    join(&mut out, dossier);
    elder::settle(&mut out, dossier);
    trips(&mut out);
    gatherings(&mut out);
    for chunk in &mut out {
        let Tag::Side(Party::Polity(body)) = &chunk.tag else { continue };
        if let Some(office) = grammar().leads(body) {
            chunk.tag = Tag::Side(Party::Either(vec![Party::Polity(body.clone()), Party::Office(office)]));
        }
    }
    out
}

/// The longest thing at a word; of equally long ones a date before a person before an office before a country or place.
fn entity(words: &[Word], at: usize, names: &Names, before: &[Chunk]) -> (usize, Tag) {
    let here = &words[at..];
    let asks = ["tell", "give", "show", "get", "send", "bring", "find"];
    if here[0].text == "us" && before.last().is_some_and(|c| asks.contains(&c.fold.as_str())) {
        return (1, Tag::Word);
    }
    // "the Shah", "King Hussein": the office, though some are named so
    let the = before.last().is_some_and(|c| c.tag == Tag::Word && c.fold == "the");
    let named = here[0].capital() && here.get(1).is_some_and(|w| w.capital() && names.spelled(&w.fold));
    let titled = |n: usize| (the || named) && n == 1 && title(&here[..1], names).is_some();
    // "lay" is no Mr Lai where names have capitals
    let cased = words.iter().skip(1).any(Word::capital);
    let alike = |w: &Word| sound(&w.fold) != w.fold && !names.spelled(&w.fold);
    let word = |n: usize| n == 1 && cased && !here[0].capital() && alike(&here[0]);
    // "the King of Jordan", though some text calls somebody no more than that
    let bare = |n: usize| n > 1 && here[0].fold == "the" && title(&here[1..n], names).is_some_and(|(m, _)| m + 1 == n);
    let other = |n: usize| titled(n) || bare(n) || word(n);
    let person = names.read(here).filter(|(n, party)| {
        let all = &here[..*n];
        !other(*n) && !adjective_alone(all, party) && !stands_for_land(all, here.get(*n), names, before)
    });
    let mut found = [
        when::read(here).map(|(n, p)| (n, Tag::When(p))),
        person.map(|(n, party)| (n, Tag::Side(party))),
        office(here, names).map(|(n, o)| (n, Tag::Side(Party::Office(o)))),
        site(words, at, names, before),
    ];
    let best = found.iter().flatten().map(|(n, _)| *n).max();
    found.iter_mut().filter_map(Option::take).find(|(n, _)| Some(*n) == best).unwrap_or((1, Tag::Word))
}

/// "his American counterpart", though some text calls somebody no more than "American".
fn adjective_alone(words: &[Word], party: &Party) -> bool {
    let form = phrase(words);
    let whole = matches!(party, Party::Person { name, .. } if fold(name) == form);
    whole && is_country(&form) && known_polity(&form).is_some_and(|land| fold(land) != form)
}

/// Words before one of a people.
const ONE_OF: [&str; 7] = ["which", "what", "a", "an", "every", "any", "another"];

/// Whether words that are somebody's name are a country of the graph rather, or behind "in" and "at" one of its places.
fn stands_for_land(words: &[Word], next: Option<&Word>, names: &Names, before: &[Chunk]) -> bool {
    let form = phrase(words);
    let before_last = before.iter().rev().nth(1).is_some_and(|c| grammar().is("TRAVEL", &c.fold));
    let starts = |c: &Chunk| grammar().place_starts.has(&c.fold) || before_last && c.fold == "to";
    let inside = before.last().is_some_and(|c| c.tag == Tag::Word && starts(c));
    let country = || known_polity(&form).filter(|name| is_country(&form) && fold(name) == form);
    // "the Madrid conference"
    let meets = next.is_some_and(|w| grammar().is("MANY", &format!("{}s", w.fold)) || grammar().is("MANY", &w.fold));
    let the = before.last().is_some_and(|c| c.fold == "the");
    // "which Pole", though somebody is surnamed so
    let one = before.last().is_some_and(|c| c.tag == Tag::Word && ONE_OF.contains(&c.fold.as_str()));
    let national = words.len() == 1 && is_country(&form) && country().is_none();
    one && national
        || the && meets && words.len() == 1 && names.place(&form).is_some()
        || names.polity(&form).is_some() && country().is_some()
        || inside && names.place(&form).is_some()
}

/// The longest country or organisation at the start of the words.
fn polity(words: &[Word], names: &Names) -> Option<(usize, String)> {
    (1..=words.len().min(6)).rev().find_map(|n| {
        let form = phrase(&words[..n]);
        let lower = n == 1 && !words[0].capital();
        let next = words.get(1).map_or("", |w| w.fold.as_str());
        let pronoun = form == "us" && lower && matches!(next, "who" | "what" | "when" | "where" | "about");
        // "who" is a word of the question, "WHO" a body
        let caps = words[0].text.len() > 1 && words[0].text.chars().all(char::is_uppercase);
        let word = n == 1 && !is_country(&form) && !caps && grammar().knows(&form);
        let known = known_polity(&form).filter(|_| !lower || is_country(&form));
        // "the Saudis"
        let one = form.strip_suffix('s').filter(|one| n == 1 && is_country(one));
        let known = known.or_else(|| one.and_then(known_polity)).map(str::to_string);
        // "allies" and "rebels" are words, whatever a text calls "the Allies"
        let plural = lower && form.ends_with('s') && !is_country(&form);
        let known = known
            .or_else(|| names.polity(&form).or_else(|| adjective(words, n, names)).filter(|_| !plural))
            .filter(|_| !word);
        known.filter(|_| !pronoun).map(|name| (n, name))
    })
}

/// "the Houthi negotiator": a group that the graph calls by its people.
fn adjective(words: &[Word], n: usize, names: &Names) -> Option<String> {
    let titled = words[0].capital() && words.get(1).is_some_and(|_| title(&words[1..], names).is_some());
    names.polity(&format!("{}s", words[0].fold)).filter(|_| n == 1 && titled)
}

fn phrase(words: &[Word]) -> String {
    words.iter().map(|w| w.fold.as_str()).collect::<Vec<_>>().join(" ")
}

/// An office: "US defense secretary", "Minister of Foreign Affairs of Russia", "president", "Pentagon chief".
fn office(words: &[Word], names: &Names) -> Option<(usize, Office)> {
    let bare = title(words, names).map(|(n, title)| (n, title, None));
    // "Kent's foreign minister", though some text has a spokesman of Kent
    let person =
        |n: usize| known_polity(&phrase(&words[..n])).is_none() && names.read(words).is_some_and(|(m, _)| m == n);
    let (skip, home) = polity(words, names).filter(|(n, _)| !person(*n)).map_or((0, None), |(n, name)| (n, Some(name)));
    // "the UN chief", though no text of the graph says so
    let heads = |w: &&Word| matches!(w.fold.as_str(), "chief" | "head" | "boss");
    let lead = || words[skip..].first().filter(heads).filter(|_| home.is_some()).map(|w| (1, w.fold.clone()));
    let with_home = title(&words[skip..], names).or_else(lead).map(|(n, title)| (n + skip, title, home.clone()));
    let (mut len, title, mut of) = [bare, with_home].into_iter().flatten().rev().max_by_key(|(n, ..)| *n)?;
    if of.is_none() && words.get(len).is_some_and(|w| matches!(w.fold.as_str(), "of" | "from" | "for")) {
        let the = usize::from(words.get(len + 1).is_some_and(|w| w.fold == "the"));
        if let Some((m, name)) = words.get(len + 1 + the..).and_then(|rest| polity(rest, names)) {
            len += 1 + the + m;
            of = Some(name);
        }
    }
    Some((len, Office { title: names.usual_title(&title), of }))
}

/// The longest title at the start of the words.
fn title(words: &[Word], names: &Names) -> Option<(usize, String)> {
    let small = |w: &Word| matches!(w.fold.as_str(), "of" | "for" | "the" | "and" | "then" | "s");
    // "EU representatives", "diplomats from Oman": people of a country rather than an office
    let people = ["representatives", "diplomats", "delegates", "negotiators", "politicians"];
    if plain_first(words) || words.first().is_some_and(|w| people.contains(&w.fold.as_str())) {
        return None;
    }
    (1..=words.len().min(8)).rev().find_map(|n| {
        let title = phrase(&words[..n]);
        let whole = !small(&words[0]) && !small(&words[n - 1]);
        (whole && (is_title(&title) || names.title(&title_key(&title)))).then_some((n, title))
    })
}

/// "first foreign leader", "foreign presidents": words before a title that are no part of it, as in "first lady".
fn plain_first(words: &[Word]) -> bool {
    let fold = |i: usize| words.get(i).map_or("", |w| w.fold.as_str());
    let own = ["lady", "deputy", "vice", "secretary", "minister", "prime", "gentleman"];
    let foreign = ["leader", "leaders", "president", "presidents", "dignitaries", "officials", "ministers of"];
    match fold(0) {
        "first" | "last" | "latest" | "other" | "different" => !own.contains(&fold(1)),
        "foreign" => foreign.contains(&fold(1)),
        _ => false,
    }
}

/// A country or a place: which of the two, the words around it tell.
fn site(words: &[Word], at: usize, names: &Names, before: &[Chunk]) -> Option<(usize, Tag)> {
    let g = grammar();
    let here = &words[at..];
    let previous = before.iter().rev().find(|c| c.fold != "the");
    let earlier = before.iter().rev().filter(|c| c.fold != "the").nth(1);
    let towards = |c: &&Chunk| matches!(c.fold.as_str(), "to" | "of" | "through" | "across" | "around");
    let goes =
        previous.filter(towards).is_some() && earlier.is_some_and(|c| g.is("TRAVEL", &c.fold) || c.fold == "been");
    // "visits by Duarte to the Middle East"
    let journey = || before.iter().any(|c| c.tag == Tag::Word && g.is("TRAVEL", &c.fold));
    let by = earlier.is_some_and(|c| matches!(c.tag, Tag::Side(Party::Person { .. } | Party::Office(_))));
    let goes = goes || previous.is_some_and(|c| c.fold == "to") && by && journey();
    // "When did Duarte visit Egypt?"
    let helped = || {
        before.iter().any(|c| c.tag == Tag::Word && matches!(c.fold.as_str(), "did" | "does" | "do" | "will" | "to"))
    };
    let goes = goes || previous.is_some_and(|c| matches!(c.fold.as_str(), "visit" | "tour")) && helped();
    // "in Oslo or New York"
    let beside = previous.is_some_and(|c| c.fold == "or")
        && before.iter().rev().nth(1).is_some_and(|c| matches!(c.tag, Tag::Place(_)));
    let inside = goes || beside || previous.is_some_and(|c| c.tag == Tag::Word && g.place_starts.has(&c.fold));
    let next = |n: usize| here.get(n).map_or("", |w| w.fold.as_str());
    let country = polity(here, names);
    let place = (1..=here.len().min(6)).rev().find_map(|n| {
        let form = phrase(&here[..n]);
        let listed = here[0].capital() && is_place(&form) && !(n == 1 && g.knows(&form));
        names.place(&form).or_else(|| listed.then(|| typed(&here[..n]))).map(|name| (n, name))
    });
    if let Some((n, name)) = place.filter(|(n, _)| country.as_ref().is_none_or(|(m, _)| n > m)) {
        let and = previous.is_some_and(|c| c.fold == "and");
        let or = previous.is_some_and(|c| c.fold == "or");
        let listed = (and || or) && before.iter().rev().nth(1).is_some_and(|c| matches!(c.tag, Tag::Place(_)));
        let after_side =
            and && before.iter().rev().nth(1).is_some_and(|c| matches!(c.tag, Tag::Side(Party::Polity(_))));
        let acts = previous.is_some_and(|c| g.is("AUX", &c.fold)) && (next(n) == "and" || g.is("MEET", next(n)));
        let side = previous.is_some_and(|c| g.side_starts.has(&c.fold)) && !listed || after_side || acts;
        let meeting = g.is("MEETING", next(n)) || matches!(next(n), "in" | "on") && inside;
        let known = names.place(&phrase(&here[..n])).is_some();
        return match speaks_for(&name) {
            Some(country) if !inside && !meeting && (side || !known) => {
                Some((n, Tag::Side(Party::Polity(country.into()))))
            }
            _ => Some((n, Tag::Place(name))),
        };
    }
    let (n, name) = country?;
    // "In the Maldives, who met Kent?"
    let people = !here[n - 1].comma && (g.is("MEETING", next(n)) || g.is("PEOPLE", next(n)))
        || here.get(n..).is_some_and(|r| polity(r, names).is_some());
    Some((n, if inside && !people { Tag::Place(name) } else { Tag::Side(Party::Polity(name)) }))
}

fn typed(words: &[Word]) -> String {
    words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Every office that a dossier names, not those of groups.
pub(crate) fn offices(dossier: &Dossier) -> impl Iterator<Item = &Office> {
    let unnamed = dossier.meetings.iter().flat_map(|m| &m.participants).flat_map(|p| {
        let who = match &p.who {
            Who::Office(office) => Some(office),
            _ => None,
        };
        who.into_iter().chain(&p.office)
    });
    dossier.persons.iter().flat_map(|p| &p.roles).map(|r| &r.office).chain(unnamed)
}
