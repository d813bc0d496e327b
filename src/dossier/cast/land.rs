//! Of which country is an office that the text tells without a holder: "his foreign minister", "an aide to President X"?

use std::collections::BTreeSet;

use super::Cast;
use super::mind::Mind;
use crate::claim::line::Line;
use crate::mention::office::{Determiner, Of, OfficeMention};
use crate::mention::party::Party;

/// Last words of offices that are of the country at hand where the text names none.
const LOCAL: &[&str] = &[
    "Minister",
    "President",
    "Speaker",
    "Chief of Staff",
    "Chancellor",
    "Premier",
    "King",
    "Emperor",
    "Governor",
    "Army Chief",
    "Police Chief",
    "Intelligence Chief",
    "Security Chief",
    "Military Chief",
    "Attorney General",
    "Chief Justice",
    "Commander-in-Chief",
    "Head of State",
    "Head of Government",
    "Queen",
    "First Lady",
];

/// Titles of those who work for one person.
const SERVANTS: &[&str] = &["Aide", "Adviser", "Advisor", "Spokesman", "Spokeswoman", "Counsellor", "Assistant"];

impl Cast<'_> {
    /// The country or body of an office without a name: the text's, or that of the one whose it is.
    pub(super) fn office_land(
        &self,
        line: &Line,
        party: &Party,
        office: &OfficeMention,
        mind: &Mind,
    ) -> Option<String> {
        match &office.of {
            Of::Body(of) => Some(of.clone()),
            Of::Person(tokens) => self.person_at(line, tokens).and_then(|p| self.homes[p].clone()),
            Of::Pronoun(_) => self.owner(line, party, mind).and_then(|p| self.homes[p].clone()),
            Of::Open => self.served(line, party, office),
        }
    }

    /// "an aide to President X": the country of the one who is served.
    fn served(&self, line: &Line, party: &Party, office: &OfficeMention) -> Option<String> {
        let serves = SERVANTS.iter().any(|s| office.title.ends_with(s));
        let at = party.tokens.end;
        let behind = (at < line.tokens.end && self.page.words[at].among(&["to", "of"])).then_some(at + 1)?;
        let whom = (0..line.parties.len()).find(|&k| line.parties[k].tokens.start == behind)?;
        self.homes[self.named(line, whom)?].clone().filter(|_| serves)
    }

    /// "he saw the prime minister and the speaker": of the country where a foreigner is, else of the one whose people alone
    /// the sentence names.
    pub(super) fn local(&self, line: &Line, party: &Party, office: &OfficeMention, mind: &Mind) -> Option<String> {
        let high = (LOCAL.iter().any(|t| office.title.ends_with(t)) || office.title.starts_with("Minister "))
            && office.determiner == Determiner::Definite;
        if !high || office.former || party.possessor || office.of != Of::Open {
            return None;
        }
        let scene = self.scene_country(line);
        let here = mind.here.iter().map(|(_, p)| *p).chain(self.named_here(line, usize::MAX));
        // A body has no king and no foreign minister.
        let land = |home: &&String| self.page.schema.polity(home).is_some();
        let homes: BTreeSet<&String> = here.filter_map(|p| self.homes[p].as_ref()).filter(land).collect();
        let abroad = scene.filter(|s| homes.iter().any(|h| *h != s));
        abroad.or_else(|| homes.first().filter(|_| homes.len() == 1).map(|h| (*h).clone()))
    }

    /// "the King received her": the country at hand if it has one, else the one that has of all of which the document speaks.
    pub(super) fn realm(&self, title: &str, here: Option<String>) -> Option<String> {
        let title = title.to_lowercase();
        let Some(seats) = self.page.schema.offices.seats.iter().find(|row| row.title == title) else { return here };
        if here.as_ref().is_some_and(|here| seats.of.contains(here)) {
            return here;
        }
        let told = |of: &&String| self.lands().iter().filter_map(|names| names.get(*of)).sum::<f32>();
        let spoken_of = seats.of.iter().filter(|of| told(of) > 0.0);
        spoken_of.max_by(|a, b| told(a).total_cmp(&told(b)).then(b.cmp(a))).cloned()
    }
}
