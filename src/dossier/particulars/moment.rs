//! When may it have been? Every day, month and year that a document tells, and what speaks for each.

use super::super::bag::{Bag, DIGITS};
use super::super::cast::Cast;
use super::sight::{Sight, Spot, among};
use super::thread::{counts, looks_ahead};
use crate::date::Date;
use crate::mention::time::{Direction, When};

/// A date, with every spot at which the document tells it.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The date.
    pub date: Date,
    pub(super) spots: Vec<Telling>,
}

/// Where a date is told.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Telling {
    pub(super) spot: Spot,
    when: When,
    /// Whether it is so only if their verb looks the other way.
    pub(super) turned: bool,
}

/// All dates of a document, in the order of the text, in either direction; then the day of the document and the one
/// before, and those that rules have chosen.
pub(super) fn moments(sight: &Sight) -> Vec<Moment> {
    let cast = sight.cast;
    let now = cast.page.document.date;
    let mut out: Vec<Moment> = Vec::new();
    let mut add = |date: Date, telling: Option<Telling>| match out.iter_mut().find(|m| m.date == date) {
        Some(moment) => moment.spots.extend(telling),
        None => out.push(Moment { date, spots: telling.into_iter().collect() }),
    };
    let mut before: Option<Date> = None;
    for line in &cast.claims.lines {
        for time in &line.times {
            let at = time.tokens.start;
            let ways = match looks_ahead(cast, line, at) {
                true => [Direction::Ahead, Direction::Back],
                false => [Direction::Back, Direction::Ahead],
            };
            let [plain, other] = ways.map(|way| time.when.after(before, now, way));
            let other = other.filter(|o| Some(*o) != plain);
            let spot = Spot { sentence: line.sentence, tokens: time.tokens.clone() };
            for (date, turned) in [(plain, false), (other, true)] {
                let Some(date) = date else { continue };
                add(date, Some(Telling { spot: spot.clone(), when: time.when, turned }));
            }
            before = plain.filter(|d| d.precision() == 3 && counts(cast, line, at)).or(before);
        }
    }
    if let Some(now) = now {
        add(now, None);
        let day = now.civil().and_then(|d| d.yesterday().ok());
        day.into_iter().for_each(|d| add(d.into(), None));
    }
    sight.drafts.iter().filter_map(|d| d.date.as_ref()).for_each(|(date, _)| add(*date, None));
    out
}

/// How far a date lies from the day of the document.
pub(super) fn offset(cast: &Cast, date: Date) -> &'static str {
    let Some(now) = cast.page.document.date else { return "unknown" };
    let Some((now, day)) = now.civil().zip(date.civil()) else {
        let (first, last) = date.bounds();
        let (open, close) = now.bounds();
        return if last < open {
            "span before"
        } else if first > close {
            "span after"
        } else {
            "span around"
        };
    };
    match (day - now).get_days() {
        0 => "0",
        -1 => "-1",
        -2 => "-2",
        -6..=-3 => "-6",
        -7 => "-7",
        -31..=-8 => "-31",
        1 => "+1",
        2..=6 => "+6",
        7 => "+7",
        8..=31 => "+31",
        n if n < 0 => "past",
        _ => "future",
    }
}

/// What kind of words tell a time.
fn kind(when: When) -> &'static str {
    match when {
        When::On(d) => ["year", "month of year", "full"][d.precision() as usize - 1],
        When::DayMonth(..) => "day",
        When::Month(_) | When::MonthIn(..) => "month",
        When::Weekday(_, -1) => "last weekday",
        When::Weekday(_, 1) => "next weekday",
        When::Weekday(..) => "weekday",
        When::Days(0) => "today",
        When::Days(-1) => "yesterday",
        When::Days(1) => "tomorrow",
        When::Days(_) => "days",
        When::Weeks(0) => "this week",
        When::Weeks(_) => "weeks",
        When::Months(0) => "this month",
        When::Months(_) => "months",
        When::Years(0) => "this year",
        When::Years(_) => "years",
        When::DayOf(_) => "day of month",
        When::Told(0) => "same day",
        When::Told(_) => "next day",
        When::ToldYears(_) => "years on",
    }
}

/// What speaks for and against a date as that of a meeting.
pub(super) fn signs(sight: &Sight, moments: &[Moment], d: usize, k: usize, bag: &mut Bag) {
    let moment = &moments[k];
    ruled(sight, moment, d, bag);
    itself(sight, moments, moment, d, bag);
    for telling in &moment.spots {
        let zone = sight.zone(d, telling.spot.sentence);
        let kind = kind(telling.when);
        let under = if telling.turned { "turned " } else { "" };
        bag.put(&["words=", under, kind, " ", zone]);
        bag.put(&["words=", under, kind, " ", sight.status(d)]);
        if telling.turned {
            bag.put(&[under, sight.status(d)]);
            bag.within("turned ", |bag| sight.lies(d, &telling.spot, bag));
        } else {
            sight.lies(d, &telling.spot, bag);
        }
    }
    between(sight, moments, k, d, bag);
    elsewhere(sight, moment, d, bag);
}

/// What rules have made of it.
fn ruled(sight: &Sight, moment: &Moment, d: usize, bag: &mut Bag) {
    let by = sight.by[d].date;
    let Some((chosen, _)) = &sight.drafts[d].date else {
        bag.add("rule-none");
        return;
    };
    if *chosen == moment.date {
        bag.with("rule", by);
        bag.put(&["rule=", by, " ", sight.status(d)]);
        bag.put(&["rule=", by, " ", offset(sight.cast, moment.date)]);
        return;
    }
    bag.with("rule-other", by);
    if chosen.covers(moment.date) {
        bag.with("finer", by);
    } else if moment.date.covers(*chosen) {
        bag.with("coarser", by);
    }
}

/// What is known of it, and of the meeting together with it.
fn itself(sight: &Sight, moments: &[Moment], moment: &Moment, d: usize, bag: &mut Bag) {
    let draft = &sight.drafts[d];
    let far = offset(sight.cast, moment.date);
    let status = sight.status(d);
    bag.with("far", far);
    bag.put(&["far=", far, " ", status]);
    bag.put(&["precision=", DIGITS[moment.date.precision() as usize], " ", status]);
    if moment.spots.is_empty() {
        bag.put(&["untold ", far, " ", status]);
    }
    bag.with("status", status);
    bag.with("kind", draft.kind.map_or("none", |k| k.word()));
    for (s, a) in &draft.told {
        let line = &sight.cast.claims.lines[*s];
        if let Some(v) = line.verbs.iter().find(|v| v.main == *a) {
            bag.shown(format_args!("tense={:?} {far}", v.tense));
        }
        if let Some(e) = line.encounters.iter().find(|e| e.head == *a) {
            bag.put(&["told-noun=", &sight.cast.page.words[e.head].lower, " ", far]);
        }
        if line.times.is_empty() {
            bag.put(&["no-time ", far]);
        }
    }
    bag.count("times", moment.spots.len().min(4));
    let first = sight.drafts[d].told.first().map_or(0, |t| t.0);
    bag.put(&[
        "told-at=",
        if first < 2 {
            "top"
        } else if first < 6 {
            "high"
        } else {
            "low"
        },
        " ",
        far,
    ]);
    bag.count("dates", moments.len().min(9));
    if sight.cast.page.dateline_place().is_some() {
        bag.put(&["dateline ", far]);
    }
}

/// Where a date is told as its verb looks.
fn natural(moment: &Moment) -> impl Iterator<Item = &Spot> {
    moment.spots.iter().filter(|t| !t.turned).map(|t| &t.spot)
}

/// Whether other dates are told nearer to the telling, or between.
fn between(sight: &Sight, moments: &[Moment], k: usize, d: usize, bag: &mut Bag) {
    let Some((s, anchor)) = sight.drafts[d].told.first() else { return };
    let before = |m: &Moment| natural(m).filter(|p| p.tokens.end <= *anchor).map(|p| p.tokens.start).max();
    let same = |m: &Moment| natural(m).filter(|p| p.sentence == *s).map(|p| p.tokens.start.abs_diff(*anchor)).min();
    if let Some(at) = before(&moments[k]) {
        let nearer = moments.iter().filter_map(before).filter(|o| *o > at).count();
        bag.count("last-before", nearer.min(3));
    }
    let other = moments.iter().enumerate().filter(|(o, _)| *o != k).filter_map(|(_, o)| same(o)).min();
    let stands = among(same(&moments[k]), other);
    bag.with("in-sentence", stands);
    let moment = &moments[k];
    let rule = match &sight.drafts[d].date {
        None => "",
        Some((date, _)) if *date != moment.date => "not",
        _ => sight.by[d].date,
    };
    bag.put(&[rule, " ", stands]);
    bag.put(&[sight.status(d), " ", stands]);
    bag.put(&[stands, " ", offset(sight.cast, moment.date)]);
}

/// Whether other meetings were on that day.
fn elsewhere(sight: &Sight, moment: &Moment, d: usize, bag: &mut Bag) {
    let then = |o: usize| sight.drafts[o].date.as_ref().is_some_and(|(d, _)| *d == moment.date);
    let own = |o: usize| then(o) && sight.by[o].date == "own";
    if d > 0 && own(d - 1) {
        bag.add("meeting-before");
    }
    if d + 1 < sight.drafts.len() && own(d + 1) {
        bag.add("meeting-behind");
    }
    let many = (0..sight.drafts.len()).filter(|o| *o != d && own(*o)).count();
    bag.count("meetings-then", many.min(3));
}
