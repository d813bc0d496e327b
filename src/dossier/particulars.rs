//! Where and when did it happen? As rules have it, then the likeliest of all that the document names (`choice`).

mod choice;
mod company;
mod day;
mod heads;
mod kind;
mod manner;
mod moment;
mod moved;
mod place;
mod sight;
mod site;
mod spelt;
mod thread;
mod titled;

pub use choice::{dates, places};
pub use day::date;
pub use heads::Heads;
pub use manner::manners;
pub use moved::put_off;
pub use site::printed;
pub use spelt::spelt;

use super::cast::{Cast, Meanings};
use super::fact::Kind;
use super::meeting::Draft;
use crate::claim::MeetingClaim;

/// How rules came to the place and the date of a meeting: one word each.
#[derive(Clone, Copy, Debug)]
pub struct By {
    place: &'static str,
    date: &'static str,
}

/// Kind, place and date of each meeting: as rules have it, then the likeliest of all places and dates of the document.
pub fn settle(cast: &Cast, meanings: &Meanings, heads: &Heads, drafts: &mut [Draft]) {
    let by = ruled(cast, heads, drafts);
    choice::settle(cast, meanings, drafts, &by);
}

/// The likeliest kind of each meeting, then the place and date that follow from it, from who met and from the dateline.
pub fn ruled(cast: &Cast, heads: &Heads, drafts: &mut [Draft]) -> Vec<By> {
    let told = kinds(cast, heads, drafts);
    manner::settle(cast, heads, drafts, &told);
    let mut of = |draft: &mut Draft| {
        let date = day::of_report(cast, draft);
        By { date, place: place::of_report(cast, draft) }
    };
    drafts.iter_mut().map(&mut of).collect()
}

/// The kind of each meeting as rules have it, by who met. Hands back what the words alone tell.
pub fn kinds(cast: &Cast, heads: &Heads, drafts: &mut [Draft]) -> Vec<Option<Kind>> {
    titled::named(cast, drafts);
    let told = drafts.iter().map(|d| d.kind).collect();
    drafts.iter_mut().for_each(|d| d.kind = kind::settled(cast, heads, d));
    told
}

/// Whether a text is a short record under a date and place of its own.
pub(super) fn record(cast: &Cast) -> bool {
    let document = cast.page.document;
    document.sentences.len() <= 8 && document.dateline.as_ref().is_some_and(|d| d.date.is_some())
}

/// The claims of which an encounter was put together.
fn claims<'c>(cast: &'c Cast, draft: &Draft) -> impl Iterator<Item = &'c MeetingClaim> {
    let all = cast.claims.meetings.iter().chain(&cast.claims.scenes);
    draft.told.clone().into_iter().filter_map(move |(s, a)| all.clone().find(|c| c.sentence == s && c.anchor == a))
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::dossier::{Dossier, Evidence, Kind, read};
    use crate::schema::Schema;

    fn told(text: &str) -> Dossier {
        let article = Article { id: "x".into(), published: "2009-03-06".parse().ok(), title: None, text: text.into() };
        read(&article, Schema::embedded())
    }

    #[test]
    fn the_sentence_that_tells_place_or_day_is_kept() {
        let dossier = told(
            "Foreign Minister Ana Duarte of Chile arrived in Lima on Wednesday for two days of meetings.\n\n\
             She met her Peruvian counterpart, Luis Paz, to discuss fishing rights.",
        );
        let meeting = dossier.meetings.iter().find(|m| m.participants.len() == 2).expect("she met him");
        assert_eq!(meeting.place(), Some("Lima"));
        let quote = |e: &Evidence| dossier.documents[0].quote(e.span);
        assert!(quote(&meeting.places[0].evidence[0]).contains("arrived in Lima"), "{:?}", meeting.places);
        assert!(quote(&meeting.dates[0].evidence[0]).contains("on Wednesday"), "{:?}", meeting.dates);
    }

    #[test]
    fn a_town_is_spelt_as_the_text_has_it() {
        let told = |town: &str| {
            let text =
                format!("President Ana Duarte of Chile met Prime Minister Luis Paz of Peru in {town} on Tuesday.");
            told(&text).meetings[0].place().map(str::to_string)
        };
        for town in ["Peking", "Beijing", "Rangoon", "Almaty"] {
            assert_eq!(told(town).as_deref(), Some(town));
        }
        assert_eq!(told("Beijing, which he calls Peking,").as_deref(), Some("Beijing"));
    }

    #[test]
    fn who_met_and_how_the_words_have_it_tell_the_kind() {
        let kind = |text: &str| told(text).meetings[0].kind;
        let summit = kind("President Ana Duarte of Chile met President Luis Paz of Peru in Lima on Tuesday.");
        assert_eq!(summit, Kind::Summit);
        let talks = kind("Foreign Minister Ana Duarte of Chile met President Luis Paz of Peru in Lima on Tuesday.");
        assert_eq!(talks, Kind::Talks);
        let call = kind("President Ana Duarte of Chile telephoned President Luis Paz of Peru on Tuesday.");
        assert_eq!(call, Kind::Call);
    }

    #[test]
    fn a_call_has_no_place() {
        let dossier = told(
            "Foreign Minister Ana Duarte of Chile, in Lima on Thursday, telephoned Luis Paz, Peru's foreign minister.",
        );
        assert!(dossier.meetings.iter().all(|m| m.place().is_none()), "{:?}", dossier.meetings);
    }
}
