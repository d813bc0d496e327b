//! Descriptions of several office-holders: "the presidents of X and Y", "their foreign ministers".

use super::{Describer, held};
use crate::claim::line::Line;
use crate::dossier::fact::Office;
use crate::dossier::office::Offices;

/// How many sentences back several described persons may be named.
const BACK: usize = 6;

/// How many sentences ahead.
const AHEAD: usize = 4;

/// A name that suits a country less is hardly that of its office-holder.
const FOREIGN: f32 = 0.02;

/// How much better names must suit the countries in another order than in that of the text.
const BETTER: f32 = 1.5;

impl Describer<'_> {
    /// "The presidents of X and Y": those named last before without an office, else those named together next.
    pub(super) fn give_several(&self, line: &Line, offices: &[Office], out: &mut Offices) {
        if self.by_home(line, offices, out) || offices.iter().any(|o| held(o, out)) {
            return;
        }
        let back = line.sentence.saturating_sub(BACK)..line.sentence;
        let ahead = line.sentence..(line.sentence + AHEAD + 1).min(self.claims.lines.len());
        let places = [back].into_iter().chain(ahead.map(|s| s..s + 1));
        let fitting = |people: &Vec<usize>| people.len() == offices.len();
        let Some(mut people) = places.map(|p| self.strangers(p, offices, out)).find(fitting) else { return };
        if let ([a, b], [first, second]) = (&people[..], offices)
            && self.suits(*b, first, out) + self.suits(*a, second, out)
                > self.suits(*a, first, out) + self.suits(*b, second, out) + BETTER
        {
            people.reverse();
        }
        people.into_iter().zip(offices).for_each(|(p, o)| self.note(line, p, o.clone(), out));
    }

    /// Those whom the text gives no more than one of the countries: "the presidents of X and Y ... A of X"; whether there are any.
    fn by_home(&self, line: &Line, offices: &[Office], out: &mut Offices) -> bool {
        let mut found = false;
        for office in offices {
            if held(office, out) {
                continue;
            }
            let open = |p: &usize| office.of.is_some() && out.homes[*p] == office.of && out.tenures[*p].is_empty();
            let people: Vec<usize> =
                (0..self.beings.all.len()).filter(|p| open(p) && self.free(*p, office, out)).collect();
            if let [one] = people[..] {
                self.note(line, one, office.clone(), out);
                found = true;
            }
        }
        found
    }

    /// Those named in some sentences who may be the ones described and of whom nothing is known.
    fn strangers(&self, sentences: std::ops::Range<usize>, offices: &[Office], out: &Offices) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for p in sentences.flat_map(|s| self.named(s)) {
            let open = Office { of: None, ..offices[0].clone() };
            let suits = || offices.iter().any(|o| self.fit(p, o).is_none_or(|f| f >= FOREIGN));
            let home = || out.homes[p].is_none() || offices.iter().any(|o| o.of == out.homes[p]);
            if !found.contains(&p) && home() && self.free(p, &open, out) && suits() {
                found.push(p);
            }
        }
        found
    }

    /// How likely a person's name is that of somebody of an office's country.
    fn fit(&self, person: usize, office: &Office) -> Option<f32> {
        let of = office.of.as_ref()?;
        self.beings.all[person].fits(&self.page.schema.origins, of)
    }

    /// How well an office suits a person, by home, else by name.
    fn suits(&self, person: usize, office: &Office, out: &Offices) -> f32 {
        match &out.homes[person] {
            Some(_) if out.homes[person] == office.of => 0.0,
            Some(_) => -20.0,
            None => (self.fit(person, office).unwrap_or(0.1) + 0.01).ln(),
        }
    }
}
