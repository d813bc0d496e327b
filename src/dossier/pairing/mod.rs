//! Who was together? Every two persons named near each other are weighed: what stands between them, what they do, which
//! words tell of an encounter, and what rules have read.
//!
//! The weights are learned (`schema/weights/pairing.ron`): logistic regression over named features. A rule knows an
//! encounter by its wording; this knows it by everything around, and so it finds those that are told without a wording of
//! their own ("they had the morning to themselves").

mod candidate;
mod features;
mod letter;
mod part;
mod prominence;
mod serves;
mod told;

use std::collections::BTreeMap;

pub(super) use candidate::rows;
pub use candidate::{Candidate, Known, candidates};

use super::bag::Bag;
use super::cast::{Cast, Meanings, Meant};
use super::meeting::Draft;
use super::particulars;
use super::standing;
use crate::claim::MeetingClaim;
use crate::claim::line::{Line, What};
use crate::claim::{detail, status};
use crate::date::Date;
use crate::dossier::{Kind, Status};

/// The name under which such a claim stands.
pub const RULE: &str = "pairing";

/// From this chance on two may have met; whether it was a meeting is weighed once more (`super::standing`).
const MAYBE: f32 = 0.45;
/// From this chance on they have, where nothing is weighed later.
const ENOUGH: f32 = 0.62;
/// From this chance on somebody belongs to those who have met.
const JOINS: f32 = 0.45;
/// The same, where nothing is weighed later.
const BELONGS: f32 = 0.5;
/// What is left of a chance where the other side stands in a sentence before: such chances promise too much.
const FAR: f32 = 0.8;
/// What is left of a chance where one speaks for others: his part is mostly to tell of it.
const SPEAKER: f32 = 0.7;
/// What is left of a chance where one is but the writer of a letter that another brings, or both of something else, or the other's
/// adviser.
const WRITER: f32 = 0.3;
/// From this chance on they have met beside others of whom a rule tells in the same sentence.
pub const SURE: f32 = 0.75;

/// From this chance on those who have met were together on another day too.
const ANEW: f32 = 0.7;

/// Those who came together, as one sentence has it.
#[derive(Clone, Debug)]
pub struct Pairing {
    /// Two or more.
    pub who: Vec<Meant>,
    /// What the sentence tells of it; its sides are left open.
    pub claim: MeetingClaim,
    /// The chance of its likeliest two.
    pub chance: f32,
    /// The day, where it is sure enough to tell it from an encounter of the same on another.
    pub date: Option<Date>,
}

/// How likely any two persons of a document have met, by the sentence that speaks most clearly for it.
#[derive(Clone, Debug, Default)]
pub struct Chances(BTreeMap<(Meant, Meant), f32>);

impl Chances {
    fn note(&mut self, c: &Candidate, chance: f32) {
        for key in [(c.a.clone(), c.b.clone()), (c.b.clone(), c.a.clone())] {
            let best = self.0.entry(key).or_default();
            *best = best.max(chance);
        }
    }

    /// How likely one has met somebody other than these.
    pub fn beyond(&self, one: &Meant, others: &[&Meant]) -> f32 {
        let all = self.0.iter().filter(|((a, b), _)| a == one && !others.contains(&b));
        all.map(|(_, chance)| *chance).fold(0.0, f32::max)
    }

    /// How likely all of these were together: as likely as the least likely two; nothing where no sentence names two of them.
    pub fn of(&self, who: &[&Meant]) -> Option<f32> {
        let pairs = who.iter().enumerate().flat_map(|(i, a)| who[i + 1..].iter().map(move |b| (*a, *b)));
        let known = pairs.filter_map(|(a, b)| self.0.get(&(a.clone(), b.clone())).copied());
        known.min_by(f32::total_cmp)
    }
}

/// All that came together, in the order of the text, and how likely any two have met.
pub fn pairings(cast: &Cast, meanings: &Meanings, drafts: &[Draft]) -> (Vec<Pairing>, Chances) {
    let mut by_sentence: BTreeMap<usize, Vec<(f32, Candidate)>> = BTreeMap::new();
    let mut chances = Chances::default();
    let mut papers: Option<(usize, bool)> = None;
    for (candidate, told) in candidates(cast, meanings, drafts, Bag::chance) {
        let far = if candidate.rows.1.is_none() { FAR } else { 1.0 };
        let speaks = [&candidate.a, &candidate.b].into_iter().any(|m| speaker(cast, m));
        let line = &cast.claims.lines[candidate.sentence];
        let rows = [Some(candidate.rows.0), candidate.rows.1];
        if papers.is_none_or(|(sentence, _)| sentence != candidate.sentence) {
            papers = Some((candidate.sentence, letter::written(cast.page, line)));
        }
        let writes = papers.is_some_and(|(_, written)| written)
            || candidate.rows.1.is_some_and(|other| serves::serves(cast.page, line, (candidate.rows.0, other)))
            || rows.into_iter().flatten().any(|row| letter::writes(cast.page, line, row));
        let chance = told * far * if speaks { SPEAKER } else { 1.0 } * if writes { WRITER } else { 1.0 };
        chances.note(&candidate, chance);
        by_sentence.entry(candidate.sentence).or_default().push((chance, candidate));
    }
    let bars = if standing::weighs(cast) { (MAYBE, JOINS) } else { (ENOUGH, BELONGS) };
    let mut out = Vec::new();
    for (sentence, rows) in by_sentence {
        let line = &cast.claims.lines[sentence];
        for (who, chance) in circles(&rows, bars) {
            let claim = claim(cast, line);
            let sure = chance >= ANEW && told_here(cast, line, &rows, &who);
            let date = claim.when.filter(|_| sure).and_then(|_| particulars::date(cast, &claim));
            // Nobody has met on a day still to come: that day is of what was spoken about.
            let date = date.filter(|d| claim.status != Status::Held || !to_come(cast, *d));
            let cued = cue(cast, line).is_some();
            let known = |d: &Draft| {
                let other_day = d.date.as_ref().is_some_and(|(a, _)| date.is_some_and(|b| !a.agrees(b)));
                let all = who.iter().all(|w| d.who.iter().any(|(m, _)| m == w));
                // Who has met, has met again only where a word says so.
                all && !(other_day && cued) && d.told.iter().all(|(s, _)| *s != sentence)
            };
            if !denied(cast, line, &claim) && !drafts.iter().any(known) {
                out.push(Pairing { who, claim, chance, date });
            }
        }
    }
    (out, chances)
}

/// Whether a day lies behind that of the article.
fn to_come(cast: &Cast, date: Date) -> bool {
    cast.page.document.article.published.is_some_and(|today| date.bounds().0 > today.bounds().1)
}

/// Whether the office of somebody is to speak for others.
fn speaker(cast: &Cast, who: &Meant) -> bool {
    let lists = &cast.page.schema.offices.speakers;
    let speaks = |title: &str| {
        let title = title.to_lowercase();
        title.split(' ').any(|word| lists.iter().any(|s| word.starts_with(s.as_str())))
    };
    match who {
        Meant::Person(p) => cast.tenures[*p].first().is_some_and(|t| speaks(&t.office.title)),
        Meant::Office(o) | Meant::Group(o) => speaks(&o.title),
        _ => false,
    }
}

/// Those who were all together, the likeliest first: whoever joins has likely met each of them. From the first of two chances on two
/// have met, from the second on somebody joins them.
fn circles(rows: &[(f32, Candidate)], (enough, joins): (f32, f32)) -> Vec<(Vec<Meant>, f32)> {
    let mut chances: BTreeMap<(&Meant, &Meant), f32> = BTreeMap::new();
    let mut order: Vec<&Meant> = Vec::new();
    for (chance, c) in rows {
        for (a, b) in [(&c.a, &c.b), (&c.b, &c.a)] {
            let best = chances.entry((a, b)).or_default();
            *best = best.max(*chance);
            if !order.contains(&a) {
                order.push(a);
            }
        }
    }
    let chance = |a: &Meant, b: &Meant| chances.get(&(a, b)).copied().unwrap_or(0.0);
    let mut open: Vec<(f32, &Meant, &Meant)> = Vec::new();
    for (i, a) in order.iter().enumerate() {
        open.extend(order[i + 1..].iter().map(|b| (chance(a, b), *a, *b)).filter(|(c, ..)| *c >= enough));
    }
    open.sort_by(|x, y| y.0.total_cmp(&x.0));
    let mut out: Vec<(Vec<Meant>, f32)> = Vec::new();
    for (best, a, b) in open {
        if out.iter().any(|(who, _)| who.contains(a) && who.contains(b)) {
            continue;
        }
        let mut who = vec![a, b];
        for other in &order {
            if !who.contains(other) && who.iter().all(|w| chance(w, other) >= joins) {
                who.push(other);
            }
        }
        who.sort_by_key(|w| order.iter().position(|o| o == w));
        out.push((who.into_iter().cloned().collect(), best));
    }
    out
}

/// What a sentence tells of an encounter that no rule has read: how, where, when, and whether it takes place.
fn claim(cast: &Cast, line: &Line) -> MeetingClaim {
    let page = cast.page;
    let zones = &cast.claims.zones[line.sentence];
    let cue = cue(cast, line);
    let encounter = cue.and_then(|k| if let What::Encounter(e) = line.items[k].what { Some(e) } else { None });
    let anchor = cue.map_or(line.tokens.start, |k| line.items[k].tokens.start);
    let around = detail::Around { page, line, tokens: &line.tokens, anchor, encounter, topics: zones };
    let kind = around.kind(None);
    MeetingClaim {
        sentence: line.sentence,
        sides: Vec::new(),
        encounter,
        kind: kind.unwrap_or(Kind::Talks),
        kind_told: kind.is_some_and(|k| k != Kind::Talks),
        status: cue.map_or(Status::Held, |k| status(cast, line, k)),
        topics: Vec::new(),
        place: around.place(),
        when: around.when(),
        tokens: line.tokens.clone(),
        anchor,
        careful: false,
        mutual: false,
        guessed: false,
        tells: false,
        far: false,
        ahead: false,
        rule: RULE.into(),
    }
}

/// "The two did not meet": nothing that anybody proposed.
fn denied(cast: &Cast, line: &Line, claim: &MeetingClaim) -> bool {
    let verb = line.verbs.iter().find(|v| v.tokens.start == claim.anchor);
    let hints = &cast.page.schema.encounters.hints;
    claim.status == Status::Proposed && verb.is_some_and(|v| hints.has(&v.base) && status::never_was(v))
}

/// Whether it takes place: by the cue, unless the sentence tells of what is over, or of what is to come.
fn status(cast: &Cast, line: &Line, cue: usize) -> Status {
    let page = cast.page;
    let encounter = matches!(line.items[cue].what, What::Encounter(_));
    let told = if encounter { status::of_encounter(page, line, cue) } else { status::of_verb(page, line, cue) };
    let vague = matches!(line.items[cue].what, What::Verb(v) if status::says_little(page, &line.verbs[v]));
    match told {
        _ if encounter && status::of_relative(page, line, cue).is_some() => told,
        Status::Planned | Status::Proposed if status::is_past(page, line) => Status::Held,
        Status::Proposed if vague => Status::Held,
        Status::Held if status::goes_on(page, &cast.claims.lines, line.sentence, line.items[cue].tokens.start) => {
            Status::Planned
        }
        other => other,
    }
}

/// The item that most likely tells of the encounter: a noun or verb of encounters, else the first finite verb.
fn cue(cast: &Cast, line: &Line) -> Option<usize> {
    let hints = &cast.page.schema.encounters.hints;
    let rank = |k: &usize| match line.items[*k].what {
        What::Encounter(e) if !line.encounters[e].weak => Some(3),
        What::Verb(v) if hints.has(&line.verbs[v].base) => Some(2),
        What::Encounter(_) => Some(1),
        What::Verb(v) if line.verbs[v].finite() => Some(0),
        _ => None,
    };
    let items = (0..line.items.len()).filter_map(|k| rank(&k).map(|r| (r, k)));
    items.max_by_key(|(r, k)| (*r, std::cmp::Reverse(*k))).map(|(_, k)| k)
}

/// Whether a word of encounters stands there, with both of two who likely met.
fn told_here(cast: &Cast, line: &Line, rows: &[(f32, Candidate)], who: &[Meant]) -> bool {
    let hints = &cast.page.schema.encounters.hints;
    let word = cue(cast, line).is_some_and(|k| match line.items[k].what {
        What::Encounter(_) => true,
        What::Verb(v) => hints.has(&line.verbs[v].base),
        _ => false,
    });
    let here = |(_, c): &(f32, Candidate)| c.rows.1.is_some() && who.contains(&c.a) && who.contains(&c.b);
    who.len() == 2 && word && rows.iter().any(here)
}
