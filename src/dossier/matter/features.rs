//! What speaks for and against a wording's being the matter of a meeting: named features.
//!
//! A wording is weighed for many meetings, and a meeting has many wordings: what is told of one alone is gathered once.

use std::cell::OnceCell;

use super::context::Context;
use super::home::{self, Here, Meeting};
use super::{phrase, stand};
use crate::claim::clause::Subject;
use crate::claim::line::What;
use crate::claim::topic::wording::Wording;
use crate::dossier::bag::Bag;

/// What is told of a wording, whichever meeting may be about it.
pub(super) struct Own<'c> {
    /// Features.
    pub(super) bag: Bag<'c>,
    /// What it hangs on in the end, and through what.
    pub(super) lead: String,
    /// The last verb before it: its subject and its base.
    pub(super) deed: Option<(Subject, &'c str)>,
    /// The base of the last verb group before it.
    pub(super) verb: Option<&'c str>,
    /// The countries and bodies in it, and whether it is nothing else.
    pub(super) bodies: Vec<(bool, String)>,
    /// The rules that have read it as a topic.
    pub(super) read: Vec<&'c str>,
}

impl<'c> Own<'c> {
    fn of(context: &Context<'c>, s: usize, w: &Wording) -> Own<'c> {
        let page = context.cast.page;
        let line = &context.cast.claims.lines[s];
        let behind = |v: usize| line.verbs[v].tokens.end <= w.tokens.start;
        let last = line.items.iter().rposition(|item| matches!(item.what, What::Verb(v) if behind(v)));
        let deed = last.and_then(|k| match line.items[k].what {
            What::Verb(v) => Some((context.subject(s, k), line.verbs[v].base.as_str())),
            _ => None,
        });
        let bodies = w.tokens.clone().filter_map(|i| page.atom(i));
        let bodies = bodies.filter_map(|atom| Some((atom.len >= w.tokens.len(), page.body_name(atom)?)));
        let read = context.read[s].iter().filter(|(_, topic)| topic.label == w.label);
        let mut own = Own {
            bag: Bag::new(&page.schema.topic),
            lead: stand::lead(page, line, &context.spots[s], w.spot),
            deed,
            verb: line.verbs.iter().rfind(|v| v.tokens.end <= w.tokens.start).map(|v| v.base.as_str()),
            bodies: bodies.collect(),
            read: read.map(|(rule, _)| *rule).collect(),
        };
        phrase::phrase(context, line, w, &mut own.bag);
        stand::stands(context, line, s, w, &own.lead, &mut own.bag);
        home::document(context, s, w, &mut own.bag);
        home::read(context, s, w, &mut own.bag);
        own
    }
}

/// All wordings of a document, with what is told of each once that was asked for.
pub(super) struct Owns<'c>(Vec<Vec<OnceCell<Own<'c>>>>);

impl<'c> Owns<'c> {
    /// Nothing is gathered yet.
    pub(super) fn none(context: &Context<'c>) -> Owns<'c> {
        Owns(context.wordings.iter().map(|here| here.iter().map(|_| OnceCell::new()).collect()).collect())
    }

    /// What is told of the features of the wording of this number in its sentence, for one meeting.
    pub(super) fn tell<T>(
        &self,
        context: &Context<'c>,
        meeting: &Meeting<'c>,
        here: &Here<'c>,
        number: usize,
        tell: fn(&[&Bag]) -> T,
    ) -> T {
        let wording = &context.wordings[here.sentence][number];
        let own = self.0[here.sentence][number].get_or_init(|| Own::of(context, here.sentence, wording));
        together(context, meeting, here, wording, own, tell)
    }
}

/// What is told of the features of a wording that is not among those of its sentence.
pub(super) fn tell<'c, T>(
    context: &Context<'c>,
    meeting: &Meeting<'c>,
    here: &Here<'c>,
    w: &Wording,
    tell: fn(&[&Bag]) -> T,
) -> T {
    together(context, meeting, here, w, &Own::of(context, here.sentence, w), tell)
}

fn together<'c, T>(
    context: &Context<'c>,
    meeting: &Meeting<'c>,
    here: &Here<'c>,
    w: &Wording,
    own: &Own<'c>,
    tell: fn(&[&Bag]) -> T,
) -> T {
    let mut bag = Bag::new(&context.cast.page.schema.topic);
    stand::zoned(own, here.zone, &mut bag);
    home::cue(context, here, w, &mut bag);
    home::meeting(context, meeting, here, w, own, &mut bag);
    home::rules(context, meeting, here, w, own, &mut bag);
    tell(&[&own.bag, &meeting.bag, &here.bag, &bag])
}
