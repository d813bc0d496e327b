//! How well does a person fit a description?

use super::Cast;
use super::gender::Gender;
use super::mind::Mind;
use crate::dossier::office::{Tenure, same_title};
use crate::schema::fold;

/// What a description says of whom it means.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The title, if it is one.
    pub title: Option<String>,
    /// The country or body.
    pub of: Option<String>,
    /// Whether it is of women or men alone.
    pub gender: Option<Gender>,
    /// Whether the office is a past one.
    pub former: bool,
}

/// How well a person fits, from not at all to certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Something is known that speaks against it.
    No,
    /// Nothing is known of the person.
    Maybe,
    /// The country is right, and no office is known.
    Likely,
    /// The country is right and the word fits any office: "the Slovak diplomat".
    Kind,
    /// The person holds such an office.
    Holds,
    /// The person holds an office of this very title.
    Exact,
}

impl Cast<'_> {
    /// How well a person fits a description.
    pub(super) fn fit(&self, person: usize, wanted: &Wanted) -> Fit {
        let gender = self.genders[person];
        if wanted.gender.is_some() && gender.is_some() && gender != wanted.gender {
            return Fit::No;
        }
        let home = self.homes[person].as_ref();
        let at_home = wanted.of.is_some() && wanted.of.as_ref() == home;
        let untold = self.tenures[person].iter().all(|t| t.former);
        let Some(title) = wanted.title.as_deref() else {
            return match home {
                _ if at_home => Fit::Kind,
                None if untold => Fit::Maybe,
                _ => Fit::No,
            };
        };
        let rank = |t: &Tenure| match t.former == wanted.former {
            true if same_words(&t.office.title, title) => Fit::Exact,
            true => Fit::Holds,
            false => Fit::Kind,
        };
        let held = self.tenures[person].iter().filter(|t| self.holds(t, title, wanted, home));
        if let Some(best) = held.map(rank).max() {
            return best;
        }
        if untold && self.is_listed(person, wanted) {
            return Fit::Holds;
        }
        let words = &self.page.schema.cast;
        let diplomatic = |title: &str| {
            let title = fold(title);
            !title.contains("vice") && words.diplomatic.iter().any(|w| title.contains(w.as_str()))
        };
        let kind = at_home && words.general.iter().any(|g| g == title)
            || wanted.of.is_none()
                && !self.tenures[person].is_empty()
                && diplomatic(title)
                && self.tenures[person].iter().any(|t| diplomatic(&t.office.title));
        match () {
            _ if kind => Fit::Kind,
            _ if at_home && untold => Fit::Likely,
            _ if untold && (home.is_none() || wanted.of.is_none()) => Fit::Maybe,
            _ => Fit::No,
        }
    }

    /// How well a person fits a description, with what descriptions before have told.
    pub(super) fn fit_now(&self, person: usize, wanted: &Wanted, mind: &Mind) -> Fit {
        let told = |(title, of, called): &(String, Option<String>, usize)| {
            *called == person
                && wanted.title.as_ref().is_some_and(|t| same_title(t, title))
                && (wanted.of.is_none() || of.is_none() || *of == wanted.of)
        };
        match self.fit(person, wanted) {
            Fit::No => Fit::No,
            fit if mind.called.iter().any(told) => fit.max(Fit::Holds),
            fit => fit,
        }
    }

    /// Whether a tenure is of the office that a description names.
    fn holds(&self, tenure: &Tenure, title: &str, wanted: &Wanted, home: Option<&String>) -> bool {
        let at_home = wanted.of.as_ref() == home;
        let place = wanted.of.is_none()
            || tenure.office.of == wanted.of
            || at_home && (tenure.office.of.is_none() || !self.rules_elsewhere(tenure));
        place && (same_title(&tenure.office.title, title) || same_words(&tenure.office.title, title))
    }

    fn rules_elsewhere(&self, tenure: &Tenure) -> bool {
        tenure.office.of.as_ref().is_some_and(|of| self.page.schema.polity(of).is_some())
    }
}

/// Whether two titles have the same words in whichever order: "State Secretary", "Secretary of State".
fn same_words(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    a == b || words_of(&a) == words_of(&b)
}

/// The words of a folded title, in the order of letters.
fn words_of(title: &str) -> Vec<&str> {
    let mut words: Vec<&str> = title.split(' ').filter(|w| !["of", "for", "the"].contains(w)).collect();
    words.sort_unstable();
    words
}
