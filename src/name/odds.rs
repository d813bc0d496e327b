//! How strongly do names, offices, countries and years speak for one person? Logarithms of odds, which add up.

use super::compare::{CONTRADICTION, score};
use super::parse::Name;

/// From here on two full names are joined.
pub const JOIN: f32 = 0.0;
/// At this and below two names of two groups keep the groups apart.
pub const REFUSE: f32 = -2.0;
/// How much better than the next a group must fit a short form.
pub const LEAD: f32 = 0.3;
/// The most that a context can say for one person.
pub const BEST: f32 = COUNTRY + OFFICE + NEAR;
/// What no context outweighs.
const NEVER: f32 = -9.0;
const COUNTRY: f32 = 1.5;
const OTHER_COUNTRY: f32 = -3.0;
const OFFICE: f32 = 0.6;
const NEAR: f32 = 0.8;

/// What two names alone say.
pub fn names(a: &Name, b: &Name) -> f32 {
    of_score(score(a, b))
}

/// What the score of two names says.
pub fn of_score(score: f32) -> f32 {
    if score <= CONTRADICTION {
        return NEVER;
    }
    let p = score.clamp(0.001, 0.999);
    (p / (1.0 - p)).ln()
}

/// What surroundings say: whether they are of one country, where both are known; whether an office is the same; and how many
/// years lie between, where that is known.
pub fn context(country: Option<bool>, office: bool, years: Option<u32>) -> f32 {
    let country = country.map_or(0.0, |same| if same { COUNTRY } else { OTHER_COUNTRY });
    country + if office { OFFICE } else { 0.0 } + years.map_or(0.0, apart)
}

fn apart(years: u32) -> f32 {
    match years {
        0..=2 => NEAR,
        3..=8 => 0.4,
        9..=20 => -0.4,
        21..=40 => -1.0,
        _ => -2.5,
    }
}

/// What it says for a group that a short form may mean that so many call it by name.
pub fn renown(size: usize) -> f32 {
    0.25 * (size as f32).ln()
}
