//! What speaks for and against a wording's being the matter of a meeting: named features.
//!
//! A wording is weighed for many meetings, and a meeting has many wordings: what is told of one alone is gathered once.

use std::cell::{OnceCell, RefCell};

use super::context::Context;
use super::home::{self, Here, Meeting};
use super::kinds;
use super::phrase;
use super::stand::{self, Stand};
use crate::claim::clause::Subject;
use crate::claim::line::What;
use crate::claim::topic::wording::Wording;
use crate::dossier::bag::Bag;

/// What is told of a wording, whichever meeting may be about it.
pub(super) struct Own<'c> {
    /// Features.
    pub(super) bag: Bag<'c>,
    /// What is told together with how far its sentence lies from the words that tell of the meeting.
    zoned: Bag<'c>,
    /// The last verb before it: its subject and its base.
    pub(super) deed: Option<(Subject, &'c str)>,
    /// The countries and bodies in it, and whether it is nothing else.
    pub(super) bodies: Vec<(bool, String)>,
    /// The rules that have read it as a topic.
    pub(super) read: Vec<&'c str>,
}

impl<'c> Own<'c> {
    fn of(context: &Context<'c>, s: usize, w: &Wording, lead: &str) -> Own<'c> {
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
        let verb = line.verbs.iter().rfind(|v| v.tokens.end <= w.tokens.start).map(|v| v.base.as_str());
        let often = home::often(context, w);
        let mut own = Own {
            bag: context.cast.bag(&page.schema.learned.topic),
            zoned: context.cast.bag(&page.schema.learned.topic),
            deed,
            bodies: bodies.collect(),
            read: read.map(|(rule, _)| *rule).collect(),
        };
        kinds::wording_zoned(page, w, verb, often, &mut own.zoned);
        phrase::phrase(context, line, w, &mut own.bag);
        stand::stands(context, line, w, &mut own.bag);
        kinds::wording(context, line, w, verb, lead, &mut own.bag);
        home::document(context, s, w, often, &mut own.bag);
        home::read(context, s, w, &mut own.bag);
        own
    }
}

/// What is told of all noun phrases of a document and of their wordings, once that was asked for.
pub(super) struct Owns<'c> {
    context: &'c Context<'c>,
    stands: Vec<Vec<OnceCell<Stand<'c>>>>,
    wordings: Vec<Vec<OnceCell<Own<'c>>>>,
    /// What is told of the candidate at hand alone.
    rest: RefCell<Bag<'c>>,
}

impl<'c> Owns<'c> {
    /// Nothing is gathered yet.
    pub(super) fn none(context: &'c Context<'c>) -> Owns<'c> {
        let rest = RefCell::new(context.cast.bag(&context.cast.page.schema.learned.topic));
        Owns { context, stands: blank(&context.spots), wordings: blank(&context.wordings), rest }
    }

    /// What is told of the features of the wording of this number in its sentence, for one meeting.
    pub(super) fn tell<T>(&self, meeting: &Meeting, here: &Here, number: usize, tell: fn(&[&Bag]) -> T) -> T {
        let s = here.sentence;
        let wording = &self.context.wordings[s][number];
        let stand = self.stand(s, wording);
        let own = self.wordings[s][number].get_or_init(|| Own::of(self.context, s, wording, &stand.lead));
        self.together(meeting, here, wording, own, stand, tell)
    }

    /// The same of a wording that is not among those of its sentence.
    pub(super) fn tell_of<T>(&self, meeting: &Meeting, here: &Here, w: &Wording, tell: fn(&[&Bag]) -> T) -> T {
        let stand = self.stand(here.sentence, w);
        let own = Own::of(self.context, here.sentence, w, &stand.lead);
        self.together(meeting, here, w, &own, stand, tell)
    }

    fn stand(&self, s: usize, w: &Wording) -> &Stand<'c> {
        self.stands[s][w.spot].get_or_init(|| Stand::of(self.context, s, w.spot))
    }

    fn together<T>(
        &self,
        meeting: &Meeting,
        here: &Here,
        w: &Wording,
        own: &Own,
        stand: &Stand,
        tell: fn(&[&Bag]) -> T,
    ) -> T {
        let context = self.context;
        let bag = &mut *self.rest.borrow_mut();
        bag.clear();
        bag.within(home::under(here.zone), |bag| {
            [&stand.zoned, &own.zoned].into_iter().for_each(|told| bag.extend(told))
        });
        home::cue(context, here, w, bag);
        home::meeting(context, meeting, here, w, own, bag);
        home::rules(context, meeting, here, w, own, bag);
        tell(&[&stand.bag, &own.bag, &meeting.bag, &here.bag, bag])
    }
}

/// A place for each, in which nothing is yet.
pub(super) fn blank<A, B>(rows: &[Vec<A>]) -> Vec<Vec<OnceCell<B>>> {
    rows.iter().map(|row| row.iter().map(|_| OnceCell::new()).collect()).collect()
}
