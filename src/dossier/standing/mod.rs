//! Was it a meeting? Rules and likely pairs propose; a meeting stands where the whole document speaks for it: who they are, how
//! often they are named together, which of them meets others, by which rules it was read.
//!
//! The weights are learned (`schema/weights/standing.ron`): logistic regression over named features. The chance is also how far a
//! meeting can be believed.

mod signs;

use super::bag::Bag;
use super::cast::{Cast, Meanings};
use super::meeting::Draft;
use super::pairing::Chances;
use super::particulars;
use signs::Sight;
pub(super) use signs::way;

/// Under this chance it was none.
const LEAST: f32 = 0.3;

/// How far a meeting is believed that is not weighed by the whole.
pub const UNSURE: f32 = 0.8;

/// What is told of the features of each meeting.
pub fn rows<T>(
    cast: &Cast,
    meanings: &Meanings,
    drafts: &[Draft],
    chances: &Chances,
    tell: fn(&[&Bag]) -> T,
) -> Vec<T> {
    let sight = Sight::of(cast, meanings, drafts, chances);
    let weights = &cast.page.schema.learned.standing;
    let (mut bag, mut few) = (cast.bag(weights), cast.bag(weights).under("few|"));
    let mut of = |d: usize| {
        let bag = if drafts[d].who.len() < 2 { &mut few } else { &mut bag };
        bag.clear();
        signs::signs(&sight, d, bag);
        tell(&[bag])
    };
    (0..drafts.len()).map(&mut of).collect()
}

/// Of a text as short as this too little is known to weigh a meeting by the whole.
const BRIEF: usize = 6;

/// Whether meetings of a text are weighed by the whole: not where it is brief, nor a short record, which is read by rules.
pub fn weighs(cast: &Cast) -> bool {
    cast.page.document.sentences.len() > BRIEF && !particulars::record(cast)
}

/// The meetings that stand, each with its chance.
pub(super) fn standing(cast: &Cast, meanings: &Meanings, drafts: Vec<Draft>, chances: &Chances) -> Vec<Draft> {
    if !weighs(cast) {
        return drafts;
    }
    let rows = rows(cast, meanings, &drafts, chances, Bag::chance);
    let standing = drafts.into_iter().zip(rows).filter(|(_, chance)| *chance >= LEAST);
    standing.map(|(draft, chance)| Draft { chance: Some(chance), ..draft }).collect()
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::dossier::{Dossier, read};
    use crate::schema::Schema;

    fn told(text: &str) -> Dossier {
        let article = Article { id: "x".into(), published: "2009-03-06".parse().ok(), title: None, text: text.into() };
        read(&article, Schema::embedded())
    }

    const MET: &str =
        "Foreign Minister Ana Duarte of Chile met her Peruvian counterpart, Luis Paz, in Lima on Thursday. ";
    const SEA: &str = "Fishing boats from both coasts have crossed the line for years. Harbours lost trade. Nets were cut. \
                       Fines were paid. Nobody was hurt. The catch fell again last year. Prices rose in the markets. ";

    #[test]
    fn a_meeting_that_is_told_plainly_stands_with_its_chance() {
        let long = told(&format!("{MET}{SEA}Duarte and Paz said that they would go on talking."));
        let meeting = long.meetings.iter().find(|m| m.participants.len() == 2).expect("they met");
        assert!(meeting.confidence > 0.6 && meeting.confidence < 1.0, "{}", meeting.confidence);
    }

    #[test]
    fn a_text_of_a_few_sentences_is_not_weighed() {
        let brief = told(MET);
        assert_eq!(brief.meetings.len(), 1);
        assert_eq!(brief.meetings[0].confidence, super::UNSURE);
    }
}
