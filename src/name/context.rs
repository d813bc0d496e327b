//! What is known around a mention: office, country, year.

use super::cluster::Labelled;
use super::odds;

/// A name's surroundings, folded for comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Context {
    /// The country, folded.
    pub country: Option<String>,
    /// The office, folded, without what follows "of".
    pub office: Option<String>,
    /// The year of the document.
    pub year: Option<i32>,
}

impl Context {
    /// Reads a mention's labels.
    pub fn of(mention: &Labelled) -> Context {
        let fold = |s: &String| {
            let lower = s.to_lowercase();
            let words: Vec<&str> =
                lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && *w != "the").collect();
            words.join(" ")
        };
        let kept = |s: String| (!s.is_empty()).then_some(s);
        let role = mention.role.as_ref().map(fold);
        let office = role.as_ref().and_then(|r| kept(office(r)));
        let country = mention.country.as_ref().map(fold).and_then(kept);
        Context { country, office, year: mention.year }
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.country.is_none() && self.office.is_none() && self.year.is_none()
    }

    /// How strongly two surroundings speak for one person, as a logarithm of odds.
    pub fn speaks(&self, other: &Context) -> f32 {
        let country = self.country.as_ref().zip(other.country.as_ref()).map(|(a, b)| a == b);
        let office = self.office.is_some() && self.office == other.office;
        odds::context(country, office, self.year.zip(other.year).map(|(a, b)| a.abs_diff(b)))
    }
}

/// "foreign minister of x" → "foreign minister"; kings, emirs and the like are one office.
fn office(role: &str) -> String {
    let head = role.split(" of ").next().unwrap_or(role);
    let words: Vec<&str> =
        head.split(' ').filter(|w| !matches!(*w, "acting" | "interim" | "elect" | "vice" | "deputy")).collect();
    words.join(" ")
}
