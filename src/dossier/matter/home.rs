//! How a wording lies to the meetings of its document: how near, what is known of them, what rules have read.

use std::collections::BTreeSet;

use super::context::Context;
use crate::claim::line::What;
use crate::claim::topic::wording::Wording;
use crate::dossier::bag::Bag;
use crate::dossier::cast::Meant;

/// How it lies to the words that tell of this meeting, and of others.
pub(super) fn near(context: &Context, d: usize, s: usize, w: &Wording, bag: &mut Bag) {
    let draft = &context.drafts[d];
    let line = &context.cast.claims.lines[s];
    let anchors = draft.told.iter().filter(|(t, _)| *t == s).map(|(_, a)| *a);
    if let Some(anchor) = anchors.min_by_key(|a| a.abs_diff(w.head)) {
        let side = if anchor <= w.head { "behind" } else { "before" };
        let far = match anchor.abs_diff(w.head) {
            0..=3 => "3",
            4..=7 => "7",
            8..=14 => "14",
            15..=25 => "25",
            _ => "far",
        };
        bag.with("cue", &format!("{side} {far}"));
        let (from, to) = (anchor.min(w.head), anchor.max(w.head));
        let verbs = line.verbs.iter().filter(|v| v.tokens.start > from && v.tokens.end <= to && v.finite()).count();
        bag.with("cue-verbs", &format!("{side} {}", verbs.min(3)));
        let others = line.parties.iter().filter(|p| p.tokens.start > from && p.tokens.end <= to).count();
        bag.with("cue-parties", &format!("{side} {}", others.min(4)));
        let here = context.drafts.iter().enumerate().filter(|(o, _)| *o != d).flat_map(|(_, o)| o.told.iter());
        let rival = here.filter(|(t, _)| *t == s).any(|(_, a)| a.abs_diff(w.head) < anchor.abs_diff(w.head));
        if rival {
            bag.add("rival-in-sentence");
        }
    }
    let gap = |d: usize| context.told[d].iter().map(|t| t.abs_diff(s)).min().unwrap_or(99);
    let mine = gap(d);
    let rivals = (0..context.drafts.len()).filter(|o| *o != d);
    let (nearer, alike) =
        rivals.fold((0, 0), |(n, a), o| (n + usize::from(gap(o) < mine), a + usize::from(gap(o) == mine)));
    bag.with("rivals-nearer", &nearer.min(3).to_string());
    bag.with("rivals-alike", &alike.min(3).to_string());
    let between = (0..context.drafts.len()).filter(|o| *o != d).any(|o| {
        context.told[o].iter().any(|t| {
            *t <= s && context.told[d].iter().all(|m| m < t || *m > s) && context.told[d].iter().any(|m| m < t)
        })
    });
    if between {
        bag.add("another-told-between");
    }
}

/// What is known of the meeting.
pub(super) fn meeting(context: &Context, d: usize, s: usize, w: &Wording, bag: &mut Bag) {
    let draft = &context.drafts[d];
    let page = context.cast.page;
    let line = &context.cast.claims.lines[s];
    if let Some(status) = draft.status {
        bag.with("status", &format!("{status:?}"));
    }
    if let Some(kind) = draft.kind {
        bag.with("kind", &format!("{kind:?}"));
    }
    bag.with("meetings", &context.drafts.len().min(8).to_string());
    bag.with("who", &draft.who.len().min(4).to_string());
    bag.with("tellings", &draft.told.len().min(4).to_string());
    bag.with("topics-read", &draft.topics.len().min(4).to_string());
    for e in &draft.evidence {
        bag.with("told-by", &e.rule);
    }
    let takes = |m: &&&Meant| context.takes_part(m, draft);
    let here = context.present[s].iter().filter(takes).count();
    bag.with("here", &here.min(3).to_string());
    if context.present[s].iter().any(|m| matches!(m, Meant::Person(_)) && !context.takes_part(m, draft)) {
        bag.add("strangers");
    }
    let last = (0..line.items.len())
        .rev()
        .find(|&k| matches!(line.items[k].what, What::Verb(v) if line.verbs[v].tokens.end <= w.tokens.start));
    if let Some(k) = last {
        bag.with("doer", context.does(s, k, draft));
        if let What::Verb(v) = line.items[k].what {
            bag.add(&format!("{} does {}", context.does(s, k, draft), line.verbs[v].base));
        }
    }
    if context.speaking[d].contains(&s) {
        bag.add("speaks");
        if context.cast.quoted(w.head) {
            bag.add("speaks-quoted");
        }
    }
    let home = |m: &Meant| match m {
        Meant::Person(p) => context.cast.homes[*p].clone(),
        Meant::Office(o) | Meant::Group(o) => o.of.clone(),
        Meant::Body(b) => Some(b.clone()),
        _ => None,
    };
    let homes: BTreeSet<String> =
        draft.who.iter().filter_map(|(m, _)| home(m)).chain(draft.bodies.iter().map(|(b, _)| b.clone())).collect();
    for i in w.tokens.clone() {
        let Some(atom) = page.atom(i) else { continue };
        let all = atom.len >= w.tokens.len();
        let Some(name) = page.body_name(atom) else { continue };
        let whose = if homes.contains(&name) { "home" } else { "abroad" };
        bag.with(if all { "is-whose" } else { "has-whose" }, whose);
    }
    document(context, s, w, bag);
}

/// What the rest of the document makes of it.
fn document(context: &Context, s: usize, w: &Wording, bag: &mut Bag) {
    let often = context.frequency(&w.label);
    let often = match often {
        0..=3 => often.to_string(),
        4..=6 => "6".into(),
        _ => "many".into(),
    };
    bag.with("often", &often);
    bag.add(&format!("often={often} size={}", w.size.min(3)));
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
    let place = match s * 6 / context.cast.claims.lines.len().max(1) {
        _ if s < 2 => "first".into(),
        n => n.to_string(),
    };
    bag.with("place", &place);
}

/// What rules have made of it.
pub(super) fn rules(context: &Context, d: usize, s: usize, w: &Wording, bag: &mut Bag) {
    let given = context.given(d, s, &w.label);
    if given {
        bag.add("given");
    }
    let other = (0..context.drafts.len()).any(|o| o != d && context.given(o, s, &w.label));
    if other && !given {
        bag.add("given-elsewhere");
    }
    let said = |o: usize| context.drafts[o].topics.iter().any(|(l, _)| *l == w.label);
    if !given && said(d) {
        bag.add("given-in-other-words");
    }
    for (rule, topic) in &context.read[s] {
        let inside = topic.tokens.start <= w.tokens.start && w.tokens.end <= topic.tokens.end;
        let around = w.tokens.start <= topic.tokens.start && topic.tokens.end <= w.tokens.end;
        if topic.label == w.label {
            bag.with("read", rule);
            if given {
                bag.with("given-by", rule);
            }
        } else if inside || around {
            bag.add(if inside { "inside-read" } else { "around-read" });
        } else {
            bag.add("another-read");
            if topic.stretch.contains(&w.tokens.start) {
                bag.add("in-stretch");
            }
        }
    }
    if !given && !context.drafts[d].topics.is_empty() {
        bag.add("others-given");
    }
}
