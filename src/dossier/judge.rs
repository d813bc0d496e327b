//! Which clues speak for a country as that of an office that the text leaves open?

mod around;
mod candidate;
mod sentence;
mod settled;

use std::collections::{BTreeMap, BTreeSet};

use super::clue::{Affair, CLUES, Clue, Clues};
use super::office::Said;
use super::person::Beings;
use super::setting::Setting;
use super::trail::Trail;
use crate::claim::Claims;
use crate::mention::Page;
use crate::schema::Fit;
use candidate::has_counterpart;

/// An English text without dateline that speaks of "the President" without a country mostly means this country's.
const USUAL: &str = "United States";

/// How well a name must suit it in a text that does not name it, against the country that it suits best.
const ITS_OWN: f32 = 0.7;

/// Whose a secretary-general is where nothing is said.
const UNITED: &str = "United Nations";

/// The document, and all that helps to weigh.
pub struct Judge<'j> {
    /// The document.
    pub page: &'j Page<'j, 'j>,
    /// Its sentences.
    pub claims: &'j Claims,
    /// Its persons.
    pub beings: &'j Beings,
    /// Where it plays.
    pub setting: &'j Setting,
    /// The countries on its way.
    pub trail: &'j Trail,
    /// The countries that the text itself gives persons.
    pub homes: &'j [Option<String>],
    /// Of these, those that stand with a name.
    pub stated: &'j [Option<String>],
}

/// What a statement of an office tells beside its words.
struct Told {
    /// Countries whose ministry of the same field is named near it.
    ministries: Vec<String>,
    /// The country in the same place of a list.
    paired: Option<String>,
}

impl Judge<'_> {
    /// What the text around tells of each country that it names.
    pub fn fixed(&self, affair: &Affair) -> BTreeMap<String, Clues> {
        let origins = &self.page.schema.origins;
        let chances = self.beings.all[affair.person].chances(origins);
        let known = self.known(affair);
        let told: Vec<Told> = affair.said.iter().map(|said| self.told(said)).collect();
        let clues = |name: &str| {
            let mut clues = self.static_clues(affair, &told, name);
            let origin = chances.and_then(|c| origins.share(c, name));
            clues.add(Clue::Name, origin.unwrap_or(0.5));
            clues.add(Clue::Known, known.iter().find(|(of, _)| *of == name).map_or(0.0, |(_, value)| *value));
            clues
        };
        let sure = known.iter().filter(|(_, value)| *value == 1.0).map(|(of, _)| of.to_string());
        let names: BTreeSet<String> = self.candidates(affair.title()).into_iter().chain(sure).collect();
        let mut all: BTreeMap<String, Clues> = names.into_iter().map(|name| (name.clone(), clues(&name))).collect();
        all.retain(|name, _| !affair.said.iter().any(|s| has_counterpart(s, name)));
        let most = all.values().map(|c| c.0[Clue::Name as usize]).fold(0.02, f32::max);
        for clues in all.values_mut() {
            let name = clues.0[Clue::Name as usize];
            clues.add(Clue::Best, (name / most).min(1.0));
        }
        if let Some(usual) =
            all.get_mut(USUAL).filter(|c| self.elsewhere(affair.title()) && c.0[Clue::Best as usize] < ITS_OWN)
        {
            usual.0[Clue::Usual as usize] = 0.0;
            usual.0[Clue::UsualLead as usize] = 0.0;
        }
        all
    }

    /// The countries in which somebody of the person's name is known to have held an office: 1 where it is this one at this time.
    fn known(&self, affair: &Affair) -> Vec<(&str, f32)> {
        let name = &self.beings.all[affair.person].name;
        let year = self.page.document.date.map(|d| d.year());
        let known = self.page.schema.holders.known(name, affair.title(), year);
        known.into_iter().map(|(of, fit)| (of, if fit == Fit::Holds { 1.0 } else { 0.5 })).collect()
    }

    /// What a statement of an office tells, of whichever country.
    fn told(&self, said: &Said) -> Told {
        Told { ministries: self.ministries(said), paired: self.paired(said) }
    }

    fn static_clues(&self, affair: &Affair, told: &[Told], name: &str) -> Clues {
        let mut out = Clues([0.0; CLUES]);
        let all: f32 = (1..=affair.said.len()).map(|n| 1.0 / n as f32).sum();
        for (n, (said, told)) in affair.said.iter().zip(told).enumerate() {
            let mut here = Clues([0.0; CLUES]);
            let own = &said.line.parties[said.party].tokens;
            self.near(said.line, own, said.party, name, &mut here);
            self.before(said.line, name, &mut here);
            here.add(Clue::Ministry, yes(told.ministries.iter().any(|m| m == name)));
            here.add(Clue::Paired, yes(told.paired.as_deref() == Some(name)));
            here.add(Clue::Heads, yes(self.heads(said, name)));
            for (sum, value) in out.0.iter_mut().zip(here.0) {
                *sum += value / (n + 1) as f32 / all;
            }
        }
        self.around(affair, name, &mut out);
        out
    }
}

/// A clue that is there or not.
fn yes(holds: bool) -> f32 {
    if holds { 1.0 } else { 0.0 }
}
