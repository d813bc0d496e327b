//! "The experts met again in May": of whom no more is told than what they are, those of one side meet those of the other.

use super::*;
use crate::dossier::office::generic;
use crate::mention::office::Determiner;
use crate::mention::party::{Head, Party};

/// Rules that tell what was spoken about rather than that some met.
const DISCUSS: &[&str] = &["they-discuss", "they-take-up"];

impl Assembler<'_> {
    /// Several who meet each other, and of whom the text tells neither name nor country, are one or some of each side.
    pub(super) fn each_others(&self, claim: &MeetingClaim, who: &mut Vec<Meant>, bodies: &[String], drafts: &[Draft]) {
        let line = &self.cast.claims.lines[claim.sentence];
        let ([side], true) = (&claim.sides[..], claim.mutual && bodies.is_empty() && who.len() < 2) else { return };
        let [row] = pairing::rows(line, side)[..] else { return };
        let party = &line.parties[row];
        let Some(title) = self.of_no_side(line, row).filter(|title| self.of_either(title)) else { return };
        // "The delegates discussed aid": rather those of the gathering told of.
        let told_of = party.determiner == Determiner::Definite && DISCUSS.contains(&claim.rule.as_str());
        if told_of
            || self.of_others(line, party)
            || self.cast.count(party) > 2
            || party.owner.is_some()
            || !party.plural()
            || title.ends_with("presidents")
        {
            return;
        }
        let homes = self.camps(line, party.tokens.start, drafts, 2);
        if homes.len() == 2 {
            *who = homes.into_iter().map(|of| of_side(party, &title, of)).collect();
        }
    }

    /// "the chiefs of what was once a pact", "officials of many states": whether words behind tell that it is not the sides.
    fn of_others(&self, line: &Line, party: &Party) -> bool {
        let words = &self.cast.page.words;
        let at = party.tokens.end;
        let others = ["what", "which", "some", "several", "many", "various", "other", "more", "all"];
        at + 1 < line.tokens.end && words[at].among(&["of", "from"]) && words[at + 1].among(&others)
    }

    /// The word for several of whom nothing tells whose they are.
    fn of_no_side(&self, line: &Line, row: usize) -> Option<String> {
        let party = &line.parties[row];
        let meant = self.meanings.get(&(line.sentence, row)).map_or(&[][..], Vec::as_slice);
        match (meant, &party.head) {
            ([Meant::Group(Office { title, of: None })], _) => Some(title.clone()),
            ([] | [Meant::Nobody], Head::Group(noun)) => Some(noun.clone()),
            ([] | [Meant::Nobody], Head::Office) => {
                party.offices.first().map(|o| o.title.clone()).filter(|t| self.particular(t))
            }
            _ => None,
        }
    }
}

/// Those of one side.
fn of_side(party: &Party, title: &str, of: String) -> Meant {
    match party.head {
        Head::Office if party.offices.iter().any(|o| o.title == title) => {
            Meant::Office(Office { title: generic(title), of: Some(of) })
        }
        _ => Meant::Group(Office { title: title.into(), of: Some(of) }),
    }
}
