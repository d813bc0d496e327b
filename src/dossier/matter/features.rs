//! What speaks for and against a wording's being the matter of a meeting: named features.

use super::context::Context;
use super::{home, phrase, stand};
use crate::claim::line::Line;
use crate::claim::topic::wording::Wording;
use crate::dossier::bag::Bag;
use crate::mention::Page;

/// What speaks for and against a wording of a sentence, for one meeting.
pub(super) fn features(context: &Context, d: usize, s: usize, w: &Wording) -> Vec<String> {
    let mut bag = Bag::default();
    let page = context.cast.page;
    let line = &context.cast.claims.lines[s];
    let zone = zone(context, d, s);
    bag.with("zone", &zone);
    phrase::phrase(context, line, w, &mut bag);
    stand::stands(context, line, s, w, &zone, &mut bag);
    home::near(context, d, s, w, &mut bag);
    home::meeting(context, d, s, w, &mut bag);
    home::rules(context, d, s, w, &mut bag);
    sentence(page, line, &zone, &mut bag);
    bag.into_features()
}

/// How far a sentence lies from the words that tell of a meeting.
fn zone(context: &Context, d: usize, s: usize) -> String {
    if context.headline(s) {
        return "headline".into();
    }
    let gap = |t: &usize| s as i64 - *t as i64;
    let nearest = context.told[d].iter().map(gap).min_by_key(|g| (g.abs(), *g < 0)).unwrap_or(99);
    match nearest {
        0 => "told".into(),
        1..=3 => format!("+{nearest}"),
        4..=6 => "+4".into(),
        -3..=-1 => nearest.to_string(),
        g if g > 0 => "later".into(),
        _ => "earlier".into(),
    }
}

/// The words of the sentence that may tell what it is for.
fn sentence(page: &Page, line: &Line, zone: &str, bag: &mut Bag) {
    for verb in &line.verbs {
        bag.with("has-verb", &verb.base);
    }
    for e in &line.encounters {
        bag.with("has-encounter", &page.words[e.head].lower);
    }
    if line.encounters.is_empty() {
        bag.add(&format!("{zone}|no-encounter"));
    }
}
