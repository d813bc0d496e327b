//! Annotated documents: the text, and who met whom in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Deserializer};

use crate::dossier::pairing::Known;
use crate::error::{Error, Result};
use crate::schema::fold;

/// What a reader found in a document.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// Of the document.
    pub id: String,
    /// Its persons.
    pub persons: Vec<GoldPerson>,
    /// Its meetings.
    pub meetings: Vec<GoldMeeting>,
    /// Whom its pronouns and descriptions mean, where somebody has told.
    #[serde(default)]
    pub references: Vec<GoldReference>,
}

/// Words that mean persons without naming them.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldReference {
    /// First byte of the text.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// The names of those who are meant; none where it is nobody whom the text names.
    pub who: Vec<String>,
}

/// A person.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldPerson {
    /// The fullest form.
    pub name: String,
    /// Every form.
    #[serde(default)]
    pub mentions: Vec<String>,
}

/// A meeting.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldMeeting {
    /// By name.
    #[serde(default)]
    pub participants: Vec<String>,
    /// By office.
    #[serde(default)]
    pub unnamed: Vec<GoldOffice>,
    /// The countries and bodies that take part.
    #[serde(default)]
    pub parties: Vec<String>,
    /// Held, planned, proposed or cancelled.
    #[serde(default)]
    pub status: String,
    /// Talks, call, summit and the like; `None` where the reader did not ask.
    #[serde(default)]
    pub kind: Option<String>,
    /// About what: acceptable labels of each.
    #[serde(default)]
    pub topics: Vec<Vec<String>>,
    /// Where; `None` where the reader did not ask.
    #[serde(default, deserialize_with = "asked")]
    pub place: Option<Option<String>>,
    /// When: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` where the reader did not ask.
    #[serde(default, deserialize_with = "asked")]
    pub date: Option<Option<String>>,
}

/// A field that is there, whether it holds anything or not.
fn asked<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<Option<Option<String>>, D::Error> {
    Option::deserialize(from).map(Some)
}

/// An office without a name.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldOffice {
    /// Such as "Foreign Minister".
    #[serde(default)]
    pub title: Option<String>,
    /// The country or body.
    #[serde(default)]
    pub of: Option<String>,
}

impl Gold {
    /// The number of the person who bears a name, by any form, else by its last word.
    pub fn person(&self, name: &str) -> Option<usize> {
        let last = |n: &str| fold(n).split_whitespace().next_back().map(str::to_string);
        let forms = |p: &GoldPerson| p.mentions.iter().chain([&p.name]).cloned().collect::<Vec<_>>();
        let exact = self.persons.iter().position(|p| forms(p).iter().any(|f| fold(f) == fold(name)));
        exact.or_else(|| self.persons.iter().position(|p| last(&p.name) == last(name)))
    }

    /// Whether a meeting has this person, or an unnamed holder of this office.
    pub fn takes_part(&self, meeting: &GoldMeeting, who: &Known) -> bool {
        match who {
            Known::Named(name) => {
                let person = self.person(name);
                person.is_some() && meeting.participants.iter().any(|p| self.person(p) == person)
            }
            Known::Office(title, of) => meeting.unnamed.iter().any(|u| {
                u.title.as_ref().is_some_and(|t| alike(t, title))
                    && u.of.as_ref().map(|o| fold(o).into_owned()) == of.as_ref().map(|o| fold(o).into_owned())
            }),
        }
    }

    /// For each meeting that was read, the annotated one with the same people, each once: two of them, and half of all.
    pub fn aligned(&self, read: &[&[Known]]) -> Vec<Option<&GoldMeeting>> {
        self.aligned_by(read, |_, _| false)
    }

    /// The same; of two annotated ones with the same people, rather the one that `fits` a meeting that was read, by its number.
    pub fn aligned_by(
        &self,
        read: &[&[Known]],
        fits: impl Fn(usize, &GoldMeeting) -> bool,
    ) -> Vec<Option<&GoldMeeting>> {
        let mut rows = Vec::new();
        for (r, who) in read.iter().enumerate() {
            for (g, meeting) in self.meetings.iter().enumerate() {
                let both = who.iter().filter(|w| self.takes_part(meeting, w)).count();
                let all = who.len() + (meeting.participants.len() + meeting.unnamed.len()).saturating_sub(both);
                if both >= 2 && both * 2 >= all {
                    rows.push((both * 1000 / all + if fits(r, meeting) { 400 } else { 0 }, r, g));
                }
            }
        }
        rows.sort_by_key(|&(score, r, g)| (std::cmp::Reverse(score), r, g));
        let mut out = vec![None; read.len()];
        let mut taken = BTreeSet::new();
        for (_, r, g) in rows {
            if out[r].is_none() && taken.insert(g) {
                out[r] = Some(&self.meetings[g]);
            }
        }
        out
    }
}

/// Whether two titles share at least half of their words: "senior officials" and "officials".
fn alike(a: &str, b: &str) -> bool {
    let words = |t: &str| -> BTreeSet<String> {
        fold(t).split_whitespace().map(|w| w.strip_suffix('s').unwrap_or(w).to_string()).collect()
    };
    let (a, b) = (words(a), words(b));
    2 * a.intersection(&b).count() >= a.union(&b).count().max(1)
}

/// Reads what readers found: a JSONL file, or a folder of `ID.json` files.
pub fn read(path: &Path) -> Result<BTreeMap<String, Gold>> {
    let fault = |p: &Path, e: &dyn std::fmt::Display| Error::new(p.display().to_string(), e.to_string());
    let mut out = BTreeMap::new();
    let mut add = |file: &Path, text: &str| -> Result<()> {
        let gold: Gold = serde_json::from_str(text).map_err(|e| fault(file, &e))?;
        out.insert(gold.id.clone(), gold);
        Ok(())
    };
    if path.is_dir() {
        let entries = std::fs::read_dir(path).map_err(|e| fault(path, &e))?;
        let mut files: Vec<_> = entries.flatten().map(|e| e.path()).collect();
        files.retain(|f| f.extension().is_some_and(|e| e == "json"));
        files.sort();
        for file in files {
            add(&file, &std::fs::read_to_string(&file).map_err(|e| fault(&file, &e))?)?;
        }
    } else {
        let text = std::fs::read_to_string(path).map_err(|e| fault(path, &e))?;
        text.lines().filter(|l| !l.trim().is_empty()).try_for_each(|line| add(path, line))?;
    }
    Ok(out)
}
