//! A rule: a phrase, what it makes, and the sentences that prove it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::phrase::{self, Label, Part};
use super::verbs::Forms;
use crate::dossier::{Kind, Status};
use crate::error::{Error, Result};

/// One entry of a rule file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Says what the sentence says: "host-receives-guest".
    pub name: String,
    /// Why the words mean that.
    pub why: String,
    /// The phrase, in the language of [`phrase`].
    pub phrase: String,
    /// What it makes of its slots.
    pub makes: Makes,
    /// Sentences, and what must be found in them.
    pub finds: BTreeMap<String, Fact>,
    /// Sentences in which this rule must find nothing.
    pub leaves: Vec<String>,
    /// Every way to read the phrase, without choices and gaps; the fullest first. Worked out of the phrase, whatever a file says.
    #[serde(default)]
    pub ways: Vec<Vec<Part>>,
}

/// What a rule makes, by the names of its slots.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Makes {
    /// An encounter.
    Meeting {
        /// How they met, where the phrase itself tells.
        #[serde(default)]
        kind: Option<Kind>,
        /// Whether it takes place, where the phrase itself tells.
        #[serde(default)]
        status: Option<Status>,
        /// The slots of those who met.
        who: Vec<String>,
        /// The slot of the noun.
        #[serde(default)]
        talk: Option<String>,
        /// The slot of what they spoke about.
        #[serde(default)]
        about: Option<String>,
        /// Whether the phrase counts only where named persons or offices stand on two sides.
        #[serde(default)]
        careful: bool,
        /// Whether the parties of its one slot must be several: "A and B met".
        #[serde(default)]
        mutual: bool,
        /// Whether the subject of the verb that the noun hangs on is a side: "arrived for talks with".
        #[serde(default)]
        subject: bool,
        /// Whether what follows is what they told each other, in which places and times may be of something else.
        #[serde(default)]
        told: bool,
        /// Whether the phrase tells of an encounter only where it is to come or wished for: "will hear from", not "heard from".
        #[serde(default)]
        ahead: bool,
    },
    /// Something that a meeting already told of was about.
    Topic {
        /// The slot of what was spoken about.
        about: String,
        /// The slot of those who spoke.
        #[serde(default)]
        who: Option<String>,
        /// The slot of the noun: "the talks focused on".
        #[serde(default)]
        talk: Option<String>,
        /// Whether names of persons and countries are no topics here: "agreed that trade must grow", not "that Japan must act".
        #[serde(default)]
        nameless: bool,
    },
    /// An office that somebody holds.
    Role {
        /// The slot of the holder.
        who: String,
        /// The slot of the office.
        office: String,
        /// Whether it is past.
        #[serde(default)]
        former: bool,
    },
}

/// What a sentence says, as the proof of a rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Fact {
    /// A meeting with these particulars.
    Meeting {
        /// Kind, where it matters.
        #[serde(default)]
        kind: Option<Kind>,
        /// Status, where it matters.
        #[serde(default)]
        status: Option<Status>,
        /// Names or offices of all participants; of countries where no one else is told.
        who: Vec<String>,
        /// Topics.
        #[serde(default)]
        about: Vec<String>,
        /// Place.
        #[serde(default)]
        place: Option<String>,
    },
    /// A topic.
    Topic {
        /// Labels.
        about: Vec<String>,
    },
    /// An office.
    Role {
        /// Holder.
        who: String,
        /// "Foreign Minister of Russia".
        office: String,
    },
}

impl Rule {
    /// Reads the phrase and checks that `makes` speaks only of slots that it has.
    ///
    /// # Errors
    /// With file, and line and column in the file.
    pub(super) fn prepare(&mut self, file: &str, text: &str, forms: &Forms) -> Result<()> {
        let (line, column) = place(text, &self.phrase);
        let wrong = |e: Error| Error {
            file: format!("schema/{file}"),
            line: Some(line),
            column: e.column.map(|c| c + column),
            what: format!("rule `{}`: {}", self.name, e.what),
            hint: e.hint,
        };
        let mut parts = phrase::read(&self.phrase).map_err(wrong)?;
        settle(&mut parts, forms);
        if let Some(verb) = unknown_verb(&parts, forms) {
            return Err(wrong(Error::new(
                "",
                format!("`{verb}` is no verb of schema/verbs.ron, where its forms come from"),
            )));
        }
        let mut slots = Vec::new();
        collect(&parts, &mut slots);
        if let Some(name) = self.makes.names().into_iter().find(|n| !slots.iter().any(|(s, _)| s == n)) {
            return Err(wrong(Error::new(
                "",
                format!("`makes` speaks of `{name}`, a slot that the phrase does not have"),
            )));
        }
        if self.finds.is_empty() || self.leaves.is_empty() || self.why.is_empty() {
            let what = "a rule needs a why, at least one sentence that it `finds` and one that it `leaves`";
            return Err(wrong(Error::new("", what)));
        }
        self.ways = ways(&parts);
        Ok(())
    }
}

impl Makes {
    /// Names of the slots that are used.
    fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        match self {
            Makes::Meeting { who, talk, about, .. } => {
                names.extend(who.iter().map(String::as_str));
                names.extend(talk.iter().chain(about).map(String::as_str));
            }
            Makes::Topic { about, who, talk, .. } => {
                names.push(about);
                names.extend(who.iter().chain(talk).map(String::as_str));
            }
            Makes::Role { who, office, .. } => names.extend([who.as_str(), office.as_str()]),
        }
        names
    }
}

/// A phrase without choices and gaps: one way for each.
fn ways(parts: &[Part]) -> Vec<Vec<Part>> {
    let Some((first, rest)) = parts.split_first() else { return vec![Vec::new()] };
    let heads: Vec<Vec<Part>> = match first {
        Part::Either(all) => all.iter().flat_map(|way| ways(way)).collect(),
        Part::Maybe(inner) => ways(inner).into_iter().chain([Vec::new()]).collect(),
        other => vec![vec![other.clone()]],
    };
    let tails = ways(rest);
    heads.iter().flat_map(|head| tails.iter().map(move |tail| [head.as_slice(), tail.as_slice()].concat())).collect()
}

/// Line and column of a phrase in its file, from 1; the first line where it is not found.
fn place(text: &str, phrase: &str) -> (usize, usize) {
    let Some(at) = text.find(&format!("\"{phrase}\"")) else { return (1, 0) };
    let before = &text[..at + 1];
    (before.matches('\n').count() + 1, before.chars().rev().take_while(|&c| c != '\n').count())
}

/// Passives are written with the participle; the base is what verbs are looked up by.
fn settle(parts: &mut [Part], forms: &Forms) {
    for part in parts {
        match part {
            Part::Verb { bases, passive: true } => {
                bases.iter_mut().for_each(|b| *b = forms.base(b).to_string());
            }
            Part::Either(ways) => ways.iter_mut().for_each(|way| settle(way, forms)),
            Part::Maybe(inner) => settle(inner, forms),
            _ => {}
        }
    }
}

/// A verb of the phrase whose forms are not known.
fn unknown_verb(parts: &[Part], forms: &Forms) -> Option<String> {
    parts.iter().find_map(|part| match part {
        Part::Verb { bases, .. } => bases.iter().find(|b| !forms.knows(b)).cloned(),
        Part::Either(ways) => ways.iter().find_map(|way| unknown_verb(way, forms)),
        Part::Maybe(inner) => unknown_verb(inner, forms),
        _ => None,
    })
}

/// The slots of a phrase with their labels.
fn collect(parts: &[Part], slots: &mut Vec<(String, Label)>) {
    for part in parts {
        match part {
            Part::Slot { name, label } => slots.push((name.clone(), *label)),
            Part::Either(ways) => ways.iter().for_each(|way| collect(way, slots)),
            Part::Maybe(inner) => collect(inner, slots),
            _ => {}
        }
    }
}
