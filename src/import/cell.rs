//! Who stands in the cell of a table: a person, an office, a country or an organisation.

use crate::article::Article;
use crate::document;
use crate::dossier::Office;
use crate::mention::Page;
use crate::mention::office::Of;
use crate::mention::party::{Head, Party, parties};
use crate::schema::Schema;

/// Somebody, as a cell names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Somebody {
    /// A person by name, with an office where the cell gives one.
    Person(String, Option<Office>),
    /// Whoever holds an office.
    Office(Office),
    /// Several without names.
    Group(Office),
    /// A country or organisation.
    Body(String),
}

/// Styles before a name, as lists write them.
const STYLES: [&str; 14] = [
    "The Rt Hon ",
    "The Rt. Hon. ",
    "The Right Honourable ",
    "The Honourable ",
    "The Hon ",
    "The Hon. ",
    "Rt Hon ",
    "Rt. Hon. ",
    "Hon ",
    "Hon. ",
    "HE ",
    "H.E. ",
    "His Excellency ",
    "Her Excellency ",
];
/// Letters behind a name: seats and orders.
const LETTERS: [&str; 18] = [
    "MP", "MEP", "MSP", "MS", "TD", "KC", "QC", "PC", "CB", "CBE", "OBE", "MBE", "KBE", "DBE", "CMG", "KCMG", "GCMG",
    "DCMG",
];
/// Courtesies before a name.
const COURTESIES: [&str; 14] =
    ["sir", "dame", "lord", "lady", "baroness", "dr", "mr", "mrs", "ms", "miss", "prof", "professor", "hon", "rev"];
/// What a firm's name ends in, be it that of a person before.
const FIRMS: [&str; 14] =
    ["Ltd", "Ltd.", "Limited", "plc", "PLC", "Inc", "Inc.", "LLP", "LLC", "GmbH", "AG", "AB", "SA", "Foundation"];

/// A name without styles before it and letters behind it: "Rt Hon Ana Hill MP, Secretary of State", "HE Ken Ito".
pub(super) fn plain(cell: &str) -> String {
    let mut rest = cell.trim();
    while let Some(bare) = STYLES.iter().find_map(|style| rest.strip_prefix(style)) {
        rest = bare.trim_start();
    }
    let (name, office) = rest.split_at(rest.find(',').unwrap_or(rest.len()));
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.len() > 2 && words.last().is_some_and(|last| LETTERS.contains(last)) {
        words.pop();
    }
    words.join(" ") + office
}

/// Whether a courtesy before a name tells that it is a person's: "Dr Mei Lin".
pub(super) fn courteous(cell: &str) -> bool {
    let mut words = cell.split_whitespace();
    let first = words.next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    let styled = plain(cell) != cell || COURTESIES.contains(&first.as_str());
    styled && !words.last().is_some_and(|last| FIRMS.contains(&last))
}

/// Who is meant by a cell that is nothing but one name or title; nothing where the words do not tell.
///
/// Brackets behind a person or an office may hold the country or the office: "Ambassador Ken Ito (Japan)".
pub(super) fn read(cell: &str, schema: &Schema) -> Option<Somebody> {
    let cell = plain(cell);
    let bracketed = || {
        let (head, inside) = cell.strip_suffix(')')?.rsplit_once(" (")?;
        with(whole(&plain(head), schema)?, whole(inside, schema))
    };
    whole(&cell, schema).or_else(bracketed)
}

/// Somebody, and what brackets tell besides.
fn with(somebody: Somebody, inside: Option<Somebody>) -> Option<Somebody> {
    let of = |office: Office, body: &String| Office { of: office.of.or(Some(body.clone())), ..office };
    match (somebody, inside) {
        (Somebody::Person(name, Some(office)), Some(Somebody::Body(body))) => {
            Some(Somebody::Person(name, Some(of(office, &body))))
        }
        (Somebody::Office(office), Some(Somebody::Body(body))) => Some(Somebody::Office(of(office, &body))),
        (Somebody::Person(name, None), Some(Somebody::Office(office))) => Some(Somebody::Person(name, Some(office))),
        (person @ Somebody::Person(..), _) => Some(person),
        _ => None,
    }
}

/// Who is meant by words that are one party from the first to the last.
fn whole(cell: &str, schema: &Schema) -> Option<Somebody> {
    // A verb behind it makes the cell a sentence.
    let text = format!("{cell} spoke.");
    let article = Article { text, ..Article::default() };
    let document = document::split(&article);
    let page = Page::new(&document, schema);
    let sentence = (document.sentences.len() == 1).then(|| page.sentence(0))?;
    let end = sentence.end.checked_sub(2)?;
    let whole = |p: &Party| p.tokens.start == sentence.start && p.tokens.end == end;
    let party = parties(&page, sentence.clone()).into_iter().find(whole)?;
    let office = party.offices.first().filter(|o| !o.plural).map(|o| {
        let of = if let Of::Body(body) = &o.of { Some(body.clone()) } else { party.of.clone() };
        Office { title: o.title.clone(), of }
    });
    match party.head {
        Head::Name(tokens) => Some(Somebody::Person(page.text(tokens), office)),
        Head::Office => office.map(Somebody::Office),
        Head::Group(title) => Some(Somebody::Group(Office { title, of: party.of })),
        Head::Body(body) => Some(Somebody::Body(body)),
        _ => None,
    }
}

/// The usual name of a place: a country's where the schema knows it; a capital stays what it is.
pub(super) fn place(name: &str, schema: &Schema) -> String {
    let town = schema.polities.iter().any(|p| p.capital == name)
        || schema.organisations.iter().any(|o| o.seat.as_deref() == Some(name))
        || schema.cities.iter().any(|c| c.name == name);
    let country = if town { None } else { body(name, schema) };
    country.unwrap_or_else(|| name.to_string())
}

/// The usual name of a country or organisation that the schema knows.
pub(super) fn body(name: &str, schema: &Schema) -> Option<String> {
    match read(name, schema) {
        Some(Somebody::Body(body)) => Some(body),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_whole_or_not_at_all() {
        let read = |cell: &str| read(cell, Schema::embedded());
        let office = |title: &str, of: &str| Office { title: title.into(), of: Some(of.into()) };
        assert_eq!(read("Germany"), Some(Somebody::Body("Germany".into())));
        assert_eq!(read("Foreign Minister of Chile"), Some(Somebody::Office(office("Foreign Minister", "Chile"))));
        let minister = Somebody::Person("Ana Duarte".into(), Some(office("Foreign Minister", "Chile")));
        assert_eq!(read("Foreign Minister Ana Duarte of Chile"), Some(minister.clone()));
        assert_eq!(read("Ana Duarte, Foreign Minister of Chile"), Some(minister));
        assert_eq!(read("Northern Cable Works (Holding) & Sons"), None);
        let ito = Somebody::Person("Kenji Ito".into(), Some(office("Ambassador", "Japan")));
        assert_eq!(read("HE Ambassador Kenji Ito (Japan)"), Some(ito));
        let trade = Somebody::Person("Harriet Vane".into(), Some(office("Secretary of State", "Chile")));
        assert_eq!(read("Rt Hon Harriet Vane MP, Secretary of State of Chile"), Some(trade));
        assert_eq!(read(""), None);
    }

    #[test]
    fn styles_and_letters_are_no_part_of_a_name() {
        assert_eq!(plain("The Rt Hon Sir Owen Tadd KCMG MP"), "Sir Owen Tadd");
        assert_eq!(plain("Ana Duarte, MP for Leeds"), "Ana Duarte, MP for Leeds");
        assert_eq!((plain("He Kai").as_str(), plain("MP").as_str(), plain("").as_str()), ("He Kai", "MP", ""));
        assert!(courteous("Dr Mei Lin") && courteous("Harriet Vane MP") && !courteous("Northern Cable Works"));
        assert!(!courteous("Sir Owen Tadd Ltd"));
    }

    #[test]
    fn a_capital_is_a_place_of_its_own() {
        let place = |name| place(name, Schema::embedded());
        assert_eq!(
            (place("Brussels"), place("Paris"), place("the UK")),
            ("Brussels".into(), "Paris".into(), "United Kingdom".into())
        );
    }
}
