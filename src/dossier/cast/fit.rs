//! How well does a person fit a description?

use super::Cast;
use super::gender::Gender;
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
        let mut held = self.tenures[person].iter().filter(|t| self.holds(t, title, wanted, home)).peekable();
        if held.peek().is_some() {
            return if held.any(|t| t.former == wanted.former) { Fit::Holds } else { Fit::Kind };
        }
        let speaks = |t: &Tenure| diplomatic(&t.office.title);
        let kind = at_home && general(title)
            || wanted.of.is_none() && diplomatic(title) && self.tenures[person].iter().any(speaks);
        match () {
            _ if kind => Fit::Kind,
            _ if at_home && untold => Fit::Likely,
            _ if untold && (home.is_none() || wanted.of.is_none()) => Fit::Maybe,
            _ => Fit::No,
        }
    }

    /// Whether a tenure is of the office that a description names.
    fn holds(&self, tenure: &Tenure, title: &str, wanted: &Wanted, home: Option<&String>) -> bool {
        let at_home = wanted.of.as_ref() == home;
        let place = wanted.of.is_none()
            || tenure.office.of == wanted.of
            || at_home && (tenure.office.of.is_none() || !self.rules_elsewhere(tenure));
        place && same_title(&tenure.office.title, title)
    }

    fn rules_elsewhere(&self, tenure: &Tenure) -> bool {
        tenure.office.of.as_ref().is_some_and(|of| self.page.schema.polities.iter().any(|p| p.name == *of))
    }
}

/// Descriptions that fit any person of a country: "the Slovak diplomat", "the Russian official".
fn general(title: &str) -> bool {
    ["Diplomat", "Envoy", "Negotiator", "Official", "Chief", "Mediator", "Emissary", "Politician", "Statesman"]
        .contains(&title)
}

/// Offices of those who speak for others abroad.
fn diplomatic(title: &str) -> bool {
    let title = fold(title);
    let words = ["envoy", "diplomat", "mediator", "negotiator", "emissary", "ambassador", "facilitator", "coordinator"];
    let bodies = ["special representative", "high representative", "peacemaker", "broker"];
    !title.contains("vice") && words.iter().chain(&bodies).any(|w| title.contains(w))
}
