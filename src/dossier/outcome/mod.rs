//! Was it held, or is it planned, proposed or called off? The likeliest of the four.
//!
//! The weights are learned (`schema/weights/outcome.ron`): what rules make of it, the verbs and words of the sentences that tell of it, the
//! day, each speaks for one outcome or another.

mod signs;

use super::bag::Bag;
use super::cast::Cast;
use super::fact::Status;
use super::meeting::Draft;
use super::standing;

/// So much likelier than what rules have made of it must be what goes before it.
const MORE: f32 = 2.0;

/// How each meeting may have come out, with what is told of the features of each outcome.
pub fn outcomes<T>(cast: &Cast, drafts: &[Draft], tell: fn(&[&Bag]) -> T) -> Vec<Vec<(Status, T)>> {
    let weights = &cast.page.schema.learned.outcome;
    let of = |draft: &Draft| {
        let mut bag = cast.bag(weights);
        signs::signs(cast, draft, &mut bag);
        Status::ALL.into_iter().map(|status| (status, tell(&[&bag.again(under(status))]))).collect()
    };
    drafts.iter().map(of).collect()
}

/// What names of features of an outcome begin with.
fn under(status: Status) -> &'static str {
    match status {
        Status::Held => "held|",
        Status::Planned => "planned|",
        Status::Proposed => "proposed|",
        Status::Cancelled => "cancelled|",
    }
}

/// Settles how each meeting came out, where rules have had their say.
pub(super) fn settle(cast: &Cast, drafts: &mut [Draft]) {
    // In a text of a few sentences, what rules tell goes before what is likely.
    if drafts.is_empty() || !standing::weighs(cast) {
        return;
    }
    let odds = |chance: f32| chance / (1.0 - chance).max(1e-6);
    let rows = outcomes(cast, drafts, Bag::chance);
    for (draft, row) in drafts.iter_mut().zip(rows) {
        let ruled = row.iter().find(|(status, _)| Some(*status) == draft.status).map_or(0.0, |one| odds(one.1));
        let best = row.into_iter().reduce(|best, one| if one.1 > best.1 { one } else { best });
        if let Some((status, _)) = best.filter(|(_, chance)| odds(*chance) > MORE * ruled) {
            draft.status = Some(status);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::article::Article;
    use crate::dossier::{Status, read};
    use crate::schema::Schema;

    const MET: &str =
        "Foreign Minister Ana Duarte of Chile met her Peruvian counterpart, Luis Paz, gladly in Lima on Thursday. ";
    const SEA: &str = "Fishing boats from both coasts have crossed the line for years. Harbours lost trade. Nets were cut. \
                       Fines were paid. Nobody was hurt. The catch fell again last year. Prices rose in the markets. ";

    /// The status of the first meeting, where one word speaks for its being called off.
    fn told(text: &str) -> Status {
        let weights = "(start: -2.0, features: {\"held|rule=held\": 3.0, \"cancelled|word=gladly\": 5.0})";
        let schema = Schema::overlaid(&BTreeMap::from([("weights/outcome.ron".to_string(), weights.to_string())]));
        let article = Article { id: "x".into(), published: "2009-03-06".parse().ok(), title: None, text: text.into() };
        read(&article, &schema.expect("weights")).meetings[0].status
    }

    #[test]
    fn what_speaks_much_more_for_another_outcome_goes_before_rules() {
        assert_eq!(told(&format!("{MET}{SEA}")), Status::Cancelled);
        assert_eq!(told(&format!("{}{SEA}", MET.replace(" gladly", ""))), Status::Held);
    }

    #[test]
    fn in_a_text_of_a_few_sentences_rules_settle_it() {
        assert_eq!(told(MET), Status::Held);
    }
}
