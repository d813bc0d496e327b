//! How, where and when: the particulars around an encounter in its sentence.

use std::ops::Range;

use super::line::{Line, What};
use super::topic::Zones;
use crate::document::tag::Tag;
use crate::dossier::Kind;
use crate::mention::Page;
use crate::mention::place::{Place, Scale, named};
use crate::mention::time::When;

/// A place, as a sentence gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceFound {
    /// Usual name.
    pub name: String,
    /// Country, where known.
    pub country: Option<String>,
    /// How exact.
    pub scale: Scale,
}

impl From<&Place> for PlaceFound {
    fn from(place: &Place) -> Self {
        PlaceFound { name: place.name.clone(), country: place.country.clone(), scale: place.scale }
    }
}

/// A claim's surroundings: what its particulars are looked for in.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The document.
    pub page: &'a Page<'a, 'a>,
    /// The sentence.
    pub line: &'a Line,
    /// The tokens that show the encounter.
    pub tokens: &'a Range<usize>,
    /// Token of the verb or noun that it hangs on.
    pub anchor: usize,
    /// The noun of encounter, by its row in the line.
    pub encounter: Option<usize>,
    /// Where topics stand, in which no place or time of the encounter is told.
    pub topics: &'a Zones,
}

impl Around<'_> {
    /// The kind that the words tell: the rule's, that of a phrase like "by phone", or the noun's.
    pub fn kind(&self, rule: Option<Kind>) -> Option<Kind> {
        let noun = self.encounter.map(|e| match self.line.encounters[e].kind {
            Kind::Call if self.paid(e) => Kind::Visit,
            Kind::Call if self.upon(e) => Kind::Talks,
            kind => kind,
        });
        let summit = noun.filter(|k| matches!(k, Kind::Summit | Kind::Call | Kind::Video));
        self.manner().or(summit).or(rule).or(noun)
    }

    /// "paid a courtesy call on": nobody telephones.
    fn paid(&self, encounter: usize) -> bool {
        let next = self.line.encounters[encounter].tokens.end;
        let courtesy = |i: usize| self.page.words[i].among(&["courtesy", "pay", "pays", "paid", "paying"]);
        next < self.line.tokens.end
            && self.page.words[next].among(&["on", "upon"])
            && (next.saturating_sub(6).max(self.line.tokens.start)..next).any(courtesy)
    }

    /// "came back from a call on Duarte", "renewed the call for talks": nobody telephones.
    fn upon(&self, encounter: usize) -> bool {
        let next = self.line.encounters[encounter].tokens.end;
        let word = |words: &[&str]| next < self.line.tokens.end && self.page.words[next].among(words);
        let guest = || self.line.parties.iter().any(|p| p.tokens.start == next + 1 && p.personal());
        word(&["for"]) || word(&["on", "upon"]) && guest()
    }

    /// "by phone", "via video link" in the claim's part of the sentence.
    fn manner(&self) -> Option<Kind> {
        let Around { page, line, tokens, anchor, .. } = *self;
        let from = tokens.start.saturating_sub(12).max(line.tokens.start);
        let to = (tokens.end + 12).min(line.tokens.end);
        if !(from..to).any(|i| page.words[i].listed(&page.schema.manner_ends)) {
            return None;
        }
        page.schema.encounters.manner.iter().find_map(|(phrase, kind)| {
            let (first, more) = phrase.split_once(' ').map_or((phrase.as_str(), None), |(f, m)| (f, Some(m)));
            let rest = || more.into_iter().flat_map(|more| more.split(' '));
            let stands = |i: usize| {
                page.words[i].is(first) && rest().zip(i + 1..).all(|(word, k)| k < to && page.words[k].is(word))
            };
            let near = |i: usize| tokens.contains(&i) || !self.of_another_verb(i, anchor) || self.cleft(i);
            (from..to).any(|i| stands(i) && near(i)).then_some(*kind)
        })
    }

    /// "it was by telephone that she and her colleague, who was ill, spoke".
    fn cleft(&self, at: usize) -> bool {
        let word = |i: usize, words: &[&str]| self.line.tokens.contains(&i) && self.page.words[i].among(words);
        at >= 2 && word(at - 2, &["it"]) && word(at - 1, &["was", "is"]) && (at + 2..at + 5).any(|i| word(i, &["that"]))
    }

    /// Whether a finite verb parts a token from the one that the encounter hangs on.
    fn of_another_verb(&self, at: usize, anchor: usize) -> bool {
        let (from, to) = (at.min(anchor), at.max(anchor));
        self.line.verbs.iter().any(|v| v.finite() && v.main > from && v.main < to && v.main != anchor)
    }
}

/// How far an item lies from the anchor; far beyond a clause mark.
fn distance(line: &Line, at: usize, anchor: usize, tokens: &Range<usize>) -> usize {
    let gap = at.abs_diff(anchor);
    let inside = at >= tokens.start && at <= tokens.end + 6;
    let verbs = line.verbs.iter().filter(|v| v.finite() && v.main > at.min(anchor) && v.main < at.max(anchor)).count();
    gap + 20 * verbs + if inside { 0 } else { 4 }
}

/// Whether an item stands in a relative clause to the right of the anchor: "the council, which met in Oslo".
fn in_clause(page: &Page, line: &Line, at: usize, anchor: usize) -> bool {
    let Some(open) = (anchor + 1..at).rev().find(|&i| page.words[i].among(&["which", "who", "whose", "whom"])) else {
        return false;
    };
    let verb = line.verbs.iter().find(|v| v.finite() && v.main > open && v.main < at);
    verb.is_some_and(|v| !(v.main..at).any(|i| page.words[i].is(",")))
}

/// Whether a time belongs to another noun of encounter: "during Tuesday's talks".
fn of_another(line: &Line, at: usize, encounter: Option<usize>) -> bool {
    let other = |(i, e): (usize, &crate::mention::encounter::Encounter)| Some(i) != encounter && e.tokens.contains(&at);
    line.encounters.iter().enumerate().any(other)
}

/// "two days before they were to sit down": counted from what the clause tells.
fn until_clause(page: &Page, line: &Line, end: usize) -> bool {
    let last = |i: usize| i < line.tokens.end && page.words[i].among(&["before", "after"]);
    let from = if last(end) { end + 1 } else { end };
    let told = last(end) || last(end - 1);
    let clause = page.words[from.min(line.tokens.end)..line.tokens.end.min(from + 4)].iter();
    told && clause.take(1).any(|w| w.among(&["he", "she", "they", "it", "the"]))
        && line.verbs.iter().any(|v| v.finite() && (from..from + 8).contains(&v.tokens.start))
}

/// Whether a word between two tokens parts what happens before from what happens after: "in Oslo after talks with".
fn parted(page: &Page, at: usize, anchor: usize) -> bool {
    let mut between = at.min(anchor) + 1..at.max(anchor);
    between.any(|i| page.words[i].among(&["after", "following", "while", "although"]))
}

/// Whether an item stands in a relative clause to the left of the anchor that a comma closes: "the two, whose countries
/// broke with each other in 1996, spent an hour together".
fn in_clause_before(page: &Page, line: &Line, at: usize, anchor: usize) -> bool {
    let opens = |i: &usize| page.words[*i].among(&["which", "who", "whose", "whom", "where"]);
    let Some(open) = (line.tokens.start..at.min(anchor)).rev().find(opens) else { return false };
    let comma = |i: usize| page.words[i].is(",");
    let verb = line.verbs.iter().any(|v| v.finite() && v.main > open && v.main < at);
    open > line.tokens.start && comma(open - 1) && verb && !(open..at).any(comma) && (at..anchor).any(comma)
}

/// Prepositions before the place of an encounter.
const LEADS: &[&str] = &["in", "at", "near", "outside", "to", "on", "around", "inside", "into"];

/// The farthest that a place or time may lie from its encounter.
const REACH: usize = 45;

impl Around<'_> {
    /// The place of the encounter: in the noun phrase, before "where", else the nearest in the sentence.
    pub fn place(&self) -> Option<PlaceFound> {
        let Around { page, line, encounter, .. } = *self;
        let inner = encounter.and_then(|e| line.encounters[e].place).and_then(|i| named(page, i, line.tokens.end));
        let inner = inner.map(|(name, country, scale, _)| PlaceFound { name, country, scale });
        inner.or_else(|| self.before_where()).or_else(|| self.nearest_place().map(PlaceFound::from))
    }

    /// Whether all that tells where or when stands from a token on: "discussed the talks of their teams in Lima".
    pub fn far(&self, from: usize) -> bool {
        let near = self.encounter.is_some() || self.before_where().is_some();
        let place = self.nearest_place().map(|p| p.tokens.start);
        let time = self.nearest_time().map(|t| self.line.times[t].tokens.start);
        // "In Lima, they discussed" tells where; "After the fire in Lima, they discussed" does not.
        let opens = |at: usize| {
            let before = at.checked_sub(2).filter(|&b| b >= self.line.tokens.start);
            before.is_none_or(|b| self.page.words[b].tag.is_adverb() || self.page.words[b].among(&[",", "and", "but"]))
        };
        let off = |at: usize| at >= from || at < self.anchor && !opens(at);
        let mut known = place.into_iter().map(off).chain(time.map(|at| at >= from)).peekable();
        !near && known.peek().is_some() && known.all(|off| off)
    }

    /// "flew to Lima, where she met": the place before the word, unless the clause names one of its own.
    fn before_where(&self) -> Option<PlaceFound> {
        let Around { page, line, anchor, .. } = *self;
        let at = (line.tokens.start + 1..anchor).rev().find(|&i| page.words[i].is("where"))?;
        let mark = |i: usize| page.words[i].among(&[";", ":", "\"", "“", "”"]);
        let own = line.places.iter().any(|p| {
            p.tokens.start > at
                && LEADS.contains(&p.preposition.as_str())
                && !self.of_another_verb(p.tokens.start, anchor)
        });
        if own || (at..anchor).any(mark) {
            return None;
        }
        let end = if page.words[at - 1].is(",") { at - 1 } else { at };
        let listed = line.places.iter().find(|p| p.tokens.end == at || p.tokens.end == end);
        listed.map(PlaceFound::from).or_else(|| {
            let starts = (end.saturating_sub(4).max(line.tokens.start)..end).filter(|&i| !page.in_name(i));
            let found = starts.filter_map(|i| named(page, i, at)).find(|(.., stop)| *stop == end)?;
            Some(PlaceFound { name: found.0, country: found.1, scale: found.2 })
        })
    }

    /// The nearest place behind a preposition that is free.
    fn nearest_place(&self) -> Option<&Place> {
        let Around { page, line, tokens, anchor, topics, .. } = *self;
        let free = |p: &&Place| {
            let at = p.tokens.start;
            let told = if p.scale == Scale::Country { topics.list(at) } else { topics.matter(at) };
            LEADS.contains(&p.preposition.as_str())
                && !told
                && !in_clause(page, line, at, anchor)
                && !in_clause_before(page, line, at, anchor)
        };
        let far = |p: &Place| {
            let at = p.tokens.start;
            let aimed = 6 * usize::from(p.preposition == "to");
            let hangs = 12 * usize::from(p.scale == Scale::Country && self.of_noun(at));
            distance(line, at, anchor, tokens) + aimed + hangs + REACH * usize::from(parted(page, at, anchor))
        };
        // What lies inside a party ("Ambassador to Kenya") is no item of its own.
        let places = line.items.iter().filter_map(|item| match item.what {
            What::Place(p) => Some(&line.places[p]),
            _ => None,
        });
        let (gap, _, place) = places.filter(free).map(|p| (far(p), p.tokens.start, p)).min_by_key(|k| (k.0, k.1))?;
        (gap <= REACH).then_some(place)
    }

    /// Whether a country tells of which noun one speaks: "the fighting in Sudan", "the commander in Bosnia".
    fn of_noun(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&b| b >= self.line.tokens.start) else { return false };
        let word = &self.page.words[before];
        let encounter = self.line.encounters.iter().any(|e| e.tokens.contains(&before));
        let time = self.line.times.iter().any(|t| t.tokens.contains(&before));
        word.tag.is_noun() && !word.capital() && !encounter && !time
    }

    /// The time of the encounter: in the noun phrase, else the nearest in the sentence.
    pub fn when(&self) -> Option<When> {
        if let Some(time) = self.encounter.and_then(|e| self.line.encounters[e].time.as_ref()) {
            return Some(time.when);
        }
        self.nearest_time().map(|t| self.line.times[t].when)
    }

    /// The nearest time that is free, by its row in the line.
    fn nearest_time(&self) -> Option<usize> {
        let Around { page, line, tokens, anchor, encounter, topics } = *self;
        let open = |t: &usize| {
            let at = line.times[*t].tokens.start;
            let before = at.checked_sub(1).filter(|&b| b >= line.tokens.start);
            !before.is_some_and(|b| page.words[b].among(&["since", "until", "till"]))
                && !topics.matter(at)
                && !in_clause(page, line, at, anchor)
                && !of_another(line, at, encounter)
                && !of_noun_behind(page, line, *t)
                && !made_then(page, line, at)
                && !until_clause(page, line, line.times[*t].tokens.end)
                && !super::status::day_of_undoing(page, line, *t)
                && !in_clause_before(page, line, at, anchor)
        };
        let near = (0..line.times.len()).filter(open);
        let (gap, t) = near.map(|t| (distance(line, line.times[t].tokens.start, anchor, tokens), t)).min()?;
        (gap <= REACH).then_some(t)
    }
}

/// Whether a time tells when something was made: "the partnership launched in April".
fn made_then(page: &Page, line: &Line, at: usize) -> bool {
    const MADE: &[&str] = &[
        "announced",
        "launched",
        "signed",
        "issued",
        "concluded",
        "established",
        "adopted",
        "unveiled",
        "published",
        "reached",
        "founded",
        "created",
    ];
    let link = at > line.tokens.start && page.words[at - 1].among(&["in", "on", "last", "earlier"]);
    let verb = at - usize::from(link);
    if verb < line.tokens.start + 2 || !page.words[verb - 1].among(MADE) {
        return false;
    }
    let thing = &page.words[verb - 2];
    thing.tag.is_noun() && !page.in_name(verb - 2) && !page.covered(verb - 2)
}

/// Whether a time belongs to the noun behind it: "since the September relaunch", "her August 2021 visit".
fn of_noun_behind(page: &Page, line: &Line, time: usize) -> bool {
    let tokens = &line.times[time].tokens;
    let owned = tokens.start > line.tokens.start
        && (page.words[tokens.start - 1].among(&["the", "'s", "’s"]) || page.words[tokens.start - 1].tag == Tag::PRPS);
    let noun =
        tokens.end < line.tokens.end && page.words[tokens.end].tag.is_noun() && !page.words[tokens.end].capital();
    owned && noun && !line.encounters.iter().any(|e| e.tokens.contains(&tokens.end))
}
