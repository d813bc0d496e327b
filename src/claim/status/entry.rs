//! Calendars and chronicles: each entry stands under a day of its own and tells in the present of what is over or to come.

use super::ahead::later;
use crate::claim::MeetingClaim;
use crate::claim::line::Line;
use crate::date::Date;
use crate::document::date_at_head;
use crate::dossier::Status;
use crate::mention::Page;
use crate::mention::time::When;
use crate::mention::verb::Tense;
use jiff::ToSpan;

/// So many words a line may have that heads an entry.
const WORDS: usize = 6;
/// A first heading without a year is the closest to this many days back.
const BACK: i64 = 120;
/// From so many headings on a text is a calendar or a chronicle.
const ENTRIES: usize = 3;

/// The day under which each sentence stands; all `None` where the text is no calendar and no chronicle.
pub fn days(page: &Page, lines: &[Line]) -> Vec<Option<Date>> {
    let none = vec![None; lines.len()];
    let Some(now) = page.document.date else { return none };
    // A chronicle tells of the months before, a calendar of the days to come.
    let early = now.civil().and_then(|d| d.checked_sub(BACK.days()).ok()).map_or(now, Date::from);
    let (mut day, mut heads) = (None, 0);
    let mut out = Vec::new();
    for line in lines {
        match head(page, line, day.unwrap_or(early)) {
            Head::Day(date) => {
                heads += 1;
                day = Some(date);
            }
            Head::Other => day = None,
            Head::None => {}
        }
        out.push(day);
    }
    if heads < ENTRIES { none } else { out }
}

/// What an entry of a calendar or a chronicle tells of is on its day: to come, or over.
pub fn set(page: &Page, line: &Line, claim: &mut MeetingClaim, day: Date) {
    let Some(now) = page.document.date else { return };
    let plain = line.verbs.iter().all(|v| v.modal.is_none() && !v.is_to && v.governs.is_empty());
    let past = line.verbs.iter().any(|v| v.tense == Tense::Past && v.tokens.start <= claim.anchor);
    let later = line.times.iter().any(|t| later(page, t.when));
    let (first, last) = day.bounds();
    match claim.status {
        Status::Held if first > now.bounds().1 && !past => claim.status = Status::Planned,
        Status::Planned if last < now.bounds().0 && plain && !later => claim.status = Status::Held,
        _ => {}
    }
    if claim.when.is_none() && matches!(claim.status, Status::Held | Status::Planned) && plain {
        claim.when = Some(When::On(day));
    }
}

enum Head {
    /// A day.
    Day(Date),
    /// Something that may be a day, but is not understood.
    Other,
    None,
}

/// What heads a sentence: a line before it, or its own first words.
fn head(page: &Page, line: &Line, near: Date) -> Head {
    let document = page.document;
    let text = &document.article.text;
    let sentence = &document.sentences[line.sentence];
    let start = sentence.span.start as usize;
    let before = line.sentence.checked_sub(1).map_or(start, |s| document.sentences[s].span.end as usize);
    let gap = text.get(before..start).unwrap_or_default();
    let short = |l: &&str| !l.is_empty() && l.split_whitespace().count() <= WORDS;
    let heading = gap.lines().map(str::trim).filter(short).filter_map(|l| date_at_head(l, near)).next_back();
    if let Some((day, _)) = heading {
        return Head::Day(day);
    }
    let own = document.text(sentence.span);
    let opens = line.sentence == 0 || gap.contains('\n');
    match date_at_head(own, near).filter(|_| opens) {
        Some((day, end)) if marked(own, end) => Head::Day(day),
        _ if opens && own.starts_with(|c: char| c.is_ascii_digit()) => Head::Other,
        _ => Head::None,
    }
}

/// Whether a dash, a colon or a full stop closes a heading.
fn marked(text: &str, end: usize) -> bool {
    text.get(end..).is_some_and(|rest| rest.trim_start().starts_with(['-', '–', '—', ':', '.', '|']))
}
