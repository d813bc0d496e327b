//! Where and when did it happen, if its own sentence does not say?

use std::collections::BTreeSet;

use super::cast::{Cast, Meant};
use super::fact::{Kind, Status};
use super::meeting::Draft;
use super::office::Tenure;
use crate::claim::MeetingClaim;
use crate::claim::detail::PlaceFound;
use crate::claim::line::Line;
use crate::claim::status::direction;
use crate::claim::topic::TopicMention;
use crate::date::Date;
use crate::document::BlockKind;
use crate::mention::place::{Place, Scale};
use crate::mention::time::{Direction, When};
use crate::mention::verb::Tense;
use crate::schema::{Sort, fold};

/// A date that the text tells.
struct Told {
    sentence: usize,
    date: Date,
    /// Whether what happens on it is still to come.
    ahead: bool,
}

/// How many sentences a day that was told of holds beyond its paragraph.
const CARRIES: usize = 3;

/// The dates told before a token, in order; each counts from the one before where its words say so.
fn thread(cast: &Cast, until: usize) -> Vec<Told> {
    let mut out: Vec<Told> = Vec::new();
    let now = cast.page.document.date;
    let lines = cast.claims.lines.iter().take_while(|l| l.tokens.start < until);
    for line in lines.filter(|l| !teaser(cast, l.sentence)) {
        for time in line.times.iter().filter(|t| t.tokens.end <= until && counts(cast, line, t.tokens.start)) {
            let ahead = looks_ahead(line, time.tokens.start);
            let direction = if ahead { Direction::Ahead } else { Direction::Back };
            let before = out.iter().rev().find(|t| t.date.precision() == 3).map(|t| t.date);
            if let Some(date) = time.when.after(before, now, direction) {
                out.push(Told { sentence: line.sentence, date, ahead });
            }
        }
    }
    out
}

/// Whether a time or place at a token tells when and where something happens: not "since", and in no topic.
fn counts(cast: &Cast, line: &Line, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|&b| b >= line.tokens.start).map(|b| &cast.page.words[b]);
    let dates_a_noun = before.is_some_and(|w| w.is("of")) && hangs_on_noun(cast, line, at - 1);
    let inside = |sentence: usize, topics: &[TopicMention]| {
        sentence == line.sentence && topics.iter().any(|t| t.tokens.contains(&at))
    };
    let claims = cast.claims;
    !dates_a_noun
        && !before.is_some_and(|w| w.among(&["since", "until", "till", "by"]))
        && !claims.meetings.iter().any(|m| inside(m.sentence, &m.topics))
        && !claims.topics.iter().any(|t| inside(t.sentence, &t.topics))
}

/// Whether the verb nearest to a token speaks of what is to come.
fn looks_ahead(line: &Line, at: usize) -> bool {
    let near = line.verbs.iter().filter(|v| v.finite()).min_by_key(|v| v.main.abs_diff(at));
    near.is_some_and(|v| {
        let modal = v.modal.as_deref().is_some_and(|m| ["will", "shall", "'ll", "would"].contains(&m));
        let due = ["due", "expect", "expected", "schedule", "scheduled", "slated", "plan", "set"];
        modal || v.is_to || v.was_to_have || v.governs.iter().any(|g| due.contains(&g.as_str()))
    })
}

/// Whether a sentence tells of another story.
fn teaser(cast: &Cast, sentence: usize) -> bool {
    let document = cast.page.document;
    document.kind(&document.sentences[sentence]) == BlockKind::Teaser
}

/// Whether a sentence stands in the paragraph of another one or shortly before it.
fn close(cast: &Cast, sentence: usize, to: usize, reach: usize) -> bool {
    let block = |s: usize| cast.page.document.sentences[s].block;
    to.saturating_sub(sentence) <= reach || block(sentence) == block(to)
}

/// The date of a claim: as its sentence tells it, else the day of the week that the sentences before speak of.
pub fn date(cast: &Cast, claim: &MeetingClaim) -> Option<Date> {
    if teaser(cast, claim.sentence) && !matches!(claim.when, Some(When::On(_))) {
        return None;
    }
    let Some(when) = claim.when else { return day_before(cast, claim) };
    let line = &cast.claims.lines[claim.sentence];
    let own = line.times.iter().find(|t| t.when == when).map_or(line.tokens.start, |t| t.tokens.start);
    let before = match when {
        When::Told(_) | When::ToldYears(_) => thread(cast, own).into_iter().rfind(|t| t.date.precision() == 3),
        _ => None,
    };
    let now = cast.page.document.date;
    let date = when.after(before.map(|t| t.date), now, direction(claim.status))?;
    // What never took place has no day in the past: the day is that of something else in the sentence.
    let past = now.is_some_and(|now| date.bounds().1 < now.bounds().0);
    (claim.status != Status::Proposed || !past).then_some(date)
}

/// The last day named in the sentences before a held encounter, where it is one of the days around the report.
fn day_before(cast: &Cast, claim: &MeetingClaim) -> Option<Date> {
    let line = &cast.claims.lines[claim.sentence];
    let verb = line.verbs.iter().find(|v| v.main == claim.anchor);
    let told = verb.is_none_or(|v| matches!(v.tense, Tense::Past | Tense::Present) && !v.negated);
    let now = cast.page.document.date?;
    if claim.status != Status::Held || !told {
        return None;
    }
    let before = cast.claims.lines[..claim.sentence].iter().rev().take(CARRIES);
    let day = before.flat_map(|l| l.times.iter().rev()).find_map(|t| match t.when {
        When::Weekday(_, 0) | When::Days(_) => t.when.resolve(now, Direction::Back),
        _ => None,
    });
    day.filter(|d| d.precision() == 3)
}

/// The date that the text goes on with, for an encounter told without its own.
fn date_before(cast: &Cast, claim: &MeetingClaim) -> Option<Date> {
    let line = &cast.claims.lines[claim.sentence];
    let verb = line.verbs.iter().find(|v| v.main == claim.anchor);
    let told = verb.is_none_or(|v| matches!(v.tense, Tense::Past | Tense::Present) && !v.negated);
    let ahead = match claim.status {
        Status::Held if told => false,
        Status::Planned => true,
        _ => return None,
    };
    let dates = thread(cast, line.tokens.start);
    let last = dates.iter().rfind(|t| t.ahead == ahead && close(cast, t.sentence, claim.sentence, CARRIES))?;
    let block = close(cast, last.sentence, claim.sentence, 0);
    (last.date.precision() == 3 || block).then_some(last.date)
}

/// The place of an encounter told without its own: the one in which the sentences before have put those who speak.
fn place_before(cast: &Cast, claim: &MeetingClaim) -> Option<PlaceFound> {
    let remote = matches!(claim.kind, Kind::Call | Kind::Video);
    let open = matches!(claim.status, Status::Held | Status::Planned);
    if !open || remote || teaser(cast, claim.sentence) {
        return None;
    }
    let before = cast.claims.lines[..claim.sentence].iter().rev();
    let mut near = before.take_while(|l| close(cast, l.sentence, claim.sentence, 1) && !teaser(cast, l.sentence));
    let ahead = claim.status == Status::Planned;
    let fits = |l: &Line, p: &&Place| {
        let land = ahead && p.scale == Scale::Country && !hangs_on_noun(cast, l, p.tokens.start);
        (stage(cast, l, p) || land) && looks_ahead(l, p.tokens.start) == ahead
    };
    let here = near.find_map(|l| l.places.iter().rfind(|p| fits(l, p)))?;
    Some(here.into())
}

/// Whether a place is where people are or go, and not what a noun before it is about: "the war in Goma".
fn stage(cast: &Cast, line: &Line, place: &Place) -> bool {
    let at = place.tokens.start;
    let town = place.scale != Scale::Country && place.country.is_some();
    let leads = ["in", "to", "at", "into"].contains(&place.preposition.as_str());
    town && leads && counts(cast, line, at) && !hangs_on_noun(cast, line, at)
}

/// Whether the words at a token hang on a noun before them that is neither a time, a name, nor an encounter.
fn hangs_on_noun(cast: &Cast, line: &Line, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&b| b >= line.tokens.start) else { return false };
    let word = &cast.page.words[before];
    let told = line.times.iter().any(|t| t.tokens.contains(&before))
        || line.parties.iter().any(|p| p.tokens.contains(&before))
        || line.encounters.iter().any(|e| e.tokens.contains(&before));
    let goes = [
        "visit",
        "trip",
        "journey",
        "arrival",
        "stop",
        "hotel",
        "palace",
        "house",
        "tour",
        "residence",
        "headquarters",
    ];
    word.tag.is_noun() && !word.capital() && !told && !word.among(&goes)
}

/// The day of the report itself: the one that its first sentences name, else that of its dateline or publication.
fn report_day(cast: &Cast) -> Option<Date> {
    let now = cast.page.document.date?;
    let start = now.civil().filter(|_| !record(cast));
    let Some(start) = start else { return Some(now) };
    let first = cast.claims.lines.get(6).map_or(usize::MAX, |l| l.tokens.start);
    let recent = |t: &&Told| t.date.civil().is_some_and(|d| (0..=6).contains(&(start - d).get_days()));
    thread(cast, first).iter().find(|t| !t.ahead && recent(t)).map(|t| t.date).or(Some(now))
}

/// The city in which a report plays: that of its dateline, else the only one in its headline, in its first sentences, or
/// the one that it names far more often than others.
fn report_place(cast: &Cast) -> Option<PlaceFound> {
    if let Some(place) = cast.page.dateline_place() {
        return Some((&place).into());
    }
    let document = cast.page.document;
    let title = |l: &Line| document.kind(&document.sentences[l.sentence]) == BlockKind::Headline;
    let lines = || cast.claims.lines.iter().filter(|l| !teaser(cast, l.sentence));
    let head = only(cast, lines().filter(|l| title(l)));
    head.or_else(|| only(cast, lines().take(6))).or_else(|| prevailing(cast, lines())).map(PlaceFound::from)
}

/// The places in which some sentences play.
fn stages<'c>(cast: &'c Cast, lines: impl Iterator<Item = &'c Line>) -> impl Iterator<Item = &'c Place> {
    lines.flat_map(move |l| l.places.iter().filter(move |p| stage(cast, l, p)))
}

/// The place of some sentences, where they name no other.
fn only<'c>(cast: &'c Cast, lines: impl Iterator<Item = &'c Line>) -> Option<&'c Place> {
    let all: Vec<&Place> = stages(cast, lines).collect();
    let first = *all.first()?;
    all.iter().all(|p| p.name == first.name).then_some(first)
}

/// The place named at least three times, and twice as often as any other.
fn prevailing<'c>(cast: &'c Cast, lines: impl Iterator<Item = &'c Line>) -> Option<&'c Place> {
    let mut counts: Vec<(usize, &Place)> = Vec::new();
    for place in stages(cast, lines) {
        match counts.iter_mut().find(|(_, p)| p.name == place.name) {
            Some((n, _)) => *n += 1,
            None => counts.push((1, place)),
        }
    }
    counts.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    let (most, place) = *counts.first()?;
    (most >= 3 && counts.get(1).is_none_or(|(n, _)| n * 2 <= most)).then_some(place)
}

/// An encounter put off to a new day is planned anew: "has been postponed until Friday".
pub fn put_off(cast: &Cast, draft: &Draft) -> Option<Draft> {
    if draft.status != Some(Status::Cancelled) {
        return None;
    }
    let date = draft.told.iter().find_map(|(s, _)| {
        let line = &cast.claims.lines[*s];
        let moved = line.verbs.iter().find(|v| MOVES.contains(&v.base.as_str()) && !v.negated)?;
        let new = line.times.iter().find(|t| t.tokens.start > moved.main && leads_to(cast, t.tokens.start))?;
        new.when.after(None, cast.page.document.date, Direction::Ahead)
    })?;
    let evidence = draft.evidence.clone();
    Some(Draft { status: Some(Status::Planned), date: Some((date, evidence)), ..draft.clone() })
}

/// Verbs that put an encounter off; they are so here only together with a new day.
const MOVES: &[&str] = &["put", "postpone", "delay", "move", "shift", "reschedule", "push", "defer", "adjourn"];

/// Whether a time is the one to which something is moved: "until March 12", "to early May".
fn leads_to(cast: &Cast, at: usize) -> bool {
    cast.page.words[at.saturating_sub(2)..at].iter().any(|w| w.among(&["until", "till", "to", "for"]))
}

/// Kind, place and date that follow from who met and from the dateline.
pub fn settle(cast: &Cast, draft: &mut Draft) {
    if draft.kind == Some(Kind::Visit) && !draft.topics.is_empty() {
        draft.kind = Some(Kind::Talks);
    }
    if greeted(cast, draft) {
        draft.kind = Some(Kind::Visit);
        date_of_report(cast, draft);
        return place_of_report(cast, draft);
    }
    if draft.kind == Some(Kind::Conference) && aside(draft) {
        draft.kind = Some(Kind::Talks);
    }
    let in_person = matches!(draft.kind, Some(Kind::Talks | Kind::Visit | Kind::Conference) | None);
    if in_person && leaders(cast, draft) {
        draft.kind = Some(Kind::Summit);
    }
    let alone = draft.who.len() == 1 && draft.kind == Some(Kind::Talks);
    if alone && draft.bodies.iter().any(|(b, _)| multilateral(cast, b)) {
        draft.kind = Some(Kind::Conference);
    }
    date_of_report(cast, draft);
    place_of_report(cast, draft);
}

/// Whether a text is a short record under a date and place of its own.
fn record(cast: &Cast) -> bool {
    let document = cast.page.document;
    document.sentences.len() <= 8 && document.dateline.as_ref().is_some_and(|d| d.date.is_some())
}

/// "have met several times", "often conferred": encounters of no one day and place.
fn recurring(cast: &Cast, draft: &Draft) -> bool {
    const OFTEN: &[&str] =
        &["times", "often", "repeatedly", "frequently", "regularly", "occasions", "regular", "frequent"];
    let often = |c: &MeetingClaim| {
        let end = (c.tokens.end + 6).min(cast.claims.lines[c.sentence].tokens.end);
        cast.page.words[c.tokens.start..end].iter().any(|w| w.among(OFTEN))
    };
    let mut told = claims(cast, draft).peekable();
    told.peek().is_some() && told.all(often)
}

/// Whether two persons spoke with each other at a conference rather than attended it.
fn aside(draft: &Draft) -> bool {
    let personal = |m: &Meant| matches!(m, Meant::Person(_) | Meant::Office(_));
    let attended = draft.evidence.iter().any(|e| e.rule.contains("gathering"));
    draft.who.len() == 2 && draft.who.iter().all(|(m, _)| personal(m)) && !attended
}

/// Whether an encounter is no more than a welcome where somebody arrives: "was met at the airport by".
fn greeted(cast: &Cast, draft: &Draft) -> bool {
    const ARRIVALS: &[&str] =
        &["airport", "tarmac", "runway", "airfield", "gangway", "station", "quay", "pier", "airstrip"];
    const WELCOMES: &[&str] = &["meet", "greet", "welcome", "receive", "await", "embrace", "hug", "kiss", "see"];
    let arrival = |c: &MeetingClaim| {
        let line = &cast.claims.lines[c.sentence];
        let (start, end) = (c.tokens.start.saturating_sub(4).max(line.tokens.start), c.tokens.end + 8);
        let place = cast.page.words[start..end.min(line.tokens.end)].iter().any(|w| w.among(ARRIVALS));
        place && line.verbs.iter().any(|v| v.main == c.anchor && WELCOMES.contains(&v.base.as_str()))
    };
    let mut told = claims(cast, draft).peekable();
    told.peek().is_some() && draft.topics.is_empty() && told.all(arrival)
}

/// The claims of which an encounter was put together.
fn claims<'c>(cast: &'c Cast, draft: &Draft) -> impl Iterator<Item = &'c MeetingClaim> {
    let all = cast.claims.meetings.iter().chain(&cast.claims.scenes);
    draft.told.clone().into_iter().filter_map(move |(s, a)| all.clone().find(|c| c.sentence == s && c.anchor == a))
}

/// A held encounter without date took place on the day that the report is about.
fn date_of_report(cast: &Cast, draft: &mut Draft) {
    let teasing = draft.told.iter().all(|(s, _)| teaser(cast, *s));
    if draft.date.is_some() || teasing || recurring(cast, draft) {
        return;
    }
    let own = (!record(cast)).then(|| claims(cast, draft).find_map(|c| date_before(cast, c))).flatten();
    let held = || (draft.status == Some(Status::Held)).then(|| report_day(cast)).flatten();
    let date = own.or_else(held);
    draft.date = date.map(|d| (d, draft.evidence.first().cloned().into_iter().collect()));
}

/// What took place in the days of the report without a place of its own took place where the report plays.
fn place_of_report(cast: &Cast, draft: &mut Draft) {
    if matches!(draft.kind, Some(Kind::Call | Kind::Video)) {
        draft.place = None;
        return;
    }
    if draft.place.is_none() && !record(cast) {
        let before = claims(cast, draft).find_map(|c| place_before(cast, c));
        draft.place = before.map(|p| (p, draft.evidence.first().cloned().into_iter().collect()));
    }
    let now = cast.page.document.date;
    let date = draft.date.as_ref().map(|(d, _)| *d);
    let today = match (date, now) {
        (Some(date), Some(now)) if draft.status == Some(Status::Planned) => date == now,
        (Some(date), Some(now)) => date.precision() == 3 && near(date, now),
        _ => draft.status == Some(Status::Held),
    };
    let open = matches!(draft.status, Some(Status::Held | Status::Planned));
    let again = draft.date.is_none() && recurring(cast, draft);
    let Some(place) = report_place(cast).filter(|_| open && today && !again) else { return };
    let evidence = || draft.evidence.first().cloned().into_iter().collect::<Vec<_>>();
    let vague = draft.place.as_ref().is_none_or(|(old, _)| match old.scale {
        Scale::Country => old.country == place.country && place.scale != Scale::Country,
        Scale::Venue => old.country.is_none(),
        Scale::City => false,
    });
    if vague {
        draft.place = Some((place, evidence()));
    }
}

/// Whether a body is one of many states.
fn multilateral(cast: &Cast, name: &str) -> bool {
    let lists = &cast.page.schema.organisations;
    lists.iter().any(|o| o.name == name && matches!(o.kind, Sort::International | Sort::Bloc))
}

/// Whether two dates lie at most six days apart.
fn near(a: Date, b: Date) -> bool {
    match (a.civil(), b.civil()) {
        (Some(a), Some(b)) => a.until(b).is_ok_and(|s| s.get_days().abs() <= 6),
        _ => false,
    }
}

/// Whether heads of state or government of two countries meet: by their offices, or one by office and one named with a
/// country alone ("Germany's Roe").
fn leaders(cast: &Cast, draft: &Draft) -> bool {
    let summit: Vec<String> = cast.page.schema.offices.summit.iter().map(|t| fold(t).into_owned()).collect();
    let leads = |t: &Tenure| !t.former && summit.contains(&fold(&t.office.title).into_owned());
    let mut countries: BTreeSet<String> = BTreeSet::new();
    let (mut open, mut untitled) = (0, BTreeSet::new());
    for (meant, _) in &draft.who {
        match meant {
            Meant::Person(p) if cast.tenures[*p].iter().any(leads) => {
                let held = cast.tenures[*p].iter().filter(|t| leads(t)).filter_map(|t| t.office.of.clone());
                let known: Vec<String> = held.chain(cast.homes[*p].clone()).collect();
                open += usize::from(known.is_empty());
                countries.extend(known);
            }
            Meant::Person(p) if cast.tenures[*p].is_empty() => untitled.extend(cast.homes[*p].clone()),
            Meant::Office(o) if summit.contains(&fold(&o.title).into_owned()) => countries.extend(o.of.clone()),
            _ => {}
        }
    }
    let state = |c: &&String| cast.page.schema.polities.iter().any(|p| p.name == **c);
    let states = countries.iter().filter(state).count();
    let peer = draft.who.len() == 2 && untitled.iter().filter(state).any(|c| !countries.contains(c));
    states + open > 1 || states == 1 && peer
}
