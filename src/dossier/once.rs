//! Countries by the names of their day: a text of 1995 tells of a president of Zaire, whatever the country is called now.

use super::fact::{Dossier, Office, Who};
use crate::mention::Page;

/// Gives countries the names that the document has for them.
pub fn by_names_of_the_day(page: &Page, dossier: &mut Dossier) {
    let (year, text) = (page.document.date.map(|d| d.year()), &page.document.article.text);
    let rename = |name: &mut String| {
        if let Some(once) = page.schema.once(name, year, |form| text.contains(form)) {
            *name = once.to_string();
        }
    };
    let of = |office: &mut Office| office.of.iter_mut().for_each(rename);
    for person in &mut dossier.persons {
        person.roles.iter_mut().for_each(|r| of(&mut r.office));
        person.countries.iter_mut().for_each(|c| rename(&mut c.value));
    }
    for meeting in &mut dossier.meetings {
        meeting.parties.iter_mut().for_each(|p| rename(&mut p.value));
        for one in &mut meeting.participants {
            one.office.iter_mut().for_each(of);
            if let Who::Office(office) | Who::Group(office) = &mut one.who {
                of(office);
            }
        }
    }
}
