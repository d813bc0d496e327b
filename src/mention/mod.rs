//! What is named? Names, offices, countries, dates, places, encounters, and the parties built of them.
//!
//! Each stage adds what it is sure of to the [`Page`]; none looks at another article.

pub mod encounter;
pub mod name;
pub mod narrator;
pub mod office;
pub mod party;
pub mod place;
pub mod retag;
pub mod time;
pub mod verb;
pub mod word;
mod words;

use std::cell::OnceCell;
use std::ops::Range;

use crate::document::Document;
use crate::schema::{Flags, Schema};
use crate::span::Span;
use name::Name;
use word::Atom;
pub use words::Words;

/// A document with everything that is marked in it.
pub struct Page<'d, 't> {
    /// The document.
    pub document: &'d Document<'t>,
    /// The lists and rules.
    pub schema: &'d Schema,
    /// Its tokens, looked up.
    pub words: Words<'t>,
    /// Listed phrases, by first token.
    pub atoms: Vec<Option<Atom>>,
    cover: Vec<bool>,
    office_end: Vec<bool>,
    /// Names of persons in order.
    pub names: Vec<Name>,
    name_at: Vec<u32>,
    /// The tokens of the name of the one who says "I".
    pub narrator: Option<Range<usize>>,
    dateline: OnceCell<Option<place::Place>>,
}

const NONE: u32 = u32::MAX;

impl<'d, 't> Page<'d, 't> {
    /// Looks up words and finds the names of persons.
    pub fn new(document: &'d Document<'t>, schema: &'d Schema) -> Self {
        let words = Words(word::words(document, schema));
        let mut atoms = vec![None; words.len()];
        for sentence in &document.sentences {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            for (i, atom) in word::atoms(&words[range.clone()], schema).into_iter().enumerate() {
                atoms[range.start + i] = atom;
            }
        }
        word::prefer_named(&mut atoms, schema);
        let mut cover = vec![false; words.len()];
        for (i, atom) in atoms.iter().enumerate() {
            if let Some(atom) = atom {
                cover[i..i + atom.len].fill(true);
            }
        }
        let n = words.len();
        let mut page = Page {
            document,
            schema,
            words,
            atoms,
            cover,
            office_end: vec![false; n + 1],
            names: Vec::new(),
            name_at: Vec::new(),
            narrator: None,
            dateline: OnceCell::new(),
        };
        page.mark_office_ends();
        page.names = name::names(&page);
        let mut name_at = vec![NONE; n];
        for (k, name) in page.names.iter().enumerate() {
            name_at[name.tokens.clone()].fill(k as u32);
        }
        page.name_at = name_at;
        page.clear_atoms_in_names();
        page.narrator = narrator::narrator(&page);
        // Only now all is known that it is read by.
        page.dateline = OnceCell::new();
        page
    }

    /// A city or country that turned out to be part of a name is none.
    fn clear_atoms_in_names(&mut self) {
        for name in &self.names {
            for i in name.tokens.clone() {
                if self.atoms[i].take().is_some() {
                    self.cover[i] = false;
                }
            }
        }
    }

    fn mark_office_ends(&mut self) {
        let mut ends = vec![false; self.words.len() + 1];
        for sentence in &self.document.sentences {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            let heads = range.clone().filter(|&i| self.words[i].flags.any(Flags::HEAD));
            for head in heads {
                let first = head.saturating_sub(3).max(range.start);
                for start in first..=head {
                    if let Some(office) = office::office(self, start, range.end) {
                        ends[office.tokens.end] = true;
                    }
                }
            }
        }
        self.office_end = ends;
    }

    /// Whether names are known already.
    pub fn names_known(&self) -> bool {
        !self.name_at.is_empty()
    }

    /// The listed phrase that starts at a token.
    pub fn atom(&self, i: usize) -> Option<&Atom> {
        self.atoms.get(i)?.as_ref()
    }

    /// Whether a token belongs to a listed phrase.
    pub fn covered(&self, i: usize) -> bool {
        self.cover.get(i).copied().unwrap_or(false)
    }

    /// Whether an office ends right before a token.
    pub fn office_ends(&self, i: usize) -> bool {
        self.office_end[i]
    }

    /// Whether a country's possessive ends right before a token: "Russia's".
    pub fn possessive_ends(&self, i: usize) -> bool {
        i >= 2 && self.words[i - 1].among(&["'s", "’s", "'"]) && self.covered(i - 2)
    }

    /// The name that starts at a token.
    pub fn name_starting(&self, i: usize) -> Option<&Name> {
        let k = *self.name_at.get(i)?;
        let name = self.names.get(k as usize)?;
        (name.tokens.start == i).then_some(name)
    }

    /// Whether a token belongs to the name of a person.
    pub fn in_name(&self, i: usize) -> bool {
        self.name_at.get(i).is_some_and(|&k| k != NONE)
    }

    /// The place of the dateline, once it was asked for.
    pub fn dateline_place(&self) -> Option<&place::Place> {
        self.dateline.get_or_init(|| place::dateline(self)).as_ref()
    }

    /// The country after "visited", where a record of a journey names one.
    pub fn visited(&self) -> Option<String> {
        let verb = (0..self.words.len()).find(|&i| self.words[i].is("visited"))?;
        let at = verb + 1 + usize::from(self.words.get(verb + 1)?.is("the"));
        self.atom(at)?.polity().map(|k| self.schema.polities[k as usize].name.clone())
    }

    /// The text of some tokens, as it stands.
    pub fn text(&self, tokens: Range<usize>) -> String {
        let span = self.span(tokens);
        let text = span.of(&self.document.article.text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The bytes of some tokens.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        if tokens.is_empty() || tokens.end > self.words.len() {
            return Span::default();
        }
        self.words[tokens.start].span.to(self.words[tokens.end - 1].span)
    }

    /// The tokens of a sentence.
    pub fn sentence(&self, i: usize) -> Range<usize> {
        let sentence = &self.document.sentences[i];
        sentence.tokens.start as usize..sentence.tokens.end as usize
    }

    /// The country or body that a listed phrase stands for; a capital stands for its country.
    pub fn body_name(&self, atom: &Atom) -> Option<String> {
        if let Some(i) = atom.polity().or(atom.adjective()).or(atom.people()) {
            return Some(self.schema.polities[i as usize].name.clone());
        }
        if let Some(i) = atom.organisation() {
            return Some(self.schema.organisations[i as usize].name.clone());
        }
        self.capital_of(atom)
    }

    /// The usual name of the country or body that one reading of a listed phrase stands for.
    pub fn entry_name(&self, entry: &crate::schema::Entry) -> Option<&str> {
        use crate::schema::Entry;
        match entry {
            Entry::Polity(i) | Entry::Adjective(i) | Entry::People(i) => Some(&self.schema.polities[*i as usize].name),
            Entry::Organisation(i) => Some(&self.schema.organisations[*i as usize].name),
            _ => None,
        }
    }

    /// Whether a listed phrase names an organ that many states have: "Security Council".
    pub fn generic_body(&self, atom: &Atom) -> bool {
        let body = atom.organisation().map(|k| &self.schema.organisations[k as usize]);
        atom.polity().is_none() && body.is_some_and(|b| b.kind == crate::schema::Sort::Body && b.of.is_none())
    }

    /// The country whose capital a listed phrase is.
    pub fn capital_of(&self, atom: &Atom) -> Option<String> {
        let city = &self.schema.cities[atom.city()? as usize];
        let polity = self.schema.polity(&city.country)?;
        (polity.capital == city.name).then(|| polity.name.clone())
    }
}
