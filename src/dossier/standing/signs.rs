//! What speaks for and against a meeting: named features of the whole document.

use std::collections::BTreeSet;

use super::super::bag::{Bag, DIGITS};
use super::super::cast::{Cast, Meanings, Meant};
use super::super::fact::Status;
use super::super::meeting::Draft;
use super::super::pairing::{self, Chances};
use crate::date::Date;
use crate::document::BlockKind;

/// A document and its meetings.
pub(super) struct Sight<'c> {
    cast: &'c Cast<'c>,
    drafts: &'c [Draft],
    chances: &'c Chances,
    /// By sentence, those named in it.
    present: Vec<BTreeSet<&'c Meant>>,
}

impl<'c> Sight<'c> {
    pub(super) fn of(
        cast: &'c Cast<'c>,
        meanings: &'c Meanings,
        drafts: &'c [Draft],
        chances: &'c Chances,
    ) -> Sight<'c> {
        Sight {
            cast,
            drafts,
            chances,
            present: cast.claims.lines.iter().map(|l| meanings.named(l.sentence).collect()).collect(),
        }
    }

    fn block(&self, s: usize) -> BlockKind {
        self.cast.page.document.kind(&self.cast.page.document.sentences[s])
    }

    /// In how many sentences somebody is named.
    fn often(&self, who: &Meant) -> usize {
        self.present.iter().filter(|p| p.contains(who)).count()
    }
}

/// A meeting, with what is asked of it again and again.
struct Meeting<'c> {
    draft: &'c Draft,
    number: usize,
    who: Vec<&'c Meant>,
    /// The sentences that tell of it.
    told: BTreeSet<usize>,
    rules: BTreeSet<&'c str>,
}

/// All features of one meeting.
pub(super) fn signs(sight: &Sight, d: usize, bag: &mut Bag) {
    let draft = &sight.drafts[d];
    let meeting = Meeting {
        draft,
        number: d,
        who: draft.who.iter().map(|(m, _)| m).collect(),
        told: draft.told.iter().map(|(s, _)| *s).collect(),
        rules: draft.evidence.iter().map(|e| e.rule.as_str()).collect(),
    };
    whole(sight, &meeting, bag);
    people(sight, &meeting, bag);
    named(sight, &meeting, bag);
    likely(sight, &meeting, bag);
    beside(sight, &meeting, bag);
    claimed(sight, &meeting, bag);
}

fn word(status: Option<Status>) -> &'static str {
    status.map_or("-", Status::word)
}

/// A chance as its first digit.
fn tenth(chance: f32) -> &'static str {
    DIGITS[((chance * 10.0) as usize).min(9)]
}

/// What rules have read of it.
fn whole(sight: &Sight, m: &Meeting, bag: &mut Bag) {
    let draft = m.draft;
    let status = word(draft.status);
    bag.with("ruled", status);
    bag.shown(format_args!("kind={:?}", draft.kind));
    bag.put(&["ruled-kind=", status, " ", if draft.kind_told { "told" } else { "-" }]);
    bag.count("told", m.told.len().min(5));
    for block in m.told.iter().map(|s| format!("{:?}", sight.block(*s))).collect::<BTreeSet<_>>() {
        bag.with("block", &block);
    }
    if let (Some(only), 1) = (m.told.first(), m.told.len()) {
        bag.shown(format_args!("only-block={:?}", sight.block(*only)));
        bag.count("at", (only * 5 / sight.cast.claims.lines.len().max(1)).min(4));
    }
    bag.count("topics", draft.topics.len().min(3));
    bag.put(&["place=", if draft.place.is_some() { "yes" } else { "no" }]);
    bag.count("rules", m.rules.len().min(4));
    if let (Some(only), 1) = (m.rules.first(), m.rules.len()) {
        bag.with("only-rule", only);
    }
    if let (Some((date, _)), Some(now)) = (&draft.date, sight.cast.page.document.date) {
        let way = way(*date, now);
        bag.with("date", way);
        bag.put(&["date=", way, " ", status]);
    }
}

/// Where a date lies, seen from the day of the document.
pub(in crate::dossier) fn way(date: Date, now: Date) -> &'static str {
    match () {
        () if date == now => "same",
        () if date.covers(now) => "around",
        () if date.bounds().1 < now.bounds().0 => "before",
        () => "after",
    }
}

/// The country or body of somebody.
fn home<'c>(cast: &'c Cast, who: &'c Meant) -> Option<&'c String> {
    match who {
        Meant::Person(p) => cast.homes[*p].as_ref(),
        Meant::Office(o) | Meant::Group(o) => o.of.as_ref(),
        _ => None,
    }
}

/// Who they are.
fn people(sight: &Sight, m: &Meeting, bag: &mut Bag) {
    let (cast, who) = (sight.cast, &m.who);
    let named = who.iter().filter(|m| matches!(m, Meant::Person(_))).count();
    let others = who.len() - named;
    bag.put(&["who=", DIGITS[named.min(5)], "+", DIGITS[others.min(3)], "+", DIGITS[m.draft.bodies.len().min(3)]]);
    bag.count("named", named.min(7));
    bag.count("unnamed", others.min(4));
    let homes = who.iter().map(|w| home(cast, w));
    let known: BTreeSet<&String> = homes.clone().flatten().collect();
    let lost = homes.filter(Option::is_none).count();
    bag.put(&["homes=", DIGITS[known.len().min(4)], "-", DIGITS[lost.min(3)], "-", DIGITS[who.len().min(4)]]);
    let tenures = || who.iter().filter_map(|m| if let Meant::Person(p) = m { Some(&cast.tenures[*p]) } else { None });
    bag.count("bare", tenures().filter(|t| t.is_empty()).count().min(3));
    bag.count("former", tenures().filter(|t| t.iter().any(|t| t.former)).count().min(2));
}

/// How often they are named, and how often together.
fn named(sight: &Sight, m: &Meeting, bag: &mut Bag) {
    let counts: Vec<usize> = m.who.iter().map(|w| sight.often(w)).collect();
    let (rarest, commonest) = (counts.iter().min().copied(), counts.iter().max().copied());
    bag.count("rarest", rarest.unwrap_or(0).min(6));
    bag.count("commonest", commonest.unwrap_or(0).min(9));
    let most = (0..sight.cast.beings.all.len()).map(|p| sight.often(&Meant::Person(p))).max();
    bag.put(&["chief=", if commonest >= most { "yes" } else { "no" }]);
    let here = |s: usize| m.who.iter().filter(|w| sight.present[s].contains(**w)).count();
    let all = || 0..sight.present.len();
    bag.count("together-told", m.told.iter().filter(|s| here(**s) >= 2).count().min(4));
    bag.count("together", all().filter(|s| here(*s) >= 2).count().min(6));
    bag.count("together-all", all().filter(|s| here(*s) == m.who.len()).count().min(4));
    let head = all().filter(|s| sight.block(*s) == BlockKind::Headline).map(here).max();
    bag.count("in-head", head.unwrap_or(0).min(3));
}

/// How likely any two of them have met, and any of them somebody else.
fn likely(sight: &Sight, m: &Meeting, bag: &mut Bag) {
    let who = &m.who;
    let pairs = who.iter().enumerate().flat_map(|(i, a)| who[i + 1..].iter().map(move |b| [*a, *b]));
    let known: Vec<f32> = pairs.filter_map(|pair| sight.chances.of(&pair)).collect();
    let (least, most) = (known.iter().copied().fold(1.0, f32::min), known.iter().copied().fold(0.0, f32::max));
    let rival = who.iter().map(|w| sight.chances.beyond(w, who)).fold(0.0, f32::max);
    let (least, most, rival) = (tenth(least), tenth(most), tenth(rival));
    let people = DIGITS[who.len().min(6)];
    bag.put(&["pairs=", DIGITS[known.len().min(6)], " ", people]);
    bag.put(&["chance=", if known.is_empty() { "-" } else { least }]);
    bag.put(&["chance-who=", if known.is_empty() { "-" } else { least }, " ", people]);
    bag.with("least", least);
    bag.with("most", most);
    bag.with("rival", rival);
    bag.put(&["rival-least=", rival, " ", least]);
    let learned = m.rules.contains(pairing::RULE);
    let by = match (learned, m.rules.len()) {
        (true, 1) => "pairing",
        (true, _) => "both",
        _ => "rules",
    };
    bag.put(&["by=", by, " least ", least]);
    bag.put(&["by=", by, " most ", most]);
    bag.put(&["by=", by, " told ", DIGITS[m.told.len().min(4)]]);
    if let (Some(only), 1) = (m.rules.first(), m.rules.len()) {
        bag.put(&["only-rule=", only, " ", least]);
    }
}

/// What the other meetings of the document have to do with it.
fn beside(sight: &Sight, m: &Meeting, bag: &mut Bag) {
    let who: BTreeSet<&Meant> = m.who.iter().copied().collect();
    let mut counts = [("equal", 0), ("more", 0), ("fewer", 0), ("part", 0)];
    for (o, other) in sight.drafts.iter().enumerate().filter(|(o, _)| *o != m.number) {
        let theirs: BTreeSet<&Meant> = other.who.iter().map(|(m, _)| m).collect();
        let both = who.intersection(&theirs).count();
        let kind = match (both == who.len(), both == theirs.len()) {
            _ if both == 0 => continue,
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => 3,
        };
        counts[kind].1 += 1;
        let name = counts[kind].0;
        bag.put(&["beside=", name, if o < m.number { " before" } else { " behind" }]);
        bag.put(&["beside-status=", name, " ", word(other.status), " ", word(m.draft.status)]);
        if other.told.iter().any(|(s, _)| m.told.contains(s)) {
            bag.put(&["beside-here=", name]);
        }
    }
    counts.iter().for_each(|(name, n)| bag.count(name, *n.min(&3)));
    bag.count("drafts", sight.drafts.len().min(9));
    for w in &m.who {
        let meets = |x: &&Draft| x.who.iter().any(|(o, _)| o == *w);
        bag.count("busy", (sight.drafts.iter().filter(meets).count() - 1).min(5));
    }
}

/// The claims that it was put together from.
fn claimed(sight: &Sight, m: &Meeting, bag: &mut Bag) {
    for (s, anchor) in &m.draft.told {
        let mut all = sight.cast.claims.meetings.iter();
        let Some(claim) = all.find(|c| c.sentence == *s && c.anchor == *anchor) else {
            bag.with("rule", "-");
            continue;
        };
        bag.with("rule", &claim.rule);
        bag.with("claim", claim.status.word());
        bag.put(&["rule-claim=", &claim.rule, " ", claim.status.word()]);
        if claim.careful {
            bag.add("careful");
        }
        if claim.guessed {
            bag.add("guessed");
        }
    }
}
