//! Who holds one office together with others, "Presidents X and Y", is of another country than they.

use super::office::ends;
use crate::mention::party::Party;
use crate::schema::fold;

/// Last words of titles that each country gives to one alone.
const ONE: &[&str] =
    &["president", "minister", "chancellor", "king", "secretary", "speaker", "security adviser", "facilitator"];

/// How many countries of each are tried.
const CHOICES: usize = 4;

/// Whether two share an office that a country gives to one alone: "Foreign Ministers X and Y" are of two countries.
pub fn one_each(a: &Party, b: &Party) -> bool {
    let office =
        |p: &Party| p.offices.first().filter(|_| p.rule == "offices-of-several").map(|o| fold(&o.title).into_owned());
    let (Some(one), Some(other)) = (office(a), office(b)) else { return false };
    let former = a.offices.iter().chain(&b.offices).any(|o| o.former);
    let rank = ["deputy", "vice", "state", "first"].iter().any(|w| one.split(' ').any(|x| x == *w));
    one == other && !former && (!rank || one == "secretary of state") && ONE.iter().any(|w| ends(&one, w))
}

/// The countries that give the highest sum, no country twice; none where less than enough speaks for one.
pub fn apart(scores: &[Vec<(f32, String)>], enough: f32, taken: &[String]) -> (f32, Vec<Option<String>>) {
    let Some((first, rest)) = scores.split_first() else { return (0.0, Vec::new()) };
    let free = first.iter().filter(|(score, name)| *score >= enough && !taken.contains(name)).take(CHOICES);
    let choices = free.map(|(score, name)| (*score, Some(name.clone()))).chain([(0.0, None)]);
    let all = choices.map(|(score, name)| {
        let taken: Vec<String> = taken.iter().cloned().chain(name.clone()).collect();
        let (sum, mut others) = apart(rest, enough, &taken);
        others.insert(0, name);
        (sum + score, others)
    });
    all.reduce(|best, next| if next.0 > best.0 { next } else { best }).unwrap_or_default()
}
