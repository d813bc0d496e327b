//! What a document has to teach: the candidates that learned weights choose from, with those whom they concern.

use super::bag::Bag;
use super::cast::{Cast, Lesson, Meanings, Meant};
use super::meeting::{self, Draft};
use super::{Kind, Status, glimpse, matter, met, outcome, pairing, particulars, proposed, standing};
use crate::claim::Claims;
use crate::date::Date;
use crate::mention::Page;
use crate::span::Span;
use pairing::Known;

/// Hands on whom the document speaks of, and lets features keep their names.
fn with_cast<T>(page: &Page, claims: &Claims, then: impl FnOnce(&Cast, &Meanings) -> T) -> T {
    super::with_cast(page, claims, true, then)
}

/// Who may have met: the features of each candidate, and the names or offices of the two.
pub fn pairs(page: &Page, claims: &Claims) -> Vec<(Vec<String>, [Known; 2])> {
    with_cast(page, claims, |cast, meanings| {
        let told = meeting::meetings(cast, meanings, &[]);
        let all = pairing::candidates(cast, meanings, &told, Bag::names).into_iter();
        all.filter_map(|(c, features)| {
            let two = [known(cast, &c.a)?, known(cast, &c.b)?];
            Some((features, two))
        })
        .collect()
    })
}

/// Who met, and what they may have met about.
pub type Matters = (Vec<Known>, Vec<(matter::Candidate, Vec<String>)>);

/// What each meeting of a document may have been about: who met, and the candidates, each with its features.
pub fn matters(page: &Page, claims: &Claims) -> Vec<Matters> {
    with_cast(page, claims, |cast, meanings| {
        let drafts = met(cast, meanings);
        let who = |d: &Draft| d.who.iter().filter_map(|(m, _)| known(cast, m)).collect();
        let mut out: Vec<Matters> = drafts.iter().map(|d| (who(d), Vec::new())).collect();
        for (candidate, features) in matter::candidates(cast, meanings, &drafts, Bag::names) {
            out[candidate.draft].1.push((candidate, features));
        }
        out
    })
}

/// What may have been a meeting.
pub struct Standing {
    /// Who met.
    pub who: Vec<Known>,
    /// The countries and bodies that took part.
    pub parties: Vec<String>,
    /// As rules have it.
    pub status: Option<Status>,
    /// What speaks for and against it.
    pub features: Vec<String>,
}

/// What may have been meetings of a document.
pub fn standings(page: &Page, claims: &Claims) -> Vec<Standing> {
    with_cast(page, claims, |cast, meanings| {
        let (drafts, chances) = proposed(cast, meanings);
        let rows = standing::rows(cast, meanings, &drafts, &chances, Bag::names);
        let of = |(d, features): (&Draft, Vec<String>)| Standing {
            who: d.who.iter().filter_map(|(m, _)| known(cast, m)).collect(),
            parties: meeting::parties(cast, d).into_iter().map(|(name, _)| name).collect(),
            status: d.status,
            features,
        };
        drafts.iter().zip(rows).map(of).collect()
    })
}

/// What may be chosen, each with its features.
pub type Options<T> = Vec<(T, Vec<String>)>;
/// Who met, what rules have chosen, and what may be chosen, with its features.
pub type Choices<T> = (Vec<Known>, Option<T>, Options<T>);

/// Where each meeting of a document may have been: the name of each place.
pub fn places(page: &Page, claims: &Claims) -> Vec<Choices<String>> {
    settled(
        page,
        claims,
        |draft| draft.place.as_ref().map(|(p, _)| particulars::printed(p).to_string()),
        |cast, meanings, drafts, by| {
            let rows = particulars::places(cast, meanings, drafts, by, Bag::names).into_iter();
            rows.map(|all| all.into_iter().map(|(s, f)| (particulars::printed(&s.place).to_string(), f)).collect())
                .collect()
        },
    )
}

/// When each meeting of a document may have been.
pub fn dates(page: &Page, claims: &Claims) -> Vec<Choices<Date>> {
    settled(
        page,
        claims,
        |draft| draft.date.as_ref().map(|(d, _)| *d),
        |cast, meanings, drafts, by| {
            let rows = particulars::dates(cast, meanings, drafts, by, Bag::names).into_iter();
            rows.map(|all| all.into_iter().map(|(m, f)| (m.date, f)).collect()).collect()
        },
    )
}

/// How each meeting of a document may have gone.
pub fn kinds(page: &Page, claims: &Claims) -> Vec<Choices<Kind>> {
    with_cast(page, claims, |cast, meanings| {
        let mut drafts = met(cast, meanings);
        matter::settle(cast, meanings, &mut drafts);
        let heads = particulars::Heads::of(cast, meanings, &glimpse::offices(cast, meanings));
        let told = particulars::kinds(cast, &heads, &mut drafts);
        let all = particulars::manners(cast, &heads, &drafts, &told, Bag::names);
        let who = |d: &Draft| d.who.iter().filter_map(|(m, _)| known(cast, m)).collect();
        drafts.iter().zip(all).map(|(d, rows)| (who(d), d.kind, rows)).collect()
    })
}

/// How each meeting of a document may have come out.
pub fn outcomes(page: &Page, claims: &Claims) -> Vec<Choices<Status>> {
    with_cast(page, claims, |cast, meanings| {
        let (drafts, chances) = proposed(cast, meanings);
        let drafts = standing::standing(cast, meanings, drafts, &chances);
        let all = outcome::outcomes(cast, &drafts, Bag::names);
        let who = |d: &Draft| d.who.iter().filter_map(|(m, _)| known(cast, m)).collect();
        drafts.iter().zip(all).map(|(d, rows)| (who(d), d.status, rows)).collect()
    })
}

/// The meetings of a document as rules settle them, with what may be chosen for each.
fn settled<T>(
    page: &Page,
    claims: &Claims,
    ruled: fn(&Draft) -> Option<T>,
    choices: impl Fn(&Cast, &Meanings, &[Draft], &[particulars::By]) -> Vec<Options<T>>,
) -> Vec<Choices<T>> {
    with_cast(page, claims, |cast, meanings| {
        let mut drafts = met(cast, meanings);
        matter::settle(cast, meanings, &mut drafts);
        let heads = particulars::Heads::of(cast, meanings, &glimpse::offices(cast, meanings));
        let by = particulars::ruled(cast, &heads, &mut drafts);
        let all = choices(cast, meanings, &drafts, &by);
        let who = |d: &Draft| d.who.iter().filter_map(|(m, _)| known(cast, m)).collect();
        drafts.iter().zip(all).map(|(d, rows)| (who(d), ruled(d), rows)).collect()
    })
}

/// Somebody as a reader of the document would name him.
fn known(cast: &Cast, meant: &Meant) -> Option<Known> {
    match meant {
        Meant::Person(p) => Some(Known::Named(cast.beings.all[*p].name.clone())),
        Meant::Office(o) | Meant::Group(o) => Some(Known::Office(o.title.clone(), o.of.clone())),
        _ => None,
    }
}

/// A pronoun or description, with the names of those whom it may mean and what speaks for each choice.
pub struct Reference {
    /// Where it stands.
    pub span: Span,
    /// Whether it means several.
    pub several: bool,
    /// Names and features.
    pub choices: Vec<(Vec<String>, Vec<String>)>,
}

/// The references of a document that name nobody.
pub fn references(page: &Page, claims: &Claims) -> Vec<Reference> {
    with_cast(page, claims, |cast, _| {
        let mut out = Vec::new();
        let name = |p: usize| cast.beings.all[p].name.clone();
        cast.meanings_seen(&mut |tokens, lesson| {
            let lesson = lesson();
            let several = matches!(lesson, Lesson::Several(_));
            let choices = match lesson {
                Lesson::One(all) => all.into_iter().map(|(p, f)| (vec![name(p)], f)).collect(),
                Lesson::Several(all) => {
                    all.into_iter().map(|(people, f)| (people.into_iter().map(name).collect(), f)).collect()
                }
            };
            let (first, last) = (&page.words[tokens.start], &page.words[tokens.end - 1]);
            out.push(Reference { span: Span { start: first.span.start, end: last.span.end }, several, choices });
        });
        out
    })
}
