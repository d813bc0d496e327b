//! How something named in a text lies to the words that tell of a meeting: features for the choice of place and day.

use std::ops::Range;

use super::super::bag::{Bag, DIGITS};
use super::super::cast::{Cast, Meanings, Meant};
use super::super::fact::{Evidence, Status};
use super::super::meeting::Draft;
use super::By;
use super::thread::{counts, hangs_on_noun, looks_ahead};
use crate::claim::line::Line;
use crate::document::tag::Tag;
use crate::document::{BlockKind, TokenKind};
use crate::mention::verb::Tense;

/// A document and its meetings, as rules have settled them.
pub(super) struct Sight<'c> {
    pub(super) cast: &'c Cast<'c>,
    pub(super) drafts: &'c [Draft],
    /// How rules came to place and date of each meeting.
    pub(super) by: &'c [By],
    /// By sentence, those named in it.
    present: Vec<Vec<&'c Meant>>,
}

/// Where something is named.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    /// The sentence.
    pub(super) sentence: usize,
    /// Its tokens, without preposition.
    pub(super) tokens: Range<usize>,
}

impl<'c> Sight<'c> {
    pub(super) fn of(cast: &'c Cast<'c>, meanings: &'c Meanings, drafts: &'c [Draft], by: &'c [By]) -> Sight<'c> {
        Sight {
            cast,
            drafts,
            by,
            present: cast.claims.lines.iter().map(|l| meanings.named(l.sentence).collect()).collect(),
        }
    }

    /// What is told of a meeting itself, whatever is chosen.
    pub(super) fn status(&self, d: usize) -> &'static str {
        self.drafts[d].status.unwrap_or(Status::Held).word()
    }

    fn block(&self, s: usize) -> BlockKind {
        self.cast.page.document.kind(&self.cast.page.document.sentences[s])
    }

    /// How far a sentence lies from the nearest that tells of a meeting.
    pub(super) fn zone(&self, d: usize, s: usize) -> &'static str {
        let told = &self.drafts[d].told;
        let gap = told.iter().map(|(t, _)| s as i64 - *t as i64).min_by_key(|g| (g.abs(), *g > 0)).unwrap_or(99);
        let block = |t: usize| self.cast.page.document.sentences[t].block;
        match self.block(s) {
            _ if gap == 0 => return "told",
            BlockKind::Headline => return "headline",
            BlockKind::Teaser => return "teaser",
            BlockKind::Caption => return "caption",
            _ => {}
        }
        match gap {
            -1 => "-1",
            -2 => "-2",
            -3 => "-3",
            1 => "+1",
            2 => "+2",
            _ if told.iter().any(|(t, _)| block(*t) == block(s) && s < *t) => "block",
            g if g < 0 => "earlier",
            _ => "later",
        }
    }

    /// How something named at a spot lies to a meeting.
    pub(super) fn lies(&self, d: usize, spot: &Spot, bag: &mut Bag) {
        let zone = self.zone(d, spot.sentence);
        bag.with("zone", zone);
        bag.put(&["zone=", zone, " ", self.status(d)]);
        if matches!(zone, "earlier" | "later" | "teaser") {
            return;
        }
        let line = &self.cast.claims.lines[spot.sentence];
        self.led(line, zone, spot, bag);
        self.governed(d, line, zone, spot, bag);
        self.peopled(d, zone, spot.sentence, bag);
        if zone == "told" {
            self.cue(d, line, spot, bag);
        }
    }

    /// What stands right before and behind it.
    fn led(&self, line: &Line, zone: &str, spot: &Spot, bag: &mut Bag) {
        let page = self.cast.page;
        let (lead, word) = lead(self.cast, line, spot.tokens.start);
        bag.put(&[zone, "|lead=", &lead]);
        bag.with("lead", &lead);
        bag.put(&[zone, "|by=", &word]);
        let Some(next) = page.words.get(spot.tokens.end).filter(|_| spot.tokens.end < line.tokens.end) else {
            bag.with("next", "$");
            return;
        };
        let said = line.encounters.iter().any(|e| e.head == spot.tokens.end);
        let small =
            next.kind == TokenKind::Mark || matches!(next.tag, Tag::IN | Tag::TO | Tag::CC | Tag::WRB | Tag::POS);
        bag.with(
            "next",
            if said {
                "encounter"
            } else if small {
                &next.lower
            } else {
                next.tag.name()
            },
        );
        if next.is("where") || next.is(",") && page.words.get(spot.tokens.end + 1).is_some_and(|w| w.is("where")) {
            bag.put(&[zone, "|where"]);
        }
    }

    /// What the verbs around it say.
    fn governed(&self, d: usize, line: &Line, zone: &str, spot: &Spot, bag: &mut Bag) {
        let at = spot.tokens.start;
        let verb = line.verbs.iter().rfind(|v| v.tokens.end <= at);
        if let Some(v) = verb {
            bag.with("verb", &v.base);
            if v.negated {
                bag.put(&[zone, "|not"]);
            }
            if v.tense == Tense::Pluperfect {
                bag.put(&[zone, "|had"]);
            }
        }
        let way = if looks_ahead(self.cast, line, at) { "ahead" } else { "back" };
        bag.put(&[zone, "|", way, " ", self.status(d)]);
        bag.put(&[way, " ", self.status(d)]);
        if !counts(self.cast, line, at) {
            bag.put(&[zone, "|matter"]);
        }
        if hangs_on_noun(self.cast, line, at.saturating_sub(1).max(line.tokens.start)) {
            bag.put(&[zone, "|of-noun"]);
        }
        if line.parties.iter().any(|p| p.tokens.start <= at && at < p.tokens.end) {
            bag.put(&[zone, "|in-party"]);
        }
        if self.cast.quoted(at) {
            bag.put(&[zone, "|quoted"]);
        }
    }

    /// Who is named in its sentence, and which meetings are told of there.
    fn peopled(&self, d: usize, zone: &str, s: usize, bag: &mut Bag) {
        let draft = &self.drafts[d];
        let own = |m: &&&Meant| draft.who.iter().any(|(w, _)| w == **m);
        let here = self.present[s].iter().filter(own).count();
        bag.put(&[zone, "|present=", DIGITS[here.min(2)]]);
        let others = self.drafts.iter().enumerate().any(|(o, x)| o != d && x.told.iter().any(|(t, _)| *t == s));
        if others {
            bag.put(&[zone, "|another-told"]);
        }
    }

    /// How it lies to the word that the telling hangs on, in one sentence with it.
    fn cue(&self, d: usize, line: &Line, spot: &Spot, bag: &mut Bag) {
        let at = spot.tokens.start;
        let anchors = |d: usize| self.drafts[d].told.iter().filter(|(s, _)| *s == line.sentence).map(|(_, a)| *a);
        let Some(anchor) = anchors(d).min_by_key(|a| (a.abs_diff(at), *a)) else { return };
        let side = if anchor <= at { "behind" } else { "before" };
        let far = match anchor.abs_diff(at) {
            0..=2 => "2",
            3..=5 => "5",
            6..=9 => "9",
            10..=15 => "15",
            16..=25 => "25",
            _ => "far",
        };
        bag.put(&["cue=", side, " ", far]);
        let (from, to) = (anchor.min(at), anchor.max(at));
        let between = |v: &&crate::mention::verb::VerbGroup| v.main > from && v.main < to && v.main != anchor;
        let verbs = line.verbs.iter().filter(between).filter(|v| v.finite()).count();
        bag.put(&["cue-verbs=", side, " ", DIGITS[verbs.min(3)]]);
        let others = (0..self.drafts.len()).filter(|o| *o != d).flat_map(anchors);
        if others.clone().any(|a| a != anchor && a.abs_diff(at) < anchor.abs_diff(at)) {
            bag.add("rival-nearer");
        }
        for i in from + 1..to {
            let word = &self.cast.page.words[i];
            if word.among(PARTING) {
                bag.put(&["parted=", side, " ", &word.lower]);
            }
        }
    }

    /// The sentence that says something, as evidence.
    pub(super) fn evidence(&self, s: usize, rule: &str) -> Evidence {
        let document = self.cast.page.document;
        Evidence { document: (&document.article.id).into(), span: document.sentences[s].span, rule: rule.into() }
    }

    /// The spot that lies nearest to a meeting, one in its own sentences first, then those before.
    pub(super) fn nearest<'s>(&self, d: usize, spots: impl Iterator<Item = &'s Spot>) -> Option<&'s Spot> {
        let far = |spot: &&Spot| {
            let gaps = self.drafts[d]
                .told
                .iter()
                .map(|(t, a)| (t.abs_diff(spot.sentence), spot.sentence > *t, a.abs_diff(spot.tokens.start)));
            gaps.min().unwrap_or((usize::MAX, false, 0))
        };
        spots.min_by_key(far)
    }
}

/// Words that part what a sentence tells of one happening from what it tells of another.
const PARTING: &[&str] = &[
    ",",
    ";",
    ":",
    "and",
    "but",
    "after",
    "before",
    "following",
    "while",
    "although",
    "when",
    "where",
    "which",
    "who",
    "that",
    "since",
    "as",
    "for",
    "ahead",
    "during",
    "–",
    "—",
    "\"",
    "”",
    "“",
];

/// What something hangs on, and through which word: "V:arrive in", "N:talks in", "in".
fn lead(cast: &Cast, line: &Line, at: usize) -> (String, String) {
    let page = cast.page;
    let mut at = at;
    while at > line.tokens.start && matches!(page.words[at - 1].tag, Tag::DT | Tag::JJ | Tag::PRPS) {
        at -= 1;
    }
    let Some(p) = at.checked_sub(1).filter(|p| *p >= line.tokens.start) else { return ("^".into(), "^".into()) };
    let verb = |k: usize| line.verbs.iter().find(|v| v.tokens.contains(&k));
    if let Some(v) = verb(p) {
        return (format!("V:{}", v.base), "V".into());
    }
    let word = &page.words[p];
    if !matches!(word.tag, Tag::IN | Tag::TO) {
        let small = word.kind == TokenKind::Mark || word.tag == Tag::CC;
        let told = if small { word.lower.to_string() } else { word.tag.name().to_string() };
        return (told.clone(), told);
    }
    let by = word.lower.to_string();
    let Some(q) = p.checked_sub(1).filter(|q| *q >= line.tokens.start) else { return (format!("^ {by}"), by) };
    let before = &page.words[q];
    let lead = match verb(q) {
        Some(v) => format!("V:{} {by}", v.base),
        None if line.times.iter().any(|t| t.tokens.contains(&q)) => format!("T {by}"),
        None if line.parties.iter().any(|t| t.tokens.contains(&q)) => format!("P {by}"),
        None if before.tag.is_noun() && !before.capital() => format!("N:{} {by}", before.lower),
        None if before.kind == TokenKind::Mark => format!("{} {by}", before.lower),
        None => format!("{} {by}", before.tag.name()),
    };
    (lead, by)
}

/// How one stands among others that its sentence names, by how far each lies from the telling.
pub(super) fn among(own: Option<usize>, other: Option<usize>) -> &'static str {
    match (own, other) {
        (Some(own), Some(other)) if own < other => "nearest",
        (Some(_), Some(_)) => "farther",
        (Some(_), None) => "only",
        (None, Some(_)) => "other",
        (None, None) => "none",
    }
}
