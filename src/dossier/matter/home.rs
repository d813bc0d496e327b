//! How a wording lies to the meetings of its document: how near, what is known of them, what rules have read.

use std::collections::BTreeSet;

use super::context::Context;
use super::features::Own;
use crate::claim::topic::wording::Wording;
use crate::dossier::bag::{Bag, DIGITS};
use crate::dossier::cast::{Cast, Meant};
use crate::dossier::meeting::Draft;

/// What is told of a meeting, whatever it may have been about.
pub(super) struct Meeting<'c> {
    /// Its number.
    pub(super) d: usize,
    draft: &'c Draft,
    /// Its status and kind, written out.
    told: [String; 2],
    /// Features.
    pub(super) bag: Bag<'c>,
    /// The countries and bodies that take part.
    homes: BTreeSet<&'c str>,
}

impl<'c> Meeting<'c> {
    pub(super) fn of(context: &Context<'c>, d: usize) -> Meeting<'c> {
        let draft = &context.drafts[d];
        let mut bag = context.cast.bag(&context.cast.page.schema.learned.topic);
        if let Some(status) = draft.status {
            bag.shown(format_args!("status={status:?}"));
        }
        if let Some(kind) = draft.kind {
            bag.shown(format_args!("kind={kind:?}"));
        }
        if draft.earlier {
            bag.add("of-before");
        }
        bag.count("meetings", context.drafts.len().min(8));
        bag.count("who", draft.who.len().min(4));
        bag.count("tellings", draft.told.len().min(4));
        bag.count("topics-read", draft.topics.len().min(4));
        for e in &draft.evidence {
            bag.with("told-by", &e.rule);
        }
        let home = |m: &'c Meant| match m {
            Meant::Person(p) => context.cast.homes[*p].as_deref(),
            Meant::Office(o) | Meant::Group(o) => o.of.as_deref(),
            Meant::Body(b) => Some(b.as_str()),
            _ => None,
        };
        let bodies = draft.bodies.iter().map(|(b, _)| b.as_str());
        let homes = draft.who.iter().filter_map(|(m, _)| home(m)).chain(bodies).collect();
        let told = [format!("|status={:?}", draft.status), format!("|kind={:?}", draft.kind)];
        Meeting { d, draft, told, bag, homes }
    }
}

/// What is told of a sentence as seen from a meeting.
pub(super) struct Here<'c> {
    /// Its number.
    pub(super) sentence: usize,
    /// How far it lies from the words that tell of the meeting.
    pub(super) zone: &'static str,
    /// Features.
    pub(super) bag: Bag<'c>,
    /// Tokens in it on which claims of the meeting hang.
    anchors: Vec<usize>,
    /// Tokens in it on which claims of other meetings hang.
    rivals: Vec<usize>,
}

impl<'c> Here<'c> {
    pub(super) fn of(context: &Context<'c>, meeting: &Meeting<'c>, s: usize) -> Here<'c> {
        let (d, draft) = (meeting.d, meeting.draft);
        let at = |draft: &'c Draft| draft.told.iter().filter(move |(t, _)| *t == s).map(|(_, a)| *a);
        let others = context.drafts.iter().enumerate().filter(|(o, _)| *o != d).map(|(_, o)| o);
        let mut here = Here {
            sentence: s,
            zone: zone(context, d, s),
            bag: context.cast.bag(&context.cast.page.schema.learned.topic),
            anchors: at(draft).collect(),
            rivals: others.flat_map(at).collect(),
        };
        let bag = &mut here.bag;
        bag.with("zone", here.zone);
        let near = nearer(context, d, s);
        rivals(context, d, s, near, bag);
        let present = context.present[s].iter().filter(|m| context.takes_part(m, draft)).count();
        bag.count("here", present.min(3));
        if context.present[s].iter().any(|m| matches!(m, Meant::Person(_)) && !context.takes_part(m, draft)) {
            bag.add("strangers");
        }
        if context.speaking[d].contains(&s) {
            bag.add("speaks");
        }
        bag.extend(context.has(s));
        if context.cast.claims.lines[s].encounters.is_empty() {
            bag.put(&[here.zone, "|no-encounter"]);
        }
        zoned(meeting, context, here.zone, present.min(3), near.0, bag);
        here
    }
}

/// How far a sentence lies from the words that tell of a meeting.
fn zone(context: &Context, d: usize, s: usize) -> &'static str {
    if context.headline(s) {
        return "headline";
    }
    let gap = |t: &usize| s as i64 - *t as i64;
    let nearest = context.told[d].iter().map(gap).min_by_key(|g| (g.abs(), *g < 0)).unwrap_or(99);
    match nearest {
        0 => "told",
        1 => "+1",
        2 => "+2",
        3 => "+3",
        4..=6 => "+4",
        -1 => "-1",
        -2 => "-2",
        -3 => "-3",
        g if g > 0 => "later",
        _ => "earlier",
    }
}

/// What names of features begin with that are told together with how far a sentence lies from the words that tell of a meeting.
pub(super) fn under(zone: &str) -> &'static str {
    match zone {
        "headline" => "headline|",
        "told" => "told|",
        "+1" => "+1|",
        "+2" => "+2|",
        "+3" => "+3|",
        "+4" => "+4|",
        "-1" => "-1|",
        "-2" => "-2|",
        "-3" => "-3|",
        "later" => "later|",
        _ => "earlier|",
    }
}

/// How many other meetings lie nearer to a sentence, and how many as near.
fn nearer(context: &Context, d: usize, s: usize) -> (usize, usize) {
    let mine = context.gaps[d][s];
    let rivals = (0..context.drafts.len()).filter(|o| *o != d).map(|o| context.gaps[o][s]);
    rivals.fold((0, 0), |(n, a), gap| (n + usize::from(gap < mine), a + usize::from(gap == mine)))
}

/// Whether other meetings lie nearer to a sentence.
fn rivals(context: &Context, d: usize, s: usize, (nearer, alike): (usize, usize), bag: &mut Bag) {
    bag.count("rivals-nearer", nearer.min(3));
    bag.count("rivals-alike", alike.min(3));
    let between = (0..context.drafts.len()).filter(|o| *o != d).any(|o| {
        context.told[o].iter().any(|t| {
            *t <= s && context.told[d].iter().all(|m| m < t || *m > s) && context.told[d].iter().any(|m| m < t)
        })
    });
    if between {
        bag.add("another-told-between");
    }
}

/// The words of the sentence that may tell what it is for.
pub(super) fn sentence(cast: &Cast, s: usize, bag: &mut Bag) {
    let line = &cast.claims.lines[s];
    for verb in &line.verbs {
        bag.with("has-verb", &verb.base);
    }
    for e in &line.encounters {
        bag.with("has-encounter", &cast.page.words[e.head].lower);
    }
}

/// What is known of the meeting, together with how far the sentence lies from the words that tell of it.
fn zoned(meeting: &Meeting, context: &Context, zone: &str, present: usize, nearer: usize, bag: &mut Bag) {
    let draft = meeting.draft;
    bag.put(&[zone, "|here=", DIGITS[present]]);
    bag.put(&[zone, "|rivals-nearer=", DIGITS[nearer.min(3)]]);
    bag.put(&[zone, "|who=", DIGITS[draft.who.len().min(4)]]);
    bag.put(&[zone, "|meetings=", DIGITS[context.drafts.len().min(8)]]);
    meeting.told.iter().for_each(|told| bag.put(&[zone, told]));
}

/// How a wording lies to the words that tell of this meeting, and of others.
pub(super) fn cue(context: &Context, here: &Here, w: &Wording, bag: &mut Bag) {
    let line = &context.cast.claims.lines[here.sentence];
    let Some(anchor) = here.anchors.iter().copied().min_by_key(|a| a.abs_diff(w.head)) else { return };
    let side = if anchor <= w.head { "behind" } else { "before" };
    let far = match anchor.abs_diff(w.head) {
        0..=3 => "3",
        4..=7 => "7",
        8..=14 => "14",
        15..=25 => "25",
        _ => "far",
    };
    bag.put(&["cue=", side, " ", far]);
    let (from, to) = (anchor.min(w.head), anchor.max(w.head));
    let verbs = line.verbs.iter().filter(|v| v.tokens.start > from && v.tokens.end <= to && v.finite()).count();
    bag.put(&["cue-verbs=", side, " ", DIGITS[verbs.min(3)]]);
    let others = line.parties.iter().filter(|p| p.tokens.start > from && p.tokens.end <= to).count();
    bag.put(&["cue-parties=", side, " ", DIGITS[others.min(4)]]);
    if here.rivals.iter().any(|a| a.abs_diff(w.head) < anchor.abs_diff(w.head)) {
        bag.add("rival-in-sentence");
    }
}

/// What is known of the meeting and of the wording together.
pub(super) fn meeting(context: &Context, meeting: &Meeting, here: &Here, w: &Wording, own: &Own, bag: &mut Bag) {
    if let Some((subject, verb)) = own.deed {
        let doer = context.does(here.sentence, subject, meeting.draft);
        bag.with("doer", doer);
        bag.put(&[doer, " does ", verb]);
    }
    if context.speaking[meeting.d].contains(&here.sentence) && context.cast.quoted(w.head) {
        bag.add("speaks-quoted");
    }
    for (all, name) in &own.bodies {
        let whose = if meeting.homes.contains(name.as_str()) { "home" } else { "abroad" };
        bag.with(if *all { "is-whose" } else { "has-whose" }, whose);
    }
}

/// In how many sentences its rarest word stands.
pub(super) fn often(context: &Context, w: &Wording) -> &'static str {
    match context.frequency(&w.label) {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4..=6 => "6",
        _ => "many",
    }
}

/// What the rest of the document makes of a wording.
pub(super) fn document(context: &Context, s: usize, w: &Wording, often: &str, bag: &mut Bag) {
    bag.with("often", often);
    bag.put(&["often=", often, " size=", DIGITS[w.size.min(3)]]);
    let page = context.cast.page;
    if !context.headline(s) {
        if context.head_words.contains(&*page.words[w.head].lower) {
            bag.add("head-in-headline");
        }
        let all = w.tokens.clone().filter(|i| page.words[*i].tag.is_noun());
        if all.clone().next().is_some() && all.clone().all(|i| context.head_words.contains(&*page.words[i].lower)) {
            bag.add("in-headline");
        }
    }
    match s * 6 / context.cast.claims.lines.len().max(1) {
        _ if s < 2 => bag.add("place=first"),
        n => bag.count("place", n),
    }
}

/// What rules have read where it stands.
pub(super) fn read(context: &Context, s: usize, w: &Wording, bag: &mut Bag) {
    for (rule, topic) in &context.read[s] {
        let inside = topic.tokens.start <= w.tokens.start && w.tokens.end <= topic.tokens.end;
        let around = w.tokens.start <= topic.tokens.start && topic.tokens.end <= w.tokens.end;
        if topic.label == w.label {
            bag.with("read", rule);
        } else if inside || around {
            bag.add(if inside { "inside-read" } else { "around-read" });
        } else {
            bag.add("another-read");
            if topic.stretch.contains(&w.tokens.start) {
                bag.add("in-stretch");
            }
        }
    }
}

/// What rules have made of it.
pub(super) fn rules(context: &Context, meeting: &Meeting, here: &Here, w: &Wording, own: &Own, bag: &mut Bag) {
    let (d, s) = (meeting.d, here.sentence);
    if context.given(d, s, &w.label) {
        bag.add("given");
        own.read.iter().for_each(|rule| bag.with("given-by", rule));
        return;
    }
    if (0..context.drafts.len()).any(|o| o != d && context.given(o, s, &w.label)) {
        bag.add("given-elsewhere");
    }
    if meeting.draft.topics.iter().any(|(l, _)| *l == w.label) {
        bag.add("given-in-other-words");
    }
    if !meeting.draft.topics.is_empty() {
        bag.add("others-given");
    }
}
