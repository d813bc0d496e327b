//! What is each office called in the end? As its country has it, and once.

use super::Tenure;
use super::title::particular;
use crate::mention::Page;
use crate::schema::{Sort, fold};

/// Whoever is described as head of state or government of a country has the title that this country has for it.
pub(super) fn usual_heads(page: &Page, tenures: &mut Vec<Tenure>) {
    let lacks = |title: &str, of: &str| {
        page.schema.offices.lacking.iter().any(|r| r.title == title && r.of.iter().any(|o| o == of))
    };
    let all = tenures.clone();
    let summit = |t: &Tenure| page.schema.offices.summit.contains(&fold(&t.office.title).into_owned());
    let national = |t: &&mut Tenure| t.office.of.as_ref().is_some_and(|of| page.schema.polity(of).is_some());
    // "The head of the Chilean government": nobody else heads a country.
    let heads = |t: &&mut Tenure| t.office.title == "Head" && t.evidence.iter().all(|e| e.rule != "counterpart");
    for tenure in tenures.iter_mut().filter(heads).filter(|t| national(t)) {
        tenure.office.title = "Head of Government".into();
    }
    let generic = |t: &Tenure| ["Head of State", "Head of Government"].contains(&t.office.title.as_str());
    tenures.retain(|t| {
        !generic(t)
            || !all.iter().any(|o| !generic(o) && summit(o) && o.office.of == t.office.of && o.former == t.former)
    });
    // "The Chilean head of state left" means the president; "X, the nominal head of state" is what X is.
    let own = |t: &Tenure| {
        let called = |of: &String| page.schema.offices.called.iter().any(|c| c.word == t.office.title && c.body == *of);
        t.evidence.iter().any(|e| e.rule == "name-who-heads") || t.office.of.as_ref().is_some_and(called)
    };
    let loose = |t: &Tenure| t.office.title == "Head of Government" && !own(t);
    let described = |t: &&mut Tenure| generic(t) && (t.evidence.iter().all(|e| e.rule == "description") || loose(t));
    for tenure in tenures.iter_mut().filter(described) {
        let Some(of) = tenure.office.of.clone().filter(|of| page.schema.polity(of).is_some()) else { continue };
        let title = if tenure.office.title == "Head of State" { "President" } else { "Prime Minister" };
        let title = if title == "Prime Minister" { particular(page, title, &of) } else { title.to_string() };
        if !lacks(&fold(&title), &of) {
            tenure.office.title = title;
        }
    }
}

/// Whoever leads the opposition does so in a country, of whatever party.
pub(super) fn opposing(page: &Page, tenures: &mut [Tenure]) {
    for office in tenures.iter_mut().map(|t| &mut t.office).filter(|o| o.title == "Opposition Leader") {
        let party = office.of.as_ref().and_then(|of| page.schema.organisation(of)).filter(|o| o.kind == Sort::Party);
        if let Some(land) = party.and_then(|o| o.of.clone()) {
            office.of = Some(land);
        }
    }
}

/// An open office next to the same office with a country, or a general title next to a fuller one, says nothing new.
pub(super) fn tidy(tenures: &mut Vec<Tenure>) {
    let all = tenures.clone();
    tenures.retain(|t| {
        let better = |o: &Tenure| {
            let same = fold(&o.office.title) == fold(&t.office.title);
            let fuller = o.office.of == t.office.of
                && o.office.title.len() > t.office.title.len()
                && holds_words(&o.office.title, &t.office.title);
            let of_state = o.office.of == t.office.of && o.office.title == format!("{} of State", t.office.title);
            (same && o.office.of.is_some() && t.office.of.is_none()) || fuller || of_state
        };
        !all.iter().any(|o| o != t && better(o))
    });
    for t in tenures.iter_mut().filter(|t| t.office.of.as_deref() == Some("United States")) {
        if ["Secretary", "Deputy Secretary"].contains(&t.office.title.as_str()) {
            t.office.title.push_str(" of State");
        }
    }
}

/// Whether the long title holds every word of the short one: "Secretary of State" and "Secretary".
fn holds_words(long: &str, short: &str) -> bool {
    let (long, short) = (fold(long).into_owned(), fold(short).into_owned());
    let words: Vec<&str> = long.split(' ').collect();
    let rank = ["deputy", "vice", "assistant"].iter().any(|r| words.contains(r));
    !rank && short.split(' ').all(|w| words.contains(&w))
}
