//! How much can words that are only alike in sound say, where one name has more words than the other?
//!
//! Among thousands of names some have two words that sound a little like two of another, somewhere: "Abdel Fatih el-Sasi",
//! "Marco A. de Sousa". What is weighed word by word would take them for one.

use super::align::{Alignment, Match, counts};
use super::parse::Name;
use super::token::{Kind, Rule};

/// Words alike by sound that answer one another for certain.
const SURE: f32 = 0.88;
/// Words alike by sound that hardly answer one another, and only at the same place.
const LOOSE: f32 = 0.8;

/// The most that the score of two names may be. `short` is the one of which all words found an answer, `long` has more;
/// `flip` tells that the alignment has them the other way round.
pub fn most(short: &Name, long: &Name, alignment: &Alignment, flip: bool) -> f32 {
    let matches = || alignment.matches().iter().map(|m| if flip { Match { a: m.b, b: m.a, ..*m } } else { *m });
    let (ours, theirs) = (ends(short), ends(long));
    let in_place = |m: &Match| (m.a, m.b) == (ours.0, theirs.0) || (m.a, m.b) == (ours.1, theirs.1);
    let by_sound = |m: &Match| m.like.rule == Rule::Sound;
    let family_left = matches().all(|m| m.b != theirs.1) && long.tokens[theirs.1 as usize].kind == Kind::Family;
    let sure = |m: &Match| m.like.rule != Rule::Initial && !(by_sound(m) && m.like.score < SURE);
    let loose = |m: &Match| by_sound(m) && m.like.score < LOOSE;
    let framed =
        [(ours.0, theirs.0), (ours.1, theirs.1)].iter().all(|ends| matches().any(|m| (m.a, m.b) == *ends && sure(&m)));
    if !matches().any(|m| sure(&m)) || (!framed && matches().any(|m| loose(&m) && !in_place(&m))) {
        0.15
    } else if matches().any(|m| loose(&m) && (m.a, m.b) == (ours.1, theirs.1)) {
        0.3
    } else if family_left && matches().any(|m| by_sound(&m) && m.like.score < SURE) {
        0.4
    } else {
        1.0
    }
}

/// The first and the last word that count.
fn ends(name: &Name) -> (u8, u8) {
    let at = |t: Option<usize>| t.unwrap_or(0) as u8;
    (at(name.tokens.iter().position(counts)), at(name.tokens.iter().rposition(counts)))
}

#[cfg(test)]
mod tests {
    use crate::name::{Name, SAME, score};

    fn same(a: &str, b: &str) -> bool {
        score(&Name::parse(a), &Name::parse(b)) >= SAME
    }

    #[test]
    fn a_little_likeness_here_and_there_is_not_enough() {
        for (a, b) in [
            ("John Kee", "Kim Kyou-sun"),
            ("Jon Marlow", "Jean-Marie Tiboud"),
            ("Toro Asso", "José Miguel Barrosa"),
            ("Rosa Lieu", "Said Ali Shar Gilan"),
            ("Georges Wills", "Jorge Sorrano Elías"),
            ("Abdel Fatih el-Sasi", "Marco A. de Sousa"),
            ("D. P. M. Too Han", "Patrice Moyaya"),
            ("Tran Bing Minh", "Tran Minh Chanh"),
            ("Chen Yu", "Zhang Yi"),
        ] {
            assert!(!same(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn more_words_of_the_same_name_are() {
        for (a, b) in [
            ("Luisa da Sousa", "Maria Luísa da Sousa"),
            ("Mahmoud Farhaani", "Mahmud Abdullahi Farhani"),
            ("Hanif Saqib", "Mohammed Haneef Saqib"),
            ("Vicente Soto", "Vicente Soto Quesada"),
        ] {
            assert!(same(a, b), "{a} / {b}");
        }
    }
}
