//! Texts that are named again and again: the id of a document, the name of a rule.

use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::fact::{Dossier, Evidence};

/// A text of which copies are one in memory. It is used as `&str` is, and compared as what it says.
///
/// ```
/// use rapporteur::dossier::Shared;
/// let rule = Shared::from("meet");
/// assert_eq!(rule.clone(), *"meet");
/// assert!(rule.starts_with('m'));
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shared(Arc<str>);

impl Shared {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Makes equal texts one in memory, of all evidence of a dossier.
pub fn share(dossier: &mut Dossier) {
    let mut known: BTreeSet<Shared> = BTreeSet::new();
    let mut one = |text: &mut Shared| match known.get(&**text) {
        Some(first) => *text = first.clone(),
        None => drop(known.insert(text.clone())),
    };
    each(dossier, &mut |evidence| {
        one(&mut evidence.document);
        one(&mut evidence.rule);
    });
}

fn each(dossier: &mut Dossier, to: &mut impl FnMut(&mut Evidence)) {
    for person in &mut dossier.persons {
        let told = person.mentions.iter_mut().chain(&mut person.countries).flat_map(|s| &mut s.evidence);
        told.chain(person.roles.iter_mut().flat_map(|r| &mut r.evidence)).for_each(&mut *to);
    }
    for meeting in &mut dossier.meetings {
        meeting.evidence.iter_mut().for_each(&mut *to);
        meeting.participants.iter_mut().flat_map(|p| &mut p.evidence).for_each(&mut *to);
        meeting.topics.iter_mut().flat_map(|t| &mut t.evidence).for_each(&mut *to);
        meeting.parties.iter_mut().chain(&mut meeting.places).flat_map(|s| &mut s.evidence).for_each(&mut *to);
        meeting.dates.iter_mut().flat_map(|d| &mut d.evidence).for_each(&mut *to);
        meeting.history.iter_mut().flat_map(|h| &mut h.evidence).for_each(&mut *to);
    }
}

impl Deref for Shared {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Shared {
    fn borrow(&self) -> &str {
        self
    }
}

impl AsRef<str> for Shared {
    fn as_ref(&self) -> &str {
        self
    }
}

impl From<&str> for Shared {
    fn from(text: &str) -> Shared {
        Shared(text.into())
    }
}

impl From<&String> for Shared {
    fn from(text: &String) -> Shared {
        text.as_str().into()
    }
}

impl From<String> for Shared {
    fn from(text: String) -> Shared {
        Shared(text.into())
    }
}

impl fmt::Display for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl PartialEq<str> for Shared {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for Shared {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl PartialEq<String> for Shared {
    fn eq(&self, other: &String) -> bool {
        **self == **other
    }
}

impl PartialEq<Shared> for String {
    fn eq(&self, other: &Shared) -> bool {
        **self == **other
    }
}

impl Serialize for Shared {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Shared {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Shared, D::Error> {
        String::deserialize(deserializer).map(Shared::from)
    }
}
