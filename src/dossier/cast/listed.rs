//! What does the list of office-holders say of a description's meaning a person?

use super::Cast;
use super::fit::Wanted;
use crate::dossier::known::{SINGLE, alike};
use crate::schema::kind_of_office;

/// What the list says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// The person holds the office at that time.
    Holds,
    /// The person holds another one of those that one alone holds.
    Another,
}

impl<'c> Cast<'c> {
    /// The sorts of offices, and of which countries and bodies, that a person of this name holds when the document was written.
    pub(super) fn held(&self, person: usize) -> Vec<(&'c str, &'c str)> {
        let year = self.page.document.date.map(|d| d.year());
        year.map(|year| self.page.schema.holders.held(&self.beings.all[person].name, year)).unwrap_or_default()
    }

    /// What the list says of whether a description means a person; `None` where it says nothing.
    pub(super) fn listed(&self, person: usize, wanted: &Wanted) -> Option<Listed> {
        let sort = wanted.title.as_deref().map(kind_of_office).filter(|s| SINGLE.contains(s) && !wanted.former)?;
        let held = &self.listed[person];
        let fits = |(s, of): &(&str, &str)| alike(s, sort) && wanted.of.as_deref().is_none_or(|w| w == *of);
        match held.iter().any(fits) {
            true => wanted.of.as_ref().map(|_| Listed::Holds),
            false => held.iter().any(|(s, _)| SINGLE.contains(s)).then_some(Listed::Another),
        }
    }
}
