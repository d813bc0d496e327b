//! What does the list of office-holders say of a description's meaning a person?

use super::Cast;
use super::fit::{Fit, Wanted};
use crate::dossier::known::{SINGLE, alike};
use crate::schema::kind_of_office;

impl<'c> Cast<'c> {
    /// The sorts of offices, and of which countries and bodies, that a person of this name holds when the document was written.
    pub(super) fn held(&self, person: usize) -> Vec<(&'c str, &'c str)> {
        let year = self.page.document.date.map(|d| d.year());
        year.map(|year| self.page.schema.holders.held(&self.beings.all[person].name, year)).unwrap_or_default()
    }

    /// Whether the list says that a person then held the office of a country or body that a description tells.
    pub(super) fn is_listed(&self, person: usize, wanted: &Wanted) -> bool {
        wanted.of.is_some() && self.listed(person, wanted) == Some(true)
    }

    /// Whether the list says that a person held another office of those that one alone holds, and the text tells nothing that suits.
    pub(super) fn holds_another(&self, person: usize, wanted: &Wanted) -> bool {
        self.listed(person, wanted) == Some(false) && self.fit(person, wanted) == Fit::No
    }

    /// Whether what the list says of a person suits a description; `None` where it says nothing, or the description tells of no such
    /// office.
    fn listed(&self, person: usize, wanted: &Wanted) -> Option<bool> {
        let sort = wanted.title.as_deref().map(kind_of_office).filter(|s| SINGLE.contains(s) && !wanted.former)?;
        let held = &self.listed[person];
        let fits = |(s, of): &(&str, &str)| alike(s, sort) && wanted.of.as_deref().is_none_or(|w| w == *of);
        held.iter().any(|(s, _)| SINGLE.contains(s)).then(|| held.iter().any(fits))
    }
}
