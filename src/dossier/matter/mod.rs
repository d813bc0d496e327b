//! What was a meeting about? Every noun phrase near the words that tell of it is weighed.
//!
//! The weights are learned (`schema/weights/topic.ron`): logistic regression over named features. A rule knows a topic by the
//! phrase that it hangs on; this knows it by everything around. What rules have read stays unless hardly anything speaks
//! for it; to it comes what is likely, says something else, and fits no other meeting much better.

mod candidate;
mod context;
mod features;
mod home;
mod kinds;
mod phrase;
mod stand;

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

pub use candidate::{Candidate, candidates};

use super::about;
use super::bag::Bag;
use super::cast::{Cast, Meanings};
use super::fact::Evidence;
use super::meeting::Draft;
use super::particulars;

/// The name under which such a topic stands.
pub const RULE: &str = "matter";

/// From this chance on there was a meeting and it was about this, where no rule has read what it was about.
const ENOUGH: f32 = 0.18;
/// From this chance on it was about this too, where a rule has read another topic.
const BESIDE: f32 = 0.34;
/// What no rule has read must be so likely, seen from the likeliest of the same meeting.
const SHARE: f32 = 0.42;
/// The most that is added to what rules have read.
const MOST: usize = 2;
/// How many times as likely it may be that another meeting was about it.
const RIVAL: f32 = 1.3;
/// How much likelier a noun with what hangs on it must be taken than the noun alone, for it names the matter better.
const WHOLE: f32 = 0.1;
/// From this chance on what a rule has read stays.
const STAYS: f32 = 0.14;
/// The same of a person's case, of which the weights have seen few.
const CASE_STAYS: f32 = 0.05;
/// What a rule has read must be so likely, seen from the likeliest of the same meeting; but not where the sentence has another that
/// is likely.
const READ_SHARE: f32 = 0.28;

/// Settles what each meeting was about.
pub fn settle(cast: &Cast, meanings: &Meanings, drafts: &mut [Draft]) {
    // A short record is read by rules.
    if particulars::record(cast) {
        return;
    }
    let judged = candidates(cast, meanings, drafts, Bag::chance).into_iter().map(|(c, chance)| (chance, c));
    let mut likely: Vec<Vec<(f32, Candidate)>> = vec![Vec::new(); drafts.len()];
    own(judged.collect()).into_iter().for_each(|row| likely[row.1.draft].push(row));
    for (draft, mut rows) in drafts.iter_mut().zip(likely) {
        // That there was a meeting, and that it was about this.
        let stands = draft.chance.unwrap_or(1.0);
        rows.iter_mut().for_each(|(chance, _)| *chance *= stands);
        let read = std::mem::take(&mut draft.topics);
        let seen = |label: &str| rows.iter().any(|(_, c)| c.given && c.label == label);
        let unseen: Vec<_> = read.iter().filter(|(label, _)| !seen(label)).cloned().collect();
        for one in chosen(rows) {
            let evidence = match read.iter().find(|(label, _)| *label == one.label) {
                Some((_, evidence)) => evidence.clone(),
                None => vec![evidence(cast, one.sentence)],
            };
            draft.topics.push((one.label, evidence));
        }
        draft.topics.extend(unseen);
    }
}

fn evidence(cast: &Cast, sentence: usize) -> Evidence {
    let document = cast.page.document;
    Evidence { document: (&document.article.id).into(), span: document.sentences[sentence].span, rule: RULE.into() }
}

/// The candidates without those that fit another meeting much better: one sentence seldom tells what two were about.
fn own(rows: Vec<(f32, Candidate)>) -> Vec<(f32, Candidate)> {
    let mut best: FxHashMap<(usize, &str), f32> = FxHashMap::default();
    for (chance, c) in &rows {
        let most = best.entry((c.sentence, &c.label)).or_insert(*chance);
        *most = most.max(*chance);
    }
    let fits = |(chance, c): &(f32, Candidate)| c.given || best[&(c.sentence, c.label.as_str())] <= chance * RIVAL;
    let mut fits = rows.iter().map(fits).collect::<Vec<_>>().into_iter();
    rows.into_iter().filter(|_| fits.next().unwrap_or(true)).collect()
}

/// The likeliest candidates that say each something else, what rules have read first; in the order of the text.
fn chosen(rows: Vec<(f32, Candidate)>) -> Vec<Candidate> {
    let mut best: Vec<(f32, &Candidate)> = Vec::new();
    let mut at: FxHashMap<&str, usize> = FxHashMap::default();
    for (chance, candidate) in rows.iter().map(|(chance, candidate)| (*chance, candidate)) {
        match at.get(candidate.label.as_str()).map(|k| &mut best[*k]) {
            Some((most, b)) => {
                let better = (candidate.given, chance) > (b.given, *most);
                *most = most.max(chance);
                if better {
                    *b = candidate;
                }
            }
            None => {
                at.insert(&candidate.label, best.len());
                best.push((chance, candidate));
            }
        }
    }
    let read = best.iter().any(|(_, c)| c.given);
    let least = |c: &Candidate| match (c.given, read) {
        (true, _) if c.case => CASE_STAYS,
        (true, _) => STAYS,
        (false, true) => BESIDE,
        (false, false) => ENOUGH,
    };
    let wholes: Vec<(usize, Range<usize>)> =
        best.iter().filter(|(_, c)| c.whole).map(|(_, c)| (c.sentence, c.tokens.clone())).collect();
    let most = best.iter().map(|(chance, _)| *chance).fold(0.0, f32::max);
    let likely = best.iter().filter(|(chance, c)| c.given && *chance >= SHARE * most);
    let likely: BTreeSet<usize> = likely.map(|(_, c)| c.sentence).collect();
    let share = |c: &Candidate| match c.given {
        true if c.case || likely.contains(&c.sentence) => 0.0,
        true => READ_SHARE,
        false => SHARE,
    };
    best.retain(|(chance, c)| *chance >= least(c) && *chance >= share(c) * most);
    let weight = |chance: f32, c: &Candidate| if c.whole { chance + WHOLE } else { chance };
    best.sort_by(|(x, a), (y, b)| b.given.cmp(&a.given).then(weight(*y, b).total_cmp(&weight(*x, a))));
    let mut out: Vec<(BTreeSet<String>, &Candidate)> = Vec::new();
    for (_, candidate) in best {
        if !candidate.given && out.iter().filter(|(_, c)| !c.given).count() >= MOST {
            continue;
        }
        let words = about::all_words(&candidate.label);
        let told = out.iter().any(|(w, c)| parts_of_one(&wholes, c, candidate) || alike(w, &words));
        if candidate.given || !told && !words.is_empty() {
            out.push((words, candidate));
        }
    }
    out.sort_by_key(|(_, c)| (c.sentence, c.tokens.start));
    out.into_iter().map(|(_, c)| c.clone()).collect()
}

/// Whether two wordings overlap, or one phrase holds both: "row" and "islands" in "row over the islands".
fn parts_of_one(wholes: &[(usize, Range<usize>)], a: &Candidate, b: &Candidate) -> bool {
    let (from, to) = (a.tokens.start.min(b.tokens.start), a.tokens.end.max(b.tokens.end));
    let one = |(s, t): &(usize, Range<usize>)| *s == a.sentence && t.start <= from && to <= t.end;
    a.tokens.start < b.tokens.end && b.tokens.start < a.tokens.end || wholes.iter().any(one)
}

/// Whether two wordings share half of their words, or one holds all words of the other.
fn alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    a.intersection(b).count() * 2 >= a.union(b).count() || a.is_subset(b) || b.is_subset(a)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(chance: f32, label: &str, at: Range<usize>, given: bool) -> (f32, Candidate) {
        let whole = label.contains(" over ");
        (chance, Candidate { draft: 0, sentence: 0, tokens: at, label: label.into(), whole, given, case: false })
    }

    #[test]
    fn one_matter_is_told_once() {
        let rows = vec![
            row(0.9, "border", 4..5, false),
            row(0.3, "border trade", 3..5, true),
            row(0.5, "trade along border", 20..23, false),
            row(0.6, "fishing rights", 9..11, false),
            row(0.1, "weather", 14..15, false),
        ];
        let labels: Vec<String> = chosen(rows).into_iter().map(|c| c.label).collect();
        assert_eq!(labels, ["border trade", "fishing rights"]);
    }

    #[test]
    fn parts_of_one_phrase_are_one_matter() {
        let rows = vec![
            row(0.5, "row", 4..5, false),
            row(0.45, "row over islands", 4..8, false),
            row(0.4, "islands", 7..8, false),
            row(0.3, "fish", 10..11, false),
        ];
        let labels: Vec<String> = chosen(rows).into_iter().map(|c| c.label).collect();
        assert_eq!(labels, ["row over islands", "fish"]);
    }

    #[test]
    fn a_matter_goes_to_the_meeting_that_it_fits_best() {
        let at = |draft, chance, given| {
            let (chance, one) = row(chance, "fish", 4..5, given);
            (chance, Candidate { draft, ..one })
        };
        let drafts = |rows| own(rows).iter().map(|(_, c)| c.draft).collect::<Vec<_>>();
        assert_eq!(drafts(vec![at(0, 0.6, false), at(1, 0.3, false), at(2, 0.3, true)]), [0, 2]);
        assert_eq!(drafts(vec![at(0, 0.6, false), at(1, 0.5, false)]), [0, 1]);
    }

    #[test]
    fn what_rules_have_read_is_seen_beside_the_likeliest() {
        let labels = |most, sentence| {
            let (chance, chaos) = row(0.2, "chaos", 8..9, true);
            let rows = vec![row(most, "border", 4..5, true), (chance, Candidate { sentence, ..chaos })];
            chosen(rows).into_iter().map(|c| c.label).collect::<Vec<_>>()
        };
        assert_eq!(labels(0.9, 1), ["border"]);
        assert_eq!(labels(0.6, 1), ["border", "chaos"]);
        assert_eq!(labels(0.9, 0), ["border", "chaos"], "one list");
    }

    #[test]
    fn a_persons_case_is_a_matter() {
        let mut rows = vec![row(0.9, "border", 4..5, true), row(0.1, "Edda Tarn", 8..10, true)];
        rows[1].1.sentence = 1;
        assert_eq!(chosen(rows.clone()).len(), 1);
        rows[1].1.case = true;
        assert_eq!(chosen(rows).len(), 2);
    }

    #[test]
    fn what_hardly_anything_speaks_for_goes() {
        assert!(chosen(vec![row(0.005, "joint statement", 3..5, true)]).is_empty());
    }
}
