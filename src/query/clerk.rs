//! Many questions about one graph, one after another.

use std::collections::BTreeSet;

use crate::graph::{Graph, fold};
use crate::query::follow::Talk;
use crate::query::resolve::Names;
use crate::query::understand::read;
use crate::query::{Answer, Understood};

/// Completions of one word that are offered.
const OFFERED: usize = 30;

/// Answers questions about a graph, its names looked up once.
pub struct Clerk<'g> {
    graph: &'g Graph,
    names: Names<'g>,
    /// Names by each of their words, folded.
    words: BTreeSet<(String, String)>,
}

impl<'g> Clerk<'g> {
    /// Somebody who knows the names of the graph.
    pub fn new(graph: &'g Graph) -> Clerk<'g> {
        let dossier = &graph.dossier;
        let meetings = || dossier.meetings.iter();
        let persons = dossier.persons.iter().map(|p| p.name.clone());
        let offices = dossier.persons.iter().flat_map(|p| &p.roles).map(|r| r.office.to_string());
        let places = meetings().flat_map(|m| &m.places).map(|p| p.value.clone());
        let parties = meetings().flat_map(|m| &m.parties).map(|p| p.value.clone());
        let topics = meetings().flat_map(|m| &m.topics).map(|t| t.label.clone());
        let all: BTreeSet<String> = persons.chain(offices).chain(places).chain(parties).chain(topics).collect();
        let by_word = |name: String| {
            let folded = fold(&name);
            let ends = folded.match_indices(' ').map(|(at, _)| at + 1).chain([0]);
            ends.map(|at| (folded[at..].to_string(), name.clone())).collect::<Vec<_>>()
        };
        Clerk { graph, names: Names::of(dossier), words: all.into_iter().flat_map(by_word).collect() }
    }

    /// Understands a question and answers it, as [`crate::query::ask`] does.
    pub fn ask(&self, question: &str) -> Answer {
        self.go_on(question, &mut Talk::default())
    }

    /// Answers a question that may go on from the one before: "and in 2018?", "where did they meet?"
    pub fn go_on(&self, question: &str, talk: &mut Talk) -> Answer {
        talk.ask(question, &self.names, self.graph)
    }

    /// Reads a question, as [`crate::query::understand`] does.
    pub fn understand(&self, question: &str) -> Understood {
        read(question, &self.names, self.graph)
    }

    /// Names of the graph that go on where a line ends: the byte at which they begin in the line, and the names.
    ///
    /// The longest end of the line that begins a name, or a later word of one, counts.
    pub fn complete(&self, line: &str) -> (usize, Vec<String>) {
        let starts = line.match_indices(|c: char| c.is_whitespace() || c == '"').map(|(at, c)| at + c.len());
        for start in std::iter::once(0).chain(starts) {
            let typed = fold(&line[start..]);
            // A blank at the end closes the word: "John " begins "John Kerry" and not "Johnson".
            let typed = if line.ends_with(' ') && !typed.is_empty() { typed + " " } else { typed };
            if typed.is_empty() {
                continue;
            }
            let from = self.words.range((typed.clone(), String::new())..);
            let fits = from.take_while(|(folded, _)| folded.starts_with(&typed)).map(|(_, name)| name.clone());
            let found: BTreeSet<String> = fits.collect();
            if !found.is_empty() {
                return (start, found.into_iter().take(OFFERED).collect());
            }
        }
        (line.len(), Vec::new())
    }
}
