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

/// Who is meant by a cell that is nothing but one name or title; nothing where the words do not tell.
pub(super) fn read(cell: &str, schema: &Schema) -> Option<Somebody> {
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
        assert_eq!(read(""), None);
    }
}
