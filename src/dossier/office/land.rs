//! Which country stands behind the name of a body?

use crate::mention::Page;
use crate::schema::Sort;

/// The country behind a country's or an organ's name.
pub fn country_of(page: &Page, name: &str) -> Option<String> {
    match page.schema.organisation(name) {
        Some(body) => body.of.clone().or_else(|| Some(name.to_string())),
        None => Some(name.to_string()),
    }
}

/// The side that a name stands for at a table: a movement or party itself, else the country behind it.
pub fn side_of(page: &Page, name: &str) -> String {
    let land = (!movement(page, name)).then(|| country_of(page, name)).flatten();
    land.unwrap_or_else(|| name.to_string())
}

/// Whether a name is that of an armed movement or a political party.
pub fn movement(page: &Page, name: &str) -> bool {
    let kind = page.schema.organisation(name).map(|o| o.kind);
    matches!(kind, Some(Sort::Armed | Sort::Party))
}
